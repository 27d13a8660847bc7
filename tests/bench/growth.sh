#!/bin/sh
# How work grows, as plume(1) has it: with the text, by processor time, one post of Facebook's and
# the same bytes as JSON Lines of 450 bytes; with the rules, by instructions (valgrind), 100 KB of
# such lines under as many rules of public styles (STYLES), without what a few lines take, so that
# reading the rules does not count; past those that there are, copies as grow.sh makes them.
#   sh tests/bench/growth.sh [text|rules]
set -u
B=${B:-build} STYLES=${STYLES:-../shared/vale-styles}
mkdir -p "$B/bench"
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

text() {
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
}

configure() { # number of rules, kind of copies
	sh tests/bench/grow.sh "$STYLES" "$1" "$work/grown" $2
	{
		printf 'StylesPath = grown\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = '
		ls "$work/grown" | paste -sd, -
	} >"$work/grown.ini"
}
instructions() { # file
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$plume" check --no-cache --no-exit --config "$work/grown.ini" \
		--input jsonl --format jsonl "$1" 2>&1 >/dev/null | sed -n 's/.*Collected : //p'
}
rules() {
	command -v valgrind >/dev/null || { echo 'rules: valgrind is not installed' && return; }
	[ -d "$STYLES" ] || { echo "rules: $STYLES is not there" && return; }
	records 100000 >"$work/grow.jsonl"
	head -n 8 "$work/grow.jsonl" >"$work/lines.jsonl"
	printf '\n%-10s %22s %14s %22s %14s\n' rules 'hardly match: million' 'to the first' 'match too: million' 'to the first'
	first_words= first_all=
	for n in 50 300 1000; do
		for kind in words all; do
			configure $n "$([ $kind = all ] || echo words)"
			eval "$kind=$(($(instructions "$work/grow.jsonl") - $(instructions "$work/lines.jsonl")))"
			eval "[ \"\$first_$kind\" ] || first_$kind=\$$kind"
		done
		LC_ALL=C awk -v n=$n -v a="$words" -v b="$all" -v x="$first_words" -v y="$first_all" \
			'BEGIN { printf "%-10s %22.0f %14.2f %22.0f %14.2f\n", n, a / 1e6, a / x, b / 1e6, b / y }'
	done
	rm -rf "$work/grown" "$work/grown.ini" "$work/grow.jsonl" "$work/lines.jsonl"
}

case ${1:-} in
'') text && rules ;;
text | rules) "$1" ;;
*) echo 'growth.sh [text|rules]' >&2 && exit 2 ;;
esac
