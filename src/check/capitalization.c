/* capitalization: a heading that is not written as titles, sentences or capitals are.
 * Vale's kind. */
#include "check/action.h"
#include "check/near.h"
#include "check/phrase.h"
#include "check/title.h"

struct capitalization {
	struct pl_ref match, style, prefix;
	struct pl_row exceptions, indicators;
	struct pl_action action;
	double threshold;
	uint8_t vocab, chicago;
	uint8_t how;               /* enum how */
	uint32_t pattern;          /* of `match`, when it is one */
	uint32_t start;            /* of `prefix` */
	uint32_t excepted;         /* exceptions as whole words in their own case */
	uint32_t any_case, inside; /* the same in any case; in their own, inside words too */
};

#define AT(field) offsetof(struct capitalization, field)

enum how { BY_PATTERN, TITLE, SENTENCE, LOWER, UPPER };

static const struct {
	const char *match;
	enum how how;
} hows[] = {
	{ "$title", TITLE },
	{ "$sentence", SENTENCE },
	{ "$lower", LOWER },
	{ "$upper", UPPER },
};

/* A block being looked at. */
struct look {
	struct pl_forms forms; /* first, so that its function finds the rest */
	const struct capitalization *is;
	struct pl_hits *hits;
	bool corrects;         /* accepted words say how exceptions are written */
	struct pl_same *known; /* both, lowered and in order, once they are needed */
	size_t n_known;
};

/* --- forms ------------------------------------------------------------------------------ */

static struct pl_str nth_known(const struct look *look, size_t i)
{
	size_t n = look->is->exceptions.n;

	return i < n ? pl_ref_str(PL_ROW(struct pl_ref, &look->is->exceptions) + i)
		     : pl_hits_vocab(look->hits)->accept[i - n];
}

static void lower_into(struct pl_hits *hits, struct pl_buf *probe, struct pl_str text)
{
	pl_buf_cut(probe, 0);
	pl_lowered(probe, text);
	pl_hits_arena(hits)->failed |= probe->failed;
}

/* Exceptions first: where both differ in case alone, theirs is the form. */
static void know(struct look *look)
{
	size_t n = look->is->exceptions.n + pl_hits_vocab(look->hits)->n_accept;
	struct pl_arena *arena = pl_hits_arena(look->hits);
	struct pl_buf lower = { 0 };

	look->known = PL_NEW_ARRAY(arena, struct pl_same, n);
	look->n_known = look->known ? n : 0;
	for (size_t i = 0; i < look->n_known; i++) {
		lower_into(look->hits, &lower, nth_known(look, i));
		look->known[i] =
			(struct pl_same){ pl_arena_str(arena, pl_buf_str(&lower)), (uint32_t)i };
	}
	pl_buf_release(&lower);
	pl_same_sort(look->known, look->n_known);
}

/* The exception or accepted word that the word is, but for case. */
static bool corrected(const struct look *look, struct pl_str word, struct pl_str *form)
{
	struct pl_buf lower = { 0 };
	size_t place;

	lower_into(look->hits, &lower, word);
	place = pl_same_find(look->known, look->n_known, pl_buf_str(&lower));
	pl_buf_release(&lower);
	if (place == look->n_known)
		return false;
	*form = nth_known(look, look->known[place].of);
	return true;
}

/* In Vale an exception keeps words as they are written; only where there is a vocabulary
 * do words take the form that it, or an exception, has. */
static bool own_form(const struct pl_forms *forms, struct pl_str word, struct pl_str *form)
{
	const struct look *look = (const struct look *)forms;
	struct pl_block alone = pl_expr_alone(word);
	struct pl_match match;

	if (look->corrects && corrected(look, word, form))
		return true;
	*form = word;
	return (look->is->inside &&
		pl_hits_search(look->hits, look->is->inside, &alone, 0, &match)) ||
	       (look->is->vocab &&
		pl_hits_accepted_at(look->hits, PL_ACCEPTED_INSIDE, word, 0, &match));
}

/* --- expectations ----------------------------------------------------------------------- */

static void part_words(struct pl_phrase_words *words, const struct look *look, struct pl_str text,
		       bool any_case)
{
	const struct capitalization *is = look->is;
	const struct pl_phrase phrase = {
		.hits = look->hits,
		.text = text,
		.known = any_case ? is->any_case : is->excepted,
		.vocab = is->vocab,
		.how = any_case ? PL_ACCEPTED_ANY_CASE : PL_ACCEPTED,
	};

	pl_phrase_part(&phrase, words);
}

/* The prefix that stands before what is to be looked at; empty when there is none. */
static size_t prefix_len(const struct look *look, struct pl_str text)
{
	struct pl_block alone = pl_expr_alone(text);
	struct pl_match match;

	return look->is->start && pl_hits_search(look->hits, look->is->start, &alone, 0, &match) &&
			       !match.group[0].start
		       ? match.group[0].end
		       : 0;
}

static void expect(struct pl_buf *out, const struct look *look, struct pl_str text)
{
	const struct capitalization *is = look->is;
	size_t prefix = is->how == TITLE || is->how == SENTENCE ? prefix_len(look, text) : 0;
	struct pl_str rest = pl_str_cut(text, prefix, text.len);
	struct pl_phrase_words words = { 0 };

	pl_buf_add(out, pl_str_cut(text, 0, prefix));
	if (is->how == BY_PATTERN)
		pl_buf_add(out, pl_ref_str(&is->match));
	else if (is->how == LOWER)
		pl_lowered(out, text);
	else if (is->how == UPPER)
		pl_raised(out, text);
	else if (is->how == TITLE)
		pl_title(out, rest, is->chicago, &look->forms);
	else {
		part_words(&words, look, rest, look->corrects);
		pl_sentence(out, rest, words.list.at, words.list.n,
			    PL_ROW(struct pl_ref, &is->indicators), is->indicators.n, &look->forms);
		out->failed |= words.list.failed;
	}
	PL_LIST_RELEASE(&words.list);
}

static bool same_after(struct pl_str word, void (*one)(struct pl_buf *out, struct pl_str text),
		       void (*two)(struct pl_buf *out, struct pl_str text))
{
	struct pl_buf once = { 0 }, twice = { 0 };
	bool same;

	one(&once, word);
	if (two)
		two(&twice, pl_buf_str(&once));
	same = pl_str_same(word, pl_buf_str(two ? &twice : &once));
	pl_buf_release(&once);
	pl_buf_release(&twice);
	return same;
}

/* Enough of the words are as expected; a sentence needs its first to be. */
static bool agrees(const struct look *look, struct pl_str text, const struct pl_phrase_words *is,
		   struct pl_str expected, const struct pl_phrase_words *wanted)
{
	size_t right = 0;

	for (size_t i = 0; i < is->list.n; i++) {
		struct pl_str word = pl_str_in(text, is->list.at[i]);

		if (i >= wanted->list.n ||
		    pl_str_same(word, pl_str_in(expected, wanted->list.at[i])) ||
		    pl_expr_excepted(look->hits, look->is->excepted, look->is->vocab, word) ||
		    (look->is->how == TITLE && same_after(word, pl_raised, NULL)))
			right++;
		else if (!i && look->is->how == SENTENCE &&
			 !same_after(word, pl_lowered, pl_capitals))
			return false;
	}
	return is->list.n && (double)right / (double)is->list.n >= look->is->threshold;
}

static bool is_right(const struct look *look, struct pl_str text, struct pl_str expected)
{
	const struct capitalization *is = look->is;
	struct pl_block alone = pl_expr_alone(text);
	struct pl_phrase_words here = { 0 }, wanted = { 0 };
	struct pl_match match;
	bool right;

	if (is->how == BY_PATTERN || is->how == LOWER || is->how == UPPER) {
		right = is->how == BY_PATTERN
				? pl_hits_search(look->hits, is->pattern, &alone, 0, &match)
				: pl_str_same(text, expected);
		return right || pl_expr_excepted(look->hits, is->excepted, is->vocab, text);
	}
	part_words(&here, look, text, false);
	part_words(&wanted, look, expected, false);
	right = agrees(look, text, &here, expected, &wanted);
	pl_hits_arena(look->hits)->failed |= here.list.failed || wanted.list.failed;
	PL_LIST_RELEASE(&here.list);
	PL_LIST_RELEASE(&wanted.list);
	return right;
}

/* --- running ---------------------------------------------------------------------------- */

static void tell(const struct look *look, const struct pl_block *block, struct pl_str expected)
{
	struct pl_span all = { 0, (uint32_t)block->text.len };
	struct pl_hit *hit = pl_hit_block(look->hits, block, all);
	bool knows = look->is->how == TITLE || look->is->how == SENTENCE;

	pl_hit_arg(look->hits, hit, block->text);
	pl_hit_arg(look->hits, hit, expected);
	if (knows && pl_action_is_bare(&look->is->action)) {
		pl_expr_choices(look->hits, hit, expected, false);
		pl_expr_edit(look->hits, hit, block, all, expected);
	} else {
		pl_action_edit(look->hits, &look->is->action, block, all, hit);
	}
}

static void look_at(struct look *look, const struct pl_block *block)
{
	struct pl_buf expected = { 0 };

	if (look->corrects && !look->known)
		know(look);
	expect(&expected, look, block->text);
	if (expected.failed)
		pl_hits_arena(look->hits)->failed = true;
	else if (!is_right(look, block->text, pl_buf_str(&expected)) &&
		 !pl_hits_stopped(look->hits))
		tell(look, block, pl_buf_str(&expected));
	pl_buf_release(&expected);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct capitalization *is = settings;
	struct look look = { .forms = { own_form },
			     .is = is,
			     .hits = hits,
			     .corrects = is->vocab && pl_hits_vocab(hits)->n_accept };
	struct pl_block block;

	(void)post;
	for (size_t at = 0; pl_hits_block(hits, &at, &block);)
		look_at(&look, &block);
}

/* --- preparing -------------------------------------------------------------------------- */

static bool put_text(struct pl_prepare *prepare, size_t from, size_t field, unsigned flags,
		     struct pl_err *err)
{
	const struct pl_ref *ref = pl_image_at(prepare->image, prepare->settings + (uint32_t)from);
	struct pl_buf text = { 0 };

	if (!ref || !ref->len)
		return ref || pl_fail_nomem(err);
	pl_buf_add(&text, pl_ref_str(ref));
	return pl_expr_put(prepare, field, &text, flags, err);
}

/* The exceptions as they stand, each by itself, the longest first. */
static bool put_exceptions(struct pl_prepare *prepare, size_t field, bool whole, unsigned flags,
			   struct pl_err *err)
{
	struct pl_words words = { 0 };
	struct pl_buf text = { 0 };
	bool ok = pl_words_add_row(&words, prepare, AT(exceptions), err);

	pl_words_sort(&words);
	pl_expr_open(&text, !whole);
	for (size_t i = 0; i < words.list.n; i++)
		pl_buf_printf(&text, "%s(?:%.*s)", i ? "|" : "", PL_ARGS(words.list.at[i].key));
	pl_expr_close(&text, !whole);
	if (ok && words.list.n)
		ok = pl_expr_put(prepare, field, &text, flags, err);
	pl_words_release(&words);
	pl_buf_release(&text);
	return ok;
}

static const char *match_at(const void *context, size_t i)
{
	(void)context;
	return i < sizeof(hows) / sizeof(*hows) ? hows[i].match : NULL;
}

/* $word is no pattern that could ever be found: it is one of those above, misspelt. */
static bool unknown_match(const struct pl_node *node, struct pl_err *err)
{
	const char *nearest = pl_nearest(pl_node_text(node), match_at, NULL);

	return pl_node_fail(node, err, "'match' cannot be '%.*s'; %s%s",
			    PL_ARGS(pl_node_text(node)),
			    nearest ? pl_err_tr(err, "did you mean ")
				    : pl_err_tr(err, "there are $title, $sentence, $lower, $upper "
						     "and regular expressions"),
			    nearest ? nearest : "");
}

static bool is_variable(struct pl_str text)
{
	for (size_t i = 1; i < text.len; i++) {
		if (!pl_is_lower((unsigned char)text.at[i]))
			return false;
	}
	return text.len > 1 && text.at[0] == '$';
}

static bool choose_how(struct pl_prepare *prepare, struct pl_err *err)
{
	struct capitalization *is = PL_SETTINGS(prepare, struct capitalization);

	if (!is)
		return pl_fail_nomem(err);
	if (!pl_rule_wants(prepare, "match", err))
		return false;
	for (size_t i = 0; i < sizeof(hows) / sizeof(*hows); i++) {
		if (pl_str_is(pl_ref_str(&is->match), hows[i].match))
			is->how = (uint8_t)hows[i].how;
	}
	is->chicago = pl_str_is(pl_ref_str(&is->style), "Chicago");
	if (!(is->threshold > 0))
		is->threshold = 0.8;
	if (is->how == BY_PATTERN && is_variable(pl_ref_str(&is->match)))
		return unknown_match(pl_node_get(prepare->rule, "match"), err);
	return is->how != BY_PATTERN || put_text(prepare, AT(match), AT(pattern), 0, err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	return choose_how(prepare, err) &&
	       put_text(prepare, AT(prefix), AT(start), PL_PATTERN_RE2, err) &&
	       pl_expr_put_exceptions(prepare, AT(exceptions), AT(excepted), err) &&
	       put_exceptions(prepare, AT(any_case), true, PL_REGEX_NOCASE, err) &&
	       put_exceptions(prepare, AT(inside), false, 0, err) &&
	       pl_action_put(prepare, AT(action), err);
}

static const struct pl_param params[] = {
	{ .name = "match",
	  .type = PL_PARAM_STRING,
	  .offset = AT(match),
	  .help = "$title, $sentence, $lower, $upper, or a regular expression to be found." },
	{ .name = "style",
	  .type = PL_PARAM_STRING,
	  .offset = AT(style),
	  .help = "For $title: AP, or Chicago, where longer prepositions are small too." },
	{ .name = "exceptions",
	  .type = PL_PARAM_LIST,
	  .offset = AT(exceptions),
	  .help = "Expressions of words that are right as they are." },
	{ .name = "indicators",
	  .type = PL_PARAM_LIST,
	  .offset = AT(indicators),
	  .help = "For $sentence: endings of words behind which a capital stands." },
	{ .name = "threshold",
	  .type = PL_PARAM_NUMBER,
	  .offset = AT(threshold),
	  .help = "The share of words that must be right; 0.8 unless given." },
	{ .name = "prefix",
	  .type = PL_PARAM_STRING,
	  .offset = AT(prefix),
	  .help = "A regular expression of what may stand before the first word." },
	PL_EXPR_VOCAB(AT(vocab)),
	{ 0 },
};

const struct pl_check pl_check_capitalization = {
	.name = "capitalization",
	.help = "capitals that are not where a title or a sentence has them",
	.args = "the text; the text as it is expected",
	.params = params,
	.blocks = true,
	.size = sizeof(struct capitalization),
	.prepare = prepare,
	.run = run,
};
