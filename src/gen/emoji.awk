# Makes build/gen/emoji.inc from Unicode's emoji-data.txt: one sorted table of
# ranges for each property that base/unicode.c asks about.
#
#   awk -f src/gen/emoji.awk /usr/share/unicode/emoji/emoji-data.txt

BEGIN {
	FS = "[ \t]*[;#][ \t]*"
	n_wanted = split("Extended_Pictographic Emoji_Presentation Emoji_Modifier_Base", wanted, " ")
	split("pictographic emoji_shown emoji_base", names, " ")
	for (i = 1; i <= n_wanted; i++)
		table_of[wanted[i]] = i
}

/^# (Date|©|Used with)/ { facts = facts " *   " substr($0, 3) "\n" }
/^#/ || NF < 2 { next }
$2 in table_of { add(table_of[$2], $1) }

END {
	head()
	for (i = 1; i <= n_wanted; i++)
		table(i)
}

# Neighbouring ranges become one: the file breaks them by version and status.
function add(t, range,    ends, first, last)
{
	if (split(range, ends, "[.][.]") == 1)
		ends[2] = ends[1]
	first = number(ends[1])
	last = number(ends[2])
	if (count[t] && first == end[t, count[t]] + 1) {
		end[t, count[t]] = last
		return
	}
	if (count[t] && first <= end[t, count[t]])
		die(wanted[t] " is not in order at " range)
	start[t, ++count[t]] = first
	end[t, count[t]] = last
}

function head()
{
	print "/* Made by src/gen/emoji.awk from Unicode's emoji-data.txt, whose head says:"
	printf "%s", facts
	print " * Licence: Unicode-DFS-2016, https://www.unicode.org/license.txt */"
}

function table(t,    i)
{
	if (!count[t])
		die("no range of " wanted[t])
	printf "\n/* %s */\nstatic const struct range %s[] = {\n", wanted[t], names[t]
	for (i = 1; i <= count[t]; i++)
		printf "\t{ 0x%X, 0x%X },\n", start[t, i], end[t, i]
	print "};"
}

# awk of POSIX reads no hexadecimal.
function number(hex,    i, value)
{
	for (i = 1; i <= length(hex); i++)
		value = value * 16 + index("0123456789ABCDEF", toupper(substr(hex, i, 1))) - 1
	return value
}

# `exit` still runs END, which has then nothing more to say.
function die(why)
{
	print "emoji.awk: " why > "/dev/stderr"
	n_wanted = 0
	exit 1
}
