/* config: .plume.yml and .vale.ini.  What cannot be taken is a fault with a place inside of the
 * file; the rest can be asked about any file.  As an INI file it is what a second
 * reader makes of it; and its first line, as a glob, matches the second or does not as where all
 * is tried. */
#include "base/glob.h"
#include "rule/config.h"
#include "slow_glob.h"
#include "slow_ini.h"

static void is_placed(const struct pl_err *fault, struct pl_str bytes, const char *file)
{
	size_t lines = 1;

	for (size_t i = 0; i < bytes.len; i++)
		lines += bytes.at[i] == '\n' || bytes.at[i] == '\r';
	FUZZ_CHECK(fault->text[0] && !strcmp(fault->file, file));
	FUZZ_CHECK(pl_utf8_check(pl_str_of(fault->text)) == strlen(fault->text));
	FUZZ_CHECK(fault->line <= lines + 1 && fault->column <= bytes.len + 1);
}

static void matches_the_same(struct pl_str bytes)
{
	struct pl_str glob = pl_str_cut(bytes, 0, pl_str_find(bytes, PL_STR("\n"), 0));
	struct pl_str path = pl_str_cut(bytes, glob.len + 1, bytes.len);
	bool whole, parts, matches;

	path = pl_str_cut(path, 0, pl_str_find(path, PL_STR("\n"), 0));
	whole = pl_glob_match(glob, path);
	parts = pl_glob_match_parts(glob, path);
	FUZZ_CHECK(pl_glob_check(glob, NULL) || (!whole && !parts));
	if (slow_glob_match(glob, path, false, &matches))
		FUZZ_CHECK(matches == whole);
	if (slow_glob_match(glob, path, true, &matches))
		FUZZ_CHECK(matches == parts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool vale = fuzz_choice(&data, &size) & 1;
	struct pl_str bytes = fuzz_text(data, size);
	struct pl_faults faults = { 0 };
	struct pl_image image = { 0 };
	struct pl_arena arena = { 0 };
	struct pl_config_pick pick;
	uint32_t at;

	if (pl_utf8_check(bytes) == size && !memchr(bytes.at, 0, size)) {
		matches_the_same(bytes);
		slow_ini_same(bytes);
	}
	pl_image_take(&image, 8);
	at = vale ? pl_valeini_read(bytes, ".vale.ini", &image, &faults)
		  : pl_config_read(bytes, ".plume.yml", &image, &faults);
	for (size_t i = 0; i < faults.list.n; i++)
		is_placed(&faults.list.at[i], bytes, vale ? ".vale.ini" : ".plume.yml");
	if (at && !image.bytes.failed) {
		FUZZ_CHECK(pl_config_for(pl_image_at(&image, at), PL_STR("a/b.md"), &arena, &pick));
		pl_config_ending(pl_image_at(&image, at), PL_STR("a/b.md"));
	}
	pl_arena_release(&arena);
	pl_image_release(&image);
	pl_faults_release(&faults);
	return 0;
}
