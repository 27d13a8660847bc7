/* Formulas: a reader that computes while it reads. */
#include "base/formula.h"

#include "base/decimal.h"
#include "base/mathname.h"
#include "base/unicode.h"

#include <string.h>

enum { DEEPEST = 100 };

struct formula {
	struct pl_str text;
	size_t at;
	const struct pl_named *names;
	unsigned depth;
	struct pl_err *err;
};

static bool read_choice(struct formula *formula, struct pl_amount *value);

/* --- texts ------------------------------------------------------------------------------ */

static char peek(const struct formula *formula)
{
	return formula->at < formula->text.len ? formula->text.at[formula->at] : '\0';
}

static void skip_blanks(struct formula *formula)
{
	while (peek(formula) == ' ' || peek(formula) == '\t' || peek(formula) == '\n' ||
	       peek(formula) == '\r')
		formula->at++;
}

static bool take(struct formula *formula, const char *sign)
{
	skip_blanks(formula);
	if (!pl_str_starts(pl_str_cut(formula->text, formula->at, formula->text.len), sign))
		return false;
	formula->at += strlen(sign);
	return true;
}

/* The character at the byte, from 1. */
static unsigned character(const struct formula *formula, size_t at)
{
	return (unsigned)pl_code_points(pl_str_cut(formula->text, 0, at)) + 1;
}

static bool wants(struct formula *formula, const char *what)
{
	skip_blanks(formula);
	return pl_fail(formula->err, PL_RULE, "character %u: %s is wanted",
		       character(formula, formula->at), pl_err_tr(formula->err, what));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* --- amounts ---------------------------------------------------------------------------- */

double pl_amount_number(const struct pl_amount *amount)
{
	return amount->kind == PL_AMOUNT_WHOLE ? (double)amount->whole : amount->real;
}

static struct pl_amount real(double number)
{
	return (struct pl_amount){ .kind = PL_AMOUNT_REAL, .real = number };
}

static struct pl_amount whole(uint64_t number)
{
	return (struct pl_amount){ .kind = PL_AMOUNT_WHOLE, .whole = (int64_t)number };
}

static struct pl_amount truth(bool yes)
{
	return (struct pl_amount){ .kind = PL_AMOUNT_TRUTH, .truth = yes };
}

static void read_number(struct formula *formula, struct pl_amount *value)
{
	size_t start = formula->at;
	double number = 0;
	uint64_t exact;

	pl_decimal_read(formula->text, &formula->at, &number);
	if (pl_str_number(pl_str_cut(formula->text, start, formula->at), &exact) &&
	    exact <= INT64_MAX)
		*value = whole(exact);
	else
		*value = real(number);
}

/* --- names ------------------------------------------------------------------------------ */

/* All that may be written, for the nearest. */
static const char *name_at(const void *context, size_t i)
{
	const struct pl_named *names = context;

	for (; names->name; names++, i--) {
		if (!i)
			return names->name;
	}
	return pl_math_name(i);
}

static const struct pl_named *find(const struct pl_named *names, struct pl_str name)
{
	for (; names->name; names++) {
		if (pl_str_is(name, names->name))
			return names;
	}
	return NULL;
}

static bool unknown(struct formula *formula, struct pl_str name)
{
	const char *nearest = pl_nearest(name, name_at, formula->names);

	return pl_fail(formula->err, PL_RULE, "character %u: no number is called '%.*s'%s%s%s",
		       character(formula, formula->at - name.len), PL_ARGS(name),
		       nearest ? pl_err_tr(formula->err, "; did you mean '") : "",
		       nearest ? nearest : "", nearest ? pl_err_tr(formula->err, "'?") : "");
}

static bool read_argument(struct formula *formula, const char *before, double *number)
{
	struct pl_amount value;

	if (!take(formula, before))
		return wants(formula, *before == '(' ? "'('" : "','");
	skip_blanks(formula);
	if (!read_choice(formula, &value))
		return false;
	*number = pl_amount_number(&value);
	return value.kind != PL_AMOUNT_TRUTH || wants(formula, "a number before this");
}

static bool read_call(struct formula *formula, const struct pl_math *math, struct pl_amount *value)
{
	double first = 0, second = 0, result;

	if (!read_argument(formula, "(", &first) ||
	    (math->arguments == 2 && !read_argument(formula, ",", &second)) ||
	    !pl_math_call(math, first, second, &result, formula->err))
		return false;
	*value = real(result);
	return take(formula, ")") || wants(formula, "')'");
}

static bool read_name(struct formula *formula, struct pl_amount *value)
{
	size_t start = formula->at;
	const struct pl_named *named;
	const struct pl_math *math;
	struct pl_str name;

	while (is_name(peek(formula)) || is_digit(peek(formula)) || peek(formula) == '.')
		formula->at++;
	name = pl_str_cut(formula->text, start, formula->at);
	named = find(formula->names, name);
	math = pl_math_find(name);
	if (math && math->arguments)
		return read_call(formula, math, value);
	if (math || named)
		*value = real(math ? math->constant : named->value);
	else
		*value = truth(pl_str_is(name, "true"));
	return math || named || pl_str_is(name, "true") || pl_str_is(name, "false") ||
	       unknown(formula, name);
}

/* --- operators -------------------------------------------------------------------------- */

enum sign {
	OR,
	AND,
	EQUAL,
	UNEQUAL,
	LESS_EQUAL,
	MORE_EQUAL,
	LESS,
	MORE,
	PLUS,
	MINUS,
	TIMES,
	BY,
	REST
};

/* Those that begin another stand behind it; the higher the level, the closer it binds. */
static const struct {
	const char *text;
	int level;
} signs[] = {
	[OR] = { "||", 1 },      [AND] = { "&&", 2 },        [EQUAL] = { "==", 3 },
	[UNEQUAL] = { "!=", 3 }, [LESS_EQUAL] = { "<=", 3 }, [MORE_EQUAL] = { ">=", 3 },
	[LESS] = { "<", 3 },     [MORE] = { ">", 3 },        [PLUS] = { "+", 4 },
	[MINUS] = { "-", 4 },    [TIMES] = { "*", 5 },       [BY] = { "/", 5 },
	[REST] = { "%", 5 },
};

enum { N_SIGNS = sizeof(signs) / sizeof(signs[0]), CLOSEST = 6 };

/* The next operator of the level or a closer one, taken; N_SIGNS: none. */
static size_t take_sign(struct formula *formula, int level)
{
	for (size_t i = 0; i < N_SIGNS; i++) {
		size_t before = formula->at;

		if (!take(formula, signs[i].text))
			continue;
		if (signs[i].level >= level)
			return i;
		formula->at = before;
		break;
	}
	return N_SIGNS;
}

static bool compare(size_t sign, double a, double b)
{
	switch (sign) {
	case LESS:
		return a < b;
	case LESS_EQUAL:
		return a <= b;
	case MORE:
		return a > b;
	default:
		return a >= b;
	}
}

/* As Tengo has it, a whole number never equals one that is not: 5.0 == 5 is false. */
static bool same(const struct pl_amount *a, const struct pl_amount *b)
{
	if (a->kind != b->kind)
		return false;
	return a->kind == PL_AMOUNT_REAL    ? a->real == b->real
	       : a->kind == PL_AMOUNT_WHOLE ? a->whole == b->whole
					    : a->truth == b->truth;
}

static bool compute(struct formula *formula, size_t sign, double a, double b, double *result)
{
	switch (sign) {
	case PLUS:
		*result = a + b;
		return true;
	case MINUS:
		*result = a - b;
		return true;
	case TIMES:
		*result = a * b;
		return true;
	case BY:
		*result = a / b;
		return true;
	default:
		return pl_math_call(pl_math_find(PL_STR("math.mod")), a, b, result, formula->err);
	}
}

/* Wraps around as Go's do. */
static uint64_t compute_whole(size_t sign, int64_t a, int64_t b)
{
	switch (sign) {
	case PLUS:
		return (uint64_t)a + (uint64_t)b;
	case MINUS:
		return (uint64_t)a - (uint64_t)b;
	case TIMES:
		return (uint64_t)a * (uint64_t)b;
	case BY:
		return b == -1 ? 0 - (uint64_t)a : (uint64_t)(a / b);
	default:
		return b == -1 ? 0 : (uint64_t)(a % b);
	}
}

static bool join_reals(struct formula *formula, size_t sign, struct pl_amount *left,
		       const struct pl_amount *right)
{
	double result;

	if (!compute(formula, sign, pl_amount_number(left), pl_amount_number(right), &result))
		return false;
	*left = real(result);
	return true;
}

static bool join_numbers(struct formula *formula, size_t sign, struct pl_amount *left,
			 const struct pl_amount *right)
{
	bool wholes = left->kind == PL_AMOUNT_WHOLE && right->kind == PL_AMOUNT_WHOLE;

	if (signs[sign].level == 3)
		*left = truth(compare(sign, pl_amount_number(left), pl_amount_number(right)));
	else if (wholes && (sign == BY || sign == REST) && !right->whole)
		return wants(formula, "a divisor that is not 0 before this");
	else if (wholes)
		*left = whole(compute_whole(sign, left->whole, right->whole));
	else
		return join_reals(formula, sign, left, right);
	return true;
}

static bool join(struct formula *formula, size_t sign, struct pl_amount *left,
		 const struct pl_amount *right)
{
	bool truths = left->kind == PL_AMOUNT_TRUTH && right->kind == PL_AMOUNT_TRUTH;
	bool numbers = left->kind != PL_AMOUNT_TRUTH && right->kind != PL_AMOUNT_TRUTH;

	if (sign == EQUAL || sign == UNEQUAL) {
		*left = truth(same(left, right) == (sign == EQUAL));
		return true;
	}
	if (sign != OR && sign != AND)
		return numbers ? join_numbers(formula, sign, left, right)
			       : wants(formula, "a number before this");
	*left = truth(sign == OR ? left->truth || right->truth : left->truth && right->truth);
	return truths || wants(formula, "a comparison before this");
}

/* --- the grammar ------------------------------------------------------------------------ */

static bool read_operand(struct formula *formula, struct pl_amount *value)
{
	char c;

	skip_blanks(formula);
	c = peek(formula);
	if (is_digit(c) || (c == '.' && formula->at + 1 < formula->text.len &&
			    is_digit(formula->text.at[formula->at + 1]))) {
		read_number(formula, value);
		return true;
	}
	if (is_name(c))
		return read_name(formula, value);
	if (!take(formula, "("))
		return wants(formula, "a number, a name or '('");
	return read_choice(formula, value) && (take(formula, ")") || wants(formula, "')'"));
}

static bool apply(struct formula *formula, char sign, struct pl_amount *value)
{
	bool is_truth = value->kind == PL_AMOUNT_TRUTH;

	if (is_truth != (sign == '!'))
		return wants(formula,
			     is_truth ? "a number before this" : "a comparison before this");
	if (sign == '!')
		value->truth = !value->truth;
	else if (sign == '-' && value->kind == PL_AMOUNT_WHOLE)
		*value = whole(0 - (uint64_t)value->whole);
	else if (sign == '-')
		*value = real(-value->real);
	return true;
}

static bool read_signed(struct formula *formula, struct pl_amount *value)
{
	char sign = take(formula, "-")   ? '-'
		    : take(formula, "+") ? '+'
		    : take(formula, "!") ? '!'
					 : '\0';

	if (!sign)
		return read_operand(formula, value);
	if (++formula->depth > DEEPEST)
		return pl_fail(formula->err, PL_LIMIT, "the formula is too deep");
	if (!read_signed(formula, value))
		return false;
	formula->depth--;
	return apply(formula, sign, value);
}

static bool read_level(struct formula *formula, int level, struct pl_amount *value)
{
	size_t sign;

	if (level == CLOSEST)
		return read_signed(formula, value);
	if (!read_level(formula, level + 1, value))
		return false;
	while ((sign = take_sign(formula, level)) != N_SIGNS) {
		struct pl_amount right;

		if (!read_level(formula, level + 1, &right) || !join(formula, sign, value, &right))
			return false;
	}
	return true;
}

static bool read_choice(struct formula *formula, struct pl_amount *value)
{
	struct pl_amount yes, no;

	if (++formula->depth > DEEPEST)
		return pl_fail(formula->err, PL_LIMIT, "the formula is too deep");
	if (!read_level(formula, 1, value))
		return false;
	if (take(formula, "?")) {
		if (value->kind != PL_AMOUNT_TRUTH)
			return wants(formula, "a comparison before this");
		if (!read_choice(formula, &yes) || !(take(formula, ":") || wants(formula, "':'")) ||
		    !read_choice(formula, &no))
			return false;
		*value = value->truth ? yes : no;
	}
	formula->depth--;
	return true;
}

bool pl_formula(struct pl_str text, const struct pl_named *names, struct pl_amount *result,
		struct pl_err *err)
{
	struct formula formula = { .text = text, .names = names, .err = err };

	if (!read_choice(&formula, result))
		return false;
	skip_blanks(&formula);
	return formula.at == text.len || wants(&formula, "an operator or the end");
}
