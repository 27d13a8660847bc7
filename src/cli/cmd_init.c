/* plume init: a first .plume.yml, every line of it explained. */
#include "cli/command.h"
#include "cli/load.h"
#include "cli/tell.h"

#include "base/save.h"
#include "post/network.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char name[] = ".plume.yml";

struct choices {
	const struct pl_settings *settings;
	const struct pl_networks *known;
	struct pl_buf networks; /* as the file has them: x, facebook */
	const char *lang, *profile, *fail_on;
	bool hook;
	const char *editor;
};

/* What goes into the configuration of an editor; %s is where share/plume lies. */
static const struct editor {
	const char *name, *lines;
} editors[] = {
	{ "none", NULL },
	{ "vim", "  set runtimepath+=%s/plume/vim\n  compiler plume\n" },
	{ "ale", "  set runtimepath+=%s/plume/vim\n  let g:ale_linters = {'text': ['plume']}\n" },
	{ "emacs", "  (load \"%s/plume/emacs/plume.el\")\n"
		   "  (add-hook 'text-mode-hook #'plume-flymake-setup)\n" },
	{ "efm", "  efm-langserver -c %s/plume/efm.yaml\n" },
};

enum { N_EDITORS = sizeof(editors) / sizeof(*editors) };

/* --- asking -------------------------------------------------------------------------------- */

/* The answer, trimmed; empty at the end of input too: then the default holds. */
static void ask(const struct choices *choices, const char *question, const char *usual,
		struct pl_buf *answer)
{
	struct pl_buf out = { 0 };
	char *line = NULL;
	size_t room = 0;
	ssize_t n;

	pl_buf_printf(&out, "%s [%s] ", pl_tr(choices->settings->lang, question), usual);
	pl_print_aside(&out);
	pl_buf_release(&out);
	n = getline(&line, &room, stdin);
	pl_buf_cut(answer, 0);
	if (n > 0)
		pl_buf_add(answer, pl_str_trim((struct pl_str){ line, (size_t)n }));
	if (!answer->len)
		pl_buf_puts(answer, usual);
	free(line);
}

/* The word of the row that the answer is, or begins; asked until it is one. */
static const char *ask_word(const struct choices *choices, const char *question,
			    const char *const *words)
{
	struct pl_buf answer = { 0 };
	const char *word = NULL;

	for (int tries = 0; !word && tries < 5; tries++) {
		ask(choices, question, words[0], &answer);
		for (size_t i = 0; !word && words[i]; i++) {
			if (answer.at && !strncmp(words[i], answer.at, answer.len))
				word = words[i];
		}
	}
	pl_buf_release(&answer);
	return word ? word : words[0];
}

/* Reads names parted by commas or blanks; tells the one that nobody knows. */
static bool read_networks(struct choices *choices, struct pl_str text)
{
	pl_buf_cut(&choices->networks, 0);
	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		struct pl_str word;
		int place;

		while (end < text.len && !strchr(", \t", text.at[end]))
			end++;
		word = pl_str_cut(text, at, end);
		at = end + 1;
		if (!word.len)
			continue;
		place = pl_networks_find(choices->known, word);
		if (place < 0) {
			pl_tellf(pl_tr(choices->settings->lang,
				       "no network is called '%.*s'; plume explain names them"),
				 PL_ARGS(word));
			return false;
		}
		pl_buf_puts(&choices->networks, choices->networks.len ? ", " : "");
		pl_buf_add(&choices->networks, pl_ref_str(&choices->known->at[place]->name));
	}
	return true;
}

static void ask_networks(struct choices *choices)
{
	struct pl_buf answer = { 0 };

	for (int tries = 0; tries < 5; tries++) {
		ask(choices, N_("For which networks do you write?"), "x, facebook", &answer);
		if (read_networks(choices, pl_buf_str(&answer)))
			break;
	}
	pl_buf_release(&answer);
}

static void ask_editor(struct choices *choices)
{
	const char *names[N_EDITORS + 1] = { NULL };

	for (size_t i = 0; i < N_EDITORS; i++)
		names[i] = editors[i].name;
	choices->editor = ask_word(
		choices, N_("With which editor do you write: none, vim, ale, emacs or efm?"),
		names);
}

static void ask_all(struct choices *choices)
{
	static const char *const langs[] = { "fr", "en", NULL };
	static const char *const profiles[] = { "default", "editor", "strict", NULL };
	static const char *const levels[] = { "warning", "error", "suggestion", NULL };
	static const char *const hooks[] = { "no", "yes", "non", "oui", NULL };

	ask_networks(choices);
	choices->lang = ask_word(choices, N_("In which language are messages: fr or en?"), langs);
	choices->profile = ask_word(
		choices, N_("Which rules: default, editor (and spelling) or strict (all)?"),
		profiles);
	choices->fail_on = ask_word(
		choices, N_("From which level on is a draft refused: suggestion, warning, error?"),
		levels);
	choices->hook =
		ask_word(choices, N_("Read drafts before git commits them?"), hooks)[0] != 'n';
	ask_editor(choices);
}

/* By the options of the command line, and by what is usual. */
static bool take_all(struct choices *choices)
{
	const struct pl_settings *settings = choices->settings;
	struct pl_buf names = { 0 };
	bool ok;

	for (size_t i = 0; i < settings->networks.n; i++)
		pl_buf_printf(&names, "%s%s", i ? "," : "", settings->networks.at[i]);
	if (!names.len)
		pl_buf_puts(&names, "x,facebook");
	ok = read_networks(choices, pl_buf_str(&names));
	pl_buf_release(&names);
	choices->lang = settings->lang == PL_FR ? "fr" : "en";
	choices->profile = settings->profile ? settings->profile : "default";
	choices->fail_on = settings->fail_on ? settings->fail_on : "warning";
	return ok;
}

/* --- writing --------------------------------------------------------------------------------- */

static void add_line(struct pl_buf *out, const char *key, const char *value, const char *help,
		     enum pl_lang lang)
{
	pl_buf_printf(out, "# %s\n%s: %s\n\n", pl_tr(lang, help), key, value);
}

static void write_all(const struct choices *choices, struct pl_buf *out)
{
	enum pl_lang lang = !strcmp(choices->lang, "fr") ? PL_FR : PL_EN;
	struct pl_buf networks = { 0 };

	pl_buf_printf(&networks, "[%.*s]", PL_ARGS(pl_buf_str(&choices->networks)));
	pl_buf_printf(out, "# %s\n\n",
		      pl_tr(lang, N_("What plume holds drafts in this folder to; man plume says "
				     "more.")));
	add_line(out, "networks", pl_buf_str(&networks).at,
		 N_("The networks of drafts that name none."), lang);
	add_line(out, "lang", choices->lang, N_("The language of messages: fr or en."), lang);
	add_line(out, "profile", choices->profile,
		 N_("Which rules run: default, editor for spelling too, strict for all."), lang);
	add_line(out, "fail-on", choices->fail_on,
		 N_("The level from which a draft is refused: suggestion, warning, error."), lang);
	pl_buf_printf(
		out, "# %s\n# rules:\n#   langue.anglicisme-usage: off\n#   typographie: error\n\n",
		pl_tr(lang, N_("Single rules or styles, off or at another level.")));
	pl_buf_printf(out, "# %s\n# accept: [SDIS, Vigicrues]\n\n",
		      pl_tr(lang, N_("Words that no rule is to speak of.")));
	pl_buf_printf(out,
		      "# %s\n# files:\n#   \"linkedin/**\":\n#     networks: [linkedin]\n"
		      "#     rules: {ton: off}\n",
		      pl_tr(lang, N_("What else holds for some files.")));
	pl_buf_release(&networks);
}

/* plume writes into no editor's configuration: that is the person's. */
static void tell_editor(const struct choices *choices)
{
	bool packaged = !access("/usr/share/plume", F_OK) && access("/usr/local/share/plume", F_OK);
	struct pl_buf out = { 0 };

	for (size_t i = 0; choices->editor && i < N_EDITORS; i++) {
		if (strcmp(editors[i].name, choices->editor) != 0 || !editors[i].lines)
			continue;
		pl_buf_puts(&out, pl_tr(choices->settings->lang,
					"What your editor wants; plume-editors(7) says more:\n"));
		pl_buf_printf(&out, editors[i].lines, packaged ? "/usr/share" : "/usr/local/share");
	}
	pl_print_aside(&out);
	pl_buf_release(&out);
}

static int finish(const struct choices *choices)
{
	const struct pl_settings *settings = choices->settings;
	struct pl_save save = { .path = name, .fresh = true, .stay = true, .mode = 0666 };
	struct pl_err err = { .french = settings->lang == PL_FR };
	struct pl_buf out = { 0 };
	bool ok;

	write_all(choices, &out);
	/* An answer may be missing that had no room: then nothing is written. */
	ok = out.failed || pl_mem_any_refused()
		     ? pl_fail_nomem(&err)
		     : pl_save_open(&save, &err) && pl_save_write(&save, pl_buf_str(&out), &err);
	pl_save_close(&save);
	pl_buf_release(&out);
	if (!ok) {
		pl_tell(&err);
		return PL_EXIT_TROUBLE;
	}
	pl_tellf(pl_tr(settings->lang, "%s is written; plume check reads it from now on"), name);
	tell_editor(choices);
	if (choices->hook)
		return pl_command_hook.run(&(struct pl_settings){
			.lang = settings->lang, .operands = { { "install" }, 1 } });
	return PL_EXIT_CLEAN;
}

static int run(struct pl_settings *settings)
{
	struct choices choices = { .settings = settings };
	struct pl_settings plain = { .lang = settings->lang, .no_config = true };
	struct pl_loaded loaded = { 0 };
	int status = PL_EXIT_TROUBLE;

	/* What is there already may say other networks, or be wrong: it is not read. */
	plain.command = settings->command;
	if (pl_load(&loaded, &plain)) {
		choices.known = &loaded.rules->networks;
		if (!settings->yes) {
			ask_all(&choices);
			status = finish(&choices);
		} else if (take_all(&choices)) {
			status = finish(&choices);
		}
	}
	if (loaded.settings)
		pl_loaded_release(&loaded);
	pl_buf_release(&choices.networks);
	return status;
}

const struct pl_command pl_command_init = {
	.name = "init",
	.operands = "",
	.help = N_("write a first .plume.yml, explained line by line"),
	.example = "plume init --yes --network x",
	.options = "yes network profile fail-on",
	.run = run,
};
