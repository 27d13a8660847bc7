/* What emoji and signs are called when read aloud. */
#include "post/name.h"

#include <string.h>

#include "post/chars.h"

/* --- the table -------------------------------------------------------------------------- */

/* A row is three texts, each with its NUL: the sequence without U+FE0F, its name in French
 * and in English.  Rows lie one behind the other, sorted by bytes. */
#define ROW(text, id) char r##id[sizeof(text)];
struct rows {
#include "names.inc"
};
#undef ROW

#define ROW(text, id) text,
static const struct rows rows = {
#include "names.inc"
};
#undef ROW

#define ROW(text, id) offsetof(struct rows, r##id),
static const uint32_t starts[] = {
#include "names.inc"
};
#undef ROW

enum { N_ROWS = sizeof(starts) / sizeof(*starts) };

static const char *row_at(size_t i)
{
	return (const char *)&rows + starts[i];
}

/* The row of a sequence that ends with NUL, or NULL. */
static const char *find_row(const char *key)
{
	size_t low = 0, high = N_ROWS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(row_at(middle), key);

		if (!order)
			return row_at(middle);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static const char *row_name(const char *row, enum pl_lang lang)
{
	const char *french = row + strlen(row) + 1;

	return lang == PL_FR ? french : french + strlen(french) + 1;
}

/* --- a sequence --------------------------------------------------------------------------- */

enum {
	TONE_FIRST = 0x1F3FB,
	TONE_LAST = 0x1F3FF,
	LONGEST = 96, /* bytes; a family of four with a tone each has 62 */
	MOST_TONES = 2,
};

/* Being named.  Longer sequences than any that has a name are cut. */
struct sequence {
	char key[LONGEST + 1];         /* as rows have it */
	char base[LONGEST + 1];        /* the same without its tones */
	const char *tones[MOST_TONES]; /* rows of those that differ */
	size_t n_tones, n_toned;       /* of these; of all characters that are tones */
};

static void append(char *text, struct pl_str more)
{
	size_t len = strlen(text);

	if (len + more.len <= LONGEST)
		memcpy(text + len, more.at, more.len);
}

static void note_tone(struct sequence *sequence, struct pl_str tone)
{
	char key[LONGEST + 1] = "";
	const char *row;

	append(key, tone);
	row = find_row(key);
	sequence->n_toned++;
	if (row && sequence->n_tones < MOST_TONES &&
	    (!sequence->n_tones || sequence->tones[sequence->n_tones - 1] != row))
		sequence->tones[sequence->n_tones++] = row;
}

static void read_sequence(struct sequence *sequence, struct pl_str text)
{
	*sequence = (struct sequence){ 0 };
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t code = pl_utf8_next(text, &at);
		struct pl_str one = pl_str_cut(text, start, at);

		if (code == PL_EMOJI_STYLE || code == PL_TEXT_STYLE)
			continue;
		append(sequence->key, one);
		if (code >= TONE_FIRST && code <= TONE_LAST)
			note_tone(sequence, one);
		else
			append(sequence->base, one);
	}
}

/* --- with its tones ------------------------------------------------------------------------ */

static void add_tones(struct pl_buf *list, const struct sequence *sequence, enum pl_lang lang)
{
	for (size_t i = 0; i < sequence->n_tones; i++) {
		if (list->len)
			pl_buf_puts(list, ", ");
		pl_buf_puts(list, row_name(sequence->tones[i], lang));
	}
}

/* "homme et femme" with a comma. */
static void add_rest(struct pl_buf *list, const char *rest, enum pl_lang lang)
{
	const char *and = lang == PL_FR ? strstr(rest, " et ") : NULL;

	if (*rest && list->len)
		pl_buf_puts(list, ", ");
	if (and)
		pl_buf_printf(list, "%.*s, %s", (int)(and-rest), rest, and+4);
	else
		pl_buf_puts(list, rest);
}

/* The list with "et" for its last comma, in French. */
static void add_list(struct pl_buf *out, struct pl_str list, enum pl_lang lang)
{
	size_t at = list.len;

	while (at && list.at[at - 1] != ',')
		at--;
	if (lang != PL_FR || !at) {
		pl_buf_add(out, list);
		return;
	}
	pl_buf_add(out, pl_str_cut(list, 0, at - 1));
	pl_buf_puts(out, " et");
	pl_buf_add(out, pl_str_cut(list, at, list.len));
}

/* As CLDR does ("femme : peau mate et cheveux roux"): one tone stands before what the name
 * goes on with, those of two people behind it.  src/gen/names.awk does the same, and
 * leaves out the rows that this makes. */
static void add_toned(struct pl_buf *out, const struct sequence *sequence, const char *name,
		      enum pl_lang lang)
{
	const char *joint = lang == PL_FR ? "\u202f: " : ": ";
	const char *rest = strstr(name, joint);
	size_t head = rest ? (size_t)(rest - name) : strlen(name);
	struct pl_buf list = { 0 };

	rest = rest ? rest + strlen(joint) : "";
	if (sequence->n_toned < 2)
		add_tones(&list, sequence, lang);
	add_rest(&list, rest, lang);
	if (sequence->n_toned > 1)
		add_tones(&list, sequence, lang);
	pl_buf_add(out, (struct pl_str){ name, head });
	pl_buf_puts(out, joint);
	add_list(out, pl_buf_str(&list), lang);
	out->failed |= list.failed;
	pl_buf_release(&list);
}

static bool add_whole(struct pl_buf *out, struct pl_str text, enum pl_lang lang)
{
	struct sequence sequence;
	const char *row;

	read_sequence(&sequence, text);
	row = find_row(sequence.key);
	if (row) {
		pl_buf_puts(out, row_name(row, lang));
		return true;
	}
	row = sequence.n_tones ? find_row(sequence.base) : NULL;
	if (row)
		add_toned(out, &sequence, row_name(row, lang), lang);
	return row != NULL;
}

/* Joined by nobody but who wrote it: each part by its name. */
static bool add_parts(struct pl_buf *out, struct pl_str text, enum pl_lang lang)
{
	size_t before = out->len, start = 0;

	for (size_t at = 0; start < text.len;) {
		size_t end = at;
		bool last = at >= text.len;

		if (!last && pl_utf8_next(text, &at) != PL_JOINER)
			continue;
		if (start > 0)
			pl_buf_puts(out, ", ");
		if (!add_whole(out, pl_str_cut(text, start, end), lang)) {
			pl_buf_cut(out, before);
			return false;
		}
		start = last ? text.len : at;
	}
	return out->len > before;
}

bool pl_name_add(struct pl_buf *out, struct pl_str sequence, enum pl_lang lang)
{
	return sequence.len && (add_whole(out, sequence, lang) || add_parts(out, sequence, lang));
}

bool pl_name_has(struct pl_str character)
{
	char key[LONGEST + 1] = "";

	append(key, character);
	return key[0] && find_row(key);
}
