"""Says what plume finds in the text given, through ctypes: python3 lint.py TEXT"""
import os
import sys
from ctypes import (CDLL, POINTER, Structure, byref, c_bool, c_char, c_char_p, c_int, c_int32,
                    c_size_t, c_uint32, c_void_p, string_at)


class Str(Structure):
    _fields_ = [("at", c_void_p), ("len", c_size_t)]

    def __str__(self):
        return string_at(self.at, self.len).decode() if self.len else ""


class Span(Structure):
    _fields_ = [("start", c_uint32), ("end", c_uint32)]


class Err(Structure):
    _fields_ = [("code", c_int), ("french", c_bool), ("file", c_char * 256),
                ("line", c_uint32), ("column", c_uint32), ("text", c_char * 512)]


class Finding(Structure):
    _fields_ = [("rule", Str), ("level", c_int), ("message", Str), ("practice", Str),
                ("url", Str), ("whole", c_bool), ("media", c_int32), ("span", Span),
                ("line", c_uint32), ("column", c_uint32), ("end_line", c_uint32),
                ("end_column", c_uint32), ("match", Str), ("suppressed", c_bool),
                ("suppressed_by", c_char_p), ("suppressed_line", c_uint32), ("reason", Str),
                ("times", c_uint32), ("has_fix", c_bool), ("safe", c_bool)]


plume = CDLL("libplume.so.1")
plume.pl_ruleset_new.restype = c_void_p
plume.pl_ruleset_new.argtypes = [c_void_p, c_size_t, POINTER(Err)]
plume.pl_ruleset_free.argtypes = [c_void_p]
plume.pl_lint.restype = c_void_p
plume.pl_lint.argtypes = [c_void_p, c_char_p, c_size_t, c_void_p, POINTER(Err)]
plume.pl_findings_free.argtypes = [c_void_p]
plume.pl_findings_count.restype = c_size_t
plume.pl_findings_count.argtypes = [c_void_p]
plume.pl_findings_at.restype = Finding
plume.pl_findings_at.argtypes = [c_void_p, c_size_t]

err = Err(french=True)
rules = plume.pl_ruleset_new(None, 0, byref(err))
draft = os.fsencode(sys.argv[1] if len(sys.argv) > 1 else "Prefecture : ouvert a 8 h.")
findings = plume.pl_lint(rules, draft, len(draft), None, byref(err)) if rules else None
if not findings:
    sys.exit("plume: " + err.text.decode())
for i in range(plume.pl_findings_count(findings)):
    finding = plume.pl_findings_at(findings, i)
    print(f"{finding.line}:{finding.column}: {finding.message}")
plume.pl_findings_free(findings)
plume.pl_ruleset_free(rules)
