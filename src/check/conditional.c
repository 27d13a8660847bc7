/* conditional: something that may only be there when something else has been: an
 * abbreviation, once it has been spelt out.  Vale's kind. */
#include "check/action.h"
#include "check/near.h"

struct conditional {
	struct pl_ref first, second;
	struct pl_row exceptions;
	struct pl_action action;
	uint8_t ignorecase, vocab;
	uint32_t wants, gives, excepted; /* the patterns of first, of second, of exceptions */
};

#define AT(field) offsetof(struct conditional, field)

/* What has been defined so far in the draft: sorted runs, one for each bit of their
 * number, the longest first, so that neither adding nor asking grows with the draft. */
struct memory {
	PL_LIST(struct pl_same) list;
};

/* The new one joins the runs that are as short as what is already joined. */
static void remember(struct memory *memory, struct pl_str text)
{
	struct pl_same *place = text.len ? PL_PUSH(&memory->list) : NULL;
	size_t n = memory->list.n, joined = n & -n;

	if (!place)
		return;
	*place = (struct pl_same){ text, (uint32_t)n };
	pl_same_sort(memory->list.at + n - joined, joined);
}

static bool known(const struct memory *memory, struct pl_str text)
{
	size_t start = 0;

	for (size_t left = memory->list.n, run; left; left -= run, start += run) {
		for (run = 1; run <= left / 2;)
			run *= 2;
		if (pl_same_has(memory->list.at + start, run, text))
			return true;
	}
	return false;
}

/* Every group of every match counts, whichever side of a bar it stands on. */
static void define(const struct conditional *conditional, const struct pl_block *block,
		   struct memory *memory, struct pl_hits *hits)
{
	struct pl_match match;

	for (size_t from = 0; pl_expr_find(hits, conditional->gives, block, &from, &match);) {
		for (unsigned i = 1; i < match.n; i++) {
			struct pl_span group = match.group[i];

			if (group.start <= group.end)
				remember(memory, pl_str_in(block->text, group));
		}
	}
}

static void look(const struct conditional *conditional, const struct pl_block *block,
		 const struct memory *memory, struct pl_hits *hits)
{
	struct pl_match match;

	for (size_t from = 0; pl_expr_find(hits, conditional->wants, block, &from, &match);) {
		struct pl_str text = pl_str_in(block->text, match.group[0]);
		struct pl_hit *hit;

		/* What was given up may have defined it. */
		if (pl_hits_stopped(hits))
			return;
		if (known(memory, text) ||
		    pl_expr_excepted(hits, conditional->excepted, conditional->vocab, text))
			continue;
		hit = pl_hit_block(hits, block, match.group[0]);
		pl_hit_arg(hits, hit, text);
		pl_action_tell(hits, &conditional->action, block, match.group[0], hit);
	}
}

/* Blocks come in the draft's order, so a definition helps nothing before its own. */
static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct memory memory = { 0 };
	struct pl_block block;

	(void)post;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		if (!pl_hits_silenced(hits, &block))
			define(settings, &block, &memory, hits);
		look(settings, &block, &memory, hits);
	}
	pl_hits_arena(hits)->failed |= memory.list.failed;
	PL_LIST_RELEASE(&memory.list);
}

static bool put(struct pl_prepare *prepare, const char *key, size_t field, struct pl_err *err)
{
	const struct pl_node *node = pl_node_get(prepare->rule, key);
	struct pl_buf text = { 0 };

	if (!pl_rule_wants(prepare, key, err))
		return false;
	pl_buf_add(&text, pl_node_text(node));
	return pl_expr_put(prepare, field, &text, 0, err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	return put(prepare, "second", AT(gives), err) && put(prepare, "first", AT(wants), err) &&
	       pl_expr_put_exceptions(prepare, AT(exceptions), AT(excepted), err) &&
	       pl_action_put(prepare, AT(action), err);
}

static const struct pl_param params[] = {
	{ .name = "first",
	  .type = PL_PARAM_STRING,
	  .offset = AT(first),
	  .help = "A regular expression of what may not be there alone." },
	{ .name = "second",
	  .type = PL_PARAM_STRING,
	  .offset = AT(second),
	  .help = "One whose groups, once found, allow what they hold from there on." },
	PL_EXPR_EXCEPTIONS(AT(exceptions)),
	{ .name = "ignorecase",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(ignorecase),
	  .help = "Has no effect, as in Vale; write (?i) in the expressions." },
	PL_EXPR_VOCAB(AT(vocab)),
	{ 0 },
};

const struct pl_check pl_check_conditional = {
	.name = "conditional",
	.help = "something that is there without what it needs",
	.args = "what was found; with an action, what becomes of it",
	.params = params,
	.blocks = true,
	.size = sizeof(struct conditional),
	.prepare = prepare,
	.run = run,
};
