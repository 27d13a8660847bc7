/* Findings of other programs.  They have no rule: one is made for each sort, of which there
 * is nothing to say but its name. */
#include "lint/others.h"

#include <string.h>

enum { LONGEST_NAME = 64, LONGEST_MESSAGE = 300, FEW_BYTES = 60, MOST_RULES = 500, MOST = 1000 };

struct made_rule {
	struct pl_rule rule;
	char name[LONGEST_NAME];
};

static void refer(struct pl_ref *ref, const char *text, size_t len)
{
	*ref = (struct pl_ref){ (int32_t)(text - (const char *)ref), (uint32_t)len };
}

/* grammalecte.gn, languagetool.fr-spelling-rule: whatever they say, as our rules are called. */
static struct pl_str name_of(const struct pl_other *other, char name[LONGEST_NAME])
{
	size_t n = strlen(other->by);

	memcpy(name, other->by, n);
	name[n++] = '.';
	for (size_t i = 0; i < other->sort.len && n + 1 < LONGEST_NAME; i++) {
		char c = other->sort.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		name[n++] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
	}
	return (struct pl_str){ name, n };
}

static const struct pl_rule *make_rule(struct pl_others *others, const struct pl_other *other,
				       struct pl_str name)
{
	struct made_rule *made = PL_NEW_ARRAY(&others->arena, struct made_rule, 1);
	const struct pl_rule **place = made ? PL_PUSH(&others->rules) : NULL;

	if (!place)
		return NULL;
	*made = (struct made_rule){ .rule = { .level = PL_SUGGESTION, .fix = PL_FIX_SUGGESTED } };
	memcpy(made->name, name.at, name.len);
	refer(&made->rule.name, made->name, name.len);
	refer(&made->rule.style, made->name, strlen(other->by));
	*place = &made->rule;
	return &made->rule;
}

/* The rule of that name; beyond the most there are, the last that was made. */
static const struct pl_rule *rule_of(struct pl_others *others, const struct pl_other *other)
{
	char text[LONGEST_NAME];
	struct pl_str name = name_of(other, text);
	const struct pl_rule *rule = NULL;
	size_t n;

	pthread_mutex_lock(&others->lock);
	n = others->rules.n;
	for (size_t i = 0; i < n && !rule; i++) {
		if (pl_str_same(pl_ref_str(&others->rules.at[i]->name), name))
			rule = others->rules.at[i];
	}
	if (!rule)
		rule = n < MOST_RULES ? make_rule(others, other, name) : others->rules.at[n - 1];
	pthread_mutex_unlock(&others->lock);
	return rule;
}

bool pl_others_init(struct pl_others *others)
{
	*others = (struct pl_others){ 0 };
	return !pthread_mutex_init(&others->lock, NULL);
}

void pl_others_release(struct pl_others *others)
{
	pthread_mutex_destroy(&others->lock);
	pl_arena_release(&others->arena);
	PL_LIST_RELEASE(&others->rules);
}

/* A whole sentence that is too long says nothing of the slip within it. */
static bool speaks_of(const struct pl_found_at *found, struct pl_span place)
{
	return !found->whole && found->media < 0 && found->span.start < place.end &&
	       place.start < found->span.end &&
	       (found->span.end - found->span.start <= FEW_BYTES ||
		found->span.end - found->span.start <= place.end - place.start);
}

static bool is_told(const struct pl_findings *findings, struct pl_span place)
{
	for (size_t i = 0; i < findings->list.n; i++) {
		if (speaks_of(&findings->list.at[i], place))
			return true;
	}
	return false;
}

/* Links and names are for machines. */
static bool is_prose(const struct pl_post *post, struct pl_span span)
{
	for (uint32_t at = span.start; at < span.end; at++) {
		const struct pl_token *token = pl_post_token_at(post, at);

		if (token && token->kind != PL_TOKEN_WORD && token->kind != PL_TOKEN_NUMBER)
			return false;
	}
	return true;
}

static struct pl_str shortened(struct pl_str text, size_t most)
{
	size_t end = text.len;

	if (end <= most)
		return text;
	end = most;
	while (end && ((unsigned char)text.at[end] & 0xC0) == 0x80)
		end--;
	return pl_str_cut(text, 0, end);
}

static void put_remedy(struct pl_findings *findings, struct pl_found_at *found,
		       struct pl_str remedy)
{
	struct pl_edit *edit =
		remedy.len ? PL_NEW_ARRAY(&findings->arena, struct pl_edit, 1) : NULL;

	if (!edit)
		return;
	*edit = (struct pl_edit){ found->span, pl_arena_str(&findings->arena, remedy) };
	found->edits = edit;
	found->n_edits = 1;
}

bool pl_findings_add(struct pl_findings *findings, struct pl_others *others,
		     const struct pl_other *other)
{
	const struct pl_post *post = &findings->post;
	struct pl_span place;
	const struct pl_rule *rule;
	struct pl_found_at *found;
	struct pl_str message = shortened(other->message, LONGEST_MESSAGE);

	if (findings->list.n >= MOST || other->span.start >= other->span.end ||
	    other->span.end > post->text.len || !is_prose(post, other->span))
		return true;
	place = pl_post_place(post, other->span);
	if (is_told(findings, place))
		return true;
	rule = rule_of(others, other);
	found = rule ? PL_PUSH(&findings->list) : NULL;
	if (!found)
		return false;
	*found = (struct pl_found_at){
		.rule = rule,
		.message = pl_message(&findings->arena, PL_STR("%s"), &message, 1, false),
		.span = place,
		.at = other->span.start,
		.match = pl_str_in(post->text, other->span),
		.told = pl_str_in(post->text, other->span),
		.media = -1,
		.level = PL_SUGGESTION,
		.times = 1,
		.shown = place.start,
		.order = (uint32_t)findings->list.n,
	};
	put_remedy(findings, found, other->remedy);
	pl_findings_sort(findings);
	return !findings->arena.failed;
}
