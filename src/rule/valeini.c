/* Reading .vale.ini into the struct that .plume.yml fills too.  What the keys mean is
 * as Vale 3.7.1 has it (its internal/core/ini.go, read in 2026-11). */
#include "rule/config.h"

#include "base/glob.h"
#include "rule/valelist.h"

#include <stdio.h>
#include <string.h>

#define AT(field) offsetof(struct pl_config, field)
#define IN(field) offsetof(struct pl_section, field)

/* What becomes of a key. */
enum taking {
	TAKE_TEXT,     /* one text; of several the first */
	TAKE_LAST,     /* one text; of several the last */
	TAKE_LIST,     /* texts with commas between them */
	TAKE_PATTERNS, /* the same, where a comma may stand in brackets */
	PASS,          /* nothing of ours, and nothing is missed */
	MISS,          /* it asks for what plume does not do */
};

struct vale_key {
	const char *name;
	enum taking taking;
	const char *ours;
};

static const struct vale_key core_keys[] = {
	{ "StylesPath", TAKE_LAST, "styles-path" },
	{ "MinAlertLevel", TAKE_TEXT, "level" },
	{ "IgnoredScopes", TAKE_LIST, "ignored-scopes" },
	{ "SkippedScopes", TAKE_LIST, "skipped-scopes" },
	{ "IgnoredClasses", TAKE_LIST, "ignored-classes" },
	{ "Vocab", TAKE_LIST, "vocab" },
	{ "Packages", PASS, NULL }, /* for `vale sync`, which fetches styles */
	{ "WordTemplate", TAKE_TEXT, "word-template" },
	{ "NLPEndpoint", MISS, NULL },
	{ "DictionaryPath", MISS, NULL },
	{ "LTPath", MISS, NULL },
	{ "SphinxBuildPath", MISS, NULL },
	{ "SphinxAutoBuild", MISS, NULL },
	{ "ProcessTimeout", PASS, NULL },
	{ NULL, PASS, NULL },
};

static const struct vale_key section_keys[] = {
	{ "BasedOnStyles", TAKE_LIST, "styles" },
	{ "BlockIgnores", TAKE_PATTERNS, "block-ignores" },
	{ "IgnorePatterns", TAKE_PATTERNS, "block-ignores" }, /* its older name */
	{ "TokenIgnores", TAKE_PATTERNS, "token-ignores" },
	{ "CommentDelimiters", TAKE_LIST, "comment-marks" },
	{ "Transform", MISS, NULL },
	{ "Lang", MISS, NULL },
	{ NULL, PASS, NULL },
};

/* Sections that are not globs. */
static const char *const other_sections[] = { "formats", "asciidoctor", NULL };

struct reading {
	struct pl_arena arena;
	struct pl_image *image;
	uint32_t config;
	struct pl_faults *faults;
};

/* --- telling ----------------------------------------------------------------------- */

/* "E201 Invalid value provided" is what Vale says of its configuration, and what people
 * look for; what is wrong and what would be right follows in our words. */
static bool refuse(struct reading *reading, const struct pl_node *node, const char *format, ...)
	PL_PRINTF(3, 4);

static bool refuse(struct reading *reading, const struct pl_node *node, const char *format, ...)
{
	struct pl_err err = { .french = reading->faults->french };
	char text[PL_ERR_BYTES];
	va_list args;

	va_start(args, format);
	pl_err_write(text, pl_err_tr(&err, format), args);
	va_end(args);
	pl_fail_at(&err, PL_RULE, node->file, node->line, node->column,
		   "E201 Invalid value provided: %s", text);
	pl_faults_add(reading->faults, &err);
	return false;
}

static void warn(struct reading *reading, const struct pl_node *node, const char *format,
		 struct pl_str name, struct pl_str value)
{
	struct pl_err err = { .french = reading->faults->french };

	pl_node_fail(node, &err, format, PL_ARGS(name), PL_ARGS(value));
	err.code = PL_SKIPPED;
	pl_faults_add(reading->faults, &err);
}

/* --- tables -------------------------------------------------------------------------- */

static const struct vale_key *find_key(const struct vale_key *keys, struct pl_str name)
{
	for (; keys->name; keys++) {
		if (pl_str_is(name, keys->name))
			return keys;
	}
	return NULL;
}

static const char *key_name(const void *keys, size_t i)
{
	return ((const struct vale_key *)keys)[i].name;
}

/* --- values -------------------------------------------------------------------------- */

/* The value; of several the first, as Vale takes it. */
static const struct pl_node *one_of(const struct pl_node *value)
{
	return value->kind == PL_NODE_LIST ? value->first : value;
}

static void take(struct reading *reading, const struct vale_key *key, const struct pl_node *value,
		 uint32_t at, bool core)
{
	const struct pl_param *params = core ? pl_config_params : pl_section_params;

	switch (key->taking) {
	case PASS:
		return;
	case MISS:
		warn(reading, value->key,
		     "the key '%.*s' is passed over: plume does not do what it asks for%.*s",
		     value->key->text, PL_STR(""));
		return;
	case TAKE_TEXT:
		value = one_of(value);
		break;
	case TAKE_LAST:
		for (value = one_of(value); value->next && !value->key;)
			value = value->next;
		break;
	case TAKE_LIST:
	case TAKE_PATTERNS:
		value = pl_vale_list(&reading->arena, value, key->taking == TAKE_PATTERNS);
		break;
	}
	pl_config_key(params, key->ours, value, reading->image, at, reading->faults);
}

/* --- above the sections ---------------------------------------------------------------- */

static bool check_level(struct reading *reading, const struct pl_node *value)
{
	const struct pl_node *level = one_of(value);

	return pl_node_is(level, "suggestion") || pl_node_is(level, "warning") ||
	       pl_node_is(level, "error") ||
	       refuse(reading, level, "MinAlertLevel is suggestion, warning or error, not '%.*s'",
		      PL_ARGS(level->text));
}

static void no_core_key(struct reading *reading, const struct pl_node *key)
{
	const char *nearest = pl_nearest(key->text, key_name, core_keys);
	bool rule = pl_str_find(key->text, PL_STR("."), 0) != SIZE_MAX;
	struct pl_err err = { .french = reading->faults->french };

	if (find_key(section_keys, key->text) || rule)
		refuse(reading, key, "'%.*s' belongs below a section such as [*] or [*.md]",
		       PL_ARGS(key->text));
	else
		refuse(reading, key, "no key is called '%.*s'%s%s%s", PL_ARGS(key->text),
		       nearest ? pl_err_tr(&err, "; did you mean '") : "", nearest ? nearest : "",
		       nearest ? pl_err_tr(&err, "'?") : "");
}

static void read_core(struct reading *reading, const struct pl_node *core)
{
	for (const struct pl_node *value = core->first; value; value = value->next) {
		const struct vale_key *key = find_key(core_keys, value->key->text);

		if (!key)
			no_core_key(reading, value->key);
		else if (!key->ours || !pl_str_is(pl_str_of(key->ours), "level") ||
			 check_level(reading, value))
			take(reading, key, value, reading->config, true);
	}
}

static void read_formats(struct reading *reading, const struct pl_node *formats)
{
	struct pl_node *map = PL_NEW(&reading->arena, struct pl_node);
	struct pl_node *last = NULL;

	if (!map)
		return;
	*map = *formats;
	map->first = NULL;
	for (const struct pl_node *value = formats->first; value; value = value->next) {
		struct pl_node *copy = PL_NEW(&reading->arena, struct pl_node);

		if (!copy)
			return;
		*copy = *one_of(value);
		copy->key = value->key;
		copy->next = NULL;
		if (last)
			last->next = copy;
		else
			map->first = copy;
		last = copy;
	}
	pl_config_key(pl_config_params, "formats", map, reading->image, reading->config,
		      reading->faults);
}

/* --- sections ---------------------------------------------------------------------------- */

static const struct {
	const char *word;
	struct pl_str ours;
} switches[] = {
	{ "YES", { "on", 2 } },
	{ "NO", { "off", 3 } },
	{ "suggestion", { "suggestion", 10 } },
	{ "warning", { "warning", 7 } },
	{ "error", { "error", 5 } },
};

/* The value in the words of .plume.yml.  Vale takes anything else for NO. */
static struct pl_str switch_of(struct reading *reading, const struct pl_node *value)
{
	for (size_t i = 0; i < sizeof(switches) / sizeof(*switches); i++) {
		if (pl_node_is(one_of(value), switches[i].word))
			return switches[i].ours;
	}
	warn(reading, one_of(value),
	     "'%.*s' is YES, NO, suggestion, warning or error; '%.*s' is taken for NO, as Vale "
	     "does",
	     value->key->text, one_of(value)->text);
	return PL_STR("off");
}

static void no_section_key(struct reading *reading, const struct pl_node *key)
{
	const char *nearest = pl_nearest(key->text, key_name, section_keys);
	struct pl_err err = { .french = reading->faults->french };

	if (find_key(core_keys, key->text))
		refuse(reading, key,
		       "'%.*s' holds for all files: it belongs above the first section",
		       PL_ARGS(key->text));
	else
		refuse(reading, key,
		       "a section has no key '%.*s'%s%s%s; rules are named "
		       "Style.Rule",
		       PL_ARGS(key->text), nearest ? pl_err_tr(&err, "; did you mean '") : "",
		       nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
}

/* A rule, by its full name; or a whole style, which Vale 3.7 does not know. */
static bool is_rule(const struct pl_node *value)
{
	struct pl_str name = value->key->text;
	const char *nearest = pl_nearest(name, key_name, section_keys);

	if (pl_str_find(name, PL_STR("."), 0) != SIZE_MAX)
		return true;
	for (size_t i = 0; !nearest && i < sizeof(switches) / sizeof(*switches); i++) {
		if (pl_node_is(one_of(value), switches[i].word))
			return !find_key(core_keys, name);
	}
	return false;
}

struct switch_list {
	struct pl_node map, *last;
};

static void add_switch(struct reading *reading, struct switch_list *list,
		       const struct pl_node *value)
{
	struct pl_node *copy = PL_NEW(&reading->arena, struct pl_node);

	if (!copy)
		return;
	*copy = *one_of(value);
	copy->key = value->key;
	copy->next = NULL;
	copy->text = switch_of(reading, value);
	if (list->last)
		list->last->next = copy;
	else
		list->map.first = copy;
	list->last = copy;
	list->map.n++;
}

/* Reads the keys of a section into the struct at `at`: of [*] that is the whole
 * configuration, which then is the default of all others. */
static void read_section(struct reading *reading, const struct pl_node *section, uint32_t at,
			 bool global)
{
	const struct pl_param *params = global ? pl_config_params : pl_section_params;
	struct switch_list list = { .map = *section };

	list.map.first = NULL;
	list.map.n = 0;
	for (const struct pl_node *value = section->first; value; value = value->next) {
		const struct vale_key *key = find_key(section_keys, value->key->text);

		if (key)
			take(reading, key, value, at, global);
		else if (is_rule(value))
			add_switch(reading, &list, value);
		else
			no_section_key(reading, value->key);
	}
	if (list.map.n)
		pl_config_key(params, "rules", &list.map, reading->image, at, reading->faults);
}

static bool is_glob(const struct pl_node *section)
{
	size_t i = 0;

	while (other_sections[i] && !pl_str_is(section->key->text, other_sections[i]))
		i++;
	return section->key->text.len && !pl_str_is(section->key->text, "*") && !other_sections[i];
}

static void name_section(struct reading *reading, const struct pl_node *section, uint32_t at)
{
	struct pl_str glob = section->key->text;
	struct pl_err err = { .french = reading->faults->french };
	struct pl_where *where;

	while (pl_str_starts(glob, "!"))
		glob = pl_str_cut(glob, 1, glob.len);
	if (!pl_glob_check(glob, &err))
		refuse(reading, section->key, "%s", err.text);
	pl_image_ref(reading->image, at + (uint32_t)IN(glob), section->key->text);
	where = pl_image_at(reading->image, at + (uint32_t)IN(where));
	if (where)
		*where = (struct pl_where){ section->line, section->column };
}

static void read_sections(struct reading *reading, const struct pl_node *root)
{
	struct pl_image *image = reading->image;
	uint32_t at;
	size_t n = 0;

	for (const struct pl_node *section = root->first; section; section = section->next)
		n += is_glob(section);
	at = pl_image_take(image, n * sizeof(struct pl_section));
	pl_image_row(image, reading->config + (uint32_t)AT(sections), at, n);
	for (const struct pl_node *section = root->first; section; section = section->next) {
		if (pl_node_is(section->key, "*"))
			read_section(reading, section, reading->config, true);
		else if (pl_node_is(section->key, "formats"))
			read_formats(reading, section);
		if (!is_glob(section))
			continue;
		name_section(reading, section, at);
		read_section(reading, section, at, false);
		at += (uint32_t)sizeof(struct pl_section);
	}
}

/* --- the file ---------------------------------------------------------------------------- */

static void defaults(struct reading *reading)
{
	struct pl_config *config = pl_image_at(reading->image, reading->config);

	if (!config)
		return;
	config->vale = 1;
	config->level = 1 + PL_WARNING;
	config->fail_on = 1 + PL_ERROR;
}

uint32_t pl_valeini_read(struct pl_str bytes, const char *file, struct pl_image *image,
			 struct pl_faults *faults)
{
	struct reading reading = { .image = image, .faults = faults };
	struct pl_err err = { .french = faults->french };
	const struct pl_node *root = pl_ini_read(&reading.arena, bytes, file, &err);
	struct pl_err shown = err;

	pl_image_take(image, 8); /* 0 stays "none" */
	reading.config = pl_image_take(image, sizeof(struct pl_config));
	pl_param_defaults(pl_config_params, image, reading.config);
	defaults(&reading);
	if (root) {
		read_core(&reading, root->first);
		read_sections(&reading, root);
	} else {
		pl_fail(&shown, err.code, "E100 [.vale.ini] Runtime error: %s", err.text);
		pl_faults_add(faults, &shown);
	}
	if (reading.arena.failed)
		faults->list.failed = true;
	pl_arena_release(&reading.arena);
	return reading.config;
}
