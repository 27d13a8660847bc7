/* Times two commands in turn, A B A B …, as whole processes.
 *
 *     spawn N COMMAND_A [ARG…] -- COMMAND_B [ARG…]
 *
 * Prints: medians of A's processor and wall milliseconds and peak MiB, of B's two times, of
 * the ratio of each pair's processor time, and of both's page faults without reading.  What
 * the commands print is thrown away. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);

enum { MOST = 1000 };

struct timing {
	double cpu, wall, peak, faults;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static struct timing run(char **argv)
{
	double start = now();
	struct rusage usage;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int nowhere = open("/dev/null", O_RDWR);

		dup2(nowhere, 0);
		dup2(nowhere, 1);
		dup2(nowhere, 2);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (child < 0 || wait4(child, &status, 0, &usage) < 0 ||
	    (WIFEXITED(status) && WEXITSTATUS(status) == 127)) {
		fprintf(stderr, "spawn: %s did not run\n", argv[0]);
		exit(2);
	}
	return (struct timing){ ms(usage.ru_utime) + ms(usage.ru_stime), now() - start,
				(double)usage.ru_maxrss / 1024, (double)usage.ru_minflt };
}

static int order(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double median(double *values, size_t n)
{
	qsort(values, n, sizeof(*values), order);
	return values[n / 2];
}

int main(int argc, char **argv)
{
	static double cpu[2][MOST], wall[2][MOST], peak[2][MOST], ratio[MOST];
	static double faults[2][MOST];
	size_t n = argc > 1 ? (size_t)atoi(argv[1]) : 0;
	char **sides[2] = { argv + 2, NULL };

	for (int i = 2; i < argc && !sides[1]; i++) {
		if (!strcmp(argv[i], "--")) {
			argv[i] = NULL;
			sides[1] = argv + i + 1;
		}
	}
	if (!n || n > MOST || !sides[1] || !sides[1][0] || !sides[0][0]) {
		fprintf(stderr, "usage: spawn N COMMAND_A [ARG] -- COMMAND_B [ARG]\n");
		return 2;
	}
	for (size_t i = 0; i < n; i++) {
		for (int side = 0; side < 2; side++) {
			struct timing timing = run(sides[side]);

			cpu[side][i] = timing.cpu;
			wall[side][i] = timing.wall;
			peak[side][i] = timing.peak;
			faults[side][i] = timing.faults;
		}
		ratio[i] = cpu[0][i] / (cpu[1][i] > 0 ? cpu[1][i] : 0.001);
	}
	printf("%.2f %.2f %.1f %.2f %.2f %.2f %.0f %.0f\n", median(cpu[0], n), median(wall[0], n),
	       median(peak[0], n), median(cpu[1], n), median(wall[1], n), median(ratio, n),
	       median(faults[0], n), median(faults[1], n));
	return 0;
}
