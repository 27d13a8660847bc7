#!/usr/bin/env bats
# Spelling rules: dictionaries of the folder of styles, of DICPATH, and of nowhere.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p rules/t words
	printf 'extends: spelling\nmessage: "not %%s"\ndictionaries: [tiny]\n' >rules/t/tiny.yml
	printf 'SET UTF-8\n' >words/tiny.aff
	printf '1\nword\n' >words/tiny.dic
	printf 'word wrod\n' >a.txt
	unset DICPATH
}

spell() {
	run --separate-stderr "$PLUME" check --format line --rules rules a.txt
}

# Where plume is built without Hunspell the warning says so, and nothing is checked.
needs_hunspell() {
	spell
	[[ "$stderr" != *'built without'* ]] || skip 'built without Hunspell'
}

@test "a dictionary that is nowhere is told once, and the rule is left out" {
	needs_hunspell
	[ "$status" -ne 2 ]
	[[ "$output" != *wrod* ]]
	[[ "$stderr" == *"rules/t/tiny.yml:3:"*"the dictionary 'tiny' is not there"* ]]
}

needs_french() {
	needs_hunspell
	[ -e /usr/share/hunspell/fr.dic ] || skip 'hunspell-fr is not there'
	printf 'Le gouvenement consulte Ascq.\n' >b.txt
}

@test "French spelling is checked when it is asked for" {
	needs_french
	run --separate-stderr "$PLUME" check --no-config b.txt
	[[ "$output" != *orthographe* ]]
	run --separate-stderr "$PLUME" check --no-config --profile editor b.txt
	[[ "$output" == *'b.txt:1:4: suggestion: “gouvenement” is not in the dictionary: “gouvernement”? [langue.orthographe]'* ]]
	run --separate-stderr "$PLUME" check --no-config --rule langue.orthographe b.txt
	[[ "$output" == *gouvernement* ]]
	printf 'rules:\n  langue.orthographe: on\n' >.plume.yml
	run --separate-stderr "$PLUME" check b.txt
	[[ "$output" == *gouvernement* ]]
	printf 'profile: editor\naccept: [gouvenement]\n' >.plume.yml
	run --separate-stderr "$PLUME" check b.txt
	[[ "$output" != *gouvernement* ]]
}

@test "what another rule mends is not told as spelling" {
	needs_french
	printf 'La prefecture et le gouvenement.\n' >b.txt
	run --separate-stderr "$PLUME" check --no-config --profile editor b.txt
	[[ "$output" == *'1:4: warning:'*'[langue.accent-manquant]'* ]]
	[[ "$output" != *'1:4: suggestion:'* ]]
	[[ "$output" == *'1:21: suggestion:'*'[langue.orthographe]'* ]]
}

@test "dictionaries lie in config/dictionaries, or where DICPATH says" {
	needs_hunspell
	export DICPATH=$PWD/words
	spell
	[[ "$output" == *'a.txt:1:6: warning: not wrod [t.tiny]'* ]]
	unset DICPATH
	mkdir -p rules/config
	mv words rules/config/dictionaries
	spell
	[[ "$output" == *'a.txt:1:6: warning: not wrod [t.tiny]'* ]]
}
