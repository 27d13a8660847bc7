/* What remedies gain. */
#include "cli/gain.h"

#include <stdlib.h>

#include "cli/job.h"
#include "post/measure.h"
#include "report/report.h"

/* The length of all parts together. */
static int64_t length_of(const struct pl_post *post, const struct pl_network *network)
{
	int64_t sum = 0;

	for (size_t i = 0; i < post->n_parts; i++) {
		struct pl_length length = { 0 };

		if (pl_post_measure(post, network, pl_str_in(post->text, post->parts[i].span),
				    &length, NULL))
			sum += length.length;
	}
	return sum;
}

/* " (X −11, Facebook −10)": of the networks that the draft is for. */
static void add_gains(struct pl_buf *out, const struct pl_post *before, const struct pl_post *after,
		      enum pl_lang lang)
{
	const char *mark = " (";

	for (size_t n = 0; n < before->known->n; n++) {
		const struct pl_network *network = before->known->at[n];
		int64_t gain;

		if (!(before->networks >> n & 1))
			continue;
		gain = length_of(after, network) - length_of(before, network);
		if (!gain)
			continue;
		pl_buf_puts(out, mark);
		pl_buf_add(out, pl_network_title(network, lang));
		pl_buf_printf(out, " %s%lld", gain < 0 ? "\u2212" : "+", llabs((long long)gain));
		mark = ", ";
	}
	if (mark[0] == ',')
		pl_buf_putc(out, ')');
}

static void add_gains_of(struct pl_buf *out, const struct pl_draft *draft,
			 const struct pl_findings *findings, struct pl_str alone, enum pl_lang lang)
{
	struct pl_err err = { .french = lang == PL_FR };
	struct pl_findings *after;

	if (!alone.len || !findings->post.networks)
		return;
	after = pl_job_again(draft->job, alone, false, &err);
	if (after)
		add_gains(out, &findings->post, &after->post, lang);
	pl_findings_free(after);
}

void pl_gain_add(struct pl_buf *out, const struct pl_draft *draft,
		 const struct pl_findings *findings, const struct pl_mend_step *step,
		 struct pl_str alone, enum pl_lang lang)
{
	struct pl_finding finding = pl_findings_at(findings, step->finding);

	pl_buf_puts(out, draft->path);
	if (draft->record)
		pl_buf_printf(out, "#%u", (unsigned)draft->record->number);
	pl_buf_printf(out, ":%u:%u: ", finding.line, finding.column);
	if (step->n > 1)
		pl_buf_printf(out, "%zu × ", step->n);
	if (pl_finding_edits(findings, step->finding) &&
	    pl_str_same(pl_finding_edit(findings, step->finding, 0).text, step->after))
		pl_fix_title(out, findings, step->finding, lang);
	else
		pl_fix_other(out, step->after, lang);
	add_gains_of(out, draft, findings, alone, lang);
	pl_buf_printf(out, " [%.*s]", PL_ARGS(step->rule));
}
