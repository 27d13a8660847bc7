/* Numbers with a point, read and written alike in every locale. */
#ifndef PL_BASE_DECIMAL_H
#define PL_BASE_DECIMAL_H

#include "base/str.h"

/* Reads digits, decimals and a power of ten (12, 1.5, .5, 1e-3) from byte `*at` on, which
 * then moves behind them; false when there is no digit.  Up to 15 digits are exact. */
bool pl_decimal_read(struct pl_str text, size_t *at, double *number);
/* Appends the number with so many decimals. */
void pl_decimal_write(struct pl_buf *out, double number, int decimals);

#endif
