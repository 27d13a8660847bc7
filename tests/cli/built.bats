# What the compiler and the linker have put around the program, and how its work grows.

setup() {
	PLUME=$(realpath "$PLUME")
}

# In a build with the sanitizers these take the place of some of it.
hardened() {
	command -v readelf >/dev/null || skip "readelf is not installed"
	! readelf -sW "$1" | grep -q __asan_init || skip "built with the sanitizers"
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
