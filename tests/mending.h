/* Mending a text as plume fix does, and what must hold of it then. */
#ifndef PL_TESTS_MENDING_H
#define PL_TESTS_MENDING_H

#include <stdio.h>
#include <string.h>

#include "lint/mend.h"

struct mending {
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
	const struct pl_hints *hints;
};

static struct pl_findings *mending_again(void *context, struct pl_str text, struct pl_err *err)
{
	const struct mending *mending = context;
	const struct pl_options options = { 0 };

	return pl_lint_with(mending->rules, text, mending->hints, &options, mending->work, err);
}

/* The text with a round's edits, made without pl_fix. */
static void mending_splice(struct pl_buf *out, struct pl_str text,
			   const struct pl_mend_round *round)
{
	size_t at = 0;

	for (size_t i = 0; i < round->edits.list.n; i++) {
		const struct pl_edit *edit = &round->edits.list.at[i].edit;

		pl_buf_add(out, pl_str_cut(text, at, edit->span.start));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_str_cut(text, at, text.len));
}

/* Is the mended text the first one, with nothing changed but what the rounds name? */
static bool mending_keeps(const struct pl_mended *mended, struct pl_str first)
{
	struct pl_buf text = { 0 };
	bool same;

	pl_buf_add(&text, first);
	for (size_t i = 0; i < mended->rounds.n; i++) {
		struct pl_buf next = { 0 };

		mending_splice(&next, pl_buf_str(&text), &mended->rounds.at[i]);
		pl_buf_release(&text);
		text = next;
	}
	same = pl_str_same(pl_buf_str(&text), pl_buf_str(&mended->text));
	pl_buf_release(&text);
	return same;
}

/* A safe remedy that is left, where none should be. */
static const char *mending_left(const struct pl_findings *findings)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		if (found.safe && found.has_fix && !found.suppressed && found.media < 0)
			return found.rule.at;
	}
	return NULL;
}

/* Mends the text; what is wrong then goes into `fault`.  Mended is how many remedies there
 * were. */
static inline bool mending_holds(struct mending *mending, struct pl_str text, size_t *remedies,
				 char fault[600])
{
	struct pl_mend_how how = { .fixing = { .media = -1 },
				   .again = mending_again,
				   .context = mending };
	const struct pl_raw raw = { .bytes = text };
	struct pl_err err = { 0 };
	struct pl_mended mended = { 0 };
	struct pl_findings *findings = mending_again(mending, text, &err);
	const char *left = NULL;
	size_t rounds;

	fault[0] = '\0';
	if (!findings || !pl_mended_init(&mended, findings, text, &raw, &err) ||
	    !pl_mend(&mended, &how, &err)) {
		snprintf(fault, 600, "%s", err.text);
	} else if ((left = mending_left(mended.after)) != NULL) {
		snprintf(fault, 600, "a safe remedy is left: %s", left);
	} else if (!mending_keeps(&mended, text)) {
		snprintf(fault, 600, "more was changed than the remedies say");
	} else {
		rounds = mended.rounds.n;
		*remedies += mended.steps.n;
		if (!pl_mend(&mended, &how, &err) || mended.rounds.n != rounds)
			snprintf(fault, 600, "a second time changes it again");
	}
	if (findings)
		pl_mended_release(&mended);
	return !fault[0];
}

#endif
