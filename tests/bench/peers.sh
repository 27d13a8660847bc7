#!/bin/sh
# Peers by npm, for bench.sh and goals.sh: into build/peers, once.  What cannot be had is left out
# there, with a word.
set -u
peers=${B:-build}/peers
[ -d "$peers/node_modules/write-good" ] && exit
command -v npm >/dev/null 2>&1 || { echo 'peers: npm is not installed' >&2 && exit; }
mkdir -p "$peers" && cd "$peers" || exit
[ -f package.json ] || echo '{ "private": true }' >package.json
npm install --no-audit --no-fund --silent write-good@1.0.8 textlint@15.8.0 textlint-rule-write-good@2.0.0 \
	textlint-rule-terminology@5.2.16 twitter-text@3.1.0 >/dev/null 2>&1 ||
	echo 'peers: npm could not fetch write-good, textlint and twitter-text' >&2
exit 0
