/* plume listen: drafts as a screen reader says them. */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/tell.h"

#include "base/term.h"
#include "post/listen.h"

#include <string.h>

enum { FLUSH_AT = 1 << 16, WIDEST = 80 };

struct listening {
	struct pl_buf out;
	const struct pl_settings *settings;
	enum pl_lang lang; /* of what is told; the voice has the draft's */
	uint32_t rate;
	bool json, color, trouble;
	size_t n;
};

/* What some rules know better than the ear. */
static const struct {
	const char *rule;
	enum pl_trouble trouble;
} known_rules[] = {
	{ "accessibilite.hashtag-casse", PL_TROUBLE_NO_CAPITALS },
	{ "commun.lien-raccourci", PL_TROUBLE_SHORT_LINK },
};

enum { N_KNOWN_RULES = sizeof(known_rules) / sizeof(*known_rules) };

/* --- asking the rules ------------------------------------------------------------------------ */

struct known {
	PL_LIST(struct pl_known_trouble) list;
};

static void keep(struct known *known, const struct pl_found_at *found)
{
	for (size_t i = 0; i < N_KNOWN_RULES; i++) {
		struct pl_known_trouble *one;

		if (!pl_str_is(pl_ref_str(&found->rule->name), known_rules[i].rule))
			continue;
		one = PL_PUSH(&known->list);
		if (one)
			*one = (struct pl_known_trouble){ found->span, known_rules[i].trouble };
	}
}

/* Findings of documents lie elsewhere than what is heard: left out. */
static bool ask_rules(struct known *known, struct pl_findings *findings, struct pl_err *err)
{
	const char *only[N_KNOWN_RULES + 1] = { NULL };
	struct pl_options options = { .only = only };

	if (pl_post_is_document(&findings->post))
		return true;
	for (size_t i = 0; i < N_KNOWN_RULES; i++)
		only[i] = known_rules[i].rule;
	if (!pl_findings_run(findings, &options, NULL, err))
		return false;
	for (size_t i = 0; i < findings->list.n; i++)
		keep(known, &findings->list.at[i]);
	return !known->list.failed || pl_fail_nomem(err);
}

/* --- text ----------------------------------------------------------------------------------- */

static void add_time(struct pl_buf *out, uint32_t seconds, enum pl_lang lang)
{
	if (seconds < 60)
		pl_buf_printf(out, pl_tr_n(lang, "%u second", "%u seconds", seconds), seconds);
	else
		pl_buf_printf(out, pl_tr(lang, "%u min %02u s"), seconds / 60, seconds % 60);
}

static unsigned width(void)
{
	unsigned columns = pl_columns();

	return columns < WIDEST ? columns : WIDEST;
}

static void text_title(struct listening *listening, const struct pl_post *post, size_t part,
		       const struct pl_listening *heard)
{
	struct pl_buf title = { 0 }, *out = &title;

	if (post->n_parts > 1)
		pl_buf_printf(out, pl_tr(listening->lang, "Part %zu of %zu: "), part + 1,
			      post->n_parts);
	pl_buf_printf(out,
		      pl_tr_n(listening->lang, "%u word heard, about ", "%u words heard, about ",
			      heard->words),
		      heard->words);
	add_time(out, pl_listening_seconds(heard, listening->rate), listening->lang);
	pl_buf_printf(out, pl_tr(listening->lang, " at %u words a minute."), listening->rate);
	pl_term_wrap(&listening->out, pl_buf_str(out), (struct pl_wrap){ 0, 0, width() });
	pl_buf_puts(&listening->out, "\n\n");
	listening->out.failed |= title.failed;
	pl_buf_release(&title);
}

/* Each line behind two blanks, but an empty one. */
static void text_lines(struct listening *listening, struct pl_str speech)
{
	for (size_t start = 0; start < speech.len;) {
		size_t end = pl_str_find(speech, PL_STR("\n"), start);

		end = end == SIZE_MAX ? speech.len : end;
		pl_buf_puts(&listening->out, end > start ? "  " : "");
		pl_term_wrap(&listening->out, pl_str_cut(speech, start, end),
			     (struct pl_wrap){ 2, 2, width() });
		pl_buf_putc(&listening->out, '\n');
		start = end + 1;
	}
}

/* All that is said, with a number in brackets behind what is troublesome. */
static void text_speech(struct listening *listening, const struct pl_listening *heard)
{
	struct pl_buf speech = { 0 };
	unsigned notes = 0;

	for (size_t i = 0; i < heard->list.n; i++) {
		pl_heard_add(&speech, &heard->list.at[i]);
		if (heard->list.at[i].trouble)
			pl_buf_printf(&speech, " [%u]", ++notes);
	}
	text_lines(listening, pl_buf_str(&speech));
	listening->out.failed |= speech.failed;
	pl_buf_release(&speech);
}

static bool is_in_word(uint32_t code)
{
	enum { MIDDLE_DOT = 0xB7 };

	return pl_is_word(code) || code == MIDDLE_DOT;
}

/* What of the draft the note is about: its own words, or the medium's file.  Of what is
 * inside a word, the word; of what nobody sees, nothing. */
static struct pl_str written(const struct pl_post *post, const struct pl_heard *heard)
{
	size_t start = heard->span.start, end = heard->span.end, next = end;

	if (heard->media >= 0)
		return post->media[heard->media].file;
	if (heard->trouble == PL_TROUBLE_HIDDEN)
		return PL_STR("");
	if (heard->trouble != PL_TROUBLE_MIDDLE_DOT)
		return pl_str_in(post->text, heard->span);
	while (is_in_word(pl_utf8_next(post->text, &next)))
		end = next;
	for (next = start; next && is_in_word(pl_utf8_prev(post->text, &next));)
		start = next;
	return pl_str_cut(post->text, start, end);
}

/* The text in quotation marks, its end left out when it is long. */
static void add_quote(struct pl_buf *note, struct pl_str text, enum pl_lang lang)
{
	enum { LONGEST = 48 };
	size_t end = 0;

	for (unsigned n = 0; n < LONGEST && end < text.len; n++)
		end = pl_grapheme_end(text, end);
	if (text.len)
		pl_buf_printf(note, pl_tr(lang, "“%.*s%s”: "), (int)end, text.at,
			      end < text.len ? "…" : "");
}

static void text_note(struct listening *listening, const struct pl_post *post,
		      const struct pl_heard *heard, unsigned number)
{
	struct pl_span span = pl_post_place(post, heard->span);
	struct pl_place place = pl_place_of(&post->lines, span.start, PL_POINTS);
	struct pl_buf note = { 0 }, head = { 0 };

	pl_buf_printf(&head, "  [%u] ", number);
	if (!post->payload || heard->media < 0)
		pl_buf_printf(&note, pl_tr(listening->lang, "line %u, "), place.line);
	add_quote(&note, written(post, heard), listening->lang);
	pl_buf_puts(&note, pl_tr(listening->lang, pl_trouble_texts[heard->trouble].note));
	pl_term_styled(&listening->out, pl_buf_str(&head), PL_YELLOW, listening->color);
	pl_term_wrap(&listening->out, pl_buf_str(&note),
		     (struct pl_wrap){ (unsigned)head.len, (unsigned)head.len, width() });
	pl_buf_putc(&listening->out, '\n');
	listening->out.failed |= note.failed || head.failed;
	pl_buf_release(&note);
	pl_buf_release(&head);
}

static void text_part(struct listening *listening, const struct pl_post *post, size_t part,
		      const struct pl_listening *heard)
{
	unsigned notes = 0;

	pl_buf_puts(&listening->out, part ? "\n" : "");
	text_title(listening, post, part, heard);
	text_speech(listening, heard);
	for (size_t i = 0; i < heard->list.n; i++) {
		if (!heard->list.at[i].trouble)
			continue;
		if (!notes)
			pl_buf_puts(&listening->out,
				    pl_tr(listening->lang, "\nTroublesome to the ear:\n"));
		text_note(listening, post, &heard->list.at[i], ++notes);
	}
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void json_piece(struct listening *listening, const struct pl_post *post,
		       const struct pl_heard *heard, const char *comma)
{
	struct pl_buf *out = &listening->out;
	struct pl_span span = pl_post_place(post, heard->span);

	pl_buf_printf(out, "%s\n{\"kind\":\"%s\",\"text\":", comma, pl_heard_names[heard->kind]);
	pl_json_string(out, heard->text);
	if (heard->media < 0 || !post->payload)
		pl_buf_printf(out, ",\"span\":{\"start\":%u,\"end\":%u}", span.start, span.end);
	if (heard->media >= 0)
		pl_buf_printf(out, ",\"media\":%d", (int)heard->media);
	if (heard->times > 1)
		pl_buf_printf(out, ",\"times\":%u", heard->times);
	if (heard->trouble) {
		pl_buf_printf(out, ",\"trouble\":\"%s\",\"note\":",
			      pl_trouble_texts[heard->trouble].name);
		pl_json_string(out, pl_str_of(pl_tr(listening->lang,
						    pl_trouble_texts[heard->trouble].note)));
	}
	pl_buf_putc(out, '}');
}

static void json_part(struct listening *listening, const struct pl_post *post, size_t part,
		      const struct pl_listening *heard)
{
	struct pl_buf *out = &listening->out, speech = { 0 };
	struct pl_span span = pl_post_place(post, post->parts[part].span);

	for (size_t i = 0; i < heard->list.n; i++)
		pl_heard_add(&speech, &heard->list.at[i]);
	pl_buf_printf(out, "%s{\"start\":%u,\"end\":%u,\"words\":%u,\"seconds\":%u,\"speech\":",
		      part ? "," : "", span.start, span.end, heard->words,
		      pl_listening_seconds(heard, listening->rate));
	pl_json_string(out, pl_buf_str(&speech));
	pl_buf_puts(out, ",\"pieces\":[");
	for (size_t i = 0; i < heard->list.n; i++)
		json_piece(listening, post, &heard->list.at[i], i ? "," : "");
	pl_buf_puts(out, "]}");
	out->failed |= speech.failed;
	pl_buf_release(&speech);
}

/* --- drafts ---------------------------------------------------------------------------------- */

static void add_head(struct listening *listening, const char *path, const struct pl_record *record,
		     const struct pl_post *post)
{
	struct pl_buf *out = &listening->out;

	if (listening->json) {
		pl_buf_puts(out, listening->n ? ",\n{\"path\":" : "\n{\"path\":");
		pl_json_string(out, pl_str_of(path));
		if (record)
			pl_buf_printf(out, ",\"record\":%u", record->number);
		pl_buf_printf(out, ",\"voice\":\"%s\",\"parts\":[",
			      pl_listen_lang(post, listening->lang) == PL_FR ? "fr" : "en");
		return;
	}
	pl_buf_puts(out, listening->n ? "\n" : "");
	pl_term_styled(out, pl_str_of(path), PL_BOLD, listening->color);
	if (record)
		pl_buf_printf(out, "#%u", record->number);
	pl_buf_putc(out, '\n');
}

/* The network that the draft is for, when it is one. */
static const struct pl_network *network_of(const struct pl_post *post)
{
	const struct pl_network *network = NULL;

	for (size_t i = 0; i < post->known->n; i++) {
		if (!(post->networks >> i & 1))
			continue;
		if (network)
			return NULL;
		network = post->known->at[i];
	}
	return network;
}

static bool each_part(struct listening *listening, const struct pl_post *post,
		      const struct known *known, struct pl_err *err)
{
	struct pl_listen_options options = {
		.lang = pl_listen_lang(post, listening->lang),
		.network = network_of(post),
		.known = known->list.at,
		.n_known = known->list.n,
	};

	for (size_t i = 0; i < post->n_parts; i++) {
		struct pl_listening heard;
		bool ok = pl_listen(&heard, post, i, &options, err);

		if (ok && listening->json)
			json_part(listening, post, i, &heard);
		else if (ok)
			text_part(listening, post, i, &heard);
		pl_listening_release(&heard);
		if (!ok)
			return false;
	}
	return true;
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct listening *listening = context;
	struct known known = { 0 };
	struct pl_err err = { .french = listening->lang == PL_FR };

	if (!draft->findings) {
		pl_tell(draft->fault);
		listening->trouble = true;
		return true;
	}
	add_head(listening, draft->path, draft->record, &draft->findings->post);
	if (!ask_rules(&known, draft->findings, &err) ||
	    !each_part(listening, &draft->findings->post, &known, &err)) {
		pl_tell(&err);
		listening->trouble = true;
	}
	if (listening->json)
		pl_buf_puts(&listening->out, "]}");
	PL_LIST_RELEASE(&known.list);
	pl_findings_free(draft->findings);
	listening->n++;
	if (listening->out.len < FLUSH_AT || pl_print(&listening->out))
		return true;
	listening->trouble = listening->trouble || !pl_pipe_closed();
	return false;
}

/* --- the command ----------------------------------------------------------------------------- */

static bool choose_format(struct listening *listening, const struct pl_settings *settings)
{
	listening->json = settings->format && !strcmp(settings->format, "json");
	if (!settings->format || listening->json || !strcmp(settings->format, "text"))
		return true;
	pl_tellf(pl_tr(settings->lang, "plume listen is told as text or json, not '%s'"),
		 settings->format);
	return false;
}

static bool choose_rate(struct listening *listening, const struct pl_settings *settings)
{
	uint64_t rate = PL_RATE_USUAL;

	if (settings->rate && (!pl_str_number(pl_str_of(settings->rate), &rate) ||
			       rate < PL_RATE_LEAST || rate > PL_RATE_MOST)) {
		pl_tellf(pl_tr(settings->lang, "--rate is words a minute, from %d to %d, not '%s'"),
			 PL_RATE_LEAST, PL_RATE_MOST, settings->rate);
		return false;
	}
	listening->rate = (uint32_t)rate;
	return true;
}

static bool walk(struct listening *listening, struct pl_drafts *drafts)
{
	listening->lang = listening->settings->lang;
	if (listening->json)
		pl_buf_printf(&listening->out, "{\"version\":1,\"rate\":%u,\"files\":[",
			      listening->rate);
	pl_drafts_walk(drafts);
	if (listening->json)
		pl_buf_puts(&listening->out, "]}\n");
	return (pl_print(&listening->out) || pl_pipe_closed()) && !listening->trouble &&
	       !drafts->trouble;
}

static int run(struct pl_settings *settings)
{
	struct listening listening = { .settings = settings, .color = pl_color(settings) };
	struct pl_loaded loaded;
	struct pl_drafts drafts = {
		.loaded = &loaded, .settings = settings, .each = each, .context = &listening
	};
	bool ok;

	if (!choose_format(&listening, settings) || !choose_rate(&listening, settings))
		return PL_EXIT_TROUBLE;
	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	ok = pl_load_files(&loaded, settings);
	ok = ok && walk(&listening, &drafts) && !loaded.faulty;
	pl_loaded_release(&loaded);
	pl_buf_release(&listening.out);
	return ok ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}

const struct pl_command pl_command_listen = {
	.name = "listen",
	.operands = "[FILE|FOLDER|-]…",
	.help = N_("drafts as a screen reader says them, and what is troublesome to the ear"),
	.example = "plume listen draft.txt",
	.options = "network format rate input columns stdin-filename rules config no-config color "
		   "verbose "
		   "max-size no-ignore",
	.run = run,
};
