/* Finding and masking in a long text. */
#include "report/haystack.h"

#include <string.h>

#include "base/unicode.h"

/* Shorter texts are read through. */
enum { SHORT = 2048, PAIRS = 1 << 16, MASKS = 16 };

/* --- pairs of bytes ------------------------------------------------------------------------- */

static uint32_t pair_at(const char *text, size_t at)
{
	return (uint32_t)((unsigned char)text[at] << 8 | (unsigned char)text[at + 1]);
}

/* What is masked is looked for by other pairs. */
static bool is_masked(const char *text, size_t at)
{
	return text[at] == '@' || text[at + 1] == '@';
}

/* Sorts the places of all pairs by counting. */
static void make_pairs(struct pl_haystack *hay)
{
	size_t n = hay->whole.len - 1;

	memset(hay->first, 0, (PAIRS + 1) * sizeof *hay->first);
	for (size_t at = 0; at < n; at++) {
		if (!is_masked(hay->text, at))
			hay->first[pair_at(hay->text, at) + 1]++;
	}
	for (size_t i = 0; i < PAIRS; i++)
		hay->first[i + 1] += hay->first[i];
	for (size_t at = 0; at < n; at++) {
		if (!is_masked(hay->text, at))
			hay->pairs[hay->first[pair_at(hay->text, at)]++] = (uint32_t)at;
	}
	memmove(hay->first + 1, hay->first, PAIRS * sizeof *hay->first);
	hay->first[0] = 0;
	hay->masked = 0;
}

/* The first of the pair's places from byte `at` on. */
static uint32_t lower_bound(const struct pl_haystack *hay, uint32_t pair, size_t at)
{
	return (uint32_t)pl_lower_bound(hay->pairs, hay->first[pair], hay->first[pair + 1], at);
}

/* The byte of the needle at which its rarest pair stands, or SIZE_MAX.  That of the start of
 * a long one will do. */
static size_t rarest(const struct pl_haystack *hay, struct pl_str needle)
{
	enum { LONG = 64 };
	size_t best = SIZE_MAX, len = needle.len < LONG ? needle.len : LONG;
	uint32_t fewest = UINT32_MAX;

	for (size_t at = 0; at + 1 < len && fewest; at++) {
		uint32_t pair = pair_at(needle.at, at), n = hay->first[pair + 1] - hay->first[pair];

		if (n < fewest && !is_masked(needle.at, at)) {
			best = at;
			fewest = n;
		}
	}
	return best;
}

/* --- finding ------------------------------------------------------------------------------ */

static size_t read_through(struct pl_haystack *hay, struct pl_str needle, size_t from)
{
	size_t found = pl_str_find((struct pl_str){ hay->text, hay->whole.len }, needle, from);

	hay->work += (found == SIZE_MAX ? hay->whole.len : found) - from;
	return found;
}

size_t pl_haystack_find(struct pl_haystack *hay, struct pl_str needle, size_t from)
{
	size_t off;
	uint32_t pair;

	if (from > hay->whole.len || needle.len > hay->whole.len - from)
		return SIZE_MAX;
	off = hay->pairs ? rarest(hay, needle) : SIZE_MAX;
	if (off == SIZE_MAX)
		return read_through(hay, needle, from);
	pair = pair_at(needle.at, off);
	hay->work += 64;
	for (uint32_t i = lower_bound(hay, pair, from + off); i < hay->first[pair + 1]; i++) {
		size_t at = hay->pairs[i] - off;

		hay->work++;
		if (needle.len > hay->whole.len - at)
			break;
		if (!memcmp(hay->text + at, needle.at, needle.len)) {
			hay->work += needle.len;
			return at;
		}
	}
	return SIZE_MAX;
}

/* --- masks -------------------------------------------------------------------------------- */

bool pl_haystack_mask(struct pl_haystack *hay, struct pl_str needle)
{
	size_t at = pl_haystack_find(hay, needle, 0);

	if (at == SIZE_MAX)
		return false;
	for (size_t end = at + needle.len; at < end; at++) {
		if ((unsigned char)hay->text[at] < 0x80 && hay->text[at] != '\n')
			hay->text[at] = '@';
	}
	hay->masked += needle.len;
	if (hay->pairs && hay->masked > hay->whole.len / MASKS) {
		hay->work += hay->whole.len;
		make_pairs(hay);
	}
	return true;
}

void pl_haystack_hide(struct pl_haystack *hay, struct pl_str needle)
{
	size_t at = pl_haystack_find(hay, needle, 0);
	struct pl_span *span = at == SIZE_MAX ? NULL : PL_PUSH(&hay->hidden);

	if (span)
		*span = (struct pl_span){ (uint32_t)at, (uint32_t)(at + needle.len) };
	if (span)
		pl_buf_add(&hay->before, (struct pl_str){ hay->text + at, needle.len });
	hay->failed = hay->failed || hay->hidden.failed || hay->before.failed;
	if (!span || hay->failed)
		return;
	for (; at < span->end; at++) {
		if (hay->text[at] != '\n')
			hay->text[at] = '#';
	}
}

/* The last first, since one may lie on another. */
void pl_haystack_show(struct pl_haystack *hay)
{
	size_t end = hay->before.len;

	for (size_t i = hay->hidden.n; i && !hay->failed; i--) {
		struct pl_span span = hay->hidden.at[i - 1];

		end -= span.end - span.start;
		memcpy(hay->text + span.start, hay->before.at + end, span.end - span.start);
	}
	hay->hidden.n = 0;
	pl_buf_cut(&hay->before, 0);
}

/* --- lines -------------------------------------------------------------------------------- */

size_t pl_haystack_line(const struct pl_haystack *hay, size_t at)
{
	size_t low = 0, high = hay->n_lines;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (hay->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct pl_span pl_haystack_span(const struct pl_haystack *hay, size_t line)
{
	return (struct pl_span){ hay->lines[line], line + 1 < hay->n_lines
							   ? hay->lines[line + 1]
							   : (uint32_t)hay->whole.len };
}

static bool make_lines(struct pl_haystack *hay)
{
	size_t n = 1, points = 0;

	for (size_t at = 0; at < hay->whole.len; at++)
		n += hay->whole.at[at] == '\n';
	hay->lines = pl_alloc(n * sizeof *hay->lines);
	hay->points = pl_alloc(n * sizeof *hay->points);
	if (!hay->lines || !hay->points)
		return false;
	hay->n_lines = 1;
	for (size_t at = 0; at < hay->whole.len; at++) {
		points += ((unsigned char)hay->whole.at[at] & 0xC0) != 0x80;
		if (hay->whole.at[at] != '\n')
			continue;
		hay->points[hay->n_lines] = (uint32_t)points;
		hay->lines[hay->n_lines++] = (uint32_t)at + 1;
	}
	return true;
}

/* --- from start to end ---------------------------------------------------------------------- */

bool pl_haystack_init(struct pl_haystack *hay, struct pl_str whole, struct pl_str text)
{
	*hay = (struct pl_haystack){ .whole = whole, .text = pl_alloc(whole.len + 1) };
	if (!hay->text || !make_lines(hay))
		return false;
	memcpy(hay->text, text.len ? text.at : "", text.len);
	if (whole.len < SHORT)
		return true;
	hay->pairs = pl_alloc(whole.len * sizeof *hay->pairs);
	hay->first = pl_alloc((PAIRS + 1) * sizeof *hay->first);
	if (!hay->pairs || !hay->first)
		return false;
	make_pairs(hay);
	return true;
}

void pl_haystack_release(struct pl_haystack *hay)
{
	pl_free(hay->text);
	pl_free(hay->lines);
	pl_free(hay->points);
	pl_free(hay->pairs);
	pl_free(hay->first);
	PL_LIST_RELEASE(&hay->hidden);
	pl_buf_release(&hay->before);
	*hay = (struct pl_haystack){ 0 };
}
