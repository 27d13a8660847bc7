/* Prints the keys of the files in guides/, as plume rules --kinds does those of rules: for
 * src/gen/man.sh.
 *
 *     keys fr|en */
#include <stdio.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/param.h"
#include "guide/keys.h"

int main(int argc, char **argv)
{
	enum pl_lang lang = argc > 1 && !strcmp(argv[1], "fr") ? PL_FR : PL_EN;
	struct pl_buf out = { 0 };
	bool ok;

	for (const struct pl_guide_keys *keys = pl_guide_keys; keys->title; keys++) {
		pl_buf_printf(&out, "\n%s:\n", pl_tr(lang, keys->title));
		pl_params_tell(&out, keys->params, lang);
		if (keys->lists)
			pl_params_tell(&out, keys->lists, lang);
	}
	ok = !out.failed && fwrite(out.at, 1, out.len, stdout) == out.len && !fflush(stdout);
	pl_buf_release(&out);
	return ok ? 0 : 1;
}
