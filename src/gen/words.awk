# Makes build/gen/words.inc from src/gen/words-fr.txt: the words in order, in blocks of
# sixteen, each word by how many letters it shares with the one before, its other letters
# and its cost: eight times the bits that its frequency is worth.
#
#   LC_ALL=C awk -f src/gen/words.awk src/gen/words-fr.txt

BEGIN {
	BLOCK = 16
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
	for (i = 1; i <= 26; i++)
		code[substr("abcdefghijklmnopqrstuvwxyz", i, 1)] = 96 + i
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
	print "enum { BLOCK = " BLOCK ", LONGEST = " LONGEST " };\n"
	print "/* shared letters, other letters, these, the cost */"
	print "static const unsigned char words[] = {"
	for (i = 1; i <= n; i++)
		add(i)
	print "};\n\nstatic const uint32_t blocks[] = {"
	for (i = 1; i <= n_blocks; i++)
		print "\t" start[i] ","
	print "};"
}

function add(i,    same, j, line, cost)
{
	if ((i - 1) % BLOCK == 0)
		start[++n_blocks] = at + 0
	else
		while (substr(word[i], same + 1, 1) != "" &&
		       substr(word[i], same + 1, 1) == substr(word[i - 1], same + 1, 1))
			same++
	line = "\t" (same + 0) ", " (length(word[i]) - same) ","
	for (j = same + 1; j <= length(word[i]); j++)
		line = line " " code[substr(word[i], j, 1)] ","
	cost = int(8 * log(total / count[i]) / log(2) + .5)
	print line " " (cost > 255 ? 255 : cost) ","
	at += 3 + length(word[i]) - same
}
