/* payload: JSON, JSON Lines and tables.  Records are numbered in a row, their texts are
 * text, and line by line comes the same as all at once. */
#include "fuzz.h"

#include "post/payload.h"

struct seen {
	struct pl_buf all;
	uint32_t n;
};

static bool see(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct seen *seen = context;

	FUZZ_CHECK(record->number == ++seen->n);
	FUZZ_CHECK(pl_utf8_check(record->text) == record->text.len);
	if (fault)
		FUZZ_CHECK(fault->text[0]);
	pl_buf_printf(&seen->all, "%u|%u|%.*s|%.*s|%s\n", record->number, record->line,
		      PL_ARGS(record->id), PL_ARGS(record->text), fault ? fault->text : "");
	return seen->n < 2000;
}

static void line_by_line(struct pl_str bytes, struct seen *seen)
{
	struct pl_payload_lines *lines = pl_payload_lines_new("f", false, see, seen);

	FUZZ_CHECK(lines);
	while (bytes.len) {
		size_t end = pl_str_find(bytes, PL_STR("\n"), 0);

		end = end == SIZE_MAX ? bytes.len : end;
		if (!pl_payload_lines_add(lines, pl_str_cut(bytes, 0, end)))
			break;
		bytes = pl_str_cut(bytes, end + 1, bytes.len);
	}
	FUZZ_CHECK(pl_payload_lines_end(lines, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum pl_input inputs[] = { PL_INPUT_JSON, PL_INPUT_JSONL, PL_INPUT_CSV };
	enum pl_input input = inputs[fuzz_choice(&data, &size) % 3];
	struct pl_str bytes = fuzz_text(data, size);
	struct seen seen = { 0 }, again = { 0 };
	struct pl_err err = { 0 };
	bool ok = pl_payload_walk(input, bytes, PL_STR(""), "f", see, &seen, &err);

	FUZZ_CHECK(ok || err.text[0]);
	pl_input_guess(bytes);
	if (input == PL_INPUT_JSONL && size > 2 && data[0] < 0x80) {
		line_by_line(bytes, &again);
		FUZZ_CHECK(pl_str_same(pl_buf_str(&seen.all), pl_buf_str(&again.all)));
	}
	pl_buf_release(&seen.all);
	pl_buf_release(&again.all);
	return 0;
}
