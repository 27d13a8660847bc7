/* plume card: a network on one screen, its limits and what the guides advise there. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/show.h"
#include "cli/tell.h"

#include "base/catalogue.h"
#include "base/term.h"
#include "base/unicode.h"
#include "guide/guide.h"

#include <stdlib.h>

/* A screen, of which the prompt takes a line. */
enum { LINES = 24, COLUMNS = 78, LABEL = 13, FOOT = 2, MOST_ADVICE = 9 };

struct card {
	const struct pl_network *network;
	const struct pl_ruleset *rules;
	enum pl_lang lang;
	bool color;
	struct pl_buf out, line;
};

/* --- rows ------------------------------------------------------------------------------------ */

static void say(struct card *card, const char *text)
{
	pl_buf_puts(&card->line, card->line.len ? ", " : "");
	pl_buf_puts(&card->line, pl_tr(card->lang, text));
}

/* `format` has one %u; nothing is said of what is not known. */
static void say_number(struct card *card, const char *key, uint32_t number, const char *one,
		       const char *more)
{
	if (!number)
		return;
	pl_buf_puts(&card->line, card->line.len ? ", " : "");
	pl_buf_printf(&card->line, pl_tr_n(card->lang, one, more, number), number);
	if (pl_network_doubts(card->network, key))
		pl_buf_puts(&card->line, pl_tr(card->lang, " (in dispute)"));
}

static void end_row(struct card *card, const char *label)
{
	if (card->line.len) {
		struct pl_str name = pl_str_of(pl_tr(card->lang, label));

		pl_term_styled(&card->out, name, PL_BOLD, card->color);
		pl_buf_printf(&card->out, "%*s", (int)(LABEL - pl_width_all(name)), "");
		pl_term_wrap(&card->out, pl_buf_str(&card->line),
			     (struct pl_wrap){ LABEL, LABEL, COLUMNS });
		pl_buf_putc(&card->out, '\n');
	}
	card->out.failed |= card->line.failed;
	card->line.len = 0;
}

static void add_length(struct card *card)
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
	const struct pl_network *network = card->network;

	say_number(card, "limit", network->limit, N_("%u at most"), N_("%u at most"));
	say_number(card, "bytes", network->bytes, N_("%u byte at most"), N_("%u bytes at most"));
	say(card, units[network->count]);
	end_row(card, N_("Length"));
	say_number(card, "title-limit", network->title_limit, N_("%u character at most"),
		   N_("%u characters at most"));
	end_row(card, N_("Title"));
	say_number(card, "hook", network->hook, N_("%u character shown"),
		   N_("%u characters shown"));
	say_number(card, "hook-phone", network->hook_phone, N_("%u on a telephone"),
		   N_("%u on a telephone"));
	say_number(card, "hook-lines", network->hook_lines, N_("%u line"), N_("%u lines"));
	end_row(card, N_("See more"));
}

static void add_links(struct card *card)
{
	static const char *const cards[] = {
		[PL_CARD_UNKNOWN] = NULL,
		[PL_CARD_UNLESS_MEDIA] = N_("preview unless there is a picture"),
		[PL_CARD_BUILT] = N_("preview only if the tool makes it"),
		[PL_CARD_NEVER] = N_("no preview"),
	};
	const struct pl_network *network = card->network;

	say_number(card, "links", network->links, N_("%u at most"), N_("%u at most"));
	if (network->link)
		say_number(card, "link", network->link, N_("each counts %u"), N_("each counts %u"));
	else
		say(card, N_("each counts its own length"));
	if (!network->clickable_links)
		say(card, N_("nobody can follow them"));
	if (cards[network->card])
		say(card, cards[network->card]);
	end_row(card, N_("Links"));
}

static void add_names(struct card *card)
{
	const struct pl_network *network = card->network;

	say_number(card, "hashtags", network->hashtags, N_("%u at most"), N_("%u at most"));
	say_number(card, "hashtags-advised", network->hashtags_advised, N_("%u advised"),
		   N_("%u advised"));
	say_number(card, "hashtag-length", network->hashtag_length, N_("of %u character at most"),
		   N_("of %u characters at most"));
	say(card, N_("a capital for each word: #VigilanceOrange"));
	end_row(card, N_("Hashtags"));
	say_number(card, "mentions", network->mentions, N_("%u at most"), N_("%u at most"));
	end_row(card, N_("Mentions"));
}

static void add_media(struct card *card)
{
	const struct pl_network *network = card->network;
	const struct pl_ref *formats = PL_ROW(struct pl_ref, &network->formats);

	if (network->media_required)
		say(card, N_("one at least"));
	say_number(card, "images", network->images, N_("%u picture"), N_("%u pictures"));
	say_number(card, "videos", network->videos, N_("%u video"), N_("%u videos"));
	if (network->images && network->videos)
		say(card, network->mixed_media ? N_("together or not") : N_("not together"));
	for (uint32_t i = 0; i < network->formats.n; i++)
		pl_buf_printf(&card->line, "%s%.*s", i ? " " : ", ",
			      PL_ARGS(pl_ref_str(&formats[i])));
	end_row(card, N_("Media"));
	say_number(card, "alt", network->alt, N_("%u character at most"),
		   N_("%u characters at most"));
	say_number(card, "alt-advised", network->alt_advised, N_("%u advised"), N_("%u advised"));
	if (network->images)
		say(card, N_("one for each picture"));
	end_row(card, N_("Alt text"));
	say(card, network->threads ? N_("yes: numbered, announced, each part whole by itself")
				   : N_("no: one post says all"));
	end_row(card, N_("Threads"));
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
static bool weigh(const struct card *card, const struct pl_practice *practice,
		  struct advice *advice)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, &practice->rules);
	int place = pl_networks_find(&card->rules->networks, pl_ref_str(&card->network->name));
	bool about = false;

	*advice = (struct advice){ practice, UINT32_MAX, 0, 0 };
	for (uint32_t i = 0; i < practice->rules.n; i++) {
		struct pl_rule_at at;
		unsigned n;

		if (!pl_ruleset_find(card->rules, pl_ref_str(&names[i]), &at) ||
		    !at.rule->networks.n || !(at.rule->network_mask >> place & 1) ||
		    at.rule->profile > PL_PROFILE_EDITOR)
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

static unsigned lines_of(const struct pl_buf *out)
{
	unsigned n = 0;

	for (size_t i = 0; i < out->len; i++)
		n += out->at[i] == '\n';
	return n;
}

/* By which `plume explain` knows a practice, where the line has room. */
static void add_name(struct card *card, unsigned column, struct pl_str name)
{
	if (column + name.len + 3 <= COLUMNS)
		pl_buf_printf(&card->out, "%*s(%.*s)", (int)(COLUMNS - 2 - column - name.len), "",
			      PL_ARGS(name));
}

static void add_advice(struct card *card)
{
	const struct pl_shelf *shelf = pl_shelf_builtin();
	PL_LIST(struct advice) list = { 0 };

	for (uint32_t i = 0; shelf && i < pl_shelf_practices(shelf); i++) {
		struct advice advice, *kept;

		if (!weigh(card, pl_shelf_practice(shelf, i), &advice) || !(kept = PL_PUSH(&list)))
			continue;
		advice.place = i;
		*kept = advice;
	}
	if (list.n) {
		qsort(list.at, list.n, sizeof(*list.at), compare);
		pl_buf_putc(&card->out, '\n');
	}
	for (size_t i = 0; i < list.n && i < MOST_ADVICE && lines_of(&card->out) + FOOT < LINES - 1;
	     i++) {
		struct pl_str title = pl_text_in(&list.at[i].practice->title, card->lang);

		pl_buf_puts(&card->out, "- ");
		pl_term_add(&card->out, title, 0);
		add_name(card, pl_width_all(title) + 2, pl_ref_str(&list.at[i].practice->name));
		pl_buf_putc(&card->out, '\n');
	}
	card->out.failed |= list.failed;
	PL_LIST_RELEASE(&list);
}

/* --- the command -------------------------------------------------------------------------------
 */

static void make(struct card *card)
{
	pl_term_styled(&card->out, pl_network_title(card->network, card->lang), PL_BOLD,
		       card->color);
	pl_buf_putc(&card->out, '\n');
	add_length(card);
	add_links(card);
	add_names(card);
	add_media(card);
	add_advice(card);
	pl_buf_printf(&card->out, pl_tr(card->lang, "\nEach fact with its source: %s%.*s\n"),
		      "plume explain network/", PL_ARGS(pl_ref_str(&card->network->name)));
}

static bool find(struct card *card, const struct pl_values *operands)
{
	struct pl_str name = operands->n ? pl_str_of(operands->at[0]) : PL_STR("");
	const char *nearest;

	if (operands->n == 1)
		card->network = pl_find_network(card->rules, name);
	if (card->network)
		return true;
	if (operands->n != 1) {
		pl_tellf("%s", pl_tr(card->lang, "card wants one network, as in plume card x"));
		return false;
	}
	nearest = pl_networks_nearest(&card->rules->networks, name);
	if (nearest)
		pl_tellf(pl_tr(card->lang, "no network is called '%.*s'; did you mean '%s'?"),
			 PL_ARGS(name), nearest);
	else
		pl_tellf(pl_tr(card->lang, "no network is called '%.*s'; ask plume explain for "
					   "their names"),
			 PL_ARGS(name));
	return false;
}

static int run(struct pl_settings *settings)
{
	struct card card = { 0 };
	struct pl_loaded loaded;
	int status = PL_EXIT_TROUBLE;

	if (pl_load(&loaded, settings)) {
		card.rules = loaded.rules;
		card.lang = settings->lang;
		card.color = pl_color(settings);
		if (find(&card, &settings->operands)) {
			make(&card);
			if ((pl_print(&card.out) || pl_pipe_closed()) && !loaded.faulty)
				status = PL_EXIT_CLEAN;
		}
	}
	pl_buf_release(&card.line);
	pl_buf_release(&card.out);
	pl_loaded_release(&loaded);
	return status;
}

const struct pl_command pl_command_card = {
	.name = "card",
	.operands = "NETWORK",
	.help = N_("a network on one screen: its limits and what the guides advise"),
	.example = "plume card mastodon",
	.options = "rules config no-config verbose color",
	.run = run,
};
