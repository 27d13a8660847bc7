#!/usr/bin/env bats
# Managers of git hooks: each refuses a bad draft and lets a good one pass.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	TOP=$(realpath .)
	export PLUME_LANG=en LC_ALL=C.UTF-8 GIT_CONFIG_NOSYSTEM=1 HOME=$BATS_TEST_TMPDIR
	export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
	unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
	PATH=${PLUME%/*}:$PATH
	mkdir "$BATS_TEST_TMPDIR/w" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	git init -q .
}

# A package of npm in node_modules, which git does not see.
npm_package() {
	command -v npm >/dev/null || skip 'no npm'
	echo node_modules >.gitignore
	timeout 120 npm install --no-save --silent "$1" >/dev/null 2>&1 || skip "npm gives no $1"
}

refuses_and_lets_pass() {
	echo 'Bonjour à la Prefecture.' >'a b.txt'
	git add 'a b.txt'
	run git commit -qm bad
	[ "$status" -ne 0 ]
	[[ "$output" == *accent-manquant* ]]
	echo 'Rien à dire aux habitants.' >'a b.txt'
	git add 'a b.txt'
	run git commit -qm good
	[ "$status" -eq 0 ]
	[ "$(git log --format=%s)" = good ]
}

@test "pre-commit" {
	command -v pre-commit >/dev/null || skip 'no pre-commit'
	git init -q ../hooks
	cp "$TOP/.pre-commit-hooks.yaml" ../hooks
	git -C ../hooks add -A
	git -C ../hooks commit -qm hooks
	printf 'repos:\n  - repo: ../hooks\n    rev: %s\n    hooks: [{id: plume}]\n' \
		"$(git -C ../hooks rev-parse HEAD)" >.pre-commit-config.yaml
	pre-commit install
	git add .pre-commit-config.yaml
	refuses_and_lets_pass
}

@test "pre-commit with plume-fix mends, and wants the mended draft staged" {
	command -v pre-commit >/dev/null || skip 'no pre-commit'
	git init -q ../hooks
	cp "$TOP/.pre-commit-hooks.yaml" ../hooks
	git -C ../hooks add -A
	git -C ../hooks commit -qm hooks
	printf 'repos:\n  - repo: ../hooks\n    rev: %s\n    hooks: [{id: plume-fix}]\n' \
		"$(git -C ../hooks rev-parse HEAD)" >.pre-commit-config.yaml
	pre-commit install
	echo 'Bonjour , à tous les habitants.' >a.txt
	git add .
	run git commit -qm mended
	[ "$status" -ne 0 ]
	[ "$(cat a.txt)" = 'Bonjour, à tous les habitants.' ]
	git add a.txt
	git commit -qm good
}

@test "husky" {
	npm_package husky
	npx husky
	echo 'git diff --cached --name-only --diff-filter=ACMR -z -- "*.txt" | xargs -0 -r plume check' >.husky/pre-commit
	refuses_and_lets_pass
}

@test "lefthook" {
	npm_package lefthook
	printf 'pre-commit:\n  commands:\n    plume:\n      glob: "*.{txt,post,md}"\n      run: plume check {staged_files}\n' >lefthook.yml
	npx lefthook install
	refuses_and_lets_pass
}

@test "plume hook beside one of another's" {
	printf '#!/bin/sh\necho other\n' >.git/hooks/pre-commit
	chmod +x .git/hooks/pre-commit
	plume hook install
	refuses_and_lets_pass
}
