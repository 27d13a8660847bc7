/* Splitting a long draft into a thread whose parts each fit the networks. */
#include "post/thread.h"

#include "post/joint.h"
#include "post/measure.h"

/* --- what fits ---------------------------------------------------------------------------- */

/* A limit that holds. */
struct gauge {
	const struct pl_network *network;
	uint32_t limit;
	bool bytes; /* of bytes; else of the network's units */
};

/* Several limits are made one: of each piece that share counts which is the largest, in
 * parts of this many.  It is rounded down, which all pieces of a part together do not make
 * one unit of any limit. */
static const uint64_t shares = UINT64_C(1) << 36;

struct splitting {
	const struct pl_post *post;
	struct pl_thread *thread;
	struct gauge gauges[2 * 64];
	size_t n_gauges;
	uint32_t reserve; /* units kept free in every part */
	uint64_t limit;   /* in costs */
	struct pl_err *err;
};

/* A warning goes out with every part. */
static bool add_gauge(struct splitting *splitting, const struct pl_network *network)
{
	struct pl_length warning;

	if (!pl_post_measure(splitting->post, network, PL_STR(""), &warning, splitting->err))
		return false;
	if (network->limit)
		splitting->gauges[splitting->n_gauges++] = (struct gauge){
			network,
			network->limit > warning.length ? network->limit - warning.length : 0,
			false,
		};
	if (network->bytes)
		splitting->gauges[splitting->n_gauges++] =
			(struct gauge){ network, network->bytes, true };
	return true;
}

static bool add_gauges(struct splitting *splitting, uint64_t networks)
{
	for (size_t i = 0; i < splitting->post->known->n; i++) {
		if (networks >> i & 1 && !add_gauge(splitting, splitting->post->known->at[i]))
			return false;
	}
	return true;
}

static bool gauge_length(const struct splitting *splitting, const struct gauge *gauge,
			 struct pl_str text, uint32_t *length)
{
	*length = (uint32_t)text.len;
	return gauge->bytes || pl_measure(gauge->network, text, length, splitting->err);
}

/* By how much the text is too long where it is most so, `free` units being kept free; 0: it
 * fits.  `which` is the limit that is passed most. */
static bool excess_of(const struct splitting *splitting, struct pl_str text, uint32_t free,
		      uint32_t *excess, size_t *which)
{
	*excess = 0;
	for (size_t i = 0; i < splitting->n_gauges; i++) {
		const struct gauge *gauge = &splitting->gauges[i];
		uint32_t length;

		if (!gauge_length(splitting, gauge, text, &length))
			return false;
		if (length + free <= gauge->limit + *excess)
			continue;
		*excess = length + free - gauge->limit;
		*which = i;
	}
	return true;
}

static bool cost_of(const struct splitting *splitting, struct pl_span span, uint64_t *cost)
{
	struct pl_str text = pl_str_in(splitting->post->text, span);

	*cost = 0;
	for (size_t i = 0; i < splitting->n_gauges; i++) {
		const struct gauge *gauge = &splitting->gauges[i];
		uint64_t limit = gauge->limit - splitting->reserve, share;
		uint32_t length;

		if (!gauge_length(splitting, gauge, text, &length))
			return false;
		share = splitting->n_gauges == 1 ? length : (uint64_t)length * shares / limit;
		*cost = share > *cost ? share : *cost;
	}
	return true;
}

/* --- the pieces of a part --------------------------------------------------------------------- */

/* A joint, and what everything before and behind its gap costs from the part's start on. */
struct cut {
	struct pl_span gap;
	uint8_t rank;
	uint64_t before, behind;
};

/* The first cut is the start of the part, the last one its end. */
struct cuts {
	PL_LIST(struct cut) list;
};

static bool push_cut(const struct splitting *splitting, struct cuts *cuts,
		     const struct pl_joint *joint)
{
	size_t n = cuts->list.n;
	struct cut *cut = PL_PUSH(&cuts->list);
	uint64_t piece, gap;

	if (!cut)
		return pl_fail_nomem(splitting->err);
	*cut = (struct cut){ .gap = joint->gap, .rank = joint->rank };
	if (n == 0)
		return true;
	if (!cost_of(splitting, (struct pl_span){ cut[-1].gap.end, cut->gap.start }, &piece) ||
	    !cost_of(splitting, cut->gap, &gap))
		return false;
	cut->before = cut[-1].behind + piece;
	cut->behind = cut->before + gap;
	return true;
}

/* Quotations that fit a part are left whole: cuts `first` to `last` lie in one. */
static void spare_quote(const struct splitting *splitting, struct cut *cuts, size_t first,
			size_t last)
{
	if (cuts[last + 1].before - cuts[first - 1].behind > splitting->limit)
		return;
	for (size_t i = first; i <= last; i++) {
		if (cuts[i].rank < PL_JOINT_QUOTED)
			cuts[i].rank = PL_JOINT_QUOTED;
	}
}

/* The i-th joint is the cut i + 1. */
static void spare_quotes(const struct splitting *splitting, struct cuts *cuts,
			 const struct pl_joints *joints)
{
	const struct pl_joint *list = joints->list.at;

	for (size_t i = 0, end; i < joints->list.n; i = end) {
		for (end = i + 1; end < joints->list.n && list[end].quote == list[i].quote; end++)
			;
		if (list[i].quote)
			spare_quote(splitting, cuts->list.at, i + 1, end);
	}
}

static bool find_cuts(const struct splitting *splitting, struct cuts *cuts,
		      const struct pl_part *part)
{
	struct pl_joints joints = { 0 };
	const struct pl_joint start = { .gap = { part->span.start, part->span.start } };
	const struct pl_joint end = { .gap = { part->span.end, part->span.end } };
	bool ok = pl_joints_find(&joints, splitting->post, part) || pl_fail_nomem(splitting->err);

	ok = ok && push_cut(splitting, cuts, &start);
	for (size_t i = 0; ok && i < joints.list.n; i++)
		ok = push_cut(splitting, cuts, &joints.list.at[i]);
	ok = ok && push_cut(splitting, cuts, &end);
	if (ok)
		spare_quotes(splitting, cuts, &joints);
	pl_joints_release(&joints);
	return ok;
}

/* --- choosing
 * ------------------------------------------------------------------------------------- */

/* How full a part must be, in eighths of the limit, before a cut of that rank is taken in
 * place of a worse one. */
static const uint64_t least_eighths[PL_N_JOINTS] = {
	[PL_JOINT_PARAGRAPH] = 2, [PL_JOINT_SENTENCE] = 3, [PL_JOINT_CLAUSE] = 4,
	[PL_JOINT_WORD] = 4,      [PL_JOINT_SIGN] = 4,
};

/* For each rank the cut that makes the parts to come most alike, and the last one: 0 is
 * none. */
struct choice {
	size_t best[PL_N_JOINTS], last[PL_N_JOINTS];
	uint64_t away[PL_N_JOINTS];
};

/* Notes the cut at which a part of that cost would end; `rest` is what would be left. */
static void note(struct choice *choice, const struct splitting *splitting, const struct cut *cut,
		 size_t place, uint64_t cost, uint64_t target, uint64_t rest)
{
	uint64_t away = cost > target ? cost - target : target - cost;

	choice->last[cut->rank] = place;
	if (cost * 8 < least_eighths[cut->rank] * splitting->limit || rest * 8 < splitting->limit)
		return;
	if (choice->best[cut->rank] && away > choice->away[cut->rank])
		return;
	choice->best[cut->rank] = place;
	choice->away[cut->rank] = away;
}

static size_t take(const struct choice *choice)
{
	size_t last = 0;

	for (int rank = 0; rank < PL_JOINT_QUOTED; rank++) {
		if (choice->best[rank])
			return choice->best[rank];
		last = choice->last[rank] > last ? choice->last[rank] : last;
	}
	if (!last)
		last = choice->last[PL_JOINT_QUOTED];
	return last ? last : choice->last[PL_JOINT_TIED];
}

/* The cut at which the part that starts behind the cut `from` best ends; `from` itself
 * when not even its first piece fits. */
static size_t choose(const struct splitting *splitting, const struct cuts *cuts, size_t from)
{
	const struct cut *list = cuts->list.at;
	size_t end = cuts->list.n - 1, chosen;
	uint64_t start = list[from].behind, all = list[end].before - start;
	uint64_t parts = (all + splitting->limit - 1) / splitting->limit;
	struct choice choice = { 0 };

	if (all <= splitting->limit)
		return end;
	for (size_t i = from + 1; i < end && list[i].before - start <= splitting->limit; i++)
		note(&choice, splitting, &list[i], i, list[i].before - start, all / parts,
		     list[end].before - list[i].behind);
	chosen = take(&choice);
	return chosen ? chosen : from;
}

/* --- splitting
 * --------------------------------------------------------------------------------------- */

static bool push_part(const struct splitting *splitting, struct pl_span span, uint32_t of)
{
	struct pl_thread_part *part = PL_PUSH(&splitting->thread->parts);

	if (!part)
		return pl_fail_nomem(splitting->err);
	*part = (struct pl_thread_part){ span, of };
	return true;
}

/* The piece is longer than a whole part may be. */
static bool fail_on(const struct splitting *splitting, struct pl_span piece)
{
	enum { SHOWN = 80 };
	const struct pl_post *post = splitting->post;
	struct pl_str text = pl_str_in(post->text, piece), shown = text;
	struct pl_place place = pl_place_of(&post->lines, piece.start, PL_POINTS);
	uint32_t excess;
	size_t which = 0;

	if (!excess_of(splitting, text, splitting->reserve, &excess, &which))
		return false;
	while (shown.len > SHOWN)
		pl_utf8_prev(text, &shown.len);
	return pl_fail_at(splitting->err, PL_LIMIT, NULL, place.line, place.column,
			  "'%.*s%s' cannot be cut and is too long by %u for %.*s", PL_ARGS(shown),
			  shown.len < text.len ? "…" : "", excess,
			  PL_ARGS(pl_ref_str(&splitting->gauges[which].network->name)));
}

static bool cut_part(const struct splitting *splitting, const struct cuts *cuts, uint32_t of)
{
	const struct cut *list = cuts->list.at;

	for (size_t from = 0; from + 1 < cuts->list.n;) {
		size_t to = choose(splitting, cuts, from);
		struct pl_span span = { list[from].gap.end, list[to].gap.start };

		if (to == from) {
			span.end = list[from + 1].gap.start;
			return fail_on(splitting, span);
		}
		if (!push_part(splitting, span, of))
			return false;
		from = to;
	}
	return true;
}

static bool split_part(const struct splitting *splitting, uint32_t of)
{
	const struct pl_part *part = &splitting->post->parts[of];
	struct pl_str text = pl_str_in(splitting->post->text, part->span);
	struct cuts cuts = { 0 };
	uint32_t excess;
	size_t which;
	bool ok = excess_of(splitting, text, splitting->reserve, &excess, &which);

	if (ok && !excess)
		return push_part(splitting, part->span, of);
	ok = ok && find_cuts(splitting, &cuts, part) && cut_part(splitting, &cuts, of);
	PL_LIST_RELEASE(&cuts.list);
	return ok;
}

/* Splits all parts, `reserve` units being kept free in each. */
static bool split_all(struct splitting *splitting, uint32_t reserve)
{
	splitting->reserve = reserve;
	splitting->limit = shares;
	splitting->thread->parts.n = 0;
	for (size_t i = 0; i < splitting->n_gauges; i++) {
		if (splitting->gauges[i].limit <= reserve)
			return pl_fail(splitting->err, PL_LIMIT,
				       "a limit of %u leaves no room for a text",
				       splitting->gauges[i].limit);
	}
	if (splitting->n_gauges == 1)
		splitting->limit = splitting->gauges[0].limit - reserve;
	for (uint32_t i = 0; i < splitting->post->n_parts; i++) {
		if (!split_part(splitting, i))
			return false;
	}
	return true;
}

/* --- numbers
 * --------------------------------------------------------------------------------------- */

static uint32_t figures(size_t n)
{
	uint32_t figures = 1;

	for (; n >= 10; n /= 10)
		figures++;
	return figures;
}

/* Units of " 12/34": figures are one each on every network. */
static uint32_t number_length(size_t i, size_t n)
{
	return figures(i + 1) + figures(n) + 2;
}

/* Lengths are sums of lengths but for what a network finds across a gap.  By how much the
 * parts as they go out are too long after all. */
static bool overshoot(const struct splitting *splitting, uint32_t *most)
{
	const struct pl_thread *thread = splitting->thread;
	struct pl_buf text = { 0 };
	bool ok = true;

	*most = 0;
	for (size_t i = 0; ok && i < thread->parts.n; i++) {
		uint32_t excess = 0;
		size_t which;

		pl_buf_cut(&text, 0);
		pl_thread_text(&text, thread, i);
		ok = text.failed ? pl_fail_nomem(splitting->err)
				 : excess_of(splitting, pl_buf_str(&text), 0, &excess, &which);
		if (ok && excess > *most)
			*most = excess;
	}
	pl_buf_release(&text);
	return ok;
}

/* Room for numbers of more figures is made as the parts become more. */
static bool split_numbered(struct splitting *splitting, uint32_t margin)
{
	struct pl_thread *thread = splitting->thread;
	size_t n = 1, had;

	do {
		had = n;
		if (!split_all(splitting, margin + number_length(n - 1, n)))
			return false;
		n = thread->parts.n > had ? thread->parts.n : had;
	} while (figures(n) > figures(had));
	return true;
}

static bool split(struct splitting *splitting, enum pl_numbering numbering)
{
	struct pl_thread *thread = splitting->thread;
	uint32_t margin = 0, more;

	if (!split_all(splitting, 0))
		return false;
	if (thread->parts.n > 1)
		thread->numbering = numbering;
	for (int i = 0; i < 8; i++) {
		if (thread->numbering != PL_NUMBER_NONE && !split_numbered(splitting, margin))
			return false;
		if (thread->numbering == PL_NUMBER_NONE && margin && !split_all(splitting, margin))
			return false;
		if (!overshoot(splitting, &more))
			return false;
		if (!more)
			return true;
		margin += more;
	}
	return pl_fail(splitting->err, PL_LIMIT, "the draft cannot be split so that its parts fit");
}

bool pl_thread_split(struct pl_thread *thread, const struct pl_post *post, uint64_t networks,
		     enum pl_numbering numbering, struct pl_err *err)
{
	struct splitting splitting = { .post = post, .thread = thread, .err = err };

	*thread = (struct pl_thread){ .post = post };
	if (numbering != PL_NUMBER_NONE && pl_thread_numbered(post))
		return pl_fail(err, PL_INPUT,
			       "the parts are numbered already: take the numbers away, or leave "
			       "out --number");
	if (add_gauges(&splitting, networks) && split(&splitting, numbering))
		return true;
	pl_thread_release(thread);
	return false;
}

void pl_thread_release(struct pl_thread *thread)
{
	PL_LIST_RELEASE(&thread->parts);
	*thread = (struct pl_thread){ 0 };
}
