/* Networks are read strictly, found by any of their names, and ours say where each
 * number comes from. */
#include "post/network.h"

#include <stdio.h>

#include "base/source.h"
#include "test.h"

static struct pl_arena arena;
static struct pl_image image;

static int clean(void **state)
{
	(void)state;
	pl_arena_release(&arena);
	pl_image_release(&image);
	return 0;
}

static uint32_t read(const char *yaml, const char *name, struct pl_err *err)
{
	const struct pl_node *root = pl_yaml_read(&arena, pl_str_of(yaml), "networks/n.yml", err);

	assert_non_null(root);
	return pl_network_read(root, pl_str_of(name), NULL, &image, err);
}

static void test_reads(void **state)
{
	struct pl_err err = { 0 };
	uint32_t offset = read("title: {fr: Le réseau, en: The network}\naliases: [other, third]\n"
			       "count: graphemes\nlimit: 300\nhook-lines: 3\nmixed-media: true\n"
			       "formats: [png]\n"
			       "facts:\n  - {name: limit, value: '300', mark: certain, source: s, "
			       "date: 2026-08-20, url: u}\n",
			       "one", &err);
	const struct pl_network *network = pl_image_at(&image, offset);
	const struct pl_fact *facts;

	(void)state;
	assert_true(offset > 0);
	assert_true(pl_str_is(pl_ref_str(&network->name), "one"));
	assert_true(pl_str_is(pl_text_in(&network->title, PL_EN), "The network"));
	assert_int_equal(network->count, PL_COUNT_GRAPHEMES);
	assert_int_equal(network->limit, 300);
	assert_int_equal(network->hook_lines, 3);
	assert_int_equal(network->hook, 0);
	assert_int_equal(network->mixed_media, 1);
	assert_int_equal(network->bare_links, 0);
	assert_int_equal(network->formats.n, 1);
	assert_true(pl_str_is(pl_ref_str(&network->file), "networks/n.yml"));
	assert_int_equal(network->facts.n, 1);
	facts = PL_ROW(struct pl_fact, &network->facts);
	assert_true(pl_str_is(pl_ref_str(&facts->date), "2026-08-20"));
}

static void test_refuses(void **state)
{
	static const struct {
		const char *yaml;
		uint32_t line;
		const char *says; /* a part of the error */
	} bad[] = {
		{ "count: utf16\nlimmit: 3\n", 2, "'limit'" },
		{ "count: letters\n", 1, "graphemes" },
		{ "extends: mastodon\n", 1, "'mastodon'" },
		{ "limit: 3\n", 1, "'count'" },
		{ "count: utf16\nlimit: many\n", 2, "" },
		{ "count: utf16\nlimit: -1\n", 2, "" },
		{ "count: utf16\nlimit: 4294967296\n", 2, "" },
		{ "count: utf16\nbare-links: perhaps\n", 2, "" },
		{ "- count\n", 1, "keys" },
		{ "text\n", 1, "keys" },
		{ "count: utf16\nfacts: none\n", 2, "list" },
		{ "count: utf16\nfacts: [limit]\n", 2, "fact" },
		{ "count: utf16\nfacts:\n - {name: limit, value: 3, mark: certain, source: s,\n"
		  "    date: d}\n",
		  3, "'url'" },
		{ "count: utf16\nfacts:\n - {name: a, value: 3, mark: sure, source: s, date: d, "
		  "url: u}\n",
		  3, "certain" },
		{ "count: utf16\nfacts:\n - {name: a, vlaue: 3}\n", 3, "'value'" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pl_err err = { 0 };

		if (read(bad[i].yaml, "n", &err) == 0 && err.line == bad[i].line &&
		    pl_str_find(pl_str_of(err.text), pl_str_of(bad[i].says), 0) != SIZE_MAX)
			continue;
		print_error("of:\n%swanted line %u, %s\ngot line %u: %s\n", bad[i].yaml,
			    bad[i].line, bad[i].says, err.line, err.text);
		fail();
	}
}

static void test_finds(void **state)
{
	struct pl_networks networks = { .n = 2 };
	struct pl_err err = { 0 };
	uint32_t facebook = read("count: utf16\n", "facebook", &err);
	uint32_t x = read("count: weighted\naliases: [twitter]\n", "x", &err);

	(void)state;
	networks.at[0] = pl_image_at(&image, facebook);
	networks.at[1] = pl_image_at(&image, x);
	assert_int_equal(pl_networks_find(&networks, PL_STR("Facebook")), 0);
	assert_int_equal(pl_networks_find(&networks, PL_STR("TWITTER")), 1);
	assert_int_equal(pl_networks_find(&networks, PL_STR("X")), 1);
	assert_int_equal(pl_networks_find(&networks, PL_STR("")), -1);
	assert_int_equal(pl_networks_find(&networks, PL_STR("mastodon")), -1);
	assert_string_equal(pl_networks_nearest(&networks, PL_STR("facebok")), "facebook");
	assert_string_equal(pl_networks_nearest(&networks, PL_STR("twiter")), "twitter");
	assert_null(pl_networks_nearest(&networks, PL_STR("mastodon")));
}

static void test_memory_may_end(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_node *root =
		pl_yaml_read(&arena, PL_STR("count: utf16\nlimit: 3\n"), "n", &err);

	(void)state;
	assert_non_null(root);
	pl_mem_fail_after(0, true);
	assert_int_equal(pl_network_read(root, PL_STR("n"), NULL, &image, &err), 0);
	pl_mem_fail_after(-1, false);
	assert_int_equal(err.code, PL_NOMEM);
}

/* --- our own files --------------------------------------------------------------------------- */

static const struct pl_fact *fact_of(const struct pl_network *network, const char *name)
{
	for (uint32_t i = 0; i < network->facts.n; i++) {
		const struct pl_fact *fact = PL_ROW(struct pl_fact, &network->facts) + i;

		if (pl_str_is(pl_ref_str(&fact->name), name))
			return fact;
	}
	return NULL;
}

/* Every number that is written has a fact of the same value, and every fact a number. */
static void expect_facts(const char *path, const struct pl_node *root,
			 const struct pl_network *network)
{
	for (const struct pl_node *value = root->first; value; value = value->next) {
		const struct pl_fact *fact = fact_of(network, value->key->text.at);
		bool named = pl_node_is(value->key, "title") || pl_node_is(value->key, "aliases") ||
			     pl_node_is(value->key, "facts");

		if (named)
			continue;
		if (!fact || (value->kind == PL_NODE_SCALAR &&
			      !pl_str_same(pl_ref_str(&fact->value), value->text))) {
			print_error("%s: no fact says %s\n", path, value->key->text.at);
			fail();
		}
	}
	for (uint32_t i = 0; i < network->facts.n; i++) {
		struct pl_str name = pl_ref_str(&PL_ROW(struct pl_fact, &network->facts)[i].name);

		assert_non_null(pl_node_get(root, name.at));
	}
}

static void try_ours(const char *name, const char *path)
{
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *root;
	uint32_t offset;

	assert_true(pl_file_read(path, 1 << 20, &bytes, &err));
	root = pl_yaml_read(&arena, pl_buf_str(&bytes), path, &err);
	offset = root ? pl_network_read(root, pl_str_of(name), NULL, &image, &err) : 0;
	if (!offset) {
		print_error("%s:%u: %s\n", path, err.line, err.text);
		fail();
	}
	expect_facts(path, root, pl_image_at(&image, offset));
	pl_buf_release(&bytes);
}

static void test_ours(void **state)
{
	static const char *const names[] = { "bluesky",  "facebook", "instagram",
					     "linkedin", "mastodon", "threads",
					     "tiktok",   "x",        "youtube" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char path[64];

		snprintf(path, sizeof(path), "rules/networks/%s.yml", names[i]);
		try_ours(names[i], path);
	}
}

/* --- one that goes on from another -------------------------------------------------------------
 */

static const char server[] =
	"title: Mastodon\naliases: [fedi]\ncount: mastodon\nlimit: 500\nlink: 23\nformats: [png, "
	"gif]\n"
	"reserved: '<>'\nthreads: no\nfacts:\n"
	"  - {name: limit, value: '500', mark: certain, source: s, date: 2026, url: u}\n"
	"  - {name: link, value: '23', mark: old, source: s, date: 2026, url: u}\n";

/* Reads `yaml` beside the server above; the network in `image`. */
static const struct pl_network *beside(const char *name, const char *yaml, struct pl_err *err)
{
	static struct pl_image earlier;
	struct pl_networks known = { .n = 1 };
	const struct pl_node *base =
		pl_yaml_read(&arena, pl_str_of(server), "networks/mastodon.yml", err);
	const struct pl_node *root = pl_yaml_read(&arena, pl_str_of(yaml), "mine/n.yml", err);
	uint32_t offset;

	pl_image_release(&earlier);
	offset = pl_network_read(base, PL_STR("mastodon"), NULL, &earlier, err);
	known.at[0] = pl_image_at(&earlier, offset);
	assert_non_null(known.at[0]);
	offset = pl_network_read(root, pl_str_of(name), &known, &image, err);
	pl_image_release(&earlier); /* nothing may point there */
	return offset ? pl_image_at(&image, offset) : NULL;
}

static void test_changes_what_it_says(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_network *network = beside("mastodon", "limit: 1000\n", &err);

	(void)state;
	assert_non_null(network);
	assert_int_equal(network->limit, 1000);
	assert_int_equal(network->link, 23);
	assert_int_equal(network->count, PL_COUNT_MASTODON);
	assert_int_equal(network->threads, 0);
	assert_int_equal(network->formats.n, 2);
	assert_true(pl_str_is(pl_ref_str(PL_ROW(struct pl_ref, &network->formats) + 1), "gif"));
	assert_true(pl_str_is(pl_ref_str(&network->reserved), "<>"));
	assert_true(pl_str_is(pl_network_title(network, PL_FR), "Mastodon"));
	assert_true(pl_str_is(pl_ref_str(&network->file), "mine/n.yml"));
	assert_int_equal(network->aliases.n, 1);
	/* Who gave the 500 says nothing of the 1,000. */
	assert_null(pl_network_fact(network, "limit"));
	assert_non_null(pl_network_fact(network, "link"));
	assert_true(pl_network_doubts(network, "link"));
	assert_false(pl_network_doubts(network, "limit"));
}

/* A file of another of its names is about the same network. */
static void test_changes_by_alias(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_network *network = beside("fedi", "limit: 1000\n", &err);

	(void)state;
	assert_non_null(network);
	assert_true(pl_str_is(pl_ref_str(&network->name), "mastodon"));
	assert_int_equal(network->limit, 1000);
	assert_int_equal(network->aliases.n, 1);
}

static void test_extends(void **state)
{
	struct pl_err err = { 0 };
	const struct pl_network *network =
		beside("ours",
		       "extends: Fedi\nlimit: 1000\nfacts:\n - {name: limit, value: '1000', mark: "
		       "certain, source: the server, date: 2026, url: u}\n",
		       &err);

	(void)state;
	assert_non_null(network);
	assert_true(pl_str_is(pl_ref_str(&network->name), "ours"));
	assert_true(pl_str_is(pl_network_title(network, PL_EN), "ours"));
	assert_true(pl_str_is(pl_ref_str(&network->base), "mastodon"));
	assert_int_equal(network->aliases.n, 0);
	assert_int_equal(network->link, 23);
	assert_int_equal(network->facts.n, 2);
	assert_true(
		pl_str_is(pl_ref_str(&pl_network_fact(network, "limit")->source), "the server"));
	assert_null(beside("ours", "extends: mastodno\n", &err));
	assert_int_equal(err.line, 1);
	assert_true(pl_str_find(pl_str_of(err.text), PL_STR("'mastodon'"), 0) != SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_reads, clean),
		cmocka_unit_test_teardown(test_refuses, clean),
		cmocka_unit_test_teardown(test_finds, clean),
		cmocka_unit_test_teardown(test_memory_may_end, clean),
		cmocka_unit_test_teardown(test_ours, clean),
		cmocka_unit_test_teardown(test_changes_what_it_says, clean),
		cmocka_unit_test_teardown(test_changes_by_alias, clean),
		cmocka_unit_test_teardown(test_extends, clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
