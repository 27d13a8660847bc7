/* The coach's drafts, one for each network: what the rules say, what shows first, saving them. */
#include "guide/coaching.h"

#include "guide/draft.h"
#include "guide/findings.h"
#include "guide/tally.h"
#include "post/preview.h"

/* A draft of the coach's. */
struct made {
	const struct pl_network *network;
	struct pl_buf text;
	struct pl_findings *findings;
	bool saved;
};

struct ready {
	PL_LIST(struct made) list;
};

static struct ready *ready_of(struct pl_walk *walk)
{
	return pl_mode_state(walk, PL_MODE_ready);
}

static void empty(struct ready *ready)
{
	for (size_t i = 0; i < ready->list.n; i++) {
		pl_findings_free(ready->list.at[i].findings);
		pl_buf_release(&ready->list.at[i].text);
	}
	ready->list.n = 0;
}

/* --- making them --------------------------------------------------------------------------------
 */

static bool check(const struct pl_coach *coach, struct made *made, struct pl_err *err)
{
	pl_findings_free(made->findings);
	made->findings = pl_coach_check(coach, pl_buf_str(&made->text), err);
	return made->findings;
}

static bool make_one(struct ready *ready, const struct pl_coach *coach,
		     const struct pl_network *network, struct pl_err *err)
{
	struct made *made = PL_PUSH(&ready->list);

	if (!made)
		return pl_fail_nomem(err);
	made->network = network;
	return pl_coach_draft(coach, network, &made->text, err) && check(coach, made, err);
}

static bool make(struct pl_walk *walk, struct ready *ready, struct pl_coaching *coaching)
{
	const struct pl_networks *networks = &walk->setup.rules->networks;
	uint64_t chosen = pl_coach_networks(&coaching->coach);
	struct pl_err err = { .french = walk->lang == PL_FR };
	bool ok = true;

	empty(ready);
	for (size_t i = 0; ok && i < networks->n; i++) {
		if (chosen >> i & 1)
			ok = make_one(ready, &coaching->coach, networks->at[i], &err);
	}
	if (!ok) {
		empty(ready);
		pl_walk_trouble(walk, &err);
		return false;
	}
	coaching->changed = false;
	for (size_t i = 0; i < ready->list.n; i++)
		pl_tally_add(&walk->store, ready->list.at[i].findings);
	return true;
}

/* --- showing ------------------------------------------------------------------------------------
 */

/* What shows before "see more", when that is not all. */
static void show_preview(struct pl_walk *walk, const struct made *made)
{
	const struct pl_post *post = &made->findings->post;
	struct pl_preview preview = { 0 };
	struct pl_buf shown = { 0 };

	if (!pl_preview_init(&preview, post, 0, made->network, NULL)) {
		walk->view.blocks.failed = true;
		return;
	}
	pl_preview_text(&shown, &preview, post, made->network);
	if (preview.hidden.end > preview.hidden.start)
		pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Shows before “See more”"),
				 pl_buf_str(&shown));
	else
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("All of it shows at once."));
	pl_buf_release(&shown);
	pl_preview_release(&preview);
}

/* Findings of all drafts are numbered in a row; the last number. */
static unsigned show_one(struct pl_walk *walk, const struct made *made, unsigned before)
{
	unsigned number;

	pl_view_add(&walk->view, PL_VIEW_HEADING, pl_network_title(made->network, walk->lang));
	pl_view_labelled(&walk->view, PL_VIEW_DRAFT, N_("Draft"), pl_buf_str(&made->text));
	show_preview(walk, made);
	number = pl_view_findings(&walk->view, made->findings, before);
	pl_view_length(&walk->view, made->findings);
	return number;
}

static void show_missing(struct pl_walk *walk, const struct pl_coach *coach)
{
	const struct pl_question *question = pl_coach_missing(coach);

	if (question)
		pl_view_say(&walk->view, PL_VIEW_TROUBLE,
			    N_("Something is missing (%.*s): change %.*s asks again."),
			    PL_ARGS(pl_text_in(&question->ask, walk->lang)),
			    PL_ARGS(pl_ref_str(&question->name)));
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);
	struct ready *ready = ready_of(walk);
	unsigned number = 0;

	(void)name;
	if (!coaching || !coaching->begun || !ready ||
	    (coaching->changed && !make(walk, ready, coaching)))
		return false;
	for (size_t i = 0; i < ready->list.n; i++)
		number = show_one(walk, &ready->list.at[i], number);
	show_missing(walk, &coaching->coach);
	pl_view_say(
		&walk->view, PL_VIEW_HINT,
		N_("save keeps the drafts, fix takes the safe remedies, fix 1 one of them, fix "
		   "all those to choose too; why 1 tells why; change QUESTION asks again, cancel "
		   "gives up."));
	return true;
}

/* --- mending ------------------------------------------------------------------------------------
 */

static struct pl_findings *look(void *coach, struct pl_str text, struct pl_err *err)
{
	return pl_coach_check(coach, text, err);
}

/* The draft of the finding with that number, and its place there; NULL, which is told: there is
 * none. */
static struct made *made_with(struct pl_walk *walk, struct pl_str word, size_t *finding)
{
	struct ready *ready = ready_of(walk);
	uint64_t number = 0;

	if (!pl_str_number(word, &number))
		number = 0;
	for (size_t i = 0; number && ready && i < ready->list.n; i++) {
		struct made *made = &ready->list.at[i];
		uint64_t k = 0;

		*finding = pl_shown_finding(made->findings, number);
		if (*finding != SIZE_MAX)
			return made;
		while (pl_shown_finding(made->findings, k + 1) != SIZE_MAX)
			k++;
		number -= k;
	}
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("the draft has no finding '%.*s'"),
		    PL_ARGS(word));
	return NULL;
}

static size_t mend(struct pl_walk *walk, struct made *made, const struct pl_fixing *fixing)
{
	const struct pl_mend_how how = { .fixing = *fixing,
					 .again = look,
					 .context = &pl_coaching_of(walk)->coach };
	size_t n = pl_draft_mend(walk, &how, &made->text, &made->findings);

	made->saved = made->saved && !n;
	return n;
}

/* Those of all drafts, or of one finding. */
static void fix(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_fixing fixing = { .media = -1, .suggested = rest.len > 0 };
	struct ready *ready = pl_coaching_of(walk) ? ready_of(walk) : NULL;
	size_t n = 0, finding;

	if (rest.len && !pl_walk_said(rest, "all", "tout")) {
		struct made *made = made_with(walk, rest, &finding);

		if (!made)
			return;
		fixing.only = finding + 1;
		n = mend(walk, made, &fixing);
	}
	for (size_t i = 0; !fixing.only && ready && i < ready->list.n; i++)
		n += mend(walk, &ready->list.at[i], &fixing);
	if (!n) {
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("There is no remedy to take."));
		return;
	}
	pl_view_add(&walk->view, PL_VIEW_STATE, PL_STR(""))->text = pl_arena_printf(
		walk->view.arena,
		pl_tr_n(walk->lang, N_("%zu remedy was taken."), N_("%zu remedies were taken."), n),
		n);
	pl_walk_go(walk, PL_MODE_ready, walk->here.name);
}

static void why(struct pl_walk *walk, struct pl_str rest)
{
	size_t finding;
	const struct made *made = made_with(walk, rest.len ? rest : PL_STR("1"), &finding);

	if (made)
		pl_walk_open_finding(walk, made->findings, finding);
}

/* --- saving -------------------------------------------------------------------------------------
 */

/* The folder's path with the name, and -2, -3 … before its ending while something is there. */
static struct pl_str free_path(struct pl_walk *walk, struct pl_str folder, struct pl_str name)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	const char *slash = folder.len && !pl_str_ends(folder, "/") ? "/" : "";
	size_t dot = pl_str_find(name, PL_STR("."), 0);
	struct pl_str path = pl_arena_printf(walk->view.arena, "%.*s%s%.*s", PL_ARGS(folder), slash,
					     PL_ARGS(name));

	for (unsigned i = 2; i < 1000 && doors->exists && doors->exists(doors->context, path.at);
	     i++)
		path = pl_arena_printf(walk->view.arena, "%.*s%s%.*s-%u%.*s", PL_ARGS(folder),
				       slash, PL_ARGS(pl_str_cut(name, 0, dot)), i,
				       PL_ARGS(pl_str_cut(name, dot, name.len)));
	return path;
}

static bool save_one(struct pl_walk *walk, struct made *made, struct pl_str folder)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf name = { 0 };
	struct pl_str path;

	pl_coach_file(&pl_coaching_of(walk)->coach, made->network, &name);
	path = free_path(walk, folder, pl_buf_str(&name));
	if (name.failed || walk->view.arena->failed)
		pl_fail_nomem(&err);
	else if (!doors->save)
		pl_fail(&err, PL_NOFILE, "nothing can be saved here");
	else if (doors->exists && doors->exists(doors->context, path.at))
		pl_fail_at(&err, PL_NOFILE, path.at, 0, 0, "a file of that name is there already");
	else
		made->saved = doors->save(doors->context, path.at, pl_buf_str(&made->text), &err);
	pl_buf_release(&name);
	if (made->saved)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("Saved as %.*s."), PL_ARGS(path));
	else
		pl_walk_trouble(walk, &err);
	return made->saved;
}

static void save(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);
	struct ready *ready = ready_of(walk);
	bool all = true;

	for (size_t i = 0; ready && i < ready->list.n; i++) {
		if (ready->list.at[i].saved)
			pl_view_say(&walk->view, PL_VIEW_STATE, N_("It is saved already."));
		else
			all = save_one(walk, &ready->list.at[i], rest) && all;
	}
	if (!ready || !ready->list.n || !all)
		return;
	coaching->begun = false;
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("try FILE opens one of them again; new begins another post."));
	pl_walk_leave(walk);
}

/* --- changing, giving up ------------------------------------------------------------------------
 */

static void change(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);
	const struct pl_template *template = coaching ? coaching->coach.template : NULL;

	if (!template || !coaching->begun)
		return;
	if (pl_coach_go(&coaching->coach, rest)) {
		pl_walk_go(walk, PL_MODE_coach, pl_ref_str(&template->name));
		return;
	}
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no question is called '%.*s'; they are:"),
		    PL_ARGS(rest));
	for (uint32_t i = 0; i < template->questions.n; i++) {
		const struct pl_question *question =
			PL_ROW(struct pl_question, &template->questions) + i;

		pl_view_labelled(&walk->view, PL_VIEW_ITEM, pl_ref_str(&question->name).at,
				 pl_text_in(&question->ask, walk->lang));
	}
}

static const struct pl_verb verbs[] = {
	{ .name = "save",
	  .french = "enregistrer",
	  .others = "sauver sauvegarder",
	  .operand = N_("[FOLDER]"),
	  .help = N_("keep the drafts, a file for each network; none is ever replaced"),
	  .words = PL_WORDS_FILES,
	  .run = save },
	{ .name = "fix",
	  .french = "corriger",
	  .others = "f",
	  .operand = N_("[NUMBER|all]"),
	  .help = N_("take the safe remedies; that of a finding; all: those to choose too"),
	  .run = fix },
	{ .name = "why",
	  .french = "pourquoi",
	  .operand = N_("[NUMBER]"),
	  .help = N_("open the practice behind a finding"),
	  .run = why },
	{ .name = "change",
	  .french = "modifier",
	  .operand = N_("QUESTION"),
	  .help = N_("answer a question anew"),
	  .words = PL_WORDS_MODE,
	  .run = change },
	{ .name = "cancel",
	  .french = "abandonner",
	  .help = N_("give up"),
	  .run = pl_coaching_give_up },
	{ 0 },
};

/* --- all ----------------------------------------------------------------------------------------
 */

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("drafts")));
}

static void words(const struct pl_walk *walk, void (*each)(void *context, struct pl_str word),
		  void *context)
{
	const struct pl_coaching *coaching = walk->states[PL_MODE_coach];
	const struct pl_row *row =
		coaching && coaching->begun ? &coaching->coach.template->questions : NULL;

	for (uint32_t i = 0; row && i < row->n; i++)
		each(context, pl_ref_str(&PL_ROW(struct pl_question, row)[i].name));
}

static void release(void *state)
{
	struct ready *ready = state;

	empty(ready);
	PL_LIST_RELEASE(&ready->list);
}

const struct pl_mode pl_mode_ready = {
	.name = "ready",
	.task = true,
	.size = sizeof(struct ready),
	.verbs = verbs,
	.enter = enter,
	.prompt = prompt,
	.words = words,
	.release = release,
};
