/* plume preview: what a reader sees of drafts before "see more". */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/lengths.h"
#include "cli/show.h"
#include "cli/tell.h"
#include "cli/view.h"

#include "base/term.h"

enum { FLUSH_AT = 1 << 16, WIDEST = 72 };

struct previews {
	struct pl_buf out;
	struct pl_viewing viewing; /* as text */
	bool json, trouble;
	size_t n;
};

static struct pl_str text_in(const struct pl_view *view, struct pl_span span)
{
	return pl_str_in(view->post->text, span);
}

/* --- JSON --------------------------------------------------------------------------------------
 */

static void json_key(struct pl_buf *out, const char *key, struct pl_str text)
{
	pl_buf_printf(out, ",\"%s\":", key);
	pl_json_string(out, text);
}

static void json_span(struct pl_buf *out, const struct pl_view *view, struct pl_span span)
{
	struct pl_span place = pl_post_place(view->post, span);

	pl_buf_printf(out, "\"start\":%u,\"end\":%u", place.start, place.end);
	json_key(out, "text", text_in(view, span));
}

static void json_behind(struct pl_buf *out, const struct pl_view *view)
{
	static const char *const kinds[] = {
		[PL_ESSENTIAL_LINK] = "link",
		[PL_ESSENTIAL_HASHTAG] = "hashtag",
		[PL_ESSENTIAL_WHEN] = "when",
	};

	pl_buf_puts(out, ",\"behind\":[");
	for (size_t i = 0; i < view->preview.behind.n; i++) {
		const struct pl_behind *behind = &view->preview.behind.at[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\",", i ? "," : "", kinds[behind->kind]);
		json_span(out, view, behind->span);
		pl_buf_putc(out, '}');
	}
	pl_buf_putc(out, ']');
}

static void json_card(struct pl_buf *out, const struct pl_view *view)
{
	static const char *const fates[] = {
		[PL_FATE_NO_LINK] = "no-link",   [PL_FATE_SHOWN] = "shown",
		[PL_FATE_TO_BUILD] = "to-build", [PL_FATE_HIDDEN] = "hidden-by-media",
		[PL_FATE_NEVER] = "never",       [PL_FATE_UNKNOWN] = "unknown",
	};

	pl_buf_printf(out, ",\"card\":{\"fate\":\"%s\"", fates[view->preview.card]);
	if (view->preview.link.len)
		json_key(out, "link", view->preview.link);
	pl_buf_putc(out, '}');
}

static void json_media(struct pl_buf *out, const struct pl_view *view)
{
	size_t n = view->preview.media ? view->post->n_media : 0;

	pl_buf_puts(out, ",\"media\":[");
	for (size_t i = 0; i < n; i++) {
		const struct pl_media *media = &view->post->media[i];

		pl_buf_printf(out, "%s{\"kind\":\"%s\"", i ? "," : "", pl_media_word(media));
		json_key(out, "file", media->file);
		json_key(out, "alt", media->alt);
		pl_buf_printf(out, ",\"decorative\":%s}", media->decorative ? "true" : "false");
	}
	pl_buf_putc(out, ']');
}

static void json_preview(struct pl_buf *out, const struct pl_view *view)
{
	const struct pl_preview *preview = &view->preview;
	struct pl_span phone = { preview->shown.start, preview->phone_end };

	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&view->network->name));
	pl_buf_puts(out, ",\"estimate\":true,\"shown\":{");
	json_span(out, view, preview->shown);
	pl_buf_puts(out, "},\"hidden\":{");
	json_span(out, view, preview->hidden);
	pl_buf_printf(out,
		      ",\"length\":%u,\"words\":%u},\"by\":\"%s\",\"phone_end\":%u,\"over\":%s",
		      preview->hidden_length, preview->hidden_words,
		      preview->warned     ? "warning"
		      : preview->by_lines ? "lines"
					  : "length",
		      pl_post_place(view->post, phone).end, view->length.over ? "true" : "false");
	json_behind(out, view);
	json_card(out, view);
	json_media(out, view);
	pl_buf_putc(out, '}');
}

/* --- a draft -------------------------------------------------------------------------------------
 */

static bool preview_on(struct previews *previews, struct pl_view *view, const char *comma)
{
	struct pl_err err = { .french = previews->viewing.lang == PL_FR };
	struct pl_str text = text_in(view, view->post->parts[view->part].span);

	if (!pl_post_measure(view->post, view->network, text, &view->length, &err) ||
	    !pl_preview_init(&view->preview, view->post, view->part, view->network, &err)) {
		pl_tell(&err);
		return false;
	}
	if (previews->json) {
		pl_buf_puts(&previews->out, comma);
		json_preview(&previews->out, view);
	} else {
		pl_view_text(&previews->viewing, view);
	}
	pl_preview_release(&view->preview);
	return true;
}

static bool preview_part(struct previews *previews, const struct pl_post *post, size_t part)
{
	uint64_t networks = pl_networks_of(post);
	const char *comma = "";
	bool ok = true;

	for (size_t n = 0; ok && n < post->known->n; n++) {
		struct pl_view view = { .post = post, .network = post->known->at[n], .part = part };

		if (!(networks >> n & 1))
			continue;
		ok = preview_on(previews, &view, comma);
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
	pl_term_styled(out, pl_str_of(path), PL_BOLD, previews->viewing.color);
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

	previews->viewing.out = &previews->out;
	previews->viewing.lang = settings->lang;
	previews->viewing.color = pl_color(settings);
	if (previews->viewing.color || pl_on_terminal())
		previews->viewing.width = columns < WIDEST ? columns : WIDEST;
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
