/* Expressions: made of tokens and words as Vale makes them, searched for, and
 * replacements filled from what they found. */
#include "check/expr.h"

#include "check/near.h"

void pl_expr_open(struct pl_buf *out, bool nonword)
{
	pl_buf_puts(out, nonword ? "(?:" : "\\b(?:");
}

void pl_expr_close(struct pl_buf *out, bool nonword)
{
	pl_buf_puts(out, nonword ? ")" : ")\\b");
}

/* In Vale ^ and $ are those of lines by its own template; one that was set says so itself. */
void pl_expr_open_words(struct pl_buf *out, const struct pl_prepare *prepare, bool nonword)
{
	struct pl_str template = prepare->word_template;

	if (nonword || !template.len) {
		pl_expr_open(out, nonword);
		return;
	}
	pl_buf_puts(out, "(?-m)");
	pl_buf_add(out, pl_str_cut(template, 0, pl_str_find(template, PL_STR("%s"), 0)));
}

void pl_expr_close_words(struct pl_buf *out, const struct pl_prepare *prepare, bool nonword)
{
	struct pl_str template = prepare->word_template;

	if (nonword || !template.len)
		pl_expr_close(out, nonword);
	else
		pl_buf_add(out, pl_str_cut(template, pl_str_find(template, PL_STR("%s"), 0) + 2,
					   template.len));
}

unsigned pl_expr_flags(bool ignorecase)
{
	return PL_REGEX_MULTILINE | (ignorecase ? (unsigned)PL_REGEX_NOCASE : 0U);
}

void pl_expr_join(struct pl_buf *out, const struct pl_words *words)
{
	bool first = true;

	for (size_t i = 0; i < words->list.n; i++) {
		if (!pl_str_trim(words->list.at[i].key).len)
			continue;
		if (!first)
			pl_buf_putc(out, '|');
		pl_expr_word(out, &words->list.at[i]);
		first = false;
	}
}

/* The end of the character class that opens at byte `at`. */
static size_t class_end(struct pl_str text, size_t at)
{
	size_t i = at + 1;

	if (i < text.len && text.at[i] == '^')
		i++;
	if (i < text.len && text.at[i] == ']')
		i++;
	while (i < text.len && text.at[i] != ']')
		i += text.at[i] == '\\' ? 2 : 1;
	return i < text.len ? i + 1 : text.len;
}

/* Appends what one element of a list's word stands for; the byte behind it. */
static size_t add_element(struct pl_buf *out, struct pl_str word, size_t at)
{
	size_t end = at;
	uint32_t code = pl_utf8_next(word, &end);

	if (code == '[')
		end = class_end(word, at);
	else if (code == '\\' && end < word.len)
		pl_utf8_next(word, &end);
	if (code == '\'' || code == 0x2019)
		pl_buf_puts(out, "['’]");
	else if (code == ' ')
		pl_buf_puts(out, "[ \\x{A0}\\x{202F}]");
	else
		pl_buf_add(out, pl_str_cut(word, at, end));
	return end;
}

void pl_expr_word(struct pl_buf *out, const struct pl_word *word)
{
	size_t at = 0;

	if (!word->listed) {
		pl_buf_add(out, word->key);
		return;
	}
	while (at < word->key.len)
		at = add_element(out, word->key, at);
}

/* --- numbering ---------------------------------------------------------------------- */

static bool put_number(struct pl_prepare *prepare, size_t field, uint32_t number,
		       struct pl_err *err)
{
	uint32_t *at = pl_image_at(prepare->image, prepare->settings + (uint32_t)field);

	if (!at)
		return pl_fail_nomem(err);
	*at = number;
	return true;
}

bool pl_expr_put(struct pl_prepare *prepare, size_t field, struct pl_buf *text, unsigned flags,
		 struct pl_err *err)
{
	uint32_t number = 0;

	if (text->failed)
		pl_fail_nomem(err);
	else
		number = prepare->pattern(prepare, pl_buf_str(text), flags, NULL, err);
	pl_buf_release(text);
	return number && put_number(prepare, field, number, err);
}

bool pl_expr_put_ref(struct pl_prepare *prepare, size_t from, size_t field, struct pl_err *err)
{
	const struct pl_ref *ref = pl_image_at(prepare->image, prepare->settings + (uint32_t)from);
	struct pl_buf text = { 0 };

	if (!ref)
		return pl_fail_nomem(err);
	if (!ref->len)
		return true;
	pl_buf_add(&text, pl_ref_str(ref));
	return pl_expr_put(prepare, field, &text, PL_REGEX_MULTILINE, err);
}

void pl_expr_exception(struct pl_buf *out, struct pl_str word)
{
	pl_buf_puts(out, pl_str_starts(word, "(?i)") ? "" : "(?-i)");
	pl_buf_add(out, word);
}

static void join_exceptions(struct pl_buf *out, const struct pl_words *words)
{
	pl_expr_open(out, false);
	for (size_t i = 0; i < words->list.n; i++) {
		pl_buf_puts(out, i ? "|" : "");
		pl_expr_exception(out, words->list.at[i].key);
	}
	pl_expr_close(out, false);
}

bool pl_expr_put_exceptions(struct pl_prepare *prepare, size_t from, size_t field,
			    struct pl_err *err)
{
	struct pl_words words = { 0 };
	struct pl_buf text = { 0 };
	bool ok = pl_words_add_row(&words, prepare, from, err);

	if (ok && words.list.n) {
		pl_words_sort(&words);
		join_exceptions(&text, &words);
		ok = pl_expr_put(prepare, field, &text, PL_REGEX_MULTILINE, err);
	}
	pl_words_release(&words);
	return ok;
}

enum { LONGEST_SUBJECT = 65536 };

/* --- searching ----------------------------------------------------------------------- */

bool pl_expr_next(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		  size_t *from, bool empty, struct pl_match *match)
{
	/* Only a link or an alternative text can be as long as that, and no rule about
	 * its wording matters then. */
	if (block->text.len > LONGEST_SUBJECT)
		return false;
	while (pattern && *from <= block->text.len) {
		bool nothing;

		if (!pl_hits_search(hits, pattern, block, *from, match))
			return false;
		nothing = match->group[0].start == match->group[0].end;
		*from = match->group[0].end;
		if (nothing && !pl_utf8_next(block->text, from))
			*from = block->text.len + 1;
		if (!nothing || empty)
			return true;
	}
	return false;
}

bool pl_expr_find(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block,
		  size_t *from, struct pl_match *match)
{
	return pl_expr_next(hits, pattern, block, from, false, match);
}

struct pl_block pl_expr_alone(struct pl_str text)
{
	return (struct pl_block){ .text = text, .media = -1, .stretch = -1, .raw = true };
}

bool pl_expr_excepted(struct pl_hits *hits, uint32_t exceptions, bool vocab, struct pl_str text)
{
	struct pl_span all = { 0, (uint32_t)text.len };
	struct pl_block alone = pl_expr_alone(pl_str_in(text, pl_near_trim(text, all)));
	struct pl_match match;

	return (exceptions && pl_hits_search(hits, exceptions, &alone, 0, &match)) ||
	       (vocab && pl_hits_accepted(hits, alone.text));
}

void pl_expr_edit(struct pl_hits *hits, struct pl_hit *hit, const struct pl_block *block,
		  struct pl_span span, struct pl_str text)
{
	if (!block->raw && (!block->map || pl_map_exact(block->map, span)))
		pl_hit_edit(hits, hit, pl_block_span(block, span), text);
}

/* The next of the texts between bars, cut off `rest`. */
static struct pl_str cut_choice(struct pl_str *rest, bool parted)
{
	size_t bar = parted ? pl_str_find(*rest, PL_STR("|"), 0) : SIZE_MAX;
	size_t end = bar == SIZE_MAX ? rest->len : bar;
	struct pl_str choice = pl_str_cut(*rest, 0, end);

	*rest = pl_str_cut(*rest, bar == SIZE_MAX ? end : end + 1, rest->len);
	return choice;
}

void pl_expr_choices(struct pl_hits *hits, struct pl_hit *hit, struct pl_str text, bool parted)
{
	struct pl_str *choices;
	size_t n = 1;

	for (size_t i = 0; parted && i < text.len; i++)
		n += text.at[i] == '|';
	choices = PL_NEW_ARRAY(pl_hits_arena(hits), struct pl_str, n);
	for (size_t i = 0; choices && i < n; i++)
		choices[i] = pl_arena_str(pl_hits_arena(hits), cut_choice(&text, parted));
	hit->choices = choices;
	hit->n_choices = choices ? n : 0;
}

void pl_expr_or(struct pl_buf *out, struct pl_str choice, size_t i, size_t n)
{
	if (i)
		pl_buf_puts(out, n == 2 ? " or " : i + 1 == n ? ", or " : ", ");
	pl_buf_printf(out, "'%.*s'", PL_ARGS(choice));
}

static void add_group(struct pl_buf *out, const struct pl_block *block,
		      const struct pl_match *match, unsigned group)
{
	if (group < match->n && match->group[group].start <= match->group[group].end)
		pl_buf_add(out, pl_str_in(block->text, match->group[group]));
}

/* Appends what stands at byte `at` of the replacement, a group or a byte as it
 * is; the byte behind it. */
static size_t fill_one(struct pl_buf *out, struct pl_str text, size_t at,
		       const struct pl_block *block, const struct pl_match *match)
{
	struct pl_str rest = pl_str_cut(text, at, text.len);
	bool braced = rest.len > 3 && rest.at[1] == '{' && rest.at[3] == '}';
	char digit = braced ? rest.at[2] : rest.len > 1 ? rest.at[1] : 0;

	if (rest.at[0] != '$' || digit < '0' || digit > '9') {
		pl_buf_putc(out, rest.at[0]);
		return at + 1;
	}
	add_group(out, block, match, (unsigned)(digit - '0'));
	return at + (braced ? 4 : 2);
}

struct pl_str pl_expr_fill(struct pl_hits *hits, struct pl_str replacement,
			   const struct pl_block *block, const struct pl_match *match)
{
	struct pl_buf out = { 0 };
	struct pl_str filled;

	for (size_t at = 0; at < replacement.len;)
		at = fill_one(&out, replacement, at, block, match);
	pl_hits_arena(hits)->failed |= out.failed;
	filled = pl_arena_str(pl_hits_arena(hits), pl_buf_str(&out));
	pl_buf_release(&out);
	return filled;
}

struct pl_span pl_block_span(const struct pl_block *block, struct pl_span span)
{
	if (block->map)
		return pl_map_span(block->map, span);
	return (struct pl_span){ block->start + span.start, block->start + span.end };
}
