#!/usr/bin/env bats
# The manual: pages that are made and pages that are written, and their examples.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	export TOP=$PWD MADE=$BATS_FILE_TMPDIR/man LC_ALL=C.UTF-8 PLUME_LANG=en
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME
	sh src/gen/pages.sh "$MADE"
}

setup() {
	cd "$TOP" || exit 1
}

@test "mandoc has nothing to say of any page" {
	command -v mandoc >/dev/null || skip 'mandoc is not installed'
	run mandoc -Tlint -Wwarning man/*.[1-8] "$MADE"/*.[1-8]
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
	# It knows the first section by its English name alone.
	run sh -c 'mandoc -Tlint -Wwarning man/fr/*.[1-8] "$MADE"/fr/*.[1-8] |
		grep -v "first section is not .NAME.: Sh \(NOM\|SYNOPSIS\|DESCRIPTION\)$\|description line outside NAME section"'
	echo "$output"
	[ -z "$output" ]
	for page in man/fr/*.[1-8] "$MADE"/fr/*.[1-8]; do
		[ "$(sed -n '/^\.Sh/{p;q;}' "$page")" = '.Sh NOM' ]
	done
}

# What is the same in every language: heads of items, examples.
heads() {
	sed -n 's/^\.\(It [^P]*\).*/\1/p; /^\.Dl/p' "$1"
}

@test "each page has a twin in French, with the same options, names and examples" {
	B=${PLUME%/*} run sh src/gen/man.sh
	echo "$output"
	[ "$status" -eq 0 ]
	for page in "$MADE"/*.[1-8]; do
		heads "$page" >"$BATS_TEST_TMPDIR/en"
		[ -s "$BATS_TEST_TMPDIR/en" ]
		heads "$MADE/fr/${page##*/}" | diff "$BATS_TEST_TMPDIR/en" -
	done
}

@test "what the header says is in French, too: nothing is missing, nothing too much" {
	run awk -f src/gen/header.awk -v po=src/po/header-fr.po src/plume.h
	[ "$status" -eq 0 ]
	sed 's/The version, as 0.1.0/The version/' src/plume.h >"$BATS_TEST_TMPDIR/plume.h"
	run awk -f src/gen/header.awk -v po=src/po/header-fr.po "$BATS_TEST_TMPDIR/plume.h"
	[ "$status" -eq 1 ]
	[[ "$output" == *'header-fr.po lacks: The version'* && "$output" == *'in vain: The version, as 0.1.0.'* ]]
}

@test "make docs leaves the tree as it was" {
	[ -e .git ] && command -v git >/dev/null || skip 'this is no clone'
	git status --porcelain >"$BATS_TEST_TMPDIR/before"
	git diff | cksum >>"$BATS_TEST_TMPDIR/before"
	make -s docs
	{ git status --porcelain && git diff | cksum; } | diff "$BATS_TEST_TMPDIR/before" -
}

@test "each command has a page, with each of its options" {
	for command in $(sed -n 's/^COMMAND(\([a-z_]*\)).*/\1/p' src/cli/list.h); do
		page=$MADE/plume-$command.1
		[ -e "$page" ] || page=man/plume-$command.1
		[ -s "$page" ]
		[ "$page" != "man/plume-$command.1" ] || continue
		for option in $("$PLUME" help "$command" | sed -n '/^In a draft/q; s/^  \(-., \)\{0,1\}--\([A-Za-z-]*\).*/\2/p'); do
			grep -qF "Fl \\-$option" "$page" || { echo "$page lacks --$option"; false; }
		done
	done
}

@test "plume(3) has every function, plume-rules(7) every rule" {
	for name in $(grep '^PL_API' src/plume.h | grep -o 'pl_[a-z_]*('); do
		grep -qF "$name" "$MADE/plume.3"
	done
	[ "$(grep -c '^\.It Cm' "$MADE/plume-rules.7")" -eq \
		"$("$PLUME" rules --no-config | grep -c '^[^ ]*\.[^ ]* ')" ]
}

@test "what pages refer to are pages" {
	for page in man/*.[1-8] man/fr/*.[1-8] "$MADE"/*.[1-8] "$MADE"/fr/*.[1-8]; do
		while read -r name section; do
			case $name in plume*) ;; *) continue ;; esac
			[ -e "man/$name.$section" ] || [ -e "$MADE/$name.$section" ] ||
				{ echo "$page: $name($section)"; false; }
		done < <(sed -n 's/^\.Xr \([^ ]*\) \([1-8]\).*/\1 \2/p' "$page")
	done
}

@test "the examples are understood" {
	mkdir -p "$BATS_TEST_TMPDIR/bin"
	for program in "${PLUME%/*}"/plume "${PLUME%/*}"/plume-guide; do
		ln -s "$program" "$BATS_TEST_TMPDIR/bin/"
	done
	printf '#!/bin/sh\n' >"$BATS_TEST_TMPDIR/bin/publish"
	chmod +x "$BATS_TEST_TMPDIR/bin/publish"
	PATH=$BATS_TEST_TMPDIR/bin:$PATH
	export HOME=$BATS_TEST_TMPDIR XDG_STATE_HOME=$BATS_TEST_TMPDIR/state XDG_DATA_HOME=$BATS_TEST_TMPDIR/data
	n=0
	for page in man/*.[1-8] "$MADE"/*.[1-8]; do
		# Behind "For example:" and in section EXAMPLES.
		while read -r example; do
			rm -rf "$BATS_TEST_TMPDIR/here"
			mkdir -p "$BATS_TEST_TMPDIR/here/styles/MyStyle" "$BATS_TEST_TMPDIR/here/drafts"
			cd "$BATS_TEST_TMPDIR/here"
			cp "$TOP/rules/commun/hashtag-chiffres.yml" styles/MyStyle
			printf 'Prefecture : departement.\n' | tee draft.txt draft.x.txt post.x.txt long.txt >drafts/a.txt
			printf '{"network": "x", "text": "Prefecture"}' >payload.json
			git init -q . 2>/dev/null || true
			# What is taken back was done before.
			case $example in 'plume undo '*) plume fix "${example##* }" || true ;; esac
			run sh -c "$example" </dev/null
			cd "$TOP"
			# Nobody answers the questions of plume new here.
			[ "$status" -le 1 ] || [[ "$example" == 'plume new'* && "$output" == *'Question 1 '* ]] || { echo "$page: $example: $status $output"; false; }
			n=$((n + 1))
		done < <(awk '/^\.Sh/ { on = $2 == "EXAMPLES" } /^For example:/ { one = 1; next }
			(on || one) && /^\.Dl plume/ { gsub(/\\-/, "-"); print substr($0, 5) } { one = 0 }' "$page")
	done
	[ "$n" -ge 10 ]
}

# The n-th literal block of section EXAMPLES of a page.
example() {
	awk -v wanted="$2" '/^\.Sh/ { on = $2 == "EXAMPLES" } /^\.Ed/ { writing = 0 }
		writing { gsub(/\\\(lq/, "“"); gsub(/\\\(rq/, "”"); print }
		on && /^\.Bd/ { writing = ++n == wanted }' "$1"
}

@test "the rules, guides and configurations that are shown are read, and do what is said" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p regles/maison nos-regles/typographie
	example "$TOP/man/plume-rule.5" 1 >regles/maison/creux.yml
	"$PLUME" test regles
	example "$TOP/man/plume-rule.5" 2 >nos-regles/typographie/espaces.yml
	example "$TOP/man/plume-rule.5" 3 >.plume.yml
	run "$PLUME" check --format line - <<<'Horaires : de 9 h à 17 h!'
	[[ "$output" == '-:1:9: '*'[typographie.espaces]' ]]

	mkdir -p styles/Google
	printf 'extends: existence\nmessage: "%%s"\ntokens: [we]\n' >styles/Google/We.yml
	example "$TOP/man/plume-config.5" 1 >.plume.yml
	run "$PLUME" check --format line - <<<'La réunion a lieu ce soir.'
	[ "$status" -le 1 ]
	example "$TOP/man/plume-config.5" 2 >.plume.yml
	run "$PLUME" check --format line - <<<'La réunion a lieu ce soir.'
	[ "$status" -le 1 ]
	rm .plume.yml
	example "$TOP/man/plume-config.5" 3 >.vale.ini
	printf 'now we and #plandevigilance\n' >a.md
	run "$PLUME" check --format line a.md
	[[ "$output" != *Google.We* ]]
}

@test "the guide that is shown is read" {
	mkdir -p "$BATS_TEST_TMPDIR/guides"
	example man/plume-guide.5 1 >"$BATS_TEST_TMPDIR/guides/essai.yml"
	run "$PLUME" guide --guides "$BATS_TEST_TMPDIR/guides" open essai/debut/dater
	echo "$output"
	[ "$status" -eq 0 ]
	[[ "$output" == *'Give the date.'*'By hand'*'Une source (2015-02-16)'* ]]
	sed -i 's/^        answer:/        anser:/' "$BATS_TEST_TMPDIR/guides/essai.yml"
	run "$PLUME" guide --guides "$BATS_TEST_TMPDIR/guides" open essai/debut/dater
	[ "$status" -eq 2 ]
	[[ "$output" == *essai.yml:*answer* ]]
}
