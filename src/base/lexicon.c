/* Dictionaries of the system: two files of one name, in one of its folders. */
#include "base/lexicon.h"

#include "base/source.h"

const char pl_lexicon_place[] = "/usr/share/hunspell/";

/* Debian's and Fedora's, an older one, and that of what people install themselves. */
static const char *const places[] = { pl_lexicon_place, "/usr/share/myspell/dicts/",
				      "/usr/local/share/hunspell/", NULL };

static bool try_name(struct pl_arena *arena, const char *folder, struct pl_str name,
		     struct pl_str *aff, struct pl_str *dic)
{
	*aff = pl_arena_printf(arena, "%s%.*s.aff", folder, PL_ARGS(name));
	*dic = pl_arena_printf(arena, "%s%.*s.dic", folder, PL_ARGS(name));
	return !arena->failed && pl_file_is(aff->at) && pl_file_is(dic->at);
}

/* fr_FR for fr; for a name that is more than a language, itself. */
static struct pl_str with_country(struct pl_arena *arena, struct pl_str name)
{
	if (name.len != 2 || name.at[0] < 'a' || name.at[0] > 'z' || name.at[1] < 'a' ||
	    name.at[1] > 'z')
		return name;
	return pl_arena_printf(arena, "%.*s_%c%c", PL_ARGS(name), name.at[0] - 'a' + 'A',
			       name.at[1] - 'a' + 'A');
}

bool pl_lexicon_find(struct pl_arena *arena, struct pl_str name, struct pl_str *aff,
		     struct pl_str *dic)
{
	struct pl_str country = with_country(arena, name);

	for (size_t i = 0; places[i]; i++) {
		if (try_name(arena, places[i], name, aff, dic) ||
		    try_name(arena, places[i], country, aff, dic))
			return true;
	}
	return false;
}
