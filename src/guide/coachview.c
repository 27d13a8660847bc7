/* What the coach shows: the kinds of posts, its questions, and advice about an answer. */
#include "guide/coaching.h"

#include "base/unicode.h"
#include "guide/findings.h"

/* --- asking -------------------------------------------------------------------------------------
 */

void pl_coaching_show_templates(struct pl_walk *walk)
{
	const struct pl_template *template;

	pl_view_say(&walk->view, PL_VIEW_TITLE, N_("A new post"));
	for (uint32_t i = 0; (template = pl_template_at(walk->setup.shelf, i)); i++) {
		pl_view_item(&walk->view, pl_text_in(&template->purpose, walk->lang),
			     pl_ref_str(&template->name), false)
			->label = pl_text_in(&template->title, walk->lang);
	}
	pl_view_say(&walk->view, PL_VIEW_QUESTION, N_("Which kind? A number or a name."));
	pl_view_say(&walk->view, PL_VIEW_HINT, N_("cancel gives up."));
}

static void set_clock(struct pl_walk *walk, struct pl_coaching *coaching)
{
	const struct pl_walk_doors *doors = &walk->setup.doors;
	struct pl_date today;
	int32_t minutes;

	if (!doors->clock)
		return;
	doors->clock(doors->context, &today, &minutes);
	pl_coach_set_clock(&coaching->coach, today, minutes);
}

/* What an empty line does comes last, so that it is heard last. */
static struct pl_str note_of(struct pl_walk *walk, const struct pl_question *question,
			     struct pl_str initial)
{
	struct pl_str example = pl_ref_str(&question->example);
	const char *format = question->needed ? N_("as in: %.*s; Enter: to be filled in later")
					      : N_("as in: %.*s; Enter: none");
	const char *alone =
		question->needed ? N_("Enter: to be filled in later") : N_("Enter: none");

	if (initial.len)
		return pl_arena_printf(walk->view.arena, pl_tr(walk->lang, N_("Enter: %.*s")),
				       PL_ARGS(initial));
	return example.len ? pl_arena_printf(walk->view.arena, pl_tr(walk->lang, format),
					     PL_ARGS(example))
			   : pl_str_of(pl_tr(walk->lang, alone));
}

void pl_coaching_show_question(struct pl_walk *walk, struct pl_coaching *coaching)
{
	const struct pl_question *question = pl_coach_question(&coaching->coach);
	struct pl_view_block *block =
		pl_view_add(&walk->view, PL_VIEW_QUESTION, pl_text_in(&question->ask, walk->lang));

	block->label =
		pl_arena_printf(walk->view.arena, pl_tr(walk->lang, N_("Question %u of %u")),
				coaching->coach.at + 1, coaching->coach.template->questions.n);
	set_clock(walk, coaching);
	block->note = note_of(walk, question, pl_coach_default(&coaching->coach));
	if (question->kind == PL_ASKS_ALT && walk->setup.glances)
		pl_view_say(&walk->view, PL_VIEW_HINT,
			    N_("The Tab key gives advice on what is typed so far."));
}

/* --- advice -------------------------------------------------------------------------------------
 */

bool pl_coaching_advise(struct pl_walk *walk, const struct pl_coach *coach)
{
	struct pl_findings *findings = pl_coach_alt(coach, NULL);
	bool any = findings && pl_findings_count(findings);

	for (size_t i = 0; any && i < pl_findings_count(findings); i++)
		pl_view_remark(&walk->view, findings, i, N_("advice"));
	pl_findings_free(findings);
	return any;
}

void pl_coaching_look_for(struct pl_walk *walk, const struct pl_coach *coach, uint32_t asked)
{
	const struct pl_question *questions =
		PL_ROW(struct pl_question, &coach->template->questions);
	struct pl_str file = coach->answers[asked].text;

	if (questions[asked].kind == PL_ASKS_MEDIA && file.len && coach->exists &&
	    !coach->exists(coach->context, file))
		pl_view_say(
			&walk->view, PL_VIEW_STATE,
			N_("There is no file %.*s here yet: it must lie beside the draft before "
			   "that goes out."),
			PL_ARGS(file));
}

static size_t signs_in(struct pl_str text)
{
	size_t n = 0;

	for (size_t at = 0; at < text.len; at = pl_grapheme_end(text, at))
		n++;
	return n;
}

/* As if it were answered. */
static void advise_alt(struct pl_walk *walk, const struct pl_coach *coach, struct pl_str text)
{
	struct pl_coach trial = *coach;

	trial.answers[trial.at] = (struct pl_answer){ true, text };
	if (!pl_coaching_advise(walk, &trial))
		pl_view_say(&walk->view, PL_VIEW_STATE, N_("No rule finds fault with it."));
	pl_view_say(&walk->view, PL_VIEW_STATE, N_("Signs typed so far: %zu."), signs_in(text));
}

bool pl_coaching_glance(struct pl_walk *walk, const struct pl_coach *coach, struct pl_str typed)
{
	const struct pl_question *question = pl_coach_question(coach);
	struct pl_err err = { .french = walk->lang == PL_FR };
	struct pl_buf answer = { 0 };

	if (!question || !pl_str_trim(typed).len)
		return false;
	if (!pl_coach_read(coach, typed, &answer, &err))
		pl_walk_trouble(walk, &err);
	else if (question->kind == PL_ASKS_ALT)
		advise_alt(walk, coach, pl_buf_str(&answer));
	else
		pl_view_labelled(&walk->view, PL_VIEW_STATE, N_("It would stand as"),
				 pl_buf_str(&answer));
	pl_buf_release(&answer);
	return true;
}
