/* A post as a screen reader says it. */
#include "post/listen.h"

#include "base/catalogue.h"
#include "post/chars.h"
#include "post/entity.h"
#include "post/lookalike.h"
#include "post/name.h"
#include "post/spoken.h"

const char *const pl_heard_names[PL_N_HEARD] = {
	[PL_HEARD_TEXT] = "text",         [PL_HEARD_PAUSE] = "pause",
	[PL_HEARD_EMOJI] = "emoji",       [PL_HEARD_SIGN] = "sign",
	[PL_HEARD_LETTERS] = "letters",   [PL_HEARD_SPELT] = "spelt",
	[PL_HEARD_CAPITALS] = "capitals", [PL_HEARD_HIDDEN] = "hidden",
	[PL_HEARD_HASHTAG] = "hashtag",   [PL_HEARD_MENTION] = "mention",
	[PL_HEARD_LINK] = "link",         [PL_HEARD_EMAIL] = "email",
	[PL_HEARD_MEDIA] = "media",
};

const struct pl_trouble_text pl_trouble_texts[PL_N_TROUBLES] = {
	[PL_TROUBLE_NONE] = { "", "" },
	[PL_TROUBLE_REPEATED] = { "repeated", N_("its name is said each time; one is enough") },
	[PL_TROUBLE_ROW] = { "row", N_("the third emoji in a row, while the sentence waits") },
	[PL_TROUBLE_LETTERS] = { "lookalike", N_("signs and not letters, said one by one, or left "
						 "out by some readers") },
	[PL_TROUBLE_SPELT] = { "spaced", N_("said letter by letter, since blanks part them") },
	[PL_TROUBLE_CAPITALS] = { "capitals", N_("words in capitals, which some readers spell") },
	[PL_TROUBLE_HIDDEN] = { "invisible", N_("an invisible character, which cuts the word or is "
						"said by its code") },
	[PL_TROUBLE_SIGNS] = { "signs", N_("a line of signs, said one by one or counted, which "
					   "tells nothing") },
	[PL_TROUBLE_MIDDLE_DOT] = { "middle-dot",
				    N_("the middle dot cuts the word, and the voice stumbles") },
	[PL_TROUBLE_NO_CAPITALS] = { "no-capitals", N_("several words without capitals, of which "
						       "the voice makes one that nobody knows") },
	[PL_TROUBLE_SHORT_LINK] = { "short-link",
				    N_("a shortened link, and nobody hears where it leads") },
	[PL_TROUBLE_NO_ALT] = { "no-alt",
				N_("what it shows is not said; some readers say the file’s name") },
	[PL_TROUBLE_NO_CAPTIONS] = { "no-captions",
				     N_("without captions the deaf have nothing of it") },
};

enum {
	MIDDLE_DOT = 0xB7,
	ROW = 3,        /* emoji in a row that are too many */
	LINE = 4,       /* signs in a row that make a line: so NVDA counts them */
	MOST_SPELT = 4, /* capitals with blanks between that may be initials */
	SHOUTED = 3,    /* words in capitals, one after the other */
};

/* A part being listened to. */
struct listener {
	struct pl_listening *out;
	const struct pl_post *post;
	const struct pl_listen_options *options;
	struct pl_str text; /* of the post up to the part's end */
	size_t start, at;   /* of what is not said yet; being looked at */
	uint32_t token;     /* the next that is not a word or number */
	uint32_t end_token;
	uint32_t row;       /* emoji right before */
	size_t known;       /* troubles of the options before it are behind us */
	struct pl_buf said; /* the piece being made */
};

/* --- pieces -------------------------------------------------------------------------------- */

static struct pl_heard *put(struct listener *listener, enum pl_heard_kind kind, struct pl_span span,
			    struct pl_str text)
{
	struct pl_heard *heard = PL_PUSH(&listener->out->list);

	if (!heard)
		return NULL;
	heard->kind = (uint8_t)kind;
	heard->media = -1;
	heard->times = 1;
	heard->span = span;
	heard->text = pl_arena_str(&listener->out->arena, text);
	heard->words = pl_spoken_count(heard->text);
	return heard;
}

static bool is_blank(uint32_t code)
{
	return code != '\n' && code != '\r' && pl_is_space(code);
}

static bool only_blanks(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (!is_blank(pl_utf8_next(text, &at)))
			return false;
	}
	return true;
}

/* Says the plain text up to the byte at which something else starts. */
static void flush(struct listener *listener, size_t end)
{
	struct pl_str text = pl_str_cut(listener->text, listener->start, end);
	struct pl_span span = { (uint32_t)listener->start, (uint32_t)end };

	if (!only_blanks(text)) {
		put(listener, PL_HEARD_TEXT, span, text);
		listener->row = 0;
	}
	listener->start = end;
}

/* Says what is in `said` for the bytes from `at` to `end`, and goes on behind them. */
static struct pl_heard *say(struct listener *listener, enum pl_heard_kind kind, size_t end,
			    enum pl_trouble trouble)
{
	struct pl_span span = { (uint32_t)listener->at, (uint32_t)end };
	struct pl_heard *heard;

	flush(listener, listener->at);
	heard = put(listener, kind, span, pl_buf_str(&listener->said));
	if (heard)
		heard->trouble = (uint8_t)trouble;
	pl_buf_cut(&listener->said, 0);
	listener->start = listener->at = end;
	if (kind != PL_HEARD_EMOJI)
		listener->row = 0;
	return heard;
}

/* --- what lies between tokens ------------------------------------------------------------ */

static struct pl_str one_at(const struct listener *listener, size_t at)
{
	size_t end = at;

	pl_utf8_next(listener->text, &end);
	return pl_str_cut(listener->text, at, end);
}

static uint32_t before(const struct listener *listener)
{
	size_t at = listener->at;

	return at > listener->start || at > 0 ? pl_utf8_prev(listener->text, &at) : 0;
}

static bool line_end(struct listener *listener)
{
	size_t end = listener->at, lines = 0;

	for (size_t next = end; next < listener->text.len;) {
		uint32_t code = pl_utf8_next(listener->text, &next);

		if (!pl_is_space(code))
			break;
		lines += code == '\n';
		end = next;
	}
	pl_buf_puts(&listener->said, lines > 1 ? "\n\n" : "\n");
	say(listener, PL_HEARD_PAUSE, end, PL_TROUBLE_NONE);
	return true;
}

static bool letters(struct listener *listener)
{
	struct pl_lookalikes run = pl_lookalikes_at(listener->text, listener->at);

	if (!pl_lookalikes_fancy(&run))
		return false;
	pl_spoken_letters(&listener->said, pl_str_cut(listener->text, listener->at, run.end),
			  listener->options->lang);
	say(listener, PL_HEARD_LETTERS, run.end, PL_TROUBLE_LETTERS);
	return true;
}

static bool hidden(struct listener *listener, size_t next)
{
	while (next < listener->text.len) {
		uint32_t code = pl_utf8_at(listener->text, next);

		if (!pl_is_control(code) || pl_is_space(code))
			break;
		pl_utf8_next(listener->text, &next);
	}
	say(listener, PL_HEARD_HIDDEN, next, PL_TROUBLE_HIDDEN);
	return true;
}

/* How often the character stands there, one behind the other. */
static uint32_t times_at(const struct listener *listener, struct pl_str one, size_t *end)
{
	uint32_t times = 0;

	for (*end = listener->at; *end + one.len <= listener->text.len; *end += one.len, times++) {
		if (!pl_str_same(pl_str_cut(listener->text, *end, *end + one.len), one))
			break;
	}
	return times;
}

static bool sign(struct listener *listener)
{
	enum pl_lang lang = listener->options->lang;
	struct pl_str one = one_at(listener, listener->at);
	struct pl_buf name = { 0 };
	struct pl_heard *heard;
	size_t end;
	uint32_t times = times_at(listener, one, &end);

	if (!pl_spoken_sign(&name, one, times >= LINE, lang)) {
		pl_buf_release(&name);
		listener->at = end;
		return true;
	}
	pl_spoken_times(&listener->said, pl_buf_str(&name), times, lang);
	heard = say(listener, PL_HEARD_SIGN, end,
		    times >= LINE ? PL_TROUBLE_SIGNS : PL_TROUBLE_NONE);
	if (heard) {
		heard->times = times;
		heard->words = times * pl_spoken_count(pl_buf_str(&name));
	}
	listener->said.failed |= name.failed;
	pl_buf_release(&name);
	return true;
}

static bool middle_dot(struct listener *listener, size_t next)
{
	if (!pl_is_letter(before(listener)) || !pl_is_letter(pl_utf8_at(listener->text, next)))
		return false;
	pl_buf_puts(&listener->said, pl_tr(listener->options->lang, N_("middle dot")));
	say(listener, PL_HEARD_SIGN, next, PL_TROUBLE_MIDDLE_DOT);
	return true;
}

/* --- words in capitals ------------------------------------------------------------------------ */

/* The end of the word that starts at byte `at`, and what it is made of. */
static size_t word_end(struct pl_str text, size_t at, uint32_t *capitals, bool *all)
{
	size_t end = at;

	*capitals = 0;
	*all = true;
	for (size_t next = at; next < text.len; end = next) {
		uint32_t code = pl_utf8_next(text, &next);

		if (!pl_is_word(code))
			break;
		*capitals += pl_is_upper(code);
		*all = *all && !pl_is_lower(code) && pl_likeness_of(code) == PL_NOT_ALIKE;
	}
	return end;
}

/* Words in capitals from `at` on, single letters or longer ones; apostrophes and blanks
 * stand between.  Other words and signs end them. */
static size_t capitals_end(const struct listener *listener, bool single, uint32_t *words)
{
	size_t at = listener->at, end = at;

	for (*words = 0; at < listener->text.len; ++*words) {
		uint32_t capitals, code;
		bool all;
		size_t word = word_end(listener->text, at, &capitals, &all);

		if (!all || (single ? capitals != 1 : capitals < 2) ||
		    (single && word != at + one_at(listener, at).len))
			break;
		end = at = word;
		code = pl_utf8_next(listener->text, &at);
		if (!is_blank(code) && (single || (code != '\'' && code != 0x2019 && code != '-')))
			return ++*words, end;
	}
	return end;
}

/* At the start of a word: several in capitals, or one spelt with blanks. */
static bool capitals(struct listener *listener)
{
	uint32_t words;
	bool spelt = true;
	size_t end = capitals_end(listener, true, &words);

	if (words <= MOST_SPELT) {
		spelt = false;
		end = capitals_end(listener, false, &words);
		if (words < SHOUTED)
			return false;
	}
	pl_buf_add(&listener->said, pl_str_cut(listener->text, listener->at, end));
	say(listener, spelt ? PL_HEARD_SPELT : PL_HEARD_CAPITALS, end,
	    spelt ? PL_TROUBLE_SPELT : PL_TROUBLE_CAPITALS);
	return true;
}

/* One character or more that are no token. */
static void between(struct listener *listener)
{
	size_t next = listener->at;
	uint32_t code = pl_utf8_next(listener->text, &next);
	bool taken = false;

	if (code == PL_TEXT_STYLE || code == PL_EMOJI_STYLE) {
		flush(listener, listener->at);
		listener->start = listener->at = next;
		return;
	}
	if (code == '\n' || code == '\r')
		taken = line_end(listener);
	else if (pl_likeness_of(code) != PL_NOT_ALIKE)
		taken = letters(listener);
	else if (pl_is_control(code) && !pl_is_space(code))
		taken = hidden(listener, next);
	else if (code == MIDDLE_DOT)
		taken = middle_dot(listener, next);
	else if (pl_is_upper(code) && !pl_is_word(before(listener)))
		taken = capitals(listener);
	else if (!pl_is_word(code) && !pl_is_space(code))
		taken = sign(listener);
	if (!taken)
		listener->at = next;
}

/* --- tokens -------------------------------------------------------------------------------- */

static const struct pl_token *token_at(const struct listener *listener)
{
	return listener->token < listener->end_token ? &listener->post->tokens[listener->token]
						     : NULL;
}

static void next_token(struct listener *listener)
{
	do {
		listener->token++;
	} while (listener->token < listener->end_token &&
		 listener->post->tokens[listener->token].kind <= PL_TOKEN_NUMBER);
}

/* The emoji, and those of its like that only blanks part from it. */
static uint32_t same_emoji(struct listener *listener, struct pl_str emoji, size_t *end)
{
	const struct pl_token *token;
	uint32_t times = 0;

	while ((token = token_at(listener)) && token->kind == PL_TOKEN_EMOJI &&
	       (!times || only_blanks(pl_str_cut(listener->text, *end, token->span.start))) &&
	       pl_str_same(pl_str_in(listener->text, token->span), emoji)) {
		*end = token->span.end;
		times++;
		next_token(listener);
	}
	return times;
}

static void emoji(struct listener *listener, const struct pl_token *token)
{
	enum pl_lang lang = listener->options->lang;
	struct pl_str text = pl_str_in(listener->text, token->span);
	struct pl_buf name = { 0 };
	struct pl_heard *heard;
	size_t end = token->span.end;
	uint32_t times = same_emoji(listener, text, &end);
	enum pl_trouble trouble = times >= ROW ? PL_TROUBLE_REPEATED : PL_TROUBLE_NONE;

	flush(listener, listener->at);
	if (!trouble && listener->row < ROW && listener->row + times >= ROW)
		trouble = PL_TROUBLE_ROW;
	listener->row += times;
	if (!pl_name_add(&name, text, lang))
		pl_buf_add(&name, text);
	pl_spoken_times(&listener->said, pl_buf_str(&name), times, lang);
	heard = say(listener, PL_HEARD_EMOJI, end, trouble);
	if (heard) {
		heard->times = times;
		heard->words = times * pl_spoken_count(pl_buf_str(&name));
	}
	listener->said.failed |= name.failed;
	pl_buf_release(&name);
}

/* What others know of the place, if anything.  Places are asked for in order. */
static enum pl_trouble known_trouble(struct listener *listener, struct pl_span span)
{
	const struct pl_known_trouble *known = listener->options->known;
	size_t n = listener->options->n_known;

	while (listener->known < n && known[listener->known].span.start < span.start)
		listener->known++;
	return listener->known < n && known[listener->known].span.start == span.start
		       ? known[listener->known].trouble
		       : PL_TROUBLE_NONE;
}

static void token(struct listener *listener, const struct pl_token *token)
{
	static const struct {
		uint8_t kind;
		void (*say)(struct pl_buf *, struct pl_str, enum pl_lang);
	} ways[PL_N_TOKENS] = {
		[PL_TOKEN_LINK] = { PL_HEARD_LINK, pl_spoken_link },
		[PL_TOKEN_EMAIL] = { PL_HEARD_EMAIL, pl_spoken_email },
		[PL_TOKEN_MENTION] = { PL_HEARD_MENTION, pl_spoken_mention },
		[PL_TOKEN_HASHTAG] = { PL_HEARD_HASHTAG, pl_spoken_hashtag },
	};

	if (token->kind == PL_TOKEN_EMOJI) {
		emoji(listener, token);
		return;
	}
	next_token(listener);
	if (!ways[token->kind].say) {
		listener->at = token->span.end; /* $PSX: voices know money */
		return;
	}
	ways[token->kind].say(&listener->said, pl_str_in(listener->text, token->span),
			      listener->options->lang);
	say(listener, (enum pl_heard_kind)ways[token->kind].kind, token->span.end,
	    known_trouble(listener, token->span));
}

/* --- the whole ------------------------------------------------------------------------------- */

static enum pl_trouble media_trouble(const struct pl_media *media)
{
	bool moves = media->kind == PL_MEDIA_VIDEO;

	if (moves)
		return media->captions == PL_CAPTIONS_NO ? PL_TROUBLE_NO_CAPTIONS : PL_TROUBLE_NONE;
	return pl_str_trim(media->alt).len ? PL_TROUBLE_NONE : PL_TROUBLE_NO_ALT;
}

static void media(struct listener *listener)
{
	for (size_t i = 0; i < listener->post->n_media; i++) {
		const struct pl_media *one = &listener->post->media[i];
		struct pl_heard *heard;

		if (one->decorative)
			continue;
		if (listener->out->list.n)
			put(listener, PL_HEARD_PAUSE, one->place, PL_STR("\n\n"));
		pl_spoken_media(&listener->said, one, listener->options->lang);
		heard = put(listener, PL_HEARD_MEDIA, one->place, pl_buf_str(&listener->said));
		if (heard) {
			heard->media = (int32_t)i;
			heard->trouble = (uint8_t)media_trouble(one);
		}
		pl_buf_cut(&listener->said, 0);
	}
}

static void part_text(struct listener *listener, const struct pl_part *part)
{
	listener->start = listener->at = part->span.start;
	listener->text = pl_str_cut(listener->post->text, 0, part->span.end);
	listener->end_token = part->first_token + part->n_tokens;
	listener->token = part->first_token;
	if (token_at(listener) && token_at(listener)->kind <= PL_TOKEN_NUMBER)
		next_token(listener);
	while (listener->at < listener->text.len) {
		const struct pl_token *next = token_at(listener);

		if (next && next->span.start <= listener->at)
			token(listener, next);
		else
			between(listener);
	}
	flush(listener, listener->text.len);
}

enum pl_lang pl_listen_lang(const struct pl_post *post, enum pl_lang usual)
{
	if (pl_str_starts(post->lang, "fr"))
		return PL_FR;
	return pl_str_starts(post->lang, "en") ? PL_EN : usual;
}

bool pl_listen(struct pl_listening *listening, const struct pl_post *post, size_t part,
	       const struct pl_listen_options *options, struct pl_err *err)
{
	struct listener listener = { .out = listening, .post = post, .options = options };
	bool ok;

	*listening = (struct pl_listening){ 0 };
	part_text(&listener, &post->parts[part]);
	if (part == 0)
		media(&listener);
	for (size_t i = 0; i < listening->list.n; i++)
		listening->words += listening->list.at[i].words;
	ok = !listener.said.failed && !listening->list.failed && !listening->arena.failed;
	pl_buf_release(&listener.said);
	return ok || pl_fail_nomem(err);
}

void pl_listening_release(struct pl_listening *listening)
{
	PL_LIST_RELEASE(&listening->list);
	pl_arena_release(&listening->arena);
}

/* Signs that stand close to what is before them, and to what is behind. */
static bool closes(uint32_t code)
{
	return code == 0 || pl_is_space(code) || code == '.' || code == ',' || code == ')' ||
	       code == ']' || code == 0x2019 || code == '\'' || code == 0x2026 || code == 0xBB ||
	       code == 0x201D || code == '!' || code == '?' || code == ';' || code == ':';
}

static bool opens(uint32_t code)
{
	return code == 0 || pl_is_space(code) || code == '(' || code == '[' || code == 0xAB ||
	       code == 0x201C || code == 0x2019 || code == '\'';
}

void pl_heard_add(struct pl_buf *out, const struct pl_heard *heard)
{
	size_t at = out->len;
	uint32_t last = at ? pl_utf8_prev(pl_buf_str(out), &at) : 0;

	if (!opens(last) && !closes(pl_utf8_at(heard->text, 0)))
		pl_buf_putc(out, ' ');
	pl_buf_add(out, heard->text);
}

uint32_t pl_listening_seconds(const struct pl_listening *listening, uint32_t rate)
{
	return (uint32_t)(((uint64_t)listening->words * 60 + rate - 1) / rate);
}
