/* Payloads: what schedulers send and spreadsheets hold, record by record. */
#include "test.h"

#include "post/networks.h"
#include "post/payload.h"

static struct test_networks networks;

/* Each record in one line: number:line id [networks] date type/campaign/lang media text;
 * a fault as number!line:column its text. */
struct telling {
	struct pl_buf shown;
	uint32_t stop_after;
	size_t n_faults;
};

static void show_media(struct pl_buf *out, const struct pl_post *post)
{
	static const char *const kinds[] = { "image", "video", "gif", "document" };

	if (!post->media_known) {
		pl_buf_puts(out, " ?");
		return;
	}
	pl_buf_puts(out, " (");
	for (size_t i = 0; i < post->n_media; i++)
		pl_buf_printf(out, "%s%s:%.*s:%.*s", i ? " " : "", kinds[post->media[i].kind],
			      PL_ARGS(post->media[i].file), PL_ARGS(post->media[i].alt));
	pl_buf_puts(out, ")");
}

static void show_record(struct pl_buf *out, const struct pl_record *record)
{
	struct pl_hints hints = { .known = test_networks(&networks),
				  .no_front = true,
				  .record = record->data };
	struct pl_post post;

	assert_true(pl_post_init(&post, record->text, &hints, NULL));
	pl_buf_printf(out, "%u:%u %.*s [", record->number, record->line, PL_ARGS(record->id));
	for (size_t i = 0; i < post.known->n; i++) {
		if (post.networks & UINT64_C(1) << i)
			pl_buf_printf(out, "%c", pl_ref_str(&post.known->at[i]->name).at[0]);
	}
	pl_buf_printf(out, "] %.*s %.*s/%.*s/%.*s", PL_ARGS(post.date), PL_ARGS(post.type),
		      PL_ARGS(post.campaign), PL_ARGS(post.lang));
	show_media(out, &post);
	for (size_t i = 0; i < post.n_remarks; i++)
		pl_buf_printf(out, " <%s>", post.remarks[i].text);
	pl_buf_printf(out, " %.*s\n", PL_ARGS(record->text));
	pl_post_release(&post);
}

static bool tell(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	struct telling *telling = context;

	if (fault) {
		assert_string_equal(fault->file, "posts");
		assert_true(record->line > 0 && fault->line >= record->line);
		pl_buf_printf(&telling->shown, "%u!%u:%u %s\n", record->number, fault->line,
			      fault->column, fault->text);
		telling->n_faults++;
	} else {
		show_record(&telling->shown, record);
	}
	return record->number != telling->stop_after;
}

/* --- shapes --------------------------------------------------------------------------------- */

static const struct {
	enum pl_input input;
	const char *payload;
	const char *shown; /* its beginning, for faults whose text is others' */
} payloads[] = {
	/* generic */
	{ PL_INPUT_JSON, "{\"text\":\"Bonjour\"}", "1:1  []  // ? Bonjour\n" },
	{ PL_INPUT_JSON, "{\"id\":7,\"network\":\"x\",\"text\":\"B\",\"date\":\"2026-03-12\"}",
	  "1:1 7 [x] 2026-03-12 // ? B\n" },
	{ PL_INPUT_JSON, "{\"networks\":[\"twitter\",\"facebook\"],\"texte\":\"B\"}",
	  "1:1  [fx]  // ? B\n" },
	{ PL_INPUT_JSON,
	  "{\"text\":\"B\",\"type\":\"Événement\",\"campaign\":\"c\",\"lang\":\"fr\"}",
	  "1:1  []  evenement/c/fr ? B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"media\":[]}", "1:1  []  // () B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"media\":null}", "1:1  []  // ? B\n" },
	{ PL_INPUT_JSON,
	  "{\"text\":\"B\",\"media\":[{\"type\":\"image\",\"file\":\"a.jpg\",\"alt\":\"La place\"},"
	  "{\"type\":\"video\",\"file\":\"b\",\"autre\":1},{\"file\":\"c.pdf\",\"alt\":null}]}",
	  "1:1  []  // (image:a.jpg:La place video:b: document:c.pdf:) B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"media\":[\"a.gif\"]}", "1:1  []  // (gif:a.gif:) B\n" },
	{ PL_INPUT_JSON, "{\"network\":\"facebok\",\"text\":\"B\"}",
	  "1:1  []  // ? <record: no network is called 'facebok'; the nearest is 'facebook'> B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"status\":\"draft\",\"inconnu\":{\"a\":[1]}}",
	  "1:1  []  // ? B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"---\\nnote: a\\n---\\nB\"}",
	  "1:1  []  // ? ---\nnote: a\n---\nB\n" },
	{ PL_INPUT_JSON, "{\"text\":\"\"}", "1:1  []  // ? \n" },
	/* lists of records, and where each stands */
	{ PL_INPUT_JSON, "[]", "" },
	{ PL_INPUT_JSON, "[{\"text\":\"A{\\\"\"},\n {\"text\":\"B\"}\n,{\"text\":\"C\"}]",
	  "1:1  []  // ? A{\"\n2:2  []  // ? B\n3:3  []  // ? C\n" },
	{ PL_INPUT_JSON, "{\"posts\":[\n{\"text\":\"A\"},\n{\"text\":\"B\"}]}",
	  "1:2  []  // ? A\n2:3  []  // ? B\n" },
	{ PL_INPUT_JSON, "{\"records\":[{\"text\":\"A\"}]}", "1:1  []  // ? A\n" },
	{ PL_INPUT_JSON, "{\"items\":[{\"text\":\"A\"}]}", "1:1  []  // ? A\n" },
	/* X, POST /2/tweets */
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"media\":{\"media_ids\":[\"1146654567674912769\"]}}",
	  "1:1  [x]  // ? B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"media\":{\"media_ids\":[]}}", "1:1  [x]  // () B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"reply\":{\"in_reply_to_tweet_id\":\"1\"}}",
	  "1:1  [x]  // ? B\n" },
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"poll\":{\"options\":[\"oui\",\"non\"]}}",
	  "1:1  [x]  // ? B\n" },
	/* Mastodon: what is posted, what is stored, what is scheduled */
	{ PL_INPUT_JSON,
	  "{\"status\":\"B\",\"language\":\"fr\",\"scheduled_at\":\"2026-03-12T10:00:00Z\"}",
	  "1:1  [] 2026-03-12T10:00:00Z //fr ? <record: no network is called 'mastodon'> B\n" },
	{ PL_INPUT_JSON,
	  "{\"status\":\"B\",\"network\":\"x\",\"media_attachments\":[{\"type\":\"image\","
	  "\"preview_url\":\"p\",\"url\":\"u.png\",\"description\":\"La "
	  "place\"},{\"type\":\"gifv\"}]}",
	  "1:1  [x]  // (image:u.png:La place gif::) B\n" },
	{ PL_INPUT_JSON, "{\"status\":\"B\",\"media_ids\":[\"1\"]}",
	  "1:1  []  // ? <record: no network is called 'mastodon'> B\n" },
	{ PL_INPUT_JSON,
	  "{\"status\":\"B\",\"media_attributes\":[{\"id\":\"1\",\"description\":\"La place\"}]}",
	  "1:1  []  // (image::La place) <record: no network is called 'mastodon'> B\n" },
	{ PL_INPUT_JSON, "{\"id\":\"9\",\"text\":\"B\",\"spoiler_text\":\"\"}",
	  "1:1 9 []  // ? <record: no network is called 'mastodon'> B\n" },
	{ PL_INPUT_JSON,
	  "{\"id\":\"3\",\"scheduled_at\":\"2026\",\"params\":{\"text\":\"B\",\"language\":\"fr\"},"
	  "\"media_attachments\":[]}",
	  "1:1 3 [] 2026 //fr () <record: no network is called 'mastodon'> B\n" },
	/* Bluesky, app.bsky.feed.post */
	{ PL_INPUT_JSON, "{\"text\":\"B\",\"createdAt\":\"2026-03-12\",\"langs\":[\"fr\",\"en\"]}",
	  "1:1  [b] 2026-03-12 //fr ? B\n" },
	{ PL_INPUT_JSON,
	  "{\"repo\":\"did:plc:a\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"k\",\"record\":"
	  "{\"$type\":\"app.bsky.feed.post\",\"text\":\"B\",\"embed\":{\"$type\":"
	  "\"app.bsky.embed.images\",\"images\":[{\"alt\":\"La "
	  "place\",\"image\":{\"$type\":\"blob\","
	  "\"mimeType\":\"image/png\"}},{\"alt\":\"\",\"image\":{}}]}}}",
	  "1:1 k [b]  // (image::La place image::) B\n" },
	{ PL_INPUT_JSON,
	  "{\"text\":\"B\",\"embed\":{\"$type\":\"app.bsky.embed.video\",\"video\":{\"$type\":"
	  "\"blob\"},\"alt\":\"Le pont\"}}",
	  "1:1  [b]  // (video::Le pont) B\n" },
	{ PL_INPUT_JSON,
	  "{\"text\":\"B\",\"embed\":{\"record\":{},\"media\":{\"images\":[{\"alt\":\"P\"}]}}}",
	  "1:1  [b]  // (image::P) B\n" },
	{ PL_INPUT_JSON,
	  "{\"text\":\"B\",\"embed\":{\"$type\":\"app.bsky.embed.external\",\"external\":{\"uri\":"
	  "\"https://www.ain.gouv.fr\",\"description\":\"d\"}}}",
	  "1:1  [b]  // ? B\n" },
	/* Postiz: each of `value` goes out as a post */
	{ PL_INPUT_JSON,
	  "{\"type\":\"schedule\",\"date\":\"2026-03-12\",\"shortLink\":false,\"tags\":[],"
	  "\"posts\":"
	  "[{\"integration\":{\"id\":\"i\"},\"group\":\"g\",\"value\":[{\"content\":\"A\","
	  "\"image\":"
	  "[{\"id\":\"1\",\"path\":\"https://u/a.png\"}]},\n{\"content\":\"B\",\"image\":[]}],"
	  "\"settings\":{\"__type\":\"x\"}},{\"value\":[{\"content\":\"C\"}],\"settings\":{\"__"
	  "type\":"
	  "\"facebook\"}}]}",
	  "1:1 g [x] 2026-03-12 // (image:https://u/a.png:) A\n"
	  "2:2 g [x] 2026-03-12 // () B\n3:2  [f] 2026-03-12 // ? C\n" },
	/* records that cannot be read */
	{ PL_INPUT_JSON, "[{\"text\":\"A\"},\n{\"titre\":\"B\"},\n 3,{\"text\":\"C\"}]",
	  "1:1  []  // ? A\n2!2:1 record 2: the record has no text: it is looked for under "
	  "text|texte|content|contenu|message|status\n"
	  "3!3:2 record 3: a record is wanted: {\"text\": …}\n4:3  []  // ? C\n" },
	{ PL_INPUT_JSON, "[{\"text\":3},{\"text\":null},{\"text\":[\"a\"]},{\"posts\":\"a\"}]",
	  "1!1:10 record 1: the text of the record is not a string\n2!1:13 record 2: the record "
	  "has no text" },
	/* JSON Lines */
	{ PL_INPUT_JSONL, "{\"text\":\"A\"}\n\n  \r\n{\"text\":\"B\"}\r\n{\"text\":\"C\"}",
	  "1:1  []  // ? A\n2:4  []  // ? B\n3:5  []  // ? C\n" },
	{ PL_INPUT_JSONL, "\xEF\xBB\xBF{\"text\":\"A\"}\n", "1:1  []  // ? A\n" },
	{ PL_INPUT_JSONL, "{\"text\":\"A\"}\n  {\"texte\"}\n{\"text\":\"C\"}\n",
	  "1:1  []  // ? A\n2!2:" },
	{ PL_INPUT_JSONL, "\n  {\"titre\":\"A\"}\n", "1!2:3 record 1: the record has no text" },
	{ PL_INPUT_JSONL, "{\"text\":\"a\xE9\"}\n{\"text\":\"B\"}\n", "1!1:" },
	{ PL_INPUT_JSONL, "", "" },
	/* CSV */
	{ PL_INPUT_CSV, "text\nBonjour\n", "1:2  []  // ? Bonjour\n" },
	{ PL_INPUT_CSV, "id,network,text\n1,x,Bonjour\n2,facebook,Bonsoir",
	  "1:2 1 [x]  // ? Bonjour\n2:3 2 [f]  // ? Bonsoir\n" },
	{ PL_INPUT_CSV, "Réseau;Texte;Date\nx;Un, deux;2026-03-12\n",
	  "1:2  [x] 2026-03-12 // ? Un, deux\n" },
	/* What parts fields is known by the first line, whatever quotes are in a name or a row. */
	{ PL_INPUT_CSV, "text;5\" note\nUn 5\", deux, trois, quatre;4\n",
	  "1:2  []  // ? Un 5\", deux, trois, quatre\n" },
	{ PL_INPUT_CSV, "text;\"a, \"\"b\"\", c, d\";id\nUn, deux;4;5\n",
	  "1:2 5 []  // ? Un, deux\n" },
	{ PL_INPUT_CSV, "network\ttext\nx, facebook\tUn; deux\n", "1:2  [fx]  // ? Un; deux\n" },
	{ PL_INPUT_CSV, "text,type\r\n\"Un \"\"mot\"\",\r\ndeux\",alerte\r\n\r\nTrois,\r\n",
	  "1:2  []  alerte// ? Un \"mot\",\r\ndeux\n2:5  []  // ? Trois\n" },
	{ PL_INPUT_CSV, "sep=;\r\ntext;id\r\nUn, deux;3\r\n", "1:3 3 []  // ? Un, deux\n" },
	{ PL_INPUT_CSV, "text,media,alt\nA,a.jpg,La place\nB,,\nC,a.jpg|b.mp4,|Le pont\nD,a.jpg\n",
	  "1:2  []  // (image:a.jpg:La place) A\n2:3  []  // () B\n"
	  "3:4  []  // (image:a.jpg: video:b.mp4:Le pont) C\n4:5  []  // (image:a.jpg:) D\n" },
	{ PL_INPUT_CSV, "text,alt\nA,La place\nB,\n",
	  "1:2  []  // (image::La place) A\n2:3  []  // ? B\n" },
	{ PL_INPUT_CSV, "\xEF\xBB\xBFtext\rA\rB", "1:2  []  // ? A\n2:3  []  // ? B\n" },
	{ PL_INPUT_CSV, "text,id\nUn, deux,3\nB,4\n",
	  "1!2:1 record 1: 3 fields, but there are 2 columns" },
	{ PL_INPUT_CSV, "text,id\n\"A\" b,3\nB,4\n",
	  "1!2:1 record 1: text behind the closing quotation mark" },
	{ PL_INPUT_CSV, "text,id\nA,1\nB,\"2\nC,3\n",
	  "1:2 1 []  // ? A\n2!3:1 record 2: a quotation mark is not" },
	{ PL_INPUT_CSV, "text,id\na\xE9,1\nB,2\n",
	  "1!2:2 record 1: the row is not UTF-8 text\n2:3 2 []  // ? B\n" },
};

static void test_payloads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++) {
		struct telling telling = { 0 };
		struct pl_err err = { 0 };
		bool ok = pl_payload_walk(payloads[i].input, pl_str_of(payloads[i].payload),
					  PL_STR(""), "posts", tell, &telling, &err);
		struct pl_str shown = pl_buf_str(&telling.shown);

		if (!ok || !(telling.n_faults ? pl_str_starts(shown, payloads[i].shown)
					      : pl_str_is(shown, payloads[i].shown))) {
			print_error("%s\nwanted: %s\ncame: %.*s %s\n", payloads[i].payload,
				    payloads[i].shown, PL_ARGS(shown), err.text);
			fail();
		}
		pl_buf_release(&telling.shown);
	}
}

/* --- payloads that cannot be read ------------------------------------------------------------- */

static const struct {
	enum pl_input input;
	const char *payload, *text;
} unreadable[] = {
	{ PL_INPUT_JSON, "", "" },
	{ PL_INPUT_JSON, "{\"text\":\"A\"", "" },
	{ PL_INPUT_JSON, "[{\"text\":\"A\"}", "" },
	{ PL_INPUT_JSON, "{\"text\":\"A\"}{\"text\":\"B\"}", "" },
	{ PL_INPUT_CSV, "", "no column holds the text" },
	{ PL_INPUT_CSV, "id,date\n1,2\n", "no column holds the text" },
	{ PL_INPUT_CSV, "text,\"id\n1,2\n", "line of column names" },
	{ PL_INPUT_CSV, "text,\xE9\n1,2\n", "line of column names" },
	{ PL_INPUT_TEXT, "Bonjour", "not a payload" },
	{ PL_INPUT_AUTO, "Bonjour", "not a payload" },
};

static void test_unreadable(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(unreadable) / sizeof(*unreadable); i++) {
		struct telling telling = { 0 };
		struct pl_err err = { 0 };

		if (pl_payload_walk(unreadable[i].input, pl_str_of(unreadable[i].payload),
				    PL_STR(""), "posts", tell, &telling, &err) ||
		    !err.code || telling.shown.len || !strstr(err.text, unreadable[i].text)) {
			print_error("%s\nwanted: %s\ncame: %s\n", unreadable[i].payload,
				    unreadable[i].text, err.text);
			fail();
		}
		pl_buf_release(&telling.shown);
	}
}

static const struct {
	const char *name;
	enum pl_input input;
} names[] = {
	{ "a.json", PL_INPUT_JSON },
	{ "a.JSONL", PL_INPUT_JSONL },
	{ "a.ndjson", PL_INPUT_JSONL },
	{ "d/a.csv", PL_INPUT_CSV },
	{ "a.tsv", PL_INPUT_CSV },
	{ "a.md", PL_INPUT_MARKDOWN },
	{ "a.markdown", PL_INPUT_MARKDOWN },
	{ "a.txt", PL_INPUT_TEXT },
	{ "a.x.post", PL_INPUT_TEXT },
	{ "json", PL_INPUT_TEXT },
	{ "", PL_INPUT_TEXT },
};

static void test_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (pl_input_of(pl_str_of(names[i].name)) != names[i].input) {
			print_error("%s\n", names[i].name);
			fail();
		}
	}
}

static const struct {
	const char *bytes;
	enum pl_input input;
} guesses[] = {
	{ "{\"text\":\"A\"}", PL_INPUT_JSON },
	{ "\xEF\xBB\xBF \n[{\"text\":\"A\"},\n{\"text\":\"B\"}]\n", PL_INPUT_JSON },
	{ "{\"text\":\"A\"}\n{\"text\":\n", PL_INPUT_JSONL },
	{ "{\"text\":\"A\"", PL_INPUT_TEXT },
	{ "[1] Crue à Redon", PL_INPUT_TEXT },
	{ "[1]", PL_INPUT_TEXT },
	{ "{LIEU} : crue", PL_INPUT_TEXT },
	{ "text,id\nA,1\n", PL_INPUT_TEXT },
	{ "", PL_INPUT_TEXT },
};

static void test_guess(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(guesses) / sizeof(*guesses); i++) {
		if (pl_input_guess(pl_str_of(guesses[i].bytes)) != guesses[i].input) {
			print_error("%s\n", guesses[i].bytes);
			fail();
		}
	}
}

static void test_stop(void **state)
{
	static const enum pl_input inputs[] = { PL_INPUT_JSON, PL_INPUT_JSONL, PL_INPUT_CSV };
	static const char *const bytes[] = {
		"[{\"text\":\"A\"},{\"text\":\"B\"},{\"text\":\"C\"}]",
		"{\"text\":\"A\"}\n{\"text\":\"B\"}\n{\"text\":\"C\"}\n", "text\nA\nB\nC\n"
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct telling telling = { .stop_after = 2 };

		assert_true(pl_payload_walk(inputs[i], pl_str_of(bytes[i]), PL_STR(""), "posts",
					    tell, &telling, NULL));
		assert_non_null(strstr(telling.shown.at, "2:"));
		assert_null(strstr(telling.shown.at, "3:"));
		pl_buf_release(&telling.shown);
	}
}

/* Columns by choice, and what is said of choices that are none. */
static const struct {
	const char *columns, *table, *shown; /* or the fault */
} chosen[] = {
	{ "text=Brouillon,network=Canal", "Canal,Message,Brouillon\nx,A,B\n",
	  "1:2  [x]  // ? B\n" },
	{ "text = le texte , network=RESEAU", "Le Texte;Réseau\nA;x\n", "1:2  [x]  // ? A\n" },
	{ "", "Canal,Message\nx,A\n", "1:2  []  // ? A\n" },
	{ "media=Photo,alt=Image", "Message,Photo,Image\nA,a.jpg,La place\n",
	  "1:2  []  // (image:a.jpg:La place) A\n" },
	{ "id=Message,text=N", "N,Message\nA,B\n", "1:2 B []  // ? A\n" },
	{ "text=Bruillon", "Brouillon\nA\n", "'text=Bruillon' asks for" },
	{ "texte=Brouillon", "Brouillon\nA\n", "no field is called 'texte'" },
	{ "Brouillon", "Brouillon\nA\n", "chooses no column" },
	{ "network=Message", "Message\nx\n", "no column holds the text" },
};

static void test_columns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(chosen) / sizeof(*chosen); i++) {
		struct telling telling = { 0 };
		struct pl_err err = { 0 };
		bool ok = pl_payload_walk(PL_INPUT_CSV, pl_str_of(chosen[i].table),
					  pl_str_of(chosen[i].columns), "posts", tell, &telling,
					  &err);

		if (ok ? !pl_str_is(pl_buf_str(&telling.shown), chosen[i].shown)
		       : !strstr(err.text, chosen[i].shown)) {
			print_error("%s\nwanted: %s\ncame: %.*s%s\n", chosen[i].columns,
				    chosen[i].shown, PL_ARGS(pl_buf_str(&telling.shown)), err.text);
			fail();
		}
		pl_buf_release(&telling.shown);
	}
}

/* Excel writes "Unicode text" as UTF-16 with a mark and tabs. */
static void test_utf16(void **state)
{
	static const char bytes[] = "\xFF\xFEt\0e\0x\0t\0\t\0i\0d\0\n\0\xC9\0t\0\xE9\0\t\0"
				    "1\0";
	struct telling telling = { 0 };

	(void)state;
	assert_true(pl_payload_walk(PL_INPUT_CSV, (struct pl_str){ bytes, sizeof(bytes) - 1 },
				    PL_STR(""), "posts", tell, &telling, NULL));
	assert_string_equal(telling.shown.at, "1:2 1 []  // ? Été\n");
	pl_buf_release(&telling.shown);
}

/* --- sizes --------------------------------------------------------------------------------------
 */

static bool count(void *context, const struct pl_record *record, const struct pl_err *fault)
{
	size_t *counts = context;

	(void)record;
	counts[fault != NULL]++;
	return true;
}

static void test_long_lines(void **state)
{
	struct pl_buf lines = { 0 };
	size_t counts[2] = { 0, 0 };

	(void)state;
	pl_buf_puts(&lines, "{\"text\":\"");
	for (int i = 0; i < (1 << 20); i++)
		pl_buf_putc(&lines, 'a');
	pl_buf_puts(&lines, "\"}\n{\"text\":\"B\"}\n");
	assert_true(pl_payload_walk(PL_INPUT_JSONL, pl_buf_str(&lines), PL_STR(""), "posts", count,
				    counts, NULL));
	assert_int_equal(counts[0], 1);
	assert_int_equal(counts[1], 1);
	pl_buf_release(&lines);
}

/* Tables made to be walked again and again: one pass must do. */
static void test_nasty_tables(void **state)
{
	static const char *const rows[] = { "\"a\"\"\n", "\"a\"b\n", "\"\n",
					    ",,,\n",     "\r",       "\"\"\"\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct pl_buf table = { 0 };
		size_t counts[2] = { 0, 0 };

		pl_buf_puts(&table, "text\n");
		while (table.len < 400000)
			pl_buf_puts(&table, rows[i]);
		assert_true(pl_payload_walk(PL_INPUT_CSV, pl_buf_str(&table), PL_STR(""), "posts",
					    count, counts, NULL));
		pl_buf_release(&table);
	}
}

/* The n-th allocation fails, for all n. */
static void check_no_memory(enum pl_input input, const char *payload, const char *columns)
{
	bool done = false;

	for (long n = 0; !done; n++) {
		struct pl_err err = { 0 };
		size_t counts[2] = { 0, 0 };

		pl_mem_fail_after(n, true);
		done = pl_payload_walk(input, pl_str_of(payload), pl_str_of(columns), "posts",
				       count, counts, &err);
		pl_mem_fail_after(-1, false);
		assert_true(done || err.code == PL_NOMEM);
	}
}

static void test_no_memory(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(payloads) / sizeof(*payloads); i++) {
		if (!strchr(payloads[i].shown, '!'))
			check_no_memory(payloads[i].input, payloads[i].payload, "");
	}
	check_no_memory(PL_INPUT_CSV, chosen[0].table, chosen[0].columns);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_payloads),     cmocka_unit_test(test_unreadable),
		cmocka_unit_test(test_names),        cmocka_unit_test(test_stop),
		cmocka_unit_test(test_guess),        cmocka_unit_test(test_utf16),
		cmocka_unit_test(test_columns),      cmocka_unit_test(test_long_lines),
		cmocka_unit_test(test_nasty_tables), cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
