#!/usr/bin/env bats
# The Debian packages: what lintian says, and a life in a Debian of their own.
#
# ROOT names a folder with a bare Debian, made by debootstrap; without it one is made, and
# kept for the next time in build/debian.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	export TOP=$PWD DEB=$PWD/build/deb PACKAGES='plume plume-guide libplume1 libplume-dev'
	export INSIDE=$PWD/build/inside LC_ALL=C.UTF-8
}

teardown_file() {
	rm -rf "$INSIDE"
}

new_debian() { # a copy of the bare one, in $INSIDE
	local bare=${ROOT:-build/debian}

	command -v debootstrap >/dev/null || skip 'debootstrap is not installed'
	[ "$(id -u)" -eq 0 ] || skip 'debootstrap and chroot want root'
	if [ ! -x "$bare/bin/sh" ]; then
		debootstrap --variant=minbase bookworm "$bare" || skip 'debootstrap does not work here'
	fi
	rm -rf "$INSIDE"
	cp -a "$bare" "$INSIDE"
	# Its settings, that packages can be fetched as they are here.
	cp /etc/resolv.conf "$INSIDE/etc/" 2>/dev/null || true
	cp "$DEB"/*.deb "$INSIDE/root/"
	rm -f "$INSIDE"/root/*-dbgsym_*
}

in_debian() {
	chroot "$INSIDE" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
		DEBIAN_FRONTEND=noninteractive "$@"
}

# Every file and folder, but for what apt, dpkg, ld.so and man-db keep for themselves.
everything() {
	(cd "$INSIDE" && find . -xdev \( -path ./proc -o -path ./var/log -o -path ./var/cache -o -path ./var/lib/apt \
		-o -path ./var/lib/dpkg -o -path ./tmp -o -path ./root \) -prune -o -print | sort)
}

@test "each package was made" {
	for package in $PACKAGES; do
		[ -s "$(echo "$DEB/${package}_$VERSION"-1_*.deb)" ]
	done
}

@test "lintian accepts them" {
	command -v lintian >/dev/null || skip 'lintian is not installed'
	# They are not made for Debian's own archive: nobody asked for them in its list of bugs,
	# and without DEBEMAIL nobody is named.
	run lintian --fail-on error,warning \
		--suppress-tags initial-upload-closes-no-bugs \
		--suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog "$DEB"/*.changes
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "installed in a new Debian they work; removed they leave nothing" {
	new_debian
	# Debian's containers leave manuals out; here they are read.
	rm -f "$INSIDE"/etc/dpkg/dpkg.cfg.d/*
	in_debian apt-get update -qq >/dev/null 2>&1
	in_debian apt-get install -y -qq --no-install-recommends man-db bash-completion >/dev/null 2>&1
	everything >"$BATS_TEST_TMPDIR/before"
	in_debian sh -c 'apt-get install -y -qq --no-install-recommends /root/*.deb >/dev/null 2>&1'
	everything | diff - "$BATS_TEST_TMPDIR/before" >/dev/null && false

	printf 'Prefecture du Gard : #plandevigilance' >"$INSIDE/root/draft.x.txt"
	run in_debian plume check /root/draft.x.txt
	[ "$status" -eq 1 ]
	[[ "$output" == *langue.accent-manquant* ]]
	run in_debian plume guide open accessibilite
	[ "$status" -eq 0 ]
	for page in 'plume' '5 plume-guide' '7 plume-editors' '3 plume'; do
		run in_debian sh -c "MANPAGER=cat man $page"
		[ "$status" -eq 0 ]
		[[ "$output" == *NAME*plume* ]]
	done
	run in_debian sh -c 'MANPAGER=cat man -L fr_FR.UTF-8 plume'
	[[ "$output" == *NOM*'relit un brouillon'* ]]
	run in_debian bash -c '. /usr/share/bash-completion/bash_completion; _completion_loader plume
		COMP_WORDS=(plume check --network ma) COMP_CWORD=3; _plume; echo "${COMPREPLY[@]}"'
	[ "${lines[-1]}" = mastodon ]

	in_debian apt-get purge -y -qq --autoremove $PACKAGES >/dev/null 2>&1
	run diff "$BATS_TEST_TMPDIR/before" <(everything)
	echo "left: $output"
	[ "$status" -eq 0 ]
}
