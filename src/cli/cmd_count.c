/* plume count: the length of drafts as each network counts it. */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/tell.h"

#include "base/term.h"
#include "post/measure.h"

#include <string.h>

enum { FLUSH_AT = 1 << 16 };

struct counting {
	struct pl_buf out;
	enum pl_lang lang;
	bool json, trouble;
	size_t n;
	bool over; /* a part is longer than its network allows */
};

static void add_bar(struct pl_buf *out, uint32_t length, uint32_t limit)
{
	enum { CELLS = 20 };
	uint64_t filled = limit ? (uint64_t)length * CELLS / limit : 0;

	pl_buf_putc(out, '[');
	for (uint64_t i = 0; i < CELLS; i++)
		pl_buf_putc(out, i < filled ? '#' : '.');
	pl_buf_putc(out, ']');
}

static void text_row(struct counting *counting, const struct pl_network *network, uint32_t length,
		     size_t part, size_t n_parts)
{
	struct pl_str title = pl_text_in(&network->title, counting->lang);
	unsigned width = pl_width_all(title);
	struct pl_buf *out = &counting->out;

	pl_buf_puts(out, "  ");
	pl_term_add(out, title, 0);
	pl_buf_printf(out, "%*s ", width < 16 ? (int)(16 - width) : 0, "");
	if (n_parts > 1)
		pl_buf_printf(out, "%zu/%zu ", part + 1, n_parts);
	add_bar(out, length, network->limit);
	pl_buf_printf(out, " %u", length);
	if (network->limit && length <= network->limit)
		pl_buf_printf(out, pl_tr(counting->lang, " of %u, %u left"), network->limit,
			      network->limit - length);
	else if (network->limit)
		pl_buf_printf(out, pl_tr(counting->lang, " of %u, %u too many"), network->limit,
			      length - network->limit);
	pl_buf_putc(out, '\n');
}

static void json_row(struct counting *counting, const struct pl_network *network, uint32_t length,
		     const char *comma)
{
	pl_buf_printf(&counting->out, "%s{\"network\":", comma);
	pl_json_string(&counting->out, pl_ref_str(&network->name));
	pl_buf_printf(&counting->out, ",\"length\":%u", length);
	if (network->limit)
		pl_buf_printf(&counting->out, ",\"limit\":%u", network->limit);
	pl_buf_putc(&counting->out, '}');
}

static bool count_part(struct counting *counting, const struct pl_post *post, size_t part)
{
	struct pl_str text = pl_str_in(post->text, post->parts[part].span);
	const char *comma = "";
	struct pl_err err = { .french = counting->lang == PL_FR };

	for (size_t n = 0; n < post->known->n; n++) {
		const struct pl_network *network = post->known->at[n];
		uint32_t length;

		if (post->networks && !(post->networks >> n & 1))
			continue;
		if (!pl_measure(network, text, &length, &err)) {
			pl_tell(&err);
			return false;
		}
		counting->over = counting->over || (network->limit && length > network->limit);
		if (counting->json)
			json_row(counting, network, length, comma);
		else
			text_row(counting, network, length, part, post->n_parts);
		comma = ",";
	}
	return true;
}

static void add_head(struct counting *counting, const char *path, const struct pl_record *record)
{
	struct pl_buf *out = &counting->out;

	if (counting->json) {
		pl_buf_puts(out, counting->n ? ",\n{\"path\":" : "\n{\"path\":");
		pl_json_string(out, pl_str_of(path));
		if (record)
			pl_buf_printf(out, ",\"record\":%u", record->number);
		pl_buf_puts(out, ",\"parts\":[");
		return;
	}
	pl_term_add(out, pl_str_of(path), 0);
	if (record)
		pl_buf_printf(out, "#%u", record->number);
	pl_buf_putc(out, '\n');
}

static bool each(void *context, const char *path, const struct pl_record *record,
		 struct pl_findings *findings, const struct pl_err *fault)
{
	struct counting *counting = context;

	if (!findings) {
		pl_tell(fault);
		counting->trouble = true;
		return true;
	}
	add_head(counting, path, record);
	for (size_t i = 0; i < findings->post.n_parts; i++) {
		struct pl_span span = findings->post.parts[i].span;

		if (counting->json)
			pl_buf_printf(&counting->out, "%s{\"start\":%u,\"end\":%u,\"lengths\":[",
				      i ? "," : "", span.start, span.end);
		counting->trouble = !count_part(counting, &findings->post, i) || counting->trouble;
		if (counting->json)
			pl_buf_puts(&counting->out, "]}");
	}
	if (counting->json)
		pl_buf_puts(&counting->out, "]}");
	else if (findings->post.n_tail)
		pl_buf_printf(&counting->out,
			      pl_tr_n(counting->lang, "  %u line for plume is not counted\n",
				      "  %u lines for plume are not counted\n",
				      findings->post.n_tail),
			      findings->post.n_tail);
	pl_findings_free(findings);
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

static int run(struct pl_settings *settings)
{
	struct counting counting = { 0 };
	struct pl_loaded loaded;
	struct pl_drafts drafts = {
		.loaded = &loaded, .settings = settings, .each = each, .context = &counting
	};
	int status = PL_EXIT_TROUBLE;

	if (!choose_format(&counting, settings))
		return PL_EXIT_TROUBLE;
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	if (pl_load_files(&loaded, settings)) {
		counting.lang = settings->lang;
		if (counting.json)
			pl_buf_puts(&counting.out, "{\"version\":1,\"files\":[");
		pl_drafts_walk(&drafts);
		if (counting.json)
			pl_buf_puts(&counting.out, "]}\n");
		counting.trouble =
			(!pl_print(&counting.out) && !pl_pipe_closed()) || counting.trouble;
		status = counting.trouble || drafts.trouble || loaded.faulty ? PL_EXIT_TROUBLE
			 : counting.over                                     ? PL_EXIT_FINDINGS
									     : PL_EXIT_CLEAN;
	}
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
		   "max-size",
	.run = run,
};
