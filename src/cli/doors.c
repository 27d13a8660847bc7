/* Files of walks, by the XDG base directory specification 0.8. */
#include "cli/doors.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/save.h"
#include "cli/load.h"

enum { LARGEST_DRAFT = 16 << 20, LARGEST_OWN = 1 << 20 };

/* --- folders --------------------------------------------------------------------------- */

/* The variable counts only when it is an absolute path, as the specification says. */
static void find_folder(struct pl_buf *folder, const char *variable, const char *below_home)
{
	const char *set = getenv(variable), *home = getenv("HOME");

	if (set && set[0] == '/')
		pl_buf_printf(folder, "%s/plume/", set);
	else if (home && home[0] == '/')
		pl_buf_printf(folder, "%s/%s/plume/", home, below_home);
}

void pl_doors_find(struct pl_doors *doors, enum pl_lang lang)
{
	*doors = (struct pl_doors){ .lang = lang };
	find_folder(&doors->data, "XDG_DATA_HOME", ".local/share");
	find_folder(&doors->state, "XDG_STATE_HOME", ".local/state");
	find_folder(&doors->cache, "XDG_CACHE_HOME", ".cache");
	find_folder(&doors->config, "XDG_CONFIG_HOME", ".config");
}

void pl_doors_release(struct pl_doors *doors)
{
	pl_buf_release(&doors->data);
	pl_buf_release(&doors->state);
	pl_buf_release(&doors->cache);
	pl_buf_release(&doors->config);
}

/* Makes every folder on the way that is not there. */
static bool make_folders(char *path)
{
	struct stat found;

	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) && errno != EEXIST) {
			*slash = '/';
			return false;
		}
		*slash = '/';
	}
	return !stat(path, &found) && S_ISDIR(found.st_mode);
}

bool pl_doors_path(const struct pl_buf *folder, const char *name, struct pl_buf *path)
{
	if (!folder->len) {
		errno = ENOENT;
		return false;
	}
	pl_buf_add(path, pl_buf_str(folder));
	if (path->failed || !make_folders(path->at))
		return false;
	pl_buf_puts(path, name);
	return !path->failed;
}

/* --- a person's files ---------------------------------------------------------------------- */

static bool read_draft(void *context, const char *path, struct pl_buf *out, struct pl_err *err)
{
	(void)context;
	return pl_file_read_fixed(path, LARGEST_DRAFT, out, err);
}

static bool exists(void *context, const char *path)
{
	struct stat found;

	(void)context;
	return !lstat(path, &found);
}

/* --- writing ------------------------------------------------------------------------------ */

static bool save_draft(void *context, const char *path, struct pl_str bytes, struct pl_err *err)
{
	(void)context;
	return pl_save_file(path, 0666, bytes, err);
}

/* --- the walk's own ------------------------------------------------------------------------ */

static bool fail_folder(const struct pl_doors *doors, struct pl_err *err)
{
	return pl_fail(err, PL_NOFILE, "there is no folder for what walks keep: %s",
		       doors->data.len ? doors->data.at : "HOME?");
}

static bool load_own(void *context, const char *name, struct pl_buf *out, struct pl_err *err)
{
	const struct pl_doors *doors = context;
	struct pl_buf path = { 0 };
	struct stat found;
	bool ok = true;

	pl_buf_printf(&path, "%s%s", doors->data.len ? doors->data.at : "", name);
	if (doors->data.len && !path.failed && !stat(path.at, &found))
		ok = pl_file_read_fixed(path.at, LARGEST_OWN, out, err);
	pl_buf_release(&path);
	return ok;
}

static bool keep_own(void *context, const char *name, struct pl_str bytes, struct pl_err *err)
{
	const struct pl_doors *doors = context;
	struct pl_buf path = { 0 };
	bool ok = pl_doors_path(&doors->data, name, &path);

	if (!ok)
		fail_folder(doors, err);
	else if (bytes.len)
		ok = pl_save_file(path.at, 0600, bytes, err);
	else
		ok = !unlink(path.at) || errno == ENOENT || pl_fail_writing(err, path.at, errno);
	pl_buf_release(&path);
	return ok;
}

/* progress.json.broken-1, or the first number that is free. */
static bool put_aside(void *context, const char *name, struct pl_buf *as, struct pl_err *err)
{
	const struct pl_doors *doors = context;
	struct pl_buf path = { 0 };
	bool ok = pl_doors_path(&doors->data, name, &path) || fail_folder(doors, err);

	for (unsigned i = 1; ok && i < 1000; i++) {
		pl_buf_cut(as, 0);
		pl_buf_printf(as, "%s.broken-%u", path.at, i);
		if (as->failed || !exists(NULL, as->at))
			break;
	}
	ok = ok && !as->failed &&
	     (!rename(path.at, as->at) || pl_fail_writing(err, path.at, errno));
	pl_buf_release(&path);
	return ok;
}

/* --now names a day, and an hour when it likes. */
static void clock_of(void *context, struct pl_date *today, int32_t *minutes)
{
	const struct pl_doors *doors = context;

	if (!doors->now || !pl_date_read(pl_str_of(doors->now), today, minutes))
		pl_clock(today, minutes);
}

struct pl_walk_doors pl_doors_of(struct pl_doors *doors)
{
	return (struct pl_walk_doors){
		.context = doors,
		.read = read_draft,
		.exists = exists,
		.save = save_draft,
		.load = load_own,
		.keep = keep_own,
		.aside = put_aside,
		.clock = clock_of,
	};
}
