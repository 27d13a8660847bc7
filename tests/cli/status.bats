#!/usr/bin/env bats
# The exit status tells the truth: 0 nothing to mend, 1 findings, 2 the job could not be done.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C HOME=$BATS_TEST_TMPDIR/home
	unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME
	mkdir "$HOME" "$BATS_TEST_TMPDIR/drafts"
	cd "$BATS_TEST_TMPDIR/drafts" || exit 1
	echo 'La préfecture ouvre lundi.' >clean.txt
	echo 'Accès par ascenseur ♿👍🏽.' >suggestion.txt
	echo 'La Prefecture ouvre lundi.' >warning.txt
	printf 'mot %.0s' $(seq 100) >error.x.txt
	echo 'Voir : un , deux ; trois.' >mendable.txt
	cp mendable.txt read-only.txt
	chmod 444 read-only.txt
	printf '\377\376\375' >bytes.txt
	printf '{"network":"x","text":"La préfecture ouvre."}\n{"network"\n' >bad.jsonl
	echo '{"network":"x","text":"La préfecture ouvre lundi."}' >clean.json
	echo '{"network":"x","text":"La Prefecture ouvre lundi."}' >warning.json
	echo 'level: loud' >faulty.yml
	mkdir -p empty broken/s sound/s quiet/s
	printf 'extends: existence\nmessage: "%%s"\ntokens: [oops]\nexamples: [{draft: Oops, finds: [Oops]}, {draft: Bien}]\nignorecase: true\n' >sound/s/a.yml
	sed 's/finds: .Oops./finds: [Bien]/' sound/s/a.yml >broken/s/a.yml
	echo 'tokens: [' >quiet/s/a.yml
}

plume() {
	"$PLUME" "$@"
}

# Runs each row, `STATUS COMMAND`, in a copy of the drafts.
expect() {
	local want command status n=0 wrong=0
	while read -r want command; do
		[ "$want" ] || continue
		rm -rf ../w
		cp -a . ../w
		status=0
		(set +e; set -o pipefail; cd ../w && eval "$command") >../out 2>../err </dev/null || status=$?
		n=$((n + 1))
		[ "$status" = "$want" ] && continue
		wrong=$((wrong + 1))
		echo "$command: status $status, not $want"
		head -n 3 ../out ../err
	done
	echo "$n rows, $wrong wrong"
	[ "$n" -eq "$1" ]
	[ "$wrong" -eq 0 ]
}

@test "what is found, and from what level on it counts" {
	expect 16 <<-'ROWS'
		0 plume check clean.txt
		0 plume clean.txt
		0 plume check - <clean.txt
		0 plume check suggestion.txt
		1 plume check --fail-on suggestion suggestion.txt
		1 plume check warning.txt
		0 plume check --fail-on error warning.txt
		0 plume check --level error warning.txt
		1 plume check --fail-on error error.x.txt
		1 plume check clean.txt warning.txt
		0 plume check --no-exit warning.txt
		1 plume check bad.jsonl
		1 plume check --baseline known --update-baseline warning.txt && plume check --baseline known clean.txt warning.txt error.x.txt
		0 plume check --baseline known --update-baseline warning.txt; plume check --baseline known warning.txt
		1 plume check --rule langue.accent-manquant warning.txt
		0 plume check --rule commun.trop-long warning.txt
	ROWS
}

@test "what cannot be done, whatever is found" {
	expect 19 <<-'ROWS'
		2 plume check none.txt
		2 plume check none.txt warning.txt
		2 plume check --no-exit none.txt
		2 plume chek warning.txt
		2 plume check --netwrok x warning.txt
		2 plume check --network nowhere warning.txt
		2 plume check --format nothing warning.txt
		2 plume check --rule no.such warning.txt
		2 plume check --fail-on loud warning.txt
		2 plume check --config none.yml warning.txt
		2 plume check --config faulty.yml clean.txt
		2 plume check --rules quiet clean.txt
		2 plume check --rules nowhere clean.txt
		2 plume check bytes.txt
		2 plume check /dev/null
		2 plume check --baseline nowhere clean.txt
		2 plume check -o /nowhere/report clean.txt
		2 plume check -o empty clean.txt
		2 plume check -j many clean.txt
	ROWS
}

@test "what cannot be written is never a success; a reader that has gone is no fault" {
	[ -e /dev/full ] || skip 'no /dev/full'
	expect 21 <<-'ROWS'
		2 plume check warning.txt >/dev/full
		2 plume check --fail-on error warning.txt >/dev/full
		2 plume check --format json clean.txt >/dev/full
		2 plume check --format jsonl warning.txt >/dev/full
		2 plume check --no-exit warning.txt >/dev/full
		2 plume check -o /dev/full --format json clean.txt
		2 plume check --format json -o /dev/stderr clean.txt 2>/dev/full
		2 plume check --format line --format json:/dev/stderr clean.txt 2>/dev/full
		2 plume check --format json -o /dev/stderr clean.txt 2>&-
		0 plume check clean.txt 2>/dev/full
		1 plume check warning.txt 2>&-
		2 plume check warning.txt >&-
		2 plume check warning.txt <&- >&- 2>&-
		2 plume check - <&-
		2 plume fix - <mendable.txt >/dev/full
		2 plume fix --diff mendable.txt >/dev/full
		2 plume fix - <mendable.txt >&-
		0 plume fix - <mendable.txt | true
		1 plume check warning.txt | true
		0 plume check --format json clean.txt | true
		2 plume check none.txt warning.txt | true
	ROWS
}

@test "every command" {
	expect 49 <<-'ROWS'
		1 plume
		0 echo 'La préfecture ouvre lundi.' | plume
		0 plume help
		0 plume help check
		0 plume check --help
		2 plume help chek
		0 plume version
		2 plume version --nothing
		0 plume fix mendable.txt
		0 plume fix clean.txt
		1 plume fix error.x.txt
		0 plume fix --check clean.txt
		1 plume fix --check mendable.txt
		0 plume fix --dry-run mendable.txt
		2 plume fix read-only.txt
		2 plume fix read-only.txt mendable.txt
		2 plume fix none.txt
		2 plume fix - mendable.txt
		0 plume fix mendable.txt && plume undo mendable.txt
		2 plume undo mendable.txt
		2 plume undo
		0 plume gate clean.json
		1 plume gate warning.json
		0 plume gate --max-level warning warning.json
		2 plume gate bad.jsonl
		2 plume gate --fail-open bad.jsonl
		0 plume gate --fail-open --config none.yml clean.json
		2 plume gate --timeout 0 clean.json
		0 plume count clean.txt
		1 plume count error.x.txt
		2 plume count none.txt
		0 plume preview clean.txt
		2 plume preview none.txt
		0 plume thread error.x.txt
		2 plume thread none.txt
		0 plume listen clean.txt
		2 plume listen none.txt
		0 plume rules accent
		1 plume rules nothing-is-called-so
		0 plume explain langue.accent-manquant
		2 plume explain no.such
		0 plume card x
		2 plume card nowhere
		0 plume annuaire 30
		1 plume annuaire nowhere
		0 plume test sound
		1 plume test broken
		2 plume test quiet
		2 plume completion csh
	ROWS
}

@test "those that keep or set up something" {
	command -v git >/dev/null || skip 'no git'
	expect 10 <<-'ROWS'
		0 plume init --yes --network x
		2 plume init --yes --network nowhere
		2 plume init --yes && plume init --yes
		2 plume hook
		2 plume hook install
		0 git init -q . && plume hook install
		0 git init -q . && plume hook install && plume hook status
		0 plume guide contents
		2 plume guide open no/such
		2 plume new no-such-thing
	ROWS
}
