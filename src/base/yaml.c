/* Reading YAML: the events of libyaml made into a tree of nodes, within limits
 * and without the parts of YAML that surprise.
 *
 * Depth is counted here and not left to libyaml: version 0.2.5 takes quadratic
 * time for nested flow collections, so reading must stop at the first too deep. */
#include "base/node.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#include "base/needed.h"
#include "base/unicode.h"
#include "base/yamltext.h"

static struct {
	int (*initialize)(yaml_parser_t *parser);
	void (*set_encoding)(yaml_parser_t *parser, yaml_encoding_t encoding);
	void (*set_input_string)(yaml_parser_t *parser, const unsigned char *input, size_t size);
	int (*parse)(yaml_parser_t *parser, yaml_event_t *event);
	void (*event_delete)(yaml_event_t *event);
	void (*parser_delete)(yaml_parser_t *parser);
	const char *(*version)(void);
} yaml;

static const struct pl_function functions[] = {
	PL_FUNCTION(yaml.initialize, yaml_parser_initialize),
	PL_FUNCTION(yaml.set_encoding, yaml_parser_set_encoding),
	PL_FUNCTION(yaml.set_input_string, yaml_parser_set_input_string),
	PL_FUNCTION(yaml.parse, yaml_parser_parse),
	PL_FUNCTION(yaml.event_delete, yaml_event_delete),
	PL_FUNCTION(yaml.parser_delete, yaml_parser_delete),
	PL_FUNCTION(yaml.version, yaml_get_version_string),
	{ 0 },
};

static struct pl_library library = { PL_SONAME_YAML, "libyaml-0-2", functions, NULL, 0 };

enum {
	MAX_DEPTH = 64,
	MAX_NODES = 100000, /* keys count */
	MAX_SCALAR = 64 << 10,
	MOST_QUOTES = 32, /* texts with \' that are read loosely */
};

/* A list or map that is still open. */
struct frame {
	struct pl_node *node, *last;
	const struct pl_node *key; /* read, but not yet its value */
	bool flow;
};

struct reader {
	struct pl_arena *arena;
	struct pl_yaml_text text;
	yaml_parser_t parser;
	struct pl_yaml_cursor starts, ends;
	struct frame frames[MAX_DEPTH];
	size_t depth, n_nodes, n_documents;
	const struct pl_node *root;
	bool loose;
	size_t quote;  /* loose: where a \' stopped libyaml, else 0 */
	char stand_in; /* loose: what was written for each \' of double quotes */
};

static bool fail_at_mark(const struct reader *reader, const yaml_mark_t *mark, enum pl_code code,
			 const char *sentence)
{
	return pl_yaml_fail_character(&reader->text, mark->index, code, sentence);
}

static bool fail_character(const struct reader *reader, const yaml_mark_t *mark)
{
	struct pl_yaml_cursor place = reader->text.origin;
	char text[128];

	pl_yaml_move(&place, reader->text.bytes, mark->index);
	if (place.byte < reader->text.bytes.len && reader->text.bytes.at[place.byte] == '\t')
		return pl_yaml_fail(&reader->text, &place, PL_SYNTAX,
				    "a tab cannot indent YAML; use spaces");
	snprintf(text, sizeof(text), "a text cannot begin with '%c'; put it in quotes",
		 place.byte < reader->text.bytes.len ? reader->text.bytes.at[place.byte] : '%');
	return pl_yaml_fail(&reader->text, &place, PL_SYNTAX, text);
}

/* The reader of libyaml marks no place but the byte, and finds only characters
 * that YAML leaves out: bytes that are not UTF-8 have been refused before. */
static bool fail_control(const struct reader *reader)
{
	char text[128];

	snprintf(text, sizeof(text),
		 "the control character U+%04X cannot stand in YAML; take it out, or write it as "
		 "an escape in double quotes",
		 (unsigned)reader->parser.problem_value);
	return pl_yaml_fail_byte(&reader->text,
				 reader->text.origin.byte + reader->parser.problem_offset,
				 PL_SYNTAX, text);
}

static bool fail_unnamed(const struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	char text[256];

	snprintf(text, sizeof(text), pl_err_tr(reader->text.err, "this is not YAML: %s%s%s"),
		 parser->problem ? parser->problem : "it does not parse",
		 parser->context ? " " : "", parser->context ? parser->context : "");
	return fail_at_mark(reader, &parser->problem_mark, PL_SYNTAX, text);
}

/* Vale's library knows one escape more than libyaml: \' is '. */
static void find_quote(struct reader *reader)
{
	struct pl_yaml_cursor place = reader->text.origin;

	pl_yaml_move(&place, reader->text.bytes, reader->parser.problem_mark.index);
	if (pl_str_starts(pl_str_cut(reader->text.bytes, place.byte, SIZE_MAX), "\\'"))
		reader->quote = place.byte;
}

static bool fail_parse(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "";
	const struct pl_yaml_trouble *trouble = pl_yaml_trouble(problem);

	if (reader->loose && !strcmp(problem, "found unknown escape character"))
		find_quote(reader);

	if (parser->error == YAML_MEMORY_ERROR)
		return pl_fail_nomem(reader->text.err);
	if (parser->error == YAML_READER_ERROR)
		return fail_control(reader);
	if (!strcmp(problem, "found character that cannot start any token"))
		return fail_character(reader, &parser->problem_mark);
	if (trouble)
		return fail_at_mark(
			reader, trouble->at_context ? &parser->context_mark : &parser->problem_mark,
			PL_SYNTAX, trouble->sentence);
	return fail_unnamed(reader);
}

/* A new node that begins at `mark`, or NULL with an error. */
static struct pl_node *node_new(struct reader *reader, enum pl_node_kind kind,
				const yaml_mark_t *mark)
{
	struct pl_node *node;

	pl_yaml_move(&reader->starts, reader->text.bytes, mark->index);
	if (++reader->n_nodes > MAX_NODES) {
		pl_yaml_fail(&reader->text, &reader->starts, PL_LIMIT,
			     "this is the 100,001st key or value of the file; 100,000 are allowed");
		return NULL;
	}
	node = PL_NEW(reader->arena, struct pl_node);
	if (!node) {
		pl_fail_nomem(reader->text.err);
		return NULL;
	}
	node->kind = kind;
	node->line = reader->starts.line;
	node->column = reader->starts.column;
	node->span.start = node->span.end = (uint32_t)reader->starts.byte;
	node->file = reader->text.file;
	return node;
}

static struct frame *top(struct reader *reader)
{
	return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

static bool wants_key(struct reader *reader)
{
	const struct frame *frame = top(reader);

	return frame && frame->node->kind == PL_NODE_MAP && !frame->key;
}

static void attach(struct reader *reader, struct pl_node *node)
{
	struct frame *frame = top(reader);

	if (!frame) {
		reader->root = node;
		return;
	}
	node->key = frame->key;
	frame->key = NULL;
	if (frame->last)
		frame->last->next = node;
	else
		frame->node->first = node;
	frame->last = node;
	frame->node->n++;
}

static bool refuse_properties(const struct reader *reader, const void *anchor, const void *tag,
			      const yaml_mark_t *mark)
{
	if (anchor)
		return fail_at_mark(reader, mark, PL_SYNTAX,
				    "anchors (&name) are not read; write the value out wherever it "
				    "is needed");
	if (tag)
		return fail_at_mark(reader, mark, PL_SYNTAX, pl_yaml_no_tags);
	return true;
}

static bool is_null(const yaml_event_t *event)
{
	static const char *const words[] = { "", "~", "null", "Null", "NULL" };
	const char *text = (const char *)event->data.scalar.value;

	if (event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (!strcmp(text, words[i]))
			return true;
	}
	return false;
}

static bool check_key(const struct reader *reader, const yaml_event_t *event)
{
	bool plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	const char *text = (const char *)event->data.scalar.value;

	if (plain && !*text)
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "a key is missing before this ':'");
	if (plain && !strcmp(text, "<<"))
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "merge keys (<<) are not read; write the keys out");
	return true;
}

static bool check_scalar(struct reader *reader, const yaml_event_t *event)
{
	if (event->data.scalar.length > MAX_SCALAR)
		return fail_at_mark(reader, &event->start_mark, PL_LIMIT,
				    "this text is longer than the 64 KiB allowed");
	if (memchr(event->data.scalar.value, 0, event->data.scalar.length))
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "this text holds the character NUL (\\0), which no text can; "
				    "take it out");
	return refuse_properties(reader, event->data.scalar.anchor, event->data.scalar.tag,
				 &event->start_mark) &&
	       (!wants_key(reader) || check_key(reader, event));
}

static struct pl_str scalar_text(struct reader *reader, const yaml_event_t *event)
{
	char *value = (char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;
	bool replaced =
		reader->stand_in && event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;

	for (size_t i = 0; replaced && i < len; i++) {
		if (value[i] == reader->stand_in)
			value[i] = '\'';
	}
	return pl_arena_str(reader->arena, (struct pl_str){ value, len });
}

static bool take_scalar(struct reader *reader, const yaml_event_t *event)
{
	bool key = wants_key(reader);
	struct pl_node *node;

	if (!check_scalar(reader, event))
		return false;
	node = node_new(reader, !key && is_null(event) ? PL_NODE_NULL : PL_NODE_SCALAR,
			&event->start_mark);
	if (!node)
		return false;
	pl_yaml_move(&reader->ends, reader->text.bytes, event->end_mark.index);
	if (reader->ends.byte > node->span.start)
		node->span.end = (uint32_t)reader->ends.byte;
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (node->kind == PL_NODE_SCALAR)
		node->text = scalar_text(reader, event);
	if (key)
		top(reader)->key = node;
	else
		attach(reader, node);
	return !reader->arena->failed || pl_fail_nomem(reader->text.err);
}

static bool open_collection(struct reader *reader, enum pl_node_kind kind, bool flow,
			    const yaml_event_t *event)
{
	struct pl_node *node;

	if (wants_key(reader))
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "a key must be one word or text, not a list or map; put it in "
				    "quotes");
	if (reader->depth == MAX_DEPTH)
		return fail_at_mark(reader, &event->start_mark, PL_LIMIT,
				    "lists and maps stand more than 64 deep in each other here");
	node = node_new(reader, kind, &event->start_mark);
	if (!node)
		return false;
	attach(reader, node);
	reader->frames[reader->depth++] = (struct frame){ .node = node, .flow = flow };
	return true;
}

static bool open_list(struct reader *reader, const yaml_event_t *event)
{
	bool flow = event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;

	return refuse_properties(reader, event->data.sequence_start.anchor,
				 event->data.sequence_start.tag, &event->start_mark) &&
	       open_collection(reader, PL_NODE_LIST, flow, event);
}

static bool open_map(struct reader *reader, const yaml_event_t *event)
{
	bool flow = event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;

	return refuse_properties(reader, event->data.mapping_start.anchor,
				 event->data.mapping_start.tag, &event->start_mark) &&
	       open_collection(reader, PL_NODE_MAP, flow, event);
}

static bool close_collection(struct reader *reader, const yaml_event_t *event)
{
	struct frame *frame = &reader->frames[reader->depth - 1];
	struct pl_node *node = frame->node;

	/* The end of a block is marked only where the next thing begins. */
	if (frame->flow) {
		pl_yaml_move(&reader->ends, reader->text.bytes, event->end_mark.index);
		node->span.end = (uint32_t)reader->ends.byte;
	} else if (frame->last) {
		node->span.end = frame->last->span.end;
	}
	reader->depth--;
	if (node->kind != PL_NODE_MAP)
		return true;
	return reader->loose ? pl_node_drop_repeated(node, reader->text.err)
			     : pl_node_unique(node, reader->text.err);
}

static bool open_document(struct reader *reader, const yaml_event_t *event)
{
	if (event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end)
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "tags are not read; take the %TAG line away");
	if (reader->n_documents++)
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "a second document begins here; a file holds one");
	return true;
}

static bool take_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return open_document(reader, event);
	case YAML_ALIAS_EVENT:
		return fail_at_mark(reader, &event->start_mark, PL_SYNTAX,
				    "aliases (*name) are not read; write the value out, or put a "
				    "text that begins with * in quotes");
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_list(reader, event);
	case YAML_MAPPING_START_EVENT:
		return open_map(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_collection(reader, event);
	default:
		return true;
	}
}

static bool read_events(struct reader *reader)
{
	bool ok = true, ended = false;

	while (ok && !ended) {
		yaml_event_t event;

		if (!yaml.parse(&reader->parser, &event))
			return fail_parse(reader);
		ended = event.type == YAML_STREAM_END_EVENT;
		ok = take_event(reader, &event);
		yaml.event_delete(&event);
	}
	return ok;
}

static bool read_all(struct reader *reader)
{
	struct pl_str bytes;
	bool ok;

	if (!pl_yaml_check(&reader->text))
		return false;
	bytes = pl_str_cut(reader->text.bytes, reader->text.origin.byte, reader->text.bytes.len);
	reader->starts = reader->ends = reader->text.origin;
	if (!pl_library_need(&library, reader->text.err))
		return false;
	if (!yaml.initialize(&reader->parser))
		return pl_fail_nomem(reader->text.err);
	yaml.set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml.set_input_string(&reader->parser, (const unsigned char *)bytes.at, bytes.len);
	ok = read_events(reader);
	yaml.parser_delete(&reader->parser);
	return ok;
}

static const struct pl_node *read_as(struct pl_arena *arena, struct pl_str bytes,
				     struct reader *reader)
{
	static const yaml_mark_t start;

	reader->arena = arena;
	reader->text.bytes = bytes.at ? bytes : PL_STR("");
	reader->text.origin = (struct pl_yaml_cursor){ .line = 1, .column = 1 };
	if (arena->failed)
		pl_fail_nomem(reader->text.err);
	if (arena->failed || !read_all(reader))
		return NULL;
	return reader->root ? reader->root : node_new(reader, PL_NODE_NULL, &start);
}

const struct pl_node *pl_yaml_read(struct pl_arena *arena, struct pl_str bytes, const char *file,
				   struct pl_err *err)
{
	struct reader reader = { .text = { .file = pl_arena_str(arena, pl_str_of(file)).at,
					   .err = err } };

	return read_as(arena, bytes, &reader);
}

/* A control character that no escape of the text stands for: the letter of its
 * escape, and itself.  Escapes of one letter leave every place as it is. */
static const char *find_stand_in(struct pl_str bytes)
{
	static const char *const escapes[] = { "\\a\a", "\\b\b", "\\v\v", "\\f\f" };

	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		if (pl_str_find(bytes, (struct pl_str){ escapes[i], 2 }, 0) == SIZE_MAX)
			return escapes[i] + 1;
	}
	return NULL;
}

/* Writes the stand-in for each \' from byte `at` to the end of the double quotes. */
static void stand_in(struct pl_buf *bytes, size_t at, char letter)
{
	for (; at < bytes->len && bytes->at[at] != '"'; at++) {
		if (bytes->at[at] != '\\')
			continue;
		at++;
		if (at < bytes->len && bytes->at[at] == '\'')
			bytes->at[at] = letter;
	}
}

const struct pl_node *pl_yaml_read_loosely(struct pl_arena *arena, struct pl_str bytes,
					   const char *file, struct pl_err *err)
{
	const char *name = pl_arena_str(arena, pl_str_of(file)).at;
	const char *escape = find_stand_in(bytes);
	struct pl_buf copy = { 0 };
	const struct pl_node *root = NULL;
	struct reader reader;

	pl_buf_add(&copy, bytes);
	for (int i = 0; i < MOST_QUOTES; i++) {
		reader = (struct reader){ .text = { .file = name, .err = err }, .loose = true };
		reader.stand_in = i && escape ? escape[1] : '\0';
		root = read_as(arena, pl_buf_str(&copy), &reader);
		if (root || !reader.quote || !escape)
			break;
		stand_in(&copy, reader.quote, escape[0]);
	}
	if (copy.failed) {
		pl_fail_nomem(err);
		root = NULL;
	}
	pl_buf_release(&copy);
	return root;
}

const char *pl_yaml_version(void)
{
	return pl_library_need(&library, NULL) ? yaml.version() : "-";
}
