#!/bin/sh
# A folder of styles with N rules: grow.sh STYLES N OUT.  Fewer than there are: evenly
# spaced; more: copies in styles named NAME1, NAME2…, their plain words shifted.
set -eu
styles=$1 n=$2 out=$3
rm -rf "$out"
mkdir -p "$out"
(cd "$styles" && find . -name '*.yml' | LC_ALL=C sort) >"$out/all"
LC_ALL=C awk -v n="$n" '
	{ file[NR] = $0 }
	END {
		for (i = 0; i < n; i++)
			print n <= NR ? file[int(i * NR / n) + 1] : file[i % NR + 1], n <= NR ? 0 : int(i / NR)
	}' "$out/all" >"$out/wanted"
while read -r file copy; do
	file=${file#./}
	style=${file%%/*}
	[ "$copy" = 0 ] || style=$style$copy
	mkdir -p "$out/$style"
	if [ "$copy" = 0 ]; then
		cp "$styles/$file" "$out/$style/"
	else
		LC_ALL=C awk -v by=$((7 * copy % 25 + 1)) -f tests/bench/shift.awk "$styles/$file" >"$out/$style/${file##*/}"
	fi
done <"$out/wanted"
rm "$out/all" "$out/wanted"
