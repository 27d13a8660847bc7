/* .gitignore and .plumeignore. */
#define _XOPEN_SOURCE 700 /* realpath is no part of POSIX without it */

#include "cli/ignored.h"

#include "base/glob.h"
#include "base/source.h"
#include "cli/find.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LARGEST_LIST = 1 << 20, MOST_ABOVE = 32 };

struct pattern {
	struct pl_str glob;
	bool again;   /* with a !: it is not ignored after all */
	bool folders; /* with a / at the end */
	bool whole;   /* it says where, and is compared with the path; else with the last name */
};

/* The patterns of one folder. */
struct list {
	struct pl_str folder; /* from the top, with a / behind; empty: the top itself */
	PL_LIST(struct pattern) patterns;
};

struct pl_ignored {
	struct pl_arena arena;
	uid_t owner;          /* whose the folder is that is walked */
	char *top;            /* where the topmost list lies, without / at the end */
	struct pl_str inside; /* from there to the root of the walk, with a / behind */
	PL_LIST(struct list)
	lists; /* the deeper the later; of folders on the way to the last name */
};

/* Whoever has the folder that is walked may say what of it is passed over, and so may we; others
 * who lay something into a folder above, such as /tmp, may not. */
static bool is_trusted(const struct stat *found, uid_t owner)
{
	return found->st_uid == owner || pl_config_is_ours(found);
}

/* Is it there, and neither it nor the link that may stand for it somebody else's? */
static bool is_there(const char *path, uid_t owner)
{
	struct stat link, file;

	return !lstat(path, &link) && !stat(path, &file) && is_trusted(&link, owner) &&
	       is_trusted(&file, owner);
}

/* --- reading -------------------------------------------------------------------------- */

/* In a glob, braces mean something, which git does not know. */
static struct pl_str glob_of(struct pl_arena *arena, struct pl_str text)
{
	struct pl_buf glob = { 0 };
	struct pl_str kept;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\\' && i + 1 < text.len)
			pl_buf_putc(&glob, text.at[i++]);
		else if (text.at[i] == '{' || text.at[i] == '}')
			pl_buf_putc(&glob, '\\');
		pl_buf_putc(&glob, text.at[i]);
	}
	arena->failed |= glob.failed;
	kept = pl_arena_str(arena, pl_buf_str(&glob));
	pl_buf_release(&glob);
	return kept;
}

/* Blanks at the end say nothing, unless a backslash stands before. */
static struct pl_str without_blanks(struct pl_str line)
{
	while (line.len && (line.at[line.len - 1] == ' ' || line.at[line.len - 1] == '\r') &&
	       !(line.len > 1 && line.at[line.len - 2] == '\\'))
		line.len--;
	return line;
}

static void add_pattern(struct pl_ignored *ignored, struct list *list, struct pl_str line)
{
	struct pattern pattern = { 0 }, *place;

	line = without_blanks(line);
	if (!line.len || line.at[0] == '#')
		return;
	pattern.again = line.at[0] == '!';
	line = pl_str_cut(line, pattern.again, line.len);
	pattern.folders = pl_str_ends(line, "/");
	line = pl_str_cut(line, 0, line.len - pattern.folders);
	pattern.whole = pl_str_find(line, PL_STR("/"), 0) != SIZE_MAX;
	if (pl_str_starts(line, "/"))
		line = pl_str_cut(line, 1, line.len);
	pattern.glob = glob_of(&ignored->arena, line);
	place = line.len ? PL_PUSH(&list->patterns) : NULL;
	if (place)
		*place = pattern;
}

static void read_list(struct pl_ignored *ignored, struct list *list, const char *name)
{
	struct pl_buf path = { 0 }, bytes = { 0 };

	pl_buf_printf(&path, "%s/%.*s%s", ignored->top, PL_ARGS(list->folder), name);
	if (!path.failed && is_there(path.at, ignored->owner) && pl_file_is(path.at) &&
	    pl_file_read(path.at, LARGEST_LIST, &bytes, NULL)) {
		struct pl_str rest = pl_buf_str(&bytes);

		while (rest.len) {
			size_t end = pl_str_find(rest, PL_STR("\n"), 0);

			end = end == SIZE_MAX ? rest.len : end;
			add_pattern(ignored, list, pl_str_cut(rest, 0, end));
			rest = pl_str_cut(rest, end + 1, rest.len);
		}
	}
	pl_buf_release(&path);
	pl_buf_release(&bytes);
}

static void add_list(struct pl_ignored *ignored, struct pl_str folder)
{
	struct list *list = PL_PUSH(&ignored->lists);

	if (!list)
		return;
	*list = (struct list){ .folder = pl_arena_str(&ignored->arena, folder) };
	if (!folder.len)
		read_list(ignored, list, ".git/info/exclude");
	read_list(ignored, list, ".gitignore");
	read_list(ignored, list, ".plumeignore");
}

static void drop_list(struct pl_ignored *ignored)
{
	struct list *list = &ignored->lists.at[--ignored->lists.n];

	PL_LIST_RELEASE(&list->patterns);
}

/* --- which lists hold ------------------------------------------------------------------ */

/* Makes the lists those of the folders of the path, which is from the top. */
static void go_to(struct pl_ignored *ignored, struct pl_str path)
{
	size_t at;

	while (ignored->lists.n > 1) {
		struct pl_str folder = ignored->lists.at[ignored->lists.n - 1].folder;

		if (path.len > folder.len && !memcmp(path.at, folder.at, folder.len))
			break;
		drop_list(ignored);
	}
	at = ignored->lists.at[ignored->lists.n - 1].folder.len;
	while ((at = pl_str_find(path, PL_STR("/"), at)) != SIZE_MAX)
		add_list(ignored, pl_str_cut(path, 0, ++at));
}

static bool fits(const struct pattern *pattern, struct pl_str path, bool folder)
{
	size_t name = path.len;

	if (pattern->folders && !folder)
		return false;
	while (!pattern->whole && name && path.at[name - 1] != '/')
		name--;
	return pl_glob_match_parts(pattern->glob,
				   pl_str_cut(path, pattern->whole ? 0 : name, path.len));
}

/* By the last pattern that fits. */
static bool is_ignored(const struct pl_ignored *ignored, struct pl_str path, bool folder)
{
	for (size_t i = ignored->lists.n; i-- > 0;) {
		const struct list *list = &ignored->lists.at[i];
		struct pl_str below = pl_str_cut(path, list->folder.len, path.len);

		for (size_t p = list->patterns.n; p-- > 0;) {
			if (fits(&list->patterns.at[p], below, folder))
				return !list->patterns.at[p].again;
		}
	}
	return false;
}

bool pl_ignored_is(struct pl_ignored *ignored, const char *name, bool folder)
{
	struct pl_buf path = { 0 };
	bool is;

	pl_buf_add(&path, ignored->inside);
	pl_buf_puts(&path, name);
	go_to(ignored, pl_buf_str(&path));
	is = !path.failed && is_ignored(ignored, pl_buf_str(&path), folder);
	pl_buf_release(&path);
	return is;
}

/* --- the top --------------------------------------------------------------------------- */

static bool is_top(const char *folder, uid_t owner)
{
	struct pl_buf git = { 0 };
	bool top;

	pl_buf_printf(&git, "%s/.git", folder);
	top = !git.failed && is_there(git.at, owner);
	pl_buf_release(&git);
	return top;
}

/* The top of the repository that the folder lies in; the folder itself when it is in none. */
static size_t top_of(char *folder, uid_t owner)
{
	size_t whole = strlen(folder), len = whole;

	for (int i = 0; i < MOST_ABOVE; i++) {
		char kept = folder[len];
		bool top;

		folder[len] = '\0';
		top = is_top(folder, owner);
		folder[len] = kept;
		if (top)
			return len;
		while (len && folder[len - 1] != '/')
			len--;
		if (!len)
			break;
		len--;
	}
	return whole;
}

struct pl_ignored *pl_ignored_new(const char *root)
{
	struct pl_ignored *ignored = pl_alloc(sizeof(*ignored));
	char *real = realpath(root, NULL);
	struct stat found;
	size_t top;

	if (!ignored || !real || stat(real, &found)) {
		free(real);
		pl_free(ignored);
		return NULL;
	}
	ignored->owner = found.st_uid;
	top = top_of(real, ignored->owner);
	if (real[top])
		ignored->inside = pl_arena_printf(&ignored->arena, "%s/", real + top + 1);
	ignored->top = real;
	real[top] = '\0';
	add_list(ignored, PL_STR(""));
	if (!ignored->lists.failed && !ignored->arena.failed)
		return ignored;
	pl_ignored_free(ignored);
	return NULL;
}

void pl_ignored_free(struct pl_ignored *ignored)
{
	if (!ignored)
		return;
	while (ignored->lists.n)
		drop_list(ignored);
	PL_LIST_RELEASE(&ignored->lists);
	pl_arena_release(&ignored->arena);
	free(ignored->top);
	pl_free(ignored);
}
