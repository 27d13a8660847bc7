/* together: what a post has and lacks, all of it taken together. */
#include "check/expr.h"
#include "check/near.h"
#include "check/things.h"

#include "base/catalogue.h"

#include <string.h>

struct together {
	struct pl_row phases;
	struct pl_ref at;
	struct pl_row needs;  /* struct need */
	struct pl_row with;   /* struct pl_pair: a pattern, and what must be there with it */
	struct pl_row themes; /* uint32_t: the numbers of those patterns */
	uint32_t has;         /* bit i: the thing i */
	uint32_t pattern;     /* of `at` */
	uint32_t words_min, words_max, characters_min;
};

/* Something that should be there: one of the things, or what the pattern finds. */
struct need {
	struct pl_text say; /* empty: the thing's own name */
	uint32_t any;       /* bit i: the thing i */
	uint32_t pattern;   /* number; 0: none */
};

#define AT(field) offsetof(struct together, field)

/* --- looking --------------------------------------------------------------------------- */

static struct pl_str body(const struct pl_post *post)
{
	return pl_str_in(post->text, post->body);
}

static bool in_phase(const struct together *together, const struct pl_post *post)
{
	const struct pl_ref *phases = PL_ROW(struct pl_ref, &together->phases);

	for (uint32_t i = 0; i < together->phases.n; i++) {
		if (pl_near_same(post->phase, pl_ref_str(&phases[i])))
			return true;
	}
	return !together->phases.n;
}

/* Words a reader reads: none of addresses and hashtags. */
static bool fits(const struct together *together, const struct pl_post *post)
{
	bool counted = together->words_min || together->words_max != UINT32_MAX;
	uint32_t words = counted ? pl_post_words(post, post->body) : 0;

	return words >= together->words_min && words <= together->words_max &&
	       (!together->characters_min ||
		pl_graphemes(pl_str_trim(body(post))) >= together->characters_min);
}

static bool has_all(uint32_t things, const struct pl_post *post)
{
	for (unsigned i = 0; i < PL_N_THINGS; i++) {
		if (things >> i & 1 && !pl_thing_in((enum pl_thing)i, post))
			return false;
	}
	return true;
}

static bool has_any(uint32_t things, const struct pl_post *post)
{
	for (unsigned i = 0; i < PL_N_THINGS; i++) {
		if (things >> i & 1 && pl_thing_in((enum pl_thing)i, post))
			return true;
	}
	return false;
}

static bool is_met(const struct need *need, const struct pl_post *post, struct pl_hits *hits)
{
	/* Without line ends behind it, it is a stretch that the scan has told of. */
	struct pl_block block =
		pl_expr_alone(pl_str_in(post->text, pl_span_trim(post->text, post->body)));
	struct pl_match match;

	/* What was given up may be there all the same. */
	return has_any(need->any, post) ||
	       (need->pattern &&
		(pl_hits_search(hits, need->pattern, &block, 0, &match) || pl_hits_stopped(hits)));
}

static struct pl_str said(const struct need *need, enum pl_lang lang)
{
	struct pl_str own = pl_text_in(&need->say, lang);
	unsigned i = 0;

	if (own.len)
		return own;
	while (i + 1 < PL_N_THINGS && !(need->any >> i & 1))
		i++;
	return pl_str_of(pl_tr(lang, pl_thing_said((enum pl_thing)i)));
}

/* Appends what is missing; false when nothing is. */
static bool add_missing(const struct together *together, const struct pl_post *post,
			struct pl_hits *hits, struct pl_buf *out)
{
	const struct need *needs = PL_ROW(struct need, &together->needs);
	bool any = false;

	for (uint32_t i = 0; i < together->needs.n; i++) {
		if (is_met(&needs[i], post, hits))
			continue;
		pl_buf_puts(out, any ? ", " : "");
		pl_buf_add(out, said(&needs[i], pl_hits_lang(hits)));
		any = true;
	}
	return any;
}

/* The first match of the pattern in the rule's scopes. */
static bool find(uint32_t pattern, struct pl_hits *hits, struct pl_block *block,
		 struct pl_match *match)
{
	for (size_t at = 0; pl_hits_block(hits, &at, block);) {
		size_t from = 0;

		if (pl_expr_find(hits, pattern, block, &from, match))
			return true;
	}
	return false;
}

/* The part is in the text, whose blanks do not count: 39 19 is 3919. */
static bool holds(struct pl_str text, struct pl_str part)
{
	for (size_t start = 0; start < text.len; start++) {
		size_t at = start, met = 0;

		while (met < part.len && at < text.len) {
			size_t next = at;

			if (text.at[at] == part.at[met])
				met++, at++;
			else if (met && pl_near_blank(pl_utf8_next(text, &next)))
				at = next;
			else
				break;
		}
		if (met == part.len)
			return true;
	}
	return false;
}

static void tell_without(const struct together *together, const struct pl_post *post,
			 struct pl_hits *hits)
{
	const struct pl_pair *with = PL_ROW(struct pl_pair, &together->with);
	const uint32_t *themes = PL_ROW(uint32_t, &together->themes);
	struct pl_block block;
	struct pl_match match;

	for (uint32_t i = 0; i < together->with.n; i++) {
		struct pl_hit *hit;

		if (holds(body(post), pl_ref_str(&with[i].value)) ||
		    !find(themes[i], hits, &block, &match))
			continue;
		hit = pl_hit_block(hits, &block, match.group[0]);
		pl_hit_arg(hits, hit, pl_ref_str(&with[i].value));
		pl_hit_arg(hits, hit, pl_str_in(block.text, match.group[0]));
	}
}

/* Where it is told: at what `at` finds first, else of the whole post.  NULL: nowhere. */
static struct pl_hit *place(const struct together *together, struct pl_hits *hits,
			    struct pl_str *found)
{
	struct pl_block block;
	struct pl_match match;

	if (!together->pattern)
		return pl_hit_whole(hits);
	if (!find(together->pattern, hits, &block, &match))
		return NULL;
	*found = pl_str_in(block.text, match.group[0]);
	return pl_hit_block(hits, &block, match.group[0]);
}

static void tell(const struct together *together, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_buf missing = { 0 };
	struct pl_str found = { 0 };
	struct pl_hit *hit = NULL;

	if (add_missing(together, post, hits, &missing) || !together->needs.n)
		hit = place(together, hits, &found);
	if (hit && together->needs.n)
		pl_hit_arg(hits, hit, pl_buf_str(&missing));
	if (hit && together->pattern)
		pl_hit_arg(hits, hit, found);
	pl_hits_arena(hits)->failed |= missing.failed;
	pl_buf_release(&missing);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct together *together = settings;

	if (!in_phase(together, post) || !fits(together, post) || !has_all(together->has, post))
		return;
	if (together->with.n)
		tell_without(together, post, hits);
	else
		tell(together, post, hits);
}

/* --- reading --------------------------------------------------------------------------- */

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return i < PL_N_THINGS ? pl_thing_name((enum pl_thing)i) : NULL;
}

static bool read_thing(const struct pl_node *node, uint32_t *things, struct pl_err *err)
{
	struct pl_str name = pl_node_text(node);
	enum pl_thing thing = pl_thing_find(name);
	const char *nearest;

	if (thing != PL_N_THINGS) {
		*things |= UINT32_C(1) << thing;
		return true;
	}
	nearest = pl_nearest(name, name_at, NULL);
	return pl_node_fail(node, err, "'%.*s' is nothing that a post may have%s%s%s",
			    PL_ARGS(name), nearest ? pl_err_tr(err, "; did you mean '") : "",
			    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

/* One, or a list; none when `node` is NULL. */
static bool read_things(const struct pl_node *node, uint32_t *things, struct pl_err *err)
{
	if (!node || node->kind != PL_NODE_LIST)
		return !node || read_thing(node, things, err);
	for (const struct pl_node *item = node->first; item; item = item->next) {
		if (!read_thing(item, things, err))
			return false;
	}
	return true;
}

/* What a need that is a map may say; `any` and `pattern` are read beside it. */
static const struct pl_param need_params[] = {
	{ .name = "say", .type = PL_PARAM_TEXT, .offset = offsetof(struct need, say) },
	{ .name = "any", .type = PL_PARAM_OWN },
	{ .name = "pattern", .type = PL_PARAM_OWN },
	{ 0 },
};

static bool check_keys(const struct pl_node *node, struct pl_err *err)
{
	for (const struct pl_node *value = node->first; value; value = value->next) {
		const char *nearest;

		if (pl_param_find(need_params, value->key->text))
			continue;
		nearest = pl_param_nearest(need_params, value->key->text);
		return pl_node_fail(value->key, err, "'needs' has no key '%.*s'%s%s%s",
				    PL_ARGS(value->key->text),
				    nearest ? pl_err_tr(err, "; did you mean '") : "",
				    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
	}
	return true;
}

static bool read_map(struct pl_prepare *prepare, const struct pl_node *node, uint32_t at,
		     struct pl_err *err)
{
	const struct pl_node *say = pl_node_get(node, "say"), *pattern;
	struct need *need;
	uint32_t any = 0, number = 0;

	if (!check_keys(node, err) || !read_things(pl_node_get(node, "any"), &any, err))
		return false;
	pattern = pl_node_get(node, "pattern");
	if (!say || (!any && !pattern))
		return pl_node_fail(node, err,
				    "what is needed is {say: …, any: [things], pattern: …}");
	if (pattern && !(number = prepare->pattern(prepare, pl_node_text(pattern),
						   pl_expr_flags(false), pattern, err)))
		return false;
	if (!pl_param_read(need_params, say, prepare->image, at, err))
		return false;
	need = pl_image_at(prepare->image, at);
	if (!need)
		return pl_fail_nomem(err);
	need->any = any;
	need->pattern = number;
	return true;
}

static bool read_need(struct pl_prepare *prepare, const struct pl_node *node, uint32_t at,
		      struct pl_err *err)
{
	struct need *need = pl_image_at(prepare->image, at);

	if (node->kind == PL_NODE_MAP)
		return read_map(prepare, node, at, err);
	if (!need)
		return pl_fail_nomem(err);
	return read_thing(node, &need->any, err);
}

static bool read_needs(struct pl_prepare *prepare, const struct pl_node *needs, struct pl_err *err)
{
	uint32_t row, at;

	if (needs->kind != PL_NODE_LIST)
		return pl_node_fail(needs, err,
				    "'needs' is a list of things, or of "
				    "{say: …, any: [things], pattern: …}");
	row = at = pl_image_take(prepare->image, needs->n * sizeof(struct need));
	for (const struct pl_node *node = needs->first; node; node = node->next) {
		if (!read_need(prepare, node, at, err))
			return false;
		at += (uint32_t)sizeof(struct need);
	}
	pl_image_row(prepare->image, prepare->settings + (uint32_t)AT(needs), row, needs->n);
	return true;
}

static bool number_themes(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct pl_node *with = pl_node_get(prepare->rule, "with");
	uint32_t n = 0, *numbers;
	bool ok = true;

	if (!with)
		return true;
	if (with->kind != PL_NODE_MAP)
		return pl_node_fail(with, err, "'with' is a map: {pattern: what must be there}");
	numbers = pl_alloc(with->n * sizeof(*numbers) + 1);
	for (const struct pl_node *value = numbers ? with->first : NULL; ok && value;
	     value = value->next, n++) {
		numbers[n] = prepare->pattern(prepare, value->key->text, pl_expr_flags(false),
					      value->key, err);
		ok = numbers[n] != 0;
	}
	if (numbers && ok)
		pl_image_offsets(prepare->image, prepare->settings + (uint32_t)AT(themes), numbers,
				 n);
	pl_free(numbers);
	return numbers ? ok : pl_fail_nomem(err);
}

/* A rule about English looks only at what has a word of it. */
static bool put_sign(struct pl_prepare *prepare, uint32_t has, struct pl_err *err)
{
	struct pl_buf words = { 0 };
	uint32_t sign;

	if (!(has >> PL_THING_ENGLISH & 1))
		return true;
	pl_near_english_words(&words);
	sign = words.failed
		       ? 0
		       : prepare->pattern(prepare, pl_buf_str(&words), PL_REGEX_NOCASE, NULL, err);
	if (words.failed)
		pl_fail_nomem(err);
	pl_buf_release(&words);
	return sign && prepare->needs(prepare, sign, err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct pl_node *needs = pl_node_get(prepare->rule, "needs");
	struct together *together = PL_SETTINGS(prepare, struct together);
	uint32_t has = 0;

	if (!together)
		return pl_fail_nomem(err);
	if (!read_things(pl_node_get(prepare->rule, "has"), &has, err))
		return false;
	together->has = has;
	return pl_expr_put_ref(prepare, AT(at), AT(pattern), err) && number_themes(prepare, err) &&
	       (!needs || read_needs(prepare, needs, err)) && put_sign(prepare, has, err);
}

static const struct pl_param params[] = {
	{ .name = "has",
	  .type = PL_PARAM_OWN,
	  .help = "Things that the post has, all of them: link, official-link, hashtag, mention, "
		  "email, phone, media, album, date, hour, period, number, thread, quote, reply, "
		  "campaign, english." },
	{ .name = "needs",
	  .type = PL_PARAM_OWN,
	  .help = "What it should have too: such things, or {say, any, pattern}: what it is "
		  "called, things of which one is enough, a regular expression." },
	{ .name = "at",
	  .type = PL_PARAM_STRING,
	  .offset = AT(at),
	  .help = "Only where this regular expression is found, and told there." },
	{ .name = "with",
	  .type = PL_PARAM_MAP,
	  .offset = AT(with),
	  .help = "Regular expressions, and what must be in the post when they are found in it; "
		  "blanks in it do not count." },
	{ .name = "phases",
	  .type = PL_PARAM_LIST,
	  .offset = AT(phases),
	  .help = "Only for posts of these phases." },
	{ .name = "words-min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(words_min),
	  .help = "Only when there are as many words, addresses and hashtags not counted." },
	{ .name = "words-max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(words_max),
	  .initial = UINT32_MAX,
	  .help = "Only when there are no more words." },
	{ .name = "characters-min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(characters_min),
	  .help = "Only when the text is as long." },
	{ 0 },
};

const struct pl_check pl_check_together = {
	.name = "together",
	.help = "what a post has and lacks, taken together",
	.args = "with needs or with: what is missing; with at or with: then what was found",
	.params = params,
	.size = sizeof(struct together),
	.prepare = prepare,
	.run = run,
};
