/* What is kept of walks. */
#include "guide/store.h"

#include "test.h"

static const char *value_of(const struct pl_store *store, const char *section, const char *name)
{
	const struct pl_str *value = pl_store_get(store, section, pl_str_of(name));

	return value ? value->at : NULL;
}

static void keeps_names(void **state)
{
	struct pl_store store = { 0 }, read = { 0 };
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };

	(void)state;
	pl_store_put(&store, "read", PL_STR("facebook/accroche"), PL_STR("1"));
	pl_store_put(&store, "marks", PL_STR("l’\"été\"\n"), PL_STR("2"));
	pl_store_put(&store, "read", PL_STR("twitter/fils"), PL_STR("3"));
	pl_store_put(&store, "read", PL_STR("facebook/accroche"), PL_STR("4"));
	pl_store_put(&store, "later", PL_STR("x"), PL_STR("unknown here"));
	pl_store_drop(&store, "read", PL_STR("twitter/fils"));
	assert_true(store.changed);
	pl_store_write(&store, &out);
	assert_true(pl_store_read(&read, pl_buf_str(&out), &err));
	assert_false(read.changed);
	assert_string_equal(value_of(&read, "read", "facebook/accroche"), "4");
	assert_string_equal(value_of(&read, "marks", "l’\"été\"\n"), "2");
	assert_string_equal(value_of(&read, "later", "x"), "unknown here");
	assert_null(value_of(&read, "read", "twitter/fils"));
	assert_int_equal(pl_store_count(&read, "read"), 1);
	pl_store_drop(&read, "read", PL_STR(""));
	assert_int_equal(pl_store_count(&read, "read"), 0);
	pl_buf_release(&out);
	pl_store_release(&store);
	pl_store_release(&read);
}

static void refuses_what_is_none(void **state)
{
	static const char *const cases[] = {
		"",
		"{",
		"[]",
		"{}",
		"{\"version\":2}",
		"{\"version\":1,\"read\":[]}",
		"null",
		"{\"read\":{\"a\":\"b\"}}",
		"{\"version\":1,\"read\":{\"a\":{}}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_store store = { 0 };
		struct pl_err err = { 0 };

		if (pl_store_read(&store, pl_str_of(cases[i]), &err))
			fail_msg("%s was read", cases[i]);
		assert_true(err.text[0]);
		assert_int_equal(store.list.n, 0);
		pl_store_release(&store);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_names),
		cmocka_unit_test(refuses_what_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
