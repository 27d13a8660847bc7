# Documents that try a reader of JSON, of the shapes that matter (RFC 8259): each is a value that
# stands in the record of a post, so that one line is one document.
#
#     jsondocs.py lines        the records, a line each, as JSON Lines
#     jsondocs.py wanted       a word for each: fail, pass or free (either, but no other record)
#     jsondocs.py files DIR    a file each
import sys

FAIL = '''
[1,] [,1] [,] [1,,2] [1 2] [1 true] [ ] ] [1]] {"a":1,} {,"a":1} {"a" 1} {"a":} {:1} {"a":1 "b":2} {"a"}
{"a","b"} {a:1} {'a':1} {1:1} {null:1} {true:1} {[1]:2} {"a":1}} {"a":1,,"b":2} {"a"::1} {"a":"b":"c"} {"a":1;"b":2}
[1;2] [1:2] ["a":1] {"a",1} nul nulll Null NULL True TRUE tru truee False fals nil none undefined NaN nan
Infinity -Infinity inf -NaN +1 ++1 -- - -a -.5 .5 5. 5.e1 1.e 1e 1e+ 1e- 1E 1ee2 1.2.3 1e1.5 01 -01 007 0x1F 0b1 0o7 0e 0e+ 1_000
1,5 ١ １ -１ 1a 0.e1 .e1 1e١ 0.1.2 1+2 1-2 -0x1 "a 'a' `a` "\\x41" "\\a" "\\0" "\\'" "\\u" "\\u1" "\\u12" "\\u123"
"\\u12G4" "\\uZZZZ" "\\U0041" "\\u{41}" "\\u 041" "\\u+041" "\\u-041" "\\uD800" "\\uDC00" "\\uDBFF" "\\uDFFF" "\\uD800\\u0041"
"\\uD800x" "\\uDC00\\uD800" "\\uD800\\uD800" "\\uD83D\\uD83D\\uDE00" "\\uDE00\\uD83D" "\\u0000" "a\\u0000b" "\\" "\\\\\\" "a"b" "a""b"
/**/1 1/**/ //1 #1 [1//a ] {"a":/**/1} <!--1 @1 $a \\u0022a" \\"a" [\\n] \\u005B1] « ” "a” “a" (1) [(1)] *1 &1 !1
=1 ~ ? % ^ | , : ; \\ // [1,/*a*/2] {"a":1,/*a*/"b":2} {"a":1,"a":2} {"a":{"b":1,"b":1}} {"":1,"":2} 1e400 -1e400 1e99999
'''.split()
# Blanks, controls and bytes that a row of words cannot hold.
FAIL += ['1\u00a02', '\u00a01', '1\u2003', '\ufeff1', '[1\u2028]', '[\u00851]', '\u200b1', '"a\tb"', '"\t"', '"a\x01b"', '"\x1f"',
         '"\x00"', '\x00', '[\x00]', '1\x00', '\x0c1', '\x0b1', '[1\x0c]', '"a\rb"', '- 1', '1. 5', '1 e5', '"\\ud83d \\ude00"', 'tr ue',
         '{"a": 1 "b"}', '[' * 80 + ']' * 80, '{"a":' * 80 + '1' + '}' * 80, '[' * 5000, '{"a":' * 5000, '[{"a":' * 3000, ']' * 5000,
         b'"\xff"', b'"\xc3"', b'"\xc0\x80"', b'"\xed\xa0\x80"', b'"\xf4\x90\x80\x80"', b'"\xe0\x80\xaf"', b'\xff', b'"\xf0\x9f"',
         b'"\x80"', b'"\xf8\x88\x80\x80\x80"']

PASS = '''
1 0 -0 -1 10 123 -123 0.5 -0.5 0.0 -0.0 1.5 10.25 1e1 1E1 1e+1 1e-1 1E+1 1E-1 0e1 0e+1 0E-1 -0e1 1.5e10 1.5E-10 0.1e1 1e0 1e00 1e01
1.0000000000000000000000001 2147483647 2147483648 4294967296 9007199254740993 1e308 1e-300 true false null [] {} [[]] [{}] {"a":[]}
"" "a" "é" "😀" "\\"" "\\\\" "\\/" "\\b" "\\f" "\\n" "\\r" "\\t" "\\u0041" "\\u00e9" "\\u00E9" "\\u0001" "\\u001F" "\\uD83D\\uDE00" "\\ud83d\\ude00"
"\\uFFFF" "\\uFFFE" "\\uFEFF" "\\u2028" "/" "\\\\u0000" "\\\\n" "a\\u0062c" "\\\\\\"" "[1,]" "{" "//" "/*" "null" "'" "`" "#" "\\u200b"
[1] [1,2,3] [[1],[2]] [null,true,false] ["a","b"] [1,"a",null,{}] {"a":1} {"a":1,"b":2} {"":1} {"a":{"b":{"c":1}}} {"é":1} {"a":[1,{"b":2}]}
{"\\u0061":1} {"a\\nb":1} {"true":true} {"1":1} {"__proto__":1} {"a.b":1} {"A":1,"a":2}
'''.split()
PASS += [' 1 ', '\t1\t', '[ 1 , 2 ]', '{ "a" : 1 , "b" : 2 }', ' [ ] ', ' { } ', '"a b"', '"\u00a0"', '"\u2028"', '"\x7f"', '"\ufeff"', '"\U0010ffff"',
         '"\u0301"', '[' * 50 + ']' * 50, '{"a":' * 50 + '1' + '}' * 50, '[' + '1,' * 2000 + '1]', '"' + 'a' * 20000 + '"', '"' + '\\n' * 5000 + '"']

FREE = ['9' * 30, '-' + '9' * 30, '9223372036854775807', '9223372036854775808', '-9223372036854775808', '-9223372036854775809',
        '18446744073709551615', '18446744073709551616', '1' + '0' * 300, '1' + '0' * 400, '0.' + '0' * 400 + '1', '1e-400', '-1e-400', '1e-99999',
        '1.' + '1' * 1000, '1e309', '1.8e308', '123456789012345678901234567890.5', '1e000000000000000000001', '1e-000000001',
        '"\ufffe"', '"\uffff"', '"\U0001ffff"', '"\ue000"', '"\u200b"', '"\u202e"', '"\\uFDD0"', '"\\uDBFF\\uDFFF"', '[' * 63 + ']' * 63,
        '[' * 64 + ']' * 64, '{"a":1,"\\u0061":2}', '1' * 5000]


def records():
    seen = set()
    for word, values in (('fail', FAIL), ('pass', PASS), ('free', FREE)):
        for value in values:
            value = value if isinstance(value, bytes) else value.encode()
            if value not in seen:
                seen.add(value)
                yield word, b'{"text":"La Prefecture.","note":' + value + b'}'


if __name__ == '__main__':
    for n, (word, record) in enumerate(records(), 1):
        if sys.argv[1] == 'wanted':
            print(word)
        elif sys.argv[1] == 'lines':
            sys.stdout.buffer.write(record + b'\n')
        else:
            with open(f'{sys.argv[2]}/{n:03}-{word}.json', 'wb') as file:
                file.write(record)
