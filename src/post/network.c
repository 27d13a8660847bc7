/* Reading networks from YAML into an image, and finding them by name. */
#include "post/network.h"

/* --- what a file may say -----------------------------------------------------------------------
 */

static const char *const counts[] = {
	[PL_COUNT_WEIGHTED] = "weighted",   [PL_COUNT_UTF16] = "utf16",
	[PL_COUNT_GRAPHEMES] = "graphemes", [PL_COUNT_POINTS] = "points",
	[PL_COUNT_BYTES] = "bytes",         [PL_COUNT_THREADS] = "threads",
	[PL_COUNT_MASTODON] = "mastodon",   NULL,
};

static const char *const grammars[] = {
	[PL_GRAMMAR_TWITTER] = "twitter",
	[PL_GRAMMAR_BLUESKY] = "bluesky",
	[PL_GRAMMAR_MASTODON] = "mastodon",
	NULL,
};

static const char *const cards[] = {
	[PL_CARD_UNKNOWN] = "unknown",
	[PL_CARD_UNLESS_MEDIA] = "unless-media",
	[PL_CARD_BUILT] = "built",
	[PL_CARD_NEVER] = "never",
	NULL,
};

#define AT(field) offsetof(struct pl_network, field)

const struct pl_param pl_network_params[] = {
	{ "title", PL_PARAM_TEXT, AT(title), "How the network is called in texts.", NULL, 0 },
	{ "aliases", PL_PARAM_LIST, AT(aliases), "Other names under which drafts may name it.",
	  NULL, 0 },
	{ "count", PL_PARAM_WORD, AT(count), "What its lengths count.", counts, 0 },
	{ "limit", PL_PARAM_UINT, AT(limit), "How long the text of a post may be.", NULL, 0 },
	{ "bytes", PL_PARAM_UINT, AT(bytes),
	  "How many bytes the text may have besides; 0: any number.", NULL, 0 },
	{ "title-limit", PL_PARAM_UINT, AT(title_limit),
	  "Characters that the title of a post may have.", NULL, 0 },
	{ "conjuncts", PL_PARAM_BOOL, AT(conjuncts),
	  "Its clients count conjuncts of Indic scripts as one.", NULL, 0 },
	{ "grammar", PL_PARAM_WORD, AT(grammar),
	  "By whose rules links, mentions and hashtags are found.", grammars, 0 },
	{ "link", PL_PARAM_UINT, AT(link), "What any link counts for; 0: its own length.", NULL,
	  0 },
	{ "bare-links", PL_PARAM_BOOL, AT(bare_links), "Addresses without protocol become links.",
	  NULL, 0 },
	{ "clickable-links", PL_PARAM_BOOL, AT(clickable_links),
	  "A link in the text can be followed.", NULL, 1 },
	{ "links", PL_PARAM_UINT, AT(links), "How many links a post may have.", NULL, 0 },
	{ "card", PL_PARAM_WORD, AT(card), "What becomes of a link's card.", cards, 0 },
	{ "hook", PL_PARAM_UINT, AT(hook), "Characters shown before \"see more\"; 0: all.", NULL,
	  0 },
	{ "hook-phone", PL_PARAM_UINT, AT(hook_phone), "The same on a telephone, where it differs.",
	  NULL, 0 },
	{ "hook-lines", PL_PARAM_UINT, AT(hook_lines), "Lines shown before \"see more\"; 0: all.",
	  NULL, 0 },
	{ "line-breaks", PL_PARAM_BOOL, AT(line_breaks), "Line breaks are kept.", NULL, 1 },
	{ "hashtags", PL_PARAM_UINT, AT(hashtags), "How many hashtags a post may have.", NULL, 0 },
	{ "hashtags-advised", PL_PARAM_UINT, AT(hashtags_advised), "How many hashtags are advised.",
	  NULL, 0 },
	{ "hashtag-length", PL_PARAM_UINT, AT(hashtag_length),
	  "Characters that a hashtag may have, without its sign.", NULL, 0 },
	{ "mentions", PL_PARAM_UINT, AT(mentions), "How many accounts a post may mention.", NULL,
	  0 },
	{ "name-length", PL_PARAM_UINT, AT(name_length),
	  "Characters that the name of an account may have.", NULL, 0 },
	{ "alt", PL_PARAM_UINT, AT(alt), "How long an alternative text may be.", NULL, 0 },
	{ "alt-advised", PL_PARAM_UINT, AT(alt_advised), "How long an alternative text should be.",
	  NULL, 0 },
	{ "images", PL_PARAM_UINT, AT(images), "How many pictures a post may carry.", NULL, 0 },
	{ "videos", PL_PARAM_UINT, AT(videos), "How many videos a post may carry.", NULL, 0 },
	{ "media", PL_PARAM_UINT, AT(media),
	  "How many pictures and videos a post may carry in all.", NULL, 0 },
	{ "mixed-media", PL_PARAM_BOOL, AT(mixed_media), "Pictures and videos may go together.",
	  NULL, 0 },
	{ "media-required", PL_PARAM_BOOL, AT(media_required),
	  "A post without picture and video is refused.", NULL, 0 },
	{ "formats", PL_PARAM_LIST, AT(formats), "Endings of the picture files that it takes.",
	  NULL, 0 },
	{ "reserved", PL_PARAM_STRING, AT(reserved),
	  "Characters that must be escaped by whoever posts.", NULL, 0 },
	{ "forbidden", PL_PARAM_STRING, AT(forbidden), "Characters that are refused.", NULL, 0 },
	{ "threads", PL_PARAM_BOOL, AT(threads), "A post may go on in replies to itself.", NULL,
	  1 },
	{ 0 },
};

#undef AT
#define AT(field) offsetof(struct pl_fact, field)

static const struct pl_param fact_params[] = {
	{ "name", PL_PARAM_STRING, AT(name), "The key that it is about.", NULL, 0 },
	{ "value", PL_PARAM_STRING, AT(value), "What it says.", NULL, 0 },
	{ "mark", PL_PARAM_STRING, AT(mark), "How sure it is: certain, likely or old.", NULL, 0 },
	{ "source", PL_PARAM_STRING, AT(source), "Who says so.", NULL, 0 },
	{ "date", PL_PARAM_STRING, AT(date), "When it was said or seen.", NULL, 0 },
	{ "url", PL_PARAM_STRING, AT(url), "Where it is said.", NULL, 0 },
	{ 0 },
};

#undef AT

/* --- reading -------------------------------------------------------------------------------------
 */

static bool fail_key(const struct pl_node *value, const struct pl_param *params, const char *what,
		     struct pl_err *err)
{
	struct pl_str key = value->key->text;
	const char *nearest = pl_param_nearest(params, key);

	if (nearest)
		return pl_node_fail(value->key, err, "%s has no key '%.*s'; did you mean '%s'?",
				    what, PL_ARGS(key), nearest);
	return pl_node_fail(value->key, err, "%s has no key '%.*s'", what, PL_ARGS(key));
}

static bool read_fact(const struct pl_node *map, struct pl_image *image, uint32_t fact,
		      struct pl_err *err)
{
	const struct pl_node *mark = pl_node_get(map, "mark");

	if (map->kind != PL_NODE_MAP)
		return pl_node_fail(map, err,
				    "a fact wants {name, value, mark, source, date, url}");
	for (const struct pl_node *value = map->first; value; value = value->next) {
		const struct pl_param *param = pl_param_find(fact_params, value->key->text);

		if (!param)
			return fail_key(value, fact_params, "a fact", err);
		if (!pl_param_read(param, value, image, fact, err))
			return false;
	}
	for (const struct pl_param *param = fact_params; param->name; param++) {
		if (!pl_node_get(map, param->name))
			return pl_node_fail(map, err, "this fact does not say its '%s'",
					    param->name);
	}
	if (!pl_node_is(mark, "certain") && !pl_node_is(mark, "likely") && !pl_node_is(mark, "old"))
		return pl_node_fail(mark, err, "'mark' is one of: certain, likely, old");
	return true;
}

#define FIELD(field) ((uint32_t)offsetof(struct pl_network, field))

/* A file being read, and what it goes on from. */
struct reading {
	const struct pl_node *root;
	const struct pl_network *base; /* or NULL */
	struct pl_image *image;
	uint32_t network;
};

/* The file says that itself, or where it comes from. */
static bool says(const struct reading *reading, struct pl_str key)
{
	const struct pl_node *facts = pl_node_get(reading->root, "facts");

	if (pl_node_get(reading->root, key.at))
		return true;
	for (const struct pl_node *fact = facts ? facts->first : NULL; fact; fact = fact->next) {
		if (pl_str_same(pl_node_text(pl_node_get(fact, "name")), key))
			return true;
	}
	return false;
}

/* Facts of the base about what the file leaves as it was. */
static bool is_kept(const struct reading *reading, const struct pl_fact *fact)
{
	return !says(reading, pl_ref_str(&fact->name));
}

static uint32_t count_kept(const struct reading *reading)
{
	const struct pl_row *facts = reading->base ? &reading->base->facts : NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; facts && i < facts->n; i++)
		n += is_kept(reading, PL_ROW(struct pl_fact, facts) + i);
	return n;
}

static void copy_kept(const struct reading *reading, uint32_t fact)
{
	const struct pl_row *facts = reading->base ? &reading->base->facts : NULL;

	for (uint32_t i = 0; facts && i < facts->n; i++) {
		const struct pl_fact *from = PL_ROW(struct pl_fact, facts) + i;

		if (!is_kept(reading, from))
			continue;
		pl_param_copy(fact_params, from, reading->image, fact);
		fact += (uint32_t)sizeof(struct pl_fact);
	}
}

static bool read_facts(const struct reading *reading, struct pl_err *err)
{
	const struct pl_node *list = pl_node_get(reading->root, "facts");
	size_t n = (list ? list->n : 0) + count_kept(reading);
	uint32_t facts, fact;

	if (list && list->kind != PL_NODE_LIST)
		return pl_node_fail(list, err, "'facts' wants a list");
	facts = fact = pl_image_take(reading->image, n * sizeof(struct pl_fact));
	for (const struct pl_node *item = list ? list->first : NULL; item; item = item->next) {
		if (!read_fact(item, reading->image, fact, err))
			return false;
		fact += (uint32_t)sizeof(struct pl_fact);
	}
	copy_kept(reading, fact);
	pl_image_row(reading->image, reading->network + FIELD(facts), facts, n);
	return true;
}

static bool read_key(const struct reading *reading, const struct pl_node *value, struct pl_err *err)
{
	const struct pl_param *param = pl_param_find(pl_network_params, value->key->text);

	if (pl_str_is(value->key->text, "facts") || pl_str_is(value->key->text, "extends"))
		return true;
	if (!param)
		return fail_key(value, pl_network_params, "a network", err);
	return pl_param_read(param, value, reading->image, reading->network, err);
}

static bool read_keys(const struct reading *reading, struct pl_err *err)
{
	for (const struct pl_node *value = reading->root->first; value; value = value->next) {
		if (!read_key(reading, value, err))
			return false;
	}
	/* A limit without its unit would be a guess. */
	if (!reading->base && !pl_node_get(reading->root, "count"))
		return pl_node_fail(reading->root, err,
				    "a network says what it counts: 'count' is one of "
				    "weighted, utf16, graphemes, points, bytes, threads, mastodon");
	return read_facts(reading, err);
}

/* --- what goes on from another -------------------------------------------------------------------
 */

/* The network of which the file changes a few keys; NULL when it stands alone. */
static bool find_base(struct reading *reading, struct pl_str *name, const struct pl_networks *known,
		      struct pl_err *err)
{
	const struct pl_node *extends = pl_node_get(reading->root, "extends");
	struct pl_str wanted = extends ? pl_node_text(extends) : *name;
	int place = known ? pl_networks_find(known, wanted) : -1;
	const char *nearest;

	if (place >= 0)
		reading->base = known->at[place];
	if (place >= 0 && !extends)
		*name = pl_ref_str(&reading->base->name);
	if (place >= 0 || !extends)
		return true;
	nearest = known ? pl_networks_nearest(known, wanted) : NULL;
	if (nearest)
		return pl_node_fail(extends, err,
				    "no network is called '%.*s'; the nearest is '%s'",
				    PL_ARGS(wanted), nearest);
	return pl_node_fail(extends, err, "no network is called '%.*s'", PL_ARGS(wanted));
}

/* A network of another name has neither the names nor the title of what it extends. */
static void take_base(const struct reading *reading, struct pl_str name)
{
	struct pl_image *image = reading->image;
	const struct pl_network *base = reading->base;

	pl_param_copy(pl_network_params, base, image, reading->network);
	pl_image_ref(image, reading->network + FIELD(base), pl_ref_str(&base->name));
	if (pl_str_same(name, pl_ref_str(&base->name)))
		return;
	pl_image_row(image, reading->network + FIELD(aliases), 0, 0);
	pl_image_ref(image, reading->network + FIELD(title.fr), PL_STR(""));
	pl_image_ref(image, reading->network + FIELD(title.en), PL_STR(""));
}

uint32_t pl_network_read(const struct pl_node *root, struct pl_str name,
			 const struct pl_networks *known, struct pl_image *image,
			 struct pl_err *err)
{
	struct reading reading = { .root = root, .image = image };

	if (root->kind != PL_NODE_MAP) {
		pl_node_fail(root, err, "a network wants keys such as 'limit: 280'");
		return 0;
	}
	if (!find_base(&reading, &name, known, err))
		return 0;
	/* 0 says that there is none, so that nothing may lie there. */
	if (image->bytes.len == 0)
		pl_image_take(image, 1);
	reading.network = pl_image_take(image, sizeof(struct pl_network));
	pl_param_defaults(pl_network_params, image, reading.network);
	if (reading.base)
		take_base(&reading, name);
	pl_image_ref(image, reading.network + FIELD(name), name);
	pl_image_ref(image, reading.network + FIELD(file), pl_str_of(root->file));
	if (!read_keys(&reading, err))
		return 0;
	if (image->bytes.failed) {
		pl_fail_nomem(err);
		return 0;
	}
	return reading.network;
}
