#!/usr/bin/env bats
# What pictures beside a draft tell, and which files are opened.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p d/photos
	# A JPEG of nothing but Exif: a folder of two entries, an author and a place.
	printf '\377\330\377\341\000\177Exif\000\000MM\000\052\000\000\000\010\000\002' >a.jpg
	printf '\001\073\000\002\000\000\000\013\000\000\000\046' >>a.jpg
	printf '\210\045\000\004\000\000\000\001\000\000\000\061\000\000\000\000' >>a.jpg
	printf 'Ann Editor\000\000\001\000\002\000\005\000\000\000\003\000\000\000\103\000\000\000\000' >>a.jpg
	printf '\000\000\000\054\000\000\000\001\000\000\000\000\000\000\000\001\000\000\000\000\000\000\000\001' >>a.jpg
	printf '%032d' 0 >>a.jpg
}

check() { # the file that the draft names
	printf -- '---\nnetworks: facebook\nmedia: [{image: "%s", alt: une vue}]\n---\nLe pont est ouvert.\n' "$1" >d/a.txt
	run "$PLUME" check --no-config --format line --rule media.position --rule media.auteur d/a.txt
}

@test "a picture beside the draft tells its place and author" {
	cp a.jpg d/photos/a.jpg
	check photos/a.jpg
	[[ "$output" == *'“photos/a.jpg” keeps the place where it was taken'*'[media.position]'* ]]
	[[ "$output" == *'“photos/a.jpg” is by “Ann Editor”'*'[media.auteur]'* ]]
	[ "$status" -eq 1 ]
	check ./photos/a.jpg
	[[ "$output" == *media.position* ]]
	check "$PWD/a.jpg"
	[[ "$output" == *media.position* ]]
}

@test "no other file is opened" {
	check ../a.jpg
	[[ "$output" != *media.* ]]
	ln -s "$PWD/a.jpg" d/b.jpg
	check b.jpg
	[[ "$output" != *media.* ]]
	ln -s "$PWD" d/elsewhere
	check elsewhere/a.jpg
	[[ "$output" != *media.* ]]
	mkfifo d/c.jpg
	check c.jpg
	[[ "$output" != *media.* ]]
}

@test "what is no file is not opened, by whatever name" {
	command -v strace >/dev/null && strace -o trace true 2>/dev/null || skip 'no strace'
	mkfifo "$PWD/pipe.jpg"
	for name in /dev/zero /dev/stdin "$PWD/pipe.jpg" "$PWD"; do
		printf -- '---\nnetworks: facebook\nmedia: [{image: "%s", alt: une vue}]\n---\nLe pont est ouvert.\n' "$name" >d/a.txt
		strace -f -o trace -e trace=file "$PLUME" check --no-config --rule media.position d/a.txt </dev/null || true
		grep -q 'open.*d/a.txt' trace
		if grep "open.*\"$name\"" trace; then false; fi
	done
}

@test "a payload's files are not looked at" {
	cp a.jpg d/a.jpg
	printf '{"network":"facebook","text":"Le pont est ouvert.","media":[{"type":"image","file":"a.jpg","alt":"une vue"}]}\n' >d/p.jsonl
	run "$PLUME" check --no-config --rule media.position --rule media.auteur d/p.jsonl
	[[ "$output" != *'keeps the place'* ]]
	[ "$status" -eq 0 ]
}
