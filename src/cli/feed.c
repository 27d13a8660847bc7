/* What a reader sees of a post, shown. */
#include "cli/feed.h"

#include "cli/frame.h"
#include "report/report.h"

static struct pl_str text_in(const struct pl_feed *feed, struct pl_span span)
{
	return pl_str_in(feed->post->text, span);
}

/* --- what the feed shows -------------------------------------------------------------------- */

static void frame_text(const struct pl_showing *showing, struct pl_frame *frame,
		       const struct pl_feed *feed)
{
	const struct pl_preview *preview = &feed->preview;
	struct pl_buf lines = { 0 };

	if (feed->part == 0 && feed->network->title_limit && feed->post->title.len)
		pl_frame_text(frame, feed->post->title, PL_BOLD);
	pl_preview_text(&lines, preview, feed->post, feed->network);
	if (preview->hidden.start < preview->hidden.end) {
		pl_buf_puts(&lines, "… ");
		pl_buf_puts(&lines, pl_tr(showing->lang, "see more"));
	}
	pl_frame_text(frame, pl_buf_str(&lines), PL_PLAIN);
	showing->out->failed |= lines.failed;
	pl_buf_release(&lines);
}

static void frame_media(const struct pl_showing *showing, struct pl_frame *frame,
			const struct pl_feed *feed)
{
	struct pl_buf line = { 0 };

	if (!feed->preview.media && feed->preview.card != PL_FATE_SHOWN)
		return;
	pl_frame_rule(frame);
	for (size_t i = 0; feed->preview.media && i < feed->post->n_media; i++) {
		const struct pl_media *media = &feed->post->media[i];

		pl_buf_cut(&line, 0);
		pl_medium_add(&line, media, showing->lang);
		pl_frame_text(frame, pl_buf_str(&line),
			      media->alt.len || media->decorative ? PL_PLAIN : PL_BOLD);
	}
	if (feed->preview.card == PL_FATE_SHOWN) {
		pl_buf_cut(&line, 0);
		pl_buf_printf(&line, pl_tr(showing->lang, "[card of %.*s]"),
			      PL_ARGS(feed->preview.link));
		pl_frame_text(frame, pl_buf_str(&line), PL_PLAIN);
	}
	showing->out->failed |= line.failed;
	pl_buf_release(&line);
}

/* --- what is said of it ---------------------------------------------------------------------- */

static void add_note(const struct pl_showing *showing, struct pl_buf *note, enum pl_style style)
{
	struct pl_frame plain = {
		.out = showing->out, .width = showing->width, .indent = 2, .color = showing->color
	};

	pl_frame_text(&plain, pl_buf_str(note), style);
	showing->out->failed |= note->failed;
	pl_buf_cut(note, 0);
}

static const char *unit_of(const struct pl_network *network)
{
	return network->count == PL_COUNT_BYTES ? N_("bytes") : N_("characters");
}

static void note_cut(const struct pl_showing *showing, struct pl_buf *note,
		     const struct pl_feed *feed)
{
	const struct pl_preview *preview = &feed->preview;
	enum pl_lang lang = showing->lang;

	if (preview->hidden.start >= preview->hidden.end) {
		pl_buf_puts(note, pl_tr(lang, "All of the text shows."));
		add_note(showing, note, PL_PLAIN);
		return;
	}
	if (preview->warned)
		pl_buf_puts(note, pl_tr(lang, "The warning alone shows. "));
	else if (preview->by_lines)
		pl_buf_printf(note,
			      pl_tr_n(lang, "Cut after about %u line. ",
				      "Cut after about %u lines. ", feed->network->hook_lines),
			      feed->network->hook_lines);
	else
		pl_buf_printf(note, pl_tr(lang, "Cut after about %u %s. "), feed->network->hook,
			      pl_tr(lang, unit_of(feed->network)));
	pl_buf_printf(note, pl_tr(lang, "Hidden: about %u %s"), preview->hidden_length,
		      pl_tr(lang, unit_of(feed->network)));
	if (preview->hidden_words)
		pl_buf_printf(note, pl_tr_n(lang, ", %u word", ", %u words", preview->hidden_words),
			      preview->hidden_words);
	pl_buf_putc(note, '.');
	add_note(showing, note, PL_PLAIN);
}

/* The last words of a text, on one line. */
static struct pl_str last_words(struct pl_str text)
{
	enum { WORDS = 3 };
	size_t at = text.len;

	for (unsigned blanks = 0; at; at--) {
		blanks += text.at[at - 1] == ' ';
		if (blanks == WORDS || text.at[at - 1] == '\n')
			break;
	}
	return pl_str_cut(text, at, text.len);
}

static void note_phone(const struct pl_showing *showing, struct pl_buf *note,
		       const struct pl_feed *feed)
{
	const struct pl_preview *preview = &feed->preview;
	struct pl_span seen = { preview->shown.start, preview->phone_end };

	if (preview->phone_end >= preview->shown.end)
		return;
	pl_buf_printf(note, pl_tr(showing->lang, "On a telephone after about %u %s: …%.*s…"),
		      feed->network->hook_phone, pl_tr(showing->lang, unit_of(feed->network)),
		      PL_ARGS(last_words(text_in(feed, seen))));
	add_note(showing, note, PL_PLAIN);
}

static void note_behind(const struct pl_showing *showing, struct pl_buf *note,
			const struct pl_feed *feed)
{
	static const char *const words[] = {
		[PL_ESSENTIAL_LINK] = N_("link"),
		[PL_ESSENTIAL_HASHTAG] = N_("hashtag"),
		[PL_ESSENTIAL_WHEN] = N_("date or hour"),
	};
	enum { MOST = 8 };
	size_t n = feed->preview.behind.n;

	if (!n)
		return;
	pl_buf_puts(note, pl_tr(showing->lang, "Behind the cut: "));
	for (size_t i = 0; i < n && i < MOST; i++) {
		const struct pl_behind *behind = &feed->preview.behind.at[i];

		pl_buf_printf(note, "%s%s ", i ? ", " : "",
			      pl_tr(showing->lang, words[behind->kind]));
		pl_buf_add(note, text_in(feed, behind->span));
	}
	if (n > MOST)
		pl_buf_printf(note, pl_tr(showing->lang, " and %zu more"), n - MOST);
	pl_buf_putc(note, '.');
	add_note(showing, note, PL_BOLD);
}

static void note_card(const struct pl_showing *showing, struct pl_buf *note,
		      const struct pl_feed *feed)
{
	static const char *const words[] = {
		[PL_FATE_NO_LINK] = N_("No link card: there is no link."),
		[PL_FATE_SHOWN] = NULL,
		[PL_FATE_TO_BUILD] = N_("No link card by itself: whoever posts must build it."),
		[PL_FATE_HIDDEN] = N_("No link card: the media take its place."),
		[PL_FATE_NEVER] = N_("No link card: this network makes none."),
		[PL_FATE_UNKNOWN] = N_("Whether a link card shows is not known."),
	};
	const char *word = words[feed->preview.card];

	if (!word)
		return;
	pl_buf_puts(note, pl_tr(showing->lang, word));
	add_note(showing, note, PL_PLAIN);
}

static void note_limit(const struct pl_showing *showing, struct pl_buf *note,
		       const struct pl_feed *feed)
{
	const struct pl_length *length = &feed->length;
	bool bytes = length->by_bytes;
	uint32_t most = bytes ? length->most_bytes : length->limit;

	if (!length->over)
		return;
	if (!bytes && length->shown <= length->limit) {
		pl_buf_printf(note,
			      pl_tr(showing->lang, "Too long by %u %s, unless its own app posts "
						   "it, which shortens links."),
			      length->length - length->limit,
			      pl_tr(showing->lang, unit_of(feed->network)));
		add_note(showing, note, PL_RED);
		return;
	}
	pl_buf_printf(note, pl_tr(showing->lang, "Too long by %u %s: it cannot be posted."),
		      (bytes ? length->bytes : length->length) - most,
		      pl_tr(showing->lang, bytes ? N_("bytes") : unit_of(feed->network)));
	add_note(showing, note, PL_RED);
}

void pl_feed_text(const struct pl_showing *showing, const struct pl_feed *feed)
{
	struct pl_frame frame = {
		.out = showing->out,
		.width = showing->width,
		.box = showing->color,
		.indent = 4,
		.color = showing->color,
	};
	struct pl_buf right = { 0 }, note = { 0 };

	if (feed->post->n_parts > 1)
		pl_buf_printf(&right, "%zu/%zu", feed->part + 1, feed->post->n_parts);
	pl_buf_putc(showing->out, '\n');
	pl_frame_top(&frame, pl_network_title(feed->network, showing->lang), pl_buf_str(&right));
	frame_text(showing, &frame, feed);
	frame_media(showing, &frame, feed);
	pl_frame_bottom(&frame);
	note_limit(showing, &note, feed);
	note_cut(showing, &note, feed);
	note_phone(showing, &note, feed);
	note_behind(showing, &note, feed);
	note_card(showing, &note, feed);
	pl_buf_release(&right);
	pl_buf_release(&note);
}
