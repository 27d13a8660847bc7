#!/bin/sh
# make coverage: how many branches of the library's parts tests and fuzzing take together, by gcov,
# after
#
#     make B=build/coverage CFLAGS='-O0 -g --coverage' HARDEN= check
#
# What fuzzing has kept (FUZZ=build/fuzz, a folder a driver) is replayed first; the seeds are part
# of check.  FILES=report tells of each file of that part what it misses, LINES=src/base/json.c
# which lines.
#
# A branch is one way out of a decision; those of assertions of the compiler (calls that may not
# return) count, too.
set -u
B=${B:-build/coverage} FUZZ=${FUZZ:-build/fuzz}
command -v gcov >/dev/null || { echo 'coverage: no gcov here'; exit 2; }

for driver in "$B"/tests/fuzz/*; do
	kept=$FUZZ/${driver##*/}
	[ -d "$kept" ] && [ -x "$driver" ] || continue
	printf '%s: ' "${driver##*/}"
	"$driver" "$kept" 2>&1 | tail -n 1
done

if [ -n "${LINES:-}" ]; then
	file=${LINES#src/}
	gcov -b -t "$B/${file%.c}.gcno" 2>/dev/null | awk -v file="$file" '
		/^ *-: *0:Source:/ { ours = $0 ~ file "$" }
		ours && /^ *[-#0-9*=]+: *[0-9]+:/ { line = $0 }
		ours && /^branch/ && (/taken 0%/ || /never executed/) && line != told { print line; told = line }'
	exit
fi

printf '%-8s %9s %9s %7s\n' part branches taken share
for part in ${PARTS:-base post check rule lint report guide}; do
	gcov -b -n "$B/$part"/*.gcno 2>/dev/null | awk -v part="$part" -v files="${FILES:-}" '
		/^File / { ours = $0 ~ "/?src/" part "/[^/]*\\.c\047$"; file = $2 }
		ours && /^Taken at least once:/ {
			share = $0
			sub(/^Taken at least once:/, "", share)
			sub(/% of.*/, "", share)
			n = $NF + 0
			all += n
			taken += share * n / 100
			if (files == part)
				printf "  %4d of %4d not taken: %s\n", n - share * n / 100 + 0.5, n, file
		}
		END { printf "%-8s %9d %9d %6.1f%%\n", part, all, taken, all ? taken * 100 / all : 0 }'
done
