/* plume version: ours and those of the libraries. */
#include "cli/command.h"
#include "cli/tell.h"

#include "base/node.h"
#include "base/regex.h"
#include "base/unicode.h"

static int run(struct pl_settings *settings)
{
	struct pl_buf out = { 0 };
	bool ok;

	(void)settings;
	pl_buf_printf(&out, "plume %s\n", pl_version());
	pl_buf_printf(&out, "PCRE2 %s\nutf8proc %s\nlibyaml %s\njansson %s\n", pl_regex_version(),
		      pl_unicode_version(), pl_yaml_version(), pl_json_version());
	ok = pl_print(&out);
	pl_buf_release(&out);
	return ok || pl_pipe_closed() ? PL_EXIT_CLEAN : PL_EXIT_TROUBLE;
}

const struct pl_command pl_command_version = {
	.name = "version",
	.operands = "",
	.help = N_("show the version and those of the libraries"),
	.example = "plume version",
	.options = "",
	.run = run,
};
