/* Where the bytes of a made text come from. */
#include "post/map.h"

/* The piece that holds byte `at`. */
static size_t piece_at(const struct pl_map *map, uint32_t at)
{
	size_t low = 0, high = map->n;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (map->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static uint32_t length_of(const struct pl_map *map, size_t i)
{
	return (i + 1 < map->n ? map->pieces[i + 1].at : map->len) - map->pieces[i].at;
}

static bool is_copy(const struct pl_map *map, size_t i)
{
	return map->pieces[i].from_end - map->pieces[i].from == length_of(map, i);
}

struct pl_span pl_map_span(const struct pl_map *map, struct pl_span span)
{
	size_t first, last;
	struct pl_span from;

	if (!map->n)
		return span;
	first = piece_at(map, span.start);
	last = span.end > span.start ? piece_at(map, span.end - 1) : first;
	from.start = map->pieces[first].from;
	if (is_copy(map, first))
		from.start += span.start - map->pieces[first].at;
	from.end = map->pieces[last].from_end;
	if (is_copy(map, last))
		from.end = map->pieces[last].from + (span.end - map->pieces[last].at);
	if (span.end == span.start || from.end < from.start)
		from.end = from.start;
	return from;
}

bool pl_map_exact(const struct pl_map *map, struct pl_span span)
{
	size_t first, last;

	if (!map->n)
		return true;
	first = piece_at(map, span.start);
	last = span.end > span.start ? piece_at(map, span.end - 1) : first;
	for (size_t i = first; i <= last; i++) {
		if (!is_copy(map, i) || map->pieces[i].stand_in ||
		    (i > first && map->pieces[i].from != map->pieces[i - 1].from_end))
			return false;
	}
	return true;
}

bool pl_map_masks(const struct pl_map *map, struct pl_span span)
{
	bool masks = map->n && span.start < span.end;

	for (size_t i = masks ? piece_at(map, span.start) : 0;
	     masks && i < map->n && map->pieces[i].at < span.end; i++)
		masks = map->pieces[i].stand_in;
	return masks;
}

bool pl_map_invents(const struct pl_map *map, struct pl_span span)
{
	for (size_t i = map->n ? piece_at(map, span.start) : 0;
	     i < map->n && map->pieces[i].at < span.end; i++) {
		if (map->pieces[i].from == map->pieces[i].from_end)
			return true;
	}
	return false;
}

static void add(struct pl_mapping *mapping, struct pl_str bytes, struct pl_span from, bool stand_in)
{
	struct pl_piece *last =
		mapping->pieces.n ? &mapping->pieces.at[mapping->pieces.n - 1] : NULL;
	uint32_t at = (uint32_t)mapping->text.len;
	struct pl_piece *piece;

	if (!bytes.len)
		return;
	pl_buf_add(&mapping->text, bytes);
	/* Goes on where the last one ended, byte for byte. */
	if (last && last->from_end == from.start && from.end - from.start == bytes.len &&
	    last->from_end - last->from == at - last->at && last->stand_in == stand_in) {
		last->from_end = from.end;
		return;
	}
	piece = PL_PUSH(&mapping->pieces);
	if (piece)
		*piece = (struct pl_piece){ at, from.start, from.end, stand_in };
}

void pl_mapping_make(struct pl_mapping *mapping, struct pl_str bytes, struct pl_span from)
{
	add(mapping, bytes, from, false);
}

void pl_mapping_copy(struct pl_mapping *mapping, struct pl_str bytes, uint32_t from)
{
	add(mapping, bytes, (struct pl_span){ from, from + (uint32_t)bytes.len }, false);
}

void pl_mapping_stand_in(struct pl_mapping *mapping, struct pl_str bytes, uint32_t from)
{
	add(mapping, bytes, (struct pl_span){ from, from + (uint32_t)bytes.len }, true);
}

void pl_mapping_through(struct pl_mapping *mapping, struct pl_str text, const struct pl_map *map,
			struct pl_span span)
{
	if (!map->n) {
		pl_mapping_copy(mapping, pl_str_in(text, span), span.start);
		return;
	}
	for (size_t i = piece_at(map, span.start); i < map->n && span.start < span.end; i++) {
		uint32_t end = map->pieces[i].at + length_of(map, i);
		struct pl_span piece = { span.start, end < span.end ? end : span.end };

		add(mapping, pl_str_in(text, piece), pl_map_span(map, piece),
		    map->pieces[i].stand_in);
		span.start = piece.end;
	}
}

bool pl_mapping_failed(const struct pl_mapping *mapping)
{
	return mapping->text.failed || mapping->pieces.failed;
}

struct pl_map pl_mapping_map(const struct pl_mapping *mapping)
{
	return (struct pl_map){ mapping->pieces.at, mapping->pieces.n,
				(uint32_t)mapping->text.len };
}

void pl_mapping_release(struct pl_mapping *mapping)
{
	pl_buf_release(&mapping->text);
	PL_LIST_RELEASE(&mapping->pieces);
}
