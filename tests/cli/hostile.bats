#!/usr/bin/env bats
# Nothing that comes from outside drives a terminal or what reads a log, whichever door it comes
# in by, whatever plume is asked for, at a terminal or not.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	export PLUME PLUME_LANG=en LC_ALL=C.UTF-8 HOME=$BATS_TEST_TMPDIR
	export XDG_STATE_HOME=$HOME/state XDG_CACHE_HOME=$HOME/cache XDG_CONFIG_HOME=$HOME/config
	mkdir "$HOME/w" && cd "$HOME/w" || exit 1
	payloads >payloads
	formats=$("$PLUME" check --help --lang en | sed -n '/^Formats:/,/^$/s/^  \([a-z-]*\)  .*/\1/p')
	[ "$(echo "$formats" | wc -l)" -ge 16 ]
}

# A line each: every control character, those that nobody sees, and sequences that terminals,
# their titles, clipboards and multiplexers, or job runners, take for commands.
payloads() {
	awk 'BEGIN {
		for (c = 1; c < 128; c++)
			if ((c < 32 && c != 9 && c != 10 && c != 13) || c == 127)
				printf "a%cb\n", c
	}'
	for c in 80 84 85 88 8d 8e 8f 90 98 9b 9c 9d 9e 9f ad; do
		printf "a\\u00${c}b\n"
	done
	for c in 061c 180e 200b 200c 200d 200e 200f 2028 2029 202a 202b 202c 202d 202e 2060 2061 \
		2062 2063 2064 2066 2067 2068 2069 206a 206f feff fff9 fffb; do
		printf "a\\u${c}b\n"
	done
	printf 'a\U000E0001b\na\U000E0041\U000E0042\U000E007Fb\n'
	printf '%b\n' 'm\0033]0;titre\0007n' 'm\0033]2;t\0033\\n' 'm\0033]8;;http://x.fr\0007x\0033]8;;\0007n' \
		'm\0033]52;c;YWFh\0007n' 'm\0033]9;7;cmd\0007n' 'm\0033]1337;File=x\0007n' 'm\0033P+q\0033\\n' \
		'm\0033_x\0033\\n' 'm\0033[2Jn' 'm\0033[31mn' 'm\0033[21tn' 'm\0033[6nn' 'm\0033(0n' 'm\0033cn' \
		'm\0033kt\0033\\n' 'm\0302\02332Jn' 'm\0302\02350;t\0302\0234n' 'm\0010\0010n' '%s%n%d'
}

# The bytes that are none of a line, a tab or a character that is seen.
hidden='[\x01-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F\xAD]|\xD8\x9C|\xE1\xA0\x8E|\xE2\x80[\x8B-\x8F\xA8-\xAE]|\xE2\x81[\xA0-\xAF]|\xEF\xBB\xBF|\xEF\xBF[\xB9-\xBB]|\xF3\xA0[\x80\x81]'

# A CSV begins with a mark and has line ends of its own (RFC 4180).
is_tame() { # COMMAND…
	"$PLUME" "$@" >out 2>told </dev/null || [ $? -le 2 ]
	case " $* " in
	*' --format csv '*) LC_ALL=C sed -i '1s/^\xEF\xBB\xBF//; s/\r$//' out ;;
	esac
	if LC_ALL=C grep -aPq "$hidden" out told; then
		echo "plume $*" | cat -v
		LC_ALL=C grep -aoP ".{0,30}($hidden)" out told | cat -v | head -n 3
		return 1
	fi
}

drafts() {
	while read -r payload; do
		printf 'La Prefecture %s , vous  informe %s#%s @%s https://x.fr/%s .\n\n' "$payload" \
			"$payload" "$payload" "$payload" "$payload"
	done <payloads >a.x.txt
	{ printf '# Titre\n\n' && cat a.x.txt; } >m.md
	printf -- '---\nréseaux: [x, "y\\u001b]0;t\\u0007"]\n"k\\u001b[2J\\u202e": 1\nmédias:\n  - {image: "p\\u001b[2J.png", alt: "alt \\u009b2J \\u202e  , texte"}\nnote: "\\u001b]0;t\\u0007"\n---\nBonjour , la Prefecture .\n' >f.txt
	awk '{
		gsub(/[\001-\037\177]/, "")
		printf "{\"network\":\"x\",\"id\":\"i%s\\u001b[2J\",\"text\":\"La Prefecture %s\\u009b \\u202e , vous .\",", $0, $0
		printf "\"media\":[{\"type\":\"image\",\"alt\":\"alt %s\\u0007  , x\"}]}\n", $0
	}' payloads >r.jsonl
	{ echo id,network,text && sed 's/.*/"i&","x","La Prefecture & , vous ."/' payloads; } >c.csv
}

names() {
	mkdir names
	while read -r payload; do
		printf 'Bonjour , la Prefecture .\n' >"names/$(printf %s "$payload" | tr / _).x.txt"
	done <payloads
	printf 'Bonjour , la Prefecture .\n' >"names/$(printf 'z\377\376').txt"
}

@test "drafts, payloads and their names, in every format" {
	drafts
	names
	for format in $formats; do
		for what in a.x.txt m.md f.txt r.jsonl c.csv names; do
			is_tame check --no-config --format "$format" "$what"
		done
	done
}

@test "drafts, payloads and their names, by every command that reads them" {
	drafts
	names
	for what in a.x.txt m.md f.txt r.jsonl c.csv names; do
		is_tame fix --no-config --dry-run "$what"
		is_tame fix --no-config --check "$what"
		is_tame gate --no-config "$what"
		is_tame count --no-config "$what"
		is_tame count --no-config --format json "$what"
		is_tame preview --no-config "$what"
		is_tame listen --no-config "$what"
		is_tame thread --no-config --format json "$what"
	done
	is_tame check a.x.txt --config f.txt
}

@test "rules and configurations" {
	drafts
	mkdir -p rules/s
	i=0
	while read -r payload; do
		word=$(printf %s "$payload" | sed 's/[\\"]/\\&/g' |
			awk 'BEGIN { for (c = 1; c < 32; c++) name[sprintf("%c", c)] = sprintf("\\x%02x", c); name["\177"] = "\\x7f" }
				{ for (i = 1; i <= length($0); i++) { c = substr($0, i, 1); printf "%s", c in name ? name[c] : c } }')
		printf 'extends: existence\nmessage: "m%s%%s"\ntitle: {fr: "%s", en: "%s"}\nwhy: {fr: "%s", en: "%s"}\ntokens: [Prefecture]\nlink: "http://x.fr/%s"\n' \
			"$word" "$word" "$word" "$word" "$word" "$word" >"rules/s/r$((i += 1)).yml"
	done <payloads
	printf 'extends: existence\n"k\\u001b[2J": 1\nmessage: m\ntokens: ["(\\u001b]0;t\\u0007"]\n' >rules/s/bad.yml
	printf '"k\\u001b[2J": 1\nnetworks: ["\\u001b]0;t\\u0007"]\n' >hostile.yml
	for format in $formats; do
		is_tame check --no-config --format "$format" --rules rules a.x.txt
		is_tame check --format "$format" --config hostile.yml f.txt
	done
	is_tame rules --rules rules
	is_tame rules --rules rules --format json
	is_tame test rules
	for n in $(seq $i); do
		is_tame explain --rules rules "s.r$n"
	done
}

@test "words of the command line, and the name that plume is called by" {
	drafts
	all=$(tr '\n' ' ' <payloads)
	for command in explain rules card annuaire check count help guide fix init new undo completion; do
		is_tame $command "$all"
	done
	is_tame "$all"
	for option in network format rule style now config level input stdin-filename lang; do
		is_tame check "--$option" "$all" f.txt
	done
	is_tame check "--$all" f.txt
	(exec -a "plume$all" "$PLUME" check nowhere.txt) >out 2>told || [ $? -eq 2 ]
	! LC_ALL=C grep -aPq "$hidden" out told || false
}

@test "what is written to be kept is kept byte by byte, and shown by name at a terminal" {
	drafts
	for command in 'thread --no-config' 'fix --no-config --diff'; do
		"$PLUME" $command a.x.txt >out 2>told || [ $? -le 1 ]
		LC_ALL=C grep -aPq '\x1B\]0;titre\x07' out
		LC_ALL=C grep -aPq '\xE2\x80\xAE' out
		script -qec "$PLUME $command a.x.txt" /dev/null </dev/null >out || [ $? -le 1 ]
		LC_ALL=C sed -i 's/\r$//' out
		! LC_ALL=C grep -aP "$hidden" out | cat -v | head -n 3 | grep . || false
		grep -q '␛\]0;titre␇' out
	done
}
