/* Findings as bytes. */
#include "lint/remember.h"

#include <string.h>

/* --- numbers and texts ---------------------------------------------------------------------- */

static void put(struct pl_buf *out, uint32_t number)
{
	char bytes[sizeof(number)];

	memcpy(bytes, &number, sizeof(number));
	pl_buf_add(out, (struct pl_str){ bytes, sizeof(bytes) });
}

static void put_text(struct pl_buf *out, struct pl_str text)
{
	put(out, (uint32_t)text.len);
	pl_buf_add(out, text);
}

static void put_texts(struct pl_buf *out, const struct pl_str *texts, size_t n)
{
	put(out, (uint32_t)n);
	for (size_t i = 0; i < n; i++)
		put_text(out, texts[i]);
}

static void put_span(struct pl_buf *out, struct pl_span span)
{
	put(out, span.start);
	put(out, span.end);
}

/* Bytes being read; once they are not what was written, all is zero. */
struct reading {
	struct pl_str bytes;
	size_t at;
	struct pl_arena *arena;
	bool wrong;
};

static uint32_t get(struct reading *reading)
{
	uint32_t number = 0;

	if (reading->wrong || reading->bytes.len - reading->at < sizeof(number)) {
		reading->wrong = true;
		return 0;
	}
	memcpy(&number, reading->bytes.at + reading->at, sizeof(number));
	reading->at += sizeof(number);
	return number;
}

static uint32_t get_below(struct reading *reading, uint32_t limit)
{
	uint32_t number = get(reading);

	if (number < limit)
		return number;
	reading->wrong = true;
	return 0;
}

static struct pl_str get_text(struct reading *reading)
{
	uint32_t len = get(reading);
	struct pl_str text;

	if (reading->wrong || reading->bytes.len - reading->at < len) {
		reading->wrong = true;
		return PL_STR("");
	}
	text = pl_str_cut(reading->bytes, reading->at, reading->at + len);
	reading->at += len;
	return pl_arena_str(reading->arena, text);
}

static const struct pl_str *get_texts(struct reading *reading, size_t *n)
{
	uint32_t most = (uint32_t)((reading->bytes.len - reading->at) / sizeof(uint32_t));
	struct pl_str *texts;

	*n = get_below(reading, most + 1);
	texts = *n ? PL_NEW_ARRAY(reading->arena, struct pl_str, *n) : NULL;
	for (size_t i = 0; texts && i < *n; i++)
		texts[i] = get_text(reading);
	return texts;
}

static struct pl_span get_span(struct reading *reading, size_t len)
{
	struct pl_span span;

	span.start = get_below(reading, (uint32_t)len + 1);
	span.end = get_below(reading, (uint32_t)len + 1);
	reading->wrong = reading->wrong || span.end < span.start;
	return span;
}

/* --- findings ---------------------------------------------------------------------------------
 */

static bool place_of(const struct pl_ruleset *rules, const struct pl_rule *rule, uint32_t *layer,
		     uint32_t *index)
{
	for (*layer = 0; *layer < rules->n_layers; ++*layer) {
		const struct pl_book *book = rules->layers[*layer].book;

		for (*index = 0; *index < book->rules.n; ++*index) {
			if (pl_book_rule(book, *index) == rule)
				return true;
		}
	}
	return false;
}

static bool write_one(const struct pl_ruleset *rules, const struct pl_found_at *found,
		      struct pl_buf *out)
{
	uint32_t layer, index;

	if (!place_of(rules, found->rule, &layer, &index))
		return false;
	put(out, (uint32_t)(found->media + 1));
	put(out, layer);
	put(out, index);
	put(out, found->level);
	put_text(out, found->message);
	put_text(out, found->description);
	put_text(out, found->told);
	put_span(out, found->span);
	put(out, found->at);
	put_span(out, found->block);
	put(out, found->scope);
	put(out, (uint32_t)found->whole | (uint32_t)found->unsure << 1);
	put(out, found->times);
	put(out, found->shown);
	put(out, found->order);
	put_texts(out, found->choices, found->n_choices);
	put_texts(out, found->others, found->n_others);
	put(out, (uint32_t)found->n_edits);
	for (size_t i = 0; i < found->n_edits; i++) {
		put_span(out, found->edits[i].span);
		put_text(out, found->edits[i].text);
	}
	return true;
}

bool pl_remember_write(const struct pl_findings *findings, struct pl_buf *out)
{
	if (!pl_remember_may(&findings->post) || findings->faults.list.n || findings->n_suppressed)
		return false;
	put(out, (uint32_t)findings->list.n);
	put(out, (uint32_t)findings->left_out);
	for (size_t i = 0; i < findings->list.n; i++) {
		if (!write_one(findings->rules, &findings->list.at[i], out))
			return false;
	}
	return !out->failed;
}

static const struct pl_rule *get_rule(struct reading *reading, const struct pl_ruleset *rules)
{
	uint32_t layer = get_below(reading, (uint32_t)rules->n_layers);
	const struct pl_book *book = reading->wrong ? NULL : rules->layers[layer].book;
	uint32_t index = get_below(reading, book ? book->rules.n : 0);

	return reading->wrong ? NULL : pl_book_rule(book, index);
}

static void read_edits(struct reading *reading, struct pl_found_at *found, size_t text)
{
	uint32_t n = get_below(reading, (uint32_t)(reading->bytes.len - reading->at));
	struct pl_edit *edits = n ? PL_NEW_ARRAY(reading->arena, struct pl_edit, n) : NULL;

	for (uint32_t i = 0; edits && i < n; i++) {
		edits[i].span = get_span(reading, text);
		edits[i].text = get_text(reading);
	}
	found->edits = edits;
	found->n_edits = edits ? n : 0;
}

/* What is not kept is read where it stands. */
static struct pl_str value_of(const struct pl_post *post, const struct pl_found_at *found)
{
	struct pl_str text = found->media < 0 ? post->draft : post->media[found->media].alt;

	return found->whole || found->span.end > text.len ? PL_STR("")
							  : pl_str_in(text, found->span);
}

static void read_one(struct reading *reading, const struct pl_findings *findings,
		     struct pl_found_at *found)
{
	size_t draft = findings->post.draft.len, most = findings->post.text.len;
	uint32_t flags;

	/* What a span is of depends on the finding; whoever cuts by it minds the end. */
	most = draft > most ? draft : most;
	found->media = (int32_t)get_below(reading, (uint32_t)findings->post.n_media + 1) - 1;
	if (found->media >= 0 && findings->post.media[found->media].alt.len > most)
		most = findings->post.media[found->media].alt.len;
	found->rule = get_rule(reading, findings->rules);
	found->level = (enum pl_level)get_below(reading, PL_ERROR + 1);
	found->message = get_text(reading);
	found->description = get_text(reading);
	found->told = found->match = get_text(reading);
	found->span = get_span(reading, found->media < 0 ? draft : most);
	found->at = get(reading);
	found->block = get_span(reading, most);
	found->scope = (enum pl_scope)get_below(reading, PL_N_SCOPES);
	flags = get_below(reading, 4);
	found->whole = flags & 1;
	found->unsure = flags >> 1 & 1;
	found->times = get(reading);
	found->shown = get_below(reading, (uint32_t)draft + 1);
	found->order = get(reading);
	found->choices = get_texts(reading, &found->n_choices);
	found->others = get_texts(reading, &found->n_others);
	read_edits(reading, found, found->media < 0 ? draft : most);
	if (found->rule && found->rule->personal)
		found->match = value_of(&findings->post, found);
	reading->wrong = reading->wrong || (found->at != UINT32_MAX && found->at > most);
}

bool pl_remember_read(struct pl_findings *findings, struct pl_str bytes)
{
	struct reading reading = { .bytes = bytes, .arena = &findings->arena };
	uint32_t n = get_below(&reading, (uint32_t)bytes.len);

	findings->left_out = get(&reading);
	for (uint32_t i = 0; i < n && !reading.wrong; i++) {
		struct pl_found_at *found = PL_PUSH(&findings->list);

		if (found)
			read_one(&reading, findings, found);
		reading.wrong = reading.wrong || !found;
	}
	findings->used = PL_NEW_ARRAY(&findings->arena, bool, findings->post.n_suppressions + 1);
	if (!reading.wrong && reading.at == bytes.len && findings->used && !findings->arena.failed)
		return true;
	findings->list.n = findings->left_out = 0;
	return false;
}

/* --- what they depend on ------------------------------------------------------------------------
 */

bool pl_remember_may(const struct pl_post *post)
{
	return post->form == PL_FORM_POST && !post->n_suppressions && !post->n_remarks;
}

static void put_names(struct pl_buf *out, const char *const *names)
{
	for (; names && *names; names++)
		put_text(out, pl_str_of(*names));
	put(out, UINT32_MAX);
}

/* What files beside the draft tell. */
static void put_media(const struct pl_post *post, struct pl_buf *out)
{
	for (size_t i = 0; i < post->n_media; i++) {
		const struct pl_media *media = &post->media[i];

		put(out, (uint32_t)media->absent | (uint32_t)media->picture.placed << 1);
		put_text(out, media->picture.author);
	}
}

void pl_remember_circumstances(const struct pl_post *post, const struct pl_options *options,
			       struct pl_buf *out)
{
	put(out, (uint32_t)post->networks);
	put(out, (uint32_t)(post->networks >> 32));
	put(out, (uint32_t)post->form | (uint32_t)post->payload << 8);
	put_text(out, post->ext);
	put_media(post, out);
	put(out, (uint32_t)options->lang | (uint32_t)options->level << 8 |
			 (uint32_t)options->profile << 16);
	put_text(out, pl_str_of(options->now));
	put_names(out, options->only);
	put_names(out, options->styles);
	put(out, options->styles != NULL);
	for (const struct pl_switch *one = options->switches; one && one->name; one++) {
		put_text(out, pl_str_of(one->name));
		put(out, (uint32_t)one->to | (uint32_t)one->level << 8);
		put_text(out, pl_str_of(one->network));
		put_text(out, pl_str_of(one->type));
	}
}

void pl_remember_rules(const struct pl_ruleset *rules, struct pl_buf *out)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	put_text(out, pl_str_of(pl_version()));
	for (size_t i = 0; i < rules->n_layers; i++) {
		const struct pl_layer *layer = &rules->layers[i];
		struct pl_str bytes = layer->own.len
					      ? layer->own
					      : (struct pl_str){ (const char *)pl_builtin_book,
								 pl_builtin_book_size };

		put_text(out, bytes);
	}
	put_texts(out, rules->vocab.accept, rules->vocab.n_accept);
	put_texts(out, rules->vocab.reject, rules->vocab.n_reject);
	/* Some are hidden by later ones, or by --filter. */
	while (pl_ruleset_next(rules, &walk, &at)) {
		put(out, (uint32_t)(at.layer - rules->layers));
		put(out, at.index);
	}
}

bool pl_remember_spells(const struct pl_ruleset *rules, const struct pl_options *options)
{
	struct pl_rule_walk walk = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(rules, &walk, &at)) {
		if (pl_checks[at.rule->check]->spells && pl_rule_may_run(at.rule, options))
			return true;
	}
	return false;
}
