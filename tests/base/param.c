/* Parameters: each type reads what it should and says what it wanted otherwise. */
#include "base/param.h"

#include "test.h"

struct settings {
	struct pl_row list, map;
	struct pl_text text;
	struct pl_ref string;
	double share;
	uint32_t number;
	uint8_t yes, word;
};

#define AT(field) offsetof(struct settings, field)

static const char *const words[] = { "low", "middle", "high", NULL };

static const struct pl_param params[] = {
	{ .name = "max", .type = PL_PARAM_UINT, .offset = AT(number), .initial = 7 },
	{ .name = "share", .type = PL_PARAM_NUMBER, .offset = AT(share) },
	{ .name = "quoted", .type = PL_PARAM_BOOL, .offset = AT(yes), .initial = 1 },
	{ .name = "word", .type = PL_PARAM_WORD, .offset = AT(word), .words = words },
	{ .name = "string", .type = PL_PARAM_STRING, .offset = AT(string) },
	{ .name = "message", .type = PL_PARAM_TEXT, .offset = AT(text) },
	{ .name = "tokens", .type = PL_PARAM_LIST, .offset = AT(list) },
	{ .name = "swap", .type = PL_PARAM_MAP, .offset = AT(map) },
	{ 0 },
};

/* Everything that a struct says, as a text. */
static void show(struct pl_buf *out, const struct settings *is)
{
	const struct pl_ref *refs = PL_ROW(struct pl_ref, &is->list);
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, &is->map);

	pl_buf_printf(out, "%u %u %u '%.*s' fr:%.*s en:%.*s", is->number, is->yes, is->word,
		      PL_ARGS(pl_ref_str(&is->string)), PL_ARGS(pl_ref_str(&is->text.fr)),
		      PL_ARGS(pl_ref_str(&is->text.en)));
	if (is->share > 0)
		pl_buf_printf(out, " %g", is->share);
	for (uint32_t i = 0; i < is->list.n; i++)
		pl_buf_printf(out, " [%.*s]", PL_ARGS(pl_ref_str(&refs[i])));
	for (uint32_t i = 0; i < is->map.n; i++)
		pl_buf_printf(out, " {%.*s:%.*s@%u}", PL_ARGS(pl_ref_str(&pairs[i].key)),
			      PL_ARGS(pl_ref_str(&pairs[i].value)), pairs[i].line);
}

static const struct {
	const char *yaml, *shown; /* the struct, or the place and the error */
} cases[] = {
	{ "{}", "7 1 0 '' fr: en:" },
	{ "max: 0", "0 1 0 '' fr: en:" },
	{ "MAX: 12", "12 1 0 '' fr: en:" },
	{ "quoted: non", "7 0 0 '' fr: en:" },
	{ "word: high", "7 1 2 '' fr: en:" },
	{ "string: été", "7 1 0 'été' fr: en:" },
	{ "message: un", "7 1 0 '' fr:un en:un" },
	{ "message: {en: one}", "7 1 0 '' fr: en:one" },
	{ "tokens: [a, ~, 'b c']", "7 1 0 '' fr: en: [a] [] [b c]" },
	{ "tokens: seul", "7 1 0 '' fr: en: [seul]" },
	{ "tokens: []", "7 1 0 '' fr: en:" },
	{ "swap:\n  a: b\n  c: ~", "7 1 0 '' fr: en: {a:b@2} {c:@3}" },
	{ "swap: [{a: b}, {c: d, e: f}]", "7 1 0 '' fr: en: {a:b@1} {c:d@1} {e:f@1}" },
	{ "swap:", "7 1 0 '' fr: en:" },
	{ "max: '12'", "12 1 0 '' fr: en:" },
	{ "max:\nquoted: ~\nshare:", "7 1 0 '' fr: en:" },
	{ "quoted: 0", "7 0 0 '' fr: en:" },
	{ "quoted: N", "7 0 0 '' fr: en:" },
	{ "quoted: 1", "7 1 0 '' fr: en:" },
	{ "quoted: Y", "7 1 0 '' fr: en:" },
	{ "string: ~", "7 1 0 '' fr: en:" },
	{ "max: '12 '", "1:6: a whole number" },
	{ "max: -1", "1:6: a whole number" },
	{ "max: ééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", "1:6: a whole number" },
	{ "max: aéééééééééééééééééééééééééééééééééééééééééééééééééééééééé", "1:6: a whole number" },
	{ "max: 4294967296", "1:6: a whole number" },
	{ "share: 0.8", "7 1 0 '' fr: en: 0.8" },
	{ "share: 12", "7 1 0 '' fr: en: 12" },
	{ "share: '.5'", "7 1 0 '' fr: en: 0.5" },
	{ "share: 1.", "7 1 0 '' fr: en: 1" },
	{ "share: 1.2.3", "1:8: a number such as 12 or 0.8 is wanted here" },
	{ "share: 1,5", "1:8: a number such as" },
	{ "share: -1", "1:8: a number such as" },
	{ "share: .", "1:8: a number such as" },
	{ "share: ''", "1:8: a number such as" },
	{ "share: 1234567890123456", "1:8: a number such as" },
	{ "share: [1]", "1:8: a number such as" },
	{ "quoted: 2", "1:9: " },
	{ "word: hgih", "1:7: 'word' cannot be 'hgih'; did you mean 'high'? it is one of: low, "
			"middle, high" },
	{ "word: x", "1:7: 'word' cannot be 'x'; it is one of: low, middle, high" },
	{ "string: [a]", "1:9: 'string' wants a text" },
	{ "message: [a]", "1:10: 'message' wants a text" },
	{ "message: {de: ein}", "1:15: 'message' wants texts under 'fr' and 'en', not 'de'" },
	{ "tokens: {a: b}", "1:9: 'tokens' wants a list" },
	{ "tokens: [a, [b]]", "1:13: 'tokens' wants a list" },
	{ "swap: [a]", "1:7: 'swap' wants pairs" },
	{ "swap: {a: [b]}", "1:11: 'swap' wants a text for 'a'" },
};

static void try_case(const char *yaml, const char *wanted)
{
	struct pl_arena arena = { 0 };
	struct pl_image image = { 0 };
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *root = pl_yaml_read(&arena, pl_str_of(yaml), "p.yml", &err);
	uint32_t at = pl_image_take(&image, sizeof(struct settings));

	assert_non_null(root);
	pl_param_defaults(params, &image, at);
	for (const struct pl_node *value = root->first; value; value = value->next)
		pl_param_read(pl_param_find(params, value->key->text), value, &image, at, &err);
	if (err.code == PL_OK)
		show(&out, pl_image_at(&image, at));
	else
		pl_buf_printf(&out, "%u:%u: %s", err.line, err.column, err.text);
	if (err.code == PL_OK ? !pl_str_is(pl_buf_str(&out), wanted)
			      : !pl_str_starts(pl_buf_str(&out), wanted)) {
		print_error("%s\nwanted: %s\ncame:   %s\n", yaml, wanted, out.at);
		fail();
	}
	pl_buf_release(&out);
	pl_image_release(&image);
	pl_arena_release(&arena);
}

static void reads_each_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		try_case(cases[i].yaml, cases[i].shown);
}

static void names_the_nearest(void **state)
{
	(void)state;
	assert_string_equal(pl_param_nearest(params, PL_STR("mesage")), "message");
	assert_null(pl_param_nearest(params, PL_STR("zzzzzz")));
	assert_null(pl_param_find(params, PL_STR("mesage")));
}

/* What was read of one file is what another says that leaves it out. */
static void copies_what_was_read(void **state)
{
	static const char yaml[] = "{max: 3, share: 1.5, quoted: no, word: middle, string: a, "
				   "message: {fr: b, en: c}, tokens: [d, e]}";
	struct pl_arena arena = { 0 };
	struct pl_image image = { 0 }, other = { 0 };
	struct pl_buf out = { 0 };
	const struct pl_node *root = pl_yaml_read(&arena, pl_str_of(yaml), "p.yml", NULL);
	uint32_t at = pl_image_take(&image, sizeof(struct settings));
	uint32_t copy = pl_image_take(&other, sizeof(struct settings));

	(void)state;
	assert_non_null(root);
	for (const struct pl_node *value = root->first; value; value = value->next)
		assert_true(pl_param_read(pl_param_find(params, value->key->text), value, &image,
					  at, NULL));
	pl_param_copy(params, pl_image_at(&image, at), &other, copy);
	pl_image_release(&image);
	show(&out, pl_image_at(&other, copy));
	assert_string_equal(out.at, "3 0 1 'a' fr:b en:c 1.5 [d] [e]");
	pl_buf_release(&out);
	pl_image_release(&other);
	pl_arena_release(&arena);
}

static void tells_of_each(void **state)
{
	struct pl_buf out = { 0 };

	(void)state;
	pl_params_tell(&out, params + 2, PL_EN);
	assert_true(pl_str_starts(pl_buf_str(&out),
				  "  quoted         true/false  \n"
				  "  word           word         (low, middle, high)\n"));
	pl_buf_cut(&out, 0);
	pl_key_tell(&out, "a", "a type of many words", "help", PL_EN);
	assert_string_equal(out.at, "  a              a type of many words help");
	pl_buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_each_type),
		cmocka_unit_test(names_the_nearest),
		cmocka_unit_test(copies_what_was_read),
		cmocka_unit_test(tells_of_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
