/* Where a text may be cut, and what must stay together. */
#include "post/joint.h"

#include "base/skim.h"
#include "base/unicode.h"
#include "post/abbrev.h"
#include "post/front.h"
#include "post/when.h"

struct walk {
	const struct pl_post *post;
	struct pl_str text;     /* up to the end of the part */
	size_t token, n_tokens; /* the first token that ends behind where we are */
	size_t sentence, n_sentences;
	size_t quote;
	size_t when_end;   /* byte at which the last date or hour ends */
	size_t when_token; /* first token not yet asked for one */
	bool named;        /* a title, or a name behind one, was just passed */
};

/* A gap and its neighbours. */
struct gap {
	struct pl_span span;
	uint32_t before, after; /* characters */
	unsigned lines;         /* line ends in it */
	bool no_break;
};

static bool is_in(uint32_t code, const uint32_t *codes)
{
	while (*codes && *codes != code)
		codes++;
	return code && *codes;
}

/* French puts a blank before the first ones. */
static const uint32_t closers[] = { ';',    ':',    '!',    '?',    0xBB /* » */, '%',    ')',
				    ']',    '}',    ',',    '.',    0x2026,       0x201D, 0x203A,
				    0x20AC, 0x3001, 0x3002, 0x300D, 0x300F,       0x3011, 0xFF01,
				    0xFF09, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F,       0x30FC, 0 };
static const uint32_t openers[] = { 0xAB /* « */, '(', '[', '{',    0x201C, 0x2018, 0x2039, 0xBF,
				    0xA1,         '#', '@', 0x300C, 0x300E, 0x3010, 0xFF08, 0 };
static const uint32_t dashes[] = { '-', 0x2013, 0x2014, 0x2212, '+', 0xB1, '~', 0x2248, 0 };
static const uint32_t clause_ends[] = { ',',    ';',    ':',    '.',    '!',    '?',
					0x2026, 0x3001, 0xFF0C, 0xFF1B, 0xFF1A, 0 };
static const uint32_t wide_stops[] = { 0x3002, 0xFF01, 0xFF1F, 0 };
static const uint32_t no_breaks[] = { 0xA0, 0x202F, 0x2007, 0 };

static uint32_t code_at(struct pl_str text, size_t at)
{
	return pl_utf8_next(text, &at);
}

static uint32_t code_before(struct pl_str text, size_t at)
{
	return at ? pl_utf8_prev(text, &at) : 0;
}

/* --- what must stay together -------------------------------------------------------------- */

static const char *const titles[] = {
	"M",  "MM",  "Mme", "Mmes", "Mlle", "Mlles",  "Mr",      "Mrs",    "Ms",       "Dr", "Pr",
	"Me", "Mgr", "St",  "Ste",  "Sts",  "Maître", "Docteur", "Madame", "Monsieur", NULL,
};
/* The same when a name follows: le préfet Dupont. */
static const char *const functions[] = {
	"préfet",     "préfète",   "maire",    "ministre",  "président", "présidente",
	"député",     "députée",   "sénateur", "sénatrice", "colonel",   "général",
	"commandant", "capitaine", "mayor",    "minister",  "president", NULL,
};
/* Before a number, with what would be left hanging without it. */
static const char *const labels[] = {
	"à",      "au",   "aux",  "le",    "la",    "les",  "du",     "de",  "des",    "dès",
	"en",     "et",   "ou",   "sur",   "par",   "vers", "at",     "on",  "in",     "to",
	"from",   "by",   "the",  "and",   "or",    "n",    "no",     "nº",  "numéro", "article",
	"art",    "page", "p",    "ligne", "route", "zone", "niveau", "lot", "bus",    "tram",
	"sortie", "vol",  "chap", "tél",   "tel",   NULL,
};

static bool is_one_of(struct pl_str word, const char *const *words)
{
	while (*words && !pl_str_is(word, *words))
		words++;
	return *words;
}

/* The token that starts there, or NULL. */
static const struct pl_token *token_at(const struct walk *walk, size_t at)
{
	return walk->token < walk->n_tokens && walk->post->tokens[walk->token].span.start == at
		       ? &walk->post->tokens[walk->token]
		       : NULL;
}

/* The token that ends where the gap starts, or NULL. */
static const struct pl_token *token_before(const struct walk *walk, const struct gap *gap)
{
	size_t i = walk->token;

	return i && walk->post->tokens[i - 1].span.end == gap->span.start
		       ? &walk->post->tokens[i - 1]
		       : NULL;
}

/* D 986, RN 106, SRAS 2: capitals before a number. */
static bool is_sign_of_number(struct pl_str word)
{
	size_t at = 0;

	while (at < word.len && pl_is_upper(pl_utf8_next(word, &at)))
		;
	return word.len && word.len <= 4 && at == word.len && pl_is_upper(code_before(word, at));
}

static bool is_before_number(const struct walk *walk, const struct gap *gap,
			     const struct pl_token *before)
{
	struct pl_str word;

	if (gap->before == 0xB0 || is_in(gap->before, dashes))
		return true;
	if (!before || before->kind != PL_TOKEN_WORD)
		return false;
	word = pl_str_in(walk->text, before->span);
	return is_one_of(word, labels) || is_sign_of_number(word);
}

/* The word before the gap, or before the full stop there; or NULL. */
static const struct pl_token *word_before(const struct walk *walk, const struct gap *gap)
{
	size_t i = walk->token;
	uint32_t end = gap->span.start - (gap->before == '.');

	return i && walk->post->tokens[i - 1].span.end == end &&
			       walk->post->tokens[i - 1].kind == PL_TOKEN_WORD
		       ? &walk->post->tokens[i - 1]
		       : NULL;
}

/* A title holds its name, and the first name the others: Mme Marie Dupont. */
static bool is_named(struct walk *walk, const struct gap *gap)
{
	const struct pl_token *word = word_before(walk, gap);
	bool title = word && is_one_of(pl_str_in(walk->text, word->span), titles);

	title = title || (word && pl_is_upper(gap->after) && gap->before != '.' &&
			  is_one_of(pl_str_in(walk->text, word->span), functions));
	walk->named = title ||
		      (walk->named && word && pl_is_upper(code_at(walk->text, word->span.start)));
	return title || (walk->named && pl_is_upper(gap->after));
}

/* A dash that nothing stands before: of a list, or of a clause put in. */
static bool is_loose_dash(const struct walk *walk, const struct gap *gap)
{
	size_t at = gap->span.start;
	uint32_t code;

	if (!is_in(gap->before, dashes))
		return false;
	pl_utf8_prev(walk->text, &at);
	code = code_before(walk->text, at);
	return !code || pl_is_space(code);
}

/* A full stop that ends no sentence: M. Dupont, art. 5, p. ex. */
static bool is_abbreviated(const struct walk *walk, const struct gap *gap)
{
	return gap->before == '.' && walk->sentence < walk->n_sentences &&
	       pl_abbrev_goes_on(walk->text, walk->post->sentences[walk->sentence].start,
				 gap->span.start - 1, gap->span.end);
}

/* Asks all tokens before the gap for dates and hours: does one go on behind it? */
static bool is_in_when(struct walk *walk, const struct gap *gap)
{
	while (walk->when_token < walk->n_tokens &&
	       walk->post->tokens[walk->when_token].span.start < gap->span.start) {
		size_t n = pl_when(walk->post, walk->when_token);

		walk->when_token += n ? n : 1;
		if (n)
			walk->when_end = walk->post->tokens[walk->when_token - 1].span.end;
	}
	return walk->when_end > gap->span.end;
}

static bool is_tied(struct walk *walk, const struct gap *gap)
{
	const struct pl_token *before = token_before(walk, gap),
			      *after = token_at(walk, gap->span.end);
	bool named = is_named(walk, gap), when = is_in_when(walk, gap);

	if (named || when || gap->no_break || is_in(gap->after, closers) ||
	    is_in(gap->before, openers) || is_loose_dash(walk, gap) || is_abbreviated(walk, gap))
		return true;
	if (before && before->kind == PL_TOKEN_NUMBER)
		return true;
	return after && after->kind == PL_TOKEN_NUMBER && is_before_number(walk, gap, before);
}

/* --- ranks ------------------------------------------------------------------------------------ */

static bool ends_sentence(struct walk *walk, const struct gap *gap)
{
	const struct pl_span *sentences = walk->post->sentences;

	while (walk->sentence < walk->n_sentences &&
	       sentences[walk->sentence].end < gap->span.start)
		walk->sentence++;
	return walk->sentence < walk->n_sentences &&
	       sentences[walk->sentence].end == gap->span.start;
}

static enum pl_joint_rank rank_of(struct walk *walk, const struct gap *gap)
{
	bool sentence = ends_sentence(walk, gap);

	if (gap->lines || sentence) {
		walk->named = false;
		if (gap->lines > 1)
			return PL_JOINT_PARAGRAPH;
		return gap->before == ':' ? PL_JOINT_CLAUSE : PL_JOINT_SENTENCE;
	}
	if (is_tied(walk, gap))
		return PL_JOINT_TIED;
	if (is_in(gap->before, clause_ends) || is_in(gap->after, dashes))
		return PL_JOINT_CLAUSE;
	return PL_JOINT_WORD;
}

static uint32_t quote_of(struct walk *walk, struct pl_span gap)
{
	const struct pl_span *quotes = walk->post->quotes;

	while (walk->quote < walk->post->n_quotes && quotes[walk->quote].end < gap.end)
		walk->quote++;
	return walk->quote < walk->post->n_quotes && quotes[walk->quote].start <= gap.start
		       ? (uint32_t)walk->quote + 1
		       : 0;
}

static bool push(struct walk *walk, struct pl_joints *joints, struct pl_span gap,
		 enum pl_joint_rank rank)
{
	struct pl_joint *joint = PL_PUSH(&joints->list);

	if (joint)
		*joint = (struct pl_joint){ gap, (uint8_t)rank, quote_of(walk, gap) };
	return joint;
}

/* --- walking ------------------------------------------------------------------------------------
 */

/* The line that begins there is a separator; lines are long, and gaps many. */
static bool parts_here(struct pl_str text, size_t at)
{
	return pl_str_starts(pl_str_cut(text, at, text.len), "---") &&
	       pl_is_fence(pl_str_cut(text, at, pl_line_end(text, at)), "---");
}

/* The part that stands before the gap would end in a line that means something to us, a
 * separator or a comment; or the one behind it would begin with a separator. */
static bool means_something(struct pl_str text, struct pl_span gap)
{
	struct pl_str before = pl_str_cut(text, 0, gap.start);

	return pl_str_ends(before, "-->") || pl_str_ends(before, "---") ||
	       parts_here(text, gap.end);
}

static bool push_gap(struct walk *walk, struct pl_joints *joints, struct gap *gap)
{
	struct pl_str text = walk->text;

	gap->before = code_before(text, gap->span.start);
	gap->after = code_at(text, gap->span.end);
	if (means_something(text, gap->span))
		return true;
	return push(walk, joints, gap->span, rank_of(walk, gap));
}

/* Scripts that put no blanks between words: ideographs, kana and their punctuation. */
static bool is_wide(uint32_t code)
{
	return (code >= 0x3000 && code <= 0x30FF) || (code >= 0x31F0 && code <= 0x4DBF) ||
	       (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
	       (code >= 0xFF01 && code <= 0xFF1F) || (code >= 0x20000 && code <= 0x3FFFF);
}

/* A tone of skin alone belongs to what stands before it. */
static bool starts_emoji(const struct walk *walk, size_t at)
{
	const struct pl_token *token = token_at(walk, at);
	uint32_t code = code_at(walk->text, at);

	return token && token->kind == PL_TOKEN_EMOJI && !(code >= 0x1F3FB && code <= 0x1F3FF);
}

/* Between two clusters without white space, of which the first was an emoji or not. */
static bool push_sign(struct walk *walk, struct pl_joints *joints, size_t at, bool was_emoji)
{
	struct pl_span here = { (uint32_t)at, (uint32_t)at };
	uint32_t before = code_before(walk->text, at), after = code_at(walk->text, at);
	enum pl_joint_rank rank = PL_JOINT_SIGN;

	if (!was_emoji && !is_wide(before))
		return true;
	if (!starts_emoji(walk, at) && !is_wide(after))
		return true;
	if (is_in(after, closers) || is_in(before, openers) || pl_is_mark(after))
		return true;
	if (is_in(before, wide_stops))
		rank = PL_JOINT_SENTENCE;
	else if (is_in(before, clause_ends))
		rank = PL_JOINT_CLAUSE;
	return push(walk, joints, here, rank);
}

/* Adds the cluster [at, end) to the gap if it is white space alone. */
static bool widen(struct gap *gap, struct pl_str text, size_t at, size_t end)
{
	bool line = false;

	for (size_t next = at; next < end;) {
		uint32_t code = pl_utf8_next(text, &next);

		if (!pl_is_space(code))
			return false;
		line = line || code == '\n' || code == '\r';
		gap->no_break = gap->no_break || is_in(code, no_breaks);
	}
	gap->lines += line;
	gap->span.end = (uint32_t)end;
	return true;
}

static size_t read_gap(const struct walk *walk, size_t at, struct gap *gap)
{
	*gap = (struct gap){ .span = { (uint32_t)at, (uint32_t)at } };
	while (at < walk->text.len) {
		size_t end = pl_grapheme_end(walk->text, at);

		if (!widen(gap, walk->text, at, end))
			break;
		at = end;
	}
	return at;
}

static bool step(struct walk *walk, struct pl_joints *joints, size_t *at)
{
	const struct pl_token *token = token_at(walk, *at);
	bool emoji = starts_emoji(walk, *at);
	/* Words and numbers are gone through: some scripts write them without blanks. */
	bool whole = token && token->kind != PL_TOKEN_WORD && token->kind != PL_TOKEN_NUMBER;
	struct gap gap;
	size_t end = read_gap(walk, *at, &gap);

	if (end > *at) {
		*at = end;
		return push_gap(walk, joints, &gap);
	}
	*at = whole ? token->span.end : pl_grapheme_end(walk->text, *at);
	while (walk->token < walk->n_tokens && walk->post->tokens[walk->token].span.end <= *at)
		walk->token++;
	if (whole && !emoji)
		return true;
	return *at == walk->text.len || push_sign(walk, joints, *at, emoji);
}

bool pl_joints_find(struct pl_joints *joints, const struct pl_post *post,
		    const struct pl_part *part)
{
	struct walk walk = {
		.post = post,
		.text = pl_str_cut(post->text, 0, part->span.end),
		.token = part->first_token,
		.n_tokens = part->first_token + part->n_tokens,
		.sentence = part->first_sentence,
		.n_sentences = part->first_sentence + part->n_sentences,
		.when_token = part->first_token,
	};
	size_t at = part->span.start;

	while (at < walk.text.len) {
		if (!step(&walk, joints, &at))
			return false;
	}
	return true;
}

void pl_joints_release(struct pl_joints *joints)
{
	PL_LIST_RELEASE(&joints->list);
}
