/* register: the reader is « tu » here and « vous » there. */
#include "check/check.h"
#include "check/near.h"

enum side { TU, VOUS, N_SIDES, NEITHER = N_SIDES };

struct register_ {
	uint8_t verbs;
};

#define AT(field) offsetof(struct register_, field)

/* What was found of a side. */
struct side_found {
	struct pl_span first;
	uint32_t n;
};

struct look {
	const struct register_ *settings;
	const struct pl_post *post;
	struct side_found found[N_SIDES];
};

static struct pl_str word_at(const struct pl_post *post, size_t i)
{
	if (i >= post->n_tokens || post->tokens[i].kind != PL_TOKEN_WORD)
		return PL_STR("");
	return pl_str_in(post->text, post->tokens[i].span);
}

static bool is_before(const struct look *look, size_t i, const char *const *words)
{
	return i && pl_near_word(word_at(look->post, i - 1), words);
}

/* « Le témoin s’est tu » is of another verb, UTC+2 another thing. */
static bool is_silence(const struct look *look, size_t i, struct pl_str word)
{
	static const char *const helpers[] = { "est",   "es",    "suis", "sont",  "sommes",
					       "êtes",  "a",     "ai",   "as",    "ont",
					       "était", "avait", "être", "étant", NULL };

	return is_before(look, i, helpers) || pl_str_is(word, "TU");
}

/* « le ton monte », « d’un ton calme »: a noun. */
static bool is_tone(const struct look *look, size_t i)
{
	static const char *const determiners[] = { "le",  "un",    "ce",   "du", "au",   "son",
						   "mon", "notre", "leur", "de", "même", "quel",
						   "bon", "sur",   "demi", NULL };
	static const char *const no_nouns[] = { "sur", "de", "du",  "des", "est",
						"et",  "ou", "que", "qui", NULL };
	struct pl_str next = word_at(look->post, i + 1);

	return is_before(look, i, determiners) || !next.len || pl_near_word(next, no_nouns);
}

/* `end` ends in a letter of ASCII, by which most words are told. */
static bool ends_nocase(struct pl_str word, struct pl_str end)
{
	return word.len > end.len && (word.at[word.len - 1] | 0x20) == end.at[end.len - 1] &&
	       pl_near_same(pl_str_cut(word, word.len - end.len, word.len), end);
}

/* « appelez », but neither « chez » nor a town inside a sentence: Rodez. */
static bool is_order(const struct look *look, size_t i, struct pl_str word)
{
	static const char *const others[] = { "assez", "chez",  "rez",    "nez",
					      "suez",  "rodez", "rendez", NULL };
	size_t at = 0, start = look->post->tokens[i].span.start;

	if (!look->settings->verbs || word.len < 4 || !ends_nocase(word, PL_STR("ez")) ||
	    pl_near_word(word, others))
		return false;
	if (!pl_is_upper(pl_utf8_next(word, &at)))
		return true;
	/* A capital begins a sentence, or it is a name. */
	start = pl_near_blanks_start(look->post->text, start);
	return !start || pl_str_find(PL_STR(".!?:\n…"),
				     pl_str_cut(look->post->text, start - 1, start), 0) != SIZE_MAX;
}

static enum side side_of(const struct look *look, size_t i)
{
	static const char *const tu[] = { "toi", "te", "ta", "tes", "tien", "tienne", NULL };
	static const char *const vous[] = { "vous", "votre", "vos", "vôtre", "vôtres", NULL };
	struct pl_str word = word_at(look->post, i);

	if (!word.len || pl_near_same(word, PL_STR("rendez-vous")))
		return NEITHER;
	if (pl_near_word(word, vous) || ends_nocase(word, PL_STR("-vous")))
		return VOUS;
	if (pl_near_same(word, PL_STR("tu")))
		return is_silence(look, i, word) ? NEITHER : TU;
	if (pl_near_same(word, PL_STR("ton")))
		return is_tone(look, i) ? NEITHER : TU;
	if (pl_near_word(word, tu) || ends_nocase(word, PL_STR("-toi")) ||
	    ends_nocase(word, PL_STR("-tu")))
		return TU;
	return is_order(look, i, word) ? VOUS : NEITHER;
}

/* The first of those that are fewer; as many: of those that come later. */
static void tell(const struct look *look, struct pl_hits *hits)
{
	const struct side_found *tu = &look->found[TU], *vous = &look->found[VOUS];
	bool tu_is_odd = tu->n == vous->n ? tu->first.start > vous->first.start : tu->n < vous->n;
	const struct side_found *odd = tu_is_odd ? tu : vous, *other = tu_is_odd ? vous : tu;
	struct pl_hit *hit = pl_hit(hits, odd->first);

	pl_hit_arg(hits, hit, pl_str_in(look->post->text, odd->first));
	pl_hit_arg(hits, hit, pl_str_in(look->post->text, other->first));
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	struct look look = { .settings = settings, .post = post };

	if (post->lang.len && !pl_near_same(pl_str_cut(post->lang, 0, 2), PL_STR("fr")))
		return;
	for (size_t i = 0; i < post->n_tokens; i++) {
		enum side side = side_of(&look, i);
		struct pl_span span = post->tokens[i].span;

		/* Who is quoted speaks as he likes. */
		if (side == NEITHER || pl_post_quoted(post, span.start))
			continue;
		if (!look.found[side].n++)
			look.found[side].first = span;
	}
	if (look.found[TU].n && look.found[VOUS].n)
		tell(&look, hits);
}

/* Where nothing says « tu » there is no other side to see. */
static bool prepare(struct pl_prepare *prepare, struct pl_err *err)
{
	uint32_t sign =
		prepare->pattern(prepare, PL_STR("\\b(?:tu|toi|te|ton|ta|tes|tien|tienne)\\b"),
				 PL_REGEX_NOCASE, NULL, err);

	return sign && prepare->needs(prepare, sign, err);
}

static const struct pl_param params[] = {
	{ .name = "verbs",
	  .type = PL_PARAM_BOOL,
	  .offset = AT(verbs),
	  .initial = 1,
	  .help = "Whether an order in -ez says « vous » too." },
	{ 0 },
};

const struct pl_check pl_check_register = {
	.name = "register",
	.help = "« tu » and « vous » for the same reader",
	.args = "the word that is fewer, the other",
	.params = params,
	.size = sizeof(struct register_),
	.prepare = prepare,
	.run = run,
};
