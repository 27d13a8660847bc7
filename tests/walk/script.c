/* Reading scripts of walks, and comparing them with what was shown. */
#include "walk/script.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/source.h"
#include "base/unicode.h"

/* --- reading ---------------------------------------------------------------------------- */

/* \n is a line's end. */
static struct pl_str unescape(struct script *script, struct pl_str text)
{
	struct pl_buf out = { 0 };
	struct pl_str kept;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\\' && i + 1 < text.len && text.at[i + 1] == 'n') {
			pl_buf_putc(&out, '\n');
			i++;
		} else {
			pl_buf_putc(&out, text.at[i]);
		}
	}
	kept = pl_arena_str(&script->arena, pl_buf_str(&out));
	pl_buf_release(&out);
	return kept;
}

static struct pl_str first_word(struct pl_str *line)
{
	size_t blank = pl_str_find(*line, PL_STR(" "), 0);
	struct pl_str word = pl_str_cut(*line, 0, blank == SIZE_MAX ? line->len : blank);

	*line = pl_str_cut(*line, blank == SIZE_MAX ? line->len : blank + 1, line->len);
	return word;
}

static void add_step(struct script *script, enum script_kind kind, unsigned number,
		     struct pl_str text)
{
	struct script_step *step = PL_PUSH(&script->steps);

	*step = (struct script_step){ .kind = kind, .line = number };
	if (kind == SCRIPT_TYPED && pl_str_starts(text, "^") && text.len == 2) {
		step->key = text.at[1];
		return;
	}
	if (kind == SCRIPT_TYPED && pl_str_ends(text, "^I")) {
		step->key = 'I';
		text.len -= 2;
	}
	if (kind == SCRIPT_SAVED || kind == SCRIPT_KEPT)
		step->name = pl_arena_str(&script->arena, first_word(&text));
	step->text = unescape(script, text);
}

static void add_file(struct script *script, struct pl_str rest, bool data)
{
	struct script_file *file = PL_PUSH(&script->files);

	file->name = pl_arena_str(&script->arena, first_word(&rest));
	file->text = unescape(script, rest);
	file->data = data;
}

static void read_line(struct script *script, struct pl_str line, unsigned number)
{
	struct pl_str rest = line;
	struct pl_str word = first_word(&rest);
	struct script_file *variable;

	if (!line.len || pl_str_starts(line, "#"))
		return;
	if (line.at[0] == '>')
		add_step(script, SCRIPT_TYPED, number,
			 pl_str_cut(line, line.len > 1 && line.at[1] == ' ' ? 2 : 1, line.len));
	else if (pl_str_is(word, "!"))
		add_step(script, SCRIPT_HIDDEN, number, rest);
	else if (pl_str_is(word, "saved"))
		add_step(script, SCRIPT_SAVED, number, rest);
	else if (pl_str_is(word, "kept"))
		add_step(script, SCRIPT_KEPT, number, rest);
	else if (pl_str_is(line, "over"))
		add_step(script, SCRIPT_OVER, number, rest);
	else if (pl_str_is(word, "lang"))
		script->lang = pl_str_is(rest, "en") ? PL_EN : PL_FR;
	else if (pl_str_is(word, "columns"))
		script->columns = (unsigned)strtoul(rest.at, NULL, 10);
	else if (pl_str_is(word, "rows"))
		script->rows = (unsigned)strtoul(rest.at, NULL, 10);
	else if (pl_str_is(line, "terminal"))
		script->at_terminal = true;
	else if (pl_str_is(word, "file") || pl_str_is(word, "data"))
		add_file(script, rest, word.at[0] == 'd');
	else if (pl_str_is(word, "set") && (variable = PL_PUSH(&script->variables)))
		variable->text = pl_arena_str(&script->arena, rest);
	else
		add_step(script, SCRIPT_SHOWN, number, line);
}

bool script_read(struct script *script, const char *path)
{
	struct pl_err err = { 0 };
	unsigned number = 1;

	*script = (struct script){ .path = path, .columns = 80 };
	if (!pl_file_read(path, 1 << 20, &script->bytes, &err)) {
		printf("%s: %s\n", path, err.text);
		return false;
	}
	for (struct pl_str rest = pl_buf_str(&script->bytes); rest.len; number++) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);

		read_line(script, pl_str_cut(rest, 0, end == SIZE_MAX ? rest.len : end), number);
		rest = pl_str_cut(rest, end == SIZE_MAX ? rest.len : end + 1, rest.len);
	}
	return true;
}

void script_release(struct script *script)
{
	PL_LIST_RELEASE(&script->files);
	PL_LIST_RELEASE(&script->variables);
	PL_LIST_RELEASE(&script->steps);
	pl_buf_release(&script->bytes);
	pl_arena_release(&script->arena);
}

const char **script_all(struct pl_arena *arena)
{
	glob_t found;
	const char **names;

	if (glob("tests/walk/*.script", 0, NULL, &found))
		return PL_NEW_ARRAY(arena, const char *, 1);
	names = PL_NEW_ARRAY(arena, const char *, found.gl_pathc + 1);
	for (size_t i = 0; i < found.gl_pathc; i++)
		names[i] = pl_arena_str(arena, pl_str_of(found.gl_pathv[i])).at;
	globfree(&found);
	return names;
}

/* --- comparing -------------------------------------------------------------------------------- */

/* One blank for white space of any kind and length. */
static void flatten(struct pl_buf *out, struct pl_str text)
{
	bool gap = false;

	for (size_t at = 0; at < text.len;) {
		size_t start = at;

		if (pl_is_space(pl_utf8_next(text, &at))) {
			gap = true;
			continue;
		}
		if (gap && out->len)
			pl_buf_putc(out, ' ');
		gap = false;
		pl_buf_add(out, pl_str_cut(text, start, at));
	}
}

void script_turn_set(struct script_turn *turn, struct pl_str shown)
{
	pl_buf_cut(&turn->shown, 0);
	pl_buf_cut(&turn->words, 0);
	turn->at = 0;
	pl_buf_add(&turn->shown, shown);
	flatten(&turn->words, shown);
}

void script_turn_release(struct script_turn *turn)
{
	pl_buf_release(&turn->shown);
	pl_buf_release(&turn->words);
}

static bool wrong(const struct script *script, const struct script_step *step,
		  const struct script_turn *turn, const char *what)
{
	printf("%s:%u: %s: %.*s\nwhat was shown:\n%.*s\n", script->path, step->line, what,
	       PL_ARGS(step->text), PL_ARGS(pl_buf_str(&turn->shown)));
	return false;
}

bool script_check(const struct script *script, const struct script_step *step,
		  struct script_turn *turn)
{
	struct pl_buf wanted = { 0 };
	size_t at;

	flatten(&wanted, step->text);
	at = pl_str_find(pl_buf_str(&turn->words), pl_buf_str(&wanted),
			 step->kind == SCRIPT_SHOWN ? turn->at : 0);
	if (step->kind == SCRIPT_SHOWN && at != SIZE_MAX)
		turn->at = at + wanted.len;
	pl_buf_release(&wanted);
	if (step->kind == SCRIPT_SHOWN && at == SIZE_MAX)
		return wrong(script, step, turn, "was not shown");
	if (step->kind == SCRIPT_HIDDEN && at != SIZE_MAX)
		return wrong(script, step, turn, "was shown");
	return true;
}

bool script_fits(const struct script *script, const struct script_step *step,
		 const struct script_turn *turn)
{
	for (struct pl_str rest = pl_buf_str(&turn->shown); rest.len;) {
		size_t end = pl_str_find(rest, PL_STR("\n"), 0);
		struct pl_str line = pl_str_cut(rest, 0, end == SIZE_MAX ? rest.len : end);
		size_t blank = pl_str_find(pl_str_trim(line), PL_STR(" "), 0);

		/* What has no blanks cannot be broken. */
		if (pl_width_all(line) > script->columns && blank != SIZE_MAX) {
			printf("%s:%u: wider than %u columns: %.*s\n", script->path,
			       step ? step->line : 0, script->columns, PL_ARGS(line));
			return false;
		}
		rest = pl_str_cut(rest, end == SIZE_MAX ? rest.len : end + 1, rest.len);
	}
	return true;
}
