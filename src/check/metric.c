/* metric: a number computed from counts of words, sentences and headings.  Vale's kind. */
#include "check/counts.h"
#include "check/words.h"

#include "base/decimal.h"
#include "base/formula.h"

#include <math.h>

struct metric {
	struct pl_ref formula, condition;
};

#define AT(field) offsetof(struct metric, field)

/* --- names ------------------------------------------------------------------------------- */

/* Names of Vale; a heading's may be written with a point or an underscore. */
static const char *const count_names[] = {
	"words",     "sentences",     "paragraphs",         "characters",
	"syllables", "complex_words", "polysyllabic_words", "long_words",
};
static const struct {
	const char *name;
	enum pl_tally tally;
} tally_names[] = {
	{ "heading.h1", PL_TALLY_H1 }, { "heading_h1", PL_TALLY_H1 },
	{ "heading.h2", PL_TALLY_H2 }, { "heading_h2", PL_TALLY_H2 },
	{ "heading.h3", PL_TALLY_H3 }, { "heading_h3", PL_TALLY_H3 },
	{ "heading.h4", PL_TALLY_H4 }, { "heading_h4", PL_TALLY_H4 },
	{ "heading.h5", PL_TALLY_H5 }, { "heading_h5", PL_TALLY_H5 },
	{ "heading.h6", PL_TALLY_H6 }, { "heading_h6", PL_TALLY_H6 },
	{ "list", PL_TALLY_LIST },     { "blockquote", PL_TALLY_BLOCKQUOTE },
	{ "pre", PL_TALLY_PRE },
};

enum {
	N_COUNTS = sizeof(count_names) / sizeof(count_names[0]),
	N_TALLIES = sizeof(tally_names) / sizeof(tally_names[0]),
};

/* All of them and the end, with the values given. */
static void fill_names(struct pl_named names[N_COUNTS + N_TALLIES + 1],
		       const struct pl_counts *counts, const uint32_t tallies[PL_N_TALLIES])
{
	const double values[N_COUNTS] = { counts->words,        counts->sentences,
					  counts->paragraphs,   counts->characters,
					  counts->syllables,    counts->complex,
					  counts->polysyllabic, counts->long_words };

	for (size_t i = 0; i < N_COUNTS; i++)
		names[i] = (struct pl_named){ count_names[i], values[i] };
	/* In Vale a text without words has no headings either. */
	for (size_t i = 0; i < N_TALLIES; i++)
		names[N_COUNTS + i] =
			(struct pl_named){ tally_names[i].name,
					   counts->words > 0 ? tallies[tally_names[i].tally] : 0 };
	names[N_COUNTS + N_TALLIES] = (struct pl_named){ NULL, 0 };
}

/* --- running ----------------------------------------------------------------------------- */

/* Vale writes the value with six decimals in front of the condition and reads that. */
static bool condition_holds(const struct metric *metric, const struct pl_named *names, double value,
			    struct pl_hits *hits)
{
	struct pl_str condition = pl_ref_str(&metric->condition);
	struct pl_amount amount = { .truth = false };
	struct pl_buf text = { 0 };
	bool ok;

	pl_decimal_write(&text, value, 6);
	pl_buf_putc(&text, ' ');
	pl_buf_add(&text, condition);
	pl_hits_arena(hits)->failed |= text.failed;
	ok = pl_formula(pl_buf_str(&text), names, &amount, NULL);
	pl_buf_release(&text);
	return ok && amount.truth;
}

static void tell(struct pl_hits *hits, double value)
{
	struct pl_buf text = { 0 };

	pl_decimal_write(&text, value, 2);
	pl_hits_arena(hits)->failed |= text.failed;
	pl_hit_arg(hits, pl_hit_whole(hits), pl_buf_str(&text));
	pl_buf_release(&text);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct metric *metric = settings;
	const struct pl_counts *counts = pl_hits_counts(hits);
	struct pl_named names[N_COUNTS + N_TALLIES + 1];
	struct pl_amount amount;
	double value;

	if (!counts)
		return;
	fill_names(names, counts, post->tallies);
	if (!pl_formula(pl_ref_str(&metric->formula), names, &amount, NULL))
		return;
	value = pl_amount_number(&amount);
	/* Without words most formulas divide by zero, and there is nothing to say. */
	if (isfinite(value) && condition_holds(metric, names, value, hits))
		tell(hits, value);
}

/* --- reading ----------------------------------------------------------------------------- */

/* Both are tried with other numbers than 0, since they are to be read, not to be true. */
static bool try(struct pl_prepare *prepare, const char *key, struct pl_str text, bool truth,
		struct pl_err *err)
{
	static const struct pl_counts ones = { 1, 1, 1, 1, 1, 1, 1, 1 };
	static const uint32_t tallies[PL_N_TALLIES] = { 0 };
	struct pl_named names[N_COUNTS + N_TALLIES + 1];
	struct pl_err why = { .french = err && err->french };
	struct pl_amount amount;

	fill_names(names, &ones, tallies);
	if (!pl_formula(text, names, &amount, &why))
		return pl_node_fail(pl_node_get(prepare->rule, key), err, "'%s': %s", key,
				    why.text);
	if ((amount.kind == PL_AMOUNT_TRUTH) == truth)
		return true;
	return pl_node_fail(
		pl_node_get(prepare->rule, key), err, "'%s' %s", key,
		pl_err_tr(err, truth ? "is no comparison, such as > 10" : "gives no number"));
}

static bool try_condition(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct metric *metric = PL_SETTINGS(prepare, struct metric);
	struct pl_buf text = { 0 };
	bool ok;

	pl_buf_puts(&text, "1.0 ");
	pl_buf_add(&text, pl_ref_str(&metric->condition));
	ok = text.failed ? pl_fail_nomem(err)
			 : try(prepare, "condition", pl_buf_str(&text), true, err);
	pl_buf_release(&text);
	return ok;
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct metric *metric = PL_SETTINGS(prepare, struct metric);

	if (!metric)
		return pl_fail_nomem(err);
	return pl_rule_wants(prepare, "formula", err) && pl_rule_wants(prepare, "condition", err) &&
	       try(prepare, "formula", pl_ref_str(&metric->formula), false, err) &&
	       try_condition(prepare, err);
}

static const struct pl_param params[] = {
	{ .name = "formula",
	  .type = PL_PARAM_STRING,
	  .offset = AT(formula),
	  .help = "What is computed, from words, sentences, syllables, heading.h2 and so on." },
	{ .name = "condition",
	  .type = PL_PARAM_STRING,
	  .offset = AT(condition),
	  .help = "When it is told, as in > 10." },
	{ 0 },
};

const struct pl_check pl_check_metric = {
	.name = "metric",
	.help = "a number computed from words, sentences and headings is too high or too low",
	.args = "the number, with two decimals",
	.params = params,
	.blocks = true,
	.scopes = 1U << PL_SCOPE_SUMMARY,
	.size = sizeof(struct metric),
	.prepare = prepare,
	.run = run,
};
