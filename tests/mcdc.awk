# A C file whose decisions say what they met: every condition (operand of && || !) of every if, while,
# for, ?: and of every other logical value is put in a call of mcdc.h.
#
#     awk -v list=LIST -f tests/mcdc.awk FILE.c
#
# LIST gets a line for each condition: decision, number, line, function, condition, decision.
# It knows as much of C as our files need: what it got wrong does not compile.

{ text = text $0 "\n" }

END {
	read_tokens()
	pair_brackets()
	walk(1, n, "")
	for (i = 1; i <= n; i++)
		printf "%s%s%s%s", before[i], opened[i], token[i], closed[i]
	printf "\n"
}

# --- tokens, with the blanks and comments before each

function read_tokens(    line, blank) {
	line = 1
	while (length(text)) {
		if (match(text, /^[ \t\n]+/) || match_comment()) {
			blank = blank take()
			continue
		}
		line += gsub(/\n/, "\n", blank)
		match(text, /^#([^\n\\]|\\.|\\\n)*/) || match(text, /^"([^"\\]|\\.)*"/) ||
			match(text, /^'([^'\\]|\\.)*'/) || match(text, /^[A-Za-z0-9_]+/) ||
			match(text, /^(<<=|>>=|->|\+\+|--|<<|>>|&&|\|\||[-+*\/%&|^<>=!]=)/) || match(text, /^./)
		before[++n] = blank
		line_of[n] = line
		token[n] = take()
		blank = ""
	}
}

function match_comment(    end) {
	if (substr(text, 1, 2) != "/*")
		return 0
	end = index(text, "*/")
	RLENGTH = end + 1
	return 1
}

function take(    taken) {
	taken = substr(text, 1, RLENGTH)
	text = substr(text, RLENGTH + 1)
	return taken
}

# Where each bracket closes, and of which function each token is.
function pair_brackets(    i, depth, braces, stack, name) {
	for (i = 1; i <= n; i++) {
		if (token[i] == "(" && !braces && !depth)
			name = token[i - 1]
		function_of[i] = name
		if (token[i] ~ /^[(\[]$/)
			stack[++depth] = i
		else if (token[i] ~ /^[)\]]$/)
			close_of[stack[depth--]] = i
		else if (token[i] == "{")
			braces++
		else if (token[i] == "}")
			braces--
	}
}

# --- decisions

# What is between brackets, or the whole: piece by piece, as &&, || and what binds more tightly go.
function walk(from, to, of,    i, start, semicolons) {
	start = from
	for (i = from; i <= to; i++) {
		if (token[i] ~ /^(if|while|for|switch)$/) {
			walk(i + 2, close_of[i + 1] - 1, token[i])
			i = close_of[i + 1]
			start = i + 1
		} else if (ends_piece(token[i])) {
			piece(start, i - 1, token[i] == "?" || (of == "for" && token[i] == ";" && ++semicolons == 2))
			start = i + 1
		} else if (i in close_of) {
			i = close_of[i]
		}
	}
	piece(start, to, of == "if" || of == "while")
}

function ends_piece(word) {
	return word ~ /^([?:;,{}]|=|<<=|>>=|[-+*\/%&|^]=|return|else|do|case|#.*)$/
}

function piece(from, to, controls,    d) {
	if (from > to)
		return
	if (!controls && !is_logical(from, to)) {
		inside(from, to)
		return
	}
	d = ++decisions
	opened[from] = opened[from] "(mcdc_begin(" d "), mcdc_end("
	closed[to] = "))" closed[to]
	operands(from, to, d, text_of(from, to))
}

function is_logical(from, to,    i) {
	if (token[from] == "!")
		return 1
	for (i = from; i <= to; i++) {
		if (token[i] ~ /^(&&|\|\||<|>|<=|>=|==|!=)$/)
			return 1
		if (i in close_of)
			i = close_of[i]
	}
	return 0
}

function operands(from, to, d, decision,    number) {
	if (split_at("||", from, to, d, decision) || split_at("&&", from, to, d, decision))
		return
	if (token[from] == "!") {
		operands(from + 1, to, d, decision)
		return
	}
	if ((from in close_of) && close_of[from] == to && is_only_logical(from + 1, to - 1)) {
		operands(from + 1, to - 1, d, decision)
		return
	}
	number = conditions[d]++
	opened[from] = opened[from] "mcdc_met(" number ", !!("
	closed[to] = "))" closed[to]
	print d, number, line_of[from], function_of[from], text_of(from, to), decision >list
	inside(from, to)
}

function split_at(word, from, to, d, decision,    i, start) {
	start = from
	for (i = from; i <= to; i++) {
		if (token[i] == word) {
			operands(start, i - 1, d, decision)
			start = i + 1
		}
		if (i in close_of)
			i = close_of[i]
	}
	if (start == from)
		return 0
	operands(start, to, d, decision)
	return 1
}

# No assignment or choice, whose parts are decisions of their own.
function is_only_logical(from, to,    i) {
	for (i = from; i <= to; i++) {
		if (ends_piece(token[i]))
			return 0
		if (i in close_of)
			i = close_of[i]
	}
	return is_logical(from, to)
}

# Arguments and the like have decisions of their own.
function inside(from, to,    i) {
	for (i = from; i <= to; i++)
		if (i in close_of) {
			walk(i + 1, close_of[i] - 1, "")
			i = close_of[i]
		}
}

function text_of(from, to,    i, words) {
	words = token[from]
	for (i = from + 1; i <= to; i++)
		words = words (before[i] == "" ? "" : " ") token[i]
	return words
}
