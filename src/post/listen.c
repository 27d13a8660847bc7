/* A post as a screen reader says it. */
#include "post/listener.h"

#include "base/catalogue.h"
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
	[PL_TROUBLE_DEAD_LINK] = { "dead-link",
				   N_("no link on this network, and all of the address is read") },
	[PL_TROUBLE_NO_ALT] = { "no-alt",
				N_("what it shows is not said; some readers say the file’s name") },
	[PL_TROUBLE_NO_CAPTIONS] = { "no-captions",
				     N_("without captions the deaf have nothing of it") },
};

enum { ROW = 3 /* emoji in a row that are too many */ };

/* --- pieces -------------------------------------------------------------------------------- */

static struct pl_heard *put(struct pl_listener *listener, enum pl_heard_kind kind,
			    struct pl_span span, struct pl_str text)
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

bool pl_listener_blank(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		if (!pl_is_blank(pl_utf8_next(text, &at)))
			return false;
	}
	return true;
}

void pl_listener_flush(struct pl_listener *listener, size_t end)
{
	struct pl_str text = pl_str_cut(listener->text, listener->start, end);
	struct pl_span span = { (uint32_t)listener->start, (uint32_t)end };

	if (!pl_listener_blank(text)) {
		put(listener, PL_HEARD_TEXT, span, text);
		listener->row = 0;
	}
	listener->start = end;
}

struct pl_heard *pl_listener_say(struct pl_listener *listener, enum pl_heard_kind kind, size_t end,
				 enum pl_trouble trouble)
{
	struct pl_span span = { (uint32_t)listener->at, (uint32_t)end };
	struct pl_heard *heard;

	pl_listener_flush(listener, listener->at);
	heard = put(listener, kind, span, pl_buf_str(&listener->said));
	if (heard)
		heard->trouble = (uint8_t)trouble;
	pl_buf_cut(&listener->said, 0);
	listener->start = listener->at = end;
	if (kind != PL_HEARD_EMOJI)
		listener->row = 0;
	return heard;
}

/* --- tokens -------------------------------------------------------------------------------- */

static const struct pl_token *token_at(const struct pl_listener *listener)
{
	return listener->token < listener->end_token ? &listener->post->tokens[listener->token]
						     : NULL;
}

static void next_token(struct pl_listener *listener)
{
	do {
		listener->token++;
	} while (listener->token < listener->end_token &&
		 listener->post->tokens[listener->token].kind <= PL_TOKEN_NUMBER);
}

/* The emoji, and those of its like that only blanks part from it. */
static uint32_t same_emoji(struct pl_listener *listener, struct pl_str emoji, size_t *end)
{
	const struct pl_token *token;
	uint32_t times = 0;

	while ((token = token_at(listener)) && token->kind == PL_TOKEN_EMOJI &&
	       (!times || pl_listener_blank(pl_str_cut(listener->text, *end, token->span.start))) &&
	       pl_str_same(pl_str_in(listener->text, token->span), emoji)) {
		*end = token->span.end;
		times++;
		next_token(listener);
	}
	return times;
}

static void emoji(struct pl_listener *listener, const struct pl_token *token)
{
	enum pl_lang lang = listener->options->lang;
	struct pl_str text = pl_str_in(listener->text, token->span);
	struct pl_buf name = { 0 };
	struct pl_heard *heard;
	size_t end = token->span.end;
	uint32_t times = same_emoji(listener, text, &end);
	enum pl_trouble trouble = times >= ROW ? PL_TROUBLE_REPEATED : PL_TROUBLE_NONE;

	pl_listener_flush(listener, listener->at);
	if (!trouble && listener->row < ROW && listener->row + times >= ROW)
		trouble = PL_TROUBLE_ROW;
	listener->row += times;
	if (!pl_name_add(&name, text, lang))
		pl_buf_add(&name, text);
	pl_spoken_times(&listener->said, pl_buf_str(&name), times, lang);
	heard = pl_listener_say(listener, PL_HEARD_EMOJI, end, trouble);
	if (heard) {
		heard->times = times;
		heard->words = times * pl_spoken_count(pl_buf_str(&name));
	}
	listener->said.failed |= name.failed;
	pl_buf_release(&name);
}

/* What others know of the place, if anything.  Places are asked for in order. */
static enum pl_trouble known_trouble(struct pl_listener *listener, struct pl_span span)
{
	const struct pl_known_trouble *known = listener->options->known;
	size_t n = listener->options->n_known;

	while (listener->known < n && known[listener->known].span.start < span.start)
		listener->known++;
	return listener->known < n && known[listener->known].span.start == span.start
		       ? known[listener->known].trouble
		       : PL_TROUBLE_NONE;
}

static void token(struct pl_listener *listener, const struct pl_token *token)
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

	const struct pl_network *network = listener->options->network;

	if (token->kind == PL_TOKEN_EMOJI) {
		emoji(listener, token);
		return;
	}
	next_token(listener);
	if (!ways[token->kind].say) {
		listener->at = token->span.end; /* $PSX: voices know money */
		return;
	}
	if (token->kind == PL_TOKEN_LINK && network && !network->clickable_links) {
		pl_spoken_address(&listener->said, pl_str_in(listener->text, token->span),
				  listener->options->lang);
		pl_listener_say(listener, PL_HEARD_LINK, token->span.end, PL_TROUBLE_DEAD_LINK);
		return;
	}
	ways[token->kind].say(&listener->said, pl_str_in(listener->text, token->span),
			      listener->options->lang);
	pl_listener_say(listener, (enum pl_heard_kind)ways[token->kind].kind, token->span.end,
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

static void pause_between(struct pl_listener *listener, struct pl_span span)
{
	if (listener->out->list.n)
		put(listener, PL_HEARD_PAUSE, (struct pl_span){ span.start, span.start },
		    PL_STR("\n\n"));
}

static void media(struct pl_listener *listener)
{
	for (size_t i = 0; i < listener->post->n_media; i++) {
		const struct pl_media *one = &listener->post->media[i];
		struct pl_heard *heard;

		if (one->decorative)
			continue;
		pause_between(listener, one->place);
		pl_spoken_media(&listener->said, one, listener->options->lang);
		heard = put(listener, PL_HEARD_MEDIA, one->place, pl_buf_str(&listener->said));
		if (heard) {
			heard->media = (int32_t)i;
			heard->trouble = (uint8_t)media_trouble(one);
		}
		pl_buf_cut(&listener->said, 0);
	}
}

static void part_text(struct pl_listener *listener, const struct pl_part *part)
{
	listener->start = listener->at = part->span.start;
	listener->text = pl_str_cut(listener->post->text, 0, part->span.end);
	listener->end_token = part->first_token + part->n_tokens;
	listener->token = part->first_token;
	if (part->span.end > part->span.start)
		pause_between(listener, part->span);
	if (token_at(listener) && token_at(listener)->kind <= PL_TOKEN_NUMBER)
		next_token(listener);
	while (listener->at < listener->text.len) {
		const struct pl_token *next = token_at(listener);

		if (next && next->span.start <= listener->at) {
			token(listener, next);
			continue;
		}
		/* What stands between ends where the next token starts. */
		listener->text.len = next ? next->span.start : part->span.end;
		pl_listener_between(listener);
		listener->text.len = part->span.end;
	}
	pl_listener_flush(listener, listener->text.len);
}

/* Where a post is made of its media (Instagram, TikTok, YouTube) they stand on top, and the
 * text below; elsewhere the text comes first. */
static bool media_first(const struct pl_network *network)
{
	return network && network->media_required;
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
	struct pl_listener listener = { .out = listening, .post = post, .options = options };
	bool ok;

	*listening = (struct pl_listening){ 0 };
	if (part == 0 && media_first(options->network))
		media(&listener);
	part_text(&listener, &post->parts[part]);
	if (part == 0 && !media_first(options->network))
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

void pl_heard_add(struct pl_buf *out, const struct pl_heard *heard)
{
	pl_spoken_part(out, heard->text);
	pl_buf_add(out, heard->text);
}

uint32_t pl_listening_seconds(const struct pl_listening *listening, uint32_t rate)
{
	return (uint32_t)(((uint64_t)listening->words * 60 + rate - 1) / rate);
}
