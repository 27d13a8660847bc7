#!/bin/sh
# The sections of the manual pages that the program itself tells.
#
#     man.sh            says which page is stale, and fails then
#     man.sh --write    brings the pages up to date
#     man.sh --command NAME   prints what it tells of one command
#
# In a page, what stands between  .\" made by src/gen/man.sh: NAME  and  .\" end
# is made anew; the rest is written by hand.  Of the tables that no command
# prints (configuration, front matter, networks) only the names of their keys are
# asked for: each must stand in its page.
set -u
export LC_ALL=C # awk counts bytes, and so everywhere the same
B=${B:-build}
plume=$B/plume
bad=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

# Plain words as lines of mdoc: a sentence starts a line, and none is long.
mdoc='
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

# plume rules --kinds: the keys of every rule, then each kind with its own.
kinds() {
	"$plume" rules --kinds --no-config --lang en | awk "$mdoc"'
		/^$/ { list(0); passing = 0; next }
		/^Scopes:$/ { passing = 1 }
		passing { next }
		/^[^ ].*:$/ { print ".Ss " substr($0, 1, length($0) - 1); next }
		/^[^ ]/ {
			colon = index($0, ": ")
			print ".Ss " substr($0, 1, colon - 1)
			text("Finds " substr($0, colon + 2) ".")
			next
		}
		/^  %s: / { text("In messages, %s is " substr($0, 7) "."); next }
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
	"$plume" rules --kinds --no-config --lang en | awk "$mdoc"'
		/^Scopes:$/ { telling = 1; next }
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
		"$plume" help ${name:-version} --lang en | awk -v name="$name" "$mdoc"'
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
			BEGIN { if (name == "") print ".Ss options of every command" }
			/^Usage: / && name != "" {
				sub(/^Usage: /, "")
				sub(/ *$/, "")
				gsub(/…/, "...")
				print ".Ss " name "\n.Dl " $0 "\n.Pp"
				next
			}
			/^Options:/ { part = "options"; next }
			/^As Vale spells it:/ {
				list(0)
				print ".Pp"
				print "As Vale spells it:"
				part = "options"
				next
			}
			/^Formats:/ {
				list(0)
				print ".Pp"
				print "The formats of"
				print ".Fl \\-format :"
				part = "formats"
				next
			}
			/^In a draft / { # told in section EXCEPTIONS
				list(0)
				part = "verbs"
				next
			}
			part == "verbs" && /^  / { next }
			/^Example: / {
				list(0)
				if (name != "")
					print ".Pp\nFor example:\n.Dl " substr($0, 10)
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
			{ text(toupper(substr($0, 1, 1)) substr($0, 2)) }'
	done
}

# Brings section $2 of page $1 up to date, or says that it is not.
section() {
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
only=
if [ "${1:-}" = --command ]; then
	only=$2
	commands
	exit
fi
section man/plume.1 commands
section man/plume-rule.5 kinds
section man/plume-rule.5 scopes

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
exit "$bad"
