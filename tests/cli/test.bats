#!/usr/bin/env bats
# plume test: the examples inside rule files, run like tests.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p styles/mine styles/vales
	cat >styles/mine/foo.yml <<'RULE'
extends: existence
message: "no %s"
tokens: [foo]
examples:
  - {draft: "a foo", finds: [foo]}
  - {draft: "a bar"}
RULE
	printf 'extends: existence\nmessage: "no %%s"\ntokens: [bar]\n' >styles/vales/bar.yml
}

break_it() {
	printf '  - {draft: "two\\nfoo", finds: [bar]}\n' >>styles/mine/foo.yml
}

@test "examples that hold are status 0, and rules without any are told" {
	run "$PLUME" test styles
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'ok     mine.foo: 2 examples' ]
	[ "${lines[1]}" = '--     vales.bar: no examples' ]
	[ "${lines[2]}" = '2 examples passed.' ]
	[ "${lines[3]}" = '1 rule has no examples.' ]
}

@test "an example that does not hold is status 1: where, what was wanted, what came" {
	break_it
	run "$PLUME" test styles/mine
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'not ok mine.foo: 1 of 3 fails' ]
	[ "${lines[1]}" = '    styles/mine/foo.yml:7: what is found' ]
	[ "${lines[2]}" = '        draft:  two␊foo' ]
	[ "${lines[3]}" = '        wanted: [bar]' ]
	[ "${lines[4]}" = '        came:   [foo]' ]
	[ "${lines[5]}" = '1 example of 3 fails.' ]
}

@test "TAP" {
	break_it
	run "$PLUME" test --format tap styles
	[ "$status" -eq 1 ]
	[ "${lines[0]}" = 'TAP version 13' ]
	[ "${lines[1]}" = 'ok 1 - mine.foo line 5' ]
	[ "${lines[3]}" = 'not ok 3 - mine.foo line 7' ]
	[[ "$output" == *'  message: "what is found"'*'  wanted: "[bar]"'* ]]
	[[ "$output" == *'ok 4 - vales.bar # SKIP no examples'*'1..4' ]]
	run "$PLUME" test --format jnuit styles
	[ "$status" -eq 2 ]
}

@test "one style's folder, from wherever it is named" {
	run "$PLUME" test styles/mine/
	[ "${lines[0]}" = 'ok     mine.foo: 2 examples' ]
	cd styles/mine
	run "$PLUME" test .
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'ok     mine.foo: 2 examples' ]
}

@test "lists of words lie in the folder of styles, also when one style is named" {
	mkdir styles/lists
	printf 'words: [baz]\n' >styles/lists/l.yml
	printf 'extends: existence\nmessage: m\nlist: l\nexamples: [{draft: baz, finds: [baz]}]\n' \
		>styles/mine/list.yml
	run "$PLUME" test styles/mine
	[ "$status" -eq 0 ]
	[[ "$output" == *'ok     mine.list: 1 example'* ]]
}

@test "--rule and --style narrow it" {
	break_it
	run "$PLUME" test styles --style vales
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = '--     vales.bar: no examples' ]
	[[ "$output" == *'examples stand in its file'* ]]
	run "$PLUME" test styles --rule mine.foo
	[ "$status" -eq 1 ]
	run "$PLUME" test styles --rule mine.fo
	[ "$status" -eq 2 ]
	[[ "$output" == *"did you mean 'mine.foo'?"* ]]
	mkdir empty
	run "$PLUME" test empty
	[ "$status" -eq 2 ]
	[[ "$output" == *'STYLE/RULE.yml'* ]]
}

@test "without a folder, the rules in force: those that ship, and the configuration's" {
	run "$PLUME" test --no-config --style langue
	[ "$status" -eq 0 ]
	[[ "${lines[0]}" == 'ok     langue.'* ]]
	printf 'StylesPath = styles\n[*.md]\nBasedOnStyles = mine\n' >.vale.ini
	run "$PLUME" test
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'ok     mine.foo: 2 examples' ]
	[ "${lines[1]}" = '2 examples passed.' ]
	rm .vale.ini
	printf 'folders: [styles]\n' >.plume.yml
	run "$PLUME" test --style mine
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = 'ok     mine.foo: 2 examples' ]
}

@test "a rule that cannot be read, or a folder that is not there, is status 2" {
	printf 'extends: existance\nmessage: m\n' >styles/mine/bad.yml
	run "$PLUME" test styles
	[ "$status" -eq 2 ]
	[[ "$output" == *"did you mean 'existence'"* && "$output" == *'ok     mine.foo'* ]]
	run "$PLUME" test nowhere
	[ "$status" -eq 2 ]
}
