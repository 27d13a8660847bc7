#!/bin/sh
# make coverage: how many branches of the library's parts the tests take, by gcov, after
#
#     make B=build/coverage CFLAGS='-O1 -g --coverage' check
#
# A branch is one way out of a decision; those of assertions of the compiler (calls that may not
# return) count, too.
set -u
B=${B:-build/coverage}
command -v gcov >/dev/null || { echo 'coverage: no gcov here'; exit 2; }
all=0 taken=0
printf '%-8s %9s %9s %7s\n' part branches taken share
for part in ${PARTS:-base post check rule lint report guide}; do
	gcov -b -n "$B/$part"/*.gcno 2>/dev/null | awk -v part="$part" '
		/^File / { ours = $0 ~ "/?src/" part "/[^/]*\\.c\047$" }
		ours && /^Taken at least once:/ {
			share = $0
			sub(/^Taken at least once:/, "", share)
			sub(/% of.*/, "", share)
			n = $NF + 0
			all += n
			taken += share * n / 100
		}
		END { printf "%-8s %9d %9d %6.1f%%\n", part, all, taken, all ? taken * 100 / all : 0 }'
done
