#!/usr/bin/env bats
# What a configuration may name, and whose configuration is obeyed: nothing leads out of the folder
# that it lies in, and a stranger's holds for nobody.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	unset SUDO_UID
}

# --- whose it is -------------------------------------------------------------------------------

# A project and what it is checked for: the finding is there unless the configuration holds.
project() {
	[ "$(id -u)" -eq 0 ] || skip 'to give a file to someone else wants root'
	mkdir -p p/sub
	printf 'rules: {langue.accent-manquant: off}\n' >p/.plume.yml
	echo 'La Prefecture informe.' >p/sub/a.txt
	check
	[ "$output" = '' ]
}

check() {
	run --separate-stderr "$PLUME" check --format line "${@:-p/sub/a.txt}"
}

@test "a configuration that is someone else's is told once, and ignored" {
	project
	chown 1234 p/.plume.yml
	check p/sub/a.txt p p/sub
	[[ "$output" == *accent-manquant* ]]
	[ "$(grep -c 'is ignored' <<<"$stderr")" -eq 1 ]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p/.plume.yml belongs to someone else'* ]]
	# Who names it trusts it.
	check --config p/.plume.yml p/sub/a.txt
	[ "$output" = '' ]
	[[ "$stderr" != *'is ignored'* ]]
	check --no-config p/sub/a.txt
	[[ "$stderr" != *'is ignored'* ]]
}

@test "one that a stranger's link stands for is a stranger's" {
	project
	mv p/.plume.yml mine.yml
	ln -s ../mine.yml p/.plume.yml
	check
	[ "$output" = '' ]
	chown -h 1234 p/.plume.yml
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'is ignored'* ]]
}

@test "a configuration farther up holds where a stranger's lies nearer" {
	project
	cp p/.plume.yml p/sub/.plume.yml
	echo 'rules: {x.y: off}' >p/sub/_vale
	chown 1234 p/sub/.plume.yml p/sub/_vale
	check
	[ "$output" = '' ]
	[ "$(grep -c 'is ignored' <<<"$stderr")" -eq 1 ]
}

@test "nothing is looked for above a folder that is someone else's, and what is missed is told" {
	project
	chown 1234 p
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p belongs to someone else'* ]]
	chown 0 p
	chown 1234 p/sub
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p/sub belongs to someone else'* ]]
	# Where there is none to miss there is nothing to tell.
	rm p/.plume.yml
	check
	[[ "$stderr" != *'is ignored'* ]]
}

@test "root who works for someone is at home with his files, and a user with those of root" {
	project
	chown -R 1234 p
	SUDO_UID=1234 check
	[ "$output" = '' ]
	SUDO_UID=1235 check
	[[ "$output" == *accent-manquant* ]]
	command -v setpriv >/dev/null || skip 'no setpriv'
	chmod 0755 . p p/sub
	chown -R 0 p
	# The variable is believed of root only.
	for uid in 0 1234 1235; do
		chown "$uid" p/.plume.yml
		SUDO_UID=1235 run --separate-stderr setpriv --reuid 1234 --clear-groups "$PLUME" check --format line p/sub/a.txt
		case $uid in
		1235) [[ "$output" == *accent-manquant* ]] ;;
		*) [ "$output" = '' ] ;;
		esac
	done
}

@test "no word is added to a stranger's configuration" {
	project
	cd p
	echo 'Un process qualitatif.' >a.txt
	chown 1234 .plume.yml
	cp .plume.yml before
	run "$PLUME" fix --suggested --only langue a.txt <<<w
	[[ "$output" == *'no word is added to a configuration that belongs to someone else'* ]]
	cmp before .plume.yml
	# One that lies farther up is in nobody's way.
	mkdir mine
	cp a.txt mine
	cd mine
	run "$PLUME" fix --suggested --only langue a.txt <<<w
	[ "$(cat .plume.yml)" = "accept: ['process']" ]
}
