#!/usr/bin/env bats
# Where drafts come from, and for which networks they are.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
	long=$(printf 'a%.0s' $(seq 300))
}

networks() { # of the first draft
	"$PLUME" check --format jsonl "$@" 2>/dev/null | grep -o '"networks":\[[^]]*\]' | head -1
}

@test "networks: front matter, then the name, then options, then the configuration" {
	printf 'networks: [facebook]\n' >.plume.yml
	printf -- '---\nréseaux: [x]\n---\ntexte\n' >front.facebook.txt
	echo texte | tee name.x.txt >none.txt
	[ "$(networks --network facebook front.facebook.txt)" = '"networks":["x"]' ]
	[ "$(networks --network facebook name.x.txt)" = '"networks":["x"]' ]
	[ "$(networks --network x none.txt)" = '"networks":["x"]' ]
	[ "$(networks none.txt)" = '"networks":["facebook"]' ]
	[ "$(networks --no-config none.txt)" = '"networks":[]' ]
	[ "$(networks --network x -n facebook none.txt)" = '"networks":["facebook","x"]' ]
}

@test "standard input can stand for a name" {
	run "$PLUME" check --stdin-filename d/brouillon.x.txt - <<<"$long"
	[ "$status" -eq 1 ]
	[[ "$output" == d/brouillon.x.txt:1:* && "$output" == *commun.trop-long* ]]
	run "$PLUME" check --stdin-filename p.jsonl - <<<'{"text":"Prefecture"}'
	[[ "$output" == 'p.jsonl#1:1:1: '* ]]
	run "$PLUME" check <<<'Prefecture'
	[[ "$output" == -:1:1:* ]]
}

@test "--input says what a name does not" {
	echo '{"text":"Prefecture"}' >a.txt
	run "$PLUME" check --input json --rule langue.accent-manquant a.txt
	[[ "$output" == 'a.txt#1:1:1: '* ]]
	printf 'id,text\n7,Prefecture\n' >a.csv
	run "$PLUME" check --rule langue.accent-manquant a.csv
	[[ "$output" == 'a.csv#'*':1:1: '* ]]
	run "$PLUME" check --input text --rule langue.accent-manquant a.csv
	[[ "$output" == 'a.csv:2:3: '* ]]
}

@test "--style and --rule may be repeated and run nothing else" {
	draft='Prefecture du Gard : horaires!!! #plandevigilance'
	run "$PLUME" check --style langue - <<<"$draft"
	[ "${#lines[@]}" -eq 1 ]
	run "$PLUME" check -r langue.accent-manquant -r typographie.signe-colle - <<<"$draft"
	[ "${#lines[@]}" -eq 2 ]
	run "$PLUME" check --style langues - <<<"$draft"
	[ "$status" -eq 2 ]
}

@test "the strict profile says more, by option and by configuration" {
	run "$PLUME" check --style typographie - <<<'Attendez...'
	strict=$(printf '%s\n' 'Attendez...' | "$PLUME" check --profile strict - | wc -l)
	plain=$(printf '%s\n' 'Attendez...' | "$PLUME" check - | wc -l)
	[ "$strict" -gt "$plain" ]
	printf 'profile: strict\n' >.plume.yml
	[ "$(printf '%s\n' 'Attendez...' | "$PLUME" check - | wc -l)" -eq "$strict" ]
}

@test "line ends of any kind, none at the end, a mark at the start: the same places" {
	for draft in 'un\nPrefecture' 'un\r\nPrefecture\r\n' 'un\rPrefecture\r' '\xef\xbb\xbfun\nPrefecture\n'; do
		printf "$draft" >a.txt
		run "$PLUME" check --rule langue.accent-manquant a.txt
		[ "${#lines[@]}" -eq 1 ]
		[[ "$output" == a.txt:2:1:* ]]
	done
}

@test "a file is never written" {
	printf 'Prefecture!!!\r\n' >a.txt
	cp -p a.txt before
	"$PLUME" a.txt || true
	cmp a.txt before
	[ ! a.txt -nt before ] && [ ! a.txt -ot before ]
	[ "$(ls)" = "$(printf 'a.txt\nbefore')" ]
}

@test "a configuration may name more rules than fit a page" {
	"$PLUME" rules --format json | grep -o '"name":"[a-z-]*\.[a-z0-9-]*"' | cut -d'"' -f4 >names
	[ "$(wc -l <names)" -gt 64 ]
	{ echo rules:; sed 's/.*/  &: off/' names; } >.plume.yml
	run "$PLUME" - <<<'Prefecture du Gard : horaires modifiés!!! #plandevigilance'
	[ "$status" -eq 0 ]
	[[ "$output" != *warning* ]]
}

@test "folders of rules in a configuration lie beside it and stay inside" {
	mkdir -p rules/s sub
	printf 'extends: existence\nmessage: mine\ntokens: [licorne]\n' >rules/s/a.yml
	printf 'folders: [rules]\n' >.plume.yml
	cd sub
	run "$PLUME" - <<<'une licorne'
	[[ "$output" == *'[s.a]'* ]]
	printf 'folders: [../rules]\n' >.plume.yml
	run "$PLUME" - <<<'une licorne'
	[ "$status" -eq 2 ]
	[[ "$output" != *'[s.a]'* ]]
}

plan() { # form number-of-records number-of-bad-ones file
	awk -f "$BATS_TEST_DIRNAME/planned.awk" -v form="$1" -v n="$2" -v bad="$3" -v list=bad >"$4"
	[ "$(wc -l <bad)" -eq "$3" ]
}

# The numbers of records, and of those that could not be read.
judged() {
	grep -o '"record":[0-9]*' "$1" | cut -d: -f2
}

unread() {
	grep '"plume.input"' "$1" | grep -o '"record":[0-9]*' | cut -d: -f2
}

@test "of 10,000 records the 20 broken ones are named by their number, all others judged" {
	plan jsonl 10000 20 plan.jsonl
	"$PLUME" check --format json plan.jsonl >told || [ $? -eq 1 ]
	judged told | diff - <(seq 10000)
	unread told | diff - bad
	"$PLUME" check --format line plan.jsonl >lines || [ $? -eq 1 ]
	grep -o ': error: record [0-9]*' lines | grep -o '[0-9]*' | diff - bad
	# « Prefecture » is in the text of each of these records and in no other's.
	grep -c '"text":.*Prefecture' plan.jsonl >wanted
	grep 'langue.accent-manquant' lines | cut -d: -f1 | sort -u | wc -l | diff - wanted
}

@test "of 500 planned posts of a table the broken rows are named, all others judged" {
	plan csv 500 10 plan.csv
	"$PLUME" check --format json --columns text=Brouillon,network=Canal,id=Référence,media=Visuel plan.csv >told || [ $? -eq 1 ]
	judged told | diff - <(seq 500)
	unread told | diff - bad
	# Findings stand in the record's own text: « "oui" » is in its second line.
	"$PLUME" check --rule typographie.guillemets --columns 'text=brouillon, network=CANAL' --format line plan.csv >lines || [ $? -eq 1 ]
	[ "$(grep -c '^plan.csv#[0-9]*:2:10: .*typographie.guillemets' lines)" -eq 490 ]
	run "$PLUME" check plan.csv
	[ "$status" -eq 2 ]
	[[ "$output" == *'no column holds the text'*--columns* ]]
}

@test "a network that nobody knows is told with its record" {
	printf '%s\n' '{"text":"un"}' '{"text":"deux","network":"facebok"}' >a.jsonl
	run "$PLUME" check a.jsonl
	[[ "$output" == *'a.jsonl#2:'*"'facebok'"*"'facebook'"* ]]
}

@test "standard input without a name is a payload when all of it is one" {
	run "$PLUME" check --rule langue.accent-manquant - <<<'{"text":"Prefecture"}'
	[[ "$output" == '-#1:1:1: '* ]]
	run "$PLUME" check --rule langue.accent-manquant - <<<$'{"text":"un"}\n{"text":"Prefecture"}'
	[[ "$output" == '-#2:1:1: '* ]]
	run "$PLUME" check --rule langue.accent-manquant - <<<'{"text": Prefecture'
	[[ "$output" == '-:1:10: '* ]]
	run "$PLUME" check --input text --rule langue.accent-manquant - <<<'{"texte": [ {"Prefecture" : 1} ]}'
	[[ "$output" != '-#1:'* ]]
}
