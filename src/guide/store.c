/* Marks and progress, read and written. */
#include "guide/store.h"

enum { STORE_VERSION = 1, STORE_BYTES = 1 << 20 };

/* --- asking and setting --------------------------------------------------------------- */

static struct pl_store_entry *find(const struct pl_store *store, const char *section,
				   struct pl_str name)
{
	for (size_t i = 0; i < store->list.n; i++) {
		struct pl_store_entry *entry = &store->list.at[i];

		if (pl_str_is(entry->section, section) && pl_str_same(entry->name, name))
			return entry;
	}
	return NULL;
}

const struct pl_str *pl_store_get(const struct pl_store *store, const char *section,
				  struct pl_str name)
{
	const struct pl_store_entry *entry = find(store, section, name);

	return entry ? &entry->value : NULL;
}

static void add(struct pl_store *store, struct pl_store_entry new)
{
	struct pl_store_entry *entry = PL_PUSH(&store->list);

	if (!entry)
		return;
	entry->section = pl_arena_str(&store->arena, new.section);
	entry->name = pl_arena_str(&store->arena, new.name);
	entry->value = pl_arena_str(&store->arena, new.value);
}

void pl_store_put(struct pl_store *store, const char *section, struct pl_str name,
		  struct pl_str value)
{
	struct pl_store_entry *entry = find(store, section, name);

	if (entry && pl_str_same(entry->value, value))
		return;
	if (entry)
		entry->value = pl_arena_str(&store->arena, value);
	else
		add(store, (struct pl_store_entry){ pl_str_of(section), name, value });
	store->changed = true;
}

void pl_store_drop(struct pl_store *store, const char *section, struct pl_str name)
{
	size_t kept = 0;

	for (size_t i = 0; i < store->list.n; i++) {
		const struct pl_store_entry *entry = &store->list.at[i];

		if (!pl_str_is(entry->section, section) ||
		    (name.len && !pl_str_same(entry->name, name)))
			store->list.at[kept++] = *entry;
	}
	store->changed = store->changed || kept < store->list.n;
	store->list.n = kept;
}

size_t pl_store_count(const struct pl_store *store, const char *section)
{
	size_t n = 0;

	for (size_t i = 0; i < store->list.n; i++)
		n += pl_str_is(store->list.at[i].section, section);
	return n;
}

/* --- reading ------------------------------------------------------------------------------ */

static bool read_section(struct pl_store *store, const struct pl_node *section, struct pl_err *err)
{
	if (section->kind != PL_NODE_MAP)
		return pl_fail(err, PL_INPUT, "'%.*s' should hold names, each with a word",
			       PL_ARGS(section->key->text));
	for (const struct pl_node *value = section->first; value; value = value->next) {
		if (value->kind != PL_NODE_SCALAR)
			return pl_fail(err, PL_INPUT, "'%.*s' should hold names, each with a word",
				       PL_ARGS(section->key->text));
		add(store,
		    (struct pl_store_entry){ section->key->text, value->key->text, value->text });
	}
	return true;
}

static bool read_all(struct pl_store *store, const struct pl_node *root, struct pl_err *err)
{
	uint64_t version;

	if (root->kind != PL_NODE_MAP || !pl_node_get(root, "version"))
		return pl_fail(err, PL_INPUT, "this is no file of a walk: it has no version");
	if (!pl_node_uint(pl_node_get(root, "version"), STORE_VERSION, STORE_VERSION, &version,
			  err))
		return false;
	for (const struct pl_node *value = root->first; value; value = value->next) {
		if (!pl_node_is(value->key, "version") && !read_section(store, value, err))
			return false;
	}
	return !store->list.failed || pl_fail_nomem(err);
}

bool pl_store_read(struct pl_store *store, struct pl_str json, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	const struct pl_node *root = pl_json_read(&arena, json, STORE_BYTES, "", err);
	bool ok = root && read_all(store, root, err);

	pl_arena_release(&arena);
	if (!ok)
		store->list.n = 0;
	store->changed = false;
	return ok;
}

/* --- writing ------------------------------------------------------------------------------ */

static bool is_first_of_section(const struct pl_store *store, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		if (pl_str_same(store->list.at[k].section, store->list.at[i].section))
			return false;
	}
	return true;
}

static void write_section(const struct pl_store *store, size_t first, struct pl_buf *out)
{
	struct pl_str section = store->list.at[first].section;

	pl_buf_puts(out, ",\n ");
	pl_json_string(out, section);
	pl_buf_puts(out, ": {");
	for (size_t i = first; i < store->list.n; i++) {
		const struct pl_store_entry *entry = &store->list.at[i];

		if (!pl_str_same(entry->section, section))
			continue;
		pl_buf_puts(out, i == first ? "\n  " : ",\n  ");
		pl_json_string(out, entry->name);
		pl_buf_puts(out, ": ");
		pl_json_string(out, entry->value);
	}
	pl_buf_puts(out, "\n }");
}

void pl_store_write(const struct pl_store *store, struct pl_buf *out)
{
	pl_buf_printf(out, "{\"version\": %d", STORE_VERSION);
	for (size_t i = 0; i < store->list.n; i++) {
		if (is_first_of_section(store, i))
			write_section(store, i, out);
	}
	pl_buf_puts(out, "\n}\n");
}

void pl_store_release(struct pl_store *store)
{
	PL_LIST_RELEASE(&store->list);
	pl_arena_release(&store->arena);
}
