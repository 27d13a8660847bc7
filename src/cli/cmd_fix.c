/* plume fix: mends drafts where they lie. */
#include "cli/command.h"
#include "cli/mender.h"
#include "cli/outcome.h"
#include "cli/tell.h"

#include <string.h>
#include <unistd.h>

struct fixing {
	struct pl_mender mender;
	struct pl_outcome outcome;
	struct pl_lint_work *work;
};

static void run_rules(void *context, size_t thread, struct pl_linting *drafts, size_t n)
{
	struct fixing *fixing = context;

	(void)thread;
	pl_lint_together(drafts, n, fixing->work);
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct fixing *fixing = context;

	return pl_mender_add(&fixing->mender, draft);
}

static void file(void *context, const char *path, const struct pl_str *bytes)
{
	struct fixing *fixing = context;

	if (bytes) {
		pl_mender_begin(&fixing->mender, path, *bytes);
	} else {
		pl_mender_end(&fixing->mender);
		pl_outputs_flush(&fixing->outcome.outputs, true);
	}
}

static void tell_sum(const struct fixing *fixing, enum pl_lang lang)
{
	const struct pl_mender *mender = &fixing->mender;
	struct pl_buf line = { 0 };

	if (!mender->n_remedies)
		return;
	pl_buf_printf(&line,
		      pl_tr_n(lang, "%zu remedy was taken.", "%zu remedies were taken.",
			      mender->n_remedies),
		      mender->n_remedies);
	if (mender->dry)
		pl_buf_printf(&line, " %s", pl_tr(lang, "Nothing was written."));
	else if (!mender->settings->no_undo && strcmp(mender->settings->operands.at[0], "-") != 0)
		pl_buf_printf(&line, " %s", pl_tr(lang, "plume undo takes them back."));
	pl_tellf("%s", line.failed ? "" : line.at);
	pl_buf_release(&line);
}

/* Standard output holds the mended draft, or the diff: what is left is told elsewhere. */
static bool choose_outputs(struct fixing *fixing, const struct pl_settings *settings)
{
	bool filter = !strcmp(settings->operands.at[0], "-") || settings->diff;

	if (!pl_outputs_choose(&fixing->outcome.outputs, settings))
		return false;
	for (size_t i = 0; i < fixing->outcome.outputs.n; i++) {
		struct pl_output *output = &fixing->outcome.outputs.at[i];

		if (filter && !output->path) {
			output->aside = true;
			output->report.hints = output->report.color = false;
		}
	}
	return true;
}

static int fix_all(struct fixing *fixing, struct pl_loaded *loaded, struct pl_settings *settings)
{
	struct pl_drafts drafts = {
		.loaded = loaded,
		.settings = settings,
		.each = each,
		.run = run_rules,
		.file = file,
		.context = fixing,
		.pictures = true,
	};
	int status;

	if (!pl_outputs_start(&fixing->outcome.outputs))
		return PL_EXIT_TROUBLE;
	pl_drafts_walk(&drafts);
	pl_outputs_finish(&fixing->outcome.outputs);
	tell_sum(fixing, settings->lang);
	status = pl_outcome_status(&fixing->outcome, &drafts);
	if (settings->check && status != PL_EXIT_TROUBLE)
		return fixing->mender.n_files ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
	return status;
}

/* What cannot be done together is told. */
static bool is_possible(const struct pl_settings *settings)
{
	bool standard = false;

	for (size_t i = 0; i < settings->operands.n; i++)
		standard = standard || !strcmp(settings->operands.at[i], "-");
	if (standard && settings->operands.n > 1)
		pl_tellf("%s",
			 pl_tr(settings->lang, "standard input is mended alone: without other "
					       "files beside it"));
	else if (standard && settings->suggested)
		pl_tellf("%s",
			 pl_tr(settings->lang, "--suggested reads answers from standard input, "
					       "so the draft must be in a file"));
	else
		return true;
	return false;
}

static int run(struct pl_settings *settings)
{
	struct fixing fixing = { .outcome = { .worst = -1 } };
	struct pl_loaded loaded = { 0 };
	struct pl_err err = { .french = settings->lang == PL_FR };
	int status = PL_EXIT_TROUBLE;

	if (!settings->operands.n && isatty(STDIN_FILENO)) {
		pl_tellf("%s", pl_tr(settings->lang, "which drafts? Example: plume fix draft.txt"));
		return status;
	}
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	fixing.work = pl_lint_work_new(&err);
	if (!fixing.work)
		pl_tell(&err);
	else if (is_possible(settings) &&
		 pl_mender_init(&fixing.mender, settings, &fixing.outcome) &&
		 choose_outputs(&fixing, settings) && pl_load_files(&loaded, settings))
		status = fix_all(&fixing, &loaded, settings);
	pl_mender_release(&fixing.mender);
	if (loaded.settings)
		pl_loaded_release(&loaded);
	pl_outcome_release(&fixing.outcome);
	pl_lint_work_free(fixing.work);
	return status;
}

const struct pl_command pl_command_fix = {
	.name = "fix",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("mend what can be mended without changing what is meant"),
	.example = "plume fix --diff draft.txt",
	.options =
		"diff dry-run suggested only lines check in-place no-undo network level fail-on "
		"format output input columns stdin-filename rules rule style profile config "
		"baseline no-config no-cache show-suppressed now max-size no-ignore column color",
	.run = run,
};
