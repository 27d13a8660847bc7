#!/bin/sh
# The files on which verdicts rest most, and the tests that speak for each: for mutants.sh and mcdc.sh.
# Files of one test are joined by a plus.
# shellcheck disable=SC2034,SC2089
B=${B:-build} CC=${CC:-gcc}
conformance=$(echo tests/conformance.c tests/conformance/*.c | tr ' ' +)
deciders="src/base/utf8.c tests/base/utf8.c
src/post/measure.c tests/post/measure.c $conformance
src/lint/silence.c tests/lint/silence.c tests/check/suppressions.c"

flags="-std=c17 -O1 -D_POSIX_C_SOURCE=200809L -DPL_VERSION=\"0\" -Isrc -I$B/gen -Itests"
libs="$(pkg-config --libs libpcre2-8) -lcmocka -lm -pthread"

# The test with this object in place of the library's: 2 when it cannot be built.
build_test() { # PROGRAM OBJECT TEST
	# shellcheck disable=SC2046,SC2086,SC2090
	$CC $flags -o "$1" $(echo "$3" | tr + ' ') "$2" "$B/libplume.a" $libs || exit 2
}
