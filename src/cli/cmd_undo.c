/* plume undo: gives files the bytes back that they had before plume fix. */
#include "cli/command.h"
#include "cli/kept.h"
#include "cli/tell.h"

struct undoing {
	const struct pl_settings *settings;
	struct pl_kept kept;
	PL_LIST(char *) paths; /* of the last run */
	size_t n;
	bool trouble;
};

static void one(struct undoing *undoing, const char *path)
{
	const struct pl_settings *settings = undoing->settings;
	struct pl_err err = { .french = settings->lang == PL_FR };

	if (!pl_kept_give_back(&undoing->kept, path, settings->dry_run, &err)) {
		pl_tell(&err);
		undoing->trouble = true;
		return;
	}
	undoing->n++;
	pl_tellf(settings->dry_run
			 ? pl_tr(settings->lang, "%s: would be as it was before plume fix")
			 : pl_tr(settings->lang, "%s: is as it was before plume fix"),
		 path);
}

/* Giving back takes entries away, so their paths are gathered first. */
static bool gather(void *context, const char *path)
{
	struct undoing *undoing = context;
	char **kept = PL_PUSH(&undoing->paths);
	struct pl_buf copy = { 0 };

	pl_buf_puts(&copy, path);
	if (kept)
		*kept = copy.at;
	return kept && !copy.failed;
}

static void last_run(struct undoing *undoing)
{
	pl_kept_last(&undoing->kept, gather, undoing);
	if (!undoing->paths.n) {
		pl_tellf("%s", pl_tr(undoing->settings->lang,
				     "plume has not mended any file lately: there is nothing to "
				     "undo"));
		undoing->trouble = true;
	}
	for (size_t i = 0; i < undoing->paths.n; i++) {
		one(undoing, undoing->paths.at[i]);
		pl_free(undoing->paths.at[i]);
	}
	PL_LIST_RELEASE(&undoing->paths);
}

static int run(struct pl_settings *settings)
{
	struct undoing undoing = { .settings = settings };

	pl_kept_open(&undoing.kept, settings->lang);
	undoing.kept.in_place = settings->in_place;
	if (!settings->operands.n)
		last_run(&undoing);
	for (size_t i = 0; i < settings->operands.n; i++)
		one(&undoing, settings->operands.at[i]);
	pl_kept_release(&undoing.kept);
	return undoing.trouble ? PL_EXIT_TROUBLE : PL_EXIT_CLEAN;
}

const struct pl_command pl_command_undo = {
	.name = "undo",
	.operands = "[FILE]…",
	.help = N_("give files the bytes back that they had before plume fix; without a name, "
		   "those of its last run"),
	.example = "plume undo draft.txt",
	.options = "dry-run in-place",
	.run = run,
};
