/* The bytes that files had before.  An entry is a line of JSON and the bytes behind it; its
 * name is made of the path's hash. */
#define _XOPEN_SOURCE 700 /* realpath is no part of POSIX without it */

#include "cli/kept.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/node.h"
#include "base/save.h"
#include "cli/doors.h"
#include "report/report.h"

enum { LARGEST = 1 << 30, LONGEST_HEAD = 1 << 16, DAYS = 7 };

#define SUFFIX ".old"
#define ASIDE  ".aside" SUFFIX /* of the entry that another one is to take the place of */

struct entry {
	struct pl_arena arena;
	struct pl_buf bytes;
	struct pl_str path, run, before; /* the path as of pl_uri_add */
	struct pl_str after;             /* hash, in hexadecimal digits */
	bool in_place;                   /* written into, where it has several names */
};

static void release(struct entry *entry)
{
	pl_arena_release(&entry->arena);
	pl_buf_release(&entry->bytes);
}

static void print_hash(char out[17], struct pl_str bytes)
{
	snprintf(out, 17, "%016" PRIx64, pl_str_hash(bytes));
}

/* --- entries -------------------------------------------------------------------------------- */

static bool read_entry(struct entry *entry, const char *file, struct pl_err *err)
{
	const struct pl_node *head = NULL;
	struct pl_str all;
	size_t end = SIZE_MAX;

	*entry = (struct entry){ 0 };
	if (!pl_file_read_fixed(file, LARGEST, &entry->bytes, err))
		return false;
	all = pl_buf_str(&entry->bytes);
	end = pl_str_find(all, PL_STR("\n"), 0);
	if (end != SIZE_MAX)
		head = pl_json_read(&entry->arena, pl_str_cut(all, 0, end), LONGEST_HEAD, file,
				    NULL);
	entry->path = pl_node_text(pl_node_get(head, "path"));
	entry->run = pl_node_text(pl_node_get(head, "run"));
	entry->after = pl_node_text(pl_node_get(head, "after"));
	entry->in_place = pl_node_get(head, "in-place") != NULL;
	if (!entry->path.len || !entry->run.len || !entry->after.len)
		return pl_fail_at(err, PL_INPUT, file, 1, 1, "this is no entry of plume undo");
	entry->before = pl_str_cut(all, end + 1, all.len);
	return true;
}

/* The absolute path, as entries write it. */
static bool encode_path(struct pl_buf *out, const char *path)
{
	char *whole = realpath(path, NULL);

	if (whole)
		pl_uri_add(out, whole);
	free(whole);
	return whole && !out->failed;
}

static bool name_entry(const struct pl_kept *kept, struct pl_str encoded, const char *suffix,
		       struct pl_buf *out)
{
	char name[16 + sizeof(ASIDE)];

	print_hash(name, encoded);
	snprintf(name + 16, sizeof(ASIDE), "%s", suffix);
	return pl_doors_path(&kept->folder, name, out);
}

/* The entry of a file, and where it lies while another one may take its place. */
struct places {
	struct pl_buf path; /* as entries write it */
	struct pl_buf entry, aside;
};

static bool find_places(const struct pl_kept *kept, const char *path, struct places *places)
{
	*places = (struct places){ 0 };
	return encode_path(&places->path, path) &&
	       name_entry(kept, pl_buf_str(&places->path), SUFFIX, &places->entry) &&
	       name_entry(kept, pl_buf_str(&places->path), ASIDE, &places->aside);
}

static void release_places(struct places *places)
{
	pl_buf_release(&places->path);
	pl_buf_release(&places->entry);
	pl_buf_release(&places->aside);
}

static bool move(const char *from, const char *to)
{
	int moved;

	do {
		moved = renameat(AT_FDCWD, from, AT_FDCWD, to);
	} while (moved < 0 && errno == EINTR);
	return !moved;
}

/* What an earlier run has left aside is older than no entry at all. */
static bool set_aside(const struct places *places, struct pl_err *err)
{
	if (move(places->entry.at, places->aside.at))
		return true;
	if (errno != ENOENT)
		return pl_fail_writing(err, places->entry.at, errno);
	unlink(places->aside.at);
	return true;
}

static void take_back(const struct places *places)
{
	if (!move(places->aside.at, places->entry.at) && errno == ENOENT)
		unlink(places->entry.at);
}

bool pl_kept_put(const struct pl_kept *kept, const char *path, struct pl_str before,
		 struct pl_str after, struct pl_err *err)
{
	struct places places;
	struct pl_buf bytes = { 0 };
	char hash[17];
	bool ok = find_places(kept, path, &places);

	print_hash(hash, after);
	if (!ok) {
		pl_fail_at(
			err, PL_NOFILE, path, 0, 0,
			"what it holds now cannot be kept for plume undo, so it is left as it is "
			"(--no-undo mends it all the same)");
	} else if ((ok = set_aside(&places, err))) {
		pl_buf_printf(&bytes, "{\"path\":\"%s\",\"run\":\"%s\",\"after\":\"%s\"%s}\n",
			      places.path.at, kept->run, hash,
			      kept->in_place ? ",\"in-place\":true" : "");
		pl_buf_add(&bytes, before);
		ok = bytes.failed ? pl_fail_nomem(err)
				  : pl_save_file(places.entry.at, 0600, pl_buf_str(&bytes), err);
		if (!ok)
			take_back(&places);
	}
	release_places(&places);
	pl_buf_release(&bytes);
	return ok;
}

void pl_kept_settle(const struct pl_kept *kept, const char *path, bool written)
{
	struct places places;

	if (find_places(kept, path, &places)) {
		if (written)
			unlink(places.aside.at);
		else
			take_back(&places);
	}
	release_places(&places);
}

/* --- giving back ------------------------------------------------------------------------------ */

static bool swap_back(const struct entry *entry, const char *path, bool dry, struct pl_err *err)
{
	struct pl_save save = { .path = path, .in_place = entry->in_place };
	struct pl_buf now = { 0 };
	char hash[17];
	bool ok = pl_save_open(&save, err) && pl_save_read(&save, LARGEST, &now, err);

	print_hash(hash, pl_buf_str(&now));
	if (ok && !pl_str_is(entry->after, hash))
		ok = pl_fail_at(err, PL_INPUT, path, 0, 0,
				"this was changed since it was mended, and is left as it is");
	ok = ok && (dry ? pl_save_allowed(&save, err) : pl_save_write(&save, entry->before, err));
	pl_save_close(&save);
	pl_buf_release(&now);
	return ok;
}

bool pl_kept_give_back(const struct pl_kept *kept, const char *path, bool dry, struct pl_err *err)
{
	struct places places = { 0 };
	struct entry entry = { 0 };
	struct stat found;
	bool ok = false;

	if (stat(path, &found))
		pl_fail_errno(err, path, errno);
	else if (!find_places(kept, path, &places) || stat(places.entry.at, &found))
		pl_fail_at(err, PL_NOFILE, path, 0, 0,
			   "plume has not mended this file lately: there is nothing to undo");
	else
		ok = read_entry(&entry, places.entry.at, err);
	entry.in_place = entry.in_place || kept->in_place;
	ok = ok && swap_back(&entry, path, dry, err);
	if (ok && !dry)
		unlink(places.entry.at);
	release(&entry);
	release_places(&places);
	return ok;
}

/* --- all of them --------------------------------------------------------------------------------
 */

/* Calls `each` with the path of every entry. */
static void walk(const struct pl_kept *kept, void (*each)(void *context, const char *file),
		 void *context)
{
	DIR *folder = kept->folder.len ? opendir(kept->folder.at) : NULL;
	const struct dirent *found;

	while (folder && (found = readdir(folder))) {
		struct pl_buf file = { 0 };

		if (pl_str_ends(pl_str_of(found->d_name), SUFFIX)) {
			pl_buf_printf(&file, "%s%s", kept->folder.at, found->d_name);
			if (!file.failed)
				each(context, file.at);
		}
		pl_buf_release(&file);
	}
	if (folder)
		closedir(folder);
}

static void drop_old(void *context, const char *file)
{
	const time_t *now = context;
	struct stat found;

	if (!lstat(file, &found) && *now - found.st_mtime > (time_t)DAYS * 24 * 3600)
		unlink(file);
}

/* Runs are named so that the last comes last in order. */
struct last {
	struct pl_buf run;
	bool (*each)(void *context, const char *path);
	void *context;
	bool stopped;
};

static void find_last(void *context, const char *file)
{
	struct last *last = context;
	struct entry entry;

	if (read_entry(&entry, file, NULL) && pl_str_order(entry.run, pl_buf_str(&last->run)) > 0) {
		pl_buf_cut(&last->run, 0);
		pl_buf_add(&last->run, entry.run);
	}
	release(&entry);
}

static int hex(char c)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static void decode(struct pl_str encoded, struct pl_buf *out)
{
	for (size_t i = 0; i < encoded.len; i++) {
		bool escaped = encoded.at[i] == '%' && i + 2 < encoded.len &&
			       hex(encoded.at[i + 1]) >= 0 && hex(encoded.at[i + 2]) >= 0;

		pl_buf_putc(out,
			    escaped ? (char)(hex(encoded.at[i + 1]) * 16 + hex(encoded.at[i + 2]))
				    : encoded.at[i]);
		i += escaped ? 2 : 0;
	}
}

static void give_path(void *context, const char *file)
{
	struct last *last = context;
	struct pl_buf path = { 0 };
	struct entry entry;

	if (read_entry(&entry, file, NULL) && !last->stopped &&
	    pl_str_same(entry.run, pl_buf_str(&last->run))) {
		decode(entry.path, &path);
		last->stopped = path.failed || !last->each(last->context, path.at);
	}
	pl_buf_release(&path);
	release(&entry);
}

void pl_kept_last(const struct pl_kept *kept, bool (*each)(void *context, const char *path),
		  void *context)
{
	struct last last = { .each = each, .context = context };

	walk(kept, find_last, &last);
	walk(kept, give_path, &last);
	pl_buf_release(&last.run);
}

void pl_kept_open(struct pl_kept *kept, enum pl_lang lang)
{
	struct pl_doors doors;
	struct timespec now = { 0 };

	*kept = (struct pl_kept){ 0 };
	clock_gettime(CLOCK_REALTIME, &now);
	snprintf(kept->run, sizeof(kept->run), "%012lld.%09ld", (long long)now.tv_sec, now.tv_nsec);
	pl_doors_find(&doors, lang);
	if (doors.state.len)
		pl_buf_printf(&kept->folder, "%sundo/", doors.state.at);
	pl_doors_release(&doors);
	walk(kept, drop_old, &now.tv_sec);
}

void pl_kept_release(struct pl_kept *kept)
{
	pl_buf_release(&kept->folder);
}
