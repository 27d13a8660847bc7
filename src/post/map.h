/* Maps: where the bytes of a made text come from, so that a place in it can be
 * told in what the user wrote. */
#ifndef PL_POST_MAP_H
#define PL_POST_MAP_H

#include "base/str.h"

/* From byte `at` of the made text to the next piece's.  The same bytes as those
 * from `from` to `from_end` of the source when both are as long; else made of them
 * (an entity), or put in (from == from_end: what stands before it). */
struct pl_piece {
	uint32_t at;
	uint32_t from, from_end;
	bool stand_in; /* byte for byte, but other bytes: * for code */
};

/* Pieces in order of `at`, the first at 0; none: both texts are the same. */
struct pl_map {
	const struct pl_piece *pieces;
	size_t n;
	uint32_t len; /* of the made text */
};

/* The span of the source from which that of the made text comes; log time.  A span
 * that lies in what was put in comes out empty, at the place where it was put. */
struct pl_span pl_map_span(const struct pl_map *map, struct pl_span span);
/* Whether the span's bytes are those of the source, all of them and no others in
 * between, so that an edit of the one is an edit of the other. */
bool pl_map_exact(const struct pl_map *map, struct pl_span span);

/* Whether all of the span stands in for bytes of the source that are not to be read. */
bool pl_map_masks(const struct pl_map *map, struct pl_span span);
/* Whether a byte of the span was put in, and comes from nothing in the source. */
bool pl_map_invents(const struct pl_map *map, struct pl_span span);

/* A text with its map while it grows.  `{ 0 }` to start. */
struct pl_mapping {
	struct pl_buf text;
	PL_LIST(struct pl_piece) pieces;
};

/* Appends bytes that stand at `from` of the source. */
void pl_mapping_copy(struct pl_mapping *mapping, struct pl_str bytes, uint32_t from);
/* Appends bytes made of the source's span, or put in at its start when it is empty. */
void pl_mapping_make(struct pl_mapping *mapping, struct pl_str bytes, struct pl_span from);
/* Appends bytes, each of which stands in for one from `from` of the source on. */
void pl_mapping_stand_in(struct pl_mapping *mapping, struct pl_str bytes, uint32_t from);
/* Appends the span of another mapping's text, as coming from where that comes from. */
void pl_mapping_through(struct pl_mapping *mapping, struct pl_str text, const struct pl_map *map,
			struct pl_span span);
bool pl_mapping_failed(const struct pl_mapping *mapping);
/* The map, pieces still owned by the mapping. */
struct pl_map pl_mapping_map(const struct pl_mapping *mapping);
void pl_mapping_release(struct pl_mapping *mapping);

#endif
