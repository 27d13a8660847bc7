/* Reading .plume.yml. */
#include "rule/config.h"

#include "base/dotnet.h"
#include "base/glob.h"

#define AT(field) offsetof(struct pl_config, field)
#define IN(field) offsetof(struct pl_section, field)

static const char *const lang_words[] = { "auto", "fr", "en", NULL };
static const char *const profile_words[] = { "auto", "default", "editor", "strict", NULL };
static const char *const level_words[] = { "auto", "suggestion", "warning", "error", NULL };

static const char styles_help[] =
	"Styles that run: folders in the folder of styles, or built-in ones.";
static const char rules_help[] =
	"A rule or a style and what becomes of it: off, on, suggestion, warning, error.";
static const char networks_help[] = "Networks of drafts that name none.";
static const char tokens_help[] =
	"Patterns of what in a line of a document is left alone, as code is.";
static const char blocks_help[] = "Patterns of whole blocks of a document that are left alone.";
static const char marks_help[] =
	"What begins and ends a comment of a document, besides <!-- and -->.";

const struct pl_param pl_config_params[] = {
	{ .name = "networks",
	  .type = PL_PARAM_LIST,
	  .offset = AT(networks),
	  .help = networks_help },
	{ .name = "folders",
	  .type = PL_PARAM_LIST,
	  .offset = AT(folders),
	  .help = "Folders of rules of your own, beside this file." },
	{ .name = "rules", .type = PL_PARAM_MAP, .offset = AT(rules), .help = rules_help },
	{ .name = "files",
	  .type = PL_PARAM_MAP,
	  .offset = AT(sections),
	  .help = "A glob and what else holds for the files that it matches." },
	{ .name = "rules-by-network",
	  .type = PL_PARAM_MAP,
	  .offset = AT(by_network),
	  .help = "A network and what else becomes of rules in drafts for it." },
	{ .name = "rules-by-type",
	  .type = PL_PARAM_MAP,
	  .offset = AT(by_type),
	  .help = "A type of post and what else becomes of rules in drafts of it." },
	{ .name = "styles-path",
	  .type = PL_PARAM_STRING,
	  .offset = AT(styles_path),
	  .help = "A folder of styles in Vale's form, of which those run that are named." },
	{ .name = "styles", .type = PL_PARAM_LIST, .offset = AT(styles), .help = styles_help },
	{ .name = "word-template",
	  .type = PL_PARAM_STRING,
	  .offset = AT(word_template),
	  .help = "What stands around the words of rules there, with %s for these." },
	{ .name = "vocab",
	  .type = PL_PARAM_LIST,
	  .offset = AT(vocab),
	  .help = "Vocabularies in the folder of styles, under config/vocabularies." },
	{ .name = "accept",
	  .type = PL_PARAM_LIST,
	  .offset = AT(accept),
	  .help = "Words that every rule accepts, patterns, in this writing." },
	{ .name = "reject",
	  .type = PL_PARAM_LIST,
	  .offset = AT(reject),
	  .help = "Words, patterns, that are never right." },
	{ .name = "formats",
	  .type = PL_PARAM_MAP,
	  .offset = AT(formats),
	  .help = "A file's ending and the one as which it is read: mdx: md." },
	{ .name = "skipped-scopes",
	  .type = PL_PARAM_LIST,
	  .offset = AT(skipped_scopes),
	  .help = "Elements of a document that are left out whole." },
	{ .name = "ignored-scopes",
	  .type = PL_PARAM_LIST,
	  .offset = AT(ignored_scopes),
	  .help = "Elements within a line whose text is left alone." },
	{ .name = "ignored-classes",
	  .type = PL_PARAM_LIST,
	  .offset = AT(ignored_classes),
	  .help = "Classes of elements that are left out." },
	{ .name = "token-ignores",
	  .type = PL_PARAM_LIST,
	  .offset = AT(token_ignores),
	  .help = tokens_help },
	{ .name = "block-ignores",
	  .type = PL_PARAM_LIST,
	  .offset = AT(block_ignores),
	  .help = blocks_help },
	{ .name = "comment-marks",
	  .type = PL_PARAM_LIST,
	  .offset = AT(comment_marks),
	  .help = marks_help },
	{ .name = "lang",
	  .type = PL_PARAM_WORD,
	  .offset = AT(lang),
	  .words = lang_words,
	  .help = "Language of the messages." },
	{ .name = "profile",
	  .type = PL_PARAM_WORD,
	  .offset = AT(profile),
	  .words = profile_words,
	  .help = "Which rules run: default, editor for spelling too, or strict for all." },
	{ .name = "level",
	  .type = PL_PARAM_WORD,
	  .offset = AT(level),
	  .words = level_words,
	  .help = "The least level that is shown." },
	{ .name = "fail-on",
	  .type = PL_PARAM_WORD,
	  .offset = AT(fail_on),
	  .words = level_words,
	  .help = "The level from which the exit status is 1." },
	{ .name = "max-size",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max_size),
	  .help = "The largest file that is read, in MiB, at most 1024." },
	{ 0 },
};

const struct pl_param pl_section_params[] = {
	{ .name = "networks",
	  .type = PL_PARAM_LIST,
	  .offset = IN(networks),
	  .help = networks_help },
	{ .name = "styles", .type = PL_PARAM_LIST, .offset = IN(styles), .help = styles_help },
	{ .name = "rules", .type = PL_PARAM_MAP, .offset = IN(rules), .help = rules_help },
	{ .name = "token-ignores",
	  .type = PL_PARAM_LIST,
	  .offset = IN(token_ignores),
	  .help = tokens_help },
	{ .name = "block-ignores",
	  .type = PL_PARAM_LIST,
	  .offset = IN(block_ignores),
	  .help = blocks_help },
	{ .name = "comment-marks",
	  .type = PL_PARAM_LIST,
	  .offset = IN(comment_marks),
	  .help = marks_help },
	{ 0 },
};

static const struct pl_param by_params[] = {
	{ .name = "rules",
	  .type = PL_PARAM_MAP,
	  .offset = offsetof(struct pl_by, rules),
	  .help = rules_help },
	{ 0 },
};

/* --- what tables cannot say -------------------------------------------------------- */

static bool is_switch(struct pl_str word)
{
	static const char *const words[] = { "off", "on", "suggestion", "warning", "error", NULL };
	size_t i = 0;

	while (words[i] && !pl_str_is(word, words[i]))
		i++;
	return words[i] != NULL;
}

static bool check_switches(const struct pl_node *rules, struct pl_faults *faults)
{
	bool ok = true;

	for (const struct pl_node *item = rules->kind == PL_NODE_MAP ? rules->first : NULL; item;
	     item = item->next) {
		struct pl_err err = { .french = faults->french };

		if (is_switch(pl_node_text(item)))
			continue;
		pl_node_fail(item, &err,
			     "'%.*s' is off, on, suggestion, warning or error, not '%.*s'",
			     PL_ARGS(item->key->text), PL_ARGS(pl_node_text(item)));
		pl_faults_add(faults, &err);
		ok = false;
	}
	return ok;
}

static bool check_pattern(const struct pl_node *node, struct pl_faults *faults)
{
	struct pl_err err = { .french = faults->french }, shown = err;
	struct pl_regex *regex = pl_dotnet_compile(pl_node_text(node), 0, &err);

	pl_regex_free(regex);
	if (regex)
		return true;
	pl_node_fail(node, &shown, "%s", err.text);
	shown.code = err.code;
	pl_faults_add(faults, &shown);
	return false;
}

static bool check_patterns(const struct pl_node *list, struct pl_faults *faults)
{
	bool ok = true;

	if (list->kind == PL_NODE_SCALAR)
		return check_pattern(list, faults);
	for (const struct pl_node *item = list->kind == PL_NODE_LIST ? list->first : NULL; item;
	     item = item->next)
		ok = check_pattern(item, faults) && ok;
	return ok;
}

static bool check_marks(const struct pl_node *value, struct pl_faults *faults)
{
	const struct pl_node *mark = value->kind == PL_NODE_LIST ? value->first : NULL;
	struct pl_err err = { .french = faults->french };
	size_t n = 0;

	for (; mark; mark = mark->next)
		n += pl_node_text(mark).len > 0;
	if (n == 2 || !n)
		return true;
	pl_node_fail(value, &err,
		     "comments want two marks, one that begins and one that ends them");
	pl_faults_add(faults, &err);
	return false;
}

/* As --max-size has it. */
static bool check_size(const struct pl_node *value, struct pl_faults *faults)
{
	struct pl_err err = { .french = faults->french };
	uint64_t mib;

	if (value->kind == PL_NODE_NULL ||
	    pl_node_uint_quoted(value, 1, PL_CONFIG_MOST_MIB, &mib, &err))
		return true;
	pl_faults_add(faults, &err);
	return false;
}

/* One %s, with which it is a pattern. */
static bool check_template(const struct pl_node *value, struct pl_faults *faults)
{
	struct pl_str text = pl_node_text(value);
	size_t at = pl_str_find(text, PL_STR("%s"), 0);
	struct pl_err err = { .french = faults->french };
	struct pl_node filled = *value;
	struct pl_buf pattern = { 0 };
	bool ok;

	if (at == SIZE_MAX || pl_str_find(text, PL_STR("%"), at + 1) != SIZE_MAX) {
		pl_node_fail(value, &err, "a template holds %%s once, as \\b(?:%%s)\\b does");
		pl_faults_add(faults, &err);
		return false;
	}
	pl_buf_printf(&pattern, "%.*sa%.*s", (int)at, text.at,
		      PL_ARGS(pl_str_cut(text, at + 2, text.len)));
	filled.text = pl_buf_str(&pattern);
	ok = !pattern.failed && check_pattern(&filled, faults);
	pl_buf_release(&pattern);
	return ok;
}

/* Keys that want more than their type says, and where it is kept that they stand here. */
static const struct special {
	const char *name;
	bool (*check)(const struct pl_node *value, struct pl_faults *faults);
	size_t where, where_in_section; /* struct pl_where; 0: nowhere */
} specials[] = {
	{ "rules", check_switches, 0, 0 },
	{ "accept", check_patterns, 0, 0 },
	{ "reject", check_patterns, 0, 0 },
	{ "token-ignores", check_patterns, 0, 0 },
	{ "block-ignores", check_patterns, 0, 0 },
	{ "comment-marks", check_marks, 0, 0 },
	{ "word-template", check_template, 0, 0 },
	{ "max-size", check_size, 0, 0 },
	{ "folders", NULL, AT(folders_at), 0 },
	{ "styles-path", NULL, AT(path_at), 0 },
	{ "styles", NULL, AT(styles_at), IN(styles_at) },
	{ "vocab", NULL, AT(vocab_at), 0 },
};

static const struct special *special_of(const char *name)
{
	for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++) {
		if (pl_str_is(pl_str_of(name), specials[i].name))
			return &specials[i];
	}
	return NULL;
}

static void put_where(const struct pl_node *value, struct pl_image *image, uint32_t field)
{
	struct pl_where *where = pl_image_at(image, field);

	if (where)
		*where = (struct pl_where){ value->line, value->column };
}

bool pl_config_key(const struct pl_param *params, const char *name, const struct pl_node *value,
		   struct pl_image *image, uint32_t at, struct pl_faults *faults)
{
	const struct pl_param *param = pl_param_find(params, pl_str_of(name));
	const struct special *special = special_of(param->name);
	size_t where = !special                     ? 0
		       : params == pl_config_params ? special->where
						    : special->where_in_section;
	struct pl_err err = { .french = faults->french };

	if (special && special->check && !special->check(value, faults))
		return false;
	if (!pl_param_read(param, value, image, at, &err)) {
		pl_faults_add(faults, &err);
		return false;
	}
	if (where)
		put_where(value, image, at + (uint32_t)where);
	return true;
}

/* --- keys and sections --------------------------------------------------------------- */

static void unknown_key(const struct pl_param *params, const struct pl_node *key,
			struct pl_faults *faults)
{
	const char *nearest = pl_param_nearest(params, key->text);
	struct pl_err err = { .french = faults->french };

	if (pl_str_is(key->text, "grammalecte") || pl_str_is(key->text, "languagetool"))
		pl_node_fail(
			key, &err,
			"'%.*s' is for each person to ask for, not for a project: it stands in "
			"~/.config/plume/config.yml",
			PL_ARGS(key->text));
	else if (params == pl_section_params && pl_param_find(pl_config_params, key->text))
		pl_node_fail(key, &err,
			     "the key '%.*s' holds for all files: it stands at the left edge, not "
			     "under 'files'",
			     PL_ARGS(key->text));
	else
		pl_node_fail(key, &err, "a configuration has no key '%.*s'%s%s%s",
			     PL_ARGS(key->text), nearest ? pl_err_tr(&err, "; did you mean '") : "",
			     nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
	pl_faults_add(faults, &err);
}

static void read_section(const struct pl_node *section, struct pl_image *image, uint32_t at,
			 struct pl_faults *faults)
{
	struct pl_err err = { .french = faults->french }, shown = err;

	pl_image_ref(image, at + (uint32_t)IN(glob), section->key->text);
	put_where(section->key, image, at + (uint32_t)IN(where));
	if (!pl_glob_check(section->key->text, &err)) {
		pl_node_fail(section->key, &shown, "%s", err.text);
		pl_faults_add(faults, &shown);
	} else if (section->kind != PL_NODE_MAP) {
		pl_node_fail(section, &shown, "'%.*s' wants keys of its own, such as 'styles: [a]'",
			     PL_ARGS(section->key->text));
		pl_faults_add(faults, &shown);
	}
	for (const struct pl_node *value = section->kind == PL_NODE_MAP ? section->first : NULL;
	     value; value = value->next) {
		const struct pl_param *param = pl_param_find(pl_section_params, value->key->text);

		if (param)
			pl_config_key(pl_section_params, param->name, value, image, at, faults);
		else
			unknown_key(pl_section_params, value->key, faults);
	}
}

static void read_sections(const struct pl_node *files, struct pl_image *image, uint32_t at,
			  struct pl_faults *faults)
{
	struct pl_err err = { .french = faults->french };
	uint32_t sections;

	if (files->kind != PL_NODE_MAP) {
		pl_node_fail(files, &err,
			     "'files' wants globs with keys: '\"*.md\": {styles: [a]}'");
		pl_faults_add(faults, &err);
		return;
	}
	sections = pl_image_take(image, files->n * sizeof(struct pl_section));
	pl_image_row(image, at + (uint32_t)AT(sections), sections, files->n);
	for (const struct pl_node *section = files->first; section; section = section->next) {
		read_section(section, image, sections, faults);
		sections += (uint32_t)sizeof(struct pl_section);
	}
}

/* Networks or types, each with its rules. */
static void read_by(const struct pl_node *all, struct pl_image *image, uint32_t row,
		    struct pl_faults *faults)
{
	struct pl_err err = { .french = faults->french };
	uint32_t at;

	if (all->kind != PL_NODE_MAP) {
		pl_node_fail(all, &err, "'%.*s' wants names with rules below: '%s'",
			     PL_ARGS(all->key->text), "x: {twitter.hashtags-max: off}");
		pl_faults_add(faults, &err);
		return;
	}
	at = pl_image_take(image, all->n * sizeof(struct pl_by));
	pl_image_row(image, row, at, all->n);
	for (const struct pl_node *one = all->first; one; one = one->next) {
		pl_image_ref(image, at + (uint32_t)offsetof(struct pl_by, name), one->key->text);
		put_where(one->key, image, at + (uint32_t)offsetof(struct pl_by, where));
		pl_config_key(by_params, "rules", one, image, at, faults);
		at += (uint32_t)sizeof(struct pl_by);
	}
}

static void read_key(const struct pl_node *value, struct pl_image *image, uint32_t at,
		     struct pl_faults *faults)
{
	const struct pl_param *param = pl_param_find(pl_config_params, value->key->text);

	if (!param)
		unknown_key(pl_config_params, value->key, faults);
	else if (param->offset == AT(sections))
		read_sections(value, image, at, faults);
	else if (param->offset == AT(by_network) || param->offset == AT(by_type))
		read_by(value, image, at + (uint32_t)param->offset, faults);
	else
		pl_config_key(pl_config_params, param->name, value, image, at, faults);
}

uint32_t pl_config_read(struct pl_str bytes, const char *file, struct pl_image *image,
			struct pl_faults *faults)
{
	struct pl_arena arena = { 0 };
	struct pl_err err = { .french = faults->french };
	const struct pl_node *root = pl_yaml_read(&arena, bytes, file, &err);
	uint32_t at;

	pl_image_take(image, 8); /* 0 stays "none" */
	at = pl_image_take(image, sizeof(struct pl_config));
	pl_param_defaults(pl_config_params, image, at);
	if (root && root->kind != PL_NODE_MAP && root->kind != PL_NODE_NULL)
		pl_node_fail(root, &err, "a configuration holds 'key: value' lines");
	if (err.code != PL_OK)
		pl_faults_add(faults, &err);
	else
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): no root, then an error. */
		for (const struct pl_node *value = root->first; value; value = value->next)
			read_key(value, image, at, faults);
	pl_arena_release(&arena);
	return at;
}
