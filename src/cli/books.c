/* Kept books. */
#include "cli/books.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/save.h"
#include "cli/doors.h"

enum { LARGEST = 64 << 20 };

/* What a file begins with; its numbers are this machine's.  The book is behind it. */
struct head {
	char magic[8];
	struct pl_sipkey key;
	struct pl_siphash program, of, book;
};

static const char magic[8] = "plume b1";

static struct pl_str bytes_of(const void *at, size_t len)
{
	return (struct pl_str){ at, len };
}

static bool same(struct pl_siphash one, struct pl_siphash other)
{
	return one.a == other.a && one.b == other.b;
}

struct pl_siphash pl_program_of(struct pl_sipkey key)
{
	struct {
		char version[32];
		uint64_t size, device, inode;
		int64_t seconds;
	} is = { 0 };
	struct stat found;

	strncpy(is.version, pl_version(), sizeof(is.version) - 1);
	if (!stat("/proc/self/exe", &found)) {
		is.size = (uint64_t)found.st_size;
		is.device = (uint64_t)found.st_dev;
		is.inode = (uint64_t)found.st_ino;
		is.seconds = (int64_t)found.st_mtime;
	}
	return pl_siphash_of(key, bytes_of(&is, sizeof(is)));
}

bool pl_is_ours(const char *path)
{
	struct stat found;

	return !lstat(path, &found) && S_ISREG(found.st_mode) && found.st_uid == geteuid() &&
	       !(found.st_mode & (S_IWGRP | S_IWOTH));
}

/* The file of a source's book; false when there is no folder for it. */
static bool path_of(struct pl_str place, struct pl_buf *path)
{
	static const struct pl_sipkey any = { 0x706C756D65, 0x626F6F6B };
	struct pl_siphash hash = pl_siphash_of(any, place);
	struct pl_doors doors = { 0 };
	char name[48], here[4096];
	bool ok;

	/* The same name means another folder elsewhere. */
	if (getcwd(here, sizeof(here))) {
		struct pl_siphash folder = pl_siphash_of(any, pl_str_of(here));

		hash.a ^= folder.a;
		hash.b ^= folder.b * 3;
	}
	snprintf(name, sizeof(name), "rules-%016llx%016llx", (unsigned long long)hash.a,
		 (unsigned long long)hash.b);
	pl_doors_find(&doors, PL_EN);
	ok = doors.cache.len && pl_doors_path(&doors.cache, name, path);
	pl_doors_release(&doors);
	return ok;
}

/* What is not as it was written is not there. */
static bool take_book(struct pl_buf *file, struct pl_str of)
{
	struct head head;
	size_t len = file->len > sizeof(head) ? file->len - sizeof(head) : 0;

	if (!len)
		return false;
	memcpy(&head, file->at, sizeof(head));
	memmove(file->at, file->at + sizeof(head), len);
	pl_buf_cut(file, len);
	return !memcmp(head.magic, magic, sizeof(magic)) &&
	       same(head.program, pl_program_of(head.key)) &&
	       same(head.of, pl_siphash_of(head.key, of)) &&
	       same(head.book, pl_siphash_of(head.key, pl_buf_str(file)));
}

static bool find(void *context, struct pl_str place, struct pl_str of, struct pl_buf *out)
{
	struct pl_buf path = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	(void)context;
	ok = path_of(place, &path) && pl_is_ours(path.at) &&
	     pl_file_read(path.at, LARGEST, out, &err) && take_book(out, of);
	if (!ok) {
		pl_buf_release(out);
		*out = (struct pl_buf){ 0 };
	}
	pl_buf_release(&path);
	return ok;
}

/* It is a help and no more: where it cannot be written the rules are read again. */
static void store(void *context, struct pl_str place, struct pl_str of, struct pl_str made)
{
	struct head head = { 0 };
	struct pl_buf path = { 0 }, out = { 0 };
	struct pl_err err = { 0 };

	(void)context;
	memcpy(head.magic, magic, sizeof(magic));
	if (getrandom(&head.key, sizeof(head.key), 0) == sizeof(head.key) &&
	    path_of(place, &path)) {
		head.program = pl_program_of(head.key);
		head.of = pl_siphash_of(head.key, of);
		head.book = pl_siphash_of(head.key, made);
		pl_buf_add(&out, bytes_of(&head, sizeof(head)));
		pl_buf_add(&out, made);
		if (!out.failed)
			pl_save_file(path.at, 0600, pl_buf_str(&out), &err);
	}
	pl_buf_release(&path);
	pl_buf_release(&out);
}

const struct pl_keep *pl_books(const struct pl_settings *settings)
{
	static const struct pl_keep books = { find, store, NULL };
	const char *never = getenv("PLUME_NO_CACHE");

	return settings->no_cache || (never && *never) ? NULL : &books;
}
