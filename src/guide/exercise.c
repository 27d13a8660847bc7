/* Judging exercises: plume says when one is solved, not a model answer. */
#include "guide/exercise.h"

#include "base/unicode.h"
#include "post/front.h"

const struct pl_exercise *pl_exercise_at(const struct pl_shelf *shelf, uint32_t i)
{
	return shelf ? pl_shelf_at(shelf, &shelf->exercises, i) : NULL;
}

const struct pl_exercise *pl_exercise_find(const struct pl_shelf *shelf, struct pl_str name)
{
	return shelf ? pl_shelf_named(shelf, &shelf->exercises, name) : NULL;
}

const struct pl_quiz *pl_quiz_at(const struct pl_shelf *shelf, uint32_t i)
{
	return shelf ? pl_shelf_at(shelf, &shelf->quizzes, i) : NULL;
}

struct pl_str pl_exercise_start(const struct pl_exercise *exercise)
{
	return pl_ref_str(exercise->mends == PL_MENDS_ALT ? &exercise->alt : &exercise->draft);
}

/* --- words that must be kept ---------------------------------------------------------------- */

/* A reader of runs: of letters, which a capital behind a small letter ends, or of digits. */
static struct pl_str next_run(struct pl_str text, size_t *at)
{
	size_t start, next;
	uint32_t code, before = 0;

	for (start = *at; start < text.len; start = next) {
		next = start;
		code = pl_utf8_next(text, &next);
		if (pl_is_letter(code) || pl_is_digit(code))
			break;
	}
	*at = start;
	while (*at < text.len) {
		next = *at;
		code = pl_utf8_next(text, &next);
		if (before && (pl_is_digit(code) != pl_is_digit(before) ||
			       !(pl_is_letter(code) || pl_is_digit(code)) ||
			       (pl_is_upper(code) && pl_is_lower(before))))
			break;
		before = code;
		*at = next;
	}
	return pl_str_cut(text, start, *at);
}

/* Appends the runs, folded, each behind a blank and all before one: " vigilance orange ". */
static bool add_runs(struct pl_buf *out, struct pl_str text, struct pl_err *err)
{
	struct pl_str run;
	size_t at = 0;

	pl_buf_putc(out, ' ');
	while ((run = next_run(text, &at)).len) {
		if (!pl_fold(out, run, err))
			return false;
		pl_buf_putc(out, ' ');
	}
	return !out->failed || pl_fail_nomem(err);
}

static bool has_one(struct pl_str runs, struct pl_str words, bool *has, struct pl_err *err)
{
	struct pl_buf wanted = { 0 };
	bool ok = true;
	size_t end;

	*has = false;
	for (size_t at = 0; ok && !*has && at <= words.len; at = end + 1) {
		end = pl_str_find(words, PL_STR("|"), at);
		end = end == SIZE_MAX ? words.len : end;
		pl_buf_cut(&wanted, 0);
		ok = add_runs(&wanted, pl_str_cut(words, at, end), err);
		*has = ok && pl_str_find(runs, pl_buf_str(&wanted), 0) != SIZE_MAX;
	}
	pl_buf_release(&wanted);
	return ok;
}

bool pl_keeps(struct pl_str text, struct pl_str word, bool *kept, struct pl_err *err)
{
	struct pl_buf runs = { 0 };
	bool ok = add_runs(&runs, text, err) && has_one(pl_buf_str(&runs), word, kept, err);

	pl_buf_release(&runs);
	return ok;
}

static bool find_lost(const struct pl_exercise *exercise, struct pl_str attempt,
		      struct pl_verdict *out, struct pl_err *err)
{
	const struct pl_ref *keep = PL_ROW(struct pl_ref, &exercise->keep);
	struct pl_buf runs = { 0 };
	bool ok = add_runs(&runs, attempt, err), has;

	for (uint32_t i = 0; ok && i < exercise->keep.n; i++) {
		struct pl_str *lost = NULL;

		ok = has_one(pl_buf_str(&runs), pl_ref_str(&keep[i]), &has, err);
		if (ok && !has)
			lost = PL_PUSH(&out->lost);
		if (lost)
			*lost = pl_ref_str(&keep[i]);
	}
	pl_buf_release(&runs);
	return ok && (!out->lost.failed || pl_fail_nomem(err));
}

/* --- judging ---------------------------------------------------------------------------------- */

/* What is checked: the attempt, or the post with the attempt as its picture's text. */
static void compose(const struct pl_exercise *exercise, struct pl_str attempt,
		    struct pl_verdict *out)
{
	bool alt = exercise->mends == PL_MENDS_ALT;
	struct pl_str text = alt ? pl_ref_str(&exercise->draft) : attempt;
	struct pl_buf front = { 0 };
	struct pl_span added;

	pl_buf_add(&front, pl_ref_str(&exercise->front));
	if (alt) {
		pl_buf_puts(&front, "media: [{image: image.jpg, alt: ");
		pl_json_string(&front, attempt);
		pl_buf_puts(&front, "}]\n");
	}
	added = pl_front_add(text, pl_buf_str(&front), &out->draft);
	out->typed = (struct pl_span){ added.end, (uint32_t)out->draft.len };
	if (alt)
		out->typed.start = out->typed.end;
	out->draft.failed |= front.failed;
	pl_buf_release(&front);
}

/* The network of a text of ours; its ruleset knows it, or `make check` complains. */
static uint64_t network_of(const struct pl_ruleset *rules, struct pl_str name)
{
	int place = name.len ? pl_networks_find(&rules->networks, name) : -1;

	return place < 0 ? 0 : UINT64_C(1) << place;
}

/* Do the rules ask for more than the profile that everybody uses? */
static enum pl_profile profile_for(const struct pl_ruleset *rules, const struct pl_row *names)
{
	const struct pl_ref *name = PL_ROW(struct pl_ref, names);
	struct pl_rule_at at;

	for (uint32_t i = 0; i < names->n; i++) {
		if (pl_ruleset_find(rules, pl_ref_str(&name[i]), &at) &&
		    at.rule->profile == PL_PROFILE_STRICT)
			return PL_PROFILE_STRICT;
	}
	return PL_PROFILE_DEFAULT;
}

static struct pl_findings *look(const struct pl_ruleset *rules, struct pl_str draft,
				struct pl_str network, const struct pl_row *names,
				enum pl_lang lang, struct pl_err *err)
{
	const struct pl_options options = { .lang = lang, .profile = profile_for(rules, names) };
	const struct pl_hints hints = {
		.known = &rules->networks,
		.networks = network_of(rules, network),
		.french = lang == PL_FR,
	};

	return pl_lint_with(rules, draft, &hints, &options, NULL, err);
}

static bool names(const struct pl_row *row, struct pl_str rule, struct pl_str *name)
{
	const struct pl_ref *names = PL_ROW(struct pl_ref, row);

	for (uint32_t i = 0; i < row->n; i++) {
		*name = pl_ref_str(&names[i]);
		if (pl_str_same(*name, rule))
			return true;
	}
	return false;
}

static void add_once(struct pl_verdict *out, struct pl_str rule)
{
	struct pl_str *new;

	for (size_t i = 0; i < out->speak.n; i++) {
		if (pl_str_same(out->speak.at[i], rule))
			return;
	}
	new = PL_PUSH(&out->speak);
	if (new)
		*new = rule;
}

static bool find_speaking(const struct pl_exercise *exercise, struct pl_verdict *out,
			  struct pl_err *err)
{
	struct pl_str name;

	for (size_t i = 0; i < pl_findings_count(out->findings); i++) {
		struct pl_finding finding = pl_findings_at(out->findings, i);

		if (names(&exercise->silent, finding.rule, &name))
			add_once(out, name);
		else
			out->others += !finding.suppressed;
	}
	return !out->speak.failed || pl_fail_nomem(err);
}

bool pl_exercise_judge(const struct pl_exercise *exercise, const struct pl_ruleset *rules,
		       struct pl_str attempt, enum pl_lang lang, struct pl_verdict *out,
		       struct pl_err *err)
{
	if (pl_utf8_check(attempt) < attempt.len)
		return pl_fail(err, PL_INPUT, "the text is not UTF-8");
	compose(exercise, attempt, out);
	if (out->draft.failed)
		return pl_fail_nomem(err);
	out->findings = look(rules, pl_buf_str(&out->draft), pl_ref_str(&exercise->network),
			     &exercise->silent, lang, err);
	if (!out->findings || !find_speaking(exercise, out, err) ||
	    !find_lost(exercise, attempt, out, err))
		return false;
	out->solved = !out->speak.n && !out->lost.n;
	return true;
}

void pl_verdict_release(struct pl_verdict *verdict)
{
	pl_findings_free(verdict->findings);
	pl_buf_release(&verdict->draft);
	PL_LIST_RELEASE(&verdict->speak);
	PL_LIST_RELEASE(&verdict->lost);
	*verdict = (struct pl_verdict){ 0 };
}

/* --- quizzes ---------------------------------------------------------------------------------- */

struct pl_findings *pl_quiz_findings(const struct pl_quiz *quiz, const struct pl_ruleset *rules,
				     bool better, enum pl_lang lang, struct pl_err *err)
{
	struct pl_buf draft = { 0 };
	struct pl_findings *findings = NULL;

	pl_front_add(pl_ref_str(better ? &quiz->better : &quiz->worse), pl_ref_str(&quiz->front),
		     &draft);
	if (draft.failed)
		pl_fail_nomem(err);
	else
		findings = look(rules, pl_buf_str(&draft), pl_ref_str(&quiz->network), &quiz->rules,
				lang, err);
	pl_buf_release(&draft);
	return findings;
}

bool pl_quiz_better_first(const struct pl_quiz *quiz, uint64_t seed)
{
	struct pl_str name = pl_ref_str(&quiz->name);
	uint64_t hash = seed ^ UINT64_C(0xCBF29CE484222325); /* FNV-1a, 64 bits */

	for (size_t i = 0; i < name.len; i++)
		hash = (hash ^ (unsigned char)name.at[i]) * UINT64_C(0x100000001B3);
	return hash >> 32 & 1;
}
