# A copy of a rule in which plain words have their letters shifted, so that lists
# seldom match while expressions cost what they cost.  awk -v by=7 -f shift.awk RULE.yml
function shifted(text,    out, i, c, at) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		at = index("abcdefghijklmnopqrstuvwxyz", c)
		out = out (at ? substr("abcdefghijklmnopqrstuvwxyz", (at - 1 + by) % 26 + 1, 1) : c)
	}
	return out
}
# An item of a list that is words, quoted or not.
/^ +- +["']?[A-Za-z][A-Za-z -]*["']? *$/ { print shifted($0); next }
# A pair of a map under swap, whose key is words.
/^[^ #]/ { map = $0 ~ /^(swap|either):/ }
map && /^ +["']?[A-Za-z][A-Za-z -]*["']?: / {
	at = index($0, ":")
	print shifted(substr($0, 1, at - 1)) substr($0, at)
	next
}
{ print }
