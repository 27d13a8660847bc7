/* Dates by which sources should be read again. */
#include "guide/review.h"

const struct pl_review pl_reviews[] = {
	{ "usage", 24 },   /* habits change slowly */
	{ "law", 12 },     /* texts are amended every year */
	{ "charter", 12 }, /* the State's charter is kept up to date */
	{ "official-guide", 24 },
	{ "accessibility", 24 }, /* RGAA and WCAG come out every few years */
	{ "network", 6 },        /* limits change without a word */
	{ NULL, 0 },
};

const char pl_review_read[] = "2026-11";

int pl_review_order(struct pl_date a, struct pl_date b)
{
	int days = pl_date_number(a) - pl_date_number(b);

	return (days > 0) - (days < 0);
}

static unsigned months_of(struct pl_str provenance)
{
	for (size_t i = 0; pl_reviews[i].provenance; i++) {
		if (pl_str_is(provenance, pl_reviews[i].provenance))
			return pl_reviews[i].months;
	}
	return pl_reviews[0].months;
}

static struct pl_date later(struct pl_date date, unsigned months)
{
	unsigned month = date.month - 1U + months;

	date.year = (uint16_t)(date.year + month / 12);
	date.month = (uint8_t)(month % 12 + 1);
	while (!pl_date_exists(date))
		date.day--;
	return date;
}

bool pl_review_due(const struct pl_review_of *source, struct pl_date *due)
{
	struct pl_date day, read;
	bool dated = pl_date_last(source->date, &day);

	if (pl_date_last(source->by, due))
		return true;
	if (pl_date_last(source->read, &read) && (!dated || pl_review_order(day, read) < 0))
		day = read;
	else if (!dated)
		return false;
	*due = later(day, months_of(source->provenance));
	return true;
}
