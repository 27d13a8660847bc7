/* Front matter: its place, its keys, and what cannot be read in it. */
#include "post/front.h"

#include "base/catalogue.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "post/decode.h"
#include "post/media.h"
#include "post/suppress.h"

/* --- finding -------------------------------------------------------------------------- */

/* The line at `at` without its end; `*next` is where the next one starts. */
static struct pl_str read_line(struct pl_str text, size_t at, size_t *next)
{
	size_t end = at;

	while (end < text.len && text.at[end] != '\n' && text.at[end] != '\r')
		end++;
	*next = end;
	if (*next < text.len && text.at[*next] == '\r')
		(*next)++;
	if (*next < text.len && text.at[*next] == '\n' && (*next == end || text.at[end] == '\r'))
		(*next)++;
	return pl_str_cut(text, at, end);
}

bool pl_is_fence(struct pl_str line, const char *fence)
{
	return pl_str_starts(line, fence) &&
	       !pl_str_trim(pl_str_cut(line, strlen(fence), line.len)).len;
}

bool pl_front_find(struct pl_str text, struct pl_span *yaml, uint32_t *body)
{
	size_t at = pl_has_utf8_mark(text) ? PL_BOM_LEN : 0, start, next;

	if (!pl_is_fence(read_line(text, at, &start), "---"))
		return false;
	for (at = start; at < text.len; at = next) {
		struct pl_str line = read_line(text, at, &next);

		if (pl_is_fence(line, "---") || pl_is_fence(line, "...")) {
			*yaml = (struct pl_span){ (uint32_t)start, (uint32_t)at };
			*body = (uint32_t)next;
			return true;
		}
	}
	return false;
}

struct pl_span pl_front_add(struct pl_str draft, struct pl_str lines, struct pl_buf *out)
{
	struct pl_span yaml = { 0 };
	uint32_t body, start = (uint32_t)out->len;
	bool has_front = lines.len && pl_front_find(draft, &yaml, &body);

	pl_buf_add(out, pl_str_cut(draft, 0, yaml.start));
	start += yaml.start;
	if (lines.len)
		pl_buf_printf(out, "%s%.*s%s", has_front ? "" : "---\n", PL_ARGS(lines),
			      has_front ? "" : "---\n");
	lines.len = out->len - start;
	pl_buf_add(out, pl_str_cut(draft, yaml.start, draft.len));
	return (struct pl_span){ start, start + (uint32_t)lines.len };
}

/* --- remarks --------------------------------------------------------------------------- */

enum { MOST_REMARKS = 20 };

static struct pl_err *add_remark(struct pl_post *post)
{
	if (!post->remarks)
		post->remarks = PL_NEW_ARRAY(&post->arena, struct pl_err, MOST_REMARKS);
	if (!post->remarks || post->n_remarks == MOST_REMARKS)
		return NULL;
	((struct pl_err *)post->remarks)[post->n_remarks].french = post->french;
	return (struct pl_err *)&post->remarks[post->n_remarks++];
}

void pl_front_remark(struct pl_post *post, const struct pl_node *node, const char *format, ...)
{
	enum pl_lang lang = post->french ? PL_FR : PL_EN;
	struct pl_err *remark = add_remark(post);
	char text[PL_ERR_BYTES];
	va_list args;

	va_start(args, format);
	pl_err_write(text, pl_tr(lang, format), args);
	va_end(args);
	pl_fail_at(remark, PL_RULE, "", node->line, node->column, "%s: %s",
		   pl_tr(lang, post->payload ? "record" : "front matter"), text);
}

void pl_draft_remark(struct pl_post *post, uint32_t at, const char *format, ...)
{
	enum pl_lang lang = post->french ? PL_FR : PL_EN;
	struct pl_place place = pl_place_of(&post->lines, at, PL_POINTS);
	struct pl_err *remark = add_remark(post);
	char text[PL_ERR_BYTES];
	va_list args;

	va_start(args, format);
	pl_err_write(text, pl_tr(lang, format), args);
	va_end(args);
	pl_fail_at(remark, PL_RULE, "", place.line, place.column, "%s", text);
}

/* --- keys ------------------------------------------------------------------------------ */

static struct pl_str copy_text(struct pl_post *post, struct pl_str text)
{
	return text.len ? pl_arena_str(&post->arena, text) : (struct pl_str){ 0 };
}

void pl_front_words(struct pl_post *post, const struct pl_node *node,
		    void (*each)(struct pl_post *post, const struct pl_node *node,
				 struct pl_str word))
{
	struct pl_str text = pl_node_text(node);
	size_t end;

	for (const struct pl_node *item = node->kind == PL_NODE_LIST ? node->first : NULL; item;
	     item = item->next)
		each(post, item, pl_str_trim(pl_node_text(item)));
	for (size_t at = 0; at < text.len; at = end + 1) {
		end = at;
		while (end < text.len && !strchr(",; \t\r\n", text.at[end]))
			end++;
		if (end > at)
			each(post, node, pl_str_cut(text, at, end));
	}
}

static void add_network(struct pl_post *post, const struct pl_node *node, struct pl_str name)
{
	int place;
	const char *nearest;

	if (!post->known || !name.len)
		return;
	place = pl_networks_find(post->known, name);
	if (place >= 0) {
		post->networks |= UINT64_C(1) << place;
		return;
	}
	nearest = pl_networks_nearest(post->known, name);
	if (nearest)
		pl_front_remark(post, node, "no network is called '%.*s'; the nearest is '%s'",
				PL_ARGS(name), nearest);
	else
		pl_front_remark(post, node, "no network is called '%.*s'", PL_ARGS(name));
}

static void read_networks(struct pl_post *post, const struct pl_node *node)
{
	pl_front_words(post, node, add_network);
}

/* Where the word stands in the draft; in a payload nowhere. */
static struct pl_span place_of(const struct pl_post *post, const struct pl_node *node,
			       struct pl_str word)
{
	uint32_t base = pl_has_utf8_mark(post->draft) ? PL_BOM_LEN : 0;
	struct pl_span span = { base + node->span.start, base + node->span.end };
	size_t at;

	if (post->payload || !node->span.end)
		return (struct pl_span){ 0, 0 };
	at = pl_str_find(pl_str_in(post->draft, span), word, 0);
	if (at == SIZE_MAX)
		return span;
	span.start += (uint32_t)at;
	return (struct pl_span){ span.start, span.start + (uint32_t)word.len };
}

static struct pl_suppression *ignore(struct pl_post *post, const struct pl_node *node,
				     struct pl_str name)
{
	const struct pl_suppression common = {
		.name = copy_text(post, name),
		.by = PL_BY_FRONT,
		.off = true,
		.everywhere = true,
		.place = place_of(post, node, name),
	};

	return name.len ? pl_suppress_add(post, &common) : NULL;
}

static void ignore_word(struct pl_post *post, const struct pl_node *node, struct pl_str name)
{
	ignore(post, node, name);
}

static const char *const ignore_keys[] = { "rule",   "regle", "style", "reason",
					   "raison", "until", "fin",   NULL };

static const char *next_ignore_key(const void *context, size_t i)
{
	(void)context;
	return ignore_keys[i];
}

static bool is_reason(struct pl_str key)
{
	return pl_str_is_nocase(key, "reason") || pl_str_is_nocase(key, "raison");
}

static bool is_until(struct pl_str key)
{
	return pl_str_is_nocase(key, "until") || pl_str_is_nocase(key, "fin");
}

static bool is_name(struct pl_str key)
{
	return pl_str_is_nocase(key, "rule") || pl_str_is_nocase(key, "style") ||
	       pl_str_is_nocase(key, "regle") || pl_str_is(key, "règle");
}

/* {rule: style.rule, reason: why, until: 2026-12-31} */
static void ignore_entry(struct pl_post *post, const struct pl_node *entry)
{
	const struct pl_node *name = NULL, *until = NULL;
	struct pl_suppression *made;
	struct pl_str reason = { 0 };

	for (const struct pl_node *node = entry->first; node; node = node->next) {
		const char *nearest;

		if (is_name(node->key->text)) {
			name = node;
		} else if (is_reason(node->key->text)) {
			reason = pl_str_trim(pl_node_text(node));
		} else if (is_until(node->key->text)) {
			until = node;
		} else {
			nearest = pl_nearest(node->key->text, next_ignore_key, NULL);
			pl_front_remark(post, node->key,
					"no key is called '%.*s'; the nearest is '%s'",
					PL_ARGS(node->key->text), nearest ? nearest : "rule");
		}
	}
	made = name ? ignore(post, name, pl_str_trim(pl_node_text(name))) : NULL;
	if (made) {
		made->reason = copy_text(post, reason);
		/* With an end that nobody can read it does not hold at all. */
		if (until && !pl_suppress_until(post, place_of(post, until, PL_STR("")).start,
						pl_str_trim(pl_node_text(until)), &made->until))
			made->off = false;
	} else if (!name) {
		pl_front_remark(post, entry,
				"an entry to ignore names its rule or style: "
				"{rule: style.rule, reason: why}");
	}
}

static void read_ignore(struct pl_post *post, const struct pl_node *node)
{
	if (node->kind == PL_NODE_SCALAR)
		pl_front_words(post, node, ignore_word);
	if (node->kind == PL_NODE_MAP)
		ignore_entry(post, node);
	for (const struct pl_node *item = node->kind == PL_NODE_LIST ? node->first : NULL; item;
	     item = item->next) {
		if (item->kind == PL_NODE_MAP)
			ignore_entry(post, item);
		else
			ignore(post, item, pl_str_trim(pl_node_text(item)));
	}
}

static void read_type(struct pl_post *post, const struct pl_node *node)
{
	struct pl_str written = pl_node_text(node);
	const char *nearest;

	post->type = pl_post_type_of(&post->arena, written);
	/* Schedulers have types of their own: draft, status, reel. */
	if (post->payload || !post->type.len || pl_post_type_known(post->type))
		return;
	nearest = pl_post_type_nearest(post->type);
	if (nearest)
		pl_front_remark(post, node, "no type is called '%.*s'; the nearest is '%s'",
				PL_ARGS(written), nearest);
	else
		pl_front_remark(post, node,
				"no rule knows the type '%.*s'; known are annonce, alerte, "
				"question-reponse, campagne, evenement, reponse, exercice, "
				"hommage, allocution and others",
				PL_ARGS(written));
}

static void read_lang(struct pl_post *post, const struct pl_node *node)
{
	post->lang = copy_text(post, pl_node_text(node->kind == PL_NODE_LIST ? node->first : node));
}

#define FIELD(name) offsetof(struct pl_post, name), NULL

const struct pl_front_key pl_front_keys[] = {
	{ "réseaux",
	  "networks",
	  { "reseaux", "networks", "reseau", "network" },
	  "Networks the post is for: one or a list.",
	  0,
	  read_networks },
	{ "date", "date", { "date" }, "When the post is to go out.", FIELD(date) },
	{ "note",
	  "note",
	  { "note", "notes" },
	  "A note to the reviewer, never published.",
	  FIELD(note) },
	{ "médias",
	  "media",
	  { "medias", "media" },
	  "Pictures, videos and documents: a list of {image, video, gif or document: file, "
	  "alt: text, captions: yes or no}; [] says that there are none.",
	  0,
	  pl_media_read },
	{ "langue",
	  "lang",
	  { "langue", "lang", "language" },
	  "The language of the text: fr.",
	  0,
	  read_lang },
	{ "campagne",
	  "campaign",
	  { "campagne", "campaign" },
	  "The campaign the post belongs to.",
	  FIELD(campaign) },
	{ "type",
	  "type",
	  { "type" },
	  "The kind of post: annonce, alerte, question-reponse…",
	  0,
	  read_type },
	{ "ignore",
	  "ignore",
	  { "ignore", "ignorer" },
	  "Rules or styles to leave out: a list of names or of {rule: name, reason: why}.",
	  0,
	  read_ignore },
	{ "titre",
	  "title",
	  { "titre", "title" },
	  "A title, for networks that have one.",
	  FIELD(title) },
	{ "avertissement",
	  "warning",
	  { "avertissement", "warning", "content_warning", "spoiler_text" },
	  "What hides the text until it is asked for, on Mastodon.",
	  FIELD(warning) },
	{ "crédit", "credit", { "credit", "credits" }, "Whose pictures they are.", FIELD(credit) },
	{ "lien", "link", { "lien", "link" }, "The address that the preview shows.", FIELD(link) },
	{ "réponse",
	  "reply",
	  { "reponse", "reply" },
	  "The address of the post that this one answers.",
	  FIELD(reply) },
	{ "cite",
	  "quote",
	  { "cite", "quote" },
	  "The address of the post that this one quotes.",
	  FIELD(quote) },
	{ "phase",
	  "phase",
	  { "phase" },
	  "Of a question time: annonce, reponse, bilan.",
	  FIELD(phase) },
	{ 0 },
};

/* --- reading --------------------------------------------------------------------------- */

enum { SPELLINGS = sizeof(pl_front_keys[0].also) / sizeof(*pl_front_keys[0].also) };

/* All spellings of all keys in a row, for the nearest one. */
static const char *next_spelling(const void *context, size_t i)
{
	(void)context;
	for (const struct pl_front_key *key = pl_front_keys; key->fr; key++) {
		for (size_t j = 0; j < SPELLINGS && key->also[j]; j++) {
			if (i-- == 0)
				return key->also[j];
		}
	}
	return NULL;
}

static const struct pl_front_key *find_key(struct pl_str spelling)
{
	for (const struct pl_front_key *key = pl_front_keys; key->fr; key++) {
		for (size_t j = 0; j < SPELLINGS && key->also[j]; j++) {
			if (pl_str_is(spelling, key->also[j]))
				return key;
		}
	}
	return NULL;
}

static void remark_key(struct pl_post *post, const struct pl_node *key, struct pl_str folded)
{
	const char *nearest = pl_nearest(folded, next_spelling, NULL);
	const struct pl_front_key *meant = nearest ? find_key(pl_str_of(nearest)) : NULL;

	if (meant)
		pl_front_remark(post, key, "no key is called '%.*s'; the nearest is '%s'",
				PL_ARGS(key->text), meant->fr);
	else
		pl_front_remark(post, key, "no key is called '%.*s'", PL_ARGS(key->text));
}

static void read_value(struct pl_post *post, const struct pl_front_key *key,
		       const struct pl_node *node)
{
	struct pl_str *field = (struct pl_str *)(void *)((char *)post + key->field);

	if (node->kind == PL_NODE_SCALAR)
		*field = copy_text(post, pl_node_text(node));
	else if (node->kind != PL_NODE_NULL)
		pl_front_remark(post, node, "'%s' wants one text", key->fr);
}

static bool read_entry(struct pl_post *post, const struct pl_node *node, struct pl_err *err)
{
	struct pl_buf folded = { 0 };
	const struct pl_front_key *key;

	if (!pl_fold(&folded, pl_str_trim(node->key->text), err)) {
		pl_buf_release(&folded);
		return false;
	}
	key = find_key(pl_buf_str(&folded));
	if (key && key->read)
		key->read(post, node);
	else if (key)
		read_value(post, key, node);
	else if (!post->payload)
		remark_key(post, node->key, pl_buf_str(&folded));
	pl_buf_release(&folded);
	return true;
}

bool pl_front_read(struct pl_post *post, const struct pl_node *map, bool payload,
		   struct pl_err *err)
{
	post->payload = payload;
	for (const struct pl_node *node = map->kind == PL_NODE_MAP ? map->first : NULL; node;
	     node = node->next) {
		if (!read_entry(post, node, err))
			return false;
	}
	return !post->arena.failed || pl_fail_nomem(err);
}

/* A comment alone is YAML's empty document, or an empty scalar behind "---". */
static bool is_nothing(const struct pl_node *node)
{
	return node->kind == PL_NODE_NULL || (node->kind == PL_NODE_SCALAR && !node->text.len);
}

bool pl_front_parse(struct pl_post *post, uint32_t *body, struct pl_err *err)
{
	size_t bom = pl_has_utf8_mark(post->text) ? PL_BOM_LEN : 0;
	struct pl_err fault = { .french = post->french };
	struct pl_span yaml;
	const struct pl_node *root;

	*body = (uint32_t)bom;
	if (!pl_front_find(post->text, &yaml, body) ||
	    !pl_str_trim(pl_str_in(post->text, yaml)).len)
		return true;
	/* With its first "---", which YAML takes for the start of a document: so lines
	 * are those of the draft. */
	root = pl_yaml_read(&post->arena, pl_str_cut(post->text, bom, yaml.end), "", &fault);
	if (!root && fault.code == PL_NOMEM)
		return pl_fail_nomem(err);
	if (root && root->kind == PL_NODE_MAP)
		return pl_front_read(post, root, false, err);
	if (!root)
		pl_front_remark(post,
				&(struct pl_node){ .line = fault.line, .column = fault.column },
				"%s", fault.text);
	else if (!is_nothing(root))
		pl_front_remark(post, root, "lines of the form 'key: value' are wanted here");
	return !post->arena.failed || pl_fail_nomem(err);
}
