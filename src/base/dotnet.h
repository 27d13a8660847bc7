/* Patterns of Vale's styles, which are written for Go's regexp2 (a port of .NET's
 * expressions), said again as PCRE2 10.42 understands them.
 *
 * What regexp2 refuses, Vale has never run: such a pattern is taken for one of
 * PCRE2's and stays as it is, possessive quantifiers, \h, \K, (?|…), (?R) and all.
 * For the others this is what differs (regexp2 1.4.0 was asked, 2026-11-26):
 *
 *   regexp2                       here
 *   (?<=a?b|(?:c|de)+f) and any   alternatives of fixed lengths; what may be left out
 *   other lookbehind              at its left edge is; without end inside: a recursion
 *   [a-z-[aeiou]]                 (?:(?![aeiou])[a-z])
 *   [\W\d]                        [\W]: no category counts behind one that is negated
 *   [[:alpha:]], [:a:]            [\[]: the name is passed over, the bracket is not; [\:a:]
 *   [\w-.], [\--a]                [\w\-.], [\-\-a]: no ranges
 *   ^*, \b?, a(?#…)+              (?:^)*, (?:\b)?, a+
 *   \v                            \x0B, not all vertical space
 *   \u00E9                        \x{00E9}
 *   \10 without a tenth group,    \x{8}, \x{FF}
 *   \777
 *   \2 where a named group stood  \g{3}: names are counted after all groups without
 *   before, \k<1>                 one, from left to right
 *   \<name>, of a group           \k<name>
 *   (?(name)…), (?(expression)…)  (?(<name>)…), (?(?=expression)…)
 *   (?I), (?i+m), (?x)            (?i), (?im); with x, blanks and comments are left out
 *   \p{Greek}                     \p{sc:Greek}: PCRE2 takes script extensions, which
 *                                 make a Latin letter of the narrow no-break space
 *   \p{Lu} when case is ignored   \p{L&}
 *
 * Known to differ, and left alone since it would cost every pattern its speed:
 * \w and \b take combining marks (Mn), all of Pc and the joiners U+200C and U+200D
 * for word characters in regexp2, ² and ½ and Ⅷ not; in PCRE2 10.42 it is the other
 * way round.  \s takes U+180E in PCRE2.  ^ matches behind a newline that ends the
 * text in regexp2.  When case is ignored, ſ is s, ς is σ and µ is μ in PCRE2, and İ
 * is i in regexp2.  $1 in a replacement counts groups as PCRE2 does.
 *
 * Block names (\p{IsGreek}) belong to .NET, but regexp2 refuses them. */
#ifndef PL_BASE_DOTNET_H
#define PL_BASE_DOTNET_H

#include "base/regex.h"

/* The same pattern for PCRE2, the very bytes where nothing differs; it lives in the
 * arena or is `pattern` itself.  `flags` are those of base/regex.h, under which both
 * are compiled.  A pattern that does not parse stays as it is: compiling tells why.
 * False with PL_SKIPPED for what PCRE2 cannot do (balancing groups, groups with
 * numbers for names, a lookbehind that comes out longer than 64 KiB or whose groups
 * are referred to), with `err->column` the code point in the pattern, from 1. */
bool pl_dotnet_to_pcre(struct pl_arena *arena, struct pl_str pattern, unsigned flags,
		       struct pl_str *out, struct pl_err *err);
/* Whether regexp2 takes the pattern for one: it refuses C++, which for PCRE2 is a C. */
bool pl_dotnet_takes(struct pl_str pattern);
/* Translates and compiles; errors of either. */
struct pl_regex *pl_dotnet_compile(struct pl_str pattern, unsigned flags, struct pl_err *err);

#endif
