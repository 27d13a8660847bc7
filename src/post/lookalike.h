/* Letters that only look like letters: 𝗴𝗿𝗮𝘀, Ⓐ, ᴘᴇᴛɪᴛ.  For the check that finds them, and
 * for saying what a screen reader makes of them. */
#ifndef PL_POST_LOOKALIKE_H
#define PL_POST_LOOKALIKE_H

#include "base/str.h"

enum pl_likeness {
	PL_NOT_ALIKE,
	PL_ALIKE_COMPATIBLE, /* NFKC knows the plain letter */
	PL_ALIKE_ENCLOSED,   /* letters in circles, squares and brackets */
	PL_ALIKE_SMALL,      /* small capitals */
	PL_ALIKE_RAISED,     /* super- and subscript letters; NFKC knows them */
};

enum pl_likeness pl_likeness_of(uint32_t code);
/* Appends the text with plain letters for those that only look so. */
void pl_lookalike_plain(struct pl_buf *out, struct pl_str text);
/* Appends what a character that is alike is called: "mathématique gras sans empattement g". */
void pl_lookalike_name(struct pl_buf *out, uint32_t code, enum pl_lang lang);

/* Look-alikes one behind the other, blanks between them included. */
struct pl_lookalikes {
	size_t end;
	uint32_t letters, raised;
};

struct pl_lookalikes pl_lookalikes_at(struct pl_str text, size_t at);
/* Are they there for their looks?  French raises up to three letters rightly: Mˡˡᵉ, nᵒˢ. */
bool pl_lookalikes_fancy(const struct pl_lookalikes *run);

#endif
