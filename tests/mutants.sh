#!/bin/sh
# make mutants: do the tests bite?  In the files on which verdicts rest most, one small thing at a
# time is made wrong; their tests must fail then, or not come to an end.
#
#     N=60 SEED=1 B=build sh tests/mutants.sh
#
# What no test noticed is printed, to be read.  What changes nothing that can be seen is listed in
# mutants-same.tsv with the reason, and counted apart.
set -u
same=tests/mutants-same.tsv
# shellcheck source=tests/deciders.sh
. tests/deciders.sh
N=${N:-60} SEED=${SEED:-1}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Every place where something can be made wrong: file, line, what, by what.
places() {
	echo "$deciders" | while read -r file _; do
		awk -v file="$file" '
			BEGIN {
				n = split(" < ~ <= ~ > ~ >= ~ <= ~ < ~ >= ~ > ~ == ~ != ~ != ~ == ~ && ~ || ~ || ~ && ~ + 1~ + 2~ - 1~ - 0~return true~return false~return false~return true~return !~return ~if (!~if (", words, "~")
			}
			/^[\/ ]\*|^#|\/\*|^static const/ { next }
			{
				for (i = 1; i < n; i += 2)
					if (index($0, words[i]))
						print file, NR, words[i], words[i + 1]
			}' OFS='\t' "$file"
	done
}

line_of() { # FILE LINE: without blanks around it
	sed -n "${2}s/^[	 ]*//p" "$1"
}

# A listed line that is not there any more excuses nothing.
grep -v '^#' "$same" | while IFS='	' read -r file from to text _; do
	sed 's/^[	 ]*//' "$file" | grep -Fqx "$text" && printf '%s' "$text" | grep -Fq "$from" && [ "$to" ] ||
		{ echo "$same: $file has no such line: $text" >&2 && exit 2; }
done || exit 2

is_same() { # FILE LINE FROM TO
	tab='	'
	grep -Fq "$1$tab$3$tab$4$tab$(line_of "$1" "$2")$tab" "$same"
}

mutant() { # FILE LINE FROM TO: the file with that made wrong
	awk -v line="$2" -v from="$3" -v to="$4" '
		NR == line {
			at = index($0, from)
			$0 = substr($0, 1, at - 1) to substr($0, at + length(from))
		}
		{ print }' "$1"
}

is_noticed() { # OBJECT TEST…
	object=$1
	shift
	for test in "$@"; do
		build_test "$work/test" "$object" "$test"
		timeout 60 "$work/test" >/dev/null 2>&1 || return 0
	done
	return 1
}

# The tests must hold as things are, or everything would be noticed.
echo "$deciders" | while read -r file tests; do
	# shellcheck disable=SC2086,SC2090
	$CC $flags -c -o "$work/right.o" "$file" && ! is_noticed "$work/right.o" $tests || exit 2
done || { echo 'mutants: the tests fail as things are'; exit 2; }

places | awk -v seed="$SEED" 'BEGIN { srand(seed) } { printf "%.9f\t%s\n", rand(), $0 }' | sort | cut -f2- |
	head -n "$N" >"$work/list"
made=0 noticed=0 alike=0
while IFS='	' read -r file line from to; do
	tests=$(echo "$deciders" | sed -n "s,^$file ,,p")
	mutant "$file" "$line" "$from" "$to" >"$work/mutant.c"
	# One that does not compile says nothing.
	# shellcheck disable=SC2086,SC2090
	$CC $flags -c -o "$work/mutant.o" "$work/mutant.c" 2>/dev/null || continue
	made=$((made + 1))
	# shellcheck disable=SC2086,SC2090
	if is_noticed "$work/mutant.o" $tests; then
		noticed=$((noticed + 1))
	elif is_same "$file" "$line" "$from" "$to"; then
		alike=$((alike + 1))
	else
		echo "lives: $file:$line: '$from' as '$to': $(line_of "$file" "$line")"
	fi
done <"$work/list"
echo "$noticed of $((made - alike)) mutants were noticed; $alike more change nothing that can be seen"
[ "$made" -gt 0 ]
