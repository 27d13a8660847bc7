# Files of YAML that are bombs, or what YAML has and plume leaves out: each must be refused with a
# line and a column, having taken at most 4 MiB beside the file itself more than any other faulty
# file; 16 MiB where it is a list or map of 100,000 things, as many as are allowed.
#
#     bombs.py DIR             a folder of rules each: DIR/001/s/r.yml …
#     bombs.py run PLUME DIR   reads each as rules; a line for each that is not refused so
import os, re, subprocess, sys

MiB = 1 << 20
DEEP = ['[', '{a: ', '[{', '[a, ', '{a: [', '{? ', '- ', '? ', '- - ', 'a: {', '[[', '- {a: [', '"a": [', '- ? ']
LEVELS = [f'l{n}: &l{n} [' + ', '.join(f'*l{n - 1}' for _ in range(9)) + ']\n' for n in range(1, 10)]

BOMBS = [piece * (MiB // len(piece)) for piece in DEEP]
BOMBS += [piece * 70 for piece in DEEP]
BOMBS += [
    'l0: &l0 [x, x, x, x, x, x, x, x, x]\n' + ''.join(LEVELS),
    'a: &a [*a]\n', 'a: &a\n  b: *a\n', '- &a [b]\n- *a\n', 'a: *b\n', '&a a: 1\n', '*a : 1\n', 'a: &a 1\n',
    'a: {b: 1}\nc: {<<: *a}\n', '<<: {a: 1}\n', 'a:\n  <<: {b: 1}\n',
    'a: !!python/object/apply:os.system ["id"]\n', 'a: !!js/function "function(){}"\n', 'a: !ruby/object:Gem {}\n', 'a: !!binary aaaa\n',
    'a: !!set {b}\n', '! a\n', 'a: !<tag:yaml.org,2002:str> b\n', '%TAG ! tag:example.org,2000:\n---\na: 1\n', '%YAML 9.9\n---\na: 1\n', '%X\n---\na\n',
    'k' * MiB, 'k' * (MiB - 10) + ': 1\n', 'a: ' + 'v' * (MiB - 10) + '\n', 'a: "' + '\\x41' * (MiB // 4 - 10) + '"\n', "a: '" + "''" * (MiB // 2 - 10) + "'\n",
    'a: |\n' + ' x\n' * (MiB // 3 - 10), 'a: >\n' + ' x\n\n' * (MiB // 4 - 10), '"' * MiB, "'" + 'a' * (MiB - 2), '#' * (MiB + 1),
    'a: 1\n' * (MiB // 5), '{' + 'a: 1, ' * (MiB // 6 - 10), '- 1\n' * (MiB // 4), '[' + '1,' * (MiB // 2 - 10) + ']', '---\n' * (MiB // 4), '--- a\n' * 100000,
    '...\n' * 1000 + 'a: 1\n---\nb: 1\n', ', ' * (MiB // 2), ': ' * (MiB // 2), 'a: b: ' * (MiB // 6), '\t' * MiB, 'a:\n\t- b\n', ' ' * (MiB - 2) + '}',
    '\n' * (MiB - 2) + '}', '|' * MiB, '&' * MiB, '*' * MiB, '!' * MiB, '%' * MiB, '@' * MiB, '`' * MiB, '}' * MiB, ']' * MiB,
    b'\x00' * MiB, b'a: \x00\n', b'\xff\xfea\x00:\x00 \x001\x00', b'\xfe\xff\x00a\x00:\x00 \x001', b'\xff' * MiB, b'a: \xc3\n', b'a: \xed\xa0\x80\n', b'a: \x07\n',
    'a: \u0085b\x7f\n', 'a: "\\uD800"\n', 'a: "\\0"\n', '\ufeff' * 1000, 'é' * (MiB // 2), '🏛' * (MiB // 4),
]


def write(folder):
    for n, bomb in enumerate(BOMBS, 1):
        place = f'{folder}/{n:03}/s'
        os.makedirs(place)
        with open(f'{place}/r.yml', 'wb') as file:
            file.write(bomb if isinstance(bomb, bytes) else bomb.encode())


def run(plume, rules):
    """What it said on standard error, its status, and the most memory that it had, in KiB: asked
    for when it has told the fault and waits for a draft."""
    with subprocess.Popen([plume, 'check', '--no-config', '--no-cache', '--rules', rules, '-'], stdin=subprocess.PIPE,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        words = process.stderr.readline()
        with open(f'/proc/{process.pid}/status') as file:
            memory = re.search(r'^VmHWM:\s*(\d+) kB', file.read(), re.M)
        words += process.communicate(b'Le pont.')[1]
    return words.decode(), process.returncode, int(memory[1]) if memory else 0


def most_for(words):
    return 16384 if '100,001st' in words else 4096


def main():
    if sys.argv[1] != 'run':
        return write(sys.argv[1])
    plume, folder = sys.argv[2:]
    os.makedirs(f'{folder}/base/s')
    with open(f'{folder}/base/s/r.yml', 'w') as file:
        file.write('a: [\n')
    base = run(plume, f'{folder}/base')[2]
    most = 0
    for n in range(1, len(BOMBS) + 1):
        words, status, memory = run(plume, f'{folder}/{n:03}')
        more = memory - base - len(BOMBS[n - 1]) // 1024
        most = max(most, more)
        place = r':[1-9]\d*:[1-9]\d*: .' if len(BOMBS[n - 1]) <= MiB else ': .*1 MiB'
        if status != 2 or not re.match(r'plume: \S+/r\.yml' + place, words) or more > most_for(words):
            print(f'{n:03}: status {status}, {more} KiB more, {words[:300]}')
    print(f'# {len(BOMBS)} files, at most {most} KiB', file=sys.stderr)


main()
