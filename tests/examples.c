/* Runs the examples that stand in the rule files: each rule alone, on its own
 * drafts, must find what they say, and mend it as they say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/source.h"
#include "lint/lint.h"

/* A rule's file, read as a person reads it, beside the rule that was made of it. */
struct file {
	const char *name; /* STYLE/RULE.yml */
	const struct pl_rule *rule;
	const char *only[2];
	size_t found, silent; /* examples of either sort */
};

struct tally {
	const struct pl_source *source;
	const struct pl_ruleset *rules;
	size_t passed, failed;
};

/* An example in front of the linter. */
struct trial {
	const struct file *file;
	const struct pl_ruleset *rules;
	const struct pl_node *example;
	struct pl_str written; /* the draft as it stands in the file */
	struct pl_buf draft;   /* the same with a front matter that says the rest */
	struct pl_span added;  /* what of `draft` is not in `written` */
	struct pl_buf want, got;
	struct pl_buf mended;
	bool failed;
};

static bool tell(struct trial *trial, const char *what, struct pl_str want, struct pl_str got)
{
	printf("failed: rules/%s:%u: %s\n  draft: %.*s\n  wanted: %.*s\n  got: %.*s\n",
	       trial->file->name, trial->example->line, what, PL_ARGS(trial->written),
	       PL_ARGS(want), PL_ARGS(got));
	trial->failed = true;
	return false;
}

/* --- the draft --------------------------------------------------------------------------- */

/* As YAML on one line, everything in quotes: what means true there means it in
 * quotes too. */
static void add_value(struct pl_buf *out, const struct pl_node *node)
{
	bool map = node->kind == PL_NODE_MAP;

	if (node->kind == PL_NODE_NULL || node->kind == PL_NODE_SCALAR) {
		pl_json_string(out, pl_node_text(node));
		return;
	}
	pl_buf_putc(out, map ? '{' : '[');
	for (const struct pl_node *item = node->first; item; item = item->next) {
		if (map) {
			pl_json_string(out, item->key->text);
			pl_buf_puts(out, ": ");
		}
		add_value(out, item);
		pl_buf_puts(out, item->next ? ", " : "");
	}
	pl_buf_putc(out, map ? '}' : ']');
}

static bool is_for_us(struct pl_str key)
{
	static const char *const keys[] = { "draft", "network", "finds", "fixed" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		if (pl_str_is(key, keys[i]))
			return true;
	}
	return false;
}

/* What the example says beside the draft becomes front matter: its own when the
 * draft has none. */
static void compose(struct trial *trial)
{
	bool has_front = pl_str_starts(trial->written, "---\n");
	struct pl_buf keys = { 0 };

	for (const struct pl_node *node = trial->example->first; node; node = node->next) {
		if (is_for_us(node->key->text))
			continue;
		pl_buf_printf(&keys, "%.*s: ", PL_ARGS(node->key->text));
		add_value(&keys, node);
		pl_buf_putc(&keys, '\n');
	}
	if (keys.len) {
		trial->added.start = has_front ? 4 : 0;
		pl_buf_printf(&trial->draft, "---\n%s%s", keys.at, has_front ? "" : "---\n");
		trial->added.end = (uint32_t)trial->draft.len;
	}
	pl_buf_add(&trial->draft, pl_str_cut(trial->written, keys.len ? trial->added.start : 0,
					     trial->written.len));
	pl_buf_release(&keys);
}

/* Without what was added. */
static void strip(const struct trial *trial, struct pl_str draft, struct pl_buf *out)
{
	pl_buf_add(out, pl_str_cut(draft, 0, trial->added.start));
	pl_buf_add(out, pl_str_cut(draft, trial->added.end, draft.len));
}

/* --- linting ------------------------------------------------------------------------------- */

/* Files of examples are there unless their name says otherwise. */
static bool exists(void *context, struct pl_str file)
{
	const char *slash = memchr(file.at, '/', file.len);

	(void)context;
	if (slash)
		file = pl_str_cut(file, (size_t)(slash + 1 - file.at), file.len);
	return !pl_str_starts(file, "absent") && !pl_str_starts(file, "manquant");
}

/* NULL when the example cannot be run, which is told. */
static struct pl_findings *lint(struct trial *trial, struct pl_str draft)
{
	const struct pl_options options = { .only = trial->file->only,
					    .profile = PL_PROFILE_STRICT };
	struct pl_hints hints = { .known = &trial->rules->networks, .exists = exists };
	struct pl_str network = pl_node_text(pl_node_get(trial->example, "network"));
	int place = pl_networks_find(hints.known, network);
	struct pl_err err = { 0 };
	struct pl_findings *findings;

	if (network.len && place < 0) {
		tell(trial, "its network is not known", PL_STR(""), network);
		return NULL;
	}
	hints.networks = network.len ? UINT64_C(1) << place : 0;
	findings = pl_findings_new(trial->rules, draft, &hints, &err);
	if (findings && pl_findings_run(findings, &options, NULL, &err) &&
	    !findings->faults.list.n && !findings->post.n_remarks)
		return findings;
	tell(trial, "the draft cannot be checked", PL_STR(""),
	     pl_str_of(!findings                  ? err.text
		       : findings->faults.list.n  ? findings->faults.list.at[0].text
		       : findings->post.n_remarks ? findings->post.remarks[0].text
						  : err.text));
	pl_findings_free(findings);
	return NULL;
}

static void add_found(struct pl_buf *out, struct pl_str match)
{
	pl_buf_puts(out, "[");
	pl_buf_add(out, match);
	pl_buf_puts(out, "]");
}

static bool same_finds(struct trial *trial, const struct pl_findings *findings)
{
	const struct pl_node *finds = pl_node_get(trial->example, "finds");

	for (const struct pl_node *item = finds ? finds->first : NULL; item; item = item->next)
		add_found(&trial->want, pl_node_text(item));
	for (size_t i = 0; i < pl_findings_count(findings); i++)
		add_found(&trial->got, pl_findings_at(findings, i).match);
	return pl_str_same(pl_buf_str(&trial->want), pl_buf_str(&trial->got)) ||
	       tell(trial, "what is found", pl_buf_str(&trial->want), pl_buf_str(&trial->got));
}

/* --- mending ------------------------------------------------------------------------------- */

struct edits {
	PL_LIST(struct pl_edit) list;
};

static int by_start(const void *a, const void *b)
{
	const struct pl_edit *left = a, *right = b;

	return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

/* Those of the draft; alternative texts are mended where they come from. */
static void gather_edits(const struct pl_findings *findings, struct edits *edits)
{
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		if (pl_findings_at(findings, i).media >= 0)
			continue;
		for (size_t e = 0; e < pl_finding_edits(findings, i); e++) {
			struct pl_edit *edit = PL_PUSH(&edits->list);

			if (edit)
				*edit = pl_finding_edit(findings, i, e);
		}
	}
	if (edits->list.n)
		qsort(edits->list.at, edits->list.n, sizeof(*edits->list.at), by_start);
}

/* Appends the draft with every edit that does not overlap one before it.  False when
 * there is none. */
static bool mend(const struct pl_findings *findings, struct pl_str draft, struct pl_buf *out)
{
	struct edits edits = { 0 };
	size_t at = 0, n;

	gather_edits(findings, &edits);
	for (size_t i = 0; i < edits.list.n; i++) {
		const struct pl_edit *edit = &edits.list.at[i];

		if (edit->span.start < at)
			continue;
		pl_buf_add(out, pl_str_cut(draft, at, edit->span.start));
		pl_buf_add(out, edit->text);
		at = edit->span.end;
	}
	pl_buf_add(out, pl_str_cut(draft, at, draft.len));
	n = edits.list.n;
	PL_LIST_RELEASE(&edits.list);
	return n > 0;
}

static bool same_fixed(struct trial *trial, bool edited)
{
	const struct pl_node *fixed = pl_node_get(trial->example, "fixed");
	struct pl_buf came = { 0 };
	bool same;

	if (!fixed)
		return !edited || tell(trial, "it is mended, but the example does not say how",
				       PL_STR(""), pl_buf_str(&trial->mended));
	strip(trial, pl_buf_str(&trial->mended), &came);
	same = pl_str_same(pl_node_text(fixed), pl_buf_str(&came)) ||
	       tell(trial, "how it is mended", pl_node_text(fixed), pl_buf_str(&came));
	pl_buf_release(&came);
	return same;
}

/* What was mended stays so, and a safe remedy leaves nothing to be found. */
static void look_again(struct trial *trial)
{
	struct pl_str once = pl_buf_str(&trial->mended);
	struct pl_findings *findings = lint(trial, once);
	struct pl_buf twice = { 0 };

	if (!findings)
		return;
	mend(findings, once, &twice);
	if (!pl_str_same(once, pl_buf_str(&twice)))
		tell(trial, "mending it twice changes it again", once, pl_buf_str(&twice));
	else if (trial->file->rule->fix == PL_FIX_SAFE && pl_findings_count(findings))
		tell(trial, "mended, it is still found", PL_STR(""),
		     pl_findings_at(findings, 0).match);
	pl_buf_release(&twice);
	pl_findings_free(findings);
}

/* --- examples --------------------------------------------------------------------------------- */

static void run_trial(struct trial *trial)
{
	struct pl_findings *findings;
	bool edited;

	compose(trial);
	findings = lint(trial, pl_buf_str(&trial->draft));
	if (!findings)
		return;
	edited = mend(findings, pl_buf_str(&trial->draft), &trial->mended);
	if (same_finds(trial, findings) && same_fixed(trial, edited) && edited)
		look_again(trial);
	pl_findings_free(findings);
}

static void run_example(struct file *file, const struct pl_node *example, struct tally *tally)
{
	struct trial trial = { .file = file,
			       .rules = tally->rules,
			       .example = example,
			       .written = pl_node_text(pl_node_get(example, "draft")) };
	const struct pl_node *finds = pl_node_get(example, "finds");

	if (finds && finds->n)
		file->found++;
	else
		file->silent++;
	run_trial(&trial);
	tally->passed += !trial.failed;
	tally->failed += trial.failed;
	pl_buf_release(&trial.draft);
	pl_buf_release(&trial.want);
	pl_buf_release(&trial.got);
	pl_buf_release(&trial.mended);
}

static void run_examples(struct file *file, const struct pl_node *root, struct tally *tally)
{
	enum { FEWEST = 3 };
	const struct pl_node *examples = pl_node_get(root, "examples");

	for (const struct pl_node *node = examples ? examples->first : NULL; node;
	     node = node->next)
		run_example(file, node, tally);
	if (file->found >= FEWEST && file->silent >= FEWEST)
		return;
	printf("failed: rules/%s: %zu examples are found and %zu are not; %d of each are wanted\n",
	       file->name, file->found, file->silent, FEWEST);
	tally->failed++;
}

/* STYLE/RULE.yml is STYLE.RULE. */
static struct pl_str rule_of(struct pl_arena *arena, const char *name)
{
	struct pl_str rule =
		pl_arena_str(arena, pl_str_cut(pl_str_of(name), 0, strlen(name) - strlen(".yml")));
	char *slash = (char *)memchr(rule.at, '/', rule.len);

	if (slash)
		*slash = '.';
	return rule;
}

static bool fail_file(struct tally *tally, const char *name, const char *text)
{
	printf("failed: rules/%s: %s\n", name, text);
	tally->failed++;
	return true;
}

static bool run_file(struct tally *tally, struct pl_arena *arena, const char *name)
{
	struct pl_buf bytes = { 0 };
	struct pl_err err = { 0 };
	struct pl_str rule = rule_of(arena, name);
	struct file file = { .name = name, .only = { rule.at } };
	struct pl_rule_at at;
	const struct pl_node *root = NULL;

	if (tally->source->read(tally->source, name, &bytes, &err))
		root = pl_yaml_read(arena, pl_buf_str(&bytes), name, &err);
	pl_buf_release(&bytes);
	if (!root)
		return fail_file(tally, name, err.text);
	if (!pl_ruleset_find(tally->rules, rule, &at))
		return fail_file(tally, name, "no rule came of it");
	file.rule = at.rule;
	run_examples(&file, root, tally);
	return true;
}

static bool each_file(void *context, const char *name)
{
	struct pl_arena arena = { 0 };
	bool ok = true;

	if (strncmp(name, "lists/", 6) != 0 && strncmp(name, "networks/", 9) != 0)
		ok = run_file(context, &arena, name);
	pl_arena_release(&arena);
	return ok;
}

int main(void)
{
	struct pl_source source;
	const struct pl_source *const layers[] = { &source };
	struct tally tally = { .source = &source };
	struct pl_err err = { 0 };
	struct pl_ruleset *rules;
	const struct pl_err *fault;

	pl_source_folder(&source, "rules");
	tally.rules = rules = pl_ruleset_new(layers, 1, &err);
	for (size_t i = 0; rules && (fault = pl_ruleset_fault(rules, i)); i++)
		fail_file(&tally, fault->file, fault->text);
	if (!rules || !source.walk(&source, ".yml", each_file, &tally, &err))
		fail_file(&tally, "", err.text);
	pl_ruleset_free(rules);
	printf("%zu passed, %zu failed\n", tally.passed, tally.failed);
	return tally.failed > 0;
}
