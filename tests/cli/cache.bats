#!/usr/bin/env bats
# --cache: drafts that have not changed are not looked at again, and the answer is the same.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME_LANG=en LC_ALL=C XDG_CACHE_HOME=$BATS_TEST_TMPDIR/cache
	mkdir "$BATS_TEST_TMPDIR/w" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	mkdir d
	printf 'La Prefecture informe , ce jour.\n' >d/a.txt
	printf -- '---\nréseaux: [x]\nmédias: [{image: a.png, alt: "La  place"}]\n---\nMr Roux le dit.\n' >d/b.txt
	printf 'Une phrase ordinaire.\n' >d/c.txt
	printf '{"id":"1","network":"x","text":"La Prefecture"}\n{"id":"2","text":"La Prefecture"}\nnon\n' >d/p.jsonl
	FILE=$XDG_CACHE_HOME/plume/checked
}

check() {
	"$PLUME" check --no-config --no-exit --cache "$@" d 2>err || true
}

known() { # how many drafts were known
	check --stats "$@" >/dev/null
	sed -n 's/^plume: \([0-9]*\) drafts\? w.* known from the cache$/\1/p' err
}

@test "the same answer in every format, with and without, one thread or four" {
	for format in line json sarif html; do
		"$PLUME" check --no-config --no-exit --format $format d >without 2>/dev/null || true
		for jobs in 1 4; do
			check --format $format -j $jobs >with
			cmp with without
		done
	done
	[ "$(known)" -eq 5 ]
	[ "$(stat -c %a "$FILE")" = 600 ]
	! grep -q 'phrase ordinaire' "$FILE" || false
}

@test "what changes is looked at again: the draft, its circumstances, options, rules" {
	[ "$(known)" -eq 0 ]
	[ "$(known)" -eq 5 ]
	echo 'La mairie de Ales.' >d/c.txt
	[ "$(known)" -eq 4 ]
	: >d/a.png # the picture is there now
	[ "$(known)" -eq 4 ]
	! check --format line | grep -q 'media.fichier-absent' || false
	[ "$(known --network mastodon)" -eq 2 ] # but those that name theirs
	[ "$(known --level warning)" -eq 0 ]
	[ "$(known --rule langue)" -eq 0 ]
	mkdir -p r/t
	printf 'extends: existence\nmessage: "Not %%s."\nlevel: error\ntokens: [phrase]\n' >r/t/a.yml
	[ "$(known --rules r)" -eq 0 ]
	[ "$(known --rules r)" -eq 5 ]
	sed -i s/phrase/Roux/ r/t/a.yml
	[ "$(known --rules r)" -eq 0 ]
	check --rules r --format line | grep -q 'Not Roux'
}

@test "what ends on a day, and what dictionaries say, is always looked at" {
	printf 'La Prefecture.\n\n<!-- plume langue off until 2026-12-31: quoted -->\n' >d/a.txt
	rm d/b.txt d/c.txt d/p.jsonl
	check >/dev/null
	[ "$(known --now 2026-12-30)" -eq 0 ]
	check --now 2027-01-01 --format line | grep -q accent-manquant
	echo 'La mairie.' >d/a.txt
	check --profile editor >/dev/null
	[ "$(known --profile editor)" -eq 0 ]
}

@test "a cache that is damaged, somebody else's, or nowhere is none" {
	check --format line >first
	cp "$FILE" whole
	for at in 3 20 50 400; do
		printf 'X' | dd of="$FILE" bs=1 seek=$at conv=notrunc 2>/dev/null
		[ "$(known)" -eq 0 ]
		check --format line >again
		cmp first again
		cp whole "$FILE"
	done
	head -c 100 whole >"$FILE"
	[ "$(known)" -eq 0 ]
	cp whole "$FILE"
	chmod 666 "$FILE"
	[ "$(known)" -eq 0 ]
	rm -r "$XDG_CACHE_HOME"
	ln -s "$PWD" "$XDG_CACHE_HOME"
	mkdir plume
	ln -s ../first plume/checked
	cp first kept
	[ "$(known)" -eq 0 ]
	[ "$(known)" -eq 5 ] || [ -h plume/checked ]
	run env -u HOME XDG_CACHE_HOME=relative "$PLUME" check --no-config --no-exit --cache --format line d
	[[ "$output" == *'--cache: no folder can be had for it'* ]]
	[[ "$output" == *'accent-manquant'* ]]
}
