/* The coach: which kind of post, then question after question. */
#include "guide/coaching.h"

#include <string.h>

struct pl_coaching *pl_coaching_of(struct pl_walk *walk)
{
	return pl_mode_state(walk, PL_MODE_coach);
}

/* --- beginning ----------------------------------------------------------------------------------
 */

static void take(struct pl_walk *walk, struct pl_coaching *coaching,
		 const struct pl_template *template)
{
	pl_coach_release(&coaching->coach);
	pl_coach_init(&coaching->coach, template, walk->setup.rules, walk->setup.options->now,
		      walk->lang);
	coaching->coach.exists = pl_walk_exists(walk);
	coaching->coach.context = walk;
	coaching->begun = coaching->changed = true;
	coaching->told = false;
}

/* The first question comes with what can be typed beside answers. */
static void begin(struct pl_walk *walk, struct pl_coaching *coaching,
		  const struct pl_template *template)
{
	if (coaching->begun)
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("The post that was begun (%.*s) is given up."),
			    PL_ARGS(pl_text_in(&coaching->coach.template->title, walk->lang)));
	take(walk, coaching, template);
	pl_view_add(&walk->view, PL_VIEW_TITLE, pl_text_in(&template->title, walk->lang))->note =
		pl_text_in(&template->purpose, walk->lang);
	pl_view_say(&walk->view, PL_VIEW_HINT,
		    N_("Enter takes what stands in parentheses. explain tells why it is asked, "
		       "skip leaves it out, previous goes one question back, done makes the "
		       "drafts now, cancel gives up."));
	pl_coaching_show_question(walk, coaching);
}

static void finish(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);

	(void)rest;
	if (!coaching || !coaching->begun)
		pl_coaching_show_templates(walk);
	else
		pl_walk_go(walk, PL_MODE_ready, pl_ref_str(&coaching->coach.template->name));
}

static void go_on(struct pl_walk *walk, struct pl_coaching *coaching)
{
	coaching->told = false;
	if (pl_coach_question(&coaching->coach))
		pl_coaching_show_question(walk, coaching);
	else
		finish(walk, PL_STR(""));
}

static void go_back_to(struct pl_walk *walk, struct pl_coaching *coaching)
{
	pl_view_add(&walk->view, PL_VIEW_TITLE,
		    pl_text_in(&coaching->coach.template->title, walk->lang));
	pl_coaching_show_question(walk, coaching);
}

static bool enter(struct pl_walk *walk, struct pl_str name)
{
	const struct pl_template *template = pl_template_find(walk->setup.shelf, name);
	struct pl_coaching *coaching = pl_coaching_of(walk);

	if (!coaching || (name.len && !template))
		return false;
	if (coaching->begun && pl_coach_question(&coaching->coach) &&
	    (!template || template == coaching->coach.template))
		go_back_to(walk, coaching);
	else if (template)
		begin(walk, coaching, template);
	else
		pl_coaching_show_templates(walk);
	return true;
}

static bool is_asking(struct pl_walk *walk, struct pl_coaching **coaching)
{
	*coaching = pl_coaching_of(walk);
	if (*coaching && (*coaching)->begun && pl_coach_question(&(*coaching)->coach))
		return true;
	if (*coaching)
		pl_coaching_show_templates(walk);
	return false;
}

static void explain(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching;
	const struct pl_question *question;

	(void)rest;
	if (!is_asking(walk, &coaching))
		return;
	question = pl_coach_question(&coaching->coach);
	pl_view_add(&walk->view, PL_VIEW_TEXT, pl_text_in(&question->help, walk->lang));
	pl_view_labelled(&walk->view, PL_VIEW_GOOD, N_("For instance"),
			 pl_ref_str(&question->example));
	if (question->needed)
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("The post needs it."));
	pl_coaching_show_question(walk, coaching);
}

/* --- answers ------------------------------------------------------------------------------------
 */

/* "new recruitment" on the page that asks which kind means "recruitment". */
static struct pl_str kind_of(struct pl_str typed)
{
	static const char *const words[] = { "new ", "nouveau " };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_starts(typed, words[i]))
			return pl_str_cut(typed, strlen(words[i]), typed.len);
	}
	return typed;
}

static void choose(struct pl_walk *walk, struct pl_coaching *coaching, struct pl_str typed)
{
	uint64_t number;
	struct pl_str listed =
		pl_str_number(typed, &number) ? pl_walk_listed(walk, number) : PL_STR("");
	struct pl_str name = listed.len ? listed : kind_of(typed);
	const struct pl_template *template = pl_template_find(walk->setup.shelf, name);
	const char *nearest;

	if (template) {
		begin(walk, coaching, template);
		return;
	}
	nearest = pl_template_nearest(walk->setup.shelf, name);
	pl_view_say(&walk->view, PL_VIEW_TROUBLE, N_("no template is called '%.*s'"),
		    PL_ARGS(name));
	if (nearest)
		pl_view_say(&walk->view, PL_VIEW_HINT, N_("did you mean '%s'?"), nearest);
}

/* The answer is kept; the question is asked again, so that it can be typed anew. */
static bool stays(struct pl_walk *walk, struct pl_coaching *coaching, uint32_t asked, bool typed)
{
	const struct pl_question *questions =
		PL_ROW(struct pl_question, &coaching->coach.template->questions);

	if (!typed || questions[asked].kind != PL_ASKS_ALT ||
	    !pl_coaching_advise(walk, &coaching->coach))
		return false;
	coaching->coach.at = asked;
	coaching->told = true;
	pl_coaching_show_question(walk, coaching);
	return true;
}

static void answer(struct pl_walk *walk, struct pl_coaching *coaching, struct pl_str typed)
{
	struct pl_err err = { .french = walk->lang == PL_FR };
	uint32_t asked = coaching->coach.at;

	coaching->changed = true;
	if (!pl_coach_answer(&coaching->coach, typed, &err)) {
		pl_walk_trouble(walk, &err);
		pl_coaching_show_question(walk, coaching);
	} else if (!stays(walk, coaching, asked, typed.len > 0)) {
		pl_coaching_look_for(walk, &coaching->coach, asked);
		go_on(walk, coaching);
	}
}

static void say(struct pl_walk *walk, struct pl_str line)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);
	struct pl_str typed = pl_str_trim(line);

	if (!coaching)
		return;
	if (!coaching->begun)
		choose(walk, coaching, typed);
	else if (!pl_coach_question(&coaching->coach))
		finish(walk, typed);
	else if (pl_str_is(typed, "?"))
		explain(walk, typed);
	else
		answer(walk, coaching, typed);
}

/* --- verbs --------------------------------------------------------------------------------------
 */

static void skip(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching;

	(void)rest;
	if (!is_asking(walk, &coaching))
		return;
	coaching->changed = true;
	pl_coach_skip(&coaching->coach);
	go_on(walk, coaching);
}

static void previous(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching;

	(void)rest;
	if (!is_asking(walk, &coaching))
		return;
	if (!pl_coach_back(&coaching->coach))
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("This is the first question."));
	pl_coaching_show_question(walk, coaching);
}

void pl_coaching_give_up(struct pl_walk *walk, struct pl_str rest)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);

	(void)rest;
	if (coaching)
		coaching->begun = false;
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("No post was made."));
	pl_walk_leave(walk);
}

static void stop(struct pl_walk *walk)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);

	if (coaching && coaching->begun)
		pl_view_say(&walk->view, PL_VIEW_STATE,
			    N_("Your answers are kept: new goes on with them."));
	pl_walk_leave(walk);
}

/* The end of what is typed makes the drafts of what there is. */
static void end(struct pl_walk *walk)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);

	if (coaching && coaching->begun && walk->setup.scripted)
		finish(walk, PL_STR(""));
	else
		stop(walk);
}

static const struct pl_verb verbs[] = {
	{ .name = "explain",
	  .french = "expliquer",
	  .help = N_("why this is asked, with an example"),
	  .bare = true,
	  .run = explain },
	{ .name = "skip",
	  .french = "passer",
	  .help = N_("leave the question without an answer"),
	  .bare = true,
	  .run = skip },
	{ .name = "previous",
	  .french = "précédent",
	  .others = "back retour",
	  .help = N_("the question before"),
	  .bare = true,
	  .run = previous },
	{ .name = "done",
	  .french = "fini",
	  .help = N_("make the drafts now"),
	  .bare = true,
	  .run = finish },
	{ .name = "cancel",
	  .french = "annuler",
	  .help = N_("give up"),
	  .bare = true,
	  .run = pl_coaching_give_up },
	{ 0 },
};

/* --- keeping ------------------------------------------------------------------------------------
 */

static void keep(const struct pl_walk *walk, struct pl_buf *json)
{
	const struct pl_coaching *coaching = walk->states[PL_MODE_coach];
	const struct pl_question *questions;
	bool first = true;

	if (!coaching || !coaching->begun)
		return;
	questions = PL_ROW(struct pl_question, &coaching->coach.template->questions);
	pl_buf_puts(json, "\"template\":");
	pl_json_string(json, pl_ref_str(&coaching->coach.template->name));
	pl_buf_printf(json, ",\"at\":\"%u\",\"answers\":{", coaching->coach.at);
	for (uint32_t i = 0; i < coaching->coach.template->questions.n && i < PL_MOST_QUESTIONS;
	     i++) {
		if (!coaching->coach.answers[i].given)
			continue;
		pl_buf_puts(json, first ? "" : ",");
		pl_json_string(json, pl_ref_str(&questions[i].name));
		pl_buf_putc(json, ':');
		pl_json_string(json, coaching->coach.answers[i].text);
		first = false;
	}
	pl_buf_putc(json, '}');
}

static void take_up(struct pl_coach *coach, const struct pl_node *answers)
{
	for (const struct pl_node *node = answers ? answers->first : NULL; node;
	     node = node->next) {
		struct pl_str text = pl_node_text(node);

		if (pl_coach_go(coach, node->key->text))
			pl_coach_answer(coach, text.len ? text : PL_STR("-"), NULL);
	}
}

static bool resume(struct pl_walk *walk, const struct pl_node *kept)
{
	const struct pl_template *template =
		pl_template_find(walk->setup.shelf, pl_node_text(pl_node_get(kept, "template")));
	struct pl_coaching *coaching = template ? pl_coaching_of(walk) : NULL;
	uint64_t at = 0;

	if (!coaching)
		return false;
	take(walk, coaching, template);
	take_up(&coaching->coach, pl_node_get(kept, "answers"));
	pl_str_number(pl_node_text(pl_node_get(kept, "at")), &at);
	coaching->coach.at = at < template->questions.n ? (uint32_t)at : template->questions.n;
	pl_view_say(&walk->view, PL_VIEW_STATE,
		    N_("The post that you began last time is still there: new goes on with it."));
	return true;
}

/* --- all ----------------------------------------------------------------------------------------
 */

static void prompt(const struct pl_walk *walk, struct pl_buf *out)
{
	const struct pl_coaching *coaching = walk->states[PL_MODE_coach];
	const struct pl_question *question =
		coaching && coaching->begun ? pl_coach_question(&coaching->coach) : NULL;

	if (question)
		pl_buf_printf(out, " %.*s", PL_ARGS(pl_ref_str(&question->name)));
	else
		pl_buf_printf(out, " %s", pl_tr(walk->lang, N_("new")));
}

/* What comes of an answer that is being typed. */
static bool glance(struct pl_walk *walk, struct pl_str line)
{
	struct pl_coaching *coaching = pl_coaching_of(walk);

	return coaching && coaching->begun && pl_coaching_glance(walk, &coaching->coach, line);
}

static unsigned offers(const struct pl_walk *walk)
{
	const struct pl_coaching *coaching = walk->states[PL_MODE_coach];
	const struct pl_question *question =
		coaching && coaching->begun ? pl_coach_question(&coaching->coach) : NULL;

	if (!question)
		return PL_WORDS_TEMPLATES;
	if (question->kind == PL_ASKS_NETWORKS)
		return PL_WORDS_NETWORKS;
	return question->kind == PL_ASKS_MEDIA ? PL_WORDS_FILES : PL_WORDS_HASHTAGS;
}

static void release(void *state)
{
	pl_coach_release(&((struct pl_coaching *)state)->coach);
}

const struct pl_mode pl_mode_coach = {
	.name = "coach",
	.task = true,
	.size = sizeof(struct pl_coaching),
	.listens = true,
	.verbs = verbs,
	.enter = enter,
	.say = say,
	.end = end,
	.stop = stop,
	.prompt = prompt,
	.keep = keep,
	.resume = resume,
	.offers = offers,
	.glance = glance,
	.release = release,
};
