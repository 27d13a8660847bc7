/* Looking up translations in the table made at build time. */
#include "base/catalogue.h"

#include <string.h>

/* translations[]: offsets into bytes[] of the English text and the French one,
 * in the order of the English texts. */
#include "catalogue.inc"

static const char *text_at(unsigned offset)
{
	return (const char *)bytes + offset;
}

const char *pl_tr(enum pl_lang lang, const char *text)
{
	size_t low = 0, high = sizeof(translations) / sizeof(translations[0]);

	if (lang == PL_EN)
		return text;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(text_at(translations[middle].english), text);

		if (!order)
			return text_at(translations[middle].french);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return text;
}

const char *pl_tr_n(enum pl_lang lang, const char *one, const char *many, size_t n)
{
	return pl_tr(lang, n == 1 || (lang == PL_FR && n == 0) ? one : many);
}
