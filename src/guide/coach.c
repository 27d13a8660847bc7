/* The coach: which question comes, what is answered, which draft comes of it. */
#include "guide/coach.h"

#include <stdio.h>
#include <string.h>

#include "base/catalogue.h"
#include "guide/fill.h"
#include "guide/slug.h"
#include "post/measure.h"

void pl_coach_init(struct pl_coach *coach, const struct pl_template *template,
		   const struct pl_ruleset *rules, const char *now, enum pl_lang lang)
{
	struct pl_date today;
	int32_t minutes;

	*coach =
		(struct pl_coach){ .template = template, .rules = rules, .now = now, .lang = lang };
	if (now && pl_date_read(pl_str_of(now), &today, &minutes))
		pl_coach_set_clock(coach, today, minutes);
	else
		pl_coach_set_clock(coach, (struct pl_date){ 0 }, -1);
}

void pl_coach_release(struct pl_coach *coach)
{
	pl_arena_release(&coach->arena);
	*coach = (struct pl_coach){ 0 };
}

/* --- questions ----------------------------------------------------------------------------------
 */

static uint32_t n_questions(const struct pl_coach *coach)
{
	uint32_t n = coach->template->questions.n;

	return n < PL_MOST_QUESTIONS ? n : PL_MOST_QUESTIONS;
}

static const struct pl_question *question_at(const struct pl_coach *coach, uint32_t i)
{
	return PL_ROW(struct pl_question, &coach->template->questions) + i;
}

/* The first answer of that kind; NULL: the template asks for none. */
static const struct pl_answer *answer_to(const struct pl_coach *coach, enum pl_asks kind)
{
	for (uint32_t i = 0; i < n_questions(coach); i++) {
		if (question_at(coach, i)->kind == kind)
			return &coach->answers[i];
	}
	return NULL;
}

static struct pl_str text_of(const struct pl_coach *coach, enum pl_asks kind)
{
	const struct pl_answer *answer = answer_to(coach, kind);

	return answer ? answer->text : PL_STR("");
}

/* A picture is described, a video has captions: neither is asked without one. */
static bool is_asked(const struct pl_coach *coach, uint32_t i)
{
	enum pl_asks kind = question_at(coach, i)->kind;
	struct pl_str media = text_of(coach, PL_ASKS_MEDIA);

	if (kind == PL_ASKS_ALT)
		return media.len && !pl_is_video(media);
	return kind != PL_ASKS_CAPTIONS || pl_is_video(media);
}

const struct pl_question *pl_coach_question(const struct pl_coach *coach)
{
	return coach->at < n_questions(coach) ? question_at(coach, coach->at) : NULL;
}

/* Of the hour it is now, as the clock has it. */
static struct pl_str initial_of(const struct pl_coach *coach, const struct pl_question *question)
{
	return question->kind == PL_ASKS_HOUR && question->initial.len
		       ? pl_str_of(coach->hour)
		       : pl_ref_str(&question->initial);
}

struct pl_str pl_coach_default(const struct pl_coach *coach)
{
	const struct pl_question *question = pl_coach_question(coach);

	if (!question)
		return PL_STR("");
	if (coach->answers[coach->at].given)
		return coach->answers[coach->at].text;
	return initial_of(coach, question);
}

void pl_coach_set_clock(struct pl_coach *coach, struct pl_date today, int32_t minutes)
{
	static const struct pl_question now = { .kind = PL_ASKS_HOUR };
	const struct pl_answering answering = { &coach->rules->networks, today, minutes };
	struct pl_buf hour = { 0 };

	coach->today = today;
	coach->minutes = minutes;
	if (!pl_answer_read(&now, &answering, PL_STR("now"), &hour, NULL))
		pl_buf_cut(&hour, 0);
	snprintf(coach->hour, sizeof(coach->hour), "%.*s", PL_ARGS(pl_buf_str(&hour)));
	pl_buf_release(&hour);
}

static void go_on(struct pl_coach *coach)
{
	do
		coach->at++;
	while (coach->at < n_questions(coach) && !is_asked(coach, coach->at));
}

bool pl_coach_read(const struct pl_coach *coach, struct pl_str typed, struct pl_buf *out,
		   struct pl_err *err)
{
	const struct pl_answering answering = { &coach->rules->networks, coach->today,
						coach->minutes };

	return pl_answer_read(pl_coach_question(coach), &answering, typed, out, err);
}

bool pl_coach_answer(struct pl_coach *coach, struct pl_str typed, struct pl_err *err)
{
	const struct pl_question *question = pl_coach_question(coach);
	struct pl_answer *answer = &coach->answers[coach->at];
	struct pl_buf text = { 0 };
	bool ok = true, kept;

	if (!question)
		return true;
	if (!pl_str_trim(typed).len)
		typed = answer->given ? typed : initial_of(coach, question);
	kept = !pl_str_trim(typed).len;
	if (!kept)
		ok = pl_coach_read(coach, typed, &text, err);
	if (ok && !kept) {
		answer->given = true;
		answer->text = pl_arena_str(&coach->arena, pl_buf_str(&text));
	}
	pl_buf_release(&text);
	if (ok)
		go_on(coach);
	return ok && (!coach->arena.failed || pl_fail_nomem(err));
}

void pl_coach_skip(struct pl_coach *coach)
{
	if (!pl_coach_question(coach))
		return;
	coach->answers[coach->at] = (struct pl_answer){ 0 };
	go_on(coach);
}

bool pl_coach_back(struct pl_coach *coach)
{
	uint32_t at = coach->at;

	while (at && !is_asked(coach, at - 1))
		at--;
	if (!at)
		return false;
	coach->at = at - 1;
	return true;
}

bool pl_coach_go(struct pl_coach *coach, struct pl_str name)
{
	uint32_t i = pl_template_question(coach->template, name);

	if (i >= n_questions(coach))
		return false;
	coach->at = i;
	return true;
}

struct pl_str pl_coach_answered(const struct pl_coach *coach, const char *name)
{
	uint32_t i = pl_template_question(coach->template, pl_str_of(name));

	return i < n_questions(coach) ? coach->answers[i].text : PL_STR("");
}

const struct pl_question *pl_coach_missing(const struct pl_coach *coach)
{
	for (uint32_t i = 0; i < n_questions(coach); i++) {
		if (question_at(coach, i)->needed && !coach->answers[i].text.len &&
		    is_asked(coach, i))
			return question_at(coach, i);
	}
	return NULL;
}

/* --- networks -----------------------------------------------------------------------------------
 */

static uint64_t networks_of(const struct pl_coach *coach, struct pl_str names)
{
	const struct pl_networks *known = &coach->rules->networks;
	uint64_t set = 0;

	for (size_t at = 0, end; at < names.len; at = end + 1) {
		int place;

		end = pl_str_find(names, PL_STR(","), at);
		end = end == SIZE_MAX ? names.len : end;
		place = pl_networks_find(known, pl_str_trim(pl_str_cut(names, at, end)));
		set |= place < 0 ? 0 : UINT64_C(1) << place;
	}
	return set;
}

uint64_t pl_coach_networks(const struct pl_coach *coach)
{
	uint64_t chosen = networks_of(coach, text_of(coach, PL_ASKS_NETWORKS));

	for (uint32_t i = 0; !chosen && i < n_questions(coach); i++) {
		if (question_at(coach, i)->kind == PL_ASKS_NETWORKS)
			chosen = networks_of(coach, pl_ref_str(&question_at(coach, i)->initial));
	}
	return chosen;
}

/* --- drafts -------------------------------------------------------------------------------------
 */

/* A name of ours, or of a file, that YAML takes for nothing else: null and yes have no dot. */
static bool is_plain(struct pl_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!letter && (!i || (!strchr("-_./", c) && (c < '0' || c > '9'))))
			return false;
	}
	return pl_str_find(text, PL_STR("."), 0) != SIZE_MAX;
}

static void put_word(struct pl_buf *out, const char *key, struct pl_str word)
{
	if (word.len)
		pl_buf_printf(out, "%s: %.*s\n", key, PL_ARGS(word));
}

static void put_text_of(struct pl_buf *out, const char *key, struct pl_str text)
{
	if (!text.len)
		return;
	pl_buf_printf(out, "%s: ", key);
	if (is_plain(text))
		pl_buf_add(out, text);
	else
		pl_json_string(out, text);
	pl_buf_putc(out, '\n');
}

static void put_media(const struct pl_coach *coach, struct pl_buf *out)
{
	const struct pl_answer *media = answer_to(coach, PL_ASKS_MEDIA);
	struct pl_str captions = text_of(coach, PL_ASKS_CAPTIONS);

	if (!media || !media->given)
		return;
	if (!media->text.len) {
		pl_buf_puts(out, "médias: []\n");
		return;
	}
	pl_buf_puts(out, "médias:\n");
	put_text_of(out, pl_is_video(media->text) ? "  - vidéo" : "  - image", media->text);
	if (pl_is_video(media->text))
		put_word(out, "    sous-titres", captions);
	else
		put_text_of(out, "    alt", text_of(coach, PL_ASKS_ALT));
}

/* A link that the text cannot show is left for whoever publishes it. */
static void put_note(const struct pl_coach *coach, struct pl_str text, struct pl_buf *out)
{
	struct pl_str link = text_of(coach, PL_ASKS_LINK);
	struct pl_buf note = { 0 };

	if (!link.len || pl_str_find(text, link, 0) != SIZE_MAX)
		return;
	pl_buf_puts(&note, pl_tr(coach->lang, "Link to attach: "));
	pl_buf_add(&note, link);
	put_text_of(out, "note", pl_buf_str(&note));
	out->failed |= note.failed;
	pl_buf_release(&note);
}

static void put_front(const struct pl_coach *coach, const struct pl_network *network,
		      struct pl_str text, struct pl_buf *out)
{
	struct pl_str day = text_of(coach, PL_ASKS_DAY);

	pl_buf_puts(out, "---\n");
	put_word(out, "réseaux", pl_ref_str(&network->name));
	put_word(out, "type", pl_ref_str(&coach->template->type));
	put_word(out, "phase", pl_ref_str(&coach->template->phase));
	put_word(out, "date", day);
	put_media(coach, out);
	put_note(coach, text, out);
	pl_buf_puts(out, "---\n");
}

/* Room for somebody who quotes it, in percent of the limit: rule commun.presque-plein. */
enum { SHARE = 93 };

static bool fits(const struct pl_network *network, struct pl_str text, bool *fit,
		 struct pl_err *err)
{
	size_t cut;

	if (!pl_measure_fit(network, text, SHARE, &cut, err))
		return false;
	*fit = cut >= text.len;
	return true;
}

/* The text in the first wording that fits, else in the last. */
static bool put_text(const struct pl_coach *coach, const struct pl_network *network,
		     struct pl_buf *out, struct pl_err *err)
{
	const struct pl_wording *wordings = PL_ROW(struct pl_wording, &coach->template->forms);
	bool fit = false;

	for (uint32_t i = 0; !fit && i < coach->template->forms.n; i++) {
		if (!pl_wording_is_for(&wordings[i], pl_ref_str(&network->name)))
			continue;
		pl_buf_cut(out, 0);
		pl_fill(coach, network, &wordings[i], out);
		if (out->failed)
			return pl_fail_nomem(err);
		if (!fits(network, pl_buf_str(out), &fit, err))
			return false;
	}
	return true;
}

bool pl_coach_draft(const struct pl_coach *coach, const struct pl_network *network,
		    struct pl_buf *out, struct pl_err *err)
{
	struct pl_buf text = { 0 };
	bool ok = put_text(coach, network, &text, err);

	if (ok) {
		put_front(coach, network, pl_buf_str(&text), out);
		pl_buf_add(out, pl_buf_str(&text));
		pl_buf_putc(out, '\n');
	}
	pl_buf_release(&text);
	return ok && (!out->failed || pl_fail_nomem(err));
}

struct pl_findings *pl_coach_check(const struct pl_coach *coach, struct pl_str draft,
				   struct pl_err *err)
{
	const struct pl_options options = { .lang = coach->lang, .now = coach->now };
	const struct pl_hints hints = { .known = &coach->rules->networks,
					.french = coach->lang == PL_FR,
					.exists = coach->exists,
					.exists_context = coach->context };

	return pl_lint_with(coach->rules, draft, &hints, &options, NULL, err);
}

/* --- alternative texts
 * ---------------------------------------------------------------------------- */

static bool is_about_alt(const struct pl_found_at *found)
{
	return found->media >= 0 ||
	       pl_str_starts(pl_ref_str(&found->rule->name), "accessibilite.alt-");
}

struct pl_findings *pl_coach_alt(const struct pl_coach *coach, struct pl_err *err)
{
	uint64_t networks = pl_coach_networks(coach);
	struct pl_coach words = *coach; /* of which it is no matter whether the picture is there */
	struct pl_findings *findings = NULL;
	struct pl_buf draft = { 0 };
	size_t i = 0, n = 0;

	if (!text_of(coach, PL_ASKS_MEDIA).len || !networks)
		return NULL;
	words.exists = NULL;
	while (!(networks >> i & 1))
		i++;
	if (pl_coach_draft(coach, coach->rules->networks.at[i], &draft, err))
		findings = pl_coach_check(&words, pl_buf_str(&draft), err);
	pl_buf_release(&draft);
	for (i = 0; findings && i < findings->list.n; i++) {
		if (is_about_alt(&findings->list.at[i]))
			findings->list.at[n++] = findings->list.at[i];
	}
	if (findings)
		findings->list.n = n;
	return findings;
}

/* --- files
 * ---------------------------------------------------------------------------------------- */

void pl_coach_file(const struct pl_coach *coach, const struct pl_network *network,
		   struct pl_buf *out)
{
	struct pl_str about = text_of(coach, PL_ASKS_PLACE);

	if (!about.len)
		about = text_of(coach, PL_ASKS_PHRASE);
	pl_buf_add(out, pl_ref_str(&coach->template->name));
	pl_buf_putc(out, '-');
	pl_slug(out, about);
	if (out->len && out->at[out->len - 1] == '-')
		pl_buf_cut(out, out->len - 1);
	pl_buf_printf(out, ".%.*s.txt", PL_ARGS(pl_ref_str(&network->name)));
}
