/* Words of the trade that dictionaries of English do not have yet. */
#include "check/trade.h"

#include <stdlib.h>
#include <string.h>

/* Sorted; none of them is in Debian's hunspell-en-us 2020.12.07, or not in the plural.
 * Vale's own dictionary, which is made for texts about the web, has words of this kind. */
static const char *const words[] = {
	"autocomplete",  "backend",          "backtick",
	"bugfix",        "changelog",        "changeset",
	"charset",       "chatbot",          "checkbox",
	"checkboxes",    "checksum",         "codebase",
	"codec",         "config",           "customizable",
	"datacenter",    "datastore",        "deduplicate",
	"deduplication", "deserialize",      "dropdown",
	"enum",          "failover",         "favicon",
	"filesystem",    "formatter",        "frontend",
	"geolocation",   "hardcode",         "hardcoded",
	"hostname",      "hotfix",           "hotfixes",
	"initializer",   "inlined",          "keypair",
	"lifecycle",     "linter",           "localhost",
	"lookup",        "microservice",     "middleware",
	"mixin",         "monorepo",         "multiline",
	"namespace",     "namespaced",       "navbar",
	"nullable",      "onboarding",       "param",
	"performant",    "permalink",        "plaintext",
	"polyfill",      "preprocess",       "preprocessing",
	"preprocessor",  "programmatically", "rebase",
	"rebased",       "rebasing",         "refactoring",
	"regex",         "regexes",          "repo",
	"resizable",     "rollout",          "runtime",
	"schema",        "scrollbar",        "serializer",
	"serverless",    "signup",           "struct",
	"stylesheet",    "subcommand",       "subfolder",
	"submodule",     "subquery",         "substring",
	"superset",      "syslog",           "teardown",
	"templating",    "textbox",          "theming",
	"tokenize",      "tokenizer",        "toolchain",
	"toolkit",       "tooltip",          "transpile",
	"transpiler",    "typeahead",        "unencrypted",
	"unregister",    "untracked",        "untrusted",
	"uptime",        "userland",         "validator",
	"viewport",      "virtualize",       "walkthrough",
	"webhook",       "webpage",          "wifi",
};

static int order(const void *key, const void *word)
{
	return -pl_str_order(pl_str_of(*(const char *const *)word), *(const struct pl_str *)key);
}

static bool is_one(struct pl_str word)
{
	return bsearch(&word, words, sizeof(words) / sizeof(*words), sizeof(*words), order) != NULL;
}

bool pl_trade_knows(struct pl_str word)
{
	bool plural = pl_str_ends(word, "s");

	return is_one(word) || (plural && is_one(pl_str_cut(word, 0, word.len - 1)));
}
