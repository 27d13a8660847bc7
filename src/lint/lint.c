/* From hits to findings: what finds say, in what order. */
#include "lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "lint/silence.h"
#include "lint/veil.h"

/* More than this in one post helps nobody, and costs without end; a book may hold more. */
enum { MOST_IN_A_POST = 1000, MOST_IN_A_BOOK = 100000, MOST_UNGROUPED = 3 };

const char *pl_level_name(enum pl_level level)
{
	static const char *const names[] = { "suggestion", "warning", "error" };

	return names[level];
}

const char *pl_profile_name(enum pl_profile profile)
{
	static const char *const names[] = { "default", "editor", "strict" };

	return names[profile];
}

/* --- what they say ------------------------------------------------------------------- */

/* A span of the hit's text as one of the draft. */
static struct pl_span in_draft(const struct pl_post *post, const struct pl_hit *hit,
			       struct pl_span span)
{
	return hit->in_draft || hit->media >= 0 ? span : pl_post_place(post, span);
}

/* In a document an edit may meet markup, which it would destroy. */
static bool all_exact(const struct pl_post *post, const struct pl_hit *hit)
{
	for (size_t e = 0; e < hit->n_edits; e++) {
		if (!hit->in_draft && hit->media < 0 &&
		    !pl_map_exact(&post->map, hit->edits[e].span))
			return false;
	}
	return true;
}

static struct pl_str match_of(const struct pl_post *post, const struct pl_hit *hit)
{
	if (hit->whole)
		return PL_STR("");
	if (hit->match.at)
		return hit->match;
	return pl_str_in(hit->media >= 0 ? post->media[hit->media].alt
			 : hit->in_draft ? post->draft
					 : post->text,
			 hit->span);
}

/* Hits told as one are mended as one. */
static bool any_unsure(const struct pl_hit *hits, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (hits[i].unsure)
			return true;
	}
	return false;
}

static const struct pl_edit *keep_edits(struct pl_findings *findings, const struct pl_hit *hits,
					size_t n, size_t *n_edits)
{
	struct pl_edit *edits;
	size_t total = 0;

	for (size_t i = 0; i < n; i++)
		total += hits[i].n_edits;
	*n_edits = 0;
	for (size_t i = 0; i < n; i++) {
		if (!all_exact(&findings->post, &hits[i]))
			return NULL;
	}
	edits = total ? PL_NEW_ARRAY(&findings->arena, struct pl_edit, total) : NULL;
	if (!edits)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		for (size_t e = 0; e < hits[i].n_edits; e++) {
			edits[*n_edits] = hits[i].edits[e];
			edits[(*n_edits)++].span =
				in_draft(&findings->post, &hits[i], hits[i].edits[e].span);
		}
	}
	return edits;
}

/* Is there room for one more?  Those that are heard and those that are not fill it apart, and no
 * number of lesser ones keeps out a graver one, on which the verdict hangs. */
static bool has_room(struct pl_findings *findings, bool heard, enum pl_level level)
{
	size_t most = findings->post.form == PL_FORM_POST ? MOST_IN_A_POST : MOST_IN_A_BOOK;
	size_t n = heard ? 0 : findings->n_suppressed;
	bool room;

	for (unsigned l = level; heard && l <= PL_ERROR; l++)
		n += findings->n_heard[l];
	room = n < most;
	findings->left_out += heard && !room;
	findings->n_heard[level] += heard && room;
	findings->n_suppressed += !heard && room;
	return room;
}

/* What a message says of a hit, and a report of its match: personal data are not repeated. */
static const struct pl_str *told_args(struct pl_findings *findings, const struct pl_rule *rule,
				      const struct pl_hit *hit)
{
	struct pl_str *args = rule->personal && hit->n_args
				      ? PL_NEW_ARRAY(&findings->arena, struct pl_str, hit->n_args)
				      : NULL;

	for (size_t i = 0; args && i < hit->n_args; i++)
		args[i] = pl_veil(&findings->arena, hit->args[i]);
	return args || findings->arena.failed ? args : hit->args;
}

static void tell_found(struct pl_findings *findings, const struct pl_hits *hits,
		       const struct pl_hit *hit, struct pl_found_at *found)
{
	const struct pl_rule *rule = found->rule;
	const struct pl_str *args = told_args(findings, rule, hit);
	size_t n = args ? hit->n_args : 0;
	bool exact = pl_checks[rule->check]->exact;

	found->told = rule->personal && found->match.len ? pl_veil(&findings->arena, found->match)
							 : found->match;
	found->message = pl_message(&findings->arena, pl_text_in(&rule->message, hits->lang), args,
				    n, exact);
	if (rule->description.len)
		found->description = pl_message(&findings->arena, pl_ref_str(&rule->description),
						args, n, exact);
}

/* One finding for the first hit, that mends all `n`. */
static void add_finding(struct pl_findings *findings, const struct pl_hits *hits, size_t first,
			size_t n, const struct pl_suppression *by)
{
	const struct pl_hit *hit = &hits->work->hits.at[first];
	const struct pl_rule *rule = hits->at.rule;
	struct pl_span span = in_draft(&findings->post, hit, hit->span);
	struct pl_found_at *found;
	enum pl_level level;

	level = hit->doubtful && hits->run.level == PL_ERROR ? PL_WARNING : hits->run.level;
	found = has_room(findings, !by, level) ? PL_PUSH(&findings->list) : NULL;
	if (!found)
		return;
	*found = (struct pl_found_at){
		.rule = rule,
		.level = level,
		.span = span,
		.at = hit->in_draft ? UINT32_MAX : hit->span.start,
		.match = match_of(&findings->post, hit),
		.block = hit->block,
		.scope = hit->scope,
		.media = hit->media,
		.whole = hit->whole,
		.shown = hit->media < 0 ? span.start : findings->post.media[hit->media].place.start,
		.suppressed = by,
		.choices = hit->choices,
		.n_choices = hit->n_choices,
		.others = n == 1 ? hit->others : NULL,
		.n_others = n == 1 ? hit->n_others : 0,
		.unsure = any_unsure(hit, n),
		.times = (uint32_t)n,
		.order = (uint32_t)findings->list.n,
	};
	tell_found(findings, hits, hit, found);
	if (rule->fix != PL_FIX_NONE)
		found->edits = keep_edits(findings, hit, n, &found->n_edits);
}

/* Between the elements of a document stand blanks that nobody wrote: "(*mot*)" reads
 * "( mot )".  What is said of blanks is not said of those.  Code is stars, which Vale's
 * rules may speak of; ours, which have a practice, do not. */
static bool is_written(const struct pl_post *post, const struct pl_hits *hits,
		       const struct pl_hit *hit)
{
	const struct pl_rule *rule = hits->at.rule;

	if (hit->in_draft || hit->media >= 0 || hit->whole)
		return true;
	return !(pl_checks[rule->check]->exact && pl_map_invents(&post->map, hit->span)) &&
	       !(rule->practice.len &&
		 pl_map_masks(&post->map, pl_span_trim(post->text, hit->span)));
}

static void drop_invented(const struct pl_post *post, struct pl_hits *hits)
{
	size_t kept = 0;

	if (!pl_post_is_document(post))
		return;
	for (size_t i = 0; i < hits->work->hits.n; i++) {
		if (is_written(post, hits, &hits->work->hits.at[i]))
			hits->work->hits.at[kept++] = hits->work->hits.at[i];
	}
	hits->work->hits.n = kept;
}

/* Keeps what the draft silences apart, so that it does not count for limits, and leaves
 * the hits that are heard. */
static void keep_silenced(struct pl_findings *findings, struct pl_hits *hits)
{
	const struct pl_post *post = &findings->post;
	size_t heard = 0;

	if (!hits->silence->steps.n)
		return;
	for (size_t i = 0; i < hits->work->hits.n; i++) {
		const struct pl_hit *hit = &hits->work->hits.at[i];
		struct pl_str match = match_of(post, hit);
		uint32_t by = pl_silence_of(hits->silence, post, hit, &match);

		if (!by) {
			hits->work->hits.at[heard++] = *hit;
			continue;
		}
		findings->used[by - 1] = true;
		add_finding(findings, hits, i, 1, &post->suppressions[by - 1]);
	}
	hits->work->hits.n = heard;
}

/* How many of the hits, from the first on, are in the same text: a finding's places, and its
 * edits, are those of one. */
static size_t in_same_text(const struct pl_hit *hits, size_t n)
{
	size_t same = 1;

	while (same < n && hits[same].media == hits->media)
		same++;
	return same;
}

void pl_findings_keep(struct pl_findings *findings, struct pl_hits *hits)
{
	const struct pl_rule *rule = hits->at.rule;
	size_t n, together;
	bool grouped;

	drop_invented(&findings->post, hits);
	keep_silenced(findings, hits);
	n = hits->work->hits.n;
	if (rule->limit && n > rule->limit)
		n = rule->limit;
	grouped = rule->grouped && n > MOST_UNGROUPED;
	for (size_t i = 0; i < n; i += together) {
		together = grouped ? in_same_text(&hits->work->hits.at[i], n - i) : 1;
		add_finding(findings, hits, i, together, NULL);
	}
}

/* --- order ---------------------------------------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
	const struct pl_found_at *left = a, *right = b;
	int names;

	if (left->shown != right->shown)
		return left->shown < right->shown ? -1 : 1;
	if (left->span.start != right->span.start)
		return left->span.start < right->span.start ? -1 : 1;
	names = pl_str_order(pl_ref_str(&left->rule->name), pl_ref_str(&right->rule->name));
	if (names)
		return names;
	return left->order < right->order ? -1 : left->order > right->order;
}

void pl_findings_sort(struct pl_findings *findings)
{
	PL_SORT(&findings->list, by_place);
}

struct pl_findings *pl_findings_new(const struct pl_ruleset *rules, struct pl_str draft,
				    const struct pl_hints *hints, struct pl_err *err)
{
	struct pl_findings *findings = pl_alloc(sizeof(*findings));

	if (!findings) {
		pl_fail_nomem(err);
		return NULL;
	}
	findings->rules = rules;
	if (pl_post_init(&findings->post, draft, hints, err))
		return findings;
	pl_findings_free(findings);
	return NULL;
}

struct pl_findings *pl_lint_with(const struct pl_ruleset *rules, struct pl_str draft,
				 const struct pl_hints *hints, const struct pl_options *options,
				 struct pl_lint_work *work, struct pl_err *err)
{
	struct pl_findings *findings = pl_findings_new(rules, draft, hints, err);

	if (findings && pl_findings_run(findings, options, work, err))
		return findings;
	pl_findings_free(findings);
	return NULL;
}

static bool mask_networks(const struct pl_networks *known, const char *const *names, uint64_t *mask,
			  struct pl_err *err)
{
	for (; names && *names; names++) {
		int place = pl_networks_find(known, pl_str_of(*names));
		const char *nearest = pl_networks_nearest(known, pl_str_of(*names));

		if (place < 0)
			return pl_fail(err, PL_INPUT, "no network is called '%s'%s%s%s", *names,
				       nearest ? pl_err_tr(err, "; did you mean '") : "",
				       nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
		*mask |= UINT64_C(1) << place;
	}
	return true;
}

struct pl_findings *pl_lint(const struct pl_ruleset *rules, const char *draft, size_t len,
			    const struct pl_options *options, struct pl_err *err)
{
	struct pl_hints hints = { .known = &rules->networks, .french = err && err->french };

	if (options) {
		hints.name = pl_str_of(options->name);
		if (!mask_networks(&rules->networks, options->networks, &hints.networks, err))
			return NULL;
	}
	return pl_lint_with(rules, (struct pl_str){ draft, len }, &hints, options, NULL, err);
}

void pl_findings_free(struct pl_findings *findings)
{
	if (!findings)
		return;
	pl_post_release(&findings->post);
	pl_arena_release(&findings->arena);
	PL_LIST_RELEASE(&findings->list);
	pl_faults_release(&findings->faults);
	pl_free(findings);
}
