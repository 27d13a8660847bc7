/* The annuaire: read with each fault told at its place, and the one that ships: whole, each
 * account with its evidence, source and date. */
#include <stdio.h>
#include <string.h>

#include "guide/annuaire.h"

#include "test.h"

#define HEAD    "title: {fr: Un, en: One}\ndate: 2026-11\nentries:\n"
#define OFFICE  "  - kind: prefecture\n    code: \"30\"\n    name: Gard\n"
#define ACCOUNT "    accounts:\n      - network: x\n        handle: A\n"

static void entries_are_read_with_their_accounts(void **state)
{
	const char yaml[] = HEAD OFFICE ACCOUNT
		"        former: true\n        evidence: link\n        seen: 2014-03\n"
		"        source: {fr: un dépôt, en: a repository}\n        doubt: ancien\n"
		"  - {kind: region, code: 76, name: Occitanie, site: a.fr/b, note: {fr: n, en: "
		"m}}\n";
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	const struct pl_annuaire *annuaire;
	const struct pl_office *offices;
	const struct pl_account *account;

	(void)state;
	assert_true(pl_annuaire_read(PL_STR(""), "a.yml", &bytes, &faults));
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
	assert_true(pl_annuaire_read(pl_str_of(yaml), "a.yml", &bytes, &faults));
	assert_int_equal(faults.list.n, 0);
	annuaire = (const struct pl_annuaire *)(const void *)bytes.at;
	assert_true(pl_str_is(pl_ref_str(&annuaire->date), "2026-11"));
	assert_int_equal(annuaire->offices.n, 2);
	offices = PL_ROW(struct pl_office, &annuaire->offices);
	assert_int_equal(offices[0].accounts.n, 1);
	account = PL_ROW(struct pl_account, &offices[0].accounts);
	assert_true(pl_str_is(pl_ref_str(&account->handle), "A"));
	assert_int_equal(account->evidence, PL_EVIDENCE_LINK);
	assert_true(account->former);
	assert_true(pl_str_is(pl_text_in(&account->source, PL_EN), "a repository"));
	assert_int_equal(offices[1].kind, PL_OFFICE_REGION);
	assert_int_equal(offices[1].accounts.n, 0);
	assert_true(pl_str_is(pl_ref_str(&offices[1].code), "76"));
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
}

static const struct {
	const char *yaml, *fault;
} bad[] = {
	{ "", "a.yml:1:1: 'key: value' lines are wanted here" },
	{ "- a\n", "a.yml:1:1: 'key: value' lines are wanted here" },
	{ "date: 2026\n", "a.yml:1:1: 'entries' wants a list" },
	{ "entries: []\n", "a.yml:1:1: this entry does not say its 'date'" },
	{ "date: 2026\nentries: a\n", "a.yml:2:10: 'entries' wants a list" },
	{ "date: 2026\nentris: []\n",
	  "a.yml:2:1: no key is called 'entris' here; did you mean 'entries'?" },
	{ HEAD "  - Gard\n", "a.yml:4:5: 'key: value' lines are wanted here" },
	{ HEAD "  - {kind: prefecture, code: 30}\n",
	  "a.yml:4:5: this entry does not say its 'name'" },
	{ HEAD "  - {kind: préfecture, code: 30, name: Gard}\n",
	  "a.yml:4:12: 'kind' cannot be 'préfecture'; did you mean 'prefecture'?" },
	{ HEAD OFFICE "    accounts: [a]\n", "a.yml:7:16: 'key: value' lines" },
	{ HEAD OFFICE ACCOUNT "        seen: 2014\n        source: s\n",
	  "a.yml:8:9: this entry does not say its 'evidence'" },
	{ HEAD OFFICE ACCOUNT "        evidence: link\n        source: s\n",
	  "a.yml:8:9: this entry does not say its 'seen'" },
	{ HEAD OFFICE ACCOUNT "        evidence: link\n        seen: 2014\n",
	  "a.yml:8:9: this entry does not say its 'source'" },
	{ HEAD OFFICE ACCOUNT "        evidence: link\n        seen: ''\n        source: s\n",
	  "a.yml:11:15: this entry does not say its 'seen'" },
	{ HEAD OFFICE ACCOUNT "        evidence: link\n        seen: mai 2014\n        source: s\n",
	  "a.yml:11:15: 'seen' is a date such as 2024" },
	{ HEAD OFFICE ACCOUNT "        evidence: lnk\n        seen: 2014\n        source: s\n",
	  "a.yml:10:19: 'evidence' cannot be 'lnk'; did you mean 'link'?" },
	{ HEAD OFFICE "    accounts: [{network: x, evidence: link, seen: 2014, source: s}]\n",
	  "a.yml:7:16: this entry does not say its 'handle'" },
	{ "entries: [\n", "a.yml:2:1: " },
};

static void faults_are_told_with_their_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct pl_faults faults = { 0 };
		struct pl_buf bytes = { 0 }, came = { 0 };

		assert_true(pl_annuaire_read(pl_str_of(bad[i].yaml), "a.yml", &bytes, &faults));
		for (size_t n = 0; n < faults.list.n; n++)
			pl_buf_printf(&came, "%s:%u:%u: %s\n", faults.list.at[n].file,
				      faults.list.at[n].line, faults.list.at[n].column,
				      faults.list.at[n].text);
		if (pl_str_find(pl_buf_str(&came), pl_str_of(bad[i].fault), 0) == SIZE_MAX) {
			print_error("%s\nwanted: %s\ncame:   %.*s\n", bad[i].yaml, bad[i].fault,
				    PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_buf_release(&came);
		pl_buf_release(&bytes);
		pl_faults_release(&faults);
	}
}

static void memory_may_end(void **state)
{
	const char yaml[] = HEAD OFFICE ACCOUNT "        evidence: link\n        seen: 2014\n      "
						"  sources: s\n        source: s\n";
	bool ok = false;

	(void)state;
	for (long n = 0; n < 1000 && !ok; n++) {
		struct pl_faults faults = { 0 };
		struct pl_buf bytes = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_annuaire_read(pl_str_of(yaml), "a.yml", &bytes, &faults);
		pl_mem_fail_after(-1, false);
		assert_true(!ok || faults.list.n == 1);
		pl_buf_release(&bytes);
		pl_faults_release(&faults);
	}
	assert_true(ok);
}

static const struct pl_office *shipped(uint32_t i)
{
	const struct pl_annuaire *annuaire = pl_annuaire_builtin();

	assert_non_null(annuaire);
	return i < annuaire->offices.n ? PL_ROW(struct pl_office, &annuaire->offices) + i : NULL;
}

static size_t count(enum pl_office_kind kind, const char *code)
{
	const struct pl_office *office;
	size_t n = 0;

	for (uint32_t i = 0; (office = shipped(i)); i++)
		n += office->kind == kind && (!code || pl_str_is(pl_ref_str(&office->code), code));
	return n;
}

/* INSEE's code officiel géographique of 2025: 101 départements, 18 régions. */
static void all_prefectures_are_there_once(void **state)
{
	static const char *const overseas[] = { "2A", "2B", "971", "972", "973", "974", "976" };
	char code[16];

	(void)state;
	assert_int_equal(count(PL_OFFICE_DEPARTEMENT, NULL), 101);
	assert_int_equal(count(PL_OFFICE_REGION, NULL), 18);
	assert_int_equal(count(PL_OFFICE_POLICE, NULL), 2);
	for (int number = 1; number <= 95; number++) {
		snprintf(code, sizeof(code), "%02d", number);
		assert_int_equal(count(PL_OFFICE_DEPARTEMENT, code), number != 20);
	}
	for (size_t i = 0; i < sizeof(overseas) / sizeof(*overseas); i++)
		assert_int_equal(count(PL_OFFICE_DEPARTEMENT, overseas[i]), 1);
}

static bool both(const struct pl_text *text)
{
	return text->fr.len && text->en.len;
}

/* One text in both languages is an address, nothing that wants translating. */
static bool is_translated(const struct pl_text *text)
{
	struct pl_str fr = pl_ref_str(&text->fr), en = pl_ref_str(&text->en);

	return !pl_str_same(fr, en) || pl_str_find(fr, PL_STR(", "), 0) != SIZE_MAX ||
	       pl_str_find(fr, PL_STR(" "), 0) == SIZE_MAX;
}

/* X takes names of 4 to 15 letters, figures and _ (help.x.com, read in 2026-11). */
static bool is_x_handle(struct pl_str handle)
{
	static const char signs[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

	return handle.len >= 4 && handle.len <= 15 && strspn(handle.at, signs) == handle.len;
}

static void judge(const struct pl_office *office, const struct pl_account *account)
{
	struct pl_str seen = pl_ref_str(&account->seen);
	bool dated = pl_str_is(seen, "unknown") ||
		     (seen.len >= 4 && (seen.at[0] == '1' || seen.at[0] == '2'));
	bool named = account->handle.len || account->shown.len;

	if (named && dated && both(&account->source) && is_translated(&account->source) &&
	    is_translated(&account->doubt) && account->evidence < PL_N_EVIDENCES &&
	    (!pl_str_is(pl_ref_str(&account->network), "x") ||
	     is_x_handle(pl_ref_str(&account->handle))))
		return;
	print_error("%.*s: %.*s %.*s lacks evidence, source, date or French\n",
		    PL_ARGS(pl_ref_str(&office->name)), PL_ARGS(pl_ref_str(&account->network)),
		    PL_ARGS(pl_ref_str(&account->handle)));
	fail();
}

static void every_account_has_its_evidence_and_date(void **state)
{
	const struct pl_office *office;
	size_t on_x = 0;

	(void)state;
	for (uint32_t i = 0; (office = shipped(i)); i++) {
		const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

		assert_true(office->name.len && office->seat.len);
		assert_true(is_translated(&office->note));
		for (uint32_t n = 0; n < office->accounts.n; n++) {
			judge(office, &accounts[n]);
			on_x += pl_str_is(pl_ref_str(&accounts[n].network), "x");
		}
	}
	assert_true(on_x > 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_are_read_with_their_accounts),
		cmocka_unit_test(faults_are_told_with_their_place),
		cmocka_unit_test(memory_may_end),
		cmocka_unit_test(all_prefectures_are_there_once),
		cmocka_unit_test(every_account_has_its_evidence_and_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
