/* Names that a configuration and the command line give: styles, rules, networks. */
#include "cli/setup.h"

#include "cli/reach.h"
#include "cli/tell.h"

#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

/* --- styles -------------------------------------------------------------------------- */

static bool is_file(const char *path, bool folder)
{
	struct stat found;

	return !stat(path, &found) && (folder ? S_ISDIR(found.st_mode) : S_ISREG(found.st_mode));
}

static const struct pl_book *builtin(void)
{
	static const struct pl_book none;

	if (!pl_book_valid(pl_builtin_book, pl_builtin_book_size))
		return &none;
	return (const struct pl_book *)(const void *)pl_builtin_book;
}

static bool is_builtin(struct pl_str style)
{
	for (uint32_t i = 0; i < builtin()->rules.n; i++) {
		if (pl_str_same(pl_ref_str(&pl_book_rule(builtin(), i)->style), style))
			return true;
	}
	return false;
}

static bool listed(const char *const *names, size_t n, struct pl_str name)
{
	for (size_t i = 0; i < n; i++) {
		if (pl_str_is(name, names[i]))
			return true;
	}
	return false;
}

/* Styles that could have been meant: those in the folder, then ours. */
struct candidates {
	struct pl_arena arena;
	PL_LIST(const char *) names;
};

static void add_candidate(struct candidates *candidates, const char *name)
{
	const char **kept = pl_style_named(pl_str_of(name)) ? PL_PUSH(&candidates->names) : NULL;

	if (kept)
		*kept = pl_arena_str(&candidates->arena, pl_str_of(name)).at;
}

static const char *candidate(const void *context, size_t i)
{
	const struct candidates *candidates = context;

	return i < candidates->names.n ? candidates->names.at[i] : NULL;
}

static void find_candidates(const struct pl_setup *setup, struct candidates *candidates)
{
	DIR *folder = setup->styles_path ? opendir(setup->styles_path) : NULL;
	const struct dirent *entry;

	while (folder && (entry = readdir(folder))) {
		if (!strchr(entry->d_name, '.'))
			add_candidate(candidates, entry->d_name);
	}
	if (folder)
		closedir(folder);
	for (uint32_t i = 0; i < builtin()->rules.n; i++)
		add_candidate(candidates, pl_ref_str(&pl_book_rule(builtin(), i)->style).at);
	add_candidate(candidates, "Vale");
}

/* Vale says "E100 [loadStyles] Runtime error": whoever looks for that finds this. */
static bool no_style(const struct pl_setup *setup, struct pl_str style, struct pl_where where)
{
	const char *code = setup->vale ? "E100 [loadStyles] Runtime error: " : "";
	struct candidates candidates = { .names = { 0 } };
	struct pl_err err = { .french = setup->lang == PL_FR }, shown = err;
	const char *nearest;

	find_candidates(setup, &candidates);
	nearest = pl_nearest(style, candidate, &candidates);
	if (setup->styles_path)
		pl_fail(&err, PL_RULE,
			"no style is called '%.*s': there is no folder %s/%.*s%s%s%s",
			PL_ARGS(style), setup->styles_path, PL_ARGS(style),
			nearest ? pl_err_tr(&err, "; did you mean '") : "", nearest ? nearest : "",
			nearest ? pl_err_tr(&err, "'?") : "");
	else
		pl_fail(&err, PL_RULE,
			"no style is called '%.*s'%s%s%s; the configuration names no folder of "
			"styles (%s) in which to look for others",
			PL_ARGS(style), nearest ? pl_err_tr(&err, "; did you mean '") : "",
			nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "",
			setup->vale ? "StylesPath" : "styles-path");
	pl_fail_at(&shown, PL_RULE, setup->file, where.line, where.column, "%s%s", code, err.text);
	pl_tell(&shown);
	PL_LIST_RELEASE(&candidates.names);
	pl_arena_release(&candidates.arena);
	return false;
}

static bool find_style(struct pl_setup *setup, const char *name, struct pl_where where)
{
	struct pl_str style = pl_str_of(name);
	const char *folder;

	if (listed(setup->whole.at, setup->whole.n, style))
		return true;
	folder = pl_arena_printf(&setup->arena, "%s/%s",
				 setup->styles_path ? setup->styles_path : "", name)
			 .at;
	if (setup->styles_path && pl_style_named(style) && is_file(folder, true)) {
		const char **kept =
			pl_reaches(setup, folder, where) ? PL_PUSH(&setup->whole) : NULL;

		if (kept)
			*kept = name;
		return kept != NULL;
	}
	if (pl_str_is(style, "Vale"))
		return setup->wants_vale = true;
	return is_builtin(style) || no_style(setup, style, where);
}

static bool find_row(struct pl_setup *setup, const struct pl_row *styles, struct pl_where where)
{
	for (uint32_t i = 0; i < styles->n; i++) {
		if (!find_style(setup, pl_ref_str(PL_ROW(struct pl_ref, styles) + i).at, where))
			return false;
	}
	return true;
}

/* A rule of a style that is not read as a whole is read alone. */
static void find_alone(struct pl_setup *setup, const struct pl_row *rules)
{
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, rules);

	for (uint32_t i = 0; i < rules->n; i++) {
		struct pl_str name = pl_ref_str(&pairs[i].key);
		size_t dot = pl_str_find(name, PL_STR("."), 0);
		struct pl_str style = pl_str_cut(name, 0, dot == SIZE_MAX ? name.len : dot), file;
		struct pl_where where = { pairs[i].line, pairs[i].column };
		const char **kept, *path;

		setup->wants_of_vale = setup->wants_of_vale || pl_str_is(style, "Vale");
		if (dot == SIZE_MAX || !setup->styles_path || !pl_style_named(style) ||
		    pl_str_find(name, PL_STR("/"), 0) != SIZE_MAX ||
		    listed(setup->whole.at, setup->whole.n, style))
			continue;
		file = pl_arena_printf(&setup->arena, "%.*s/%s.yml", PL_ARGS(style),
				       name.at + dot + 1);
		path = pl_arena_printf(&setup->arena, "%s/%s", setup->styles_path, file.at).at;
		if (!is_file(path, false) || listed(setup->alone.at, setup->alone.n, file) ||
		    !pl_reaches(setup, path, where))
			continue;
		kept = PL_PUSH(&setup->alone);
		if (kept)
			*kept = file.at;
		kept = PL_PUSH(&setup->idle);
		if (kept)
			*kept = name.at;
	}
}

/* Of the style Vale the rules that need no words are there as soon as one is named. */
static void add_idle_of_vale(struct pl_setup *setup)
{
	static const char *const rules[] = { "Vale.Repetition", "Vale.Spelling" };

	for (size_t i = 0; i < 2; i++) {
		const char **kept = PL_PUSH(&setup->idle);

		if (kept)
			*kept = rules[i];
	}
}

static bool no_folder(const struct pl_setup *setup)
{
	struct pl_err err = { .french = setup->lang == PL_FR }, shown = err;

	pl_fail(&err, PL_NOFILE, "there is no folder '%s'", setup->styles_path);
	pl_fail_at(&shown, PL_NOFILE, setup->file, setup->config->path_at.line,
		   setup->config->path_at.column, "%s%s",
		   setup->vale ? "E201 Invalid value provided: " : "", err.text);
	pl_tell(&shown);
	return false;
}

bool pl_setup_find_styles(struct pl_setup *setup)
{
	const struct pl_config *config = setup->config;
	const struct pl_section *sections = PL_ROW(struct pl_section, &config->sections);

	if (setup->styles_path && !is_file(setup->styles_path, true))
		return no_folder(setup);
	if (!find_row(setup, &config->styles, config->styles_at))
		return false;
	for (uint32_t i = 0; i < config->sections.n; i++) {
		if (!find_row(setup, &sections[i].styles, sections[i].styles_at))
			return false;
	}
	find_alone(setup, &config->rules);
	for (uint32_t i = 0; i < config->sections.n; i++)
		find_alone(setup, &sections[i].rules);
	if (setup->wants_of_vale && !setup->wants_vale)
		add_idle_of_vale(setup);
	return true;
}

bool pl_setup_hide_namesakes(struct pl_setup *setup)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (setup->vale && pl_ruleset_next(setup->rules, &walk, &at)) {
		if (at.layer->book == builtin() &&
		    listed(setup->whole.at, setup->whole.n - 1, pl_ref_str(&at.rule->style)) &&
		    !pl_ruleset_hide(setup->rules, &at)) {
			setup->arena.failed = true;
			return false;
		}
	}
	return true;
}

/* --- rules and networks -------------------------------------------------------------- */

static bool known_name(const struct pl_setup *setup, const char *name)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(setup->rules, &walk, &at)) {
		if (pl_str_is(pl_ref_str(&at.rule->name), name) ||
		    pl_str_is(pl_ref_str(&at.rule->style), name))
			return true;
	}
	return false;
}

static void tell_unknown(const struct pl_setup *setup, const char *format, const char *name,
			 const char *nearest)
{
	struct pl_buf text = { 0 };

	pl_buf_printf(&text, format, name);
	if (nearest)
		pl_buf_printf(&text, pl_tr(setup->lang, "; did you mean '%s'?"), nearest);
	pl_tellf("%s", text.at ? text.at : "");
	pl_buf_release(&text);
}

static void tell_unknown_rule(const struct pl_setup *setup, const char *name)
{
	tell_unknown(setup, pl_tr(setup->lang, "no rule or style is called '%s'"), name,
		     pl_ruleset_nearest(setup->rules, pl_str_of(name)));
}

/* `format` has one %s, for the name. */
static void tell_unknown_at(struct pl_setup *setup, struct pl_where where, const char *format,
			    struct pl_str name, const char *nearest)
{
	struct pl_err err = { .french = setup->lang == PL_FR };
	const char *text = pl_arena_printf(&setup->arena, pl_tr(setup->lang, format), name.at).at;

	pl_fail_at(&err, PL_RULE, setup->file, where.line, where.column, "%s%s%s%s",
		   text ? text : "", nearest ? pl_err_tr(&err, "; did you mean '") : "",
		   nearest ? nearest : "", nearest ? pl_err_tr(&err, "'?") : "");
	pl_tell(&err);
}

static void tell_unknown_switch(struct pl_setup *setup, const struct pl_pair *pair)
{
	struct pl_str name = pl_ref_str(&pair->key);

	tell_unknown_at(setup, (struct pl_where){ pair->line, pair->column },
			N_("no rule or style is called '%s'"), name,
			pl_ruleset_nearest(setup->rules, name));
}

static void tell_unknown_network(const struct pl_setup *setup, struct pl_str name)
{
	tell_unknown(setup, pl_tr(setup->lang, "no network is called '%s'"), name.at,
		     pl_networks_nearest(&setup->rules->networks, name));
}

/* Rules of the style Vale come and go with the vocabulary; and a rule that could not be
 * used has been told of. */
static bool may_be_missing(struct pl_setup *setup, const char *name)
{
	const char *dot = strchr(name, '.');

	if (pl_str_starts(pl_str_of(name), "Vale."))
		return true;
	return dot && setup->styles_path &&
	       is_file(pl_arena_printf(&setup->arena, "%s/%.*s/%s.yml", setup->styles_path,
				       (int)(dot - name), name, dot + 1)
			       .at,
		       false);
}

/* Vale itself says nothing of a rule that is not there, so that a .vale.ini that names
 * one is no reason to fail. */
static void check_rules(struct pl_setup *setup, const struct pl_row *rules)
{
	for (uint32_t i = 0; i < rules->n; i++) {
		const struct pl_pair *pair = PL_ROW(struct pl_pair, rules) + i;
		const char *name = pl_ref_str(&pair->key).at;

		if (known_name(setup, name) || may_be_missing(setup, name))
			continue;
		tell_unknown_switch(setup, pair);
		setup->faulty = setup->faulty || !setup->vale;
	}
}

static void check_networks(struct pl_setup *setup, const struct pl_row *networks)
{
	for (uint32_t i = 0; i < networks->n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, networks) + i);

		if (pl_networks_find(&setup->rules->networks, name) >= 0)
			continue;
		tell_unknown_network(setup, name);
		setup->faulty = true;
	}
}

/* Rules for a network or a type that nobody knows would never hold. */
static void check_by_network(struct pl_setup *setup)
{
	const struct pl_row *row = &setup->config->by_network;

	for (uint32_t i = 0; i < row->n; i++) {
		const struct pl_by *by = PL_ROW(struct pl_by, row) + i;
		struct pl_str name = pl_ref_str(&by->name);

		check_rules(setup, &by->rules);
		if (pl_networks_find(&setup->rules->networks, name) >= 0)
			continue;
		tell_unknown_at(setup, by->where, N_("no network is called '%s'"), name,
				pl_networks_nearest(&setup->rules->networks, name));
		setup->faulty = true;
	}
}

static void check_by_type(struct pl_setup *setup)
{
	const struct pl_row *row = &setup->config->by_type;

	for (uint32_t i = 0; i < row->n; i++) {
		const struct pl_by *by = PL_ROW(struct pl_by, row) + i;
		struct pl_str name = pl_ref_str(&by->name);
		struct pl_str type = pl_post_type_of(&setup->arena, name);

		check_rules(setup, &by->rules);
		if (pl_post_type_known(type))
			continue;
		tell_unknown_at(setup, by->where, N_("no type of post is called '%s'"), name,
				pl_post_type_nearest(type));
		setup->faulty = true;
	}
}

static void check_config(struct pl_setup *setup, bool networks)
{
	const struct pl_config *config = setup->config;
	const struct pl_section *sections = PL_ROW(struct pl_section, &config->sections);

	check_rules(setup, &config->rules);
	if (networks)
		check_networks(setup, &config->networks);
	for (uint32_t i = 0; i < config->sections.n; i++) {
		check_rules(setup, &sections[i].rules);
		if (networks)
			check_networks(setup, &sections[i].networks);
	}
	check_by_network(setup);
	check_by_type(setup);
}

bool pl_setup_check_names(struct pl_setup *setup, const struct pl_settings *settings)
{
	bool ok = true;

	for (const char *const *name = setup->only; name && *name; name++) {
		if (known_name(setup, *name))
			continue;
		tell_unknown_rule(setup, *name);
		ok = false;
	}
	for (size_t i = 0; i < settings->networks.n; i++) {
		struct pl_str name = pl_str_of(settings->networks.at[i]);

		if (pl_networks_find(&setup->rules->networks, name) >= 0)
			continue;
		tell_unknown_network(setup, name);
		ok = false;
	}
	if (setup->config)
		check_config(setup, !settings->networks.n);
	return ok;
}

uint64_t pl_setup_networks(const struct pl_setup *setup, const struct pl_row *row)
{
	uint64_t mask = 0;

	for (uint32_t i = 0; i < row->n; i++) {
		int place = pl_networks_find(&setup->rules->networks,
					     pl_ref_str(PL_ROW(struct pl_ref, row) + i));

		if (place >= 0)
			mask |= UINT64_C(1) << place;
	}
	return mask;
}

/* --- rules that are off everywhere ------------------------------------------------------ */

/* STYLE.RULE of …/STYLE/RULE.yml. */
static struct pl_str rule_of(struct pl_arena *arena, const char *file)
{
	struct pl_str path = pl_str_of(file), name;
	size_t start = path.len, slashes = 0;

	while (start && (path.at[start - 1] != '/' || ++slashes < 2))
		start--;
	name = pl_arena_str(arena, pl_str_cut(path, start, path.len));
	for (size_t i = 0; i < name.len; i++) {
		if (name.at[i] == '/')
			((char *)(uintptr_t)name.at)[i] = '.';
	}
	return pl_str_ends(name, ".yml") ? pl_str_cut(name, 0, name.len - strlen(".yml")) : name;
}

/* How often the rows switch the rule off; SIZE_MAX when they switch it on. */
static size_t times_off(const struct pl_row *rules, struct pl_str name, size_t times)
{
	for (uint32_t i = 0; i < rules->n && times < SIZE_MAX; i++) {
		const struct pl_pair *pair = PL_ROW(struct pl_pair, rules) + i;

		if (pl_str_same(pl_ref_str(&pair->key), name))
			times = pl_str_is(pl_ref_str(&pair->value), "off") ? times + 1 : SIZE_MAX;
	}
	return times;
}

bool pl_setup_is_off(struct pl_setup *setup, const char *file)
{
	const struct pl_config *config = setup->config;
	struct pl_str name = rule_of(&setup->arena, file);
	size_t times;

	if (!config)
		return false;
	times = times_off(&config->rules, name, 0);
	for (uint32_t i = 0; i < config->sections.n; i++)
		times = times_off(&PL_ROW(struct pl_section, &config->sections)[i].rules, name,
				  times);
	return times && times < SIZE_MAX;
}
