/* What walks keep: progress.json for good, work.json for the moment. */
#include "guide/mode.h"

static const char progress[] = "progress.json", work[] = "work.json";

enum { WORK_VERSION = 1, WORK_BYTES = 4 << 20 };

static void notice(struct pl_walk *walk, struct pl_str text)
{
	struct pl_str *kept = PL_PUSH(&walk->notices);

	if (kept)
		*kept = pl_arena_str(&walk->notice_texts, text);
}

/* --- reading ------------------------------------------------------------------------------ */

/* A file that cannot be read is kept for whoever can mend it, and said to be. */
static void put_aside(struct pl_walk *walk, const char *name, const struct pl_err *why)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf path = { 0 };

	if (!walk->setup.doors.aside ||
	    !walk->setup.doors.aside(walk->setup.doors.context, name, &path, &err)) {
		walk->unkept = true;
		notice(walk, pl_arena_printf(&walk->notice_texts,
					     pl_tr(walk->lang, N_("%s cannot be read (%s) and is "
								  "left as it is: nothing is kept "
								  "of this walk.")),
					     name, why->text));
	} else {
		notice(walk,
		       pl_arena_printf(&walk->notice_texts,
				       pl_tr(walk->lang, N_("%s could not be read (%s). It is "
							    "put aside as %.*s, and begun "
							    "anew.")),
				       name, why->text, PL_ARGS(pl_buf_str(&path))));
	}
	pl_buf_release(&path);
}

/* The bytes of the file; none when it is not there. */
static bool load(struct pl_walk *walk, const char *name, struct pl_buf *bytes, struct pl_err *err)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;

	return !doors->load || doors->load(doors->context, name, bytes, err);
}

static void read_progress(struct pl_walk *walk)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf bytes = { 0 };

	if (!load(walk, progress, &bytes, &err) ||
	    (bytes.len && !pl_store_read(&walk->store, pl_buf_str(&bytes), &err)))
		put_aside(walk, progress, &err);
	pl_buf_release(&bytes);
}

/* Each mode takes up what it left; what it says then is told first of all. */
static void resume(struct pl_walk *walk, const struct pl_node *root)
{
	for (size_t i = 0; i < PL_N_MODES; i++) {
		const struct pl_node *kept = pl_node_get(root, pl_modes[i]->name);

		if (kept && pl_modes[i]->resume)
			pl_modes[i]->resume(walk, kept);
	}
	for (size_t i = 0; i < walk->view.blocks.n && !walk->setup.once; i++)
		notice(walk, walk->view.blocks.at[i].text);
	pl_view_clear(&walk->view);
}

static void read_work(struct pl_walk *walk)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf bytes = { 0 };
	struct pl_arena arena = { 0 };
	const struct pl_node *root = NULL;

	if (!load(walk, work, &bytes, &err)) {
		put_aside(walk, work, &err);
	} else if (bytes.len) {
		root = pl_json_read(&arena, pl_buf_str(&bytes), WORK_BYTES, "", &err);
		if (root)
			resume(walk, root);
		else
			put_aside(walk, work, &err);
	}
	pl_buf_release(&walk->work);
	walk->work = bytes;
	pl_arena_release(&arena);
}

void pl_walk_remember(struct pl_walk *walk)
{
	read_progress(walk);
	read_work(walk);
}

/* --- keeping -------------------------------------------------------------------------------- */

static void write(struct pl_walk *walk, const char *name, struct pl_str bytes)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	struct pl_err err = { .french = walk->lang == PL_FR };

	if (!doors->keep || walk->unkept || doors->keep(doors->context, name, bytes, &err))
		return;
	walk->unkept = true;
	pl_walk_trouble(walk, &err);
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("Nothing more is kept of this walk."));
}

static void keep_progress(struct pl_walk *walk)
{
	struct pl_buf bytes = { 0 };

	if (!walk->store.changed)
		return;
	pl_store_write(&walk->store, &bytes);
	if (bytes.failed)
		walk->view.blocks.failed = true;
	else
		write(walk, progress, pl_buf_str(&bytes));
	walk->store.changed = bytes.failed;
	pl_buf_release(&bytes);
}

/* What would be lost if the program died now; nothing once the person has left. */
static void describe(const struct pl_walk *walk, struct pl_buf *bytes)
{
	struct pl_buf members = { 0 };

	for (size_t i = 0; i < PL_N_MODES && !walk->over && !walk->setup.traceless; i++) {
		pl_buf_cut(&members, 0);
		if (pl_modes[i]->keep)
			pl_modes[i]->keep(walk, &members);
		if (!members.len)
			continue;
		if (!bytes->len)
			pl_buf_printf(bytes, "{\"version\": %d", WORK_VERSION);
		pl_buf_printf(bytes, ",\n \"%s\": {", pl_modes[i]->name);
		pl_buf_add(bytes, pl_buf_str(&members));
		pl_buf_putc(bytes, '}');
	}
	if (bytes->len)
		pl_buf_puts(bytes, "}\n");
	bytes->failed |= members.failed;
	pl_buf_release(&members);
}

static void keep_work(struct pl_walk *walk)
{
	struct pl_buf bytes = { 0 };

	describe(walk, &bytes);
	if (bytes.failed) {
		walk->view.blocks.failed = true;
	} else if (!pl_str_same(pl_buf_str(&bytes), pl_buf_str(&walk->work))) {
		write(walk, work, pl_buf_str(&bytes));
		pl_buf_release(&walk->work);
		walk->work = bytes;
		return;
	}
	pl_buf_release(&bytes);
}

void pl_walk_keep(struct pl_walk *walk)
{
	keep_progress(walk);
	keep_work(walk);
}
