/* Reading a source of YAML into a book, and a book where it lies. */
#include "rule/book.h"

#include "rule/build.h"

#include "check/words.h"

#include <string.h>

static const char magic[8] = "plumebk";

const struct pl_rule *pl_book_rule(const struct pl_book *book, uint32_t i)
{
	return (const struct pl_rule *)((const char *)book + PL_ROW(uint32_t, &book->rules)[i]);
}

const struct pl_network *pl_book_network(const struct pl_book *book, uint32_t i)
{
	return (const struct pl_network *)((const char *)book +
					   PL_ROW(uint32_t, &book->networks)[i]);
}

const void *pl_book_settings(const struct pl_book *book, const struct pl_rule *rule)
{
	return (const char *)book + rule->settings;
}

bool pl_book_valid(const void *bytes, size_t size)
{
	const struct pl_book *book = bytes;

	return size >= sizeof(*book) && !memcmp(book->magic, magic, sizeof(magic)) &&
	       book->version == PL_BOOK_VERSION && book->size == size;
}

/* --- files ----------------------------------------------------------------------- */

static const struct pl_node *want_map(const struct pl_node *root, struct pl_err *err)
{
	if (!root || root->kind == PL_NODE_MAP)
		return root;
	pl_node_fail(root, err, "the file should hold 'key: value' lines");
	return NULL;
}

const struct pl_node *pl_build_file(struct pl_build *build, const struct pl_source *source,
				    const char *name, struct pl_err *err)
{
	struct pl_buf bytes = { 0 };
	struct pl_str path = pl_arena_printf(&build->arena, "%s/%s", source->name, name);
	const struct pl_node *root = NULL;

	if (source->read(source, name, &bytes, err))
		root = pl_yaml_read(&build->arena, pl_buf_str(&bytes), path.at, err);
	pl_buf_release(&bytes);
	return want_map(root, err);
}

/* A rule of Vale's may say what its reader lets pass and ours does not. */
const struct pl_node *pl_build_rule(struct pl_build *build, const char *name, struct pl_err *err)
{
	struct pl_buf bytes = { 0 };
	struct pl_str path = pl_arena_printf(&build->arena, "%s/%s", build->source->name, name);
	const struct pl_node *root = NULL, *loose = NULL;
	struct pl_err ignored = { 0 };

	if (build->source->read(build->source, name, &bytes, err))
		root = pl_yaml_read(&build->arena, pl_buf_str(&bytes), path.at, err);
	if (!root && err->code == PL_SYNTAX)
		loose = pl_yaml_read_loosely(&build->arena, pl_buf_str(&bytes), path.at, &ignored);
	if (ignored.code == PL_NOMEM)
		pl_fail_nomem(err);
	pl_buf_release(&bytes);
	if (loose && !pl_rule_is_ours(loose))
		root = loose;
	return want_map(root, err);
}

static bool in_folder(const char *name, const char *folder)
{
	return pl_str_starts(pl_str_of(name), folder);
}

/* A network may go on from one of an earlier layer only: so none can go on from
 * itself, however many files lie between. */
static bool base_lies_before(struct pl_build *build, const struct pl_node *root, struct pl_err *err)
{
	const struct pl_node *extends = pl_node_get(root, "extends");
	struct pl_str base = pl_node_text(extends);
	struct pl_err none = { 0 };

	if (!extends || pl_networks_find(&build->networks, base) >= 0 ||
	    !pl_build_file(build, build->source,
			   pl_arena_printf(&build->arena, "networks/%.*s.yml", PL_ARGS(base)).at,
			   &none))
		return true;
	return pl_node_fail(
		extends, err,
		"'%.*s' lies in the same folder, and networks there could extend each "
		"other without end; extend one that is built in or of an earlier folder",
		PL_ARGS(base));
}

static bool each_network(void *context, const char *name)
{
	struct pl_build *build = context;
	struct pl_err err = { .french = build->faults->french };
	const struct pl_node *root;
	struct pl_str stem = pl_str_of(name);
	uint32_t at, *kept;

	if (!in_folder(name, "networks/"))
		return true;
	stem = pl_str_cut(stem, strlen("networks/"), stem.len - strlen(".yml"));
	root = pl_build_file(build, build->source, name, &err);
	/* Those of earlier layers: this source's own still move with the image. */
	build->networks.n = build->n_known;
	at = root && base_lies_before(build, root, &err)
		     ? pl_network_read(root, stem, &build->networks, &build->image, &err)
		     : 0;
	if (!at) {
		pl_faults_add(build->faults, &err);
		return err.code != PL_NOMEM;
	}
	kept = PL_PUSH(&build->network_at);
	if (kept)
		*kept = at;
	return kept && !build->image.bytes.failed;
}

static bool each_rule(void *context, const char *name)
{
	if (in_folder(name, "networks/") || in_folder(name, "lists/"))
		return true;
	return pl_rule_read(context, name);
}

/* --- lists ------------------------------------------------------------------------- */

/* Names of lists, for the nearest. */
struct list_names {
	struct pl_arena *arena;
	PL_LIST(const char *) names;
};

static bool each_list(void *context, const char *name)
{
	struct list_names *lists = context;
	struct pl_str stem = pl_str_of(name);
	const char **kept;

	if (!in_folder(name, "lists/"))
		return true;
	stem = pl_str_cut(stem, strlen("lists/"), stem.len - strlen(".yml"));
	kept = PL_PUSH(&lists->names);
	if (kept)
		*kept = pl_arena_str(lists->arena, stem).at;
	return kept != NULL;
}

static const char *list_name(const void *context, size_t i)
{
	const struct list_names *lists = context;

	return i < lists->names.n ? lists->names.at[i] : NULL;
}

static void no_such_list(struct pl_build *build, struct pl_str name, struct pl_err *err)
{
	struct list_names lists = { .arena = &build->arena };
	const char *nearest;

	build->source->walk(build->source, ".yml", each_list, &lists, NULL);
	if (build->lists)
		build->lists->walk(build->lists, ".yml", each_list, &lists, NULL);
	nearest = pl_nearest(name, list_name, &lists);
	*err = (struct pl_err){ .french = err->french };
	pl_fail(err, PL_RULE, "no list is called '%.*s' (lists/%.*s.yml)%s%s%s", PL_ARGS(name),
		PL_ARGS(name), nearest ? pl_err_tr(err, "; did you mean '") : "",
		nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
	PL_LIST_RELEASE(&lists.names);
}

const struct pl_node *pl_list_read(struct pl_build *build, struct pl_str name, struct pl_err *err)
{
	const struct pl_source *places[] = { build->source, build->lists };
	struct pl_str path = pl_arena_printf(&build->arena, "lists/%.*s.yml", PL_ARGS(name));

	for (size_t i = 0; i < 2 && places[i]; i++) {
		const struct pl_node *root = pl_build_file(build, places[i], path.at, err);
		const struct pl_node *words = pl_node_get(root, "words");

		if (words && (words->kind == PL_NODE_MAP || words->kind == PL_NODE_LIST))
			return words;
		if (root) {
			pl_node_fail(root, err,
				     "a list has 'words:', a list of words or 'word: what to "
				     "write' lines");
			return NULL;
		}
		if (err->code != PL_NOFILE)
			return NULL;
	}
	no_such_list(build, name, err);
	return NULL;
}

/* --- the whole ----------------------------------------------------------------------- */

const struct pl_networks *pl_build_networks(struct pl_build *build)
{
	build->networks.n = build->n_known;
	for (size_t i = 0; i < build->network_at.n; i++) {
		const struct pl_network *network =
			pl_image_at(&build->image, build->network_at.at[i]);

		if (network && build->networks.n < 64 &&
		    pl_networks_find(&build->networks, pl_ref_str(&network->name)) < 0)
			build->networks.at[build->networks.n++] = network;
	}
	return &build->networks;
}

static bool finish(struct pl_build *build)
{
	struct pl_image *image = &build->image;
	struct pl_book *book;
	bool ok;

	pl_image_offsets(image, offsetof(struct pl_book, rules), build->rules.at, build->rules.n);
	pl_image_offsets(image, offsetof(struct pl_book, networks), build->network_at.at,
			 build->network_at.n);
	ok = pl_build_owners(build);
	pl_image_take(image, 8); /* so that the size is that of whole words */
	book = pl_image_at(image, 0);
	if (!book)
		return false;
	memcpy(book->magic, magic, sizeof(magic));
	book->version = PL_BOOK_VERSION;
	book->size = (uint32_t)image->bytes.len;
	book->outside = build->outside;
	return ok;
}

static bool read_source(struct pl_build *build, const struct pl_networks *known)
{
	const struct pl_source *source = build->source;
	struct pl_err err = { .french = build->faults->french };

	if (known)
		build->networks = *known;
	build->n_known = build->networks.n;
	build->image.arranged = source->built_in;
	pl_image_take_first(&build->image, sizeof(struct pl_book));
	(void)PL_PUSH(&build->patterns); /* number 0 */
	if (build->patterns.failed)
		return false;
	if (!source->walk(source, ".yml", each_network, build, &err) ||
	    !source->walk(source, ".yml", each_rule, build, &err)) {
		if (err.code == PL_OK || err.code == PL_NOMEM)
			return false;
		pl_faults_add(build->faults, &err);
	}
	return true;
}

/* A book in the program is read where it lies there. */
static bool arrange(struct pl_build *build)
{
	struct pl_image *image = &build->image;

	if (!build->source->built_in)
		return true;
	if (!pl_image_arrange(image))
		return false;
	for (size_t i = 0; i < build->network_at.n; i++)
		build->network_at.at[i] = pl_image_moved(image, build->network_at.at[i]);
	for (size_t i = 0; i < build->rules.n; i++) {
		struct pl_rule *rule;

		build->rules.at[i] = pl_image_moved(image, build->rules.at[i]);
		rule = pl_image_at(image, build->rules.at[i]);
		if (rule)
			rule->settings = pl_image_moved(image, rule->settings);
	}
	return !image->bytes.failed;
}

/* Without memory for it nothing is handed over: it is compiled again. */
static void hand_over(struct pl_build *build, struct pl_compiled *compiled)
{
	const struct pl_book *book = pl_image_at(&build->image, 0);
	const struct pl_pattern *patterns = PL_ROW(struct pl_pattern, &book->patterns);

	compiled->at = pl_alloc(book->expressions.n * sizeof(struct pl_regex *));
	compiled->n = compiled->at ? book->expressions.n : 0;
	for (size_t i = 0; compiled->at && i < build->patterns.n; i++) {
		compiled->at[patterns[i].expression] = build->patterns.at[i].regex;
		build->patterns.at[i].regex = NULL;
	}
}

void pl_build_forget(struct pl_build *build, size_t pattern)
{
	for (size_t i = pattern; i < build->patterns.n; i++)
		pl_regex_free(build->patterns.at[i].regex);
	build->patterns.n = pattern;
}

void pl_compiled_release(struct pl_compiled *compiled)
{
	for (size_t i = 0; i < compiled->n; i++)
		pl_regex_free(compiled->at[i]);
	pl_free((void *)compiled->at);
	*compiled = (struct pl_compiled){ 0 };
}

bool pl_book_read(const struct pl_source *source, const struct pl_source *lists,
		  const struct pl_networks *known, struct pl_buf *out, struct pl_compiled *compiled,
		  struct pl_faults *faults)
{
	struct pl_build build = { .faults = faults, .source = source, .lists = lists };
	bool ok = read_source(&build, known) && arrange(&build) && finish(&build);

	ok = ok && !build.image.bytes.failed && !build.arena.failed && !faults->list.failed;
	if (ok && compiled)
		hand_over(&build, compiled);
	if (ok) {
		*out = build.image.bytes;
		build.image.bytes = (struct pl_buf){ 0 };
	}
	pl_build_forget(&build, 0);
	pl_image_release(&build.image);
	pl_arena_release(&build.arena);
	PL_LIST_RELEASE(&build.rules);
	PL_LIST_RELEASE(&build.network_at);
	PL_LIST_RELEASE(&build.patterns);
	PL_LIST_RELEASE(&build.scan.wants);
	PL_LIST_RELEASE(&build.words.rows);
	return ok;
}
