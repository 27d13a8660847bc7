/* alt: alternative texts that are missing or say nothing. */
#include "check/bynetwork.h"
#include "check/expr.h"
#include "check/holds.h"
#include "check/near.h"

enum find { FIND_MISSING, FIND_LONG, FIND_SHORT, FIND_PATTERN, FIND_SAME, FIND_COPY };

static const char *const find_words[] = { "missing", "long", "short", "pattern",
					  "same",    "copy", NULL };

static const char *const by_words[] = {
	[PL_BY_MAX] = "max", [PL_BY_NETWORK] = "network", [PL_BY_ADVICE] = "advice", NULL
};

struct alt {
	uint8_t find, by;
	uint8_t mends; /* `replace` is given, maybe as the empty text */
	uint32_t max, min;
	struct pl_ref pattern, replace;
	uint32_t number; /* of the pattern */
};

#define AT(field) offsetof(struct alt, field)

/* The name of the medium's file; without one, its place in the list. */
static void add_name(struct pl_hits *hits, struct pl_hit *hit, const struct pl_post *post, size_t i)
{
	if (post->media[i].file.len)
		pl_hit_arg(hits, hit, post->media[i].file);
	else
		pl_hit_argf(hits, hit, "%zu", i + 1);
}

/* A find in the alternative text of the i-th medium. */
static struct pl_hit *tell(struct pl_hits *hits, const struct pl_post *post, size_t i,
			   struct pl_span span)
{
	struct pl_hit *hit = pl_hit(hits, span);

	hit->media = (int32_t)i;
	add_name(hits, hit, post, i);
	return hit;
}

static struct pl_span all_of(struct pl_str text)
{
	return (struct pl_span){ 0, (uint32_t)text.len };
}

static void missing(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	(void)alt;
	for (size_t i = 0; i < post->n_media; i++) {
		const struct pl_media *media = &post->media[i];

		if (media->kind != PL_MEDIA_IMAGE && media->kind != PL_MEDIA_GIF)
			continue;
		if (!media->decorative && pl_near_only_blanks(media->alt, true))
			tell(hits, post, i, (struct pl_span){ 0, 0 });
	}
}

/* Against what each network takes, or advises. */
static void longer_by(const struct alt *alt, const struct pl_post *post, size_t i,
		      struct pl_hits *hits)
{
	const struct pl_network *network;
	size_t length = pl_graphemes(post->media[i].alt);
	bool advice = alt->by == PL_BY_ADVICE;

	for (size_t at = 0; (network = pl_by_next(post, hits, &at));) {
		uint32_t most = advice ? network->alt_advised : network->alt;
		struct pl_hit *hit;

		if (!most || length <= most)
			continue;
		hit = tell(hits, post, i, all_of(post->media[i].alt));
		hit->doubtful = pl_network_doubts(network, advice ? "alt-advised" : "alt");
		pl_hit_argf(hits, hit, "%zu", length);
		pl_hit_argf(hits, hit, "%u", (unsigned)most);
		pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
	}
}

static void longer(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_media && alt->by != PL_BY_MAX; i++)
		longer_by(alt, post, i, hits);
	if (alt->by != PL_BY_MAX)
		return;
	for (size_t i = 0; i < post->n_media; i++) {
		size_t length = pl_graphemes(post->media[i].alt);
		struct pl_hit *hit;

		if (length <= alt->max)
			continue;
		hit = tell(hits, post, i, all_of(post->media[i].alt));
		pl_hit_argf(hits, hit, "%zu", length);
		pl_hit_argf(hits, hit, "%u", (unsigned)alt->max);
	}
}

static void shorter(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_media; i++) {
		size_t length = pl_graphemes(post->media[i].alt);
		struct pl_hit *hit;

		if (length >= alt->min || pl_near_only_blanks(post->media[i].alt, true))
			continue;
		hit = tell(hits, post, i, all_of(post->media[i].alt));
		pl_hit_argf(hits, hit, "%zu", length);
		pl_hit_argf(hits, hit, "%u", (unsigned)alt->min);
	}
}

/* --- pattern ----------------------------------------------------------------------- */

/* What is left begins the text when the match did: it takes the capital. */
static void mend(const struct alt *alt, const struct pl_block *block, const struct pl_match *match,
		 struct pl_hits *hits, struct pl_hit *hit)
{
	struct pl_str filled = pl_expr_fill(hits, pl_ref_str(&alt->replace), block, match);
	struct pl_span span = match->group[0];
	size_t next = span.end;
	uint32_t after = pl_utf8_next(block->text, &next);
	struct pl_buf text = { 0 };

	if (!span.start && !filled.len && pl_is_lower(after)) {
		pl_utf8_put(&text, pl_to_upper(after));
		span.end = (uint32_t)next;
	} else {
		pl_buf_add(&text, filled);
	}
	pl_hits_arena(hits)->failed |= text.failed;
	pl_hit_edit(hits, hit, span, pl_buf_str(&text));
	pl_buf_release(&text);
}

static void search(const struct alt *alt, const struct pl_post *post, size_t i,
		   struct pl_hits *hits)
{
	struct pl_block block = {
		.text = post->media[i].alt, .media = (int32_t)i, .index = (uint32_t)i, .stretch = -1
	};
	struct pl_match match;

	for (size_t from = 0; pl_expr_find(hits, alt->number, &block, &from, &match);) {
		struct pl_hit *hit = tell(hits, post, i, match.group[0]);

		pl_hit_arg(hits, hit, pl_str_in(block.text, match.group[0]));
		if (alt->mends)
			mend(alt, &block, &match, hits, hit);
	}
}

static void pattern(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_media; i++)
		search(alt, post, i, hits);
}

/* --- the same again -------------------------------------------------------------------- */

static void same(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_same *texts =
		PL_NEW_ARRAY(pl_hits_arena(hits), struct pl_same, post->n_media + 1);
	size_t n = 0;

	(void)alt;
	for (size_t i = 0; texts && i < post->n_media; i++) {
		struct pl_str text = pl_str_trim(post->media[i].alt);

		if (text.len)
			texts[n++] = (struct pl_same){ text, (uint32_t)i };
	}
	pl_same_sort(texts, n);
	for (size_t i = 1; texts && i < n; i++) {
		struct pl_str text = post->media[texts[i].of].alt;

		if (pl_str_same(texts[i].text, texts[i - 1].text))
			pl_hit_arg(hits, tell(hits, post, texts[i].of, all_of(text)), text);
	}
}

/* --- a copy of the text ------------------------------------------------------------------ */

enum { LONG_WORD = 4, FEW_WORDS = 3 };

/* Words of letters, cut where anything else stands. */
static struct pl_str next_word(struct pl_str text, size_t *at)
{
	size_t start = *at, end;

	while (start < text.len && !pl_is_letter(pl_near_after(text, start)))
		pl_utf8_next(text, &start);
	for (end = start; end < text.len && pl_is_letter(pl_near_after(text, end));)
		pl_utf8_next(text, &end);
	*at = end;
	return pl_str_cut(text, start, end);
}

/* The long words of a text, folded, in the arena. */
struct bag {
	PL_LIST(struct pl_same) list;
};

static void gather(struct bag *bag, struct pl_str text, struct pl_arena *arena)
{
	struct pl_buf folded = { 0 };

	for (size_t at = 0; at < text.len;) {
		struct pl_str word = next_word(text, &at);
		struct pl_same *place;

		if (pl_code_points(word) < LONG_WORD)
			continue;
		pl_buf_cut(&folded, 0);
		place = pl_fold(&folded, word, NULL) ? PL_PUSH(&bag->list) : NULL;
		if (!place) {
			arena->failed = true;
			break;
		}
		*place = (struct pl_same){ pl_arena_str(arena, pl_buf_str(&folded)), 0 };
	}
	pl_buf_release(&folded);
}

static void compare(const struct alt *alt, const struct pl_post *post, size_t i,
		    const struct bag *words, struct pl_hits *hits)
{
	struct bag own = { 0 };
	uint64_t shared = 0;

	gather(&own, post->media[i].alt, pl_hits_arena(hits));
	for (size_t w = 0; w < own.list.n; w++)
		shared += pl_same_has(words->list.at, words->list.n, own.list.at[w].text);
	if (own.list.n >= FEW_WORDS && shared * 100 > (uint64_t)alt->max * own.list.n)
		tell(hits, post, i, all_of(post->media[i].alt));
	PL_LIST_RELEASE(&own.list);
}

static void copy(const struct alt *alt, const struct pl_post *post, struct pl_hits *hits)
{
	struct bag words = { 0 };

	if (!post->n_media)
		return;
	gather(&words, pl_str_in(post->text, post->body), pl_hits_arena(hits));
	pl_same_sort(words.list.at, words.list.n);
	for (size_t i = 0; i < post->n_media; i++)
		compare(alt, post, i, &words, hits);
	PL_LIST_RELEASE(&words.list);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct alt *, const struct pl_post *,
				    struct pl_hits *) = {
		[FIND_MISSING] = missing, [FIND_LONG] = longer, [FIND_SHORT] = shorter,
		[FIND_PATTERN] = pattern, [FIND_SAME] = same,   [FIND_COPY] = copy,
	};
	const struct alt *alt = settings;

	find[alt->find](alt, post, hits);
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	(void)settings;
	return holds->media;
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	struct alt *settings = PL_SETTINGS(prepare, struct alt);

	if (!settings)
		return pl_fail_nomem(err);
	settings->mends = pl_node_get(prepare->rule, "replace") != NULL;
	return settings->find != FIND_PATTERN ||
	       (pl_rule_wants(prepare, "pattern", err) &&
		pl_expr_put_ref(prepare, AT(pattern), AT(number), err));
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "What is looked for: none where one is needed, too long, too short, a pattern, "
		  "the same for two media, or a copy of the text." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .initial = 100,
	  .help = "Most characters (long), or most percent of its words that the text has "
		  "(copy)." },
	{ .name = "by",
	  .type = PL_PARAM_WORD,
	  .offset = AT(by),
	  .words = by_words,
	  .help = "What is too long (long): more than max, than each network takes, or than it "
		  "advises." },
	{ .name = "min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(min),
	  .help = "Fewest characters (short)." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "A regular expression that is tried on each alternative text (pattern)." },
	{ .name = "replace",
	  .type = PL_PARAM_STRING,
	  .offset = AT(replace),
	  .help = "What takes the place of the pattern's match; $1 is its first group." },
	{ 0 },
};

const struct pl_check pl_check_alt = {
	.name = "alt",
	.help = "alternative texts that are missing or say nothing",
	.args = "the file; with long and short: then the length, the limit; with by: then the "
		"network; "
		"with pattern and same: then what was found",
	.params = params,
	.size = sizeof(struct alt),
	.prepare = prepare,
	.may = may,
	.run = run,
};
