/* Counting what was found. */
#include "guide/tally.h"

#include <stdio.h>
#include <string.h>

static const char section[] = "tally", settings[] = "settings";

bool pl_tally_is_on(const struct pl_store *store)
{
	const struct pl_str *word = pl_store_get(store, settings, PL_STR("tally"));

	return !word || !pl_str_is(*word, "off");
}

void pl_tally_switch(struct pl_store *store, bool on)
{
	pl_store_put(store, settings, PL_STR("tally"), on ? PL_STR("on") : PL_STR("off"));
}

void pl_tally_erase(struct pl_store *store)
{
	pl_store_drop(store, section, PL_STR(""));
}

static uint32_t count_of(const struct pl_str *word)
{
	uint64_t count = 0;

	return word && pl_str_number(*word, &count) && count < UINT32_MAX ? (uint32_t)count : 0;
}

uint32_t pl_tally_of(const struct pl_store *store, struct pl_str rule)
{
	return count_of(pl_store_get(store, section, rule));
}

/* A rule that was found before in the same draft is the same habit. */
static bool is_first(const struct pl_findings *findings, size_t n)
{
	struct pl_str rule = pl_findings_at(findings, n).rule;

	for (size_t i = 0; i < n; i++) {
		if (pl_str_same(pl_findings_at(findings, i).rule, rule))
			return false;
	}
	return true;
}

void pl_tally_add(struct pl_store *store, const struct pl_findings *findings)
{
	if (!pl_tally_is_on(store))
		return;
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);
		char text[16];

		if (finding.suppressed || !is_first(findings, i))
			continue;
		snprintf(text, sizeof(text), "%u", pl_tally_of(store, finding.rule) + 1);
		pl_store_put(store, section, finding.rule, pl_str_of(text));
	}
}

/* How many of the entries come before the `i`-th: those counted more often, and of equals those
 * that were there before. */
static size_t rank_of(const struct pl_store *store, size_t i)
{
	uint32_t count = count_of(&store->list.at[i].value);
	size_t rank = 0;

	for (size_t j = 0; j < store->list.n; j++) {
		uint32_t other = count_of(&store->list.at[j].value);

		if (pl_str_is(store->list.at[j].section, section))
			rank += other > count || (other == count && j < i);
	}
	return rank;
}

struct pl_str pl_tally_rank(const struct pl_store *store, size_t n)
{
	for (size_t i = 0; i < store->list.n; i++) {
		if (pl_str_is(store->list.at[i].section, section) && rank_of(store, i) == n)
			return store->list.at[i].name;
	}
	return PL_STR("");
}
