#include "base/anchor.h"

#include <string.h>

#include "base/known.h"

bool pl_anchors_add(struct pl_anchors *anchors, char byte)
{
	if (memchr(anchors->bytes, byte, anchors->n))
		return true;
	if (anchors->n == PL_ANCHORS)
		return false;
	anchors->bytes[anchors->n++] = byte;
	return true;
}

double pl_anchors_chance(const struct pl_anchors *anchors)
{
	double chance = anchors->n ? 0 : 1;

	for (unsigned i = 0; i < anchors->n; i++) {
		struct pl_phrase phrase = { .text = { &anchors->bytes[i], 1 } };

		chance += pl_chance(&phrase);
	}
	return chance;
}

bool pl_anchors_pay(const struct pl_anchors *anchors)
{
	static const double rare = 1. / 24;

	return pl_anchors_chance(anchors) < rare;
}

/* From byte `at` on, before `end`, which is told when there is none. */
static size_t first_of(const struct pl_anchors *anchors, struct pl_str text, size_t at, size_t end)
{
	for (unsigned i = 0; i < anchors->n && at < end; i++) {
		const char *found = memchr(text.at + at, anchors->bytes[i], end - at);

		end = found ? (size_t)(found - text.at) : end;
	}
	return end;
}

/* Piece by piece, or where one is met again and again all of the text would be gone through for
 * another each time. */
size_t pl_anchors_next(const struct pl_anchors *anchors, struct pl_str text, size_t at, size_t end)
{
	enum { PIECE = 256 };

	for (; end - at > PIECE && at < end; at += PIECE) {
		size_t found = first_of(anchors, text, at, at + PIECE);

		if (found < at + PIECE)
			return found;
	}
	return first_of(anchors, text, at, end);
}
