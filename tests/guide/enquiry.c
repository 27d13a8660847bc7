/* Asking the annuaire: by number, name, site and account, and what is told instead. */
#include "guide/enquiry.h"

#include "test.h"

/* Codes of what is found, a blank before each; "?name" is the nearest. */
static const struct {
	const char *asked;
	enum pl_asked how;
	const char *found;
} cases[] = {
	/* numbers */
	{ "30", PL_ASKED_CODE, " 30" },
	{ "1", PL_ASKED_CODE, " 01" },
	{ "2a", PL_ASKED_CODE, " 2A" },
	{ "2B", PL_ASKED_CODE, " 2B" },
	{ "971", PL_ASKED_CODE, " 971" },
	{ "978", PL_ASKED_CODE, " 977-978" },
	{ " 48 ", PL_ASKED_CODE, " 48" },
	{ "75", PL_ASKED_CODE, " 75 75" }, /* not région 75 */
	{ "20", PL_ASKED_NOTHING, "" },
	{ "99", PL_ASKED_NOTHING, "" },
	/* names: whole ones alone, else all that begin a word so */
	{ "Gard", PL_ASKED_NAME, " 30" },
	{ "gard", PL_ASKED_NAME, " 30" },
	{ "préfecture du Gard", PL_ASKED_NAME, " 30" },
	{ "le préfet de l’Hérault", PL_ASKED_NAME, " 34" },
	{ "Herault", PL_ASKED_NAME, " 34" },
	{ "COTE D'OR", PL_ASKED_NAME, " 21" },
	{ "cotes darmor", PL_ASKED_NAME, " 22" },
	{ "Côtes-d’Armor", PL_ASKED_NAME, " 22" },
	{ "Loire", PL_ASKED_NAME, " 42" },
	{ "la Réunion", PL_ASKED_NAME, " 974 04" },
	{ "Réunion", PL_ASKED_NAME, " 974 04" },
	{ "Nîmes", PL_ASKED_NAME, " 30" },
	{ "nimes", PL_ASKED_NAME, " 30" },
	{ "Occitanie", PL_ASKED_NAME, " 76" },
	{ "pyrenees", PL_ASKED_NAME, " 64 65 66" },
	{ "prefecture de police", PL_ASKED_NAME, " 75" },
	{ "Val de Marne", PL_ASKED_NAME, " 94" },
	{ "aronne", PL_ASKED_NOTHING, "?Yonne" },
	{ "Herautl", PL_ASKED_NOTHING, "?Hérault" },
	{ "Lozer", PL_ASKED_NAME, " 48" },
	{ "Lozerre", PL_ASKED_NOTHING, "?Lozère" },
	{ "", PL_ASKED_NOTHING, "" },
	{ "  ", PL_ASKED_NOTHING, "" },
	{ "…", PL_ASKED_NOTHING, "" },
	{ "\xff\xfe", PL_ASKED_NOTHING, "" },
	/* sites */
	{ "gard.gouv.fr", PL_ASKED_SITE, " 30" },
	{ "https://www.gard.gouv.fr/Actualites", PL_ASKED_SITE, " 30" },
	{ "www.gard.gouv.fr/", PL_ASKED_SITE, " 30" },
	{ "prefectures-regions.gouv.fr/occitanie", PL_ASKED_SITE, " 76" },
	{ "ard.gouv.fr", PL_ASKED_NOTHING, "?gard.gouv.fr" },
	/* accounts: in any case, former ones too; nobody's is not answered as if it were known */
	{ "@Prefet13", PL_ASKED_HANDLE, " 13 93" },
	{ "@prefet13", PL_ASKED_HANDLE, " 13 93" },
	{ "prefet13", PL_ASKED_HANDLE, " 13 93" },
	{ "https://x.com/Prefet13?s=20", PL_ASKED_HANDLE, " 13 93" },
	{ "twitter.com/Prefet13/status/1", PL_ASKED_HANDLE, " 13 93" },
	{ "@prefAlsace67", PL_ASKED_HANDLE, " 67" },
	{ "@prefpolice", PL_ASKED_HANDLE, " 75" },
	{ "@prefet974", PL_ASKED_HANDLE, " 974 04" }, /* one préfecture for two */
	{ "@Prefet30", PL_ASKED_NUMBER, " 30" },
	{ "Prefet30", PL_ASKED_NUMBER, " 30" },
	{ "@Prefet2A", PL_ASKED_NUMBER, " 2A" },
	{ "@prefecture_48", PL_ASKED_NUMBER, " 48" },
	{ "@SDIS30", PL_ASKED_NOTHING, "" },
	{ "@Prefet99", PL_ASKED_NOTHING, NULL },
	{ "@PrefetOccitani", PL_ASKED_NOTHING, NULL },
	{ "@", PL_ASKED_NOTHING, "" },
};

static void write_found(struct pl_buf *out, const struct pl_enquiry *enquiry)
{
	for (size_t i = 0; i < enquiry->list.n; i++)
		pl_buf_printf(out, " %.*s", PL_ARGS(pl_ref_str(&enquiry->list.at[i]->code)));
	if (enquiry->nearest)
		pl_buf_printf(out, "?%s", enquiry->nearest);
}

static void offices_are_found_by_what_people_type(void **state)
{
	const struct pl_annuaires annuaires = { NULL, pl_annuaire_builtin() };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct pl_enquiry enquiry;
		struct pl_err err = { 0 };
		struct pl_buf came = { 0 };

		assert_true(pl_enquiry_make(&enquiry, &annuaires, pl_str_of(cases[i].asked), &err));
		write_found(&came, &enquiry);
		if (enquiry.asked != cases[i].how ||
		    (cases[i].found && !pl_str_is(pl_buf_str(&came), cases[i].found))) {
			print_error("%s\nwanted: %d%s\ncame:   %d%.*s\n", cases[i].asked,
				    (int)cases[i].how, cases[i].found ? cases[i].found : "",
				    (int)enquiry.asked, PL_ARGS(pl_buf_str(&came)));
			fail();
		}
		pl_buf_release(&came);
		pl_enquiry_release(&enquiry);
	}
}

/* The same kind and number is the same office; the own comes first. */
static void the_own_takes_the_place_of_what_ships(void **state)
{
	const char yaml[] =
		"date: 2026\nentries:\n  - {kind: prefecture, code: \"30\", name: Gard rhodanien}\n"
		"  - {kind: outre-mer, code: \"30\", name: Gard}\n";
	struct pl_faults faults = { 0 };
	struct pl_buf bytes = { 0 };
	struct pl_annuaires annuaires = { NULL, pl_annuaire_builtin() };
	const struct pl_office *office;
	struct pl_enquiry enquiry;
	struct pl_err err = { 0 };
	size_t n = 0;

	(void)state;
	assert_true(pl_annuaire_read(pl_str_of(yaml), "a.yml", &bytes, &faults));
	assert_int_equal(faults.list.n, 0);
	annuaires.own = (const struct pl_annuaire *)(const void *)bytes.at;
	for (uint32_t at = 0; (office = pl_office_next(&annuaires, &at)); n++)
		assert_true(n > 0 || pl_str_is(pl_ref_str(&office->name), "Gard rhodanien"));
	assert_int_equal(n, annuaires.shipped->offices.n + 1);
	assert_true(pl_enquiry_make(&enquiry, &annuaires, PL_STR("30"), &err));
	assert_int_equal(enquiry.list.n, 2);
	assert_true(pl_str_is(pl_ref_str(&enquiry.list.at[0]->name), "Gard rhodanien"));
	pl_enquiry_release(&enquiry);
	pl_buf_release(&bytes);
	pl_faults_release(&faults);
}

static void nothing_is_found_where_nothing_is(void **state)
{
	const struct pl_annuaires none = { NULL, NULL };
	struct pl_enquiry enquiry;
	struct pl_err err = { 0 };
	uint32_t at = 0;

	(void)state;
	assert_null(pl_office_next(&none, &at));
	assert_true(pl_enquiry_make(&enquiry, &none, PL_STR("30"), &err));
	assert_int_equal(enquiry.asked, PL_ASKED_NOTHING);
	pl_enquiry_release(&enquiry);
}

static void memory_may_end(void **state)
{
	const struct pl_annuaires annuaires = { NULL, pl_annuaire_builtin() };
	bool ok = false;

	(void)state;
	for (long n = 0; n < 10000 && !ok; n++) {
		struct pl_enquiry enquiry;
		struct pl_err err = { 0 };

		pl_mem_fail_after(n, true);
		ok = pl_enquiry_make(&enquiry, &annuaires, PL_STR("Herautl"), &err);
		pl_mem_fail_after(-1, false);
		assert_true(ok || err.code == PL_NOMEM);
		pl_enquiry_release(&enquiry);
	}
	assert_true(ok);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(offices_are_found_by_what_people_type),
		cmocka_unit_test(the_own_takes_the_place_of_what_ships),
		cmocka_unit_test(nothing_is_found_where_nothing_is),
		cmocka_unit_test(memory_may_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
