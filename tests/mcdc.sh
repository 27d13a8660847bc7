#!/bin/sh
# make mcdc: does each condition of the deciders' files decide by itself (MC/DC)?
#
#     B=build sh tests/mcdc.sh
#
# The tests run with files whose decisions say what they met (mcdc.awk, mcdc.h).  A condition decides
# when two meetings differ in it alone, or else in what one of them did not evaluate, and in what
# came out.  The pairs are in build/mcdc/pairs.tsv.  What can have none is listed in mcdc-never.tsv
# with the reason, and counted apart; what else has none is printed, and is an error.
set -u
# shellcheck source=tests/deciders.sh
. tests/deciders.sh
never=tests/mcdc-never.tsv
work=$B/mcdc
tab='	'
rm -rf "$work" && mkdir -p "$work" || exit 2

# A file: its conditions, and what its tests met.
record() { # FILE TEST…
	file=$1
	shift
	awk -v OFS="$tab" -v list="$work/list" -f tests/mcdc.awk "$file" >"$work/told.c" || exit 2
	# shellcheck disable=SC2086,SC2090
	$CC $flags -include tests/mcdc.h -c -o "$work/told.o" "$work/told.c" || exit 2
	for test in "$@"; do
		build_test "$work/test" "$work/told.o" "$test"
		MCDC=$work/met "$work/test" >"$work/test.log" 2>&1 ||
			{ echo "mcdc: $test fails:" && cat "$work/test.log" && exit 2; }
	done
	sed "s,^,$file$tab," "$work/list" >>"$work/conditions.tsv"
	sort -u "$work/met" | sed "s,^,$file$tab," >>"$work/met.tsv"
	rm "$work/list" "$work/met"
}

# The pair of each condition, or `none`: file, line, function, condition, decision, and the pair.
pairs() {
	awk -F "$tab" -v OFS="$tab" '
		# Two meetings that differ in the i-th, and else only where one was not evaluated.
		function decides(one, other, i,    j, a, b) {
			if (substr(one, i, 1) != "1" || substr(other, i, 1) != "0")
				return 0
			for (j = 1; j <= length(one); j++) {
				a = substr(one, j, 1)
				b = substr(other, j, 1)
				if (j != i && a != b && a != "-" && b != "-")
					return 0
			}
			return 1
		}
		FNR == NR {
			of = $1 FS $2
			met[of, ++n[of]] = $3
			came[of, n[of]] = $4
			next
		}
		{
			of = $1 FS $2
			pair = "none"
			for (a = 1; a <= n[of] && pair == "none"; a++)
				for (b = 1; b <= n[of]; b++)
					if (came[of, a] != came[of, b] && decides(met[of, a], met[of, b], $3 + 1))
						pair = met[of, a] " " came[of, a] ", " met[of, b] " " came[of, b]
			print $1, $4, $5, $6, $7, pair
		}' "$work/met.tsv" "$work/conditions.tsv"
}

echo "$deciders" | while read -r file tests; do
	# shellcheck disable=SC2086,SC2090
	record "$file" $tests
done || exit 2
pairs >"$work/pairs.tsv"
awk -F "$tab" -v never="$never" '
	FILENAME == never && /^#/ { next }
	FILENAME == never { reason[$1 FS $2 FS $3 FS $4] = $5; next }
	{
		of = $1 FS $3 FS $4 FS $5
		conditions++
		if ($6 != "none") {
			decide++
			if (of in reason)
				excess = excess never ": has a pair: " $4 "\n"
		} else if (reason[of] == "") {
			missing = missing $1 ":" $2 ": " $3 ": no pair for " $4 " in " $5 "\n"
		} else {
			excused++
		}
		there[of]
	}
	END {
		for (of in reason)
			if (!(of in there))
				excess = excess never ": no such condition: " of "\n"
		printf "%s%s%d of %d conditions decide by themselves; %d more cannot\n",
			missing, excess, decide, conditions - excused, excused
		exit missing excess != "" || !conditions
	}' "$never" "$work/pairs.tsv"
