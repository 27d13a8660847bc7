/* What comments say to the rules: Vale's to the letter, ours with ease. */
#include "test.h"

#include "post/suppress.h"

/* A post that is nothing but a comment. */
static void make(struct pl_post *post, struct pl_buf *draft, const char *text)
{
	*post = (struct pl_post){ 0 };
	pl_buf_printf(draft, "<!-- %s -->", text);
	post->draft = post->text = pl_buf_str(draft);
	assert_true(pl_lines_init(&post->lines, post->draft, NULL));
}

static void release(struct pl_post *post, struct pl_buf *draft)
{
	pl_post_release(post);
	pl_buf_release(draft);
}

/* off name["match"] (reason), one behind the other. */
static void tell(struct pl_buf *out, const struct pl_post *post)
{
	for (size_t i = 0; i < post->n_suppressions; i++) {
		const struct pl_suppression *one = &post->suppressions[i];

		pl_buf_printf(out, "%s%s", i ? "; " : "",
			      !one->off   ? "on"
			      : one->once ? "next"
					  : "off");
		if (one->vale)
			pl_buf_puts(out, "*");
		if (one->name.len)
			pl_buf_printf(out, " %.*s", PL_ARGS(one->name));
		if (one->one_match)
			pl_buf_printf(out, "[%.*s]", PL_ARGS(one->match));
		if (one->reason.len)
			pl_buf_printf(out, " (%.*s)", PL_ARGS(one->reason));
	}
}

static const struct {
	const char *text;
	enum pl_suppress_read read;
	const char *said;
	const char *remark; /* a piece of it; NULL: none */
} cases[] = {
	/* Vale's own */
	{ "vale off", PL_SUPPRESS_READ, "off*", NULL },
	{ "vale on", PL_SUPPRESS_READ, "on*", NULL },
	{ "vale Style.Rule = NO", PL_SUPPRESS_READ, "off* Style.Rule", NULL },
	{ "vale Style.Rule = YES", PL_SUPPRESS_READ, "on* Style.Rule", NULL },
	{ "vale Style.My Rule = NO", PL_SUPPRESS_READ, "off* Style.My Rule", NULL },
	/* to the letter */
	{ "vale  off", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale OFF", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "Vale off", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale off: raison", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale off Style.Rule", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale Style.Rule=NO", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale Style.Rule = no", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale = NO", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale , = NO", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "valeur off", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "", PL_SUPPRESS_FOREIGN, "", NULL },
	/* more than Vale */
	{ "vale Style = NO", PL_SUPPRESS_READ, "off* Style", NULL },
	{ "vale A.B, C = NO", PL_SUPPRESS_READ, "off* A.B; off* C", NULL },
	{ "vale A.B[\"un\", \"d,]\\\"x\"], C = NO", PL_SUPPRESS_READ,
	  "off* A.B[un]; off* A.B[d,]\"x]; off* C", NULL },
	{ "vale A.B[un] = NO", PL_SUPPRESS_FOREIGN, "", NULL },
	{ "vale A.B[] = NO", PL_SUPPRESS_FOREIGN, "", NULL },
	/* ours */
	{ "plume off", PL_SUPPRESS_READ, "off", NULL },
	{ "plume NON", PL_SUPPRESS_READ, "off", NULL },
	{ "plume on", PL_SUPPRESS_READ, "on", NULL },
	{ "plume oui", PL_SUPPRESS_READ, "on", NULL },
	{ "plume ton off", PL_SUPPRESS_READ, "off ton", NULL },
	{ "plume off ton", PL_SUPPRESS_READ, "off ton", NULL },
	{ "plume  ton ,commun.mot-double  non ", PL_SUPPRESS_READ, "off ton; off commun.mot-double",
	  NULL },
	{ "plume ton = NO", PL_SUPPRESS_READ, "off ton", NULL },
	{ "plume next", PL_SUPPRESS_READ, "next", NULL },
	{ "plume suivant ton", PL_SUPPRESS_READ, "next ton", NULL },
	{ "plume ton off: citation", PL_SUPPRESS_READ, "off ton (citation)", NULL },
	{ "plume ton non : citation : « oui »", PL_SUPPRESS_READ, "off ton (citation : « oui »)",
	  NULL },
	{ "plume off: citation exacte. Oui.", PL_SUPPRESS_READ, "off (citation exacte. Oui.)",
	  NULL },
	{ "plume a.b[\"c: d\"] off: e", PL_SUPPRESS_READ, "off a.b[c: d] (e)", NULL },
	{ "plume off:", PL_SUPPRESS_READ, "off", NULL },
	/* meant for plume, and wrong */
	{ "plume", PL_SUPPRESS_BROKEN, "", "this comment says nothing to plume" },
	{ "plume ton of", PL_SUPPRESS_BROKEN, "", "did you mean 'off'?" },
	{ "plume suivnat", PL_SUPPRESS_BROKEN, "", "did you mean 'suivant'?" },
	{ "plume: off", PL_SUPPRESS_BROKEN, "", "this comment says nothing to plume" },
	{ "plume off: ton.familier", PL_SUPPRESS_BROKEN, "",
	  "names stand before the colon: <!-- plume ton.familier off: reason -->" },
	{ "plume a.b[\"c off", PL_SUPPRESS_READ, "off a.b[\"c", NULL },
	{ "plume a.b[c] off", PL_SUPPRESS_BROKEN, "", "" },
};

static void comments_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_buf draft = { 0 }, came = { 0 };
		const char *remark;
		struct pl_suppression common = { 0 };
		enum pl_suppress_read read;
		struct pl_post post;

		make(&post, &draft, cases[i].text);
		common.place.end = (uint32_t)draft.len;
		read = pl_suppress_comment(
			&post, pl_str_trim(pl_str_cut(post.draft, 4, draft.len - 3)), &common);
		tell(&came, &post);
		remark = post.n_remarks ? post.remarks[0].text : NULL;
		if (read != cases[i].read || !pl_str_is(pl_buf_str(&came), cases[i].said) ||
		    !remark != !cases[i].remark || (remark && !strstr(remark, cases[i].remark))) {
			print_error(
				"comment: %s\nwanted: %d, %s, remark %s\ncame: %d, %.*s, remark "
				"%s\n",
				cases[i].text, (int)cases[i].read, cases[i].said,
				cases[i].remark ? cases[i].remark : "none", (int)read,
				PL_ARGS(pl_buf_str(&came)), remark ? remark : "none");
			fail();
		}
		release(&post, &draft);
		pl_buf_release(&came);
	}
}

static void names_have_places(void **state)
{
	struct pl_suppression common = { 0 };
	struct pl_buf draft = { 0 };
	struct pl_post post;

	(void)state;
	make(&post, &draft, "plume  ton, a.b[\"c\"] off");
	common.place.end = (uint32_t)draft.len;
	pl_suppress_comment(&post, PL_STR("plume  ton, a.b[\"c\"] off"), &common);
	assert_int_equal(post.n_suppressions, 2);
	assert_true(pl_str_is(pl_str_in(post.draft, post.suppressions[0].place), "ton"));
	assert_true(pl_str_is(pl_str_in(post.draft, post.suppressions[1].place), "a.b"));
	release(&post, &draft);
}

/* Three blocks with a comment before each, and what stands where `next` ends. */
static void next_ends_with_its_block(void **state)
{
	static const struct pl_prose prose[] = { { .span = { 0, 2 } },
						 { .span = { 4, 6 } },
						 { .span = { 8, 10 }, .within = PL_IN_ATTR } };
	const struct pl_comment comments[] = { { PL_STR("plume next"), { 0, 1 }, 0 },
					       { PL_STR("un mot"), { 2, 3 }, 2 },
					       { PL_STR("plume next"), { 3, 4 }, 2 },
					       { PL_STR("vale A = no"), { 5, 6 }, 8 } };
	struct pl_post post = { .prose = prose,
				.n_prose = 3,
				.comments = comments,
				.n_comments = 4,
				.draft = PL_STR("0123456789"),
				.text = PL_STR("0123456789"),
				.form = PL_FORM_MARKDOWN };

	(void)state;
	assert_true(pl_lines_init(&post.lines, post.draft, NULL));
	pl_suppress_document(&post);
	assert_int_equal(post.n_suppressions, 2);
	assert_int_equal(post.suppressions[0].text.start, 0);
	assert_int_equal(post.suppressions[0].text.end, 4);
	assert_int_equal(post.suppressions[0].draft.end, 4);
	assert_int_equal(post.suppressions[1].text.start, 2);
	assert_int_equal(post.suppressions[1].text.end, UINT32_MAX);
	assert_int_equal(post.n_remarks, 1);
	assert_non_null(strstr(post.remarks[0].text, "Vale passes this comment over"));
	pl_post_release(&post);
}

/* A flood of them ends. */
static void there_is_a_most(void **state)
{
	struct pl_suppression common = { .off = true };
	struct pl_post post = { 0 };
	size_t n = 0;

	(void)state;
	assert_true(pl_lines_init(&post.lines, post.draft, NULL));
	while (n < 100000 && pl_suppress_add(&post, &common))
		n++;
	assert_int_equal(n, 65536);
	assert_null(pl_suppress_add(&post, &common));
	assert_int_equal(post.n_suppressions, 65536);
	assert_true(post.suppressions[65535].off && post.suppressions[0].off);
	assert_int_equal(post.n_remarks, 1);
	assert_non_null(strstr(post.remarks[0].text, "at most 65536 exceptions"));
	pl_post_release(&post);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_are_read),
		cmocka_unit_test(names_have_places),
		cmocka_unit_test(next_ends_with_its_block),
		cmocka_unit_test(there_is_a_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
