/* Structured data as YAML, JSON and INI files give it: scalars, lists and maps, each
 * with its place in the file.  Readers live in yaml.c, json.c and ini.c. */
#ifndef PL_BASE_NODE_H
#define PL_BASE_NODE_H

#include "base/err.h"

enum pl_node_kind { PL_NODE_NULL, PL_NODE_SCALAR, PL_NODE_LIST, PL_NODE_MAP };

/* Owned by the arena it was read into, as are all texts.  Scalars keep the
 * text that was written (`no`, `1e3`, `010` stay text); `quoted` tells "12"
 * from 12 and "" from nothing.  Keys of a map are unique. */
struct pl_node {
	enum pl_node_kind kind;
	bool quoted;
	uint32_t line, column;  /* from 1, column in code points; JSON: 0 when unknown */
	struct pl_span span;    /* bytes of the source, quotes included; JSON: 0 */
	const char *file;       /* as given to the reader, NUL-ended */
	struct pl_str text;     /* PL_NODE_SCALAR, decoded, NUL-ended */
	const struct pl_node *key;   /* inside a map: the scalar that names this node */
	const struct pl_node *first; /* first item or value */
	const struct pl_node *next;  /* next sibling */
	size_t n;               /* items or values */
};

/* The value under `key`, or NULL when absent or when `map` is no map (or NULL). */
const struct pl_node *pl_node_get(const struct pl_node *map, const char *key);
/* The text of a scalar, empty for anything else and for NULL. */
struct pl_str pl_node_text(const struct pl_node *node);
bool pl_node_is(const struct pl_node *node, const char *word);
/* true, false (yes, no, on, off, oui, non too), in any case, quoted or not; false
 * with an error otherwise. */
bool pl_node_bool(const struct pl_node *node, bool *value, struct pl_err *err);
/* A whole number from `min` to `max`; 1.5, -1, 1e9, "3 apples", "3" in quotes and
 * 010 (eight or ten?) are errors. */
bool pl_node_uint(const struct pl_node *node, uint64_t min, uint64_t max, uint64_t *value,
		  struct pl_err *err);
/* The same in quotes too, as Vale has it. */
bool pl_node_uint_quoted(const struct pl_node *node, uint64_t min, uint64_t max, uint64_t *value,
			 struct pl_err *err);
/* A number that is not negative, with or without a decimal point: 12, 0.8, .5; in
 * quotes too, since Vale reads texts as numbers where it wants some. */
bool pl_node_number(const struct pl_node *node, double *value, struct pl_err *err);
/* A copy with all that is in it, in another arena; NULL when memory ends or `node` is NULL. */
const struct pl_node *pl_node_copy(struct pl_arena *arena, const struct pl_node *node);
/* Fails with the second key when two keys of the map are the same.  Their spans
 * must be set: pl_yaml_read has asked already, for maps made otherwise. */
bool pl_node_unique(const struct pl_node *map, struct pl_err *err);
/* Takes all out of the map but the last of those whose keys are the same; false when
 * memory ends. */
bool pl_node_drop_repeated(struct pl_node *map, struct pl_err *err);
/* Fills `err` with PL_RULE and the node's file, line and column; returns false. */
bool pl_node_fail(const struct pl_node *node, struct pl_err *err, const char *format, ...)
	PL_PRINTF(3, 4);

/* The libraries' versions, as they say them. */
const char *pl_yaml_version(void);
const char *pl_json_version(void);

/* The document in `bytes`: UTF-8, at most 1 MiB, 64 deep, 100,000 nodes,
 * scalars of 64 KiB.  Aliases, anchors, tags, merge keys, several documents and
 * duplicate keys are errors with a place.  An empty document gives a NULL node
 * of kind PL_NODE_NULL; so are values left out and unquoted ~ and null.
 * `file` is copied into the arena.  NULL on error. */
const struct pl_node *pl_yaml_read(struct pl_arena *arena, struct pl_str bytes, const char *file,
				   struct pl_err *err);

/* The same, as the library that Vale uses (go-yaml 2.4.0) reads it: of equal keys the
 * last counts, and \' in double quotes is a '. */
const struct pl_node *pl_yaml_read_loosely(struct pl_arena *arena, struct pl_str bytes,
					   const char *file, struct pl_err *err);

/* The JSON value in `bytes` (RFC 8259): at most `max_bytes`, 64 deep; lone
 * surrogates, NUL characters, duplicate keys and bytes after the value are
 * errors with line and column.  true, false and numbers are unquoted scalars. */
const struct pl_node *pl_json_read(struct pl_arena *arena, struct pl_str bytes, size_t max_bytes,
				   const char *file, struct pl_err *err);

/* The INI file in `bytes`, read as Vale reads its own: a map of sections, each a map of
 * keys; what stands above the first section is the section "".  A section that comes
 * again goes on; a key that comes again in it has a list of its values.  Texts stand
 * as written, without their quotes.  At most 1 MiB and 10,000 sections and keys. */
const struct pl_node *pl_ini_read(struct pl_arena *arena, struct pl_str bytes, const char *file,
				  struct pl_err *err);

/* Writing JSON: the text as a string with its quotes; what pl_term_add shows by name, "</" and
 * the bracket of pl_term_is_bracket are escaped, so that the string is safe in a log and in a
 * page; a byte that is not UTF-8 becomes U+FFFD. */
void pl_json_string(struct pl_buf *out, struct pl_str text);
/* The character as \uXXXX, beyond U+FFFF as a pair of them. */
void pl_json_escape(struct pl_buf *out, uint32_t code);

#endif
