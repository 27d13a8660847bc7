/* What a reader sees of a post, shown. */
#include "cli/view.h"

#include "cli/frame.h"

static struct pl_str text_in(const struct pl_view *view, struct pl_span span)
{
	return pl_str_in(view->post->text, span);
}

/* --- what the feed shows -------------------------------------------------------------------- */

static void frame_text(const struct pl_viewing *viewing, struct pl_frame *frame,
		       const struct pl_view *view)
{
	const struct pl_preview *preview = &view->preview;
	struct pl_buf lines = { 0 };

	if (view->part == 0 && view->network->title_limit && view->post->title.len)
		pl_frame_text(frame, view->post->title, PL_BOLD);
	pl_preview_text(&lines, preview, view->post, view->network);
	if (preview->hidden.start < preview->hidden.end) {
		pl_buf_puts(&lines, "… ");
		pl_buf_puts(&lines, pl_tr(viewing->lang, "see more"));
	}
	pl_frame_text(frame, pl_buf_str(&lines), PL_PLAIN);
	viewing->out->failed |= lines.failed;
	pl_buf_release(&lines);
}

const char *pl_media_word(const struct pl_media *media)
{
	static const char *const words[] = {
		[PL_MEDIA_IMAGE] = N_("image"),
		[PL_MEDIA_VIDEO] = N_("video"),
		[PL_MEDIA_GIF] = N_("animation"),
		[PL_MEDIA_DOCUMENT] = N_("document"),
	};

	return words[media->kind];
}

static void add_medium(const struct pl_viewing *viewing, struct pl_buf *line,
		       const struct pl_media *media)
{
	pl_buf_printf(line, "[%s", pl_tr(viewing->lang, pl_media_word(media)));
	if (media->file.len)
		pl_buf_printf(line, " %.*s", PL_ARGS(media->file));
	pl_buf_puts(line, pl_tr(viewing->lang, ": "));
	if (media->alt.len)
		pl_buf_add(line, media->alt);
	else if (media->decorative)
		pl_buf_puts(line, pl_tr(viewing->lang, "decorative"));
	else
		pl_buf_puts(line, pl_tr(viewing->lang, "without alternative text"));
	pl_buf_putc(line, ']');
}

static void frame_media(const struct pl_viewing *viewing, struct pl_frame *frame,
			const struct pl_view *view)
{
	struct pl_buf line = { 0 };

	if (!view->preview.media && view->preview.card != PL_FATE_SHOWN)
		return;
	pl_frame_rule(frame);
	for (size_t i = 0; view->preview.media && i < view->post->n_media; i++) {
		const struct pl_media *media = &view->post->media[i];

		pl_buf_cut(&line, 0);
		add_medium(viewing, &line, media);
		pl_frame_text(frame, pl_buf_str(&line),
			      media->alt.len || media->decorative ? PL_PLAIN : PL_BOLD);
	}
	if (view->preview.card == PL_FATE_SHOWN) {
		pl_buf_cut(&line, 0);
		pl_buf_printf(&line, pl_tr(viewing->lang, "[card of %.*s]"),
			      PL_ARGS(view->preview.link));
		pl_frame_text(frame, pl_buf_str(&line), PL_PLAIN);
	}
	viewing->out->failed |= line.failed;
	pl_buf_release(&line);
}

/* --- what is said of it ---------------------------------------------------------------------- */

static void add_note(const struct pl_viewing *viewing, struct pl_buf *note, enum pl_style style)
{
	struct pl_frame plain = {
		.out = viewing->out, .width = viewing->width, .indent = 2, .color = viewing->color
	};

	pl_frame_text(&plain, pl_buf_str(note), style);
	viewing->out->failed |= note->failed;
	pl_buf_cut(note, 0);
}

static const char *unit_of(const struct pl_network *network)
{
	return network->count == PL_COUNT_BYTES ? N_("bytes") : N_("characters");
}

static void note_cut(const struct pl_viewing *viewing, struct pl_buf *note,
		     const struct pl_view *view)
{
	const struct pl_preview *preview = &view->preview;
	enum pl_lang lang = viewing->lang;

	if (preview->hidden.start >= preview->hidden.end) {
		pl_buf_puts(note, pl_tr(lang, "All of the text shows."));
		add_note(viewing, note, PL_PLAIN);
		return;
	}
	if (preview->warned)
		pl_buf_puts(note, pl_tr(lang, "The warning alone shows. "));
	else if (preview->by_lines)
		pl_buf_printf(note,
			      pl_tr_n(lang, "Cut after about %u line. ",
				      "Cut after about %u lines. ", view->network->hook_lines),
			      view->network->hook_lines);
	else
		pl_buf_printf(note, pl_tr(lang, "Cut after about %u %s. "), view->network->hook,
			      pl_tr(lang, unit_of(view->network)));
	pl_buf_printf(note, pl_tr(lang, "Hidden: about %u %s"), preview->hidden_length,
		      pl_tr(lang, unit_of(view->network)));
	if (preview->hidden_words)
		pl_buf_printf(note, pl_tr_n(lang, ", %u word", ", %u words", preview->hidden_words),
			      preview->hidden_words);
	pl_buf_putc(note, '.');
	add_note(viewing, note, PL_PLAIN);
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

static void note_phone(const struct pl_viewing *viewing, struct pl_buf *note,
		       const struct pl_view *view)
{
	const struct pl_preview *preview = &view->preview;
	struct pl_span seen = { preview->shown.start, preview->phone_end };

	if (preview->phone_end >= preview->shown.end)
		return;
	pl_buf_printf(note, pl_tr(viewing->lang, "On a telephone after about %u %s: …%.*s…"),
		      view->network->hook_phone, pl_tr(viewing->lang, unit_of(view->network)),
		      PL_ARGS(last_words(text_in(view, seen))));
	add_note(viewing, note, PL_PLAIN);
}

static void note_behind(const struct pl_viewing *viewing, struct pl_buf *note,
			const struct pl_view *view)
{
	static const char *const words[] = {
		[PL_ESSENTIAL_LINK] = N_("link"),
		[PL_ESSENTIAL_HASHTAG] = N_("hashtag"),
		[PL_ESSENTIAL_WHEN] = N_("date or hour"),
	};
	enum { MOST = 8 };
	size_t n = view->preview.behind.n;

	if (!n)
		return;
	pl_buf_puts(note, pl_tr(viewing->lang, "Behind the cut: "));
	for (size_t i = 0; i < n && i < MOST; i++) {
		const struct pl_behind *behind = &view->preview.behind.at[i];

		pl_buf_printf(note, "%s%s ", i ? ", " : "",
			      pl_tr(viewing->lang, words[behind->kind]));
		pl_buf_add(note, text_in(view, behind->span));
	}
	if (n > MOST)
		pl_buf_printf(note, pl_tr(viewing->lang, " and %zu more"), n - MOST);
	pl_buf_putc(note, '.');
	add_note(viewing, note, PL_BOLD);
}

static void note_card(const struct pl_viewing *viewing, struct pl_buf *note,
		      const struct pl_view *view)
{
	static const char *const words[] = {
		[PL_FATE_NO_LINK] = N_("No link card: there is no link."),
		[PL_FATE_SHOWN] = NULL,
		[PL_FATE_TO_BUILD] = N_("No link card by itself: whoever posts must build it."),
		[PL_FATE_HIDDEN] = N_("No link card: the media take its place."),
		[PL_FATE_NEVER] = N_("No link card: this network makes none."),
		[PL_FATE_UNKNOWN] = N_("Whether a link card shows is not known."),
	};
	const char *word = words[view->preview.card];

	if (!word)
		return;
	pl_buf_puts(note, pl_tr(viewing->lang, word));
	add_note(viewing, note, PL_PLAIN);
}

static void note_limit(const struct pl_viewing *viewing, struct pl_buf *note,
		       const struct pl_view *view)
{
	const struct pl_length *length = &view->length;
	bool bytes = length->by_bytes;
	uint32_t most = bytes ? length->most_bytes : length->limit;

	if (!length->over)
		return;
	if (!bytes && length->shown <= length->limit) {
		pl_buf_printf(note,
			      pl_tr(viewing->lang, "Too long by %u %s, unless its own app posts "
						   "it, which shortens links."),
			      length->length - length->limit,
			      pl_tr(viewing->lang, unit_of(view->network)));
		add_note(viewing, note, PL_RED);
		return;
	}
	pl_buf_printf(note, pl_tr(viewing->lang, "Too long by %u %s: it cannot be posted."),
		      (bytes ? length->bytes : length->length) - most,
		      pl_tr(viewing->lang, bytes ? N_("bytes") : unit_of(view->network)));
	add_note(viewing, note, PL_RED);
}

void pl_view_text(const struct pl_viewing *viewing, const struct pl_view *view)
{
	struct pl_frame frame = {
		.out = viewing->out,
		.width = viewing->width,
		.box = viewing->color,
		.indent = 4,
		.color = viewing->color,
	};
	struct pl_buf right = { 0 }, note = { 0 };

	if (view->post->n_parts > 1)
		pl_buf_printf(&right, "%zu/%zu", view->part + 1, view->post->n_parts);
	pl_buf_putc(viewing->out, '\n');
	pl_frame_top(&frame, pl_network_title(view->network, viewing->lang), pl_buf_str(&right));
	frame_text(viewing, &frame, view);
	frame_media(viewing, &frame, view);
	pl_frame_bottom(&frame);
	note_limit(viewing, &note, view);
	note_cut(viewing, &note, view);
	note_phone(viewing, &note, view);
	note_behind(viewing, &note, view);
	note_card(viewing, &note, view);
	pl_buf_release(&right);
	pl_buf_release(&note);
}
