/* Memory that ends in one part of the library, asked alone: each allocation fails in turn, once
 * and with all behind it.  What must come is the whole answer, or an error that says so. */
#include <stdlib.h>
#include <unistd.h>

#include "base/diff.h"
#include "base/formula.h"
#include "base/node.h"
#include "base/save.h"
#include "base/seen.h"
#include "base/source.h"
#include "base/unicode.h"
#include "lint/baseline.h"
#include "lint/filter.h"
#include "lint/mend.h"
#include "lint/others.h"
#include "lint/remember.h"
#include "lint/trial.h"
#include "post/listen.h"
#include "post/mastodon.h"
#include "post/measure.h"
#include "post/payload.h"
#include "post/preview.h"
#include "post/steps.h"
#include "post/thread.h"
#include "rule/ruleset.h"

#include "mending.h"
#include "test.h"

/* More allocations than any of the jobs makes. */
enum { FAR_TOO_MANY = 100000 };

/* What is made before memory ends. */
static struct pl_ruleset *rules;
static char folder[] = "/tmp/plume-parts-XXXXXX", file[64];

static const char words[] =
	"---\nréseaux: [x, bluesky, facebook, mastodon]\nmédias:\n  - image: a.jpg\n"
	"    alt: La Prefecture\n---\nLa Prefecture ferme , voir "
	"https://www.gouv.fr/une/longue/adresse/de/page 🚨🚨 #planDeVigilance "
	"@prefet@social.gouv.fr ! Un mot , et un autre mot → 𝐠𝐫𝐚𝐬 ET RIEN D’AUTRE.\n"
	"<!-- plume langue.accent-manquant off: essai -->\n\n"
	"La réunion a lieu le mardi 12 mars à 18 h 30. « Rien de plus , dit-il ! » Une phrase "
	"encore pour un fil qui soit long, et une autre pour qu’il le soit plus.\n";
static const struct pl_str draft = { words, sizeof(words) - 1 };

static void number(struct pl_buf *out, uint64_t n)
{
	pl_buf_printf(out, "%u.%u ", (unsigned)(n >> 32), (unsigned)n);
}

/* --- base ----------------------------------------------------------------------------------- */

static void label(void *context, size_t from, size_t to, struct pl_buf *out)
{
	(void)context;
	number(out, from * 100 + to);
}

static bool write_diff(struct pl_buf *out, struct pl_err *err)
{
	const struct pl_diff diff = { .before = PL_STR("1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n"),
				      .after = PL_STR("1!\n2\n3\n4\n5\n6\n7\n8\n9\ny\n"),
				      .path = "/a\tb",
				      .label = label };

	return pl_diff_write(&diff, out, err);
}

static void tell_node(struct pl_buf *out, const struct pl_node *node)
{
	for (; node; node = node->next) {
		pl_buf_add(out, pl_node_text(node->key));
		pl_buf_add(out, pl_node_text(node));
		tell_node(out, node->first);
	}
}

static bool read_formats(struct pl_buf *out, struct pl_err *err)
{
	struct pl_str
		ini = PL_STR("StylesPath = s\n[*.md]\nBasedOnStyles = a, b\na.b = YES\na.b = NO\n"),
		yaml = PL_STR("a: [1, {b: 'c'}]\nd: \"e\\'f\"\nd: |\n  g\n"),
		json = PL_STR("{\"a\":[1,{\"b\":\"é\"}],\"c\":null}");
	struct pl_arena arena = { 0 };
	const struct pl_node *nodes[3] = { NULL }, *copy = NULL;
	bool ok = (nodes[0] = pl_ini_read(&arena, ini, "i", err)) &&
		  (nodes[1] = pl_yaml_read_loosely(&arena, yaml, "y", err)) &&
		  (nodes[2] = pl_json_read(&arena, json, json.len, "j", err));

	for (size_t i = 0; ok && i < 3; i++) {
		copy = pl_node_copy(&arena, nodes[i]);
		ok = copy || pl_fail_nomem(err);
		tell_node(out, copy);
	}
	pl_arena_release(&arena);
	return ok;
}

static bool normalise(struct pl_buf *out, struct pl_err *err)
{
	struct pl_str text = PL_STR("É 𝐠 ﬃ Œuvre, ŒÀÉ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ ﬃ");

	pl_mastodon_tag_name(out, PL_STR("ÉtéÀＧap"), false);
	return pl_nfc(out, text, err) && pl_nfkc(out, text, err) && pl_fold(out, text, err);
}

static bool each_name(void *context, const char *name)
{
	pl_buf_puts(context, name);
	return true;
}

static bool walk_folder(struct pl_buf *out, struct pl_err *err)
{
	struct pl_source source;
	struct pl_seen seen;
	bool ok;

	pl_seen_start(&seen);
	seen.before += 1000;
	pl_source_folder(&source, "rules/networks");
	source.seen = &seen;
	ok = source.walk(&source, ".yml", each_name, out, err) &&
	     source.read(&source, "x.yml", out, err);
	/* Nothing is kept of what was not seen whole. */
	if (ok && pl_seen_log(&seen).len)
		assert_true(pl_seen_holds(pl_seen_log(&seen)) || pl_mem_refused());
	pl_seen_release(&seen);
	return ok;
}

static bool save_file(struct pl_buf *out, struct pl_err *err)
{
	struct pl_save save = { .path = file };
	bool ok = pl_save_file(file, 0600, PL_STR("old"), err) && pl_save_open(&save, err) &&
		  pl_save_read(&save, 100, out, err) && pl_save_allowed(&save, err) &&
		  pl_save_write(&save, PL_STR("new"), err);

	pl_save_close(&save);
	return ok;
}

/* --- post ----------------------------------------------------------------------------------- */

static bool init(struct pl_post *post, struct pl_str text, enum pl_form form, struct pl_err *err)
{
	const struct pl_hints hints = { .known = &rules->networks, .form = form };

	return pl_post_init(post, text, &hints, err);
}

static bool split(struct pl_buf *out, struct pl_err *err)
{
	struct pl_thread thread = { 0 };
	struct pl_post post;
	bool ok = init(&post, draft, PL_FORM_POST, err) &&
		  pl_thread_split(&thread, &post, post.networks, PL_NUMBER_END, err);

	if (ok)
		pl_thread_draft(out, &thread);
	pl_thread_release(&thread);
	pl_post_release(&post);
	return ok;
}

static bool measure(struct pl_buf *out, const struct pl_post *post, struct pl_err *err)
{
	for (size_t i = 0; i < post->known->n; i++) {
		const struct pl_network *network = post->known->at[i];
		struct pl_length length;
		size_t cut;

		if (!pl_post_measure(post, network, post->text, &length, err) ||
		    !pl_post_fit(post, network, post->text, 50, &cut, err))
			return false;
		number(out, length.length);
		number(out, length.shown);
		number(out, cut);
	}
	return true;
}

static bool preview(struct pl_buf *out, const struct pl_post *post, struct pl_err *err)
{
	for (size_t i = 0; i < post->known->n; i++) {
		struct pl_preview preview = { 0 };
		bool ok = pl_preview_init(&preview, post, 0, post->known->at[i], err);

		if (ok)
			pl_preview_text(out, &preview, post, post->known->at[i]);
		pl_preview_release(&preview);
		if (!ok)
			return false;
	}
	return true;
}

static bool listen(struct pl_buf *out, const struct pl_post *post, struct pl_err *err)
{
	const struct pl_listen_options options = { .lang = PL_FR, .network = post->known->at[0] };
	struct pl_listening listening = { 0 };
	bool ok = pl_listen(&listening, post, 0, &options, err);

	for (size_t i = 0; ok && i < listening.list.n; i++)
		pl_heard_add(out, &listening.list.at[i]);
	pl_listening_release(&listening);
	return ok;
}

static bool show_post(struct pl_buf *out, struct pl_err *err)
{
	struct pl_post post;
	bool ok = init(&post, draft, PL_FORM_POST, err) && measure(out, &post, err) &&
		  preview(out, &post, err) && listen(out, &post, err);

	pl_post_release(&post);
	return ok;
}

static bool walk_document(struct pl_buf *out, struct pl_err *err)
{
	struct pl_str text =
		PL_STR("# Titre\n\n| a | b |\n|---|---|\n| c | *d* |\n\n> Un "
		       "[lien](https://a.fr/b?c=é) et "
		       "`code`[^1].\n\n[^1]: La note.\n\n![alt](a.png \"t\") &eacute;\r\n");
	struct pl_steps steps = { 0 };
	struct pl_post post;
	bool ok = init(&post, text, PL_FORM_MARKDOWN, err) &&
		  (pl_post_steps(&post, &steps) || pl_fail_nomem(err));

	for (size_t i = 0; ok && i < steps.list.n; i++)
		pl_buf_add(out, steps.list.at[i].text);
	pl_steps_release(&steps);
	pl_post_release(&post);
	return ok;
}

/* The records of a payload, and the last error there was among them. */
struct records {
	struct pl_buf *out;
	struct pl_err *err;
	bool failed;
};

static bool each_record(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct records *records = context;

	if (fault && fault->code == PL_NOMEM) {
		records->failed = true;
		return pl_fail_nomem(records->err);
	}
	number(records->out, record->number);
	pl_buf_add(records->out, fault ? pl_str_of(fault->text) : record->text);
	return true;
}

static bool walk_payloads(struct pl_buf *out, struct pl_err *err)
{
	static const struct {
		enum pl_input input;
		const char *bytes;
	} payloads[] = {
		{ PL_INPUT_JSON,
		  "[{\"text\":\"un ét\\u00e9\",\"media\":[{\"alt\":\"a\"}]},{\"text\":1}]" },
		{ PL_INPUT_JSONL, "{\"network\":\"x\",\"text\":\"un\"}\n{\"text\":\n" },
		{ PL_INPUT_CSV, "Réseau,text,image,alt\nx,\"un \"\"mot\"\"\",a.jpg,b\n,,\n" },
	};
	struct records records = { out, err, false };
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(payloads) / sizeof(*payloads); i++)
		ok = pl_payload_walk(payloads[i].input, pl_str_of(payloads[i].bytes), PL_STR(""),
				     "p", each_record, &records, err) &&
		     !records.failed;
	return ok;
}

/* --- lint ----------------------------------------------------------------------------------- */

static bool filter_rules(struct pl_buf *out, struct pl_err *err)
{
	struct pl_filter *filter = pl_filter_new(
		PL_STR(".Level in [\"error\", \"warning\"] and .Name matches \"^langue\" or "
		       "not (.Message contains \"é\") and .Name != \"a\""),
		"f", err);
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;
	struct pl_err fault = { 0 };

	while (filter && !fault.code && pl_ruleset_next(rules, &walk, &at))
		number(out, pl_filter_holds(filter, at.rule, at.rule->level, PL_FR, &fault));
	pl_filter_free(filter);
	if (fault.code)
		*err = fault;
	return filter && !fault.code;
}

static struct pl_findings *lint(struct pl_err *err)
{
	static const char *const only[] = { "typographie", "langue", NULL };
	const struct pl_options options = { .only = only };
	struct pl_findings *findings = pl_lint(rules, draft.at, draft.len, &options, err);

	if (findings && findings->faults.list.n) {
		pl_fail_nomem(err);
		pl_findings_free(findings);
		return NULL;
	}
	return findings;
}

static bool keep_baseline(struct pl_buf *out, struct pl_err *err)
{
	struct pl_baseline baseline = { 0 };
	struct pl_findings *findings = lint(err);
	bool ok = findings &&
		  pl_baseline_read(&baseline, PL_STR("# known\r\n0123456789abcdef a.txt r\n"), "b",
				   err) &&
		  (pl_baseline_apply(&baseline, findings, "a\nb.txt") || pl_fail_nomem(err));

	if (ok)
		pl_baseline_write(&baseline, out);
	pl_baseline_release(&baseline);
	pl_findings_free(findings);
	return ok;
}

static bool add_others(struct pl_buf *out, struct pl_err *err)
{
	const struct pl_other other = { .by = "grammalecte",
					.sort = PL_STR("gn"),
					.message = PL_STR("m"),
					.span = { 250, 253 },
					.remedy = PL_STR("x") };
	struct pl_findings *findings = lint(err);
	struct pl_others others;
	bool ok;

	assert_true(pl_others_init(&others));
	ok = findings && (pl_findings_add(findings, &others, &other) || pl_fail_nomem(err));
	if (ok)
		number(out, pl_findings_count(findings));
	pl_findings_free(findings);
	pl_others_release(&others);
	return ok;
}

static bool remember(struct pl_buf *out, struct pl_err *err)
{
	const struct pl_hints hints = { .known = &rules->networks };
	struct pl_findings *findings = lint(err), *again = NULL;
	struct pl_buf bytes = { 0 };
	bool ok = findings != NULL;

	if (ok && pl_remember_write(findings, &bytes) && !bytes.failed) {
		again = pl_findings_new(rules, draft, &hints, err);
		ok = again != NULL;
		if (ok && pl_remember_read(again, pl_buf_str(&bytes)))
			assert_int_equal(pl_findings_count(again), pl_findings_count(findings));
		else if (ok)
			assert_int_equal(pl_findings_count(again), 0);
	}
	if (ok)
		number(out, pl_findings_count(findings));
	pl_buf_release(&bytes);
	pl_findings_free(again);
	pl_findings_free(findings);
	return ok;
}

static struct pl_findings *again(void *context, struct pl_str text, struct pl_err *err)
{
	struct pl_findings *findings = mending_again(context, text, err);

	if (findings && findings->faults.list.n) {
		pl_fail_nomem(err);
		pl_findings_free(findings);
		return NULL;
	}
	return findings;
}

static bool mend(struct pl_buf *out, struct pl_err *err)
{
	const struct pl_hints hints = { .known = &rules->networks };
	struct mending mending = { .rules = rules, .hints = &hints };
	const struct pl_mend_how how = { .fixing = { .media = -1 },
					 .again = again,
					 .context = &mending };
	const struct pl_raw raw = { .bytes = draft };
	struct pl_mended mended = { 0 };
	struct pl_findings *findings = again(&mending, draft, err);
	bool ok = findings && pl_mended_init(&mended, findings, draft, &raw, err) &&
		  pl_mend(&mended, &how, err);

	if (ok)
		pl_buf_add(out, pl_buf_str(&mended.text));
	if (findings)
		pl_mended_release(&mended);
	return ok;
}

static bool try_examples(struct pl_buf *out, struct pl_err *err)
{
	struct pl_trial trial = { .rules = rules };
	struct pl_rule_at at;
	bool ok = true;

	assert_true(pl_ruleset_find(rules, PL_STR("typographie.signe-colle"), &at));
	for (uint32_t i = 0; ok && i < at.rule->examples.n; i++) {
		ok = pl_trial_run(&trial, at.rule,
				  &PL_ROW(struct pl_example, &at.rule->examples)[i], err);
		if (ok && trial.fault)
			fail_msg("%s: %s", trial.fault, trial.got.at);
		number(out, i);
	}
	pl_trial_release(&trial);
	return ok;
}

/* --- all ------------------------------------------------------------------------------------ */

static const struct {
	const char *what;
	bool (*run)(struct pl_buf *out, struct pl_err *err);
} jobs[] = {
	{ "a diff", write_diff },
	{ "INI, YAML and JSON", read_formats },
	{ "normal forms", normalise },
	{ "a folder", walk_folder },
	{ "a file that is saved", save_file },
	{ "a thread", split },
	{ "lengths, previews and what is heard", show_post },
	{ "a document", walk_document },
	{ "payloads", walk_payloads },
	{ "a filter", filter_rules },
	{ "a baseline", keep_baseline },
	{ "findings of others", add_others },
	{ "findings that are kept", remember },
	{ "mending", mend },
	{ "examples", try_examples },
};

/* False when no allocation was left to fail. */
static bool try_job(size_t i, struct pl_str whole, long n, bool for_ever)
{
	struct pl_buf out = { 0 };
	struct pl_err err = { 0 };
	bool ok;

	pl_mem_fail_after(n, for_ever);
	ok = jobs[i].run(&out, &err);
	pl_mem_fail_after(-1, false);
	if (!ok && (err.code != PL_NOMEM || !err.text[0]))
		fail_msg("%s, allocation %ld, %s: code %d '%s'", jobs[i].what, n,
			 for_ever ? "and all behind it" : "once", err.code, err.text);
	if (ok && !out.failed && !pl_str_same(pl_buf_str(&out), whole))
		fail_msg("%s, allocation %ld, %s: something is missing, and nobody knows: %.*s",
			 jobs[i].what, n, for_ever ? "and all behind it" : "once",
			 PL_ARGS(pl_buf_str(&out)));
	pl_buf_release(&out);
	return pl_mem_refused();
}

static void each_part_is_whole_or_says_so(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(*jobs); i++) {
		struct pl_buf whole = { 0 };
		struct pl_err err = { 0 };
		long n = 0;

		if (!jobs[i].run(&whole, &err))
			fail_msg("%s: %s", jobs[i].what, err.text);
		assert_true(whole.len > 0);
		for (int for_ever = 0; for_ever < 2; for_ever++) {
			for (n = 0; try_job(i, pl_buf_str(&whole), n, for_ever); n++)
				assert_in_range(n, 0, FAR_TOO_MANY);
			assert_in_range(n, 1, FAR_TOO_MANY);
		}
		print_message("%s: %ld allocations\n", jobs[i].what, n);
		pl_buf_release(&whole);
	}
}

static int make(void **state)
{
	(void)state;
	rules = pl_ruleset_new(NULL, 0, NULL);
	if (!rules || !mkdtemp(folder))
		return -1;
	snprintf(file, sizeof(file), "%s/a", folder);
	return 0;
}

static int clear(void **state)
{
	(void)state;
	pl_ruleset_free(rules);
	unlink(file);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_part_is_whole_or_says_so, make, clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
