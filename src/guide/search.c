/* Ranked search in guides and rules. */
#include "guide/search.h"

#include <stdlib.h>

#include "base/unicode.h"

enum { MOST_WORDS = 16 };

struct words {
	struct pl_str at[MOST_WORDS];
	size_t n;
};

struct searching {
	struct pl_search *search;
	struct words words;
	enum pl_lang lang;
	struct pl_buf folded; /* the text at hand */
	uint32_t score[MOST_WORDS];
	uint32_t order;
};

/* --- the words that were asked for ------------------------------------------------------- */

/* Folded, what people here write is ASCII. */
static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* "de", "la", "the": they are everywhere. */
static bool is_filler(struct pl_str word)
{
	static const char *const fillers[] = { "de",  "du",  "des",  "le",   "la", "les",
					       "l",   "d",   "un",   "une",  "et", "en",
					       "the", "a",   "an",   "of",   "to", "au",
					       "aux", "sur", "dans", "pour", "and" };

	for (size_t i = 0; i < sizeof(fillers) / sizeof(*fillers); i++) {
		if (pl_str_is(word, fillers[i]))
			return true;
	}
	return false;
}

/* Plurals are searched as what they are the plural of: "images" finds "image". */
static struct pl_str without_plural(struct pl_str word)
{
	bool plural =
		word.len > 4 && (word.at[word.len - 1] == 's' || word.at[word.len - 1] == 'x');

	return pl_str_cut(word, 0, word.len - plural);
}

static void split(struct pl_str folded, struct words *words)
{
	size_t at = 0;

	words->n = 0;
	while (at < folded.len && words->n < MOST_WORDS) {
		size_t start = at;

		while (at < folded.len && is_letter(folded.at[at]))
			at++;
		if (at > start)
			words->at[words->n++] = without_plural(pl_str_cut(folded, start, at));
		at += at == start;
	}
}

static void drop_fillers(struct words *words)
{
	size_t kept = 0;

	for (size_t i = 0; i < words->n; i++) {
		if (!is_filler(words->at[i]))
			words->at[kept++] = words->at[i];
	}
	/* Who asks for « de la » alone gets what he asks for. */
	words->n = kept ? kept : words->n;
}

/* --- a text --------------------------------------------------------------------------------- */

/* 3: the word is there; 2: a word begins so; 0: none does.  Whole words count more. */
static uint32_t weight_in(struct pl_str text, struct pl_str word)
{
	uint32_t best = 0;

	for (size_t at = 0; best < 3 && (at = pl_str_find(text, word, at)) != SIZE_MAX; at++) {
		size_t end = at + word.len;
		bool plural = end < text.len && (text.at[end] == 's' || text.at[end] == 'x');
		bool ends = end + plural >= text.len || !is_letter(text.at[end + plural]);

		if (at && is_letter(text.at[at - 1]))
			continue;
		best = ends ? 3 : 2;
	}
	return best;
}

/* What the text adds to each word's score. */
static void weigh(struct searching *searching, struct pl_str text, uint32_t importance)
{
	pl_buf_cut(&searching->folded, 0);
	searching->folded.failed |= !pl_fold(&searching->folded, text, NULL);
	for (size_t i = 0; i < searching->words.n; i++)
		searching->score[i] += importance * weight_in(pl_buf_str(&searching->folded),
							      searching->words.at[i]);
}

static void weigh_text(struct searching *searching, const struct pl_text *text, uint32_t importance)
{
	weigh(searching, pl_text_in(text, searching->lang), importance);
}

/* Adds the page whose texts have been weighed, if it has all words, or any of them. */
static void settle(struct searching *searching, enum pl_hit_kind kind, struct pl_str name,
		   struct pl_str title)
{
	uint32_t sum = 0, missing = 0;
	struct pl_search_hit *hit;

	for (size_t i = 0; i < searching->words.n; i++) {
		sum += searching->score[i];
		missing += !searching->score[i];
		searching->score[i] = 0;
	}
	searching->order++;
	if (!sum || (missing && !searching->search->any))
		return;
	hit = PL_PUSH(&searching->search->hits);
	if (hit)
		*hit = (struct pl_search_hit){ .kind = kind,
					       .name = name,
					       .title = title,
					       .score = sum / (1 + missing),
					       .order = searching->order };
}

/* --- pages --------------------------------------------------------------------------------------
 */

enum { TITLE = 12, NAME = 6, ADVICE = 5, WHY = 3, EXAMPLE = 1 };

static void look_at_practice(struct searching *searching, const struct pl_practice *practice)
{
	weigh_text(searching, &practice->title, TITLE);
	weigh(searching, pl_ref_str(&practice->name), NAME);
	weigh_text(searching, &practice->words, NAME);
	weigh_text(searching, &practice->advice, ADVICE);
	weigh_text(searching, &practice->why, WHY);
	weigh_text(searching, &practice->by_hand, WHY);
	weigh(searching, pl_ref_str(&practice->good.fr), EXAMPLE);
	weigh(searching, pl_ref_str(&practice->bad.fr), EXAMPLE);
	settle(searching, PL_HIT_PRACTICE, pl_ref_str(&practice->name),
	       pl_text_in(&practice->title, searching->lang));
}

static void look_at_headings(struct searching *searching, const struct pl_shelf *shelf)
{
	for (uint32_t i = 0; i < pl_shelf_guides(shelf); i++) {
		const struct pl_guide *guide = pl_shelf_guide(shelf, i);

		weigh_text(searching, &guide->title, ADVICE);
		weigh_text(searching, &guide->tagline, WHY);
		weigh(searching, pl_ref_str(&guide->name), NAME);
		settle(searching, PL_HIT_GUIDE, pl_ref_str(&guide->name),
		       pl_text_in(&guide->title, searching->lang));
	}
	for (uint32_t i = 0; i < pl_shelf_chapters(shelf); i++) {
		const struct pl_chapter *chapter = pl_shelf_chapter(shelf, i);

		weigh_text(searching, &chapter->title, ADVICE);
		weigh(searching, pl_ref_str(&chapter->name), WHY);
		settle(searching, PL_HIT_CHAPTER, pl_ref_str(&chapter->name),
		       pl_text_in(&chapter->title, searching->lang));
	}
}

static void look_at_rules(struct searching *searching, const struct pl_ruleset *rules)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &walk, &at)) {
		weigh_text(searching, &at.rule->title, ADVICE);
		weigh(searching, pl_ref_str(&at.rule->name), WHY);
		weigh_text(searching, &at.rule->message, EXAMPLE);
		weigh_text(searching, &at.rule->why, EXAMPLE);
		settle(searching, PL_HIT_RULE, pl_ref_str(&at.rule->name),
		       pl_text_in(&at.rule->title, searching->lang));
	}
}

static void look(struct searching *searching, const struct pl_shelf *shelf,
		 const struct pl_ruleset *rules)
{
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++)
		look_at_practice(searching, pl_shelf_practice(shelf, i));
	look_at_headings(searching, shelf);
	look_at_rules(searching, rules);
}

static int best_first(const void *a, const void *b)
{
	const struct pl_search_hit *one = a, *other = b;

	if (one->score != other->score)
		return one->score < other->score ? 1 : -1;
	return (one->order > other->order) - (one->order < other->order);
}

/* --- a word like it ------------------------------------------------------------------------------
 */

struct lexicon {
	PL_LIST(struct pl_str) words;
};

static const char *word_at(const void *context, size_t i)
{
	const struct lexicon *lexicon = context;

	return i < lexicon->words.n ? lexicon->words.at[i].at : NULL;
}

static void learn(struct searching *searching, struct lexicon *lexicon, const struct pl_text *text)
{
	struct words words;

	pl_buf_cut(&searching->folded, 0);
	searching->folded.failed |=
		!pl_fold(&searching->folded, pl_text_in(text, searching->lang), NULL);
	split(pl_buf_str(&searching->folded), &words);
	for (size_t i = 0; i < words.n; i++) {
		struct pl_str *word = words.at[i].len > 3 ? PL_PUSH(&lexicon->words) : NULL;

		if (word)
			*word = pl_arena_str(&searching->search->arena, words.at[i]);
	}
}

static void find_nearest(struct searching *searching, const struct pl_shelf *shelf)
{
	struct lexicon lexicon = { 0 };

	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		learn(searching, &lexicon, &practice->title);
		learn(searching, &lexicon, &practice->words);
		learn(searching, &lexicon, &practice->advice);
	}
	for (size_t i = 0; i < searching->words.n && !searching->search->nearest.len; i++)
		searching->search->nearest =
			pl_str_of(pl_nearest(searching->words.at[i], word_at, &lexicon));
	searching->search->arena.failed |= lexicon.words.failed;
	PL_LIST_RELEASE(&lexicon.words);
}

/* --- all
 * ---------------------------------------------------------------------------------------------- */

bool pl_search_make(struct pl_search *search, const struct pl_shelf *shelf,
		    const struct pl_ruleset *rules, struct pl_str asked, enum pl_lang lang,
		    struct pl_err *err)
{
	struct searching searching = { .search = search, .lang = lang };
	struct pl_buf folded = { 0 };

	*search = (struct pl_search){ 0 };
	if (pl_utf8_check(asked) == asked.len)
		folded.failed |= !pl_fold(&folded, asked, NULL);
	split(pl_buf_str(&folded), &searching.words);
	drop_fillers(&searching.words);
	if (searching.words.n)
		look(&searching, shelf, rules);
	if (!search->hits.n && searching.words.n > 1) {
		search->any = true;
		look(&searching, shelf, rules);
	}
	if (search->hits.n)
		PL_SORT(&search->hits, best_first);
	else
		find_nearest(&searching, shelf);
	search->arena.failed |= folded.failed || searching.folded.failed || search->hits.failed;
	pl_buf_release(&folded);
	pl_buf_release(&searching.folded);
	return !search->arena.failed || pl_fail_nomem(err);
}

void pl_search_release(struct pl_search *search)
{
	PL_LIST_RELEASE(&search->hits);
	pl_arena_release(&search->arena);
}
