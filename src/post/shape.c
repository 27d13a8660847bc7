/* Shapes of records: what schedulers send, brought to one form. */
#include "post/shape.h"

#include <string.h>

/* A record and the maps it stands in, nearest first. */
enum { DEEPEST = 4 };
struct chain {
	const struct pl_node *at[DEEPEST];
	size_t n;
};

/* Where each thing stands in a record of that shape: alternatives with | between
 * them, steps with /, and .. for the map around. */
struct shape {
	const char *name;
	const char *marks;  /* one of these being there tells the shape; NULL: any record */
	const char *unless; /* but not when one of these is there too */
	const char *text, *id;
	const char *network;
	const char *implied; /* the network when the record does not name it */
	const char *date, *lang, *media;
	const char *type, *campaign;
	const char *warning; /* before the text */
	const char *title;
};

#define NETWORK_KEYS   "network|networks|réseau|réseaux|reseau|reseaux"
#define MASTODON_MEDIA "media_attachments|media_attributes|media_ids"
#define BLUESKY_MEDIA  "embed/media/images|embed/images|embed/media|embed"

/* Tried in order.  Where the shapes come from, all seen in 2026-11:
 * X: POST /2/tweets, docs.x.com/x-api/posts/creation-of-a-post.
 * Mastodon: POST /api/v1/statuses and the entities ScheduledStatus and StatusSource,
 * docs.joinmastodon.org; `media_ids` only number uploads that were described before.
 * Bluesky: app.bsky.feed.post and app.bsky.embed.*, lexicons of bluesky-social/atproto,
 * alone or inside a com.atproto.repo.createRecord.
 * Postiz: create.post.dto.ts of gitroomhq/postiz-app (0508adbc): each item of `value`
 * goes out as a post of its own, the later ones as answers. */
static const struct shape shapes[] = {
	{ .name = "generic",
	  .marks = NETWORK_KEYS,
	  .text = PL_SHAPE_TEXT_KEYS,
	  .id = "id",
	  .network = NETWORK_KEYS,
	  .date = "date|scheduled_at|createdAt",
	  .lang = "lang|langue|language|langs",
	  .media = "media|médias|medias|media_attachments|" BLUESKY_MEDIA,
	  .type = "type",
	  .campaign = "campaign|campagne",
	  .warning = "warning|avertissement|spoiler_text",
	  .title = "title|titre" },
	{ .name = "Postiz",
	  .marks = "../value",
	  .text = "content",
	  .id = "id|../group",
	  .network = "../settings/__type",
	  .date = "../date|../../date",
	  .media = "image" },
	{ .name = "Bluesky",
	  .marks = "createdAt|embed|langs|facets|$type",
	  .text = "text",
	  .id = "id|../rkey",
	  .implied = "bluesky",
	  .date = "createdAt",
	  .lang = "langs",
	  .media = BLUESKY_MEDIA },
	{ .name = "Mastodon",
	  .marks = "status",
	  .unless = "text|texte|content|contenu|message",
	  .text = "status",
	  .id = "id",
	  .implied = "mastodon",
	  .date = "scheduled_at",
	  .lang = "language",
	  .media = MASTODON_MEDIA,
	  .warning = "spoiler_text" },
	{ .name = "Mastodon source",
	  .marks = "spoiler_text|params/text",
	  .text = "text|params/text",
	  .id = "id",
	  .implied = "mastodon",
	  .date = "scheduled_at",
	  .lang = "language|params/language",
	  .media = MASTODON_MEDIA,
	  .warning = "spoiler_text|params/spoiler_text" },
	{ .name = "X",
	  .marks = "media/media_ids|quote_tweet_id|reply/in_reply_to_tweet_id|reply_settings|"
		   "for_super_followers_only|direct_message_deep_link|edit_history_tweet_ids|poll",
	  .text = "text",
	  .id = "id",
	  .implied = "x",
	  .date = "created_at",
	  .lang = "lang",
	  .media = "media" },
	{ .name = "generic",
	  .text = PL_SHAPE_TEXT_KEYS,
	  .id = "id",
	  .date = "date|scheduled_at",
	  .lang = "lang|langue|language",
	  .media = "media|médias|medias",
	  .type = "type",
	  .campaign = "campaign|campagne",
	  .warning = "warning|avertissement|spoiler_text",
	  .title = "title|titre" },
};

/* Keys under which others keep their records. */
static const char containers[] = "posts|records|items|value|record";

/* --- paths ---------------------------------------------------------------------------- */

/* The part of `list` up to the sign, which is taken off with it. */
static struct pl_str take_until(struct pl_str *list, char sign)
{
	const char *end = list->len ? memchr(list->at, sign, list->len) : NULL;
	size_t len = end ? (size_t)(end - list->at) : list->len;
	struct pl_str first = pl_str_cut(*list, 0, len);

	*list = pl_str_cut(*list, len + 1, list->len);
	return first;
}

static const struct pl_node *child(const struct pl_node *map, struct pl_str key)
{
	const struct pl_node *node = map && map->kind == PL_NODE_MAP ? map->first : NULL;

	while (node && !pl_str_same(node->key->text, key))
		node = node->next;
	return node;
}

static const struct pl_node *follow(const struct chain *chain, struct pl_str path)
{
	const struct pl_node *node;
	size_t up = 0;

	while (pl_str_starts(path, "../")) {
		path = pl_str_cut(path, 3, path.len);
		up++;
	}
	node = up < chain->n ? chain->at[up] : NULL;
	while (node && path.len)
		node = child(node, take_until(&path, '/'));
	return node && node->kind != PL_NODE_NULL ? node : NULL;
}

/* What the first of the paths that leads somewhere leads to; `paths` may be NULL. */
static const struct pl_node *look_up(const struct chain *chain, const char *paths)
{
	struct pl_str left = pl_str_of(paths);
	const struct pl_node *node = NULL;

	while (!node && left.len)
		node = follow(chain, take_until(&left, '|'));
	return node;
}

bool pl_shape_is_text_key(struct pl_str key)
{
	struct pl_str left = PL_STR(PL_SHAPE_TEXT_KEYS);

	while (left.len) {
		if (pl_str_same(key, take_until(&left, '|')))
			return true;
	}
	return false;
}

static const struct shape *shape_of(const struct chain *chain)
{
	for (size_t i = 0; i < sizeof(shapes) / sizeof(*shapes); i++) {
		if ((!shapes[i].marks || look_up(chain, shapes[i].marks)) &&
		    !look_up(chain, shapes[i].unless) && look_up(chain, shapes[i].text))
			return &shapes[i];
	}
	return NULL;
}

/* --- one form ------------------------------------------------------------------------- */

/* What of a shape goes into the data of a record, under our own names. */
static const struct {
	const char *key;
	size_t path; /* in struct shape */
} fields[] = {
	{ "networks", offsetof(struct shape, network) },
	{ "date", offsetof(struct shape, date) },
	{ "lang", offsetof(struct shape, lang) },
	{ "media", offsetof(struct shape, media) },
	{ "type", offsetof(struct shape, type) },
	{ "campaign", offsetof(struct shape, campaign) },
	{ "warning", offsetof(struct shape, warning) },
	{ "title", offsetof(struct shape, title) },
};

/* Appends a copy of `value` under `key`; `last` is where the list goes on. */
static void add_field(struct pl_arena *arena, struct pl_node *map, const struct pl_node ***last,
		      const char *key, const struct pl_node *value)
{
	struct pl_node *name = PL_NEW(arena, struct pl_node);
	struct pl_node *copy = PL_NEW(arena, struct pl_node);

	if (!name || !copy)
		return;
	*name = (struct pl_node){ .kind = PL_NODE_SCALAR,
				  .line = value->line,
				  .column = value->column,
				  .file = value->file,
				  .text = pl_str_of(key) };
	*copy = *value;
	copy->key = name;
	copy->next = NULL;
	**last = copy;
	*last = &copy->next;
	map->n++;
}

/* Numbers of uploads: how many there are, but not what they are or say. */
static bool is_numbers_only(const struct pl_node *node)
{
	return node->key && pl_str_is(node->key->text, "media_ids") && node->n;
}

static const struct pl_node *data_of(struct pl_arena *arena, const struct shape *shape,
				     const struct chain *chain)
{
	struct pl_node *map = PL_NEW(arena, struct pl_node);
	const struct pl_node **last = map ? &map->first : NULL;
	struct pl_node implied = { .kind = PL_NODE_SCALAR, .text = pl_str_of(shape->implied) };

	if (!map)
		return NULL;
	map->kind = PL_NODE_MAP;
	map->file = chain->at[0]->file;
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const char *paths;
		const struct pl_node *value;

		memcpy(&paths, (const char *)shape + fields[i].path, sizeof(paths));
		value = look_up(chain, paths);
		if (value && !is_numbers_only(value))
			add_field(arena, map, &last, fields[i].key, value);
	}
	if (shape->implied)
		add_field(arena, map, &last, "networks", &implied);
	return map;
}

/* --- records ---------------------------------------------------------------------------- */

static bool tell_fault(struct pl_shape_sink *sink, const struct pl_node *node, const char *text)
{
	struct pl_record record = { .line = node->line };
	struct pl_err fault = { .french = sink->french };

	pl_fail_at(&fault, PL_INPUT, node->file, node->line, node->column, "%s",
		   pl_err_tr(&fault, text));
	return sink->each(sink, &record, &fault);
}

static bool tell_record(struct pl_shape_sink *sink, const struct shape *shape,
			const struct chain *chain)
{
	const struct pl_node *text = look_up(chain, shape->text);
	struct pl_record record = { .line = chain->at[0]->line };

	if (text->kind != PL_NODE_SCALAR || !text->quoted)
		return tell_fault(sink, text, "the text of the record is not a string");
	pl_arena_reset(sink->arena);
	record.text = text->text;
	record.written = text->span;
	record.id = pl_node_text(look_up(chain, shape->id));
	record.data = data_of(sink->arena, shape, chain);
	return sink->each(sink, &record, NULL);
}

static bool walk(struct pl_shape_sink *sink, const struct pl_node *node,
		 const struct chain *around);

static bool walk_items(struct pl_shape_sink *sink, const struct pl_node *list,
		       const struct chain *around)
{
	for (const struct pl_node *item = list->first; item; item = item->next) {
		if (!walk(sink, item, around))
			return false;
	}
	return true;
}

static bool walk(struct pl_shape_sink *sink, const struct pl_node *node, const struct chain *around)
{
	struct chain chain = { .at = { node }, .n = 1 };
	const struct shape *shape;
	const struct pl_node *inside;

	if (node->kind == PL_NODE_LIST)
		return walk_items(sink, node, around);
	if (node->kind != PL_NODE_MAP)
		return tell_fault(sink, node, "a record is wanted: {\"text\": …}");
	for (; chain.n < DEEPEST && chain.n <= around->n; chain.n++)
		chain.at[chain.n] = around->at[chain.n - 1];
	shape = shape_of(&chain);
	if (shape)
		return tell_record(sink, shape, &chain);
	inside = look_up(&(struct chain){ .at = { node }, .n = 1 }, containers);
	if (inside && inside->kind != PL_NODE_SCALAR)
		return walk(sink, inside, &chain);
	return tell_fault(sink, node,
			  "the record has no text: it is looked for under " PL_SHAPE_TEXT_KEYS);
}

bool pl_shape_records(struct pl_shape_sink *sink, const struct pl_node *root)
{
	return walk(sink, root, &(struct chain){ .n = 0 });
}
