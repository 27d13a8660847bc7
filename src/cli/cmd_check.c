/* plume check: what the rules say about drafts. */
#include "cli/cache.h"
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/known.h"
#include "cli/opinion.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/tell.h"
#include "cli/vale.h"
#include "cli/outcome.h"

#include <unistd.h>

struct checking {
	struct pl_loaded *loaded;
	struct pl_lint_work *works[PL_MOST_JOBS]; /* one for each thread */
	size_t n_works;
	struct pl_progress progress;
	size_t n; /* drafts so far */
	struct pl_known_file known;
	struct pl_cache cache;
	struct pl_opinions opinions;
	struct pl_outcome outcome;
};

static void run_rules(void *context, size_t thread, struct pl_linting *drafts, size_t n)
{
	struct checking *checking = context;

	pl_lint_together(drafts, n, checking->works[thread]);
	for (size_t i = 0; i < n && pl_opinions_any(&checking->opinions); i++)
		drafts[i].failed =
			drafts[i].failed ||
			!pl_opinions_ask(&checking->opinions, drafts[i].findings, drafts[i].err);
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct checking *checking = context;

	pl_progress_at(&checking->progress, ++checking->n);
	if (draft->findings && !pl_known_apply(&checking->known, draft))
		checking->outcome.trouble = true;
	if (draft->trouble) {
		pl_tell(draft->trouble);
		checking->outcome.trouble = true;
	} else {
		const struct pl_told told = pl_told_of(draft);

		pl_outcome_draft(&checking->outcome, &told, draft->fail_on);
	}
	pl_findings_free(draft->findings);
	return pl_outputs_flush(&checking->outcome.outputs, false);
}

static bool idle(void *context)
{
	struct checking *checking = context;

	return pl_outputs_flush(&checking->outcome.outputs, true);
}

static int check_all(struct checking *checking, struct pl_settings *settings)
{
	struct pl_drafts drafts = {
		.loaded = checking->loaded,
		.settings = settings,
		.each = each,
		.run = run_rules,
		.idle = idle,
		.context = checking,
		.jobs = checking->n_works,
		.rules_only = true,
		.pictures = true,
	};

	/* What others say is not kept. */
	if (settings->cache && !pl_opinions_any(&checking->opinions) &&
	    pl_cache_open(&checking->cache, settings->lang))
		drafts.cache = &checking->cache;
	if (!pl_known_open(&checking->known, settings) ||
	    !pl_outputs_start(&checking->outcome.outputs))
		return PL_EXIT_TROUBLE;
	pl_progress_start(&checking->progress, settings->lang, settings->plain);
	pl_drafts_walk(&drafts);
	pl_progress_end(&checking->progress);
	pl_outputs_finish(&checking->outcome.outputs);
	if (!pl_known_finish(&checking->known, settings))
		checking->outcome.trouble = true;
	pl_cache_save(&checking->cache, settings->lang);
	pl_outcome_clean(&checking->outcome, &drafts);
	if (settings->stats)
		pl_progress_sum(&checking->progress, drafts.n, checking->n_works);
	if (settings->stats && drafts.cache)
		pl_tellf(pl_tr_n(settings->lang, "%zu draft was known from the cache",
				 "%zu drafts were known from the cache", checking->cache.n_met),
			 checking->cache.n_met);
	return pl_outcome_status(&checking->outcome, &drafts);
}

/* With nothing to check and a person at the terminal: what to do first. */
static int welcome(const struct pl_settings *settings)
{
	struct pl_buf out = { 0 };

	pl_buf_puts(&out,
		    pl_tr(settings->lang, "plume reads a draft before you publish it, and says "
					  "what to mend and why.\n\n"
					  "  plume draft.txt            check a draft\n"
					  "  plume explain              what can be explained\n"
					  "  plume help                 every command\n"));
	pl_print(&out);
	pl_buf_release(&out);
	return PL_EXIT_CLEAN;
}

/* As many as there are processors. */
static size_t all_jobs(void)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	return processors > 0 && processors < PL_MOST_JOBS ? (size_t)processors : 1;
}

/* How many threads are asked for. */
static bool read_jobs(const struct pl_settings *settings, size_t *n, struct pl_err *err)
{
	uint64_t jobs = 1;

	if (settings->jobs &&
	    (!pl_str_number(pl_str_of(settings->jobs), &jobs) || jobs > PL_MOST_JOBS))
		return pl_fail(err, PL_INPUT,
			       "--jobs takes a number of threads from 0 to %d, not '%s'",
			       PL_MOST_JOBS, settings->jobs);
	*n = jobs ? (size_t)jobs : all_jobs();
	return true;
}

static bool make_works(struct checking *checking, const struct pl_settings *settings,
		       struct pl_err *err)
{
	size_t n = 0;

	if (!read_jobs(settings, &n, err))
		return false;
	while (checking->n_works < n) {
		struct pl_lint_work *work = pl_lint_work_new(err);

		if (!work)
			return false;
		checking->works[checking->n_works++] = work;
	}
	return true;
}

static int run(struct pl_settings *settings)
{
	struct checking checking = { .outcome = { .worst = -1 } };
	struct pl_loaded loaded = { 0 };
	struct pl_err err = { .french = settings->lang == PL_FR };
	int status = PL_EXIT_TROUBLE;

	if (!settings->operands.n && isatty(STDIN_FILENO))
		return welcome(settings);
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	if (!pl_vale_settle(settings, &err)) {
		pl_tell(&err);
		return status;
	}
	checking.loaded = &loaded;
	if (!make_works(&checking, settings, &err))
		pl_tell(&err);
	else if (pl_outputs_choose(&checking.outcome.outputs, settings) &&
		 pl_load_files(&loaded, settings) && pl_opinions_open(&checking.opinions, settings))
		status = check_all(&checking, settings);
	if (loaded.settings)
		pl_loaded_release(&loaded);
	pl_outcome_release(&checking.outcome);
	pl_opinions_close(&checking.opinions, settings->lang);
	pl_known_release(&checking.known);
	pl_cache_release(&checking.cache);
	while (checking.n_works)
		pl_lint_work_free(checking.works[--checking.n_works]);
	return status;
}

const struct pl_command pl_command_check = {
	.name = "check",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("say what to mend in drafts, and why"),
	.example = "plume check --network x draft.txt",
	.options =
		"network level fail-on format output input columns stdin-filename rules rule style "
		"profile config jobs baseline update-baseline cache "
		"no-config no-cache show-suppressed verbose now max-size no-ignore stats column "
		"color",
	.as_vale = "minAlertLevel no-exit filter glob ext ignore-syntax no-global no-color "
		   "sort normalize relative no-wrap",
	.run = run,
};
