#!/bin/sh
# Runs what `make check` has built and closes with `N passed, N failed`.
#
#   B  the build folder          T  one test (base/yaml), a kind, or empty for all
#
# Each program closes with lines of its own: cmocka's "[  PASSED  ] N test(s)." and
# "[  FAILED  ] N test(s)", bats's TAP, or our plain "N passed, N failed".
# A test that says "skipped" is told and not counted.
set -u
B=${B:-build} T=${T:-}
log=$B/tests/log
passed=0 failed=0 ran=0
mkdir -p "$B/tests"

# Adds up what the log of one program says; $1 its name, $2 its exit status.
count() {
	sums=$(awk '
		/^\[  PASSED  \] [0-9]+ test/ { good += $4 }
		/^\[  FAILED  \] [0-9]+ test/ { bad += $4 }
		/^[0-9]+ passed, [0-9]+ failed/ { good += $1; bad += $3 }
		/^ok [0-9]+/ && !/# skip/ { good++ }
		/^not ok [0-9]+/ { bad++ }
		END { print good + 0, bad + 0 }' "$log")
	good=${sums% *} bad=${sums#* }
	if [ "$2" != 0 ] && [ "$bad" = 0 ]; then
		bad=1
	fi
	passed=$((passed + good)) failed=$((failed + bad))
	if [ "$T" = "$1" ]; then # asked for alone, it may say all it has to say
		grep -vE '^\[|^ok |^[0-9]+ passed, [0-9]+ failed$' "$log"
	else
		grep -iE '^skipped|# skip|: [0-9]+ cases,|^exception' "$log"
	fi
	if [ "$bad" != 0 ]; then
		printf '%s: %s passed, %s FAILED (status %s)\n' "$1" "$good" "$bad" "$2"
		grep -vE '^\[ RUN|^\[       OK|^ok ' "$log" | head -60
	else
		printf '%s: %s passed\n' "$1" "$good"
	fi
}

run() {
	name=$1 ran=$((ran + 1))
	shift
	"$@" >"$log" 2>&1 </dev/null
	count "$name" $?
}

wanted() {
	case $T in
	'' | "$1") return 0 ;;
	units) case $1 in */*) [ "${1%%/*}" != cli ] ;; *) false ;; esac ;;
	*) case $1 in "$T"/*) return 0 ;; *) return 1 ;; esac ;;
	esac
}

for program in $(find "$B/tests" -type f -perm -u+x ! -name '*.sh' | sort); do
	name=${program#"$B/tests/"}
	wanted "$name" || continue
	case $name in
	fuzz/*) run "$name" sh -c '"$0" "$1" && echo "1 passed, 0 failed"' "$program" "tests/fuzz/seeds/${name#fuzz/}" ;;
	*) run "$name" "$program" ;;
	esac
done
for file in tests/cli/*.bats; do
	[ -e "$file" ] || continue
	name=cli/$(basename "$file" .bats)
	if wanted "$name"; then
		PLUME=$B/plume run "$name" bats --tap "$file"
	fi
done

if wanted regressions; then
	run regressions sh tests/regressions.sh
fi

if [ "$ran" = 0 ]; then
	echo "no test is called '$T'" >&2
	exit 2
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
