/* Payloads: drafts that come as JSON, JSON Lines or CSV, record by record. */
#include "post/payload.h"

#include <limits.h>
#include <string.h>

#include "base/jsonlook.h"
#include "post/csv.h"
#include "post/decode.h"
#include "post/shape.h"

enum { LARGEST_DOCUMENT = 16 << 20, LARGEST_LINE = PL_PAYLOAD_LINE };

enum pl_input pl_input_of(struct pl_str name)
{
	static const struct {
		const char *ending;
		enum pl_input input;
	} endings[] = {
		{ ".json", PL_INPUT_JSON },         { ".jsonl", PL_INPUT_JSONL },
		{ ".ndjson", PL_INPUT_JSONL },      { ".csv", PL_INPUT_CSV },
		{ ".tsv", PL_INPUT_CSV },           { ".md", PL_INPUT_MARKDOWN },
		{ ".markdown", PL_INPUT_MARKDOWN },
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t len = strlen(endings[i].ending);

		if (name.len > len &&
		    pl_str_is_nocase(pl_str_cut(name, name.len - len, name.len), endings[i].ending))
			return endings[i].input;
	}
	return PL_INPUT_TEXT;
}

static bool is_records(struct pl_str bytes, size_t most)
{
	struct pl_arena arena = { 0 };
	const struct pl_node *root = pl_json_read(&arena, bytes, most, "", NULL);
	bool is = root &&
		  (root->kind == PL_NODE_MAP ||
		   (root->kind == PL_NODE_LIST && root->first && root->first->kind == PL_NODE_MAP));

	pl_arena_release(&arena);
	return is;
}

enum pl_input pl_input_guess(struct pl_str bytes)
{
	size_t end;

	if (pl_has_utf8_mark(bytes))
		bytes = pl_str_cut(bytes, PL_BOM_LEN, bytes.len);
	bytes = pl_str_trim(bytes);
	if (!bytes.len || (bytes.at[0] != '{' && bytes.at[0] != '['))
		return PL_INPUT_TEXT;
	if (is_records(bytes, LARGEST_DOCUMENT))
		return PL_INPUT_JSON;
	end = pl_str_find(bytes, PL_STR("\n"), 0);
	if (end != SIZE_MAX && is_records(pl_str_cut(bytes, 0, end), LARGEST_LINE))
		return PL_INPUT_JSONL;
	return PL_INPUT_TEXT;
}

/* A walk on its way.  What a record is made of lives in `data` and `scratch`
 * until the next one, so that a million records need no more room than one. */
struct walk {
	struct pl_shape_sink sink; /* first: what is told of a sink is told of its walk */
	struct pl_arena data, scratch;
	const char *file;
	struct pl_str columns;
	uint32_t number, line; /* `line` holds for records that know none */
	/* What spans of nodes are bytes of, and where it begins in the payload. */
	struct pl_str source;
	size_t source_at;
	enum pl_raw_kind kind;
	char separator;
	bool stopped;
	bool (*each)(void *context, const struct pl_record *record, const struct pl_err *fault);
	void *context;
};

static bool hand_over(struct pl_shape_sink *sink, struct pl_record *record,
		      const struct pl_err *fault)
{
	struct walk *walk = (struct walk *)sink;
	struct pl_err placed;

	if (walk->data.failed || walk->scratch.failed)
		return false;
	record->number = ++walk->number;
	if (!record->line)
		record->line = walk->line;
	record->raw.kind = walk->kind;
	record->raw.separator = walk->separator;
	record->raw.bytes = pl_str_in(walk->source, record->written);
	record->raw_at = walk->source_at + record->written.start;
	if (fault) {
		/* Where a record stands in the file says little of a list in one line. */
		placed = *fault;
		pl_fail_at(&placed, fault->code, fault->file, fault->line, fault->column,
			   "record %u: %s", (unsigned)record->number, fault->text);
		if (!placed.line)
			placed.line = record->line;
	}
	walk->stopped = !walk->each(walk->context, record, fault ? &placed : NULL);
	return !walk->stopped;
}

static bool hand_over_fault(struct walk *walk, uint32_t line, const struct pl_err *fault)
{
	return hand_over(&walk->sink, &(struct pl_record){ .line = line }, fault);
}

/* --- JSON ------------------------------------------------------------------------------- */

/* A walk over the bytes of a JSON value beside one over its nodes, whose reader
 * tells no places.  The bytes are known to be JSON. */
struct placing {
	struct pl_str bytes;
	size_t at;
	uint32_t line, column;
};

static void step(struct placing *placing)
{
	char c = placing->bytes.at[placing->at++];

	if (c == '\n') {
		placing->line++;
		placing->column = 1;
	} else if (((unsigned char)c & 0xC0) != 0x80) {
		placing->column++;
	}
}

/* Goes over what stands between values, or over a value that is no string, list or map. */
static void pass(struct placing *placing, bool between)
{
	static const bool parts[UCHAR_MAX + 1] = {
		[' '] = true, ['\t'] = true, ['\r'] = true, ['\n'] = true,
		[','] = true, [':'] = true,  [']'] = true,  ['}'] = true,
	};

	while (placing->at < placing->bytes.len &&
	       parts[(unsigned char)placing->bytes.at[placing->at]] == between)
		step(placing);
}

/* No line ends within a string. */
static void pass_string(struct placing *placing)
{
	size_t end = pl_json_string_end(placing->bytes, placing->at);

	placing->column += (uint32_t)pl_code_points(pl_str_cut(placing->bytes, placing->at, end));
	placing->at = end;
}

/* The nodes come in the order of the bytes, each behind its key. */
static void place_nodes(struct placing *placing, const struct pl_node *node)
{
	struct pl_node *placed = (struct pl_node *)node;

	pass(placing, true);
	if (node->key) {
		pass_string(placing);
		pass(placing, true);
	}
	placed->line = placing->line;
	placed->column = placing->column;
	placed->span.start = (uint32_t)placing->at;
	if (node->kind == PL_NODE_SCALAR && node->quoted)
		pass_string(placing);
	else if (node->kind == PL_NODE_SCALAR || node->kind == PL_NODE_NULL)
		pass(placing, false);
	else if (placing->at < placing->bytes.len)
		step(placing);
	placed->span.end = (uint32_t)placing->at;
	for (const struct pl_node *item = node->first; item; item = item->next)
		place_nodes(placing, item);
}

/* The value in `bytes`, of which the first line is line `line` of the file. */
static const struct pl_node *read_json(struct walk *walk, struct pl_str bytes, size_t most,
				       uint32_t line, struct pl_err *err)
{
	const struct pl_node *root = pl_json_read(&walk->data, bytes, most, walk->file, err);
	/* Files that were put together have a mark of UTF-8 where each began. */
	struct placing placing = { .bytes = bytes, .line = line, .column = 1 };

	walk->source = bytes;
	walk->kind = PL_RAW_JSON;
	placing.at = pl_has_utf8_mark(bytes) ? PL_BOM_LEN : 0;
	if (root)
		place_nodes(&placing, root);
	return root;
}

static bool walk_json(struct walk *walk, struct pl_str bytes, struct pl_err *err)
{
	const struct pl_node *root = read_json(walk, bytes, LARGEST_DOCUMENT, 1, err);

	walk->line = 1;
	if (!root)
		return false;
	pl_shape_records(&walk->sink, root);
	return true;
}

/* --- JSON Lines ---------------------------------------------------------------------------- */

static bool walk_one_line(struct walk *walk, struct pl_str line)
{
	struct pl_err fault = { .french = walk->sink.french };
	const struct pl_node *root = NULL;

	walk->line++;
	if (!pl_str_trim(line).len)
		return true;
	pl_arena_reset(&walk->data);
	if (line.len > LARGEST_LINE)
		pl_fail_at(&fault, PL_LIMIT, walk->file, 0, 1, "a line of more than 1 MiB");
	else
		root = read_json(walk, line, LARGEST_LINE, walk->line, &fault);
	if (root)
		return pl_shape_records(&walk->sink, root);
	if (fault.code == PL_NOMEM) {
		walk->data.failed = true;
		return false;
	}
	fault.line = walk->line;
	return hand_over_fault(walk, walk->line, &fault);
}

static bool walk_line(struct walk *walk, struct pl_str line)
{
	bool go_on = walk_one_line(walk, line);

	walk->source_at += line.len + 1;
	return go_on;
}

static bool walk_lines(struct walk *walk, struct pl_str bytes, struct pl_err *err)
{
	size_t end;

	(void)err;
	for (size_t at = 0; at < bytes.len; at = end + 1) {
		struct pl_str line;

		end = pl_str_find(bytes, PL_STR("\n"), at);
		if (end == SIZE_MAX)
			end = bytes.len;
		line = pl_str_cut(bytes, at, end);
		if (!walk_line(walk, line))
			break;
	}
	return true;
}

/* --- CSV -------------------------------------------------------------------------------------- */

static bool walk_rows(struct walk *walk, struct pl_str bytes, struct pl_err *err)
{
	struct pl_csv csv;
	bool ok = pl_csv_init(&csv, bytes, walk->columns, walk->file, err);
	bool more = ok;

	walk->source = bytes;
	walk->kind = PL_RAW_CSV;
	walk->separator = csv.separator;
	while (more) {
		const struct pl_node *map = NULL;
		struct pl_err fault = { .french = walk->sink.french };
		enum pl_csv_got got;

		pl_arena_reset(&walk->data);
		got = pl_csv_next(&csv, &walk->data, &map, &walk->line, &fault);
		if (got == PL_CSV_FAULT)
			more = hand_over_fault(walk, walk->line, &fault);
		else
			more = got == PL_CSV_ROW && map && pl_shape_records(&walk->sink, map);
	}
	pl_csv_release(&csv);
	return ok;
}

/* --- any ---------------------------------------------------------------------------------------
 */

/* Spreadsheets save in UTF-16 with a mark, or in UTF-8 with one. */
static bool to_utf8(struct pl_arena *arena, struct pl_str *bytes, struct pl_err *err)
{
	if (pl_has_utf16_mark(*bytes))
		return pl_decode(arena, *bytes, bytes, err);
	if (pl_has_utf8_mark(*bytes))
		*bytes = pl_str_cut(*bytes, PL_BOM_LEN, bytes->len);
	return true;
}

static bool walk_input(struct walk *walk, enum pl_input input, struct pl_str bytes,
		       struct pl_err *err)
{
	switch (input) {
	case PL_INPUT_JSON:
		return walk_json(walk, bytes, err);
	case PL_INPUT_JSONL:
		return walk_lines(walk, bytes, err);
	case PL_INPUT_CSV:
		return walk_rows(walk, bytes, err);
	default:
		return pl_fail(err, PL_INPUT, "not a payload: JSON, JSON Lines or CSV is wanted");
	}
}

static void start(struct walk *walk, const char *file, bool french)
{
	walk->file = file ? file : "";
	walk->sink = (struct pl_shape_sink){ .french = french,
					     .arena = &walk->scratch,
					     .each = hand_over };
}

static bool end(struct walk *walk, bool ok, struct pl_err *err)
{
	if (ok && !walk->stopped && (walk->data.failed || walk->scratch.failed))
		ok = pl_fail_nomem(err);
	pl_arena_release(&walk->data);
	pl_arena_release(&walk->scratch);
	return ok;
}

bool pl_payload_walk(enum pl_input input, struct pl_str bytes, struct pl_str columns,
		     const char *file,
		     bool (*each)(void *context, const struct pl_record *record,
				  const struct pl_err *fault),
		     void *context, struct pl_err *err)
{
	struct walk walk = { .columns = columns, .each = each, .context = context };
	struct pl_arena converted = { 0 };
	bool ok;

	start(&walk, file, err && err->french);
	walk.source_at = pl_has_utf8_mark(bytes) ? PL_BOM_LEN : 0;
	if (input == PL_INPUT_AUTO)
		input = pl_input_of(pl_str_of(file));
	ok = to_utf8(&converted, &bytes, err) && walk_input(&walk, input, bytes, err);
	ok = end(&walk, ok, err);
	pl_arena_release(&converted);
	return ok;
}

/* --- line by line --------------------------------------------------------------------------- */

struct pl_payload_lines {
	struct walk walk;
};

struct pl_payload_lines *pl_payload_lines_new(const char *file, bool french,
					      bool (*each)(void *context,
							   const struct pl_record *record,
							   const struct pl_err *fault),
					      void *context)
{
	struct pl_payload_lines *lines = pl_alloc(sizeof(*lines));

	if (!lines)
		return NULL;
	lines->walk = (struct walk){ .each = each, .context = context };
	start(&lines->walk, file, french);
	return lines;
}

bool pl_payload_lines_add(struct pl_payload_lines *lines, struct pl_str line)
{
	return walk_line(&lines->walk, line);
}

bool pl_payload_lines_end(struct pl_payload_lines *lines, struct pl_err *err)
{
	bool ok = !lines || end(&lines->walk, true, err);

	pl_free(lines);
	return ok;
}
