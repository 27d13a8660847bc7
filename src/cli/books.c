/* Kept books. */
#include "cli/books.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/save.h"
#include "cli/doors.h"
#include "rule/seal.h"

enum { LARGEST = 64 << 20 };

/* What tells this build of the program from others, and machines apart. */
struct program {
	char version[32];
	uint64_t size, device, inode;
	int64_t seconds;
};

static struct program this_program(void)
{
	struct program is = { 0 };
	struct stat found;

	strncpy(is.version, pl_version(), sizeof(is.version) - 1);
	if (!stat("/proc/self/exe", &found)) {
		is.size = (uint64_t)found.st_size;
		is.device = (uint64_t)found.st_dev;
		is.inode = (uint64_t)found.st_ino;
		is.seconds = (int64_t)found.st_mtime;
	}
	return is;
}

static struct pl_str bytes_of(const struct program *program)
{
	return (struct pl_str){ (const char *)program, sizeof(*program) };
}

struct pl_siphash pl_program_of(struct pl_sipkey key)
{
	struct program program = this_program();

	return pl_siphash_of(key, bytes_of(&program));
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

/* It is a help and no more: where it cannot be written the rules are read again. */
static void store(void *context, const struct pl_origin *origin, struct pl_str made)
{
	struct program program = this_program();
	struct pl_buf path = { 0 }, out = { 0 };
	struct pl_sipkey key;
	struct pl_err err = { 0 };

	(void)context;
	if (getrandom(&key, sizeof(key), 0) == sizeof(key) && path_of(origin->place, true, &path) &&
	    pl_seal(origin, bytes_of(&program), key, made, &out))
		pl_save_file(path.at, 0600, pl_buf_str(&out), &err);
	pl_buf_release(&path);
	pl_buf_release(&out);
}

static bool find(void *context, const struct pl_origin *origin, struct pl_loan *out)
{
	struct program program = this_program();
	struct pl_buf path = { 0 };
	struct pl_str made;
	bool mapped = path_of(origin->place, false, &path) && map_ours(path.at, out);
	bool ok = mapped && pl_unseal(out->bytes, origin, bytes_of(&program), &made);

	if (ok) {
		out->bytes = made;
		if (origin->seen.len)
			store(context, origin, made);
	} else if (mapped) {
		unmap(out);
	}
	pl_buf_release(&path);
	return ok;
}

const struct pl_keep *pl_books(const struct pl_settings *settings)
{
	static const struct pl_keep books = { find, store, NULL };
	const char *never = getenv("PLUME_NO_CACHE");

	return settings->no_cache || (never && *never) ? NULL : &books;
}
