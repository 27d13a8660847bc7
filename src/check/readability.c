/* readability: a text for readers of a higher grade than asked.  Vale's kind. */
#include "check/counts.h"
#include "check/words.h"

#include "base/decimal.h"

#include <math.h>

struct readability {
	double grade;
	struct pl_row metrics;
	uint32_t grades; /* bit i: pl_grades[i] */
};

#define AT(field) offsetof(struct readability, field)

/* The mean of the grades asked for.  As in Vale, one that is named twice counts once, and
 * twice among those it is divided by. */
static double grade_of(const struct readability *readability, const struct pl_counts *counts)
{
	double sum = 0;

	for (size_t i = 0; pl_grades[i].name; i++) {
		if (readability->grades >> i & 1)
			sum += pl_grades[i].of(counts);
	}
	return sum / readability->metrics.n;
}

static void tell(struct pl_hits *hits, double grade)
{
	struct pl_buf text = { 0 };

	pl_decimal_write(&text, grade, 2);
	pl_hits_arena(hits)->failed |= text.failed;
	pl_hit_arg(hits, pl_hit_whole(hits), pl_buf_str(&text));
	pl_buf_release(&text);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct readability *readability = settings;
	const struct pl_counts *counts = pl_hits_counts(hits);
	double grade;

	(void)post;
	if (!counts)
		return;
	grade = grade_of(readability, counts);
	/* Without words there is no grade. */
	if (isfinite(grade) && grade > readability->grade)
		tell(hits, grade);
}

/* --- reading ----------------------------------------------------------------------------- */

static const char *grade_name(const void *context, size_t i)
{
	(void)context;
	return pl_grades[i].name;
}

static bool add_grade(struct pl_prepare *prepare, struct pl_str name, struct pl_err *err)
{
	struct readability *readability = PL_SETTINGS(prepare, struct readability);
	const char *nearest = pl_nearest(name, grade_name, NULL);

	for (size_t i = 0; pl_grades[i].name; i++) {
		if (pl_str_is(name, pl_grades[i].name)) {
			readability->grades |= 1U << i;
			return true;
		}
	}
	return pl_node_fail(pl_node_get(prepare->rule, "metrics"), err,
			    "no grade is called '%.*s'%s%s%s", PL_ARGS(name),
			    nearest ? pl_err_tr(err, "; did you mean '") : "",
			    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct readability *readability = PL_SETTINGS(prepare, struct readability);

	if (!readability)
		return pl_fail_nomem(err);
	if (!pl_rule_wants(prepare, "metrics", err))
		return false;
	for (uint32_t i = 0; i < readability->metrics.n; i++) {
		if (!add_grade(prepare,
			       pl_ref_str(PL_ROW(struct pl_ref, &readability->metrics) + i), err))
			return false;
	}
	return readability->metrics.n > 0 ||
	       pl_node_fail(pl_node_get(prepare->rule, "metrics"), err,
			    "'metrics' names no grade, such as Flesch-Kincaid");
}

static const struct pl_param params[] = {
	{ .name = "metrics",
	  .type = PL_PARAM_LIST,
	  .offset = AT(metrics),
	  .help = "The grades whose mean is taken: Gunning Fog, Coleman-Liau, Flesch-Kincaid, "
		  "SMOG, "
		  "Automated Readability." },
	{ .name = "grade",
	  .type = PL_PARAM_NUMBER,
	  .offset = AT(grade),
	  .help = "The highest that is left alone; 0 when it is not given." },
	{ 0 },
};

const struct pl_check pl_check_readability = {
	.name = "readability",
	.help = "a text that is hard to read, by the usual formulas for English",
	.args = "the grade, with two decimals",
	.params = params,
	.blocks = true,
	.scopes = 1U << PL_SCOPE_SUMMARY,
	.size = sizeof(struct readability),
	.prepare = prepare,
	.run = run,
};
