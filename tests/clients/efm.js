// What efm-langserver, with the configuration that plume installs, publishes of a draft that is
// open and not saved: one line for each, its place, how bad, and what is said.
//
//     node efm.js efm.yaml DRAFT LANGUAGE
const { spawn } = require('child_process');
const { readFileSync } = require('fs');
const { pathToFileURL } = require('url');

const [config, draft, languageId] = process.argv.slice(2);
const server = spawn('efm-langserver', ['-c', config], { stdio: ['pipe', 'pipe', 'inherit'] });
const uri = pathToFileURL(draft).href;
let bytes = Buffer.alloc(0);

function send(message) {
	const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));

	server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
	server.stdin.write(body);
}

function open() {
	send({ method: 'initialized', params: {} });
	send({ method: 'textDocument/didOpen', params: { textDocument: {
		uri, languageId, version: 1, text: readFileSync(draft, 'utf8') + 'Le departement.\n' } } });
}

function show({ diagnostics }) {
	const severities = ['', 'error', 'warning', 'information', 'hint'];

	for (const { range, severity, message } of diagnostics)
		console.log(`${range.start.line}:${range.start.character} ${severities[severity]} ${message}`);
	server.kill();
	process.exit(0);
}

function receive(message) {
	if (message.id === 1 && message.result)
		open();
	else if (message.method === 'textDocument/publishDiagnostics')
		show(message.params);
}

server.stdout.on('data', (more) => {
	bytes = Buffer.concat([bytes, more]);
	for (let head; (head = bytes.indexOf('\r\n\r\n')) >= 0;) {
		const length = Number(/Content-Length: (\d+)/i.exec(bytes.toString('latin1', 0, head))[1]);

		if (bytes.length < head + 4 + length)
			return;
		receive(JSON.parse(bytes.toString('utf8', head + 4, head + 4 + length)));
		bytes = bytes.subarray(head + 4 + length);
	}
});
setTimeout(() => { console.log('no answer'); process.exit(2); }, 10000);
send({ id: 1, method: 'initialize', params: {
	processId: process.pid, rootUri: pathToFileURL(process.cwd()).href, capabilities: {} } });
