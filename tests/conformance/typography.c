/* Typographers of others: what they make of a text is what plume's rules make of it, each with
 * the convention of its source in a rule of a house's own, as a team would choose it. */
#include "conformance/conformance.h"

#include <stdio.h>

#include "base/source.h"
#include "lint/fix.h"
#include "rule/ruleset.h"

/* A source's convention, in some country. */
struct convention {
	const char *locale; /* NULL: any other */
	const char *gaps;   /* its keys of the rule typographie.espaces */
};

static const struct convention jolitypo[] = {
	{ "fr-CA", "colon: none\nmarks: none\nquotes: no-break" },
	{ NULL, "colon: no-break\nmarks: narrow\nquotes: no-break" },
};

static const struct convention typographer[] = {
	{ NULL, "colon: no-break\nmarks: narrow\nquotes: narrow\nstops: none\ninside: none\n"
		"missing: true\nlines: true" },
};

static const struct convention fixer[] = {
	{ NULL, "colon: narrow\nmarks: narrow\nquotes: narrow\npercent: narrow\ndashes: no-break\n"
		"stops: none\ninside: none\napostrophes: none\nmissing: true" },
};

/* The built-in rules, with one in the place of typographie.espaces. */
static struct pl_ruleset *rules_of(const struct convention *convention, struct pl_str locale)
{
	struct pl_memory_file files[2] = { { "typographie/espaces.yml", { 0 } } };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_buf text = { 0 };
	struct pl_ruleset *rules;

	while (convention->locale && !pl_str_is(locale, convention->locale))
		convention++;
	pl_buf_printf(&text, "extends: gaps\nmessage: '%%s'\nfix: safe\n%s\n", convention->gaps);
	files[0].bytes = pl_buf_str(&text);
	pl_source_memory(&source, "house", files);
	rules = pl_ruleset_new(layers, 1, NULL);
	if (rules && pl_ruleset_fault(rules, 0))
		printf("failed: %s\n", pl_ruleset_fault(rules, 0)->text);
	pl_buf_release(&text);
	return rules;
}

/* One round; false when nothing was left to mend. */
static bool mend_once(const struct pl_ruleset *rules, const char *const *only, struct pl_buf *text)
{
	const struct pl_options options = { .only = only };
	const struct pl_fixing all = { .media = -1, .suggested = true };
	struct pl_findings *findings = pl_lint(rules, text->at, text->len, &options, NULL);
	struct pl_buf mended = { 0 };
	size_t n = 0;

	if (findings)
		pl_fix_with(findings, &all, pl_buf_str(text), &mended, &n, NULL);
	pl_findings_free(findings);
	if (!n) {
		pl_buf_release(&mended);
		return false;
	}
	pl_buf_release(text);
	*text = mended;
	return true;
}

enum { MOST_ROUNDS = 10 };

static void mend(struct trial *trial, const struct convention *convention, const char *const *only)
{
	struct pl_str locale = pl_node_text(pl_node_get(trial->node, "locale"));
	struct pl_ruleset *rules = rules_of(convention, locale);

	pl_buf_add(&trial->want, pl_node_text(trial->expected));
	pl_buf_add(&trial->got, trial->text);
	for (int round = 0; rules && round < MOST_ROUNDS; round++) {
		if (!mend_once(rules, only, &trial->got))
			break;
	}
	pl_ruleset_free(rules);
}

/* What a section is about: the rules that a team would run for it. */
#define SECTION(source, section, ...)                                    \
	static void run_##source##_##section(struct trial *trial)        \
	{                                                                \
		static const char *const only[] = { __VA_ARGS__, NULL }; \
                                                                         \
		mend(trial, source, only);                               \
	}

#define RULE(name) "typographie." name

SECTION(jolitypo, no_break_space, RULE("espaces"))
SECTION(jolitypo, quotes, RULE("guillemets"))
SECTION(jolitypo, unit, RULE("unite-insecable"))
SECTION(jolitypo, dimension, RULE("multiplication"))
SECTION(jolitypo, comma, RULE("espace-avant-virgule"), RULE("espace-apres-virgule"),
	RULE("espaces-multiples"))
SECTION(jolitypo, ellipsis, RULE("points-de-suspension"), RULE("trois-points"))
SECTION(jolitypo, dash, RULE("tiret-incise"), RULE("tiret-double"), RULE("intervalle"))
SECTION(jolitypo, apostrophe, RULE("apostrophe"))
SECTION(jolitypo, trademark, RULE("symboles"))

const struct section typography_jolitypo[] = {
	{ "no_break_space", run_jolitypo_no_break_space },
	{ "quotes", run_jolitypo_quotes },
	{ "unit", run_jolitypo_unit },
	{ "dimension", run_jolitypo_dimension },
	{ "comma", run_jolitypo_comma },
	{ "ellipsis", run_jolitypo_ellipsis },
	{ "dash", run_jolitypo_dash },
	{ "apostrophe", run_jolitypo_apostrophe },
	{ "trademark", run_jolitypo_trademark },
	{ NULL, NULL },
};

SECTION(typographer, abbr, RULE("points-de-suspension"), RULE("etc-insecable"))
SECTION(typographer, super, RULE("ordinal"))
SECTION(typographer, spaces, RULE("espaces"))

const struct section typography_typographer[] = {
	{ "abbr", run_typographer_abbr },
	{ "super", run_typographer_super },
	{ "brackets", run_typographer_spaces },
	{ "colon", run_typographer_spaces },
	{ "comma", run_typographer_spaces },
	{ "exclamation_mark", run_typographer_spaces },
	{ "parentheses", run_typographer_spaces },
	{ "period", run_typographer_spaces },
	{ "question_mark", run_typographer_spaces },
	{ "quote_marks", run_typographer_spaces },
	{ "semicolon", run_typographer_spaces },
	{ NULL, NULL },
};

SECTION(fixer, spaces, RULE("espaces"), RULE("espaces-multiples"), RULE("espace-apres-virgule"),
	RULE("civilite-insecable"))
SECTION(fixer, punctuations, RULE("espaces"), RULE("civilite"), RULE("numero"),
	RULE("tiret-incise"), RULE("intervalle"), RULE("apostrophe"), RULE("trois-points"),
	RULE("points-de-suspension"))
SECTION(fixer, ordinal_numbers, RULE("ordinal"))
SECTION(fixer, quotes, RULE("espaces"), RULE("guillemets"), RULE("apostrophe"))
SECTION(fixer, ligatures, RULE("ligature"), RULE("ligature-capitales"))

const struct section typography_fixer[] = {
	{ "spaces", run_fixer_spaces },
	{ "punctuations", run_fixer_punctuations },
	{ "ordinal_numbers", run_fixer_ordinal_numbers },
	{ "quotes", run_fixer_quotes },
	{ "ligatures", run_fixer_ligatures },
	{ NULL, NULL },
};
