/* privacy: a person who can be known: a child by name and age, a name beside what is nobody's
 * business. */
#include "check/expr.h"
#include "check/near.h"

enum find { FIND_MINOR, FIND_NAME };

static const char *const find_words[] = { "minor", "name", NULL };

struct privacy {
	uint8_t find;
	uint32_t age;
	struct pl_ref pattern, unless;
	uint32_t wanted, unwanted; /* their numbers */
	struct pl_row list;
	struct pl_dict names; /* given names */
};

#define AT(field) offsetof(struct privacy, field)

struct look {
	const struct privacy *privacy;
	const struct pl_post *post;
	struct pl_hits *hits;
	struct pl_buf folded;
	size_t sentence;    /* the one looked at last */
	size_t answered;    /* one more than the sentence that `word` is of; 0: none */
	struct pl_str word; /* what asks for care there; empty: nothing */
};

static struct pl_str text_at(const struct look *look, size_t i)
{
	return i < look->post->n_tokens ? pl_str_in(look->post->text, look->post->tokens[i].span)
					: PL_STR("");
}

static bool is_word(const struct look *look, size_t i)
{
	return i < look->post->n_tokens && look->post->tokens[i].kind == PL_TOKEN_WORD;
}

static bool is_capital(const struct look *look, size_t i)
{
	size_t at = 0;

	return is_word(look, i) && pl_is_upper(pl_utf8_next(text_at(look, i), &at));
}

/* What stands between two tokens. */
static struct pl_str between(const struct look *look, size_t i)
{
	const struct pl_token *tokens = look->post->tokens;

	return i + 1 < look->post->n_tokens
		       ? pl_str_cut(look->post->text, tokens[i].span.end, tokens[i + 1].span.start)
		       : PL_STR("");
}

/* --- names ------------------------------------------------------------------------------ */

static bool is_listed(struct look *look, struct pl_str name)
{
	if (name.len > look->privacy->names.longest)
		return false;
	pl_buf_cut(&look->folded, 0);
	if (!pl_fold(&look->folded, name, NULL))
		return false;
	return pl_dict_has(&look->privacy->names, pl_buf_str(&look->folded));
}

/* Jean, Jean-Pierre; not Jules-Ferry, which is a school. */
static bool is_given(struct look *look, size_t i)
{
	struct pl_str name = text_at(look, i);
	size_t hyphen;

	if (!is_capital(look, i))
		return false;
	if (is_listed(look, name))
		return true;
	hyphen = pl_str_find(name, PL_STR("-"), 0);
	return hyphen != SIZE_MAX && is_listed(look, pl_str_cut(name, 0, hyphen)) &&
	       is_listed(look, pl_str_cut(name, hyphen + 1, name.len));
}

/* Behind such a word a name is a place's: « l’école Jean Moulin ». */
static bool names_place(const struct look *look, size_t i)
{
	static const char *const places[] = {
		"école",   "collège",     "lycée",  "rue",   "place",     "avenue",   "salle",
		"stade",   "hôpital",     "centre", "prix",  "fondation", "espace",   "boulevard",
		"square",  "gymnase",     "quai",   "pont",  "parc",      "institut", "clinique",
		"théâtre", "allée",       "cité",   "musée", "résidence", "saint",    "sainte",
		"impasse", "médiathèque", NULL
	};

	return i && pl_near_word(text_at(look, i - 1), places);
}

/* The last token of the name that starts with token i. */
static size_t name_end(const struct look *look, size_t i)
{
	while (is_capital(look, i + 1) && pl_near_only_blanks(between(look, i), false))
		i++;
	return i;
}

static struct pl_span span_of(const struct look *look, size_t first, size_t last)
{
	return (struct pl_span){ look->post->tokens[first].span.start,
				 look->post->tokens[last].span.end };
}

/* --- minors ------------------------------------------------------------------------------ */

/* « 8 ans » at token i, younger than the rule says; not « 8 ans d’expérience ». */
static bool is_young(const struct look *look, size_t i)
{
	struct pl_str behind;
	uint64_t age;

	if (i + 1 >= look->post->n_tokens || !pl_str_number(text_at(look, i), &age) ||
	    age >= look->privacy->age || !pl_str_is(text_at(look, i + 1), "ans"))
		return false;
	behind = pl_str_trim(pl_str_cut(look->post->text, look->post->tokens[i + 1].span.end,
					look->post->tokens[i + 1].span.end + 8));
	return !pl_str_starts(behind, "de ") && !pl_str_starts(behind, "d’") &&
	       !pl_str_starts(behind, "d'") && !pl_str_starts(behind, "plus ") &&
	       !pl_str_starts(behind, "après");
}

static bool is_comma(struct pl_str text)
{
	text = pl_str_trim(text);
	return !text.len || pl_str_is(text, ",") || pl_str_is(text, "(");
}

/* « Léa Martin, âgée de 8 ans »: the token of the number, 0: none. */
static size_t age_behind(const struct look *look, size_t last)
{
	static const char *const aged[] = { "âgé", "âgée", NULL };
	size_t i = last + 1;

	if (!is_comma(between(look, last)))
		return 0;
	if (pl_near_word(text_at(look, i), aged) && pl_str_is(text_at(look, i + 1), "de"))
		i += 2;
	return is_young(look, i) ? i : 0;
}

/* « un garçon de 8 ans, Léo »: the noun before the age, and the name right behind. */
static bool names_child(struct look *look, size_t i, size_t *name)
{
	static const char *const children[] = {
		"enfant",     "fille",       "garçon",    "fillette",    "bébé",   "élève",
		"adolescent", "adolescente", "collégien", "collégienne", "lycéen", "lycéenne",
		"mineur",     "mineure",     "écolier",   "écolière",    NULL
	};
	static const char *const called[] = { "prénommé", "prénommée", "nommé",
					      "nommée",   "appelé",    "appelée",
					      "dénommé",  "dénommée",  NULL };

	*name = i + 2;
	if (i < 2 || !is_young(look, i) || !pl_near_word(text_at(look, i - 2), children) ||
	    !is_comma(between(look, i + 1)))
		return false;
	if (pl_near_word(text_at(look, *name), called))
		++*name;
	else if (!pl_str_trim(between(look, i + 1)).len)
		return false;
	return is_given(look, *name);
}

static void tell_minor(struct look *look, size_t first, size_t last, size_t name, size_t age)
{
	struct pl_span span = span_of(look, first, last);
	bool opens = pl_str_find(pl_str_in(look->post->text, span), PL_STR("("), 0) != SIZE_MAX;
	struct pl_hit *hit;

	if (opens && pl_near_after(look->post->text, span.end) == ')')
		span.end++;
	hit = pl_hit(look->hits, span);
	pl_hit_arg(look->hits, hit, pl_str_in(look->post->text, span));
	pl_hit_arg(look->hits, hit, text_at(look, name));
	pl_hit_arg(look->hits, hit, text_at(look, age));
}

static void minors(struct look *look)
{
	for (size_t i = 0; i < look->post->n_tokens; i++) {
		size_t age, name;

		if (names_child(look, i, &name)) {
			tell_minor(look, i, name_end(look, name), name, i);
			i = name;
		} else if (is_given(look, i) && !names_place(look, i)) {
			size_t last = name_end(look, i);

			if ((age = age_behind(look, last)))
				tell_minor(look, i, age + 1, i, age);
			i = last;
		}
	}
}

/* --- names beside sensitive words -------------------------------------------------------- */

/* The first token of a name behind « M. », « Mme »; 0: token i is nothing of the kind. */
static size_t behind_title(const struct look *look, size_t i)
{
	static const char *const titles[] = { "mme",    "mlle",         "mr", "monsieur",
					      "madame", "mademoiselle", NULL };
	struct pl_str word = text_at(look, i);
	bool abbreviated = pl_str_is(word, "M") || pl_str_is(word, "MM");

	if (!is_word(look, i) || !is_capital(look, i + 1))
		return 0;
	if (abbreviated)
		return pl_str_is(pl_str_trim(between(look, i)), ".") ? i + 1 : 0;
	return pl_near_word(word, titles) && pl_near_only_blanks(between(look, i), false) ? i + 1
											  : 0;
}

/* What in the sentence around the byte asks for care; asked once for each. */
static struct pl_str care_at(struct look *look, uint32_t at)
{
	struct pl_block block = pl_expr_alone(pl_post_sentence_at(look->post, &look->sentence, at));
	struct pl_match match;

	if (look->answered == look->sentence + 1)
		return look->word;
	look->answered = look->sentence + 1;
	look->word = PL_STR("");
	if (look->privacy->unwanted &&
	    pl_hits_search(look->hits, look->privacy->unwanted, &block, 0, &match))
		return look->word;
	if (pl_hits_search(look->hits, look->privacy->wanted, &block, 0, &match))
		look->word = pl_str_in(block.text, match.group[0]);
	return look->word;
}

static void names(struct look *look)
{
	for (size_t i = 0; i < look->post->n_tokens && !pl_hits_stopped(look->hits); i++) {
		size_t first = behind_title(look, i), last;
		struct pl_str care;

		if (!first && (!is_given(look, i) || names_place(look, i)))
			continue;
		last = name_end(look, first ? first : i);
		/* A given name alone tells nobody who it is. */
		if (!first && last == i)
			continue;
		care = care_at(look, look->post->tokens[i].span.start);
		if (care.len) {
			struct pl_hit *hit = pl_hit(look->hits, span_of(look, i, last));

			pl_hit_arg(look->hits, hit,
				   pl_str_in(look->post->text, span_of(look, i, last)));
			pl_hit_arg(look->hits, hit, care);
		}
		i = last;
	}
}

/* --- all of it ---------------------------------------------------------------------------- */

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct look look = { .privacy = settings, .post = post, .hits = hits };

	if (look.privacy->find == FIND_MINOR)
		minors(&look);
	else
		names(&look);
	pl_hits_arena(hits)->failed |= look.folded.failed;
	pl_buf_release(&look.folded);
}

/* Where there is no age, or nothing that asks for care, nobody has to be looked for. */
static bool put_sign(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct privacy *privacy = PL_SETTINGS(prepare, struct privacy);
	uint32_t sign;

	if (!privacy)
		return pl_fail_nomem(err);
	sign = privacy->find == FIND_MINOR
		       ? prepare->pattern(prepare, PL_STR("\\bans\\b"), 0, NULL, err)
		       : privacy->wanted;
	return sign && prepare->needs(prepare, sign, err);
}

static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	const struct privacy *privacy = PL_SETTINGS(prepare, struct privacy);
	struct pl_words words = { 0 };
	bool ok;

	if (!privacy)
		return pl_fail_nomem(err);
	if (privacy->find == FIND_NAME && !pl_rule_wants(prepare, "pattern", err))
		return false;
	ok = pl_words_add_lists(&words, prepare, AT(list), err) &&
	     pl_dict_place(prepare, AT(names), &words, err);
	pl_words_release(&words);
	return ok && pl_expr_put_ref(prepare, AT(pattern), AT(wanted), err) &&
	       pl_expr_put_ref(prepare, AT(unless), AT(unwanted), err) && put_sign(prepare, err);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "A child with name and age, or a name in a sentence with something that is "
		  "nobody's business." },
	{ .name = "list",
	  .type = PL_PARAM_LIST,
	  .offset = AT(list),
	  .help = "Word lists of given names." },
	{ .name = "age",
	  .type = PL_PARAM_UINT,
	  .offset = AT(age),
	  .initial = 18,
	  .help = "Who is younger is a child (minor)." },
	{ .name = "pattern",
	  .type = PL_PARAM_STRING,
	  .offset = AT(pattern),
	  .help = "A regular expression of what is nobody's business (name)." },
	{ .name = "not-with",
	  .type = PL_PARAM_STRING,
	  .offset = AT(unless),
	  .help = "Not in sentences in which this one is found (name)." },
	{ 0 },
};

const struct pl_check pl_check_privacy = {
	.name = "privacy",
	.help = "persons who can be known",
	.args = "with minor: the text, the name, the age; with name: the name, what asks for care",
	.params = params,
	.size = sizeof(struct privacy),
	.prepare = prepare,
	.run = run,
};
