#include "base/memo.h"

/* FNV-1a (Fowler, Noll, Vo): texts that share a place on purpose only cost what they spared. */
static size_t place_of(const void *whose, struct pl_str about)
{
	uint32_t hash = 2166136261U ^ (uint32_t)((uintptr_t)whose >> 4);

	for (size_t i = 0; i < about.len; i++)
		hash = (hash ^ (unsigned char)about.at[i]) * 16777619U;
	return (hash ^ hash >> 16) % PL_MEMO_PLACES;
}

bool pl_memo_recall(const struct pl_memo *memo, const void *whose, struct pl_str about,
		    struct pl_str *known)
{
	const struct pl_memo_place *place;

	if (!memo->places)
		return false;
	place = &memo->places[place_of(whose, about)];
	*known = pl_buf_str(&place->known);
	return place->whose == whose && pl_str_same(pl_buf_str(&place->about), about);
}

void pl_memo_keep(struct pl_memo *memo, const void *whose, struct pl_str about, struct pl_str known)
{
	struct pl_memo_place *place;

	if (!memo->places)
		memo->places = pl_alloc(PL_MEMO_PLACES * sizeof(*memo->places));
	if (!memo->places)
		return;
	place = &memo->places[place_of(whose, about)];
	pl_buf_cut(&place->about, 0);
	pl_buf_cut(&place->known, 0);
	pl_buf_add(&place->about, about);
	pl_buf_add(&place->known, known);
	place->whose = place->about.failed || place->known.failed ? NULL : whose;
	place->about.failed = place->known.failed = false;
}

void pl_memo_release(struct pl_memo *memo)
{
	for (size_t i = 0; memo->places && i < PL_MEMO_PLACES; i++) {
		pl_buf_release(&memo->places[i].about);
		pl_buf_release(&memo->places[i].known);
	}
	pl_free(memo->places);
	*memo = (struct pl_memo){ 0 };
}
