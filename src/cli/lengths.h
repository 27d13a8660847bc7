/* Lengths of a text on several networks, as JSON. */
#ifndef PL_CLI_LENGTHS_H
#define PL_CLI_LENGTHS_H

#include "post/measure.h"
#include "post/post.h"

/* Those that the draft names, else all. */
uint64_t pl_networks_of(const struct pl_post *post);
/* Appends ,"lengths":[…] for those networks; `over` becomes true when a limit of one is
 * passed.  False, which is told, when they cannot be had. */
bool pl_lengths_json(struct pl_buf *out, const struct pl_post *post, uint64_t networks,
		     struct pl_str text, bool *over);

/* The post's title against the limit that the network has for titles; false when it has none,
 * or the post no title.  Counted in UTF-16 units: never too low where nobody says how. */
bool pl_title_length(const struct pl_post *post, const struct pl_network *network,
		     struct pl_length *length);
/* Appends ,"titles":[…] when there is one that is limited. */
void pl_titles_json(struct pl_buf *out, const struct pl_post *post, uint64_t networks,
		    bool *over);

#endif
