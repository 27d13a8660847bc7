/* Sources: named files behind one interface, so that rules come from the
 * program, a folder or an editor's buffer in the same way. */
#ifndef PL_BASE_SOURCE_H
#define PL_BASE_SOURCE_H

#include "base/err.h"

/* What something was made of: other bytes, other results. */
struct pl_origin {
	struct pl_str place; /* names the source */
	struct pl_str self;  /* all that does not lie on disk */
	struct pl_str bytes; /* all, with what was read of the disk; empty: nothing was read yet */
	struct pl_str seen;  /* tells whether the disk has changed, see base/seen.h; or empty */
};

/* Bytes of somebody else's, at a multiple of 8, there until `end` is called; NULL: for good. */
struct pl_loan {
	struct pl_str bytes;
	size_t size; /* of what `end` gives back */
	void (*end)(struct pl_loan *loan);
};

/* Somewhere outside of the library where what was made of a source is kept from run to run. */
struct pl_keep {
	/* Gives what was kept of just this; false when there is nothing of the kind.  Without
	 * `bytes` of what lies on disk, if it is as it was seen; with them, if they are the same,
	 * and then `seen` is kept with it from now on, if there is any. */
	bool (*find)(void *context, const struct pl_origin *origin, struct pl_loan *out);
	void (*store)(void *context, const struct pl_origin *origin, struct pl_str made);
	void *context;
};

/* A tree of files.  Names are relative, with `/`, never with `..`. */
struct pl_source {
	const char *name; /* shown in messages: "rules" or a folder's path */
	/* Calls `each` for every file under the source whose name ends in `ending`, in
	 * order of name; false when it fails, or when `each` gives false, which stops it
	 * and leaves `err` alone.  Links, devices, pipes and hidden files are passed
	 * over; more than 8 folders in each other or 100,000 files are errors. */
	bool (*walk)(const struct pl_source *source, const char *ending,
		     bool (*each)(void *context, const char *name), void *context,
		     struct pl_err *err);
	/* Appends a file's bytes; a folder's file may have 1 MiB. */
	bool (*read)(const struct pl_source *source, const char *name, struct pl_buf *out,
		     struct pl_err *err);
	/* Appends all that it shows and that does not lie on disk, and where on disk it looks;
	 * NULL: nobody can tell. */
	void (*tell)(const struct pl_source *source, struct pl_buf *out);
	const void *data;
	/* What its rules want around their words in place of \b(?:%s)\b, with one %s: Vale's
	 * WordTemplate; NULL: nothing else. */
	const char *word_template;
	/* A folder outside of it in which its rules' dictionaries are looked for too, or NULL. */
	const char *dictionaries;
	/* Asked before a walk goes down into a folder, by its name without `/`; NULL: it goes
	 * down into all. */
	bool (*enters)(void *context, const char *folder);
	/* It is read to be built into a program, which will run elsewhere: dictionaries are
	 * looked for when a rule first needs them, and only among the system's. */
	bool built_in;
	const struct pl_sample *sample; /* of the texts that its rules will look at, or NULL */
	/* So little text will be looked at that to find out what each pattern needs takes longer
	 * than to look for all of them.  The same is found. */
	bool brief;
	const struct pl_keep *keep; /* of the books that are made of it; NULL: nowhere */
	struct pl_seen *seen;       /* where it notes what it looks at on disk, or NULL */
};

/* A folder on disk; `path` is borrowed. */
void pl_source_folder(struct pl_source *source, const char *path);

/* Files in memory; `files` is borrowed and ends with a NULL name.  The same with storage of
 * their own are pl_source_new_folder and pl_source_new_memory, see plume.h. */
void pl_source_memory(struct pl_source *source, const char *name,
		      const struct pl_memory_file *files);

/* Appends the bytes of a file on disk (`-` is standard input): regular files, pipes
 * and terminals, of at most `max` bytes whatever their size claims to be; NULL
 * bytes and all.  Errors say what the file is instead, and for a missing
 * one the nearest name in its folder. */
bool pl_file_read(const char *path, size_t max, struct pl_buf *out, struct pl_err *err);
/* The same for a file that is no draft, such as a configuration: --max-size does not raise `max`,
 * and is not proposed when there is more. */
bool pl_file_read_fixed(const char *path, size_t max, struct pl_buf *out, struct pl_err *err);
/* Is there a regular file at the path? */
bool pl_file_is(const char *path);

#endif
