/* Showing a préfecture and what is known of its accounts. */
#include "cli/office.h"

#include "base/catalogue.h"
#include "base/node.h"
#include "base/term.h"
#include "base/unicode.h"

enum { PAGE_COLUMNS = 78 };

/* Networks by their names in the annuaire. */
static const struct known_network {
	const char *name, *title, *address;
	bool at; /* accounts are written with a @ */
} known_networks[] = {
	{ "x", "X", "https://x.com/", true },
	{ "facebook", "Facebook", "https://www.facebook.com/", false },
	{ "instagram", "Instagram", "https://www.instagram.com/", true },
	{ "linkedin", "LinkedIn", "https://www.linkedin.com/", false },
	{ "whatsapp", "WhatsApp", NULL, false },
	{ "bluesky", "Bluesky", "https://bsky.app/profile/", true },
	{ "threads", "Threads", "https://www.threads.net/@", true },
};

static const struct known_network *network_of(const struct pl_account *account)
{
	for (size_t i = 0; i < sizeof(known_networks) / sizeof(*known_networks); i++) {
		if (pl_str_is(pl_ref_str(&account->network), known_networks[i].name))
			return &known_networks[i];
	}
	return NULL;
}

static void add_wrapped(struct pl_buf *out, unsigned indent, const struct pl_buf *text)
{
	pl_buf_printf(out, "%*s", (int)indent, "");
	pl_term_wrap(out, pl_buf_str(text), (struct pl_wrap){ indent, indent, PAGE_COLUMNS });
	pl_buf_putc(out, '\n');
	out->failed |= text->failed;
}

static void add_line(struct pl_buf *out, unsigned indent, const char *before, struct pl_str text)
{
	struct pl_buf line = { 0 };

	pl_buf_puts(&line, before);
	pl_buf_add(&line, text);
	if (text.len)
		add_wrapped(out, indent, &line);
	pl_buf_release(&line);
}

/* « Gard (30) – préfecture, Nîmes, Occitanie » */
static void add_heading(struct pl_buf *out, const struct pl_office *office, enum pl_lang lang)
{
	static const char *const kinds[] = {
		[PL_OFFICE_DEPARTEMENT] = N_("préfecture"),
		[PL_OFFICE_REGION] = N_("préfecture of the région"),
		[PL_OFFICE_POLICE] = N_("préfet of the police"),
		[PL_OFFICE_OVERSEAS] = N_("the State overseas"),
	};
	struct pl_str name = pl_ref_str(&office->name), seat = pl_ref_str(&office->seat);
	struct pl_str region = pl_ref_str(&office->region);
	struct pl_buf line = { 0 };

	pl_buf_add(&line, name);
	/* Numbers of régions are those of other départements. */
	if (office->kind != PL_OFFICE_REGION)
		pl_buf_printf(&line, " (%.*s)", PL_ARGS(pl_ref_str(&office->code)));
	pl_buf_printf(&line, " – %s", pl_tr(lang, kinds[office->kind]));
	if (seat.len && !pl_str_same(seat, name))
		pl_buf_printf(&line, ", %.*s", PL_ARGS(seat));
	if (region.len && !pl_str_same(region, name))
		pl_buf_printf(&line, ", %.*s", PL_ARGS(region));
	add_wrapped(out, 0, &line);
	pl_buf_release(&line);
}

/* « X : @Prefet06, https://x.com/Prefet06 » */
static void add_name(struct pl_buf *out, const struct pl_account *account, enum pl_lang lang)
{
	const struct known_network *network = network_of(account);
	struct pl_str handle = pl_ref_str(&account->handle), shown = pl_ref_str(&account->shown);
	struct pl_buf line = { 0 };

	pl_buf_printf(&line, pl_tr(lang, "%.*s: "),
		      PL_ARGS(network ? pl_str_of(network->title) : pl_ref_str(&account->network)));
	if (account->former)
		pl_buf_puts(&line, pl_tr(lang, "formerly "));
	if (handle.len)
		pl_buf_printf(&line, "%s%.*s", network && network->at ? "@" : "", PL_ARGS(handle));
	if (shown.len)
		pl_buf_printf(&line, pl_tr(lang, "%s“%.*s”"), handle.len ? ", " : "",
			      PL_ARGS(shown));
	if (handle.len && network && network->address && !account->former)
		pl_buf_printf(&line, ", %s%.*s", network->address, PL_ARGS(handle));
	add_wrapped(out, 2, &line);
	pl_buf_release(&line);
}

static void add_evidence(struct pl_buf *out, const struct pl_account *account, enum pl_lang lang)
{
	struct pl_str seen = pl_ref_str(&account->seen);
	const char *help = pl_tr(lang, pl_evidence_help[account->evidence]);
	struct pl_buf line = { 0 };

	if (pl_str_is(seen, "unknown"))
		pl_buf_printf(&line, pl_tr(lang, "seen at an unknown date: %s"), help);
	else
		pl_buf_printf(&line, pl_tr(lang, "seen %.*s: %s"), PL_ARGS(seen), help);
	add_wrapped(out, 4, &line);
	pl_buf_release(&line);
	add_line(out, 4, pl_tr(lang, "source: "), pl_text_in(&account->source, lang));
	add_line(out, 4, pl_tr(lang, "doubt: "), pl_text_in(&account->doubt, lang));
}

const struct pl_account *pl_office_on_x(const struct pl_office *office)
{
	const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

	for (uint32_t i = 0; i < office->accounts.n; i++) {
		if (pl_str_is(pl_ref_str(&accounts[i].network), "x") && accounts[i].handle.len &&
		    !accounts[i].former)
			return &accounts[i];
	}
	return NULL;
}

void pl_show_office(struct pl_buf *out, const struct pl_office *office, enum pl_lang lang)
{
	const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

	add_heading(out, office, lang);
	add_line(out, 2, pl_tr(lang, "site: "), pl_ref_str(&office->site));
	add_line(out, 2, "", pl_text_in(&office->note, lang));
	if (!pl_office_on_x(office))
		add_line(out, 2, "",
			 pl_str_of(pl_tr(lang,
					 "X: no account known. Look for it on the site; do not "
					 "guess one.")));
	for (uint32_t i = 0; i < office->accounts.n; i++) {
		add_name(out, &accounts[i], lang);
		add_evidence(out, &accounts[i], lang);
	}
	pl_buf_putc(out, '\n');
}

static void add_cell(struct pl_buf *out, struct pl_str text, unsigned width)
{
	unsigned wide = pl_width_all(text);

	pl_term_add(out, text, 0);
	pl_buf_printf(out, "%*s", wide < width ? (int)(width - wide) : 1, "");
}

void pl_show_office_row(struct pl_buf *out, const struct pl_office *office)
{
	const struct pl_account *account = pl_office_on_x(office);
	bool region = office->kind == PL_OFFICE_REGION;

	add_cell(out, region ? PL_STR("") : pl_ref_str(&office->code), 9);
	add_cell(out, pl_ref_str(&office->name), 42);
	pl_buf_puts(out, account ? "@" : "-");
	pl_term_add(out, account ? pl_ref_str(&account->handle) : PL_STR(""), 0);
	pl_buf_putc(out, '\n');
}

/* --- JSON ---------------------------------------------------------------------------------- */

static void json_text(struct pl_buf *out, const char *key, struct pl_str text)
{
	if (!text.len)
		return;
	pl_buf_printf(out, ",\"%s\":", key);
	pl_json_string(out, text);
}

static void json_account(struct pl_buf *out, const struct pl_account *account, enum pl_lang lang)
{
	const struct known_network *network = network_of(account);
	struct pl_str handle = pl_ref_str(&account->handle), seen = pl_ref_str(&account->seen);
	struct pl_buf url = { 0 };

	pl_buf_puts(out, "{\"network\":");
	pl_json_string(out, pl_ref_str(&account->network));
	json_text(out, "handle", handle);
	json_text(out, "shown", pl_ref_str(&account->shown));
	if (handle.len && network && network->address)
		pl_buf_printf(&url, "%s%.*s", network->address, PL_ARGS(handle));
	json_text(out, "url", pl_buf_str(&url));
	pl_buf_printf(out, ",\"former\":%s,\"evidence\":\"%s\",\"seen\":",
		      account->former ? "true" : "false", pl_evidence_words[account->evidence]);
	if (pl_str_is(seen, "unknown"))
		pl_buf_puts(out, "null");
	else
		pl_json_string(out, seen);
	json_text(out, "source", pl_text_in(&account->source, lang));
	json_text(out, "doubt", pl_text_in(&account->doubt, lang));
	pl_buf_putc(out, '}');
	out->failed |= url.failed;
	pl_buf_release(&url);
}

void pl_show_office_json(struct pl_buf *out, const struct pl_office *office, enum pl_lang lang)
{
	const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

	pl_buf_printf(out, "\n{\"kind\":\"%s\"", pl_office_kinds[office->kind]);
	json_text(out, "code", pl_ref_str(&office->code));
	json_text(out, "name", pl_ref_str(&office->name));
	json_text(out, "seat", pl_ref_str(&office->seat));
	json_text(out, "region", pl_ref_str(&office->region));
	json_text(out, "site", pl_ref_str(&office->site));
	json_text(out, "note", pl_text_in(&office->note, lang));
	pl_buf_puts(out, ",\"accounts\":[");
	for (uint32_t i = 0; i < office->accounts.n; i++) {
		pl_buf_puts(out, i ? "," : "");
		json_account(out, &accounts[i], lang);
	}
	pl_buf_puts(out, "]}");
}
