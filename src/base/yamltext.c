/* The text of a YAML file: places, and libyaml's troubles in words of ours. */
#include "base/yamltext.h"

#include <string.h>

#include "base/unicode.h"

enum { MAX_BYTES = 1 << 20 };

static void step(struct pl_yaml_cursor *cursor, struct pl_str bytes)
{
	size_t at = cursor->byte;

	do
		cursor->byte++;
	while (cursor->byte < bytes.len && ((unsigned char)bytes.at[cursor->byte] & 0xC0) == 0x80);
	cursor->character++;
	if (bytes.at[at] == '\n' ||
	    (bytes.at[at] == '\r' && (at + 1 == bytes.len || bytes.at[at + 1] != '\n'))) {
		cursor->line++;
		cursor->column = 1;
	} else {
		cursor->column++;
	}
}

/* Marks come in the order of the text, so that each cursor goes through it once. */
void pl_yaml_move(struct pl_yaml_cursor *cursor, struct pl_str bytes, size_t character)
{
	while (cursor->character < character && cursor->byte < bytes.len)
		step(cursor, bytes);
}

bool pl_yaml_fail(const struct pl_yaml_text *text, const struct pl_yaml_cursor *place,
		  enum pl_code code, const char *sentence)
{
	return pl_fail_at(text->err, code, text->file, place->line, place->column, "%s",
			  pl_err_tr(text->err, sentence));
}

bool pl_yaml_fail_byte(const struct pl_yaml_text *text, size_t byte, enum pl_code code,
		       const char *sentence)
{
	struct pl_yaml_cursor place = text->origin;

	while (place.byte < byte)
		step(&place, text->bytes);
	return pl_yaml_fail(text, &place, code, sentence);
}

bool pl_yaml_fail_character(const struct pl_yaml_text *text, size_t character, enum pl_code code,
			    const char *sentence)
{
	struct pl_yaml_cursor place = text->origin;

	pl_yaml_move(&place, text->bytes, character);
	return pl_yaml_fail(text, &place, code, sentence);
}

bool pl_yaml_check(struct pl_yaml_text *text)
{
	struct pl_str bytes = text->bytes;
	const char *nul = bytes.len ? memchr(bytes.at, 0, bytes.len) : NULL;
	size_t valid;

	if (bytes.len > MAX_BYTES)
		return pl_yaml_fail(text, &text->origin, PL_LIMIT,
				    "the file is larger than the 1 MiB allowed");
	if (pl_str_starts(bytes, "\xFF\xFE") || pl_str_starts(bytes, "\xFE\xFF"))
		return pl_yaml_fail(text, &text->origin, PL_SYNTAX,
				    "the file is UTF-16; save it as UTF-8");
	valid = pl_utf8_check(bytes);
	if (nul && (size_t)(nul - bytes.at) <= valid)
		return pl_yaml_fail_byte(
			text, (size_t)(nul - bytes.at), PL_SYNTAX,
			"the character NUL stands here, which no text holds; is this "
			"file UTF-8 text?");
	if (valid < bytes.len)
		return pl_yaml_fail_byte(
			text, valid, PL_SYNTAX,
			"the bytes from here on are not UTF-8; save the file as UTF-8");
	if (pl_str_starts(bytes, "\xEF\xBB\xBF"))
		text->origin.byte = 3;
	return true;
}

const char pl_yaml_no_tags[] = "tags (!name) are not read; take it away, or put the text in quotes";

static const struct pl_yaml_trouble troubles[] = {
	{ "found unknown escape character", false,
	  "double quotes do not know this backslash; use single quotes for a pattern, or write "
	  "the backslash twice" },
	{ "mapping values are not allowed in this context", false,
	  "a ':' cannot stand here; put a text that holds ': ' in quotes, or mend the "
	  "indentation" },
	{ "block sequence entries are not allowed in this context", false,
	  "a list item '- ' cannot stand here; begin the list on a line of its own" },
	{ "did not find expected key", false,
	  "this does not line up with the keys above it, or a text before it should be in quotes" },
	{ "did not find expected '-' indicator", false,
	  "this does not line up with the list above it; indent it, or begin it with '- '" },
	{ "could not find expected ':'", true,
	  "a key must be followed by ':' and its value; put text of several lines in quotes" },
	{ "did not find expected ',' or ']'", true,
	  "the list opened here with '[' is not closed with ']', or a ',' is missing in it" },
	{ "did not find expected ',' or '}'", true,
	  "the map opened here with '{' is not closed with '}', or a ',' is missing in it" },
	{ "found unexpected end of stream", true, "the quote opened here is never closed" },
	{ "found unexpected document indicator", true,
	  "the quote opened here is not closed before the next '---' or '...'" },
	{ "did not find expected <document start>", false,
	  "nothing more can follow here; the document's value has ended" },
	{ "found a tab character that violates indentation", false,
	  "a tab cannot indent YAML; use spaces" },
	{ "found a tab character where an indentation space is expected", false,
	  "a tab cannot indent YAML; use spaces" },
	{ "found unknown directive name", true,
	  "a line cannot begin with '%' here; put the text in quotes" },
	{ "did not find expected alphabetic or numeric character", true,
	  "a text cannot begin with '*' or '&'; put it in quotes" },
	{ "did not find expected whitespace or line break", true,
	  "a text cannot begin with '!' or '%'; put it in quotes" },
	{ "did not find expected tag URI", true, "a text cannot begin with '!'; put it in quotes" },
	{ "found undefined tag handle", true, pl_yaml_no_tags },
	{ "did not find expected comment or line break", true,
	  "after '|' or '>' the text begins on the next line; to begin a text with them, put it "
	  "in quotes" },
	{ "mapping keys are not allowed in this context", false,
	  "a text cannot begin with '? '; put it in quotes" },
	{ "did not find expected node content", false, "a key or value is missing here" },
};

const struct pl_yaml_trouble *pl_yaml_trouble(const char *problem)
{
	for (size_t i = 0; i < sizeof(troubles) / sizeof(*troubles); i++) {
		if (!strcmp(problem, troubles[i].problem))
			return &troubles[i];
	}
	return NULL;
}
