/* suppressions: what a draft says about rules to no effect, or without a reason. */
#include "base/catalogue.h"
#include "check/check.h"

enum find { FIND_UNUSED, FIND_UNKNOWN, FIND_UNEXPLAINED };

/* More of them are one mistake made many times. */
enum { MOST_TOLD = 50 };

static const char *const find_words[] = { "unused", "unknown", "unexplained", NULL };

struct suppressions {
	uint8_t find;
};

static void tell(struct pl_hits *hits, struct pl_span place, struct pl_str what,
		 const char *nearest)
{
	struct pl_hit *hit = place.end ? pl_hit(hits, place) : pl_hit_whole(hits);

	hit->in_draft = true;
	hit->match = what;
	pl_hit_arg(hits, hit, what);
	if (nearest)
		pl_hit_argf(hits, hit, pl_tr(pl_hits_lang(hits), "; the nearest is “%s”"), nearest);
	else
		pl_hit_arg(hits, hit, PL_STR(""));
}

static bool next(const struct suppressions *suppressions, const struct pl_hits *hits, size_t *at,
		 struct pl_span *place, struct pl_str *what, const char **nearest)
{
	if (suppressions->find == FIND_UNKNOWN)
		return pl_hits_unknown(hits, at, place, what, nearest);
	if (suppressions->find == FIND_UNEXPLAINED)
		return pl_hits_unexplained(hits, at, place, what);
	return pl_hits_unused(hits, at, place, what);
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const char *nearest = NULL;
	struct pl_span place;
	struct pl_str what;
	size_t at = 0;

	(void)post;
	for (size_t i = 0; i < MOST_TOLD && next(settings, hits, &at, &place, &what, &nearest); i++)
		tell(hits, place, what, nearest);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct suppressions, find),
	  .words = find_words,
	  .help = "What is looked for: what silences nothing though its rules have run, a name "
		  "that no rule and no style has, or what gives no reason." },
	{ 0 },
};

const struct pl_check pl_check_suppressions = {
	.name = "suppressions",
	.help = "words of the draft to the rules, in its front matter or comments, that have no "
		"effect or no reason",
	.args = "the name, or the comment when it has none; with unknown: then the nearest name",
	.params = params,
	.last = true,
	.size = sizeof(struct suppressions),
	.run = run,
};
