/* Media that a draft says it goes out with. */
#ifndef PL_POST_MEDIA_H
#define PL_POST_MEDIA_H

#include "post/post.h"

/* Reads the value of `médias` of a front matter, or a payload's own list, into
 * post->media.  What it does not say stays unknown: media that are only numbers
 * of earlier uploads, whose texts stand elsewhere, leave media_known false. */
void pl_media_read(struct pl_post *post, const struct pl_node *node);

#endif
