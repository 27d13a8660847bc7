/* plume gate: may this go out?  What stands before the button of a scheduler asks it, by a
 * payload on standard input, and is answered by the status and by JSON.
 *
 * It fails closed: what cannot be judged, for whatever reason, does not go out. */
#include "cli/command.h"
#include "cli/drafts.h"
#include "cli/outcome.h"
#include "cli/tell.h"
#include "report/report.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SECONDS = 3600, SECONDS = 10 };

struct gate {
	struct pl_report report; /* in JSON */
	struct pl_lint_work *work;
	int most;            /* the gravest level that may go out, -1: none */
	bool trouble;        /* something could not be judged */
	bool stopped;        /* a finding is graver than that */
	struct pl_buf named; /* rules that could not do their work, see pl_tell_once */
};

/* --- time ----------------------------------------------------------------------------------- */

/* Written by a signal handler, which may do nothing but write. */
static const char late[] =
	"{\"version\":1,\"publish\":false,\"reason\":\"timeout\",\"report\":null}\n";

static void out_of_time(int number)
{
	ssize_t n = write(STDOUT_FILENO, late, sizeof(late) - 1);

	(void)number;
	(void)n;
	_exit(PL_EXIT_TROUBLE);
}

static bool set_clock(const struct pl_settings *settings, struct pl_err *err)
{
	struct sigaction action = { .sa_handler = out_of_time };
	uint64_t seconds = SECONDS;

	if (settings->timeout && (!pl_str_number(pl_str_of(settings->timeout), &seconds) ||
				  !seconds || seconds > MOST_SECONDS))
		return pl_fail(err, PL_INPUT,
			       "--timeout takes a number of seconds from 1 to %d, not '%s'",
			       MOST_SECONDS, settings->timeout);
	sigaction(SIGALRM, &action, NULL);
	alarm((unsigned)seconds);
	return true;
}

/* --- judging ---------------------------------------------------------------------------------- */

static void run_rules(void *context, size_t thread, struct pl_linting *drafts, size_t n)
{
	struct gate *gate = context;

	(void)thread;
	pl_lint_together(drafts, n, gate->work);
}

/* A rule that could not do its work may have had something to say. */
static void weigh_faults(struct gate *gate, const struct pl_findings *findings)
{
	for (size_t i = 0; i < findings->faults.list.n; i++) {
		const struct pl_err *fault = &findings->faults.list.at[i];

		pl_tell_once(&gate->named, fault);
		gate->trouble = gate->trouble || fault->code != PL_SKIPPED;
	}
}

static bool each(void *context, const struct pl_draft *draft)
{
	struct gate *gate = context;
	const struct pl_told told = pl_told_of(draft);

	if (draft->trouble)
		pl_tell(draft->trouble);
	gate->trouble = gate->trouble || draft->trouble || !draft->findings;
	if (!draft->trouble)
		pl_report_draft(&gate->report, &told);
	if (draft->findings)
		weigh_faults(gate, draft->findings);
	/* A network that nobody knows would pass for none, and none has rules. */
	gate->trouble = gate->trouble || (draft->findings && draft->findings->post.n_remarks);
	gate->stopped = gate->stopped || gate->report.gravest > gate->most;
	pl_findings_free(draft->findings);
	return true;
}

/* --- the answer ---------------------------------------------------------------------------------
 */

static int answer(struct gate *gate, const struct pl_drafts *drafts, bool judged)
{
	const struct pl_settings *settings = drafts->settings;
	bool trouble = !judged || gate->trouble || drafts->trouble || !drafts->n ||
		       drafts->loaded->faulty || gate->report.out.failed || pl_mem_any_refused();
	bool publish = !gate->stopped && (!trouble || settings->fail_open);
	const char *reason = gate->stopped ? "findings"
			     : trouble
				     ? drafts->n || !judged || drafts->trouble ? "trouble" : "empty"
				     : "none";
	struct pl_buf out = { 0 };

	pl_buf_printf(&out, "{\"version\":1,\"publish\":%s,\"reason\":\"%s\",\"report\":",
		      publish ? "true" : "false", reason);
	pl_buf_add(&out, judged && !gate->report.out.failed
				 ? pl_str_trim(pl_buf_str(&gate->report.out))
				 : PL_STR("null"));
	pl_buf_puts(&out, "}\n");
	/* From here on there is an answer: no other may follow it. */
	alarm(0);
	if (!pl_print(&out))
		trouble = true;
	else if (pl_mem_any_refused())
		pl_tellf("%s", pl_tr(settings->lang, "no memory left"));
	pl_buf_release(&out);
	if (trouble && !(publish && settings->fail_open))
		return PL_EXIT_TROUBLE;
	return publish ? PL_EXIT_CLEAN : PL_EXIT_FINDINGS;
}

static int judge(struct gate *gate, struct pl_settings *settings)
{
	struct pl_loaded loaded = { 0 };
	struct pl_drafts drafts = {
		.loaded = &loaded,
		.settings = settings,
		.each = each,
		.run = run_rules,
		.context = gate,
		.payloads = true,
		.rules_only = true,
		.pictures = true,
	};
	bool judged = pl_load_files(&loaded, settings);
	int status;

	if (judged) {
		pl_report_start(&gate->report);
		pl_drafts_walk(&drafts);
		pl_report_finish(&gate->report);
	}
	status = answer(gate, &drafts, judged);
	if (loaded.settings)
		pl_loaded_release(&loaded);
	return status;
}

static int most_of(const char *word)
{
	static const char *const words[] = { "suggestion", "warning", "error", NULL };
	int most = word && !strcmp(word, "none") ? -1 : PL_SUGGESTION;

	for (int i = 0; word && words[i]; i++) {
		if (!strcmp(word, words[i]))
			most = i;
	}
	return most;
}

static int run(struct pl_settings *settings)
{
	struct gate gate = { .most = most_of(settings->max_level) };
	struct pl_err err = { .french = settings->lang == PL_FR };
	int status = PL_EXIT_TROUBLE;

	if (!settings->operands.n)
		settings->operands = (struct pl_values){ { "-" }, 1 };
	gate.report = (struct pl_report){ .format = pl_format_find("json"),
					  .lang = settings->lang,
					  .fail_on = (enum pl_level)(gate.most + 1),
					  .column = PL_POINTS };
	gate.work = pl_lint_work_new(&err);
	if (gate.work && set_clock(settings, &err))
		status = judge(&gate, settings);
	else
		pl_tell(&err);
	pl_lint_work_free(gate.work);
	pl_buf_release(&gate.report.out);
	pl_buf_release(&gate.named);
	pl_arena_release(&gate.report.arena);
	PL_LIST_RELEASE(&gate.report.held);
	return status;
}

const struct pl_command pl_command_gate = {
	.name = "gate",
	.operands = "[FILE|-]…",
	.help = N_("answer by status and JSON whether a payload may go out"),
	.example = "plume gate --max-level warning --network x <payload.json",
	.options = "max-level timeout fail-open network input columns stdin-filename rules rule "
		   "style profile config no-config no-cache now max-size",
	.run = run,
};
