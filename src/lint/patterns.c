/* Engine (c), patterns: PCRE2, for what is left. */
#include "lint/engine.h"

static void tell_stop(struct pl_hits *hits)
{
	struct pl_err err = { .french = hits->lang == PL_FR };

	pl_fail(&err, PL_PATTERN,
		"a pattern of this rule takes too long on this draft; the rule was "
		"stopped");
	pl_hits_remember(hits, &err);
}

/* What a search came to, PL_FOUND or not; anything else is kept for the run. */
static bool settle(struct pl_hits *hits, enum pl_found found)
{
	if (found == PL_NO_ROOM)
		hits->failed = true;
	if (found == PL_GAVE_UP)
		tell_stop(hits);
	return found == PL_FOUND;
}

/* The pattern, compiled; NULL when it cannot be, which is kept. */
static struct pl_regex *compiled(struct pl_hits *hits, uint32_t pattern)
{
	struct pl_err err = { .french = hits->lang == PL_FR };
	struct pl_regex *regex = pl_layer_pattern(hits->at.layer, pattern, &err);

	if (!regex) {
		hits->failed = hits->failed || err.code == PL_NOMEM;
		pl_hits_remember(hits, &err);
	}
	return regex;
}

static bool find(const struct pl_search *search, size_t from, struct pl_match *match)
{
	struct pl_hits *hits = search->hits;
	struct pl_regex *regex = compiled(hits, search->number);
	struct pl_str text = search->block->text;

	if (from > text.len || from > search->last)
		return false;
	hits->looked += (search->last < text.len ? search->last : text.len) - from;
	return regex && settle(hits, pl_regex_within(regex, hits->work->regex, text, from,
						     search->last, match));
}

static bool answers(struct pl_search *search)
{
	(void)search;
	return true;
}

const struct pl_engine pl_engine_patterns = { PL_BY_PCRE, answers, find };

bool pl_hits_here(struct pl_hits *hits, uint32_t pattern, const struct pl_block *block, size_t at,
		  struct pl_match *match)
{
	struct pl_regex *regex = compiled(hits, pattern);

	return regex &&
	       settle(hits, pl_regex_here(regex, hits->work->regex, block->text, at, match));
}

bool pl_hits_is_word(void *with, struct pl_str character)
{
	struct pl_hits *hits = with;
	struct pl_lint_work *work = hits->work;
	struct pl_match match;

	if (!work->word)
		work->word = pl_regex_new(PL_STR("\\w"), 0, NULL);
	if (!work->word) {
		hits->failed = true;
		return false;
	}
	pl_regex_work_begin(work->regex);
	return settle(hits, pl_regex_search(work->word, work->regex, character, 0, &match));
}

/* The first wins, of those that start together the longer. */
static bool is_before(struct pl_span one, struct pl_span other)
{
	return one.start < other.start || (one.start == other.start && one.end > other.end);
}

bool pl_hits_accepted_at(struct pl_hits *hits, enum pl_accepted how, struct pl_str text,
			 size_t from, struct pl_match *match)
{
	const struct pl_accepteds *accepted = &hits->rules->vocab.accepted[how];
	bool found = false;

	for (size_t i = 0; i < accepted->n && text.len <= PL_LONGEST_SUBJECT; i++) {
		struct pl_match one;

		if (!settle(hits,
			    pl_regex_search(accepted->at[i], hits->work->regex, text, from, &one)))
			continue;
		if (!found || is_before(one.group[0], match->group[0]))
			*match = one;
		found = true;
	}
	return found;
}

bool pl_hits_accepted(struct pl_hits *hits, struct pl_str text)
{
	struct pl_match match;

	return pl_hits_accepted_at(hits, PL_ACCEPTED, text, 0, &match);
}
