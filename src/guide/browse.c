/* Reading: the verbs that lead from page to page. */
#include "guide/mode.h"

#include "guide/exercise.h"

/* --- opening ------------------------------------------------------------------------- */

/* A number of the last list, or what is called exactly so. */
static bool open_exactly(struct pl_walk *walk, struct pl_str name)
{
	uint64_t number;

	if (pl_str_number(name, &number)) {
		name = pl_walk_listed(walk, number);
		if (!name.len)
			return false;
	}
	return pl_walk_go(walk, PL_MODE_practice, name) ||
	       pl_walk_go(walk, PL_MODE_chapter, name) || pl_walk_go(walk, PL_MODE_guide, name) ||
	       pl_walk_go(walk, PL_MODE_rule, name) || pl_walk_open_network(walk, name) ||
	       (pl_exercise_find(walk->setup.shelf, name) &&
		pl_walk_go(walk, PL_MODE_exercise, name));
}

/* "accroche" for facebook/texte/accroche: the one name that ends so, or that has it in it. */
static struct pl_str name_with(const struct pl_walk *walk, struct pl_str part, bool at_end)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	struct pl_str only = PL_STR("");
	uint32_t n_chapters = pl_shelf_chapters(shelf), n = 0;

	for (uint32_t i = 0; i < n_chapters + pl_shelf_practices(shelf); i++) {
		struct pl_str name = pl_ref_str(
			i < n_chapters ? &pl_shelf_chapter(shelf, i)->name
				       : &pl_shelf_practice(shelf, i - n_chapters)->name);
		size_t at = pl_str_find(name, part, 0);

		if (at == SIZE_MAX || (at_end && (!pl_str_ends(name, part.at) ||
						  name.at[name.len - part.len - 1] != '/')))
			continue;
		only = name;
		n++;
	}
	return n == 1 ? only : PL_STR("");
}

/* facebook/accroche: a guide and a practice of it, whatever the chapter between them. */
static struct pl_str name_across(const struct pl_walk *walk, struct pl_str name)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	size_t slash = pl_str_find(name, PL_STR("/"), 0);
	const char *guide, *practice;

	if (slash == SIZE_MAX)
		return PL_STR("");
	guide = pl_arena_str(walk->view.arena, pl_str_cut(name, 0, slash + 1)).at;
	practice = pl_arena_str(walk->view.arena, pl_str_cut(name, slash, name.len)).at;
	for (uint32_t i = 0; i < pl_shelf_practices(shelf); i++) {
		struct pl_str full = pl_ref_str(&pl_shelf_practice(shelf, i)->name);

		if (pl_str_starts(full, guide) && pl_str_ends(full, practice))
			return full;
	}
	return PL_STR("");
}

/* What is called nearly so: the end of a name, a part of one, or a guide's practice. */
static bool open_nearly(struct pl_walk *walk, struct pl_str name)
{
	struct pl_str ended = pl_arena_str(walk->view.arena, name), full;

	if (name.len < 3)
		return false;
	full = name_across(walk, ended);
	if (!full.len)
		full = name_with(walk, ended, true);
	if (!full.len)
		full = name_with(walk, ended, false);
	return full.len && open_exactly(walk, full);
}

static const char *openable(const void *context, size_t i)
{
	const struct pl_shelf *shelf = ((const struct pl_walk *)context)->setup.shelf;
	size_t guides = pl_shelf_guides(shelf), chapters = pl_shelf_chapters(shelf);

	if (i < guides)
		return pl_ref_str(&pl_shelf_guide(shelf, (uint32_t)i)->name).at;
	i -= guides;
	if (i < chapters)
		return pl_ref_str(&pl_shelf_chapter(shelf, (uint32_t)i)->name).at;
	i -= chapters;
	return i < pl_shelf_practices(shelf)
		       ? pl_ref_str(&pl_shelf_practice(shelf, (uint32_t)i)->name).at
		       : NULL;
}

static void tell_nothing(struct pl_walk *walk, struct pl_str name)
{
	const char *nearest = pl_nearest(name, openable, walk);
	uint64_t number;

	if (!nearest)
		nearest = pl_ruleset_nearest(walk->setup.rules, name);
	if (pl_str_number(name, &number))
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("the last list has no number %.*s: it goes up to %zu"),
			    PL_ARGS(name), walk->listed.n);
	else if (nearest)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("nothing is called '%.*s'; did you mean '%s'?"), PL_ARGS(name),
			    nearest);
	else
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("nothing is called '%.*s'; search %.*s looks for it"), PL_ARGS(name),
			    PL_ARGS(name));
}

void pl_walk_open(struct pl_walk *walk, struct pl_str name)
{
	if (!name.len)
		name = PL_STR("1");
	if (!open_exactly(walk, name) && !open_nearly(walk, name))
		tell_nothing(walk, name);
}

bool pl_walk_open_exactly(struct pl_walk *walk, struct pl_str name)
{
	return open_exactly(walk, name);
}

/* --- from page to page ------------------------------------------------------------------ */

static void contents(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_go(walk, PL_MODE_contents, PL_STR(""));
}

static void back(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	if (!pl_walk_back(walk))
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("This is where you started."));
}

static void again(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_go(walk, walk->here.mode, walk->here.name);
}

/* The place on the shelf of what is open, among things of its kind; UINT32_MAX: none. */
static uint32_t place_of(const struct pl_walk *walk)
{
	const struct pl_shelf *shelf = walk->setup.shelf;
	uint32_t n = walk->here.mode == PL_MODE_practice  ? pl_shelf_practices(shelf)
		     : walk->here.mode == PL_MODE_chapter ? pl_shelf_chapters(shelf)
		     : walk->here.mode == PL_MODE_guide   ? pl_shelf_guides(shelf)
							  : 0;

	for (uint32_t i = 0; i < n; i++) {
		if (pl_str_same(pl_shelf_name(shelf, walk->here.mode, i), walk->here.name))
			return i;
	}
	return UINT32_MAX;
}

static void go_by(struct pl_walk *walk, int step)
{
	struct pl_str name = PL_STR("");
	uint32_t place = place_of(walk);

	if (walk->here.mode == PL_MODE_contents && step > 0)
		name = pl_shelf_name(walk->setup.shelf, PL_MODE_guide, 0);
	else if (place != UINT32_MAX && (step > 0 || place > 0))
		name = pl_shelf_name(walk->setup.shelf, walk->here.mode,
				     step > 0 ? place + 1 : place - 1);
	if (!name.len || !pl_walk_open_exactly(walk, name))
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    step > 0 ? N_("There is nothing behind this page.")
				     : N_("There is nothing before this page."));
}

static void next(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	go_by(walk, 1);
}

static void previous(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	go_by(walk, -1);
}

static void up(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_str name = walk->here.name;
	struct pl_rule_at at;

	(void)rest;
	if (walk->here.mode == PL_MODE_rule &&
	    pl_ruleset_find(walk->setup.rules, walk->here.name, &at) &&
	    open_exactly(walk, pl_ref_str(&at.rule->practice)))
		return;
	if (walk->here.mode == PL_MODE_network && !pl_str_is(name, PL_NETWORKS) &&
	    pl_walk_open_network(walk, PL_STR("")))
		return;
	while (name.len && name.at[name.len - 1] != '/')
		name.len--;
	if (name.len)
		name.len--;
	if (!name.len || !open_exactly(walk, name))
		contents(walk, rest);
}

static void networks(struct pl_walk *walk, struct pl_str rest)
{
	if (!pl_walk_open_network(walk, rest))
		pl_walk_unknown_network(walk, rest);
}

/* --- searching -------------------------------------------------------------------------- */

static void search(struct pl_walk *walk, struct pl_str rest)
{
	if (!rest.len)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("search wants a word, as in: search image"));
	else
		pl_walk_search(walk, rest);
}

/* --- what is near ------------------------------------------------------------------------ */

static bool has_rule(const struct pl_practice *practice, struct pl_str rule)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &practice->rules);

	for (uint32_t i = 0; i < practice->rules.n; i++) {
		if (pl_str_same(pl_ref_str(&names[i]), rule))
			return true;
	}
	return false;
}

static bool shares_rule(const struct pl_practice *one, const struct pl_practice *other)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &one->rules);

	for (uint32_t i = 0; i < one->rules.n; i++) {
		if (has_rule(other, pl_ref_str(&names[i])))
			return true;
	}
	return false;
}

static struct pl_str chapter_of(struct pl_str name)
{
	while (name.len && name.at[name.len - 1] != '/')
		name.len--;
	return name;
}

/* Practices that are checked by the same rules, then those of the same chapter. */
static void list_practices(struct pl_walk *walk, const struct pl_practice *practice, bool by_rule)
{
	struct pl_str chapter = chapter_of(pl_ref_str(&practice->name));

	for (uint32_t i = 0; i < pl_shelf_practices(walk->setup.shelf); i++) {
		const struct pl_practice *other = pl_shelf_practice(walk->setup.shelf, i);
		struct pl_str name = pl_ref_str(&other->name);
		bool shares = shares_rule(practice, other);

		if (other != practice &&
		    (by_rule ? shares : !shares && pl_str_same(chapter_of(name), chapter)))
			pl_view_item(&walk->view, pl_text_in(&other->title, walk->lang), name,
				     true);
	}
}

/* Rules that check the practice. */
static void list_rules(struct pl_walk *walk, struct pl_str practice)
{
	struct pl_rule_walk rules = { 0 };
	struct pl_rule_at at;

	while (pl_ruleset_next(walk->setup.rules, &rules, &at)) {
		if (practice.len && pl_str_same(pl_ref_str(&at.rule->practice), practice))
			pl_view_item(&walk->view, pl_text_in(&at.rule->title, walk->lang),
				     pl_ref_str(&at.rule->name), true);
	}
}

static void related(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_str name = walk->here.name;
	const struct pl_practice *practice;
	struct pl_rule_at at;

	(void)rest;
	if (walk->here.mode == PL_MODE_rule && pl_ruleset_find(walk->setup.rules, name, &at))
		name = pl_ref_str(&at.rule->practice);
	practice = pl_shelf_find(walk->setup.shelf, name);
	if (!practice) {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("only practices and rules have others near them: open one first"));
		return;
	}
	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("Near to “%.*s”"),
		    PL_ARGS(pl_text_in(&practice->title, walk->lang)));
	list_rules(walk, name);
	list_practices(walk, practice, true);
	list_practices(walk, practice, false);
}

/* --- marks ------------------------------------------------------------------------------- */

static bool can_be_marked(const struct pl_walk *walk)
{
	return walk->here.name.len &&
	       (walk->here.mode == PL_MODE_practice || walk->here.mode == PL_MODE_chapter ||
		walk->here.mode == PL_MODE_guide || walk->here.mode == PL_MODE_rule ||
		walk->here.mode == PL_MODE_network);
}

static void mark(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	if (!can_be_marked(walk)) {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("only pages of guides and rules can be marked: open one first"));
		return;
	}
	pl_store_put(&walk->store, "marks", walk->here.name,
		     pl_str_of(pl_modes[walk->here.mode]->name));
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("Marked: %.*s; marks shows all."),
		    PL_ARGS(walk->here.name));
}

static void unmark(struct pl_walk *walk, struct pl_str rest)
{
	uint64_t number;
	struct pl_str name = rest.len ? rest : walk->here.name;

	if (pl_str_number(rest, &number))
		name = pl_walk_listed(walk, number);
	if (!name.len || !pl_store_get(&walk->store, "marks", name)) {
		pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("nothing is marked there"));
		return;
	}
	pl_store_drop(&walk->store, "marks", name);
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("No longer marked: %.*s."), PL_ARGS(name));
}

static void marks(struct pl_walk *walk, struct pl_str rest)
{
	(void)rest;
	pl_walk_go(walk, PL_MODE_marks, PL_STR(""));
}

const struct pl_verb pl_verbs_browsing[] = {
	{ .name = "contents",
	  .french = "sommaire",
	  .others = "guides accueil home",
	  .help = N_("all guides"),
	  .run = contents },
	{ .name = "open",
	  .french = "ouvrir",
	  .others = "o lire",
	  .operand = N_("NUMBER|NAME"),
	  .help = N_("open what a list shows under that number, or what is called so"),
	  .words = PL_WORDS_GUIDES | PL_WORDS_PRACTICES | PL_WORDS_RULES | PL_WORDS_NETWORKS,
	  .run = pl_walk_open },
	{ .name = "next",
	  .french = "suivant",
	  .others = "n suivante",
	  .help = N_("the next page"),
	  .run = next },
	{ .name = "previous",
	  .french = "précédent",
	  .others = "prev precedente",
	  .help = N_("the page before"),
	  .run = previous },
	{ .name = "back",
	  .french = "retour",
	  .others = "b r",
	  .help = N_("where you were before"),
	  .run = back },
	{ .name = "up",
	  .french = "monter",
	  .others = "u haut",
	  .help = N_("the chapter of a practice, the guide of a chapter"),
	  .run = up },
	{ .name = "again", .french = "revoir", .help = N_("show this page again"), .run = again },
	{ .name = "networks",
	  .french = "réseaux",
	  .others = "network reseau",
	  .operand = N_("[NETWORK]"),
	  .help = N_("the limits of a network, and what counts there most"),
	  .words = PL_WORDS_NETWORKS,
	  .run = networks },
	{ .name = "search",
	  .french = "chercher",
	  .others = "s c recherche rechercher find",
	  .operand = N_("WORD…"),
	  .help = N_("pages that speak of it, the nearest first; a blank in front keeps it out of "
		     "the history"),
	  .words = PL_WORDS_HASHTAGS,
	  .run = search },
	{ .name = "related",
	  .french = "voisins",
	  .others = "proches voisines",
	  .help = N_("rules and practices near to this one"),
	  .run = related },
	{ .name = "mark",
	  .french = "marquer",
	  .others = "bookmark signet",
	  .help = N_("mark this page, to find it again"),
	  .run = mark },
	{ .name = "unmark",
	  .french = "démarquer",
	  .operand = N_("[NUMBER|NAME]"),
	  .help = N_("take the mark away"),
	  .run = unmark },
	{ .name = "marks",
	  .french = "marques",
	  .others = "bookmarks signets",
	  .help = N_("the pages that are marked"),
	  .run = marks },
	{ 0 },
};
