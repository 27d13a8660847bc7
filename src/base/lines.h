/* Reading a file line by line, however long it is: an archive, or a pipe that never ends. */
#ifndef PL_BASE_LINES_H
#define PL_BASE_LINES_H

#include "base/err.h"

struct pl_lines_how {
	size_t longest;  /* bytes of a line; of a longer one that many are handed over, and
			  * one more, by which it is known */
	/* A line without its end, which lives until the next one; false stops. */
	bool (*line)(void *context, struct pl_str line);
	/* Nothing more can be read for now; NULL: nobody cares. */
	void (*idle)(void *context);
	void *context;
};

/* Hands over the lines of the file at `path`, `-` being standard input; a mark of UTF-8 at
 * its beginning is left out.  At most `longest` and 64 KiB are kept at a time.  False when it
 * cannot be read; being stopped is no error. */
bool pl_lines_read(const char *path, const struct pl_lines_how *how, struct pl_err *err);

#endif
