/* Making a configuration ready. */
#include "cli/books.h"
#include "cli/setup.h"

#include "base/dotnet.h"
#include "cli/find.h"
#include "cli/reach.h"
#include "cli/tell.h"
#include "post/date.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEFAULT_MIB = 16, CONFIG_BYTES = 1 << 20 };

/* Tells all faults; a rule or key that is left out is no reason to fail, and one that is
 * switched off is not missed. */
static void tell_all(struct pl_setup *setup, const struct pl_faults *faults)
{
	for (size_t i = 0; i < faults->list.n; i++) {
		const struct pl_err *fault = &faults->list.at[i];

		if (fault->code == PL_SKIPPED && pl_setup_is_off(setup, fault->file))
			continue;
		pl_tell(fault);
		setup->faulty = setup->faulty || fault->code != PL_SKIPPED;
	}
}

/* --- the configuration ------------------------------------------------------------ */

/* Vale says "E100 [--config] Runtime error" of a file that it cannot read. */
static void keep_unread(const struct pl_setup *setup, const struct pl_err *err,
			struct pl_faults *faults)
{
	struct pl_err shown = *err;
	bool vale = pl_config_is_vale(setup->file, PL_STR(""));

	pl_fail(&shown, err->code, "%s%s", vale ? "E100 [--config] Runtime error: " : "",
		err->text);
	pl_faults_add(faults, &shown);
}

/* False when the file cannot be read at all. */
static bool read_config(struct pl_setup *setup)
{
	struct pl_faults faults = { .french = setup->lang == PL_FR };
	struct pl_err err = { .french = faults.french };
	struct pl_buf bytes = { 0 };
	bool ok = pl_file_read_fixed(setup->file, CONFIG_BYTES, &bytes, &err);

	if (!ok) {
		keep_unread(setup, &err, &faults);
	} else {
		uint32_t at;

		setup->vale = pl_config_is_vale(setup->file, pl_buf_str(&bytes));
		at = (setup->vale ? pl_valeini_read : pl_config_read)(
			pl_buf_str(&bytes), setup->file, &setup->image, &faults);
		setup->config = pl_image_at(&setup->image, at);
	}
	tell_all(setup, &faults);
	pl_faults_release(&faults);
	pl_buf_release(&bytes);
	return ok;
}

/* What the command line has not said.  False when a folder is named that cannot be. */
static bool apply(struct pl_setup *setup, const struct pl_settings *settings)
{
	const struct pl_config *config = setup->config;
	struct pl_str path = pl_ref_str(&config->styles_path);

	if (config->lang && !settings->language)
		setup->lang = config->lang == 1 ? PL_FR : PL_EN;
	if (config->profile && !settings->profile)
		setup->profile = (enum pl_profile)(config->profile - 1);
	if (config->level && !settings->level)
		setup->level = (enum pl_level)(config->level - 1);
	if (config->fail_on && !settings->fail_on)
		setup->fail_on = (enum pl_level)(config->fail_on - 1);
	if (config->max_size && !settings->max_size)
		setup->max_size = (size_t)config->max_size << 20;
	if (path.len)
		setup->styles_path = pl_reach(setup, path, config->path_at);
	return !path.len || setup->styles_path;
}

/* --- the settings ------------------------------------------------------------------- */

static enum pl_level level_of(const char *word)
{
	return !strcmp(word, "error")     ? PL_ERROR
	       : !strcmp(word, "warning") ? PL_WARNING
					  : PL_SUGGESTION;
}

static enum pl_profile profile_of(const char *word)
{
	return !strcmp(word, "strict")   ? PL_PROFILE_STRICT
	       : !strcmp(word, "editor") ? PL_PROFILE_EDITOR
					 : PL_PROFILE_DEFAULT;
}

static bool read_size(struct pl_setup *setup, const struct pl_settings *settings)
{
	uint64_t mib;

	setup->max_size = (size_t)DEFAULT_MIB << 20;
	if (!settings->max_size)
		return true;
	if (!pl_str_number(pl_str_of(settings->max_size), &mib) || !mib ||
	    mib > PL_CONFIG_MOST_MIB) {
		pl_tellf(pl_tr(settings->lang,
			       "--max-size wants a whole number of MiB from 1 to %d, not '%s'"),
			 PL_CONFIG_MOST_MIB, settings->max_size);
		return false;
	}
	setup->max_size = (size_t)mib << 20;
	return true;
}

static bool check_now(const struct pl_settings *settings)
{
	struct pl_date date;
	int32_t minutes;

	if (!settings->now || (pl_date_read(pl_str_of(settings->now), &date, &minutes) &&
			       pl_date_is_whole(pl_str_of(settings->now))))
		return true;
	pl_tellf(pl_tr(settings->lang,
		       "--now wants a day, with or without an hour, as in 2026-03-12 18:30, not "
		       "'%s'"),
		 settings->now);
	return false;
}

static void read_settings(struct pl_setup *setup, const struct pl_settings *settings)
{
	size_t n = settings->names.n + settings->styles.n;
	const char **only = n ? PL_NEW_ARRAY(&setup->arena, const char *, n + 1) : NULL;

	setup->lang = settings->lang;
	setup->level = settings->level ? level_of(settings->level) : PL_SUGGESTION;
	setup->fail_on = settings->fail_on ? level_of(settings->fail_on) : PL_WARNING;
	setup->profile = settings->profile ? profile_of(settings->profile) : PL_PROFILE_DEFAULT;
	setup->only = only;
	for (size_t i = 0; only && i < settings->names.n; i++)
		*only++ = settings->names.at[i];
	for (size_t i = 0; only && i < settings->styles.n; i++)
		*only++ = settings->styles.at[i];
}

/* --- words ------------------------------------------------------------------------------ */

static bool add_words(struct pl_setup *setup, const struct pl_row *row, bool accept)
{
	for (uint32_t i = 0; i < row->n; i++) {
		struct pl_str *word =
			accept ? PL_PUSH(&setup->words.accept) : PL_PUSH(&setup->words.reject);

		if (!word)
			return false;
		*word = pl_ref_str(PL_ROW(struct pl_ref, row) + i);
	}
	return true;
}

/* Vale says "E100 [vocab] Runtime error" of a vocabulary that is not there. */
static void no_vocab(const struct pl_setup *setup, const struct pl_err *why)
{
	struct pl_err err = { .french = setup->lang == PL_FR };

	pl_fail_at(&err, why->code, setup->file, setup->config->vocab_at.line,
		   setup->config->vocab_at.column, "%s%s",
		   setup->vale ? "E100 [vocab] Runtime error: " : "", why->text);
	pl_tell(&err);
}

static bool read_words(struct pl_setup *setup)
{
	const struct pl_row *names = &setup->config->vocab;
	struct pl_err err = { .french = setup->lang == PL_FR };

	for (uint32_t i = 0; i < names->n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, names) + i);

		if (!setup->styles_path)
			pl_fail(&err, PL_RULE,
				"a vocabulary lies in the folder of styles, and none is named");
		else if (pl_vocab_read(&setup->words, setup->styles_path, name, &err))
			continue;
		no_vocab(setup, &err);
		return false;
	}
	return add_words(setup, &setup->config->accept, true) &&
	       add_words(setup, &setup->config->reject, false);
}

/* --- the rules ---------------------------------------------------------------------------- */

/* Folders of rules, the later over the earlier. */
struct layers {
	size_t n; /* of the many that there may be, mostly none: the rest is left unwritten */
	struct pl_source sources[2 * PL_MOST_VALUES + 1];
	const struct pl_source *at[2 * PL_MOST_VALUES + 1];
};

static bool add_folder(const struct pl_setup *setup, struct layers *layers, const char *path)
{
	struct stat folder;

	if (stat(path, &folder) || !S_ISDIR(folder.st_mode)) {
		pl_tellf(pl_tr(setup->lang, "%s: no such folder of rules"), path);
		return false;
	}
	pl_source_folder(&layers->sources[layers->n], path);
	layers->n++;
	return true;
}

static bool add_own_folders(struct pl_setup *setup, struct layers *layers)
{
	const struct pl_row *folders = &setup->config->folders;

	for (uint32_t i = 0; i < folders->n; i++) {
		struct pl_str name = pl_ref_str(PL_ROW(struct pl_ref, folders) + i);
		const char *path;

		if (i >= PL_MOST_VALUES) {
			pl_tellf(pl_tr(setup->lang, "more than %d values"), PL_MOST_VALUES);
			setup->faulty = true;
			return true;
		}
		path = pl_reach(setup, name, setup->config->folders_at);
		if (path && !add_folder(setup, layers, path))
			return false;
	}
	return true;
}

/* Lists that are handed on end with a NULL. */
static bool end_lists(struct pl_setup *setup)
{
	(void)PL_PUSH(&setup->whole);
	(void)PL_PUSH(&setup->alone);
	return !setup->whole.failed && !setup->alone.failed && !setup->idle.failed;
}

static bool new_ruleset(struct pl_setup *setup, const struct layers *layers,
			const struct pl_vocab *vocab)
{
	struct pl_err err = { .french = setup->lang == PL_FR };

	setup->rules = pl_ruleset_with(layers->at, layers->n, vocab, &err);
	if (!setup->rules) {
		pl_tell(&err);
		return false;
	}
	tell_all(setup, &setup->rules->faults);
	return pl_setup_hide_namesakes(setup);
}

static bool read_rules(struct pl_setup *setup, const struct pl_settings *settings)
{
	struct pl_vocab vocab = { .accept = setup->words.accept.at,
				  .n_accept = setup->words.accept.n,
				  .reject = setup->words.reject.at,
				  .n_reject = setup->words.reject.n };
	struct pl_styles styles = { .path = setup->styles_path ? setup->styles_path : "Vale" };
	struct layers layers;
	struct pl_str template =
		setup->config ? pl_ref_str(&setup->config->word_template) : PL_STR("");

	layers.n = 0;
	if (setup->wants_vale || setup->wants_of_vale ||
	    (!setup->vale && (vocab.n_accept || vocab.n_reject)))
		styles.made = pl_vale_style(&vocab, setup->wants_vale || setup->wants_of_vale,
					    setup->styles_path, &setup->arena);
	if (!end_lists(setup))
		return false;
	styles.whole = setup->whole.at;
	styles.alone = setup->alone.at;
	styles.word_template = template.len ? template.at : NULL;
	if (styles.made || setup->whole.n > 1 || setup->alone.n > 1)
		pl_source_styles(&layers.sources[layers.n++], &styles);
	if (setup->config && !add_own_folders(setup, &layers))
		return false;
	for (size_t i = 0; i < settings->rules.n; i++) {
		if (!add_folder(setup, &layers, settings->rules.at[i]))
			return false;
	}
	for (size_t i = 0; i < layers.n; i++) {
		/* Hunspell's variable, which Vale reads too. */
		layers.sources[i].dictionaries = getenv("DICPATH");
		layers.sources[i].keep = pl_books(settings);
		layers.sources[i].brief = settings->brief;
		layers.at[i] = &layers.sources[i];
	}
	return new_ruleset(setup, &layers, &vocab);
}

/* --- patterns ----------------------------------------------------------------------------- */

struct pl_regexes pl_setup_regexes(struct pl_setup *setup, const struct pl_row *row)
{
	struct pl_setup_patterns *kept;
	struct pl_regex **regexes;
	size_t n = 0;

	for (size_t i = 0; i < setup->patterns.n; i++) {
		if (setup->patterns.at[i].row == row)
			return setup->patterns.at[i].regexes;
	}
	regexes = PL_NEW_ARRAY(&setup->arena, struct pl_regex *, (size_t)row->n + 1);
	kept = PL_PUSH(&setup->patterns);
	if (!regexes || !kept)
		return (struct pl_regexes){ 0 };
	for (uint32_t i = 0; i < row->n; i++) {
		regexes[n] = pl_dotnet_compile(pl_ref_str(PL_ROW(struct pl_ref, row) + i), 0, NULL);
		n += regexes[n] != NULL;
	}
	*kept = (struct pl_setup_patterns){ row, { regexes, n } };
	return kept->regexes;
}

/* --- the whole ------------------------------------------------------------------------------ */

static bool out_of_memory(const struct pl_setup *setup)
{
	struct pl_err err = { .french = setup->lang == PL_FR };

	if (!setup->arena.failed && !setup->image.bytes.failed && !setup->words.accept.failed &&
	    !setup->words.reject.failed && !setup->whole.failed && !setup->alone.failed &&
	    !setup->idle.failed)
		return false;
	pl_fail_nomem(&err);
	pl_tell(&err);
	return true;
}

bool pl_setup_open(struct pl_setup *setup, const struct pl_settings *settings, const char *file)
{
	bool ok = true;

	*setup = (struct pl_setup){ .file = file };
	read_settings(setup, settings);
	if (!read_size(setup, settings) || !check_now(settings))
		return false;
	/* Who asks for a configuration that is not there wants nothing without it. */
	if (file && !read_config(setup) && settings->config)
		return false;
	if (setup->config) {
		pl_reach_begin(setup, settings->config != NULL);
		ok = apply(setup, settings) && pl_setup_find_styles(setup) && read_words(setup);
	}
	ok = ok && read_rules(setup, settings) && pl_setup_check_names(setup, settings);
	return !out_of_memory(setup) && ok;
}

void pl_setup_release(struct pl_setup *setup)
{
	for (size_t i = 0; i < setup->patterns.n; i++) {
		for (size_t r = 0; r < setup->patterns.at[i].regexes.n; r++)
			pl_regex_free(setup->patterns.at[i].regexes.at[r]);
	}
	PL_LIST_RELEASE(&setup->patterns);
	PL_LIST_RELEASE(&setup->whole);
	PL_LIST_RELEASE(&setup->alone);
	PL_LIST_RELEASE(&setup->idle);
	pl_word_list_release(&setup->words);
	pl_ruleset_free(setup->rules);
	pl_image_release(&setup->image);
	pl_arena_release(&setup->arena);
}
