/* Lengths as X weighs them, by twitter-text 3.1 (2021-10-21). */
#ifndef PL_POST_WEIGH_H
#define PL_POST_WEIGH_H

#include "base/err.h"

struct pl_weight_range {
	uint32_t first, last, weight;
};

/* twitter-text's weights; pl_weights_v3 is the one X uses. */
struct pl_weights {
	uint32_t limit; /* in weighted characters */
	uint32_t scale;
	uint32_t initial;   /* weight where no range says otherwise */
	bool emoji_parsing; /* a whole emoji sequence weighs `initial`: also those newer than
			     * the library's Emoji 11, as X's own page has it */
	uint32_t link;      /* a link, in weighted characters */
	const struct pl_weight_range *ranges;
	size_t n_ranges;
};

extern const struct pl_weights pl_weights_v1, pl_weights_v2, pl_weights_v3;

struct pl_weighed {
	uint32_t length; /* weighted */
	uint32_t permillage;
	bool valid;
	/* As twitter-text gives them: inclusive, in UTF-16 units of the text as given. */
	int32_t display_start, display_end, valid_start, valid_end;
};

/* twitter-text's parseTweet. */
bool pl_weigh(const struct pl_weights *weights, struct pl_str text, struct pl_weighed *out,
	      struct pl_err *err);

/* The weight of `text` by the third configuration, links as any other text. */
bool pl_weigh_text(struct pl_str text, uint64_t *n, struct pl_err *err);
/* `text` in NFC, as X counts it, in `buf` when it is not so already. */
bool pl_weigh_normal(struct pl_str *text, struct pl_buf *buf, struct pl_err *err);

#endif
