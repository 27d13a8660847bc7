/* Places at which a text may be cut in two, and how well each would serve. */
#ifndef PL_POST_JOINT_H
#define PL_POST_JOINT_H

#include "post/post.h"

/* From the best on. */
enum pl_joint_rank {
	PL_JOINT_PARAGRAPH,
	PL_JOINT_SENTENCE,
	PL_JOINT_CLAUSE, /* behind , ; : … and before a dash */
	PL_JOINT_WORD,
	PL_JOINT_SIGN,   /* between ideographs, or emoji, without white space */
	PL_JOINT_QUOTED, /* within quotation marks */
	PL_JOINT_TIED,   /* within a date, an hour, a number and its unit, a title and its name */
	PL_N_JOINTS
};

struct pl_joint {
	struct pl_span gap; /* the white space; empty between signs */
	uint8_t rank;       /* as if there were no quotation */
	uint32_t quote;     /* the quotation it lies in, from 1; 0: none */
};

struct pl_joints {
	PL_LIST(struct pl_joint) list;
};

/* Appends the joints within the part, in order.  None lies in a link, a mention, a hashtag, a
 * word or an emoji.  Linear.  False when memory ends. */
bool pl_joints_find(struct pl_joints *joints, const struct pl_post *post,
		    const struct pl_part *part);
void pl_joints_release(struct pl_joints *joints);

#endif
