/* Reading JSON with jansson into nodes, and writing its strings.
 *
 * jansson reads the brief that jsonlook.c makes of the bytes, and what the strings hold
 * beside their escapes is put back here. */
#include "base/node.h"

#include <stdio.h>
#include <limits.h>
#include <string.h>

#include <jansson.h>

#include "base/jsonlook.h"
#include "base/needed.h"
#include "base/sixteen.h"
#include "base/term.h"
#include "base/unicode.h"

static struct {
	json_t *(*load)(const char *bytes, size_t len, size_t flags, json_error_t *error);
	size_t (*array_size)(const json_t *array);
	json_t *(*array_get)(const json_t *array, size_t i);
	void *(*object_iter)(json_t *object);
	void *(*object_next)(json_t *object, void *iter);
	const char *(*object_key)(void *iter);
	json_t *(*object_value)(void *iter);
	const char *(*string_value)(const json_t *string);
	size_t (*string_length)(const json_t *string);
	json_int_t (*integer_value)(const json_t *integer);
	double (*real_value)(const json_t *real);
	const char *(*version)(void);
	void (*set_alloc)(json_malloc_t take, json_free_t give_back);
} jansson;

static const struct pl_function functions[] = {
	PL_FUNCTION(jansson.load, json_loadb),
	PL_FUNCTION(jansson.array_size, json_array_size),
	PL_FUNCTION(jansson.array_get, json_array_get),
	PL_FUNCTION(jansson.object_iter, json_object_iter),
	PL_FUNCTION(jansson.object_next, json_object_iter_next),
	PL_FUNCTION(jansson.object_key, json_object_iter_key),
	PL_FUNCTION(jansson.object_value, json_object_iter_value),
	PL_FUNCTION(jansson.string_value, json_string_value),
	PL_FUNCTION(jansson.string_length, json_string_length),
	PL_FUNCTION(jansson.integer_value, json_integer_value),
	PL_FUNCTION(jansson.real_value, json_real_value),
	PL_FUNCTION(jansson.version, jansson_version_str),
	PL_FUNCTION(jansson.set_alloc, json_set_alloc_funcs),
	{ 0 },
};

/* What jansson makes of a text that we read lives here, and is given back at once; NULL while
 * others ask it, who may be in the same program.  Memory comes by our door, so that what there
 * was no room for is known: jansson may say that the text is wrong. */
static _Thread_local struct pl_arena *made;

static void *take(size_t size)
{
	return made ? pl_arena_take(made, size) : pl_realloc(NULL, size);
}

static void give_back(void *at)
{
	if (!made)
		pl_free(at);
}

static void set_alloc(void)
{
	jansson.set_alloc(take, give_back);
}

static struct pl_library library = { PL_SONAME_JANSSON, "libjansson4", functions, set_alloc, 0 };

struct reader {
	struct pl_arena *arena;
	struct pl_json_look look;
	size_t n_strings; /* put together so far */
};

/* jansson gives the end of the token; where it quotes it we find the start.  The quotation is left
 * out: it may be a piece of a draft, which stands in no log. */
static bool fail_parse(const struct pl_json_look *look, size_t skipped, const json_error_t *error)
{
	const char *near = strstr(error->text, " near '");
	size_t position = error->position > 0 ? (size_t)error->position : 0;
	size_t token = near ? strlen(near) - strlen(" near ''") : 0;
	struct pl_str what = { error->text,
			       near ? (size_t)(near - error->text) : strlen(error->text) };
	char text[JSON_ERROR_TEXT_LENGTH + 32];

	snprintf(text, sizeof(text), pl_err_tr(look->err, "this is not JSON: %.*s"), PL_ARGS(what));
	return pl_json_fail_at(look, skipped + (position > token ? position - token : 0), PL_SYNTAX,
			       text);
}

/* A real as jansson writes it, so that 1.0 and 1e9 do not pass for integers.
 * The decimal sign of the locale, whatever it is, becomes a point. */
static struct pl_str real_text(struct pl_arena *arena, double real)
{
	char text[40], clean[sizeof(text)];
	size_t n = 0;
	bool point = false;

	snprintf(text, sizeof(text), "%.17g", real);
	for (const char *c = text; *c; c++) {
		if (strchr("0123456789e+-", *c))
			clean[n++] = *c;
		else if (!point)
			clean[n++] = '.';
		point = point || clean[n - 1] == '.' || *c == 'e';
	}
	return pl_arena_printf(arena, "%.*s%s", (int)n, clean, point ? "" : ".0");
}

static struct pl_node *node_new(struct reader *reader, enum pl_node_kind kind)
{
	struct pl_node *node = PL_NEW(reader->arena, struct pl_node);

	if (node) {
		node->kind = kind;
		node->file = reader->look.file;
	}
	return node;
}

static struct pl_node *scalar_new(struct reader *reader, struct pl_str text, bool quoted)
{
	struct pl_node *node = node_new(reader, PL_NODE_SCALAR);

	if (node) {
		node->text = text;
		node->quoted = quoted;
	}
	return node;
}

static struct pl_node *key_new(struct reader *reader, const char *key)
{
	return scalar_new(reader, pl_arena_str(reader->arena, pl_str_of(key)), true);
}

/* The next string of the bytes, of which jansson has read the escapes: each stands for one
 * character of theirs. */
static struct pl_str string_of(struct reader *reader, struct pl_str escapes)
{
	struct pl_str inside =
		pl_str_in(reader->look.bytes, reader->look.strings.at[reader->n_strings++]);
	char *copy = pl_arena_take(reader->arena, inside.len + 1);
	size_t len = 0, escape = 0;

	for (size_t at = 0, end; copy && at < inside.len; at = end) {
		size_t from = escape;

		end = pl_json_piece_end(inside, at);
		if (end > at) {
			memcpy(copy + len, inside.at + at, end - at);
			len += end - at;
			continue;
		}
		end = at + pl_json_escape_len(inside, at);
		pl_utf8_next(escapes, &escape);
		memcpy(copy + len, escapes.at + from, escape - from);
		len += escape - from;
	}
	return (struct pl_str){ copy ? copy : "", len };
}

static struct pl_node *convert(struct reader *reader, const json_t *json);

/* Puts the value of `json` behind `*last`. */
static void append(struct reader *reader, struct pl_node *parent, struct pl_node **last,
		   const char *key, const json_t *json)
{
	struct pl_node *node = convert(reader, json);

	if (!node)
		return;
	if (key)
		node->key = key_new(reader, key);
	if (*last)
		(*last)->next = node;
	else
		parent->first = node;
	*last = node;
	parent->n++;
}

static struct pl_node *convert_list(struct reader *reader, const json_t *json)
{
	struct pl_node *node = node_new(reader, PL_NODE_LIST), *last = NULL;

	for (size_t i = 0; node && i < jansson.array_size(json); i++)
		append(reader, node, &last, NULL, jansson.array_get(json, i));
	return node;
}

/* jansson keeps the order in which keys were written. */
static struct pl_node *convert_map(struct reader *reader, const json_t *json)
{
	struct pl_node *node = node_new(reader, PL_NODE_MAP), *last = NULL;
	json_t *object = (json_t *)(uintptr_t)json; /* only read, but not declared so */

	for (void *i = jansson.object_iter(object); node && i; i = jansson.object_next(object, i))
		append(reader, node, &last, jansson.object_key(i), jansson.object_value(i));
	return node;
}

/* Recursion is at most MAX_DEPTH deep: the look has counted. */
static struct pl_node *convert(struct reader *reader, const json_t *json)
{
	struct pl_arena *arena = reader->arena;

	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return convert_map(reader, json);
	case JSON_ARRAY:
		return convert_list(reader, json);
	case JSON_STRING:
		return scalar_new(reader,
				  string_of(reader, (struct pl_str){ jansson.string_value(json),
								     jansson.string_length(json) }),
				  true);
	case JSON_INTEGER:
		return scalar_new(reader,
				  pl_arena_printf(arena, "%" JSON_INTEGER_FORMAT,
						  jansson.integer_value(json)),
				  false);
	case JSON_REAL:
		return scalar_new(reader, real_text(arena, jansson.real_value(json)), false);
	case JSON_TRUE:
		return scalar_new(reader, PL_STR("true"), false);
	case JSON_FALSE:
		return scalar_new(reader, PL_STR("false"), false);
	default:
		return node_new(reader, PL_NODE_NULL);
	}
}

static json_t *load(struct pl_str bytes, json_error_t *error)
{
	return jansson.load(bytes.at, bytes.len, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
}

/* jansson refuses the brief where it refuses the bytes, whose places are told. */
static void fail_load(const struct pl_json_look *look)
{
	struct pl_str json = pl_str_cut(look->bytes, look->start, look->bytes.len);
	json_error_t error = { 0 };

	load(json, &error);
	fail_parse(look, look->start, &error);
}

static const struct pl_node *parse(struct reader *reader)
{
	const struct pl_json_look *look = &reader->look;
	const struct pl_node *node = NULL;
	struct pl_arena arena = { 0 };
	json_error_t error;
	json_t *json;

	if (!pl_library_need(&library, look->err))
		return NULL;
	made = &arena;
	json = load(pl_buf_str(&look->brief), &error);
	if (json)
		node = convert(reader, json);
	else if (!arena.failed)
		fail_load(look);
	made = NULL;
	if (arena.failed) {
		reader->arena->failed = true; /* known to those who want no error, too */
		pl_fail_nomem(look->err);
	}
	pl_arena_release(&arena);
	return node;
}

const struct pl_node *pl_json_read(struct pl_arena *arena, struct pl_str bytes, size_t max_bytes,
				   const char *file, struct pl_err *err)
{
	struct reader reader = {
		.arena = arena,
		.look = {
			.bytes = bytes.at ? bytes : PL_STR(""),
			.file = pl_arena_str(arena, pl_str_of(file)).at,
			.err = err,
		},
	};
	const struct pl_node *node = pl_json_look(&reader.look, max_bytes) ? parse(&reader) : NULL;

	/* Known to those who want no error, too. */
	arena->failed = arena->failed || reader.look.brief.failed || reader.look.strings.failed;
	pl_json_look_release(&reader.look);
	if (!arena->failed)
		return node;
	pl_fail_nomem(err);
	return NULL;
}

static bool is_from(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

/* What French writes most beyond Latin letters, none of it hidden nor the beginning of an emoji:
 * no-break spaces, quotation marks, dashes, dots, the euro, the minus; how many bytes, 0: it is
 * another. */
static size_t usual_bytes(struct pl_str text)
{
	const unsigned char *byte = (const unsigned char *)text.at;
	bool is;

	if (text.len < 3)
		return 0;
	if (byte[0] == 0xC2) /* neither © nor ®, nor the soft hyphen */
		return byte[1] < 0xA0 || byte[1] == 0xA9 || byte[1] == 0xAD || byte[1] == 0xAE ? 0
											       : 2;
	is = byte[0] == 0xE2 &&
	     (byte[1] == 0x80 ? is_from(byte[2], 0x90, 0xA7) || is_from(byte[2], 0xAF, 0xBB)
			      : byte[1] == 0x82 || is_from(byte[1], 0x88, 0x8B));
	return is ? 3 : 0;
}

/* Where what stands at byte `at` ends when it may stand in JSON as it is, in a log and in a page
 * as well; else `at`. */
static size_t unescaped_end(struct pl_str text, size_t at)
{
	unsigned char first = (unsigned char)text.at[at];
	size_t usual = usual_bytes(pl_str_cut(text, at, text.len));

	if (usual)
		return at + usual;
	if (first >= 0x80)
		return pl_term_shown(text, at);
	if (first == '[')
		return at + !pl_term_is_bracket(text, at);
	return at + (first == '<' && !(at + 1 < text.len && text.at[at + 1] == '/'));
}

void pl_json_escape(struct pl_buf *out, uint32_t code)
{
	if (code > 0xFFFF) {
		pl_buf_printf(out, "\\u%04x", (unsigned)(0xD800 + ((code - 0x10000) >> 10)));
		code = 0xDC00 + (code & 0x3FF);
	}
	pl_buf_printf(out, "\\u%04x", (unsigned)code);
}

/* The character at `*at`, which moves behind it. */
static void put_escape(struct pl_buf *out, struct pl_str text, size_t *at)
{
	static const struct {
		char c;
		const char *escape;
	} names[] = {
		{ '"', "\\\"" }, { '\\', "\\\\" }, { '\n', "\\n" },
		{ '\t', "\\t" }, { '\r', "\\r" },  { '<', "<" },
	};
	uint32_t code = pl_utf8_next(text, at);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (code == (unsigned char)names[i].c) {
			pl_buf_puts(out, names[i].escape);
			/* </script> must not end a page's script. */
			pl_buf_puts(out, code == '<' ? "\\" : "");
			return;
		}
	}
	pl_json_escape(out, code);
}

/* The same bytes as in plain_end. */
static bool has_looked_at(const char *text)
{
	pl_bytes16 byte = pl_sixteen_at(text);

	return pl_any_of((byte < 0x20) | (byte == '"') | (byte == '<') | (byte == '[') |
			 (byte == '\\') | (byte == 0x7F) | (byte == 0xC2) | (byte >= 0xCD));
}

/* Behind the characters that nothing has to be looked at for: most of ASCII, and Latin letters. */
static size_t plain_end(struct pl_str text, size_t at)
{
	static const bool looked_at[UCHAR_MAX + 1] = {
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		['"'] = 1, ['<'] = 1, ['['] = 1, ['\\'] = 1, [0x7F] = 1, [0xC2] = 1, [0xCD] = 1, 1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,         1,         1,         1,          1,          1,          1,          1,
		1,
	};

	while (text.len - at >= sizeof(pl_bytes16) && !has_looked_at(text.at + at))
		at += sizeof(pl_bytes16);
	while (at < text.len && !looked_at[(unsigned char)text.at[at]])
		at++;
	return at;
}

/* The inside of a string; the text is UTF-8. */
static void put_text(struct pl_buf *out, struct pl_str text)
{
	size_t from = 0, at = 0;

	while ((at = plain_end(text, at)) < text.len) {
		size_t end = unescaped_end(text, at);

		if (end == at) {
			pl_buf_add(out, pl_str_cut(text, from, at));
			put_escape(out, text, &end);
			from = end;
		}
		at = end;
	}
	pl_buf_add(out, pl_str_cut(text, from, text.len));
}

void pl_json_string(struct pl_buf *out, struct pl_str text)
{
	size_t valid;

	pl_buf_putc(out, '"');
	while ((valid = pl_utf8_check(text)) < text.len) {
		put_text(out, pl_str_cut(text, 0, valid));
		pl_buf_puts(out, "\\ufffd");
		text = pl_str_cut(text, valid + 1, text.len);
	}
	put_text(out, text);
	pl_buf_putc(out, '"');
}

const char *pl_json_version(void)
{
	return pl_library_need(&library, NULL) ? jansson.version() : "-";
}
