#!/usr/bin/env bats
# The units that are installed, in a systemd of their own: a folder is watched, a draft changes,
# and there is a report.

setup() {
	[ -x /lib/systemd/systemd ] || skip 'systemd is not installed'
	[ "$(id -u)" -eq 0 ] || skip 'a systemd of its own wants root'
	unshare -m true 2>/dev/null || skip 'unshare does not work here'
	TOP=$(realpath "$BATS_TEST_DIRNAME/../..")
	TO=$BATS_TEST_TMPDIR/usr
	HOME=$BATS_TEST_TMPDIR/home
	export TO HOME DRAFTS=$HOME/'mes brouillons' PLUME_LANG=en LC_ALL=C.UTF-8
	mkdir -p "$DRAFTS" "$HOME/.config/systemd"
	make -s -C "$TOP" install PREFIX="$TO"
	ln -s "$TO/lib/systemd/user" "$HOME/.config/systemd/user"
}

# In a /run of its own; the words of the test go on standard input to its shell.
in_systemd() {
	unshare -m sh -c '
		mount -t tmpfs none /run && mkdir -p /run/systemd/system -m 755 && mkdir -m 700 /run/me
		export XDG_RUNTIME_DIR=/run/me
		unset DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_CACHE_HOME
		/lib/systemd/systemd --user >"$HOME/log" 2>&1 &
		manager=$!
		for i in $(seq 100); do
			systemctl --user is-system-running 2>/dev/null | grep -q running && break
			sleep 0.1
		done
		sh -s
		kill "$manager"
		wait "$manager"'
}

@test "a folder is watched: what changes is checked, and there is a report" {
	run in_systemd <<'SCRIPT'
		unit=plume-check@$(systemd-escape --path "$DRAFTS")
		systemctl --user enable --now "$unit.path"
		echo 'La Prefecture du Gard.' >"$DRAFTS/a.x.txt"
		for i in $(seq 100); do
			ls "$HOME"/.cache/plume/*.html >/dev/null 2>&1 && break
			sleep 0.1
		done
		sleep 0.5
		systemctl --user show --property Result,ExecMainStatus "$unit.service"
		systemctl --user is-active "$unit.path"
SCRIPT
	echo "$output"
	cat "$HOME/log"
	[[ "$output" == *'Result=success'* ]]
	[[ "$output" == *'ExecMainStatus=1'* ]]
	[[ "$output" == *active* && "$output" != *inactive* ]]
	grep -q 'Prefecture' "$HOME"/.cache/plume/*.html
}
