/* Reading guides into a shelf, and a shelf where it lies. */
#include "guide/making.h"

#include <string.h>

static const char magic[8] = "plumesh";

/* --- reading a shelf --------------------------------------------------------------- */

/* It is of the same build as this: to look into it would map a piece of the program. */
const struct pl_shelf *pl_shelf_builtin(void)
{
	bool made = pl_builtin_shelf_size >= sizeof(struct pl_shelf);

	return made ? (const struct pl_shelf *)(const void *)pl_builtin_shelf : NULL;
}

const void *pl_shelf_at(const struct pl_shelf *shelf, const struct pl_row *row, uint32_t i)
{
	if (i >= row->n)
		return NULL;
	return (const char *)shelf + PL_ROW(uint32_t, row)[i];
}

const void *pl_shelf_named(const struct pl_shelf *shelf, const struct pl_row *row,
			   struct pl_str name)
{
	const struct pl_ref *thing;

	for (uint32_t i = 0; (thing = pl_shelf_at(shelf, row, i)); i++) {
		if (pl_str_same(pl_ref_str(thing), name))
			return thing;
	}
	return NULL;
}

uint32_t pl_shelf_guides(const struct pl_shelf *shelf)
{
	return shelf ? shelf->guides.n : 0;
}

const struct pl_guide *pl_shelf_guide(const struct pl_shelf *shelf, uint32_t i)
{
	return pl_shelf_at(shelf, &shelf->guides, i);
}

const struct pl_guide *pl_shelf_guide_named(const struct pl_shelf *shelf, struct pl_str name)
{
	return shelf ? pl_shelf_named(shelf, &shelf->guides, name) : NULL;
}

uint32_t pl_shelf_chapters(const struct pl_shelf *shelf)
{
	return shelf ? shelf->chapters.n : 0;
}

const struct pl_chapter *pl_shelf_chapter(const struct pl_shelf *shelf, uint32_t i)
{
	return pl_shelf_at(shelf, &shelf->chapters, i);
}

const struct pl_chapter *pl_shelf_chapter_named(const struct pl_shelf *shelf, struct pl_str name)
{
	return shelf ? pl_shelf_named(shelf, &shelf->chapters, name) : NULL;
}

uint32_t pl_shelf_practices(const struct pl_shelf *shelf)
{
	return shelf ? shelf->practices.n : 0;
}

const struct pl_practice *pl_shelf_practice(const struct pl_shelf *shelf, uint32_t i)
{
	return pl_shelf_at(shelf, &shelf->practices, i);
}

const struct pl_practice *pl_shelf_find(const struct pl_shelf *shelf, struct pl_str name)
{
	return shelf ? pl_shelf_named(shelf, &shelf->practices, name) : NULL;
}

static const char *practice_name(const void *context, size_t i)
{
	const struct pl_shelf *shelf = context;

	return i < pl_shelf_practices(shelf)
		       ? pl_ref_str(&pl_shelf_practice(shelf, (uint32_t)i)->name).at
		       : NULL;
}

const char *pl_shelf_nearest(const struct pl_shelf *shelf, struct pl_str name)
{
	return pl_nearest(name, practice_name, shelf);
}

/* --- making one ---------------------------------------------------------------------- */

const struct pl_param pl_guide_params[] = {
	{ .name = "guide",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_guide, name),
	  .help = "Name of the guide, that of its file." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_guide, title),
	  .help = "Title of the guide." },
	{ .name = "tagline",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_guide, tagline),
	  .help = "What it is for, in a sentence." },
	{ 0 },
};

const struct pl_param pl_chapter_params[] = {
	{ .name = "chapter",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_chapter, name),
	  .help = "Name of the chapter." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_chapter, title),
	  .help = "Title of the chapter." },
	{ 0 },
};

const struct pl_param pl_practice_params[] = {
	{ .name = "id",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_practice, name),
	  .help = "Name of the practice." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, title),
	  .help = "The practice in a few words." },
	{ .name = "advice",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, advice),
	  .help = "What to do." },
	{ .name = "why",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, why),
	  .help = "Why." },
	{ .name = "good",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, good),
	  .help = "An example that follows it." },
	{ .name = "bad",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, bad),
	  .help = "An example that does not." },
	{ .name = "by-hand",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, by_hand),
	  .help = "What only a person can judge." },
	{ .name = "words",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_practice, words),
	  .help = "Other words by which people look for it." },
	{ .name = "check",
	  .type = PL_PARAM_LIST,
	  .offset = offsetof(struct pl_practice, rules),
	  .help = "Names of the rules that check it." },
	{ .name = "since",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_practice, since),
	  .help = "Since when it is advised." },
	{ .name = "provenance",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_practice, provenance),
	  .help = "Where it comes from: law, official-guide, charter, accessibility, usage." },
	{ 0 },
};

static bool read_practice(struct pl_making *making, const struct pl_node *map,
			  struct pl_str chapter)
{
	uint32_t at = pl_making_take(making, &making->practices, sizeof(struct pl_practice));
	const struct pl_node *source = pl_node_get(map, "source");
	struct pl_err err = { .french = making->faults->french };

	pl_making_keys(making, map, pl_practice_params, at,
		       (const char *const[]){ "source", NULL });
	pl_image_ref(&making->image, at + (uint32_t)offsetof(struct pl_practice, name),
		     pl_arena_printf(&making->arena, "%.*s/%.*s", PL_ARGS(chapter),
				     PL_ARGS(pl_node_text(pl_node_get(map, "id")))));
	if (source &&
	    !pl_citations_read(source, &making->image,
			       at + (uint32_t)offsetof(struct pl_practice, sources), &err))
		pl_making_fault(making, &err);
	return pl_making_goes_on(making);
}

static bool read_chapter(struct pl_making *making, const struct pl_node *map, struct pl_str guide)
{
	uint32_t at = pl_making_take(making, &making->chapters, sizeof(struct pl_chapter));
	struct pl_str name = pl_arena_printf(&making->arena, "%.*s/%.*s", PL_ARGS(guide),
					     PL_ARGS(pl_node_text(pl_node_get(map, "chapter"))));
	uint32_t first = (uint32_t)making->practices.list.n;
	const struct pl_node *practices = pl_making_list(making, map, "practices");
	struct pl_chapter *chapter;

	pl_making_keys(making, map, pl_chapter_params, at,
		       (const char *const[]){ "practices", "exercises", "quiz", NULL });
	pl_image_ref(&making->image, at + (uint32_t)offsetof(struct pl_chapter, name), name);
	for (const struct pl_node *item = practices ? practices->first : NULL; item;
	     item = item->next) {
		if (!read_practice(making, item, name))
			return false;
	}
	chapter = pl_image_at(&making->image, at);
	if (chapter) {
		chapter->first = first;
		chapter->n = (uint32_t)making->practices.list.n - first;
	}
	pl_exercises_read(making, map, name);
	return pl_making_goes_on(making);
}

static bool read_guide(struct pl_making *making, const struct pl_node *root)
{
	uint32_t at = pl_making_take(making, &making->guides, sizeof(struct pl_guide));
	uint32_t first = (uint32_t)making->chapters.list.n;
	const struct pl_node *chapters = pl_making_list(making, root, "chapters");
	struct pl_str name = pl_node_text(pl_node_get(root, "guide"));
	struct pl_guide *guide;

	pl_making_keys(making, root, pl_guide_params, at,
		       (const char *const[]){ "chapters", NULL });
	pl_image_ref(&making->image, at + (uint32_t)offsetof(struct pl_guide, file),
		     pl_str_of(root->file));
	for (const struct pl_node *item = chapters ? chapters->first : NULL; item;
	     item = item->next) {
		if (!read_chapter(making, item, name))
			return false;
	}
	guide = pl_image_at(&making->image, at);
	if (guide) {
		guide->first = first;
		guide->n = (uint32_t)making->chapters.list.n - first;
	}
	return pl_making_goes_on(making);
}

/* What lies beside the guides in their folder; the first whose name begins so. */
static const struct {
	const char *name;
	bool (*read)(struct pl_making *making, const struct pl_node *root);
} readers[] = {
	{ "parcours.yml", pl_path_read },
	{ PL_TEMPLATES, pl_template_read },
	{ "", read_guide },
};

static bool read_file(struct pl_making *making, const char *name, const struct pl_node *root)
{
	size_t i = 0;

	while (!pl_str_starts(pl_str_of(name), readers[i].name))
		i++;
	return readers[i].read(making, root);
}

static bool each_file(void *context, const char *name)
{
	struct pl_making *making = context;
	const struct pl_node *root;
	struct pl_err err = { .french = making->faults->french };

	/* Read otherwise: by guide/annuaire.c, and before the first template. */
	if (!strcmp(name, "annuaire.yml") || !strcmp(name, PL_TEMPLATE_QUESTIONS))
		return true;
	root = pl_making_file(making, name, &err);
	if (root)
		return read_file(making, name, root);
	pl_making_fault(making, &err);
	return err.code != PL_NOMEM;
}

static void place(struct pl_making *making, size_t field, struct pl_made *made)
{
	pl_image_offsets(&making->image, (uint32_t)field, made->list.at, made->list.n);
	PL_LIST_RELEASE(&made->list);
}

static void finish(struct pl_making *making)
{
	struct pl_shelf *shelf;

	place(making, offsetof(struct pl_shelf, guides), &making->guides);
	place(making, offsetof(struct pl_shelf, chapters), &making->chapters);
	place(making, offsetof(struct pl_shelf, practices), &making->practices);
	place(making, offsetof(struct pl_shelf, exercises), &making->exercises);
	place(making, offsetof(struct pl_shelf, quizzes), &making->quizzes);
	place(making, offsetof(struct pl_shelf, stages), &making->stages);
	place(making, offsetof(struct pl_shelf, templates), &making->templates);
	pl_image_take(&making->image, 8);
	shelf = pl_image_at(&making->image, 0);
	if (!shelf)
		return;
	memcpy(shelf->magic, magic, sizeof(magic));
	shelf->version = PL_SHELF_VERSION;
	shelf->size = (uint32_t)making->image.bytes.len;
}

bool pl_shelf_read(const struct pl_source *source, struct pl_buf *out, struct pl_faults *faults)
{
	struct pl_making making = { .faults = faults, .source = source };
	struct pl_err err = { .french = faults->french };
	bool ok;

	pl_image_take(&making.image, sizeof(struct pl_shelf));
	ok = source->walk(source, ".yml", each_file, &making, &err);
	if (!ok && err.code != PL_OK && err.code != PL_NOMEM) {
		pl_making_fault(&making, &err);
		ok = true;
	}
	finish(&making);
	ok = ok && pl_making_goes_on(&making);
	if (ok) {
		*out = making.image.bytes;
		making.image.bytes = (struct pl_buf){ 0 };
	}
	pl_image_release(&making.image);
	pl_arena_release(&making.arena);
	return ok;
}
