# A server of ssh on this machine, for this user alone; for tests that load it.

# Makes a key, and ./our-ssh, which logs in with it.
ssh_key() {
	PATH=$PATH:/usr/sbin command -v sshd >/dev/null || skip 'no sshd'
	ssh-keygen -q -t ed25519 -N '' -f key
	printf '#!/bin/sh\nexec ssh -q -i %s -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o BatchMode=yes "$@"\n' \
		"$PWD/key" >our-ssh
	chmod +x our-ssh
}

# Starts one at a port of the loopback.
ssh_host() {
	ssh-keygen -q -t ed25519 -N '' -f "host-$1"
	printf '%s\n' "Port $1" 'ListenAddress 127.0.0.1' "HostKey $PWD/host-$1" "PidFile $PWD/sshd-$1.pid" \
		"AuthorizedKeysFile $PWD/key.pub" 'StrictModes no' 'UsePAM no' 'PermitRootLogin yes' \
		'MaxStartups 100' >"sshd-$1.conf"
	mkdir -p /run/sshd 2>/dev/null || true
	"$(PATH=$PATH:/usr/sbin command -v sshd)" -f "sshd-$1.conf" 2>/dev/null || skip 'no server of ssh can be started here'
}

# Ends those that were started in this folder.
ssh_end() {
	for pid in sshd-*.pid; do
		[ ! -e "$pid" ] || kill "$(cat "$pid")" 2>/dev/null || true
	done
}
