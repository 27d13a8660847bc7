#!/bin/sh
# make fuzz, make afl: F names a driver (all), T is how many seconds each runs (60).  CI=yes takes
# main.c's own changes, for which nothing need be installed; AFL=yes is what make afl says.
#
# What is found by libFuzzer lies in build/fuzz, by AFL++ in build/afl/found; a crash is kept there
# with its input, and the next run goes on from both.
set -u
MAKE=${MAKE:-make} T=${T:-60} F=${F:-$(ls tests/fuzz/*.c | sed 's,.*/,,; s,\.c$,,' | grep -v '^main$')}
failed=0 ran=0
work=build/fuzz
has_libfuzzer() {
	command -v clang >/dev/null && mkdir -p "$work" &&
		echo 'int LLVMFuzzerTestOneInput(const char *d, unsigned long n) { (void)d; return n > 1; }' |
		clang -fsanitize=fuzzer -x c -o "$work/probe" - 2>/dev/null
}

# Seeds, dictionaries and the drivers' one entry are the same, by AFL++'s own driver for it.
if [ -n "${AFL:-}" ]; then
	command -v afl-fuzz >/dev/null && command -v afl-clang-fast >/dev/null || {
		echo 'skipped: AFL++ is not installed (Debian: afl++)'
		exit 2
	}
	export AFL_QUIET=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_AUTORESUME=1 \
		AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
	work=build/afl/found
	build() {
		$MAKE -s B=build/afl CC=afl-clang-fast SAN=yes CFLAGS='-O1 -g' \
			"build/afl/libfuzzer/$1"
	}
	fuzz() {
		mkdir -p "$work"
		words=
		[ -f "tests/fuzz/words/$1" ] && words="-x tests/fuzz/words/$1"
		afl-fuzz -V "$T" -m none -t 20000 -i "tests/fuzz/seeds/$1" -o "$work/$1" $words \
			-- "build/afl/libfuzzer/$1" >"$work/$1.log" 2>&1 || {
			tail -20 "$work/$1.log"
			return 1
		}
		awk -F ' *: *' '$1 ~ /^(execs_done|corpus_count|saved_crashes|saved_hangs)$/ {
			print $1 ": " $2
			bad += $1 ~ /^saved/ ? $2 : 0
		}
		END { exit bad > 0 }' "$work/$1/default/fuzzer_stats"
	}
elif [ -z "${CI:-}" ] && has_libfuzzer; then
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

# One driver, told as it goes.
run() {
	echo "== $1, $T s"
	fuzz "$1" && return
	echo "$1: FAILED"
	return 1
}

# In CI two at a time, each with a processor of its own; told one after the other.
side_by_side() {
	mkdir -p "$work"
	for driver; do
		run "$driver" >"$work/$driver.out" 2>&1 &
		eval "pid_$driver=$!"
	done
	for driver; do
		eval "wait \$pid_$driver" || failed=$((failed + 1))
		cat "$work/$driver.out"
	done
}

built=
for driver in $F; do
	ran=$((ran + 1))
	if ! build "$driver"; then
		failed=$((failed + 1))
		echo "$driver: FAILED, it is not built"
	elif [ -z "${CI:-}" ]; then
		run "$driver" || failed=$((failed + 1))
	else
		built="$built $driver"
	fi
done
set -- $built
while [ $# -gt 0 ]; do
	side_by_side "$1" ${2:+"$2"}
	shift
	[ $# = 0 ] || shift
done
echo "$((ran - failed)) drivers without a finding, $failed with one"
[ "$failed" = 0 ]
