#!/usr/bin/env bats
# The guide where it is not at home: read aloud by espeak-ng, and over ssh.

load ssh

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	cd "$BATS_TEST_TMPDIR" || exit 1
	mkdir home
	export HOME=$PWD/home LANG=C.UTF-8
	unset XDG_DATA_HOME XDG_STATE_HOME PLUME_PLAIN LC_ALL
}

teardown() {
	ssh_end
}

# What somebody does who tries all: reads, searches, tries, mends, practises, is coached.
session() {
	printf '%s\n' help 'search alternative' 'open 1' 'try' 'Crue : tres grave!! Partez.' . 'why 1' \
		'fix' 'count' 'networks x' 'related' 'mark' 'marks' 'exercise twitter' 'hint' 'Rien.' . \
		'stop' 'quiz' '1' 'stop' 'exercises' 'tally' 'new alerte' 'x' 'explain' 'Incendie' 'Martigues' \
		'soon' '16h40' 'Fermez les fenêtres' 'done' 'cancel' 'nonsense' 'history'
}

aloud() {
	espeak-ng -v "$1" -q -x "$2" 2>/dev/null | tr -d "';:, \n_|"
}

# The signs of a text that are neither letters, digits nor blanks, one a line.
signs() {
	grep -oP '[^\p{L}\p{M}\p{N}\s]' "$1" | sort -u
}

for_each_language() {
	for lang in fr en; do
		session | PLUME_LANG=$lang "$PLUME" guide >"$lang.txt" || true
		"$@" "$lang"
	done
}

only_words() {
	! grep -nP '[\x{0}-\x{8}\x{b}-\x{1f}\x{7f}-\x{9f}\x{200b}-\x{200f}\x{2190}-\x{2bff}\x{e000}-\x{f8ff}]' "$1.txt" || false
}

@test "no sign in it but letters, figures and those that writing has: no lines, arrows, escapes" {
	for_each_language only_words
	[ "$(wc -l <fr.txt)" -gt 200 ]
}

# Between two words, what is left when these are heard as they are without it.
has_quiet_signs() {
	here=$(aloud "$1" "ici")
	for sign in $(signs "$1.txt"); do
		heard=$(aloud "$1" "ici $sign ici")
		[ "$heard" = "$here$here" ] || echo "$sign"
	done >"$1.heard"
	echo "# heard as words ($1): $(tr '\n' ' ' <"$1.heard")" >&3
	# These are words: anybody says them so, a dot and a slash in English too.
	! grep -vxE '[#@%&+=€°./]' "$1.heard" || false
}

@test "espeak-ng: every sign is silent between words, or is one that people say" {
	command -v espeak-ng >/dev/null || skip 'no espeak-ng'
	for_each_language has_quiet_signs
}

# All of it is spoken, and so are the words that tell what each thing is.
says() {
	lang=$1
	shift
	espeak-ng -v "$lang" -f "$lang.txt" --stdout 2>/dev/null >"$lang.wav"
	# 22,050 samples a second of two bytes: a minute of speech at least.
	[ "$(stat -c %s "$lang.wav")" -gt $((22050 * 2 * 60)) ]
	espeak-ng -v "$lang" -q -x -f "$lang.txt" 2>/dev/null | tr -d "';:, \n_|" >"$lang.spoken"
	for word in "$@"; do
		grep -qF "$(aloud "$lang" "$word")" "$lang.spoken" || {
			echo "not heard: $word" >&2
			return 1
		}
	done
}

say_states() {
	case $1 in
	fr) says fr 'Problème' 'avertissement' 'remède' 'À éviter' 'Bon exemple' 'Longueur' 'Question' 'Indice' ;;
	en) says en 'Problem' 'warning' 'remedy' 'To avoid' 'Good' 'Length' 'Question' 'Hint' ;;
	esac
}

@test "espeak-ng: minutes of speech, in which every state is told in words" {
	command -v espeak-ng >/dev/null || skip 'no espeak-ng'
	for_each_language say_states
}

@test "a terminal that is dumb gets the same words, and nothing moves" {
	export PLUME_LANG=fr
	printf 'chercher alternative\nouvrir 1\nquitter\n' >keys
	TERM=dumb script -qec "$PLUME guide" -O shown <keys >/dev/null
	! grep -qP '[\x{1b}\x{8}\x{7}]' shown || false
	grep -q 'Décrire chaque image' shown
}

@test "over ssh: with a terminal, and as a filter" {
	ssh_key
	ssh_host 22473
	./our-ssh -p 22473 127.0.0.1 true || skip 'nobody can log in by ssh here'
	remote="cd $PWD && HOME=$HOME LANG=C.UTF-8 PLUME_LANG=fr PAGER=cat $PLUME guide"
	printf 'essayer Crue : partez!\ncorriger\nenregistrer ici.txt\n' | ./our-ssh -p 22473 127.0.0.1 "$remote" >out
	grep -q 'Enregistré' out
	! grep -q $'\033' out || false
	grep -q 'Crue.*partez.*!' ici.txt
	# At a terminal each answer is waited for; Ctrl-D leaves.
	mkfifo keys
	TERM=xterm ./our-ssh -tt -p 22473 127.0.0.1 "$remote" <keys >seen &
	exec 5>keys
	for step in 'plume> |chercher alternative' 'plume recherche> |ouvrir 1' 'plume decrire-chaque-image> |'; do
		for _ in $(seq 600); do
			! grep -qF "${step%%|*}" seen || break
			sleep 0.1
		done
		printf '%s\r' "${step#*|}" >&5
	done
	printf '\004' >&5
	wait $!
	exec 5>&-
	grep -q 'loi de 2005' seen
}
