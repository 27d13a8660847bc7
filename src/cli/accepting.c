/* Accepting words. */
#include "cli/accepting.h"

#include "base/save.h"
#include "cli/find.h"
#include "cli/tell.h"
#include "rule/addword.h"

#include <string.h>
#include <sys/stat.h>

enum { LONGEST_WORD = 80, CONFIG_BYTES = 1 << 20 };

bool pl_accepting_may(const struct pl_found_at *found)
{
	const struct pl_check *check = pl_checks[found->rule->check];

	return !found->whole && found->media < 0 && found->match.len &&
	       found->match.len <= LONGEST_WORD &&
	       !memchr(found->match.at, '\n', found->match.len) &&
	       (check->spells || pl_param_find(check->params, PL_STR("vocab")));
}

/* The folder of the file, "." for one that is named alone. */
static struct pl_str folder_of(struct pl_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return PL_STR(".");
	return pl_arena_str(arena, slash == path ? PL_STR("/")
						 : (struct pl_str){ path, (size_t)(slash - path) });
}

/* Where there is none yet. */
static const char new_file[] = ".plume.yml";

/* The configuration that holds for the file: NULL when it is none to which words can be added. */
static const char *config_of(struct pl_accepting *accepting, const struct pl_settings *settings,
			     const char *path, struct pl_err *err)
{
	const char *folder = folder_of(&accepting->arena, path).at;
	struct pl_found_config found = { .file = settings->config };

	if (settings->no_config) {
		pl_fail(err, PL_INPUT,
			"no word is added to a configuration that --no-config "
			"leaves out");
		return NULL;
	}
	if (!found.file)
		found = pl_config_find(&accepting->arena, folder, NULL, NULL);
	if (!found.file && strcmp(folder, ".") != 0)
		found = pl_config_find(&accepting->arena, ".", NULL, NULL);
	if (!found.file && found.refused && !strcmp(found.refused, new_file)) {
		pl_fail_at(err, PL_INPUT, found.refused, 0, 0,
			   "no word is added to a configuration that belongs to someone else");
		return NULL;
	}
	if (found.file && (found.vale || pl_config_is_vale(found.file, PL_STR("")))) {
		pl_fail_at(err, PL_INPUT, found.file, 0, 0,
			   "this configuration is Vale's: words stand in accept.txt of its "
			   "vocabulary");
		return NULL;
	}
	return found.file ? found.file : new_file;
}

static bool write(const char *file, struct pl_str word, struct pl_err *err)
{
	struct pl_save save = { .path = file, .mode = 0666 };
	struct pl_buf before = { 0 }, after = { 0 };
	struct stat found;
	bool ok = pl_save_open(&save, err) &&
		  (stat(file, &found) || pl_save_read(&save, CONFIG_BYTES, &before, err)) &&
		  pl_config_add_word(pl_buf_str(&before), file, word, &after, err) &&
		  pl_save_write(&save, pl_buf_str(&after), err);

	pl_save_close(&save);
	pl_buf_release(&before);
	pl_buf_release(&after);
	return ok;
}

bool pl_accepting_add(struct pl_accepting *accepting, const struct pl_settings *settings,
		      const char *path, struct pl_str word, struct pl_err *err)
{
	const char *file = config_of(accepting, settings, path, err);
	struct pl_str *kept;

	if (!file || !write(file, word, err))
		return false;
	kept = PL_PUSH(&accepting->words);
	if (kept)
		*kept = pl_arena_str(&accepting->arena, word);
	if (!kept || accepting->arena.failed)
		return pl_fail_nomem(err);
	pl_tellf(pl_tr(settings->lang, "%s accepts '%.*s' from now on"), file, PL_ARGS(word));
	return true;
}

bool pl_accepting_has(const struct pl_accepting *accepting, struct pl_str word)
{
	for (size_t i = 0; i < accepting->words.n; i++) {
		if (pl_str_same(accepting->words.at[i], word))
			return true;
	}
	return false;
}

void pl_accepting_drop(const struct pl_accepting *accepting, struct pl_findings *findings)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.n; i++) {
		const struct pl_found_at *found = &findings->list.at[i];

		if (!found->suppressed && pl_accepting_may(found) &&
		    pl_accepting_has(accepting, found->match))
			continue;
		findings->list.at[kept++] = *found;
	}
	findings->list.n = kept;
}

void pl_accepting_release(struct pl_accepting *accepting)
{
	PL_LIST_RELEASE(&accepting->words);
	pl_arena_release(&accepting->arena);
}
