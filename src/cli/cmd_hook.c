/* plume hook: a git hook that reads what is about to be committed. */
#include "cli/command.h"
#include "cli/tell.h"

#include "base/file.h"
#include "base/save.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* By which a hook of ours is known. */
#define MARK "# plume hook 1"

enum { LONGEST = 1 << 20 };

/* The staged contents are read, not those of the working copy; names may hold anything. */
static const char script[] =
	"#!/bin/sh\n" MARK "\n"
	"# Reads the drafts that are staged, before they are committed. plume hook uninstall "
	"takes\n"
	"# it away; git commit --no-verify goes around it.\n"
	"before=$(dirname \"$0\")/pre-commit.before-plume\n"
	"if [ -x \"$before\" ]; then\n"
	"\t\"$before\" \"$@\" || exit $?\n"
	"fi\n"
	"PLUME=${PLUME:-plume}\n"
	"if ! command -v \"$PLUME\" >/dev/null 2>&1; then\n"
	"\techo 'plume hook: plume is not in PATH, so the drafts are not read' >&2\n"
	"\texit 1\n"
	"fi\n"
	"export PLUME\n"
	"git diff --cached --name-only --diff-filter=ACMR -z -- '*.txt' '*.post' '*.md' |\n"
	"\txargs -0 -r -n 1 sh -c \\\n"
	"\t\t'git show \":0:$1\" | \"$PLUME\" check --stdin-filename \"$1\" -' sh || exit 1\n";

struct hook {
	enum pl_lang lang;
	struct pl_buf path, before; /* pre-commit, and the one that was there first */
};

/* --- where ------------------------------------------------------------------------------------ */

/* git knows about core.hooksPath, worktrees and submodules. */
static bool find(struct hook *hook)
{
	/* NOLINTNEXTLINE(cert-env33-c): the command is ours, word for word. */
	FILE *git = popen("git rev-parse --git-path hooks 2>/dev/null", "r");
	char folder[4096];
	size_t n = git ? fread(folder, 1, sizeof(folder) - 1, git) : 0;
	bool ok = git && pclose(git) == 0 && n > 1;

	folder[n > 0 ? n - 1 : 0] = '\0'; /* its newline */
	if (ok) {
		pl_buf_printf(&hook->path, "%s/pre-commit", folder);
		pl_buf_printf(&hook->before, "%s/pre-commit.before-plume", folder);
		if (mkdir(folder, 0777) && errno != EEXIST)
			ok = false;
	}
	if (!ok)
		pl_tellf("%s",
			 pl_tr(hook->lang, "this folder is in no git repository (or git is not "
					   "there): git init makes one"));
	return ok && !hook->path.failed && !hook->before.failed;
}

static bool is_there(const char *path)
{
	struct stat found;

	return !lstat(path, &found);
}

static bool is_ours(const char *path)
{
	struct pl_buf bytes = { 0 };
	bool ours = is_there(path) && pl_file_read(path, LONGEST, &bytes, NULL) &&
		    pl_str_find(pl_buf_str(&bytes), PL_STR(MARK), 0) != SIZE_MAX;

	pl_buf_release(&bytes);
	return ours;
}

/* --- what is done --------------------------------------------------------------------------------
 */

static int fail_errno(const struct hook *hook, const char *path)
{
	struct pl_err err = { .french = hook->lang == PL_FR };

	pl_fail_writing(&err, path, errno);
	pl_tell(&err);
	return PL_EXIT_TROUBLE;
}

static int install(struct hook *hook)
{
	struct pl_err err = { .french = hook->lang == PL_FR };
	const char *path = hook->path.at, *before = hook->before.at;
	bool chain = is_there(path) && !is_ours(path);

	if (chain && is_there(before)) {
		pl_tellf(pl_tr(hook->lang,
			       "%s is there already: there is no place for the hook that "
			       "stands in the way"),
			 before);
		return PL_EXIT_TROUBLE;
	}
	if (chain && rename(path, before))
		return fail_errno(hook, path);
	if (!pl_save_file(path, 0777, pl_str_of(script), &err)) {
		pl_tell(&err);
		if (chain && rename(before, path))
			return fail_errno(hook, before);
		return PL_EXIT_TROUBLE;
	}
	pl_tellf(chain ? pl_tr(hook->lang, "%s reads staged drafts now, after the hook that was "
					   "there")
		       : pl_tr(hook->lang, "%s reads staged drafts now"),
		 path);
	return PL_EXIT_CLEAN;
}

static int uninstall(struct hook *hook)
{
	const char *path = hook->path.at, *before = hook->before.at;
	bool restored = is_there(before);

	if (!is_ours(path)) {
		pl_tellf(pl_tr(hook->lang, "%s is not of plume: nothing was changed"), path);
		return PL_EXIT_TROUBLE;
	}
	if (restored ? rename(before, path) : unlink(path))
		return fail_errno(hook, path);
	pl_tellf(restored ? pl_tr(hook->lang, "%s is again the hook that was there before")
			  : pl_tr(hook->lang, "%s is gone"),
		 path);
	return PL_EXIT_CLEAN;
}

static int status(struct hook *hook)
{
	bool ours = is_ours(hook->path.at);

	pl_tellf(ours ? pl_tr(hook->lang, "%s reads staged drafts")
		      : pl_tr(hook->lang, "%s does not read drafts: plume hook install"),
		 hook->path.at);
	return ours ? PL_EXIT_CLEAN : PL_EXIT_FINDINGS;
}

static const struct {
	const char *word;
	int (*run)(struct hook *hook);
} words[] = { { "install", install }, { "uninstall", uninstall }, { "status", status } };

static int run(struct pl_settings *settings)
{
	struct hook hook = { .lang = settings->lang };
	const char *word = settings->operands.n == 1 ? settings->operands.at[0] : "";
	int result = PL_EXIT_TROUBLE;
	size_t i = 0;

	while (i < sizeof(words) / sizeof(*words) && strcmp(words[i].word, word) != 0)
		i++;
	if (i == sizeof(words) / sizeof(*words))
		pl_tellf("%s", pl_tr(settings->lang,
				     "plume hook wants one of install, uninstall and status"));
	else if (find(&hook))
		result = words[i].run(&hook);
	pl_buf_release(&hook.path);
	pl_buf_release(&hook.before);
	return result;
}

const struct pl_command pl_command_hook = {
	.name = "hook",
	.operands = "install|uninstall|status",
	.help = N_("read staged drafts before git commits them"),
	.example = "plume hook install",
	.options = "",
	.run = run,
};
