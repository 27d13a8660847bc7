#!/usr/bin/env bats
# What publishes, behind plume gate: a bad draft stays in, a good one goes out, once.  The service
# is a small server that keeps what it is sent.

setup() {
	PLUME=$(realpath "${PLUME:-build/plume}")
	NODE=$(dirname "$PLUME")/clients/recipes
	export PLUME PLUME_LANG=en LC_ALL=C.UTF-8
	mkdir "$BATS_TEST_TMPDIR/w" "$BATS_TEST_TMPDIR/bin" && cd "$BATS_TEST_TMPDIR/w" || exit 1
	ln -s "$PLUME" ../bin/plume
	export PATH=$BATS_TEST_TMPDIR/bin:$PATH HOME=$BATS_TEST_TMPDIR/w
	printf 'La préfecture du Gard ouvre ses guichets le 3 décembre à 9 h.' >good.txt
	printf 'La Prefecture du Gard ouvre ses guichets le 3 décembre à 9 h.' >bad.txt
}

teardown() {
	[ ! -e server.pid ] || kill "$(cat server.pid)" 2>/dev/null || true
	[ ! -e red.pid ] || kill "$(cat red.pid)" 2>/dev/null || true
	[ ! -e cron.pid ] || kill "$(cat cron.pid)" 2>/dev/null || true
	rm -f "/etc/cron.d/plume-$$"
}

# Answers every POST, a line of `sent` each; $URL is where.
serve() {
	command -v python3 >/dev/null || skip 'no python3'
	: >sent
	python3 - <<'P' &
import http.server, json
class Keep(http.server.BaseHTTPRequestHandler):
    def answer(self, status):
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.end_headers()
        self.wfile.write(json.dumps({'id': '1', 'url': 'http://127.0.0.1/1', 'uri': 'x', 'version': '4.0'}).encode())
    def do_GET(self):
        self.answer(200)
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length') or 0))
        with open('sent', 'ab') as sent:
            sent.write(self.path.encode() + b' ' + body.replace(b'\n', b' ') + b'\n')
        self.answer(200)
    def log_message(self, *args):
        pass
server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Keep)
with open('port.new', 'w') as port:
    port.write(str(server.server_port))
import os
os.rename('port.new', 'port')
server.serve_forever()
P
	echo $! >server.pid
	until [ -e port ]; do sleep 0.05; done
	URL=http://127.0.0.1:$(cat port)
	export URL
}

payload() { # FILE
	python3 -c 'import json, sys; print(json.dumps({"network": "mastodon", "text": open(sys.argv[1]).read()}))' "$1"
}

@test "toot" {
	command -v toot >/dev/null || skip 'no toot'
	serve
	mkdir -p .config/toot
	cat >.config/toot/config.json <<J
{"apps": {"127.0.0.1": {"instance": "127.0.0.1", "base_url": "$URL", "client_id": "a", "client_secret": "b"}},
 "users": {"prefet30@127.0.0.1": {"instance": "127.0.0.1", "username": "prefet30", "access_token": "c"}},
 "active_user": "prefet30@127.0.0.1"}
J
	! { plume gate -n mastodon <bad.txt >answer && toot post <bad.txt; } || false
	grep -q '"publish":false' answer
	[ ! -s sent ]
	plume gate -n mastodon <good.txt >answer && toot post <good.txt
	[ "$(grep -c '^/api/v1/statuses ' sent)" -eq 1 ]
	grep -q 'guichets' sent
}

@test "Postiz: the payload of its API" {
	command -v curl >/dev/null || skip 'no curl'
	serve
	for draft in bad good; do
		python3 - "$draft.txt" >$draft.json <<'P'
import json, sys
print(json.dumps({"type": "now", "date": "2026-11-26T18:00:00.000Z", "shortLink": False, "tags": [],
    "posts": [{"integration": {"id": "x1"}, "value": [{"content": open(sys.argv[1]).read(), "image": []}],
               "settings": {"__type": "x"}}]}))
P
	done
	publish() {
		plume gate <"$1" >answer &&
			curl -fsS -H 'Authorization: key' -H 'Content-Type: application/json' --data-binary @"$1" "$URL/public/v1/posts"
	}
	! publish bad.json || false
	grep -q '"publish":false' answer
	[ ! -s sent ]
	publish good.json >/dev/null
	[ "$(grep -c '^/public/v1/posts ' sent)" -eq 1 ]
}

@test "n8n: what its Execute Command node runs" {
	command -v node >/dev/null || skip 'no node'
	serve
	payload bad.txt >bad.json
	payload good.txt >good.json
	# The node hands a line to the shell; base64 keeps the post's own characters out of it.
	cat >run.js <<'J'
const { exec } = require('child_process'), fs = require('fs')
const item = { json: JSON.parse(fs.readFileSync(process.argv[2])) }
const line = `printf %s ${Buffer.from(JSON.stringify(item.json)).toString('base64')} | base64 -d | plume gate`
exec(line, async (error, stdout) => {
	const answer = JSON.parse(stdout)
	if (answer.publish !== !error) throw new Error('status and answer differ')
	if (answer.publish) await fetch(process.env.URL + '/n8n', { method: 'POST', body: JSON.stringify(item.json) })
	console.log(answer.reason)
})
J
	[ "$(node run.js bad.json)" = findings ]
	[ ! -s sent ]
	node run.js good.json
	[ "$(grep -c '^/n8n ' sent)" -eq 1 ]
}

@test "Node-RED: a flow with an exec node" {
	command -v npm >/dev/null || skip 'npm is not installed'
	mkdir -p "$NODE"
	[ -d "$NODE/node_modules/node-red" ] ||
		HOME=$NODE npm install --prefix "$NODE" --no-fund --no-audit --silent node-red >/dev/null 2>&1 ||
		skip 'npm has no node-red here'
	serve
	payload bad.txt >bad.json
	payload good.txt >good.json
	# inject -> read the file -> plume gate -> its status -> what publishes.
	python3 - >flows.json <<'P'
import os, json
flow = [{"id": "t", "type": "tab", "label": "plume"}]
for name in ('bad', 'good'):
    flow += [
        {"id": name + "1", "z": "t", "type": "inject", "once": True, "onceDelay": 0.1, "props": [{"p": "payload"}],
         "payload": name + ".json", "payloadType": "str", "wires": [[name + "2"]]},
        {"id": name + "2", "z": "t", "type": "exec", "command": "plume gate", "addpay": "payload", "useSpawn": "false",
         "wires": [[], [], [name + "3"]]},
        {"id": name + "3", "z": "t", "type": "switch", "property": "payload.code", "propertyType": "msg",
         "rules": [{"t": "eq", "v": "0", "vt": "num"}, {"t": "else"}], "checkall": "false", "outputs": 2,
         "wires": [[name + "4"], [name + "5"]]},
        {"id": name + "4", "z": "t", "type": "http request", "method": "POST", "url": os.environ["URL"] + "/red/" + name,
         "ret": "txt", "wires": [[name + "5"]]},
        {"id": name + "5", "z": "t", "type": "file", "filename": name + ".done", "filenameType": "str",
         "createDir": False, "overwriteFile": "true", "wires": [[]]},
    ]
print(json.dumps(flow))
P
	printf 'module.exports = { uiHost: "127.0.0.1", uiPort: 0, httpAdminRoot: false, logging: { console: { level: "warn" } } }\n' >settings.js
	node "$NODE/node_modules/node-red/red.js" -u "$PWD" -s settings.js flows.json >red.out 2>&1 3>&- &
	echo $! >red.pid
	for _ in $(seq 600); do
		[ -e bad.done ] && [ -e good.done ] && break
		kill -0 "$(cat red.pid)" || { cat red.out; false; }
		sleep 0.1
	done
	[ "$(cut -d' ' -f1 sent)" = /red/good ]
}

@test "cron: what is due goes out, what is bad stays and is told" {
	[ "$(id -u)" -eq 0 ] && command -v cron >/dev/null && ! pgrep -x cron >/dev/null || skip 'cron cannot be run here'
	command -v curl >/dev/null || skip 'no curl'
	serve
	mkdir due
	payload bad.txt >due/1.json
	payload good.txt >due/2.json
	cat >publish <<S
#!/bin/sh
cd '$PWD' || exit 1
for post in due/*.json; do
	plume gate "\$post" >"\$post.answer" || continue
	curl -fsS --data-binary @"\$post" '$URL/cron' >/dev/null && rm "\$post"
done
touch done
S
	chmod +x publish
	printf 'PATH=%s:/usr/bin:/bin\n* * * * * root %s/publish\n' "$BATS_TEST_TMPDIR/bin" "$PWD" >"/etc/cron.d/plume-$$"
	cron -f 3>&- &
	echo $! >cron.pid
	for _ in $(seq 1300); do
		[ ! -e done ] || break
		sleep 0.1
	done
	[ -e done ] && [ -e due/1.json ] && [ ! -e due/2.json ]
	[ "$(grep -c '^/cron ' sent)" -eq 1 ]
	grep -q '"reason":"findings"' due/1.json.answer
}
