/* Trees of named files: folders on disk and files in memory. */
#define _DEFAULT_SOURCE /* d_type, which POSIX has since 2024 */
#include "base/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/seen.h"

enum {
	MAX_RULE_FILE = 1 << 20,
	MAX_DEPTH = 8,        /* folders in folders */
	MAX_ENTRIES = 100000, /* of one walk */
};

/* A folder as a source. */

struct walk {
	const char *root, *ending;
	struct pl_seen *seen;
	bool (*enters)(void *context, const char *folder);
	bool (*each)(void *context, const char *name);
	void *context;
	struct pl_err *err;
	size_t n_entries;
};

/* What a walk reads of a folder before it goes on: names, those of folders with
 * their `/`, so that sorting them sorts whole paths. */
struct entries {
	PL_LIST(const char *) list;
	struct pl_arena arena;
};

static bool fail_walk(const struct walk *walk, const char *name, int error)
{
	struct pl_buf path = { 0 };

	pl_buf_printf(&path, "%s%s%s", walk->root, *name ? "/" : "", name);
	if (path.failed)
		pl_fail_nomem(walk->err);
	else
		pl_fail_errno(walk->err, path.at, error);
	pl_buf_release(&path);
	return false;
}

enum kind { IS_OTHER, IS_FILE, IS_FOLDER };

/* What an entry is, as its folder tells where its file system keeps that there.  Links are
 * something other, and so is what is gone since. */
static enum kind kind_of(int folder, const struct dirent *entry)
{
	struct stat status;

#ifdef DT_UNKNOWN
	if (entry->d_type != DT_UNKNOWN)
		return entry->d_type == DT_DIR   ? IS_FOLDER
		       : entry->d_type == DT_REG ? IS_FILE
						 : IS_OTHER;
#endif
	if (fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW))
		return IS_OTHER;
	return S_ISDIR(status.st_mode) ? IS_FOLDER : S_ISREG(status.st_mode) ? IS_FILE : IS_OTHER;
}

static bool add_entry(struct walk *walk, struct entries *entries, int folder,
		      const struct dirent *found)
{
	const char **entry, *name = found->d_name;
	enum kind kind = name[0] == '.' ? IS_OTHER : kind_of(folder, found);
	bool tree = kind == IS_FOLDER;

	if (kind == IS_OTHER || (!tree && !pl_str_ends(pl_str_of(name), walk->ending)))
		return true;
	if (++walk->n_entries > MAX_ENTRIES)
		return pl_fail_at(walk->err, PL_LIMIT, walk->root, 0, 0,
				  "the folder holds more than 100,000 files");
	entry = PL_PUSH(&entries->list);
	if (entry)
		*entry = pl_arena_printf(&entries->arena, "%s%s", name, tree ? "/" : "").at;
	return (!entries->list.failed && !entries->arena.failed) || pl_fail_nomem(walk->err);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of the folder called `name`.  One that is read in part only is not read. */
static bool read_entries(struct walk *walk, struct entries *entries, DIR *folder, const char *name)
{
	const struct dirent *entry;

	while (errno = 0, (entry = readdir(folder))) {
		if (!add_entry(walk, entries, dirfd(folder), entry))
			return false;
	}
	if (errno)
		return fail_walk(walk, name, errno);
	PL_SORT(&entries->list, by_name);
	return true;
}

static bool walk_folder(struct walk *walk, int fd, struct pl_buf *name, unsigned depth);

/* One entry of the folder that is named by the first `len` bytes of `name`. */
static bool walk_entry(struct walk *walk, int folder, const char *entry, struct pl_buf *name,
		       unsigned depth)
{
	size_t len = name->len, entry_len = strlen(entry);
	bool ok;

	pl_buf_puts(name, entry);
	if (name->failed)
		return pl_fail_nomem(walk->err);
	if (entry[entry_len - 1] != '/') {
		ok = walk->each(walk->context, name->at);
	} else {
		int fd;

		pl_buf_cut(name, name->len - 1);
		if (walk->enters && !walk->enters(walk->context, name->at)) {
			pl_buf_cut(name, len);
			return true;
		}
		fd = openat(folder, name->at + len, PL_OPEN_FOLDER | O_NOFOLLOW);
		ok = fd < 0 ? fail_walk(walk, name->at, errno)
			    : walk_folder(walk, fd, name, depth + 1);
	}
	pl_buf_cut(name, len);
	return ok;
}

static void note_folder(const struct walk *walk, const struct pl_buf *name, int fd)
{
	struct pl_buf path = { 0 };

	pl_buf_printf(&path, "%s%s%s", walk->root, name->len ? "/" : "", name->len ? name->at : "");
	pl_seen_folder(walk->seen, path.at ? path.at : "", fd);
	pl_buf_release(&path);
}

static bool walk_entries(struct walk *walk, DIR *folder, struct pl_buf *name, unsigned depth)
{
	struct entries entries = { 0 };
	bool ok;

	if (walk->seen)
		note_folder(walk, name, dirfd(folder));
	ok = read_entries(walk, &entries, folder, name->len ? name->at : "");
	if (name->len)
		pl_buf_putc(name, '/');
	for (size_t i = 0; ok && i < entries.list.n; i++)
		ok = walk_entry(walk, dirfd(folder), entries.list.at[i], name, depth);
	PL_LIST_RELEASE(&entries.list);
	pl_arena_release(&entries.arena);
	return ok;
}

/* Owns `fd`. */
static bool walk_folder(struct walk *walk, int fd, struct pl_buf *name, unsigned depth)
{
	DIR *folder;
	bool ok;

	if (depth > MAX_DEPTH) {
		close(fd);
		return pl_fail_at(walk->err, PL_LIMIT, walk->root, 0, 0,
				  "'%s' lies more than 8 folders deep", name->at);
	}
	folder = fdopendir(fd);
	if (!folder) {
		close(fd);
		return pl_fail_nomem(walk->err);
	}
	ok = walk_entries(walk, folder, name, depth);
	closedir(folder);
	return ok;
}

static bool folder_walk(const struct pl_source *source, const char *ending,
			bool (*each)(void *context, const char *name), void *context,
			struct pl_err *err)
{
	struct walk walk = { .root = source->data,
			     .ending = ending,
			     .seen = source->seen,
			     .enters = source->enters,
			     .each = each,
			     .context = context,
			     .err = err };
	struct pl_buf name = { 0 };
	int fd = open(walk.root, PL_OPEN_FOLDER);
	bool ok;

	if (fd < 0 && errno == ENOENT)
		return pl_fail_at(err, PL_NOFILE, walk.root, 0, 0, "there is no such folder");
	if (fd < 0)
		return pl_fail_errno(err, walk.root, errno);
	ok = walk_folder(&walk, fd, &name, 0);
	pl_buf_release(&name);
	return ok;
}

static bool folder_read(const struct pl_source *source, const char *name, struct pl_buf *out,
			struct pl_err *err)
{
	const char *root = source->data;
	struct pl_buf path = { 0 };
	struct pl_reading reading = { .max = MAX_RULE_FILE, .raise = "", .out = out, .err = err };
	bool ok;

	if (!pl_name_is_below(name))
		return pl_fail_at(err, PL_NOFILE, name, 0, 0,
				  "a name must not lead out of the folder '%s'", root);
	pl_buf_printf(&path, "%s/%s", root, name);
	reading.file = path.at;
	if (path.failed) {
		ok = pl_fail_nomem(err);
	} else {
		int fd = pl_open_below(root, name);

		if (source->seen && fd >= 0)
			pl_seen_file(source->seen, path.at, fd);
		ok = pl_reading_take(&reading, fd);
	}
	pl_buf_release(&path);
	return ok;
}

static void folder_tell(const struct pl_source *source, struct pl_buf *out)
{
	pl_buf_puts(out, source->data);
	pl_buf_putc(out, '\0');
}

void pl_source_folder(struct pl_source *source, const char *path)
{
	*source = (struct pl_source){
		.name = path,
		.walk = folder_walk,
		.read = folder_read,
		.tell = folder_tell,
		.data = path,
	};
}

/* Files in memory as a source. */

static int by_file_name(const void *a, const void *b)
{
	const struct pl_memory_file *one = *(const struct pl_memory_file *const *)a;
	const struct pl_memory_file *other = *(const struct pl_memory_file *const *)b;

	return strcmp(one->name, other->name);
}

static bool memory_walk(const struct pl_source *source, const char *ending,
			bool (*each)(void *context, const char *name), void *context,
			struct pl_err *err)
{
	PL_LIST(const struct pl_memory_file *) found = { 0 };
	bool ok = true;

	for (const struct pl_memory_file *file = source->data; file->name; file++) {
		const struct pl_memory_file **place;

		if (!pl_str_ends(pl_str_of(file->name), ending))
			continue;
		place = PL_PUSH(&found);
		if (place)
			*place = file;
	}
	if (found.failed)
		ok = pl_fail_nomem(err);
	PL_SORT(&found, by_file_name);
	for (size_t i = 0; ok && i < found.n; i++)
		ok = each(context, found.at[i]->name);
	PL_LIST_RELEASE(&found);
	return ok;
}

static const char *memory_name(const void *context, size_t i)
{
	return ((const struct pl_memory_file *)context)[i].name;
}

static bool memory_read(const struct pl_source *source, const char *name, struct pl_buf *out,
			struct pl_err *err)
{
	const char *nearest;

	for (const struct pl_memory_file *file = source->data; file->name; file++) {
		if (strcmp(file->name, name) != 0)
			continue;
		pl_buf_add(out, file->bytes);
		return !out->failed || pl_fail_nomem(err);
	}
	nearest = pl_nearest(pl_str_of(name), memory_name, source->data);
	return pl_fail_at(err, PL_NOFILE, name, 0, 0, "there is no such file in %s%s%s%s",
			  source->name, nearest ? pl_err_tr(err, "; did you mean '") : "",
			  nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

void pl_source_memory(struct pl_source *source, const char *name,
		      const struct pl_memory_file *files)
{
	*source = (struct pl_source){
		.name = name, .walk = memory_walk, .read = memory_read, .data = files
	};
}

/* Sources with storage of their own, for users of the library. */

struct pl_source *pl_source_new_folder(const char *path, struct pl_err *err)
{
	size_t len = strlen(path) + 1;
	struct pl_source *source = pl_alloc(sizeof(*source) + len);
	char *copy;

	if (!source) {
		pl_fail_nomem(err);
		return NULL;
	}
	copy = (char *)(source + 1);
	memcpy(copy, path, len);
	pl_source_folder(source, copy);
	return source;
}

struct pl_source *pl_source_new_memory(const char *name, const struct pl_memory_file *files,
				       struct pl_err *err)
{
	struct pl_source *source = pl_alloc(sizeof(*source));

	if (source)
		pl_source_memory(source, name, files);
	else
		pl_fail_nomem(err);
	return source;
}

void pl_source_free(struct pl_source *source)
{
	pl_free(source);
}
