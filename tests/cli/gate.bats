#!/usr/bin/env bats
# What stands before publication: gates and hooks, and the first configuration.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C GIT_CONFIG_NOSYSTEM=1 HOME=$BATS_TEST_TMPDIR
	export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
	mkdir "$BATS_TEST_TMPDIR/w" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
}

gate() {
	run --separate-stderr "$PLUME" gate --no-config "$@"
}

is_json() {
	if command -v jq >/dev/null; then jq -e . >/dev/null <<<"$output"; fi
}

bats_require_minimum_version 1.5.0

@test "gate lets good payloads out, keeps bad ones, and says so in JSON" {
	gate <<<'{"text":"Rien à dire aux habitants.","network":"mastodon"}'
	[ "$status" -eq 0 ]
	[[ "$output" == '{"version":1,"publish":true,"reason":"none","report":{'* ]]
	is_json
	gate <<<'{"text":"Bonjour à la Prefecture.","network":"mastodon"}'
	[ "$status" -eq 1 ]
	[[ "$output" == *'"publish":false,"reason":"findings"'*accent-manquant* ]]
	is_json
	gate --max-level warning <<<'{"text":"Bonjour à la Prefecture.","network":"mastodon"}'
	[ "$status" -eq 0 ]
}

@test "--max-level none lets out what there is nothing to say about, and nothing else" {
	gate <<<'{"text":"Ouverture de la Préfecture à 9 h 30.","network":"mastodon"}'
	[ "$status" -eq 0 ]
	gate --max-level none <<<'{"text":"Ouverture de la Préfecture à 9 h 30.","network":"mastodon"}'
	[ "$status" -eq 1 ]
}

@test "gate fails closed: broken, foreign, empty, late, unreadable" {
	for payload in '{"text":' '[1]' '{}' '[]' '{"text":12}' '{"text":"a","network":"nowhere"}'; do
		gate <<<"$payload"
		[ "$status" -ne 0 ]
		[[ "$output" == *'"publish":false'* ]]
	done
	gate <<<'{"text":'
	[ "$status" -eq 2 ]
	gate missing.json
	[ "$status" -eq 2 ]
	[[ "$output" == *'"publish":false,"reason":"trouble"'* ]]
	run --separate-stderr bash -c 'sleep 3 | "$PLUME" gate --no-config --timeout 1'
	[ "$status" -eq 2 ]
	[ "$output" = '{"version":1,"publish":false,"reason":"timeout","report":null}' ]
	gate --timeout soon <<<'{"text":"a"}'
	[ "$status" -eq 2 ]
	gate --fail-open missing.json
	[ "$status" -eq 0 ]
	[[ "$output" == *'"publish":true,"reason":"trouble"'* ]]
}

repository() {
	command -v git >/dev/null || skip 'no git'
	git init -q .
	git config core.hooksPath ""
	git config --unset core.hooksPath
}

@test "the git hook reads what is staged, not the working copy" {
	repository
	run "$PLUME" hook status
	[ "$status" -eq 1 ]
	"$PLUME" hook install
	run "$PLUME" hook status
	[ "$status" -eq 0 ]
	echo 'Bonjour à la Prefecture.' >$'a "b\n.txt'
	git add -A
	run git commit -qm bad
	[ "$status" -ne 0 ]
	[[ "$output" == *accent-manquant* ]]
	echo 'Rien à dire aux habitants.' >$'a "b\n.txt'
	run git commit -qm 'still staged'
	[ "$status" -ne 0 ]
	git add -A
	git commit -qm good
	echo 'Bonjour à la Prefecture.' >$'a "b\n.txt'
	echo 'Rien de plus.' >c.post
	git add c.post
	git commit -qm 'good is staged'
	"$PLUME" hook uninstall
	[ ! -e .git/hooks/pre-commit ]
	run "$PLUME" hook uninstall
	[ "$status" -eq 2 ]
}

@test "the hook chains with the one that was there, honours core.hooksPath, and gives it back" {
	repository
	git config core.hooksPath our-hooks
	mkdir our-hooks
	printf '#!/bin/sh\necho first\ntest ! -e forbidden\n' >our-hooks/pre-commit
	chmod +x our-hooks/pre-commit
	cp our-hooks/pre-commit kept
	"$PLUME" hook install
	"$PLUME" hook install
	echo 'Rien à dire aux habitants.' >a.txt
	touch forbidden
	git add a.txt
	run git commit -qm no
	[ "$status" -ne 0 ]
	rm forbidden
	run git commit -qm yes
	[ "$status" -eq 0 ]
	[[ "$output" == *first* ]]
	"$PLUME" hook uninstall
	cmp our-hooks/pre-commit kept
	[ "$(ls our-hooks)" = pre-commit ]
}

@test "hook says what is missing outside of a repository, and what it takes" {
	run "$PLUME" hook install
	[ "$status" -eq 2 ]
	[[ "$output" == *'git init'* ]]
	run "$PLUME" hook instal
	[ "$status" -eq 2 ]
	[[ "$output" == *install*uninstall*status* ]]
}

@test "init writes a configuration that holds, and never writes over one" {
	run "$PLUME" init --yes --network x --network linkedin
	[ "$status" -eq 0 ]
	grep -qx 'networks: \[x, linkedin\]' .plume.yml
	echo 'Rien à dire.' >a.txt
	run "$PLUME" check --verbose a.txt
	[ "$status" -eq 0 ]
	cp .plume.yml kept
	run "$PLUME" init --yes
	[ "$status" -eq 2 ]
	cmp .plume.yml kept
	sed -i 's/^# \( *[a-z"][^ ]*:\( .*\)\?\)$/\1/' .plume.yml
	run "$PLUME" check a.txt
	[[ "$output" != *plume.yml* ]]
}

@test "init asks, takes answers and defaults, and installs the hook when told" {
	repository
	run "$PLUME" init <<<$'nowhere\nmastodon\n\nstrict\nerror\nyes\nnano\nvim'
	[ "$status" -eq 0 ]
	[[ "$output" == *'set runtimepath+='*'/share/plume/vim'* ]]
	grep -qx 'networks: \[mastodon\]' .plume.yml
	grep -qx 'profile: strict' .plume.yml
	grep -qx 'fail-on: error' .plume.yml
	[ -x .git/hooks/pre-commit ]
}
