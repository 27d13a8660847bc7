/* Judges rules by sentences that others have labelled: a mistake and its place, or none.  CORPUS
 * names the folder that holds languagetool-fr-typo.tsv, else ../shared/corpus.  Of the mistakes
 * for which plume has a rule nine in ten must be found, and none where there is none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lint/lint.h"

enum { LARGEST = 1 << 20, COLUMNS = 8, WANTED_OF_10 = 9 };
enum { CATEGORY, RULE, KIND, TEXT, START, END, MARKED, CORRECTIONS };

/* Which rules of ours are for the mistakes of which of theirs; those without one are left out. */
static const struct {
	const char *theirs, *ours[2];
} pairs[] = {
	{ "APOS_M", { "langue.apostrophe-oubliee" } },
	{ "APOS_QU", { "langue.apostrophe-oubliee" } },
	{ "CEST_A_DIRE", { "langue.faute-frequente" } },
	{ "DATE", { "commun.date-impossible" } },
	{ "DATE_JOUR", { "commun.jour-et-date" } },
	{ "EL_PRESQUE", { "langue.faute-frequente" } },
	{ "EL_SI", { "langue.faute-frequente" } },
	{ "ETAT", { "typographie.etat-minuscule" } },
	{ "GENTILE", { "typographie.peuple-minuscule" } },
	{ "LAISSER-PASSER", { "langue.faute-frequente" } },
	{ "LANGUES", { "typographie.langue-majuscule" } },
	{ "NORD_SUD", { "typographie.point-cardinal", "typographie.region-minuscule" } },
	{ "PARCE_QUE", { "langue.faute-frequente" } },
	{ "S_IL_TE_PLAIT", { "langue.faute-frequente" } },
	{ "URL", { "commun.lien-mal-forme" } },
	{ "VOILA", { "langue.accent-manquant" } },
};

struct court {
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
	size_t errors, found, sound, flagged, left_out;
};

/* \t, \n and \\ stand for what they do. */
static void unescape(struct pl_str text, struct pl_buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		char byte = text.at[i];

		if (byte == '\\' && i + 1 < text.len) {
			byte = text.at[++i];
			byte = (char)(byte == 't' ? '\t' : byte == 'n' ? '\n' : byte);
		}
		pl_buf_putc(out, byte);
	}
}

static bool is_ours(struct pl_str rule, size_t pair)
{
	for (size_t i = 0; i < 2 && pairs[pair].ours[i]; i++) {
		if (pl_str_is(rule, pairs[pair].ours[i]))
			return true;
	}
	return false;
}

/* Does the pair's rule say something about the place, or any pair's about anything? */
static bool speaks(const struct pl_findings *findings, size_t pair, struct pl_span place)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		if (is_ours(found.rule, pair) && found.span.start < place.end &&
		    place.start < found.span.end)
			return true;
	}
	return false;
}

static size_t pair_of(struct pl_str theirs)
{
	size_t i = 0;

	while (i < sizeof(pairs) / sizeof(*pairs) && !pl_str_is(theirs, pairs[i].theirs))
		i++;
	return i;
}

static void judge_error(struct court *court, const struct pl_findings *findings,
			const struct pl_str *row)
{
	struct pl_span place = { (uint32_t)strtoul(row[START].at, NULL, 10),
				 (uint32_t)strtoul(row[END].at, NULL, 10) };
	size_t pair = pair_of(row[RULE]);
	bool found;

	if (pair == sizeof(pairs) / sizeof(*pairs)) {
		court->left_out++;
		return;
	}
	court->errors++;
	found = speaks(findings, pair, place);
	court->found += found;
	if (!found)
		printf("not found: %.*s: %.*s\n", PL_ARGS(row[RULE]), PL_ARGS(row[TEXT]));
}

static void judge_ok(struct court *court, const struct pl_findings *findings,
		     const struct pl_str *row)
{
	const struct pl_span all = { 0, UINT32_MAX };

	court->sound++;
	for (size_t pair = 0; pair < sizeof(pairs) / sizeof(*pairs); pair++) {
		if (!speaks(findings, pair, all))
			continue;
		printf("wrongly found: %s: %.*s\n", pairs[pair].ours[0], PL_ARGS(row[TEXT]));
		court->flagged++;
		return;
	}
}

static void judge(struct court *court, const struct pl_str *row)
{
	const struct pl_options options = { .profile = PL_PROFILE_STRICT };
	struct pl_hints hints = { .known = &court->rules->networks, .no_front = true };
	struct pl_buf text = { 0 };
	struct pl_err err = { 0 };
	struct pl_findings *findings;

	unescape(row[TEXT], &text);
	findings =
		pl_lint_with(court->rules, pl_buf_str(&text), &hints, &options, court->work, &err);
	if (!findings)
		printf("failed: %s\n", err.text);
	else if (pl_str_is(row[KIND], "error"))
		judge_error(court, findings, row);
	else
		judge_ok(court, findings, row);
	pl_findings_free(findings);
	pl_buf_release(&text);
}

static void judge_line(struct court *court, struct pl_str line)
{
	struct pl_str row[COLUMNS];
	size_t n = 0, at = 0;

	while (n < COLUMNS && at <= line.len) {
		size_t end = pl_str_find(line, PL_STR("\t"), at);

		end = end == SIZE_MAX ? line.len : end;
		row[n++] = pl_str_cut(line, at, end);
		at = end + 1;
	}
	if (n > MARKED && !pl_str_is(row[CATEGORY], "category"))
		judge(court, row);
}

static void judge_file(struct court *court, struct pl_str bytes)
{
	size_t end;

	for (size_t at = 0; at < bytes.len; at = end + 1) {
		end = pl_str_find(bytes, PL_STR("\n"), at);
		end = end == SIZE_MAX ? bytes.len : end;
		judge_line(court, pl_str_cut(bytes, at, end));
	}
}

int main(void)
{
	const char *other = getenv("CORPUS");
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	struct court court = { .rules = rules, .work = pl_lint_work_new(&err) };
	struct pl_buf path = { 0 }, bytes = { 0 };
	bool good = rules && court.work;

	pl_buf_printf(&path, "%s/languagetool-fr-typo.tsv",
		      other && *other ? other : "../shared/corpus");
	if (!good) {
		printf("failed: %s\n", err.text);
	} else if (!pl_file_read(path.at, LARGEST, &bytes, &err)) {
		printf("skipped: no sentences at %s\n", path.at);
	} else {
		judge_file(&court, pl_buf_str(&bytes));
		printf("%zu of %zu mistakes found, %zu without a rule; %zu of %zu sound "
		       "sentences flagged\n",
		       court.found, court.errors, court.left_out, court.flagged, court.sound);
		good = court.found * 10 >= court.errors * WANTED_OF_10 && !court.flagged;
		printf("%d passed, %d failed\n", good, !good);
	}
	pl_buf_release(&bytes);
	pl_buf_release(&path);
	pl_lint_work_free(court.work);
	pl_ruleset_free(rules);
	return !good;
}
