# Makes build/gen/words.inc from src/gen/words-fr.txt: the words as a tree of letters, the
# children of each node in a row, in order.  A node is a number: its letter (a is 1) in the
# 5 lowest bits, then one that says it is the last of its row, then what the word that ends
# there costs, eight times the bits that its frequency is worth, in 8 bits (0: none does),
# and above them where its children start (0: it has none).
#
#   LC_ALL=C awk -f src/gen/words.awk src/gen/words-fr.txt

BEGIN {
	LONGEST = 24
	# Of short words only those that join others: the rest are abbreviations and ends of words.
	split("a de et la du ou le un au en si ne ce il se on sa ma je tu me te va an", two, " ")
	for (i in two)
		joins[two[i]]
	LEAST_OF_THREE = 40
	# What begins or ends words more often than it stands alone.
	split("age ages aient aire ait ans anti auto aviez bio cyber cyclo dela elles eux inter info lait lent " \
		"ment met micro mini moto multi nait nees ont peri pre pro pseudo psycho radio retro " \
		"seront super ter teur uri", parts, " ")
	for (i in parts)
		part[parts[i]]
	letters = "abcdefghijklmnopqrstuvwxyz"
}

/^#/ { facts = facts " *   " substr($0, 3) "\n"; next }
{ total += $2 }
length($1) > LONGEST || ($1 in part) { next }
length($1) < 3 && !($1 in joins) { next }
length($1) == 3 && $2 < LEAST_OF_THREE { next }
{ word[++n] = $1; count[n] = $2 }

END {
	print "/* Made by src/gen/words.awk from src/gen/words-fr.txt, whose head says:"
	printf "%s */\n\n", facts
	print "enum { LONGEST = " LONGEST " };\n"
	for (i = 1; i <= n; i++)
		add(word[i], count[i])
	row[1] = 0 # whose children stand there
	for (i = n_rows = 1; i <= n_rows; i++)
		put_row(row[i])
	print "static const uint32_t tree[] = {\n\t0,"
	for (i = 1; i <= n_out; i++)
		print "\t" (out[i] + 16384 * first[at[i]]) ","
	print "};"
}

function add(word, count,    node, i, letter)
{
	node = 0
	for (i = 1; i <= length(word); i++) {
		letter = substr(word, i, 1)
		if (!((node, letter) in child))
			child[node, letter] = ++n_nodes
		node = child[node, letter]
	}
	cost[node] = int(8 * log(total / count) / log(2) + .5)
	if (cost[node] > 255)
		cost[node] = 255
}

function put_row(node,    i, letter, start)
{
	start = n_out + 1
	for (i = 1; i <= 26; i++) {
		letter = substr(letters, i, 1)
		if (!((node, letter) in child))
			continue
		at[++n_out] = child[node, letter]
		out[n_out] = i + 64 * (cost[at[n_out]] + 0)
		row[++n_rows] = at[n_out]
	}
	if (n_out < start)
		return
	out[n_out] += 32
	first[node] = start
}
