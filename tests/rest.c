/* Mended posts are at rest: all drafts of the rules' examples, and posts made of several of
 * these at random.  REST says how many are made, SEED with which numbers. */
#include "mending.h"

#include <stdlib.h>

#include "rule/example.h"
#include "rule/ruleset.h"

enum { MADE = 10000, MOST_PIECES = 4, MOST_SHOWN = 20 };

struct rest {
	struct mending mending;
	struct pl_hints hints;
	PL_LIST(struct pl_str) pieces;
	uint64_t state;
	size_t passed, failed, remedies;
};

/* splitmix64, after Vigna's public-domain text. */
static uint64_t next(struct rest *rest)
{
	uint64_t z = rest->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static size_t pick(struct rest *rest, size_t n)
{
	return (size_t)(next(rest) % n);
}

static void gather(struct rest *rest)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rest->mending.rules, &walk, &at)) {
		const struct pl_example *examples = PL_ROW(struct pl_example, &at.rule->examples);

		for (uint32_t i = 0; i < at.rule->examples.n; i++) {
			struct pl_str *piece = examples[i].format ? NULL : PL_PUSH(&rest->pieces);

			if (piece)
				*piece = pl_ref_str(&examples[i].draft);
		}
	}
}

static void try_text(struct rest *rest, struct pl_str text)
{
	char fault[600];

	if (mending_holds(&rest->mending, text, &rest->remedies, fault)) {
		rest->passed++;
		return;
	}
	if (rest->failed++ < MOST_SHOWN)
		printf("failed: %s\n---8<---\n%.*s\n--->8---\n", fault, PL_ARGS(text));
}

static void make(struct rest *rest, struct pl_buf *out)
{
	static const char *const between[] = { " ", "\n", "\n\n", "  ", "\r\n", ". ", " – ", ", " };
	static const char *const behind[] = { "", "", "", " #Gard", " @Prefet30", " 🚨", " !", "…" };
	size_t n = 1 + pick(rest, MOST_PIECES);

	for (size_t i = 0; i < n; i++) {
		if (i)
			pl_buf_puts(out, between[pick(rest, sizeof(between) / sizeof(*between))]);
		pl_buf_add(out, rest->pieces.at[pick(rest, rest->pieces.n)]);
		pl_buf_puts(out, behind[pick(rest, sizeof(behind) / sizeof(*behind))]);
	}
}

static void try_made(struct rest *rest, size_t n)
{
	struct pl_buf text = { 0 };

	for (size_t i = 0; i < n && rest->pieces.n; i++) {
		rest->hints.networks = UINT64_C(1) << pick(rest, rest->mending.rules->networks.n);
		pl_buf_cut(&text, 0);
		make(rest, &text);
		try_text(rest, pl_buf_str(&text));
	}
	pl_buf_release(&text);
}

static uint64_t number(const char *name, uint64_t usual)
{
	const char *text = getenv(name);

	return text && *text ? strtoull(text, NULL, 10) : usual;
}

int main(void)
{
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct rest rest = { .state = number("SEED", 1) };

	if (!rules) {
		printf("failed: %s\n", err.text);
		return 1;
	}
	rest.hints.known = &rules->networks;
	rest.mending = (struct mending){ rules, pl_lint_work_new(&err), &rest.hints };
	gather(&rest);
	for (size_t i = 0; i < rest.pieces.n; i++)
		try_text(&rest, rest.pieces.at[i]);
	try_made(&rest, number("REST", MADE));
	printf("%zu remedies were taken\n", rest.remedies);
	pl_lint_work_free(rest.mending.work);
	PL_LIST_RELEASE(&rest.pieces);
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", rest.passed, rest.failed);
	return rest.failed > 0 || !rest.passed || !rest.remedies;
}
