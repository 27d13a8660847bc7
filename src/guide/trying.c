/* Trying: the verbs that check a draft, mend it and keep it. */
#include "guide/draft.h"

#include "base/unicode.h"
#include "guide/findings.h"

/* --- try ------------------------------------------------------------------------------- */

/* The example of the practice that is open: drafts are French in both languages. */
static bool try_example(struct pl_walk *walk, struct pl_str which)
{
	const struct pl_practice *practice =
		walk->here.mode == PL_MODE_practice
			? pl_shelf_find(walk->setup.shelf, walk->here.name)
			: NULL;
	bool good = pl_str_is(which, "good") || pl_str_is(which, "bon");
	bool bad = pl_str_is(which, "bad") || pl_str_is(which, "mauvais");
	struct pl_str text;

	if (!practice || !(good || bad))
		return false;
	text = pl_ref_str(good ? &practice->good.fr : &practice->bad.fr);
	if (!text.len)
		return false;
	pl_draft_example(walk, text);
	return true;
}

static bool try_file(struct pl_walk *walk, struct pl_str path)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf bytes = { 0 };
	struct pl_str name = pl_view_keep(&walk->view, path);
	bool there = doors->read && pl_str_find(path, PL_STR("\n"), 0) == SIZE_MAX &&
		     doors->exists && doors->exists(doors->context, name.at);

	if (!there)
		return false;
	if (doors->read(doors->context, name.at, &bytes, &err))
		pl_draft_try(walk, pl_buf_str(&bytes), name);
	else
		pl_walk_trouble(walk, &err);
	pl_buf_release(&bytes);
	return true;
}

/* "texte.txt", "dossier/texte": no draft looks so. */
static bool looks_like_file(struct pl_str text)
{
	size_t last = text.len;

	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == ' ' || text.at[i] == '\n')
			return false;
		last = text.at[i] == '.' || text.at[i] == '/' ? i : last;
	}
	return last + 1 < text.len;
}

static void try(struct pl_walk *walk, struct pl_str rest)
{
	if (!rest.len) {
		pl_walk_go(walk, PL_MODE_entry, walk->here.name);
		return;
	}
	if (try_example(walk, rest) || try_file(walk, rest))
		return;
	if (looks_like_file(rest))
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("there is no file %.*s"),
			    PL_ARGS(rest));
	else
		pl_draft_try(walk, rest, PL_STR(""));
}

static void show(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	if (pl_draft_is_there(walk))
		pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
}

/* --- why, count ------------------------------------------------------------------------- */

static void why(struct pl_walk *walk, struct pl_str rest)
{
	const struct pl_draft *draft;
	size_t i;

	if (!pl_draft_is_there(walk))
		return;
	draft = pl_draft_of(walk);
	i = pl_draft_finding(walk, rest.len ? rest : PL_STR("1"));
	if (!i)
		return;
	pl_walk_open_finding(walk, draft->findings, i - 1);
}

static void count(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	if (!pl_draft_is_there(walk))
		return;
	pl_view_say(&walk->view, PL_VIEW_HEADING, N_("Length on each network"));
	pl_view_lengths(&walk->view, pl_draft_of(walk)->findings);
}

/* --- for -------------------------------------------------------------------------------- */

void pl_walk_unknown_network(struct pl_walk *walk, struct pl_str word)
{
	const char *nearest = pl_networks_nearest(&walk->setup.rules->networks, word);

	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no network is called '%.*s'"), PL_ARGS(word));
	if (nearest)
		pl_view_say(&walk->view, PL_VIEW_HINT, N_("did you mean '%s'?"), nearest);
}

/* The networks that the words name; false when one is unknown, which was told. */
static bool read_networks(struct pl_walk *walk, struct pl_str words, uint64_t *networks)
{
	while (words.len) {
		size_t blank = pl_str_find(words, PL_STR(" "), 0);
		size_t end = blank == SIZE_MAX ? words.len : blank;
		struct pl_str word = pl_str_cut(words, 0, end);
		int place = pl_networks_find(&walk->setup.rules->networks, word);

		if (place < 0) {
			pl_walk_unknown_network(walk, word);
			return false;
		}
		*networks |= UINT64_C(1) << place;
		words = pl_str_trim(pl_str_cut(words, end, words.len));
	}
	return true;
}

static void tell_networks(struct pl_walk *walk, uint64_t networks)
{
	const struct pl_networks *known = &walk->setup.rules->networks;
	struct pl_buf names = { 0 };

	for (size_t i = 0; i < known->n; i++) {
		struct pl_str title = pl_network_title(known->at[i], walk->lang);

		if (networks >> i & 1)
			pl_buf_printf(&names, "%s%.*s", names.len ? ", " : "", PL_ARGS(title));
	}
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("Drafts are for %s."),
		    names.len ? names.at : pl_tr(walk->lang, N_("every network")));
	walk->view.blocks.failed |= names.failed;
	pl_buf_release(&names);
}

static void aim(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_draft *draft = pl_draft_of(walk);
	uint64_t networks = 0;

	if (!draft || !read_networks(walk, rest, &networks))
		return;
	draft->networks = networks;
	draft->aimed = networks != 0;
	tell_networks(walk, networks);
	if (draft->findings &&
	    pl_draft_set(walk, pl_buf_str(&draft->text), pl_buf_str(&draft->file)))
		pl_walk_go(walk, PL_MODE_draft, PL_STR(""));
}

/* --- save ------------------------------------------------------------------------------- */

/* brouillon.txt, or the first of brouillon-2.txt and so on that is not there. */
static struct pl_str free_name(struct pl_walk *walk)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	const char *stem = pl_tr(walk->lang, N_("draft"));
	struct pl_str name = pl_arena_printf(walk->view.arena, "%s.txt", stem);

	for (unsigned i = 2; i < 1000 && doors->exists && doors->exists(doors->context, name.at);
	     i++)
		name = pl_arena_printf(walk->view.arena, "%s-%u.txt", stem, i);
	return name;
}

static void save(struct pl_walk *walk, struct pl_str rest)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	const struct pl_draft *draft;
	struct pl_str path;

	if (!pl_draft_is_there(walk))
		return;
	draft = pl_draft_of(walk);
	path = pl_view_keep(&walk->view, rest.len ? rest : pl_buf_str(&draft->file));
	if (!path.len)
		path = free_name(walk);
	if (doors->exists && doors->exists(doors->context, path.at))
		pl_walk_go(walk, PL_MODE_sure, path);
	else
		pl_draft_write(walk, path);
}

const struct pl_verb pl_verbs_trying[] = {
	{ .name = "try",
	  .french = "essayer",
	  .others = "t e essai",
	  .operand = N_("[FILE|TEXT|good|bad]"),
	  .help = N_("check a draft: one that you type next, a file, or the page's own example"),
	  .words = PL_WORDS_FILES | PL_WORDS_HASHTAGS,
	  .secret = true,
	  .run = try },
	{ .name = "draft",
	  .french = "brouillon",
	  .others = "check verifier",
	  .help = N_("the draft and what the rules say of it"),
	  .run = show },
	{ .name = "fix",
	  .french = "corriger",
	  .others = "f",
	  .operand = N_("[NUMBER|all|none]"),
	  .help = N_("take the safe remedies; one; all, also those to choose; or none, and take "
		     "the last ones back"),
	  .run = pl_draft_fix },
	{ .name = "undo",
	  .french = "défaire",
	  .others = "annuler",
	  .help = N_("take the last remedies back"),
	  .run = pl_draft_undo },
	{ .name = "why",
	  .french = "pourquoi",
	  .others = "w p",
	  .operand = N_("[NUMBER]"),
	  .help = N_("open the practice behind a finding"),
	  .run = why },
	{ .name = "count",
	  .french = "compter",
	  .others = "longueur length",
	  .help = N_("the draft's length on each network"),
	  .run = count },
	{ .name = "for",
	  .french = "pour",
	  .operand = N_("[NETWORK]…"),
	  .help = N_("the networks that drafts are for, when they do not say; none: every one"),
	  .words = PL_WORDS_NETWORKS,
	  .run = aim },
	{ .name = "save",
	  .french = "enregistrer",
	  .others = "sauver sauvegarder",
	  .operand = N_("[FILE]"),
	  .help = N_("keep the draft in a file; what is there already is asked about"),
	  .words = PL_WORDS_FILES,
	  .run = save },
	{ 0 },
};
