# Makes build/gen/punkt.inc from what Punkt has learned of English: sorted tables of
# hashes, since nobody needs the words themselves.  A word that is not in a table is taken
# for one that is once in 300,000 times, which costs a sentence end that was in doubt.
#
#   LC_ALL=C awk -f src/gen/punkt.awk .../sentences.v1/data/english.json
#
# Source: the English model of NLTK's Punkt (Kiss and Strunk, 2006), as the Debian package
# golang-gopkg-neurosnap-sentences.v1-dev has it, one entry a line.

BEGIN {
	for (i = 1; i < 256; i++)
		ord[sprintf("%c", i)] = i
	names["AbbrevTypes"] = "abbreviations"
	names["Collocations"] = "collocations"
	names["SentStarters"] = "starters"
	# Added by hand in jdkato/twine, which Vale uses.
	n_added = split("sgt gov no mt", added, " ")
	for (i = 1; i <= n_added; i++)
		add("abbreviations", added[i])
}

/^  "[A-Za-z]+": \{/ { split($0, part, "\""); table = part[2] }

/^    "[^"\\]*": [0-9]+,?$/ {
	split($0, part, "\"")
	number = part[3]
	gsub(/[^0-9]/, "", number)
	if (table in names)
		add(names[table], part[2])
	else if (table == "OrthoContext")
		add_seen(part[2], number)
}

END {
	print "/* Hashes of words, made by src/gen/punkt.awk from NLTK's English model of Punkt. */"
	for (table in rows) {
		printf "static const uint32_t %s[] = {\n", table
		close_table(rows[table])
		print "};"
	}
}

# How a word was seen: at the beginning of a sentence, in the middle, or who knows; with
# a capital 2, 4, 8, without 16, 32, 64.
function add_seen(word, number)
{
	if (!bit(number, 16) && !bit(number, 32) && !bit(number, 64))
		return
	add("lower", word)
	if (bit(number, 4))
		add("capital", word)
	if (bit(number, 16) && !bit(number, 2) && !bit(number, 4) && !bit(number, 8))
		add("beginning", word)
}

function bit(number, which)
{
	return int(number / which) % 2
}

function add(table, word)
{
	rows[table] = rows[table] sprintf("%.0f\n", hash(word))
}

function close_table(text)
{
	fflush()
	print text | "sort -nu | sed '/^$/d; s/$/U,/'"
	close("sort -nu | sed '/^$/d; s/$/U,/'")
}

# The same as in src/post/punkt.c.
function hash(word,    h, i)
{
	h = 0
	for (i = 1; i <= length(word); i++)
		h = (h * 257 + ord[substr(word, i, 1)]) % 4294967291
	return h
}
