/* Reading an annuaire into an image, and an image where it lies. */
#include "guide/annuaire.h"

#include <string.h>

#include "base/catalogue.h"
#include "base/param.h"

static const char magic[8] = "plumean";

const char *const pl_office_kinds[] = {
	[PL_OFFICE_DEPARTEMENT] = "prefecture",
	[PL_OFFICE_REGION] = "region",
	[PL_OFFICE_POLICE] = "prefecture-de-police",
	[PL_OFFICE_OVERSEAS] = "outre-mer",
	NULL,
};

const char *const pl_evidence_words[] = {
	[PL_EVIDENCE_CONFIRMED] = "confirmed",
	[PL_EVIDENCE_EMBED] = "embed",
	[PL_EVIDENCE_LINK] = "link",
	[PL_EVIDENCE_PRESS] = "press",
	[PL_EVIDENCE_REPOSITORY] = "repository",
	NULL,
};

const char *const pl_evidence_help[] = {
	[PL_EVIDENCE_CONFIRMED] = N_("the préfecture itself confirms it"),
	[PL_EVIDENCE_EMBED] = N_("a page quotes one of its posts, with name, account and date"),
	[PL_EVIDENCE_LINK] =
		N_("a page or a public repository links to one of its posts, or names its owner"),
	[PL_EVIDENCE_PRESS] = N_("a page names it in its text"),
	[PL_EVIDENCE_REPOSITORY] = N_("a public repository uses it, without more"),
	NULL,
};

const struct pl_annuaire *pl_annuaire_builtin(void)
{
	const struct pl_annuaire *annuaire =
		(const struct pl_annuaire *)(const void *)pl_builtin_annuaire;
	bool valid = pl_builtin_annuaire_size >= sizeof(*annuaire) &&
		     !memcmp(annuaire->magic, magic, sizeof(magic)) &&
		     annuaire->version == PL_ANNUAIRE_VERSION &&
		     annuaire->size == pl_builtin_annuaire_size;

	return valid ? annuaire : NULL;
}

/* --- making one ------------------------------------------------------------------------ */

const struct pl_param pl_account_params[] = {
	{ .name = "network",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_account, network),
	  .help = "The network, such as x or facebook." },
	{ .name = "handle",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_account, handle),
	  .help = "The account, without its @." },
	{ .name = "shown",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_account, shown),
	  .help = "The name that is shown beside it." },
	{ .name = "former",
	  .type = PL_PARAM_BOOL,
	  .offset = offsetof(struct pl_account, former),
	  .help = "Whether it is no longer called so." },
	{ .name = "evidence",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct pl_account, evidence),
	  .words = pl_evidence_words,
	  .help = "How it is known." },
	{ .name = "seen",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_account, seen),
	  .help = "When it was seen: a year, a month, a day, or unknown." },
	{ .name = "source",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_account, source),
	  .help = "Where it was seen." },
	{ .name = "doubt",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_account, doubt),
	  .help = "What is not certain about it." },
	{ 0 },
};

const struct pl_param pl_office_params[] = {
	{ .name = "kind",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct pl_office, kind),
	  .words = pl_office_kinds,
	  .help = "What it is." },
	{ .name = "code",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_office, code),
	  .help = "Number of the département, région or collectivité." },
	{ .name = "name",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_office, name),
	  .help = "Its name." },
	{ .name = "seat",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_office, seat),
	  .help = "The town in which it is." },
	{ .name = "region",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_office, region),
	  .help = "The région in which it lies." },
	{ .name = "site",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_office, site),
	  .help = "Its site, without https:// and www." },
	{ .name = "note",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_office, note),
	  .help = "What else to know." },
	{ .name = "accounts", .type = PL_PARAM_OWN, .help = "Its accounts." },
	{ 0 },
};

const struct pl_param pl_annuaire_params[] = {
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_annuaire, title),
	  .help = "Title of the annuaire." },
	{ .name = "date",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_annuaire, date),
	  .help = "When it was gathered." },
	{ .name = "entries", .type = PL_PARAM_OWN, .help = "The préfectures." },
	{ 0 },
};

struct making {
	struct pl_image image;
	struct pl_faults *faults;
};

static struct pl_err no_error(const struct making *making)
{
	return (struct pl_err){ .french = making->faults->french };
}

static bool fail_key(const struct pl_node *key, const struct pl_param *params, struct pl_err *err)
{
	const char *nearest = pl_param_nearest(params, key->text);

	return pl_node_fail(key, err, "no key is called '%.*s' here%s%s%s", PL_ARGS(key->text),
			    nearest ? pl_err_tr(err, "; did you mean '") : "",
			    nearest ? nearest : "", nearest ? pl_err_tr(err, "'?") : "");
}

/* Reads the keys of the map by the table; false when it is no map. */
static bool read_keys(struct making *making, const struct pl_node *map,
		      const struct pl_param *params, uint32_t at)
{
	struct pl_err err = no_error(making);

	if (map->kind != PL_NODE_MAP) {
		pl_node_fail(map, &err, "'key: value' lines are wanted here");
		pl_faults_add(making->faults, &err);
		return false;
	}
	for (const struct pl_node *value = map->first; value; value = value->next) {
		const struct pl_param *param = pl_param_find(params, value->key->text);

		err = no_error(making);
		if (!param)
			fail_key(value->key, params, &err);
		else if (param->type == PL_PARAM_OWN ||
			 pl_param_read(param, value, &making->image, at, &err))
			continue;
		pl_faults_add(making->faults, &err);
	}
	return true;
}

/* The map must say these, each with a value. */
static void want_keys(struct making *making, const struct pl_node *map, const char *const *keys)
{
	for (; *keys; keys++) {
		const struct pl_node *value = pl_node_get(map, *keys);
		struct pl_err err = no_error(making);

		if (value && (value->kind == PL_NODE_MAP || pl_node_text(value).len))
			continue;
		pl_node_fail(value ? value : map, &err, "this entry does not say its '%s'", *keys);
		pl_faults_add(making->faults, &err);
	}
}

/* 2014, 2014-12 or 2014-12-05. */
static bool is_date(struct pl_str text)
{
	static const char form[] = "9999-99-99";

	if (text.len != 4 && text.len != 7 && text.len != 10)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (form[i] == '9' ? text.at[i] < '0' || text.at[i] > '9' : text.at[i] != form[i])
			return false;
	}
	return true;
}

static void check_account(struct making *making, const struct pl_node *map)
{
	static const char *const keys[] = { "network", "evidence", "seen", "source", NULL };
	const struct pl_node *seen = pl_node_get(map, "seen");
	struct pl_err err = no_error(making);

	want_keys(making, map, keys);
	if (pl_node_text(seen).len && !pl_node_is(seen, "unknown") && !is_date(seen->text))
		pl_node_fail(seen, &err,
			     "'seen' is a date such as 2024, 2024-05 or 2024-05-31, or unknown");
	else if (!pl_node_get(map, "handle") && !pl_node_get(map, "shown"))
		pl_node_fail(map, &err, "this entry does not say its '%s'", "handle");
	if (err.code != PL_OK)
		pl_faults_add(making->faults, &err);
}

static void read_account(struct making *making, const struct pl_node *map, uint32_t at)
{
	if (read_keys(making, map, pl_account_params, at))
		check_account(making, map);
}

/* Reads the list as a row of things of `size` at `field`. */
static void read_list(struct making *making, const struct pl_node *list, uint32_t field,
		      size_t size,
		      void (*read)(struct making *making, const struct pl_node *item, uint32_t at))
{
	struct pl_err err = no_error(making);
	uint32_t row, at;

	if (list->kind != PL_NODE_LIST) {
		pl_node_fail(list, &err, "'%.*s' wants a list", PL_ARGS(list->key->text));
		pl_faults_add(making->faults, &err);
		return;
	}
	row = at = pl_image_take(&making->image, list->n * size);
	for (const struct pl_node *item = list->first; item; item = item->next) {
		read(making, item, at);
		at += (uint32_t)size;
	}
	pl_image_row(&making->image, field, row, list->n);
}

static void read_office(struct making *making, const struct pl_node *map, uint32_t at)
{
	static const char *const keys[] = { "kind", "code", "name", NULL };
	const struct pl_node *accounts = pl_node_get(map, "accounts");

	if (!read_keys(making, map, pl_office_params, at))
		return;
	want_keys(making, map, keys);
	if (accounts)
		read_list(making, accounts, at + (uint32_t)offsetof(struct pl_office, accounts),
			  sizeof(struct pl_account), read_account);
}

static void read_file(struct making *making, const struct pl_node *root)
{
	static const char *const keys[] = { "date", NULL };
	const struct pl_node *entries = pl_node_get(root, "entries");
	struct pl_err err = no_error(making);

	if (!read_keys(making, root, pl_annuaire_params, 0))
		return;
	want_keys(making, root, keys);
	if (entries) {
		read_list(making, entries, offsetof(struct pl_annuaire, offices),
			  sizeof(struct pl_office), read_office);
		return;
	}
	pl_node_fail(root, &err, "'%s' wants a list", "entries");
	pl_faults_add(making->faults, &err);
}

static void finish(struct pl_image *image)
{
	struct pl_annuaire *annuaire;

	pl_image_take(image, 8);
	annuaire = pl_image_at(image, 0);
	if (!annuaire)
		return;
	memcpy(annuaire->magic, magic, sizeof(magic));
	annuaire->version = PL_ANNUAIRE_VERSION;
	annuaire->size = (uint32_t)image->bytes.len;
}

bool pl_annuaire_read(struct pl_str yaml, const char *file, struct pl_buf *out,
		      struct pl_faults *faults)
{
	struct making making = { .faults = faults };
	struct pl_err err = no_error(&making);
	struct pl_arena arena = { 0 };
	const struct pl_node *root = pl_yaml_read(&arena, yaml, file, &err);
	bool ok;

	pl_image_take(&making.image, sizeof(struct pl_annuaire));
	if (root)
		read_file(&making, root);
	else
		pl_faults_add(faults, &err);
	finish(&making.image);
	ok = !making.image.bytes.failed && !faults->list.failed && err.code != PL_NOMEM;
	if (ok) {
		*out = making.image.bytes;
		making.image.bytes = (struct pl_buf){ 0 };
	}
	pl_image_release(&making.image);
	pl_arena_release(&arena);
	return ok;
}
