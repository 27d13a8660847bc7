/* Patterns that take exponential, cubic or quadratic time, and texts in which they never match:
 * no digit is in one.  Without limits and windows these alone would run for hours. */
#ifndef PL_TESTS_BASE_SLOW_H
#define PL_TESTS_BASE_SLOW_H

static const char *const slow[] = {
	/* exponential */
	"(a+)+\\d",
	"(a|aa)+\\d",
	"(?:\\w+\\s*)+\\d",
	"^(([a-z])+.)+[A-Z]([a-z])+\\d",
	"(?:a*)*(?:a*)*\\d",
	"(?:a(?:b|a)*)*c\\d",
	"(?i)(a|b)*?\\d",
	"(.*?)*\\d",
	"(?>a*)*?\\d",
	"(?:[\"'<]|<|\")+\\d",
	"(?:é+|é)+?\\d",
	"(?:(?:\\w|\\s)*\\s?)*\\d",
	/* quadratic, and more, without a string to look for */
	"<[^>]*\\d",
	"\\w+\\s+\\d",
	".*\\d",
	"(?s).*\\d",
	"\\w*[^0-9]*\\d",
	"\\w*?[^0-9]*\\d",
	"\\w+\\w+\\w+\\d",
	"[\\p{L}\\p{M}]+[\\p{L}]*[^\\d]*\\d",
	".+?,.+?,.+?\\d",
	"\\s+\\d",
	"[^\\d]+\\s*\\d",
	"\\S+\\s*\\S+\\d",
	"(?m)^.*?\\d",
	"\\W*\\w*\\W*\\d",
	"(?i)[a-z ]{2,}\\d",
	"\\p{L}+\\p{M}*\\p{L}*\\d",
	"(?:\\w\\W?){3,}\\d",
	"\\D*?\\D*?\\d",
	"[\"<]*[^>]*?\\d",
	"(?:.{1,40})+?\\d",
	/* groups, what looks around, what calls itself, graphemes */
	"(?<q>[\"'])[^\\n]*?\\d\\k<q>",
	"(\\w)\\1*\\w*\\1\\d",
	"(?=.*\\d)a",
	"(?<!\\w)\\w+\\s*\\w*\\s*\\d",
	"(a)?(?(1)\\w*\\w*|b)\\d",
	"\\X+\\d",
	"(?:(?=(a+))a)+\\d",
	"(?R)?a\\d|a(?R)\\d",
};

static const struct {
	const char *piece;
	size_t len; /* of the pieces together, at least */
} slow_subjects[] = {
	{ "a", 41 },         { "<", 1000 },       { "\"", 10000 },
	{ "e\xCC\x81", 10000 }, { "a ", 100000 }, { "é", 1000000 },
};

enum {
	SLOW = sizeof(slow) / sizeof(*slow),
	SLOW_SUBJECTS = sizeof(slow_subjects) / sizeof(*slow_subjects),
};

#endif
