/* Which rules run on which drafts.
 *
 * Drafts that are linted together are gone through rule by rule, not draft by draft: what a rule
 * needs, machine code and tables, is then fetched once for all of them; of a post alone it is a
 * part of the time to wait for that. */
#include "lint/lint.h"

#include <string.h>

#include "lint/chosen.h"
#include "lint/silence.h"

/* A draft while rules run on it. */
struct pl_draft_run {
	struct pl_findings *findings;
	const struct pl_options *options;
	struct pl_hits hits;
	struct pl_silence silence;
	uint64_t *any; /* which rules of a layer may find something in it */
	bool ok;
};

/* Several, of the same rules and options. */
struct lot {
	struct pl_draft_run *runs;
	size_t n;
	const struct pl_ruleset *rules;
	struct pl_lint_work *work;
};

/* A rule whose turn it is. */
struct turn {
	struct pl_rule_at at;
	size_t number; /* among all rules of all layers */
	const struct pl_check *check;
	const void *settings;
};

/* --- one rule, one draft ------------------------------------------------------------------- */

static void tell_fault(struct pl_draft_run *run, const struct pl_rule *rule)
{
	struct pl_err err = run->hits.gave_up;

	pl_fail_at(&err, err.code, pl_ref_str(&rule->file).at, rule->line, 1, "%.*s: %s",
		   PL_ARGS(pl_ref_str(&rule->name)), run->hits.gave_up.text);
	pl_faults_add(&run->findings->faults, &err);
}

static void run_rule(struct pl_draft_run *run, const struct turn *turn)
{
	const struct pl_rule *rule = turn->at.rule;
	struct pl_hits *hits = &run->hits;

	hits->work->hits.n = 0;
	hits->read = 0;
	hits->looked = 0;
	if (hits->gave_up.code != PL_OK)
		hits->gave_up = (struct pl_err){ 0 };
	hits->failed = !pl_silence_set(hits->silence, hits->post, rule, run->options->today) ||
		       hits->failed;
	pl_regex_work_begin(hits->work->regex);
	if ((!rule->when || pl_hits_anywhere(hits, rule->when)) &&
	    (!rule->unless || !pl_hits_anywhere(hits, rule->unless)))
		turn->check->run(turn->settings, hits->post, hits);
	if (hits->gave_up.code != PL_OK)
		tell_fault(run, rule);
	pl_findings_keep(run->findings, hits);
	run->ok = !hits->failed;
}

/* May the rule find anything?  Of what is not in the post's text nothing is known. */
static bool may_find(const struct pl_draft_run *run, const struct turn *turn)
{
	const uint32_t other = 1U << PL_SCOPE_RAW | 1U << PL_SCOPE_SUMMARY;

	return !turn->check->may || turn->at.rule->scopes & other ||
	       pl_post_is_document(run->hits.post) ||
	       turn->check->may(turn->settings, &run->hits.holds);
}

static void take_turn(struct pl_draft_run *run, const struct turn *turn)
{
	struct pl_hits *hits = &run->hits;
	struct pl_cost *costs = run->findings->costs;

	hits->at = turn->at;
	if (!may_find(run, turn) || !pl_chosen_runs(hits->work, turn->number, turn->at.rule,
						    hits->post, run->options, &hits->run))
		return;
	run_rule(run, turn);
	if (costs) {
		costs[turn->number].drafts++;
		costs[turn->number].bytes += hits->looked;
	}
}

/* --- one layer, all drafts ----------------------------------------------------------------- */

static void scan(struct pl_draft_run *run, const struct pl_layer *layer)
{
	uint32_t n = layer->book->rules.n;

	run->any = PL_NEW_ARRAY(&run->findings->arena, uint64_t, n / 64 + 1);
	run->ok = run->any && pl_hits_scan(&run->hits, layer, run->any);
	/* With nothing to read, rules that need no text (an alternative text is missing) are
	 * candidates still. */
	if (run->ok && !run->hits.n_stretches)
		memset(run->any, 0xFF, (n / 64 + 1) * sizeof(*run->any));
	for (uint32_t i = 0; run->ok && layer->hidden && i < n / 64 + 1; i++)
		run->any[i] &= ~layer->hidden[i];
}

/* 64 rules at once: those from `word` times 64 on that may find something in any draft. */
static uint64_t any_of(const struct lot *lot, uint32_t word)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < lot->n; i++)
		bits |= lot->runs[i].ok ? lot->runs[i].any[word] : 0;
	return bits;
}

static void run_turn(const struct lot *lot, const struct turn *turn)
{
	if (turn->check->last)
		return;
	for (size_t i = 0; i < lot->n; i++) {
		struct pl_draft_run *run = &lot->runs[i];

		if (run->ok && pl_scan_has(run->any, turn->at.index))
			take_turn(run, turn);
	}
}

static struct turn turn_of(const struct pl_layer *layer, uint32_t index, size_t before)
{
	const struct pl_rule *rule = pl_book_rule(layer->book, index);

	return (struct turn){ { rule, layer, index },
			      before + index,
			      pl_checks[rule->check],
			      pl_book_settings(layer->book, rule) };
}

/* `before`: how many rules the layers before it have. */
static void run_layer(const struct lot *lot, const struct pl_layer *layer, size_t before)
{
	uint32_t n = layer->book->rules.n;

	for (size_t i = 0; i < lot->n; i++) {
		if (lot->runs[i].ok)
			scan(&lot->runs[i], layer);
	}
	for (uint32_t word = 0; word < n / 64 + 1; word++) {
		uint64_t bits = any_of(lot, word);

		for (uint32_t i = pl_scan_next(&bits, 64, 0); i < 64 && word * 64 + i < n;
		     i = pl_scan_next(&bits, 64, i + 1)) {
			struct turn turn = turn_of(layer, word * 64 + i, before);

			run_turn(lot, &turn);
		}
	}
}

/* Rules about what the others did. */
static void run_last(struct pl_draft_run *run)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (run->ok && run->hits.post->n_suppressions &&
	       pl_ruleset_next(run->findings->rules, &walk, &at)) {
		struct turn turn = turn_of(at.layer, at.index, 0);

		run->hits.at = at;
		if (turn.check->last &&
		    pl_rule_runs(at.rule, run->hits.post, run->options, &run->hits.run))
			run_rule(run, &turn);
	}
}

/* --- drafts together ----------------------------------------------------------------------- */

static void begin(struct pl_draft_run *run, const struct pl_linting *draft,
		  struct pl_lint_work *work)
{
	struct pl_findings *findings = draft->findings;
	struct pl_hits *hits = &run->hits;

	*run = (struct pl_draft_run){
		.findings = findings,
		.options = draft->options,
		.hits = {
			.post = &findings->post,
			.rules = findings->rules,
			.lang = draft->options->lang,
			.arena = &findings->arena,
			.work = work,
			.options = draft->options,
			.silence = &run->silence,
			.measures = &findings->measures,
			.holds = pl_holds_of(&findings->post),
		},
	};
	findings->used = PL_NEW_ARRAY(&findings->arena, bool, findings->post.n_suppressions + 1);
	hits->used = findings->used;
	hits->stretches = pl_stretches_of(&findings->post, &findings->arena, &hits->n_stretches);
	run->ok = findings->used && hits->stretches && pl_hits_raws(hits);
}

static void fail(struct pl_linting *drafts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		drafts[i].failed = true;
		pl_fail_nomem(drafts[i].err);
	}
}

static void end(struct pl_draft_run *run, struct pl_linting *draft)
{
	struct pl_findings *findings = run->findings;

	run_last(run);
	pl_mapping_release(&run->hits.summary);
	pl_silence_release(&run->silence);
	pl_findings_yield(findings);
	pl_findings_sort(findings);
	if (!run->ok || findings->arena.failed || findings->list.failed ||
	    findings->faults.list.failed)
		fail(draft, 1);
}

/* All of the same rules and options. */
static void run_lot(struct pl_linting *drafts, const struct lot *lot)
{
	size_t before = 0;

	for (size_t i = 0; i < lot->n; i++)
		begin(&lot->runs[i], &drafts[i], lot->work);
	for (size_t i = 0; i < lot->rules->n_layers; i++) {
		const struct pl_layer *layer = &lot->rules->layers[i];

		if (pl_chosen_layer(lot->work, i))
			run_layer(lot, layer, before);
		before += layer->book->rules.n;
	}
	for (size_t i = 0; i < lot->n; i++)
		end(&lot->runs[i], &drafts[i]);
}

/* How many of the drafts, from the first on, have its rules and options. */
static size_t alike(const struct pl_linting *drafts, size_t n, struct pl_lint_work *work)
{
	size_t same = 1;

	while (same < n && pl_chosen_is(work, drafts[same].findings->rules, drafts[same].options))
		same++;
	return same;
}

static bool make_room(struct pl_lint_work *work, size_t n)
{
	if (n > work->room) {
		pl_free(work->runs);
		work->runs = pl_alloc(n * sizeof(*work->runs));
		work->room = work->runs ? n : 0;
	}
	return work->runs != NULL;
}

void pl_lint_together(struct pl_linting *drafts, size_t n, struct pl_lint_work *work)
{
	struct lot lot = { .work = work };

	if (n && !make_room(work, n)) {
		fail(drafts, n);
		return;
	}
	for (size_t i = 0; i < n; i += lot.n) {
		lot.runs = work->runs;
		lot.rules = drafts[i].findings->rules;
		lot.n = 1;
		if (!pl_chosen_make(work, lot.rules, drafts[i].options)) {
			fail(&drafts[i], 1);
			continue;
		}
		lot.n = alike(&drafts[i], n - i, work);
		run_lot(&drafts[i], &lot);
	}
}

bool pl_findings_run(struct pl_findings *findings, const struct pl_options *options,
		     struct pl_lint_work *work, struct pl_err *err)
{
	static const struct pl_options none = { 0 };
	struct pl_lint_work *own = work ? NULL : pl_lint_work_borrow(findings->rules, err);
	struct pl_linting one = { .findings = findings,
				  .options = options ? options : &none,
				  .err = err };

	if (!work && !own)
		return false;
	pl_lint_together(&one, 1, work ? work : own);
	if (one.failed)
		pl_lint_work_free(own);
	else
		pl_lint_work_leave(findings->rules, own);
	return !one.failed;
}
