/* Build time: a compiled gettext catalogue (MO, as msgfmt makes it) as the table
 * that base/catalogue.c looks things up in.
 *
 *     catalogue FR.mo > catalogue.inc
 *
 * The format is that of the gettext manual, "The Format of GNU MO Files": a magic
 * number, the number of texts, and two tables of lengths and offsets; texts stand in
 * the order of strcmp, which is what the look-up needs. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *bytes;
static size_t size;

static uint32_t word(size_t at)
{
	uint32_t value;

	if (at + sizeof(value) > size) {
		fprintf(stderr, "catalogue: the MO file is cut short\n");
		exit(1);
	}
	memcpy(&value, bytes + at, sizeof(value));
	return value;
}

static void read_file(const char *path)
{
	FILE *file = fopen(path, "rb");

	bytes = malloc(1 << 24);
	if (!file || !bytes) {
		perror(path);
		exit(1);
	}
	size = fread(bytes, 1, (1 << 24) - 1, file);
	bytes[size] = '\0';
	fclose(file);
	if (word(0) != 0x950412deU) {
		fprintf(stderr, "catalogue: %s is no MO file of this machine\n", path);
		exit(1);
	}
}

/* A text as numbers, with its NUL: standard C does not promise long strings. */
static void print_text(const unsigned char *text)
{
	putchar('\t');
	do {
		printf("%d,", *text);
	} while (*text++);
	putchar('\n');
}

int main(int argc, char **argv)
{
	uint32_t n, english, french, at = 0;

	if (argc != 2) {
		fprintf(stderr, "usage: catalogue FR.mo > catalogue.inc\n");
		return 2;
	}
	read_file(argv[1]);
	n = word(8);
	english = word(12);
	french = word(16);
	printf("static const unsigned char bytes[] = {\n");
	for (uint32_t i = 0; i < n; i++) {
		print_text(bytes + word(english + 8 * i + 4));
		print_text(bytes + word(french + 8 * i + 4));
	}
	printf("};\n\nstatic const struct { unsigned english, french; } translations[] = {\n");
	for (uint32_t i = 0; i < n; i++) {
		uint32_t first = word(english + 8 * i), second = word(french + 8 * i);

		printf("\t{ %u, %u },\n", at, at + first + 1);
		at += first + second + 2;
	}
	printf("};\n");
	return 0;
}
