/* Numbers with a point: strtod and printf would use the locale's. */
#include "base/decimal.h"

#include <stdio.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char byte_at(struct pl_str text, size_t at)
{
	return at < text.len ? text.at[at] : '\0';
}

static int read_digits(struct pl_str text, size_t *at, double *number)
{
	size_t start = *at;

	for (; is_digit(byte_at(text, *at)); (*at)++)
		*number = *number * 10 + (byte_at(text, *at) - '0');
	return (int)(*at - start);
}

/* The power of ten behind `e`; 0 when there is none. */
static int read_power(struct pl_str text, size_t *at)
{
	size_t digits = *at + 1;
	bool minus = byte_at(text, digits) == '-';
	double power = 0;

	if (byte_at(text, *at) != 'e' && byte_at(text, *at) != 'E')
		return 0;
	if (minus || byte_at(text, digits) == '+')
		digits++;
	if (!read_digits(text, &digits, &power))
		return 0;
	*at = digits;
	/* Enough for infinity and for nothing. */
	power = power < 400 ? power : 400;
	return minus ? -(int)power : (int)power;
}

/* 10 to the power, exact as far as a double is: up to 22. */
static double ten_to(int power)
{
	long double ten = 1;

	while (power--)
		ten *= 10;
	return (double)ten;
}

bool pl_decimal_read(struct pl_str text, size_t *at, double *number)
{
	int power = 0, count;
	size_t end = *at;

	*number = 0;
	count = read_digits(text, &end, number);
	if (byte_at(text, end) == '.') {
		end++;
		power = read_digits(text, &end, number);
	}
	if (!count && !power)
		return false;
	power = read_power(text, &end) - power;
	/* Divided, not multiplied: 10 to the power of 22 is exact, 0.1 is not. */
	*number = power < 0 ? *number / ten_to(-power) : *number * ten_to(power);
	*at = end;
	return true;
}

static bool is_plain(char c)
{
	return is_digit(c) || c == '-' || (c >= 'a' && c <= 'z');
}

void pl_decimal_write(struct pl_buf *out, double number, int decimals)
{
	char text[400]; /* the largest number has 309 digits */
	int len = snprintf(text, sizeof(text), "%.*f", decimals, number);
	bool point = false;

	/* A locale's point may be several bytes, none of which is a digit. */
	for (int i = 0; i < len && i < (int)sizeof(text) - 1; i++) {
		if (is_plain(text[i]))
			pl_buf_putc(out, text[i]);
		else if (!point)
			pl_buf_putc(out, '.');
		point = point || !is_plain(text[i]);
	}
}
