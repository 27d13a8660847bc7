/* The keys of the files in guides/, in the order in which one meets them. */
#include "guide/keys.h"

#include "base/catalogue.h"
#include "guide/annuaire.h"
#include "guide/path.h"
#include "guide/template.h"

#define LIST(key, about)                                             \
	{                                                            \
		.name = (key), .type = PL_PARAM_OWN, .help = (about) \
	}

static const struct pl_param in_guide[] = {
	LIST("chapters", "The chapters, in order."),
	{ 0 },
};

static const struct pl_param in_chapter[] = {
	LIST("practices", "The practices, in order."),
	LIST("exercises", "The exercises, if any."),
	LIST("quiz", "The quizzes, if any: two posts, one better."),
	{ 0 },
};

static const struct pl_param in_practice[] = {
	LIST("source", "Who says so: each with title, url and date."),
	{ 0 },
};

static const struct pl_param in_exercise[] = {
	LIST("hints", "What helps whoever does not see it, one after the other."),
	{ 0 },
};

static const struct pl_param in_template[] = {
	LIST("questions", "The questions, in order: each its name alone, when questions.yml has "
			  "it, or its keys."),
	LIST("forms", "How the answers become a post, the longest first: the first that fits is "
		      "taken."),
	{ 0 },
};

static const struct pl_param in_path[] = {
	LIST("stages", "The stages, in order."),
	{ 0 },
};

static const struct pl_param nothing[] = { { 0 } };

const struct pl_guide_keys pl_guide_keys[] = {
	{ N_("Keys of a guide"), pl_guide_params, in_guide },
	{ N_("Keys of a chapter"), pl_chapter_params, in_chapter },
	{ N_("Keys of a practice"), pl_practice_params, in_practice },
	{ N_("Keys of an exercise"), pl_exercise_params, in_exercise },
	{ N_("Keys of a quiz"), pl_quiz_params, NULL },
	{ N_("Keys of the path"), nothing, in_path },
	{ N_("Keys of a stage"), pl_stage_params, NULL },
	{ N_("Keys of a template"), pl_template_params, in_template },
	{ N_("Keys of a question"), pl_question_params, NULL },
	{ N_("Keys of a form"), pl_wording_params, NULL },
	{ N_("Keys of an annuaire"), pl_annuaire_params, NULL },
	{ N_("Keys of a préfecture"), pl_office_params, NULL },
	{ N_("Keys of an account"), pl_account_params, NULL },
	{ 0 },
};
