/* The draft of a file again and again in one process, a figure changed each time, as editors
 * ask: prints microseconds of processor time for one.
 *
 *     warm FILE TIMES */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <plume.h>

int main(int argc, char **argv)
{
	static char text[1 << 16];
	struct pl_err err = { 0 };
	struct pl_ruleset *rules = pl_ruleset_new(NULL, 0, &err);
	static const char *const networks[] = { "x", NULL };
	struct pl_options options = { .networks = networks };
	FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
	size_t len = file ? fread(text, 1, sizeof(text) - 2, file) : 0;
	long times = argc == 3 ? atol(argv[2]) : 0;
	clock_t start = 0;

	if (!rules || !len || times < 1)
		return 2;
	for (long i = -times / 10; i < times; i++) {
		struct pl_findings *findings;

		if (!i)
			start = clock();
		text[len] = (char)('0' + labs(i) % 10);
		findings = pl_lint(rules, text, len + 1, &options, &err);
		if (!findings)
			return 2;
		pl_findings_free(findings);
	}
	printf("%.2f\n", (double)(clock() - start) * 1e6 / CLOCKS_PER_SEC / (double)times);
	pl_ruleset_free(rules);
	fclose(file);
	return 0;
}
