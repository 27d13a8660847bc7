/* twice: a sentence that has been written before in the same part.  A page, which is read from
 * where one enters it, may say things again. */
#include "check/check.h"
#include "check/near.h"

struct twice {
	uint32_t words, page;
};

/* The sentences of a part, without case and accents. */
struct sentences {
	PL_LIST(struct pl_same) list;
};

static bool add(struct sentences *sentences, struct pl_hits *hits, struct pl_str text, uint32_t i)
{
	struct pl_buf folded = { 0 };
	bool ok = pl_fold(&folded, text, NULL);
	struct pl_same *place = ok ? PL_PUSH(&sentences->list) : NULL;

	if (place)
		*place = (struct pl_same){ pl_arena_str(pl_hits_arena(hits), pl_buf_str(&folded)),
					   i };
	pl_buf_release(&folded);
	return place != NULL;
}

/* All but the first of each run. */
static void tell(const struct sentences *sentences, const struct pl_post *post,
		 struct pl_hits *hits)
{
	const struct pl_same *all = sentences->list.at;
	size_t n = sentences->list.n, run;

	for (size_t i = 0; i < n; i += run) {
		run = pl_same_run(all + i, n - i);
		for (size_t k = 1; k < run; k++) {
			struct pl_span span = post->sentences[all[i + k].of];

			pl_hit_arg(hits, pl_hit(hits, span), pl_str_in(post->text, span));
		}
	}
}

/* A first line by itself is a title, which the text may say again. */
static bool is_title(const struct pl_post *post, const struct pl_part *part, uint32_t sentence)
{
	return !sentence && part->n_paragraphs > 1 &&
	       post->paragraphs[part->first_paragraph].end ==
		       post->sentences[part->first_sentence].end;
}

/* How many words each sentence of a part has, and how many sentences have as many: what says
 * the same has as many words. */
enum { MOST_WORDS = 255 };
struct word_counts {
	size_t *of;
	size_t sentences[MOST_WORDS + 1];
};

static size_t *alike(struct word_counts *counts, size_t n)
{
	return &counts->sentences[n < MOST_WORDS ? n : MOST_WORDS];
}

static bool count_words(const struct twice *twice, const struct pl_post *post,
			const struct pl_part *part, struct pl_arena *arena,
			struct word_counts *counts)
{
	counts->of = PL_NEW_ARRAY(arena, size_t, part->n_sentences);
	for (uint32_t i = 0; counts->of && i < part->n_sentences; i++) {
		size_t n = pl_post_words(post, post->sentences[part->first_sentence + i]);

		if (n < twice->words || is_title(post, part, i))
			continue;
		counts->of[i] = n;
		++*alike(counts, n);
	}
	return counts->of;
}

static void look_at(const struct twice *twice, const struct pl_post *post,
		    const struct pl_part *part, struct pl_hits *hits)
{
	struct sentences sentences = { 0 };
	struct word_counts counts = { 0 };
	bool ok;

	if (part->n_sentences < 2 || part->span.end - part->span.start > twice->page)
		return;
	ok = count_words(twice, post, part, pl_hits_arena(hits), &counts);
	for (uint32_t i = 0; ok && i < part->n_sentences; i++) {
		struct pl_span span = post->sentences[part->first_sentence + i];

		if (counts.of[i] && *alike(&counts, counts.of[i]) > 1)
			ok = add(&sentences, hits, pl_str_in(post->text, span),
				 part->first_sentence + i);
	}
	pl_same_sort(sentences.list.at, sentences.list.n);
	if (ok && !pl_hits_arena(hits)->failed)
		tell(&sentences, post, hits);
	pl_hits_arena(hits)->failed |= !ok;
	PL_LIST_RELEASE(&sentences.list);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	for (size_t i = 0; i < post->n_parts; i++)
		look_at(settings, post, &post->parts[i], hits);
}

static const struct pl_param params[] = {
	{ .name = "words",
	  .type = PL_PARAM_UINT,
	  .offset = offsetof(struct twice, words),
	  .initial = 6,
	  .help = "Shorter sentences may come again." },
	{ .name = "page",
	  .type = PL_PARAM_UINT,
	  .offset = offsetof(struct twice, page),
	  .initial = 4000,
	  .help = "A part of more bytes is a page, and left alone." },
	{ 0 },
};

const struct pl_check pl_check_twice = {
	.name = "twice",
	.help = "a sentence written twice",
	.args = "the sentence",
	.params = params,
	.size = sizeof(struct twice),
	.run = run,
};
