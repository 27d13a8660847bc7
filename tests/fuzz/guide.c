/* guide: whatever is typed, there is an answer, in text, and a way out. */
#include "fuzz.h"

#include "guide/walk.h"

static void is_text(struct pl_str text)
{
	FUZZ_CHECK(pl_utf8_check(text) == text.len);
}

static void judge(const struct pl_view *view)
{
	FUZZ_CHECK(view);
	for (size_t i = 0; i < view->blocks.n; i++) {
		const struct pl_view_block *block = &view->blocks.at[i];

		FUZZ_CHECK(block->kind < PL_N_VIEW_KINDS);
		is_text(block->label);
		is_text(block->text);
		is_text(block->note);
		is_text(block->ref);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pl_options options = { .lang = fuzz_choice(&data, &size) & 1 ? PL_EN : PL_FR };
	struct pl_walk_setup setup = { .shelf = pl_shelf_builtin(),
				       .rules = fuzz_rules(),
				       .options = &options,
				       .scripted = size & 1 };
	struct pl_str typed = fuzz_text(data, size < 2000 ? size : 2000);
	struct pl_walk *walk = pl_walk_new(&setup, NULL);

	FUZZ_CHECK(walk);
	judge(pl_walk_start(walk, NULL));
	while (typed.len && !pl_walk_is_over(walk)) {
		size_t end = pl_str_find(typed, PL_STR("\n"), 0);

		end = end == SIZE_MAX ? typed.len : end;
		judge(pl_walk_line(walk, pl_str_cut(typed, 0, end), NULL));
		typed = pl_str_cut(typed, end + 1, typed.len);
		FUZZ_CHECK(pl_walk_prompt(walk).len || pl_walk_is_over(walk));
	}
	/* Three keys are enough wherever one is; tests/keys.c sees that the terminal is given back.
	 */
	for (int i = 0; i < 3 && !pl_walk_is_over(walk); i++)
		judge(pl_walk_end(walk, NULL));
	FUZZ_CHECK(pl_walk_is_over(walk));
	pl_walk_free(walk);
	return 0;
}
