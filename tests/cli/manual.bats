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
	run mandoc -Tlint -Wwarning man/*.[1-8] "$MADE"/*
	echo "$output"
	[ "$status" -eq 0 ]
	[ -z "$output" ]
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
	for page in man/*.[1-8] "$MADE"/*; do
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
	for page in man/*.[1-8] "$MADE"/*; do
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
