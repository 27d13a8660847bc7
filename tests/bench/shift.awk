# A copy of a rule in which plain words have their letters shifted, so that lists seldom
# match while expressions cost what they cost.  awk -v by=7 [-v only=1] -f shift.awk RULE.yml
# With `only` other entries are left out; nothing comes of a rule that has no plain ones.
function shifted(text,    out, i, c, at) {
	out = ""
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		at = index("abcdefghijklmnopqrstuvwxyz", c)
		out = out (at ? substr("abcdefghijklmnopqrstuvwxyz", (at - 1 + by) % 26 + 1, 1) : c)
	}
	return out
}
function add(line) {
	text = text line "\n"
}
/^[^ #]/ { map = $0 ~ /^(swap|either):/; list = $0 ~ /^tokens:/ }
/^(raw|scope|extends): *(summary|metric|conditional|sequence|spelling|capitalization|occurrence)/ { other = 1 }
/^raw:/ { other = 1 }
# An item of a list that is words, quoted or not.
list && /^ +- +["']?[A-Za-z][A-Za-z -]*["']? *$/ { add(shifted($0)); n++; next }
# A pair of a map whose key is words.
map && /^ +["']?[A-Za-z][A-Za-z -]*["']?: / {
	at = index($0, ":")
	add(shifted(substr($0, 1, at - 1)) substr($0, at))
	n++
	next
}
only && (map || list) && /^ / { next }
{ add($0) }
END { if (!only || (n && !other)) printf "%s", text }
