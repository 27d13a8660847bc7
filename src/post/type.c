/* Kinds of post: annonce, alerte, campagne… under one name each. */
#include "post/post.h"

#include <string.h>

const char *const pl_post_types[] = {
	"annonce",   "alerte",  "alerte-enlevement", "question-reponse", "campagne",
	"evenement", "reponse", "exercice",          "hommage",          "allocution",
	"voeux",     "fil",     "communique",        "point-presse",     NULL,
};

/* Other names, in lower case without accents, with hyphens between words. */
static const struct {
	const char *written, *type;
} synonyms[] = {
	{ "announcement", "annonce" },
	{ "alert", "alerte" },
	{ "crise", "alerte" },
	{ "urgence", "alerte" },
	{ "emergency", "alerte" },
	{ "abduction-alert", "alerte-enlevement" },
	{ "questions-reponses", "question-reponse" },
	{ "question-answer", "question-reponse" },
	{ "questions-answers", "question-reponse" },
	{ "q-a", "question-reponse" },
	{ "q&a", "question-reponse" },
	{ "qr", "question-reponse" },
	{ "campaign", "campagne" },
	{ "event", "evenement" },
	{ "reply", "reponse" },
	{ "answer", "reponse" },
	{ "exercise", "exercice" },
	{ "drill", "exercice" },
	{ "tribute", "hommage" },
	{ "speech", "allocution" },
	{ "discours", "allocution" },
	{ "wishes", "voeux" },
	{ "thread", "fil" },
	{ "press-release", "communique" },
	{ "communique-de-presse", "communique" },
	{ "point-de-presse", "point-presse" },
	{ "press-briefing", "point-presse" },
};

/* Blanks and underscores count as hyphens: "question réponse". */
static void join_words(struct pl_buf *words)
{
	for (size_t i = 0; i < words->len; i++) {
		if (words->at[i] == ' ' || words->at[i] == '_')
			words->at[i] = '-';
	}
}

struct pl_str pl_post_type_of(struct pl_arena *arena, struct pl_str written)
{
	struct pl_buf folded = { 0 };
	struct pl_str type;

	if (!pl_fold(&folded, pl_str_trim(written), NULL))
		arena->failed = true;
	join_words(&folded);
	type = pl_buf_str(&folded);
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(*synonyms); i++) {
		if (pl_str_is(type, synonyms[i].written)) {
			type = pl_str_of(synonyms[i].type);
			break;
		}
	}
	type = pl_arena_str(arena, type);
	pl_buf_release(&folded);
	return type;
}

bool pl_post_type_known(struct pl_str type)
{
	for (size_t i = 0; pl_post_types[i]; i++) {
		if (pl_str_is(type, pl_post_types[i]))
			return true;
	}
	return false;
}

static const char *next_type(const void *context, size_t i)
{
	(void)context;
	return pl_post_types[i];
}

const char *pl_post_type_nearest(struct pl_str type)
{
	return pl_nearest(type, next_type, NULL);
}
