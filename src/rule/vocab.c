/* Vocabularies: words that are accepted or refused, and the style that Vale makes of
 * them (3.7.1, internal/check/definition.go and manager.go, read in 2026-11). */
#include "rule/styles.h"

#include "base/inside.h"
#include "base/unicode.h"

#include <stdlib.h>

/* --- reading ---------------------------------------------------------------------------- */

static bool add_words(struct pl_word_list *words, struct pl_str text, bool accept)
{
	for (size_t at = 0, end; at < text.len; at = end + 1) {
		struct pl_str line, *word;

		end = pl_str_find(text, PL_STR("\n"), at);
		end = end == SIZE_MAX ? text.len : end;
		line = pl_str_trim(pl_str_cut(text, at, end));
		if (!line.len || pl_str_is(line, "#") || pl_str_starts(line, "# "))
			continue;
		word = accept ? PL_PUSH(&words->accept) : PL_PUSH(&words->reject);
		if (!word)
			return false;
		*word = pl_arena_str(&words->arena, line);
	}
	return !words->arena.failed;
}

static bool read_list(struct pl_word_list *words, const struct pl_source *folder, const char *name,
		      bool accept, struct pl_err *err)
{
	struct pl_buf bytes = { 0 };
	struct pl_err missing = { .french = err && err->french };
	bool ok = folder->read(folder, name, &bytes, &missing);
	struct pl_str text = pl_buf_str(&bytes);

	if (pl_str_starts(text, "\xEF\xBB\xBF"))
		text = pl_str_cut(text, 3, text.len);
	if (!ok && missing.code != PL_NOFILE && err)
		*err = missing;
	else if (ok && pl_utf8_check(text) < text.len)
		ok = pl_fail_at(err, PL_INPUT, missing.file[0] ? missing.file : name, 0, 0,
				"the file is not UTF-8; save it as UTF-8");
	else if (ok)
		ok = add_words(words, text, accept) || pl_fail_nomem(err);
	pl_buf_release(&bytes);
	return ok || missing.code == PL_NOFILE;
}

static bool nothing(void *context, const char *name)
{
	(void)context;
	(void)name;
	return true;
}

bool pl_vocab_read(struct pl_word_list *words, const char *path, struct pl_str name,
		   struct pl_err *err)
{
	static const char *const places[] = { "config/vocabularies", "Vocab" };
	const char *why = pl_why_outside(name);

	for (size_t i = 0; i < 2; i++) {
		struct pl_source folder;
		struct pl_str where = pl_arena_printf(&words->arena, "%s/%s/%.*s", path, places[i],
						      PL_ARGS(name));

		pl_source_folder(&folder, where.at);
		if (!why)
			why = pl_why_leads_outside(path, where.at);
		if (why)
			return pl_fail(err, PL_RULE, "the vocabulary '%.*s' is refused: %s",
				       PL_ARGS(name), pl_err_tr(err, why));
		if (folder.walk(&folder, ".txt", nothing, NULL, NULL))
			return read_list(words, &folder, "accept.txt", true, err) &&
			       read_list(words, &folder, "reject.txt", false, err);
	}
	if (words->arena.failed)
		return pl_fail_nomem(err);
	return pl_fail(err, PL_NOFILE, "there is no folder %s/%s/%.*s", path, places[0],
		       PL_ARGS(name));
}

void pl_word_list_release(struct pl_word_list *words)
{
	PL_LIST_RELEASE(&words->accept);
	PL_LIST_RELEASE(&words->reject);
	pl_arena_release(&words->arena);
}

/* --- the style Vale --------------------------------------------------------------------- */

static const char repetition[] = "extends: repetition\n"
				 "message: \"'%s' is repeated!\"\n"
				 "level: error\n"
				 "alpha: true\n"
				 "action: {name: edit, params: [truncate, ' ']}\n"
				 "tokens: ['[^\\s]+']\n";
static const char spelling[] = "extends: spelling\n"
			       "message: \"Did you really mean '%s'?\"\n"
			       "level: error\n"
			       "action: {name: suggest, params: [spellings]}\n"
			       "append: true\n";

/* In single quotes, as YAML wants it. */
static void add_quoted(struct pl_buf *out, struct pl_str text)
{
	pl_buf_putc(out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\'')
			pl_buf_putc(out, '\'');
		pl_buf_putc(out, text.at[i]);
	}
	pl_buf_putc(out, '\'');
}

static void add_lower(struct pl_buf *out, struct pl_str text)
{
	for (size_t at = 0; at < text.len;)
		pl_utf8_put(out, pl_to_lower(pl_utf8_next(text, &at)));
}

/* Made of letters, digits, blanks and hyphens: what it means is itself. */
static bool is_phrase(struct pl_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t code = pl_utf8_next(text, &at);

		if (!pl_is_letter(code) && !pl_is_digit(code) && code != ' ' && code != '-')
			return false;
	}
	return true;
}

/* The lower-case form, which the rule looks for, and the word.  The last one wins. */
struct term {
	struct pl_str lower, word;
	size_t order;
};

static int by_lower(const void *a, const void *b)
{
	const struct term *one = a, *other = b;
	int order = pl_str_order(one->lower, other->lower);

	return order ? order : one->order < other->order ? -1 : 1;
}

static void add_terms(struct pl_buf *out, struct term *terms, size_t n)
{
	qsort(terms, n, sizeof(*terms), by_lower);
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && pl_str_same(terms[i].lower, terms[i + 1].lower))
			continue;
		pl_buf_puts(out, "  ");
		add_quoted(out, terms[i].lower);
		pl_buf_puts(out, ": ");
		add_quoted(out, terms[i].word);
		pl_buf_putc(out, '\n');
	}
}

static struct pl_str terms_rule(const struct pl_vocab *vocab, struct pl_arena *arena)
{
	struct pl_buf text = { 0 }, lower = { 0 };
	struct term *terms = PL_NEW_ARRAY(arena, struct term, vocab->n_accept + 1);
	struct pl_str rule = { 0 };
	size_t n = 0;

	for (size_t i = 0; terms && i < vocab->n_accept; i++) {
		if (!is_phrase(vocab->accept[i]))
			continue;
		pl_buf_cut(&lower, 0);
		add_lower(&lower, vocab->accept[i]);
		terms[n] = (struct term){ pl_arena_str(arena, pl_buf_str(&lower)), vocab->accept[i],
					  n };
		n++;
	}
	pl_buf_puts(&text, "extends: substitution\n"
			   "message: \"Use '%s' instead of '%s'.\"\n"
			   "level: error\n"
			   "ignorecase: true\n"
			   "swap:\n");
	if (n) {
		add_terms(&text, terms, n);
		rule = pl_arena_str(arena, pl_buf_str(&text));
	}
	arena->failed = arena->failed || text.failed || lower.failed;
	pl_buf_release(&text);
	pl_buf_release(&lower);
	return rule;
}

static struct pl_str avoid_rule(const struct pl_vocab *vocab, struct pl_arena *arena)
{
	struct pl_buf text = { 0 };
	struct pl_str rule = { 0 };

	pl_buf_puts(&text, "extends: existence\n"
			   "message: \"Avoid using '%s'.\"\n"
			   "level: error\n"
			   "tokens:\n");
	for (size_t i = 0; i < vocab->n_reject; i++) {
		pl_buf_puts(&text, "  - ");
		add_quoted(&text, vocab->reject[i]);
		pl_buf_putc(&text, '\n');
	}
	if (vocab->n_reject)
		rule = pl_arena_str(arena, pl_buf_str(&text));
	arena->failed = arena->failed || text.failed;
	pl_buf_release(&text);
	return rule;
}

/* --- the speller's files ------------------------------------------------------------------ */

/* A key and the names of files that become its list. */
struct file_list {
	const char *key, *ending;
	bool deep; /* those in folders within, too */
	size_t n;
	struct pl_buf *out;
};

static bool add_file(void *context, const char *name)
{
	struct file_list *list = context;
	struct pl_str text = pl_str_of(name);

	if (!list->deep && pl_str_find(text, PL_STR("/"), 0) != SIZE_MAX)
		return true;
	if (!list->n++)
		pl_buf_printf(list->out, "%s:\n", list->key);
	pl_buf_puts(list->out, "  - ");
	add_quoted(list->out, pl_str_cut(text, 0, text.len - pl_str_of(list->ending).len));
	pl_buf_putc(list->out, '\n');
	return true;
}

/* A folder that is not there adds nothing, nor does one to which a link leads out. */
static void add_files(struct pl_buf *out, const char *path, const char *folder,
		      struct file_list list, struct pl_arena *arena)
{
	struct pl_str place = pl_arena_printf(arena, "%s/%s", path, folder);
	struct pl_source source;

	list.out = out;
	pl_source_folder(&source, place.at);
	if (!pl_why_leads_outside(path, place.at))
		source.walk(&source, list.ending, add_file, &list, NULL);
}

/* Besides its own dictionary Vale's rule takes all that lie in the folder of styles, and
 * all words to be ignored. */
static struct pl_str spelling_rule(const char *path, struct pl_arena *arena)
{
	struct pl_buf text = { 0 };
	struct pl_str rule;

	pl_buf_puts(&text, spelling);
	if (path) {
		add_files(&text, path, "config/dictionaries",
			  (struct file_list){ .key = "dictionaries", .ending = ".dic" }, arena);
		add_files(&text, path, "config/ignore",
			  (struct file_list){ .key = "ignore", .ending = "", .deep = true }, arena);
	}
	rule = pl_arena_str(arena, pl_buf_str(&text));
	arena->failed = arena->failed || text.failed;
	pl_buf_release(&text);
	return rule;
}

const struct pl_memory_file *pl_vale_style(const struct pl_vocab *vocab, bool all, const char *path,
					   struct pl_arena *arena)
{
	const struct pl_memory_file rules[] = {
		{ "Vale/Terms.yml", terms_rule(vocab, arena) },
		{ "Vale/Avoid.yml", avoid_rule(vocab, arena) },
		{ "Vale/Repetition.yml", all ? pl_str_of(repetition) : (struct pl_str){ 0 } },
		/* Where plume is built without a speller there is no such kind. */
		{ "Vale/Spelling.yml", all && pl_check_find(PL_STR("spelling")) >= 0
					       ? spelling_rule(path, arena)
					       : (struct pl_str){ 0 } },
	};
	enum { N = sizeof(rules) / sizeof(*rules) };
	struct pl_memory_file *files = PL_NEW_ARRAY(arena, struct pl_memory_file, N + 1);
	size_t n = 0;

	for (size_t i = 0; files && i < N; i++) {
		if (rules[i].bytes.len)
			files[n++] = rules[i];
	}
	return arena->failed ? NULL : files;
}
