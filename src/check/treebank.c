/* Where the words of a sentence begin and end: signs first, then what is left. */
#include "check/treebank.h"

#include <string.h>

/* --- signs ---------------------------------------------------------------------------------- */

static void set_apart(struct pl_buf *borders, size_t start, size_t end)
{
	borders->at[start] = borders->at[end] = 1;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Behind the sign that starts at byte `at`, which is set apart where it should be. */
static size_t mark_sign(struct pl_buf *borders, struct pl_str text, size_t at)
{
	struct pl_str rest = pl_str_cut(text, at, text.len);
	size_t end = at + 1;
	char next = end < text.len ? text.at[end] : '\0';
	bool apart = strchr("\";@#$%&?![](){}<>", rest.at[0]) && rest.at[0];

	if (rest.at[0] == ':' || rest.at[0] == ',')
		apart = !is_digit(next);
	else if (pl_str_starts(rest, "..."))
		apart = true, end = at + 3;
	else if (pl_str_starts(rest, "--"))
		apart = true, end = at + 2;
	else if (rest.at[0] == '\'' && at)
		apart = text.at[at - 1] != '\'' && next == ' ';
	if (apart)
		set_apart(borders, at, end);
	return end;
}

static bool is_among(char c, const char *signs)
{
	return c && strchr(signs, c);
}

/* The full stop at the end stands alone, closing signs behind it or not. */
static void mark_stop(struct pl_buf *borders, struct pl_str text)
{
	size_t end = text.len;

	while (end && is_among(text.at[end - 1], " \t\n\r\f"))
		end--;
	while (end && is_among(text.at[end - 1], "])}>\"'"))
		end--;
	if (end > 1 && text.at[end - 1] == '.' && text.at[end - 2] != '.')
		borders->at[end - 1] = 1;
}

/* --- words ---------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\r';
}

/* Ends that are words of their own; those of the first row in any case. */
static size_t tail_of(struct pl_str word)
{
	static const char *const tails[] = { "'s", "'S", "'m", "'M", "'d", "'D", "'" };

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		size_t len = strlen(tails[i]);

		if (word.len > len && pl_str_ends(word, tails[i]) &&
		    word.at[word.len - len - 1] != '\'')
			return len;
	}
	return 0;
}

static size_t long_tail_of(struct pl_str word)
{
	static const char *const tails[] = {
		"'ll", "'LL", "'re", "'RE", "'ve", "'VE", "n't", "N'T"
	};

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		if (word.len > 3 && pl_str_ends(word, tails[i]) && word.at[word.len - 4] != '\'')
			return 3;
	}
	return 0;
}

/* Two words written as one: where the second starts, 0 when it is none. */
static size_t joint_of(struct pl_str word)
{
	static const struct {
		const char *word;
		size_t joint;
	} joined[] = {
		{ "cannot", 3 }, { "d'ye", 1 },   { "gimme", 3 }, { "gonna", 3 }, { "gotta", 3 },
		{ "lemme", 3 },  { "more'n", 4 }, { "wanna", 3 }, { "'tis", 2 },  { "'twas", 2 },
	};

	for (size_t i = 0; i < sizeof(joined) / sizeof(joined[0]); i++) {
		if (pl_str_is_nocase(word, joined[i].word))
			return joined[i].joint;
	}
	return 0;
}

static bool push(struct pl_treebank *words, struct pl_str sentence, size_t start, size_t end)
{
	struct pl_treebank_word *word;
	struct pl_str text = pl_str_cut(sentence, start, end);

	if (start == end)
		return true;
	word = PL_PUSH(&words->list);
	if (!word)
		return false;
	if (pl_str_is(text, "\""))
		text = !start || sentence.at[start - 1] == ' ' ? PL_STR("``") : PL_STR("''");
	*word = (struct pl_treebank_word){ { (uint32_t)start, (uint32_t)end }, text };
	return true;
}

/* The words of what stands between two borders. */
static bool push_parts(struct pl_treebank *words, struct pl_str sentence, size_t start, size_t end)
{
	/* Of a word at the end of a line nothing is cut off. */
	bool whole = end < sentence.len && (sentence.at[end] == '\n' || sentence.at[end] == '\r');
	size_t tail = whole ? 0 : tail_of(pl_str_cut(sentence, start, end));
	size_t head = end - tail, long_tail, joint;

	long_tail = whole ? 0 : long_tail_of(pl_str_cut(sentence, start, head));
	head -= long_tail;
	joint = joint_of(pl_str_cut(sentence, start, head));
	return push(words, sentence, start, start + joint) &&
	       push(words, sentence, start + joint, head) &&
	       push(words, sentence, head, head + long_tail) &&
	       push(words, sentence, head + long_tail, end);
}

bool pl_treebank_split(struct pl_treebank *words, struct pl_str sentence)
{
	bool ok = true;

	words->list.n = 0;
	pl_buf_cut(&words->borders, 0);
	if (!pl_buf_grow(&words->borders, sentence.len + 1))
		return false;
	memset(words->borders.at, 0, sentence.len + 1);
	for (size_t at = 0; at < sentence.len;)
		at = mark_sign(&words->borders, sentence, at);
	mark_stop(&words->borders, sentence);
	for (size_t start = 0, end; ok && start < sentence.len; start = end) {
		end = start + 1;
		if (is_blank(sentence.at[start]))
			continue;
		while (end < sentence.len && !words->borders.at[end] && !is_blank(sentence.at[end]))
			end++;
		ok = push_parts(words, sentence, start, end);
	}
	return ok;
}

void pl_treebank_release(struct pl_treebank *words)
{
	PL_LIST_RELEASE(&words->list);
	pl_buf_release(&words->borders);
}
