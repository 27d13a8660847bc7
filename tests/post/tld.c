/* Top-level domains are known in either case, in Unicode and in punycode, living and gone. */
#include "post/entity.h"

#include "test.h"

static void test_known(void **state)
{
	static const struct {
		const char *name;
		bool known;
	} names[] = {
		{ "fr", true },
		{ "FR", true },
		{ "com", true },
		{ "dupont", true },
		{ "bd", true },
		{ "ck", true },
		{ "za", true },
		{ "рф", true },
		{ "РФ", true },
		{ "xn--p1ai", true },
		{ "中国", true },
		{ "onion", true },
		{ "intel", true },
		{ "an", true },
		{ "诺基亚", true },
		{ "சிங்கப்பூர்", true },
		{ "aaa", true },
		{ "zw", true },
		{ "한국", true },
		{ "", false },
		{ "f", false },
		{ "fra", false },
		{ "pdf", false },
		{ "co.uk", false },
		{ "github.io", false },
		{ "xn--", false },
		{ "xn--zzzz", false },
		{ "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (pl_is_tld(pl_str_of(names[i].name)) == names[i].known)
			continue;
		print_error("'%s' should%s be known\n", names[i].name,
			    names[i].known ? "" : " not");
		fail();
	}
}

static void test_longest_ending(void **state)
{
	static const struct {
		const char *text;
		size_t end;
	} texts[] = {
		{ "com", 3 },        { "com/", 3 },  { "comm", 0 },    { "com-", 0 },
		{ "com@", 0 },       { "comで", 3 }, { "中国語", 6 },  { "भारतम्", 18 },
		{ "xn--p1ai.a", 8 }, { "xn--", 0 },  { "xn--a-é", 6 }, { "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		size_t end = pl_tld_end(pl_str_of(texts[i].text), 0);

		if (end == texts[i].end)
			continue;
		print_error("%s: wanted %zu, got %zu\n", texts[i].text, texts[i].end, end);
		fail();
	}
}

/* The examples of RFC 3492, section 7.1, by the lengths that they have there. */
static void test_punycode(void **state)
{
	static const struct {
		const char *label, *encoded;
	} labels[] = {
		{ "example", "example" },
		{ "他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye" },
		{ "Pročprostěnemluvíčesky", "xn--Proprostnemluvesky-uyb24dma41a" },
		{ "почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l" },
		{ "PorquénopuedensimplementehablarenEspañol",
		  "xn--PorqunopuedensimplementehablarenEspaol-fmd56a" },
		{ "MajiでKoiする5秒前", "xn--MajiKoi5-783gue6qz075azm5e" },
		{ "そのスピードで", "xn--d9juau41awczczp" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		size_t len = pl_punycode_length(pl_str_of(labels[i].label), 0);

		if (len == pl_str_of(labels[i].encoded).len)
			continue;
		print_error("%s: wanted the length of %s, got %zu\n", labels[i].label,
			    labels[i].encoded, len);
		fail();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known),
		cmocka_unit_test(test_longest_ending),
		cmocka_unit_test(test_punycode),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
