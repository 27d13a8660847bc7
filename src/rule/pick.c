/* What of a configuration holds for one file. */
#include "rule/config.h"

#include "base/glob.h"
#include "post/post.h"

#include <string.h>

/* A configuration being asked about a file. */
struct asking {
	const struct pl_config *config;
	struct pl_arena *arena;
	struct pl_str paths[2];     /* as it is, and with the ending as which it is read */
	const char *network, *type; /* that the switches added are for; NULL: all */
	PL_LIST(struct pl_switch) switches;
	struct pl_config_pick *pick;
};

/* --- paths ----------------------------------------------------------------------------- */

static struct pl_str ending_of(struct pl_str path)
{
	size_t at = path.len;

	while (at && path.at[at - 1] != '.' && path.at[at - 1] != '/')
		at--;
	return pl_str_cut(path, at && path.at[at - 1] == '.' ? at : path.len, path.len);
}

struct pl_str pl_config_ending(const struct pl_config *config, struct pl_str path)
{
	struct pl_str ending = ending_of(path);
	const struct pl_pair *formats = PL_ROW(struct pl_pair, &config->formats);

	for (uint32_t i = 0; i < config->formats.n; i++) {
		if (pl_str_same(pl_ref_str(&formats[i].key), ending))
			return pl_ref_str(&formats[i].value);
	}
	return ending;
}

static bool matches(const struct pl_section *section, struct pl_str path)
{
	struct pl_str glob = pl_ref_str(&section->glob);
	bool not = pl_str_starts(glob, "!");

	while (pl_str_starts(glob, "!"))
		glob = pl_str_cut(glob, 1, glob.len);
	return pl_glob_match(glob, path) != not ;
}

/* --- switches -------------------------------------------------------------------------- */

static void add(struct asking *asking, const char *name, enum pl_switch_to to, enum pl_level level)
{
	struct pl_switch *one = PL_PUSH(&asking->switches);

	if (one)
		*one = (struct pl_switch){ .name = name,
					   .to = to,
					   .level = level,
					   .network = asking->network,
					   .type = asking->type };
}

static bool level_of(struct pl_str word, enum pl_level *level)
{
	static const char *const words[] = { "suggestion", "warning", "error" };

	for (size_t i = 0; i < 3; i++) {
		if (pl_str_is(word, words[i])) {
			*level = (enum pl_level)i;
			return true;
		}
	}
	return false;
}

static bool among(const char *const *names, struct pl_str name)
{
	for (; names && *names; names++) {
		if (pl_str_is(name, *names))
			return true;
	}
	return false;
}

/* Vale's levels hold for all files, wherever they stand; whether the rule runs is for
 * what comes later to say, and for its style where nothing does. */
static void add_levels(struct asking *asking, const struct pl_row *rules)
{
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, rules);

	for (uint32_t i = 0; i < rules->n; i++) {
		struct pl_str name = pl_ref_str(&pairs[i].key), style = name;
		size_t dot = pl_str_find(name, PL_STR("."), 0);
		enum pl_level level;

		if (!level_of(pl_ref_str(&pairs[i].value), &level))
			continue;
		if (dot != SIZE_MAX)
			style = pl_str_cut(name, 0, dot);
		add(asking, name.at, PL_SWITCH_LEVEL, level);
		add(asking, name.at,
		    among(asking->pick->styles, style) ? PL_SWITCH_ON : PL_SWITCH_OFF, level);
	}
}

static void add_switches(struct asking *asking, const struct pl_row *rules)
{
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, rules);

	for (uint32_t i = 0; i < rules->n; i++) {
		struct pl_str word = pl_ref_str(&pairs[i].value);
		enum pl_level level = PL_SUGGESTION;
		enum pl_switch_to to = pl_str_is(word, "off") ? PL_SWITCH_OFF : PL_SWITCH_ON;

		if (level_of(word, &level) && !asking->config->vale)
			to = PL_SWITCH_LEVEL;
		add(asking, pl_ref_str(&pairs[i].key).at, to, level);
	}
}

/* --- styles ---------------------------------------------------------------------------- */

static const char *const *names_of(struct pl_arena *arena, const struct pl_row *row)
{
	const char **names = PL_NEW_ARRAY(arena, const char *, (size_t)row->n + 1);

	for (uint32_t i = 0; names && i < row->n; i++)
		names[i] = pl_ref_str(PL_ROW(struct pl_ref, row) + i).at;
	return names;
}

/* The last section that says so decides. */
static void pick_styles(struct asking *asking)
{
	const struct pl_config *config = asking->config;
	const struct pl_section *sections = PL_ROW(struct pl_section, &config->sections);
	const struct pl_row *styles = &config->styles;

	for (size_t p = 0; p < 2 && asking->paths[p].at; p++) {
		for (uint32_t i = 0; i < config->sections.n; i++) {
			if (sections[i].styles_at.line && matches(&sections[i], asking->paths[p]))
				styles = &sections[i].styles;
		}
	}
	asking->pick->styles = names_of(asking->arena, styles);
}

/* Beside the built-in rules, which stay on, a .plume.yml lets run what it names for the
 * file: other styles that it names elsewhere are off. */
static void drop_styles(struct asking *asking, const struct pl_row *styles)
{
	for (uint32_t i = 0; i < styles->n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, styles) + i);

		if (!among(asking->pick->styles, name))
			add(asking, name.at, PL_SWITCH_OFF, PL_SUGGESTION);
	}
}

/* --- networks and types --------------------------------------------------------------------
 */

static void add_by_network(struct asking *asking)
{
	const struct pl_by *by = PL_ROW(struct pl_by, &asking->config->by_network);

	for (uint32_t i = 0; i < asking->config->by_network.n; i++) {
		asking->network = pl_ref_str(&by[i].name).at;
		add_switches(asking, &by[i].rules);
	}
	asking->network = NULL;
}

static void add_by_type(struct asking *asking)
{
	const struct pl_by *by = PL_ROW(struct pl_by, &asking->config->by_type);

	for (uint32_t i = 0; i < asking->config->by_type.n; i++) {
		asking->type = pl_post_type_of(asking->arena, pl_ref_str(&by[i].name)).at;
		add_switches(asking, &by[i].rules);
	}
	asking->type = NULL;
}

/* --- the whole ------------------------------------------------------------------------- */

static void pick_section(struct asking *asking, const struct pl_section *section)
{
	add_switches(asking, &section->rules);
	if (section->networks.n)
		asking->pick->networks = &section->networks;
	if (section->token_ignores.n)
		asking->pick->token_ignores = &section->token_ignores;
	if (section->block_ignores.n)
		asking->pick->block_ignores = &section->block_ignores;
	if (section->comment_marks.n)
		asking->pick->comment_marks = &section->comment_marks;
}

static void pick_all(struct asking *asking)
{
	const struct pl_config *config = asking->config;
	const struct pl_section *sections = PL_ROW(struct pl_section, &config->sections);

	pick_styles(asking);
	if (config->vale)
		add_levels(asking, &config->rules);
	else
		drop_styles(asking, &config->styles);
	for (uint32_t i = 0; i < config->sections.n; i++) {
		if (config->vale)
			add_levels(asking, &sections[i].rules);
		else
			drop_styles(asking, &sections[i].styles);
	}
	add_switches(asking, &config->rules);
	for (size_t p = 0; p < 2 && asking->paths[p].at; p++) {
		for (uint32_t i = 0; i < config->sections.n; i++) {
			if (matches(&sections[i], asking->paths[p]))
				pick_section(asking, &sections[i]);
		}
	}
	add_by_network(asking);
	add_by_type(asking);
	if (!config->vale)
		asking->pick->styles = NULL;
}

/* The path with another ending, when it is read as if it had that. */
static struct pl_str other_path(struct asking *asking)
{
	struct pl_str path = asking->paths[0], own = ending_of(path);
	struct pl_str ending = pl_config_ending(asking->config, path);

	if (pl_str_same(ending, own))
		return (struct pl_str){ 0 };
	return pl_arena_printf(asking->arena, "%.*s%.*s", (int)(path.len - own.len), path.at,
			       PL_ARGS(ending));
}

bool pl_config_for(const struct pl_config *config, struct pl_str path, struct pl_arena *arena,
		   struct pl_config_pick *pick)
{
	struct asking asking = { .config = config, .arena = arena, .pick = pick };
	struct pl_switch *switches;

	*pick = (struct pl_config_pick){
		.networks = &config->networks,
		.token_ignores = &config->token_ignores,
		.block_ignores = &config->block_ignores,
		.comment_marks = &config->comment_marks,
	};
	asking.paths[0] = path.at ? path : PL_STR("");
	asking.paths[1] = other_path(&asking);
	pick_all(&asking);
	switches = PL_NEW_ARRAY(arena, struct pl_switch, asking.switches.n + 1);
	if (switches && asking.switches.n)
		memcpy(switches, asking.switches.at, asking.switches.n * sizeof(*switches));
	pick->switches = switches;
	if (asking.switches.failed)
		arena->failed = true;
	PL_LIST_RELEASE(&asking.switches);
	return !arena->failed;
}
