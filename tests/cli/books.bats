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
