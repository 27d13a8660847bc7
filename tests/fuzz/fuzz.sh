#!/bin/sh
# make fuzz: F names a driver (all), T is how many seconds each runs (60).  CI=yes takes main.c's
# own changes, for which nothing need be installed.
#
# What is found by libFuzzer lies in build/fuzz; a crash is kept there with its input.
set -u
MAKE=${MAKE:-make} T=${T:-60} F=${F:-$(ls tests/fuzz/*.c | sed 's,.*/,,; s,\.c$,,' | grep -v '^main$')}
failed=0 ran=0
work=build/fuzz
has_libfuzzer() {
	command -v clang >/dev/null && mkdir -p "$work" &&
		echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { (void)d; return n > 1; }' |
		clang -fsanitize=fuzzer -x c -o "$work/probe" - 2>/dev/null
}

if [ -z "${CI:-}" ] && has_libfuzzer; then
	build() {
		$MAKE -s B=build/libfuzzer CC=clang SAN=yes \
			CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' "build/libfuzzer/libfuzzer/$1"
	}
	fuzz() {
		mkdir -p "$work/$1"
		words=
		[ -f "tests/fuzz/words/$1" ] && words=-dict=tests/fuzz/words/$1
		"build/libfuzzer/libfuzzer/$1" -max_total_time="$T" -timeout=20 -rss_limit_mb=4096 \
			-artifact_prefix="$work/$1." $words -print_final_stats=1 -verbosity=0 \
			"$work/$1" "tests/fuzz/seeds/$1"
	}
else
	build() { $MAKE -s SAN=yes "build/san/tests/fuzz/$1"; }
	fuzz() {
		words=
		[ -f "tests/fuzz/words/$1" ] && words="-d tests/fuzz/words/$1"
		"build/san/tests/fuzz/$1" -t "$T" -s "${SEED:-$(date +%s)}" $words "tests/fuzz/seeds/$1"
	}
fi

for driver in $F; do
	ran=$((ran + 1))
	echo "== $driver, $T s"
	if ! build "$driver" || ! fuzz "$driver"; then
		failed=$((failed + 1))
		echo "$driver: FAILED"
	fi
done
echo "$((ran - failed)) drivers without a finding, $failed with one"
[ "$failed" = 0 ]
