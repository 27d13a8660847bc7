#!/bin/sh
# make planted: do the fuzz drivers find bugs?  Each row of bugs.tsv is made true of one file, its
# driver is linked with that, and runs from its seeds for T seconds (60).
#
#     T=60 ONLY='fix split' sh tests/planted/planted.sh
#
# Nine in ten must be found; ONLY names drivers, whose bugs alone are planted then.
#
# With libFuzzer where clang has it, else with the changes that tests/fuzz/main.c makes.  What is
# not found is printed, to be read.
set -u
MAKE=${MAKE:-make} T=${T:-60} ONLY=${ONLY:-}
bugs=tests/planted/bugs.tsv
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

if echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { (void)d; return n > 1; }' |
	clang -fsanitize=fuzzer -x c -o "$work/probe" - 2>/dev/null; then
	B=build/libfuzzer cc=clang own='-fsanitize=fuzzer-no-link' whole='-fsanitize=fuzzer' main=
	$MAKE -s B=$B CC=clang SAN=yes CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' $B/libplume.a || exit 2
	run() { # DRIVER, for $2 seconds; 0: its seeds alone
		mkdir -p "$work/new"
		"$work/driver" $([ "$2" = 0 ] && echo -runs=0 || echo "-max_total_time=$2") \
			-timeout=20 -rss_limit_mb=4096 -artifact_prefix="$work/" -verbosity=0 \
			$([ -f "tests/fuzz/words/$1" ] && echo "-dict=tests/fuzz/words/$1") \
			"$work/new" "tests/fuzz/seeds/$1" >"$work/log" 2>&1
	}
else
	B=build/san cc=${CC:-gcc} own= whole= main=tests/fuzz/main.c
	$MAKE -s SAN=yes $B/libplume.a || exit 2
	run() {
		"$work/driver" -t "$2" \
			$([ -f "tests/fuzz/words/$1" ] && echo "-d tests/fuzz/words/$1") \
			"tests/fuzz/seeds/$1" >"$work/log" 2>&1
	}
fi
flags="-std=c17 -O1 -g -fPIC -D_POSIX_C_SOURCE=200809L -DPL_VERSION=\"0\" -Isrc -I$B/gen -Itests/fuzz
	-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
libs="$(pkg-config --libs libpcre2-8) -lm -pthread"

# The driver, with a file of the library as it is in OBJECT; none: as it is.
build() { # DRIVER [OBJECT]
	# shellcheck disable=SC2086
	$cc $flags $whole -o "$work/driver" "tests/fuzz/$1.c" $main ${2:-} $B/libplume.a $libs
}

plant() { # FILE FROM TO; false when FROM does not stand there just once
	FROM=$2 TO=$3 awk '
		BEGIN { from = ENVIRON["FROM"]; to = ENVIRON["TO"] }
		at = index($0, from) {
			n++
			$0 = substr($0, 1, at - 1) to substr($0, at + length(from))
		}
		{ print }
		END { exit n != 1 }' "$1"
}

rows() {
	grep -v '^#' "$bugs" | while IFS='	' read -r driver rest; do
		case " ${ONLY:-$driver} " in *" $driver "*) printf '%s\t%s\n' "$driver" "$rest" ;; esac
	done
}

# As things are nothing is found, or everything would be.
for driver in $(rows | cut -f1 | sort -u); do
	if ! build "$driver" || ! run "$driver" 0; then
		echo "planted: $driver fails as things are" >&2
		exit 2
	fi
done

made=0 found=0
rows >"$work/rows"
while IFS='	' read -r driver file from to; do
	# shellcheck disable=SC2086
	if ! plant "$file" "$from" "$to" >"$work/bug.c" ||
		! $cc $flags $own -c -o "$work/bug.o" "$work/bug.c" || ! build "$driver" "$work/bug.o"; then
		echo "$bugs: cannot be planted in $file: $from" >&2
		exit 2
	fi
	made=$((made + 1))
	rm -rf "$work/new"
	if run "$driver" "$T"; then
		printf "not found by %s: %s: '%s' as '%s'\n" "$driver" "$file" "$from" "$to"
	else
		found=$((found + 1))
	fi
done <"$work/rows"
echo "$found of $made planted bugs were found"
[ "$made" -gt 0 ] && { [ "$ONLY" ] || [ $((10 * found)) -ge $((9 * made)) ]; }
