#!/usr/bin/env bats
# JSON is read strictly at every door: documents of the shapes that try a reader, each refused or
# read as RFC 8259 has it, with a place, and without harm to the records around it.

setup() {
	command -v python3 >/dev/null || skip 'no python3'
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C.UTF-8
	cd "$BATS_TEST_TMPDIR" || exit 1
	docs=$BATS_TEST_DIRNAME/jsondocs.py
	python3 "$docs" wanted >wanted
	[ "$(grep -c fail wanted)" -ge 120 ] && [ "$(grep -c pass wanted)" -ge 90 ] && [ "$(grep -c free wanted)" -ge 30 ]
}

check() { "$PLUME" check --no-config --rule langue.accent-manquant "$@"; }

# A word for each record that was answered: fail with a place, pass with what its text has.
came() {
	sed -n 's/.*"record":\([0-9]*\),.*"rule":"plume.input".*"from":{"line":[1-9][0-9]*,"column":[1-9].*/\1 fail/p; t
		s/.*"record":\([0-9]*\),.*"rule":"langue.accent-manquant".*/\1 pass/p'
}

agree() { # WANTED CAME: a number and a word in each
	join "$1" "$2" | awk '$2 != "free" && $2 != $3 { print; bad = 1 } END { exit bad }'
}

@test "as JSON Lines, one document a line" {
	python3 "$docs" lines >all.jsonl
	check --format jsonl all.jsonl | came >answered
	[ "$(wc -l <answered)" -eq "$(wc -l <wanted)" ]
	agree <(cat -n wanted | awk '{ print $1, $2 }' | sort) <(sort answered)
	# The same by several threads, and on standard input.
	check -j 4 --format jsonl all.jsonl | came | cmp - answered
	check --format jsonl --input jsonl - <all.jsonl | came | cmp - answered
}

@test "as files, one document a file" {
	mkdir d
	python3 "$docs" files d
	for file in d/*.json; do
		status=0
		check --format line "$file" >out 2>told || status=$?
		case $status$file in
		1*-pass.json | 1*-free.json) grep -q accent-manquant out && [ ! -s told ] ;;
		2*-fail.json | 2*-free.json) [ ! -s out ] && grep -qE "^plume: $file:[1-9][0-9]*(:[1-9][0-9]*)?: " told ;;
		*) false ;;
		esac || { echo "$file: $status" && cat out told && false; }
	done
}

@test "what may go out is not decided by a document that cannot be read" {
	mkdir d
	python3 "$docs" files d
	for file in d/*[05]-fail.json; do
		run "$PLUME" gate --no-config - <"$file"
		[ "$status" -eq 2 ]
		[[ "$output" == *'"publish":false'* ]]
	done
}
