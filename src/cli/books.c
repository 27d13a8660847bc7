/* Kept books. */
#include "cli/books.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/checksum.h"
#include "base/file.h"
#include "base/save.h"
#include "base/seen.h"
#include "cli/doors.h"

enum { LARGEST = 64 << 20 };

/* What a file ends with; its numbers are this machine's.  Before it are the book and what was
 * seen of the files that it was made of. */
struct tail {
	struct pl_sipkey key;
	struct pl_siphash program, self, of;
	uint64_t seen; /* bytes of what was seen; 0: it tells nothing */
	uint64_t sum;  /* of the bytes before it */
	char magic[8];
};

static const char magic[8] = "plume b2";

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

static bool is_ours(const struct stat *found)
{
	return S_ISREG(found->st_mode) && found->st_uid == geteuid() &&
	       !(found->st_mode & (S_IWGRP | S_IWOTH));
}

bool pl_is_ours(const char *path)
{
	struct stat found;

	return !lstat(path, &found) && is_ours(&found);
}

/* The file of a source's book; false when there is no folder for it, which is made to write. */
static bool path_of(struct pl_str place, bool write, struct pl_buf *path)
{
	static const struct pl_sipkey any = { 0x706C756D65, 0x626F6F6B };
	struct pl_siphash hash = pl_siphash_of(any, place);
	struct pl_doors doors = { 0 };
	char name[48], here[4096];
	bool ok = true;

	/* The same name means another folder elsewhere. */
	if (getcwd(here, sizeof(here))) {
		struct pl_siphash folder = pl_siphash_of(any, pl_str_of(here));

		hash.a ^= folder.a;
		hash.b ^= folder.b * 3;
	}
	snprintf(name, sizeof(name), "rules-%016llx%016llx", (unsigned long long)hash.a,
		 (unsigned long long)hash.b);
	pl_doors_find(&doors, PL_EN);
	if (write)
		ok = pl_doors_path(&doors.cache, name, path);
	else
		pl_buf_printf(path, "%s%s", doors.cache.len ? doors.cache.at : "", name);
	ok = ok && doors.cache.len && !path->failed;
	pl_doors_release(&doors);
	return ok;
}

static void unmap(struct pl_loan *loan)
{
	munmap((void *)(uintptr_t)loan->bytes.at, loan->size);
	*loan = (struct pl_loan){ 0 };
}

static bool map(int fd, struct pl_loan *out)
{
	struct stat found;
	void *at;

	if (fstat(fd, &found) || !is_ours(&found) || !found.st_size || found.st_size > LARGEST)
		return false;
	at = mmap(NULL, (size_t)found.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return false;
	*out = (struct pl_loan){ { at, (size_t)found.st_size }, (size_t)found.st_size, unmap };
	return true;
}

/* Maps the file, if nobody else could have written it.  It is never written to: another one
 * takes its place. */
static bool map_ours(const char *path, struct pl_loan *out)
{
	int fd = open(path, PL_OPEN_FILE | O_NOFOLLOW);
	bool ok = fd >= 0 && map(fd, out);

	if (fd >= 0)
		close(fd);
	return ok;
}

/* Is the file as it was written, by this program? */
static bool read_tail(struct pl_str file, struct tail *tail)
{
	size_t before = file.len - sizeof(*tail);

	if (file.len < sizeof(*tail))
		return false;
	memcpy(tail, file.at + before, sizeof(*tail));
	file.len -= sizeof(*tail) - offsetof(struct tail, sum);
	return !memcmp(tail->magic, magic, sizeof(magic)) && tail->sum == pl_checksum_of(file) &&
	       tail->seen <= before && same(tail->program, pl_program_of(tail->key));
}

/* Is this what the origin gives?  Without its bytes, what was seen must be there still. */
static bool is_of(struct pl_str file, const struct tail *tail, const struct pl_origin *origin)
{
	size_t end = file.len - sizeof(*tail);
	struct pl_str seen = pl_str_cut(file, end - tail->seen, end);

	if (!same(tail->self, pl_siphash_of(tail->key, origin->self)))
		return false;
	return origin->bytes.len ? same(tail->of, pl_siphash_of(tail->key, origin->bytes))
				 : pl_seen_holds(seen);
}

static void write_book(const char *path, struct tail *tail, const struct pl_origin *origin,
		       struct pl_str made)
{
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	tail->seen = origin->seen.len;
	pl_buf_add(&out, made);
	pl_buf_add(&out, origin->seen);
	pl_buf_add(&out, bytes_of(tail, offsetof(struct tail, sum)));
	tail->sum = pl_checksum_of(pl_buf_str(&out));
	pl_buf_add(&out, bytes_of(&tail->sum, sizeof(tail->sum)));
	pl_buf_add(&out, bytes_of(tail->magic, sizeof(tail->magic)));
	if (!out.failed)
		pl_save_file(path, 0600, pl_buf_str(&out), &err);
	pl_buf_release(&out);
}

static bool find(void *context, const struct pl_origin *origin, struct pl_loan *out)
{
	struct pl_buf path = { 0 };
	struct tail tail;
	bool mapped, ok;

	(void)context;
	mapped = path_of(origin->place, false, &path) && map_ours(path.at, out);
	ok = mapped && read_tail(out->bytes, &tail) && is_of(out->bytes, &tail, origin);
	if (ok) {
		out->bytes.len -= sizeof(tail) + tail.seen;
		if (origin->seen.len)
			write_book(path.at, &tail, origin, out->bytes);
	} else if (mapped) {
		unmap(out);
	}
	pl_buf_release(&path);
	return ok;
}

/* It is a help and no more: where it cannot be written the rules are read again. */
static void store(void *context, const struct pl_origin *origin, struct pl_str made)
{
	struct tail tail = { 0 };
	struct pl_buf path = { 0 };

	(void)context;
	memcpy(tail.magic, magic, sizeof(magic));
	if (getrandom(&tail.key, sizeof(tail.key), 0) == sizeof(tail.key) &&
	    path_of(origin->place, true, &path)) {
		tail.program = pl_program_of(tail.key);
		tail.self = pl_siphash_of(tail.key, origin->self);
		tail.of = pl_siphash_of(tail.key, origin->bytes);
		write_book(path.at, &tail, origin, made);
	}
	pl_buf_release(&path);
}

const struct pl_keep *pl_books(const struct pl_settings *settings)
{
	static const struct pl_keep books = { find, store, NULL };
	const char *never = getenv("PLUME_NO_CACHE");

	return settings->no_cache || (never && *never) ? NULL : &books;
}
