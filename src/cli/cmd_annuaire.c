/* plume annuaire: a préfecture and what is known of its accounts. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/office.h"
#include "cli/show.h"
#include "cli/tell.h"

#include "base/node.h"
#include "base/term.h"
#include "guide/enquiry.h"

#include <string.h>

enum { FEW = 5, PAGE_COLUMNS = 78, OWN_BYTES = 1 << 20 };

/* What is asked with, and what answers. */
struct answering {
	enum pl_lang lang;
	bool json;
	bool missed; /* something was asked that nobody knows: the status is 1 */
	struct pl_annuaires annuaires;
	struct pl_buf own;                         /* the user's own, as an image */
	PL_LIST(const struct pl_office *) offices; /* the answer */
	struct pl_buf out;
};

/* --- questions ------------------------------------------------------------------------------ */

static void keep(struct answering *answering, const struct pl_office *office)
{
	const struct pl_office **place = PL_PUSH(&answering->offices);

	if (place)
		*place = office;
}

/* Keeps what is found; `nearest` may be NULL, or tells what else was meant.  False when
 * nothing is called so. */
static bool ask(struct answering *answering, struct pl_str asked, struct pl_buf *nearest)
{
	struct pl_enquiry enquiry;
	struct pl_err err = { .french = answering->lang == PL_FR };
	bool found;

	if (!pl_enquiry_make(&enquiry, &answering->annuaires, asked, &err))
		answering->offices.failed = true;
	found = enquiry.list.n > 0;
	for (size_t i = 0; i < enquiry.list.n; i++)
		keep(answering, enquiry.list.at[i]);
	if (enquiry.asked == PL_ASKED_NUMBER) {
		pl_tellf(pl_tr(answering->lang,
			       "nobody has shown an account '%.*s'; this is known of its number"),
			 PL_ARGS(asked));
		answering->missed = true;
	}
	if (nearest && enquiry.nearest)
		pl_buf_puts(nearest, enquiry.nearest);
	pl_enquiry_release(&enquiry);
	return found;
}

static bool ask_each(struct answering *answering, const struct pl_values *operands)
{
	for (size_t i = 0; i < operands->n; i++) {
		if (!ask(answering, pl_str_of(operands->at[i]), NULL)) {
			answering->offices.n = 0;
			return false;
		}
	}
	return operands->n > 1;
}

static void tell_nothing(struct answering *answering, const struct pl_buf *asked,
			 const struct pl_buf *nearest)
{
	answering->missed = true;
	if (nearest->len)
		pl_tellf(pl_tr(answering->lang,
			       "the annuaire has nothing called '%s'; did you mean '%s'?"),
			 asked->at, nearest->at);
	else
		pl_tellf(pl_tr(answering->lang,
			       "the annuaire has nothing called '%s'; ask by number, name, site "
			       "or account, as in plume annuaire 30"),
			 asked->at ? asked->at : "");
}

/* `plume annuaire Val de Marne` asks for one name, `plume annuaire 30 48` for two. */
static void ask_all(struct answering *answering, const struct pl_values *operands)
{
	struct pl_buf all = { 0 }, nearest = { 0 };

	for (size_t i = 0; i < operands->n; i++) {
		pl_buf_puts(&all, i ? " " : "");
		pl_buf_puts(&all, operands->at[i]);
	}
	if (!ask(answering, pl_buf_str(&all), &nearest) && !ask_each(answering, operands))
		tell_nothing(answering, &all, &nearest);
	answering->offices.failed |= all.failed || nearest.failed;
	pl_buf_release(&all);
	pl_buf_release(&nearest);
}

static void every_office(struct answering *answering)
{
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(&answering->annuaires, &at));)
		keep(answering, office);
}

/* --- answers ------------------------------------------------------------------------------- */

static void add_hint(struct answering *answering)
{
	const struct pl_office *office;
	size_t n = 0, known = 0;

	for (uint32_t at = 0; (office = pl_office_next(&answering->annuaires, &at)); n++)
		known += pl_office_on_x(office) != NULL;
	pl_buf_printf(
		&answering->out,
		pl_tr(answering->lang,
		      "%zu entries, %zu of them with an account on X that somebody has shown.\n"
		      "Ask by number, name, site or account:\n"),
		n, known);
	pl_buf_puts(&answering->out, "  plume annuaire 30\n"
				     "  plume annuaire Pyrénées\n"
				     "  plume annuaire gard.gouv.fr\n"
				     "  plume annuaire @Prefet13\n");
}

static void json_head(struct answering *answering)
{
	const struct pl_annuaire *shipped = answering->annuaires.shipped;

	pl_buf_puts(&answering->out, "{\"version\":1,\"date\":");
	pl_json_string(&answering->out, shipped ? pl_ref_str(&shipped->date) : PL_STR(""));
	pl_buf_puts(&answering->out, ",\"entries\":[");
}

static void text_end(struct answering *answering, size_t n)
{
	const struct pl_annuaire *shipped = answering->annuaires.shipped;
	struct pl_buf line = { 0 };

	if (n > FEW)
		pl_buf_printf(&line,
			      pl_tr(answering->lang,
				    "%zu entries; plume annuaire NAME tells all about one. "),
			      n);
	if (shipped)
		pl_buf_printf(&line,
			      pl_tr(answering->lang,
				    "Gathered in %.*s from public pages; neither sites nor "
				    "accounts were visited. A date says when an account was seen, "
				    "not that it is in use: open it before you name it."),
			      PL_ARGS(pl_ref_str(&shipped->date)));
	if (n > FEW)
		pl_buf_putc(&answering->out, '\n');
	pl_term_wrap(&answering->out, pl_buf_str(&line), (struct pl_wrap){ 0, 0, PAGE_COLUMNS });
	pl_buf_putc(&answering->out, '\n');
	answering->out.failed |= line.failed;
	pl_buf_release(&line);
}

static void add_answer(struct answering *answering)
{
	size_t n = answering->offices.n;

	if (answering->json)
		json_head(answering);
	for (size_t i = 0; i < n; i++) {
		const struct pl_office *office = answering->offices.at[i];

		if (answering->json && i)
			pl_buf_putc(&answering->out, ',');
		if (answering->json)
			pl_show_office_json(&answering->out, office, answering->lang);
		else if (n > FEW)
			pl_show_office_row(&answering->out, office);
		else
			pl_show_office(&answering->out, office, answering->lang);
	}
	if (answering->json)
		pl_buf_puts(&answering->out, "]}\n");
	else if (n)
		text_end(answering, n);
}

/* --- the user's own ------------------------------------------------------------------------- */

/* The annuaire.yml beside the configuration, if there is one; false when it has faults,
 * which were told. */
static bool read_own(struct answering *answering, const char *config)
{
	struct pl_faults faults = { .french = answering->lang == PL_FR };
	const char *slash = config ? strrchr(config, '/') : NULL;
	struct pl_buf path = { 0 }, yaml = { 0 };
	struct pl_err err = { .french = faults.french };
	bool ok = true;

	pl_buf_printf(&path, "%.*sannuaire.yml", slash ? (int)(slash + 1 - config) : 0,
		      config ? config : "");
	if (config && path.at && pl_file_is(path.at)) {
		ok = pl_file_read_fixed(path.at, OWN_BYTES, &yaml, &err) &&
		     (pl_annuaire_read(pl_buf_str(&yaml), path.at, &answering->own, &faults) ||
		      pl_fail_nomem(&err));
		if (!ok)
			pl_tell(&err);
		for (size_t i = 0; i < faults.list.n; i++)
			pl_tell(&faults.list.at[i]);
		ok = ok && !faults.list.n;
	}
	if (ok && answering->own.len)
		answering->annuaires.own =
			(const struct pl_annuaire *)(const void *)answering->own.at;
	pl_buf_release(&path);
	pl_buf_release(&yaml);
	pl_faults_release(&faults);
	return ok;
}

static bool finish(struct answering *answering)
{
	struct pl_err err = { .french = answering->lang == PL_FR };

	if (answering->offices.failed) {
		pl_fail_nomem(&err);
		pl_tell(&err);
		return false;
	}
	return pl_print(&answering->out) || pl_pipe_closed();
}

static bool work(struct answering *answering, const struct pl_loaded *loaded,
		 const struct pl_values *operands)
{
	answering->lang = loaded->settings->lang;
	if (!read_own(answering, loaded->setups.n ? loaded->setups.at[0]->file : NULL))
		return false;
	if (operands->n)
		ask_all(answering, operands);
	else if (answering->json)
		every_office(answering);
	if (operands->n || answering->json)
		add_answer(answering);
	else
		add_hint(answering);
	return finish(answering);
}

static int run(struct pl_settings *settings)
{
	struct answering answering = { .annuaires.shipped = pl_annuaire_builtin() };
	struct pl_loaded loaded;
	bool ok;

	if (!pl_show_format(settings, &answering.json))
		return PL_EXIT_TROUBLE;
	ok = pl_load(&loaded, settings) && work(&answering, &loaded, &settings->operands) &&
	     !loaded.faulty;
	PL_LIST_RELEASE(&answering.offices);
	pl_buf_release(&answering.own);
	pl_buf_release(&answering.out);
	pl_loaded_release(&loaded);
	return !ok ? PL_EXIT_TROUBLE : answering.missed ? PL_EXIT_FINDINGS : PL_EXIT_CLEAN;
}

const struct pl_command pl_command_annuaire = {
	.name = "annuaire",
	.operands = "[NUMBER|NAME|SITE|@ACCOUNT]…",
	.help = N_("a préfecture: its site and accounts, each with its evidence and date"),
	.example = "plume annuaire 30",
	.options = "format config no-config verbose",
	.run = run,
};
