/* JSON is what RFC 8259 says it is: every short string of the signs that matter is read, or
 * refused, as a second reading of its grammar has it, written otherwise than the first. */
#include "base/node.h"

#include <math.h>
#include <stdlib.h>

#include "test.h"

/* --- the grammar, section by section ---------------------------------------------------------- */

static bool take(const char **at, const char *words)
{
	size_t n = strlen(words);

	if (strncmp(*at, words, n) != 0)
		return false;
	*at += n;
	return true;
}

static size_t take_any(const char **at, const char *of)
{
	size_t n = strspn(*at, of);

	*at += n;
	return n;
}

/* Section 6: [ minus ] int [ frac ] [ exp ]; what is greater than a double is none. */
static bool is_number(const char **at)
{
	const char *start = *at;

	take(at, "-");
	if (!take(at, "0") && !take_any(at, "123456789"))
		return false;
	if (start[*start == '-'] != '0')
		take_any(at, "0123456789");
	if (take(at, ".") && !take_any(at, "0123456789"))
		return false;
	if (take(at, "e") || take(at, "E")) {
		if (!take(at, "+"))
			take(at, "-");
		if (!take_any(at, "0123456789"))
			return false;
	}
	return !isinf(strtod(start, NULL));
}

static unsigned hex_of(const char *at)
{
	char digits[5] = { 0 };

	strncpy(digits, at, 4);
	return strspn(digits, "0123456789ABCDEFabcdef") == 4 ? (unsigned)strtoul(digits, NULL, 16)
							     : 0x10000;
}

/* Section 7; no half of a pair, and no NUL, which no text of a draft may hold. */
static bool is_escaped(const char **at)
{
	unsigned code;

	if (!take(at, "u"))
		return **at && strchr("\"\\/bfnrt", **at) && (*at)++;
	code = hex_of(*at);
	if (!code || code > 0xFFFF || (code >= 0xDC00 && code <= 0xDFFF))
		return false;
	*at += 4;
	if (code < 0xD800 || code > 0xDBFF)
		return true;
	if (!take(at, "\\u"))
		return false;
	code = hex_of(*at);
	*at += 4;
	return code >= 0xDC00 && code <= 0xDFFF;
}

static bool is_string(const char **at)
{
	if (!take(at, "\""))
		return false;
	while (**at && **at != '"') {
		if ((unsigned char)**at < 0x20)
			return false;
		if (*(*at)++ == '\\' && !is_escaped(at))
			return false;
	}
	return take(at, "\"");
}

static bool is_value(const char **at);

/* Sections 4 and 5: members, or values, with commas between them. */
static bool is_row(const char **at, const char *close, bool named)
{
	take_any(at, " \t\n\r");
	if (take(at, close))
		return true;
	do {
		take_any(at, " \t\n\r");
		if (named && (!is_string(at) || (take_any(at, " \t\n\r"), !take(at, ":"))))
			return false;
		if (!is_value(at))
			return false;
	} while (take(at, ","));
	return take(at, close);
}

static bool is_value(const char **at)
{
	bool is;

	take_any(at, " \t\n\r");
	if (take(at, "["))
		is = is_row(at, "]", false);
	else if (take(at, "{"))
		is = is_row(at, "}", true);
	else if (**at == '"')
		is = is_string(at);
	else
		is = take(at, "true") || take(at, "false") || take(at, "null") || is_number(at);
	take_any(at, " \t\n\r");
	return is;
}

/* --- all of them ------------------------------------------------------------------------------ */

static size_t accepted, refused;

static void compare(const char *text)
{
	static struct pl_arena arena;
	struct pl_err err = { 0 };
	const char *at = text;
	bool should = is_value(&at) && !*at;
	bool is = pl_json_read(&arena, pl_str_of(text), 1 << 20, "t.json", &err) != NULL;

	if (is != should)
		fail_msg("'%s' is %s: %s", text, should ? "JSON" : "none", err.text);
	if (!is && (!err.line || !err.column))
		fail_msg("'%s' is refused nowhere", text);
	accepted += is;
	refused += !is;
	pl_arena_release(&arena);
}

/* Every string of `most` signs at most, between the two others. */
static void compare_all(const char *before, const char *const *signs, size_t most,
			const char *behind)
{
	char text[64];
	size_t n_signs = 0, number[8] = { 0 }, n = 0;

	while (signs[n_signs])
		n_signs++;
	while (n <= most) {
		size_t i = 0;

		strcpy(text, before);
		for (size_t k = 0; k < n; k++)
			strcat(text, signs[number[k]]);
		compare(strcat(text, behind));
		while (i < n && ++number[i] == n_signs)
			number[i++] = 0;
		n += i == n;
	}
}

#define ALL(before, most, behind, ...)                                    \
	do {                                                              \
		static const char *const signs[] = { __VA_ARGS__, NULL }; \
		accepted = refused = 0;                                   \
		compare_all(before, signs, most, behind);                 \
		assert_true(accepted > 0 && refused > 0);                 \
	} while (0)

static void values_and_what_parts_them(void **state)
{
	(void)state;
	ALL("", 5, "", "[", "]", "{", "}", ",", ":", "\"", "1", "-", "true", " ", "a");
	ALL("[", 5, "]", "[", "]", "{}", ",", ":", "null", "\"b\"", "0", "\n");
	ALL("{", 6, "}", "\"a\"", ":", ",", "1", "[", "]", " ");
	ALL("", 4, "", "true", "false", "null", "t", "e", "n", "N", "\t", "\v", "/", "'");
}

static void numbers(void **state)
{
	(void)state;
	ALL("", 6, "", "0", "1", "-", "+", ".", "e", "E");
	ALL("[", 4, "]", "0", "9", "-", ".", "e", "x", "_", "Infinity", "NaN");
	ALL("1e", 4, "", "0", "3", "-", "+");
}

static void strings(void **state)
{
	(void)state;
	ALL("\"", 5, "\"", "\\", "u", "0", "D8", "DC", "n", "x", "\"", "\t");
	ALL("\"\\u", 6, "\"", "0", "D", "8", "C", "g", "\\u", "é");
	ALL("\"\\uD8", 4, "\"", "3C", "\\u", "DF", "27", "00", "a");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_and_what_parts_them),
		cmocka_unit_test(numbers),
		cmocka_unit_test(strings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
