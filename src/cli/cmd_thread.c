/* plume thread: splits a long draft into parts that fit the networks. */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/lengths.h"
#include "cli/show.h"
#include "cli/tell.h"
#include "cli/feed.h"
#include "report/report.h"

#include "post/thread.h"

#include <string.h>

struct threading {
	struct pl_buf out;
	enum pl_lang lang;
	bool json, spread, trouble;
	enum pl_numbering numbering;
	size_t n;
};

/* --- text ------------------------------------------------------------------------------- */

/* Which media goes with the i-th of `n` parts: all with the first, or spread over them in
 * order. */
static bool media_of(const struct threading *threading, const struct pl_post *post, size_t i,
		     size_t n, size_t *first, size_t *end)
{
	size_t each = threading->spread ? (post->n_media + n - 1) / n : post->n_media;

	*first = i * each < post->n_media ? i * each : post->n_media;
	*end = *first + each < post->n_media ? *first + each : post->n_media;
	return *first < *end;
}

/* The front matter names media for the draft as a whole: where each goes is told. */
static void tell_media(const struct threading *threading, const struct pl_thread *thread)
{
	size_t first, end;

	for (size_t i = 0; threading->spread && i < thread->parts.n; i++) {
		if (!media_of(threading, thread->post, i, thread->parts.n, &first, &end))
			continue;
		for (; first < end; first++)
			pl_tellf(pl_tr(threading->lang, "part %zu goes with %.*s"), i + 1,
				 PL_ARGS(thread->post->media[first].file));
	}
}

static void text_thread(struct threading *threading, const struct pl_thread *thread,
			const char *path)
{
	pl_thread_draft(&threading->out, thread);
	if (!pl_thread_changes(thread))
		pl_tellf(pl_tr(threading->lang, "%s: it fits as it is; nothing was split"), path);
	tell_media(threading, thread);
}

/* --- JSON ---------------------------------------------------------------------------------- */

static void json_media(struct threading *threading, const struct pl_thread *thread, size_t i)
{
	size_t first, end;

	pl_buf_puts(&threading->out, ",\"media\":[");
	media_of(threading, thread->post, i, thread->parts.n, &first, &end);
	for (size_t at = first; at < end; at++) {
		pl_buf_printf(&threading->out,
			      "%s{\"kind\":\"%s\",\"file\":", at > first ? "," : "",
			      pl_media_word(&thread->post->media[at]));
		pl_json_string(&threading->out, thread->post->media[at].file);
		pl_buf_puts(&threading->out, ",\"alt\":");
		pl_json_string(&threading->out, thread->post->media[at].alt);
		pl_buf_putc(&threading->out, '}');
	}
	pl_buf_putc(&threading->out, ']');
}

static bool json_part(struct threading *threading, const struct pl_thread *thread, size_t i,
		      uint64_t networks)
{
	struct pl_span span = thread->parts.at[i].span;
	struct pl_buf text = { 0 };
	bool ok, over = false;

	pl_thread_text(&text, thread, i);
	pl_buf_printf(&threading->out, "%s{\"start\":%u,\"end\":%u,\"text\":", i ? "," : "",
		      span.start, span.end);
	pl_json_string(&threading->out, pl_buf_str(&text));
	ok = pl_lengths_json(&threading->out, thread->post, networks, pl_buf_str(&text), &over);
	json_media(threading, thread, i);
	pl_buf_putc(&threading->out, '}');
	threading->out.failed = threading->out.failed || text.failed;
	pl_buf_release(&text);
	return ok;
}

static bool json_thread(struct threading *threading, const struct pl_thread *thread,
			const char *path, const struct pl_record *record, uint64_t networks)
{
	struct pl_buf *out = &threading->out;
	bool ok = true;

	pl_buf_puts(out, threading->n ? ",\n{\"path\":" : "\n{\"path\":");
	pl_json_string(out, pl_str_of(path));
	if (record)
		pl_buf_printf(out, ",\"record\":%u", record->number);
	pl_buf_printf(out, ",\"changed\":%s,\"parts\":[",
		      pl_thread_changes(thread) ? "true" : "false");
	for (size_t i = 0; i < thread->parts.n; i++)
		ok = json_part(threading, thread, i, networks) && ok;
	pl_buf_puts(out, "]}");
	return ok;
}

/* --- a draft ------------------------------------------------------------------------------- */

/* Those that the draft names, else all on which a post may go on in replies to itself. */
static uint64_t choose_networks(const struct pl_post *post)
{
	uint64_t networks = 0;

	for (size_t i = 0; i < post->known->n; i++) {
		if (post->known->at[i]->threads)
			networks |= UINT64_C(1) << i;
	}
	return networks && !post->networks ? networks : pl_networks_of(post);
}

/* It is split for a network that has no threads, too: its parts may be posts of their own. */
static void tell_without_threads(const struct threading *threading, const struct pl_thread *thread,
				 uint64_t networks)
{
	const struct pl_networks *known = thread->post->known;

	for (size_t i = 0; pl_thread_changes(thread) && i < known->n; i++) {
		if (networks >> i & 1 && !known->at[i]->threads)
			pl_tellf(pl_tr(threading->lang, "%.*s has no threads"),
				 PL_ARGS(pl_network_title(known->at[i], threading->lang)));
	}
}

static bool split(struct threading *threading, const struct pl_post *post, const char *path,
		  const struct pl_record *record)
{
	struct pl_err err = { .french = threading->lang == PL_FR };
	uint64_t networks = choose_networks(post);
	struct pl_thread thread;
	bool ok = true;

	pl_fail_at(&err, PL_OK, path, 0, 0, "%s", "");
	if (pl_post_is_document(post)) {
		pl_fail(&err, PL_INPUT, "a document is no post: name a network");
		pl_tell(&err);
		return false;
	}
	if (!pl_thread_split(&thread, post, networks, threading->numbering, &err)) {
		pl_tell(&err);
		return false;
	}
	tell_without_threads(threading, &thread, networks);
	if (threading->json)
		ok = json_thread(threading, &thread, path, record, networks);
	else
		text_thread(threading, &thread, path);
	threading->n++;
	pl_thread_release(&thread);
	return ok;
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct threading *threading = context;
	bool one_too_many = draft->findings && threading->n && !threading->json;

	if (!draft->findings)
		pl_tell(draft->fault);
	else if (one_too_many)
		pl_tellf(
			pl_tr(threading->lang,
			      "%s: one draft at a time is split as text; several as --format json"),
			draft->path);
	if (!draft->findings || one_too_many ||
	    !split(threading, &draft->findings->post, draft->path, draft->record))
		threading->trouble = true;
	pl_findings_free(draft->findings);
	return !one_too_many;
}

/* --- the command ------------------------------------------------------------------------------ */

static void read_options(struct threading *threading, const struct pl_settings *settings)
{
	const char *at = settings->number_at;

	threading->lang = settings->lang;
	threading->spread = settings->media && !strcmp(settings->media, "spread");
	if (settings->number || at)
		threading->numbering = at && !strcmp(at, "start") ? PL_NUMBER_START : PL_NUMBER_END;
	if (settings->no_number)
		threading->numbering = PL_NUMBER_NONE;
}

static int run(struct pl_settings *settings)
{
	struct threading threading = { 0 };
	struct pl_loaded loaded;
	struct pl_drafts drafts = {
		.loaded = &loaded, .settings = settings, .each = each, .context = &threading
	};
	int status = PL_EXIT_TROUBLE;

	if (!pl_show_format(settings, &threading.json))
		return PL_EXIT_TROUBLE;
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	if (pl_load_files(&loaded, settings)) {
		read_options(&threading, settings);
		if (threading.json)
			pl_buf_puts(&threading.out, "{\"version\":1,\"files\":[");
		pl_drafts_walk(&drafts);
		if (threading.json)
			pl_buf_puts(&threading.out, "]}\n");
		threading.trouble =
			(!pl_print_draft(&threading.out) && !pl_pipe_closed()) || threading.trouble;
		status = threading.trouble || drafts.trouble || loaded.faulty ? PL_EXIT_TROUBLE
									      : PL_EXIT_CLEAN;
	}
	pl_loaded_release(&loaded);
	pl_buf_release(&threading.out);
	return status;
}

const struct pl_command pl_command_thread = {
	.name = "thread",
	.operands = "[FILE|-]",
	.help = N_("split a long draft into parts that fit the networks"),
	.example = "plume thread --network x --number draft.txt > thread.x.txt",
	.options = "network number no-number number-at media format input columns stdin-filename "
		   "rules "
		   "config no-config verbose max-size no-ignore",
	.run = run,
};
