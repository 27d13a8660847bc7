# make measure: the source in figures, as one row beside those of other projects, which the
# first table of the file `others` has, if any.
#
# Of .c files as make format leaves them: a function starts at a line without indentation
# that ends in ) or is followed by {, and ends at } in the first column.
FNR == 1 { if (file) lines[++files] = n; file = FILENAME; n = 0; head = "" }
{ n++ }
/^[ \t]*$/ { next }
# Comments that have lines of their own.
/^[ \t]*\/\*/ || comment {
	comments++
	comment = $0 !~ /\*\//
	next
}
{ code++ }
/(^|[^a-z_])goto / { gotos++ }
/^[a-z].*\(/ && !/;$/ && !/=/ { head = $0; start = FNR }
head != "" && start < FNR && /^[ \t]/ && !inside { head = head $0 }
/^{$/ && head != "" { inside = 1 }
/^}$/ && inside {
	lengths[++functions] = FNR - start + 1
	if (FNR - start + 1 > 60)
		long++
	if (head ~ /^static/)
		private++
	arguments[functions] = head ~ /\(void\)/ ? 0 : gsub(/,/, ",", head) + 1
	inside = 0
	head = ""
}
function sort(list, count,  i, j, value) {
	for (i = 2; i <= count; i++) {
		value = list[i]
		for (j = i - 1; j >= 1 && list[j] > value; j--)
			list[j + 1] = list[j]
		list[j + 1] = value
	}
}
function at(list, count, share) { return list[int((count - 1) * share) + 1] }
# Rows of the table, without its head; what stands out in it does not here.
function print_others(  line, row) {
	while ((getline line <others) > 0) {
		if (line ~ /^\| project /)
			row = 1
		else if (row && line !~ /^\|/)
			break
		else if (row && line !~ /^\|-/) {
			gsub(/\*/, "", line)
			print line
		}
	}
}
END {
	lines[++files] = n
	sort(lines, files)
	sort(lengths, functions)
	sort(arguments, functions)
	printf "| project | .c | lines/file med / p90 / max | fn med / p90 / p99 | fn > 60 | static | com | goto/k | args |\n"
	printf "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
	if (others)
		print_others()
	printf "| plume | %d | %d / %d / %d | %d / %d / %d | %.1f %% | %d %% | %d %% | %.1f | %d |\n", files, \
		at(lines, files, .5), at(lines, files, .9), lines[files], at(lengths, functions, .5), \
		at(lengths, functions, .9), at(lengths, functions, .99), 100 * long / functions, \
		100 * private / functions, 100 * comments / (code + comments), 1000 * gotos / code, \
		at(arguments, functions, .9)
}
