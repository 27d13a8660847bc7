# The description of plume(3): src/plume.h, comment by comment.
#
#     awk -f header.awk [-v po=FILE] src/plume.h
#
# `po` translates: a paragraph of a comment, a comment beside a field or a heading is a msgid, on
# one line with single blanks.  What it lacks, or has in vain, is told, and the status is 1.
function unquoted(line) {
	sub(/^[^"]*"/, "", line)
	sub(/"$/, "", line)
	gsub(/\\"/, "\"", line)
	gsub(/\\\\/, "\\", line)
	return line
}
function read_po(  line, id, in_id) {
	while ((getline line <po) > 0) {
		if (line ~ /^msgid "/) {
			id = unquoted(line)
			in_id = 1
		} else if (line ~ /^msgstr "/) {
			translated[id] = unquoted(line)
			in_id = 0
		} else if (line ~ /^"/ && in_id) {
			id = id unquoted(line)
		} else if (line ~ /^"/) {
			translated[id] = translated[id] unquoted(line)
		}
	}
	delete translated[""]
}
function said(text) {
	if (!po)
		return text
	used[text] = 1
	if (translated[text] != "")
		return translated[text]
	print "header: " po " lacks: " text >"/dev/stderr"
	bad = 1
	return text
}
function close_code() { if (code) print ".Ed"; code = pending = 0 }
function open_code() { if (!code) print ".Bd -literal -offset indent"; code = 1 }
function verbatim(line) {
	gsub(/\\/, "\\e", line)
	print (line ~ /^[.\047]/ ? "\\&" : "") line
}
# A paragraph: a sentence starts a line, and none is long.
function flush(  text, n, i, word, line) {
	text = paragraph
	paragraph = ""
	if (text == "")
		return
	text = said(text)
	gsub(/\\/, "\\e", text)
	n = split(text, word, " ")
	for (i = 1; i <= n; i++) {
		if (line != "" && length(line) + length(word[i]) > 90) {
			print (line ~ /^[.\047]/ ? "\\&" : "") line
			line = ""
		}
		line = line (line == "" ? "" : " ") word[i]
		if (word[i] ~ /[.]$/) {
			print line
			line = ""
		}
	}
	if (line != "")
		print (line ~ /^[.\047]/ ? "\\&" : "") line
}
# Words of a comment; what is indented further is code.
function words(line) {
	if (line ~ /^    /) {
		flush()
		open_code()
		verbatim(substr(line, 5))
	} else if (line ~ /^ *$/) {
		if (code) {
			verbatim("")
		} else {
			flush()
			print ".Pp"
		}
	} else {
		if (code) {
			close_code()
			print ".Pp"
		}
		gsub(/  +/, " ", line)
		sub(/^ /, "", line)
		paragraph = paragraph (paragraph == "" ? "" : " ") line
	}
}
# A field with its comment, which may go on in lines of its own: translated, it stands below
# where it does not fit.
function field(head, comment,  n, i, word, line) {
	if (!po) {
		verbatim(head "/* " comment " */")
		return
	}
	n = split(said(comment), word, " ")
	line = head "/*"
	for (i = 1; i <= n; i++) {
		if (length(line) + length(word[i]) > 90) {
			verbatim(line)
			line = head
			gsub(/[^\t ]/, " ", line)
			line = line " *"
		}
		line = line " " word[i]
	}
	verbatim(line " */")
}
BEGIN { if (po) read_po() }
/^#ifndef PLUME_H/ { interface = 1 }
/^\/\* --- / {
	close_code()
	gsub(/^\/\* -+ | -+ \*\/$/, "")
	print ".Ss " said($0)
	told = fresh = 1
	next
}
interface && !told { next }
/^#/ || /^extern "C"/ || /^}$/ { next }
/^\/\*/ || comment {
	if (!comment) {
		if (code)
			close_code()
		if (interface && !fresh)
			print ".Pp"
	}
	fresh = 0
	comment = $0 !~ /\*\/$/
	sub(/^\/\* ?/, "")
	sub(/^ \* ?/, "")
	sub(/ ?\*\/$/, "")
	words($0)
	if (!comment)
		flush()
	next
}
/^$/ { if (code) pending = 1; next }
{
	fresh = 0
	if (pending && code)
		print ""
	pending = 0
	sub(/^PL_API /, "")
	open_code()
	if (po && (aside || /\/\*/)) {
		if (!aside) {
			head = $0
			sub(/\/\*.*/, "", head)
			text = $0
			sub(/^.*\/\* */, "", text)
		} else {
			text = $0
			sub(/^[\t ]*\* */, "", text)
			text = gathered " " text
		}
		aside = text !~ /\*\/$/
		gathered = text
		if (!aside) {
			sub(/ *\*\/$/, "", text)
			field(head, text)
		}
		next
	}
	verbatim($0)
}
END {
	close_code()
	for (text in translated) {
		if (!(text in used)) {
			print "header: " po " has in vain: " text >"/dev/stderr"
			bad = 1
		}
	}
	if (bad)
		exit 1
}
