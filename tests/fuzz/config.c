/* config: .plume.yml and .vale.ini.  What cannot be taken is a fault with a place inside of the
 * file; the rest can be asked about any file. */
#include "fuzz.h"

#include "rule/config.h"

static void is_placed(const struct pl_err *fault, struct pl_str bytes, const char *file)
{
	size_t lines = 1;

	for (size_t i = 0; i < bytes.len; i++)
		lines += bytes.at[i] == '\n' || bytes.at[i] == '\r';
	FUZZ_CHECK(fault->text[0] && !strcmp(fault->file, file));
	FUZZ_CHECK(pl_utf8_check(pl_str_of(fault->text)) == strlen(fault->text));
	FUZZ_CHECK(fault->line <= lines + 1 && fault->column <= bytes.len + 1);
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
