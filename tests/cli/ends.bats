#!/usr/bin/env bats
# However a run ends, by a signal, a full disk, a closed descriptor: what it writes is whole or
# not there, and no temporary file stays behind.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C HOME=$BATS_TEST_TMPDIR/home XDG_STATE_HOME=$BATS_TEST_TMPDIR/state
	unset XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
	mkdir "$BATS_TEST_TMPDIR/w" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	echo 'La Prefecture ouvre lundi.' >a.txt
	echo old >report
}

leftover() {
	find "$BATS_TEST_TMPDIR" -name '.plume-save-*'
}

# Starts a run that waits for more of its input while its report is half written: $pid.
start() { # options
	rm -f in
	mkfifo in
	env "$@" "$PLUME" check --no-config --input jsonl --format json -o report - <in >/dev/null 2>&1 &
	pid=$!
	exec 4>in
	for i in 1 2 3; do echo "{\"network\":\"x\",\"text\":\"La Prefecture $i\"}" >&4; done
	for _ in $(seq 1200); do
		[ -z "$(leftover)" ] || break
		sleep 0.05
	done
	[ -n "$(leftover)" ]
}

@test "a signal that ends the program leaves the old report, and nothing beside it" {
	env --default-signal=INT true 2>/dev/null || skip 'env(1) sets no signals'
	for signal in INT TERM HUP QUIT; do
		start --default-signal=$signal
		kill -s $signal $pid
		status=0
		wait $pid || status=$?
		exec 4>&-
		[ "$status" -eq $((128 + $(kill -l $signal))) ]
		[ "$(cat report)" = old ]
		[ -z "$(leftover)" ]
	done
}

@test "a signal that the program was told not to mind ends nothing" {
	env --ignore-signal=HUP true 2>/dev/null || skip 'env(1) sets no signals'
	start --ignore-signal=HUP
	kill -s HUP $pid
	exec 4>&-
	status=0
	wait $pid || status=$?
	[ "$status" -eq 1 ]
	[ "$(grep -c langue.accent-manquant report)" -eq 3 ]
	[ -z "$(leftover)" ]
}

@test "killed outright, it leaves what the next run to the same place takes away" {
	start PLUME_LANG=en
	kill -9 $pid
	wait $pid || true
	exec 4>&-
	[ "$(cat report)" = old ]
	[ -n "$(leftover)" ]
	"$PLUME" check --no-config --fail-on error --format json -o report a.txt
	grep -q langue.accent-manquant report
	[ -z "$(leftover)" ]
}

@test "what is closed at the start is not taken for a file that is opened later" {
	"$PLUME" check --no-config --format json a.txt >want || true
	for closed in '<&-' '>&-' '2>&-' '<&- >&-' '<&- 2>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
		echo old >report
		status=0
		eval '"$PLUME" check --no-config --format json:report --format line a.txt none.txt' "$closed" >out 2>err || status=$?
		echo "$closed: status $status"
		[ "$status" -eq 2 ]
		cmp report want
		[ -z "$(leftover)" ]
	done
	cp a.txt old
	for closed in '<&-' '>&-' '2>&-' '<&- >&- 2>&-'; do
		cp old a.txt
		eval '"$PLUME" fix --no-config a.txt' "$closed" >out 2>err
		[ "$(cat a.txt)" = 'La Préfecture ouvre lundi.' ]
	done
}

# Runs the rest where no file may be longer than a KiB; a signal would tell so, too.
limited() {
	status=0
	(ulimit -f 1 && env "$signal" "$@") >out 2>err || status=$?
}

@test "where a file may not grow, what was there is whole, and the status is 2" {
	env --default-signal=XFSZ true 2>/dev/null || skip 'env(1) sets no signals'
	for i in $(seq 100); do echo 'La Prefecture ouvre lundi.'; done >a.txt
	for i in $(seq 40); do echo "La Prefecture ouvre : $i" >"$i.txt"; done
	cp a.txt before
	for signal in --default-signal=XFSZ --ignore-signal=XFSZ; do
		limited "$PLUME" fix --no-config --no-undo a.txt
		[ "$status" -eq 2 ]
		grep -q '^plume: a.txt: ' err
		! grep -q 'remed' err || false
		cmp a.txt before
		limited "$PLUME" fix --no-config a.txt
		[ "$status" -eq 2 ]
		cmp a.txt before
		limited "$PLUME" check --no-config --format json -o report a.txt
		[ "$status" -eq 2 ]
		[ "$(cat report)" = old ]
		limited "$PLUME" check --no-config --baseline report --update-baseline [0-9]*.txt
		[ "$status" -eq 2 ]
		[ "$(cat report)" = old ]
		limited "$PLUME" check --no-config --format json a.txt
		[ "$status" -eq 2 ]
		[ -z "$(leftover)" ]
	done
}

@test "rules that cannot be kept are read as before" {
	env --default-signal=XFSZ true 2>/dev/null || skip 'env(1) sets no signals'
	mkdir -p rules/s
	for i in $(seq 400); do printf 'extends: existence\nmessage: own\ntokens: [Prefecture%s]\n' "$i" >"rules/s/r$i.yml"; done
	echo 'La Prefecture7 ouvre.' >a.txt
	"$PLUME" check --no-config --rules rules a.txt || true
	[ -n "$(find "$HOME" -name 'rules-*' -size +1k)" ]
	for signal in --default-signal=XFSZ --ignore-signal=XFSZ; do
		rm -rf "$HOME"
		limited "$PLUME" check --no-config --rules rules --format line a.txt
		[ "$status" -eq 1 ]
		grep -q 's.r7' out
		[ -z "$(leftover)" ]
	done
}

# On a disk with N pages left, for every N: the draft is old or new, and which is told.
@test "on a disk that is full at any page, drafts and reports are old or new" {
	cat >filling <<-'SCRIPT'
		set -e
		mount -t tmpfs -o size=8m none "$1" || exit 77
		cd "$1"
		export HOME=$PWD XDG_STATE_HOME=$PWD/state
		mkdir -p state/plume/undo
		for i in $(seq 1500); do echo 'La Prefecture ouvre lundi.'; done >draft
		cp draft a.txt
		"$PLUME" fix --no-config --no-undo a.txt >/dev/null 2>&1
		cp a.txt mended
		full=0
		for left in $(seq 0 34); do
			rm -rf filler state/plume/undo/* report
			cp draft a.txt
			echo old >report
			room=$(df --output=avail -B4096 . | tail -n 1)
			head -c $(((room - left) * 4096)) /dev/zero >filler
			status=0
			"$PLUME" fix --no-config a.txt >/dev/null 2>&1 || status=$?
			case $status in
			0) cmp a.txt mended; "$PLUME" undo a.txt 2>/dev/null || cmp a.txt mended ;;
			2) cmp a.txt draft; full=$((full + 1)) ;;
			*) exit 1 ;;
			esac
			status=0
			"$PLUME" check --no-config --format json -o report draft >/dev/null 2>&1 || status=$?
			case $status in
			1) [ "$(tail -c 2 report)" = '}' ] ;;
			2) [ "$(cat report)" = old ] ;;
			*) exit 1 ;;
			esac
			[ -z "$(find . -name '.plume-save-*')" ]
		done
		echo "full: $full of 35"
		[ "$full" -gt 10 ] && [ "$full" -lt 35 ]
	SCRIPT
	mkdir disk
	command -v unshare >/dev/null && unshare -rm true 2>/dev/null || skip 'no name space can be made here'
	run unshare -rm bash filling "$PWD/disk"
	echo "$output"
	[ "$status" -ne 77 ] || skip 'no tmpfs can be mounted here'
	[ "$status" -eq 0 ]
}
