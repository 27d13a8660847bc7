#!/usr/bin/env bats
# The source archive, and the one place where the version stands.

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	VERSION=$(sed -n 's/^VERSION *:= *//p' Makefile)
}

dist() { # in the folder $1
	(cd "$1" && sh src/pack/dist.sh "$BATS_TEST_TMPDIR/$2/plume-$VERSION.tar.gz")
}

@test "two archives are one, whatever the clock, the mask and the folder" {
	mkdir "$BATS_TEST_TMPDIR/a" "$BATS_TEST_TMPDIR/b" "$BATS_TEST_TMPDIR/c"
	dist . a
	(umask 077 && TZ=Asia/Tokyo dist . b)
	cmp "$BATS_TEST_TMPDIR"/[ab]/plume-*.tar.gz
	# The archive makes itself again.
	tar -xzf "$BATS_TEST_TMPDIR/a/plume-$VERSION.tar.gz" -C "$BATS_TEST_TMPDIR"
	dist "$BATS_TEST_TMPDIR/plume-$VERSION" c
	cmp "$BATS_TEST_TMPDIR"/[ac]/plume-*.tar.gz
}

@test "the archive has what is needed to build, and nothing that was built" {
	mkdir "$BATS_TEST_TMPDIR/a"
	dist . a
	run tar -tzf "$BATS_TEST_TMPDIR/a/plume-$VERSION.tar.gz"
	[[ "$output" == *"plume-$VERSION/Makefile"* && "$output" == *"plume-$VERSION/src/plume.h"* ]]
	[[ "$output" != *"plume-$VERSION/build/"* ]]
}

@test "the version of the Makefile is what the program, the news and the packages say" {
	[ "$("${PLUME:-build/plume}" version | head -n 1)" = "plume $VERSION" ]
	[ "$(sed -n 's/^## \([^ ]*\) .*/\1/p' man/NEWS.md | head -n 1)" = "$VERSION" ]
	run grep -rnF "$VERSION" Makefile src/pack
	[ "${#lines[@]}" -eq 1 ]
}
