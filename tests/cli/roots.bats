#!/usr/bin/env bats
# What a configuration may name, and whose configuration is obeyed: nothing leads out of the folder
# that it lies in, and a stranger's holds for nobody.

bats_require_minimum_version 1.5.0

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	# Leaks cannot be looked for under strace.
	export PLUME_LANG=en ASAN_OPTIONS=detect_leaks=0
	cd "$BATS_TEST_TMPDIR" || exit 1
	unset SUDO_UID
}

# --- whose it is -------------------------------------------------------------------------------

# A project and what it is checked for: the finding is there unless the configuration holds.
project() {
	[ "$(id -u)" -eq 0 ] || skip 'to give a file to someone else wants root'
	mkdir -p p/sub
	printf 'rules: {langue.accent-manquant: off}\n' >p/.plume.yml
	echo 'La Prefecture informe.' >p/sub/a.txt
	check
	[ "$output" = '' ]
}

check() {
	run --separate-stderr "$PLUME" check --format line "${@:-p/sub/a.txt}"
}

@test "a configuration that is someone else's is told once, and ignored" {
	project
	chown 1234 p/.plume.yml
	check p/sub/a.txt p p/sub
	[[ "$output" == *accent-manquant* ]]
	[ "$(grep -c 'is ignored' <<<"$stderr")" -eq 1 ]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p/.plume.yml belongs to someone else'* ]]
	# Who names it trusts it.
	check --config p/.plume.yml p/sub/a.txt
	[ "$output" = '' ]
	[[ "$stderr" != *'is ignored'* ]]
	check --no-config p/sub/a.txt
	[[ "$stderr" != *'is ignored'* ]]
}

@test "one that a stranger's link stands for is a stranger's" {
	project
	mv p/.plume.yml mine.yml
	ln -s ../mine.yml p/.plume.yml
	check
	[ "$output" = '' ]
	chown -h 1234 p/.plume.yml
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'is ignored'* ]]
}

@test "a configuration farther up holds where a stranger's lies nearer" {
	project
	cp p/.plume.yml p/sub/.plume.yml
	echo 'rules: {x.y: off}' >p/sub/_vale
	chown 1234 p/sub/.plume.yml p/sub/_vale
	check
	[ "$output" = '' ]
	[ "$(grep -c 'is ignored' <<<"$stderr")" -eq 1 ]
}

@test "nothing is looked for above a folder that is someone else's, and what is missed is told" {
	project
	chown 1234 p
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p belongs to someone else'* ]]
	chown 0 p
	chown 1234 p/sub
	check
	[[ "$output" == *accent-manquant* ]]
	[[ "$stderr" == *'p/.plume.yml is ignored, since p/sub belongs to someone else'* ]]
	# Where there is none to miss there is nothing to tell.
	rm p/.plume.yml
	check
	[[ "$stderr" != *'is ignored'* ]]
}

@test "root who works for someone is at home with his files, and a user with those of root" {
	project
	chown -R 1234 p
	SUDO_UID=1234 check
	[ "$output" = '' ]
	SUDO_UID=1235 check
	[[ "$output" == *accent-manquant* ]]
	command -v setpriv >/dev/null || skip 'no setpriv'
	chmod 0755 . p p/sub
	chown -R 0 p
	# The variable is believed of root only.
	for uid in 0 1234 1235; do
		chown "$uid" p/.plume.yml
		SUDO_UID=1235 run --separate-stderr setpriv --reuid 1234 --clear-groups "$PLUME" check --format line p/sub/a.txt
		case $uid in
		1235) [[ "$output" == *accent-manquant* ]] ;;
		*) [ "$output" = '' ] ;;
		esac
	done
}

@test "no word is added to a stranger's configuration" {
	project
	cd p
	echo 'Un process qualitatif.' >a.txt
	chown 1234 .plume.yml
	cp .plume.yml before
	run "$PLUME" fix --suggested --only langue a.txt <<<w
	[[ "$output" == *'no word is added to a configuration that belongs to someone else'* ]]
	cmp before .plume.yml
	# One that lies farther up is in nobody's way.
	mkdir mine
	cp a.txt mine
	cd mine
	run "$PLUME" fix --suggested --only langue a.txt <<<w
	[ "$(cat .plume.yml)" = "accept: ['process']" ]
}

# --- what it names -----------------------------------------------------------------------------

# A project, which is a repository, and beside it a folder of all that it must not reach: rules, styles,
# vocabularies, dictionaries and words, each of which would be seen in what is found.
fenced() {
	mkdir -p project/.git project/in project/rules/own project/styles/Mine project/styles/config/vocabularies/Team
	export HOME=$PWD XDG_CONFIG_HOME=$PWD/xdg
	cd project
	printf 'extends: existence\nmessage: "own"\ntokens: [word]\n' >rules/own/word.yml
	cp rules/own/word.yml styles/Mine
	echo Team >styles/config/vocabularies/Team/accept.txt
	mkdir -p ../outside
	cp -R rules/own styles/Mine styles/config ../outside
	sed -i 's/"own"/"ESCAPED"/' ../outside/own/word.yml ../outside/Mine/word.yml
	printf 'SET UTF-8\n' >../outside/book.aff
	printf '1\nwrod\n' >../outside/book.dic
	echo wrod >../outside/words.txt
	ln -s ../outside link
	ln -s "$HOME/outside" in/link
	for folder in styles styles/Mine rules; do ln -s "$HOME/outside" "$folder/link"; done
	ln -s "$HOME/outside/Mine" styles/Linked
	ln -s "$HOME/outside" styles/config/vocabularies/Away
	ln -s "$HOME/outside" rules/config
	echo 'A word and a wrod.' >a.txt
}

# Names that lead out, and what is taken for such elsewhere.
names() { # what is reached for, and how to the project
	local up=${2-}
	printf '%s\n' "$up../outside$1" "$up../../$(basename "$HOME")/outside$1" "./$up../outside$1" "a/../$up../outside$1" "in/../$up../outside$1" \
		"$HOME/outside$1" "//$HOME/outside$1" "/proc/self/cwd/../outside$1" "~/outside$1" "file://$HOME/outside$1" \
		"link$1" "in/link$1" "link/.$1" "$up%2e%2e/outside$1" "..%2foutside$1" "..\\outside$1" "CON" "in." "in..." "IN" ".. /outside" \
		"$(printf '%04096d' 0)" "$(printf '../%.0s' $(seq 1000))outside$1"
}

# One run with what it opens, by real names: a link shows where it leads.
traced() {
	rm -f trace
	run --separate-stderr "${STRACE[@]}" "$PLUME" check --no-cache --format line "$@" a.txt
}

strace_or_not() {
	STRACE=(strace -f -y -o trace -e trace=file)
	if ! command -v strace >/dev/null || ! strace -o trace true 2>/dev/null; then
		echo '# no strace: what is opened was not looked at' >&3
		STRACE=()
	fi
}

opens_nothing_outside() {
	[ "${#STRACE[@]}" -eq 0 ] && return 0
	[ -s trace ] || return 1
	if grep -E '^[0-9]+ +open(at|at2)?\(' trace | grep -v ENOENT | grep outside; then
		return 1
	fi
}

# Each name for a key of the configuration $1, which is written by the format $2.
refuses() { # file, format, what is reached for behind the name
	local n=0 name
	while IFS= read -r name; do
		# shellcheck disable=SC2059
		printf "$2" "$name" >"$1"
		traced
		if [ "$status" -ne 2 ] || [[ "$output$stderr" == *ESCAPED* ]] || ! opens_nothing_outside; then
			echo "$1: ${name:0:80}: status $status: $output $stderr"
			return 1
		fi
		case $stderr in
		*"$1":*) ;;
		*) [[ "$stderr" == *'no such folder of rules'* ]] || { echo "$1: ${name:0:80}: $stderr"; return 1; } ;;
		esac
		n=$((n + 1))
	done < <(names "$3")
	rm "$1"
	[ "$n" -eq 23 ]
}

@test "the folders of rules, styles and vocabularies that a configuration names: what leads out is refused" {
	fenced
	strace_or_not
	# What lies inside is read, so that it is the name that is refused below.
	printf 'folders: [rules]\n' >.plume.yml
	traced
	[ "$status" -eq 1 ]
	[[ "$output" == *' own [own.word]'* ]]
	# And what the user names is read wherever it lies, so that its opening would be seen.
	traced --no-config --rules ../outside
	[[ "$output" == *ESCAPED* ]]
	if [ "${#STRACE[@]}" -gt 0 ] && opens_nothing_outside >/dev/null; then false; fi
	refuses .plume.yml "folders: ['%s']\n" ''
	refuses .plume.yml "folders: [rules, '%s']\n" ''
	refuses .plume.yml "styles-path: '%s'\nstyles: [Mine]\n" ''
	refuses .plume.yml "styles-path: styles\nstyles: ['%s']\n" '/Mine'
	refuses .plume.yml "styles-path: styles\nvocab: '%s'\n" ''
	refuses .vale.ini 'StylesPath = %s\n[*]\nBasedOnStyles = Mine\n' ''
	refuses .vale.ini 'StylesPath = styles\n[*]\nBasedOnStyles = %s\n' '/Mine'
	refuses .vale.ini 'StylesPath = styles\nVocab = %s\n' ''
}

@test "a NUL ends no name, and a name alone may be a link that leads out" {
	fenced
	strace_or_not
	for line in 'folders: ["rules\0x"]' 'styles-path: "styles\0/../../outside"' '{styles-path: styles, vocab: "Team\0x"}' \
		'{styles-path: styles, styles: ["Mine\0x"]}' '{styles-path: styles, styles: [Linked]}' '{styles-path: styles, styles: [link]}' \
		'{styles-path: styles, rules: {Linked.word: on}}' '{styles-path: styles, rules: {link.word: on}}' \
		'{styles-path: styles, vocab: Away}' 'folders: [""]' 'styles-path: ""'; do
		echo "$line" >.plume.yml
		traced
		echo "$line: $status $output $stderr"
		[[ "$output$stderr" != *ESCAPED* ]]
		opens_nothing_outside
		case $line in *'styles-path: ""') ;; *) [ "$status" -eq 2 ] ;; esac
	done
}

# The same for a rule of the project, which is left out or looks for nothing there.
rule_refuses() { # format, what is reached for behind the name, how up to the project, more names
	local n=0 name rule=rules/own/spell.yml
	while IFS= read -r name; do
		# shellcheck disable=SC2059
		printf "extends: spelling\nmessage: \"SPELT %%s\"\ncustom: true\n$1" "$name" "$name" >$rule
		traced
		if ! opens_nothing_outside || { [[ "$stderr" != *"$rule:"* ]] && [[ "$output" != *'SPELT wrod'* ]]; } ||
			{ [[ "$stderr" == *"$rule:"* ]] && [[ "$output" == *SPELT* ]]; }; then
			echo "${1:0:30}: ${name:0:80}: status $status: $output $stderr"
			return 1
		fi
		n=$((n + 1))
	done < <(names "$2" "$3")
	[ "$n" -eq 23 ]
}

@test "the dictionaries and lists that a project's rule names: what leads out is refused" {
	fenced
	strace_or_not
	echo 'folders: [rules]' >.plume.yml
	printf 'SET UTF-8\n' >rules/mine.aff
	printf '4\nA\na\nand\nword\n' >rules/mine.dic
	mkdir rules/lists
	ln -s "$HOME/outside" rules/lists/link
	printf 'words: [wrod]\n' >../outside/list.yml
	printf 'extends: spelling\nmessage: "SPELT %%s"\ncustom: true\ndictionaries: [mine]\n' >rules/own/spell.yml
	traced
	[[ "$stderr" != *'built without'* ]] || skip 'built without Hunspell'
	[[ "$output" == *'1:14: warning: SPELT wrod [own.spell]'* && "$output" != *'SPELT word'* ]]
	rule_refuses "dicpath: '%s'\ndictionaries: [book]\n#%s\n" '' '../'
	rule_refuses "dictionaries: ['%s']\n#%s\n" /book ../
	rule_refuses "dictionaries: [nowhere]\naff: '%s.aff'\ndic: '%s.dic'\n" /book ../
	rule_refuses "dictionaries: [mine]\nignore: ['%s.txt']\n#%s\n" /words ../
	rule_refuses "dictionaries: [mine]\nlists: ['%s']\n#%s\n" /list ../../
	# By no link on the way that is no name of the rule's, either: config is one.
	mkdir ../outside/dictionaries
	mv ../outside/book.* ../outside/dictionaries
	printf 'extends: spelling\nmessage: "SPELT %%s"\ndictionaries: [book]\n' >rules/own/spell.yml
	traced
	[[ "$output" != *SPELT* && "$stderr" == *"the dictionary 'book' is not there"* ]]
	opens_nothing_outside
	# The user may name it.
	DICPATH=$HOME/outside/dictionaries traced
	[[ "$output" == *'SPELT word'* ]]
}

@test "of Vale's styles those of the repository may be named, and what the user names may lie anywhere" {
	fenced
	strace_or_not
	mkdir -p docs/deep
	cp a.txt docs/deep
	for path in ../styles ../../project/styles "$PWD/styles"; do
		printf 'StylesPath = %s\n[*]\nBasedOnStyles = Mine\n' "$path" >docs/.vale.ini
		run --separate-stderr "$PLUME" check --format line docs/deep
		[[ "$output" == *'own [Mine.word]'* ]]
	done
	printf 'StylesPath = ../../outside\n[*]\nBasedOnStyles = Mine\n' >docs/.vale.ini
	run --separate-stderr "$PLUME" check --format line docs/deep
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"docs/.vale.ini:1:14: E201 Invalid value provided: '../../outside' is refused: it leads out of the repository"*--config* ]]
	run --separate-stderr "$PLUME" check --format line --config docs/.vale.ini docs/deep
	[[ "$output" == *'ESCAPED [Mine.word]'* ]]
	# Where there is no repository it is the folder alone.
	rmdir .git
	printf 'StylesPath = ../styles\n[*]\nBasedOnStyles = Mine\n' >docs/.vale.ini
	run --separate-stderr "$PLUME" check --format line docs/deep
	[ "$status" -eq 2 ]
	# Ours stays in its own folder, whoever names it; or in the user's own, by its whole path.
	printf 'styles-path: ../styles\nstyles: [Mine]\n' >docs/.plume.yml
	for named in '' --config=docs/.plume.yml; do
		run --separate-stderr "$PLUME" check --format line $named docs/deep
		[ "$status" -eq 2 ]
		[[ "$stderr" == *"docs/.plume.yml:1:14: '../styles' is refused: it holds '..'"* ]]
	done
	mkdir -p ../xdg/plume
	ln -s "$PWD/styles" ../xdg/plume/mine
	for path in "$XDG_CONFIG_HOME/plume/mine" '~/xdg/plume/mine'; do
		printf 'styles-path: %s\nstyles: [Mine]\n' "$path" >docs/.plume.yml
		run --separate-stderr "$PLUME" check --format line docs/deep
		[[ "$output" == *'own [Mine.word]'* ]]
	done
	printf 'styles-path: ~/xdg/plume/../../outside\nstyles: [Mine]\n' >docs/.plume.yml
	run --separate-stderr "$PLUME" check --format line docs/deep
	[ "$status" -eq 2 ]
	PLUME_LANG=fr run --separate-stderr "$PLUME" check --format line docs/deep
	[[ "$stderr" == *'est refusé : '* ]]
}
