/* Reading the exercises and quizzes of a chapter. */
#include "guide/exercise.h"

#include "guide/making.h"
#include "rule/example.h"

static const char *const mends[] = { "text", "alt", NULL };

#define AT(field) offsetof(struct pl_exercise, field)

const struct pl_param pl_exercise_params[] = {
	{ .name = "id",
	  .type = PL_PARAM_STRING,
	  .offset = AT(name),
	  .help = "Name of the exercise in its chapter." },
	{ .name = "practice",
	  .type = PL_PARAM_STRING,
	  .offset = AT(practice),
	  .help = "The practice it is about: an id of its chapter, or a full name." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = AT(title),
	  .help = "What is to be mended, in a few words." },
	{ .name = "network",
	  .type = PL_PARAM_STRING,
	  .offset = AT(network),
	  .help = "Where the draft is to go out; left out: anywhere." },
	{ .name = "draft",
	  .type = PL_PARAM_STRING,
	  .offset = AT(draft),
	  .help = "The draft to mend." },
	{ .name = "mends",
	  .type = PL_PARAM_WORD,
	  .offset = AT(mends),
	  .words = mends,
	  .help = "What is mended: text, or alt, the alternative text of the draft's picture." },
	{ .name = "alt",
	  .type = PL_PARAM_STRING,
	  .offset = AT(alt),
	  .help = "The alternative text to mend." },
	{ .name = "picture",
	  .type = PL_PARAM_TEXT,
	  .offset = AT(picture),
	  .help = "What the picture shows, for whoever must describe it." },
	{ .name = "silent",
	  .type = PL_PARAM_LIST,
	  .offset = AT(silent),
	  .help = "Rules that find fault with the draft and must be silent in the end." },
	{ .name = "keep",
	  .type = PL_PARAM_LIST,
	  .offset = AT(keep),
	  .help = "Words that must still be there in the end; 'a|b' wants either." },
	{ .name = "answer",
	  .type = PL_PARAM_STRING,
	  .offset = AT(answer),
	  .help = "An answer that is right, one of many." },
	{ 0 },
};

#undef AT
#define AT(field) offsetof(struct pl_quiz, field)

const struct pl_param pl_quiz_params[] = {
	{ .name = "id",
	  .type = PL_PARAM_STRING,
	  .offset = AT(name),
	  .help = "Name of the quiz in its chapter." },
	{ .name = "practice",
	  .type = PL_PARAM_STRING,
	  .offset = AT(practice),
	  .help = "The practice it is about: an id of its chapter, or a full name." },
	{ .name = "network",
	  .type = PL_PARAM_STRING,
	  .offset = AT(network),
	  .help = "Where both posts are to go out; left out: anywhere." },
	{ .name = "better",
	  .type = PL_PARAM_STRING,
	  .offset = AT(better),
	  .help = "The better of the two posts." },
	{ .name = "worse", .type = PL_PARAM_STRING, .offset = AT(worse), .help = "The other." },
	{ .name = "why", .type = PL_PARAM_TEXT, .offset = AT(why), .help = "Why it is better." },
	{ .name = "rules",
	  .type = PL_PARAM_LIST,
	  .offset = AT(rules),
	  .help = "Rules that find fault with the worse post and not with the better." },
	{ 0 },
};

#undef AT

/* What both have in common. */
struct kind {
	const char *key;
	const struct pl_param *params;
	size_t name, practice, front;
	const char *const *others; /* keys that are read elsewhere */
	const char *const *needed;
};

static const char *const front_keys[] = { "type",  "date",  "media",  "campaign", "phase", "link",
					  "reply", "quote", "credit", "hints",    NULL };
static const char *const exercise_needs[] = { "id",   "practice", "title",  "draft", "silent",
					      "keep", "hints",    "answer", NULL };
static const char *const quiz_needs[] = {
	"id", "practice", "better", "worse", "why", "rules", NULL
};

static const struct kind exercises = {
	"exercises",
	pl_exercise_params,
	offsetof(struct pl_exercise, name),
	offsetof(struct pl_exercise, practice),
	offsetof(struct pl_exercise, front),
	front_keys,
	exercise_needs,
};

static const struct kind quizzes = {
	"quiz",
	pl_quiz_params,
	offsetof(struct pl_quiz, name),
	offsetof(struct pl_quiz, practice),
	offsetof(struct pl_quiz, front),
	front_keys,
	quiz_needs,
};

static void need(struct pl_making *making, const struct pl_node *map, const struct kind *kind)
{
	if (map->kind != PL_NODE_MAP)
		return;
	for (const char *const *key = kind->needed; *key; key++) {
		if (!pl_node_get(map, *key))
			pl_making_fail(making, map, "this entry of '%s' lacks '%s'", kind->key,
				       *key);
	}
}

/* Of its chapter, unless it says more. */
static struct pl_str full_name(struct pl_making *making, struct pl_str chapter,
			       struct pl_str written)
{
	if (pl_str_find(written, PL_STR("/"), 0) != SIZE_MAX)
		return written;
	return pl_arena_printf(&making->arena, "%.*s/%.*s", PL_ARGS(chapter), PL_ARGS(written));
}

static void read_front(struct pl_making *making, const struct pl_node *map, const struct kind *kind,
		       uint32_t at)
{
	struct pl_buf front = { 0 };

	for (const struct pl_node *value = map->first; value; value = value->next) {
		if (!pl_param_find(kind->params, value->key->text) &&
		    !pl_node_is(value->key, "hints"))
			pl_example_front(&front, value);
	}
	pl_image_ref(&making->image, at + (uint32_t)kind->front, pl_buf_str(&front));
	making->image.bytes.failed |= front.failed;
	pl_buf_release(&front);
}

static void read(struct pl_making *making, const struct pl_node *map, const struct kind *kind,
		 struct pl_str chapter, uint32_t at)
{
	struct pl_str id = pl_node_text(pl_node_get(map, "id"));
	struct pl_str practice = pl_node_text(pl_node_get(map, "practice"));

	pl_making_keys(making, map, kind->params, at, kind->others);
	need(making, map, kind);
	pl_image_ref(&making->image, at + (uint32_t)kind->name, full_name(making, chapter, id));
	pl_image_ref(&making->image, at + (uint32_t)kind->practice,
		     full_name(making, chapter, practice));
	read_front(making, map, kind, at);
}

bool pl_exercises_read(struct pl_making *making, const struct pl_node *chapter, struct pl_str name)
{
	const struct pl_node *list = pl_making_list_if_any(making, chapter, "exercises");

	for (const struct pl_node *item = list ? list->first : NULL; item; item = item->next) {
		uint32_t at =
			pl_making_take(making, &making->exercises, sizeof(struct pl_exercise));

		read(making, item, &exercises, name, at);
		pl_making_texts(making, item, "hints",
				at + (uint32_t)offsetof(struct pl_exercise, hints));
	}
	list = pl_making_list_if_any(making, chapter, "quiz");
	for (const struct pl_node *item = list ? list->first : NULL; item; item = item->next) {
		uint32_t at = pl_making_take(making, &making->quizzes, sizeof(struct pl_quiz));

		read(making, item, &quizzes, name, at);
	}
	return pl_making_goes_on(making);
}
