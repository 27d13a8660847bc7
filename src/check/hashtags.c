/* hashtags: too many, in a row, cut by a sign, of figures only, hard to read. */
#include "check/bynetwork.h"
#include "check/cut.h"
#include "check/holds.h"
#include "check/near.h"

#include <string.h>

enum find {
	FIND_COUNT,
	FIND_ROW,
	FIND_DIGITS,
	FIND_CUT,
	FIND_LONG,
	FIND_REPEAT,
	FIND_CASE,
	FIND_LEAD,
	FIND_NONE
};

static const char *const find_words[] = { "count",  "row",  "digits", "cut",  "long",
					  "repeat", "case", "lead",   "none", NULL };

static const char *const by_words[] = {
	[PL_BY_MAX] = "max", [PL_BY_NETWORK] = "network", [PL_BY_ADVICE] = "advice", NULL
};

static const struct pl_by_limit by_limit = {
	.kind = PL_TOKEN_HASHTAG,
	.key = "hashtags",
	.most = offsetof(struct pl_network, hashtags),
	.advice_key = "hashtags-advised",
	.advice = offsetof(struct pl_network, hashtags_advised),
};

struct hashtags {
	uint8_t find, by;
	uint8_t french;
	uint32_t max;
	struct pl_row list, exceptions;
	struct pl_dict words;   /* of the lists */
	struct pl_dict allowed; /* the exceptions */
};

#define AT(field) offsetof(struct hashtags, field)

/* One part of a post being looked at. */
struct looking {
	const struct hashtags *hashtags;
	const struct pl_post *post;
	const struct pl_token *tokens; /* of the part */
	uint32_t n;
	struct pl_span span; /* of the part */
	struct pl_hits *hits;
};

static struct pl_str text_of(const struct looking *look, const struct pl_token *token)
{
	return pl_str_in(look->post->text, token->span);
}

/* The hashtag without its sign, which may be a wide one. */
static struct pl_str name_of(const struct looking *look, const struct pl_token *token)
{
	struct pl_str text = text_of(look, token);
	size_t at = 0;

	pl_utf8_next(text, &at);
	return pl_str_cut(text, at, text.len);
}

static void tell(const struct looking *look, const struct pl_token *token)
{
	pl_hit_arg(look->hits, pl_hit(look->hits, token->span), text_of(look, token));
}

static void tell_number(const struct looking *look, struct pl_span span, uint32_t n,
			const struct pl_token *token)
{
	struct pl_hit *hit = pl_hit(look->hits, span);

	pl_hit_argf(look->hits, hit, "%u", (unsigned)n);
	pl_hit_arg(look->hits, hit, text_of(look, token));
}

/* --- too many ---------------------------------------------------------------------- */

static void count(const struct looking *look)
{
	const struct pl_token *beyond = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_HASHTAG && ++n == look->hashtags->max + 1)
			beyond = &look->tokens[i];
	}
	if (beyond)
		tell_number(look, beyond->span, n, beyond);
}

/* Where the hashtags end that follow the first with only blanks between. */
static uint32_t row_end(const struct looking *look, uint32_t first)
{
	uint32_t i = first;

	while (i < look->n && look->tokens[i].kind == PL_TOKEN_HASHTAG) {
		struct pl_span between = { 0, look->tokens[i].span.start };

		between.start = i > first ? look->tokens[i - 1].span.end : between.end;
		if (!pl_near_only_blanks(pl_str_in(look->post->text, between), true))
			break;
		i++;
	}
	return i;
}

static void row(const struct looking *look)
{
	uint32_t max = look->hashtags->max;

	for (uint32_t i = 0; i < look->n;) {
		uint32_t end = row_end(look, i);

		if (end - i > max)
			tell_number(look, look->tokens[i + max].span, end - i,
				    &look->tokens[i + max]);
		i = end > i ? end : i + 1;
	}
}

static void lead(const struct looking *look)
{
	const struct pl_token *first = NULL, *last = NULL;
	uint32_t n = 0;

	for (uint32_t i = 0; i < look->n; i++) {
		const struct pl_token *token = &look->tokens[i];

		if (token->kind == PL_TOKEN_EMOJI)
			continue;
		if (token->kind != PL_TOKEN_HASHTAG)
			break;
		first = first ? first : token;
		last = token;
		n++;
	}
	if (first && n >= look->hashtags->max)
		tell_number(look, (struct pl_span){ first->span.start, last->span.end }, n, first);
}

static void none(const struct looking *look)
{
	for (size_t i = 0; i < look->post->n_entities; i++) {
		if (look->post->entities[i].kind == PL_TOKEN_HASHTAG)
			return;
	}
	/* Asked once for each part, said once for all. */
	if (look->span.start == look->post->parts[0].span.start)
		pl_hit_whole(look->hits);
}

/* --- what networks do not take for one, or only half ----------------------------------- */

static bool is_sign(uint32_t code)
{
	return code == '#' || code == 0xFF03;
}

/* Byte `at` holds a # that starts a word: not &#39;, not an address's. */
static bool starts_here(const struct pl_post *post, size_t at)
{
	uint32_t before = pl_near_before(post->text, at);
	const struct pl_token *token = pl_post_token_at(post, (uint32_t)at);

	return !pl_is_word(before) && before != '&' && before != '/' && !is_sign(before) &&
	       (!token || token->kind == PL_TOKEN_HASHTAG);
}

static void digits_at(const struct looking *look, size_t at, size_t end)
{
	struct pl_str text = look->post->text;
	size_t name = at, stop;

	pl_utf8_next(text, &name);
	stop = name;
	while (stop < end && text.at[stop] >= '0' && text.at[stop] <= '9')
		stop++;
	if (stop == name || pl_is_word(pl_near_after(text, stop)) ||
	    pl_near_after(text, stop) == '-')
		return;
	pl_hit_arg(look->hits, pl_hit(look->hits, (struct pl_span){ (uint32_t)at, (uint32_t)stop }),
		   pl_str_cut(text, at, stop));
}

/* The next byte that may begin a sign; EF begins the wide one, and much else.  `*plain` is where
 * the next # stands, once it was looked for, so that no byte is looked at for ever. */
static size_t next_sign(const struct looking *look, size_t at, size_t *plain)
{
	const char *text = look->post->text.at, *found;
	size_t end = look->span.end;

	if (*plain == SIZE_MAX || *plain < at) {
		found = at < end ? memchr(text + at, '#', end - at) : NULL;
		*plain = found ? (size_t)(found - text) : end;
	}
	found = at < *plain ? memchr(text + at, 0xEF, *plain - at) : NULL;
	return found ? (size_t)(found - text) : *plain;
}

static void digits(const struct looking *look)
{
	size_t plain = SIZE_MAX;

	for (size_t at = look->span.start; (at = next_sign(look, at, &plain)) < look->span.end;) {
		size_t start = at;

		if (is_sign(pl_utf8_next(look->post->text, &at)) && starts_here(look->post, start))
			digits_at(look, start, look->span.end);
	}
}

/* The byte behind the word that goes on after a sign at byte `at`: Saint|-Étienne; `at`
 * itself when none does. */
static size_t goes_on(struct pl_str text, size_t at)
{
	size_t next = at;
	uint32_t code = pl_utf8_next(text, &next), after = pl_near_after(text, next);
	size_t end = next;

	if (code != '-' && code != '\'' && code != 0x2019 && code != 0x2011 && code != '.')
		return at;
	/* After a full stop only small letters go on; a capital starts a sentence. */
	if (code == '.' ? !pl_is_lower(after) : !pl_is_letter(after))
		return at;
	while (pl_is_word(pl_utf8_next(text, &next)))
		end = next;
	return end;
}

/* All in one word, with a capital where a sign stood between two. */
static void add_joined(struct pl_buf *out, struct pl_str text)
{
	bool raise = false, begun = false;

	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (!pl_is_word(code) && !is_sign(code)) {
			raise = begun;
			continue;
		}
		pl_utf8_put(out, raise ? pl_to_upper(code) : code);
		raise = false;
		begun = begun || pl_is_word(code);
	}
}

static void tell_cut(const struct looking *look, struct pl_span span)
{
	struct pl_str text = pl_str_in(look->post->text, span);
	struct pl_hit *hit = pl_hit(look->hits, span);
	struct pl_buf joined = { 0 };

	pl_hit_arg(look->hits, hit, text);
	add_joined(&joined, text);
	pl_hits_arena(look->hits)->failed |= joined.failed;
	/* A full stop may as well end a sentence whose next word lacks its blank. */
	if (pl_str_find(text, PL_STR("."), 0) == SIZE_MAX)
		pl_hit_edit(look->hits, hit, span, pl_buf_str(&joined));
	pl_buf_release(&joined);
}

static void cut_token(const struct looking *look, const struct pl_token *token)
{
	struct pl_str text = pl_str_cut(look->post->text, 0, look->post->body.end);
	size_t end = token->span.end, next = goes_on(text, end);

	while (next > end) {
		end = next;
		next = goes_on(text, end);
	}
	if (end > token->span.end)
		tell_cut(look, (struct pl_span){ token->span.start, (uint32_t)end });
}

/* « la # neige »: a blank inside a line cuts it before it starts. */
static void cut_blank(const struct looking *look, size_t at)
{
	struct pl_str text = pl_str_cut(look->post->text, 0, look->post->body.end);
	uint32_t before = pl_near_before(text, at);
	size_t name = at, end;

	pl_utf8_next(text, &name);
	end = name + 1;
	if (text.at[name] != ' ' || !pl_near_blank(before) ||
	    !pl_is_letter(pl_near_after(text, end)) ||
	    pl_near_blanks_start(text, at) == look->post->body.start)
		return;
	/* Behind a line end it is a heading. */
	before = pl_near_before(text, pl_near_blanks_start(text, at));
	if (!pl_is_letter(before) && before != ',')
		return;
	for (size_t next = end; pl_is_word(pl_utf8_next(text, &next));)
		end = next;
	tell_cut(look, (struct pl_span){ (uint32_t)at, (uint32_t)end });
}

static void cut(const struct looking *look)
{
	size_t plain = SIZE_MAX;

	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_HASHTAG)
			cut_token(look, &look->tokens[i]);
	}
	for (size_t at = look->span.start; (at = next_sign(look, at, &plain)) + 1 < look->span.end;
	     at++) {
		if (look->post->text.at[at] == '#' && starts_here(look->post, at))
			cut_blank(look, at);
	}
}

/* --- hard to read ------------------------------------------------------------------------ */

static void longer(const struct looking *look)
{
	for (uint32_t i = 0; i < look->n; i++) {
		const struct pl_token *token = &look->tokens[i];

		if (token->kind == PL_TOKEN_HASHTAG &&
		    token->span.end - token->span.start > look->hashtags->max &&
		    pl_graphemes(name_of(look, token)) > look->hashtags->max)
			tell(look, token);
	}
}

/* The name folded, in the arena of the hits. */
static struct pl_str folded(const struct looking *look, const struct pl_token *token)
{
	struct pl_buf out = { 0 };
	struct pl_str text;

	if (!pl_fold(&out, name_of(look, token), NULL))
		pl_hits_arena(look->hits)->failed = true;
	text = pl_arena_str(pl_hits_arena(look->hits), pl_buf_str(&out));
	pl_buf_release(&out);
	return text;
}

static size_t hashtags_of(const struct looking *look)
{
	size_t n = 0;

	for (uint32_t i = 0; i < look->n; i++)
		n += look->tokens[i].kind == PL_TOKEN_HASHTAG;
	return n;
}

static void tell_repeated(const struct looking *look, const struct pl_token *token)
{
	struct pl_hit *hit = pl_hit(look->hits, token->span);
	uint32_t name = token->span.end - (uint32_t)name_of(look, token).len;

	pl_hit_arg(look->hits, hit, text_of(look, token));
	pl_hit_edit(look->hits, hit, (struct pl_span){ token->span.start, name }, PL_STR(""));
}

static void repeat(const struct looking *look)
{
	size_t n = 0, most = hashtags_of(look);
	struct pl_same *names = NULL;

	if (most > 1)
		names = PL_NEW_ARRAY(pl_hits_arena(look->hits), struct pl_same, most);
	for (uint32_t i = 0; names && i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_HASHTAG)
			names[n++] = (struct pl_same){ folded(look, &look->tokens[i]), i };
	}
	pl_same_sort(names, n);
	for (size_t i = 1; names && i < n; i++) {
		if (pl_str_same(names[i].text, names[i - 1].text))
			tell_repeated(look, &look->tokens[names[i].of]);
	}
}

/* Capitals or underscores mark the words already. */
static bool is_marked(struct pl_str name)
{
	for (size_t at = 0; at < name.len;) {
		uint32_t code = pl_utf8_next(name, &at);

		if (code == '_' || pl_is_upper(code))
			return true;
	}
	return false;
}

/* The ways to write it, each with the sign it has. */
static struct pl_str *signed_ways(struct pl_arena *arena, struct pl_str sign,
				  const struct pl_cut *cut)
{
	struct pl_str *ways = PL_NEW_ARRAY(arena, struct pl_str, cut->n);

	for (size_t i = 0; ways && i < cut->n; i++)
		ways[i] = pl_arena_printf(arena, "%.*s%.*s", PL_ARGS(sign), PL_ARGS(cut->texts[i]));
	return ways;
}

/* Where a hashtag is to be cut.  Most are written again and again. */
static void cut_name(const struct looking *look, const struct pl_token *token, struct pl_cut *cut)
{
	struct pl_cut_by by = { &look->hashtags->words, look->hashtags->french };
	struct pl_str name = name_of(look, token), known;
	struct pl_buf line = { 0 };

	*cut = (struct pl_cut){ 0 };
	if (pl_hits_recall(look->hits, name, &known)) {
		pl_cut_read(known, cut);
		return;
	}
	if (!pl_dict_has(&look->hashtags->allowed, folded(look, token)))
		pl_cut_words(pl_hits_arena(look->hits), &by, name, cut);
	pl_cut_write(cut, &line);
	if (!line.failed && !pl_hits_arena(look->hits)->failed)
		pl_hits_keep(look->hits, name, pl_buf_str(&line));
	pl_buf_release(&line);
}

static void look_at_case(const struct looking *look, const struct pl_token *token)
{
	struct pl_arena *arena = pl_hits_arena(look->hits);
	struct pl_str name = name_of(look, token), text = text_of(look, token), *ways;
	struct pl_cut cut;
	struct pl_hit *hit;

	if (is_marked(name))
		return;
	cut_name(look, token, &cut);
	ways = cut.n ? signed_ways(arena, pl_str_cut(text, 0, text.len - name.len), &cut) : NULL;
	if (!ways)
		return;
	hit = pl_hit(look->hits, token->span);
	pl_hit_arg(look->hits, hit, text);
	pl_hit_arg(look->hits, hit, *ways);
	pl_hit_edit(look->hits, hit, token->span, *ways);
	hit->unsure = !cut.sure;
	hit->others = cut.sure ? NULL : ways + 1;
	hit->n_others = cut.sure ? 0 : cut.n - 1;
}

static void letter_case(const struct looking *look)
{
	for (uint32_t i = 0; i < look->n; i++) {
		if (look->tokens[i].kind == PL_TOKEN_HASHTAG)
			look_at_case(look, &look->tokens[i]);
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct looking *) = {
		[FIND_COUNT] = count,      [FIND_ROW] = row,     [FIND_DIGITS] = digits,
		[FIND_CUT] = cut,          [FIND_LONG] = longer, [FIND_REPEAT] = repeat,
		[FIND_CASE] = letter_case, [FIND_LEAD] = lead,   [FIND_NONE] = none,
	};
	const struct hashtags *hashtags = settings;

	if (hashtags->find == FIND_COUNT && hashtags->by != PL_BY_MAX) {
		pl_by_count(&by_limit, (enum pl_by)hashtags->by, post, hits);
		return;
	}
	for (size_t i = 0; i < post->n_parts; i++) {
		const struct pl_part *part = &post->parts[i];
		struct looking look = {
			.hashtags = hashtags,
			.post = post,
			.tokens = post->tokens + part->first_token,
			.n = part->n_tokens,
			.span = part->span,
			.hits = hits,
		};

		find[hashtags->find](&look);
	}
}

/* --- preparing ---------------------------------------------------------------------------- */

static bool put_dict(struct pl_prepare *prepare, size_t from, size_t field, bool lists,
		     struct pl_err *err)
{
	struct pl_words words = { 0 };
	bool ok = lists ? pl_words_add_lists(&words, prepare, from, err)
			: pl_words_add_row(&words, prepare, from, err);

	ok = ok && pl_dict_place(prepare, field, &words, err);
	pl_words_release(&words);
	return ok;
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct hashtags *settings = PL_SETTINGS(prepare, struct hashtags);

	if (!settings)
		return pl_fail_nomem(err);
	if (settings->find != FIND_CASE)
		return true;
	return pl_rule_wants(prepare, "list", err) &&
	       put_dict(prepare, AT(list), AT(words), true, err) &&
	       put_dict(prepare, AT(exceptions), AT(allowed), false, err);
}

/* Either sign: EF begins the wide one. */
static bool may(const void *settings, const struct pl_holds *holds)
{
	const struct hashtags *hashtags = settings;

	return hashtags->find == FIND_NONE || pl_holds_any(holds, "#\xEF");
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "What is looked for: too many in a part or in a row, figures only, cut by a "
		  "sign, "
		  "too long, twice the same, words without capitals, before the first word, or "
		  "none at all." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .help = "Most hashtags (count, row), letters (long); lead: this many or more." },
	{ .name = "by",
	  .type = PL_PARAM_WORD,
	  .offset = AT(by),
	  .words = by_words,
	  .help = "What they are counted against (count): max, what each network allows, or what "
		  "it "
		  "advises." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists by which a hashtag is cut into words (case)." },
	{ .name = "french",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(french),
	  .help = "The words of French too, each by how common it is (case)." },
	{ .name = "exceptions",
	  .type = PL_PARAM_LIST,
	  .offset = AT(exceptions),
	  .help = "Hashtags that are written so on purpose, without # (case)." },
	{ 0 },
};

const struct pl_check pl_check_hashtags = {
	.name = "hashtags",
	.help = "hashtags that are too many or go wrong",
	.args = "the hashtag; with count, row and lead: the number, the hashtag; with by: then the "
		"network, its limit; with case: the hashtag, how to write it",
	.params = params,
	.size = sizeof(struct hashtags),
	.prepare = prepare,
	.may = may,
	.run = run,
};
