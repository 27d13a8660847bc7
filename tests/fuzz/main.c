/* Running a fuzz driver without libFuzzer: the seeds first, each once, then for so many
 * seconds what chance makes of them.
 *
 *     DRIVER [-t SECONDS] [-s SEED] [-d DICTIONARY] FILE|FOLDER…
 *
 * The same seed gives the same inputs in the same order.  What is being tried stands in
 * DRIVER.last until it is done, so that a crash leaves it behind. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_SEEDS = 20000, LARGEST = 1 << 16, MOST_WORDS = 1000 };

struct bytes {
	uint8_t *at;
	size_t len;
};

static struct bytes seeds[MOST_SEEDS], words[MOST_WORDS];
static size_t n_seeds, n_words;
static uint64_t state = 1;
static char last[4096];

static uint32_t chance(uint32_t below)
{
	state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return below ? (uint32_t)((state >> 33) % below) : 0;
}

/* --- seeds ----------------------------------------------------------------------------- */

static void add_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct bytes seed = { malloc(LARGEST), 0 };

	if (!file || !seed.at || n_seeds == MOST_SEEDS) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(2);
	}
	seed.len = fread(seed.at, 1, LARGEST, file);
	fclose(file);
	seeds[n_seeds++] = seed;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void add_path(const char *path)
{
	struct dirent **entries;
	int n = scandir(path, &entries, NULL, by_name);

	if (n < 0) {
		add_file(path);
		return;
	}
	for (int i = 0; i < n; i++) {
		char name[4096];

		snprintf(name, sizeof(name), "%s/%s", path, entries[i]->d_name);
		if (entries[i]->d_name[0] != '.')
			add_path(name);
		free(entries[i]);
	}
	free(entries);
}

/* A dictionary as libFuzzer reads it: "text" a line, with \x41 for bytes. */
static void read_words(const char *path)
{
	FILE *file = fopen(path, "rb");
	char line[1024];

	while (file && n_words < MOST_WORDS && fgets(line, sizeof(line), file)) {
		char *from = strchr(line, '"'), *end = strrchr(line, '"');
		struct bytes word = { malloc(sizeof(line)), 0 };

		if (line[0] == '#' || !from || from == end || !word.at) {
			free(word.at);
			continue;
		}
		for (from++; from < end; from++) {
			unsigned byte = (unsigned char)*from;

			if (*from == '\\' && from[1] == 'x' && sscanf(from + 2, "%2x", &byte) == 1)
				from += 3;
			else if (*from == '\\' && from + 1 < end)
				byte = (unsigned char)*++from;
			word.at[word.len++] = (uint8_t)byte;
		}
		words[n_words++] = word;
	}
	if (file)
		fclose(file);
}

/* --- what chance makes of them --------------------------------------------------------------- */

static void splice(struct bytes *input, size_t at, const uint8_t *bytes, size_t len, size_t over)
{
	if (over > input->len - at)
		over = input->len - at;
	if (input->len - over + len > LARGEST)
		return;
	memmove(input->at + at + len, input->at + at + over, input->len - at - over);
	memcpy(input->at + at, bytes, len);
	input->len += len - over;
}

static void change(struct bytes *input)
{
	size_t at = chance((uint32_t)input->len + 1);
	const struct bytes *other = &seeds[chance((uint32_t)n_seeds)];
	size_t from = chance((uint32_t)other->len + 1);
	uint8_t byte = (uint8_t)chance(256);

	switch (chance(n_words ? 8 : 6)) {
	case 0:
		splice(input, at, &byte, 1, 1);
		break;
	case 1:
		splice(input, at, &byte, 1, 0);
		break;
	case 2:
		splice(input, at, &byte, 0, 1 + chance(16));
		break;
	case 3:
		if (at < input->len)
			input->at[at] ^= (uint8_t)(1U << chance(8));
		break;
	case 4:
		splice(input, at, other->at + from, chance((uint32_t)(other->len - from) + 1),
		       chance(2) ? chance(64) : 0);
		break;
	case 5:
		if (at < input->len) {
			uint8_t copy[64];
			size_t len = 1 + chance(64);

			len = len < input->len - at ? len : input->len - at;
			memcpy(copy, input->at + at, len);
			splice(input, chance((uint32_t)input->len + 1), copy, len, 0);
		}
		break;
	default:
		other = &words[chance((uint32_t)n_words)];
		splice(input, at, other->at, other->len, chance(4) ? 0 : chance(8));
	}
}

/* --- running ------------------------------------------------------------------------------- */

static void try(const struct bytes *input)
{
	uint8_t *copy = malloc(input->len + 1); /* so that one byte too many is seen */
	FILE *file = fopen(last, "wb");

	if (!copy || !file)
		exit(2);
	fwrite(input->at, 1, input->len, file);
	fclose(file);
	memcpy(copy, input->at, input->len);
	LLVMFuzzerTestOneInput(copy, input->len);
	free(copy);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static size_t fuzz(double budget)
{
	struct bytes input = { malloc(LARGEST), 0 };
	double end = seconds() + budget;
	size_t n = 0;

	while (input.at && n_seeds && seconds() < end) {
		const struct bytes *seed = &seeds[chance((uint32_t)n_seeds)];

		memcpy(input.at, seed->at, seed->len);
		input.len = seed->len;
		for (uint32_t i = 0; i <= chance(6); i++)
			change(&input);
		try(&input);
		n++;
	}
	free(input.at);
	return n;
}

int main(int argc, char **argv)
{
	double budget = 0;
	size_t n;
	int option;

	while ((option = getopt(argc, argv, "t:s:d:")) != -1) {
		if (option == 't')
			budget = atof(optarg);
		else if (option == 's')
			state = strtoull(optarg, NULL, 10);
		else if (option == 'd')
			read_words(optarg);
		else
			return 2;
	}
	snprintf(last, sizeof(last), "%s.last", argv[0]);
	for (; optind < argc; optind++)
		add_path(argv[optind]);
	for (size_t i = 0; i < n_seeds; i++)
		try(&seeds[i]);
	n = budget > 0 ? fuzz(budget) : 0;
	unlink(last);
	printf("%zu seeds, %zu more inputs, no finding\n", n_seeds, n);
	for (size_t i = 0; i < n_seeds; i++)
		free(seeds[i].at);
	for (size_t i = 0; i < n_words; i++)
		free(words[i].at);
	return 0;
}
