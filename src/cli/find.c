/* Finding the configuration of a file. */
#include "cli/find.h"

#include "base/inside.h"

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

/* As git has it: whoever works through sudo is root, and still at home with his own. */
static bool is_who_asked(uid_t user)
{
	const char *sudo = geteuid() ? NULL : getenv("SUDO_UID");
	uint64_t number;

	return sudo && pl_str_number(pl_str_of(sudo), &number) && number == user;
}

bool pl_config_is_ours(const struct stat *found)
{
	return found->st_uid == geteuid() || !found->st_uid || is_who_asked(found->st_uid);
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

/* Both the file and the link that may stand for it. */
static bool is_file_ours(const char *path)
{
	struct stat link, file;

	return !lstat(path, &link) && !stat(path, &file) && pl_config_is_ours(&link) &&
	       pl_config_is_ours(&file);
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

static bool has_git(struct pl_arena *arena, const char *folder)
{
	struct stat git;

	return !stat(pl_arena_printf(arena, "%s/.git", folder).at, &git);
}

static bool is_home(const struct stat *here)
{
	const char *home = getenv("HOME");
	struct stat found;

	return home && !stat(home, &found) && same(here, &found);
}

/* Nothing above this folder concerns what lies in it. */
static bool is_top(struct pl_arena *arena, const char *folder, const struct stat *here)
{
	return has_git(arena, folder) || is_home(here);
}

/* What a search knows on its way up. */
struct search {
	struct pl_arena *arena;
	struct pl_found_config found;
	const char *strange; /* the first folder that is someone else's, or NULL */
	void (*told)(void *context, const char *file);
	void *context;
};

/* All that lies above a folder that is someone else's is his to give us, too. */
static bool is_refused(struct search *search, const char *file)
{
	const char *whose = search->strange ? search->strange : !is_file_ours(file) ? file : NULL;

	if (whose && !search->found.file && !search->found.refused) {
		search->found.refused = file;
		search->found.whose = whose;
	}
	return whose != NULL;
}

static void look_in(struct search *search, const char *folder)
{
	size_t next = 0;
	const char *file;

	while ((!search->found.file || search->told) &&
	       (file = lies_in(search->arena, folder, &next))) {
		if (is_refused(search, file))
			continue;
		if (search->found.file) {
			search->told(search->context, file);
		} else {
			search->found.file = file;
			search->found.vale = next > 1;
		}
	}
}

/* Nothing more can be found, or told. */
static bool is_over(const struct search *search)
{
	if (search->strange)
		return search->found.file || search->found.refused;
	return search->found.file && !search->told;
}

struct pl_found_config pl_config_find(struct pl_arena *arena, const char *folder,
				      void (*told)(void *context, const char *file), void *context)
{
	struct search search = { .arena = arena, .told = told, .context = context };
	struct stat here, before;

	for (int depth = 0; depth < HIGHEST && !arena->failed; depth++) {
		if (stat(folder, &here) ||
		    (depth && (here.st_dev != before.st_dev || same(&here, &before))))
			break;
		before = here;
		if (!search.strange && !pl_config_is_ours(&here))
			search.strange = folder;
		look_in(&search, folder);
		if (is_over(&search) || is_top(arena, folder, &here))
			break;
		folder = above(arena, folder);
	}
	return search.found;
}

const char *pl_config_top(struct pl_arena *arena, const char *folder)
{
	const char *top = folder;
	struct stat here, before;

	for (int depth = 0; depth < HIGHEST && !stat(top, &here); depth++) {
		if (has_git(arena, top))
			return top;
		if (is_home(&here) ||
		    (depth && (here.st_dev != before.st_dev || same(&here, &before))))
			break;
		before = here;
		top = above(arena, top);
	}
	return folder;
}

struct pl_str pl_config_way(struct pl_arena *arena, const char *file, const char *folder)
{
	const char *slash = strrchr(file, '/');
	struct pl_str top =
		slash ? (struct pl_str){ file, (size_t)(slash - file) + 1 } : PL_STR(".");
	struct pl_buf way = { 0 };
	struct pl_str found = { 0 };

	if (pl_way_inside(pl_arena_str(arena, top).at, folder, &way))
		found = way.len ? pl_arena_printf(arena, "%s/", way.at) : PL_STR("");
	arena->failed |= way.failed;
	pl_buf_release(&way);
	return found;
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
