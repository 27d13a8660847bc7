<?php
// Says what plume finds in the text given, through FFI: php lint.php TEXT
// The declarations are those of plume.h.
$plume = FFI::cdef('
	struct pl_str { const char *at; size_t len; };
	struct pl_span { uint32_t start, end; };
	struct pl_err { int code; bool french; char file[256]; uint32_t line, column; char text[512]; };
	struct pl_finding {
		struct pl_str rule; int level; struct pl_str message, practice, url;
		bool whole; int32_t media; struct pl_span span;
		uint32_t line, column, end_line, end_column; struct pl_str match;
		bool suppressed; const char *suppressed_by; uint32_t suppressed_line;
		struct pl_str reason; uint32_t times; bool has_fix, safe;
	};
	void *pl_ruleset_new(const void *layers, size_t n, struct pl_err *err);
	void pl_ruleset_free(void *rules);
	void *pl_lint(const void *rules, const char *draft, size_t len, const void *options,
		      struct pl_err *err);
	void pl_findings_free(void *findings);
	size_t pl_findings_count(const void *findings);
	struct pl_finding pl_findings_at(const void *findings, size_t i);
', 'libplume.so.1');

$err = $plume->new('struct pl_err');
$err->french = true;
$draft = $argv[1] ?? 'Prefecture : ouvert a 8 h.';
$rules = $plume->pl_ruleset_new(null, 0, FFI::addr($err));
$findings = $rules ? $plume->pl_lint($rules, $draft, strlen($draft), null, FFI::addr($err)) : null;
if (!$findings) {
	fwrite(STDERR, 'plume: ' . FFI::string($err->text) . "\n");
	exit(2);
}
for ($i = 0; $i < $plume->pl_findings_count($findings); $i++) {
	$finding = $plume->pl_findings_at($findings, $i);
	$message = FFI::string($finding->message->at, $finding->message->len);
	echo "$finding->line:$finding->column: $message\n";
}
$plume->pl_findings_free($findings);
$plume->pl_ruleset_free($rules);
