/* Sets of characters of twitter-text and RFC 3987, by some that are inside and some that stand
 * right beside them. */
#include "post/chars.h"

#include "test.h"

static const struct {
	const char *name;
	bool (*has)(uint32_t code);
	uint32_t in[16], out[16]; /* each ends with 0 */
} sets[] = {
	{ "space",
	  pl_is_twitter_space,
	  { ' ', '\t', '\r', 0x85, 0xA0, 0x1680, 0x180E, 0x2000, 0x200A, 0x2028, 0x2029, 0x202F,
	    0x205F, 0x3000 },
	  { 'a', 0x1F, 0x84, 0xE9, 0x1681, 0x180F, 0x1FFF, 0x200B, 0x2027, 0x202A, 0x2060,
	    0x3001 } },
	{ "Cyrillic",
	  pl_is_cyrillic,
	  { 0x400, 0x4FF, 0x1C80, 0x1C87 },
	  { 'a', 0x3FF, 0x500, 0x1C7F, 0x1C88 } },
	{ "end of a wide path",
	  pl_is_wide_path_end,
	  { 'a', '/', '-', '_', '+', 0xE9, 0x300E },
	  { '.', '<', '>', '(', ')', '?', ' ', '@', 0xA0, 0x300C, 0x300D } },
	{ "wide query",
	  pl_is_wide_query_char,
	  { 'a', '^', 0xA0, 0xFDCF, 0xFDF0, 0xFFEF, 0x10000, 0xDFFFD, 0xE1000 },
	  { ' ', 0x80, 0x9F, 0xFDD0, 0xFDEF, 0xFFF0, 0xFFFF, 0x1FFFE, 0x1FFFF, 0xE0000, 0xE0FFF } },
	{ "end of a cashtag",
	  pl_ends_cashtag,
	  { ' ', '\t', '.', '_', 0xA0, 0x1680, 0x2009, 0x3000, 0xFEFF },
	  { 'a', '0', '"', '`', 0x7F, 0x85, 0x180E, 0xE9, 0x200B } },
};

static void each_set_has_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sets) / sizeof(*sets); i++) {
		for (size_t k = 0; sets[i].in[k]; k++) {
			if (!sets[i].has(sets[i].in[k]))
				fail_msg("%s: without U+%04X", sets[i].name, sets[i].in[k]);
		}
		for (size_t k = 0; sets[i].out[k]; k++) {
			if (sets[i].has(sets[i].out[k]))
				fail_msg("%s: with U+%04X", sets[i].name, sets[i].out[k]);
		}
		assert_false(sets[i].has(0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_set_has_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
