/* What a check may ask for while one of its rules is read: patterns, files and lists. */
#include "base/dotnet.h"
#include "base/chain.h"
#include "base/run.h"
#include "base/twice.h"
#include "check/words.h"
#include "rule/build.h"

#include <string.h>

static bool needs(struct pl_prepare *prepare, uint32_t pattern, struct pl_err *err)
{
	struct pl_rule_reading *reading = prepare->context;

	(void)err;
	reading->build->patterns.at[pattern].calls = true;
	return true;
}

/* Vale's rules are written for .NET's expressions (in a few places for Go's, which PCRE2
 * takes as they are), ours for PCRE2's: those that PCRE2 takes keep their meaning.  `*pattern`
 * becomes what was compiled. */
static struct pl_regex *compile(struct pl_rule_reading *reading, struct pl_str *pattern,
				unsigned flags, struct pl_err *err)
{
	struct pl_regex *regex = NULL;
	struct pl_str translated;

	flags &= ~(unsigned)PL_PATTERN_HERE;
	if (flags & PL_PATTERN_RE2)
		return pl_regex_new(*pattern, flags & ~(unsigned)PL_PATTERN_RE2, err);
	if (pl_rule_is_ours(reading->root))
		regex = pl_regex_new(*pattern, flags, err);
	if (regex || !pl_dotnet_to_pcre(&reading->build->arena, *pattern, flags, &translated, err))
		return regex;
	*pattern = translated;
	return pl_regex_new(translated, flags, err);
}

/* The first of the texts under `node` (of a map, its keys) that is no expression by
 * itself; `err` then tells of it alone. */
static const struct pl_node *first_faulty(struct pl_rule_reading *reading,
					  const struct pl_node *node, unsigned flags,
					  struct pl_err *err)
{
	const struct pl_node *faulty = NULL;

	for (const struct pl_node *item = node->first; item && !faulty; item = item->next)
		faulty = first_faulty(reading, node->kind == PL_NODE_MAP ? item->key : item, flags,
				      err);
	if (node->kind == PL_NODE_SCALAR) {
		struct pl_str text = node->text;
		struct pl_regex *regex = compile(reading, &text, flags, err);

		faulty = regex ? NULL : node;
		pl_regex_free(regex);
	}
	return faulty;
}

/* Where the fault of a pattern stands that was joined from several texts. */
static const struct pl_node *blame(struct pl_rule_reading *reading, unsigned flags,
				   struct pl_err *err)
{
	static const char *const keys[] = { "tokens",  "raw",        "swap",   "token",
					    "pattern", "exceptions", "filters" };
	const struct pl_node *faulty = NULL;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys) && !faulty; i++) {
		const struct pl_node *value = pl_node_get(reading->root, keys[i]);

		faulty = value ? first_faulty(reading, value, flags, err) : NULL;
	}
	return faulty ? faulty : reading->root;
}

/* Where PCRE2 has to look for it is seen in one going through a text. */
static bool has_places(struct pl_str pattern, unsigned flags)
{
	struct pl_chain chain;
	struct pl_twice twice;

	return pl_chain_read(pattern, flags, &chain) || pl_twice_read(pattern, flags, &twice);
}

static uint32_t add_pattern(struct pl_prepare *prepare, struct pl_str pattern, unsigned flags,
			    const struct pl_node *node, struct pl_err *err)
{
	struct pl_rule_reading *reading = prepare->context;
	struct pl_build *build = reading->build;
	struct pl_regex *regex = compile(reading, &pattern, flags, err);
	struct pl_wanted *wanted;
	struct pl_run run;
	unsigned groups;
	uint32_t number;

	if (!regex) {
		const struct pl_node *place = node ? node : blame(reading, flags, err);

		if (err->code == PL_PATTERN || err->code == PL_SKIPPED)
			pl_fail_at(err, err->code, place->file, place->line, place->column, "%s",
				   pl_arena_printf(&build->arena, "%s", err->text).at);
		return 0;
	}
	groups = pl_regex_groups(regex);
	number = (uint32_t)build->patterns.n;
	wanted = PL_PUSH(&build->patterns);
	if (!wanted) {
		pl_regex_free(regex);
		pl_fail_nomem(err);
		return 0;
	}
	wanted->regex = regex;
	wanted->groups = groups;
	wanted->text = pl_arena_str(&build->arena, pattern);
	wanted->flags = flags & ~(unsigned)(PL_PATTERN_RE2 | PL_PATTERN_HERE);
	wanted->rule = reading->number;
	if (pl_run_read(pattern, wanted->flags, &run)) {
		wanted->engine = PL_BY_SHAPE;
		return number;
	}
	if (!build->source->brief && !(flags & PL_PATTERN_HERE) && !pl_build_needs(build, number))
		return pl_fail_nomem(err);
	wanted = &build->patterns.at[number]; /* its branches stand behind it now */
	if (wanted->engine == PL_BY_PCRE && has_places(pattern, wanted->flags))
		wanted->engine = PL_BY_SHAPE;
	return number;
}

/* What a pattern may say that lets a match reach over an empty line, or that asks what
 * stands beyond one.  Wrong only by naming too much. */
static const char *const crossing[] = {
	"\\s", "\\W", "\\D", "\\n", "\\r", "\\v",  "\\R", "\\X", "\\x", "\\u", "\\0", "\\p", "\\P",
	"\\H", "\\A", "\\z", "\\Z", "\\G", "\\t-", "[^",  "[:",  "(?s", "(*",  "\n",  NULL
};

/* Without (?m), ^ and $ ask for the ends of all that is looked at. */
static bool crosses(const struct pl_wanted *pattern)
{
	struct pl_str text = pattern->text;

	for (size_t c = 0; crossing[c]; c++) {
		if (pl_str_find(text, pl_str_of(crossing[c]), 0) != SIZE_MAX)
			return true;
	}
	return !(pattern->flags & PL_REGEX_MULTILINE) && text.len &&
	       (memchr(text.at, '^', text.len) || memchr(text.at, '$', text.len));
}

bool pl_reading_is_narrow(const struct pl_rule_reading *reading)
{
	const struct pl_build *build = reading->build;

	for (size_t i = build->patterns.n; i && build->patterns.at[i - 1].rule == reading->number;
	     i--) {
		if (crosses(&build->patterns.at[i - 1]))
			return false;
	}
	return reading->check->alone;
}

/* Where files that rules name are looked for, besides beside the rule. */
static const char *const file_places[] = { "", "config/", "config/ignore/", "config/dictionaries/",
					   NULL };

static bool find_file(struct pl_prepare *prepare, struct pl_str name, struct pl_str *bytes,
		      struct pl_err *err)
{
	struct pl_rule_reading *reading = prepare->context;
	struct pl_build *build = reading->build;
	struct pl_str style = pl_reading_rule(reading)
				      ? pl_ref_str(&pl_reading_rule(reading)->style)
				      : PL_STR("");
	struct pl_buf found = { 0 };
	bool ok;

	build->outside = true;
	ok = build->source->read(
		build->source,
		pl_arena_printf(&build->arena, "%.*s/%.*s", PL_ARGS(style), PL_ARGS(name)).at,
		&found, err);
	for (size_t i = 0; !ok && err->code == PL_NOFILE && file_places[i]; i++)
		ok = build->source->read(
			build->source,
			pl_arena_printf(&build->arena, "%s%.*s", file_places[i], PL_ARGS(name)).at,
			&found, err);
	if (ok)
		*bytes = pl_arena_str(&build->arena, pl_buf_str(&found));
	pl_buf_release(&found);
	return ok;
}

static const struct pl_node *find_list(struct pl_prepare *prepare, struct pl_str name,
				       struct pl_err *err)
{
	struct pl_rule_reading *reading = prepare->context;

	return pl_list_read(reading->build, name, err);
}

struct pl_rule *pl_reading_rule(const struct pl_rule_reading *reading)
{
	return pl_image_at(&reading->build->image, reading->rule);
}

struct pl_prepare pl_reading_prepare(struct pl_rule_reading *reading)
{
	return (struct pl_prepare){
		.image = &reading->build->image,
		.settings = reading->settings,
		.rule = reading->root,
		.pattern = add_pattern,
		.needs = needs,
		.file = find_file,
		.word_template = pl_str_of(reading->build->source->word_template),
		.folder = reading->build->source->name,
		.dictionaries = reading->build->source->dictionaries,
		.built_in = reading->build->source->built_in,
		.list = find_list,
		.context = reading,
	};
}
