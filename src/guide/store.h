/* What is kept of walks: what was read, what is marked, how far one has come.
 *
 * Names in sections, each with a word: {"version":1,"read":{"facebook/accroche/…":"2026-11-26"}}.
 * A section that nobody here knows is kept as it is. */
#ifndef PL_GUIDE_STORE_H
#define PL_GUIDE_STORE_H

#include "base/node.h"

struct pl_store_entry {
	struct pl_str section, name, value;
};

/* `{ 0 }` is empty. */
struct pl_store {
	struct pl_arena arena;
	PL_LIST(struct pl_store_entry) list; /* in the order in which they came */
	bool changed; /* since it was read or written */
};

/* Reads what pl_store_write made.  False when it is not that; the store is empty then. */
bool pl_store_read(struct pl_store *store, struct pl_str json, struct pl_err *err);
void pl_store_write(const struct pl_store *store, struct pl_buf *out);
void pl_store_release(struct pl_store *store);

/* The word of a name, or NULL when the section has it not. */
const struct pl_str *pl_store_get(const struct pl_store *store, const char *section,
				  struct pl_str name);
/* Sets it; a section or name that is new comes last. */
void pl_store_put(struct pl_store *store, const char *section, struct pl_str name,
		  struct pl_str value);
/* Takes a name out, or a whole section when the name is empty. */
void pl_store_drop(struct pl_store *store, const char *section, struct pl_str name);
size_t pl_store_count(const struct pl_store *store, const char *section);

#endif
