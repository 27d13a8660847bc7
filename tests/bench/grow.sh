#!/bin/sh
# A folder of styles with N rules: grow.sh STYLES N OUT [words].  Fewer than there are:
# evenly spaced; more: copies in styles named NAME1, NAME2…, their plain words shifted.
# With `words` the copies hold shifted words and nothing else, which hardly ever match.
set -eu
styles=$1 n=$2 out=$3 words=${4:-}
rm -rf "$out"
mkdir -p "$out"
(cd "$styles" && find . -name '*.yml' | LC_ALL=C sort) >"$out.all"
total=$(wc -l <"$out.all")
made=0 copy=0
while [ "$made" -lt "$n" ]; do
	while read -r file; do
		[ "$made" -lt "$n" ] || break
		file=${file#./}
		style=${file%%/*}
		[ "$copy" = 0 ] || style=$style$copy
		mkdir -p "$out/$style"
		to=$out/$style/${file##*/}
		if [ "$copy" = 0 ]; then
			cp "$styles/$file" "$to"
		else
			LC_ALL=C awk -v by=$((copy % 25 + 1)) -v only="${words:+1}" -f tests/bench/shift.awk "$styles/$file" >"$to"
		fi
		if [ -s "$to" ]; then made=$((made + 1)); else rm "$to"; fi
	done <<END
$(if [ "$copy" = 0 ]; then LC_ALL=C awk -v n="$n" -v total="$total" 'BEGIN { step = n < total ? total / n : 1 } NR > at { print; at += step }' "$out.all"; else cat "$out.all"; fi)
END
	copy=$((copy + 1))
done
rm "$out.all"
