/* plume preview: what a reader sees of drafts before "see more". */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/lengths.h"
#include "cli/show.h"
#include "cli/tell.h"
#include "cli/feed.h"
#include "report/report.h"

#include "base/term.h"

enum { FLUSH_AT = 1 << 16, WIDEST = 72 };

struct previews {
	struct pl_buf out;
	struct pl_showing showing; /* as text */
	bool json, trouble;
	size_t n;
};

static struct pl_str text_in(const struct pl_feed *feed, struct pl_span span)
{
	return pl_str_in(feed->post->text, span);
}

/* --- JSON --------------------------------------------------------------------------------------
 */

static void json_key(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, ",\"%s\":", key);
	pl_json_string(out, text);
}

static void json_span(struct pl_buf *out, const struct pl_feed *feed, struct pl_span span)
{
	struct pl_span place = pl_post_place(feed->post, span);

	pl_buf_printf(out, "\"start\":%u,\"end\":%u", place.start, place.end);
	json_key(out, "text", text_in(feed, span));
}

static void json_behind(struct pl_buf *out, const struct pl_feed *feed)
{
	static const char *const kinds[] = {
		[PL_ESSENTIAL_LINK] = "link",
		[PL_ESSENTIAL_HASHTAG] = "hashtag",
		[PL_ESSENTIAL_WHEN] = "when",
	};

	pl_buf_puts(out, ",\"behind\":[");
	for (size_t i = 0; i < feed->preview.behind.n; i++) {
		const struct pl_behind *behind = &feed->preview.behind.at[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\",", i ? "," : "", kinds[behind->kind]);
		json_span(out, feed, behind->span);
		pl_buf_putc(out, '}');
	}
	pl_buf_putc(out, ']');
}

static void json_card(struct pl_buf *out, const struct pl_feed *feed)
{
	static const char *const fates[] = {
		[PL_FATE_NO_LINK] = "no-link",   [PL_FATE_SHOWN] = "shown",
		[PL_FATE_TO_BUILD] = "to-build", [PL_FATE_HIDDEN] = "hidden-by-media",
		[PL_FATE_NEVER] = "never",       [PL_FATE_UNKNOWN] = "unknown",
	};

	pl_buf_printf(out, ",\"card\":{\"fate\":\"%s\"", fates[feed->preview.card]);
	if (feed->preview.link.len)
		json_key(out, "link", feed->preview.link);
	pl_buf_putc(out, '}');
}

static void json_media(struct pl_buf *out, const struct pl_feed *feed)
{
	size_t n = feed->preview.media ? feed->post->n_media : 0;

	pl_buf_puts(out, ",\"media\":[");
	for (size_t i = 0; i < n; i++) {
		const struct pl_media *media = &feed->post->media[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\"", i ? "," : "", pl_media_word(media));
		json_key(out, "file", media->file);
		json_key(out, "alt", media->alt);
		pl_buf_printf(out, ",\"decorative\":%s}", media->decorative ? "true" : "false");
	}
	pl_buf_putc(out, ']');
}

static void json_preview(struct pl_buf *out, const struct pl_feed *feed)
{
	const struct pl_preview *preview = &feed->preview;
	struct pl_span phone = { preview->shown.start, preview->phone_end };

	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&feed->network->name));
	pl_buf_puts(out, ",\"estimate\":true,\"shown\":{");
	json_span(out, feed, preview->shown);
	pl_buf_puts(out, "},\"hidden\":{");
	json_span(out, feed, preview->hidden);
	pl_buf_printf(out,
		      ",\"length\":%u,\"words\":%u},\"by\":\"%s\",\"phone_end\":%u,\"over\":%s",
		      preview->hidden_length, preview->hidden_words,
		      preview->warned     ? "warning"
		      : preview->by_lines ? "lines"
					  : "length",
		      pl_post_place(feed->post, phone).end, feed->length.over ? "true" : "false");
	json_behind(out, feed);
	json_card(out, feed);
	json_media(out, feed);
	pl_buf_putc(out, '}');
}

/* --- a draft -------------------------------------------------------------------------------------
 */

static bool preview_on(struct previews *previews, struct pl_feed *feed, const char *comma)
{
	struct pl_err err = { .french = previews->showing.lang == PL_FR };
	struct pl_str text = text_in(feed, feed->post->parts[feed->part].span);

	if (!pl_post_measure(feed->post, feed->network, text, &feed->length, &err) ||
	    !pl_preview_init(&feed->preview, feed->post, feed->part, feed->network, &err)) {
		pl_tell(&err);
		return false;
	}
	if (previews->json) {
		pl_buf_puts(&previews->out, comma);
		json_preview(&previews->out, feed);
	} else {
		pl_feed_text(&previews->showing, feed);
	}
	pl_preview_release(&feed->preview);
	return true;
}

static bool preview_part(struct previews *previews, const struct pl_post *post, size_t part)
{
	uint64_t networks = pl_networks_of(post);
	const char *comma = "";
	bool ok = true;

	for (size_t n = 0; ok && n < post->known->n; n++) {
		struct pl_feed feed = { .post = post, .network = post->known->at[n], .part = part };

		if (!(networks >> n & 1))
			continue;
		ok = preview_on(previews, &feed, comma);
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
	pl_term_styled(out, pl_str_of(path), PL_BOLD, previews->showing.color);
	if (record)
		pl_buf_printf(out, "#%u", record->number);
	pl_buf_putc(out, '\n');
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct previews *previews = context;
	bool ok = true;

	if (!draft->findings) {
		pl_tell(draft->fault);
		previews->trouble = true;
		return true;
	}
	add_head(previews, draft->path, draft->record);
	for (size_t i = 0; ok && i < draft->findings->post.n_parts; i++) {
		if (previews->json)
			pl_buf_puts(&previews->out, i ? ",{\"previews\":[" : "{\"previews\":[");
		ok = preview_part(previews, &draft->findings->post, i);
		if (previews->json)
			pl_buf_puts(&previews->out, "]}");
	}
	if (previews->json)
		pl_buf_puts(&previews->out, "]}");
	pl_findings_free(draft->findings);
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

	previews->showing.out = &previews->out;
	previews->showing.lang = settings->lang;
	previews->showing.color = pl_color(settings);
	if (previews->showing.color || pl_on_terminal())
		previews->showing.width = columns < WIDEST ? columns : WIDEST;
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
		   "max-size no-ignore "
		   "color",
	.run = run,
};
