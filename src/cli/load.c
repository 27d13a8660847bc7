/* Finding and reading configuration and rules. */
#include "cli/load.h"

#include "cli/tell.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEFAULT_MIB = 16, LARGEST_MIB = 1024 };

/* --- the configuration ------------------------------------------------------------ */

static bool is_ours(const struct stat *folder)
{
	return folder->st_uid == geteuid() || folder->st_uid == 0;
}

/* Upwards from the working folder, to the top of the repository, the home, the
 * border of a file system or a folder that is someone else's, whichever comes
 * first.  NULL when there is none. */
static const char *find_config(struct pl_arena *arena)
{
	const char *home = getenv("HOME");
	struct pl_buf up = { 0 };
	struct stat here, file;
	dev_t device = 0;

	pl_buf_puts(&up, ".");
	for (int depth = 0; depth < 64 && !up.failed && !stat(up.at, &here) && is_ours(&here);
	     depth++) {
		struct pl_str path = pl_arena_printf(arena, "%s/.plume.yml", up.at);
		struct stat top, house;

		if (depth && here.st_dev != device)
			break;
		device = here.st_dev;
		if (!stat(path.at, &file)) {
			pl_buf_release(&up);
			return pl_str_starts(path, "./") ? path.at + 2 : path.at;
		}
		if (!stat(pl_arena_printf(arena, "%s/.git", up.at).at, &top) ||
		    (home && !stat(home, &house) && house.st_ino == here.st_ino &&
		     house.st_dev == here.st_dev))
			break;
		if (!depth)
			pl_buf_cut(&up, 0);
		pl_buf_puts(&up, depth ? "/.." : "..");
	}
	pl_buf_release(&up);
	return NULL;
}

/* A folder named by a configuration lies in the configuration's own folder. */
static bool stays_inside(struct pl_str path)
{
	if (!path.len || path.at[0] == '/')
		return false;
	for (size_t at = 0; (at = pl_str_find(path, PL_STR(".."), at)) != SIZE_MAX; at += 2) {
		bool starts = !at || path.at[at - 1] == '/';

		if (starts && (at + 2 == path.len || path.at[at + 2] == '/'))
			return false;
	}
	return true;
}

static const char *beside(struct pl_arena *arena, const char *file, struct pl_str name)
{
	const char *slash = strrchr(file, '/');

	return slash ? pl_arena_printf(arena, "%.*s/%.*s", (int)(slash - file), file, PL_ARGS(name))
			       .at
		     : pl_arena_str(arena, name).at;
}

static void add_folders(struct pl_loaded *loaded, struct pl_settings *settings,
			const struct pl_config *config, const char *file)
{
	for (uint32_t i = 0; i < config->folders.n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, &config->folders) + i);

		if (!stays_inside(name)) {
			pl_tellf(pl_tr(settings->lang,
				       "%s: folder '%.*s' is left out: it must lie beside the "
				       "configuration"),
				 file, PL_ARGS(name));
			loaded->faulty = true;
		} else if (settings->rules.n < PL_MOST_VALUES) {
			settings->rules.at[settings->rules.n++] =
				beside(&loaded->arena, file, name);
		} else {
			pl_tellf(pl_tr(settings->lang, "more than %d values"), PL_MOST_VALUES);
			loaded->faulty = true;
		}
	}
}

static enum pl_level level_of(const char *word)
{
	return !strcmp(word, "error")     ? PL_ERROR
	       : !strcmp(word, "warning") ? PL_WARNING
					  : PL_SUGGESTION;
}

static void add_switches(struct pl_loaded *loaded, const struct pl_config *config)
{
	const struct pl_pair *pairs = PL_ROW(struct pl_pair, &config->rules);
	struct pl_switch *switches =
		PL_NEW_ARRAY(&loaded->arena, struct pl_switch, (size_t)config->rules.n + 1);

	for (uint32_t i = 0; switches && i < config->rules.n; i++) {
		struct pl_str word = pl_ref_str(&pairs[i].value);

		switches[i] = (struct pl_switch){
			.name = pl_ref_str(&pairs[i].key).at,
			.to = pl_str_is(word, "off") ? PL_SWITCH_OFF : PL_SWITCH_LEVEL,
			.level = level_of(word.at),
		};
	}
	loaded->options.switches = switches;
}

/* What the command line has not said. */
static void apply(struct pl_loaded *loaded, struct pl_settings *settings,
		  const struct pl_config *config, const char *file)
{
	if (config->lang && !settings->language)
		settings->lang = config->lang == 1 ? PL_FR : PL_EN;
	if (config->profile && !settings->profile)
		loaded->options.profile =
			config->profile == 2 ? PL_PROFILE_STRICT : PL_PROFILE_DEFAULT;
	if (config->level && !settings->level)
		loaded->options.level = (enum pl_level)(config->level - 1);
	if (config->fail_on && !settings->fail_on)
		loaded->fail_on = (enum pl_level)(config->fail_on - 1);
	if (config->max_size && !settings->max_size)
		loaded->max_size = (size_t)config->max_size << 20;
	for (uint32_t i = 0; !settings->networks.n && i < config->networks.n && i < PL_MOST_VALUES;
	     i++)
		settings->networks.at[i] =
			pl_ref_str(PL_ROW(struct pl_ref, &config->networks) + i).at;
	if (!settings->networks.n)
		settings->networks.n =
			config->networks.n < PL_MOST_VALUES ? config->networks.n : PL_MOST_VALUES;
	add_switches(loaded, config);
	add_folders(loaded, settings, config, file);
}

static void read_config(struct pl_loaded *loaded, struct pl_settings *settings)
{
	const char *file = settings->config ? settings->config : find_config(&loaded->arena);
	struct pl_faults faults = { .french = settings->lang == PL_FR };
	struct pl_buf bytes = { 0 };
	struct pl_err err = { .french = settings->lang == PL_FR };
	const struct pl_config *config;
	uint32_t at;

	if (!file || settings->no_config)
		return;
	if (!pl_file_read(file, 1 << 20, &bytes, &err)) {
		pl_faults_add(&faults, &err);
	} else {
		at = pl_config_read(pl_buf_str(&bytes), file, &loaded->config_image, &faults);
		config = pl_image_at(&loaded->config_image, at);
		if (config)
			apply(loaded, settings, config, file);
	}
	for (size_t i = 0; i < faults.list.n; i++)
		pl_tell(&faults.list.at[i]);
	loaded->faulty = loaded->faulty || faults.list.n;
	pl_faults_release(&faults);
	pl_buf_release(&bytes);
}

/* --- the settings ------------------------------------------------------------------- */

static bool read_size(struct pl_loaded *loaded, const struct pl_settings *settings)
{
	uint64_t mib;

	if (!settings->max_size)
		return true;
	if (!pl_str_number(pl_str_of(settings->max_size), &mib) || !mib || mib > LARGEST_MIB) {
		pl_tellf(pl_tr(settings->lang,
			       "--max-size wants a whole number of MiB from 1 to %d, not '%s'"),
			 LARGEST_MIB, settings->max_size);
		return false;
	}
	loaded->max_size = (size_t)mib << 20;
	return true;
}

static void read_settings(struct pl_loaded *loaded, const struct pl_settings *settings)
{
	size_t n = 0;

	loaded->options.lang = settings->lang;
	if (settings->level)
		loaded->options.level = level_of(settings->level);
	if (settings->fail_on)
		loaded->fail_on = level_of(settings->fail_on);
	if (settings->profile)
		loaded->options.profile = !strcmp(settings->profile, "strict") ? PL_PROFILE_STRICT
									       : PL_PROFILE_DEFAULT;
	for (size_t i = 0; i < settings->names.n; i++)
		loaded->only[n++] = settings->names.at[i];
	for (size_t i = 0; i < settings->styles.n; i++)
		loaded->only[n++] = settings->styles.at[i];
	if (n)
		loaded->options.only = loaded->only;
}

/* --- the rules --------------------------------------------------------------------------- */

static bool read_rules(struct pl_loaded *loaded, const struct pl_settings *settings)
{
	struct pl_source folders[PL_MOST_VALUES];
	const struct pl_source *layers[PL_MOST_VALUES];
	struct pl_err err = { .french = settings->lang == PL_FR };
	const struct pl_err *fault;

	for (size_t i = 0; i < settings->rules.n; i++) {
		struct stat folder;

		if (stat(settings->rules.at[i], &folder) || !S_ISDIR(folder.st_mode)) {
			pl_tellf(pl_tr(settings->lang, "%s: no such folder of rules"),
				 settings->rules.at[i]);
			return false;
		}
		pl_source_folder(&folders[i], settings->rules.at[i]);
		layers[i] = &folders[i];
	}
	loaded->rules = pl_ruleset_new(layers, settings->rules.n, &err);
	if (!loaded->rules) {
		pl_tell(&err);
		return false;
	}
	for (size_t i = 0; (fault = pl_ruleset_fault(loaded->rules, i)); i++) {
		pl_tell(fault);
		loaded->faulty = true;
	}
	return true;
}

/* Names of rules, styles and networks that nobody knows are told all at once. */
static bool known_name(const struct pl_loaded *loaded, const char *name)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(loaded->rules, &walk, &at)) {
		if (pl_str_is(pl_ref_str(&at.rule->name), name) ||
		    pl_str_is(pl_ref_str(&at.rule->style), name))
			return true;
	}
	return false;
}

static void tell_unknown(struct pl_loaded *loaded, const struct pl_settings *settings,
			 const char *format, const char *name, const char *nearest)
{
	struct pl_buf text = { 0 };

	pl_buf_printf(&text, format, name);
	if (nearest)
		pl_buf_printf(&text, pl_tr(settings->lang, "; did you mean '%s'?"), nearest);
	pl_tellf("%s", text.at ? text.at : "");
	pl_buf_release(&text);
	loaded->faulty = true;
}

static bool check_names(struct pl_loaded *loaded, const struct pl_settings *settings)
{
	const char *rule = pl_tr(settings->lang, "no rule or style is called '%s'");
	const char *network = pl_tr(settings->lang, "no network is called '%s'");
	bool before = loaded->faulty, ok;

	loaded->faulty = false;
	for (size_t i = 0; loaded->only[i]; i++) {
		if (!known_name(loaded, loaded->only[i]))
			tell_unknown(loaded, settings, rule, loaded->only[i],
				     pl_ruleset_nearest(loaded->rules, pl_str_of(loaded->only[i])));
	}
	for (size_t i = 0; i < settings->networks.n; i++) {
		struct pl_str name = pl_str_of(settings->networks.at[i]);
		int place = pl_networks_find(&loaded->rules->networks, name);

		if (place < 0)
			tell_unknown(loaded, settings, network, name.at,
				     pl_networks_nearest(&loaded->rules->networks, name));
		else
			loaded->networks |= UINT64_C(1) << place;
	}
	ok = !loaded->faulty;
	for (const struct pl_switch *one = loaded->options.switches; one && one->name; one++) {
		if (!known_name(loaded, one->name))
			tell_unknown(loaded, settings, rule, one->name,
				     pl_ruleset_nearest(loaded->rules, pl_str_of(one->name)));
	}
	loaded->faulty = loaded->faulty || before;
	return ok;
}

bool pl_load(struct pl_loaded *loaded, struct pl_settings *settings)
{
	*loaded =
		(struct pl_loaded){ .max_size = (size_t)DEFAULT_MIB << 20, .fail_on = PL_WARNING };
	read_config(loaded, settings);
	read_settings(loaded, settings);
	if (loaded->arena.failed || loaded->config_image.bytes.failed) {
		struct pl_err err = { .french = settings->lang == PL_FR };

		pl_fail_nomem(&err);
		pl_tell(&err);
		return false;
	}
	return read_size(loaded, settings) && read_rules(loaded, settings) &&
	       check_names(loaded, settings);
}

void pl_loaded_release(struct pl_loaded *loaded)
{
	pl_ruleset_free(loaded->rules);
	pl_image_release(&loaded->config_image);
	pl_arena_release(&loaded->arena);
}
