#include "cli/reach.h"

#include "base/catalogue.h"
#include "base/inside.h"
#include "cli/doors.h"
#include "cli/find.h"
#include "cli/tell.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- paths -------------------------------------------------------------------------------- */

/* Takes `name/..` out of the path where that says the same, as it does when the name is
 * not that of a link: messages show paths.  Written to. */
static void shorten(char *path)
{
	char *up = path;

	while ((up = strstr(up, "/../"))) {
		char *name = up;
		struct stat found;
		bool folder;

		while (name > path && name[-1] != '/')
			name--;
		*up = '\0';
		folder = !lstat(path, &found) && S_ISDIR(found.st_mode);
		*up = '/';
		if (!folder || !strncmp(name, "../", 3) || !strncmp(name, "./", 2)) {
			up += 3;
			continue;
		}
		memmove(name, up + 4, strlen(up + 4) + 1);
		up = name > path ? name - 1 : path;
	}
}

/* A path that the configuration names: it starts in the configuration's own folder. */
static const char *beside(struct pl_setup *setup, struct pl_str name)
{
	const char *slash = strrchr(setup->file, '/'), *home = getenv("HOME");
	struct pl_buf path = { 0 };
	const char *kept;

	if (home && pl_str_starts(name, "~/"))
		name = pl_arena_printf(&setup->arena, "%s%s", home, name.at + 1);
	while (name.len > 1 && name.at[name.len - 1] == '/')
		name.len--;
	if (slash && !pl_str_starts(name, "/"))
		pl_buf_printf(&path, "%.*s/", (int)(slash - setup->file), setup->file);
	pl_buf_add(&path, name);
	if (path.at)
		shorten(path.at);
	kept = pl_arena_str(&setup->arena, pl_str_of(path.at)).at;
	setup->arena.failed = setup->arena.failed || path.failed;
	pl_buf_release(&path);
	return kept;
}

/* --- how far ------------------------------------------------------------------------------ */

void pl_reach_begin(struct pl_setup *setup, bool named)
{
	const char *slash = strrchr(setup->file, '/');
	struct pl_str folder =
		!slash ? PL_STR(".")
		       : (struct pl_str){ setup->file, slash == setup->file
							       ? 1
							       : (size_t)(slash - setup->file) };

	setup->root = pl_arena_str(&setup->arena, folder).at;
	if (setup->vale)
		setup->root = named ? NULL : pl_config_top(&setup->arena, setup->root);
}

/* By its name alone: what stands in his own folder, links too, the user has put there. */
static bool is_users(const char *path)
{
	struct pl_str whole = pl_str_of(path), folder;
	struct pl_doors doors;
	bool is;

	pl_doors_find(&doors, PL_EN);
	folder = pl_buf_str(&doors.config);
	is = folder.len && whole.len > folder.len &&
	     pl_str_same(pl_str_cut(whole, 0, folder.len), folder) &&
	     !pl_why_outside(pl_str_cut(whole, folder.len, whole.len));
	pl_doors_release(&doors);
	return is;
}

/* Vale's names may go up and down, as long as they end in the repository. */
static const char *why_not(const struct pl_setup *setup, struct pl_str name, const char *path)
{
	const char *why = pl_why_outside(name);

	if (!setup->root || is_users(path))
		return NULL;
	if (setup->vale)
		why = NULL;
	else if (!why && pl_str_starts(name, "~/"))
		why = N_("it is an absolute path");
	if (!why && pl_why_leads_outside(setup->root, path))
		why = setup->vale ? N_("it leads out of the repository")
				  : pl_why_leads_outside(setup->root, path);
	return why;
}

static void refuse(struct pl_setup *setup, struct pl_str name, struct pl_where where,
		   const char *why)
{
	struct pl_err err = { .french = setup->lang == PL_FR }, shown = err;

	if (setup->vale)
		pl_fail(&err, PL_RULE,
			"'%.*s' is refused: %s; whoever trusts this configuration names it with "
			"--config",
			PL_ARGS(name), pl_err_tr(&err, why));
	else
		pl_fail(&err, PL_RULE,
			"'%.*s' is refused: %s; a configuration names what lies in its own folder",
			PL_ARGS(name), pl_err_tr(&err, why));
	pl_fail_at(&shown, PL_RULE, setup->file, where.line, where.column, "%s%s",
		   setup->vale ? "E201 Invalid value provided: " : "", err.text);
	pl_tell(&shown);
	setup->faulty = true;
}

const char *pl_reach(struct pl_setup *setup, struct pl_str name, struct pl_where where)
{
	const char *path = beside(setup, name);
	const char *why = path ? why_not(setup, name, path) : NULL;

	if (why)
		refuse(setup, name, where, why);
	return why ? NULL : path;
}

bool pl_reaches(struct pl_setup *setup, const char *path, struct pl_where where)
{
	const char *why =
		!setup->root || is_users(path) ? NULL : pl_why_leads_outside(setup->root, path);

	if (why)
		refuse(setup, pl_str_of(path), where, why);
	return !why;
}
