/* Which préfecture is meant by what somebody typed. */
#include "guide/enquiry.h"

#include <string.h>

#include "base/unicode.h"

static const struct pl_office *office_at(const struct pl_annuaire *annuaire, uint32_t i)
{
	return annuaire && i < annuaire->offices.n
		       ? PL_ROW(struct pl_office, &annuaire->offices) + i
		       : NULL;
}

static bool is_replaced(const struct pl_annuaire *own, const struct pl_office *office)
{
	const struct pl_office *other;

	for (uint32_t i = 0; (other = office_at(own, i)); i++) {
		if (other->kind == office->kind &&
		    pl_str_same(pl_ref_str(&other->code), pl_ref_str(&office->code)))
			return true;
	}
	return false;
}

const struct pl_office *pl_office_next(const struct pl_annuaires *annuaires, uint32_t *at)
{
	uint32_t n_own = annuaires->own ? annuaires->own->offices.n : 0;
	const struct pl_office *office;

	if (*at < n_own)
		return office_at(annuaires->own, (*at)++);
	while ((office = office_at(annuaires->shipped, (*at)++ - n_own))) {
		if (!is_replaced(annuaires->own, office))
			return office;
	}
	return NULL;
}

/* --- texts as they are compared ------------------------------------------------------- */

struct asking {
	struct pl_enquiry *enquiry;
	const struct pl_annuaires *annuaires;
	struct pl_str asked;
};

static bool is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* In small letters and figures without accents, one blank before each word: « Côte-d’Or »
 * is " cote d or".  In the arena of the enquiry. */
static struct pl_str plain(struct asking *asking, struct pl_str text)
{
	struct pl_buf folded = { 0 }, words = { 0 };
	struct pl_str kept;
	bool gap = true;

	folded.failed |= !pl_fold(&folded, text, NULL);
	for (size_t i = 0; i < folded.len; i++) {
		if (gap && is_plain(folded.at[i]))
			pl_buf_putc(&words, ' ');
		gap = !is_plain(folded.at[i]);
		if (!gap)
			pl_buf_putc(&words, folded.at[i]);
	}
	asking->enquiry->arena.failed |= folded.failed || words.failed;
	kept = pl_arena_str(&asking->enquiry->arena, pl_buf_str(&words));
	pl_buf_release(&folded);
	pl_buf_release(&words);
	return kept;
}

/* The same but for blanks: people write "cotes darmor", as the site is called. */
static bool same_letters(struct pl_str a, struct pl_str b)
{
	size_t i = 0, j = 0;

	for (;;) {
		while (i < a.len && a.at[i] == ' ')
			i++;
		while (j < b.len && b.at[j] == ' ')
			j++;
		if (i == a.len || j == b.len)
			return i == a.len && j == b.len;
		if (a.at[i++] != b.at[j++])
			return false;
	}
}

static bool is_lead(struct pl_str word)
{
	static const char *const words[] = { "prefecture", "prefet", "prefete", "departement",
					     "region",     "de",     "du",      "des",
					     "d",          "la",     "le",      "les",
					     "l" };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (pl_str_is(word, words[i]))
			return true;
	}
	return false;
}

/* Without « préfecture du » and the like in front; all of it when nothing else is there. */
static struct pl_str without_lead(struct pl_str words)
{
	struct pl_str rest = words;

	while (rest.len) {
		size_t end = pl_str_find(rest, PL_STR(" "), 1);

		if (!is_lead(pl_str_cut(rest, 1, end == SIZE_MAX ? rest.len : end)))
			return rest;
		rest = pl_str_cut(rest, end == SIZE_MAX ? rest.len : end, rest.len);
	}
	return words;
}

/* --- ways of asking --------------------------------------------------------------------- */

static bool found(const struct asking *asking, enum pl_asked asked)
{
	if (!asking->enquiry->list.n)
		return false;
	asking->enquiry->asked = asked;
	return true;
}

static void keep(struct asking *asking, const struct pl_office *office)
{
	const struct pl_office **place = PL_PUSH(&asking->enquiry->list);

	if (place)
		*place = office;
}

/* « 977-978 » is one office of two numbers. */
static bool has_code(struct pl_str codes, const char *code)
{
	size_t dash = pl_str_find(codes, PL_STR("-"), 0);

	return pl_str_is_nocase(codes, code) ||
	       (dash != SIZE_MAX &&
		(pl_str_is_nocase(pl_str_cut(codes, 0, dash), code) ||
		 pl_str_is_nocase(pl_str_cut(codes, dash + 1, codes.len), code)));
}

/* Numbers are those of départements: régions have some of the same. */
static bool by_code(struct asking *asking, struct pl_str code)
{
	bool short_of_zero = code.len == 1 && code.at[0] >= '1' && code.at[0] <= '9';
	const char *wanted = pl_arena_printf(&asking->enquiry->arena, "%s%.*s",
					     short_of_zero ? "0" : "", PL_ARGS(code))
				     .at;
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		if (office->kind != PL_OFFICE_REGION && has_code(pl_ref_str(&office->code), wanted))
			keep(asking, office);
	}
	return found(asking, PL_ASKED_CODE);
}

/* « Réunion » is La Réunion. */
static bool is_whole(struct asking *asking, const struct pl_ref *name, struct pl_str words)
{
	struct pl_str written = plain(asking, pl_ref_str(name));

	return same_letters(written, words) || same_letters(without_lead(written), words);
}

static bool by_whole_name(struct asking *asking, struct pl_str words)
{
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		if (is_whole(asking, &office->name, words) ||
		    is_whole(asking, &office->seat, words))
			keep(asking, office);
	}
	return found(asking, PL_ASKED_NAME);
}

static bool by_start(struct asking *asking, struct pl_str words)
{
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		if (pl_str_find(plain(asking, pl_ref_str(&office->name)), words, 0) != SIZE_MAX ||
		    pl_str_find(plain(asking, pl_ref_str(&office->seat)), words, 0) != SIZE_MAX)
			keep(asking, office);
	}
	return found(asking, PL_ASKED_NAME);
}

static bool by_name(struct asking *asking)
{
	struct pl_str words = plain(asking, asking->asked), rest = without_lead(words);

	return words.len && (by_whole_name(asking, words) || by_whole_name(asking, rest) ||
			     by_start(asking, words) || by_start(asking, rest));
}

/* Is it this site, a page of it, or what lies above it? */
static bool is_site(struct pl_str site, struct pl_str asked)
{
	struct pl_str shorter = site.len < asked.len ? site : asked;
	struct pl_str longer = site.len < asked.len ? asked : site;

	return site.len && pl_str_starts(longer, shorter.at) &&
	       (longer.len == shorter.len || strchr("/?#", longer.at[shorter.len]));
}

static bool by_site(struct asking *asking, struct pl_str address)
{
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		if (is_site(pl_ref_str(&office->site), address))
			keep(asking, office);
	}
	return found(asking, PL_ASKED_SITE);
}

static bool has_handle(const struct pl_office *office, const char *handle)
{
	const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

	for (uint32_t i = 0; i < office->accounts.n; i++) {
		if (accounts[i].handle.len &&
		    pl_str_is_nocase(pl_ref_str(&accounts[i].handle), handle))
			return true;
	}
	return false;
}

static bool by_handle(struct asking *asking, struct pl_str handle)
{
	const char *wanted = pl_arena_str(&asking->enquiry->arena, handle).at;
	const struct pl_office *office;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		if (has_handle(office, wanted))
			keep(asking, office);
	}
	return found(asking, PL_ASKED_HANDLE);
}

/* @Prefet30, which nobody has shown: what is known of number 30.  That is no answer to
 * the question, and not told as one. */
static bool by_number(struct asking *asking, struct pl_str handle)
{
	struct pl_str name = plain(asking, handle);
	size_t start = name.len;

	if (start && (name.at[start - 1] == 'a' || name.at[start - 1] == 'b') && start > 1 &&
	    name.at[start - 2] == '2')
		start--;
	while (start && name.at[start - 1] >= '0' && name.at[start - 1] <= '9')
		start--;
	if (start == name.len || !pl_str_starts(name, " pref") ||
	    !by_code(asking, pl_str_cut(name, start, name.len)))
		return false;
	return found(asking, PL_ASKED_NUMBER);
}

/* --- the nearest ------------------------------------------------------------------------ */

/* A text to be compared, and how it is written. */
struct candidate {
	const char *plain, *written;
};

struct candidates {
	PL_LIST(struct candidate) list;
};

static void offer(struct asking *asking, struct candidates *candidates, const struct pl_ref *text)
{
	struct candidate *candidate = text->len ? PL_PUSH(&candidates->list) : NULL;

	if (candidate)
		*candidate = (struct candidate){ plain(asking, pl_ref_str(text)).at,
						 pl_ref_str(text).at };
}

static const char *candidate_at(const void *context, size_t i)
{
	const struct candidates *candidates = context;

	return i < candidates->list.n ? candidates->list.at[i].plain : NULL;
}

static bool nearest(struct asking *asking)
{
	struct candidates candidates = { 0 };
	const struct pl_office *office;
	const char *near;

	for (uint32_t at = 0; (office = pl_office_next(asking->annuaires, &at));) {
		const struct pl_account *accounts = PL_ROW(struct pl_account, &office->accounts);

		offer(asking, &candidates, &office->name);
		offer(asking, &candidates, &office->seat);
		offer(asking, &candidates, &office->site);
		for (uint32_t i = 0; i < office->accounts.n; i++)
			offer(asking, &candidates, &accounts[i].handle);
	}
	near = pl_nearest(without_lead(plain(asking, asking->asked)), candidate_at, &candidates);
	for (size_t i = 0; near && i < candidates.list.n; i++) {
		if (candidates.list.at[i].plain == near)
			asking->enquiry->nearest = candidates.list.at[i].written;
	}
	asking->enquiry->arena.failed |= candidates.list.failed;
	PL_LIST_RELEASE(&candidates.list);
	return false;
}

/* --- all of them -------------------------------------------------------------------------- */

/* Without https:// and www. in front, in small letters. */
static struct pl_str address_of(struct asking *asking)
{
	size_t protocol = pl_str_find(asking->asked, PL_STR("://"), 0);
	struct pl_str text =
		pl_arena_str(&asking->enquiry->arena,
			     pl_str_cut(asking->asked, protocol == SIZE_MAX ? 0 : protocol + 3,
					asking->asked.len));

	if (pl_str_starts(text, "www."))
		text = pl_str_cut(text, 4, text.len);
	while (text.len && text.at[text.len - 1] == '/')
		text.len--;
	return pl_arena_str(&asking->enquiry->arena, text);
}

/* The account that the address of a page of a network names, or an empty text. */
static struct pl_str handle_in(struct pl_str address)
{
	static const char *const networks[] = { "x.com/", "twitter.com/", "facebook.com/",
						"instagram.com/" };

	for (size_t i = 0; i < sizeof(networks) / sizeof(*networks); i++) {
		size_t start = strlen(networks[i]), end = start;

		if (!pl_str_starts(address, networks[i]))
			continue;
		while (end < address.len && !strchr("/?#", address.at[end]))
			end++;
		return pl_str_cut(address, start, end);
	}
	return PL_STR("");
}

static bool is_code(struct pl_str text)
{
	return text.len && text.len <= 3 && text.at[0] >= '0' && text.at[0] <= '9';
}

static bool ask(struct asking *asking)
{
	struct pl_str asked = asking->asked, address = address_of(asking);
	struct pl_str handle =
		pl_str_starts(asked, "@") ? pl_str_cut(asked, 1, asked.len) : handle_in(address);

	if (handle.len)
		return by_handle(asking, handle) || by_number(asking, handle) || nearest(asking);
	if (is_code(asked))
		return by_code(asking, asked) || nearest(asking);
	if (pl_str_find(asked, PL_STR("."), 0) != SIZE_MAX && by_site(asking, address))
		return true;
	return by_name(asking) || by_handle(asking, asked) || by_number(asking, asked) ||
	       nearest(asking);
}

bool pl_enquiry_make(struct pl_enquiry *enquiry, const struct pl_annuaires *annuaires,
		     struct pl_str asked, struct pl_err *err)
{
	struct asking asking = { .enquiry = enquiry, .annuaires = annuaires };

	*enquiry = (struct pl_enquiry){ 0 };
	asking.asked = pl_str_trim(asked);
	/* The shell hands over whatever bytes were typed. */
	if (asking.asked.len && pl_utf8_check(asked) == asked.len)
		ask(&asking);
	return (!enquiry->arena.failed && !enquiry->list.failed) || pl_fail_nomem(err);
}

void pl_enquiry_release(struct pl_enquiry *enquiry)
{
	PL_LIST_RELEASE(&enquiry->list);
	pl_arena_release(&enquiry->arena);
}
