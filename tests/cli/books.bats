#!/usr/bin/env bats
# Rules of users' that are kept as they were read: src/cli/books.c, src/rule/keep.c.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en XDG_CACHE_HOME=$BATS_TEST_TMPDIR/cache
	unset PLUME_NO_CACHE
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir -p r/s
	for i in $(seq 100); do
		printf 'extends: existence\nmessage: "%s: %%s"\ntokens: [mot%s, "autre%s \\\\d+"]\n# %0100d\n' "$i" "$i" "$i" 0 >"r/s/rule$i.yml"
	done
	echo 'Voici mot7 et autre9 12, puis mot100.' >draft.txt
}

check() {
	run "$PLUME" check --no-config --rules r --style s "$@" draft.txt
}

kept() {
	ls cache/plume/rules-* 2>/dev/null
}

@test "what was kept finds the same, and is the user's alone" {
	check
	first=$output
	[[ "$first" == *'[s.rule7]'*'[s.rule9]'*'[s.rule100]'* ]]
	[ "$(kept | wc -l)" -eq 1 ]
	[ "$(stat -c %a "$(kept)")" = 600 ]
	before=$(stat -c %y "$(kept)")
	check
	[ "$output" = "$first" ]
	[ "$(stat -c %y "$(kept)")" = "$before" ]
}

@test "a rule that changes is read again" {
	check
	sed -i 's/mot7/mot8/' r/s/rule7.yml
	check
	[[ "$output" != *'[s.rule7]'* ]]
	rm r/s/rule9.yml
	check
	[[ "$output" != *'[s.rule9]'* && "$output" == *'[s.rule100]'* ]]
	[ "$(kept | wc -l)" -eq 1 ]
}

@test "a file that is damaged is not read, wherever it is" {
	check
	first=$output file=$(kept)
	cp "$file" whole
	size=$(stat -c %s whole)
	for at in 0 9 30 60 75 80 100 $((size / 3)) $((size / 2)) $((size - 1)); do
		cp whole "$file"
		printf '\377' | dd of="$file" bs=1 seek="$at" conv=notrunc 2>/dev/null
		check
		[ "$output" = "$first" ]
	done
	for len in 0 8 72 100 $((size - 1)); do
		head -c "$len" whole >"$file"
		check
		[ "$output" = "$first" ]
	done
}

@test "a file that others could have written is not read" {
	check
	first=$output file=$(kept)
	# One that cannot be used is written anew.
	chmod 0620 "$file"
	before=$(stat -c %i "$file")
	check
	[ "$output" = "$first" ]
	[ "$(stat -c %i "$(kept)")" != "$before" ]
	mv "$file" elsewhere
	ln -s "$PWD/elsewhere" "$file"
	before=$(stat -c %Y "elsewhere")
	check
	[ "$output" = "$first" ]
}

@test "nothing is kept when that is asked for, or where it cannot be" {
	check --no-cache
	first=$output
	[ -z "$(kept)" ]
	PLUME_NO_CACHE=1 check
	[ "$output" = "$first" ]
	[ -z "$(kept)" ]
	touch cache
	check
	[ "$output" = "$first" ]
}

@test "few rules are not kept, nor those that rest on other files or have faults" {
	mkdir -p few/s
	cp r/s/rule7.yml few/s
	run "$PLUME" check --no-config --rules few --style s draft.txt
	[ -z "$(kept)" ]
	echo 'extends: nothing' >r/s/bad.yml
	check
	[ -z "$(kept)" ]
	rm r/s/bad.yml
	printf 'extends: spelling\nmessage: "%%s"\n' >r/s/spell.yml
	check
	[ -z "$(kept)" ]
}

lacks() { # pattern, file
	[ "$(grep -c "$1" "$2")" -eq 0 ]
}

# Changes that hide behind the time and size of what they change.
@test "what changes after its times are old is read again, and the rest is not opened" {
	command -v strace >/dev/null && strace -o trace true 2>/dev/null || skip 'no strace'
	for name in same moved added removed linked; do
		cp -r r $name
	done
	mv linked to
	ln -s to linked
	sed -i 's/mot7/mot1/' r/s/rule7.yml
	mkdir -p styles && cp -r to/s styles/a && cp -r to/s styles/b
	printf 'StylesPath = styles\n[*]\nBasedOnStyles = a\n' >.vale.ini
	sleep 4
	look() { # folder
		ASAN_OPTIONS=detect_leaks=0 strace -o trace -e trace=open,openat "$PLUME" check --no-config --no-exit --rules "$1" --style s draft.txt
	}
	vale() {
		"$PLUME" check --config .vale.ini --no-exit draft.txt
	}
	vale >/dev/null
	for name in same moved added removed linked; do
		look $name >$name.first
		grep -q 'rule7\.yml' trace
		grep -q '\[s.rule7\]' $name.first
		look $name >$name.again
		cmp $name.first $name.again
		lacks 'rule7\.yml' trace
	done
	cp -p same/s/rule7.yml old
	sed 's/mot7/mot1/' old >same/s/rule7.yml
	touch -r old same/s/rule7.yml
	sed 's/mot7/mot1/' old >new
	touch -r old new
	mv new moved/s/rule7.yml
	sed 's/mot7/Voici/' old >added/s/rule0.yml
	rm removed/s/rule7.yml
	ln -sfn r linked
	for name in same moved removed linked; do
		look $name >now
		lacks '\[s.rule7\]' now
	done
	look added | grep -q '\[s.rule0\]'
	vale | grep -q '\[a.rule7\]'
	sed -i 's/= a/= b/' .vale.ini
	vale | grep -q '\[b.rule7\]'
	printf 'StylesPath = styles\nWordTemplate = x%%s\n[*]\nBasedOnStyles = b\n' >.vale.ini
	vale >now
	lacks '\[b.rule7\]' now
}

@test "files that are touched and stay the same are read once more, and not again" {
	command -v strace >/dev/null && strace -o trace true 2>/dev/null || skip 'no strace'
	check
	first=$output
	touch r/s/rule7.yml
	sleep 4
	for opened in 1 0; do
		ASAN_OPTIONS=detect_leaks=0 strace -o trace -e trace=open,openat "$PLUME" check --no-config --no-exit --rules r --style s draft.txt >now
		[ "$first" = "$(cat now)" ]
		[ "$(grep -c 'rule7\.yml' trace)" -eq $opened ]
	done
}
