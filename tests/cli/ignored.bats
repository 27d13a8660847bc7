#!/usr/bin/env bats
# Folders: what .gitignore and .plumeignore name is passed over, as git does.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p r/a/b r/old/x r/c r/node_modules/p
	for f in r/1.x.txt r/a/2.x.txt r/a/b/3.x.txt r/old/x/4.x.txt r/c/5.x.txt r/c/6.x.txt r/a/n7.x.txt \
		r/node_modules/p/8.x.txt 'r/c/{9}.x.txt'; do
		echo 'La Prefecture.' >"$f"
	done
}

# The drafts that are looked at, by their numbers.
looked() {
	"$PLUME" check --no-config --format line --rule langue.accent-manquant "$@" 2>/dev/null |
		sed 's/.*\([0-9]\)[^0-9]*\.x\.txt:.*/\1/' | sort | tr -d '\n'
}

@test "patterns of a folder hold for what lies below" {
	[ "$(looked r)" = 12345679 ]
	echo old >r/.gitignore
	[ "$(looked r)" = 1235679 ]
	printf '# nothing\n\n/a/*.txt\nold/\n' >r/.gitignore
	[ "$(looked r)" = 13569 ]
	printf '**/b\n[0-5].x.txt\n' >r/.plumeignore
	[ "$(looked r)" = 69 ]
	printf '{9}*\n*.txt \n!5.x.txt\n' >r/.gitignore
	rm r/.plumeignore
	[ "$(looked r)" = 5 ]
}

@test "the deeper file and the later line win, and a folder that is ignored is left alone" {
	printf '*.txt\n!/1.x.txt\n' >r/.gitignore
	echo '!5*' >r/c/.gitignore
	[ "$(looked r)" = 15 ]
	echo 'c/' >>r/.gitignore
	[ "$(looked r)" = 1 ]
	[ "$(looked r/c/6.x.txt)" = 6 ]
	[ "$(looked --no-ignore r)" = 12345679 ]
}

@test "what lies above counts up to the top of the repository" {
	echo 'n7*' >.gitignore
	[ "$(looked r/a)" = 237 ]
	mkdir -p .git/info
	[ "$(looked r/a)" = 23 ]
	echo '3*' >.git/info/exclude
	[ "$(looked r/a)" = 2 ]
	(cd r/a/b && [ -z "$(looked .)" ])
	mkdir r/.git
	[ "$(looked r/a)" = 237 ]
}

@test "what somebody else has laid there says nothing, unless the folder is his" {
	[ "$(id -u)" = 0 ] || skip 'only root gives files away'
	unset SUDO_UID
	mkdir .git
	echo 'n7*' >.gitignore
	echo '3*' >.plumeignore
	[ "$(looked r/a)" = 2 ]
	chown 65534 .plumeignore
	[ "$(looked r/a)" = 23 ]
	[ "$(looked .)" = 1234569 ]
	chown 65534 .git
	[ "$(looked r/a)" = 237 ]
	chown -R 65534 .
	[ "$(looked r/a)" = 2 ]
	chown -R 0 .
}

@test "git says the same" {
	command -v git >/dev/null || skip 'no git'
	git init -q r
	printf 'old/\n*7*\n/c/{9}*\na/**/3*\n!**/7*\n\\#x\n' >r/.gitignore
	printf '*\n!*/\n!2*\n' >r/a/.gitignore
	(cd r && git ls-files --others --exclude-standard -- '*.x.txt' |
		grep -v node_modules | sed 's/.*\([0-9]\)[^0-9]*\.x\.txt.*/\1/' | sort | tr -d '\n') >want
	[ "$(looked r)" = "$(cat want)" ]
}

@test "patterns that are hostile take no time, and a list that is none is passed over" {
	printf '%s\n' "$(printf '*a%.0s' $(seq 400))b" "[" "$(printf '**/%.0s' $(seq 300))q" '\' >r/.gitignore
	[ "$(looked r)" = 12345679 ]
	mkdir r/a/.gitignore
	ln -s /dev/zero r/c/.gitignore
	[ "$(looked r)" = 12345679 ]
}
