/* config: .plume.yml and .vale.ini.  What cannot be taken is a fault with a place; the rest
 * can be asked about any file. */
#include "fuzz.h"

#include "rule/config.h"

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
		FUZZ_CHECK(faults.list.at[i].text[0]);
	if (at && !image.bytes.failed) {
		FUZZ_CHECK(pl_config_for(pl_image_at(&image, at), PL_STR("a/b.md"), &arena, &pick));
		pl_config_ending(pl_image_at(&image, at), PL_STR("a/b.md"));
	}
	pl_arena_release(&arena);
	pl_image_release(&image);
	pl_faults_release(&faults);
	return 0;
}
