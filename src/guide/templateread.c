/* Templates: reading them, and finding one. */
#include "guide/template.h"

#include "base/unicode.h"
#include "guide/making.h"
#include "guide/slug.h"

/* In the order of enum pl_asks. */
static const char *const kinds[] = { "phrase", "sentence", "place",   "hour",     "hours",
				     "date",   "link",     "hashtag", "networks", "media",
				     "alt",    "captions", "day",     NULL };

const struct pl_param pl_question_params[] = {
	{ .name = "question",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_question, name),
	  .help = "Name of the question, by which forms name its answer." },
	{ .name = "ask",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_question, ask),
	  .help = "The question." },
	{ .name = "help",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_question, help),
	  .help = "What it is for, for whoever hesitates." },
	{ .name = "example",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_question, example),
	  .help = "An answer, in French." },
	{ .name = "default",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_question, initial),
	  .help = "The answer when nothing is typed; without one the question is skipped then." },
	{ .name = "kind",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct pl_question, kind),
	  .words = kinds,
	  .help = "What is answered: a phrase, a sentence, a place, an hour…" },
	{ .name = "needed",
	  .type = PL_PARAM_BOOL,
	  .offset = offsetof(struct pl_question, needed),
	  .help = "Whether the post is incomplete without an answer." },
	{ 0 },
};

const struct pl_param pl_wording_params[] = {
	{ .name = "networks",
	  .type = PL_PARAM_LIST,
	  .offset = offsetof(struct pl_wording, networks),
	  .help = "Networks that the form is for; left out: all." },
	{ .name = "text",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_wording, text),
	  .help = "The post: {name} is an answer, [what stands so] is left out unless all "
		  "answers named in it are given; {,place} is joined by a comma if need be, "
		  "{?name} is only a condition, {!link} stands for a link that is not shown." },
	{ 0 },
};

const struct pl_param pl_template_params[] = {
	{ .name = "template",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_template, name),
	  .help = "Name of the template, that of its file." },
	{ .name = "title",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_template, title),
	  .help = "The kind of post." },
	{ .name = "purpose",
	  .type = PL_PARAM_TEXT,
	  .offset = offsetof(struct pl_template, purpose),
	  .help = "When to choose it, in a sentence." },
	{ .name = "type",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_template, type),
	  .help = "The type in the draft's front matter." },
	{ .name = "phase",
	  .type = PL_PARAM_STRING,
	  .offset = offsetof(struct pl_template, phase),
	  .help = "The phase in the draft's front matter." },
	{ 0 },
};

/* --- reading ---------------------------------------------------------------------------------- */

static const char *const no_others[] = { NULL };

/* The question that all templates share by that name, or NULL. */
static const struct pl_node *shared(const struct pl_making *making, struct pl_str name)
{
	const struct pl_node *list = pl_node_get(making->questions, "questions");
	const struct pl_node *item = list ? list->first : NULL;

	while (item && !pl_str_same(pl_node_text(pl_node_get(item, "question")), name))
		item = item->next;
	return item;
}

/* A name alone, or a map that says more, over what is shared under the name. */
static void read_question(struct pl_making *making, const struct pl_node *item, uint32_t at)
{
	bool alone = item->kind == PL_NODE_SCALAR;
	struct pl_str name = alone ? item->text : pl_node_text(pl_node_get(item, "question"));
	const struct pl_node *base = shared(making, name);

	if (base)
		pl_making_keys(making, base, pl_question_params, at, no_others);
	if (!alone)
		pl_making_keys(making, item, pl_question_params, at, no_others);
	else if (!base)
		pl_making_fail(making, item, "no question is called '%.*s' in %s", PL_ARGS(name),
			       PL_TEMPLATE_QUESTIONS);
}

static void read_form(struct pl_making *making, const struct pl_node *item, uint32_t at)
{
	pl_making_keys(making, item, pl_wording_params, at, no_others);
}

/* The entries of the list (may be NULL), `size` bytes each, made the pl_row at `field`. */
static void read_row(struct pl_making *making, const struct pl_node *list, uint32_t field,
		     size_t size,
		     void (*read)(struct pl_making *making, const struct pl_node *item,
				  uint32_t at))
{
	uint32_t row, at;

	if (!list)
		return;
	row = at = pl_image_take(&making->image, list->n * size);
	for (const struct pl_node *item = list->first; item; item = item->next) {
		read(making, item, at);
		at += (uint32_t)size;
	}
	pl_image_row(&making->image, field, row, list->n);
}

/* A folder of templates may do without questions that are shared. */
static void read_questions(struct pl_making *making)
{
	static const struct pl_node none = { .kind = PL_NODE_MAP };
	struct pl_err err = { .french = making->faults->french };

	making->questions = pl_making_file(making, PL_TEMPLATE_QUESTIONS, &err);
	if (making->questions)
		return;
	making->questions = &none;
	if (err.code != PL_NOFILE)
		pl_making_fault(making, &err);
}

bool pl_template_read(struct pl_making *making, const struct pl_node *root)
{
	uint32_t at = pl_making_take(making, &making->templates, sizeof(struct pl_template));

	if (!making->questions)
		read_questions(making);
	pl_making_keys(making, root, pl_template_params, at,
		       (const char *const[]){ "questions", "forms", NULL });
	read_row(making, pl_making_list(making, root, "questions"),
		 at + (uint32_t)offsetof(struct pl_template, questions), sizeof(struct pl_question),
		 read_question);
	read_row(making, pl_making_list(making, root, "forms"),
		 at + (uint32_t)offsetof(struct pl_template, forms), sizeof(struct pl_wording),
		 read_form);
	read_row(making, pl_making_list_if_any(making, making->questions, "links"),
		 at + (uint32_t)offsetof(struct pl_template, links), sizeof(struct pl_wording),
		 read_form);
	return pl_making_goes_on(making);
}

/* --- finding ------------------------------------------------------------------------------------
 */

bool pl_wording_is_for(const struct pl_wording *wording, struct pl_str network)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &wording->networks);

	for (uint32_t i = 0; i < wording->networks.n; i++) {
		if (pl_str_same(pl_ref_str(&names[i]), network))
			return true;
	}
	return !wording->networks.n;
}

const struct pl_template *pl_template_at(const struct pl_shelf *shelf, uint32_t i)
{
	return shelf ? pl_shelf_at(shelf, &shelf->templates, i) : NULL;
}

static bool has_slug(struct pl_str text, struct pl_str slug)
{
	struct pl_buf own = { 0 };
	bool same;

	pl_slug(&own, text);
	same = !own.failed && pl_str_same(pl_buf_str(&own), slug);
	pl_buf_release(&own);
	return same;
}

const struct pl_template *pl_template_find(const struct pl_shelf *shelf, struct pl_str name)
{
	const struct pl_template *template = NULL;
	struct pl_buf slug = { 0 };

	if (pl_utf8_check(name) == name.len)
		pl_slug(&slug, name);
	for (uint32_t i = 0; slug.len && (template = pl_template_at(shelf, i)); i++) {
		if (has_slug(pl_ref_str(&template->name), pl_buf_str(&slug)) ||
		    has_slug(pl_ref_str(&template->title.fr), pl_buf_str(&slug)) ||
		    has_slug(pl_ref_str(&template->title.en), pl_buf_str(&slug)))
			break;
	}
	pl_buf_release(&slug);
	return template;
}

static const char *template_name(const void *shelf, size_t i)
{
	const struct pl_template *template = pl_template_at(shelf, (uint32_t)i);

	return template ? pl_ref_str(&template->name).at : NULL;
}

const char *pl_template_nearest(const struct pl_shelf *shelf, struct pl_str name)
{
	return pl_nearest(name, template_name, shelf);
}

uint32_t pl_template_question(const struct pl_template *template, struct pl_str name)
{
	const struct pl_question *questions = PL_ROW(struct pl_question, &template->questions);

	for (uint32_t i = 0; i < template->questions.n; i++) {
		if (pl_str_same(pl_ref_str(&questions[i].name), name))
			return i;
	}
	return UINT32_MAX;
}
