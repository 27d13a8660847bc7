#!/bin/sh
# Finds what is missing of the libraries ($1, pkg-config names) and installs the
# Debian packages ($2): as root, or with sudo; else prints the command to run.
# Asks pkg-config and dpkg only; says nothing when all is there.
set -u
libraries=$1 packages=$2

missing() {
	for package in $packages; do
		dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
			printf '%s ' "$package"
	done
}

if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists $libraries; then
	command -v dpkg-query >/dev/null 2>&1 || exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
	echo "plume: libraries are missing; install what your system calls: $packages" >&2
	exit 1
fi
wanted=$(missing)
[ -z "$wanted" ] && exit 0

if [ "$(id -u)" = 0 ]; then
	run=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	run=sudo
else
	echo "plume: packages are missing. Run this once, then make again:" >&2
	echo "  sudo apt-get install $wanted" >&2
	exit 1
fi
echo "plume: installing $wanted"
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
$run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends $wanted >/dev/null
