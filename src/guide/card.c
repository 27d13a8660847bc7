/* What is said of a network on one screen: its limits, row by row, and which practices are about
 * it more than about others. */
#include "guide/card.h"

#include <stdlib.h>

#include "base/catalogue.h"

const struct pl_network *pl_card_find(const struct pl_ruleset *rules, struct pl_str name)
{
	size_t prefix = pl_str_starts(name, PL_CARD_PREFIX) ? sizeof(PL_CARD_PREFIX) - 1 : 0;
	int place = pl_networks_find(&rules->networks, pl_str_cut(name, prefix, name.len));

	return place < 0 ? NULL : rules->networks.at[place];
}

struct rows {
	const struct pl_network *network;
	enum pl_lang lang;
	void (*each)(void *context, struct pl_str label, struct pl_str text);
	void *context;
	struct pl_buf line;
	bool failed;
};

/* --- rows ------------------------------------------------------------------------------------ */

static void say(struct rows *rows, const char *text)
{
	pl_buf_puts(&rows->line, rows->line.len ? ", " : "");
	pl_buf_puts(&rows->line, pl_tr(rows->lang, text));
}

/* `format` has one %u; nothing is said of what is not known. */
static void say_number(struct rows *rows, const char *key, uint32_t number, const char *one,
		       const char *more)
{
	if (!number)
		return;
	pl_buf_puts(&rows->line, rows->line.len ? ", " : "");
	pl_buf_printf(&rows->line, pl_tr_n(rows->lang, one, more, number), number);
	if (pl_network_doubts(rows->network, key))
		pl_buf_puts(&rows->line, pl_tr(rows->lang, " (in dispute)"));
}

static void end_row(struct rows *rows, const char *label)
{
	if (rows->line.len)
		rows->each(rows->context, pl_str_of(pl_tr(rows->lang, label)),
			   pl_buf_str(&rows->line));
	rows->failed |= rows->line.failed;
	rows->line.len = 0;
}

static void add_length(struct rows *rows)
{
	static const char *const units[] = {
		[PL_COUNT_WEIGHTED] = N_("most letters count 1, emoji, € and … count 2"),
		[PL_COUNT_UTF16] = N_("an emoji counts 2 or more"),
		[PL_COUNT_GRAPHEMES] = N_("each sign that is seen counts 1, emoji too"),
		[PL_COUNT_POINTS] = N_("a composed emoji counts several"),
		[PL_COUNT_BYTES] = N_("in bytes: é counts 2, an emoji 4 or more"),
		[PL_COUNT_THREADS] = N_("an emoji counts 4 or more"),
		[PL_COUNT_MASTODON] = N_("of @account@server only @account counts"),
	};
	const struct pl_network *network = rows->network;

	say_number(rows, "limit", network->limit, N_("%u at most"), N_("%u at most"));
	say_number(rows, "bytes", network->bytes, N_("%u byte at most"), N_("%u bytes at most"));
	say(rows, units[network->count]);
	end_row(rows, N_("Length"));
	say_number(rows, "title-limit", network->title_limit, N_("%u character at most"),
		   N_("%u characters at most"));
	end_row(rows, N_("Title"));
	say_number(rows, "hook", network->hook, N_("%u character shown"),
		   N_("%u characters shown"));
	say_number(rows, "hook-phone", network->hook_phone, N_("%u on a telephone"),
		   N_("%u on a telephone"));
	say_number(rows, "hook-lines", network->hook_lines, N_("%u line"), N_("%u lines"));
	end_row(rows, N_("See more"));
}

static void add_links(struct rows *rows)
{
	static const char *const cards[] = {
		[PL_CARD_UNKNOWN] = NULL,
		[PL_CARD_UNLESS_MEDIA] = N_("preview unless there is a picture"),
		[PL_CARD_BUILT] = N_("preview only if the tool makes it"),
		[PL_CARD_NEVER] = N_("no preview"),
	};
	const struct pl_network *network = rows->network;

	say_number(rows, "links", network->links, N_("%u at most"), N_("%u at most"));
	if (network->link)
		say_number(rows, "link", network->link, N_("each counts %u"), N_("each counts %u"));
	else
		say(rows, N_("each counts its own length"));
	if (!network->clickable_links)
		say(rows, N_("nobody can follow them"));
	if (cards[network->card])
		say(rows, cards[network->card]);
	end_row(rows, N_("Links"));
}

static void add_names(struct rows *rows)
{
	const struct pl_network *network = rows->network;

	say_number(rows, "hashtags", network->hashtags, N_("%u at most"), N_("%u at most"));
	say_number(rows, "hashtags-advised", network->hashtags_advised, N_("%u advised"),
		   N_("%u advised"));
	say_number(rows, "hashtag-length", network->hashtag_length, N_("of %u character at most"),
		   N_("of %u characters at most"));
	say(rows, N_("a capital for each word: #VigilanceOrange"));
	end_row(rows, N_("Hashtags"));
	say_number(rows, "mentions", network->mentions, N_("%u at most"), N_("%u at most"));
	end_row(rows, N_("Mentions"));
}

static void add_media(struct rows *rows)
{
	const struct pl_network *network = rows->network;
	const struct pl_ref *formats = PL_ROW(struct pl_ref, &network->formats);

	if (network->media_required)
		say(rows, N_("one at least"));
	say_number(rows, "images", network->images, N_("%u picture"), N_("%u pictures"));
	say_number(rows, "videos", network->videos, N_("%u video"), N_("%u videos"));
	if (network->images && network->videos)
		say(rows, network->mixed_media ? N_("together or not") : N_("not together"));
	for (uint32_t i = 0; i < network->formats.n; i++)
		pl_buf_printf(&rows->line, "%s%.*s", i ? " " : ", ",
			      PL_ARGS(pl_ref_str(&formats[i])));
	end_row(rows, N_("Media"));
	say_number(rows, "alt", network->alt, N_("%u character at most"),
		   N_("%u characters at most"));
	say_number(rows, "alt-advised", network->alt_advised, N_("%u advised"), N_("%u advised"));
	if (network->images)
		say(rows, N_("one for each picture"));
	end_row(rows, N_("Alt text"));
	say(rows, network->threads ? N_("yes: numbered, announced, each part whole by itself")
				   : N_("no: one post says all"));
	end_row(rows, N_("Threads"));
}

bool pl_card_rows(const struct pl_network *network, enum pl_lang lang,
		  void (*each)(void *context, struct pl_str label, struct pl_str text),
		  void *context)
{
	struct rows rows = { .network = network, .lang = lang, .each = each, .context = context };

	add_length(&rows);
	add_links(&rows);
	add_names(&rows);
	add_media(&rows);
	pl_buf_release(&rows.line);
	return !rows.failed;
}

/* --- advice ------------------------------------------------------------------------------------
 */

struct advice {
	const struct pl_practice *practice;
	unsigned networks; /* of its rule that is about the fewest */
	unsigned level;
	uint32_t place;
};

static unsigned count_bits(uint64_t set)
{
	unsigned n = 0;

	for (; set; set &= set - 1)
		n++;
	return n;
}

/* How closely a practice is about the network, by the rules that check it: those that are about
 * all networks say nothing. */
static bool weigh(const struct pl_ruleset *rules, int place, const struct pl_practice *practice,
		  struct advice *advice)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &practice->rules);
	bool about = false;

	*advice = (struct advice){ practice, UINT32_MAX, 0, 0 };
	for (uint32_t i = 0; i < practice->rules.n; i++) {
		struct pl_rule_at at;
		unsigned n;

		if (!pl_ruleset_find(rules, pl_ref_str(&names[i]), &at) || !at.rule->networks.n ||
		    !(at.rule->network_mask >> place & 1) || at.rule->profile > PL_PROFILE_EDITOR)
			continue;
		about = true;
		n = count_bits(at.rule->network_mask);
		advice->networks = n < advice->networks ? n : advice->networks;
		if (at.rule->level > advice->level)
			advice->level = at.rule->level;
	}
	return about;
}

/* Graver first, then what is about fewer networks, then as the guides have them. */
static int compare(const void *a, const void *b)
{
	const struct advice *left = a, *right = b;

	if (left->level != right->level)
		return left->level < right->level ? 1 : -1;
	if (left->networks != right->networks)
		return left->networks < right->networks ? -1 : 1;
	return left->place < right->place ? -1 : left->place > right->place;
}

bool pl_card_advice(const struct pl_ruleset *rules, const struct pl_shelf *shelf,
		    const struct pl_network *network, const struct pl_practice **out, size_t *n)
{
	int place = pl_networks_find(&rules->networks, pl_ref_str(&network->name));
	PL_LIST(struct advice) list = { 0 };
	size_t most = *n;
	bool failed;

	for (uint32_t i = 0; shelf && place >= 0 && i < pl_shelf_practices(shelf); i++) {
		struct advice advice, *kept;

		if (!weigh(rules, place, pl_shelf_practice(shelf, i), &advice) ||
		    !(kept = PL_PUSH(&list)))
			continue;
		advice.place = i;
		*kept = advice;
	}
	PL_SORT(&list, compare);
	for (*n = 0; *n < list.n && *n < most; ++*n)
		out[*n] = list.at[*n].practice;
	failed = list.failed;
	PL_LIST_RELEASE(&list);
	return !failed;
}
