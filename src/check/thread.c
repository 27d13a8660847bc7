/* thread: parts that are not numbered, or not as many as they say; parts that do not stand
 * alone; threads that nobody announced or that never end. */
#include "check/bynetwork.h"
#include "check/near.h"
#include "check/serial.h"

#include "post/measure.h"

enum find { FIND_NUMBER, FIND_ORPHAN, FIND_CUT, FIND_LONG, FIND_UNTOLD, FIND_UNKNOWN };

static const char *const find_words[] = { "number", "orphan",  "cut", "long",
					  "untold", "unknown", NULL };

struct thread {
	uint8_t find;
	uint32_t max;
};

#define AT(field) offsetof(struct thread, field)

/* --- numbers ------------------------------------------------------------------------- */

/* Does the part still fit all networks that the rule is about with `more` at its end? */
static bool fits_with(const struct pl_post *post, const struct pl_part *part, struct pl_str more,
		      struct pl_hits *hits)
{
	const struct pl_network *network;
	struct pl_buf text = { 0 };
	bool fits = true;

	pl_buf_add(&text, pl_str_in(post->text, part->span));
	pl_buf_add(&text, more);
	for (size_t at = 0; fits && (network = pl_by_next(post, hits, &at));) {
		struct pl_length length;

		fits = !text.failed &&
		       pl_post_measure(post, network, pl_buf_str(&text), &length, NULL) &&
		       !length.over;
	}
	pl_hits_arena(hits)->failed |= text.failed;
	pl_buf_release(&text);
	return fits;
}

static void want_number(const struct pl_post *post, size_t i, struct pl_hits *hits)
{
	const struct pl_part *part = &post->parts[i];
	uint32_t end = part->span.end;
	struct pl_hit *hit;
	struct pl_str more;

	if (part->span.start == end)
		return; /* an empty part is not published */
	hit = pl_hit(hits, (struct pl_span){ end, end });
	pl_hit_argf(hits, hit, "%zu/%zu", i + 1, post->n_parts);
	more = pl_arena_printf(pl_hits_arena(hits), " %.*s", PL_ARGS(hit->args[0]));
	if (fits_with(post, part, more, hits))
		pl_hit_edit(hits, hit, hit->span, more);
}

static void right_number(const struct pl_post *post, size_t i, struct pl_span span,
			 struct pl_hits *hits)
{
	struct pl_hit *hit = pl_hit(hits, span);

	pl_hit_argf(hits, hit, "%zu/%zu", i + 1, post->n_parts);
	pl_hit_edit(hits, hit, span, hit->args[0]);
}

static void number(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	(void)thread;
	for (size_t i = 0; post->n_parts > 1 && i < post->n_parts; i++) {
		struct pl_serial serial;

		if (!pl_serial_of(post, &post->parts[i], &serial))
			want_number(post, i, hits);
		else if (serial.n != i + 1 || (serial.of && serial.of != post->n_parts))
			right_number(post, i, serial.span, hits);
	}
}

/* --- a number and no thread -------------------------------------------------------------- */

/* « rempli aux 2/3 », « le 1/2 », « ouvert 7/7 »: a fraction, a date, days of the week. */
static bool is_measure(const struct pl_post *post, const struct pl_serial *serial)
{
	static const char *const words[] = {
		"le",    "la",    "les",      "du",    "de",       "des",    "au",       "aux",
		"à",     "et",    "ou",       "en",    "un",       "une",    "sur",      "par",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", NULL,
	};
	struct pl_str text = post->text;
	size_t end = pl_near_blanks_start(text, serial->span.start), start = end;
	size_t next = pl_near_blanks_end(text, serial->span.end);

	while (pl_is_letter(pl_near_before(text, start)))
		pl_utf8_prev(text, &start);
	return pl_near_word(pl_str_cut(text, start, end), words) ||
	       pl_is_lower(pl_near_after(text, next)) || pl_near_after(text, next) == ',' ||
	       (serial->of == 7 && serial->n >= 5);
}

static void orphan(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	struct pl_serial serial;

	(void)thread;
	if (post->n_parts != 1 || !pl_serial_of(post, &post->parts[0], &serial) || !serial.of ||
	    serial.of > 9 || is_measure(post, &serial))
		return;
	pl_hit_arg(hits, pl_hit(hits, serial.span), pl_str_in(post->text, serial.span));
}

/* --- parts that do not stand alone --------------------------------------------------------- */

/* The last token of the span; NULL when it ends with a sign, a link or a hashtag. */
static const struct pl_token *open_end(const struct pl_post *post, struct pl_span rest)
{
	const struct pl_token *token;

	rest = pl_near_trim(post->text, rest);
	while (rest.end > rest.start && (token = pl_post_token_at(post, rest.end - 1)) != NULL &&
	       token->kind == PL_TOKEN_EMOJI)
		rest = pl_near_trim(post->text, (struct pl_span){ rest.start, token->span.start });
	if (rest.end > rest.start && post->text.at[rest.end - 1] == ',')
		rest.end--;
	token = rest.end > rest.start ? pl_post_token_at(post, rest.end - 1) : NULL;
	return token && (token->kind == PL_TOKEN_WORD || token->kind == PL_TOKEN_NUMBER) ? token
											 : NULL;
}

static void cut(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	(void)thread;
	for (size_t i = 0; i + 1 < post->n_parts; i++) {
		struct pl_span next = pl_serial_rest(post, &post->parts[i + 1]);
		const struct pl_token *last = open_end(post, pl_serial_rest(post, &post->parts[i]));

		if (last && pl_is_lower(pl_near_after(post->text, next.start)))
			pl_hit_arg(hits, pl_hit(hits, last->span),
				   pl_str_in(post->text, last->span));
	}
}

/* --- the whole -------------------------------------------------------------------------------- */

static void too_long(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	if (post->n_parts > thread->max)
		pl_hit_argf(hits, pl_hit_whole(hits), "%zu", post->n_parts);
}

/* Signs by which readers know that something follows: a spool, hands and arrows down. */
static bool points_on(uint32_t code)
{
	return code == 0x1F9F5 || code == 0x1F447 || code == 0x2193 || code == 0x2B07 ||
	       code == 0x2935;
}

static bool announces(const struct pl_post *post, const struct pl_part *part)
{
	static const char *const words[] = { "fil", "thread", "dérouler", "déroule", NULL };
	struct pl_str text = pl_str_in(post->text, part->span);
	struct pl_serial serial;

	if (pl_serial_of(post, part, &serial) || (text.len && text.at[text.len - 1] == ':'))
		return true;
	for (size_t at = 0; at < text.len;) {
		if (points_on(pl_utf8_next(text, &at)))
			return true;
	}
	for (uint32_t i = 0; i < part->n_tokens; i++) {
		struct pl_span span = post->tokens[part->first_token + i].span;

		if (pl_near_word(pl_str_in(post->text, span), words))
			return true;
	}
	return false;
}

static void untold(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	(void)thread;
	if (post->n_parts > 1 && !announces(post, &post->parts[0]))
		pl_hit_argf(hits, pl_hit_whole(hits), "%zu", post->n_parts);
}

/* Where nothing can be posted as a thread. */
static void unknown(const struct thread *thread, const struct pl_post *post, struct pl_hits *hits)
{
	const struct pl_network *network;

	(void)thread;
	for (size_t at = 0; post->n_parts > 1 && (network = pl_by_next(post, hits, &at));) {
		struct pl_hit *hit;

		if (network->threads)
			continue;
		hit = pl_hit_whole(hits);
		hit->doubtful = pl_network_doubts(network, "threads");
		pl_hit_argf(hits, hit, "%zu", post->n_parts);
		pl_hit_arg(hits, hit, pl_network_title(network, pl_hits_lang(hits)));
	}
}

static void run(const void *settings, const struct pl_post *post, struct pl_hits *hits)
{
	static void (*const find[])(const struct thread *, const struct pl_post *,
				    struct pl_hits *) = {
		[FIND_NUMBER] = number, [FIND_ORPHAN] = orphan, [FIND_CUT] = cut,
		[FIND_LONG] = too_long, [FIND_UNTOLD] = untold, [FIND_UNKNOWN] = unknown,
	};
	const struct thread *thread = settings;

	find[thread->find](thread, post, hits);
}

static const struct pl_param params[] = {
	{ .name = "find",
	  .type = PL_PARAM_WORD,
	  .offset = AT(find),
	  .words = find_words,
	  .help = "Parts without their number or with a wrong one, a number without a thread, a "
		  "sentence cut between two parts, too many parts, a thread that its first part "
		  "does not announce, or one where the network knows none." },
	{ .name = "max",
	  .type = PL_PARAM_UINT,
	  .offset = AT(max),
	  .initial = 8,
	  .help = "Most parts (long)." },
	{ 0 },
};

const struct pl_check pl_check_thread = {
	.name = "thread",
	.help = "threads whose parts are hard to follow",
	.args = "with number: how the part should be numbered; with orphan: the number; with cut: "
		"the last word; with long, untold and unknown: how many parts there are, with "
		"unknown then the network",
	.params = params,
	.size = sizeof(struct thread),
	.run = run,
};
