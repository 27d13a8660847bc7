/* Books: one flat image that may be copied anywhere, and is known by its head. */
#include <stdio.h>

#include "base/regex.h"
#include "base/source.h"
#include "rule/book.h"

#include "test.h"

static const struct pl_memory_file files[] = {
	FILE_OF("s/b.yml", "extends: existence\nmessage: two\ntokens: [bar]\n"),
	FILE_OF("networks/n.yml", "title: N\ncount: weighted\nlimit: 10\n"),
	FILE_OF("s/a.yml", "extends: length\nmessage: one\nmax: 3\n"),
	FILE_OF("s/bad.yml", "extends: existence\n"),
	FILE_OF("readme.txt", "not a rule\n"),
	{ NULL, { NULL, 0 } },
};

static void make(struct pl_buf *book, struct pl_faults *faults)
{
	static const struct pl_networks none = { 0 };
	struct pl_source source;

	pl_source_memory(&source, "rules", files);
	assert_true(pl_book_read(&source, NULL, &none, book, NULL, faults));
}

static void the_rules_stand_in_order_of_name(void **state)
{
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	const struct pl_book *book;

	(void)state;
	make(&bytes, &faults);
	book = (const struct pl_book *)(const void *)bytes.at;
	assert_int_equal(book->rules.n, 2);
	assert_true(pl_str_is(pl_ref_str(&pl_book_rule(book, 0)->name), "s.a"));
	assert_true(pl_str_is(pl_ref_str(&pl_book_rule(book, 1)->name), "s.b"));
	assert_int_equal(book->networks.n, 1);
	assert_int_equal(pl_book_network(book, 0)->limit, 10);
	/* The bad one is told, and nothing else. */
	assert_true(faults.list.n >= 1);
	for (size_t i = 0; i < faults.list.n; i++)
		assert_string_equal(faults.list.at[i].file, "rules/s/bad.yml");
	pl_faults_release(&faults);
	pl_buf_release(&bytes);
}

static void a_copy_reads_the_same(void **state)
{
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	struct pl_book *copy;

	(void)state;
	make(&bytes, &faults);
	copy = pl_alloc(bytes.len);
	assert_non_null(copy);
	memcpy(copy, bytes.at, bytes.len);
	memset(bytes.at, 0xAA, bytes.len);
	assert_true(pl_str_is(pl_text_in(&pl_book_rule(copy, 1)->message, PL_EN), "two"));
	assert_non_null(pl_book_settings(copy, pl_book_rule(copy, 0)));
	pl_free(copy);
	pl_faults_release(&faults);
	pl_buf_release(&bytes);
}

static void other_bytes_are_no_book(void **state)
{
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	struct pl_book *book;

	(void)state;
	make(&bytes, &faults);
	book = (struct pl_book *)(void *)bytes.at;
	assert_true(pl_book_valid(book, bytes.len));
	assert_false(pl_book_valid(book, bytes.len - 1));
	assert_false(pl_book_valid(book, 3));
	book->version++;
	assert_false(pl_book_valid(book, bytes.len));
	book->version--;
	book->magic[0] = 'P';
	assert_false(pl_book_valid(book, bytes.len));
	pl_faults_release(&faults);
	pl_buf_release(&bytes);
}

/* However networks name each other in a folder, none goes on from itself. */
static void networks_that_go_round_are_told(void **state)
{
	static const struct pl_memory_file round[] = {
		FILE_OF("networks/a.yml", "extends: b\ntitle: A\n"),
		FILE_OF("networks/b.yml", "extends: a\ntitle: B\n"),
		FILE_OF("networks/c.yml", "extends: c\ntitle: C\n"),
		FILE_OF("networks/d.yml", "extends: e\ntitle: D\n"),
		{ NULL, { NULL, 0 } },
	};
	static const struct pl_networks none = { 0 };
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	struct pl_source source;

	(void)state;
	pl_source_memory(&source, "rules", round);
	assert_true(pl_book_read(&source, NULL, &none, &bytes, NULL, &faults));
	assert_int_equal(((const struct pl_book *)(const void *)bytes.at)->networks.n, 0);
	assert_int_equal(faults.list.n, 4);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(faults.list.at[i].line, 1);
		assert_int_equal(faults.list.at[i].column, 10);
		assert_non_null(strstr(faults.list.at[i].text, "lies in the same folder"));
	}
	assert_non_null(strstr(faults.list.at[3].text, "no network is called 'e'"));
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
}

static bool is_found(struct pl_regex *regex, struct pl_str text)
{
	struct pl_regex_work *work = pl_regex_work_new(NULL);
	struct pl_match match;
	bool found;

	assert_non_null(work);
	pl_regex_work_begin(work);
	found = pl_regex_search(regex, work, text, 0, &match) == PL_FOUND;
	pl_regex_work_free(work);
	return found;
}

/* Each has the number of its own expression; none is that of a rule that was left out, whose
 * condition is none. */
static void what_was_compiled_is_handed_over(void **state)
{
	static const struct pl_memory_file three[] = {
		FILE_OF("s/a.yml", "extends: existence\nmessage: m\nraw: ['crue \\d+']\n"),
		FILE_OF("s/b.yml", "extends: existence\nmessage: m\nraw: ['neige \\d+']\n"
				   "exceptions: [brume]\n"),
		FILE_OF("s/c.yml",
			"extends: existence\nmessage: m\nraw: ['orage \\d+']\nwhen: '('\n"),
		{ NULL, { NULL, 0 } },
	};
	static const char *const words[] = { "crue", "neige", "brume", "orage" };
	static const struct pl_networks none = { 0 };
	struct pl_compiled compiled = { 0 };
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	const struct pl_expression *expressions;
	struct pl_source source;
	size_t known = 0;

	(void)state;
	pl_source_memory(&source, "rules", three);
	assert_true(pl_book_read(&source, NULL, &none, &bytes, &compiled, &faults));
	expressions = PL_ROW(struct pl_expression,
			     &((const struct pl_book *)(const void *)bytes.at)->expressions);
	assert_int_equal(compiled.n,
			 ((const struct pl_book *)(const void *)bytes.at)->expressions.n);
	for (size_t i = 0; i < compiled.n; i++) {
		struct pl_str text = pl_ref_str(&expressions[i].text);

		known += compiled.at[i] != NULL;
		assert_int_equal(pl_str_find(text, PL_STR("orage"), 0), SIZE_MAX);
		for (size_t k = 0; compiled.at[i] && k < sizeof(words) / sizeof(*words); k++) {
			char draft[16];

			snprintf(draft, sizeof(draft), "%s 7", words[k]);
			assert_int_equal(is_found(compiled.at[i], pl_str_of(draft)),
					 pl_str_find(text, pl_str_of(words[k]), 0) != SIZE_MAX);
		}
	}
	assert_in_range(known, 3, compiled.n);
	pl_compiled_release(&compiled);
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(networks_that_go_round_are_told),
		cmocka_unit_test(the_rules_stand_in_order_of_name),
		cmocka_unit_test(a_copy_reads_the_same),
		cmocka_unit_test(other_bytes_are_no_book),
		cmocka_unit_test(what_was_compiled_is_handed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
