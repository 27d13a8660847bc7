/* Formulas: arithmetic over numbers that have names, as Tengo writes it, since that is
 * what Vale hands a metric's formula to (github.com/d5/tengo, v2, read in 2026-11):
 *
 *     || && == != < <= > >= + - * / % ! - ( ) a ? b : c
 *     1 1.5 1e3, names, math.sqrt(x), math.pi
 *
 * Numbers written without point or exponent are whole: 7 / 2 is 3, 7.0 / 2 is 3.5.
 * Names are never whole. */
#ifndef PL_BASE_FORMULA_H
#define PL_BASE_FORMULA_H

#include "base/err.h"

/* A name and what it stands for. */
struct pl_named {
	const char *name; /* NULL ends a table */
	double value;
};

enum pl_amount_kind { PL_AMOUNT_REAL, PL_AMOUNT_WHOLE, PL_AMOUNT_TRUTH };

/* What a formula gives. */
struct pl_amount {
	enum pl_amount_kind kind;
	double real;
	int64_t whole;
	bool truth;
};

/* The value of the formula, which is read anew each time: one that was read without
 * error is read so with any other values of the same names.  False with an error that
 * counts characters of the formula from 1. */
bool pl_formula(struct pl_str text, const struct pl_named *names, struct pl_amount *result,
		struct pl_err *err);
/* The number, whole or not. */
double pl_amount_number(const struct pl_amount *amount);

#endif
