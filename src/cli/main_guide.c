/* plume-guide: a walk through the guides, at a terminal or in a pipe. */
#include "base/save.h"
#include "cli/doors.h"
#include "cli/load.h"
#include "cli/pager.h"
#include "cli/prompt.h"
#include "cli/render.h"
#include "cli/start.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct guiding {
	struct pl_settings *settings;
	struct pl_loaded loaded;
	struct pl_doors doors;
	struct pl_walk *walk;
	struct pl_prompt prompt;
	bool typed; /* somebody types: standard input is a terminal */
	bool plain;
	bool trouble; /* something could not be done: the status in a script */
	bool broken;  /* standard output cannot be written */
};

static bool is_dumb(void)
{
	const char *term = getenv("TERM");

	return !term || !*term || !strcmp(term, "dumb");
}

/* Asked for, or where nothing else would do. */
static bool is_plain(const struct pl_settings *settings)
{
	const char *plain = getenv("PLUME_PLAIN");

	return settings->plain || (plain && *plain && strcmp(plain, "0") != 0) || is_dumb() ||
	       !pl_on_terminal();
}

/* Lines can be edited at this terminal. */
static bool edits(const struct guiding *guiding)
{
	return guiding->typed && pl_on_terminal() && !is_dumb();
}

/* --- showing ---------------------------------------------------------------------------- */

static bool has_trouble(const struct pl_view *view)
{
	for (size_t i = 0; i < view->blocks.n; i++) {
		if (view->blocks.at[i].kind == PL_VIEW_TROUBLE)
			return true;
	}
	return false;
}

static struct pl_rendering rendering_of(const struct guiding *guiding)
{
	return (struct pl_rendering){ .width = pl_columns(),
				      .color = !guiding->plain && pl_color(guiding->settings) };
}

static void show(struct guiding *guiding, const struct pl_view *view, const struct pl_err *err)
{
	struct pl_rendering how = rendering_of(guiding);
	struct pl_buf out = { 0 };

	if (!view) {
		pl_tell(err);
		guiding->trouble = true;
		return;
	}
	guiding->trouble = guiding->trouble || has_trouble(view);
	pl_render(&out, view, &how);
	if (out.len)
		pl_buf_putc(&out, '\n');
	guiding->broken = !(guiding->plain ? pl_print(&out) : pl_page_out(&out, view->lang));
	pl_buf_release(&out);
}

static void glance(void *context, struct pl_str line, struct pl_buf *out)
{
	struct guiding *guiding = context;
	const struct pl_view *view = pl_walk_glance(guiding->walk, line);
	struct pl_rendering how = rendering_of(guiding);

	if (!view)
		return;
	pl_render(out, view, &how);
	pl_buf_putc(out, '\n');
}

/* --- a turn ------------------------------------------------------------------------------- */

/* Only a command is kept, and only when nobody has said otherwise. */
static bool may_be_kept(const struct guiding *guiding, struct pl_str line)
{
	const struct pl_str *setting = pl_walk_setting(guiding->walk, "history");

	return pl_walk_keeps(guiding->walk, line) && !(setting && pl_str_is(*setting, "off"));
}

static void say(struct guiding *guiding, struct pl_str line)
{
	struct pl_err err = { .french = guiding->settings->lang == PL_FR };

	if (may_be_kept(guiding, line))
		pl_prompt_keep(&guiding->prompt, line);
	show(guiding, pl_walk_line(guiding->walk, line, &err), &err);
}

static void turn(struct guiding *guiding)
{
	struct pl_err err = { .french = guiding->settings->lang == PL_FR };
	struct pl_buf words = { 0 }, line = { 0 };
	const struct pl_view *end;

	pl_buf_printf(&words, "%.*s> ", PL_ARGS(pl_walk_prompt(guiding->walk)));
	switch (pl_prompt_ask(&guiding->prompt, pl_buf_str(&words), &line)) {
	case PL_PROMPT_LINE:
		say(guiding, pl_buf_str(&line));
		break;
	case PL_PROMPT_END:
		/* Where there is no memory even to end, nothing more comes that could be read. */
		end = pl_walk_end(guiding->walk, &err);
		show(guiding, end, &err);
		guiding->broken = guiding->broken || !end;
		break;
	case PL_PROMPT_BREAK:
		show(guiding, pl_walk_break(guiding->walk, &err), &err);
		break;
	}
	pl_buf_release(&words);
	pl_buf_release(&line);
}

/* --- a walk ---------------------------------------------------------------------------------- */

static bool is_exercise(const char *word)
{
	return !strcmp(word, "exercise") || !strcmp(word, "exercice");
}

/* `plume guide open facebook/accroche`, `plume new alerte`: the words are the first line; of
 * `plume guide exercise --quiz twitter` it is `quiz twitter`. */
static bool first_line(const struct pl_settings *settings, struct pl_buf *line)
{
	if (!strcmp(settings->command->name, "new"))
		pl_buf_puts(line, "new");
	if (settings->quiz)
		pl_buf_puts(line, "quiz");
	for (size_t i = 0; i < settings->operands.n; i++) {
		if (!i && settings->quiz && is_exercise(settings->operands.at[i]))
			continue;
		pl_buf_printf(line, "%s%s", line->len ? " " : "", settings->operands.at[i]);
	}
	return line->len > 0;
}

/* Asked from a shell, a page is an answer. */
static bool is_answer(const struct guiding *guiding)
{
	return guiding->settings->operands.n &&
	       strcmp(guiding->settings->command->name, "new") != 0 &&
	       !(guiding->typed && pl_on_terminal());
}

static void walk(struct guiding *guiding)
{
	struct pl_err err = { .french = guiding->settings->lang == PL_FR };
	struct pl_buf line = { 0 };
	bool once = false;

	if (first_line(guiding->settings, &line)) {
		show(guiding, pl_walk_line(guiding->walk, pl_buf_str(&line), &err), &err);
		/* A question wants an answer. */
		once = !(guiding->typed && pl_on_terminal()) && !pl_walk_listens(guiding->walk);
	} else {
		show(guiding, pl_walk_start(guiding->walk, &err), &err);
	}
	pl_buf_release(&line);
	while (!once && !guiding->broken && !pl_walk_is_over(guiding->walk))
		turn(guiding);
}

static bool open_walk(struct guiding *guiding)
{
	struct pl_err err = { .french = guiding->settings->lang == PL_FR };
	struct pl_walk_setup setup = {
		.shelf = guiding->loaded.shelf,
		.rules = guiding->loaded.rules,
		.options = &guiding->loaded.options,
		.networks = guiding->loaded.networks,
		.doors = pl_doors_of(&guiding->doors),
		.scripted = !guiding->typed,
		.glances = edits(guiding) && pl_prompt_glances(),
		.once = is_answer(guiding),
		.traceless = guiding->settings->no_history,
	};

	pl_load_today(&guiding->loaded);
	guiding->walk = pl_walk_new(&setup, &err);
	if (!guiding->walk)
		pl_tell(&err);
	return guiding->walk != NULL;
}

static int guide(struct guiding *guiding)
{
	struct pl_buf history = { 0 };

	guiding->typed = isatty(STDIN_FILENO) == 1;
	guiding->plain = is_plain(guiding->settings);
	guiding->prompt = (struct pl_prompt){
		.walk = guiding->walk,
		.shown = guiding->typed,
		.glance = glance,
		.context = guiding,
		.editing = edits(guiding),
	};
	if (!guiding->settings->no_history &&
	    pl_doors_path(&guiding->doors.state, "guide-history", &history))
		guiding->prompt.history = history.at;
	pl_prompt_open(&guiding->prompt);
	walk(guiding);
	pl_prompt_close(&guiding->prompt);
	pl_buf_release(&history);
	if (guiding->broken && !pl_pipe_closed())
		return PL_EXIT_TROUBLE;
	return (guiding->trouble || guiding->loaded.faulty) && !guiding->typed ? PL_EXIT_TROUBLE
									       : PL_EXIT_CLEAN;
}

static int run_guide(struct pl_settings *settings)
{
	struct guiding guiding = { .settings = settings };
	int status = PL_EXIT_TROUBLE;

	guiding.typed = isatty(STDIN_FILENO) == 1;
	pl_doors_find(&guiding.doors, settings->lang);
	guiding.doors.now = settings->now;
	if (guiding.doors.data.len)
		pl_save_sweep(guiding.doors.data.at);
	if (pl_load(&guiding.loaded, settings) && open_walk(&guiding))
		status = guide(&guiding);
	pl_walk_free(guiding.walk);
	pl_loaded_release(&guiding.loaded);
	pl_doors_release(&guiding.doors);
	return status;
}

int main(int argc, char **argv)
{
	struct pl_settings settings = { 0 };

	if (!pl_start(&settings, "plume-guide", argc, argv))
		return PL_EXIT_TROUBLE;
	if (settings.help || settings.version)
		return pl_start_command(&settings);
	return run_guide(&settings);
}
