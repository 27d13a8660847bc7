/* plume preview: what a reader sees of drafts before "see more". */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/frame.h"
#include "cli/lengths.h"
#include "cli/show.h"
#include "cli/tell.h"

#include "post/measure.h"
#include "post/preview.h"

enum { FLUSH_AT = 1 << 16, WIDEST = 72 };

struct previews {
	struct pl_buf out;
	enum pl_lang lang;
	bool json, color, trouble;
	unsigned width; /* 0: not on a terminal */
	size_t n;
};

/* A preview, and of what. */
struct shown {
	const struct pl_post *post;
	const struct pl_network *network;
	size_t part;
	struct pl_preview preview;
	struct pl_length length;
};

static struct pl_str text_in(const struct shown *shown, struct pl_span span)
{
	return pl_str_in(shown->post->text, span);
}

/* --- what the feed shows -------------------------------------------------------------------- */

static void frame_text(struct previews *previews, struct pl_frame *frame, const struct shown *shown)
{
	const struct pl_preview *preview = &shown->preview;
	struct pl_buf lines = { 0 };

	if (shown->part == 0 && shown->network->title_limit && shown->post->title.len)
		pl_frame_text(frame, shown->post->title, PL_BOLD);
	pl_preview_text(&lines, preview, shown->post, shown->network);
	if (preview->hidden.start < preview->hidden.end) {
		pl_buf_puts(&lines, "… ");
		pl_buf_puts(&lines, pl_tr(previews->lang, "see more"));
	}
	pl_frame_text(frame, pl_buf_str(&lines), PL_PLAIN);
	previews->out.failed |= lines.failed;
	pl_buf_release(&lines);
}

static const char *media_word(const struct pl_media *media)
{
	static const char *const words[] = {
		[PL_MEDIA_IMAGE] = N_("image"),
		[PL_MEDIA_VIDEO] = N_("video"),
		[PL_MEDIA_GIF] = N_("animation"),
		[PL_MEDIA_DOCUMENT] = N_("document"),
	};

	return words[media->kind];
}

static void add_medium(struct previews *previews, struct pl_buf *line, const struct pl_media *media)
{
	pl_buf_printf(line, "[%s", pl_tr(previews->lang, media_word(media)));
	if (media->file.len)
		pl_buf_printf(line, " %.*s", PL_ARGS(media->file));
	pl_buf_puts(line, pl_tr(previews->lang, ": "));
	if (media->alt.len)
		pl_buf_add(line, media->alt);
	else if (media->decorative)
		pl_buf_puts(line, pl_tr(previews->lang, "decorative"));
	else
		pl_buf_puts(line, pl_tr(previews->lang, "without alternative text"));
	pl_buf_putc(line, ']');
}

static void frame_media(struct previews *previews, struct pl_frame *frame,
			const struct shown *shown)
{
	struct pl_buf line = { 0 };

	if (!shown->preview.media && shown->preview.card != PL_FATE_SHOWN)
		return;
	pl_frame_rule(frame);
	for (size_t i = 0; shown->preview.media && i < shown->post->n_media; i++) {
		const struct pl_media *media = &shown->post->media[i];

		pl_buf_cut(&line, 0);
		add_medium(previews, &line, media);
		pl_frame_text(frame, pl_buf_str(&line),
			      media->alt.len || media->decorative ? PL_PLAIN : PL_BOLD);
	}
	if (shown->preview.card == PL_FATE_SHOWN) {
		pl_buf_cut(&line, 0);
		pl_buf_printf(&line, pl_tr(previews->lang, "[card of %.*s]"),
			      PL_ARGS(shown->preview.link));
		pl_frame_text(frame, pl_buf_str(&line), PL_PLAIN);
	}
	previews->out.failed |= line.failed;
	pl_buf_release(&line);
}

/* --- what is said of it ---------------------------------------------------------------------- */

static void add_note(struct previews *previews, struct pl_buf *note, enum pl_style style)
{
	struct pl_frame plain = { .out = &previews->out,
				  .width = previews->width,
				  .indent = 2,
				  .color = previews->color };

	pl_frame_text(&plain, pl_buf_str(note), style);
	previews->out.failed |= note->failed;
	pl_buf_cut(note, 0);
}

static const char *unit_of(const struct pl_network *network)
{
	return network->count == PL_COUNT_BYTES ? N_("bytes") : N_("characters");
}

static void note_cut(struct previews *previews, struct pl_buf *note, const struct shown *shown)
{
	const struct pl_preview *preview = &shown->preview;
	enum pl_lang lang = previews->lang;

	if (preview->hidden.start >= preview->hidden.end) {
		pl_buf_puts(note, pl_tr(lang, "All of the text shows."));
		add_note(previews, note, PL_PLAIN);
		return;
	}
	if (preview->warned)
		pl_buf_puts(note, pl_tr(lang, "The warning alone shows. "));
	else if (preview->by_lines)
		pl_buf_printf(note,
			      pl_tr_n(lang, "Cut after about %u line. ",
				      "Cut after about %u lines. ", shown->network->hook_lines),
			      shown->network->hook_lines);
	else
		pl_buf_printf(note, pl_tr(lang, "Cut after about %u %s. "), shown->network->hook,
			      pl_tr(lang, unit_of(shown->network)));
	pl_buf_printf(note, pl_tr(lang, "Hidden: about %u %s"), preview->hidden_length,
		      pl_tr(lang, unit_of(shown->network)));
	if (preview->hidden_words)
		pl_buf_printf(note, pl_tr_n(lang, ", %u word", ", %u words", preview->hidden_words),
			      preview->hidden_words);
	pl_buf_putc(note, '.');
	add_note(previews, note, PL_PLAIN);
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

static void note_phone(struct previews *previews, struct pl_buf *note, const struct shown *shown)
{
	const struct pl_preview *preview = &shown->preview;
	struct pl_span seen = { preview->shown.start, preview->phone_end };

	if (preview->phone_end >= preview->shown.end)
		return;
	pl_buf_printf(note, pl_tr(previews->lang, "On a telephone after about %u %s: …%.*s…"),
		      shown->network->hook_phone, pl_tr(previews->lang, unit_of(shown->network)),
		      PL_ARGS(last_words(text_in(shown, seen))));
	add_note(previews, note, PL_PLAIN);
}

static void note_behind(struct previews *previews, struct pl_buf *note, const struct shown *shown)
{
	static const char *const words[] = {
		[PL_ESSENTIAL_LINK] = N_("link"),
		[PL_ESSENTIAL_HASHTAG] = N_("hashtag"),
		[PL_ESSENTIAL_WHEN] = N_("date or hour"),
	};
	enum { MOST = 8 };
	size_t n = shown->preview.behind.n;

	if (!n)
		return;
	pl_buf_puts(note, pl_tr(previews->lang, "Behind the cut: "));
	for (size_t i = 0; i < n && i < MOST; i++) {
		const struct pl_behind *behind = &shown->preview.behind.at[i];

		pl_buf_printf(note, "%s%s ", i ? ", " : "",
			      pl_tr(previews->lang, words[behind->kind]));
		pl_buf_add(note, text_in(shown, behind->span));
	}
	if (n > MOST)
		pl_buf_printf(note, pl_tr(previews->lang, " and %zu more"), n - MOST);
	pl_buf_putc(note, '.');
	add_note(previews, note, PL_BOLD);
}

static void note_card(struct previews *previews, struct pl_buf *note, const struct shown *shown)
{
	static const char *const words[] = {
		[PL_FATE_NO_LINK] = N_("No link card: there is no link."),
		[PL_FATE_SHOWN] = NULL,
		[PL_FATE_TO_BUILD] = N_("No link card by itself: whoever posts must build it."),
		[PL_FATE_HIDDEN] = N_("No link card: the media take its place."),
		[PL_FATE_NEVER] = N_("No link card: this network makes none."),
		[PL_FATE_UNKNOWN] = N_("Whether a link card shows is not known."),
	};
	const char *word = words[shown->preview.card];

	if (!word)
		return;
	pl_buf_puts(note, pl_tr(previews->lang, word));
	add_note(previews, note, PL_PLAIN);
}

static void note_limit(struct previews *previews, struct pl_buf *note, const struct shown *shown)
{
	const struct pl_length *length = &shown->length;
	bool bytes = length->by_bytes;
	uint32_t most = bytes ? length->most_bytes : length->limit;

	if (!length->over)
		return;
	if (!bytes && length->shown <= length->limit) {
		pl_buf_printf(note,
			      pl_tr(previews->lang, "Too long by %u %s, unless its own app posts "
						    "it, which shortens links."),
			      length->length - length->limit,
			      pl_tr(previews->lang, unit_of(shown->network)));
		add_note(previews, note, PL_RED);
		return;
	}
	pl_buf_printf(note, pl_tr(previews->lang, "Too long by %u %s: it cannot be posted."),
		      (bytes ? length->bytes : length->length) - most,
		      pl_tr(previews->lang, bytes ? N_("bytes") : unit_of(shown->network)));
	add_note(previews, note, PL_RED);
}

static void text_preview(struct previews *previews, const struct shown *shown)
{
	struct pl_frame frame = {
		.out = &previews->out,
		.width = previews->width,
		.box = previews->color,
		.indent = 4,
		.color = previews->color,
	};
	struct pl_buf right = { 0 }, note = { 0 };

	if (shown->post->n_parts > 1)
		pl_buf_printf(&right, "%zu/%zu", shown->part + 1, shown->post->n_parts);
	pl_buf_putc(&previews->out, '\n');
	pl_frame_top(&frame, pl_network_title(shown->network, previews->lang), pl_buf_str(&right));
	frame_text(previews, &frame, shown);
	frame_media(previews, &frame, shown);
	pl_frame_bottom(&frame);
	note_limit(previews, &note, shown);
	note_cut(previews, &note, shown);
	note_phone(previews, &note, shown);
	note_behind(previews, &note, shown);
	note_card(previews, &note, shown);
	pl_buf_release(&right);
	pl_buf_release(&note);
}

/* --- JSON --------------------------------------------------------------------------------------
 */

static void json_key(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, ",\"%s\":", key);
	pl_json_string(out, text);
}

static void json_span(struct pl_buf *out, const struct shown *shown, struct pl_span span)
{
	struct pl_span place = pl_post_place(shown->post, span);

	pl_buf_printf(out, "\"start\":%u,\"end\":%u", place.start, place.end);
	json_key(out, "text", text_in(shown, span));
}

static void json_behind(struct pl_buf *out, const struct shown *shown)
{
	static const char *const kinds[] = {
		[PL_ESSENTIAL_LINK] = "link",
		[PL_ESSENTIAL_HASHTAG] = "hashtag",
		[PL_ESSENTIAL_WHEN] = "when",
	};

	pl_buf_puts(out, ",\"behind\":[");
	for (size_t i = 0; i < shown->preview.behind.n; i++) {
		const struct pl_behind *behind = &shown->preview.behind.at[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\",", i ? "," : "", kinds[behind->kind]);
		json_span(out, shown, behind->span);
		pl_buf_putc(out, '}');
	}
	pl_buf_putc(out, ']');
}

static void json_card(struct pl_buf *out, const struct shown *shown)
{
	static const char *const fates[] = {
		[PL_FATE_NO_LINK] = "no-link",   [PL_FATE_SHOWN] = "shown",
		[PL_FATE_TO_BUILD] = "to-build", [PL_FATE_HIDDEN] = "hidden-by-media",
		[PL_FATE_NEVER] = "never",       [PL_FATE_UNKNOWN] = "unknown",
	};

	pl_buf_printf(out, ",\"card\":{\"fate\":\"%s\"", fates[shown->preview.card]);
	if (shown->preview.link.len)
		json_key(out, "link", shown->preview.link);
	pl_buf_putc(out, '}');
}

static void json_media(struct pl_buf *out, const struct shown *shown)
{
	size_t n = shown->preview.media ? shown->post->n_media : 0;

	pl_buf_puts(out, ",\"media\":[");
	for (size_t i = 0; i < n; i++) {
		const struct pl_media *media = &shown->post->media[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\"", i ? "," : "", media_word(media));
		json_key(out, "file", media->file);
		json_key(out, "alt", media->alt);
		pl_buf_printf(out, ",\"decorative\":%s}", media->decorative ? "true" : "false");
	}
	pl_buf_putc(out, ']');
}

static void json_preview(struct pl_buf *out, const struct shown *shown)
{
	const struct pl_preview *preview = &shown->preview;
	struct pl_span phone = { preview->shown.start, preview->phone_end };

	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&shown->network->name));
	pl_buf_puts(out, ",\"estimate\":true,\"shown\":{");
	json_span(out, shown, preview->shown);
	pl_buf_puts(out, "},\"hidden\":{");
	json_span(out, shown, preview->hidden);
	pl_buf_printf(out,
		      ",\"length\":%u,\"words\":%u},\"by\":\"%s\",\"phone_end\":%u,\"over\":%s",
		      preview->hidden_length, preview->hidden_words,
		      preview->warned     ? "warning"
		      : preview->by_lines ? "lines"
					  : "length",
		      pl_post_place(shown->post, phone).end, shown->length.over ? "true" : "false");
	json_behind(out, shown);
	json_card(out, shown);
	json_media(out, shown);
	pl_buf_putc(out, '}');
}

/* --- a draft -------------------------------------------------------------------------------------
 */

static bool preview_on(struct previews *previews, struct shown *shown, const char *comma)
{
	struct pl_err err = { .french = previews->lang == PL_FR };
	struct pl_str text = text_in(shown, shown->post->parts[shown->part].span);

	if (!pl_post_measure(shown->post, shown->network, text, &shown->length, &err) ||
	    !pl_preview_init(&shown->preview, shown->post, shown->part, shown->network, &err)) {
		pl_tell(&err);
		return false;
	}
	if (previews->json) {
		pl_buf_puts(&previews->out, comma);
		json_preview(&previews->out, shown);
	} else {
		text_preview(previews, shown);
	}
	pl_preview_release(&shown->preview);
	return true;
}

static bool preview_part(struct previews *previews, const struct pl_post *post, size_t part)
{
	uint64_t networks = pl_networks_of(post);
	const char *comma = "";
	bool ok = true;

	for (size_t n = 0; ok && n < post->known->n; n++) {
		struct shown shown = { .post = post, .network = post->known->at[n], .part = part };

		if (!(networks >> n & 1))
			continue;
		ok = preview_on(previews, &shown, comma);
		comma = ",";
	}
	return ok;
}

static void add_head(struct previews *previews, const char *path, const struct pl_record *record)
{
	struct pl_buf *out = &previews->out;

	if (previews->json) {
		pl_buf_puts(out, previews->n ? ",\n{\"path\":" : "\n{\"path\":");
		pl_json_string(out, pl_str_of(path));
		if (record)
			pl_buf_printf(out, ",\"record\":%u", record->number);
		pl_buf_puts(out, ",\"parts\":[");
		return;
	}
	pl_buf_puts(out, previews->n ? "\n" : "");
	pl_term_styled(out, pl_str_of(path), PL_BOLD, previews->color);
	if (record)
		pl_buf_printf(out, "#%u", record->number);
	pl_buf_putc(out, '\n');
}

static bool each(void *context, const char *path, const struct pl_record *record,
		 struct pl_findings *findings, const struct pl_err *fault)
{
	struct previews *previews = context;
	bool ok = true;

	if (!findings) {
		pl_tell(fault);
		previews->trouble = true;
		return true;
	}
	add_head(previews, path, record);
	for (size_t i = 0; ok && i < findings->post.n_parts; i++) {
		if (previews->json)
			pl_buf_puts(&previews->out, i ? ",{\"previews\":[" : "{\"previews\":[");
		ok = preview_part(previews, &findings->post, i);
		if (previews->json)
			pl_buf_puts(&previews->out, "]}");
	}
	if (previews->json)
		pl_buf_puts(&previews->out, "]}");
	pl_findings_free(findings);
	previews->trouble = previews->trouble || !ok;
	previews->n++;
	if (previews->out.len < FLUSH_AT || pl_print(&previews->out))
		return true;
	previews->trouble = previews->trouble || !pl_pipe_closed();
	return false;
}

static void set_up(struct previews *previews, const struct pl_settings *settings)
{
	unsigned columns = pl_columns();

	previews->lang = settings->lang;
	previews->color = pl_color(settings);
	if (previews->color || pl_on_terminal())
		previews->width = columns < WIDEST ? columns : WIDEST;
}

static int run(struct pl_settings *settings)
{
	struct previews previews = { 0 };
	struct pl_loaded loaded;
	struct pl_drafts drafts = {
		.loaded = &loaded, .settings = settings, .each = each, .context = &previews
	};
	int status = PL_EXIT_TROUBLE;

	if (!pl_show_format(settings, &previews.json))
		return PL_EXIT_TROUBLE;
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	if (pl_load_files(&loaded, settings)) {
		set_up(&previews, settings);
		if (previews.json)
			pl_buf_puts(&previews.out, "{\"version\":1,\"files\":[");
		pl_drafts_walk(&drafts);
		if (previews.json)
			pl_buf_puts(&previews.out, "]}\n");
		previews.trouble =
			(!pl_print(&previews.out) && !pl_pipe_closed()) || previews.trouble;
		status = previews.trouble || drafts.trouble || loaded.faulty ? PL_EXIT_TROUBLE
									     : PL_EXIT_CLEAN;
	}
	pl_loaded_release(&loaded);
	pl_buf_release(&previews.out);
	return status;
}

const struct pl_command pl_command_preview = {
	.name = "preview",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("what a reader sees of drafts before \"see more\", about"),
	.example = "plume preview --network facebook draft.txt",
	.options = "network format input columns stdin-filename rules config no-config verbose "
		   "max-size "
		   "color",
	.run = run,
};
