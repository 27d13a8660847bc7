/* Asking about remedies. */
#include "cli/asking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/term.h"
#include "base/unicode.h"
#include "cli/tell.h"
#include "lint/fingerprint.h"
#include "report/report.h"

enum { MOST_PROPOSALS = 9, MOST_ROUNDS = 1000 };

struct asking {
	struct pl_mended *mended;
	const struct pl_mend_how *how;
	const struct pl_settings *settings;
	const char *path;
	struct pl_accepting *accepting;
	PL_LIST(uint64_t) passed;     /* fingerprints of what was answered no to */
	PL_LIST(struct pl_str) taken; /* rules whose remedies are taken without asking */
	struct pl_arena arena;
	bool stopped;
};

/* A finding with what may be written for it. */
struct question {
	size_t finding;
	uint64_t print;
	const struct pl_found_at *found;
	struct pl_str
		proposals[MOST_PROPOSALS]; /* the first is that of its edit, where it has one */
	size_t n;
	bool has_edit;
	bool is_word;  /* that may be accepted */
	uint32_t from; /* byte of the text from which its places count */
	bool is_alt;   /* of a front matter, where not everything may be typed */
};

/* --- what is asked ---------------------------------------------------------------------------- */

static bool is_passed(const struct asking *asking, uint64_t print)
{
	for (size_t i = 0; i < asking->passed.n; i++) {
		if (asking->passed.at[i] == print)
			return true;
	}
	return false;
}

static bool is_named(const struct asking *asking, const struct pl_found_at *found)
{
	const char *const *names = asking->how->fixing.rules;

	while (names && *names && !pl_rule_is(found->rule, pl_str_of(*names)))
		names++;
	return !names || *names;
}

static void propose(struct question *question, struct pl_str text)
{
	if (question->n < MOST_PROPOSALS)
		question->proposals[question->n++] = text;
}

/* False: there is nothing to ask about that finding. */
static bool make(const struct asking *asking, size_t i, struct question *question)
{
	const struct pl_findings *findings = asking->mended->after;
	const struct pl_found_at *found = &findings->list.at[i];
	struct pl_span within = asking->mended->within;

	*question = (struct question){ .finding = i, .found = found };
	question->is_alt = found->media >= 0;
	if (question->is_alt)
		question->from = findings->post.media[found->media].alt_at;
	if (found->suppressed || !is_named(asking, found) ||
	    (question->is_alt && !pl_fix_stands_in_draft(findings, found)) ||
	    (within.end && (question->from + found->span.start < within.start ||
			    question->from + found->span.end > within.end)))
		return false;
	question->has_edit = found->n_edits > 0;
	if (found->n_edits)
		propose(question, found->edits[0].text);
	for (size_t k = 0; !question->is_alt && k < found->n_others; k++)
		propose(question, found->others[k]);
	for (size_t k = 0; !found->n_edits && k < found->n_choices; k++)
		propose(question, found->choices[k]);
	question->print = pl_fingerprint(findings, i, NULL, 0);
	question->is_word = pl_accepting_may(found);
	return (question->n || question->is_word) && !is_passed(asking, question->print) &&
	       !(question->is_word && pl_accepting_has(asking->accepting, found->match));
}

/* --- showing -----------------------------------------------------------------------------------
 */

static void add_line(struct pl_buf *out, const char *sign, struct pl_str text, size_t at)
{
	size_t start = at, end = at;

	while (start && text.at[start - 1] != '\n')
		start--;
	while (end < text.len && text.at[end] != '\n')
		end++;
	pl_buf_puts(out, sign);
	pl_term_add(out, pl_str_cut(text, start, end), 0);
	pl_buf_putc(out, '\n');
}

static void show(const struct asking *asking, const struct question *question)
{
	enum pl_lang lang = asking->settings->lang;
	struct pl_finding finding = pl_findings_at(asking->mended->after, question->finding);
	struct pl_str text = pl_buf_str(&asking->mended->text);
	struct pl_buf out = { 0 };

	pl_buf_putc(&out, '\n');
	pl_path_add(&out, asking->path);
	pl_buf_printf(&out, ":%u:%u: %s: ", finding.line, finding.column,
		      pl_level_word(lang, finding.level));
	pl_term_add(&out, finding.message, 0);
	pl_buf_printf(&out, " [%.*s]\n", PL_ARGS(finding.rule));
	add_line(&out, "- ", text, question->from + finding.span.start);
	if (question->has_edit) {
		struct pl_fixing fixing = asking->how->fixing;
		struct pl_buf after = { 0 };

		fixing.suggested = true;
		fixing.only = question->finding + 1;
		if (pl_fix_with(asking->mended->after, &fixing, text, &after, NULL, NULL))
			add_line(&out, "+ ", pl_buf_str(&after),
				 question->from + question->found->edits[0].span.start);
		pl_buf_release(&after);
	}
	for (size_t i = 0; question->n > 1 && i < question->n; i++) {
		pl_buf_printf(&out, "  %zu  ", i + 1);
		pl_term_add(&out, question->proposals[i], 0);
		pl_buf_putc(&out, '\n');
	}
	pl_print_aside(&out);
	pl_buf_release(&out);
}

static void help(const struct asking *asking)
{
	struct pl_buf out = { 0 };

	pl_buf_puts(&out, pl_tr(asking->settings->lang,
				"y - take this remedy\n"
				"n - leave the place as it is\n"
				"1 to 9 - take that proposal\n"
				"a - take this one, and every other of this rule in this draft\n"
				"e - type what is to stand there\n"
				"w - accept this word from now on: it is added to .plume.yml\n"
				"q - ask nothing more; what was taken is written\n"
				"? - show this help\n"));
	pl_print_aside(&out);
	pl_buf_release(&out);
}

/* The next line of standard input, without its end; false at its end. */
static bool read_answer(struct asking *asking, const char *prompt, struct pl_str *answer)
{
	struct pl_buf out = { 0 };
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	pl_buf_puts(&out, prompt);
	pl_print_aside(&out);
	pl_buf_release(&out);
	n = getline(&line, &room, stdin);
	*answer = (struct pl_str){ 0 };
	if (n > 0)
		*answer = pl_str_trim(
			pl_arena_str(&asking->arena, (struct pl_str){ line, (size_t)n }));
	free(line);
	return n > 0;
}

/* --- answers ------------------------------------------------------------------------------------
 */

static bool take_edits(struct asking *asking, const struct question *question, struct pl_err *err)
{
	struct pl_fixing fixing = asking->how->fixing;
	struct pl_fix_edits edits;
	bool ok;

	fixing.suggested = true;
	fixing.only = question->finding + 1;
	fixing.within = (struct pl_span){ 0 };
	ok = pl_fix_choose(asking->mended->after, &fixing, pl_buf_str(&asking->mended->text),
			   &edits, err) &&
	     (!edits.list.n || pl_mend_edit(asking->mended, asking->how, &edits, err));
	pl_fix_edits_release(&edits);
	return ok;
}

static bool write_text(struct asking *asking, const struct question *question, struct pl_str text,
		       struct pl_err *err)
{
	struct pl_fix_edits edits = { .n = 1 };
	struct pl_fix_edit *edit = PL_PUSH(&edits.list);
	bool ok = edit;

	if (pl_utf8_check(text) < text.len) {
		PL_LIST_RELEASE(&edits.list);
		return true; /* asked again */
	}
	if (edit) {
		struct pl_span span =
			question->has_edit ? question->found->edits[0].span : question->found->span;

		*edit = (struct pl_fix_edit){ { span, text }, question->finding };
	}
	ok = ok ? pl_mend_edit(asking->mended, asking->how, &edits, err) : pl_fail_nomem(err);
	pl_fix_edits_release(&edits);
	return ok;
}

static bool take(struct asking *asking, const struct question *question, size_t proposal,
		 struct pl_err *err)
{
	if (!proposal && question->has_edit)
		return take_edits(asking, question, err);
	return write_text(asking, question,
			  pl_arena_str(&asking->arena, question->proposals[proposal]), err);
}

static void pass(struct asking *asking, const struct question *question)
{
	uint64_t *print = PL_PUSH(&asking->passed);

	if (print)
		*print = question->print;
}

static bool is_taken(const struct asking *asking, struct pl_str rule)
{
	for (size_t i = 0; i < asking->taken.n; i++) {
		if (pl_str_same(asking->taken.at[i], rule))
			return true;
	}
	return false;
}

static bool edit(struct asking *asking, const struct question *question, struct pl_err *err)
{
	struct pl_str answer;

	if (!read_answer(asking, pl_tr(asking->settings->lang, "what is to stand there: "),
			 &answer)) {
		asking->stopped = true;
		return true;
	}
	return write_text(asking, question, answer, err);
}

/* A word that cannot be added is asked about again. */
static bool accept(struct asking *asking, const struct question *question)
{
	struct pl_err err = { .french = asking->settings->lang == PL_FR };

	if (pl_accepting_add(asking->accepting, asking->settings, asking->path,
			     question->found->match, &err))
		return true;
	pl_tell(&err);
	return false;
}

/* The keys that may be answered with. */
static const char *prompt_for(const struct question *question, enum pl_lang lang)
{
	if (question->is_alt)
		return pl_tr(lang, "take it [y,n,a,q,?]? ");
	if (!question->n)
		return pl_tr(lang, "take it [n,e,w,q,?]? ");
	if (question->is_word)
		return question->n > 1 ? pl_tr(lang, "take it [y,n,1-9,a,e,w,q,?]? ")
				       : pl_tr(lang, "take it [y,n,a,e,w,q,?]? ");
	return question->n > 1 ? pl_tr(lang, "take it [y,n,1-9,a,e,q,?]? ")
			       : pl_tr(lang, "take it [y,n,a,e,q,?]? ");
}

/* Asks until the answer is one. */
static bool ask(struct asking *asking, const struct question *question, struct pl_err *err)
{
	const char *prompt = prompt_for(question, asking->settings->lang);
	struct pl_str *rule, answer;

	show(asking, question);
	while (read_answer(asking, prompt, &answer)) {
		char c = answer.len == 1 ? answer.at[0] : '?';

		if (c >= '1' && c < '1' + (char)question->n)
			return take(asking, question, (size_t)(c - '1'), err);
		if ((!question->n && strchr("yoa", c)) || (question->is_alt && c == 'e'))
			c = '?'; /* there is nothing to take, or to type */
		switch (c) {
		case 'y':
		case 'o': /* oui */
			return take(asking, question, 0, err);
		case 'n':
			pass(asking, question);
			return true;
		case 'a':
			rule = PL_PUSH(&asking->taken);
			if (rule)
				*rule = pl_ref_str(&question->found->rule->name);
			return take(asking, question, 0, err);
		case 'w':
		case 'm': /* mot */
			if (question->is_word && accept(asking, question))
				return true;
			break;
		case 'e':
			return edit(asking, question, err);
		case 'q':
			asking->stopped = true;
			return true;
		default:
			help(asking);
		}
	}
	asking->stopped = true;
	return true;
}

/* The first finding that is still to be asked about; false when there is none. */
static bool next(const struct asking *asking, struct question *question)
{
	for (size_t i = 0; i < asking->mended->after->list.n; i++) {
		if (make(asking, i, question))
			return true;
	}
	return false;
}

bool pl_asking_all(struct pl_mended *mended, const struct pl_mend_how *how,
		   const struct pl_settings *settings, const char *path,
		   struct pl_accepting *accepting, bool *stopped, struct pl_err *err)
{
	struct asking asking = { .mended = mended,
				 .how = how,
				 .settings = settings,
				 .path = path,
				 .accepting = accepting };
	struct question question;
	bool ok = true;

	while (ok && !asking.stopped && mended->rounds.n < MOST_ROUNDS &&
	       next(&asking, &question)) {
		size_t before = mended->rounds.n;

		ok = is_taken(&asking, pl_ref_str(&question.found->rule->name))
			     ? take(&asking, &question, 0, err)
			     : ask(&asking, &question, err);
		/* What changed nothing is not asked about for ever. */
		if (ok && mended->rounds.n == before)
			pass(&asking, &question);
	}
	*stopped = asking.stopped;
	PL_LIST_RELEASE(&asking.passed);
	PL_LIST_RELEASE(&asking.taken);
	pl_arena_release(&asking.arena);
	return ok;
}
