# Reads a report as the programs do that it is for, and prints each message in it, a line each;
# fails when it holds anything that such a program would obey, open or refuse.
#
#     readers.py FORMAT <REPORT
#
# Where a format cannot hold messages apart, the texts that it must show are in the file payloads.
import csv, html.parser, io, json, re, sys, xml.etree.ElementTree as tree
kind, out = sys.argv[1], sys.stdin.buffer.read().decode()


def without_place(text):
    "Of a record, formats without a field for it begin with its place."
    return re.sub(r'^#\d+:\d+:\d+: ', '', text)


def link(text):
    "SARIF 2.1.0, 3.11.6: a link, or the text without what protects its signs"
    assert not re.search(r'(?<!\\)(?:\\\\)*\[(?:\\.|[^\\\]])*\]\(', text), text
    return re.sub(r'\\([\[\]\\])', r'\1', text) if re.search(r'\]\(|\\\]\(', text) else text


def markdown(text):
    assert not re.search(r'(?<!\\)(?:\\\\)*[\[<]', text), text
    return re.sub(r'\\([\[<\\])', r'\1', text)


def github():
    for line in out.splitlines():
        command = re.fullmatch(r'::(notice|warning|error) ([^:]*)::(.*)', line)
        assert command, line
        names = [p.split('=')[0] for p in command[2].split(',')]
        assert names in (['file', 'line', 'endLine', 'col', 'endColumn', 'title'], ['file', 'title']), line
        text = command[3]
        for sign, code in (('\r', '%0D'), ('\n', '%0A'), ('%', '%25')):
            text = text.replace(code, sign)
        yield without_place(text)


def table():
    rows = list(csv.reader(io.StringIO(out.lstrip('\ufeff'), newline='')))
    at = [name.lower() for name in rows[0]].index('message')
    for row in rows[1:]:
        assert len(row) == len(rows[0]), row
        for cell in row:
            assert cell[:1] not in ('=', '+', '-', '@', '\t'), row
        yield row[at][1:] if row[at][:1] == "'" and row[at][1:2] in tuple('=+-@') else row[at]


def junit():
    for case in tree.fromstring(out).iter('testcase'):
        assert {e.tag for e in case} <= {'failure'}
        for failure in case:
            yield failure.get('message')


def checkstyle():
    for file in tree.fromstring(out):
        assert file.tag == 'file' and {e.tag for e in file} <= {'error'}
        for error in file:
            yield error.get('message')


def sarif():
    run = json.loads(out)['runs'][0]
    for rule in run['tool']['driver']['rules']:
        link(rule['fullDescription']['text'] + rule['help']['text'])
    for result in run['results']:
        yield link(result['message']['text'])


def rdjson():
    for found in json.loads(out)['diagnostics']:
        yield without_place(markdown(found['message']))


def rdjsonl():
    for line in out.splitlines():
        yield without_place(markdown(json.loads(line)['message']))


def gitlab():
    for found in json.loads(out):
        yield without_place(found['description'])


def whole():
    for file in json.loads(out)['files']:
        for found in file['findings']:
            yield found['message']


def lines():
    for line in out.splitlines():
        for found in json.loads(line)['findings']:
            yield found['message']


def vale():
    for found in json.loads(out).values():
        for alert in found:
            yield alert['Message']


def page():
    class Reader(html.parser.HTMLParser):
        def __init__(self):
            super().__init__(convert_charrefs=True)
            self.tags, self.text = set(), ''
        def handle_starttag(self, tag, attributes):
            self.tags.add(tag)
            for name, value in attributes:
                assert not name.startswith('on'), (tag, name)
                assert name not in ('href', 'src') or value.startswith(('#', 'https://')), (tag, value)
        def handle_data(self, data): self.text += data
    reader = Reader()
    reader.feed(out.replace('#\\#', '##'))
    assert not reader.tags & {'script', 'img', 'iframe', 'object', 'form'}, reader.tags
    for payload in open('payloads', encoding='utf-8'):
        payload = payload.rstrip('\n')
        assert payload in reader.text, payload
        yield payload
        yield payload


def tap():
    plan, good, bad = None, 0, 0
    for line in out.splitlines():
        found = re.fullmatch(r'    - \{.*, message: (".*")\}', line)
        if found: yield json.loads(found[1])
        elif line in ('  ---', '  findings:', '  ...'): pass
        elif re.fullmatch(r'1\.\.\d+', line): plan = int(line[3:])
        elif re.match(r'ok \d+ ', line): good += 1
        elif re.match(r'not ok \d+ ', line): bad += 1
        else: assert line.startswith(('TAP version', '#')), line
    assert plan == bad and not good, (plan, good, bad)
readers = {'github': github, 'csv': table, 'junit': junit, 'checkstyle': checkstyle, 'sarif': sarif,
    'rdjson': rdjson, 'rdjsonl': rdjsonl, 'gitlab': gitlab, 'json': whole, 'jsonl': lines,
    'vale-json': vale, 'html': page, 'tap': tap}
for message in readers[kind]():
    assert '\n' not in message and '\r' not in message, message
    print(message)
