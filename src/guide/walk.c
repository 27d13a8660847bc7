/* Walks: from a typed line to the next view. */
#include "guide/mode.h"

#include "base/unicode.h"

enum { LONGEST_WAY = 500 };

const struct pl_mode *const pl_modes[] = {
#define MODE(name) &pl_mode_##name,
#include "guide/list.h"
#undef MODE
};

static const struct pl_mode *mode_of(const struct pl_walk *walk)
{
	return pl_modes[walk->here.mode];
}

/* --- life ------------------------------------------------------------------------------- */

struct pl_walk *pl_walk_new(const struct pl_walk_setup *setup, struct pl_err *err)
{
	struct pl_walk *walk = pl_alloc(sizeof(*walk));

	if (!walk) {
		pl_fail_nomem(err);
		return NULL;
	}
	walk->setup = *setup;
	walk->lang = setup->options->lang;
	walk->view.arena = &walk->moment;
	walk->view.lang = walk->lang;
	walk->here = (struct pl_step){ PL_MODE_contents, PL_STR("") };
	pl_walk_remember(walk);
	return walk;
}

void pl_walk_free(struct pl_walk *walk)
{
	if (!walk)
		return;
	for (size_t i = 0; i < PL_N_MODES; i++) {
		if (walk->states[i] && pl_modes[i]->release)
			pl_modes[i]->release(walk->states[i]);
		pl_free(walk->states[i]);
	}
	pl_store_release(&walk->store);
	pl_buf_release(&walk->prompt);
	pl_buf_release(&walk->work);
	PL_LIST_RELEASE(&walk->notices);
	pl_arena_release(&walk->notice_texts);
	PL_LIST_RELEASE(&walk->way);
	PL_LIST_RELEASE(&walk->listed);
	pl_arena_release(&walk->listed_texts);
	pl_arena_release(&walk->way_texts);
	pl_view_release(&walk->view);
	pl_arena_release(&walk->moment);
	pl_free(walk);
}

void *pl_mode_state(struct pl_walk *walk, enum pl_mode_number mode)
{
	if (!walk->states[mode])
		walk->states[mode] = pl_alloc(pl_modes[mode]->size);
	walk->view.blocks.failed |= !walk->states[mode];
	return walk->states[mode];
}

/* --- the way ------------------------------------------------------------------------------ */

static bool is_same_step(const struct pl_step *a, const struct pl_step *b)
{
	return a->mode == b->mode && pl_str_same(a->name, b->name);
}

static void remember(struct pl_walk *walk, const struct pl_step *step)
{
	struct pl_step *kept;

	if (pl_modes[step->mode]->passing || is_same_step(step, &walk->here))
		return;
	if (walk->way.n == LONGEST_WAY) {
		walk->way.n--;
		for (size_t i = 0; i < walk->way.n; i++)
			walk->way.at[i] = walk->way.at[i + 1];
	}
	kept = PL_PUSH(&walk->way);
	if (kept)
		*kept = *step;
}

/* Goes there without a word about where one comes from. */
static bool enter(struct pl_walk *walk, const struct pl_step *step)
{
	struct pl_step before = walk->here;

	walk->here = *step;
	if (!pl_modes[step->mode]->enter(walk, step->name)) {
		walk->here = before;
		return false;
	}
	if (before.mode != step->mode && pl_modes[before.mode]->leave)
		pl_modes[before.mode]->leave(walk);
	return true;
}

bool pl_walk_go(struct pl_walk *walk, enum pl_mode_number mode, struct pl_str name)
{
	struct pl_step before = walk->here;
	struct pl_step step = { mode, pl_arena_str(&walk->way_texts, name) };

	if (!enter(walk, &step))
		return false;
	remember(walk, &before);
	return true;
}

bool pl_walk_back(struct pl_walk *walk)
{
	while (walk->way.n) {
		struct pl_step step = walk->way.at[--walk->way.n];

		if (enter(walk, &step))
			return true;
	}
	return false;
}

void pl_walk_leave(struct pl_walk *walk)
{
	struct pl_step start = { PL_MODE_contents, PL_STR("") };
	struct pl_step before = walk->here;

	do
		walk->here = walk->way.n ? walk->way.at[--walk->way.n] : start;
	while (pl_modes[before.mode]->task && mode_of(walk)->task);
	if (pl_modes[before.mode]->leave)
		pl_modes[before.mode]->leave(walk);
}

/* --- for modes ---------------------------------------------------------------------------- */

struct pl_str pl_walk_listed(const struct pl_walk *walk, uint64_t number)
{
	return number && number <= walk->listed.n ? walk->listed.at[number - 1] : PL_STR("");
}

struct pl_str pl_shelf_name(const struct pl_shelf *shelf, enum pl_mode_number mode, uint32_t i)
{
	if (mode == PL_MODE_practice && i < pl_shelf_practices(shelf))
		return pl_ref_str(&pl_shelf_practice(shelf, i)->name);
	if (mode == PL_MODE_chapter && i < pl_shelf_chapters(shelf))
		return pl_ref_str(&pl_shelf_chapter(shelf, i)->name);
	if (mode == PL_MODE_guide && i < pl_shelf_guides(shelf))
		return pl_ref_str(&pl_shelf_guide(shelf, i)->name);
	return PL_STR("");
}

void pl_walk_trouble(struct pl_walk *walk, const struct pl_err *err)
{
	if (err->file[0])
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, "%s%s%s", err->file,
			    pl_tr(walk->lang, ": "), err->text);
	else
		pl_view_add(&walk->view, PL_VIEW_TROUBLE, pl_str_of(err->text));
}

static bool lies_there(void *context, struct pl_str file)
{
	const struct pl_walk *walk = context;
	struct pl_buf path = { 0 };
	bool there;

	pl_buf_add(&path, file);
	there = path.failed || walk->setup.doors.exists(walk->setup.doors.context, path.at);
	pl_buf_release(&path);
	return there;
}

bool (*pl_walk_exists(const struct pl_walk *walk))(void *walk, struct pl_str file)
{
	return walk->setup.doors.exists ? lies_there : NULL;
}

/* --- turns ---------------------------------------------------------------------------------- */

static void begin(struct pl_walk *walk)
{
	walk->refusals = pl_mem_refusals();
	pl_view_clear(&walk->view);
	walk->view.blocks.failed = false;
	pl_arena_reset(&walk->moment);
	walk->moment.failed = false;
	for (size_t i = 0; i < walk->notices.n; i++)
		pl_view_add(&walk->view, PL_VIEW_STATE, walk->notices.at[i]);
	walk->notices.n = 0;
}

static void forget_list(struct pl_walk *walk)
{
	walk->listed.n = 0;
	pl_arena_reset(&walk->listed_texts);
}

/* What leads somewhere gets a number, findings have theirs; the list that was shown before is
 * then forgotten. */
static void number_items(struct pl_walk *walk)
{
	bool first = true;

	for (size_t i = 0; i < walk->view.blocks.n; i++) {
		struct pl_view_block *block = &walk->view.blocks.at[i];
		struct pl_str *listed;

		if (!block->ref.len ||
		    (block->kind != PL_VIEW_ITEM && block->kind != PL_VIEW_FINDING))
			continue;
		if (first || (block->kind == PL_VIEW_FINDING && block->number == 1))
			forget_list(walk);
		first = false;
		listed = PL_PUSH(&walk->listed);
		if (listed)
			*listed = pl_arena_str(&walk->listed_texts, block->ref);
		block->number = (unsigned)walk->listed.n;
	}
}

/* The last part of the name: the page has shown all of it. */
static struct pl_str last_part(struct pl_str name)
{
	size_t start = name.len;

	while (start && name.at[start - 1] != '/')
		start--;
	return pl_str_cut(name, start, name.len);
}

static void make_prompt(struct pl_walk *walk)
{
	pl_buf_cut(&walk->prompt, 0);
	pl_buf_puts(&walk->prompt, "plume");
	if (mode_of(walk)->prompt)
		mode_of(walk)->prompt(walk, &walk->prompt);
	else if (walk->here.name.len)
		pl_buf_printf(&walk->prompt, " %.*s", PL_ARGS(last_part(walk->here.name)));
}

struct pl_str pl_walk_prompt(const struct pl_walk *walk)
{
	return pl_buf_str(&walk->prompt);
}

/* Of a turn in which memory ended anywhere nobody knows whether it is whole. */
static const struct pl_view *end_of_turn(struct pl_walk *walk, struct pl_err *err)
{
	pl_walk_keep(walk);
	number_items(walk);
	make_prompt(walk);
	if (pl_mem_refusals() == walk->refusals && !pl_view_failed(&walk->view))
		return &walk->view;
	walk->way_texts.failed = walk->way.failed = false;
	walk->listed.failed = walk->listed_texts.failed = false;
	walk->store.list.failed = walk->store.arena.failed = false;
	pl_fail_nomem(err);
	return NULL;
}

const struct pl_view *pl_walk_start(struct pl_walk *walk, struct pl_err *err)
{
	begin(walk);
	mode_of(walk)->enter(walk, walk->here.name);
	return end_of_turn(walk, err);
}

const struct pl_view *pl_walk_line(struct pl_walk *walk, struct pl_str line, struct pl_err *err)
{
	const struct pl_verb *verb;
	struct pl_str rest;

	begin(walk);
	if (pl_utf8_check(line) < line.len) {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("what was typed is not UTF-8; nothing was done"));
		return end_of_turn(walk, err);
	}
	verb = pl_verb_of(walk->here.mode, line, &rest);
	if (verb)
		verb->run(walk, rest);
	else if (mode_of(walk)->say)
		mode_of(walk)->say(walk, line);
	else
		pl_walk_unknown(walk, line);
	return end_of_turn(walk, err);
}

const struct pl_view *pl_walk_end(struct pl_walk *walk, struct pl_err *err)
{
	begin(walk);
	if (mode_of(walk)->end)
		mode_of(walk)->end(walk);
	else
		pl_walk_quit(walk, PL_STR(""));
	return end_of_turn(walk, err);
}

const struct pl_view *pl_walk_break(struct pl_walk *walk, struct pl_err *err)
{
	begin(walk);
	if (mode_of(walk)->stop)
		mode_of(walk)->stop(walk);
	else if (mode_of(walk)->listens)
		pl_walk_leave(walk);
	return end_of_turn(walk, err);
}

const struct pl_view *pl_walk_glance(struct pl_walk *walk, struct pl_str line)
{
	struct pl_str rest;

	if (!mode_of(walk)->glance || pl_utf8_check(line) < line.len ||
	    pl_verb_of(walk->here.mode, line, &rest))
		return NULL;
	begin(walk);
	return mode_of(walk)->glance(walk, line) && !pl_view_failed(&walk->view) ? &walk->view
										 : NULL;
}

bool pl_walk_is_over(const struct pl_walk *walk)
{
	return walk->over;
}

/* --- what is typed next ------------------------------------------------------------------------
 */

bool pl_walk_listens(const struct pl_walk *walk)
{
	return mode_of(walk)->listens;
}

bool pl_walk_keeps(const struct pl_walk *walk, struct pl_str line)
{
	struct pl_str rest;
	const struct pl_verb *verb = pl_verb_of(walk->here.mode, line, &rest);

	if (!verb || !line.len || line.at[0] == ' ' || line.at[0] == '\t')
		return false;
	return !verb->secret || !rest.len;
}
