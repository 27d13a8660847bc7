/* From hits to findings: which rules run, what their finds say, in what order. */
#include "lint/lint.h"

#include <stdlib.h>
#include <string.h>

#include "lint/chosen.h"
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

static void keep_hits(struct pl_findings *findings, struct pl_hits *hits)
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

/* --- running --------------------------------------------------------------------------- */

static bool runs_last(const struct pl_hits *hits)
{
	return pl_checks[hits->at.rule->check]->last;
}

static void tell_fault(struct pl_findings *findings, const struct pl_hits *hits)
{
	struct pl_err err = hits->gave_up;

	pl_fail_at(&err, err.code, pl_ref_str(&hits->at.rule->file).at, hits->at.rule->line, 1,
		   "%.*s: %s", PL_ARGS(pl_ref_str(&hits->at.rule->name)), hits->gave_up.text);
	pl_faults_add(&findings->faults, &err);
}

static bool run_rule(struct pl_findings *findings, struct pl_hits *hits)
{
	const struct pl_rule *rule = hits->at.rule;

	hits->work->hits.n = 0;
	hits->read = 0;
	hits->looked = 0;
	if (hits->gave_up.code != PL_OK)
		hits->gave_up = (struct pl_err){ 0 };
	hits->failed = !pl_silence_set(hits->silence, hits->post, rule, hits->options->today) ||
		       hits->failed;
	pl_regex_work_begin(hits->work->regex);
	if ((!rule->when || pl_hits_anywhere(hits, rule->when)) &&
	    (!rule->unless || !pl_hits_anywhere(hits, rule->unless)))
		pl_checks[rule->check]->run(pl_book_settings(hits->at.layer->book, rule),
					    hits->post, hits);
	if (hits->gave_up.code != PL_OK)
		tell_fault(findings, hits);
	keep_hits(findings, hits);
	return !hits->failed;
}

/* The place of a rule among all rules of all layers. */
static size_t number_of(const struct pl_ruleset *rules, const struct pl_rule_at *at)
{
	size_t before = 0;

	for (const struct pl_layer *layer = rules->layers; layer < at->layer; layer++)
		before += layer->book->rules.n;
	return before + at->index;
}

static bool run_counted(struct pl_findings *findings, struct pl_hits *hits)
{
	bool ok = run_rule(findings, hits);

	if (findings->costs) {
		struct pl_cost *cost = &findings->costs[number_of(findings->rules, &hits->at)];

		cost->drafts++;
		cost->bytes += hits->looked;
	}
	return ok;
}

/* May the rule find anything?  Of what is not in the post's text nothing is known. */
static bool may_find(const struct pl_hits *hits)
{
	const struct pl_rule *rule = hits->at.rule;
	const struct pl_check *check = pl_checks[rule->check];
	const uint32_t other = 1U << PL_SCOPE_RAW | 1U << PL_SCOPE_SUMMARY;

	return !check->may || rule->scopes & other || pl_post_is_document(hits->post) ||
	       check->may(pl_book_settings(hits->at.layer->book, rule), &hits->holds);
}

static bool run_candidate(struct pl_findings *findings, const struct pl_layer *layer,
			  uint32_t index, const struct pl_options *options, struct pl_hits *hits)
{
	size_t number;

	hits->at = (struct pl_rule_at){ pl_book_rule(layer->book, index), layer, index };
	number = number_of(findings->rules, &hits->at);
	return runs_last(hits) || !may_find(hits) ||
	       !pl_chosen_runs(hits->work, number, hits->at.rule, &findings->post, options,
			       &hits->run) ||
	       run_counted(findings, hits);
}

static bool run_layer(struct pl_findings *findings, const struct pl_layer *layer,
		      const struct pl_options *options, struct pl_hits *hits)
{
	uint32_t n = layer->book->rules.n;
	uint64_t *any = PL_NEW_ARRAY(&findings->arena, uint64_t, n / 64 + 1);

	if (!any || !pl_hits_scan(hits, layer, any))
		return false;
	/* With nothing to read, rules that need no text (an alternative text is missing) are
	 * candidates still. */
	if (!hits->n_stretches)
		memset(any, 0xFF, (n / 64 + 1) * sizeof(*any));
	for (uint32_t i = 0; layer->hidden && i < n / 64 + 1; i++)
		any[i] &= ~layer->hidden[i];
	for (uint32_t i = pl_scan_next(any, n, 0); i < n; i = pl_scan_next(any, n, i + 1)) {
		if (!run_candidate(findings, layer, i, options, hits))
			return false;
	}
	return true;
}

/* Rules about what the others did. */
static bool run_last(struct pl_findings *findings, const struct pl_options *options,
		     struct pl_hits *hits)
{
	struct pl_rule_walk walk = { 0 };

	while (findings->post.n_suppressions &&
	       pl_ruleset_next(findings->rules, &walk, &hits->at)) {
		if (runs_last(hits) &&
		    pl_rule_runs(hits->at.rule, &findings->post, options, &hits->run) &&
		    !run_rule(findings, hits))
			return false;
	}
	return true;
}

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

static bool run_all(struct pl_findings *findings, const struct pl_options *options,
		    struct pl_lint_work *work)
{
	struct pl_silence silence = { 0 };
	struct pl_hits hits = {
		.post = &findings->post,
		.rules = findings->rules,
		.lang = options->lang,
		.arena = &findings->arena,
		.work = work,
		.options = options,
		.silence = &silence,
		.measures = &findings->measures,
	};
	bool ok;

	hits.holds = pl_holds_of(&findings->post);
	findings->used = PL_NEW_ARRAY(&findings->arena, bool, findings->post.n_suppressions + 1);
	hits.used = findings->used;
	hits.stretches = pl_stretches_of(&findings->post, &findings->arena, &hits.n_stretches);
	ok = findings->used && hits.stretches && pl_hits_raws(&hits);
	ok = ok && pl_chosen_make(work, findings->rules, options);
	for (size_t i = 0; ok && i < findings->rules->n_layers; i++)
		ok = !pl_chosen_layer(work, i) ||
		     run_layer(findings, &findings->rules->layers[i], options, &hits);
	ok = ok && run_last(findings, options, &hits);
	pl_mapping_release(&hits.summary);
	pl_silence_release(&silence);
	pl_findings_yield(findings);
	pl_findings_sort(findings);
	return ok && !findings->arena.failed && !findings->list.failed &&
	       !findings->faults.list.failed;
}

bool pl_findings_run(struct pl_findings *findings, const struct pl_options *options,
		     struct pl_lint_work *work, struct pl_err *err)
{
	static const struct pl_options none = { 0 };
	struct pl_lint_work *own = work ? NULL : pl_lint_work_borrow(findings->rules, err);
	bool ok = (work || own) && run_all(findings, options ? options : &none, work ? work : own);

	if (ok)
		pl_lint_work_leave(findings->rules, own);
	else
		pl_lint_work_free(own);
	return ok || pl_fail_nomem(err);
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
