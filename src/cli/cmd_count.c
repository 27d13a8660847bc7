/* plume count: the length of drafts as each network counts it. */
#include "cli/command.h"
#include "cli/count.h"
#include "cli/drafts.h"
#include "cli/lengths.h"
#include "cli/tell.h"

#include "base/term.h"

#include <string.h>

enum { FLUSH_AT = 1 << 16 };

struct counting {
	struct pl_buf out;
	struct pl_count_table table; /* how a draft is told as text */
	bool json, trouble;
	size_t n;
	bool over; /* a part is longer than its network allows */
};

/* --- JSON ---------------------------------------------------------------------------------- */

static bool json_part(struct counting *counting, const struct pl_post *post, size_t part)
{
	struct pl_span span = post->parts[part].span;
	struct pl_span place = pl_post_place(post, span);
	bool ok;

	pl_buf_printf(&counting->out, "%s{\"start\":%u,\"end\":%u", part ? "," : "", place.start,
		      place.end);
	ok = pl_lengths_json(&counting->out, post, pl_networks_of(post),
			     pl_str_in(post->text, span), &counting->over);
	pl_buf_putc(&counting->out, '}');
	return ok;
}

static bool json_draft(struct counting *counting, const struct pl_post *post, const char *path,
		       const struct pl_record *record)
{
	struct pl_buf *out = &counting->out;
	bool ok = true;

	pl_buf_puts(out, counting->n ? ",\n{\"path\":" : "\n{\"path\":");
	pl_json_string(out, pl_str_of(path));
	if (record)
		pl_buf_printf(out, ",\"record\":%u", record->number);
	pl_buf_puts(out, ",\"parts\":[");
	for (size_t i = 0; i < post->n_parts; i++)
		ok = json_part(counting, post, i) && ok;
	pl_buf_putc(out, ']');
	pl_titles_json(out, post, pl_networks_of(post), &counting->over);
	pl_buf_putc(out, '}');
	return ok;
}

/* --- text ------------------------------------------------------------------------------------ */

static bool text_draft(struct counting *counting, const struct pl_post *post, const char *path,
		       const struct pl_record *record)
{
	enum pl_lang lang = counting->table.lang;
	struct pl_err err = { .french = lang == PL_FR };
	struct pl_buf *out = &counting->out;

	pl_term_styled(out, pl_str_of(path), PL_BOLD, counting->table.color);
	if (record)
		pl_buf_printf(out, "#%u", record->number);
	pl_buf_putc(out, '\n');
	if (!pl_count_add(&counting->table, out, post, &counting->over, &err)) {
		pl_tell(&err);
		return false;
	}
	if (post->n_tail)
		pl_buf_printf(out,
			      pl_tr_n(lang, "  %u line for plume is not counted\n",
				      "  %u lines for plume are not counted\n", post->n_tail),
			      post->n_tail);
	return true;
}

/* --- the command ------------------------------------------------------------------------------ */

static bool each(void *context, const struct pl_draft *draft)
{
	struct counting *counting = context;
	bool ok;

	if (!draft->findings) {
		pl_tell(draft->fault);
		counting->trouble = true;
		return true;
	}
	ok = counting->json
		     ? json_draft(counting, &draft->findings->post, draft->path, draft->record)
		     : text_draft(counting, &draft->findings->post, draft->path, draft->record);
	counting->trouble = counting->trouble || !ok;
	pl_findings_free(draft->findings);
	counting->n++;
	if (counting->out.len < FLUSH_AT || pl_print(&counting->out))
		return true;
	counting->trouble = counting->trouble || !pl_pipe_closed();
	return false;
}

static bool choose_format(struct counting *counting, const struct pl_settings *settings)
{
	counting->json = settings->format && !strcmp(settings->format, "json");
	if (!settings->format || counting->json || !strcmp(settings->format, "text"))
		return true;
	pl_tellf(pl_tr(settings->lang, "plume count is told as text or json, not '%s'"),
		 settings->format);
	return false;
}

static int count_all(struct counting *counting, struct pl_loaded *loaded,
		     struct pl_settings *settings)
{
	struct pl_drafts drafts = {
		.loaded = loaded, .settings = settings, .each = each, .context = counting
	};

	counting->table = (struct pl_count_table){ .lang = settings->lang,
						   .color = pl_color(settings),
						   .width = pl_on_terminal() ? pl_columns() : 0 };
	if (counting->json)
		pl_buf_puts(&counting->out, "{\"version\":1,\"files\":[");
	pl_drafts_walk(&drafts);
	if (counting->json)
		pl_buf_puts(&counting->out, "]}\n");
	counting->trouble = (!pl_print(&counting->out) && !pl_pipe_closed()) || counting->trouble;
	if (counting->trouble || drafts.trouble || loaded->faulty)
		return PL_EXIT_TROUBLE;
	return counting->over ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

static int run(struct pl_settings *settings)
{
	struct counting counting = { 0 };
	struct pl_loaded loaded;
	int status = PL_EXIT_TROUBLE;

	if (!choose_format(&counting, settings))
		return PL_EXIT_TROUBLE;
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	if (pl_load_files(&loaded, settings))
		status = count_all(&counting, &loaded, settings);
	pl_loaded_release(&loaded);
	pl_buf_release(&counting.out);
	return status;
}

const struct pl_command pl_command_count = {
	.name = "count",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("length of drafts as each network counts it"),
	.example = "plume count --network x draft.txt",
	.options = "network format input columns stdin-filename rules config no-config verbose "
		   "max-size no-ignore "
		   "color",
	.run = run,
};
