#!/usr/bin/env bats
# What goes where: results to standard output, everything else to standard error;
# pipes, colours, terminals, machine formats.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	unset NO_COLOR
	cd "$BATS_TEST_TMPDIR" || exit 1
}

# Runs the rest in a terminal; what it shows is the output.
in_terminal() {
	command -v script >/dev/null || skip 'no script(1)'
	script -qec 'test -t 1' /dev/null >/dev/null 2>&1 || skip 'no terminal can be made here'
	run script -qec "$*" /dev/null
}

@test "findings on standard output, troubles on standard error" {
	echo 'Prefecture.' >a.txt
	"$PLUME" check a.txt missing.txt >out 2>err || true
	[ "$(wc -l <out)" -eq 1 ]
	grep -q '^a.txt:1:1: warning: .*\[langue.accent-manquant\]$' out
	[ "$(wc -l <err)" -eq 1 ]
	grep -q '^plume: missing.txt: ' err
	"$PLUME" check --netwrok x a.txt >out 2>err || true
	[ ! -s out ] && [ -s err ]
}

@test "machine formats write nothing but themselves" {
	command -v python3 >/dev/null || skip 'no python3'
	echo 'Prefecture.' >a.txt
	echo 'La préfecture ouvre lundi.' >b.txt
	for files in a.txt b.txt 'a.txt b.txt' 'a.txt missing.txt'; do
		"$PLUME" check --format json $files 2>/dev/null >out || true
		python3 -m json.tool <out >/dev/null
		"$PLUME" check --format jsonl $files 2>/dev/null >out || true
		while read -r line; do
			python3 -m json.tool <<<"$line" >/dev/null
		done <out
	done
	"$PLUME" check --format jsonl a.txt b.txt >out || true
	[ "$(grep -c '^{"path":"[ab].txt",' out)" -eq 2 ]
}

@test "several files and folders, each file once, in order" {
	mkdir d
	echo 'Prefecture.' >d/b.txt
	echo 'Prefecture.' >d/a.txt
	echo 'Prefecture.' >d/no.log
	echo 'Prefecture.' >c.txt
	run "$PLUME" check d c.txt
	[ "$status" -eq 1 ]
	[ "${#lines[@]}" -eq 3 ]
	[[ "${lines[0]}" == d/a.txt:* && "${lines[1]}" == d/b.txt:* && "${lines[2]}" == c.txt:* ]]
}

@test "a clean run tells how many drafts were clean" {
	echo 'La préfecture ouvre lundi.' | tee a.txt b.txt >c.txt
	"$PLUME" a.txt b.txt c.txt >out 2>err
	[ ! -s out ]
	grep -q '3 drafts, nothing to say' err
	run "$PLUME" check --format text a.txt b.txt c.txt
	[[ "$output" == *'3 drafts, nothing to say.'* ]]
}

@test "a reader that stops reading is no fault" {
	for n in $(seq 300); do echo 'Prefecture.' >"$n.txt"; done
	run bash -c "set -o pipefail; '$PLUME' check --format text . | head -c1"
	[ "$status" -le 1 ]
	[ "$output" = 1 ] || [ "${#output}" -eq 1 ]
	"$PLUME" check . 2>err | head -c1 >/dev/null
	[ ! -s err ]
}

@test "a full disk is told by every command" {
	[ -e /dev/full ] || skip 'no /dev/full'
	echo 'Prefecture.' >a.txt
	for command in "check a.txt" "check --format json a.txt" "check --format jsonl a.txt" \
		"count a.txt" rules explain help version; do
		run bash -c "'$PLUME' $command >/dev/full"
		[ "$status" -eq 2 ]
		[[ "$output" == plume:* ]]
	done
}

@test "a terminal gets colours, words that say the same, and what to do next" {
	echo 'Prefecture.' >a.txt
	in_terminal TERM=xterm "$PLUME" a.txt
	[[ "$output" == *$'\e['* ]]
	[[ "$output" == *warning* && "$output" == *'plume explain langue.accent-manquant'* ]]
	plain=$(sed $'s/\e\\[[0-9;]*m//g' <<<"$output")
	in_terminal TERM=dumb "$PLUME" a.txt
	[[ "$output" != *$'\e['* ]]
	[ "$output" = "$plain" ]
}

@test "NO_COLOR, --color never and a pipe have no colour" {
	echo 'Prefecture.' >a.txt
	in_terminal TERM=xterm NO_COLOR=1 "$PLUME" a.txt
	[[ "$output" != *$'\e['* ]]
	in_terminal TERM=xterm "$PLUME" check --color never a.txt
	[[ "$output" != *$'\e['* ]]
	run env TERM=xterm "$PLUME" check --format text a.txt
	[[ "$output" != *$'\e['* ]]
	in_terminal TERM=xterm NO_COLOR= "$PLUME" a.txt
	[[ "$output" == *$'\e['* ]]
}

@test "nothing to check at a terminal: a welcome with what to do first" {
	in_terminal "$PLUME"
	[[ "$output" == *'plume draft.txt'*'plume explain'*'plume help'* ]]
}

@test "JSON Lines are answered line by line, as they come" {
	mkfifo in
	"$PLUME" check --no-config --input jsonl --format jsonl - <in >out &
	exec 4>in
	for i in 1 2 3; do
		echo "{\"network\":\"x\",\"text\":\"La Prefecture $i\"}" >&4
		for _ in $(seq 1200); do
			[ "$(wc -l <out)" -eq "$i" ] && break
			sleep 0.05
		done
		[ "$(wc -l <out)" -eq "$i" ]
	done
	exec 4>&-
	wait
}

@test "an archive may be larger than what is read of a file, and a line may not" {
	line=$(printf 'a%.0s' $(seq 1000))
	for i in $(seq 1100); do printf '{"text":"Bonjour %s."}\n' "$line"; done >a.jsonl
	run "$PLUME" check --no-config --max-size 1 --rule langue.accent-manquant --format jsonl a.jsonl
	[ "$status" -eq 0 ]
	[ "$(printf '%s\n' "$output" | wc -l)" -eq 1100 ]
	{
		echo '{"text":"Un."}'
		head -c 1500000 /dev/zero | tr '\0' x
		echo
		echo '{"text":"La Prefecture."}'
	} >b.jsonl
	run "$PLUME" check --no-config --format line b.jsonl
	[ "$status" -eq 1 ]
	[[ $output == *'b.jsonl:2:1: error:'*'1 MiB'*'b.jsonl#3:1:4: warning:'* ]]
}

@test "-o writes through links, into pipes and to devices, and replaces none of them" {
	echo 'Prefecture.' >a.txt
	echo old >target
	chmod 640 target
	ln -s target link
	"$PLUME" check --fail-on error -o link a.txt
	[ -L link ]
	grep -q accent-manquant target
	[ "$(stat -c %a target)" = 640 ]
	mkfifo pipe
	cat pipe >got &
	"$PLUME" check --fail-on error -o pipe a.txt
	wait
	[ -p pipe ]
	cmp got target
	"$PLUME" check --fail-on error -o /dev/null a.txt
	[ -c /dev/null ]
	chmod 444 target
	run "$PLUME" check --fail-on error -o target a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *target*read-only* ]]
	[ "$(ls -A | wc -l)" -eq 5 ]
}

# GitHub's runner takes blanks off a line before it looks for a command.
@test "no name of a file, draft or rule is a command to whoever runs the job" {
	commands='^[[:blank:]]*(::|##teamcity\[)|##\[|##vso\['
	mkdir -p rules/s
	printf 'extends: existence\nmessage: "::error::m\\n\\n##[error]k"\ntitle: {fr: "::error::t", en: "::error::t"}\nwhy: {fr: "::error::w\\n\\n##vso[a]v", en: "##[error]w\\n\\n::error::v"}\ntokens: [oops]\n' >rules/s/a.yml
	for name in '::error::x.txt' '##[group]y.txt'; do
		printf '::error::oops Prefecture.\n##[error]y\n  ::warning::z , a ##[set-output name=x]b , c\n##teamcity[a]\n##vso[b]\n' >"$name"
		for format in text line vale-line tap summary junit checkstyle html csv json jsonl sarif gitlab rdjson rdjsonl vale-json; do
			run "$PLUME" check --no-config --rules rules --format $format "$name"
			[ "$status" -eq 1 ]
			! grep -Eq "$commands" <<<"$output" || false
		done
		for command in count preview listen 'fix --dry-run' 'fix --check' gate; do
			run "$PLUME" $command --no-config "$name"
			! grep -Eq "$commands" <<<"$output" || false
		done
		run "$PLUME" check --no-config --format github "$name"
		[[ "$output" == '::'* ]]
		run "$PLUME" thread --no-config "$name"
		[[ "$output" == *$'\n::error::oops'* ]]
	done
	run "$PLUME" explain --rules rules s.a
	! grep -Eq "$commands" <<<"$output" || false
	[[ "$output" == *'\::error::v'* ]]
}
