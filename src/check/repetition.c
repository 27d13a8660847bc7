/* repetition: the same thing twice, one after the other.  Vale's kind. */
#include "base/twice.h"
#include "check/action.h"
#include "check/near.h"

struct repetition {
	struct pl_row tokens, exceptions;
	struct pl_action action;
	uint32_t max;
	uint8_t ignorecase, alpha, vocab;
	uint8_t whole; /* the tokens are what stands between blanks */
	uint32_t pattern, excepted;
	struct pl_twice letters; /* where they are whole and alpha: what is to be looked at */
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

/* Both, from the start of the first to the end of the second. */
static struct pl_span both(struct pl_span first, struct pl_span second)
{
	return (struct pl_span){ first.start, second.end };
}

static struct pl_str between(struct pl_str text, struct pl_span first, struct pl_span second)
{
	return pl_str_cut(text, first.end, second.start);
}

static void found(const struct repetition *repetition, const struct pl_block *block,
		  struct pl_span first, struct pl_span second, struct pl_hits *hits)
{
	struct pl_span extra = { first.end, second.end };
	struct pl_hit *hit = pl_hit_block(hits, block, both(first, second));

	pl_hit_arg(hits, hit, pl_str_in(block->text, pl_near_trim(block->text, second)));
	/* A sign between the two may mean that both are wanted. */
	if (repetition->action.kind)
		pl_action_edit(hits, &repetition->action, block, both(first, second), hit);
	else if (pl_near_only_blanks(between(block->text, first, second), false))
		pl_expr_edit(hits, hit, block, extra, PL_STR(""));
}

/* Vale tells no repetition over a line end, and excepts what is found in both. */
static bool to_tell(const struct repetition *repetition, struct pl_str text, struct pl_hits *hits)
{
	return pl_str_find(text, PL_STR("\n"), 0) == SIZE_MAX &&
	       !pl_expr_excepted(hits, repetition->excepted, repetition->vocab, text);
}

/* How far the tokens of a text are read. */
struct reading {
	size_t from, until; /* bytes: where the next may begin; those that begin before are read */
	struct pl_span last;
	struct pl_str word; /* of the last */
};

static size_t token_start(struct pl_str text, size_t at)
{
	size_t start = at;

	while (at && !pl_is_space(pl_utf8_prev(text, &at)))
		start = at;
	return start;
}

/* Moves to the next token that may stand there twice; false when none does. */
static bool goes_on(const struct repetition *repetition, struct pl_str text,
		    struct reading *reading)
{
	struct pl_span starts;
	size_t start;

	if (!repetition->alpha || !repetition->whole || reading->last.start < reading->until)
		return true;
	if (!pl_twice_find(&repetition->letters, text, reading->last.start, &starts))
		return false;
	start = token_start(text, starts.start);
	if (start > reading->last.start) {
		reading->from = start;
		reading->word = (struct pl_str){ 0 };
	}
	reading->until = (size_t)starts.end + 1;
	return true;
}

/* No token stands between the two that was passed over: a hashtag, what is quoted. */
static bool are_neighbours(const struct repetition *repetition, struct pl_str between,
			   struct pl_hits *hits)
{
	struct pl_block alone = pl_expr_alone(between);
	struct pl_match match;
	size_t from = 0;

	return !pl_expr_find(hits, repetition->pattern, &alone, &from, &match);
}

/* Goes through the matches of one block.  As in Vale, what does not repeat
 * leaves the count as it is, and what is told starts it anew. */
static void look(const struct repetition *repetition, const struct pl_block *block,
		 struct pl_hits *hits)
{
	struct reading reading = { 0 };
	struct pl_match match;
	uint32_t n = 0;

	while (goes_on(repetition, block->text, &reading) &&
	       pl_expr_find(hits, repetition->pattern, block, &reading.from, &match)) {
		struct pl_span span = match.group[0];
		struct pl_str text = pl_str_in(block->text, pl_near_trim(block->text, span));

		if (repeats(repetition, reading.word, text) &&
		    are_neighbours(repetition, between(block->text, reading.last, span), hits) &&
		    ++n > repetition->max &&
		    to_tell(repetition, pl_str_in(block->text, both(reading.last, span)), hits)) {
			found(repetition, block, reading.last, span, hits);
			n = 0;
		}
		reading.last = span;
		reading.word = text;
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
	pl_twice_read(PL_STR("\\b(\\p{L}+)\\s+\\1\\b"), flags, &settings->letters);
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
