#!/usr/bin/env bats
# Bad input: a clear message, status 2, nothing else harmed.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
}

@test "a misspelt file name: the nearest one" {
	echo a >vigilance.txt
	run "$PLUME" vigilnce.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *"did you mean 'vigilance.txt'"* ]]
}

@test "one file that is missing does not hide the others" {
	echo 'Prefecture.' >a.txt
	run "$PLUME" a.txt nothing.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *accent-manquant* ]]
}

@test "a folder without drafts" {
	mkdir empty
	run "$PLUME" empty
	[ "$status" -eq 2 ]
	[[ "$output" == *'no draft in this folder'* ]]
}

@test "binary" {
	printf 'a\0b\1\2\3' >a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *binary* ]]
}

@test "UTF-16 without a mark is refused, with one it is read" {
	printf 'P\0r\0e\0f\0e\0c\0t\0u\0r\0e\0' >a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *UTF-16* ]]
	printf '\377\376P\0r\0e\0f\0e\0c\0t\0u\0r\0e\0' >b.txt
	run "$PLUME" b.txt
	[ "$status" -eq 1 ]
	printf '\376\377\0P\0r\0e\0f\0e\0c\0t\0u\0r\0e' >c.txt
	run "$PLUME" c.txt
	[ "$status" -eq 1 ]
}

@test "bytes that are not UTF-8: the offset is told" {
	printf 'Bonjour \351' >a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'offset 8'* ]]
}

@test "a file over the limit: the limit and how to raise it" {
	head -c 2000000 /dev/zero | tr '\0' 'a' >a.txt
	run "$PLUME" check --max-size 1 a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'1 MiB'*'--max-size'* ]]
	run "$PLUME" check --max-size 2 --level error a.txt
	[ "$status" -eq 0 ]
}

@test "no permission" {
	[ "$(id -u)" -ne 0 ] || command -v setpriv >/dev/null || skip 'root, and no setpriv'
	echo a >a.txt
	chmod 000 a.txt
	chmod 755 .
	if [ "$(id -u)" -eq 0 ]; then
		cp "$PLUME" plume && chmod 755 plume
		run setpriv --reuid=65534 --clear-groups ./plume a.txt
		[ "$status" -ne 126 ] && [ "$status" -ne 127 ] || skip 'the folder is closed to others'
	else
		run "$PLUME" a.txt
	fi
	[ "$status" -eq 2 ]
}

@test "devices are not drafts" {
	run "$PLUME" /dev/zero
	[ "$status" -eq 2 ]
}

@test "empty drafts do no harm" {
	: >a.txt
	printf '\357\273\277' >b.txt
	run "$PLUME" a.txt b.txt
	[ "$status" -ne 2 ]
}

rule() { # name, lines
	mkdir -p rules/s
	printf '%b' "$2" >"rules/s/$1.yml"
}

@test "a rule with a misspelt key: place and nearest key, the rest runs" {
	rule bad 'extends: existence\nmesage: x\ntokens: [foo]\n'
	run "$PLUME" check --rules rules - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	[[ "$output" == *"rules/s/bad.yml:2:1:"*"'message'"* ]]
	[[ "$output" == *accent-manquant* ]]
}

@test "a bad pattern is shown with the place of the fault" {
	rule bad "extends: existence\nmessage: x\ntokens: ['(foo']\n"
	run "$PLUME" check --rules rules - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	[[ "$output" == *'(foo'*'here'* ]]
	[[ "$output" == *accent-manquant* ]]
}

@test "an alias bomb and deep nesting are refused where they stand" {
	rule bomb 'a: &a [x, x]\nb: [*a, *a]\n'
	rule deep "extends: $(printf '[%.0s' $(seq 10000))\n"
	run "$PLUME" check --rules rules - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	[[ "$output" == *'bomb.yml:1:4:'* ]]
	[[ "$output" == *'deep.yml:1:'* ]]
	[[ "$output" == *accent-manquant* ]]
}

@test "a front matter as deep does no harm" {
	printf -- '---\nnote: %s\n---\nPrefecture.\n' "$(printf '[%.0s' $(seq 10000))" >a.txt
	run "$PLUME" a.txt
	[[ "$output" == *accent-manquant* ]]
}

@test "a pattern that backtracks without end is stopped, the rest still comes" {
	rule slow "extends: existence\nmessage: slow\nraw: ['(a+)+\$']\n"
	printf '%s!\nPrefecture.\n' "$(printf 'a%.0s' $(seq 40))" >a.txt
	run "$PLUME" check --rules rules a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *'slow.yml'*'s.slow'* ]]
	[[ "$output" == *accent-manquant* ]]
}

@test "a rule that is stopped in many drafts is named once, whatever looks at them" {
	rule slow "extends: existence\nmessage: slow\nraw: ['(a+)+\$']\n"
	for n in 1 2 3 4 5 6; do
		printf '%s!\nPrefecture.\n' "$(printf 'a%.0s' $(seq 40))" >"$n.x.txt"
		printf '{"text":"%s!"}\n' "$(printf 'a%.0s' $(seq 40))" >>r.jsonl
	done
	for jobs in 1 4; do
		"$PLUME" check -j $jobs --rules rules . >out 2>told || [ $? -eq 2 ]
		[ "$(grep -c accent-manquant out)" -eq 6 ]
		[ "$(grep -c 's.slow' told)" -eq 1 ]
	done
	"$PLUME" gate --rules rules r.jsonl 2>told || [ $? -eq 2 ]
	[ "$(grep -c 's.slow' told)" -eq 1 ]
	"$PLUME" fix --dry-run --rules rules . 2>told || [ $? -eq 2 ]
	[ "$(grep -c 's.slow' told)" -eq 1 ]
	run "$PLUME" check --format sarif --rules rules . r.jsonl
	[ "$status" -eq 2 ]
	[ "$(grep -c 's.slow: ' <<<"$output")" -eq 2 ] # on standard error, too
}

@test "a draft has a thousand findings of a level at most, and it is told that it has more" {
	rule all 'extends: existence\nmessage: m\nnonword: true\nraw: ["."]\n'
	head -c 5000 /dev/zero | tr '\0' a >a.txt
	for format in $("$PLUME" check --help --lang en | sed -n '/^Formats:/,/^$/s/^  \([a-z-]*\)  .*/\1/p'); do
		"$PLUME" check --no-config --rules rules --style s --format "$format" a.txt >out 2>told || [ $? -eq 1 ]
		[ "$(cat out told | grep -cE '4000 more findings|"left_out":4000')" -eq 1 ] || { echo "$format"; false; }
	done
	[ "$("$PLUME" check --no-config --rules rules --style s --format line a.txt 2>/dev/null | wc -l)" -eq 1000 ]
}

@test "a closed pipe is quiet; a full disk is told" {
	echo 'Prefecture.' >a.txt
	run bash -c "'$PLUME' rules | head -c 1"
	[ "$status" -eq 0 ]
	[ -e /dev/full ] || skip 'no /dev/full'
	run bash -c "'$PLUME' a.txt >/dev/full"
	[ "$status" -eq 2 ]
}

@test "nothing of a draft drives the terminal" {
	printf 'Prefecture \033]0;title\007 \342\200\256 fin.\n' >"$(printf 'a\033[31m.txt')"
	run "$PLUME" check --format text -- *.txt
	[[ "$output" != *$'\033'* ]]
	[[ "$output" != *$'\342\200\256'* ]]
}

@test "a folder, a device and a pipe in the place of a file" {
	mkdir a.txt
	run "$PLUME" a.txt
	[ "$status" -eq 2 ]
	run "$PLUME" /dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *device* ]]
	run "$PLUME" - </dev/null
	[ "$status" -eq 1 ]
	mkfifo b.txt
	run timeout 120 "$PLUME" b.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *pipe* ]]
	# It waits a second for who writes, which a busy machine may need longer to start.
	for i in $(seq 30); do
		echo 'Prefecture.' >b.txt &
		run timeout 120 "$PLUME" b.txt
		[ "$status" -eq 2 ] || break
	done
	[ "$status" -eq 1 ]
	[[ "$output" == *accent-manquant* ]]
	# In a folder, only files are read.
	mkdir d && mkfifo d/c.txt && ln -s /etc/passwd d/d.txt && echo 'Prefecture.' >d/e.txt
	run timeout 120 "$PLUME" d
	[ "$status" -eq 1 ]
	[[ "$output" == d/e.txt:* ]]
}

@test "a pattern of quadratic cost on a long draft is stopped, the rest still comes" {
	rule slow "extends: existence\nmessage: slow\nraw: ['x*y']\n"
	{ echo 'Prefecture.'; head -c 60000 /dev/zero | tr '\0' x; } >a.txt
	run timeout 120 "$PLUME" check --rules rules a.txt
	[ "$status" -le 2 ]
	[[ "$output" == *accent-manquant* ]]
}

@test "a long line with a thousand findings is shown without delay" {
	for n in $(seq 5000); do printf 'Prefecture '; done >a.txt
	run timeout 120 "$PLUME" check --format text a.txt
	[ "$status" -ne 124 ]
	[[ "$output" == *'^^^^^^^^^^'* ]]
}

@test "a front matter that is wrong is told and the draft is read" {
	printf -- '---\nnetwroks: [x]\n---\nPrefecture.\n' >a.txt
	run "$PLUME" a.txt
	[[ "$output" == *'a.txt:2:1:'*"'netwroks'"* ]]
	[[ "$output" == *accent-manquant* ]]
	printf -- '---\na: &a [x]\nb: *a\n---\nPrefecture.\n' >b.txt
	run "$PLUME" b.txt
	[[ "$output" == *'b.txt:2:'* ]]
	[[ "$output" == *accent-manquant* ]]
}

@test "a configuration that is missing, a folder, or no YAML" {
	run "$PLUME" check --config nothing.yml - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	[[ "$output" == *nothing.yml* ]]
	mkdir .plume.yml
	run "$PLUME" - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	rmdir .plume.yml
	printf 'level: [\n' >.plume.yml
	run "$PLUME" - <<<'Prefecture.'
	[ "$status" -eq 2 ]
	[[ "$output" == *'.plume.yml:'* && "$output" == *accent-manquant* ]]
}

@test "a folder of rules that is not there" {
	run "$PLUME" check --rules nowhere - <<<'a'
	[ "$status" -eq 2 ]
	[[ "$output" == *nowhere* ]]
}

@test "nothing of a rule, a record or a word of the command line drives the terminal" {
	rule evil 'extends: existence\nmessage: "\\e]0;x\\a\\u202E %%s"\ntokens: [foo]\n'
	run "$PLUME" check --rules rules - <<<'foo'
	[[ "$output" == *'[s.evil]'* ]]
	printf '{"id":"\\u001b[31m","text":"Prefecture \\u001b[1m\\u202e"}\n{"a\\u001b":\n' >p.jsonl
	for format in line text json jsonl; do
		run "$PLUME" check --rules rules --format "$format" - p.jsonl <<<'foo'
		[[ "$output" != *$'\033'* && "$output" != *$'\a'* ]]
		[ "$format" = json ] || [ "$format" = jsonl ] || [[ "$output" != *$'\342\200\256'* ]]
	done
	for words in $'--\033[31m' $'check --network=\033[31m' $'\033[31m.txt' \
		$'check --format=\033[31m' $'explain \033[31m' $'help \033[31m' $'rules \033[31m'; do
		run "$PLUME" $words </dev/null
		[[ "$output" != *$'\033'* ]]
	done
}
