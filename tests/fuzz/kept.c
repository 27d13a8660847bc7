/* kept: the file of a kept book, bent: it is refused and the rules are read again, or it is the
 * same; either way the same is found as without it.  The input says
 * what is bent: two bytes of place, one of how.  What was seen of files may be any bytes; bent at
 * any place, it holds for nothing but what was seen. */
#include "fuzz.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/seen.h"
#include "rule/seal.h"

/* Few, each with a long comment: less than 16 KiB is not kept. */
enum { RULES = 16, COMMENT = 1100 };

static const char draft[] = "Voici mot7 et Autre9 12, puis mot15 ; le mot2, autre10  77.";

static struct pl_memory_file files[RULES + 1];
static struct pl_buf sealed; /* the file, whole */
static const struct pl_sipkey key = { 7, 42 };

/* What a run is given to find; the loan is a copy of just its size. */
struct shelf {
	struct pl_str file;
	bool found;
};

static void tell(const struct pl_source *source, struct pl_buf *out)
{
	pl_buf_puts(out, source->name);
}

static void end_loan(struct pl_loan *loan)
{
	free((void *)(uintptr_t)loan->bytes.at);
}

static bool find(void *context, const struct pl_origin *origin, struct pl_loan *out)
{
	struct shelf *shelf = context;
	char *copy = malloc(shelf->file.len + 1);
	struct pl_str file = { copy, shelf->file.len };

	FUZZ_CHECK(copy);
	if (file.len)
		memcpy(copy, shelf->file.at, file.len);
	*out = (struct pl_loan){ .end = end_loan };
	shelf->found = pl_unseal(file, origin, PL_STR("fuzz"), &out->bytes);
	if (!shelf->found)
		free(copy);
	return shelf->found;
}

static void store(void *context, const struct pl_origin *origin, struct pl_str made)
{
	(void)context;
	if (!sealed.len)
		FUZZ_CHECK(pl_seal(origin, PL_STR("fuzz"), key, made, &sealed));
}

static void make_files(void)
{
	static char names[RULES][32], texts[RULES][200 + COMMENT];

	for (int i = 0; i < RULES; i++) {
		snprintf(names[i], sizeof(names[i]), "s/rule%03d.yml", i);
		snprintf(texts[i], sizeof(texts[i]),
			 "extends: existence\nmessage: \"%d: %%s\"\ntokens: [mot%d, \"autre%d "
			 "\\\\d+\"]\nignorecase: %s\n# %0*d\n",
			 i, i, i, i % 2 ? "true" : "false", COMMENT, 0);
		files[i] = (struct pl_memory_file){ names[i], pl_str_of(texts[i]) };
	}
}

/* All that is found, as text. */
static void check(struct shelf *shelf, struct pl_buf *out)
{
	const struct pl_keep keep = { find, store, shelf };
	struct pl_source source;
	const struct pl_source *layers[] = { &source };
	struct pl_ruleset *rules;
	struct pl_findings *findings;

	pl_source_memory(&source, "fuzz", files);
	source.tell = tell;
	source.keep = &keep;
	rules = pl_ruleset_new(layers, 1, NULL);
	FUZZ_CHECK(rules);
	findings = pl_lint(rules, draft, sizeof(draft) - 1, NULL, NULL);
	FUZZ_CHECK(findings);
	for (size_t i = 0; i < pl_findings_count(findings); i++) {
		struct pl_finding found = pl_findings_at(findings, i);

		pl_buf_printf(out, "%u %u %.*s %.*s\n", (unsigned)found.span.start,
			      (unsigned)found.span.end, PL_ARGS(found.rule),
			      PL_ARGS(found.message));
	}
	FUZZ_CHECK(!out->failed);
	pl_findings_free(findings);
	pl_ruleset_free(rules);
}

/* The file as the input bends it: cut, or with other bytes. */
static void bend(const uint8_t *data, size_t size, struct pl_buf *out)
{
	size_t cut = size && data[0] < 32 ? sealed.len * data[0] / 32 : sealed.len;

	pl_buf_add(out, pl_str_cut(pl_buf_str(&sealed), 0, cut));
	for (size_t i = 1; i + 3 <= size && out->len; i += 3) {
		size_t at = ((size_t)data[i] << 8 | data[i + 1]) * 7 % out->len;

		/* From the end: there is what it is told by. */
		out->at[out->len - 1 - at] = (char)data[i + 2];
	}
	FUZZ_CHECK(!out->failed);
}

/* --- what was seen ---------------------------------------------------------------------------- */

/* As base/seen.c writes it: what is told of a file, the size of its name, the name. */
enum { TOLD = 52, SIGHT = 56 };

static void see(struct pl_buf *log)
{
	static const char *const paths[] = { "/etc/passwd", "/dev/null", "/etc/group" };
	struct pl_seen seen;

	pl_seen_start(&seen);
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		int fd = open(paths[i], O_RDONLY);

		if (fd < 0)
			continue;
		pl_seen_file(&seen, paths[i], fd);
		close(fd);
	}
	pl_buf_add(log, pl_buf_str(&seen.log));
	FUZZ_CHECK(log->len && !log->failed);
	pl_seen_release(&seen);
}

/* Is the log whole, and each file told of as in the other? */
static bool tells_the_same(struct pl_str log, struct pl_str other)
{
	size_t at = 0;

	while (at < log.len) {
		uint32_t name_size;

		if (log.len - at < SIGHT || other.len - at < SIGHT ||
		    memcmp(log.at + at, other.at + at, TOLD))
			return false;
		memcpy(&name_size, log.at + at + TOLD, sizeof(name_size));
		at += SIGHT;
		if (!name_size || name_size > log.len - at || log.at[at + name_size - 1])
			return false;
		at += name_size;
	}
	return at > 0;
}

/* In a place of just its size. */
static void ask(struct pl_str bent, struct pl_str log)
{
	char *copy = malloc(bent.len + 1);

	FUZZ_CHECK(copy);
	memcpy(copy + 1, bent.at, bent.len);
	if (pl_seen_holds((struct pl_str){ copy + 1, bent.len }))
		FUZZ_CHECK(tells_the_same(bent, log));
	free(copy);
}

/* The log with each of its bytes changed in turn, and cut before it. */
static void see_bent(uint8_t change)
{
	static struct pl_buf log;
	struct pl_buf bent = { 0 };

	if (!log.len)
		see(&log);
	pl_buf_add(&bent, pl_buf_str(&log));
	FUZZ_CHECK(!bent.failed);
	for (size_t i = 0; i < bent.len; i++) {
		bent.at[i] = (char)(bent.at[i] ^ change);
		ask(pl_buf_str(&bent), pl_buf_str(&log));
		bent.at[i] = log.at[i];
		ask(pl_str_cut(pl_buf_str(&log), 0, i), pl_buf_str(&log));
	}
	pl_buf_release(&bent);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pl_buf wanted;
	struct pl_buf bent = { 0 }, found = { 0 };
	struct shelf shelf = { 0 };

	if (!sealed.len) {
		make_files();
		check(&shelf, &wanted);
		FUZZ_CHECK(sealed.len && !shelf.found && wanted.len);
		shelf.file = pl_buf_str(&sealed);
		check(&shelf, &found);
		FUZZ_CHECK(shelf.found);
	}
	pl_buf_cut(&found, 0);
	bend(data, size, &bent);
	shelf.file = pl_buf_str(&bent);
	check(&shelf, &found);
	FUZZ_CHECK(pl_str_same(pl_buf_str(&found), pl_buf_str(&wanted)));
	FUZZ_CHECK(shelf.found == pl_str_same(pl_buf_str(&bent), pl_buf_str(&sealed)));
	FUZZ_CHECK(!pl_seen_holds(fuzz_text(data, size)));
	see_bent(size ? data[0] : 1);
	pl_buf_release(&bent);
	pl_buf_release(&found);
	return 0;
}
