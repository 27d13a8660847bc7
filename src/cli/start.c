/* Starting: languages, signals, and programs beside this one. */
#include "cli/start.h"

#include "cli/tell.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --lang must hold for errors about other options too, so it is looked for first. */
static const char *asked_language(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (!strncmp(argv[i], "--lang=", 7))
			return argv[i] + 7;
		if (!strcmp(argv[i], "--lang") && i + 1 < argc)
			return argv[i + 1];
	}
	return NULL;
}

/* What is closed from 0 to 2 would be given to the next file that is opened, and a report be
 * written into that.  What stands there instead cannot be read or written the way those are:
 * a write is a failed one, as it was. */
static bool fill_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			return false;
	}
	return true;
}

bool pl_start(struct pl_settings *settings, const char *program, int argc, char **argv)
{
	struct pl_err err = { 0 };

	if (!fill_standard()) {
		pl_tellf("/dev/null: %s", strerror(errno));
		return false;
	}
	/* A reader that stops reading is told by write(2), and is no fault; so is a file that
	 * may not grow, which is one. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	settings->program = program;
	settings->argv = argv;
	settings->lang = pl_lang_choose(asked_language(argc, argv), getenv);
	err.french = settings->lang == PL_FR;
	if (pl_settings_read(settings, argc, argv, &err))
		return true;
	pl_tell(&err);
	return false;
}

static int run(struct pl_settings *settings)
{
	if (settings->version)
		return pl_command_find("version")->run(settings);
	if (settings->help) {
		settings->operands = (struct pl_values){ { settings->command->name }, 1 };
		return pl_command_find("help")->run(settings);
	}
	return settings->command->run(settings);
}

/* What was left out for want of memory, wherever that was, and not said, is said here.  A gate
 * that lets through what cannot be judged has counted it already. */
int pl_start_command(struct pl_settings *settings)
{
	int status = run(settings);

	if (status == PL_EXIT_TROUBLE || settings->fail_open || !pl_mem_any_refused())
		return status;
	pl_tellf("%s", pl_tr(settings->lang, "no memory left"));
	return PL_EXIT_TROUBLE;
}

/* --- programs beside this one --------------------------------------------------------- */

/* Where this program lies, without its name: "/usr/bin/". */
static void add_own_folder(struct pl_buf *out)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n > 0)
		pl_buf_add(out, (struct pl_str){ path, (size_t)n });
}

int pl_run_outside(struct pl_settings *settings)
{
	const char *program = settings->command->program;
	struct pl_buf path = { 0 };

	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	add_own_folder(&path);
	if (path.len) {
		pl_buf_puts(&path, program);
		if (!path.failed)
			execv(path.at, settings->argv);
	}
	execvp(program, settings->argv);
	if (errno == ENOENT)
		pl_tellf(
			pl_tr(settings->lang,
			      "plume %s is a program of its own, %s, which is neither beside plume "
			      "nor in PATH; make builds it, make install installs it"),
			settings->command->name, program);
	else
		pl_tellf("%s: %s", program, strerror(errno));
	pl_buf_release(&path);
	return PL_EXIT_TROUBLE;
}
