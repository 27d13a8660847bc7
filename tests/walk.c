/* Walks through the state machine: the scripts of tests/walk, and generated ones that reach every
 * page. */
#include "walk/reach.h"

#include <stdio.h>
#include <string.h>

#include "cli/render.h"
#include "guide/walk.h"

/* --- a world without disk ------------------------------------------------------------------ */

struct world {
	struct pl_arena arena;
	PL_LIST(struct script_file) files; /* of the person, and of the walk when `data` */
};

static struct script_file *find(struct world *world, struct pl_str name, bool data)
{
	for (size_t i = 0; i < world->files.n; i++) {
		struct script_file *file = &world->files.at[i];

		if (file->data == data && pl_str_same(file->name, name))
			return file;
	}
	return NULL;
}

static void put(struct world *world, struct pl_str name, struct pl_str text, bool data)
{
	struct script_file *file = find(world, name, data);

	if (!file)
		file = PL_PUSH(&world->files);
	file->name = pl_arena_str(&world->arena, name);
	file->text = pl_arena_str(&world->arena, text);
	file->data = data;
}

static bool read_file(void *context, const char *path, struct pl_buf *out, struct pl_err *err)
{
	const struct script_file *file = find(context, pl_str_of(path), false);

	if (!file)
		return pl_fail(err, PL_NOFILE, "no such file");
	pl_buf_add(out, file->text);
	return true;
}

static bool exists(void *context, const char *path)
{
	return find(context, pl_str_of(path), false) != NULL;
}

static bool save(void *context, const char *path, struct pl_str bytes, struct pl_err *err)
{
	(void)err;
	put(context, pl_str_of(path), bytes, false);
	return true;
}

static bool load(void *context, const char *name, struct pl_buf *out, struct pl_err *err)
{
	const struct script_file *file = find(context, pl_str_of(name), true);

	(void)err;
	if (file)
		pl_buf_add(out, file->text);
	return true;
}

static bool keep(void *context, const char *name, struct pl_str bytes, struct pl_err *err)
{
	(void)err;
	put(context, pl_str_of(name), bytes, true);
	return true;
}

static bool aside(void *context, const char *name, struct pl_buf *path, struct pl_err *err)
{
	struct script_file *file = find(context, pl_str_of(name), true);

	(void)err;
	pl_buf_printf(path, "%s.broken-1", name);
	put(context, pl_buf_str(path), file->text, true);
	file->text = PL_STR("");
	return true;
}

static void world_release(struct world *world)
{
	PL_LIST_RELEASE(&world->files);
	pl_arena_release(&world->arena);
}

/* --- a walk through it ------------------------------------------------------------------------ */

static struct pl_ruleset *rules;
static size_t passed, failed;

static struct pl_walk *begin(struct world *world, struct pl_options *options, enum pl_lang lang)
{
	struct pl_walk_setup setup = {
		.shelf = pl_shelf_builtin(),
		.rules = rules,
		.options = options,
		.doors = { .context = world,
			   .read = read_file,
			   .exists = exists,
			   .save = save,
			   .load = load,
			   .keep = keep,
			   .aside = aside },
	};

	options->lang = lang;
	return pl_walk_new(&setup, NULL);
}

static void show(struct script_turn *turn, const struct pl_view *view, unsigned columns)
{
	struct pl_rendering how = { .width = columns };
	struct pl_buf out = { 0 };

	if (view)
		pl_render(&out, view, &how);
	else
		pl_buf_puts(&out, "(no view)");
	script_turn_set(turn, pl_buf_str(&out));
	pl_buf_release(&out);
}

static const struct pl_view *say(struct pl_walk *walk, const struct script_step *step)
{
	switch (step->key) {
	case 'C':
		return pl_walk_break(walk, NULL);
	case 'D':
		return pl_walk_end(walk, NULL);
	default:
		return pl_walk_line(walk, step->text, NULL);
	}
}

static bool check_file(const struct script *script, struct world *world,
		       const struct script_step *step)
{
	const struct script_file *file = find(world, step->name, step->kind == SCRIPT_KEPT);
	bool any = pl_str_is(step->text, "…");

	if (file && (any || (step->kind == SCRIPT_SAVED
				     ? pl_str_same(file->text, step->text)
				     : pl_str_find(file->text, step->text, 0) != SIZE_MAX)))
		return true;
	printf("%s:%u: %.*s holds: %.*s\n", script->path, step->line, PL_ARGS(step->name),
	       PL_ARGS(file ? file->text : PL_STR("(there is none)")));
	return false;
}

static bool check_step(const struct script *script, struct world *world, struct pl_walk *walk,
		       const struct script_step *step, struct script_turn *turn)
{
	switch (step->kind) {
	case SCRIPT_TYPED:
		show(turn, say(walk, step), script->columns);
		return script_fits(script, step, turn);
	case SCRIPT_SAVED:
	case SCRIPT_KEPT:
		return check_file(script, world, step);
	case SCRIPT_OVER:
		if (!pl_walk_is_over(walk))
			printf("%s:%u: the walk is not over\n", script->path, step->line);
		return pl_walk_is_over(walk);
	default:
		return script_check(script, step, turn);
	}
}

/* The script is released. */
static bool run(struct script *script)
{
	struct world world = { 0 };
	struct pl_options options = { 0 };
	struct script_turn turn = { 0 };
	struct pl_walk *walk;
	bool ok, completing = false;

	for (size_t i = 0; i < script->files.n; i++)
		put(&world, script->files.at[i].name, script->files.at[i].text,
		    script->files.at[i].data);
	walk = begin(&world, &options, script->lang);
	show(&turn, pl_walk_start(walk, NULL), script->columns);
	ok = script_fits(script, NULL, &turn);
	for (size_t i = 0; ok && i < script->steps.n; i++) {
		const struct script_step *step = &script->steps.at[i];

		/* Only a terminal completes. */
		completing = step->kind == SCRIPT_TYPED ? step->key == 'I' : completing;
		ok = completing || check_step(script, &world, walk, step, &turn);
	}
	pl_walk_free(walk);
	script_turn_release(&turn);
	script_release(script);
	world_release(&world);
	return ok;
}

static bool run_file(const char *path)
{
	struct script script;
	bool ok = script_read(&script, path);

	if (script.at_terminal) {
		script_release(&script);
		return ok;
	}
	return run(&script) && ok;
}

static void count(bool ok)
{
	passed += ok;
	failed += !ok;
}

/* --- generated walks ----------------------------------------------------------------------------
 */

/* Types a line, and looks for a text in what is shown. */
static bool shows(struct pl_walk *walk, unsigned columns, const char *typed, struct pl_str wanted)
{
	struct script script = { .path = typed, .columns = columns };
	struct script_step step = { .kind = SCRIPT_SHOWN, .text = wanted };
	struct script_turn turn = { 0 };
	bool ok;

	show(&turn, pl_walk_line(walk, pl_str_of(typed), NULL), columns);
	ok = script_check(&script, &step, &turn) && script_fits(&script, NULL, &turn);
	script_turn_release(&turn);
	return ok;
}

static bool opens(struct pl_walk *walk, unsigned columns, struct pl_str name, struct pl_str title)
{
	struct pl_buf line = { 0 };
	bool ok;

	pl_buf_printf(&line, "open %.*s", PL_ARGS(name));
	ok = shows(walk, columns, line.at, title);
	pl_buf_release(&line);
	return ok;
}

/* Tries an example, which is shown with names for what cannot be seen, and goes back. */
static bool tries(struct pl_walk *walk, const char *typed, const struct pl_ref *example)
{
	struct pl_buf safe = { 0 };
	bool ok;

	if (!example->len)
		return true;
	pl_term_add(&safe, pl_ref_str(example), PL_TERM_KEEP_LINES);
	ok = shows(walk, 200, typed, pl_str_trim(pl_buf_str(&safe))) &&
	     shows(walk, 200, "back", PL_STR(""));
	pl_buf_release(&safe);
	return ok;
}

static bool tries_examples(struct pl_walk *walk, const struct pl_practice *practice)
{
	return tries(walk, "try good", &practice->good.fr) &&
	       tries(walk, "try bad", &practice->bad.fr);
}

/* Every page is opened by its name, and reached from the first by `next`. */
static void reach_all(enum pl_lang lang, unsigned columns)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();
	struct world world = { 0 };
	struct pl_options options = { 0 };
	struct pl_walk *walk = begin(&world, &options, lang);

	for (uint32_t i = 0; i < pl_shelf_guides(shelf); i++)
		count(opens(walk, columns, pl_ref_str(&pl_shelf_guide(shelf, i)->name),
			    pl_text_in(&pl_shelf_guide(shelf, i)->title, lang)));
	for (uint32_t i = 0; i < pl_shelf_chapters(shelf); i++)
		count(opens(walk, columns, pl_ref_str(&pl_shelf_chapter(shelf, i)->name),
			    pl_text_in(&pl_shelf_chapter(shelf, i)->title, lang)));
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		count(opens(walk, columns, pl_ref_str(&practice->name),
			    pl_text_in(&practice->title, lang)) &&
		      tries_examples(walk, practice));
	}
	opens(walk, columns, pl_ref_str(&pl_shelf_practice(shelf, 0)->name), PL_STR(""));
	for (uint32_t i = 1; i < pl_shelf_practices(shelf); i++)
		count(shows(walk, columns, lang == PL_FR ? "suivant" : "next",
			    pl_text_in(&pl_shelf_practice(shelf, i)->title, lang)));
	pl_walk_free(walk);
	world_release(&world);
}

/* What is practised, as it is typed at a terminal too. */
static void reach_by_script(void)
{
	struct script script;

	for (size_t i = 0; reach_script(&script, rules, i); i++)
		count(run(&script));
	script_release(&script);
}

static void reach_rules(enum pl_lang lang)
{
	struct world world = { 0 };
	struct pl_options options = { 0 };
	struct pl_walk *walk = begin(&world, &options, lang);
	struct pl_rule_walk all = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &all, &at))
		count(opens(walk, 80, pl_ref_str(&at.rule->name),
			    pl_text_in(&at.rule->title, lang)));
	pl_walk_free(walk);
	world_release(&world);
}

int main(int argc, char **argv)
{
	struct pl_arena arena = { 0 };
	const char **scripts = script_all(&arena);
	size_t n = 0;

	rules = pl_ruleset_new(NULL, 0, NULL);
	for (int i = 1; i < argc; i++)
		count(run_file(argv[i]));
	for (; argc == 1 && scripts[n]; n++)
		count(run_file(scripts[n]));
	if (argc == 1) {
		printf("walks: %zu cases, %zu passed\n", n, passed);
		reach_all(PL_FR, 40);
		reach_all(PL_EN, 200);
		reach_by_script();
		reach_rules(PL_FR);
		reach_rules(PL_EN);
	}
	pl_ruleset_free(rules);
	pl_arena_release(&arena);
	printf("%zu passed, %zu failed\n", passed, failed);
	return failed != 0;
}
