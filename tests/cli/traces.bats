#!/usr/bin/env bats
# No trace of drafts: what was read stands in the answer, and nowhere else but where the manual says
# so: what is kept of work that was not finished, of drafts that were mended, and of findings under
# --cache. A word that no other text has goes through every door, then is looked for.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C HOME=$BATS_TEST_TMPDIR/home TMPDIR=$BATS_TEST_TMPDIR/temporary
	export XDG_STATE_HOME=$HOME/state XDG_DATA_HOME=$HOME/data XDG_CACHE_HOME=$HOME/cache XDG_CONFIG_HOME=$HOME/config
	mkdir "$BATS_TEST_TMPDIR/drafts" && cd "$BATS_TEST_TMPDIR/drafts" || exit 1
	word=canarinette
	text="La Prefecture , la $word , ferme. ☎ 06 12 34 56 78 #$word"
	echo "$text" >a.txt
	printf -- '---\nréseaux: [x]\nnote: %s\nmédias:\n- image: %s.png\n  alt: Image de la %s\n---\n%s\n---\n%s\n' \
		$word $word $word "$text" "$text" >b.txt
	printf '# La %s\n\n%s <!-- %s -->\n' $word "$text" $word >c.md
	printf '<p title="%s">%s</p>\n' $word "$text" >d.html
	printf '{"network":"x","text":"%s"}\n' "$text" | tee e.jsonl >e.json
	printf '{"network":"x","text":"%s"}\n{"network":"x" %s\n{"network":"nowhere","text":""}\n' "$text" $word >f.jsonl
	printf 'network,text\nx,"%s"\nx,"%s\n' "$text" $word >g.csv
	printf '%s\n\377%s\n' "$text" $word >bytes.txt
	printf -- '---\nréseaux: [%s\n---\n%s\n' $word "$text" >h.txt
	for i in $(seq 60); do echo "$text $i."; done >long.txt
	echo "Écrivez à jean.$word@gouv.fr." >i.txt
	mkdir -p rules/s
	printf 'extends: existence\nmessage: own\ntokens: [ferme]\n' >rules/s/a.yml
	printf 'extends: existence\nmessage: own\ntokens: ["%%s("]\n' >rules/s/b.yml
}

plume() {
	"$PLUME" "$@"
}

guide() {
	printf '%s\n' "$@" | "$PLUME" guide
}

# Killed while a draft is worked on, once that is kept.
killed() {
	mkfifo keys
	"$PLUME" guide <keys >/dev/null 2>&1 &
	exec 5>keys
	printf '%s\n' "$@" >&5
	for _ in $(seq 600); do
		[ ! -s "$XDG_DATA_HOME/plume/work.json" ] || break
		sleep 0.1
	done
	kill -9 $!
	exec 5>&-
	wait $! 2>/dev/null
}

# Files that hold the word, of those that nobody asked for.
traces() {
	grep -rl $word "$HOME" "$TMPDIR" ../err 2>/dev/null
	find /tmp -maxdepth 1 -type f -user "$(id -u)" -newer ../began -exec grep -l $word {} + 2>/dev/null
}

# Runs each row, `WHERE COMMAND`, in a copy of the drafts: WHERE alone holds the word, - is nowhere.
# /err is standard error, for findings where standard output has the diff.
leaves() {
	local where command n=0 wrong=0 found
	umask 0
	while read -r where command; do
		[ "$where" ] || continue
		rm -rf ../w "$HOME" "$TMPDIR"
		mkdir "$HOME" "$TMPDIR"
		cp -a . ../w
		touch -d '1 second ago' ../began
		(set +e; cd ../w && eval "$command") >../out 2>../err </dev/null || true
		n=$((n + 1))
		found=$(traces | grep -v -- "$where" || true)
		[ "$where" = - ] || traces | grep -q -- "$where" || found="nothing at $where"
		open=$(find "$HOME" -type f ! -perm 600)
		[ -n "$found$open" ] || continue
		wrong=$((wrong + 1))
		echo "$command: in $found; others may read: $open"
		grep -hs $word $found | head -n 2 | cut -c1-200
	done
	echo "$n rows, $wrong wrong"
	[ "$n" -eq "$1" ]
	[ "$wrong" -eq 0 ]
}

@test "drafts that are checked, in every format" {
	leaves 37 <<-'ROWS'
		- plume check a.txt
		- plume check b.txt
		- plume check c.md
		- plume check d.html
		- plume check e.jsonl
		- plume check e.json
		- plume check f.jsonl
		- plume check g.csv
		- plume check bytes.txt
		- plume check h.txt
		- plume check - <a.txt
		- plume check --input jsonl - <f.jsonl
		- plume check -j 4 a.txt b.txt c.md long.txt
		- plume check --stats a.txt
		- plume check --verbose a.txt
		- plume check --show-suppressed a.txt
		- plume check --rules rules a.txt
		- plume check --format text --color always a.txt
		- plume check --format text b.txt
		- plume check --format json b.txt
		- plume check --format jsonl b.txt
		- plume check --format sarif b.txt
		- plume check --format github b.txt
		- plume check --format html b.txt
		- plume check --format csv b.txt
		- plume check --format junit b.txt
		- plume check --format rdjson b.txt
		- plume check --format vale-json b.txt
		- plume check --cache a.txt b.txt; plume check --cache a.txt b.txt
		- plume check --cache e.jsonl f.jsonl g.csv
		- plume check --cache i.txt; plume check --cache i.txt; plume check --cache --format json i.txt
		- plume check --cache --rules rules long.txt
		- plume check --baseline known --update-baseline a.txt b.txt; plume check --baseline known a.txt; grep canarinette known >&2
		- plume check -o report --format json a.txt
		- plume check -o /nowhere/report a.txt
		- plume check a.txt >/dev/full
		- plume check a.txt | true
	ROWS
}

@test "drafts that are mended, given back, judged, counted" {
	leaves 24 <<-'ROWS'
		- plume fix --no-undo a.txt
		- plume fix --no-undo e.jsonl
		- plume fix --dry-run b.txt
		/err plume fix --diff b.txt
		/state/plume/undo/ plume fix a.txt
		/state/plume/undo/ plume fix b.txt c.md e.jsonl g.csv
		- plume fix a.txt; plume undo a.txt
		- plume fix a.txt c.md; plume undo
		- plume fix - <a.txt >/dev/null 2>&1
		- plume gate a.txt
		- plume gate e.json
		- plume gate - <f.jsonl
		- plume gate --timeout 1 - <e.jsonl
		- plume count a.txt
		- plume count f.jsonl
		- plume preview b.txt
		- plume listen b.txt
		- plume thread --network x long.txt
		- plume thread --network x --number b.txt
		- plume test rules
		- plume init --yes
		- plume rules canarinett
		- plume annuaire canarinett
		- plume explain accent
	ROWS
}

@test "drafts that are tried in the guide" {
	[ -x "$(dirname "$PLUME")/plume-guide" ] || skip 'no guide was built'
	leaves 10 <<-'ROWS'
		- guide 'try canarinette dans le texte.' quit
		- guide try 'La Prefecture , la canarinette.' . quit
		- guide try 'La Prefecture , la canarinette.' . fix quit
		- guide try 'La Prefecture , la canarinette.' . fix save quit
		- guide 'search canarinette' ' search canarinette' quit
		- guide 'new alerte' 'crue' 'canarinette' cancel quit
		- guide 'exercise twitter' 'La canarinette vole.' stop quit
		- guide 'open canarinette' quit
		- guide 'try a.txt' quit
		/data/plume/work.json killed try 'La canarinette chante.'
	ROWS
}

# Number, address, plate: found, told where they stand, and repeated by no format; a person at a
# terminal sees the line.
@test "personal data are repeated by no report" {
	printf -- '---\nréseaux: [x]\nmédias:\n- image: a.png\n  alt: Plaque AB-123-CD.\n---\n%s\n' \
		"Préfecture: jean.$word@gouv.fr ou 06 12 34 56 78, IBAN FR7630006000011234567890189." >personal.txt
	secrets="$word|12 34 56|3000600|AB-123-CD|123-CD"
	formats=$(plume check --help --lang en | sed -n '/^Formats:/,/^$/s/^  \([a-z-]*\)  .*/\1/p')
	n=0
	for format in $formats; do
		run plume check --format $format personal.txt
		[ "$status" -eq 1 ]
		[[ $output == *plaque* || $format = summary ]]
		! grep -E "$secrets" <<<"$output" || false
		n=$((n + 1))
	done
	[ "$n" -ge 16 ]
	# The same again out of the cache, and the same findings as without it.
	plume check --cache --format json personal.txt >../first || true
	plume check --cache --format json personal.txt >../second || true
	plume check --format json personal.txt >../plain || true
	cmp ../first ../second
	cmp ../first ../plain
	! grep -rE "$secrets" "$XDG_CACHE_HOME" || false
	# A baseline knows one number from another.
	plume check --baseline known --update-baseline personal.txt >/dev/null
	plume check --baseline known personal.txt
	sed -i 's/06 12 34 56 78/06 12 34 56 79/' personal.txt
	run plume check --baseline known personal.txt
	[[ $output == *telephone-portable* ]]
	script -qec 'test -t 1' /dev/null >/dev/null 2>&1 || skip 'no terminal can be made here'
	script -qec "$PLUME check --color never personal.txt" /dev/null | grep -q '06 12 34 56 79'
}

# Another program that is asked gets the draft, and nobody else.
@test "drafts about which others are asked" {
	mkdir ../bin
	printf '#!/bin/sh\ngrep -c canarinette "$3" >&2\nls -A "$TMPDIR" >../there\necho %s\n' "'{\"data\": []}'" >../bin/grammalecte-cli
	printf '#!/bin/sh\nexit 1\n' >../bin/curl
	chmod +x ../bin/*
	PATH=$BATS_TEST_TMPDIR/bin:$PATH
	own() { mkdir -p "$XDG_CONFIG_HOME/plume" && echo "$1" >"$XDG_CONFIG_HOME/plume/config.yml" && chmod 600 "$XDG_CONFIG_HOME/plume/config.yml"; }
	leaves 3 <<-'ROWS'
		- own 'grammalecte: true'; plume check a.txt
		- own 'languagetool: http://localhost:1'; plume check a.txt
		- own 'grammalecte: true'; plume check --cache e.jsonl f.jsonl
	ROWS
	[ -e ../there ]
	[ ! -s ../there ]
}
