/* Findings and lengths of a draft, told in blocks. */
#include "guide/findings.h"

#include "post/measure.h"
#include "report/report.h"

/* --- one finding ------------------------------------------------------------------------ */

static void add_message(struct pl_view *view, const struct pl_finding *finding, unsigned number)
{
	struct pl_view_block *block = pl_view_add(view, PL_VIEW_FINDING, finding->message);

	if (finding->times > 1)
		block->text =
			pl_arena_printf(view->arena, pl_tr(view->lang, N_("%.*s (%u places)")),
					PL_ARGS(finding->message), finding->times);
	block->number = number;
	block->level = finding->level;
	block->label = pl_str_of(pl_level_word(view->lang, finding->level));
	block->note = pl_view_keep(view, finding->rule);
	block->ref = pl_view_keep(view, finding->practice.len ? finding->practice : finding->rule);
}

/* The words that were found; those of a whole line or more say nothing that the draft does
 * not. */
static void add_place(struct pl_view *view, const struct pl_finding *finding)
{
	enum { LONGEST = 120 };
	struct pl_view_block *block;

	if (finding->whole || !finding->match.len || finding->match.len > LONGEST)
		return;
	block = pl_view_add(view, PL_VIEW_QUOTE, finding->match);
	if (finding->media >= 0)
		block->label = pl_str_of(pl_tr(view->lang, N_("in the alternative text")));
	else
		block->label =
			pl_arena_printf(view->arena, pl_tr(view->lang, N_("line %u, column %u")),
					finding->line, finding->column);
}

static void add_remedy(struct pl_view *view, const struct pl_findings *findings, size_t i,
		       const struct pl_finding *finding)
{
	const struct pl_found_at *found = &findings->list.at[i];
	struct pl_buf title = { 0 };

	if (!finding->has_fix)
		return;
	pl_fix_title(&title, findings, i, view->lang);
	for (size_t k = 0; k < found->n_others; k++)
		pl_buf_printf(&title, pl_tr(view->lang, N_(", or “%.*s”")),
			      PL_ARGS(found->others[k]));
	pl_view_labelled(view, PL_VIEW_REMEDY,
			 finding->safe ? N_("remedy (safe)") : N_("remedy (to choose)"),
			 pl_buf_str(&title));
	view->blocks.failed |= title.failed;
	pl_buf_release(&title);
}

/* --- all of them ---------------------------------------------------------------------------- */

static void add_totals(struct pl_view *view, const size_t *n)
{
	static const char *const words[][2] = {
		[PL_SUGGESTION] = { N_("%zu suggestion"), N_("%zu suggestions") },
		[PL_WARNING] = { N_("%zu warning"), N_("%zu warnings") },
		[PL_ERROR] = { N_("%zu error"), N_("%zu errors") },
	};
	struct pl_buf line = { 0 };

	for (int level = PL_ERROR; level >= PL_SUGGESTION; level--) {
		if (!n[level])
			continue;
		pl_buf_puts(&line, line.len ? ", " : "");
		pl_buf_printf(&line,
			      pl_tr_n(view->lang, words[level][0], words[level][1], n[level]),
			      n[level]);
	}
	if (line.len)
		pl_view_say(view, PL_VIEW_STATE, N_("Found: %.*s."), PL_ARGS(pl_buf_str(&line)));
	else
		pl_view_say(view, PL_VIEW_STATE, N_("Nothing to say: no rule finds anything."));
	view->blocks.failed |= line.failed;
	pl_buf_release(&line);
}

unsigned pl_view_findings(struct pl_view *view, const struct pl_findings *findings, unsigned before)
{
	size_t n[PL_ERROR + 1] = { 0 };
	unsigned number = before;

	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding finding = pl_findings_at(findings, i);

		if (finding.suppressed)
			continue;
		n[finding.level]++;
		add_message(view, &finding, ++number);
		add_place(view, &finding);
		add_remedy(view, findings, i, &finding);
	}
	add_totals(view, n);
	return number;
}

void pl_walk_open_finding(struct pl_walk *walk, const struct pl_findings *findings, size_t i)
{
	struct pl_finding finding = pl_findings_at(findings, i);

	if (!finding.practice.len || !pl_walk_go(walk, PL_MODE_practice, finding.practice))
		pl_walk_go(walk, PL_MODE_rule, finding.rule);
}

void pl_view_remark(struct pl_view *view, const struct pl_findings *findings, size_t i,
		    const char *label)
{
	struct pl_finding finding = pl_findings_at(findings, i);
	struct pl_view_block *block = pl_view_add(view, PL_VIEW_FINDING, finding.message);

	block->level = finding.level;
	block->label = pl_str_of(pl_tr(view->lang, label));
	block->note = pl_view_keep(view, finding.rule);
}

size_t pl_shown_finding(const struct pl_findings *findings, uint64_t n)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		if (!findings->list.at[i].suppressed && n-- == 1)
			return i;
	}
	return SIZE_MAX;
}

/* --- lengths ------------------------------------------------------------------------------------
 */

void pl_view_length(struct pl_view *view, const struct pl_findings *findings)
{
	struct pl_buf line = { 0 };

	pl_lengths(&line, findings, view->lang);
	pl_view_labelled(view, PL_VIEW_COUNT, N_("Length"), pl_buf_str(&line));
	view->blocks.failed |= line.failed;
	pl_buf_release(&line);
}

static void add_length(struct pl_view *view, const struct pl_network *network,
		       const struct pl_length *length)
{
	bool bytes = length->by_bytes && length->over;
	uint32_t much = bytes ? length->bytes : length->length;
	uint32_t limit = bytes ? length->most_bytes : length->limit;
	struct pl_view_block *block;

	if (!limit)
		block = pl_view_say(view, PL_VIEW_COUNT, N_("%u, no limit known"), much);
	else if (much > limit)
		block = pl_view_say(view, PL_VIEW_COUNT, N_("%u of %u, too long by %u"), much,
				    limit, much - limit);
	else
		block = pl_view_say(view, PL_VIEW_COUNT, N_("%u of %u, %u left"), much, limit,
				    limit - much);
	block->label = pl_network_title(network, view->lang);
}

static void add_part(struct pl_view *view, const struct pl_post *post, size_t part)
{
	for (size_t i = 0; i < post->known->n; i++) {
		struct pl_length length;

		if (post->networks && !(post->networks >> i & 1))
			continue;
		if (!pl_post_measure(post, post->known->at[i],
				     pl_str_in(post->text, post->parts[part].span), &length,
				     NULL)) {
			view->blocks.failed = true;
			return;
		}
		add_length(view, post->known->at[i], &length);
	}
}

void pl_view_lengths(struct pl_view *view, const struct pl_findings *findings)
{
	const struct pl_post *post = &findings->post;

	for (size_t i = 0; i < post->n_parts; i++) {
		if (post->n_parts > 1)
			pl_view_say(view, PL_VIEW_HEADING, N_("Part %zu of %zu"), i + 1,
				    post->n_parts);
		add_part(view, post, i);
	}
}
