/* emoji: too many, in a row, repeated, as bullets, in place of words. */
#include "check/check.h"
#include "check/holds.h"
#include "check/near.h"

enum find { FIND_COUNT, FIND_ROW, FIND_REPEAT, FIND_BULLETS, FIND_INSIDE, FIND_FACE, FIND_TONE };

static const char *const find_words[] = { "count",  "row",  "repeat", "bullets",
					  "inside", "face", "tone",   NULL };

struct emoji {
	uint8_t find;
	uint32_t max;
};

#define AT(field) offsetof(struct emoji, field)

/* One part of a post being looked at. */
struct looking {
	uint32_t max;
	const struct pl_post *post;
	const struct pl_part *part;
	const struct pl_token *tokens; /* of the part */
	uint32_t n;
	struct pl_hits *hits;
};

static struct pl_str text_of(const struct looking *look, const struct pl_token *token)
{
	return pl_str_in(look->post->text, token->span);
}

static struct pl_hit *tell(const struct looking *look, const struct pl_token *token)
{
	struct pl_hit *hit = pl_hit(look->hits, token->span);

	pl_hit_arg(look->hits, hit, text_of(look, token));
	return hit;
}

/* --- too many -------------------------------------------------------------------------- */

static void count(const struct looking *look)
{
	const struct pl_token *beyond = NULL;
	uint32_t n = 0;
	struct pl_hit *hit;

	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_EMOJI && ++n == look->max + 1)
			beyond = &look->tokens[i];
	}
	if (!beyond)
		return;
	hit = pl_hit(look->hits, beyond->span);
	pl_hit_argf(look->hits, hit, "%u", (unsigned)n);
}

/* Where the emoji end that follow the first with at most blanks between. */
static uint32_t row_end(const struct looking *look, uint32_t first)
{
	uint32_t i = first;

	while (i < look->n && look->tokens[i].kind == PL_TOKEN_EMOJI) {
		struct pl_span between = { 0, look->tokens[i].span.start };

		between.start = i > first ? look->tokens[i - 1].span.end : between.end;
		if (!pl_near_only_blanks(pl_str_in(look->post->text, between), false))
			break;
		i++;
	}
	return i;
}

static void row(const struct looking *look)
{
	for (uint32_t i = 0; i < look->n;) {
		uint32_t end = row_end(look, i);

		if (end - i > look->max && end > i) {
			struct pl_span first = look->tokens[i].span;
			struct pl_span all = { first.start, look->tokens[end - 1].span.end };
			struct pl_span others = { first.end, all.end };
			struct pl_hit *hit = pl_hit(look->hits, all);

			pl_hit_arg(look->hits, hit, pl_str_in(look->post->text, all));
			pl_hit_edit(look->hits, hit, others, PL_STR(""));
		}
		i = end > i ? end : i + 1;
	}
}

static size_t emoji_of(const struct looking *look)
{
	size_t n = 0;

	for (uint32_t i = 0; i < look->n; i++)
		n += look->tokens[i].kind == PL_TOKEN_EMOJI;
	return n;
}

static void repeat(const struct looking *look)
{
	size_t n = 0, most = emoji_of(look);
	struct pl_same *texts = NULL;

	if (most > look->max)
		texts = PL_NEW_ARRAY(pl_hits_arena(look->hits), struct pl_same, most);
	for (uint32_t i = 0; texts && i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_EMOJI)
			texts[n++] = (struct pl_same){ text_of(look, &look->tokens[i]), i };
	}
	if (!texts)
		return;
	pl_same_sort(texts, n);
	for (size_t i = 0, run; i < n; i += run) {
		run = pl_same_run(texts + i, n - i);
		if (run > look->max)
			pl_hit_argf(look->hits, tell(look, &look->tokens[texts[i + look->max].of]),
				    "%u", (unsigned)run);
	}
}

/* --- bullets ------------------------------------------------------------------------------ */

/* Only blanks stand between the token and its line's start. */
static bool starts_line(const struct looking *look, const struct pl_token *token)
{
	size_t at = pl_near_blanks_start(look->post->text, token->span.start);

	return at <= look->part->span.start || look->post->text.at[at - 1] == '\n' ||
	       look->post->text.at[at - 1] == '\r';
}

static bool is_bullet(const struct looking *look, uint32_t i)
{
	return look->tokens[i].kind == PL_TOKEN_EMOJI && starts_line(look, &look->tokens[i]);
}

/* The text from the first bullet to the last, dashes in their places: one edit,
 * since a list with some of each would be worse than either. */
static void add_dashed(const struct looking *look, struct pl_span all, struct pl_buf *out)
{
	uint32_t from = all.start;

	for (uint32_t i = 0; i < look->n && look->tokens[i].span.start < all.end; i++) {
		struct pl_span bullet = look->tokens[i].span;

		if (bullet.start < all.start || !is_bullet(look, i))
			continue;
		pl_buf_add(out, pl_str_cut(look->post->text, from, bullet.start));
		pl_buf_putc(out, '-');
		if (bullet.end < all.end &&
		    !pl_is_space(pl_near_after(look->post->text, bullet.end)))
			pl_buf_putc(out, ' ');
		from = bullet.end;
	}
}

static void tell_bullets(const struct looking *look, struct pl_span all,
			 const struct pl_token *beyond, uint32_t n)
{
	struct pl_hit *hit = pl_hit(look->hits, beyond->span);
	struct pl_buf dashed = { 0 };

	pl_hit_argf(look->hits, hit, "%u", (unsigned)n);
	add_dashed(look, all, &dashed);
	if (!pl_is_space(pl_near_after(look->post->text, all.end)))
		pl_buf_putc(&dashed, ' ');
	pl_hits_arena(look->hits)->failed |= dashed.failed;
	pl_hit_edit(look->hits, hit, all, pl_buf_str(&dashed));
	pl_buf_release(&dashed);
}

static void bullets(const struct looking *look)
{
	const struct pl_token *beyond = NULL;
	struct pl_span all = { 0, 0 };
	uint32_t n = 0;

	for (uint32_t i = 0; i < look->n; i++) {
		if (!is_bullet(look, i))
			continue;
		if (!n++)
			all.start = look->tokens[i].span.start;
		all.end = look->tokens[i].span.end;
		if (n == look->max + 1)
			beyond = &look->tokens[i];
	}
	if (beyond)
		tell_bullets(look, all, beyond, n);
}

/* --- in place of a word --------------------------------------------------------------------- */

static bool is_word_of(const struct looking *look, const struct pl_token *token,
		       const char *const *words)
{
	return token->kind == PL_TOKEN_WORD && pl_near_word(text_of(look, token), words);
}

/* A determiner, or a preposition that cannot do without its noun, is right before. */
static bool wants_noun(const struct looking *look, uint32_t i)
{
	static const char *const words[] = {
		"le",  "la",  "les", "l",     "l’",   "l'",    "un", "une", "des",   "du",  "au",
		"aux", "ce",  "cet", "cette", "ces",  "mon",   "ma", "mes", "notre", "nos", "votre",
		"vos", "son", "sa",  "ses",   "leur", "leurs", "d’", "d'",  "de",    "en",  NULL,
	};
	struct pl_span between;

	if (!i)
		return false;
	between = (struct pl_span){ look->tokens[i - 1].span.end, look->tokens[i].span.start };
	if (between.end > between.start &&
	    !pl_near_blank(pl_near_after(look->post->text, between.start)) &&
	    pl_near_after(look->post->text, between.start) != 0x2019 &&
	    pl_near_after(look->post->text, between.start) != '\'')
		return false;
	return between.end - between.start <= 4 && is_word_of(look, &look->tokens[i - 1], words);
}

/* No noun comes after: « la 🚗 au garage », but not « la 👮 gendarmerie ». */
static bool lacks_noun(const struct looking *look, uint32_t i)
{
	static const char *const words[] = {
		"à",    "au",    "aux",  "de",   "du",   "des",  "d",    "d’",  "d'",
		"en",   "et",    "ou",   "dans", "sur",  "sous", "pour", "par", "avec",
		"sans", "chez",  "vers", "est",  "sont", "sera", "qui",  "que", "ce",
		"cet",  "cette", "ces",  "le",   "la",   "les",  "un",   "une", "mais",
		"dès",  "si",    "pas",  "plus", "a",    "ont",  NULL,
	};
	struct pl_str text = pl_str_cut(look->post->text, 0, look->part->span.end);
	uint32_t after = pl_near_after(text, pl_near_blanks_end(text, look->tokens[i].span.end));

	if (!pl_is_word(after))
		return after != '#' && after != '@' && !pl_is_pictographic(after);
	return i + 1 < look->n && is_word_of(look, &look->tokens[i + 1], words);
}

static void inside(const struct looking *look)
{
	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_EMOJI && wants_noun(look, i) &&
		    lacks_noun(look, i))
			tell(look, &look->tokens[i]);
	}
}

/* --- faces and tones ----------------------------------------------------------------------------
 */

/* Faces that react, among them cats; not hands, gestures and persons. */
static bool is_face(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} faces[] = {
		{ 0x2639, 0x263A },   { 0x1F600, 0x1F644 }, { 0x1F910, 0x1F917 },
		{ 0x1F920, 0x1F925 }, { 0x1F927, 0x1F92F }, { 0x1F970, 0x1F976 },
		{ 0x1F978, 0x1F97A }, { 0x1F9D0, 0x1F9D0 }, { 0x1FAE0, 0x1FAE8 },
	};

	for (size_t i = 0; i < sizeof(faces) / sizeof(faces[0]); i++) {
		if (code >= faces[i].first && code <= faces[i].last)
			return true;
	}
	return false;
}

static void face(const struct looking *look)
{
	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_EMOJI &&
		    is_face(pl_near_after(text_of(look, &look->tokens[i]), 0)))
			tell(look, &look->tokens[i]);
	}
}

/* Appends the emoji without skin tones (U+1F3FB to U+1F3FF); whether there was one. */
static bool add_untoned(struct pl_buf *out, struct pl_str text)
{
	bool toned = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (code >= 0x1F3FB && code <= 0x1F3FF)
			toned = true;
		else
			pl_utf8_put(out, code);
	}
	return toned;
}

static void tone(const struct looking *look)
{
	struct pl_buf plain = { 0 };

	for (uint32_t i = 0; i < look->n; i++) {
		const struct pl_token *token = &look->tokens[i];

		pl_buf_cut(&plain, 0);
		/* A tone that stands alone is a sample of colour: nothing would be left. */
		if (token->kind == PL_TOKEN_EMOJI && add_untoned(&plain, text_of(look, token)) &&
		    plain.len)
			pl_hit_edit(look->hits, tell(look, token), token->span, pl_buf_str(&plain));
	}
	pl_hits_arena(look->hits)->failed |= plain.failed;
	pl_buf_release(&plain);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct looking *) = {
		[FIND_COUNT] = count,     [FIND_ROW] = row,       [FIND_REPEAT] = repeat,
		[FIND_BULLETS] = bullets, [FIND_INSIDE] = inside, [FIND_FACE] = face,
		[FIND_TONE] = tone,
	};
	const struct emoji *emoji = settings;

	for (size_t i = 0; i < post->n_parts; i++) {
		const struct pl_part *part = &post->parts[i];
		struct looking look = { emoji->max,     post,
					part,           post->tokens + part->first_token,
					part->n_tokens, hits };

		find[emoji->find](&look);
	}
}

static bool may(const void *settings, const struct pl_holds *holds)
{
	(void)settings;
	return pl_holds_token(holds, PL_TOKEN_EMOJI);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "What is looked for: too many in a part, in a row, the same again, lines that "
		  "start with one, one in place of a word, faces that react, or skin tones." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "More than this many (count, row, repeat, bullets)." },
	{ 0 },
};

const struct pl_check pl_check_emoji = {
	.name = "emoji",
	.help = "emoji that are too many or go wrong",
	.args = "the emoji; with count and bullets: the number; with repeat: the emoji, how often",
	.params = params,
	.size = sizeof(struct emoji),
	.may = may,
	.run = run,
};
