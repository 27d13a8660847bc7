#!/bin/sh
# make twice: the source archive is unpacked and built in two folders, in two locales and zones,
# the second with tomorrow's clock where faketime is there.  What comes of it is the same, byte
# for byte: programs and libraries, the static program too.
set -u
MAKE=${MAKE:-make}
$MAKE -s dist >/dev/null || exit 2
archive=$(realpath build/plume-*.tar.gz)
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
unset MAKEFLAGS MFLAGS MAKELEVEL
export CCACHE_DISABLE=1

build() { # folder, then a command in front of make
	mkdir -p "$work/$1" && tar -xzf "$archive" -C "$work/$1" --strip-components=1 || exit 2
	folder=$work/$1
	shift
	(cd "$folder" && "$@" $MAKE -s && "$@" $MAKE -s STATIC=yes build/static/plume) || exit 2
}

later=
command -v faketime >/dev/null && later='faketime +1d' ||
	echo 'skipped: the clock of the second build is the first one’s, without faketime'
LC_ALL=C TZ=UTC build a env
(umask 077 && LC_ALL=fr_FR.UTF-8 TZ=Asia/Tokyo build another/longer/name env $later) || exit 2

passed=0 failed=0
for made in plume plume-guide libplume.a libplume.so.1 static/plume; do
	if cmp "$work/a/build/$made" "$work/another/longer/name/build/$made"; then
		passed=$((passed + 1))
		sha256sum "$work/a/build/$made" | sed "s|$work/a/||"
	else
		failed=$((failed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
