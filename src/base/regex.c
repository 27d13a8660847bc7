/* Regular expressions: PCRE2 behind limits that hold whatever the pattern.
 *
 * PCRE2 counts its match limit anew at every start position, and neither the
 * interpreter nor JIT code can be stopped from outside.  So a search goes in
 * windows of start positions under limits low enough that one window is a few
 * milliseconds at worst, and reads a clock between them.  A window that meets
 * such a low limit is gone over again "carefully": by a second compilation of
 * the pattern that calls us back between any two of its items, where the clock is
 * read too, under the limits that a single start position deserves.
 *
 * A pattern that is searched for often gets machine code, and is looked for only where its
 * matches may begin, see base/head.h. */
#include "base/regex.h"

#include <stdatomic.h>
#include <string.h>

#include "base/budget.h"
#include "base/head.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
	MAX_PATTERN = 256 << 10, /* bytes */
	JIT_FROM = 8 << 10,      /* bytes read by a pattern before JIT code pays, and its memory */
	JIT_STACK = 192 << 10,   /* a constant: CVE-2026-103111 needs a large one */
	MATCH_LIMIT = 1000000,   /* backtracks from one start position */
	DEPTH_LIMIT = 50000,     /* nested backtracks */
	HEAP_LIMIT = 4 << 10,    /* KiB, kept by the work */
	SHOWN = 60,              /* bytes of a pattern in an error */
	MOST_TRUST = 3,
	NARROWING = 16, /* times fewer starts in a window, when one met its limit */
	BUDGET = 50,    /* milliseconds of a rule on 64 KiB */
	QUICK = 1,      /* of a window that met its limit all the same */
};

/* How much one call may do, for the two ways of running a pattern: starts of a
 * window times the bytes they may look at, and backtracks times the bytes that
 * each may look at.  Measured with PCRE2 10.42: 15 ms at the worst. */
static const struct pace {
	size_t starts, steps;
} interpreted = { 1000000, 3000000 }, compiled = { 10000000, 10000000 };

struct pl_regex {
	pcre2_code *code;
	_Atomic(pcre2_code *) jit;      /* a copy with JIT code, once made */
	_Atomic(pcre2_code *) careful;  /* with callouts; `code` itself if that cannot be */
	_Atomic(struct pl_head *) head; /* made with it; NULL: it has none */
	atomic_bool jit_begun;
	atomic_size_t read; /* bytes searched without JIT */
	/* Windows that met their limit and were quick all the same: from then on the limit
	 * is twice as high, at most MOST_TRUST times. */
	atomic_uint trust;
	struct pl_str pattern;
	char *copy;     /* of the pattern, or NULL: it is borrowed */
	unsigned flags; /* PL_REGEX_… */
	unsigned groups;
	bool anchored; /* matches at the start of a search or nowhere */
	bool by_line;  /* matches only behind a newline or there */
	/* Compiled beforehand.  It has no head: its text lies where no run reads otherwise, and
	 * what ships has hardly a pattern whose head spares anything. */
	bool loaded;
};

struct pl_regex_work {
	pcre2_general_context *memory;
	pcre2_match_context *fast, *careful;
	pcre2_match_data *data;
	pcre2_jit_stack *stack; /* made with the first JIT search, which asks for it */
	bool has_stack;
	struct pl_budget budget;
	size_t until_clock; /* callouts until the clock is read again */
	size_t every;
};

/* PCRE2's memory functions. */
static void *take(size_t size, void *context)
{
	(void)context;
	return pl_realloc(NULL, size);
}

static void give_back(void *at, void *context)
{
	(void)context;
	pl_free(at);
}

void pl_regex_work_allow(struct pl_regex_work *work, uint32_t milliseconds)
{
	pl_budget_allow(&work->budget, milliseconds);
}

void pl_regex_work_begin(struct pl_regex_work *work)
{
	pl_budget_begin(&work->budget);
}

/* Between two items of a pattern, in a careful search. */
static int between_items(pcre2_callout_block *block, void *context)
{
	struct pl_regex_work *work = context;

	(void)block;
	if (--work->until_clock)
		return 0;
	work->until_clock = work->every;
	return pl_budget_is_spent(&work->budget) ? PCRE2_ERROR_CALLOUT : 0;
}

static pcre2_jit_stack *stack_of(void *context)
{
	struct pl_regex_work *work = context;

	/* Without one, JIT code falls back to 32 KiB of the machine stack. */
	if (!work->stack)
		work->stack = pcre2_jit_stack_create(JIT_STACK / 6, JIT_STACK, work->memory);
	return work->stack;
}

static pcre2_match_context *match_context(struct pl_regex_work *work)
{
	pcre2_match_context *context = pcre2_match_context_create(work->memory);

	if (!context)
		return NULL;
	pcre2_set_match_limit(context, MATCH_LIMIT);
	pcre2_set_depth_limit(context, DEPTH_LIMIT);
	pcre2_set_heap_limit(context, HEAP_LIMIT);
	return context;
}

struct pl_regex_work *pl_regex_work_new(struct pl_err *err)
{
	struct pl_regex_work *work = pl_alloc(sizeof *work);

	if (!work) {
		pl_fail_nomem(err);
		return NULL;
	}
	work->memory = pcre2_general_context_create(take, give_back, NULL);
	if (work->memory) {
		work->data = pcre2_match_data_create(PL_REGEX_GROUPS, work->memory);
		work->fast = match_context(work);
		work->careful = match_context(work);
	}
	if (!work->data || !work->fast || !work->careful) {
		pl_regex_work_free(work);
		pl_fail_nomem(err);
		return NULL;
	}
	pcre2_set_callout(work->careful, between_items, work);
	pl_regex_work_allow(work, BUDGET);
	pl_regex_work_begin(work);
	return work;
}

void pl_regex_work_free(struct pl_regex_work *work)
{
	if (!work)
		return;
	pcre2_jit_stack_free(work->stack);
	pcre2_match_context_free(work->careful);
	pcre2_match_context_free(work->fast);
	pcre2_match_data_free(work->data);
	pcre2_general_context_free(work->memory);
	pl_free(work);
}

/* Compiling. */

static bool continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

static uint32_t code_points(struct pl_str text, size_t end)
{
	uint32_t n = 0;

	for (size_t i = 0; i < end; i++)
		n += !continues(text.at[i]);
	return n;
}

bool pl_regex_fail(struct pl_err *err, enum pl_code code, struct pl_str pattern, size_t at,
		   const char *why)
{
	size_t start, end;

	at = at < pattern.len ? at : pattern.len;
	/* Where PCRE2 stops may lie within a character. */
	while (at > 0 && at < pattern.len && continues(pattern.at[at]))
		at--;
	start = at > SHOWN / 2 ? at - SHOWN / 2 : 0;
	end = pattern.len - at > SHOWN / 2 ? at + SHOWN / 2 : pattern.len;
	while (start > 0 && continues(pattern.at[start]))
		start--;
	while (end < pattern.len && continues(pattern.at[end]))
		end++;
	pl_fail(err, code, "%s in the pattern '%s%.*s⟨here⟩%.*s%s'", why, start ? "…" : "",
		(int)(at - start), pattern.at + start, (int)(end - at), pattern.at + at,
		end < pattern.len ? "…" : "");
	if (err)
		err->column = code_points(pattern, at) + 1;
	return false;
}

static void fail_pattern(struct pl_err *err, struct pl_str pattern, int code, size_t at)
{
	char why[160] = "the pattern does not compile";

	if (code == PCRE2_ERROR_HEAP_FAILED || code == PCRE2_ERROR_NOMEMORY) {
		pl_fail_nomem(err);
		return;
	}
	pcre2_get_error_message(code, (PCRE2_UCHAR *)why, sizeof(why));
	pl_regex_fail(err, PL_PATTERN, pattern, at, why);
}

static pcre2_code *compile(struct pl_str pattern, uint32_t options, int *code, size_t *at)
{
	pcre2_general_context *memory = pcre2_general_context_create(take, give_back, NULL);
	pcre2_compile_context *context = memory ? pcre2_compile_context_create(memory) : NULL;
	pcre2_code *compiled_code = NULL;

	*code = PCRE2_ERROR_HEAP_FAILED;
	*at = 0;
	if (context) {
		pcre2_set_newline(context, PCRE2_NEWLINE_LF);
		pcre2_set_max_pattern_length(context, MAX_PATTERN);
		compiled_code = pcre2_compile((PCRE2_SPTR)pattern.at, pattern.len, options, code,
					      at, context);
	}
	pcre2_compile_context_free(context);
	pcre2_general_context_free(memory);
	return compiled_code;
}

/* 10.42 takes \P{Lu}+\D and the like for possessive, as if what is outside of one
 * category could not be outside of the other too. */
static uint32_t cautious(struct pl_str pattern)
{
	bool negated = pl_str_find(pattern, PL_STR("\\P"), 0) != SIZE_MAX ||
		       pl_str_find(pattern, PL_STR("\\p{^"), 0) != SIZE_MAX;

	return negated ? PCRE2_NO_AUTO_POSSESS : 0;
}

static uint32_t options_of(struct pl_str pattern, unsigned flags)
{
	/* \C could end a match inside a character. */
	return cautious(pattern) | PCRE2_UTF | PCRE2_UCP | PCRE2_DUPNAMES | PCRE2_USE_OFFSET_LIMIT |
	       PCRE2_NEVER_BACKSLASH_C | (flags & PL_REGEX_NOCASE ? PCRE2_CASELESS : 0) |
	       (flags & PL_REGEX_MULTILINE ? PCRE2_MULTILINE : 0);
}

static void describe(struct pl_regex *regex)
{
	uint32_t groups = 0, options = 0, first = 0;

	pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	pcre2_pattern_info(regex->code, PCRE2_INFO_ALLOPTIONS, &options);
	pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &first);
	regex->groups = groups;
	regex->anchored = (options & PCRE2_ANCHORED) != 0;
	regex->by_line = first == 2;
}

/* All but the compiled code, with the pattern borrowed; NULL when memory ends. */
static struct pl_regex *begin_regex(struct pl_str pattern, unsigned flags)
{
	struct pl_regex *regex = pl_alloc(sizeof *regex);

	if (regex) {
		regex->pattern = pattern;
		regex->flags = flags;
	}
	return regex;
}

static bool keep_pattern(struct pl_regex *regex)
{
	regex->copy = pl_alloc(regex->pattern.len + 1);
	if (!regex->copy)
		return false;
	if (regex->pattern.len)
		memcpy(regex->copy, regex->pattern.at, regex->pattern.len);
	regex->pattern.at = regex->copy;
	return true;
}

struct pl_regex *pl_regex_new(struct pl_str pattern, unsigned flags, struct pl_err *err)
{
	struct pl_regex *regex = begin_regex(pattern, flags);
	size_t at;
	int code;

	if (!regex || !keep_pattern(regex)) {
		pl_regex_free(regex);
		pl_fail_nomem(err);
		return NULL;
	}
	regex->code = compile(regex->pattern, options_of(pattern, flags), &code, &at);
	if (!regex->code) {
		fail_pattern(err, regex->pattern, code, at);
		pl_regex_free(regex);
		return NULL;
	}
	describe(regex);
	return regex;
}

/* Compiled code as bytes. */

bool pl_regex_save(const struct pl_regex *regex, struct pl_buf *head, struct pl_buf *code)
{
	const pcre2_code *codes[] = { regex->code };
	uint8_t *bytes = NULL;
	PCRE2_SIZE size = 0, own = 0;

	if (pcre2_serialize_encode(codes, 1, &bytes, &size, NULL) != 1)
		return false;
	pcre2_pattern_info(regex->code, PCRE2_INFO_SIZE, &own);
	if (own < size) {
		pl_buf_add(head, (struct pl_str){ (const char *)bytes, size - own });
		pl_buf_add(code, (struct pl_str){ (const char *)bytes + size - own, own });
	}
	pcre2_serialize_free(bytes);
	return own < size && !head->failed && !code->failed;
}

/* PCRE2 looks whether the bytes are of its own version and for a machine of this kind. */
static pcre2_code *decode(struct pl_str head, struct pl_str code)
{
	pcre2_general_context *memory = pcre2_general_context_create(take, give_back, NULL);
	uint8_t *bytes = memory ? pl_realloc(NULL, head.len + code.len) : NULL;
	pcre2_code *decoded = NULL;

	if (bytes) {
		memcpy(bytes, head.at, head.len);
		memcpy(bytes + head.len, code.at, code.len);
		if (pcre2_serialize_decode(&decoded, 1, bytes, memory) != 1)
			decoded = NULL;
	}
	pl_free(bytes);
	pcre2_general_context_free(memory);
	return decoded;
}

struct pl_regex *pl_regex_load(struct pl_str pattern, unsigned flags, struct pl_str head,
			       struct pl_str code)
{
	struct pl_regex *regex = begin_regex(pattern, flags);

	if (regex)
		regex->code = decode(head, code);
	if (regex && !regex->code) {
		pl_regex_free(regex);
		return NULL;
	}
	if (regex) {
		describe(regex);
		regex->loaded = true;
	}
	return regex;
}

void pl_regex_free(struct pl_regex *regex)
{
	pcre2_code *careful;

	if (!regex)
		return;
	careful = atomic_load(&regex->careful);
	if (careful != regex->code)
		pcre2_code_free(careful);
	pcre2_code_free(atomic_load(&regex->jit));
	pl_free(atomic_load(&regex->head));
	pcre2_code_free(regex->code);
	pl_free(regex->copy);
	pl_free(regex);
}

unsigned pl_regex_groups(const struct pl_regex *regex)
{
	return regex->groups;
}

/* JIT code is made for a copy, since other threads may be reading the original;
 * the first thread to come makes it, the others go on without. */
static void begin_jit(struct pl_regex *regex)
{
	pcre2_code *copy;

	if (atomic_exchange(&regex->jit_begun, true))
		return;
	copy = pcre2_code_copy(regex->code);
	if (copy && pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE) != 0) {
		pcre2_code_free(copy);
		copy = NULL; /* the system or the pattern has none */
	}
	if (!regex->anchored && !regex->by_line && !regex->loaded)
		atomic_store(&regex->head, pl_head_new(regex->pattern, regex->flags));
	atomic_store(&regex->jit, copy);
}

/* The JIT code if there is some, or should be after reading `len` bytes more. */
static const pcre2_code *jit_of(struct pl_regex *regex, size_t len)
{
	pcre2_code *jit = atomic_load_explicit(&regex->jit, memory_order_acquire);

	if (jit || atomic_load_explicit(&regex->jit_begun, memory_order_relaxed))
		return jit;
	if (atomic_fetch_add_explicit(&regex->read, len, memory_order_relaxed) + len < JIT_FROM)
		return NULL;
	begin_jit(regex);
	return atomic_load_explicit(&regex->jit, memory_order_acquire);
}

static const pcre2_code *careful_of(struct pl_regex *regex)
{
	pcre2_code *made, *there = atomic_load(&regex->careful);
	size_t at;
	int code;

	if (there)
		return there;
	made = compile(regex->pattern,
		       options_of(regex->pattern, regex->flags) | PCRE2_AUTO_CALLOUT, &code, &at);
	if (!made)
		made = regex->code; /* too large with callouts, or no memory */
	if (atomic_compare_exchange_strong(&regex->careful, &there, made))
		return made;
	if (made != regex->code)
		pcre2_code_free(made);
	return there;
}

/* Searching. */

struct search {
	struct pl_regex *regex;
	struct pl_regex_work *work;
	struct pl_str subject;
	const pcre2_code *code;
	const struct pace *pace;
	size_t last;    /* start that is tried */
	size_t window;  /* starts of one call */
	uint32_t steps; /* backtracks from each */
};

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* A start may have to try every word of a long pattern, and a character may have
 * to be looked for among the thousands of a long class. */
static void set_window(struct search *search, size_t window)
{
	unsigned trust = atomic_load_explicit(&search->regex->trust, memory_order_relaxed);
	size_t reach = most(most(search->subject.len, 1), search->regex->pattern.len);

	search->window = most(window, 1);
	search->steps = (uint32_t)least(MATCH_LIMIT / search->window,
					(search->pace->steps / reach + 1) << trust);
	pcre2_set_match_limit(search->work->fast, search->steps);
}

static void set_pace(struct search *search)
{
	size_t len = most(search->subject.len, 1), pattern_len = search->regex->pattern.len;
	size_t looks = most(most(len, pattern_len), len * (1 + pattern_len / 1024));

	set_window(search, least(search->pace->starts / looks, search->subject.len + 1));
}

/* The fewer starts a call has, the more backtracks may each of them take in the same time:
 * enough, mostly, so that nothing need be gone over carefully.  False when it has few. */
static bool narrow(struct search *search)
{
	if (search->window <= NARROWING)
		return false;
	set_window(search, search->window / NARROWING);
	return true;
}

static int match_in(const struct search *search, const pcre2_code *code,
		    pcre2_match_context *context, size_t from, size_t last)
{
	const char *at = search->subject.at ? search->subject.at : "";

	pcre2_set_offset_limit(context, last < search->subject.len ? last : PCRE2_UNSET);
	return pcre2_match(code, (PCRE2_SPTR)at, search->subject.len, from, PCRE2_NO_UTF_CHECK,
			   search->work->data, context);
}

static bool is_limit(int result)
{
	return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT ||
	       result == PCRE2_ERROR_HEAPLIMIT || result == PCRE2_ERROR_JIT_STACKLIMIT;
}

static size_t border_after(struct pl_str text, size_t at)
{
	for (at++; at < text.len && continues(text.at[at]); at++)
		;
	return at;
}

/* The pattern backtracks more than most, and does it quickly. */
static void trust(struct pl_regex *regex)
{
	if (atomic_load_explicit(&regex->trust, memory_order_relaxed) < MOST_TRUST)
		atomic_fetch_add_explicit(&regex->trust, 1, memory_order_relaxed);
}

/* The same window again, with callouts; or, where a pattern is too large to have
 * them, its first start alone: `*last` says how far it went. */
static int match_carefully(const struct search *search, size_t from, size_t *last)
{
	struct pl_regex_work *work = search->work;
	const pcre2_code *code = careful_of(search->regex);
	int64_t begun = pl_budget_now();
	int result;

	if (code == search->regex->code)
		*last = from;
	work->every = MATCH_LIMIT / most(search->subject.len, 1) + 1;
	work->until_clock = work->every;
	result = match_in(search, code, work->careful, from, *last);
	if (!is_limit(result) && pl_budget_now() - begun < QUICK * PL_MILLISECOND)
		trust(search->regex);
	return result;
}

/* Where the window that begins at `from` should be followed by another. */
static size_t next_start(const struct search *search, size_t last)
{
	struct pl_str subject = search->subject;
	size_t next = border_after(subject, last);
	const char *newline;

	if (!search->regex->by_line || next >= subject.len || subject.at[next - 1] == '\n')
		return next;
	newline = memchr(subject.at + next, '\n', subject.len - next);
	return newline ? (size_t)(newline - subject.at) + 1 : subject.len + 1;
}

static void fill(const struct search *search, int result, struct pl_match *match)
{
	const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(search->work->data);

	/* 0 means more groups than there is room for. */
	match->n = result > 0 ? (unsigned)result : PL_REGEX_GROUPS;
	for (unsigned i = 0; i < PL_REGEX_GROUPS; i++) {
		if (i < match->n && offsets[(size_t)2 * i] != PCRE2_UNSET)
			match->group[i] = (struct pl_span){ (uint32_t)offsets[(size_t)2 * i],
							    (uint32_t)offsets[(size_t)2 * i + 1] };
		else
			match->group[i] = (struct pl_span){ 1, 0 };
	}
	/* \K in a subroutine called from a lookahead can put the start last. */
	if (match->group[0].start > match->group[0].end)
		match->group[0].start = match->group[0].end;
}

static enum pl_found search_windows(struct search *search, size_t from, struct pl_match *match)
{
	while (from <= search->last) {
		size_t last = least(from + search->window - 1, search->last);
		int result;

		if (pl_budget_is_spent(&search->work->budget))
			return PL_GAVE_UP;
		result = match_in(search, search->code, search->work->fast, from, last);
		if (is_limit(result) && narrow(search))
			continue;
		if (is_limit(result)) {
			result = match_carefully(search, from, &last);
			set_pace(search);
		}
		if (result >= 0) {
			fill(search, result, match);
			return PL_FOUND;
		}
		if (result != PCRE2_ERROR_NOMATCH)
			return result == PCRE2_ERROR_NOMEMORY ? PL_NO_ROOM : PL_GAVE_UP;
		if (search->regex->anchored)
			return PL_ABSENT;
		from = next_start(search, last);
	}
	return PL_ABSENT;
}

/* Only where its head is. */
static enum pl_found search_heads(struct search *search, struct pl_head *head, size_t from,
				  struct pl_match *match)
{
	enum pl_found found = PL_ABSENT;
	size_t end = search->last, last;

	while (found == PL_ABSENT && from <= end && pl_head_pays(head)) {
		last = end;
		from = pl_head_find(head, search->subject, from, &last);
		if (from > end)
			return PL_ABSENT;
		search->last = least(last, end);
		found = search_windows(search, from, match);
		from = border_after(search->subject, search->last);
		search->last = end;
	}
	return found == PL_ABSENT && from <= end ? search_windows(search, from, match) : found;
}

static enum pl_found search_from(struct pl_regex *regex, struct pl_regex_work *work,
				 struct pl_str subject, size_t from, size_t last,
				 struct pl_match *match)
{
	struct search search = { .regex = regex, .work = work, .subject = subject, .last = last };
	const pcre2_code *jit;
	struct pl_head *head;
	enum pl_found found;

	while (from < subject.len && continues(subject.at[from]))
		from++;
	if (from > subject.len)
		return PL_ABSENT;
	jit = jit_of(regex, last < from ? 0 : last - from);
	if (jit && !work->has_stack) {
		pcre2_jit_stack_assign(work->fast, stack_of, work);
		work->has_stack = true;
	}
	search.code = jit ? jit : regex->code;
	search.pace = jit ? &compiled : &interpreted;
	set_pace(&search);
	head = jit ? atomic_load_explicit(&regex->head, memory_order_relaxed) : NULL;
	found = head ? search_heads(&search, head, from, match)
		     : search_windows(&search, from, match);
	pl_budget_stop(&work->budget);
	return found;
}

enum pl_found pl_regex_search(struct pl_regex *regex, struct pl_regex_work *work,
			      struct pl_str subject, size_t from, struct pl_match *match)
{
	return search_from(regex, work, subject, from, subject.len, match);
}

enum pl_found pl_regex_within(struct pl_regex *regex, struct pl_regex_work *work,
			      struct pl_str subject, size_t from, size_t last,
			      struct pl_match *match)
{
	return search_from(regex, work, subject, from, least(last, subject.len), match);
}

enum pl_found pl_regex_here(struct pl_regex *regex, struct pl_regex_work *work,
			    struct pl_str subject, size_t at, struct pl_match *match)
{
	return search_from(regex, work, subject, at, at, match);
}

const char *pl_regex_version(void)
{
	static char version[64];

	/* Written once with the same bytes by whoever comes first. */
	if (!version[0] && pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof(version))
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	return version;
}
