/* Views and buffers. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

bool pl_str_is(struct pl_str a, const char *word)
{
	return pl_str_same(a, pl_str_of(word));
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool pl_str_is_nocase(struct pl_str a, const char *word)
{
	size_t i = 0;

	while (i < a.len && word[i] && lower(a.at[i]) == lower(word[i]))
		i++;
	return i == a.len && !word[i];
}

bool pl_str_starts(struct pl_str text, const char *start)
{
	size_t len = strlen(start);

	return text.len >= len && (!len || !memcmp(text.at, start, len));
}

bool pl_str_ends(struct pl_str text, const char *end)
{
	size_t len = strlen(end);

	return text.len >= len && (!len || !memcmp(text.at + text.len - len, end, len));
}

int pl_str_order(struct pl_str a, struct pl_str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? (unsigned char)*a.at - (unsigned char)*b.at : 0;

	if (!order && shorter)
		order = memcmp(a.at, b.at, shorter);
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

uint64_t pl_str_hash(struct pl_str text)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
	return hash;
}

size_t pl_str_find(struct pl_str text, struct pl_str part, size_t from)
{
	if (!part.len)
		return from <= text.len ? from : SIZE_MAX;
	while (from < text.len && text.len - from >= part.len) {
		const char *at = memchr(text.at + from, part.at[0], text.len - from - part.len + 1);

		if (!at)
			break;
		if (!memcmp(at, part.at, part.len))
			return (size_t)(at - text.at);
		from = (size_t)(at - text.at) + 1;
	}
	return SIZE_MAX;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct pl_str pl_str_trim(struct pl_str text)
{
	size_t start = 0, end = text.len;

	while (start < end && is_blank(text.at[start]))
		start++;
	while (end > start && is_blank(text.at[end - 1]))
		end--;
	return pl_str_cut(text, start, end);
}

bool pl_str_number(struct pl_str text, uint64_t *number)
{
	uint64_t sum = 0;

	if (!text.len)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		uint64_t digit = (uint64_t)(text.at[i] - '0');

		if (text.at[i] < '0' || text.at[i] > '9' || sum > (UINT64_MAX - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*number = sum;
	return true;
}

/* --- buffers ------------------------------------------------------------------ */

bool pl_buf_grow(struct pl_buf *buf, size_t more)
{
	size_t room = buf->room ? buf->room : 64;
	char *grown;

	if (buf->failed)
		return false;
	if (more < buf->room && buf->len < buf->room - more)
		return true;
	if (more >= SIZE_MAX / 2 - buf->len) {
		buf->failed = true;
		return false;
	}
	while (room <= buf->len + more)
		room *= 2;
	grown = pl_realloc(buf->at, room);
	if (!grown) {
		buf->failed = true;
		return false;
	}
	buf->at = grown;
	buf->room = room;
	return true;
}

void pl_buf_add(struct pl_buf *buf, struct pl_str text)
{
	bool fits = !buf->failed && text.len < buf->room - buf->len;

	if (!fits && !pl_buf_grow(buf, text.len))
		return;
	if (text.len)
		memcpy(buf->at + buf->len, text.at, text.len);
	buf->len += text.len;
	buf->at[buf->len] = '\0';
}

void pl_buf_putc(struct pl_buf *buf, char c)
{
	if (buf->len + 1 >= buf->room && !pl_buf_grow(buf, 1))
		return;
	buf->at[buf->len++] = c;
	buf->at[buf->len] = '\0';
}

void pl_buf_number(struct pl_buf *buf, uint32_t number)
{
	char digits[10];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	pl_buf_add(buf, (struct pl_str){ digits + at, sizeof(digits) - at });
}

/* Most formats are texts and numbers, told without the C library. */
static bool is_plain(const char *format)
{
	for (format = strchr(format, '%'); format; format = strchr(format, '%')) {
		if (!strncmp(format, "%.*s", 4))
			format += 4;
		else if (format[1] == 's' || format[1] == 'u' || format[1] == 'd')
			format += 2;
		else
			return false;
	}
	return true;
}

static void put_signed(struct pl_buf *buf, int number)
{
	if (number < 0)
		pl_buf_putc(buf, '-');
	pl_buf_number(buf, number < 0 ? 0U - (unsigned)number : (unsigned)number);
}

static void put_plain(struct pl_buf *buf, const char *format, va_list args)
{
	for (const char *verb; (verb = strchr(format, '%')); format = verb + 2) {
		pl_buf_add(buf, (struct pl_str){ format, (size_t)(verb - format) });
		if (verb[1] == 's') {
			pl_buf_puts(buf, va_arg(args, const char *));
		} else if (verb[1] == 'u') {
			pl_buf_number(buf, va_arg(args, unsigned));
		} else if (verb[1] == 'd') {
			put_signed(buf, va_arg(args, int));
		} else {
			size_t most = (size_t)va_arg(args, int);
			const char *text = va_arg(args, const char *);

			/* As printf does, up to a NUL. */
			pl_buf_add(buf, (struct pl_str){ text, most ? strnlen(text, most) : 0 });
			verb += 2;
		}
	}
	pl_buf_puts(buf, format);
}

void pl_buf_vprintf(struct pl_buf *buf, const char *format, va_list args)
{
	va_list again;
	int len;

	if (is_plain(format)) {
		put_plain(buf, format, args);
		return;
	}
	va_copy(again, args);
	len = vsnprintf(NULL, 0, format, args);
	if (len < 0)
		buf->failed = true;
	else if (pl_buf_grow(buf, (size_t)len)) {
		vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
}

void pl_buf_printf(struct pl_buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	pl_buf_vprintf(buf, format, args);
	va_end(args);
}

void pl_buf_cut(struct pl_buf *buf, size_t len)
{
	if (len < buf->len) {
		buf->len = len;
		buf->at[len] = '\0';
	}
}

struct pl_str pl_buf_str(const struct pl_buf *buf)
{
	return (struct pl_str){ buf->at ? buf->at : "", buf->len };
}

void pl_buf_release(struct pl_buf *buf)
{
	pl_free(buf->at);
	*buf = (struct pl_buf){ 0 };
}
