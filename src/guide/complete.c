/* Completing what is being typed. */
#include "guide/draft.h"

#include "base/unicode.h"
#include "guide/template.h"

struct completing {
	const struct pl_walk *walk;
	struct pl_buf stem, folded; /* what was typed, and the word at hand, as they are compared */
	void (*each)(void *context, struct pl_str word);
	void *context;
};

/* Offers the word when it begins as what was typed, without regard to case and accents. */
static void offer(struct completing *completing, struct pl_str word)
{
	pl_buf_cut(&completing->folded, 0);
	if (!pl_fold(&completing->folded, word, NULL) ||
	    completing->folded.len < completing->stem.len)
		return;
	if (pl_str_same(pl_str_cut(pl_buf_str(&completing->folded), 0, completing->stem.len),
			pl_buf_str(&completing->stem)))
		completing->each(completing->context, word);
}

static void offer_word(void *context, struct pl_str word)
{
	offer(context, word);
}

/* --- what can be offered -------------------------------------------------------------------- */

/* Of a walk in French the French words; the English ones are known all the same. */
static void offer_verbs(struct completing *completing, const struct pl_verb *verbs)
{
	for (const struct pl_verb *verb = verbs; verb && verb->name; verb++)
		offer(completing, pl_verb_word(completing->walk, verb));
}

static void offer_all_verbs(struct completing *completing)
{
	const struct pl_mode *mode = pl_modes[completing->walk->here.mode];

	offer_verbs(completing, mode->verbs);
	if (mode->listens)
		offer_verbs(completing, pl_verbs_out);
	for (size_t i = 0; !mode->listens && pl_verb_groups[i].heading; i++)
		offer_verbs(completing, pl_verb_groups[i].verbs);
}

static void offer_shelf(struct completing *completing, enum pl_mode_number mode)
{
	const struct pl_shelf *shelf = completing->walk->setup.shelf;
	struct pl_str name;

	for (uint32_t i = 0; (name = pl_shelf_name(shelf, mode, i)).len; i++)
		offer(completing, name);
}

static void offer_rules(struct completing *completing)
{
	struct pl_rule_walk rules = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(completing->walk->setup.rules, &rules, &at))
		offer(completing, pl_ref_str(&at.rule->name));
}

/* That of a guide leads to the guide, where guides are offered too. */
static void offer_networks(struct completing *completing, bool guides_too)
{
	const struct pl_networks *known = &completing->walk->setup.rules->networks;

	for (size_t i = 0; i < known->n; i++) {
		struct pl_str name = pl_ref_str(&known->at[i]->name);

		if (!guides_too || !pl_shelf_guide_named(completing->walk->setup.shelf, name))
			offer(completing, name);
	}
}

static void offer_templates(struct completing *completing)
{
	const struct pl_template *template;

	for (uint32_t i = 0; (template = pl_template_at(completing->walk->setup.shelf, i)); i++)
		offer(completing, pl_ref_str(&template->name));
}

static void offer_hashtags_of(struct completing *completing, struct pl_str text)
{
	size_t at = 0;

	while ((at = pl_str_find(text, PL_STR("#"), at)) != SIZE_MAX) {
		size_t end = at + 1, next = end;

		while (next < text.len && pl_is_word(pl_utf8_next(text, &next)))
			end = next;
		if (end > at + 1)
			offer(completing, pl_str_cut(text, at, end));
		at = end;
	}
}

/* Those of the guides' examples and of the draft: spelt as they should be. */
static void offer_hashtags(struct completing *completing)
{
	const struct pl_shelf *shelf = completing->walk->setup.shelf;
	const struct pl_draft *draft = completing->walk->states[PL_MODE_draft];

	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++)
		offer_hashtags_of(completing, pl_ref_str(&pl_shelf_practice(shelf, i)->good.fr));
	if (draft)
		offer_hashtags_of(completing, pl_buf_str(&draft->text));
}

static void offer_kinds(struct completing *completing, unsigned words)
{
	const struct pl_mode *mode = pl_modes[completing->walk->here.mode];

	if (words & PL_WORDS_GUIDES) {
		offer_shelf(completing, PL_MODE_guide);
		offer_shelf(completing, PL_MODE_chapter);
	}
	if (words & PL_WORDS_PRACTICES)
		offer_shelf(completing, PL_MODE_practice);
	if (words & PL_WORDS_RULES)
		offer_rules(completing);
	if (words & PL_WORDS_NETWORKS)
		offer_networks(completing, words & PL_WORDS_GUIDES);
	if (words & PL_WORDS_TEMPLATES)
		offer_templates(completing);
	if (words & PL_WORDS_VERBS)
		offer_all_verbs(completing);
	if (words & PL_WORDS_HASHTAGS && pl_str_starts(pl_buf_str(&completing->stem), "#"))
		offer_hashtags(completing);
	if (words & PL_WORDS_MODE && mode->words)
		mode->words(completing->walk, offer_word, completing);
}

/* --- which of it ---------------------------------------------------------------------------------
 */

static size_t start_of_word(struct pl_str line)
{
	size_t start = line.len;

	while (start && line.at[start - 1] != ' ' && line.at[start - 1] != '\t' &&
	       line.at[start - 1] != '\n')
		start--;
	return start;
}

/* What can stand in an answer, or where nothing is known of what is typed. */
static unsigned answers_at(const struct pl_walk *walk)
{
	const struct pl_mode *mode = pl_modes[walk->here.mode];

	return mode->offers ? mode->offers(walk) : PL_WORDS_HASHTAGS;
}

/* What can stand there: a verb or a guide first, then what its verb takes; in a draft or an answer
 * what its mode offers. */
static unsigned words_at(const struct pl_walk *walk, struct pl_str line, size_t start)
{
	bool first = !pl_str_trim(pl_str_cut(line, 0, start)).len;
	const struct pl_verb *verb;
	struct pl_str rest;

	if (first)
		return PL_WORDS_VERBS | PL_WORDS_MODE | answers_at(walk) |
		       (pl_walk_listens(walk) ? 0 : PL_WORDS_GUIDES);
	verb = pl_verb_of(walk->here.mode, line, &rest);
	return verb ? verb->words : answers_at(walk);
}

void pl_walk_complete(const struct pl_walk *walk, struct pl_str line, size_t *start, bool *files,
		      void (*each)(void *context, struct pl_str word), void *context)
{
	struct completing completing = { .walk = walk, .each = each, .context = context };
	struct pl_str stem;
	unsigned words;

	*start = start_of_word(line);
	*files = false;
	stem = pl_str_cut(line, *start, line.len);
	if (pl_utf8_check(line) < line.len || !pl_fold(&completing.stem, stem, NULL)) {
		pl_buf_release(&completing.stem);
		return;
	}
	words = words_at(walk, line, *start);
	*files = words & PL_WORDS_FILES && !pl_str_starts(stem, "#");
	offer_kinds(&completing, words);
	pl_buf_release(&completing.stem);
	pl_buf_release(&completing.folded);
}
