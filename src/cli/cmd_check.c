/* plume check: what the rules say about drafts. */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/known.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/tell.h"
#include "cli/vale.h"
#include "cli/outputs.h"

#include <string.h>
#include <unistd.h>

struct checking {
	struct pl_loaded *loaded;
	struct pl_regex_work *works[PL_MOST_JOBS]; /* one for each thread */
	size_t n_works;
	struct pl_progress progress;
	size_t n; /* drafts so far */
	struct pl_known_file known;
	struct pl_outputs outputs;
	bool trouble;
	bool failed;           /* a finding has the level that its configuration fails on */
	int worst;             /* level of the gravest finding, -1: none */
	struct pl_buf lengths; /* of the last draft, for a clean run */
	struct pl_buf skipped; /* files of rules that were told to be left out, a line each */
};

/* A rule that lacks what it needs on this system is told to be left out, once for all
 * drafts. */
static bool is_told(struct checking *checking, const struct pl_err *fault)
{
	struct pl_buf line = { 0 };
	bool told;

	pl_buf_printf(&line, "%s\n", fault->file);
	told = pl_str_find(pl_buf_str(&checking->skipped), pl_buf_str(&line), 0) != SIZE_MAX;
	if (!told)
		pl_buf_add(&checking->skipped, pl_buf_str(&line));
	pl_buf_release(&line);
	return told;
}

static void tell_faults(struct checking *checking, const struct pl_findings *findings)
{
	for (size_t i = 0; i < findings->faults.list.n; i++) {
		const struct pl_err *fault = &findings->faults.list.at[i];
		bool skipped = fault->code == PL_SKIPPED;

		if (skipped && is_told(checking, fault))
			continue;
		pl_tell(fault);
		checking->trouble = checking->trouble || !skipped;
	}
}

/* What was told of the last draft. */
static void weigh(struct checking *checking, enum pl_level fail_on)
{
	int gravest = checking->outputs.at[0].report.gravest;

	if (gravest > checking->worst)
		checking->worst = gravest;
	checking->failed = checking->failed || (gravest >= 0 && gravest >= (int)fail_on);
}

static bool run_rules(void *context, size_t thread, struct pl_findings *findings,
		      const struct pl_options *options, struct pl_err *err)
{
	struct checking *checking = context;

	return pl_findings_run(findings, options, checking->works[thread], err);
}

static void tell_draft(struct checking *checking, const struct pl_draft *draft)
{
	struct pl_told told = { .path = draft->path,
				.findings = draft->findings,
				.fault = draft->fault };

	if (draft->record) {
		told.record = draft->record->number;
		told.id = draft->record->id;
	}
	pl_outputs_draft(&checking->outputs, &told, draft->fail_on);
	if (!draft->findings) {
		checking->worst = PL_ERROR;
		checking->failed = true;
		return;
	}
	tell_faults(checking, draft->findings);
	weigh(checking, draft->fail_on);
	/* Told of a single draft only, of which there is nothing else to say. */
	if (checking->worst < 0 && !checking->lengths.len)
		pl_lengths(&checking->lengths, draft->findings, checking->loaded->options.lang);
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct checking *checking = context;

	pl_progress_at(&checking->progress, ++checking->n);
	if (draft->findings && !pl_known_apply(&checking->known, draft))
		checking->trouble = true;
	if (draft->trouble) {
		pl_tell(draft->trouble);
		checking->trouble = true;
	} else {
		tell_draft(checking, draft);
	}
	pl_findings_free(draft->findings);
	return pl_outputs_flush(&checking->outputs);
}

/* Silence looks like failure: where the format itself says nothing of a clean run,
 * standard error does. */
static void tell_clean(const struct checking *checking, const struct pl_drafts *drafts, int status)
{
	const struct pl_report *report = &checking->outputs.at[0].report;
	const char *format = pl_tr_n(report->lang, "%zu draft, nothing to say. %s",
				     "%zu drafts, nothing to say. %s", drafts->n);

	if (status == PL_EXIT_TROUBLE || checking->worst >= 0 || !drafts->n ||
	    checking->outputs.at[0].path || strcmp(report->format->name, "line"))
		return;
	pl_tellf(format, drafts->n,
		 drafts->n == 1 && checking->lengths.len ? checking->lengths.at : "");
}

static int status_of(const struct checking *checking, const struct pl_drafts *drafts)
{
	if (checking->trouble || checking->outputs.trouble || drafts->trouble ||
	    checking->loaded->faulty)
		return PL_EXIT_TROUBLE;
	if (drafts->settings->no_exit)
		return PL_EXIT_CLEAN;
	return checking->failed ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

static int check_all(struct checking *checking, struct pl_settings *settings)
{
	struct pl_drafts drafts = {
		.loaded = checking->loaded,
		.settings = settings,
		.each = each,
		.run = run_rules,
		.context = checking,
		.jobs = checking->n_works,
		.rules_only = true,
		.pictures = true,
	};
	int status;

	if (!pl_known_open(&checking->known, settings) || !pl_outputs_start(&checking->outputs))
		return PL_EXIT_TROUBLE;
	pl_progress_start(&checking->progress, settings->lang, settings->plain);
	pl_drafts_walk(&drafts);
	pl_progress_end(&checking->progress);
	pl_outputs_finish(&checking->outputs);
	if (!pl_known_finish(&checking->known, settings))
		checking->trouble = true;
	status = status_of(checking, &drafts);
	tell_clean(checking, &drafts, status);
	if (settings->stats)
		pl_progress_sum(&checking->progress, drafts.n, checking->n_works);
	return status;
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

/* How many threads are asked for. */
static bool read_jobs(const struct pl_settings *settings, size_t *n, struct pl_err *err)
{
	uint64_t jobs = 1;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (settings->jobs &&
	    (!pl_str_number(pl_str_of(settings->jobs), &jobs) || jobs > PL_MOST_JOBS))
		return pl_fail(err, PL_INPUT,
			       "--jobs takes a number of threads from 0 to %d, not '%s'",
			       PL_MOST_JOBS, settings->jobs);
	if (!jobs)
		jobs = processors > 0 && processors < PL_MOST_JOBS ? (uint64_t)processors : 1;
	*n = (size_t)jobs;
	return true;
}

static bool make_works(struct checking *checking, const struct pl_settings *settings,
		       struct pl_err *err)
{
	size_t n = 0;

	if (!read_jobs(settings, &n, err))
		return false;
	while (checking->n_works < n) {
		struct pl_regex_work *work = pl_regex_work_new(err);

		if (!work)
			return false;
		checking->works[checking->n_works++] = work;
	}
	return true;
}

static int run(struct pl_settings *settings)
{
	struct checking checking = { .worst = -1 };
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
	else if (pl_outputs_choose(&checking.outputs, settings) && pl_load_files(&loaded, settings))
		status = check_all(&checking, settings);
	if (loaded.settings)
		pl_loaded_release(&loaded);
	pl_outputs_release(&checking.outputs);
	pl_known_release(&checking.known);
	pl_buf_release(&checking.lengths);
	pl_buf_release(&checking.skipped);
	while (checking.n_works)
		pl_regex_work_free(checking.works[--checking.n_works]);
	return status;
}

const struct pl_command pl_command_check = {
	.name = "check",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("say what to mend in drafts, and why"),
	.example = "plume check --network x draft.txt",
	.options =
		"network level fail-on format output input columns stdin-filename rules rule style "
		"profile config jobs baseline update-baseline "
		"no-config show-suppressed verbose now max-size no-ignore stats column color",
	.as_vale = "minAlertLevel no-exit filter glob ext ignore-syntax no-global no-color "
		   "sort normalize relative no-wrap",
	.run = run,
};
