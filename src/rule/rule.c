/* Reading one rule file into a book. */
#include "rule/build.h"

#include "base/catalogue.h"
#include "base/term.h"
#include "base/unicode.h"
#include "check/words.h"
#include "rule/scope.h"

#include <string.h>

static const char *const level_words[] = { "warning", "suggestion", "error", NULL };
static const char *const fix_words[] = { "none", "safe", "suggested", NULL };
static const char *const profile_words[] = { "default", "editor", "strict", NULL };

#define AT(field) offsetof(struct pl_rule, field)

/* Keys that every rule may have.  Those without a place in the struct are read
 * by a function of their own (`special`, below). */
const struct pl_param pl_rule_params[] = {
	{ .name = "message",
	  .type = PL_PARAM_TEXT,
	  .offset = AT(message),
	  .help = "What is wrong and what to do; %s is replaced by what was found." },
	{ .name = "level",
	  .type = PL_PARAM_WORD,
	  .offset = AT(level),
	  .words = level_words,
	  .help = "How serious a finding is." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = AT(title),
	  .help = "The trouble in a few words." },
	{ .name = "why",
	  .type = PL_PARAM_TEXT,
	  .offset = AT(why),
	  .help = "Why it matters to a reader." },
	{ .name = "practice",
	  .type = PL_PARAM_STRING,
	  .offset = AT(practice),
	  .help = "The practice of a guide that the rule checks." },
	{ .name = "networks",
	  .type = PL_PARAM_LIST,
	  .offset = AT(networks),
	  .help = "Only for posts on these networks." },
	{ .name = "types",
	  .type = PL_PARAM_LIST,
	  .offset = AT(types),
	  .help = "Only for posts of these types." },
	{ .name = "not-types",
	  .type = PL_PARAM_LIST,
	  .offset = AT(not_types),
	  .help = "Not for posts of these types." },
	{ .name = "profile",
	  .type = PL_PARAM_WORD,
	  .offset = AT(profile),
	  .words = profile_words,
	  .help = "Only when this profile is chosen, or one behind it: editor is for what takes "
		  "too long for many drafts at once, strict for what is not for everybody." },
	{ .name = "fix",
	  .type = PL_PARAM_WORD,
	  .offset = AT(fix),
	  .words = fix_words,
	  .help = "Whether what the check would write is safe or only suggested." },
	{ .name = "quoted",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(quoted),
	  .initial = 1,
	  .help = "Whether to look inside quotation marks." },
	{ .name = "grouped",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(grouped),
	  .help = "Tell more than three findings in a draft as one." },
	{ .name = "personal",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(personal),
	  .help = "What is found is somebody's personal data: no report and no cache repeats it "
		  "whole." },
	{ .name = "yields",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(yields),
	  .help = "Not told where a finding of another rule has a fix." },
	{ .name = "limit",
	  .type = PL_PARAM_UINT,
	  .offset = AT(limit),
	  .help = "Most findings in a draft; 0 is any number." },
	{ .name = "link",
	  .type = PL_PARAM_STRING,
	  .offset = AT(link),
	  .help = "A page that says more." },
	{ .name = "description",
	  .type = PL_PARAM_STRING,
	  .offset = AT(description),
	  .help = "The rule in a sentence (Vale's key)." },
	{ 0 },
};

static struct pl_rule *rule_of(const struct pl_rule_reading *reading)
{
	return pl_reading_rule(reading);
}

static void fault(struct pl_rule_reading *reading, const struct pl_err *err)
{
	reading->failed = true;
	/* Not the rule's fault: the whole is given up, see pl_book_read. */
	if (err->code == PL_NOMEM)
		reading->build->arena.failed = true;
	pl_faults_add(reading->build->faults, err);
}

/* --- keys with a reader of their own ------------------------------------------------- */

static bool read_scope(struct pl_rule_reading *reading, const struct pl_node *value,
		       struct pl_err *err)
{
	return pl_scope_read(value, &reading->build->image, reading->rule, err);
}

static bool read_action(struct pl_rule_reading *reading, const struct pl_node *value,
			struct pl_err *err)
{
	static const struct pl_param params[] = {
		{ .name = "name", .type = PL_PARAM_STRING, .offset = AT(action) },
		{ .name = "params", .type = PL_PARAM_LIST, .offset = AT(action_params) },
		{ 0 },
	};

	if (value->kind == PL_NODE_NULL)
		return true;
	if (value->kind != PL_NODE_MAP)
		return pl_node_fail(value, err, "'action' is {name: …, params: […]}");
	for (const struct pl_node *item = value->first; item; item = item->next) {
		const struct pl_param *param = pl_param_find(params, item->key->text);

		if (!param)
			return pl_node_fail(item->key, err,
					    "an action has a name and params, no '%.*s'",
					    PL_ARGS(item->key->text));
		if (item->kind != PL_NODE_NULL &&
		    !pl_param_read(param, item, &reading->build->image, reading->rule, err))
			return false;
	}
	return true;
}

/* The words themselves are kept for people and filters. */
static bool keep_scope(struct pl_rule_reading *reading, const struct pl_node *value,
		       struct pl_err *err)
{
	static const struct pl_param words = { .name = "scope",
					       .type = PL_PARAM_LIST,
					       .offset = AT(scope) };

	return pl_param_read(&words, value, &reading->build->image, reading->rule, err);
}

static bool read_source(struct pl_rule_reading *reading, const struct pl_node *value,
			struct pl_err *err)
{
	struct pl_image *image = &reading->build->image;
	bool ok;

	image->read = PL_READ_SELDOM;
	ok = pl_citations_read(value, image, reading->rule + (uint32_t)AT(sources), err);
	image->read = PL_READ_SOMETIMES;
	return ok;
}

static bool read_examples(struct pl_rule_reading *reading, const struct pl_node *value,
			  struct pl_err *err)
{
	struct pl_image *image = &reading->build->image;
	bool ok;

	image->read = PL_READ_SELDOM;
	ok = pl_examples_read(value, image, reading->rule + (uint32_t)AT(examples), err);
	image->read = PL_READ_SOMETIMES;
	return ok;
}

static bool read_condition(struct pl_rule_reading *reading, const struct pl_node *value,
			   size_t field, struct pl_err *err)
{
	struct pl_prepare prepare = pl_reading_prepare(reading);
	uint32_t number;

	if (value->kind != PL_NODE_SCALAR)
		return pl_node_fail(value, err, "a condition is one regular expression");
	number = prepare.pattern(&prepare, value->text, PL_REGEX_MULTILINE, value, err);
	if (number && rule_of(reading))
		memcpy((char *)rule_of(reading) + field, &number, sizeof(number));
	return number != 0;
}

static bool read_when(struct pl_rule_reading *reading, const struct pl_node *value,
		      struct pl_err *err)
{
	return read_condition(reading, value, AT(when), err);
}

static bool read_unless(struct pl_rule_reading *reading, const struct pl_node *value,
			struct pl_err *err)
{
	return read_condition(reading, value, AT(unless), err);
}

static bool pass(struct pl_rule_reading *reading, const struct pl_node *value, struct pl_err *err)
{
	(void)reading, (void)value, (void)err;
	return true;
}

const struct pl_rule_key pl_rule_keys[] = {
	{ "extends", pass, "word", "The check: one of the kinds." },
	{ "scope", read_scope, "list", "Where to look; one scope or a list." },
	{ "source", read_source, "list",
	  "Where the advice comes from: title, url, date and review-by." },
	{ "examples", read_examples, "list",
	  "Drafts that must be found and drafts that must not." },
	{ "when", read_when, "text", "Only in posts in which this regular expression is found." },
	{ "unless", read_unless, "text", "Only in posts in which it is not found." },
	{ "action", read_action, "map", "Vale's way to state a fix: its name and params." },
	{ 0 },
};

static const struct pl_rule_key *special(struct pl_str name)
{
	for (const struct pl_rule_key *key = pl_rule_keys; key->name; key++) {
		if (pl_str_is_nocase(name, key->name))
			return key;
	}
	return NULL;
}

/* --- keys ---------------------------------------------------------------------------- */

/* All the names a rule of this kind may use, for the nearest. */
static const char *key_at(const void *context, size_t i)
{
	const struct pl_check *check = context;
	const struct pl_param *tables[] = { pl_rule_params, check->params };

	for (size_t t = 0; t < 2; t++) {
		for (const struct pl_param *param = tables[t]; param->name; param++, i--) {
			if (!i)
				return param->name;
		}
	}
	return pl_rule_keys[i].name;
}

static void unknown_key(struct pl_rule_reading *reading, const struct pl_node *key)
{
	const char *nearest = pl_nearest(key->text, key_at, reading->check);
	struct pl_err err = { .french = reading->build->faults->french };

	pl_node_fail(key, &err, "a rule of kind '%s' has no key '%.*s'%s%s%s", reading->check->name,
		     PL_ARGS(key->text), nearest ? pl_err_tr(&err, "; did you mean '") : "",
		     nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
	fault(reading, &err);
}

/* What every report tells, and what people ask for. */
static enum pl_read read_of(const struct pl_param *param)
{
	bool told = param->offset == AT(message) || param->offset == AT(practice) ||
		    param->offset == AT(description);
	bool seldom =
		param->offset == AT(title) || param->offset == AT(why) || param->offset == AT(link);

	return seldom ? PL_READ_SELDOM : told ? PL_READ_TOLD : PL_READ_SOMETIMES;
}

static bool read_common(struct pl_rule_reading *reading, const struct pl_param *param,
			const struct pl_node *value, struct pl_err *err)
{
	struct pl_image *image = &reading->build->image;
	bool ok;

	image->read = read_of(param);
	ok = pl_param_read(param, value, image, reading->rule, err);
	image->read = PL_READ_SOMETIMES;
	return ok;
}

static void read_key(struct pl_rule_reading *reading, const struct pl_node *value)
{
	struct pl_image *image = &reading->build->image;
	struct pl_str name = value->key->text;
	const struct pl_rule_key *key = special(name);
	const struct pl_param *common = pl_param_find(pl_rule_params, name);
	const struct pl_param *own = pl_param_find(reading->check->params, name);
	struct pl_err err = { .french = reading->build->faults->french };
	bool ok;

	if (key)
		ok = key->read(reading, value, &err) &&
		     (key->read != read_scope || keep_scope(reading, value, &err));
	else if (common)
		ok = read_common(reading, common, value, &err);
	else if (own)
		ok = pl_param_read(own, value, image, reading->settings, &err);
	else if (reading->check->open)
		return;
	else {
		unknown_key(reading, value->key);
		return;
	}
	if (!ok)
		fault(reading, &err);
}

static const char *check_name(const void *context, size_t i)
{
	(void)context;
	return pl_checks[i] ? pl_checks[i]->name : NULL;
}

/* Kinds of Vale's that plume knows and leaves alone, and why. */
static const struct {
	const char *name, *why;
} refused[] = {
	{ "script", N_("a rule of kind 'script' is a program, and rules never run programs "
		       "here; it is left out") },
};

/* Tells of such a kind; false when it is none. */
static bool refuse_check(struct pl_rule_reading *reading, const struct pl_node *extends)
{
	struct pl_err err = { .french = reading->build->faults->french };

	for (size_t i = 0; i < sizeof(refused) / sizeof(*refused); i++) {
		if (!pl_node_is(extends, refused[i].name))
			continue;
		pl_node_fail(extends, &err, "%s", pl_err_tr(&err, refused[i].why));
		err.code = PL_SKIPPED;
		fault(reading, &err);
		return true;
	}
	return false;
}

static bool find_check(struct pl_rule_reading *reading)
{
	const struct pl_node *extends = pl_node_get(reading->root, "extends");
	struct pl_str name = pl_node_text(extends);
	int place = pl_check_find(name);
	struct pl_rule *rule = rule_of(reading);
	const char *nearest = place < 0 ? pl_nearest(name, check_name, NULL) : NULL;
	struct pl_err err = { .french = reading->build->faults->french };

	if (place >= 0 && rule) {
		reading->check = pl_checks[place];
		rule->check = (uint8_t)place;
		rule->line = extends->line;
	}
	if (place >= 0)
		return rule != NULL;
	if (refuse_check(reading, extends))
		return false;
	if (!extends)
		pl_node_fail(reading->root, &err,
			     "a rule needs 'extends: KIND' (see plume rules --kinds)");
	else
		pl_node_fail(extends, &err, "no kind is called '%.*s'%s%s%s", PL_ARGS(name),
			     nearest ? pl_err_tr(&err, "; did you mean '")
				     : pl_err_tr(&err, " (see plume rules --kinds)"),
			     nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
	fault(reading, &err);
	return false;
}

/* --- the whole ------------------------------------------------------------------------ */

/* The words are in the order of the default first; the enum's order is that of
 * gravity. */
static void settle_level(struct pl_rule *rule)
{
	static const enum pl_level levels[] = { PL_WARNING, PL_SUGGESTION, PL_ERROR };

	rule->level = (uint8_t)levels[rule->level];
}

/* What Vale's actions would write is a suggestion, unless the rule says otherwise. */
static void settle_fix(const struct pl_rule_reading *reading)
{
	struct pl_rule *rule = rule_of(reading);

	if (rule->action.len && !pl_node_get(reading->root, "fix"))
		rule->fix = PL_FIX_SUGGESTED;
}

/* `text` with the first of its two quoted %s without quotes, if it has two. */
static struct pl_str spare(struct pl_arena *arena, struct pl_str text, struct pl_str quoted)
{
	size_t first = pl_str_find(text, quoted, 0);
	size_t second = first == SIZE_MAX ? first : pl_str_find(text, quoted, first + quoted.len);

	if (second == SIZE_MAX || pl_str_find(text, quoted, second + quoted.len) != SIZE_MAX)
		return text;
	return pl_arena_printf(arena, "%.*s%%s%.*s", (int)first, text.at,
			       PL_ARGS(pl_str_cut(text, first + quoted.len, text.len)));
}

/* A kind that quotes what it lists wants no quotes around the list, as in Vale. */
static void settle_quotes(const struct pl_rule_reading *reading)
{
	struct pl_image *image = &reading->build->image;
	const struct pl_rule *rule = rule_of(reading);
	struct pl_str text = pl_ref_str(&rule->message.en);

	if (!reading->check->quotes || pl_rule_is_ours(reading->root) || rule->action_params.n ||
	    !pl_str_is(pl_ref_str(&rule->action), "replace"))
		return;
	text = pl_arena_str(&reading->build->arena, text);
	text = spare(&reading->build->arena, text, PL_STR("'%s'"));
	text = spare(&reading->build->arena, text, PL_STR("\"%s\""));
	pl_image_ref(image, reading->rule + (uint32_t)AT(message.fr), text);
	pl_image_ref(image, reading->rule + (uint32_t)AT(message.en), text);
}

static void settle_networks(struct pl_rule_reading *reading)
{
	struct pl_rule *rule = rule_of(reading);
	const struct pl_node *names = pl_node_get(reading->root, "networks");
	const struct pl_networks *known = pl_build_networks(reading->build);

	for (uint32_t i = 0; rule && i < rule->networks.n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, &rule->networks) + i);
		int place = pl_networks_find(known, name);
		const char *nearest = pl_networks_nearest(known, name);
		struct pl_err err = { .french = reading->build->faults->french };

		if (place >= 0) {
			rule->network_mask |= UINT64_C(1) << place;
			continue;
		}
		pl_node_fail(names, &err, "no network is called '%.*s'%s%s%s", PL_ARGS(name),
			     nearest ? pl_err_tr(&err, "; did you mean '") : "",
			     nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
		fault(reading, &err);
	}
}

static void check_message(struct pl_rule_reading *reading)
{
	struct pl_err err = { .french = reading->build->faults->french };

	if (rule_of(reading) && pl_text_in(&rule_of(reading)->message, PL_FR).len)
		return;
	pl_node_fail(reading->root, &err, "a rule needs a 'message'");
	fault(reading, &err);
}

static void prepare_check(struct pl_rule_reading *reading)
{
	struct pl_prepare prepare = pl_reading_prepare(reading);
	struct pl_err err = { .french = reading->build->faults->french };

	if (!reading->check->prepare || reading->check->prepare(&prepare, &err)) {
		if (rule_of(reading))
			rule_of(reading)->narrow = pl_reading_is_narrow(reading);
		return;
	}
	if (!err.file[0] && err.code != PL_NOMEM)
		pl_node_fail(reading->root, &err, "%s",
			     pl_arena_printf(&reading->build->arena, "%s", err.text).at);
	fault(reading, &err);
}

/* A name is told wherever a finding is, and asked for by hand: each character of it is seen. */
static bool is_seen(struct pl_rule_reading *reading, const char *path, struct pl_str name)
{
	struct pl_err err = { .french = reading->build->faults->french };
	struct pl_buf hidden = { 0 };
	size_t valid = pl_utf8_check(name), at = 0, end;

	while (at < valid && (end = pl_term_shown(name, at)) > at)
		at = end;
	if (at == name.len)
		return true;
	if (at < valid)
		pl_code_name(&hidden, pl_utf8_next(name, &at));
	else
		pl_buf_printf(&hidden, "\\x%02X", (unsigned)(unsigned char)name.at[at]);
	pl_fail_at(
		&err, PL_RULE,
		pl_arena_printf(&reading->build->arena, "%s/%s", reading->build->source->name, path)
			.at,
		0, 0, "the name of a style or rule holds %s, which nobody sees: name the file anew",
		hidden.failed ? "?" : hidden.at);
	pl_buf_release(&hidden);
	fault(reading, &err);
	return false;
}

/* STYLE.RULE from the last folder and the file's name up to its first dot. */
static bool name_rule(struct pl_rule_reading *reading, const char *path)
{
	struct pl_build *build = reading->build;
	const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
	const char *dot = strchr(file, '.'), *folder = slash;
	struct pl_str style, rule = { file, dot ? (size_t)(dot - file) : strlen(file) };

	while (folder > path && folder[-1] != '/')
		folder--;
	style = slash ? (struct pl_str){ folder, (size_t)(slash - folder) } : PL_STR("");
	if (!style.len || !rule.len) {
		struct pl_err err = { .french = reading->build->faults->french };

		pl_fail_at(&err, PL_RULE, path, 0, 0,
			   "a rule file lies in the folder of its style: STYLE/RULE.yml");
		fault(reading, &err);
		return false;
	}
	if (!is_seen(reading, path, style) || !is_seen(reading, path, rule))
		return false;
	pl_image_ref(&build->image, reading->rule + (uint32_t)AT(style), style);
	build->image.read = PL_READ_TOLD;
	pl_image_ref(&build->image, reading->rule + (uint32_t)AT(name),
		     pl_arena_printf(&build->arena, "%.*s.%.*s", PL_ARGS(style), PL_ARGS(rule)));
	build->image.read = PL_READ_SOMETIMES;
	pl_image_ref(&build->image, reading->rule + (uint32_t)AT(file),
		     pl_arena_printf(&build->arena, "%s/%s", build->source->name, path));
	return true;
}

static void read_rule(struct pl_rule_reading *reading)
{
	struct pl_image *image = &reading->build->image;

	reading->settings = pl_image_take_first(image, reading->check->size);
	pl_param_defaults(pl_rule_params, image, reading->rule);
	pl_param_defaults(reading->check->params, image, reading->settings);
	if (rule_of(reading)) {
		rule_of(reading)->settings = reading->settings;
		rule_of(reading)->scopes = UINT32_C(1) << PL_SCOPE_TEXT;
	}
	for (const struct pl_node *value = reading->root->first; value; value = value->next)
		read_key(reading, value);
	check_message(reading);
	settle_networks(reading);
	if (rule_of(reading))
		settle_level(rule_of(reading));
	if (rule_of(reading))
		settle_fix(reading);
	if (rule_of(reading))
		settle_quotes(reading);
	if (rule_of(reading) && reading->check->scopes) {
		rule_of(reading)->scopes = reading->check->scopes;
		rule_of(reading)->selectors = (struct pl_row){ 0 };
	}
	if (!reading->failed)
		prepare_check(reading);
}

/* Vale takes keys in any case: from here on they are as the tables have them. */
static void lower_keys(struct pl_arena *arena, const struct pl_node *root)
{
	for (const struct pl_node *value = root->first; value; value = value->next) {
		struct pl_node *key = (struct pl_node *)value->key;
		char *lower = pl_arena_take(arena, key->text.len + 1);

		if (!lower)
			return;
		for (size_t i = 0; i < key->text.len; i++)
			lower[i] = key->text.at[i] >= 'A' && key->text.at[i] <= 'Z'
					   ? (char)(key->text.at[i] | 0x20)
					   : key->text.at[i];
		key->text.at = lower;
	}
}

bool pl_rule_read(struct pl_build *build, const char *name)
{
	struct pl_err err = { .french = build->faults->french };
	struct pl_rule_reading reading = { .build = build, .number = (uint32_t)build->rules.n };
	size_t patterns = build->patterns.n, wants = build->scan.wants.n;
	size_t rows = build->words.rows.n;
	uint32_t *kept;

	reading.root = pl_build_rule(build, name, &err);
	if (!reading.root) {
		fault(&reading, &err);
		return err.code != PL_NOMEM;
	}
	lower_keys(&build->arena, reading.root);
	reading.rule = pl_image_take_first(&build->image, sizeof(struct pl_rule));
	if (rule_of(&reading) && name_rule(&reading, name) && find_check(&reading))
		read_rule(&reading);
	if (reading.failed) {
		pl_build_forget(build, patterns);
		build->scan.wants.n = wants;
		build->words.rows.n = rows;
		return true;
	}
	kept = PL_PUSH(&build->rules);
	if (!kept || build->image.bytes.failed)
		return false;
	*kept = reading.rule;
	return true;
}
