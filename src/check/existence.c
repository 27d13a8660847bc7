/* existence: something that should not be there.  Vale's kind, with word lists
 * and replacements. */
#include "check/action.h"

#include <string.h>

struct existence {
	struct pl_row tokens, raw, exceptions, list;
	struct pl_ref replace;
	struct pl_action action;
	uint8_t ignorecase, nonword, append, vocab;
	uint8_t mends;              /* `replace` is given, maybe as the empty text */
	uint32_t pattern, excepted; /* numbers */
};

#define AT(field) offsetof(struct existence, field)

static void tell(const struct existence *existence, const struct pl_block *block,
		 const struct pl_match *match, struct pl_hits *hits)
{
	struct pl_str text = pl_str_in(block->text, match->group[0]);
	struct pl_hit *hit;

	if (pl_expr_excepted(hits, existence->excepted, existence->vocab, text))
		return;
	hit = pl_hit_block(hits, block, match->group[0]);
	pl_hit_arg(hits, hit, text);
	if (existence->mends)
		pl_expr_edit(hits, hit, block, match->group[0],
			     pl_expr_fill(hits, pl_ref_str(&existence->replace), block, match));
	else
		pl_action_tell(hits, &existence->action, block, match->group[0], hit);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct existence *existence = settings;
	struct pl_block block;
	struct pl_match match;

	(void)post;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		for (size_t from = 0;
		     pl_expr_find(hits, existence->pattern, &block, &from, &match);)
			tell(existence, &block, &match, hits);
	}
}

/* What stands beside the tokens: the items of `raw`, joined by nothing. */
static bool add_raw(struct pl_buf *text, struct pl_prepare *prepare, struct pl_err *err)
{
	struct pl_words raw = { 0 };
	bool ok = pl_words_add_row(&raw, prepare, AT(raw), err);

	for (size_t i = 0; ok && i < raw.list.n; i++)
		pl_buf_add(text, raw.list.at[i].key);
	pl_words_release(&raw);
	return ok;
}

static void add_tokens(struct pl_buf *text, const struct pl_prepare *prepare,
		       const struct pl_words *tokens, bool nonword)
{
	if (!tokens->list.n)
		return;
	pl_expr_open_words(text, prepare, nonword);
	pl_expr_join(text, tokens);
	pl_expr_close_words(text, prepare, nonword);
}

static bool add_all(struct pl_buf *text, struct pl_prepare *prepare, struct pl_err *err)
{
	const struct existence *settings = PL_SETTINGS(prepare, struct existence);
	bool append = settings->append, nonword = settings->nonword;
	struct pl_words tokens = { 0 };
	bool ok = pl_words_add_row(&tokens, prepare, AT(tokens), err) &&
		  pl_words_add_lists(&tokens, prepare, AT(list), err) &&
		  (append || add_raw(text, prepare, err));

	if (ok)
		add_tokens(text, prepare, &tokens, nonword);
	pl_words_release(&tokens);
	ok = ok && (!append || add_raw(text, prepare, err));
	return ok && (text->len || text->failed ||
		      pl_node_fail(prepare->rule, err,
				   "a rule of kind 'existence' needs 'tokens', 'raw' or 'list'"));
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct existence *settings = PL_SETTINGS(prepare, struct existence);
	struct pl_buf text = { 0 };
	unsigned flags;

	if (!settings)
		return pl_fail_nomem(err);
	flags = pl_expr_flags(settings->ignorecase);
	settings->mends = pl_node_get(prepare->rule, "replace") != NULL;
	if (!add_all(&text, prepare, err)) {
		pl_buf_release(&text);
		return false;
	}
	return pl_expr_put(prepare, AT(pattern), &text, flags, err) &&
	       pl_expr_put_exceptions(prepare, AT(exceptions), AT(excepted), err) &&
	       pl_action_put(prepare, AT(action), err) &&
	       prepare->needs(prepare, PL_SETTINGS(prepare, struct existence)->pattern, err);
}

static const struct pl_param params[] = {
	{ .name = "tokens",
	  .type = PL_PARAM_LIST,
	  .offset = AT(tokens),
	  .help = "Regular expressions of what is looked for, between word boundaries." },
	{ .name = "raw",
	  .type = PL_PARAM_LIST,
	  .offset = AT(raw),
	  .help = "Expressions that are joined as they are and put before the tokens." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists whose words are tokens too." },
	PL_EXPR_EXCEPTIONS(AT(exceptions)),
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ .name = "nonword",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(nonword),
	  .help = "Whether tokens are found inside words too." },
	{ .name = "append",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(append),
	  .help = "Whether `raw` stands behind the tokens instead." },
	PL_EXPR_VOCAB(AT(vocab)),
	{ .name = "replace",
	  .type = PL_PARAM_STRING,
	  .offset = AT(replace),
	  .help = "What takes the match's place; $1 is its first group." },
	{ 0 },
};

const struct pl_check pl_check_existence = {
	.name = "existence",
	.help = "something that should not be there",
	.args = "what was found; with an action, what becomes of it",
	.params = params,
	.blocks = true,
	.alone = true,
	.size = sizeof(struct existence),
	.prepare = prepare,
	.run = run,
};
