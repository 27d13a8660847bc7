#!/usr/bin/env bats
# The same answer anywhere: in every locale and time zone, with whatever environment, without a
# network.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	cd "$BATS_TEST_TMPDIR" || exit 1
	printf -- '---\nréseaux: [x, facebook]\ndate: 2026-03-29 02:30\n---\nLa Prefecture informe , le 31 novembre à 1.5 km : ISTANBUL, İzmir.\n' >a.txt
	printf '{"id":"1","network":"mastodon","text":"Rendez-vous lundi 3 mars 2026, 1,5 M€ #plandevigilance"}\n' >b.jsonl
}

answer() {
	"$PLUME" check --no-config --no-exit --now 2026-03-01 --lang fr --format json a.txt b.jsonl
	"$PLUME" count --no-config --format json a.txt
	"$PLUME" fix --no-config --diff a.txt
}

@test "in every locale and time zone" {
	answer >want 2>&1 || true
	grep -q Prefecture want
	n=0
	for locale in C C.UTF-8 POSIX fr_FR.UTF-8 tr_TR.UTF-8 de_DE.UTF-8 ar_EG ja_JP.eucJP no.such '../../x' "$(printf '\377')"; do
		for zone in UTC Europe/Paris Pacific/Noumea America/Cayenne no/such ''; do
			LC_ALL=$locale LANG=$locale TZ=$zone answer >got 2>&1 || true
			cmp want got || { echo "$locale $zone"; false; }
			n=$((n + 1))
		done
	done
	[ "$n" -eq 66 ]
}

@test "the language of messages follows the usual variables, and PLUME_LANG before them" {
	[[ "$(env -u LC_ALL -u LANG -u PLUME_LANG "$PLUME" help)" == *Usage* ]]
	fr=$(LC_ALL=fr_FR.UTF-8 "$PLUME" help) en=$(LC_ALL=en_GB.UTF-8 "$PLUME" help)
	[ "$fr" != "$en" ]
	[ "$(LC_ALL=fr_FR.UTF-8 PLUME_LANG=en "$PLUME" help)" = "$en" ]
}

@test "with whatever else the environment holds" {
	answer >want 2>&1 || true
	# A variable may have 128 KiB on Linux.
	long=$(printf '%0100000d' 0)
	for set in TERM=dumb TERM= COLUMNS=0 COLUMNS=-1 COLUMNS=99999999999 HOME= HOME=relative XDG_STATE_HOME=relative \
		XDG_CONFIG_HOME=/dev/null/x XDG_CACHE_HOME=.. NO_COLOR=1 CLICOLOR_FORCE=1 DICPATH=/nowhere PLUME_LANG=xx "LONG=$long"; do
		(export "$set" && answer >got 2>&1) || true
		cmp want got || { echo "$set" | cut -c1-40; false; }
	done
	(unset HOME USER TERM PATH; answer >got 2>&1) || true
	cmp want got
	(
		for variable in CONFIG_HOME CACHE_HOME STATE_HOME DATA_HOME RUNTIME_DIR; do
			export XDG_$variable=./relative/$variable
		done
		export XDG_CONFIG_DIRS=relative XDG_DATA_DIRS=:
		answer >got 2>&1
	) || true
	cmp want got
	[ "$(ls -A)" = "$(printf 'a.txt\nb.jsonl\ngot\nwant')" ]
}

@test "with an environment of two million bytes" {
	answer >want 2>&1 || true
	value=$(printf '%099000d' 0)
	(
		n=0
		while [ "$n" -lt 19 ]; do export "LONG$n=$value" && n=$((n + 1)); done
		env true || exit 3
		[ "$(env | wc -c)" -gt 1800000 ] || exit 3
		answer >got 2>&1
	) || [ $? -ne 3 ] || skip 'the system allows no such environment'
	cmp want got
}

@test "a width that is none is none, at a terminal too" {
	show() {
		for command in 'check --no-config --no-exit --format text a.txt' 'preview --no-config a.txt' 'count --no-config a.txt' \
			'listen --no-config a.txt' 'card x' help rules 'rules --kinds'; do
			"$PLUME" $command
		done
	}
	export PLUME_LANG=fr PLUME show=$(declare -f show)
	(unset COLUMNS; show) >want 2>&1
	for columns in 0 -1 '' x 1e9 99999999999999999999 ' 40' 40x; do
		COLUMNS=$columns show >got 2>&1
		cmp want got || { echo "COLUMNS=$columns"; false; }
	done
	command -v script >/dev/null && script -qec 'test -t 1' /dev/null >/dev/null 2>&1 || skip 'no terminal can be made here'
	for columns in 0 1 3 65535; do
		for term in dumb '' xterm; do
			COLUMNS=-1 TERM=$term PAGER=cat script -qec "bash -c 'stty cols $columns; eval \"\$show\"; show'" /dev/null </dev/null >shown
			[ "$(wc -l <shown)" -gt 200 ]
			! grep -iE 'sanitizer|Segmentation|Aborted' shown || false
		done
	done
}

@test "no command opens a socket or runs a program" {
	command -v strace >/dev/null && strace -o trace true 2>/dev/null || skip 'no strace'
	for command in "check a.txt" "check b.jsonl" "count a.txt" "preview a.txt" "thread a.txt" "listen a.txt" "rules" \
		"explain x" "card x" "fix --dry-run a.txt" "gate b.jsonl" "annuaire 30" "help" "guide contents"; do
		strace -f -o trace -e trace=network,execve,execveat "$PLUME" $command </dev/null >/dev/null 2>&1 || true
		[ -s trace ]
		! grep -E 'socket|connect|sendto|bind' trace || { echo "$command"; false; }
		case $command in guide*) ;; *) [ "$(grep -c execve trace)" -eq 1 ] || { cat trace; false; } ;; esac
	done
}
