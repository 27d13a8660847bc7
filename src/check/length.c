/* length: a part, a paragraph, a sentence, a line or what stands in brackets is
 * longer than it should be. */
#include "check/check.h"

#include "base/catalogue.h"
#include "check/bynetwork.h"
#include "check/holds.h"
#include "check/near.h"
#include "post/measure.h"

enum of { OF_PART, OF_PARAGRAPH, OF_SENTENCE, OF_LINE, OF_BRACKETS, OF_TITLE };
enum unit { IN_NETWORK, IN_CHARACTERS, IN_WORDS };

static const char *const of_words[] = { "part",     "paragraph", "sentence", "line",
					"brackets", "title",     NULL };
static const char *const unit_words[] = { "network", "characters", "words", NULL };

struct length {
	uint8_t of, unit;
	uint32_t max, share;
};

#define AT(field) offsetof(struct length, field)

/* --- against a network's limit ---------------------------------------------------- */

static bool passes(uint32_t n, uint32_t limit, uint32_t share)
{
	return limit && n > (uint64_t)limit * share / 100;
}

static bool over(const struct pl_length *length, uint32_t share)
{
	/* Below the whole limit the rule speaks of what still fits. */
	return (passes(length->length, length->limit, share) ||
		passes(length->bytes, length->most_bytes, share)) &&
	       (share >= 100 || !length->over);
}

/* The network, the length, the limit and what they count. */
static void add_args(struct pl_hits *hits, struct pl_hit *hit, const struct pl_network *network,
		     const struct pl_length *length, bool bytes)
{
	enum pl_lang lang = pl_hits_lang(hits);

	pl_hit_arg(hits, hit, pl_network_title(network, lang));
	pl_hit_argf(hits, hit, "%u", (unsigned)(length->by_bytes ? length->bytes : length->length));
	pl_hit_argf(hits, hit, "%u",
		    (unsigned)(length->by_bytes ? length->most_bytes : length->limit));
	pl_hit_arg(hits, hit, pl_str_of(pl_tr(lang, bytes ? N_("bytes") : N_("characters"))));
}

static void measure(const struct length *settings, const struct pl_post *post,
		    const struct pl_network *network, struct pl_span span, struct pl_hits *hits)
{
	struct pl_str text = pl_str_in(post->text, span);
	struct pl_length length;
	struct pl_hit *hit;
	size_t cut;

	if (!network->limit && !network->bytes)
		return;
	if (!pl_hits_measure(hits, network, span, &length)) {
		pl_hits_arena(hits)->failed = true;
		return;
	}
	if (!over(&length, settings->share))
		return;
	if (!pl_post_fit(post, network, text, settings->share, &cut, NULL)) {
		pl_hits_arena(hits)->failed = true;
		return;
	}
	hit = pl_hit(hits, (struct pl_span){ span.start + (uint32_t)cut, span.end });
	hit->doubtful = pl_network_doubts(network, length.by_bytes ? "bytes" : "limit");
	add_args(hits, hit, network, &length, length.by_bytes || network->count == PL_COUNT_BYTES);
}

static void measure_all(const struct length *settings, const struct pl_post *post,
			struct pl_span span, struct pl_hits *hits)
{
	const struct pl_network *network;

	for (size_t at = 0; (network = pl_by_next(post, hits, &at));)
		measure(settings, post, network, span, hits);
}

/* --- one span --------------------------------------------------------------------- */

static void look(const struct length *settings, const struct pl_post *post, struct pl_span span,
		 struct pl_hits *hits)
{
	uint32_t length;
	struct pl_hit *hit;

	if (settings->unit == IN_NETWORK) {
		measure_all(settings, post, span, hits);
		return;
	}
	/* There are no more words or characters than bytes. */
	if (span.end - span.start <= settings->max)
		return;
	length = settings->unit == IN_WORDS ? pl_post_words(post, span)
					    : (uint32_t)pl_graphemes(pl_str_in(post->text, span));
	if (length <= settings->max)
		return;
	hit = pl_hit(hits, span);
	pl_hit_argf(hits, hit, "%u", (unsigned)length);
	pl_hit_argf(hits, hit, "%u", (unsigned)settings->max);
}

/* --- all spans of a sort -------------------------------------------------------------- */

static void each_part(const struct length *settings, const struct pl_post *post,
		      struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_parts; i++)
		look(settings, post, post->parts[i].span, hits);
}

static void each_paragraph(const struct length *settings, const struct pl_post *post,
			   struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_paragraphs; i++)
		look(settings, post, post->paragraphs[i], hits);
}

static void each_sentence(const struct length *settings, const struct pl_post *post,
			  struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_sentences; i++)
		look(settings, post, post->sentences[i], hits);
}

static void lines_of(const struct length *settings, const struct pl_post *post,
		     struct pl_span paragraph, struct pl_hits *hits)
{
	struct pl_str text = pl_str_cut(post->text, 0, paragraph.end);
	size_t start = paragraph.start;

	while (start < text.len) {
		size_t end = pl_near_line_end(text, start);

		look(settings, post,
		     pl_near_trim(text, (struct pl_span){ (uint32_t)start, (uint32_t)end }), hits);
		start = end + 1;
	}
}

static void each_line(const struct length *settings, const struct pl_post *post,
		      struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_paragraphs; i++)
		lines_of(settings, post, post->paragraphs[i], hits);
}

/* What stands between outermost pairs that close in the same paragraph. */
static void brackets_of(const struct length *settings, const struct pl_post *post,
			struct pl_span paragraph, struct pl_hits *hits)
{
	uint32_t depth = 0, start = 0;

	for (uint32_t i = paragraph.start; i < paragraph.end; i++) {
		if (post->text.at[i] == '(' && !depth++)
			start = i + 1;
		else if (post->text.at[i] == ')' && depth && !--depth)
			look(settings, post, (struct pl_span){ start, i }, hits);
	}
}

static void each_brackets(const struct length *settings, const struct pl_post *post,
			  struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_paragraphs; i++)
		brackets_of(settings, post, post->paragraphs[i], hits);
}

/* --- the title, which stands apart -------------------------------------------------- */

/* Titles are counted in UTF-16 units, which is never too low where nobody says how. */
static void title_on(const struct pl_network *network, const struct pl_post *post,
		     struct pl_hits *hits)
{
	struct pl_length length = { .length = (uint32_t)pl_utf16_units(post->title),
				    .limit = network->title_limit };
	struct pl_hit *hit;

	if (!length.limit || length.length <= length.limit)
		return;
	hit = pl_hit_whole(hits);
	hit->doubtful = pl_network_doubts(network, "title-limit");
	add_args(hits, hit, network, &length, false);
}

static void each_title(const struct length *settings, const struct pl_post *post,
		       struct pl_hits *hits)
{
	const struct pl_network *network;
	uint32_t length = settings->unit == IN_WORDS ? 0 : (uint32_t)pl_graphemes(post->title);
	struct pl_hit *hit;

	for (size_t at = 0;
	     settings->unit == IN_NETWORK && (network = pl_by_next(post, hits, &at));)
		title_on(network, post, hits);
	if (settings->unit == IN_NETWORK || length <= settings->max)
		return;
	hit = pl_hit_whole(hits);
	pl_hit_argf(hits, hit, "%u", (unsigned)length);
	pl_hit_argf(hits, hit, "%u", (unsigned)settings->max);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const each[])(const struct length *, const struct pl_post *,
				    struct pl_hits *) = {
		[OF_PART] = each_part,         [OF_PARAGRAPH] = each_paragraph,
		[OF_SENTENCE] = each_sentence, [OF_LINE] = each_line,
		[OF_BRACKETS] = each_brackets, [OF_TITLE] = each_title,
	};
	const struct length *length = settings;

	each[length->of](length, post, hits);
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct length *length = settings;

	return length->of != OF_BRACKETS || pl_holds_any(holds, "(");
}

static const struct pl_param params[] = {
	{ .name = "of",
	  .type = PL_PARAM_WORD,
	  .offset = AT(of),
	  .words = of_words,
	  .help = "What is measured." },
	{ .name = "unit",
	  .type = PL_PARAM_WORD,
	  .offset = AT(unit),
	  .words = unit_words,
	  .help = "As the post's network counts and against its limit, or by characters or "
		  "words." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "Most characters or words." },
	{ .name = "share",
	  .type = PL_PARAM_UINT,
	  .offset = AT(share),
	  .initial = 100,
	  .help = "Percent of the network's limit." },
	{ 0 },
};

const struct pl_check pl_check_length = {
	.name = "length",
	.help = "something longer than it should be",
	.args = "with unit network: the network, the length, the limit, what they count; else: the "
		"length, the most",
	.params = params,
	.size = sizeof(struct length),
	.may = may,
	.run = run,
};
