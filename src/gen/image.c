/* Build time: rules/ and guides/, annuaire included, as tables of the program.
 *
 *     image RULES GUIDES TEXTS... > builtin.c
 *
 * TEXTS are JSON Lines, whose "text" or "draft" is such as will be checked: tables are in the
 * order of what these have.
 *
 * Prints every fault it meets and fails if there is one. */
#include "base/sample.h"
#include "guide/annuaire.h"
#include "guide/guide.h"
#include "rule/ruleset.h"

#include <stdio.h>
#include <string.h>

/* The program that makes the tables has none itself. */
const unsigned char pl_builtin_book[1] = { 0 };
const size_t pl_builtin_book_size = 0;
const unsigned char pl_builtin_shelf[1] = { 0 };
const size_t pl_builtin_shelf_size = 0;
const unsigned char pl_builtin_annuaire[1] = { 0 };
const size_t pl_builtin_annuaire_size = 0;

static void print_table(const char *name, const struct pl_buf *bytes)
{
	printf("_Alignas(8) const unsigned char %s[%zu] = {", name, bytes->len ? bytes->len : 1);
	for (size_t i = 0; i < bytes->len; i++)
		printf("%s%d,", i % 32 ? "" : "\n", (unsigned char)bytes->at[i]);
	printf("\n};\nconst size_t %s_size = %zu;\n\n", name, bytes->len);
}

static int tell(const struct pl_faults *faults)
{
	for (size_t i = 0; i < faults->list.n; i++) {
		const struct pl_err *err = &faults->list.at[i];

		fprintf(stderr, "%s:%u:%u: error: %s\n", err->file, err->line, err->column,
			err->text);
	}
	return faults->list.n ? 1 : 0;
}

/* guides/annuaire.yml; false when memory ends. */
static bool read_annuaire(const struct pl_source *guides, struct pl_buf *out,
			  struct pl_faults *faults)
{
	struct pl_buf yaml = { 0 };
	struct pl_err err = { 0 };
	bool ok = true;

	if (guides->read(guides, "annuaire.yml", &yaml, &err))
		ok = pl_annuaire_read(pl_buf_str(&yaml), "guides/annuaire.yml", out, faults);
	else
		pl_faults_add(faults, &err);
	pl_buf_release(&yaml);
	return ok;
}

enum { MOST_TEXTS = 16 << 20 }; /* bytes */

/* Appends the text of each line, ended by NUL. */
static bool add_texts(struct pl_str lines, const char *file, struct pl_buf *out, struct pl_err *err)
{
	struct pl_arena arena = { 0 };
	bool ok = true;

	for (size_t at = 0, end; ok && at < lines.len; at = end + 1) {
		const char *stop = memchr(lines.at + at, '\n', lines.len - at);
		const struct pl_node *post;

		end = stop ? (size_t)(stop - lines.at) : lines.len;
		post = pl_json_read(&arena, pl_str_cut(lines, at, end), MOST_TEXTS, file, err);
		ok = post != NULL;
		pl_buf_add(out, pl_node_text(pl_node_get(post, "text")));
		pl_buf_add(out, pl_node_text(pl_node_get(post, "draft")));
		pl_buf_putc(out, 0);
	}
	pl_arena_release(&arena);
	return ok && !out->failed;
}

/* Of what is in the files; NULL with a fault. */
static struct pl_sample *read_texts(char *const *files, struct pl_faults *faults)
{
	struct pl_buf texts = { 0 };
	struct pl_sample *sample = NULL;
	struct pl_err err = { 0 };
	bool ok = true;

	for (; ok && *files; files++) {
		struct pl_buf lines = { 0 };

		ok = pl_file_read(*files, MOST_TEXTS, &lines, &err) &&
		     add_texts(pl_buf_str(&lines), *files, &texts, &err);
		pl_buf_release(&lines);
	}
	if (ok)
		sample = pl_sample_new(pl_buf_str(&texts));
	else
		pl_faults_add(faults, &err);
	pl_buf_release(&texts);
	return sample;
}

int main(int argc, char **argv)
{
	struct pl_source rules, guides;
	struct pl_buf book = { 0 }, shelf = { 0 }, annuaire = { 0 };
	struct pl_faults faults = { 0 };
	struct pl_sample *sample;
	int status;

	if (argc < 3) {
		fprintf(stderr, "usage: image RULES GUIDES TEXTS... > builtin.c\n");
		return 2;
	}
	pl_source_folder(&rules, argv[1]);
	pl_source_folder(&guides, argv[2]);
	rules.built_in = true;
	rules.sample = sample = read_texts(argv + 3, &faults);
	if (!pl_book_read(&rules, NULL, NULL, &book, NULL, &faults) ||
	    !pl_shelf_read(&guides, &shelf, &faults) ||
	    !read_annuaire(&guides, &annuaire, &faults)) {
		fprintf(stderr, "image: no memory left\n");
		return 2;
	}
	status = tell(&faults);
	if (!status) {
		printf("/* Made from rules/ and guides/ by src/gen/image.c. */\n"
		       "#include \"guide/annuaire.h\"\n"
		       "#include \"guide/guide.h\"\n"
		       "#include \"rule/ruleset.h\"\n\n");
		print_table("pl_builtin_book", &book);
		print_table("pl_builtin_shelf", &shelf);
		print_table("pl_builtin_annuaire", &annuaire);
	}
	pl_buf_release(&book);
	pl_buf_release(&shelf);
	pl_buf_release(&annuaire);
	pl_sample_free(sample);
	pl_faults_release(&faults);
	return status;
}
