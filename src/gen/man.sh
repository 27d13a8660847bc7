#!/bin/sh
# The sections of the manual pages that the program itself tells.
#
#     man.sh            says which page is stale, and fails then
#     man.sh --write    brings the pages up to date
#     man.sh --command NAME LANGUAGE   prints what it tells of one command
#
# In a page, what stands between  .\" made by src/gen/man.sh: NAME  and  .\" end
# is made anew, in French for the pages in man/fr; the rest is written by hand.  Of
# the tables that no command prints (configuration, front matter, networks) only the
# names of their keys are asked for: each must stand in its page.
#
# A page and its twin in French must agree, section by section, in what is not
# prose: options, keys, files, other pages, examples.
set -u
export LC_ALL=C # awk counts bytes, and so everywhere the same
B=${B:-build}
plume=$B/plume
bad=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Plain words as lines of mdoc: a sentence starts a line, and none is long.  What the
# sections themselves say is in French when `french` is set.
mdoc='
function say_in(en, fr) {
	return french ? fr : en
}
# With a capital; awk sees bytes, and of French only these begin a help.
function sentence(words) {
	if (sub(/^é/, "É", words) || sub(/^à/, "À", words) || sub(/^ê/, "Ê", words))
		return words
	return toupper(substr(words, 1, 1)) substr(words, 2)
}
function text(words, word, n, i, line) {
	gsub(/\\/, "\\e", words)
	gsub(/…/, "...", words)
	n = split(words, word, " ")
	line = ""
	for (i = 1; i <= n; i++) {
		if (line != "" && length(line) + length(word[i]) > 68) {
			say(line)
			line = ""
		}
		line = line (line == "" ? "" : " ") word[i]
		if (word[i] ~ /[.]$/) {
			say(line)
			line = ""
		}
	}
	if (line != "")
		say(line)
}
function say(line) {
	print (line ~ /^[.'"'"']/ ? "\\&" : "") line
}
function list(wanted) {
	if (wanted && !listing)
		print ".Bl -tag -width Ds"
	if (!wanted && listing)
		print ".El"
	listing = wanted
}
'

tell() { # awk that writes mdoc in the language at hand
	awk -v french="$([ "$lang" = en ] || echo 1)" "$@"
}

# plume rules --kinds: the keys of every rule, then each kind with its own.
kinds() {
	"$plume" rules --kinds --no-config --lang "$lang" | keys_of
}

guides() {
	"$B/gen/keys" "$lang" | keys_of
}

keys_of() {
	tell "$mdoc"'
		/^$/ { list(0); passing = 0; next }
		/^(Scopes|Portées)/ { passing = 1 }
		passing { next }
		/^[^ ].*:$/ { sub(/[^a-zé]*:$/, ""); print ".Ss " $0; next }
		/^[^ ]/ {
			colon = index($0, ": ")
			print ".Ss " substr($0, 1, colon - 1)
			text(say_in("Finds ", "Trouve ") substr($0, colon + 2) ".")
			next
		}
		/^  %s: / {
			text(say_in("In messages, %s is ", "Dans les messages, %s est ") substr($0, 7) ".")
			next
		}
		/^  / {
			list(1)
			print ".It Cm " $1 " Pq " $2
			match($0, /^  [^ ]+ +[^ ]+ +/)
			text(substr($0, RLENGTH + 1))
		}
		END { list(0) }'
}

# The words of scopes that it tells, between an empty line and the next.
scopes() {
	"$plume" rules --kinds --no-config --lang "$lang" | tell "$mdoc"'
		/^(Scopes|Portées)/ { telling = 1; next }
		/^$/ { telling = 0; next }
		telling && /^  [^ ]+  / {
			list(1)
			print ".It Cm " $1
			match($0, /^  [^ ]+ +/)
			text(substr($0, RLENGTH + 1))
		}
		END { list(0) }'
}

# plume help COMMAND, for each: what it does and its options.  Those that every
# command has are told once, with the last one.
commands() {
	for name in ${only:-$(sed -n 's/^COMMAND(\([a-z_]*\)).*/\1/p' src/cli/list.h)} ''; do
		"$plume" help ${name:-version} --lang "$lang" | tell -v name="$name" "$mdoc"'
			# -n, --network NAME as  Fl n , Fl \-network Ar NAME
			function item(option, word, n, i, line) {
				n = split(option, word, " ")
				for (i = 1; i <= n; i++) {
					if (sub(/,$/, "", word[i]))
						word[i] = word[i] " ,"
					if (sub(/^--/, "", word[i]))
						word[i] = "Fl \\-" word[i]
					else if (sub(/^-/, "", word[i]))
						word[i] = "Fl " word[i]
					else
						word[i] = "Ar " word[i]
					line = line " " word[i]
				}
				return line
			}
			BEGIN {
				if (name == "")
					print ".Ss " say_in("options of every command", "options de toutes les commandes")
			}
			/^Usage/ && name != "" {
				sub(/^Usage[^:]*: /, "")
				sub(/ *$/, "")
				gsub(/…/, "...")
				print ".Ss " name "\n.Dl " $0 "\n.Pp"
				next
			}
			/^Options/ { part = "options"; next }
			/^(As Vale spells it|Comme Vale l)/ {
				list(0)
				print ".Pp"
				print say_in("As Vale spells it:", "Comme Vale l’écrit\\~:")
				part = "options"
				next
			}
			/^Formats/ {
				list(0)
				print ".Pp"
				print say_in("The formats of", "Les formes de")
				print ".Fl \\-format" say_in(" :", " Ns \\~:")
				part = "formats"
				next
			}
			/^(In a draft|Dans un brouillon)/ { # told in section EXCEPTIONS
				list(0)
				part = "verbs"
				next
			}
			part == "verbs" && /^  / { next }
			/^Ex[ae]mple/ {
				list(0)
				sub(/^Ex[ae]mple[^:]*: /, "")
				if (name != "")
					print ".Pp\n" say_in("For example:", "Par exemple\\~:") "\n.Dl " $0
				next
			}
			/^  / {
				common = /--(lang|help|version)/
				if (part == "options" && common != (name == ""))
					next
				list(1)
				about = match($0, /[^ ]  +[^ ]/) ? substr($0, RSTART + RLENGTH - 1) : ""
				head = substr($0, 3, RSTART - 2)
				print ".It" (part == "formats" ? " Cm " head : item(head))
				text(about)
				next
			}
			/^$/ || name == "" { next }
			{ text(sentence($0)) }'
	done
}

# Brings section $2 of page $1 and of its twin up to date, or says that it is not.
section() {
	lang=en one_section "man/$1" "$2"
	lang=fr one_section "man/fr/$1" "$2"
}

one_section() {
	"$2" >"$work/made" || bad=1
	awk -v made="$work/made" -v name="$2" '
		$0 == ".\\\" end" { skipping = 0 }
		!skipping { print }
		$0 == ".\\\" made by src/gen/man.sh: " name {
			while ((getline line <made) > 0)
				print line
			skipping = 1
		}' "$1" >"$work/page"
	if cmp -s "$1" "$work/page"; then
		return
	elif [ "$write" = yes ]; then
		cat "$work/page" >"$1"
		echo "man: $1 is up to date now"
	else
		echo "man: $1 is stale; sh src/gen/man.sh --write mends its section '$2'"
		bad=1
	fi
}

# The keys that $2 prints must be items of page $1.
keys() {
	for key in $2; do
		grep -q "^\.It Cm $key\( \|$\)" "$1" && continue
		echo "man: $1 does not tell the key '$key' of $3"
		bad=1
	done
}

write=no
[ "${1:-}" = --write ] && write=yes
if [ ! -x "$plume" ]; then
	echo "man: $plume is not built" >&2
	exit 2
fi
only= lang=en
if [ "${1:-}" = --command ]; then
	only=$2 lang=$3
	commands
	exit
fi
section plume.1 commands
section plume-rule.5 kinds
section plume-rule.5 scopes
section plume-guide.5 guides

table() { # the names in the table that starts with the line $2 of file $1
	sed -n "/$2/,/^};/p" "$1"
}
keys man/plume-config.5 "$(table src/rule/config.c '^const struct pl_param pl_config_params' |
	sed -n 's/.*\.name = "\([^"]*\)".*/\1/p')" src/rule/config.c
keys man/plume-config.5 "$(sed -n '/^static const struct vale_key .*_keys/,/^};/p' src/rule/valeini.c |
	sed -n 's/^	{ "\([^"]*\)".*/\1/p')" src/rule/valeini.c
keys man/plume.1 "$(table src/post/front.c '^const struct pl_front_key' |
	sed -n 's/^	{ "\([^"]*\)".*/\1/p')" src/post/front.c
for verb in $(table src/post/suppress.c '^const struct pl_suppress_verb' |
	sed -n 's/^	{ "\([^"]*\)".*/\1/p'); do
	grep -q "^\.\(It \)\?Cm $verb\( \|$\)" man/plume.1 && continue
	echo "man: man/plume.1 does not tell the word '$verb' of src/post/suppress.c"
	bad=1
done
keys man/plume-rule.5 "$(table src/rule/rule.c '^const struct pl_rule_key {' |
	sed -n 's/^	{ "\([^"]*\)".*/\1/p')" src/rule/rule.c
keys man/plume-rule.5 "$(table src/post/network.c '^const struct pl_param pl_network_params' |
	sed -n 's/^	{ "\([^"]*\)".*/\1/p')" src/post/network.c

# --- twins ---------------------------------------------------------------------------------

# What a page says that is the same in every language, by section: how many subsections there
# are, names of options, keys, files and pages, examples.
bones() {
	awk '
		function bone(what) { print section + 0, what }
		BEGIN {
			split("Fl Cm Ic Ev Xr Pa Li", kinds)
			for (i in kinds)
				names[kinds[i]] = 1
		}
		/^\.\\" made by/ { made = 1 }
		/^\.\\" end/ { made = 0 }
		made || /^\.\\"/ { next }
		/^\.Sh / { section++; subsections = 0; bone("a section"); next }
		/^\.Ss / { bone("a subsection, number " ++subsections); next }
		/^\.Bd / { block = 1; next }
		/^\.Ed/ { block = 0; next }
		block || /^\.Dl / { bone($0); next }
		/^\./ {
			kind = ""
			for (i = 1; i <= NF; i++) {
				word = $i
				sub(/^\./, "", word)
				if (word ~ /^[A-Z][a-z]$/)
					kind = word in names ? word : ""
				else if (kind != "" && word !~ /^[].,;:()[]*$/)
					bone(kind " " word)
			}
		}' "$1" | sort -u
}

for page in man/*.[1-8]; do
	twin=man/fr/${page#man/}
	if [ ! -e "$twin" ]; then
		echo "man: $page has no twin in man/fr"
		bad=1
		continue
	fi
	bones "$page" >"$work/ours"
	bones "$twin" >"$work/theirs"
	comm -23 "$work/ours" "$work/theirs" | sed "s|^|man: $twin lacks, in section |" >"$work/lacking"
	comm -13 "$work/ours" "$work/theirs" | sed "s|^|man: $page lacks, in section |" >>"$work/lacking"
	cat "$work/lacking"
	[ ! -s "$work/lacking" ] || bad=1
done
exit "$bad"
