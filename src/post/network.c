/* Reading networks from YAML into an image, and finding them by name. */
#include "post/network.h"

/* --- what a file may say -----------------------------------------------------------------------
 */

static const char *const counts[] = {
	[PL_COUNT_WEIGHTED] = "weighted",
	[PL_COUNT_UTF16] = "utf16",
	[PL_COUNT_GRAPHEMES] = "graphemes",
	[PL_COUNT_POINTS] = "points",
	NULL,
};

#define AT(field) offsetof(struct pl_network, field)

const struct pl_param pl_network_params[] = {
	{ "title", PL_PARAM_TEXT, AT(title), "How the network is called in texts.", NULL, 0 },
	{ "aliases", PL_PARAM_LIST, AT(aliases), "Other names under which drafts may name it.",
	  NULL, 0 },
	{ "count", PL_PARAM_WORD, AT(count), "What its lengths count.", counts, 0 },
	{ "limit", PL_PARAM_UINT, AT(limit), "How long the text of a post may be.", NULL, 0 },
	{ "link", PL_PARAM_UINT, AT(link), "What any link counts for; 0: its own length.", NULL,
	  0 },
	{ "bare-links", PL_PARAM_BOOL, AT(bare_links), "Addresses without protocol become links.",
	  NULL, 0 },
	{ "hook", PL_PARAM_UINT, AT(hook), "Characters shown before \"see more\"; 0: all.", NULL,
	  0 },
	{ "hook-lines", PL_PARAM_UINT, AT(hook_lines), "Lines shown before \"see more\"; 0: all.",
	  NULL, 0 },
	{ "alt", PL_PARAM_UINT, AT(alt), "How long an alternative text may be.", NULL, 0 },
	{ "images", PL_PARAM_UINT, AT(images), "How many pictures a post may carry.", NULL, 0 },
	{ "videos", PL_PARAM_UINT, AT(videos), "How many videos a post may carry.", NULL, 0 },
	{ "mixed-media", PL_PARAM_BOOL, AT(mixed_media), "Pictures and videos may go together.",
	  NULL, 0 },
	{ "formats", PL_PARAM_LIST, AT(formats), "Endings of the picture files that it takes.",
	  NULL, 0 },
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

static bool read_facts(const struct pl_node *list, struct pl_image *image, uint32_t network,
		       struct pl_err *err)
{
	uint32_t facts, fact;

	if (list->kind != PL_NODE_LIST)
		return pl_node_fail(list, err, "'facts' wants a list");
	facts = fact = pl_image_take(image, list->n * sizeof(struct pl_fact));
	for (const struct pl_node *item = list->first; item; item = item->next) {
		if (!read_fact(item, image, fact, err))
			return false;
		fact += (uint32_t)sizeof(struct pl_fact);
	}
	pl_image_row(image, network + (uint32_t)offsetof(struct pl_network, facts), facts, list->n);
	return true;
}

static bool read_key(const struct pl_node *value, struct pl_image *image, uint32_t network,
		     struct pl_err *err)
{
	const struct pl_param *param = pl_param_find(pl_network_params, value->key->text);

	if (pl_str_is(value->key->text, "facts"))
		return read_facts(value, image, network, err);
	if (!param)
		return fail_key(value, pl_network_params, "a network", err);
	return pl_param_read(param, value, image, network, err);
}

static bool read_keys(const struct pl_node *root, struct pl_image *image, uint32_t network,
		      struct pl_err *err)
{
	if (root->kind != PL_NODE_MAP)
		return pl_node_fail(root, err, "a network wants keys such as 'limit: 280'");
	for (const struct pl_node *value = root->first; value; value = value->next) {
		if (!read_key(value, image, network, err))
			return false;
	}
	/* A limit without its unit would be a guess. */
	if (!pl_node_get(root, "count"))
		return pl_node_fail(root, err,
				    "a network says what it counts: 'count' is one of "
				    "weighted, utf16, graphemes, points");
	return true;
}

uint32_t pl_network_read(const struct pl_node *root, struct pl_str name, struct pl_image *image,
			 struct pl_err *err)
{
	uint32_t network;

	/* 0 says that there is none, so that nothing may lie there. */
	if (image->bytes.len == 0)
		pl_image_take(image, 1);
	network = pl_image_take(image, sizeof(struct pl_network));
	pl_param_defaults(pl_network_params, image, network);
	pl_image_ref(image, network + (uint32_t)offsetof(struct pl_network, name), name);
	pl_image_ref(image, network + (uint32_t)offsetof(struct pl_network, file),
		     pl_str_of(root->file));
	if (!read_keys(root, image, network, err))
		return 0;
	if (image->bytes.failed) {
		pl_fail_nomem(err);
		return 0;
	}
	return network;
}

/* --- by name -------------------------------------------------------------------------------------
 */

static bool is_called(const struct pl_network *network, struct pl_str name)
{
	const struct pl_ref *aliases = PL_ROW(struct pl_ref, &network->aliases);

	if (pl_str_is_nocase(name, pl_ref_str(&network->name).at))
		return true;
	for (uint32_t i = 0; i < network->aliases.n; i++) {
		if (pl_str_is_nocase(name, pl_ref_str(&aliases[i]).at))
			return true;
	}
	return false;
}

int pl_networks_find(const struct pl_networks *networks, struct pl_str name)
{
	for (size_t i = 0; i < networks->n; i++) {
		if (is_called(networks->at[i], name))
			return (int)i;
	}
	return -1;
}

/* Names and aliases of all networks, one after the other. */
static const char *name_at(const void *context, size_t i)
{
	const struct pl_networks *networks = context;

	for (size_t n = 0; n < networks->n; n++) {
		const struct pl_network *network = networks->at[n];

		if (i == 0)
			return pl_ref_str(&network->name).at;
		if (i <= network->aliases.n)
			return pl_ref_str(&PL_ROW(struct pl_ref, &network->aliases)[i - 1]).at;
		i -= network->aliases.n + 1;
	}
	return NULL;
}

const char *pl_networks_nearest(const struct pl_networks *networks, struct pl_str name)
{
	return pl_nearest(name, name_at, networks);
}
