// Says what plume finds in the text given, through the program: node lint.js TEXT
const { spawnSync } = require('node:child_process');

const draft = process.argv[2] ?? 'Prefecture : ouvert a 8 h.';
const ran = spawnSync('plume', ['check', '--no-config', '--format', 'json', '--lang', 'fr', '-'],
	{ input: draft, encoding: 'utf8', maxBuffer: Infinity });

// 0: nothing to mend, 1: findings, 2: the job could not be done.
if (ran.error || ran.status > 1) {
	console.error(ran.error ? ran.error.message : ran.stderr.trim());
	process.exit(2);
}
for (const { from, message } of JSON.parse(ran.stdout).files.flatMap(file => file.findings))
	console.log(`${from.line}:${from.column}: ${message}`);
