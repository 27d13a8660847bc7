/* What drafts come to. */
#include "cli/outcome.h"

#include <string.h>

#include "cli/command.h"
#include "cli/tell.h"

/* A rule that was stopped, or lacks what it needs on this system, is named once for all
 * drafts. */
static void tell_faults(struct pl_outcome *outcome, const struct pl_findings *findings)
{
	for (size_t i = 0; i < findings->faults.list.n; i++) {
		const struct pl_err *fault = &findings->faults.list.at[i];

		pl_tell_once(&outcome->named, fault);
		outcome->trouble = outcome->trouble || fault->code != PL_SKIPPED;
	}
}

/* That not all findings of a draft are told; a format may say so by itself. */
static void tell_left_out(const struct pl_outcome *outcome, const struct pl_told *told)
{
	const struct pl_report *report = &outcome->outputs.at[0].report;
	struct pl_err err = { .french = report->lang == PL_FR };

	if (!told->findings->left_out || report->format->counts)
		return;
	pl_fail_at(&err, PL_SKIPPED, told->path, 0, 0,
		   "%zu more findings are not told, as there are too many",
		   told->findings->left_out);
	pl_tell(&err);
}

/* What was told of the last draft. */
static void weigh(struct pl_outcome *outcome, enum pl_level fail_on)
{
	int gravest = outcome->outputs.at[0].report.gravest;

	if (gravest > outcome->worst)
		outcome->worst = gravest;
	outcome->failed = outcome->failed || (gravest >= 0 && gravest >= (int)fail_on);
}

struct pl_told pl_told_of(const struct pl_draft *draft)
{
	struct pl_told told = { .path = draft->path,
				.findings = draft->findings,
				.fault = draft->fault };

	if (draft->record) {
		told.record = draft->record->number;
		told.id = draft->record->id;
	}
	return told;
}

void pl_outcome_draft(struct pl_outcome *outcome, const struct pl_told *told, enum pl_level fail_on)
{
	const struct pl_report *report = &outcome->outputs.at[0].report;

	pl_outputs_draft(&outcome->outputs, told, fail_on);
	if (!told->findings) {
		outcome->worst = PL_ERROR;
		outcome->failed = true;
		return;
	}
	tell_faults(outcome, told->findings);
	tell_left_out(outcome, told);
	weigh(outcome, fail_on);
	/* Told of a single draft only, of which there is nothing else to say. */
	if (outcome->worst < 0 && !outcome->lengths.len)
		pl_lengths(&outcome->lengths, told->findings, report->lang);
}

void pl_outcome_clean(const struct pl_outcome *outcome, const struct pl_drafts *drafts)
{
	const struct pl_report *report = &outcome->outputs.at[0].report;
	const char *format = pl_tr_n(report->lang, "%zu draft, nothing to say. %s",
				     "%zu drafts, nothing to say. %s", drafts->n);

	if (pl_outcome_status(outcome, drafts) == PL_EXIT_TROUBLE || outcome->worst >= 0 ||
	    !drafts->n || outcome->outputs.at[0].path || strcmp(report->format->name, "line") != 0)
		return;
	pl_tellf(format, drafts->n,
		 drafts->n == 1 && outcome->lengths.len ? outcome->lengths.at : "");
}

int pl_outcome_status(const struct pl_outcome *outcome, const struct pl_drafts *drafts)
{
	if (outcome->trouble || outcome->outputs.trouble || drafts->trouble ||
	    drafts->loaded->faulty)
		return PL_EXIT_TROUBLE;
	if (drafts->settings->no_exit)
		return PL_EXIT_CLEAN;
	return outcome->failed ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

void pl_outcome_release(struct pl_outcome *outcome)
{
	pl_outputs_release(&outcome->outputs);
	pl_buf_release(&outcome->lengths);
	pl_buf_release(&outcome->named);
}
