/* Accepted words: many of them, in several patterns; and one that is none. */
#include "check/kind.h"

#include <stdio.h>

enum { MANY = 6000 };

static const struct kind_case cases[] = {
	{ "tokens: ['w\\d+']", "w0 w3000 w5999 w6000", "w0 w3000 w5999 ⟦w6000⟧", NULL, NULL },
	{ "tokens: ['w\\d+']\nvocab: false", "w0", "⟦w0⟧", NULL, NULL },
};

static const struct kind_case title = { "match: $title\nthreshold: 1", "Of w17 And the w3000x",
					"⟦Of w17 And the w3000x⟧",
					"<Of w17 And the w3000x><Of w17 and the w3000x>", NULL };

static void finds_each_of_many(void **state)
{
	static struct pl_str words[MANY];
	static char texts[MANY][8];
	const struct pl_vocab vocab = { .accept = words, .n_accept = MANY };

	(void)state;
	for (size_t i = 0; i < MANY; i++) {
		snprintf(texts[i], sizeof(texts[i]), "w%zu", i);
		words[i] = pl_str_of(texts[i]);
	}
	kind_vocab = &vocab;
	KIND_TRY("existence", cases);
	kind_try("capitalization", PL_FORM_POST, &title);
	kind_vocab = NULL;
}

static void tells_what_is_no_pattern(void **state)
{
	const struct pl_str words[] = { PL_STR("foo"), PL_STR("(b"), PL_STR("bar") };
	const struct pl_vocab vocab = { .accept = words, .n_accept = 3 };
	struct pl_ruleset *rules;

	(void)state;
	kind_vocab = &vocab;
	rules = kind_read("existence", "tokens: [x]");
	assert_non_null(pl_ruleset_fault(rules, 0));
	assert_non_null(strstr(pl_ruleset_fault(rules, 0)->text, "(b"));
	assert_null(pl_ruleset_fault(rules, 1));
	for (size_t how = 0; how < PL_N_ACCEPTED; how++)
		assert_int_equal(rules->vocab.accepted[how].n, 1);
	pl_ruleset_free(rules);
	kind_vocab = NULL;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_each_of_many),
		cmocka_unit_test(tells_what_is_no_pattern),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
