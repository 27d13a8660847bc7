/* What the header of a picture tells of how it was taken: JPEG, PNG and WebP. */
#ifndef PL_POST_PICTURE_H
#define PL_POST_PICTURE_H

#include "base/err.h"

/* A file that somebody else opened. */
struct pl_picture_file {
	/* Fills `out` with the `n` bytes from byte `at` on, or with fewer at the end of the
	 * file; gives how many. */
	size_t (*read)(void *context, uint64_t at, char *out, size_t n);
	void *context;
};

struct pl_picture {
	bool placed;          /* it says where it was taken */
	struct pl_str author; /* whom it names as author, or owner of its rights; may be empty */
};

/* Reads what the file says, whatever its name.  Where it says nothing, is no such picture,
 * or is broken, the picture stays empty.  However the file is made, no more than 4,096 of
 * its pieces are looked at, and no more than 64 KiB of one.  Texts are valid UTF-8, in the
 * arena, at most 200 bytes. */
void pl_picture_read(const struct pl_picture_file *file, struct pl_arena *arena,
		     struct pl_picture *out);

#endif
