/* suppressions: what a draft says about rules, and to no effect. */
#include "base/catalogue.h"
#include "check/check.h"

enum find { FIND_UNUSED, FIND_UNKNOWN };

/* More of them are one mistake made many times. */
enum { MOST_TOLD = 50 };

static const char *const find_words[] = { "unused", "unknown", NULL };

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

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	const struct suppressions *suppressions = settings;
	bool unknown = suppressions->find == FIND_UNKNOWN;
	const char *nearest = NULL;
	struct pl_span place;
	struct pl_str what;
	size_t at = 0;

	(void)post;
	for (size_t i = 0; i < MOST_TOLD; i++) {
		if (unknown ? !pl_hits_unknown(hits, &at, &place, &what, &nearest)
			    : !pl_hits_unused(hits, &at, &place, &what))
			return;
		tell(hits, place, what, nearest);
	}
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = offsetof(struct suppressions, find),
	  .words = find_words,
	  .help = "What is looked for: what silences nothing though its rules have run, or a name "
		  "that no rule and no style has." },
	{ 0 },
};

const struct pl_check pl_check_suppressions = {
	.name = "suppressions",
	.help = "words of the draft to the rules, in its front matter or comments, that have no "
		"effect",
	.args = "the name, or the comment when it has none; with unknown: then the nearest name",
	.params = params,
	.last = true,
	.size = sizeof(struct suppressions),
	.run = run,
};
