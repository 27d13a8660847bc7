/* Errors, gathered faults, and the nearest known word. */
#include "base/err.h"

#include "base/catalogue.h"

#include <stdio.h>
#include <string.h>

/* A text cut to the size of the error must not end inside a character. */
static void cut_at_character(char *text, size_t len)
{
	size_t start = len;

	while (start > 0 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
		start--;
	if (start > 0 && (unsigned char)text[start - 1] >= 0xC0)
		text[start - 1] = '\0';
}

void pl_err_write(char text[PL_ERR_BYTES], const char *format, va_list args)
{
	int len = vsnprintf(text, PL_ERR_BYTES, format, args);

	if (len >= PL_ERR_BYTES)
		cut_at_character(text, PL_ERR_BYTES - 1);
}

static void write_text(struct pl_err *err, enum pl_code code, const char *format, va_list args)
{
	err->code = code;
	pl_err_write(err->text, pl_err_tr(err, format), args);
}

bool pl_fail(struct pl_err *err, enum pl_code code, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	va_start(args, format);
	write_text(err, code, format, args);
	va_end(args);
	return false;
}

bool pl_fail_at(struct pl_err *err, enum pl_code code, const char *file, uint32_t line,
		uint32_t column, const char *format, ...)
{
	va_list args;

	if (!err)
		return false;
	if (file) {
		int len = snprintf(err->file, sizeof(err->file), "%s", file);

		if (len >= (int)sizeof(err->file))
			cut_at_character(err->file, sizeof(err->file) - 1);
	}
	err->line = line;
	err->column = column;
	va_start(args, format);
	write_text(err, code, format, args);
	va_end(args);
	return false;
}

const char *pl_err_tr(const struct pl_err *err, const char *text)
{
	return pl_tr(err && err->french ? PL_FR : PL_EN, text);
}

bool pl_fail_nomem(struct pl_err *err)
{
	pl_mem_refuse();
	return pl_fail(err, PL_NOMEM, "no memory left");
}

void pl_faults_add(struct pl_faults *faults, const struct pl_err *err)
{
	struct pl_err *kept = PL_PUSH(&faults->list);

	if (kept)
		*kept = *err;
}

void pl_faults_release(struct pl_faults *faults)
{
	PL_LIST_RELEASE(&faults->list);
}

enum { LONGEST_WORD = 64 };

static size_t least(size_t a, size_t b, size_t c)
{
	size_t smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

/* Edits between two words of at most LONGEST_WORD bytes; a swap of neighbours
 * counts as one (Damerau's distance, the restricted form). */
static size_t edits(struct pl_str a, struct pl_str b)
{
	size_t rows[3][LONGEST_WORD + 1];

	for (size_t j = 0; j <= b.len; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = a.at[i - 1] != b.at[j - 1];

			row[j] = least(row[j - 1] + 1, above[j] + 1, above[j - 1] + change);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] &&
			    a.at[i - 2] == b.at[j - 1] && before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
		}
	}
	return rows[a.len % 3][b.len];
}

const char *pl_nearest(struct pl_str word, const char *(*next)(const void *context, size_t i),
		       const void *context)
{
	size_t best = word.len / 3 > 1 ? word.len / 3 : 1;
	const char *nearest = NULL, *candidate;

	if (!word.len || word.len > LONGEST_WORD)
		return NULL;
	for (size_t i = 0; (candidate = next(context, i)); i++) {
		struct pl_str other = pl_str_of(candidate);
		size_t distance = other.len > LONGEST_WORD ? SIZE_MAX : edits(word, other);

		if (distance <= best && (!nearest || distance < best)) {
			best = distance;
			nearest = candidate;
		}
	}
	return nearest;
}
