/* Asking others about a draft. */
#include "cli/opinion.h"

#include <string.h>

#include "base/file.h"
#include "base/node.h"
#include "base/param.h"
#include "cli/child.h"
#include "cli/doors.h"
#include "cli/tell.h"

enum { SECONDS = 20, MOST_ANSWER = 4 << 20, MOST_CONFIG = 64 << 10, MOST_UNITS = 1 << 24 };
enum { GRAMMALECTE, LANGUAGETOOL };

static const char *const keys[PL_ASKED] = { "grammalecte", "languagetool" };

/* --- what the person wants ------------------------------------------------------------------- */

static bool is_address(struct pl_str text)
{
	bool ok = pl_str_starts(text, "http://") || pl_str_starts(text, "https://");

	for (size_t i = 0; ok && i < text.len; i++)
		ok = text.at[i] > ' ' && text.at[i] < 0x7F;
	return ok;
}

/* The address that answers, of what may be the server's or its own already. */
static bool put_address(struct pl_opinions *opinions, const struct pl_node *node,
			struct pl_err *err)
{
	struct pl_str text = pl_node_text(node);

	if (!is_address(text))
		return pl_node_fail(node, err,
				    "'languagetool' is the address of a server, as "
				    "http://localhost:8081");
	while (pl_str_ends(text, "/"))
		text = pl_str_cut(text, 0, text.len - 1);
	pl_buf_add(&opinions->address, text);
	if (!pl_str_ends(text, "/v2/check"))
		pl_buf_puts(&opinions->address, "/v2/check");
	opinions->wanted[LANGUAGETOOL] = true;
	return !opinions->address.failed || pl_fail_nomem(err);
}

static bool read_key(struct pl_opinions *opinions, const struct pl_node *node, struct pl_err *err)
{
	if (pl_str_is(node->key->text, keys[GRAMMALECTE]))
		return pl_node_bool(node, &opinions->wanted[GRAMMALECTE], err);
	if (pl_str_is(node->key->text, keys[LANGUAGETOOL]))
		return put_address(opinions, node, err);
	return pl_node_fail(node->key, err,
			    "here stand 'grammalecte' and 'languagetool', not '%.*s'",
			    PL_ARGS(node->key->text));
}

static bool read_file(struct pl_opinions *opinions, const char *path, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	struct pl_buf bytes = { 0 };
	const struct pl_node *root = NULL;
	bool ok = pl_file_read_fixed(path, MOST_CONFIG, &bytes, err);

	if (ok)
		root = pl_yaml_read(&arena, pl_buf_str(&bytes), path, err);
	ok = root != NULL;
	for (const struct pl_node *node = ok && root->kind == PL_NODE_MAP ? root->first : NULL;
	     ok && node; node = node->next)
		ok = read_key(opinions, node, err);
	pl_buf_release(&bytes);
	pl_arena_release(&arena);
	return ok;
}

bool pl_opinions_open(struct pl_opinions *opinions, const struct pl_settings *settings)
{
	struct pl_doors doors;
	struct pl_err err = { .french = settings->lang == PL_FR };
	bool ok = true;

	opinions->open = pl_others_init(&opinions->others);
	if (!opinions->open)
		return pl_fail_nomem(&err);
	pl_doors_find(&doors, settings->lang);
	pl_buf_puts(&doors.config, doors.config.len ? "config.yml" : "");
	if (!settings->no_config && doors.config.len && pl_file_is(doors.config.at))
		ok = read_file(opinions, doors.config.at, &err);
	if (!ok)
		pl_tell(&err);
	pl_doors_release(&doors);
	return ok;
}

bool pl_opinions_any(const struct pl_opinions *opinions)
{
	return opinions->wanted[GRAMMALECTE] || opinions->wanted[LANGUAGETOOL];
}

/* --- asking ----------------------------------------------------------------------------------- */

/* What is asked about stands on standard input, in no file that others could open. */
static bool ask(const struct pl_opinions *opinions, int whom, struct pl_str text,
		struct pl_buf *answer, struct pl_err *err)
{
	const char *const grammalecte[] = { "grammalecte-cli", "-j", "-f", "/dev/stdin", NULL };
	const char *const languagetool[] = { "curl",
					     "-q",
					     "--silent",
					     "--fail",
					     "--max-time",
					     "20",
					     "--proto",
					     "=http,https",
					     "--data",
					     "language=fr",
					     "--data-urlencode",
					     "text@-",
					     "--url",
					     opinions->address.at,
					     NULL };

	return pl_child_run(whom == GRAMMALECTE ? grammalecte : languagetool, text, SECONDS,
			    MOST_ANSWER, answer, err);
}

/* --- what they answer ------------------------------------------------------------------------- */

/* An answer, and the text that it is about. */
struct answer {
	struct pl_findings *findings;
	struct pl_others *others;
	struct pl_span body; /* of the post's text */
	struct pl_lines lines;
};

static bool number(const struct pl_node *map, const char *key, uint64_t *value)
{
	const struct pl_node *node = pl_node_get(map, key);

	return node && pl_node_uint(node, 0, MOST_UNITS, value, NULL);
}

static struct pl_str first_text(const struct pl_node *list)
{
	return list && list->kind == PL_NODE_LIST && list->first ? pl_node_text(list->first)
								 : PL_STR("");
}

/* Behind so many UTF-16 units. */
static uint32_t behind_units(struct pl_str text, uint64_t units)
{
	size_t at = 0;

	while (at < text.len && units) {
		uint32_t code = pl_utf8_next(text, &at);

		units -= code > 0xFFFF && units > 1 ? 2 : 1;
	}
	return (uint32_t)at;
}

/* Grammalecte counts lines from 1, and code points within them from 0. */
static struct pl_span in_line(const struct answer *answer, uint64_t line, uint64_t start,
			      uint64_t end)
{
	struct pl_place from = { (uint32_t)line, (uint32_t)start + 1 };
	struct pl_place to = { (uint32_t)line, (uint32_t)end + 1 };

	return (struct pl_span){
		answer->body.start + (uint32_t)pl_place_offset(&answer->lines, from, PL_POINTS),
		answer->body.start + (uint32_t)pl_place_offset(&answer->lines, to, PL_POINTS),
	};
}

static bool add_errors(const struct answer *answer, uint64_t line, const struct pl_node *errors)
{
	bool ok = true;

	for (const struct pl_node *error = errors && errors->kind == PL_NODE_LIST ? errors->first
										  : NULL;
	     ok && error; error = error->next) {
		bool grammar = pl_node_get(error, "sMessage") != NULL;
		struct pl_other other = { .by = keys[GRAMMALECTE], .sort = PL_STR("orthographe") };
		uint64_t start, end;

		if (!number(error, "nStart", &start) || !number(error, "nEnd", &end))
			continue;
		other.span = in_line(answer, line, start, end);
		other.message = grammar ? pl_node_text(pl_node_get(error, "sMessage"))
					: PL_STR("Mot inconnu de Grammalecte.");
		if (grammar)
			other.sort = pl_node_text(pl_node_get(error, "sType"));
		other.remedy = first_text(pl_node_get(error, "aSuggestions"));
		ok = pl_findings_add(answer->findings, answer->others, &other);
	}
	return ok;
}

static bool add_grammalecte(const struct answer *answer, const struct pl_node *root)
{
	const struct pl_node *data = pl_node_get(root, "data");
	bool ok = true;

	for (const struct pl_node *line = data && data->kind == PL_NODE_LIST ? data->first : NULL;
	     ok && line; line = line->next) {
		uint64_t n;

		if (number(line, "iParagraph", &n) && n)
			ok = add_errors(answer, n, pl_node_get(line, "lGrammarErrors")) &&
			     add_errors(answer, n, pl_node_get(line, "lSpellingErrors"));
	}
	return ok;
}

static bool add_languagetool(const struct answer *answer, const struct pl_node *root)
{
	const struct pl_node *matches = pl_node_get(root, "matches");
	struct pl_str text = answer->lines.text;
	bool ok = true;

	for (const struct pl_node *match = matches && matches->kind == PL_NODE_LIST ? matches->first
										    : NULL;
	     ok && match; match = match->next) {
		const struct pl_node *replacements = pl_node_get(match, "replacements");
		struct pl_other other = { .by = keys[LANGUAGETOOL] };
		uint64_t start, length;

		if (!number(match, "offset", &start) || !number(match, "length", &length))
			continue;
		other.span.start = answer->body.start + behind_units(text, start);
		other.span.end = answer->body.start + behind_units(text, start + length);
		other.message = pl_node_text(pl_node_get(match, "message"));
		other.sort = pl_node_text(pl_node_get(pl_node_get(match, "rule"), "id"));
		if (replacements && replacements->kind == PL_NODE_LIST && replacements->first)
			other.remedy = pl_node_text(pl_node_get(replacements->first, "value"));
		ok = pl_findings_add(answer->findings, answer->others, &other);
	}
	return ok;
}

/* What is no answer is told as none; false only when memory ends. */
static bool add_answer(int whom, const struct answer *answer, struct pl_str bytes,
		       struct pl_err *why)
{
	struct pl_arena arena = { 0 };
	const struct pl_node *root = pl_json_read(&arena, bytes, MOST_ANSWER + 1, keys[whom], why);
	bool ok = true;

	if (root && whom == GRAMMALECTE)
		ok = add_grammalecte(answer, root);
	else if (root)
		ok = add_languagetool(answer, root);
	pl_arena_release(&arena);
	return ok;
}

static bool ask_one(struct pl_opinions *opinions, int whom, const struct answer *answer,
		    struct pl_err *err)
{
	struct pl_err why = { .french = err->french };
	struct pl_buf bytes = { 0 };
	bool ok = true;

	if (ask(opinions, whom, answer->lines.text, &bytes, &why))
		ok = add_answer(whom, answer, pl_buf_str(&bytes), &why) || pl_fail_nomem(err);
	if (why.code != PL_OK && !atomic_exchange(&opinions->silent[whom], true))
		opinions->why[whom] = why;
	pl_buf_release(&bytes);
	return ok;
}

/* They know texts, not documents, and are asked in French. */
static bool is_for_them(const struct pl_post *post)
{
	return post->form == PL_FORM_POST && !pl_post_is_document(post) &&
	       !pl_str_starts(post->lang, "en") && post->body.start < post->body.end;
}

bool pl_opinions_ask(struct pl_opinions *opinions, struct pl_findings *findings, struct pl_err *err)
{
	struct answer answer = { .findings = findings,
				 .others = &opinions->others,
				 .body = findings->post.body };
	bool ok = true;

	if (!is_for_them(&findings->post))
		return true;
	if (!pl_lines_init(&answer.lines, pl_str_in(findings->post.text, answer.body), err))
		return false;
	for (int whom = 0; ok && whom < PL_ASKED; whom++) {
		if (opinions->wanted[whom] && !atomic_load(&opinions->silent[whom]))
			ok = ask_one(opinions, whom, &answer, err);
	}
	pl_lines_release(&answer.lines);
	return ok;
}

void pl_opinions_close(struct pl_opinions *opinions, enum pl_lang lang)
{
	for (int whom = 0; whom < PL_ASKED; whom++) {
		if (atomic_load(&opinions->silent[whom]))
			pl_tellf(pl_tr(lang, "no second opinion of %s: %s"), keys[whom],
				 opinions->why[whom].text);
	}
	pl_buf_release(&opinions->address);
	if (opinions->open)
		pl_others_release(&opinions->others);
	opinions->open = false;
}
