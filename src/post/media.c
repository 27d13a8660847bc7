/* Media: entries of a front matter, and of what schedulers send. */
#include "post/media.h"

#include <string.h>

#include "base/unicode.h"
#include "post/decode.h"
#include "post/front.h"

/* --- kinds ------------------------------------------------------------------------------ */

static const struct {
	const char *ending;
	enum pl_media_kind kind;
} endings[] = {
	{ ".mp4", PL_MEDIA_VIDEO },     { ".mov", PL_MEDIA_VIDEO },
	{ ".webm", PL_MEDIA_VIDEO },    { ".m4v", PL_MEDIA_VIDEO },
	{ ".avi", PL_MEDIA_VIDEO },     { ".mkv", PL_MEDIA_VIDEO },
	{ ".gif", PL_MEDIA_GIF },       { ".pdf", PL_MEDIA_DOCUMENT },
	{ ".doc", PL_MEDIA_DOCUMENT },  { ".docx", PL_MEDIA_DOCUMENT },
	{ ".odt", PL_MEDIA_DOCUMENT },  { ".ppt", PL_MEDIA_DOCUMENT },
	{ ".pptx", PL_MEDIA_DOCUMENT }, { ".odp", PL_MEDIA_DOCUMENT },
};

/* How a value of `type` begins: image, image/jpeg, animated_gif, app.bsky.embed.video. */
static const struct {
	const char *start;
	enum pl_media_kind kind;
} types[] = {
	{ "image/gif", PL_MEDIA_GIF }, { "gif", PL_MEDIA_GIF },
	{ "animated", PL_MEDIA_GIF },  { "image", PL_MEDIA_IMAGE },
	{ "photo", PL_MEDIA_IMAGE },   { "picture", PL_MEDIA_IMAGE },
	{ "video", PL_MEDIA_VIDEO },   { "document", PL_MEDIA_DOCUMENT },
	{ "pdf", PL_MEDIA_DOCUMENT },  { "application", PL_MEDIA_DOCUMENT },
	{ "file", PL_MEDIA_DOCUMENT }, { "audio", PL_MEDIA_DOCUMENT },
};

static enum pl_media_kind kind_of_file(struct pl_str file)
{
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t len = strlen(endings[i].ending);

		if (file.len > len &&
		    pl_str_is_nocase(pl_str_cut(file, file.len - len, file.len), endings[i].ending))
			return endings[i].kind;
	}
	return PL_MEDIA_IMAGE;
}

static bool kind_of_type(struct pl_str type, enum pl_media_kind *kind)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
		struct pl_str start = pl_str_cut(type, 0, strlen(types[i].start));

		if (pl_str_is_nocase(start, types[i].start)) {
			*kind = types[i].kind;
			return true;
		}
	}
	return false;
}

/* --- entries ----------------------------------------------------------------------------- */

/* An entry being read. */
struct entry {
	struct pl_post *post;
	struct pl_media *medium;
	struct pl_str type; /* as written */
	bool kind_known;
};

static struct pl_str copy_text(struct pl_post *post, struct pl_str text)
{
	return pl_str_trim(text).len ? pl_arena_str(&post->arena, text) : (struct pl_str){ 0 };
}

static void read_file(struct entry *entry, const struct pl_node *node, int kind)
{
	if (kind >= 0) {
		entry->medium->kind = (enum pl_media_kind)kind;
		entry->kind_known = true;
	}
	if (node->kind == PL_NODE_SCALAR)
		entry->medium->file = copy_text(entry->post, node->text);
}

static void read_type(struct entry *entry, const struct pl_node *node, int kind)
{
	(void)kind;
	entry->type = pl_node_text(node);
}

/* Alone in a front matter: what a scheduler carries is published as it is. */
static bool says_decorative(struct pl_str alt)
{
	static const char *const words[] = { "decorative", "décorative", "decoratif",
					     "décoratif",  "Décorative", "Décoratif" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_is_nocase(pl_str_trim(alt), words[i]))
			return true;
	}
	return false;
}

/* Spans of nodes count from the first "---", behind a byte order mark. */
static struct pl_span place_of(const struct pl_post *post, const struct pl_node *node)
{
	uint32_t bom = pl_has_utf8_mark(post->text) ? PL_BOM_LEN : 0;

	return (struct pl_span){ node->span.start + bom, node->span.end + bom };
}

/* Where the draft writes that text as it is, in quotes or without; 0: nowhere. */
static uint32_t bytes_at(const struct pl_post *post, const struct pl_node *node)
{
	/* cppcheck-suppress internalAstError ; a literal of a struct is beyond it here */
	struct pl_span place = post->payload ? (struct pl_span){ 0 } : place_of(post, node);
	struct pl_str written = pl_str_in(post->draft, place), text = pl_node_text(node);
	bool in_quotes = node->quoted && written.len > 2;

	if (in_quotes)
		written = pl_str_cut(written, 1, written.len - 1);
	if (!text.len || !pl_str_same(written, text) ||
	    pl_str_find(text, PL_STR("\n"), 0) != SIZE_MAX)
		return 0;
	return place.start + in_quotes;
}

static void read_alt(struct entry *entry, const struct pl_node *node, int kind)
{
	struct pl_str alt = pl_node_text(node);

	(void)kind;
	if (!entry->post->payload && says_decorative(alt))
		entry->medium->decorative = true;
	else {
		entry->medium->alt = copy_text(entry->post, alt);
		entry->medium->alt_at = bytes_at(entry->post, node);
	}
}

/* A video without speech has nothing to caption. */
static bool says_speechless(struct pl_str text)
{
	static const char *const words[] = { "sans-parole",  "sans parole", "sans-paroles",
					     "sans paroles", "muet",        "muette",
					     "no-speech",    "no speech",   "silent" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_is_nocase(text, words[i]))
			return true;
	}
	return false;
}

static void read_captions(struct entry *entry, const struct pl_node *node, int kind)
{
	bool yes = false;

	(void)kind;
	if (node->kind == PL_NODE_LIST)
		yes = node->n > 0;
	else if (node->kind == PL_NODE_NULL)
		return;
	else if (says_speechless(pl_node_text(node)) || pl_str_ends(pl_node_text(node), ".srt") ||
		 pl_str_ends(pl_node_text(node), ".vtt"))
		yes = true;
	else if (!pl_node_bool(node, &yes, NULL)) {
		if (!entry->post->payload)
			pl_front_remark(entry->post, node,
					"'%.*s' says neither yes nor no; oui, non or sans-parole",
					PL_ARGS(pl_node_text(node)));
		return;
	}
	entry->medium->captions = yes ? PL_CAPTIONS_YES : PL_CAPTIONS_NO;
}

static void read_credit(struct entry *entry, const struct pl_node *node, int kind)
{
	(void)kind;
	entry->medium->credit = copy_text(entry->post, pl_node_text(node));
}

static void read_nothing(struct entry *entry, const struct pl_node *node, int kind)
{
	(void)entry;
	(void)node;
	(void)kind;
}

/* Keys of an entry: ours, and those of Mastodon (description, preview_url), Bluesky
 * (alt, image or video as a blob), Postiz (path) and the usual others. */
static const struct medium_key {
	const char *name;
	void (*read)(struct entry *entry, const struct pl_node *node, int kind);
	int kind; /* enum pl_media_kind that the key says, or -1 */
} medium_keys[] = {
	{ "image", read_file, PL_MEDIA_IMAGE },
	{ "photo", read_file, PL_MEDIA_IMAGE },
	{ "vidéo", read_file, PL_MEDIA_VIDEO },
	{ "video", read_file, PL_MEDIA_VIDEO },
	{ "gif", read_file, PL_MEDIA_GIF },
	{ "document", read_file, PL_MEDIA_DOCUMENT },
	{ "fichier", read_file, -1 },
	{ "file", read_file, -1 },
	{ "path", read_file, -1 },
	{ "url", read_file, -1 },
	{ "type", read_type, -1 },
	{ "$type", read_type, -1 },
	{ "mimeType", read_type, -1 },
	{ "alt", read_alt, -1 },
	{ "description", read_alt, -1 },
	{ "alt_text", read_alt, -1 },
	{ "altText", read_alt, -1 },
	{ "sous-titres", read_captions, -1 },
	{ "captions", read_captions, -1 },
	{ "crédit", read_credit, -1 },
	{ "credit", read_credit, -1 },
	{ "lsf", read_nothing, -1 },
};

static const char *next_key(const void *context, size_t i)
{
	(void)context;
	return i < sizeof(medium_keys) / sizeof(*medium_keys) ? medium_keys[i].name : NULL;
}

static const struct medium_key *find_key(struct pl_str name)
{
	for (size_t i = 0; i < sizeof(medium_keys) / sizeof(*medium_keys); i++) {
		if (pl_str_is(name, medium_keys[i].name))
			return &medium_keys[i];
	}
	return NULL;
}

static void remark_key(struct pl_post *post, const struct pl_node *key)
{
	const char *nearest = pl_nearest(key->text, next_key, NULL);

	if (nearest)
		pl_front_remark(post, key, "media have no key '%.*s'; the nearest is '%s'",
				PL_ARGS(key->text), nearest);
	else
		pl_front_remark(
			post, key,
			"media have no key '%.*s'; they have image, video, gif or document, "
			"alt, sous-titres and crédit",
			PL_ARGS(key->text));
}

static void read_keys(struct entry *entry, const struct pl_node *map)
{
	for (const struct pl_node *node = map->first; node; node = node->next) {
		const struct medium_key *key = find_key(node->key->text);

		if (key)
			key->read(entry, node, key->kind);
		else if (!entry->post->payload)
			remark_key(entry->post, node->key);
	}
}

static void read_entry(struct pl_post *post, const struct pl_node *node, struct pl_media *medium)
{
	struct entry entry = { .post = post, .medium = medium };

	medium->from_front = !post->payload;
	if (!post->payload)
		medium->place = place_of(post, node);
	if (node->kind == PL_NODE_MAP)
		read_keys(&entry, node);
	else
		read_file(&entry, node, -1);
	if (!entry.kind_known && !kind_of_type(entry.type, &medium->kind))
		medium->kind = kind_of_file(medium->file);
}

/* --- lists --------------------------------------------------------------------------------- */

static void read_list(struct pl_post *post, const struct pl_node *first, size_t n)
{
	struct pl_media *media = n ? PL_NEW_ARRAY(&post->arena, struct pl_media, n) : NULL;

	if (n && !media)
		return;
	for (size_t i = 0; i < n; i++, first = first->next)
		read_entry(post, first, &media[i]);
	post->media = media;
	post->n_media = n;
	post->media_known = true;
}

/* A map that is a medium itself says what it is. */
static bool is_entry(const struct pl_node *map)
{
	for (const struct pl_node *node = map->first; node; node = node->next) {
		const struct medium_key *key = find_key(node->key->text);

		if (key && key->read != read_nothing && key->read != read_credit &&
		    key->read != read_type)
			return true;
	}
	return false;
}

static bool says_none(struct pl_str text)
{
	return pl_str_is_nocase(text, "aucun") || pl_str_is_nocase(text, "none") ||
	       pl_str_is_nocase(text, "non") || pl_str_is_nocase(text, "no");
}

void pl_media_read(struct pl_post *post, const struct pl_node *node)
{
	bool is_map = node->kind == PL_NODE_MAP;
	const struct pl_node *ids = pl_node_get(node, "media_ids");

	if (node->kind == PL_NODE_LIST)
		read_list(post, node->first, node->n);
	else if (node->kind == PL_NODE_SCALAR)
		read_list(post, node, says_none(node->text) || !node->text.len ? 0 : 1);
	else if (is_map && ids)
		post->media_known = ids->kind == PL_NODE_LIST && !ids->n;
	else if (is_map && (is_entry(node) || !post->payload))
		read_list(post, node, 1);
}
