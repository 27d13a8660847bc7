#!/bin/sh
# Texts made to be slow, each once and at double size: the work may not much more than double.
# Work is counted in instructions (callgrind), above those of an empty draft, so that a slow or
# busy machine changes nothing.  Most are checked; what other commands do by themselves they do
# to some.  Texts that are mended have less than a thousand faults at double size, since a round
# mends no more, and there are ten rounds at most.
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

# A command and what the shape is (txt: a post, md: a document, json: a record); its name; then what
# is repeated, as printf's %b writes it; in front of it, behind it.
shapes() {
	cat <<-'SHAPES'
		check txt	word	a
		check txt	words	mot\040
		check txt	spaces	\040
		check txt	lines	Un mot.\n
		check txt	blank	\n
		check txt	hashtags	#mot\040
		check txt	hashes	#
		check txt	mentions	@mot\040
		check txt	links	https://a.fr/b\040
		check txt	link	/a	https://a.fr
		check txt	dots	a.
		check txt	mails	a@b.fr\040
		check txt	brackets	[(
		check txt	quotes	« a
		check txt	apostrophes	'a
		check txt	dashes	-a
		check txt	parts	a\n---\n
		check txt	accents	préfecture Prefecture\040
		check txt	figures	1 000,5\040
		check txt	dates	12/03/2026\040
		check txt	capitals	MAIRIE\040
		check txt	borrowed	Un podcast.\040
		check txt	sentences	Il pleut !
		check txt	repeated	le le\040
		check txt	comments	<!-- plume off -->\n
		check txt	keys	a: b\n	---\n	---\na
		check txt	list	\040- a\n	---\nignore:\n	---\na
		check txt	www	www.a_
		check txt	urls	a.fr/
		check json	escapes	\0134\0134t	{"text":"	"}
		found txt	found	aé
		check txt	marks	\0315\0225\0314\0200	e
		check txt	mark	\0314\0201	e
		check txt	below	\0314\0243\0314\0201\0314\0247	e
		check txt	joiners	👩\0342\0200\0215
		check txt	joined	\0342\0200\0215
		check txt	flags	🇫
		check txt	overrides	\0342\0200\0256a
		check txt	isolates	\0342\0201\0247\0342\0200\0253a
		check txt	jamo	\0341\0204\0200
		check txt	syllables	\0341\0204\0200\0341\0205\0241\0341\0206\0250
		check txt	linkers	\0340\0244\0225\0340\0245\0215
		check txt	prepended	\0330\0200
		check txt	ligature	\0357\0267\0272
		check txt	tags	\0363\0240\0201\0241	🏴
		check txt	selectors	a\0357\0270\0217
		check txt	keycaps	1\0357\0270\0217\0342\0203\0243
		check txt	tones	👍🏽🏽
		check txt	hyphens	a\0302\0255
		check txt	letters	𝐚
		check txt	private	\0364\0217\0277\0275
		check md	quoted	>\040
		check md	nested	*a **a\040
		check md	unclosed	*a _b\040
		check md	labels	[a](
		check md	images	![[]()
		check md	open	[a
		check md	ticks	`a``b```c\040
		check md	entities	&a;&#1;
		check md	html	<a\040
		check md	asides	<!-- a
		check md	cells	|a	|a|\n|-|\n
		check md	rows	|a|b|\n	|a|b|\n|-|-|\n
		check md	items	-\040
		check md	references	[a]: b\n
		check md	emphasis	**x [a*b**c*](d)
		check md	escapes-md	\0134*\0134
		fix txt	fix/quotes	"a"\040
		fix txt	fix/repeated	le le\040
		fix txt	fix/accents	La préfecture et la Prefecture, de bon matin.\n
		fix txt	fix/gains	La préfecture et la Prefecture, de bon matin.\n	---\nnetworks: [x, facebook]\n---\n
		thread txt	thread/word	a
		thread txt	thread/sentences	Il pleut encore.\040
		thread txt	thread/links	https://a.fr/b\040
		thread txt	thread/parts	a\n---\n
		thread txt	thread/marks	\0315\0225\0314\0200	e
		count txt	count/words	mot\040
		count txt	count/links	a.fr/b\040
		count txt	count/marks	\0315\0225\0314\0200	e
		count txt	count/joiners	👩\0342\0200\0215
		preview txt	preview/word	a
		preview txt	preview/lines	a\n
		preview txt	preview/flags	🇫
		listen txt	listen/capitals	MAIRIE\040
		listen txt	listen/joiners	👩\0342\0200\0215
		listen txt	listen/hashtags	#motmot\040
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

# A rule that finds every character, for the shape that is found everywhere.
mkdir -p "$work/rules/s"
printf 'extends: existence\nmessage: "%%s"\nlevel: error\nnonword: true\nraw: ["."]\n' >"$work/rules/s/r.yml"

# Instructions that a command takes for the draft, in thousands.
cost() { # command draft
	case $1 in
	check) set -- "$2" check --network x --network facebook --format json ;;
	found) set -- "$2" check --rules "$work/rules" --style s --format json ;;
	fix) set -- "$2" fix --dry-run ;;
	thread) set -- "$2" thread --network x ;;
	*) set -- "$2" "$1" --network x --network bluesky ;;
	esac
	draft=$1
	shift
	valgrind --tool=callgrind --callgrind-out-file=/dev/null "$plume" "$@" --no-config "$draft" \
		2>&1 >"$work/out" | sed -n 's/.*Collected : \([0-9]*\).*/\1/p' | awk '{ print int($1 / 1000) }'
}

# Those of a draft without a text are paid once a command and kind.
floor() { # command kind
	[ -s "$work/floor.$1.$2" ] || {
		: >"$work/empty.$2"
		[ "$2" != json ] || echo '{"text":""}' >"$work/empty.json"
		cost "$1" "$work/empty.$2" >"$work/floor.$1.$2"
	}
	cat "$work/floor.$1.$2"
}

if [ -z "$(floor check txt)" ]; then
	echo 'skipped: hostile texts are measured by valgrind, which does not run this program'
	echo '0 passed, 0 failed'
	exit
fi
shapes | while IFS='	' read -r what name piece front back; do
	[ $# -eq 0 ] || case " $* " in *" $name "*) ;; *) continue ;; esac
	command=${what% *} kind=${what#* }
	text "$piece" "$front" "$back" "$SIZE" >"$work/once.$kind"
	text "$piece" "$front" "$back" $((2 * SIZE)) >"$work/twice.$kind"
	echo "$name $(cost "$command" "$work/once.$kind") $(cost "$command" "$work/twice.$kind") $(floor "$command" "$kind")"
done | LC_ALL=C awk -v most="$MOST" '
	{
		floor = $4; once = $2 - floor; twice = $3 - floor
		ratio = once > 0 ? twice / once : 0
		# What costs next to nothing grows by what is not the text at all.
		good = $2 && $3 && $4 && (ratio <= most || twice < floor / 2)
		printf "%-16s %9d %9d thousand instructions, %.2f times%s\n", $1, once, twice, ratio,
			good ? "" : "  TOO MUCH"
		fflush()
		good ? passed++ : failed++
		if (ratio > worst) worst = ratio
	}
	END {
		printf "hostile texts: %d cases, at most %.2f times the work for twice the text\n", NR, worst
		printf "%d passed, %d failed\n", passed, failed
		exit failed > 0
	}'
