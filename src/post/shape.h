/* Shapes of records: what schedulers send, brought to one form. */
#ifndef PL_POST_SHAPE_H
#define PL_POST_SHAPE_H

#include "post/payload.h"

/* Names that the text of a record goes by, with | between them. */
#define PL_SHAPE_TEXT_KEYS "text|texte|content|contenu|message|status"

/* Whether `key` is one of those names. */
bool pl_shape_is_text_key(struct pl_str key);

/* Who is told about each record. */
struct pl_shape_sink {
	bool french; /* language of the faults */
	struct pl_arena *arena; /* emptied before each record */
	bool (*each)(struct pl_shape_sink *sink, struct pl_record *record,
		     const struct pl_err *fault);
};

/* Tells the sink of each record in `root`: root itself, the items of a list, or
 * what stands under posts, records, items… of a map.  A record that has no text
 * is told with a fault.  record->line is that of its node, 0 when unknown.
 * False as soon as the sink gives false. */
bool pl_shape_records(struct pl_shape_sink *sink, const struct pl_node *root);

#endif
