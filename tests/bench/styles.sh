#!/bin/sh
# make bench, second part: styles of Vale's on prose, and how time grows with the rules.
# STYLES is a folder of styles, TEXTS one of plain French texts; without them it says so.
set -u
B=${B:-build} STYLES=${STYLES:-../shared/vale-styles} TEXTS=${TEXTS:-../shared/corpus}
work=$B/bench
plume=$(realpath "$B/plume")

echo
if [ ! -d "$STYLES" ] || ! ls "$TEXTS"/*.txt >/dev/null 2>&1; then
	echo "Styles of Vale's: $STYLES or the texts of $TEXTS are not there"
	exit
fi

# Paragraphs of five lines, up to so many bytes.
prose() { # bytes
	cat "$TEXTS"/*.txt "$TEXTS"/*.txt "$TEXTS"/*.txt | LC_ALL=C awk -v most="$1" '
		$0 == "" { next }
		{ print; size += length($0) + 1 }
		++n % 5 == 0 { print ""; size++ }
		size >= most { exit }'
}
prose 100000 >"$work/prose-100k.txt"
prose 1000000 >"$work/prose-1m.txt"
cp "$work/prose-1m.txt" "$work/prose-1m.md"
cp -R "$STYLES/." "$work/styles" 2>/dev/null || { mkdir -p "$work/styles" && cp -R "$STYLES/." "$work/styles"; }
chmod -R u+w "$work/styles"

# Style, processor seconds of Vale (after 3.7.1, built with Go 1.19, two cores shared) on
# 100 kB and 1 MB of such text; > where it was stopped, - where it was not measured.
vale_figures='Joblint 0.09 2.1
proselint 0.66 10.7
Google 0.78 >60
Microsoft 1.12 >60
alex 1.25 52.5
Datadog 2.1 -
write-good 3.2 -
Elastic 4.7 -
RedHat 5.7 -
Readability 0.03 0.05'

cpu() { # command…
	set -- $("$work/spawn" 7 "$@" -- "$work/hello")
	printf '%s' "$1"
}

ratio() { # vale's seconds, our milliseconds
	case $1 in
	-) printf '%s' - ;;
	'>'*) awk -v v="${1#>}" -v p="$2" 'BEGIN { printf ">%d", v * 1000 / p }' ;;
	*) awk -v v="$1" -v p="$2" 'BEGIN { printf "%d", v * 1000 / p }' ;;
	esac
}

echo "One style on plain French prose, cold, processor time (Vale's column was measured once elsewhere)"
printf '%-14s %12s %11s %8s %12s %11s %8s\n' style 'Vale 100kB s' 'plume ms' times 'Vale 1MB s' 'plume ms' times
printf '%s\n' "$vale_figures" | while read -r style small large; do
	[ -d "$work/styles/$style" ] || continue
	printf 'StylesPath = styles\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = %s\n' "$style" >"$work/$style.ini"
	# Vale's figures were taken without these.
	for off in Elastic.PluralAbbreviations Elastic.Spelling RedHat.Spelling RedHat.Using; do
		case $off in "$style".*) printf '%s = NO\n' "$off" >>"$work/$style.ini" ;; esac
	done
	a=$(cpu "$plume" check --config "$work/$style.ini" --output=line "$work/prose-100k.txt")
	b=$(cpu "$plume" check --config "$work/$style.ini" --output=line "$work/prose-1m.txt")
	printf '%-14s %12s %11s %8s %12s %11s %8s\n' "$style" "$small" "$a" "$(ratio "$small" "$a")" \
		"$large" "$b" "$(ratio "$large" "$b")"
done

grown() { # number of rules, kind of copies
	sh tests/bench/grow.sh "$STYLES" "$1" "$work/grown" $2
	{
		printf 'StylesPath = grown\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = '
		ls "$work/grown" | paste -sd, -
		for off in PluralAbbreviations Spelling Using; do
			(cd "$work/grown" && find . -name "$off.yml") | sed 's,^\./,,; s,/,.,; s,\.yml$, = NO,'
		done
	} >"$work/grown.ini"
	load=$(cpu "$plume" check --config "$work/grown.ini" --output=line "$work/empty.txt")
	prose=$(cpu "$plume" check --config "$work/grown.ini" --output=line "$work/prose-1m.md")
	posts=$(cpu "$plume" check --config "$work/grown.ini" --input jsonl --format vale-line "$work/posts.jsonl")
	found=$("$plume" check --config "$work/grown.ini" --output=line "$work/prose-1m.md" 2>/dev/null | wc -l)
	more=$("$plume" check --config "$work/grown.ini" --input jsonl --format vale-line "$work/posts.jsonl" 2>/dev/null | wc -l)
	printf '%6d %9s %12s %10d %14s %10d\n' "$1" "$load" "$prose" "$found" "$posts" "$more"
}

: >"$work/empty.txt"
all=$(find "$STYLES" -name '*.yml' | wc -l)
for words in words ''; do
	echo
	if [ "$words" ]; then
		echo "Growth with the rules: past $all of ten styles, copies of their plain words, shifted, which hardly match"
	else
		echo "The same, the copies with all their expressions, which match again and again"
	fi
	printf '%6s %9s %12s %10s %14s %10s\n' rules 'load ms' '1MB .md ms' findings '10k posts ms' findings
	for n in 50 300 1000 3000; do
		grown "$n" "$words"
	done
done
