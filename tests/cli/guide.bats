# plume guide from a shell, and what it leaves behind.

setup() {
	PLUME=$(realpath "$PLUME")
	cd "$BATS_TEST_TMPDIR"
	mkdir -p home
	export HOME=$PWD/home PLUME_LANG=en
	unset XDG_DATA_HOME XDG_STATE_HOME PLUME_PLAIN
}

# Types at a terminal what stands in the arguments, a line each.
typed() {
	for line in "$@"; do
		printf '%s\r' "$line"
		sleep 0.3
	done | TERM=xterm LANG=C.UTF-8 PAGER=cat script -qefc "$PLUME guide${options:+ $options}" /dev/null
}

history_file=home/.local/state/plume/guide-history

@test "a page is an answer where nobody types" {
	run "$PLUME" guide open facebook/aerer </dev/null
	[ "$status" -eq 0 ]
	[[ "${lines[1]}" == facebook/texte/aerer ]]
	run "$PLUME" guide open facebook/aererr </dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *"did you mean"* ]]
}

@test "guides of one's own, or changed ones, take the place of those that ship" {
	cp -r "$BATS_TEST_DIRNAME/../../guides" ours
	sed -i '0,/fr: /s/fr: .*/fr: "Notre guide maison"/' ours/facebook.yml
	PLUME_LANG=fr run "$PLUME" guide --guides ours contents </dev/null
	[ "$status" -eq 0 ]
	[[ "$output" == *'Notre guide maison (facebook)'* && "$output" == *'(twitter)'* ]]
	mkdir one
	cp ours/facebook.yml one
	PLUME_LANG=fr run "$PLUME" guide --guides one contents </dev/null
	[[ "$output" == *'Notre guide maison (facebook)'* && "$output" != *'(twitter)'* ]]
	run "$PLUME" explain --guides one twitter/hashtags/un-a-trois
	[ "$status" -eq 2 ]
	run "$PLUME" explain --guides one facebook/texte/aerer
	[ "$status" -eq 0 ]
	printf 'title: {fr: a, en: b}\n' >ours/twitter.yml
	run "$PLUME" guide --guides ours contents </dev/null
	[ "$status" -eq 2 ]
	[[ "$output" == *'ours/twitter.yml:1:1: '* && "$output" == *'(facebook)'* ]]
	run "$PLUME" guide --guides nowhere contents </dev/null
	[ "$status" -eq 2 ]
}

@test "commands are read from a pipe, and plain text comes out" {
	run bash -c 'printf "try\nCrue : partez!\n.\nfix\nsave\n" | "$0" guide' "$PLUME"
	[ "$status" -eq 0 ]
	[[ "$output" == *"Saved as draft.txt."* && "$output" != *$'\033'* ]]
	grep -q '^Crue.*partez.*!$' draft.txt
	run "$PLUME" check draft.txt
	[ "$status" -eq 0 ]
}

@test "the guide is found in PATH too, and said to be missing where it is not" {
	mkdir alone
	cp "$PLUME" alone/plume
	run alone/plume guide
	[ "$status" -eq 2 ]
	[[ "$output" == *plume-guide* ]]
	PATH=$(dirname "$PLUME"):$PATH run alone/plume guide open facebook/aerer </dev/null
	[ "$status" -eq 0 ]
}

@test "the history has commands alone, and nobody else reads it" {
	umask 0
	typed 'search zebra' ' search canary1' 'try canary2 dans le texte.' 'try' 'Le canary3 chante.' '' \
		'Une phrase de canary4 pour voir.' 'new alerte' x 'Un canary5 perdu' cancel \
		'exercise twitter' 'Le canary6 vole.' stop ':search canary7' quit >/dev/null
	[ "$(stat -c %a "$history_file")" = 600 ]
	grep -q 'search zebra' "$history_file"
	grep -q 'new alerte' "$history_file"
	sed -i '/^:search canary7$/d' "$history_file" # a command, after all
	run grep -r canary home
	[ "$status" -eq 1 ]
}

@test "without history nothing is kept" {
	options=--no-history
	typed 'search zebra' 'try' 'Le canary chante.' '' quit >/dev/null
	[ ! -e "$history_file" ]
	run grep -r -e canary -e zebra home
	[ "$status" -eq 1 ]
}

@test "a program that is killed loses the line being typed at most" {
	mkfifo keys
	"$PLUME" guide <keys >/dev/null &
	exec 5>keys
	printf 'open facebook/aerer\ntry\nLe nord du Cher est sans eau.\n' >&5
	for i in $(seq 600); do
		grep -qs Cher home/.local/share/plume/work.json && break
		sleep 0.1
	done
	kill -9 $!
	exec 5>&-
	run bash -c 'printf "draft\n" | "$0" guide' "$PLUME"
	[[ "$output" == *'which was not saved, is still there'*'Le nord du Cher est sans eau.'* ]]
	grep -q facebook/texte/aerer home/.local/share/plume/progress.json
}

@test "in tmux the screen shows the page" {
	command -v tmux >/dev/null || skip "tmux is not installed"
	tmux -L plume-test-$$ -f /dev/null new-session -d -x 60 -y 30 "PAGER=cat $PLUME guide"
	for i in $(seq 600); do
		tmux -L plume-test-$$ capture-pane -p | grep -q 'plume>' && break
		sleep 0.1
	done
	tmux -L plume-test-$$ send-keys 'search alternative' Enter
	for i in $(seq 600); do
		screen=$(tmux -L plume-test-$$ capture-pane -p)
		[[ "$screen" == *'1. Describe every picture'* ]] && break
		sleep 0.1
	done
	tmux -L plume-test-$$ send-keys quit Enter
	[[ "$screen" == *'1. Describe every picture'* ]]
}

@test "--quiz asks which of two posts is better" {
	run "$PLUME" guide exercise --quiz twitter </dev/null
	[ "$status" -eq 0 ]
	[[ "$output" == "Which post is better?"*twitter/*"1 or 2?"* ]]
	run "$PLUME" guide --quiz </dev/null
	[[ "$output" == "Which post is better?"* ]]
}

@test "the coach takes today from the clock, or from --now" {
	run bash -c 'printf "x\nForum\ntomorrow\ndone\n" | "$0" new event --now 2026-03-02' "$PLUME"
	[[ "$output" == *"mardi 3 mars"* ]]
	run bash -c 'printf "x\nForum\ntomorrow\ndone\n" | "$0" new event' "$PLUME"
	[[ "$output" == *"[à compléter : heures]"* && "$output" != *"a date is wanted"* ]]
}

@test "plume explain and the guide show the same page of a practice and of a rule" {
	pages=$("$PLUME" explain --no-config | awk '/^  / && $1 !~ /^network/ && n++ % 23 == 0 { print $1 }')
	[ "$(wc -l <<<"$pages")" -gt 15 ]
	for page in $pages; do
		"$PLUME" explain "$page" >explained
		# In the guide what can be opened has a number, and the way on is told last.
		"$PLUME" guide open "$page" </dev/null |
			sed -e 's/^  [0-9]*\. /  - /' -e '/^try checks a draft/,$d' | sed -e '$ { /^$/d }' >opened
		diff explained opened
	done
}

@test "the coach says what plume check will say: a picture must lie beside the draft" {
	answers='x\nForum\n2026-03-14\n9h-17h\nGap\n\n\n\nhall.jpg\nThe hall of Gap, with a ramp.\nGap\n\nsave\n'
	run bash -c "printf '$answers' | '$PLUME' new event"
	[[ "$output" == *"There is no file hall.jpg here yet"*media.fichier-absent*"Saved as evenement-gap.x.txt."* ]]
	run "$PLUME" check evenement-gap.x.txt
	[[ "$output" == *media.fichier-absent* ]]
	touch hall.jpg
	run bash -c "printf '$answers' | '$PLUME' new event"
	[[ "$output" != *media.fichier-absent* ]]
}

@test "a page that is asked for comes without what is left of the time before" {
	printf 'new alerte\nx\nFeu\n' >begun
	mkfifo keys
	"$PLUME" guide <keys >/dev/null &
	exec 5>keys
	cat begun >&5
	for i in $(seq 600); do
		! grep -qs Feu home/.local/share/plume/work.json || break
		sleep 0.1
	done
	kill -9 $!
	exec 5>&-
	run "$PLUME" guide open facebook/aerer </dev/null
	[[ "${lines[1]}" == facebook/texte/aerer ]]
	run "$PLUME" guide </dev/null
	[[ "$output" == *"new goes on with it"* ]]
}
