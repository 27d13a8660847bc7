/* INI files once more, to hold base/ini.c against: line by line into one flat list, in which the
 * tree's values are looked for. */
#ifndef PL_TESTS_FUZZ_SLOW_INI_H
#define PL_TESTS_FUZZ_SLOW_INI_H

#include "fuzz.h"

#include "base/node.h"

struct slow_entry {
	struct pl_str section, key;
	struct pl_buf value;
	bool met; /* in the tree */
};

struct slow_ini {
	struct pl_str rest; /* lines to come */
	size_t line;        /* number of the last one that was taken */
	struct pl_str section;
	PL_LIST(struct slow_entry) entries;
};

static inline struct pl_str slow_line(struct slow_ini *ini)
{
	size_t end = pl_str_find(ini->rest, PL_STR("\n"), 0);
	struct pl_str line = pl_str_cut(ini->rest, 0, end);

	ini->rest = end == SIZE_MAX ? PL_STR("") : pl_str_cut(ini->rest, end + 1, ini->rest.len);
	ini->line++;
	return line;
}

static inline struct pl_str slow_trim(struct pl_str text)
{
	while (text.len && strchr(" \t\n\v\f\r", text.at[0]))
		text = pl_str_cut(text, 1, text.len);
	while (text.len && strchr(" \t\n\v\f\r", text.at[text.len - 1]))
		text.len--;
	return text;
}

/* The last place of the sign, or SIZE_MAX. */
static inline size_t slow_last(struct pl_str text, struct pl_str sign)
{
	size_t last = SIZE_MAX, at = pl_str_find(text, sign, 0);

	for (; at != SIZE_MAX; at = pl_str_find(text, sign, at + 1))
		last = at;
	return last;
}

/* Behind the quote, to where it last stands on the first line that has it. */
static inline bool slow_quoted(struct slow_ini *ini, struct pl_str text, struct pl_str quote,
			       struct pl_buf *value)
{
	size_t end;

	while ((end = slow_last(text, quote)) == SIZE_MAX) {
		pl_buf_add(value, text);
		pl_buf_putc(value, '\n');
		if (!ini->rest.len)
			return false;
		text = slow_line(ini);
	}
	pl_buf_add(value, pl_str_cut(text, 0, end));
	return true;
}

static inline void slow_continued(struct slow_ini *ini, struct pl_str text, struct pl_buf *value)
{
	while (pl_str_ends(text, "\\")) {
		pl_buf_add(value, pl_str_cut(text, 0, text.len - 1));
		text = ini->rest.len ? slow_trim(slow_line(ini)) : PL_STR("");
	}
	pl_buf_add(value, text);
}

static inline void slow_plain(struct pl_str text, struct pl_buf *value)
{
	size_t comment = pl_str_find(text, PL_STR(" #"), 0);

	if (comment == SIZE_MAX)
		comment = pl_str_find(text, PL_STR(" ;"), 0);
	text = slow_trim(pl_str_cut(text, 0, comment));
	for (const char *quote = "'\""; *quote; quote++) {
		struct pl_str sign = { quote, 1 };
		size_t second = pl_str_find(text, sign, 1);

		if (text.len > 1 && text.at[0] == *quote && second == text.len - 1) {
			text = pl_str_cut(text, 1, second);
			break;
		}
	}
	pl_buf_add(value, text);
}

/* `line` begins as the value does and has all blanks at its end, which are a quoted value's. */
static inline bool slow_value(struct slow_ini *ini, struct pl_str line, struct pl_buf *value)
{
	struct pl_str text = slow_trim(line);

	if (pl_str_starts(text, "\"\"\""))
		return slow_quoted(ini, pl_str_cut(line, 3, line.len), PL_STR("\"\"\""), value);
	if (pl_str_starts(text, "`"))
		return slow_quoted(ini, pl_str_cut(line, 1, line.len), PL_STR("`"), value);
	if (pl_str_ends(text, "\\"))
		slow_continued(ini, text, value);
	else
		slow_plain(text, value);
	return true;
}

static inline size_t slow_delimiter(struct pl_str line, size_t from)
{
	while (from < line.len && line.at[from] != '=' && line.at[from] != ':')
		from++;
	return from < line.len ? from : SIZE_MAX;
}

static inline bool slow_entry(struct slow_ini *ini, struct pl_str line)
{
	struct pl_str name = slow_trim(line);
	size_t delimiter, end;
	struct slow_entry *entry;

	line = pl_str_cut(line, (size_t)(name.at - line.at), line.len);
	if (line.at[0] == '"' || line.at[0] == '`') {
		end = pl_str_find(line, (struct pl_str){ line.at, 1 }, 1);
		delimiter = end == SIZE_MAX ? end : slow_delimiter(line, end);
		name = pl_str_cut(line, 1, end);
	} else {
		delimiter = slow_delimiter(line, 0);
		name = pl_str_cut(line, 0, delimiter);
	}
	if (delimiter == SIZE_MAX)
		return false;
	entry = PL_PUSH(&ini->entries);
	FUZZ_CHECK(entry);
	*entry = (struct slow_entry){ .section = ini->section, .key = slow_trim(name) };
	line = pl_str_cut(line, delimiter + 1, line.len);
	while (line.len && strchr(" \t\v\f\r", line.at[0]))
		line = pl_str_cut(line, 1, line.len);
	return slow_value(ini, line, &entry->value);
}

static inline bool slow_section(struct slow_ini *ini, struct pl_str line)
{
	size_t end = slow_last(line, PL_STR("]"));

	if (end == SIZE_MAX || end == 1)
		return false;
	ini->section = pl_str_cut(line, 1, end);
	if (pl_str_is(ini->section, "DEFAULT"))
		ini->section = PL_STR("");
	return true;
}

/* False: a line cannot be read; it is the one at which `line` was when it began. */
static inline bool slow_lines(struct slow_ini *ini, size_t *line)
{
	while (ini->rest.len) {
		struct pl_str whole = slow_line(ini), text = slow_trim(whole);

		*line = ini->line;
		if (!text.len || strchr("#;", text.at[0]))
			continue;
		if (!(text.at[0] == '[' ? slow_section(ini, text) : slow_entry(ini, whole)))
			return false;
	}
	return true;
}

/* --- the tree -----------------------------------------------------------------------------------
 */

/* The next value of that key in that section. */
static inline void slow_met(struct slow_ini *ini, struct pl_str section, struct pl_str key,
			    struct pl_str value)
{
	struct slow_entry *entry = ini->entries.at, *end = entry + ini->entries.n;

	while (entry < end && (entry->met || !pl_str_same(entry->section, section) ||
			       !pl_str_same(entry->key, key)))
		entry++;
	FUZZ_CHECK(entry < end && pl_str_same(pl_buf_str(&entry->value), value));
	entry->met = true;
}

static inline void slow_met_all(struct slow_ini *ini, const struct pl_node *root)
{
	for (const struct pl_node *section = root->first; section; section = section->next) {
		for (const struct pl_node *key = section->first; key; key = key->next) {
			const struct pl_node *one = key->kind == PL_NODE_LIST ? key->first : key;

			for (; one; one = key->kind == PL_NODE_LIST ? one->next : NULL)
				slow_met(ini, section->key->text, key->key->text, one->text);
		}
	}
	for (size_t i = 0; i < ini->entries.n; i++)
		FUZZ_CHECK(ini->entries.at[i].met);
}

/* The bytes are read as here; they are UTF-8 without NUL. */
static inline void slow_ini_same(struct pl_str bytes)
{
	struct slow_ini ini = { .rest = bytes, .section = PL_STR("") };
	struct pl_arena arena = { 0 };
	struct pl_err err = { 0 };
	const struct pl_node *root = pl_ini_read(&arena, bytes, "f", &err);
	size_t line = 0;

	if (pl_str_starts(bytes, "\xEF\xBB\xBF"))
		ini.rest = pl_str_cut(bytes, 3, bytes.len);
	if (slow_lines(&ini, &line)) {
		FUZZ_CHECK(root);
		slow_met_all(&ini, root);
	} else {
		FUZZ_CHECK(!root && err.line == line);
	}
	for (size_t i = 0; i < ini.entries.n; i++)
		pl_buf_release(&ini.entries.at[i].value);
	PL_LIST_RELEASE(&ini.entries);
	pl_arena_release(&arena);
}

#endif
