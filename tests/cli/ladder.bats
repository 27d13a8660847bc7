#!/usr/bin/env bats
# What CONTRIBUTING.md shows how to add is added, in a copy of the tree, and works.  Each
# prints how many files it touched: one, or three with the test for what is written in C.

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || exit 1
	export COPY=$BATS_FILE_TMPDIR/copy STAMP=$BATS_FILE_TMPDIR/stamp PLUME_LANG=en LC_ALL=C.UTF-8
	export TOUCHED=$BATS_FILE_TMPDIR/touched MAKEFLAGS=
	[ "$(realpath "${PLUME:-build/plume}")" = "$PWD/build/plume" ] || return 0
	mkdir "$COPY" "$TOUCHED"
	tar -cf - --exclude=./.git --exclude=./build/deb --exclude=./build/debian \
		--exclude=./build/inside --exclude=./build/san --exclude=./build/clang \
		--exclude=./build/tests . | tar -xf - -C "$COPY"
	cd "$COPY" || exit 1
	for rung in word rule guide network check report command; do
		touch "$STAMP"
		sleep 0.02
		"add_$rung"
		find . -path ./build -prune -o -type f -newer "$STAMP" -print >"$TOUCHED/$rung"
	done
	make -s -j2 >"$BATS_FILE_TMPDIR/log" 2>&1 || cat "$BATS_FILE_TMPDIR/log"
}

setup() {
	[ -d "$COPY" ] || skip 'this build is not the usual one'
	cd "$COPY" || exit 1
}

told() { # how many files the rung $1 touched, which must be $2
	echo "# $1: $(wc -l <"$TOUCHED/$1") touched: $(tr '\n' ' ' <"$TOUCHED/$1")" >&3
	[ "$(wc -l <"$TOUCHED/$1")" -eq "$2" ]
}

# The n-th block of C in a section of CONTRIBUTING.md.
block() {
	awk -v section="## $1" -v wanted="$2" '
		/^## / { on = $0 == section }
		on && /^```$/ { writing = 0 }
		writing { print }
		on && /^```c$/ { writing = ++n == wanted }' CONTRIBUTING.md
}

add_word() {
	echo '  hydroelectrique: hydroélectrique' >>rules/lists/accents.yml
}

add_rule() { # the one that CONTRIBUTING.md shows
	awk '/^## / { on = $0 == "## Add a rule" } on && /^    / { print substr($0, 5) }' \
		CONTRIBUTING.md | sed '/^make check/d' >rules/commun/essai.yml
}

add_guide() {
	cat >guides/essai.yml <<'GUIDE'
guide: essai
title: {fr: "Un essai", en: "A try"}
tagline: {fr: "Une page.", en: "One page."}
chapters:
  - chapter: debut
    title: {fr: "Début", en: "Beginning"}
    practices:
      - id: dater
        title: {fr: "Dater", en: "Give the date"}
        advice: {fr: "Donnez la date.", en: "Give the date."}
        why: {fr: "On lit plus tard.", en: "It is read later."}
        good: {fr: "Le 3 mars 2026.", en: "Le 3 mars 2026."}
        bad: {fr: "Demain.", en: "Demain."}
        by-hand: {fr: "Y a-t-il une date ?", en: "Is there a date?"}
        since: 2015
        provenance: official-guide
        source:
          - {title: "Une source", date: 2015-02-16}
GUIDE
}

add_network() {
	sed 's/^title: .*/title: Essai/; s/^limit: .*/limit: 1234/; s/value: "500"/value: "1234"/' \
		rules/networks/threads.yml >rules/networks/essai.yml
}

add_check() {
	block 'Add a check' 1 >src/check/rows.c
	block 'Add a check' 2 >tests/check/rows.c
	echo 'CHECK(rows)' >>src/check/list.h
}

add_report() {
	sed 's/pl_format_line/pl_format_essai/; s/"line"/"essai"/' src/report/line.c >src/report/essai.c
	sed 's/"line"/"essai"/' tests/report/line.c >tests/report/essai.c
	echo 'FORMAT(essai)' >>src/report/list.h
}

add_command() {
	sed 's/pl_command_version/pl_command_essai/; s/"version"/"essai"/' src/cli/cmd_version.c \
		>src/cli/cmd_essai.c
	echo 'COMMAND(essai)' >>src/cli/list.h
	printf '@test "essai" {\n	"$PLUME" essai\n}\n' >tests/cli/essai.bats
}

@test "a word: one file" {
	run build/plume check --no-config - <<<'Le barrage hydroelectrique est ouvert.'
	[[ "$output" == *hydroélectrique* ]]
	told word 1
}

@test "a rule: one file" {
	run build/plume check --no-config --rule commun.essai - <<<'Élections #2026.'
	[ "$status" -eq 1 ]
	[[ "$output" == *'[commun.essai]'* ]]
	told rule 1
}

@test "a guide: one file" {
	run build/plume guide open essai/dater
	[ "$status" -eq 0 ]
	[[ "$output" == *'Give the date.'* ]]
	told guide 1
}

@test "a network: one file" {
	run build/plume count --no-config --network essai - <<<'Bonjour'
	[[ "$output" == *1234* ]]
	told network 1
}

@test "a check: a file, a line, a test" {
	make -s check T=check/rows
	run build/plume rules --kinds --no-config
	[[ "$output" == *'rows: too many hashtags in a row'* ]]
	told check 3
}

@test "a report: a file, a line, a test" {
	make -s check T=report/essai
	run build/plume check --no-config --format essai - <<<'Prefecture.'
	[[ "$output" == *'[langue.accent-manquant]'* ]]
	told report 3
}

@test "a command: a file, a line, a test" {
	run build/plume essai
	[ "$status" -eq 0 ]
	run build/plume help
	[[ "$output" == *essai* ]]
	# bats within bats wants an environment of its own.
	env -i PATH=/usr/local/bin:/usr/bin:/bin make -s check T=cli/essai
	told command 3
}
