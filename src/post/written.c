/* From HTML as it is written to what a reader sees. */
#include "post/written.h"

#include "post/chars.h"
#include "post/document.h"

uint32_t pl_written_next(const struct pl_written *text, size_t *at)
{
	char bytes[8];
	size_t len, n = 0;

	if (!text->raw && text->html.at[*at] == '&')
		n = pl_charref(pl_str_cut(text->html, *at, text->html.len), bytes, &len);
	if (!n)
		return pl_utf8_next(text->html, at);
	*at += n;
	return pl_utf8_at((struct pl_str){ bytes, len }, 0);
}

struct pl_span pl_written_trim(const struct pl_written *text, struct pl_span span)
{
	struct pl_span trimmed = { span.end, span.end };

	for (size_t at = span.start; at < span.end;) {
		size_t here = at;

		if (pl_is_space(pl_written_next(text, &at)))
			continue;
		if (trimmed.start == span.end)
			trimmed.start = (uint32_t)here;
		trimmed.end = (uint32_t)at;
	}
	return trimmed;
}

/* The next byte from `at` on that is not copied as it is. */
static uint32_t special_from(const struct pl_written *text, uint32_t at, uint32_t end)
{
	while (at < end && text->html.at[at] != '\r' && (text->raw || text->html.at[at] != '&'))
		at++;
	return at;
}

static void copy(const struct pl_written *text, struct pl_mapping *out, uint32_t start,
		 uint32_t end)
{
	pl_mapping_through(out, text->html, text->map, (struct pl_span){ start, end });
}

/* Appends the line end or reference at `at`, and gives its end. */
static uint32_t put_special(const struct pl_written *text, struct pl_mapping *out, uint32_t at,
			    uint32_t end)
{
	struct pl_str rest = pl_str_cut(text->html, at, end);
	struct pl_span from = { at, at + 1 };
	char bytes[8];
	size_t len, n;

	if (pl_str_starts(rest, "\r\n")) {
		from.end++;
		pl_mapping_make(out, PL_STR("\n"), pl_map_span(text->map, from));
	} else if (rest.at[0] == '\r') {
		pl_mapping_stand_in(out, PL_STR("\n"), pl_map_span(text->map, from).start);
	} else if ((n = pl_charref(rest, bytes, &len))) {
		from.end = at + (uint32_t)n;
		pl_mapping_make(out, (struct pl_str){ bytes, len }, pl_map_span(text->map, from));
	} else {
		copy(text, out, at, at + 1);
	}
	return from.end;
}

void pl_written_put(const struct pl_written *text, struct pl_mapping *out, struct pl_span span)
{
	while (span.start < span.end) {
		uint32_t special = special_from(text, span.start, span.end);

		copy(text, out, span.start, special);
		span.start =
			special < span.end ? put_special(text, out, special, span.end) : special;
	}
}

void pl_written_mask(const struct pl_written *text, struct pl_mapping *out, struct pl_span span)
{
	for (size_t at = span.start; at < span.end;) {
		struct pl_span here = { (uint32_t)at, 0 }, from;
		uint32_t code = pl_written_next(text, &at);

		here.end = (uint32_t)at;
		from = pl_map_span(text->map, here);
		if (code == '\n' || code == '\r')
			pl_written_put(text, out, here);
		else if (from.end - from.start == 1)
			pl_mapping_stand_in(out, PL_STR("*"), from.start);
		else
			pl_mapping_make(out, PL_STR("*"), from);
	}
}

void pl_written_decode(const struct pl_written *text, struct pl_buf *out, struct pl_span span)
{
	for (size_t at = span.start; at < span.end;)
		pl_utf8_put(out, pl_written_next(text, &at));
}

void pl_written_plain(const struct pl_written *text, struct pl_buf *out, struct pl_span span)
{
	bool after_cr = false;

	for (size_t at = span.start; at < span.end;) {
		uint32_t code = pl_written_next(text, &at);

		if (code != '\n' || !after_cr)
			pl_utf8_put(out, code == '\r' ? '\n' : code);
		after_cr = code == '\r';
	}
}
