/* Bad numbers: what is no number that a key can hold is refused, with the place where it stands. */
#include "base/source.h"
#include "check/check.h"
#include "post/network.h"
#include "rule/book.h"
#include "rule/config.h"
#include "rule/ruleset.h"

#include "test.h"

/* As they stand behind the key. */
static const char *const bad[] = {
	"-1",
	"-0",
	"+1",
	"1e400",
	"1e3",
	"0x10",
	"0o17",
	"0b1",
	"1_000",
	"1,000",
	"1,5",
	"1 000",
	"1.2.3",
	".",
	"1e",
	"--1",
	"3 px",
	"50%",
	"½",
	"²",
	"٣",
	"१२",
	"１２",
	"\u20601", /* a word joiner, which nobody sees */
	"x",
	"'x'",
	"'-1'",
	"\"\"",
	"' 3'",
	"\"3\\n\"",
	"true",
	"yes",
	".inf",
	"-.inf",
	".nan",
	"NaN",
	"Infinity",
	"[]",
	"[3]",
	"{}",
	"{a: 3}",
	"!!int x",
	"2026-03-12",
	"9999999999999999999999999999999999999999999999999999999999999999999999999999",
	"9223372036854775808",
	"18446744073709551615",
	"18446744073709551616",
	"18446744073709551619", /* 3 in 64 bits */
};
/* Where a whole number is wanted. */
static const char *const bad_whole[] = {
	"4294967296", "4294967299", /* 3 in 32 bits */
	"1.5",        "3.0",        "3.", ".5", "010", "00", "'3.0'",
};
/* What is taken: in quotes as Vale has it, and nothing for the key's own default. */
static const char *const good[] = { "3", "'3'", "\"3\"", "", "~", "null", " 3 # three" };

static unsigned n_refused;

/* One way of reading a file in which the key stands in line `line`. */
struct door {
	void (*read)(const struct door *door, const char *key, const char *value,
		     struct pl_faults *faults);
	const char *what; /* a kind */
	uint32_t line;
};

static void copy_faults(const struct pl_ruleset *rules, struct pl_faults *faults)
{
	const struct pl_err *fault;

	for (size_t i = 0; (fault = pl_ruleset_fault(rules, i)); i++)
		pl_faults_add(faults, fault);
}

static void read_source(const char *name, const struct pl_buf *text, struct pl_faults *faults)
{
	const struct pl_memory_file files[] = { { name, pl_buf_str(text) }, { NULL, PL_STR("") } };
	const struct pl_source *layers[1];
	struct pl_ruleset *rules;
	struct pl_source source;

	pl_source_memory(&source, "rules", files);
	layers[0] = &source;
	rules = pl_ruleset_new(layers, 1, NULL);
	assert_non_null(rules);
	copy_faults(rules, faults);
	pl_ruleset_free(rules);
}

static void read_rule(const struct door *door, const char *key, const char *value,
		      struct pl_faults *faults)
{
	struct pl_buf text = { 0 };

	pl_buf_printf(&text, "extends: %s\nmessage: m\n%s: %s\n", door->what, key, value);
	read_source("s/a.yml", &text, faults);
	pl_buf_release(&text);
}

static void read_network(const struct door *door, const char *key, const char *value,
			 struct pl_faults *faults)
{
	struct pl_buf text = { 0 };

	(void)door;
	pl_buf_printf(&text, "%s: %s\n", key, value);
	read_source("networks/a.yml", &text, faults);
	pl_buf_release(&text);
}

static void read_config(const struct door *door, const char *key, const char *value,
			struct pl_faults *faults)
{
	struct pl_image image = { 0 };
	struct pl_buf text = { 0 };

	(void)door;
	pl_buf_printf(&text, "%s: %s\n", key, value);
	pl_config_read(pl_buf_str(&text), "a.yml", &image, faults);
	pl_buf_release(&text);
	pl_image_release(&image);
}

/* Is there a fault where the value stands? */
static bool is_placed(const struct door *door, const char *key, const struct pl_faults *faults)
{
	for (size_t i = 0; i < faults->list.n; i++) {
		const struct pl_err *fault = &faults->list.at[i];

		if (fault->line == door->line && fault->column > strlen(key) + 1 && fault->text[0])
			return true;
	}
	return false;
}

static void try(const struct door *door, const char *key, const char *value, bool refused)
{
	struct pl_faults faults = { 0 };

	door->read(door, key, value, &faults);
	if (is_placed(door, key, &faults) != refused)
		fail_msg("%s: '%s: %s' is %s", door->what, key, value,
			 refused ? "taken" : faults.list.at[0].text);
	n_refused += refused;
	pl_faults_release(&faults);
}

static void try_key(const struct door *door, const struct pl_param *param)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		try(door, param->name, bad[i], true);
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		try(door, param->name, good[i], false);
	for (size_t i = 0; i < sizeof(bad_whole) / sizeof(bad_whole[0]); i++)
		try(door, param->name, bad_whole[i], param->type == PL_PARAM_UINT);
}

static unsigned try_table(const struct door *door, const struct pl_param *params)
{
	unsigned n = 0;

	for (; params && params->name; params++) {
		if (params->type != PL_PARAM_UINT && params->type != PL_PARAM_NUMBER)
			continue;
		try_key(door, params);
		n++;
	}
	return n;
}

static void refuses_them_in_rules(void **state)
{
	unsigned n = 0;

	(void)state;
	for (size_t i = 0; pl_checks[i]; i++) {
		const struct door door = { read_rule, pl_checks[i]->name, 3 };

		n += try_table(&door, pl_checks[i]->params);
	}
	assert_in_range(n, 28, 1000);
	assert_in_range(try_table(&(struct door){ read_rule, "existence", 3 }, pl_rule_params), 1,
			100);
}

/* A number of a key within a key. */
static void read_skip(const struct door *door, const char *key, const char *value,
		      struct pl_faults *faults)
{
	struct pl_buf text = { 0 };

	(void)door;
	pl_buf_printf(&text, "extends: sequence\nmessage: m\ntokens:\n- pattern: a\n- %s: %s\n",
		      key, value);
	pl_buf_puts(&text, "  pattern: b\n");
	read_source("s/a.yml", &text, faults);
	pl_buf_release(&text);
}

static void refuses_them_in_sequences(void **state)
{
	static const struct pl_param skip = { .name = "skip", .type = PL_PARAM_UINT };

	(void)state;
	try_key(&(struct door){ read_skip, "sequence", 5 }, &skip);
}

static void refuses_them_in_networks(void **state)
{
	(void)state;
	assert_in_range(
		try_table(&(struct door){ read_network, "a network", 1 }, pl_network_params), 1,
		100);
}

static void refuses_them_in_configurations(void **state)
{
	const struct door door = { read_config, "a configuration", 1 };

	(void)state;
	assert_int_equal(try_table(&door, pl_config_params), 1);
	assert_int_equal(try_table(&door, pl_section_params), 0);
	try(&door, "max-size", "0", true);
	try(&door, "max-size", "1025", true);
	try(&door, "max-size", "4294967295", true);
	try(&door, "max-size", "1024", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_them_in_rules),
		cmocka_unit_test(refuses_them_in_sequences),
		cmocka_unit_test(refuses_them_in_networks),
		cmocka_unit_test(refuses_them_in_configurations),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	print_message("bad numbers: %u cases, all refused\n", n_refused);
	return failed;
}
