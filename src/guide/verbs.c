/* The table of verbs that hold everywhere, and finding the one that was typed. */
#include "guide/draft.h"

#include "base/unicode.h"

const struct pl_verb_group pl_verb_groups[] = {
	{ N_("To read"), pl_verbs_browsing },
	{ N_("To try a draft"), pl_verbs_trying },
	{ N_("To practise"), pl_verbs_practising },
	{ N_("To leave, to be helped"), pl_verbs_leaving },
	{ 0 },
};

/* --- finding --------------------------------------------------------------------------- */

/* The first word, as verbs are compared: in lower case, without accents. */
static void fold_word(struct pl_buf *out, struct pl_str line, size_t *end)
{
	size_t at = 0;

	while (at < line.len && line.at[at] != ' ' && line.at[at] != '\t' && line.at[at] != '\n')
		at++;
	*end = at;
	if (pl_utf8_check(line) == line.len)
		out->failed |= !pl_fold(out, pl_str_cut(line, 0, at), NULL);
}

static bool is_folded(const char *name, struct pl_str word)
{
	struct pl_buf folded = { 0 };
	bool same =
		pl_fold(&folded, pl_str_of(name), NULL) && pl_str_same(pl_buf_str(&folded), word);

	pl_buf_release(&folded);
	return same;
}

static bool is_among(const char *others, struct pl_str word)
{
	struct pl_str rest = pl_str_of(others);

	while (rest.len) {
		size_t blank = pl_str_find(rest, PL_STR(" "), 0);
		size_t end = blank == SIZE_MAX ? rest.len : blank;

		if (pl_str_same(pl_str_cut(rest, 0, end), word))
			return true;
		rest = pl_str_cut(rest, end < rest.len ? end + 1 : end, rest.len);
	}
	return false;
}

/* Four words, of which the first has a capital: people type commands otherwise. */
static bool is_sentence(struct pl_str line)
{
	size_t at = 0, blanks = 0;

	for (size_t i = 0; i < line.len; i++)
		blanks += line.at[i] == ' ';
	return blanks > 2 && pl_utf8_check(line) == line.len &&
	       pl_is_upper(pl_utf8_next(line, &at));
}

static const struct pl_verb *find(const struct pl_verb *verbs, struct pl_str word)
{
	for (const struct pl_verb *verb = verbs; verb && verb->name; verb++) {
		if (pl_str_is(word, verb->name) || is_folded(verb->french, word) ||
		    is_among(verb->others, word))
			return verb;
	}
	return NULL;
}

const struct pl_verb pl_verbs_out[] = {
	{ .name = "quit",
	  .french = "quitter",
	  .help = N_("leave"),
	  .bare = true,
	  .run = pl_walk_quit },
	{ 0 },
};

/* The mode's own, then those that hold everywhere. */
static const struct pl_verb *find_anywhere(const struct pl_mode *mode, struct pl_str word)
{
	const struct pl_verb *verb = find(mode->verbs, word);

	for (size_t i = 0; !verb && pl_verb_groups[i].heading; i++)
		verb = find(pl_verb_groups[i].verbs, word);
	return verb;
}

/* In a mode that listens, its own verbs alone, as they are written, and with no more behind
 * them than they can take; what can be said everywhere only where nothing else is meant. */
static const struct pl_verb *find_among_answers(const struct pl_mode *mode, struct pl_str line,
						struct pl_str word, struct pl_str rest)
{
	const struct pl_verb *verb = find(mode->verbs, word);
	bool one_word = pl_str_find(rest, PL_STR(" "), 0) == SIZE_MAX;

	if (!verb)
		verb = mode->obeys && !rest.len && word.len > 1 ? find_anywhere(mode, word)
								: find(pl_verbs_out, word);
	if (!verb || line.at[0] < 'a' || line.at[0] > 'z')
		return NULL;
	return !rest.len || (!verb->bare && verb->operand && one_word) ? verb : NULL;
}

const struct pl_verb *pl_verb_of(enum pl_mode_number number, struct pl_str line,
				 struct pl_str *rest)
{
	const struct pl_mode *mode = pl_modes[number];
	struct pl_buf word = { 0 };
	const struct pl_verb *verb = NULL;
	bool listens = mode->listens;
	size_t end;

	line = pl_str_trim(line);
	if (pl_str_starts(line, ":")) {
		listens = false;
		line = pl_str_trim(pl_str_cut(line, 1, line.len));
	}
	fold_word(&word, line, &end);
	*rest = pl_str_trim(pl_str_cut(line, end, line.len));
	if (word.len && (listens || !is_sentence(line)))
		verb = listens ? find_among_answers(mode, line, pl_buf_str(&word), *rest)
			       : find_anywhere(mode, pl_buf_str(&word));
	pl_buf_release(&word);
	return verb;
}

bool pl_walk_said(struct pl_str rest, const char *en, const char *fr)
{
	return pl_str_is_nocase(rest, en) || pl_str_is_nocase(rest, fr);
}

struct pl_str pl_verb_word(const struct pl_walk *walk, const struct pl_verb *verb)
{
	return pl_str_of(walk->lang == PL_FR ? verb->french : verb->name);
}

/* --- what is none --------------------------------------------------------------------------- */

/* The i-th name of all verbs that could be said here, English and French in turn. */
static const char *verb_name(const void *context, size_t i)
{
	const struct pl_walk *walk = context;
	const struct pl_verb *verb = pl_modes[walk->here.mode]->verbs;
	size_t at = i / 2;

	for (; verb && verb->name; verb++) {
		if (!at--)
			return i % 2 ? verb->french : verb->name;
	}
	for (size_t group = 0; pl_verb_groups[group].heading; group++) {
		for (verb = pl_verb_groups[group].verbs; verb->name; verb++) {
			if (!at--)
				return i % 2 ? verb->french : verb->name;
		}
	}
	return NULL;
}

static const char *nearest_verb(struct pl_walk *walk, struct pl_str line)
{
	size_t blank = pl_str_find(line, PL_STR(" "), 0);
	struct pl_str word = pl_str_cut(line, 0, blank == SIZE_MAX ? line.len : blank);

	return pl_utf8_check(word) == word.len ? pl_nearest(word, verb_name, walk) : NULL;
}

void pl_walk_unknown_verb(struct pl_walk *walk, struct pl_str line)
{
	const char *nearest = nearest_verb(walk, line);

	if (nearest)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("no command is called '%.*s'; did you mean '%s'?"), PL_ARGS(line),
			    nearest);
	else
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("no command is called '%.*s'; help tells them all"), PL_ARGS(line));
}

static size_t words_in(struct pl_str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += line.at[i] != ' ' && line.at[i] != '\n' &&
		     (!i || line.at[i - 1] == ' ' || line.at[i - 1] == '\n');
	return n;
}

void pl_walk_unknown(struct pl_walk *walk, struct pl_str line)
{
	enum { WORDS_OF_DRAFT = 4 };
	bool lines = pl_str_find(line, PL_STR("\n"), 0) != SIZE_MAX;

	line = pl_str_trim(line);
	if (!line.len || pl_walk_open_exactly(walk, line))
		return;
	if (lines || (words_in(line) >= WORDS_OF_DRAFT && !nearest_verb(walk, line)) ||
	    is_sentence(line))
		pl_draft_try(walk, line, PL_STR(""));
	else if (nearest_verb(walk, line) || !pl_walk_go(walk, PL_MODE_search, line))
		pl_walk_unknown_verb(walk, line);
}
