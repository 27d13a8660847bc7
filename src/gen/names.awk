# Makes build/gen/names.inc from CLDR's annotations and our few names besides: what emoji
# and signs are called when read aloud, in French and English, one row a sequence, sorted by
# bytes.  Skin tones are left out wherever post/name.c puts the same name together.
#
#   LC_ALL=C awk -f src/gen/names.awk src/gen/names.tsv \
#       /usr/share/unicode/cldr/common/annotations{,Derived}/{fr,en}.xml
#
# Source: Unicode CLDR 41 (2022-04), Debian's package unicode-cldr-core.  Licence:
# Unicode-DFS-2016, whose words stand in LICENSE.

BEGIN {
	JOINT = "\342\200\257: "  # before what a name goes on with, in French
	STYLE = "\357\270\217"    # U+FE0F, which the annotations do without
	ZERO = "\342\200\213"     # U+200B, a place to break a long word
	n_tones = split("\360\237\217\273 \360\237\217\274 \360\237\217\275 \360\237\217\276 \360\237\217\277", tones, " ")
	sort = "sort"
}

FILENAME ~ /names[.]tsv$/ { by_hand(); next }
FNR == 1 { lang = FILENAME ~ /fr[.]xml$/ ? "fr" : "en"; files++ }

/ type="tts"/ && match($0, /cp="[^"]*"/) {
	key = plain(substr($0, RSTART + 4, RLENGTH - 5))
	sub(/^[^>]*>/, "")
	sub(/<.*/, "")
	# A sign of ASCII is for the reader's voice, or post/sign.c.
	if (key !~ /^[ -~]$/)
		add(key, lang, plain($0))
}

END {
	if (files != 4 || !(("fr", "\360\237\224\245") in name))
		die("want annotations and annotationsDerived, fr.xml and en.xml each")
	print "/* Made by src/gen/names.awk from Unicode CLDR 41, © 1991-2022 Unicode, Inc."
	print " * Licence: Unicode-DFS-2016, https://www.unicode.org/license.txt */"
	for (key in keys)
		row(key)
	close(sort)
}

function by_hand(    field)
{
	if (/^#/ || split($0, field, "\t") != 3)
		return
	add(field[1], "fr", field[2])
	add(field[1], "en", field[3])
}

function add(key, lang, text)
{
	gsub(STYLE, "", key)
	gsub(ZERO, "", text)
	if ((lang, key) in name)
		return
	name[lang, key] = text
	keys[key]
}

function plain(text)
{
	gsub(/&lt;/, "<", text)
	gsub(/&gt;/, ">", text)
	gsub(/&quot;/, "\"", text)
	gsub(/&amp;/, "\\&", text)
	return text
}

function row(key)
{
	if (!(("fr", key) in name) || !(("en", key) in name))
		return
	if (composed("fr", key) == name["fr", key] && composed("en", key) == name["en", key])
		return
	fflush()
	print "ROW(\"" key "\\000" name["fr", key] "\\000" name["en", key] "\", " ++n ")" | sort
}

# The name as post/name.c puts it together from that of the sequence without its tones.
function composed(lang, key,    base, said, item, n, m, i, t, head, tail)
{
	base = key
	n = m = 0
	while (match(base, /\360\237\217[\273-\277]/)) {
		t = name[lang, substr(base, RSTART, RLENGTH)]
		if (!n || item[n] != t)
			item[++n] = t
		m++
		base = substr(base, 1, RSTART - 1) substr(base, RSTART + RLENGTH)
	}
	if (!n || !((lang, base) in name))
		return ""
	head = name[lang, base]
	said = lang == "fr" ? JOINT : ": "
	i = index(head, said)
	if (i) {
		tail = substr(head, i + length(said))
		head = substr(head, 1, i - 1)
	}
	return head said joined(lang, tail, item, n, m)
}

# One tone stands before what the name goes on with, those of two people behind, and once
# when they are the same.  In French an "et" stands before the last.
function joined(lang, tail, item, n, m,    list)
{
	if (lang == "fr")
		sub(/ et /, ", ", tail)
	list = item[1] (n > 1 ? ", " item[2] : "")
	if (tail != "")
		list = m > 1 ? tail ", " list : list ", " tail
	if (lang == "fr" && match(list, /, [^,]*$/))
		list = substr(list, 1, RSTART - 1) " et " substr(list, RSTART + 2)
	return list
}

# `exit` still runs END.
function die(why)
{
	print "names.awk: " why > "/dev/stderr"
	exit 1
}
