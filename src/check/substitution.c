/* substitution: a word for which there is a better one.  Vale's kind, with word
 * lists and alternatives.
 *
 * All keys are one alternation, searched for at once, or, when they are very many, a few.  Which of
 * them matched is found afterwards: by a table for keys that are plain text, by trying the others,
 * whose patterns are compiled when first needed. */
#include "check/near.h"
#include "check/swap.h"

#include <string.h>

/* --- which key ------------------------------------------------------------------------ */

/* The first plain key in order of trial that is the text; n when none is. */
static uint32_t find_plain(const struct pl_substitution *substitution, struct pl_str text)
{
	const uint32_t *plain = PL_ROW(uint32_t, &substitution->plain);
	uint32_t low = 0, high = substitution->plain.n;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const struct pl_swap *swap = pl_swap_at(substitution, plain[middle]);

		if (pl_str_order(pl_ref_str(&swap->start), text) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < substitution->plain.n &&
	    pl_str_same(pl_ref_str(&pl_swap_at(substitution, plain[low])->start), text))
		return plain[low];
	return substitution->swaps.n;
}

static bool starts_with(struct pl_str text, struct pl_str start)
{
	return text.len >= start.len && (!start.len || !memcmp(text.at, start.at, start.len));
}

/* A match of the joint pattern, and what is known of it. */
struct found {
	PL_LIST(struct pl_span)
	taken;                       /* of the block, by one joint pattern after the other, each in
				      * order */
	size_t ends[PL_SWAP_JOINTS]; /* where those of each end */
	size_t seen[PL_SWAP_JOINTS]; /* how far the present one has come in those of each */
	const struct pl_post *post;
	const struct pl_block *block;
	struct pl_near_line line; /* of which it is known whether it is English */
	struct pl_match match;    /* of the joint pattern, then of the key's own */
	struct pl_span span;      /* without white space at its ends */
	struct pl_str text;       /* of that span */
	/* For rules that ask whether what to write is in the post already: the post folded,
	 * once, and what was answered of each key. */
	struct pl_buf folded;
	uint8_t *said;
};

enum { NOT_ASKED, SAID, NOT_SAID };

/* The alternation prefers earlier keys, so the first that matches here is the
 * one that did. */
static bool matches_here(struct pl_hits *hits, const struct pl_swap *swap, struct found *found)
{
	struct pl_span place = found->match.group[0];
	struct pl_match match;

	if (!pl_hits_here(hits, swap->pattern, found->block, place.start, &match))
		return false;
	found->match = match;
	return true;
}

static const struct pl_swap *find_swap(const struct pl_substitution *substitution,
				       struct pl_hits *hits, struct found *found)
{
	struct pl_str match = pl_str_in(found->block->text, found->match.group[0]);
	struct pl_buf text = { 0 };
	const struct pl_swap *swap = NULL;
	uint32_t plain;

	pl_swap_comparable(&text, match, substitution->ignorecase);
	plain = find_plain(substitution, pl_buf_str(&text));
	for (uint32_t i = 0; i < plain && !swap; i++) {
		const struct pl_swap *one = pl_swap_at(substitution, i);

		if (one->pattern && starts_with(pl_buf_str(&text), pl_ref_str(&one->start)) &&
		    matches_here(hits, one, found))
			swap = one;
	}
	pl_hits_arena(hits)->failed |= text.failed;
	pl_buf_release(&text);
	return swap || plain == substitution->swaps.n ? swap : pl_swap_at(substitution, plain);
}

/* --- what to write ---------------------------------------------------------------------- */

static struct pl_str capitalized(struct pl_hits *hits, struct pl_str text)
{
	struct pl_buf out = { 0 };
	struct pl_str raised;

	pl_swap_raise(&out, text);
	pl_hits_arena(hits)->failed |= out.failed;
	raised = pl_arena_str(pl_hits_arena(hits), pl_buf_str(&out));
	pl_buf_release(&out);
	return raised;
}

/* As in Vale, what has no case counts as a capital. */
static bool wants_capital(const struct pl_substitution *substitution, const struct found *found)
{
	uint32_t first = pl_near_after(found->text, 0);

	return substitution->capitalize && first && pl_to_upper(first) == first;
}

static struct pl_str replacement(const struct pl_substitution *substitution,
				 const struct pl_swap *swap, const struct found *found,
				 struct pl_hits *hits)
{
	struct pl_str say = pl_ref_str(&swap->say);

	if (wants_capital(substitution, found))
		say = capitalized(hits, say);
	if (swap->again)
		return pl_swap_again(hits, swap, say, found->text);
	if (swap->pattern && pl_swap_has_groups(say))
		say = pl_expr_fill(hits, say, found->block, &found->match);
	return say;
}

/* One of the alternatives is what stands there already. */
static bool is_right(const struct pl_substitution *substitution, const struct pl_swap *swap,
		     const struct found *found, struct pl_str say, struct pl_hits *hits)
{
	struct pl_block alone = pl_expr_alone(found->text);
	uint32_t same = wants_capital(substitution, found) ? swap->same_raised : swap->same;
	struct pl_match match;

	if (same)
		return pl_hits_search(hits, same, &alone, 0, &match);
	do {
		if (pl_str_same(pl_swap_choice(&say), found->text))
			return true;
	} while (say.len);
	return false;
}

/* The alternatives as a sentence names them: a, b ou c; 'a', 'b', or 'c'. */
static void enumerate(struct pl_buf *out, const struct pl_hit *hit, bool quoted, enum pl_lang lang)
{
	size_t n = hit->n_choices;

	for (size_t i = 0; i < n && quoted; i++)
		pl_expr_or(out, hit->choices[i], i, n);
	for (size_t i = 0; i < n && !quoted; i++) {
		if (i)
			pl_buf_puts(out, i + 1 < n ? ", " : lang == PL_EN ? " or " : " ou ");
		pl_buf_add(out, hit->choices[i]);
	}
}

/* With an action each alternative has the capital, without one the whole has. */
static void choose(const struct pl_substitution *substitution, const struct found *found,
		   struct pl_str say, struct pl_hits *hits, struct pl_hit *hit)
{
	struct pl_buf raised = { 0 };

	if (substitution->show == PL_SHOW_WORDS || !wants_capital(substitution, found)) {
		pl_expr_choices(hits, hit, say, true);
		return;
	}
	do {
		if (raised.len)
			pl_buf_putc(&raised, '|');
		pl_swap_raise(&raised, pl_swap_choice(&say));
	} while (say.len);
	pl_hits_arena(hits)->failed |= raised.failed;
	pl_expr_choices(hits, hit, pl_buf_str(&raised), true);
	pl_buf_release(&raised);
}

static void add_shown(const struct pl_substitution *substitution, const struct found *found,
		      struct pl_str say, struct pl_hits *hits, struct pl_hit *hit)
{
	struct pl_buf out = { 0 };

	if (substitution->show == PL_SHOW_WRITTEN) {
		pl_hit_arg(hits, hit, say);
		return;
	}
	choose(substitution, found, say, hits, hit);
	enumerate(&out, hit, substitution->show == PL_SHOW_QUOTED, pl_hits_lang(hits));
	pl_hits_arena(hits)->failed |= out.failed;
	pl_hit_arg(hits, hit, pl_buf_str(&out));
	pl_buf_release(&out);
	/* Only an action is told with its choices. */
	hit->n_choices = substitution->show == PL_SHOW_QUOTED ? hit->n_choices : 0;
}

/* It, or one of its alternatives. */
static bool is_said(struct pl_hits *hits, struct found *found, struct pl_str say)
{
	struct pl_buf *text = &found->folded, word = { 0 };
	bool said = false;

	if (!text->len)
		pl_fold(text, found->post->text, NULL);
	do {
		pl_buf_cut(&word, 0);
		said = pl_fold(&word, pl_swap_choice(&say), NULL) && word.len &&
		       pl_str_find(pl_buf_str(text), pl_buf_str(&word), 0) != SIZE_MAX;
	} while (say.len && !said);
	pl_hits_arena(hits)->failed |= text->failed || word.failed;
	pl_buf_release(&word);
	return said;
}

/* Does what to write stand in the post already, beside what was written?  Asked once for
 * each key, or a long post would be gone over for each match. */
static bool said_beside(const struct pl_substitution *substitution, struct pl_hits *hits,
			struct found *found, const struct pl_swap *swap, struct pl_str say)
{
	size_t key = (size_t)(swap - pl_swap_at(substitution, 0));

	if (swap->again || (swap->pattern && pl_swap_has_groups(pl_ref_str(&swap->say))))
		return is_said(hits, found, say);
	if (!found->said)
		found->said = PL_NEW_ARRAY(pl_hits_arena(hits), uint8_t, substitution->swaps.n);
	if (!found->said)
		return false;
	if (found->said[key] == NOT_ASKED)
		found->said[key] = is_said(hits, found, say) ? SAID : NOT_SAID;
	return found->said[key] == SAID;
}

/* An action with params of its own says what to write, whatever the replacement is. */
static void add_edit(const struct pl_substitution *substitution, const struct found *found,
		     struct pl_span place, struct pl_str say, struct pl_hits *hits,
		     struct pl_hit *hit)
{
	if (substitution->action.kind && substitution->show == PL_SHOW_WRITTEN)
		pl_action_edit(hits, &substitution->action, found->block, place, hit);
	else
		pl_expr_edit(hits, hit, found->block, place, pl_swap_choice(&say));
	/* With others to choose from, the first is not to be written unseen. */
	hit->unsure |= say.len > 0;
}

static void tell(const struct pl_substitution *substitution, struct found *found,
		 struct pl_hits *hits)
{
	struct pl_span place = found->match.group[0];
	const struct pl_swap *swap = find_swap(substitution, hits, found);
	struct pl_str say;
	struct pl_hit *hit;

	if (!swap || (substitution->french &&
		      pl_near_english_line(&found->line, found->block->text, place.start)))
		return;
	say = replacement(substitution, swap, found, hits);
	if (is_right(substitution, swap, found, say, hits) ||
	    (substitution->beside && said_beside(substitution, hits, found, swap, say)) ||
	    pl_expr_excepted(hits, substitution->excepted, substitution->vocab, found->text))
		return;
	hit = pl_hit_block(hits, found->block, place);
	add_shown(substitution, found, say, hits, hit);
	pl_hit_arg(hits, hit, found->text);
	add_edit(substitution, found, place, say, hits, hit);
}

/* Of several joint patterns the first has a place: « sous-prefecture » is not « prefecture »
 * as well.  Places are asked for in order. */
static bool is_taken(struct found *found, size_t joint, struct pl_span span)
{
	const struct pl_span *taken = found->taken.at;

	for (size_t i = 0; i < joint; i++) {
		size_t *seen = &found->seen[i];

		while (*seen < found->ends[i] && taken[*seen].end <= span.start)
			++*seen;
		if (*seen < found->ends[i] && taken[*seen].start < span.end)
			return true;
	}
	return false;
}

static void take(struct found *found, struct pl_span span)
{
	struct pl_span *place = PL_PUSH(&found->taken);

	if (place)
		*place = span;
}

static void search(const struct pl_substitution *substitution, size_t joint, struct found *found,
		   struct pl_hits *hits)
{
	const struct pl_block *block = found->block;
	bool several = substitution->joint[1] != 0;

	for (size_t i = 0; i < joint; i++)
		found->seen[i] = i ? found->ends[i - 1] : 0;
	for (size_t from = 0;
	     pl_expr_find(hits, substitution->joint[joint], block, &from, &found->match);) {
		if (is_taken(found, joint, found->match.group[0]))
			continue;
		if (several)
			take(found, found->match.group[0]);
		found->span = pl_near_trim(block->text, found->match.group[0]);
		found->text = pl_str_in(block->text, found->span);
		tell(substitution, found, hits);
	}
	found->ends[joint] = found->taken.n;
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_substitution *substitution = settings;
	struct pl_block block;
	struct found found = { .post = post, .block = &block };

	for (size_t at = 0; pl_hits_block(hits, &at, &block);) {
		found.taken.n = 0;
		found.line = (struct pl_near_line){ 0 };
		for (size_t i = 0; i < PL_SWAP_JOINTS && substitution->joint[i]; i++)
			search(substitution, i, &found, hits);
	}
	pl_hits_arena(hits)->failed |= found.taken.failed;
	PL_LIST_RELEASE(&found.taken);
	pl_buf_release(&found.folded);
}

#define AT(field) offsetof(struct pl_substitution, field)

static const struct pl_param params[] = {
	{ .name = "swap",
	  .type = PL_PARAM_MAP,
	  .offset = AT(swap),
	  .help = "Pairs: an expression and what to write instead; a|b are alternatives." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists whose pairs are added." },
	PL_EXPR_EXCEPTIONS(AT(exceptions)),
	PL_EXPR_IGNORECASE(AT(ignorecase)),
	{ .name = "nonword",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(nonword),
	  .help = "Whether keys are found inside words too." },
	{ .name = "capitalize",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(capitalize),
	  .help = "Whether a match with a capital is replaced with a capital." },
	{ .name = "beside",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(beside),
	  .help = "Leave a match alone where the post says what to write as well." },
	{ .name = "french",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(french),
	  .help = "Leave lines that are in English alone." },
	PL_EXPR_VOCAB(AT(vocab)),
	{ .name = "pos",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pos),
	  .help = "Vale's key for parts of speech; kept, not used." },
	{ 0 },
};

const struct pl_check pl_check_substitution = {
	.name = "substitution",
	.help = "a word for which there is a better one",
	.args = "what to write; what was written",
	.params = params,
	.blocks = true,
	.quotes = true,
	.alone = true,
	.size = sizeof(struct pl_substitution),
	.prepare = pl_swap_prepare,
	.run = run,
};
