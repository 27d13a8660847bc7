/* hook: what shows of a post before "see more" does not say enough. */
#include "check/near.h"
#include "check/expr.h"

enum find { FIND_SENTENCE, FIND_EMPTY };

static const char *const find_words[] = { "sentence", "empty", NULL };

struct hook {
	uint8_t find;
	uint32_t min;
	struct pl_ref pattern;
	uint32_t number; /* of the pattern */
};

#define AT(field) offsetof(struct hook, field)

/* The networks asked about; the end of the shortest hook among them. */
static uint32_t hook_end(const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_part *part = &post->parts[0];
	uint64_t networks = pl_hits_networks(hits);
	uint32_t shortest = part->span.end;

	for (size_t i = 0; post->known && i < post->known->n; i++) {
		uint32_t end;

		if (!(networks >> i & 1))
			continue;
		pl_hits_arena(hits)->failed |=
			!pl_post_hook_end(post, part, post->known->at[i], &end, NULL);
		shortest = end < shortest ? end : shortest;
	}
	return shortest;
}

/* --- sentence ----------------------------------------------------------------------- */

/* A sentence of enough words ends before the byte. */
static bool has_sentence(const struct hook *hook, const struct pl_post *post, uint32_t end)
{
	const struct pl_part *part = &post->parts[0];
	const struct pl_span *sentences = post->sentences + part->first_sentence;

	for (uint32_t i = 0; i < part->n_sentences && sentences[i].end <= end; i++) {
		if (pl_post_words(post, sentences[i]) >= hook->min)
			return true;
	}
	return false;
}

static void sentence(const struct hook *hook, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_span shown = { post->parts[0].span.start, hook_end(post, hits) };

	if (shown.end < post->parts[0].span.end && !has_sentence(hook, post, shown.end))
		pl_hit_arg(hits, pl_hit_whole(hits),
			   pl_str_in(post->text, pl_near_trim(post->text, shown)));
}

/* --- empty ---------------------------------------------------------------------------- */

/* Words that dates and hours are made of, and what joins them. */
static const char *const date_words[] = {
	"le",      "la",       "du",       "au",    "de",       "des",     "à",
	"et",      "er",       "lundi",    "mardi", "mercredi", "jeudi",   "vendredi",
	"samedi",  "dimanche", "matin",    "midi",  "soir",     "janvier", "février",
	"mars",    "avril",    "mai",      "juin",  "juillet",  "août",    "septembre",
	"octobre", "novembre", "décembre", "h",     "heures",   "heure",   NULL,
};

/* Nothing but a date, emoji and hashtags. */
static bool says_nothing(const struct pl_post *post, struct pl_span line)
{
	const struct pl_part *part = &post->parts[0];

	for (uint32_t i = 0; i < part->n_tokens; i++) {
		const struct pl_token *token = &post->tokens[part->first_token + i];

		if (token->span.start >= line.end)
			break;
		if (token->kind == PL_TOKEN_EMOJI || token->kind == PL_TOKEN_HASHTAG ||
		    token->kind == PL_TOKEN_NUMBER)
			continue;
		if (token->kind != PL_TOKEN_WORD ||
		    !pl_near_word(pl_str_in(post->text, token->span), date_words))
			return false;
	}
	return true;
}

static bool matches(const struct hook *hook, const struct pl_post *post, struct pl_span line,
		    struct pl_hits *hits)
{
	struct pl_block block = {
		.text = pl_str_in(post->text, line), .start = line.start, .media = -1, .stretch = -1
	};
	struct pl_match match;
	size_t from = 0;

	return pl_expr_find(hits, hook->number, &block, &from, &match);
}

static void empty(const struct hook *hook, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_span part = post->parts[0].span, line = part;

	line.end = (uint32_t)pl_near_line_end(pl_str_cut(post->text, 0, part.end), part.start);
	/* With nothing behind it the line is the post, not its hook. */
	if (line.end == part.end || line.end == line.start)
		return;
	line = pl_near_trim(post->text, line);
	if (says_nothing(post, line) || matches(hook, post, line, hits))
		pl_hit_arg(hits, pl_hit(hits, line), pl_str_in(post->text, line));
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct hook *hook = settings;

	if (hook->find == FIND_SENTENCE)
		sentence(hook, post, hits);
	else
		empty(hook, post, hits);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	return pl_expr_put_ref(prepare, AT(pattern), AT(number), err);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "No whole sentence before the cut, or a first line that says nothing." },
	{ .name = "min",
	  .type = PL_PARAM_UINT,
	  .offset = AT(min),
	  .initial = 3,
	  .help = "Fewest words of a sentence that counts (sentence)." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "A regular expression of first lines that say nothing (empty)." },
	{ 0 },
};

const struct pl_check pl_check_hook = {
	.name = "hook",
	.help = "a beginning that does not say enough",
	.args = "what shows",
	.params = params,
	.size = sizeof(struct hook),
	.prepare = prepare,
	.run = run,
};
