/* repetition: the same thing twice, one after the other.  Vale's kind. */
#include "check/action.h"
#include "check/near.h"

struct repetition {
	struct pl_row tokens, exceptions;
	struct pl_action action;
	uint32_t max;
	uint8_t ignorecase, alpha, vocab;
	uint8_t whole; /* the tokens are what stands between blanks */
	uint32_t pattern, excepted;
};

#define AT(field) offsetof(struct repetition, field)

static bool only_letters(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (!pl_is_letter(pl_utf8_next(text, &at)))
			return false;
	}
	return true;
}

/* Most words differ in their first letter, which is cheap to see in ASCII. */
static bool may_repeat(struct pl_str first, struct pl_str second)
{
	unsigned char a, b;

	if (!first.len || !second.len)
		return false;
	a = (unsigned char)first.at[0];
	b = (unsigned char)second.at[0];
	return ((a | b) & 0x80) || (a | 0x20) == (b | 0x20);
}

static bool are_same(const struct repetition *repetition, struct pl_str first, struct pl_str second)
{
	return repetition->ignorecase ? pl_near_same(first, second) : pl_str_same(first, second);
}

/* The second text repeats the first. */
static bool repeats(const struct repetition *repetition, struct pl_str first, struct pl_str second)
{
	return may_repeat(first, second) && (!repetition->alpha || only_letters(second)) &&
	       are_same(repetition, first, second);
}

/* --- texts without ------------------------------------------------------------------------- */

/* Of most characters it is known whether they may be letters. */
enum kind { MAY_BE, IS_NONE, UNSURE };

static enum kind kind_of(uint32_t code)
{
	if (code < 0x80)
		return (code | 0x20) >= 'a' && (code | 0x20) <= 'z' ? MAY_BE : IS_NONE;
	if (code >= 0xC0 && code < 0x800)
		return MAY_BE;
	if (code == 0xA0 || code == 0xAB || code == 0xB0 || code == 0xBB || code == 0x20AC ||
	    (code >= 0x2000 && code < 0x2040) || (code >= 0x2190 && code < 0x2200) ||
	    (code >= 0x2600 && code < 0x27C0) || code == 0xFE0F ||
	    (code >= 0x1F300 && code < 0x1FB00))
		return IS_NONE;
	return UNSURE;
}

/* False when what is between signs and blanks never is what was there before: then of all that
 * stands between blanks nothing that is made of letters alone is repeated. */
static bool may_hold(const struct repetition *repetition, struct pl_str text)
{
	struct pl_str last = { 0 };
	size_t start = 0, next;

	for (size_t at = 0; at < text.len; at = next) {
		enum kind kind;

		next = at;
		kind = kind_of(pl_utf8_next(text, &next));
		if (kind == MAY_BE && next < text.len)
			continue;
		if (kind != IS_NONE)
			at = next;
		if (at > start) {
			struct pl_str word = pl_str_cut(text, start, at);

			if (may_repeat(last, word) && are_same(repetition, last, word))
				return true;
			last = word;
		}
		if (kind == UNSURE)
			return true;
		start = next;
	}
	return false;
}

/* Both, from the start of the first to the end of the second. */
static struct pl_span both(struct pl_span first, struct pl_span second)
{
	return (struct pl_span){ first.start, second.end };
}

static void found(const struct repetition *repetition, const struct pl_block *block,
		  struct pl_span first, struct pl_span second, struct pl_hits *hits)
{
	struct pl_span between = { first.end, second.start };
	struct pl_span extra = { first.end, second.end };
	struct pl_hit *hit = pl_hit_block(hits, block, both(first, second));

	pl_hit_arg(hits, hit, pl_str_in(block->text, pl_near_trim(block->text, second)));
	/* A sign between the two may mean that both are wanted. */
	if (repetition->action.kind)
		pl_action_edit(hits, &repetition->action, block, both(first, second), hit);
	else if (pl_near_only_blanks(pl_str_in(block->text, between), false))
		pl_expr_edit(hits, hit, block, extra, PL_STR(""));
}

/* Vale tells no repetition over a line end, and excepts what is found in both. */
static bool to_tell(const struct repetition *repetition, struct pl_str text, struct pl_hits *hits)
{
	return pl_str_find(text, PL_STR("\n"), 0) == SIZE_MAX &&
	       !pl_expr_excepted(hits, repetition->excepted, repetition->vocab, text);
}

/* Goes through the matches of one block.  As in Vale, what does not repeat
 * leaves the count as it is, and what is told starts it anew. */
static void look(const struct repetition *repetition, const struct pl_block *block,
		 struct pl_hits *hits)
{
	struct pl_span last = { 0, 0 };
	struct pl_str word = { 0 };
	struct pl_match match;
	uint32_t n = 0;

	if (repetition->alpha && repetition->whole && !may_hold(repetition, block->text))
		return;
	for (size_t from = 0; pl_expr_find(hits, repetition->pattern, block, &from, &match);) {
		struct pl_span span = match.group[0];
		struct pl_str text = pl_str_in(block->text, pl_near_trim(block->text, span));

		if (repeats(repetition, word, text) && ++n > repetition->max &&
		    to_tell(repetition, pl_str_in(block->text, both(last, span)), hits)) {
			found(repetition, block, last, span, hits);
			n = 0;
		}
		last = span;
		word = text;
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_block block;

	(void)post;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);)
		look(settings, &block, hits);
}

static bool are_whole(const struct pl_words *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		struct pl_str token = tokens->list.at[i].key;

		if (!pl_str_is(token, "[^\\s]+") && !pl_str_is(token, "\\S+"))
			return false;
	}
	return true;
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct repetition *settings = PL_SETTINGS(prepare, struct repetition);
	struct pl_words tokens = { 0 };
	struct pl_buf text = { 0 };
	unsigned flags;
	bool ok;

	if (!settings)
		return pl_fail_nomem(err);
	flags = pl_expr_flags(settings->ignorecase);
	ok = pl_rule_wants(prepare, "tokens", err) &&
	     pl_words_add_row(&tokens, prepare, AT(tokens), err);
	settings->whole = are_whole(&tokens);
	pl_buf_putc(&text, '(');
	pl_expr_join(&text, &tokens);
	pl_buf_putc(&text, ')');
	pl_words_release(&tokens);
	if (!ok) {
		pl_buf_release(&text);
		return false;
	}
	return pl_expr_put(prepare, AT(pattern), &text, flags, err) &&
	       pl_expr_put_exceptions(prepare, AT(exceptions), AT(excepted), err) &&
	       pl_action_put(prepare, AT(action), err) &&
	       prepare->needs(prepare, PL_SETTINGS(prepare, struct repetition)->pattern, err);
}

static const struct pl_param params[] = {
	{ .name = "tokens",
	  .type = PL_PARAM_LIST,
	  .offset = AT(tokens),
	  .help = "Regular expressions of what may repeat." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "How many repetitions are passed over." },
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ .name = "alpha",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(alpha),
	  .help = "Only what is made of letters." },
	{ .name = "exceptions",
	  .type = PL_PARAM_LIST,
	  .offset = AT(exceptions),
	  .help = "Expressions; a repetition in which one of them is found is left alone." },
	PL_EXPR_VOCAB(AT(vocab)),
	{ 0 },
};

const struct pl_check pl_check_repetition = {
	.name = "repetition",
	.help = "the same thing twice, one after the other",
	.args = "what is repeated",
	.params = params,
	.blocks = true,
	.size = sizeof(struct repetition),
	.prepare = prepare,
	.run = run,
};
