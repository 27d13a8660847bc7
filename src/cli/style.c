/* Folders of styles, and a single style's. */
#define _XOPEN_SOURCE 700 /* realpath is no part of POSIX without it */

#include "cli/style.h"

#include <stdlib.h>
#include <string.h>

/* --- one style: its files stand as STYLE/RULE.yml ------------------------------------- */

struct renaming {
	const struct pl_style_folder *folder;
	bool (*each)(void *context, const char *name);
	void *context;
	bool failed; /* memory ended */
};

static bool rename_each(void *context, const char *name)
{
	struct renaming *renaming = context;
	struct pl_buf renamed = { 0 };
	bool ok;

	pl_buf_printf(&renamed, "%s/%s", renaming->folder->style.at, name);
	renaming->failed = renaming->failed || renamed.failed;
	ok = !renamed.failed && renaming->each(renaming->context, renamed.at);
	pl_buf_release(&renamed);
	return ok;
}

static bool walk_style(const struct pl_source *source, const char *ending,
		       bool (*each)(void *context, const char *name), void *context,
		       struct pl_err *err)
{
	const struct pl_style_folder *folder = source->data;
	struct renaming renaming = { folder, each, context, false };
	bool ok = folder->folder.walk(&folder->folder, ending, rename_each, &renaming, err);

	return renaming.failed ? pl_fail_nomem(err) : ok;
}

static bool read_style(const struct pl_source *source, const char *name, struct pl_buf *out,
		       struct pl_err *err)
{
	const struct pl_style_folder *folder = source->data;
	size_t len = folder->style.len;

	if (!strncmp(name, folder->style.at, len) && name[len] == '/')
		return folder->folder.read(&folder->folder, name + len + 1, out, err);
	return folder->beside.read(&folder->beside, name, out, err);
}

/* --- which of the two ------------------------------------------------------------------- */

/* A rule that lies in the folder itself. */
static bool is_deep(void *context, const char *name)
{
	bool *own = context;

	*own = strchr(name, '/') == NULL;
	return !*own;
}

static bool split_path(struct pl_style_folder *folder, const char *path, struct pl_err *err)
{
	char *whole = realpath(path, NULL), *slash = whole ? strrchr(whole, '/') : NULL;
	size_t given = strlen(path);

	if (!slash || !slash[1]) {
		free(whole);
		return pl_fail(err, PL_INPUT, "there are no rules to test: STYLE/RULE.yml");
	}
	while (given > 1 && path[given - 1] == '/')
		given--;
	pl_buf_puts(&folder->style, slash + 1);
	/* The folder as it was given, when its name ends that. */
	if (pl_str_ends((struct pl_str){ path, given }, slash + 1))
		pl_buf_add(&folder->parent, (struct pl_str){ path, given - strlen(slash + 1) });
	else
		pl_buf_add(&folder->parent, (struct pl_str){ whole, (size_t)(slash - whole) });
	while (folder->parent.len > 1 && folder->parent.at[folder->parent.len - 1] == '/')
		pl_buf_cut(&folder->parent, folder->parent.len - 1);
	if (!folder->parent.len)
		pl_buf_puts(&folder->parent, ".");
	free(whole);
	return !(folder->style.failed || folder->parent.failed) || pl_fail_nomem(err);
}

bool pl_style_folder_init(struct pl_style_folder *folder, const char *path, struct pl_err *err)
{
	bool own = false;
	struct pl_err walking = { .french = err->french };

	*folder = (struct pl_style_folder){ 0 };
	pl_source_folder(&folder->folder, path);
	folder->source = folder->folder;
	if (!folder->folder.walk(&folder->folder, ".yml", is_deep, &own, &walking) && !own) {
		*err = walking;
		return false;
	}
	if (!own)
		return true;
	if (!split_path(folder, path, err))
		return false;
	pl_source_folder(&folder->beside, folder->parent.at);
	folder->source = (struct pl_source){
		.name = folder->parent.at,
		.walk = walk_style,
		.read = read_style,
		.data = folder,
	};
	return true;
}

void pl_style_folder_release(struct pl_style_folder *folder)
{
	pl_buf_release(&folder->parent);
	pl_buf_release(&folder->style);
}
