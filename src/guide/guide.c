/* Reading guides into a shelf, and a shelf where it lies. */
#include "guide/guide.h"

#include <string.h>

static const char magic[8] = "plumesh";

/* --- reading a shelf --------------------------------------------------------------- */

const struct pl_shelf *pl_shelf_builtin(void)
{
	const struct pl_shelf *shelf = (const struct pl_shelf *)(const void *)pl_builtin_shelf;
	bool valid = pl_builtin_shelf_size >= sizeof(*shelf) &&
		     !memcmp(shelf->magic, magic, sizeof(magic)) &&
		     shelf->version == PL_SHELF_VERSION && shelf->size == pl_builtin_shelf_size;

	return valid ? shelf : NULL;
}

/* The i-th thing of a row of the shelf's offsets. */
static const void *thing(const struct pl_shelf *shelf, const struct pl_row *row, uint32_t i)
{
	return (const char *)shelf + PL_ROW(uint32_t, row)[i];
}

uint32_t pl_shelf_guides(const struct pl_shelf *shelf)
{
	return shelf ? shelf->guides.n : 0;
}

const struct pl_guide *pl_shelf_guide(const struct pl_shelf *shelf, uint32_t i)
{
	return thing(shelf, &shelf->guides, i);
}

const struct pl_guide *pl_shelf_guide_named(const struct pl_shelf *shelf, struct pl_str name)
{
	for (uint32_t i = 0; i < pl_shelf_guides(shelf); i++) {
		const struct pl_guide *guide = pl_shelf_guide(shelf, i);

		if (pl_str_same(pl_ref_str(&guide->name), name))
			return guide;
	}
	return NULL;
}

uint32_t pl_shelf_chapters(const struct pl_shelf *shelf)
{
	return shelf ? shelf->chapters.n : 0;
}

const struct pl_chapter *pl_shelf_chapter(const struct pl_shelf *shelf, uint32_t i)
{
	return thing(shelf, &shelf->chapters, i);
}

const struct pl_chapter *pl_shelf_chapter_named(const struct pl_shelf *shelf, struct pl_str name)
{
	for (uint32_t i = 0; i < pl_shelf_chapters(shelf); i++) {
		const struct pl_chapter *chapter = pl_shelf_chapter(shelf, i);

		if (pl_str_same(pl_ref_str(&chapter->name), name))
			return chapter;
	}
	return NULL;
}

uint32_t pl_shelf_practices(const struct pl_shelf *shelf)
{
	return shelf ? shelf->practices.n : 0;
}

const struct pl_practice *pl_shelf_practice(const struct pl_shelf *shelf, uint32_t i)
{
	return thing(shelf, &shelf->practices, i);
}

const struct pl_practice *pl_shelf_find(const struct pl_shelf *shelf, struct pl_str name)
{
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		const struct pl_practice *practice = pl_shelf_practice(shelf, i);

		if (pl_str_same(pl_ref_str(&practice->name), name))
			return practice;
	}
	return NULL;
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

static const struct pl_param guide_params[] = {
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

static const struct pl_param chapter_params[] = {
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

static const struct pl_param practice_params[] = {
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

struct making {
	struct pl_image image;
	struct pl_arena arena;
	struct pl_faults *faults;
	const struct pl_source *source;
	PL_LIST(uint32_t) guides; /* offsets */
	PL_LIST(uint32_t) chapters;
	PL_LIST(uint32_t) practices;
};

static void fault(struct making *making, const struct pl_err *err)
{
	pl_faults_add(making->faults, err);
}

static bool is_map(struct making *making, const struct pl_node *node)
{
	struct pl_err err = { .french = making->faults->french };

	if (node->kind == PL_NODE_MAP)
		return true;
	pl_node_fail(node, &err, "the file should hold 'key: value' lines");
	fault(making, &err);
	return false;
}

/* Reads the keys of `map` by the table; `other` names keys that are read
 * elsewhere. */
static void read_keys(struct making *making, const struct pl_node *map,
		      const struct pl_param *params, uint32_t at, const char *other)
{
	if (!is_map(making, map))
		return;
	for (const struct pl_node *value = map->first; value; value = value->next) {
		const struct pl_param *param = pl_param_find(params, value->key->text);
		const char *nearest = pl_param_nearest(params, value->key->text);
		struct pl_err err = { .french = making->faults->french };
		bool ok = true;

		if (param)
			ok = pl_param_read(param, value, &making->image, at, &err);
		else if (!pl_node_is(value->key, other))
			ok = pl_node_fail(value->key, &err, "no key is called '%.*s' here%s%s%s",
					  PL_ARGS(value->key->text),
					  nearest ? pl_err_tr(&err, "; did you mean '") : "",
					  nearest ? nearest : "",
					  nearest ? pl_err_tr(&err, "'?") : "");
		if (!ok)
			fault(making, &err);
	}
}

/* The list under `key`, or NULL with a fault. */
static const struct pl_node *list_of(struct making *making, const struct pl_node *map,
				     const char *key)
{
	const struct pl_node *list = pl_node_get(map, key);
	struct pl_err err = { .french = making->faults->french };

	if (list && list->kind == PL_NODE_LIST)
		return list;
	pl_node_fail(list ? list : map, &err, "'%s' wants a list", key);
	fault(making, &err);
	return NULL;
}

static bool keep(struct making *making, uint32_t at, uint32_t **kept)
{
	if (*kept)
		**kept = at;
	return *kept && !making->image.bytes.failed;
}

static bool read_practice(struct making *making, const struct pl_node *map, struct pl_str chapter)
{
	uint32_t at = pl_image_take(&making->image, sizeof(struct pl_practice));
	const struct pl_node *source = pl_node_get(map, "source");
	uint32_t *kept = PL_PUSH(&making->practices);
	struct pl_err err = { .french = making->faults->french };

	read_keys(making, map, practice_params, at, "source");
	pl_image_ref(&making->image, at + (uint32_t)offsetof(struct pl_practice, name),
		     pl_arena_printf(&making->arena, "%.*s/%.*s", PL_ARGS(chapter),
				     PL_ARGS(pl_node_text(pl_node_get(map, "id")))));
	if (source &&
	    !pl_citations_read(source, &making->image,
			       at + (uint32_t)offsetof(struct pl_practice, sources), &err))
		fault(making, &err);
	return keep(making, at, &kept);
}

static bool read_chapter(struct making *making, const struct pl_node *map, struct pl_str guide)
{
	uint32_t at = pl_image_take(&making->image, sizeof(struct pl_chapter));
	struct pl_str name = pl_arena_printf(&making->arena, "%.*s/%.*s", PL_ARGS(guide),
					     PL_ARGS(pl_node_text(pl_node_get(map, "chapter"))));
	uint32_t first = (uint32_t)making->practices.n, *kept = PL_PUSH(&making->chapters);
	const struct pl_node *practices = list_of(making, map, "practices");
	struct pl_chapter *chapter;

	read_keys(making, map, chapter_params, at, "practices");
	pl_image_ref(&making->image, at + (uint32_t)offsetof(struct pl_chapter, name), name);
	for (const struct pl_node *item = practices ? practices->first : NULL; item;
	     item = item->next) {
		if (!read_practice(making, item, name))
			return false;
	}
	chapter = pl_image_at(&making->image, at);
	if (chapter) {
		chapter->first = first;
		chapter->n = (uint32_t)making->practices.n - first;
	}
	return keep(making, at, &kept);
}

static bool read_guide(struct making *making, const struct pl_node *root)
{
	uint32_t at = pl_image_take(&making->image, sizeof(struct pl_guide));
	uint32_t first = (uint32_t)making->chapters.n, *kept = PL_PUSH(&making->guides);
	const struct pl_node *chapters = list_of(making, root, "chapters");
	struct pl_str name = pl_node_text(pl_node_get(root, "guide"));
	struct pl_guide *guide;

	read_keys(making, root, guide_params, at, "chapters");
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
		guide->n = (uint32_t)making->chapters.n - first;
	}
	return keep(making, at, &kept);
}

static bool each_file(void *context, const char *name)
{
	struct making *making = context;
	struct pl_str path = pl_arena_printf(&making->arena, "%s/%s", making->source->name, name);
	const struct pl_node *root = NULL;
	struct pl_buf bytes = { 0 };
	struct pl_err err = { .french = making->faults->french };
	bool ok = true;

	if (!strcmp(name, "annuaire.yml")) /* lies beside them: guide/annuaire.c */
		return true;
	if (making->source->read(making->source, name, &bytes, &err))
		root = pl_yaml_read(&making->arena, pl_buf_str(&bytes), path.at, &err);
	pl_buf_release(&bytes);
	if (root)
		ok = read_guide(making, root);
	else
		fault(making, &err);
	return ok && err.code != PL_NOMEM;
}

static void finish(struct making *making)
{
	struct pl_image *image = &making->image;
	struct pl_shelf *shelf;

	pl_image_offsets(image, offsetof(struct pl_shelf, guides), making->guides.at,
			 making->guides.n);
	pl_image_offsets(image, offsetof(struct pl_shelf, chapters), making->chapters.at,
			 making->chapters.n);
	pl_image_offsets(image, offsetof(struct pl_shelf, practices), making->practices.at,
			 making->practices.n);
	pl_image_take(image, 8);
	shelf = pl_image_at(image, 0);
	if (!shelf)
		return;
	memcpy(shelf->magic, magic, sizeof(magic));
	shelf->version = PL_SHELF_VERSION;
	shelf->size = (uint32_t)image->bytes.len;
}

bool pl_shelf_read(const struct pl_source *source, struct pl_buf *out, struct pl_faults *faults)
{
	struct making making = { .faults = faults, .source = source };
	struct pl_err err = { .french = faults->french };
	bool ok;

	pl_image_take(&making.image, sizeof(struct pl_shelf));
	ok = source->walk(source, ".yml", each_file, &making, &err);
	if (!ok && err.code != PL_OK && err.code != PL_NOMEM) {
		fault(&making, &err);
		ok = true;
	}
	if (ok)
		finish(&making);
	ok = ok && !making.image.bytes.failed && !making.arena.failed && !faults->list.failed;
	if (ok) {
		*out = making.image.bytes;
		making.image.bytes = (struct pl_buf){ 0 };
	}
	pl_image_release(&making.image);
	pl_arena_release(&making.arena);
	PL_LIST_RELEASE(&making.guides);
	PL_LIST_RELEASE(&making.chapters);
	PL_LIST_RELEASE(&making.practices);
	return ok;
}
