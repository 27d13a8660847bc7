/* The configuration: what is said holds, each fault is told, the rest stays. */
#include "rule/config.h"

#include "test.h"

struct config_case {
	const char *yaml;
	const char *faults; /* "line:column text; …" starts, parted by | */
	const char *shown;
};

static void show(struct pl_buf *out, const struct pl_config *config)
{
	const struct pl_ref *networks = PL_ROW(struct pl_ref, &config->networks);
	const struct pl_pair *rules = PL_ROW(struct pl_pair, &config->rules);

	pl_buf_printf(out, "lang %u profile %u level %u fail-on %u max-size %u", config->lang,
		      config->profile, config->level, config->fail_on, config->max_size);
	for (uint32_t i = 0; i < config->networks.n; i++)
		pl_buf_printf(out, " [%.*s]", PL_ARGS(pl_ref_str(&networks[i])));
	for (uint32_t i = 0; i < config->rules.n; i++)
		pl_buf_printf(out, " {%.*s: %.*s}", PL_ARGS(pl_ref_str(&rules[i].key)),
			      PL_ARGS(pl_ref_str(&rules[i].value)));
}

#define NOTHING "lang 0 profile 0 level 0 fail-on 0 max-size 0"

static const struct config_case cases[] = {
	{ "", "", NOTHING },
	{ "# rien\n", "", NOTHING },
	{ "lang: en\nprofile: strict\nlevel: error\nfail-on: suggestion\nmax-size: 4\n", "",
	  "lang 2 profile 2 level 3 fail-on 1 max-size 4" },
	{ "networks: x\n", "", NOTHING " [x]" },
	{ "networks: [x, facebook]\nrules:\n  a.b: off\n  c: error\n", "",
	  NOTHING " [x] [facebook] {a.b: off} {c: error}" },
	{ "netwroks: [x]\nlevel: eror\nmax-size: 2\n",
	  "1:1 a configuration has no key 'netwroks'; did you mean 'networks'?|"
	  "2:8 'level' cannot be 'eror'; did you mean 'error'?",
	  "lang 0 profile 0 level 0 fail-on 0 max-size 2" },
	{ "rules: {a: of, b: off, c: true}\nlang: fr\n",
	  "1:12 'a' is off, on, suggestion, warning or error, not 'of'|1:27 'c' is off",
	  "lang 1 profile 0 level 0 fail-on 0 max-size 0" },
	{ "rules: [a]\n", "1:8 'rules' wants pairs", NOTHING },
	{ "- a\n", "1:1 a configuration holds", NOTHING },
	{ "a: [\n", "2:1 ", NOTHING },
};

static void compare_fault(const struct config_case *one, const struct pl_err *fault,
			  struct pl_str wanted)
{
	struct pl_buf came = { 0 };

	pl_buf_printf(&came, "%u:%u %s", fault->line, fault->column, fault->text);
	if (!wanted.len || came.len < wanted.len || strncmp(came.at, wanted.at, wanted.len) != 0) {
		print_error("%s\nfault wanted: %.*s\nfault came:   %s\n", one->yaml,
			    PL_ARGS(wanted), came.at);
		fail();
	}
	assert_string_equal(fault->file, ".plume.yml");
	pl_buf_release(&came);
}

static void compare_faults(const struct config_case *one, const struct pl_faults *faults)
{
	struct pl_str left = pl_str_of(one->faults);

	for (size_t i = 0; i < faults->list.n; i++) {
		size_t end = pl_str_find(left, PL_STR("|"), 0);

		end = end == SIZE_MAX ? left.len : end;
		compare_fault(one, &faults->list.at[i], pl_str_cut(left, 0, end));
		left = pl_str_cut(left, end < left.len ? end + 1 : end, left.len);
	}
	if (left.len)
		fail_msg("%s\nnot told: %.*s", one->yaml, PL_ARGS(left));
}

static void says_what_holds_and_what_does_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_image image = { 0 };
		struct pl_faults faults = { 0 };
		struct pl_buf out = { 0 };
		uint32_t at =
			pl_config_read(pl_str_of(cases[i].yaml), ".plume.yml", &image, &faults);

		compare_faults(&cases[i], &faults);
		show(&out, pl_image_at(&image, at));
		if (!pl_str_is(pl_buf_str(&out), cases[i].shown)) {
			print_error("%s\nwanted: %s\ncame:   %s\n", cases[i].yaml, cases[i].shown,
				    out.at);
			fail();
		}
		pl_buf_release(&out);
		pl_faults_release(&faults);
		pl_image_release(&image);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_holds_and_what_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
