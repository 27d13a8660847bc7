/* Public styles: which of their rules load, and why the others do not. */
#include "vale/vale.h"

#include <stdio.h>
#include <string.h>

#include "rule/ruleset.h"

/* Rules that may be left out: part-of-speech tags, and dictionaries. */
static const char *const left_out[] = { "Elastic/PluralAbbreviations.yml", "Elastic/Spelling.yml",
					"RedHat/Spelling.yml", "RedHat/Using.yml" };
/* Rules that must load. */
static const size_t bar = 238;

struct style {
	struct pl_str name;
	size_t files, loaded;
};

struct styles {
	struct vale *vale;
	const struct pl_ruleset *rules;
	PL_LIST(struct style) list;
};

static struct pl_str folder_of(const char *path)
{
	struct pl_str text = pl_str_of(path);
	size_t slash = pl_str_find(text, PL_STR("/"), 0);

	return pl_str_cut(text, 0, slash == SIZE_MAX ? text.len : slash);
}

static bool is_loaded(const struct pl_ruleset *rules, const char *path)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &walk, &at)) {
		if (pl_str_ends(pl_ref_str(&at.rule->file), path))
			return true;
	}
	return false;
}

static bool count_file(void *context, const char *path)
{
	struct styles *styles = context;
	struct style *last = styles->list.n ? &styles->list.at[styles->list.n - 1] : NULL;

	/* Files come in order, so those of a folder come together. */
	if (!last || !pl_str_same(last->name, folder_of(path))) {
		last = PL_PUSH(&styles->list);
		if (!last)
			return false;
		last->name = pl_arena_str(&styles->vale->arena, folder_of(path));
	}
	last->files++;
	last->loaded += is_loaded(styles->rules, path);
	return true;
}

static bool may_be_left_out(const char *file)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(*left_out); i++) {
		if (pl_str_ends(pl_str_of(file), left_out[i]))
			return true;
	}
	return false;
}

static void tell_faults(struct styles *styles)
{
	const struct pl_err *fault;

	for (size_t i = 0; (fault = pl_ruleset_fault(styles->rules, i)); i++) {
		bool skipped = fault->code == PL_SKIPPED || may_be_left_out(fault->file);

		printf("%s: %s:%u:%u: %s\n", skipped ? "left out" : "failed", fault->file,
		       fault->line, fault->column, fault->text);
		styles->vale->failed += !skipped;
	}
}

static void tell_table(struct styles *styles)
{
	struct style all = { PL_STR("all"), 0, 0 };

	printf("\n%-16s %8s %8s %8s\n", "style", "rules", "loaded", "left out");
	for (size_t i = 0; i < styles->list.n; i++) {
		const struct style *style = &styles->list.at[i];

		printf("%-16.*s %8zu %8zu %8zu\n", PL_ARGS(style->name), style->files,
		       style->loaded, style->files - style->loaded);
		all.files += style->files;
		all.loaded += style->loaded;
	}
	printf("%-16s %8zu %8zu %8zu\n\n", "all", all.files, all.loaded, all.files - all.loaded);
	printf("vale styles: %zu cases, %zu passed, 0 exceptions\n", all.files, all.loaded);
	styles->vale->passed += all.loaded;
	if (styles->vale->ours && all.loaded < bar) {
		printf("failed: %zu rules load, not %zu\n", all.loaded, bar);
		styles->vale->failed++;
	}
}

void vale_styles(struct vale *vale)
{
	struct pl_source source;
	const struct pl_source *layer = &source;
	struct pl_ruleset *rules;

	pl_source_folder(&source, vale->styles);
	rules = pl_ruleset_new(&layer, 1, NULL);
	if (rules) {
		struct styles styles = { .vale = vale, .rules = rules };

		source.walk(&source, ".yml", count_file, &styles, NULL);
		tell_faults(&styles);
		tell_table(&styles);
		PL_LIST_RELEASE(&styles.list);
	} else {
		vale->failed++;
	}
	pl_ruleset_free(rules);
}
