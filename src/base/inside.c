#define _XOPEN_SOURCE 700 /* realpath is no part of POSIX without it */

#include "base/inside.h"

#include "base/catalogue.h"

#include <stdlib.h>

const char *pl_why_outside(struct pl_str name)
{
	if (!name.len)
		return N_("it is empty");
	if (pl_str_starts(name, "/"))
		return N_("it is an absolute path");
	for (size_t at = 0, end; at <= name.len; at = end + 1) {
		end = pl_str_find(name, PL_STR("/"), at);
		end = end < name.len ? end : name.len;
		if (pl_str_is(pl_str_cut(name, at, end), ".."))
			return N_("it holds '..'");
	}
	return NULL;
}

/* Where the way from the folder to the path begins in it; SIZE_MAX: it leads elsewhere. */
static size_t way_starts(struct pl_str folder, struct pl_str path)
{
	if (pl_str_is(folder, "/"))
		folder.len = 0;
	if (pl_str_same(path, folder))
		return path.len;
	if (path.len > folder.len && path.at[folder.len] == '/' &&
	    pl_str_same(pl_str_cut(path, 0, folder.len), folder))
		return folder.len + 1;
	return SIZE_MAX;
}

/* Real paths, NULL for what is not there. */
struct ways {
	char *folder, *path;
	size_t start; /* of the way in the path; SIZE_MAX: it leads elsewhere */
};

static bool find_ways(const char *folder, const char *path, struct ways *ways)
{
	ways->folder = realpath(folder, NULL);
	ways->path = realpath(path, NULL);
	if (!ways->folder || !ways->path)
		return false;
	ways->start = way_starts(pl_str_of(ways->folder), pl_str_of(ways->path));
	return true;
}

static void release(struct ways *ways)
{
	free(ways->folder);
	free(ways->path);
}

bool pl_way_inside(const char *folder, const char *path, struct pl_buf *out)
{
	struct ways ways;
	bool inside = find_ways(folder, path, &ways) && ways.start != SIZE_MAX;

	if (inside)
		pl_buf_puts(out, ways.path + ways.start);
	release(&ways);
	return inside;
}

const char *pl_why_leads_outside(const char *folder, const char *path)
{
	struct ways ways;
	bool outside = find_ways(folder, path, &ways) && ways.start == SIZE_MAX;

	release(&ways);
	return outside ? N_("a symbolic link on its way leads out of the folder") : NULL;
}
