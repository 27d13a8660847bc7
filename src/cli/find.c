/* Finding the configuration of a file. */
#define _XOPEN_SOURCE 700 /* realpath is no part of POSIX without it */

#include "cli/find.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HIGHEST = 64 /* folders */ };

/* The first that lies in a folder wins.  Vale's own names, in its order; one in the
 * user's configuration folder, which Vale reads too, is not for a program whose answer
 * should be the same on every machine. */
static const char *const names[] = { ".plume.yml", ".vale",     "_vale", "vale.ini",
				     ".vale.ini",  "_vale.ini", NULL };

static bool is_ours(const struct stat *folder)
{
	return folder->st_uid == geteuid() || folder->st_uid == 0;
}

static bool same(const struct stat *one, const struct stat *other)
{
	return one->st_ino == other->st_ino && one->st_dev == other->st_dev;
}

/* The folder above: by its name where that leads there, else by `..`. */
static const char *above(struct pl_arena *arena, const char *folder)
{
	const char *up = strcmp(folder, ".") ? pl_arena_printf(arena, "%s/..", folder).at : "..";
	const char *slash = strrchr(folder, '/');
	const char *named = !slash ? "." : slash == folder ? "/" : NULL;
	struct stat real, by_name;

	if (!strcmp(folder, ".") || !strcmp(folder, "..") || (slash && !strcmp(slash, "/..")))
		return up;
	if (!named)
		named = pl_arena_str(arena, (struct pl_str){ folder, (size_t)(slash - folder) }).at;
	if (!stat(up, &real) && !stat(named, &by_name) && same(&real, &by_name))
		return named;
	return up;
}

/* The configuration in the folder that comes at or behind `*next` of the names. */
static const char *lies_in(struct pl_arena *arena, const char *folder, size_t *next)
{
	bool here = !strcmp(folder, ".");

	while (names[*next]) {
		const char *name = names[(*next)++];
		const char *slash = here || !strcmp(folder, "/") ? "" : "/";
		struct pl_str path =
			pl_arena_printf(arena, "%s%s%s", here ? "" : folder, slash, name);
		struct stat file;

		if (!stat(path.at, &file) && (!S_ISDIR(file.st_mode) || *next == 1))
			return path.at;
	}
	return NULL;
}

/* Nothing above this folder concerns what lies in it. */
static bool is_top(struct pl_arena *arena, const char *folder, const struct stat *here)
{
	const char *home = getenv("HOME");
	struct stat other;

	return !stat(pl_arena_printf(arena, "%s/.git", folder).at, &other) ||
	       (home && !stat(home, &other) && same(here, &other));
}

struct pl_found_config pl_config_find(struct pl_arena *arena, const char *folder,
				      void (*told)(void *context, const char *file), void *context)
{
	struct pl_found_config found = { 0 };
	struct stat here, before;

	for (int depth = 0; depth < HIGHEST && !arena->failed; depth++) {
		const char *file;
		size_t next = 0;

		if (stat(folder, &here) || !is_ours(&here) ||
		    (depth && (here.st_dev != before.st_dev || same(&here, &before))))
			break;
		before = here;
		while ((!found.file || told) && (file = lies_in(arena, folder, &next))) {
			if (found.file)
				told(context, file);
			else
				found = (struct pl_found_config){ file, next > 1 };
		}
		if ((found.file && !told) || is_top(arena, folder, &here))
			break;
		folder = above(arena, folder);
	}
	return found;
}

struct pl_str pl_config_way(struct pl_arena *arena, const char *file, const char *folder)
{
	const char *slash = strrchr(file, '/');
	struct pl_str top_name =
		slash ? (struct pl_str){ file, (size_t)(slash - file) + 1 } : PL_STR(".");
	char *here = realpath(folder, NULL);
	char *top = realpath(pl_arena_str(arena, top_name).at, NULL);
	struct pl_str way = { 0 }, below = pl_str_of(here), above_it = pl_str_of(top);

	if (pl_str_is(above_it, "/"))
		above_it.len = 0;
	if (here && top && pl_str_same(below, above_it))
		way = PL_STR("");
	else if (here && top && below.len > above_it.len && below.at[above_it.len] == '/' &&
		 pl_str_same(pl_str_cut(below, 0, above_it.len), above_it))
		way = pl_arena_printf(arena, "%s/", here + above_it.len + 1);
	free(here);
	free(top);
	return way;
}

bool pl_config_is_vale(const char *file, struct pl_str bytes)
{
	const char *slash = strrchr(file, '/');
	struct pl_str name = pl_str_of(slash ? slash + 1 : file);

	if (pl_str_ends(name, ".yml") || pl_str_ends(name, ".yaml"))
		return false;
	if (pl_str_ends(name, ".ini") || pl_str_ends(name, "vale"))
		return true;
	/* By what comes first: a section or `key = value`, or `key: value`. */
	for (size_t at = 0, end; at < bytes.len; at = end + 1) {
		struct pl_str line;
		size_t equals, colon;

		end = pl_str_find(bytes, PL_STR("\n"), at);
		end = end == SIZE_MAX ? bytes.len : end;
		line = pl_str_trim(pl_str_cut(bytes, at, end));
		if (!line.len || line.at[0] == '#')
			continue;
		equals = pl_str_find(line, PL_STR("="), 0);
		colon = pl_str_find(line, PL_STR(":"), 0);
		return line.at[0] == '[' || line.at[0] == ';' || equals < colon;
	}
	return false;
}
