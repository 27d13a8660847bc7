# What the compiler and the linker have put around the program, and how its work grows.

setup() {
	PLUME=$(realpath "$PLUME")
}

# The sanitizers take the place of some of it, and what counts branches leaves it out.
hardened() {
	command -v readelf >/dev/null || skip "readelf is not installed"
	! readelf -sW "$1" | grep -q __asan_init || skip "built with the sanitizers"
	! readelf -sW "$1" | grep -q __gcov_ || skip "built to count branches"
}

@test "the programs are hardened" {
	for program in "$PLUME" "$(dirname "$PLUME")/plume-guide"; do
		hardened "$program"
		readelf -hW "$program" | grep -q 'Type: *DYN'
		readelf -lW "$program" | grep -q GNU_RELRO
		readelf -lW "$program" | grep 'GNU_STACK' | grep -q 'RW '
		readelf -dW "$program" | grep -q BIND_NOW
		[ -z "$(readelf -dW "$program" | grep TEXTREL)" ]
		readelf -sW "$program" | grep -q __stack_chk_fail
		readelf -sW "$program" | grep -q '_chk@GLIBC'
	done
}

@test "a post in French loads PCRE2 and nothing else" {
	hardened "$PLUME"
	! ldd "$PLUME" | grep -q statically || skip "it loads nothing at all"
	loaded() { LD_DEBUG=files "$PLUME" check --no-config - <<<"$1" 2>&1 | sed -n 's/.*init: .*\/\(lib[a-z0-9-]*\)\.so.*/\1/p' | grep -v '^libc$' | sort | tr '\n' ' '; }
	[ "$(loaded "L’été, la préfecture ouvre à 9 h : « 20 € » — œuvre n° 3, ½ tarif.")" = 'libpcre2-8 ' ]
	[ "$(loaded "La préfecture ouvre à 9 h 🔴")" = 'libpcre2-8 libutf8proc ' ]
}

@test "work on texts made to be slow grows as they do" {
	command -v valgrind >/dev/null || skip "valgrind is not installed"
	hardened "$PLUME"
	B=$(dirname "$PLUME") SIZE=6000 run sh "$BATS_TEST_DIRNAME/../hard.sh" \
		words hashtags marks dots comments list
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" != *skipped:* ]] || skip "${output%%$'\n'*}"
	[[ "$output" == *'6 passed, 0 failed' ]]
}

# All of it is built twice by make twice, which takes minutes.
@test "what is built does not tell where, when, or in what locale" {
	hardened "$PLUME"
	top=$(realpath "$BATS_TEST_DIRNAME/../..")
	for made in plume plume-guide libplume.a; do
		! grep -aqF "$top" "$(dirname "$PLUME")/$made" || { echo "$made names $top"; false; }
	done
	build() { # FOLDER
		mkdir -p "$1/rules" "$1/guides"
		cp -R "$top/Makefile" "$top/src" "$1"
		CCACHE_DISABLE=1 make -s -C "$1" build/base/str.o build/base/save.o build/gen/catalogue
	}
	unset MAKEFLAGS MFLAGS MAKELEVEL
	cd "$BATS_TEST_TMPDIR"
	LC_ALL=C TZ=UTC build a
	(umask 077 && LC_ALL=fr_FR.UTF-8 TZ=Asia/Tokyo build another/longer/name)
	for made in base/str.o base/save.o gen/catalogue; do
		cmp "a/build/$made" "another/longer/name/build/$made"
	done
}
