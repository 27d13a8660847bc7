#!/usr/bin/env bats
# The command line as Vale spells it: what was written for Vale runs plume unchanged.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p rules/t drafts/b
	printf 'extends: existence\nmessage: "no %%s"\nlevel: warning\ntokens: [foo]\n' >rules/t/foo.yml
	printf 'extends: existence\nmessage: "never %%s"\nlevel: error\ntokens: [bar]\n' >rules/t/bar.yml
	printf 'a foo\n' >drafts/a.txt
	printf 'é bar\n' >drafts/b/b.txt
}

vale() {
	run "$PLUME" "$@" --rules rules --style t
}

@test "--output=line is path:line:column:rule:message, by path, and warnings are status 0" {
	vale --output=line --sort --normalize --relative --no-global --no-wrap drafts
	[ "$status" -eq 1 ]
	[ "$output" = $'drafts/a.txt:1:3:t.foo:no foo\ndrafts/b/b.txt:1:3:t.bar:never bar' ]
	vale --output=line drafts/b/b.txt drafts/a.txt
	[ "${lines[0]}" = 'drafts/a.txt:1:3:t.foo:no foo' ]
	vale --output=line drafts/a.txt
	[ "$status" -eq 0 ]
	vale --output=line --fail-on warning drafts/a.txt
	[ "$status" -eq 1 ]
}

@test "what Vale would not find again is told by other formats only, and so is its status" {
	# An alternative text is not masked: the second is found where the first is.
	printf '![bar](a.png) is *bar*\n' >twice.md
	vale --output=line twice.md
	[ "$output" = 'twice.md:1:3:t.bar:never bar' ]
	vale check --no-config --format line twice.md
	[ "${#lines[@]}" -eq 2 ]
	# A text that starts with a reference stands nowhere in the source.
	printf 'extends: existence\nmessage: m\nlevel: error\nnonword: true\ntokens: ["fish & c"]\n' >rules/t/fish.yml
	printf 'fish &amp; chips\n' >fish.md
	vale --output=line fish.md
	[ "$status" -eq 0 ]
	[ "$output" = '' ]
	vale check --no-config --format line fish.md
	[ "$status" -eq 1 ]
}

@test "--output=JSON is an object by file, and empty when nothing is found" {
	vale --output=JSON drafts/a.txt
	[ "$status" -eq 0 ]
	[ "${lines[0]}" = '{' ]
	[ "${lines[1]}" = '  "drafts/a.txt": [' ]
	[[ "$output" == *'"Check": "t.foo"'*'"Severity": "warning"'*'"Line": 1'* ]]
	printf 'rien\n' >clean.txt
	vale --output=JSON clean.txt
	[ "$output" = '{}' ]
}

@test "--output knows three styles; anything else is a file" {
	vale --output=CLI drafts/a.txt
	[ "$status" -eq 0 ]
	[[ "$output" == *'no foo'* ]]
	vale --output=json drafts/a.txt
	[ "$status" -eq 2 ]
	[[ "$output" == *JSON*./json* ]]
}

@test "--minAlertLevel and --no-exit" {
	vale --output=line --minAlertLevel=error drafts
	run "$PLUME" --output=line --minAlertLevel=error --rules rules drafts
	[ "$status" -eq 1 ]
	[[ "$output" != *'t.foo'* && "$output" == *'t.bar'* ]]
	vale --output=line --no-exit drafts
	[ "$status" -eq 0 ]
	vale --output=line --no-exit drafts/a.txt drafts/none.txt
	[ "$status" -eq 2 ]
}

@test "standard input is called stdin and what --ext says" {
	vale --output=line <<<'a foo'
	[ "$output" = 'stdin.txt:1:3:t.foo:no foo' ]
	vale --output=line --ext=.md - <<<'a foo'
	[ "$output" = 'stdin.md:1:3:t.foo:no foo' ]
	vale --output=line --stdin-filename x.md - <<<'a foo'
	[ "$output" = 'x.md:1:3:t.foo:no foo' ]
	vale --output=line --ext=md - <<<'a foo'
	[ "$status" -eq 2 ]
	[[ "$output" == *'such as .md'* ]]
}

@test "one operand that is no file is the text" {
	run --separate-stderr "$PLUME" --output=line --rules rules --style t 'a foo'
	[ "$output" = 'stdin.txt:1:3:t.foo:no foo' ]
	[[ "$stderr" == *'names no file'* ]]
	# Not without Vale's spelling, where it is a file that is missing.
	vale --format line 'a foo'
	[ "$status" -eq 2 ]
}

@test "--glob leaves files out, or in" {
	vale --output=line --glob='!drafts/b/*' drafts
	[ "$output" = 'drafts/a.txt:1:3:t.foo:no foo' ]
	vale --output=line --glob='drafts/b/*' drafts
	[ "$output" = 'drafts/b/b.txt:1:3:t.bar:never bar' ]
	vale --output=line --glob='*.{md,rst}' drafts
	[ -z "$output" ]
	cd drafts
	run "$PLUME" --output=line --glob='!b/*' --rules ../rules --style t .
	[ "$output" = 'a.txt:1:3:t.foo:no foo' ]
	run "$PLUME" --output=line --glob='*.md' --rules ../rules --style t - <<<'a foo'
	[ "$output" = 'stdin.txt:1:3:t.foo:no foo' ]
	run "$PLUME" --output=line --glob='{a' --rules ../rules .
	[ "$status" -eq 2 ]
}

@test "--filter is an expression or a file of one" {
	vale --output=line --filter='.Level in ["error"]' drafts
	[ "$output" = 'drafts/b/b.txt:1:3:t.bar:never bar' ]
	vale --output=line --filter='.Name == "t.foo" and "text" in .Scope' drafts
	[ "$output" = 'drafts/a.txt:1:3:t.foo:no foo' ]
	printf '.Extends != "existence"\n' >none.expr
	vale --output=line --filter=none.expr drafts
	[ -z "$output" ]
	mkdir -p rules/config/filters
	printf '.Name endsWith ".bar"\n' >rules/config/filters/bar.expr
	vale --output=line --filter=bar.expr drafts
	[ "$output" = 'drafts/b/b.txt:1:3:t.bar:never bar' ]
	printf '.Name endsWith ".bar"\n' >elsewhere
	ln -s ../../../elsewhere rules/config/filters/led.expr
	vale --output=line --filter=led.expr drafts
	[ "$status" -eq 2 ]
	[[ "$output" == *led.expr*'leads out of the folder'* ]]
	vale --output=line --filter='.Nam == "x"' drafts
	[ "$status" -eq 2 ]
	[[ "$output" == *"--filter:1:1: "*"did you mean 'Name'?"* ]]
}

@test "a filter's file may lie in the folder of styles of .vale.ini" {
	mkdir -p rules/config/filters
	printf '.Name endsWith ".bar"\n' >rules/config/filters/bar.expr
	printf 'StylesPath = rules\nMinAlertLevel = suggestion\n[*]\nBasedOnStyles = t\n' >.vale.ini
	run "$PLUME" --output=line --filter=bar.expr drafts
	[ "$output" = 'drafts/b/b.txt:1:3:t.bar:never bar' ]
	run "$PLUME" --output=line --filter='.Name == "t.foo"' drafts
	[ "$output" = 'drafts/a.txt:1:3:t.foo:no foo' ]
}

@test "a filter that asks for levels shows what it lets through" {
	run "$PLUME" --output=line --rules rules --minAlertLevel error \
		--filter='.Name startsWith "t." and .Level != "suggestion"' drafts
	[[ "$output" == *'t.foo'*'t.bar'* ]]
	run "$PLUME" --output=line --rules rules --minAlertLevel error \
		--filter='.Name startsWith "t."' drafts
	[[ "$output" != *'t.foo'* && "$output" == *'t.bar'* ]]
}

@test "--ignore-syntax reads plain text, payloads too" {
	printf '# foo\n\n`foo`\n' >a.md
	vale --output=line --ignore-syntax a.md
	[ "$output" = $'a.md:1:3:t.foo:no foo\na.md:3:2:t.foo:no foo' ]
	printf '{"foo": 1}\n' >a.json
	vale --output=line a.json
	[ "$output" = 'a.json:1:3:t.foo:no foo' ]
}

@test "a copy of a draft that lies elsewhere is under the configuration of the working folder" {
	mkdir project elsewhere
	mv rules project/styles
	printf 'StylesPath = styles\n[*.md]\nBasedOnStyles = t\n' >project/.vale.ini
	printf 'a foo\n' >elsewhere/a.md
	cd project
	run "$PLUME" --output=line ../elsewhere/a.md
	[ "$output" = '../elsewhere/a.md:1:3:t.foo:no foo' ]
}
