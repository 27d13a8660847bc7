#!/bin/sh
# How work grows with the text: instructions where valgrind is (up to 2 MB), processor time beyond;
# one post of Facebook's, and the same bytes as JSON Lines of 450 bytes.
set -u
B=${B:-build}
work=$(realpath "$B/bench") plume=$(realpath "$B/plume") spawn=$work/spawn

piece() { # bytes
	LC_ALL=C awk -v size="$1" 'BEGIN {
		line = "La préfecture ouvre ses guichets lundi à 9 h. Vigilance orange : restez à l’abri, le pont de la D 104 est fermé. "
		for (n = 0; n < size; n += length(line)) printf "%s%s", line, ++k % 4 ? "" : "\n\n" }'
}
records() { # bytes
	LC_ALL=C awk -v size="$1" 'BEGIN {
		line = "La préfecture ouvre ses guichets lundi à 9 h. Vigilance orange : restez à l’abri, le pont de la D 104 est fermé. "
		for (n = 0; n < size; n += 4 * length(line)) printf "{\"text\":\"%s%s%s%s\"}\n", line, line, line, line }'
}

printf '\n%-10s %16s %14s %16s %10s\n' bytes 'one post: cpu ms' 'ms a MB' 'posts: cpu ms' 'ms a MB'
for size in 1000 10000 100000 1000000 10000000 100000000; do
	piece $size >"$work/grow.txt"
	records $size >"$work/grow.jsonl"
	runs=3
	[ $size -ge 10000000 ] && runs=1
	one=- many=- per=-
	[ $size -le 10000000 ] && one=$("$spawn" $runs "$plume" check --no-config --network facebook "$work/grow.txt" -- "$work/hello" | cut -d' ' -f1)
	many=$("$spawn" $runs "$plume" check --no-config --max-size 200 --format jsonl "$work/grow.jsonl" -- "$work/hello" | cut -d' ' -f1)
	[ "$one" != - ] && per=$(LC_ALL=C awk "BEGIN { printf \"%.0f\", $one / $size * 1e6 }")
	printf '%-10s %16s %14s %16s %10s\n' $size "$one" "$per" "$many" "$(LC_ALL=C awk "BEGIN { printf \"%.0f\", $many / $size * 1e6 }")"
done
rm -f "$work/grow.txt" "$work/grow.jsonl"
