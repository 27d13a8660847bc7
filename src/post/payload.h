/* Payloads: drafts that come as JSON, JSON Lines or CSV, record by record. */
#ifndef PL_POST_PAYLOAD_H
#define PL_POST_PAYLOAD_H

#include "post/post.h"
#include "post/raw.h"

enum pl_input {
	PL_INPUT_AUTO,
	PL_INPUT_TEXT,
	PL_INPUT_MARKDOWN,
	PL_INPUT_JSON,
	PL_INPUT_JSONL,
	PL_INPUT_CSV
};

/* What a file holds, by its name: *.json, *.jsonl, *.csv, *.md, else text. */
enum pl_input pl_input_of(struct pl_str name);

/* The same by what it holds, for what has no name: JSON, JSON Lines or text.  Only a whole object,
 * or a list of them, is taken for a payload. */
enum pl_input pl_input_guess(struct pl_str bytes);

/* One record: its text after decoding, where it stands, and the rest as data. */
struct pl_record {
	uint32_t number;  /* from 1 */
	uint32_t line;    /* of the payload, from 1 */
	struct pl_str id; /* empty when the record has none */
	struct pl_str text;
	const struct pl_node *data; /* for pl_hints.record: network(s), date, media, type */
	/* How the payload writes the text, and at which byte of its UTF-8; no bytes: unknown. */
	struct pl_raw raw;
	size_t raw_at;
	struct pl_span written;     /* the same place in what was read at once: a line of JSON Lines */
};

/* Calls `each` for every record of `bytes`, whose texts live until it returns.
 * `columns` says what columns of a table hold, see pl_csv_init; empty: their names do.
 * A record that cannot be read is handed over with `fault` set and goes on; `each`
 * giving false stops.  False when the payload as a whole cannot be read. */
bool pl_payload_walk(enum pl_input input, struct pl_str bytes, struct pl_str columns,
		     const char *file,
		     bool (*each)(void *context, const struct pl_record *record,
				  const struct pl_err *fault),
		     void *context, struct pl_err *err);

/* JSON Lines that come one by one, so that there may be any number of them. */
struct pl_payload_lines;
enum { PL_PAYLOAD_LINE = 1 << 20 }; /* bytes; a longer line is a fault of its record */

/* `file` and `each` as above.  NULL when memory ends. */
struct pl_payload_lines *
pl_payload_lines_new(const char *file, bool french,
		     bool (*each)(void *context, const struct pl_record *record,
				  const struct pl_err *fault),
		     void *context);
/* The next line, without its end.  False when `each` has stopped it, or memory ends. */
bool pl_payload_lines_add(struct pl_payload_lines *lines, struct pl_str line);
/* Frees it; NULL is fine.  False when memory has ended. */
bool pl_payload_lines_end(struct pl_payload_lines *lines, struct pl_err *err);

#endif
