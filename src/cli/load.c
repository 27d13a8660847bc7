/* Finding and reading configurations and rules, file by file. */
#include "cli/load.h"

#include "cli/find.h"
#include "cli/tell.h"
#include "cli/vale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* Bytes of a text under which to look for all patterns is quicker than to find what each needs
 * first: measured, with three hundred rules. */
enum { MOST_BRIEF = 2048 };

static bool no_memory(const struct pl_loaded *loaded)
{
	struct pl_err err = { .french = loaded->settings->lang == PL_FR };

	pl_fail_nomem(&err);
	pl_tell(&err);
	return false;
}

/* --- which configuration ------------------------------------------------------------ */

static bool same_file(const char *one, const char *other)
{
	struct stat a, b;

	if (!one || !other || !strcmp(one, other))
		return one == other || (one && other);
	return !stat(one, &a) && !stat(other, &b) && a.st_ino == b.st_ino && a.st_dev == b.st_dev;
}

static void passed_over(void *context, const char *file)
{
	const struct pl_loaded *loaded = context;

	pl_tellf(pl_tr(loaded->settings->lang,
		       "%s is passed over: another configuration lies nearer or goes before it"),
		 file);
}

static void tell_use(const struct pl_loaded *loaded, const char *file, const char *folder)
{
	if (!loaded->settings->verbose)
		return;
	if (file)
		pl_tellf(pl_tr(loaded->settings->lang, "%s holds for the files in %s"), file,
			 folder);
	else
		pl_tellf(pl_tr(loaded->settings->lang, "no configuration for the files in %s"),
			 folder);
}

/* Once for each, whatever the number of folders below it. */
static void tell_refused(struct pl_loaded *loaded, const struct pl_found_config *found)
{
	const char **kept;

	for (size_t i = 0; i < loaded->refused.n; i++) {
		if (same_file(loaded->refused.at[i], found->refused))
			return;
	}
	kept = PL_PUSH(&loaded->refused);
	if (kept)
		*kept = found->refused;
	pl_tellf(pl_tr(loaded->settings->lang,
		       "%s is ignored, since %s belongs to someone else; who trusts it names it: "
		       "--config %s"),
		 found->refused, found->whose, found->refused);
}

static const char *find_config(struct pl_loaded *loaded, const char *folder)
{
	struct pl_found_config found = pl_config_find(
		&loaded->arena, folder, loaded->settings->verbose ? passed_over : NULL, loaded);

	if (found.refused)
		tell_refused(loaded, &found);
	return found.file;
}

/* Editors have copies checked that lie elsewhere, where nothing is configured: there that
 * of the working folder holds. */
static const char *choose_config(struct pl_loaded *loaded, const char *folder)
{
	const struct pl_settings *settings = loaded->settings;
	const char *file = settings->config;

	if (settings->no_config)
		file = NULL;
	else if (!file)
		file = find_config(loaded, folder);
	if (!file && !settings->no_config && strcmp(folder, ".") != 0)
		file = find_config(loaded, ".");
	tell_use(loaded, file, folder);
	return file;
}

/* --- setups --------------------------------------------------------------------------- */

static struct pl_setup *setup_of(struct pl_loaded *loaded, const char *file)
{
	struct pl_setup **kept;

	for (size_t i = 0; i < loaded->setups.n; i++) {
		if (same_file(loaded->setups.at[i]->file, file))
			return loaded->setups.at[i];
	}
	kept = PL_PUSH(&loaded->setups);
	if (kept)
		*kept = PL_NEW(&loaded->arena, struct pl_setup);
	if (!kept || !*kept) {
		loaded->setups.n -= kept != NULL;
		return NULL;
	}
	if (!pl_setup_open(*kept, loaded->settings, file)) {
		pl_ruleset_free((*kept)->rules);
		(*kept)->rules = NULL;
	}
	loaded->faulty = loaded->faulty || (*kept)->faulty;
	return *kept;
}

/* --- folders ---------------------------------------------------------------------------- */

static const char *folder_of(struct pl_loaded *loaded, const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	struct stat found;

	if (!slash)
		return ".";
	if (slash == path)
		return "/";
	path = pl_arena_str(&loaded->file, (struct pl_str){ path, (size_t)(slash - path) }).at;
	return stat(path, &found) ? "." : path;
}

static const struct pl_load_folder *load_folder(struct pl_loaded *loaded, const char *path)
{
	struct pl_load_folder *folder;
	const char *file;

	for (size_t i = 0; i < loaded->folders.n; i++) {
		if (!strcmp(loaded->folders.at[i].path, path))
			return &loaded->folders.at[i];
	}
	folder = PL_PUSH(&loaded->folders);
	if (!folder)
		return NULL;
	folder->path = pl_arena_str(&loaded->arena, pl_str_of(path)).at;
	file = choose_config(loaded, folder->path);
	folder->setup = setup_of(loaded, file);
	if (file)
		folder->inside = pl_config_way(&loaded->arena, file, folder->path);
	if (folder->setup && !loaded->arena.failed)
		return folder;
	loaded->folders.n--;
	return NULL;
}

/* --- the file at hand --------------------------------------------------------------------- */

/* The path as globs look at it: from the configuration's folder, or else as given. */
static struct pl_str path_inside(struct pl_loaded *loaded, const struct pl_load_folder *folder,
				 const char *path)
{
	const char *slash = strrchr(path, '/');

	while (!strncmp(path, "./", 2))
		path += 2;
	if (!folder->inside.at)
		return pl_str_of(path);
	return pl_arena_printf(&loaded->file, "%s%s", folder->inside.at, slash ? slash + 1 : path);
}

static struct pl_strs strs_of(struct pl_loaded *loaded, const struct pl_row *row)
{
	struct pl_str *texts = PL_NEW_ARRAY(&loaded->file, struct pl_str, (size_t)row->n + 1);

	for (uint32_t i = 0; texts && i < row->n; i++)
		texts[i] = pl_ref_str(PL_ROW(struct pl_ref, row) + i);
	return (struct pl_strs){ texts, texts ? row->n : 0 };
}

static void mark_up(struct pl_loaded *loaded, struct pl_setup *setup,
		    const struct pl_config_pick *pick)
{
	const struct pl_config *config = setup->config;

	loaded->markup = (struct pl_markup){
		.skipped_scopes = strs_of(loaded, &config->skipped_scopes),
		.ignored_scopes = strs_of(loaded, &config->ignored_scopes),
		.ignored_classes = strs_of(loaded, &config->ignored_classes),
		.token_ignores = pl_setup_regexes(setup, pick->token_ignores),
		.block_ignores = pl_setup_regexes(setup, pick->block_ignores),
		.comment_marks = strs_of(loaded, pick->comment_marks),
	};
}

/* Rules that were read alone run only where they are switched on. */
static const struct pl_switch *with_idle(struct pl_loaded *loaded, const struct pl_setup *setup,
					 const struct pl_switch *switches)
{
	struct pl_switch *all;
	size_t n = 0;

	while (switches[n].name)
		n++;
	all = PL_NEW_ARRAY(&loaded->file, struct pl_switch, setup->idle.n + n + 1);
	for (size_t i = 0; all && i < setup->idle.n; i++)
		all[i] = (struct pl_switch){ .name = setup->idle.at[i], .to = PL_SWITCH_OFF };
	if (all)
		memcpy(all + setup->idle.n, switches, n * sizeof(*switches));
	return all;
}

struct pl_str pl_asked_ending(const struct pl_settings *settings)
{
	bool usual = settings->ext && !strcmp(settings->ext, ".txt");

	return pl_str_of(usual ? NULL : settings->ext);
}

static bool configure(struct pl_loaded *loaded, const struct pl_load_folder *folder,
		      const char *path)
{
	struct pl_setup *setup = folder->setup;
	struct pl_str inside = path_inside(loaded, folder, path);
	struct pl_str asked = pl_asked_ending(loaded->settings);
	struct pl_config_pick pick;

	if (!pl_config_for(setup->config, inside, &loaded->file, &pick))
		return false;
	loaded->options.styles = pick.styles;
	loaded->options.switches = with_idle(loaded, setup, pick.switches);
	loaded->ending = pl_config_ending(setup->config, asked.len ? asked : inside);
	if (!loaded->settings->networks.n)
		loaded->networks = pl_setup_networks(setup, pick.networks);
	mark_up(loaded, setup, &pick);
	return !loaded->file.failed && !setup->arena.failed;
}

static uint64_t asked_networks(const struct pl_loaded *loaded, const struct pl_setup *setup)
{
	uint64_t mask = 0;

	for (size_t i = 0; i < loaded->settings->networks.n; i++) {
		int place = pl_networks_find(&setup->rules->networks,
					     pl_str_of(loaded->settings->networks.at[i]));

		if (place >= 0)
			mask |= UINT64_C(1) << place;
	}
	return mask;
}

void pl_clock(struct pl_date *today, int32_t *minutes)
{
	struct timespec now = { 0 };
	struct tm parts = { 0 };

	clock_gettime(CLOCK_REALTIME, &now);
	localtime_r(&now.tv_sec, &parts);
	*today = (struct pl_date){ (uint16_t)(parts.tm_year + 1900), (uint8_t)(parts.tm_mon + 1),
				   (uint8_t)parts.tm_mday };
	*minutes = parts.tm_hour * 60 + parts.tm_min;
}

struct pl_date pl_today(void)
{
	struct pl_date today;
	int32_t minutes;

	pl_clock(&today, &minutes);
	return today;
}

void pl_write_today(char out[PL_TODAY])
{
	struct pl_date today = pl_today();

	snprintf(out, PL_TODAY, "%04u-%02u-%02u", today.year, today.month, today.day);
}

void pl_load_today(struct pl_loaded *loaded)
{
	if (loaded->options.today)
		return;
	pl_write_today(loaded->today);
	loaded->options.today = loaded->today;
}

static bool settle(struct pl_loaded *loaded, const struct pl_load_folder *folder, const char *path)
{
	const struct pl_setup *setup = folder->setup;

	loaded->rules = setup->rules;
	loaded->max_size = setup->max_size;
	loaded->fail_on = setup->fail_on;
	loaded->vale = setup->vale;
	loaded->markup = (struct pl_markup){ 0 };
	loaded->ending = PL_STR("");
	loaded->options = (struct pl_options){
		.only = setup->only,
		.lang = setup->lang,
		.level = setup->level,
		.profile = setup->profile,
		/* What holds then can be tried before. */
		.today = loaded->settings->now,
		.now = loaded->settings->now,
	};
	loaded->networks = setup->rules ? asked_networks(loaded, setup) : 0;
	return setup->rules &&
	       (!setup->config || configure(loaded, folder, path) || no_memory(loaded));
}

/* --filter is asked once of each configuration's rules. */
static bool filter(struct pl_loaded *loaded, struct pl_setup *setup)
{
	struct pl_err err = { .french = loaded->settings->lang == PL_FR };

	if (setup->filtered)
		return true;
	setup->filtered = true;
	if (!pl_vale_filter(loaded, setup->styles_path, &err)) {
		pl_tell(&err);
		pl_ruleset_free(setup->rules);
		loaded->rules = setup->rules = NULL;
		return false;
	}
	setup->level = loaded->options.level;
	return true;
}

bool pl_load_for(struct pl_loaded *loaded, const char *path)
{
	const struct pl_load_folder *folder;

	pl_arena_reset(&loaded->file);
	folder = load_folder(loaded, folder_of(loaded, path));
	if (!folder)
		return no_memory(loaded);
	return settle(loaded, folder, path ? path : "") && filter(loaded, folder->setup);
}

/* --- guides --------------------------------------------------------------------------------- */

/* A folder of guides stands in the place of those that ship, whole. */
static bool read_guides(struct pl_loaded *loaded)
{
	const char *folder = loaded->settings->guides;
	struct pl_faults faults = { .french = loaded->settings->lang == PL_FR };
	struct pl_source source;
	struct stat found;
	bool ok;

	loaded->shelf = pl_shelf_builtin();
	if (!folder)
		return true;
	if (stat(folder, &found) || !S_ISDIR(found.st_mode)) {
		pl_tellf(pl_tr(loaded->settings->lang, "%s: no such folder of guides"), folder);
		return false;
	}
	pl_source_folder(&source, folder);
	ok = pl_shelf_read(&source, &loaded->guides, &faults) || no_memory(loaded);
	for (size_t i = 0; i < faults.list.n; i++)
		pl_tell(&faults.list.at[i]);
	loaded->faulty = loaded->faulty || faults.list.n;
	pl_faults_release(&faults);
	if (ok)
		loaded->shelf = (const struct pl_shelf *)(const void *)loaded->guides.at;
	return ok;
}

/* --- commands ----------------------------------------------------------------------------- */

static bool load_first(struct pl_loaded *loaded, struct pl_settings *settings, const char *path)
{
	*loaded = (struct pl_loaded){ .settings = settings };
	if (!read_guides(loaded) || !pl_load_for(loaded, path))
		return false;
	settings->lang = loaded->options.lang;
	return true;
}

bool pl_load(struct pl_loaded *loaded, struct pl_settings *settings)
{
	return load_first(loaded, settings, NULL);
}

bool pl_load_files(struct pl_loaded *loaded, struct pl_settings *settings)
{
	const char *first = settings->operands.n ? settings->operands.at[0] : "-";
	struct pl_buf path = { 0 };
	struct stat found;
	bool ok;

	settings->brief = settings->operands.n == 1 && !stat(first, &found) &&
			  S_ISREG(found.st_mode) && found.st_size <= MOST_BRIEF;
	if (settings->text || !strcmp(first, "-"))
		return load_first(loaded, settings, settings->stdin_name);
	pl_buf_printf(&path, "%s%s", first,
		      !stat(first, &found) && S_ISDIR(found.st_mode) ? "/" : "");
	ok = load_first(loaded, settings, path.at);
	pl_buf_release(&path);
	/* A configuration that is no good is for its own files to suffer from. */
	return ok || (settings->operands.n > 1 && loaded->folders.n && !settings->config &&
		      !settings->names.n && !settings->styles.n && !settings->networks.n);
}

void pl_loaded_release(struct pl_loaded *loaded)
{
	for (size_t i = 0; i < loaded->setups.n; i++)
		pl_setup_release(loaded->setups.at[i]);
	PL_LIST_RELEASE(&loaded->setups);
	PL_LIST_RELEASE(&loaded->folders);
	PL_LIST_RELEASE(&loaded->refused);
	pl_buf_release(&loaded->guides);
	pl_arena_release(&loaded->file);
	pl_arena_release(&loaded->arena);
}
