#!/bin/sh
# Texts made to be slow, each once and at double size: the work may not much more than double.
# Work is counted in instructions (callgrind), above those of an empty draft, so that a slow or
# busy machine changes nothing.
#
#   B      the build folder          SIZE   bytes of the smaller text (20000)
#   hard.sh [SHAPE]…                 all of them, or those named
set -u
B=${B:-build} SIZE=${SIZE:-20000} MOST=${MOST:-2.2}
plume=$(realpath "$B/plume")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

command -v valgrind >/dev/null || {
	echo 'skipped: hostile texts are measured by valgrind, which is not installed'
	echo '0 passed, 0 failed'
	exit
}

# Name, then what is repeated, as printf's %b writes it; in front of it, behind it.  What begins
# like a record is one, in a payload.
shapes() {
	cat <<-'SHAPES'
		word	a
		words	mot\040
		spaces	\040
		lines	Un mot.\n
		blank	\n
		hashtags	#mot\040
		hashes	#
		mentions	@mot\040
		links	https://a.fr/b\040
		link	/a	https://a.fr
		dots	a.
		mails	a@b.fr\040
		brackets	[(
		quotes	« a
		apostrophes	'a
		dashes	-a
		parts	a\n---\n
		marks	\0315\0225\0314\0200	e
		joiners	👩\0342\0200\0215
		flags	🇫
		overrides	\0342\0200\0256a
		accents	préfecture Prefecture\040
		figures	1 000,5\040
		dates	12/03/2026\040
		capitals	MAIRIE\040
		borrowed	Un podcast.\040
		sentences	Il pleut !
		repeated	le le\040
		comments	<!-- plume off -->\n
		keys	a: b\n	---\n	---\na
		list	\040- a\n	---\nignore:\n	---\na
		www	www.a_
		urls	a.fr/
		escapes	\0134\0134t	{"text":"	"}
	SHAPES
}

text() { # piece front back bytes
	printf '%b' "$2"
	awk -v piece="$(printf '%b.' "$1")" -v size="$4" 'BEGIN {
		piece = substr(piece, 1, length(piece) - 1)
		for (n = int(size / length(piece)); n > 0; n--)
			printf "%s", piece
	}'
	printf '%b' "$3"
}

# Instructions that checking the draft takes, in thousands.
cost() { # draft
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$plume" check --no-config \
		--network x --network facebook --format json "$1" 2>&1 >"$work/out" |
		sed -n 's/.*Collected : \([0-9]*\).*/\1/p' | awk '{ print int($1 / 1000) }'
}

: >"$work/empty.txt"
floor=$(cost "$work/empty.txt")
if [ -z "$floor" ]; then
	echo 'skipped: hostile texts are measured by valgrind, which does not run this program'
	echo '0 passed, 0 failed'
	exit
fi
shapes | while IFS='	' read -r name piece front back; do
	[ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
	case $front in '{'*) kind=json ;; *) kind=txt ;; esac
	text "$piece" "$front" "$back" "$SIZE" >"$work/once.$kind"
	text "$piece" "$front" "$back" $((2 * SIZE)) >"$work/twice.$kind"
	echo "$name $(cost "$work/once.$kind") $(cost "$work/twice.$kind")"
done | LC_ALL=C awk -v floor="$floor" -v most="$MOST" '
	{
		once = $2 - floor; twice = $3 - floor
		ratio = once > 0 ? twice / once : 0
		# What costs next to nothing grows by what is not the text at all.
		good = $2 && $3 && (ratio <= most || twice < floor / 2)
		printf "%-12s %9d %9d thousand instructions, %.2f times%s\n", $1, once, twice, ratio,
			good ? "" : "  TOO MUCH"
		good ? passed++ : failed++
		if (ratio > worst) worst = ratio
	}
	END {
		printf "hostile texts: %d cases, at most %.2f times the work for twice the text\n", NR, worst
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0
	}'
