/* capitalization: Vale's kind. */
#include "check/kind.h"

#define SENTENCE "match: $sentence\nthreshold: 1\n"
#define TITLE    "match: $title\nthreshold: 1\n"

static const struct kind_case cases[] = {
	{ "match: $lower", "all small", NULL, NULL, NULL },
	{ "match: $lower", "Not small", "⟦Not small⟧", "<Not small><not small>", NULL },
	{ "match: $upper", "Été", "⟦Été⟧", "<Été><ÉTÉ>", NULL },
	{ "match: $upper\nexceptions: [small]", "ALL small", NULL, NULL, NULL },
	{ "match: '^[A-Z]'", "small", "⟦small⟧", "<small><^[A-Z]>", NULL },
	{ "match: '^[A-Z]'", "Large", NULL, NULL, NULL },
	{ "match: '^[A-Z]'\nexceptions: [iOS]", "iOS is", NULL, NULL, NULL },
	/* Sentences. */
	{ SENTENCE, "A sentence in small letters", NULL, NULL, NULL },
	{ SENTENCE, "A Sentence", "⟦A Sentence⟧", "<A Sentence><A sentence>", NULL },
	{ SENTENCE, "a sentence", "⟦a sentence⟧", "<a sentence><A sentence>", NULL },
	{ "match: $sentence", "One two three four Five", NULL, NULL, NULL },
	{ "match: $sentence", "One two three Four", "⟦One two three Four⟧", NULL, NULL },
	/* The first word settles it, whatever the share. */
	{ "match: $sentence\nthreshold: 0.1", "one two three", "⟦one two three⟧", NULL, NULL },
	{ "match: $sentence\nthreshold: 0.1", "Top-Level One Two three", NULL, NULL, NULL },
	{ "match: $sentence\nthreshold: 0.1", "TOP one two", "⟦TOP one two⟧", NULL, NULL },
	{ SENTENCE, "One: Two", "⟦One: Two⟧", NULL, NULL },
	{ SENTENCE "indicators: [':']", "One: Two", NULL, NULL, NULL },
	{ SENTENCE "indicators: [':']", "One: two", "⟦One: two⟧", "<One: two><One: Two>", NULL },
	{ SENTENCE, "1. An item", NULL, NULL, NULL },
	{ SENTENCE, "Version 1. An item", "⟦Version 1. An item⟧", NULL, NULL },
	{ SENTENCE "prefix: '^[a-z]\\.\\s'", "b. An item", NULL, NULL, NULL },
	{ SENTENCE "prefix: '^[a-z]\\.\\s'", "B. An item", "⟦B. An item⟧",
	  "<B. An item><B. an item>", NULL },
	/* Exceptions stay as they are, whole or within a word; others are not corrected. */
	{ SENTENCE "exceptions: [Azure]", "With Azure", NULL, NULL, NULL },
	{ SENTENCE "exceptions: [Azure]", "With azure", NULL, NULL, NULL },
	{ SENTENCE "exceptions: [API]", "With APIs", NULL, NULL, NULL },
	{ SENTENCE "exceptions: [API]", "APIs Here", "⟦APIs Here⟧", "<APIs Here><APIs here>",
	  NULL },
	{ SENTENCE "exceptions: [Axon, Axon Server]", "The Axon Server here", NULL, NULL, NULL },
	{ SENTENCE "exceptions: [Axon Server, Axon]", "The Axon Server here", NULL, NULL, NULL },
	{ SENTENCE "exceptions: ['(?i)macOS']", "MACOS and macos", NULL, NULL, NULL },
	{ SENTENCE, "— …", "⟦— …⟧", "<— …><>", NULL },
	/* Titles after the Associated Press, after Chicago. */
	{ TITLE, "The Lord of the Rings", NULL, NULL, NULL },
	{ TITLE, "The Lord Of the Rings", "⟦The Lord Of the Rings⟧",
	  "<The Lord Of the Rings><The Lord of the Rings>", NULL },
	{ TITLE, "the Lord of the rings", "⟦the Lord of the rings⟧",
	  "<the Lord of the rings><The Lord of the Rings>", NULL },
	{ TITLE, "What It Is For", NULL, NULL, NULL },
	{ TITLE, "Rings: The Lord", NULL, NULL, NULL },
	{ TITLE, "Rings: the Lord", "⟦Rings: the Lord⟧", NULL, NULL },
	{ TITLE, "Going With the Wind", NULL, NULL, NULL },
	{ TITLE "style: Chicago", "Going With the Wind", "⟦Going With the Wind⟧",
	  "<Going With the Wind><Going with the Wind>", NULL },
	{ TITLE, "State-of-the-Art Work", NULL, NULL, NULL },
	{ TITLE, "NASA and ESA", NULL, NULL, NULL },
	{ TITLE, "L’Été à Paris", "⟦L’Été à Paris⟧", "<L’Été à Paris><L’Été À Paris>", NULL },
	/* Only a tagger could say which `to` it is. */
	{ TITLE, "How to Go To Rome", NULL, NULL, NULL },
	{ TITLE "style: Chicago", "How To Go", "⟦How To Go⟧", "<How To Go><How to Go>", NULL },
	{ TITLE "exceptions: [iOS]", "Start With iOS 15", NULL, NULL, NULL },
	{ TITLE "exceptions: [iOS]", "start With iOS 15", "⟦start With iOS 15⟧",
	  "<start With iOS 15><Start With iOS 15>", NULL },
	{ TITLE "action: {name: replace}", "one Two", "⟦one Two⟧", NULL, "One Two" },
	{ "match: $lower\naction: {name: convert, params: [simple]}", "oneTwo", "⟦oneTwo⟧", NULL,
	  "one two" },
};

static void finds(void **state)
{
	(void)state;
	KIND_TRY("capitalization", cases);
}

static void refuses(void **state)
{
	(void)state;
	kind_refuse("capitalization", "threshold: 1", "needs 'match'");
	kind_refuse("capitalization", "match: '(a'", "(a");
	kind_refuse("capitalization", "match: $titel", "did you mean $title");
	kind_refuse("capitalization", "match: $lower\nthreshold: half", "a number such as");
	kind_refuse("capitalization", "match: $lower\nprefix: '(a'", "(a");
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(refuses) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
