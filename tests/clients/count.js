// What `plume count` says of invented drafts, beside what twitter-text 3.1 and the segmenter of
// the JavaScript engine say: node count.js PLUME FOLDER [NUMBER].  FOLDER gets twitter-text, by
// npm, and the drafts.  Each difference is told with its reason; one without is a failure.
'use strict';

const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const [plume, folder, number = '10000'] = process.argv.slice(2);

// --- drafts, the same at each run ---------------------------------------------------------------

let seed = 20261101;

function random(most) {
	seed = (seed * 16807) % 2147483647;
	return seed % most;
}

function one(list) {
	return list[random(list.length)];
}

const pieces = {
	words: [
		'La préfecture ouvre ses guichets lundi à 9 h.', 'Vigilance orange : restez à l’abri !',
		'« Ne traversez pas », dit le préfet…', 'Crue de la Vilaine – 3,40 m à Redon', 'L’œuvre',
		'12 500 foyers', 'n° 3', '50 €', '100 %', '¡Atención!', 'naïve', 'fin.Début', 'a.b.c',
		'Prix : 3–4 €', 'H₂O', 'x²', '½', '→ suite', '• un', '✓ fait', '™', '©', 'ﬁn', 'Ǆ',
	],
	decomposed: ['e\u0301te\u0301', 'pre\u0301fet', 'a\u0323\u0302', 'o\u0308\u0304', 'Å', 'ñ\u0303'],
	scripts: [
		'水位が上がっています', '홍수 경보', '한국', 'พื้นที่น้ำท่วม', 'تحذير من الفيضانات',
		'אזהרה', 'Внимание', 'Προσοχή', 'ελληνικά', 'გაფრთხილება', 'զգուշացում', '警報', 'ﾊﾝｶｸ',
		'\u0600123', 'ำ', '𝗴𝗿𝗮𝘀', '𐍈', '𒀀',
	],
	indic: ['क्षेत्र', 'स्त्री', 'नमस्ते', 'ক্ষমা', 'ക്ഷമ', 'ક્ષમા', 'ଶିକ୍ଷା', 'క్షమ', 'க்ஷ'],
	emoji: [
		'👍', '🚨', '❤️', '❤', '☀️', '⚠️', '⚠', '🇫🇷', '🇪🇺', '🇫', '1️⃣', '#️⃣', '👍🏽', '🤷🏿‍♀️', '👩‍🚒',
		'👨‍👩‍👧‍👦', '🏳️‍🌈', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👁️‍🗨️', '🧑🏻', '👩‍❤️‍👨', '☝🏼', '✌️', '🅿️', '🔴', '⬇️', '🧵',
	],
	newer: ['🥲', '🫠', '🪖', '❤️‍🔥', '😶‍🌫️', '🫱🏽‍🫲🏿', '🧑‍🤝‍🧑', '🧑🏿‍🤝‍🧑🏻', '🐻‍❄️', '🫨', '🐦‍🔥', '🧑‍🚒', '🏳️‍⚧️', '🟠', '🟥'],
	tokens: ['#Crue', '#SécuritéRoutière', '#水位', '#2026', '@prefet35', '@prefet_35', '$ABC', '#a_b'],
	links: [
		'https://www.ille-et-vilaine.gouv.fr/crue', 'http://a.fr', 'gouv.fr', 'https://a.fr/b?c=d&e=f#g',
		'www.exemple.com/un/(deux)', 'https://exemple.org/été', 'exemple.com.', 'https://a.fr,',
		'demain.Info', 'écrire à a@exemple.fr', 'http://exemple.fr/@a', 'https://例え.jp/水',
	],
	joins: ['\u200d', '\u200b', '\u00ad', '\u202f', '\u00a0', '\ufe0f', '\u2060', '\u0301', '\u20e3'],
};

function make(links) {
	const kinds = links ? ['tokens', 'links', 'links'] : ['tokens'];
	const usual = [...kinds, 'words', 'words', 'words', 'emoji', 'decomposed', 'scripts'];
	// In few drafts, since there the three are known to differ.
	const all = random(10) ? usual : [...usual, 'newer', 'indic'];
	let text = one(pieces.words);

	for (let left = random(14); left > 0; left--) {
		// Once in a while glued to what stands before, or with something invisible between.
		text += one([' ', ' ', ' ', ' ', '\n', ', ', '', random(3) ? ' ' : one(pieces.joins)]);
		text += one(pieces[one(all)]);
	}
	return text;
}

const drafts = Array.from({ length: Number(number) }, (unused, i) => ({ text: make(i % 2), links: i % 2 === 1 }));

// --- what plume says ----------------------------------------------------------------------------

// Of each text its lengths by network.
function count(texts, name) {
	const file = path.join(folder, name);

	fs.writeFileSync(file, texts.map((text) => JSON.stringify({ text }) + '\n').join(''));
	const run = spawnSync(plume, ['count', '--no-config', '--format', 'json', '--input', 'jsonl', file], {
		maxBuffer: 1 << 30,
		encoding: 'utf8',
	});

	if (run.status !== 0 && run.status !== 1)
		throw new Error(`plume count: status ${run.status}: ${run.stderr}`);
	return JSON.parse(run.stdout).files.map((one_file) =>
		Object.fromEntries(one_file.parts[0].lengths.map((length) => [length.network, length.length])));
}

// --- what the others say --------------------------------------------------------------------------

// twitter-text of FOLDER, fetched when it is not there; null, and why, when it cannot be had.
function twitter_text() {
	const home = path.join(folder, 'node_modules', 'twitter-text');

	if (!fs.existsSync(home)) {
		const npm = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts',
			'--fetch-retries=1', '--fetch-timeout=20000', 'twitter-text@3.1.0'], { encoding: 'utf8' });

		if (npm.error || npm.status !== 0) {
			const said = npm.error ? npm.error.message : npm.stderr.trim().split('\n')[0];

			console.log(`skipped: twitter-text 3.1.0 is not to be had by npm: ${said}`);
			return null;
		}
	}
	const module = require(home);

	return module.parseTweet ? module : module.default;
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });

function graphemes(text) {
	return [...segmenter.segment(text)].length;
}

// --- reasons ----------------------------------------------------------------------------------------

// Emoji sequences that the list of twitter-text, of Emoji 11, does not hold whole, made two letters,
// which weigh as much as an emoji should.
function without_newer(text, theirs) {
	return [...segmenter.segment(text)].map(({ segment }) => {
		if (!/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(segment))
			return segment;
		return theirs(segment) === 2 ? segment : 'ab';
	}).join('');
}

// Signs that join consonants since Unicode 15.1 (GB9c), made letters.
function without_conjuncts(text) {
	return text.replace(/[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]/g, 'a');
}

// --- comparing -----------------------------------------------------------------------------------------

// `reasons` are texts without what may differ: where both agree on that, it is the reason.
function compare(what, network, list, ours, theirs, reasons) {
	const different = list.map((draft, i) => ({ draft, ours: ours[i][network], theirs: theirs(draft.text) }))
		.filter((one_draft) => one_draft.ours !== one_draft.theirs);
	const told = {};
	let unexplained = 0;

	for (const [reason, change] of Object.entries(reasons)) {
		const open = different.filter((one_draft) => !one_draft.reason);
		const changed = open.map((one_draft) => change(one_draft.draft.text));
		const again = changed.length ? count(changed, 'changed.jsonl') : [];

		open.forEach((one_draft, i) => {
			if (again[i][network] === theirs(changed[i]))
				one_draft.reason = reason;
		});
	}
	console.log(`${what}: ${list.length - different.length} of ${list.length} drafts are the same`);
	for (const one_draft of different) {
		const reason = one_draft.reason || 'no reason is known';

		unexplained += !one_draft.reason;
		(told[reason] = told[reason] || []).push(one_draft);
	}
	for (const [reason, some] of Object.entries(told)) {
		console.log(`  ${some.length}: ${reason}, such as`);
		for (const { draft, ours: o, theirs: t } of some.slice(0, 3))
			console.log(`    ${JSON.stringify(draft.text)}: plume ${o}, they ${t}`);
	}
	return unexplained;
}

function main() {
	fs.mkdirSync(folder, { recursive: true });
	const ours = count(drafts.map((draft) => draft.text), 'drafts.jsonl');
	// Nor with accounts of other servers, of which Mastodon counts a part.
	const is_plain = (draft) => !draft.links && !/@\w+@/.test(draft.text);
	const plain = drafts.filter(is_plain);
	const ours_plain = ours.filter((unused, i) => is_plain(drafts[i]));
	const twitter = twitter_text();
	let unexplained = 0;

	if (twitter) {
		const weigh = (text) => twitter.parseTweet(text).weightedLength;

		unexplained += compare('X, by twitter-text 3.1.0', 'x', drafts, ours, weigh, {
			'emoji that its list, of Emoji 11, does not hold as they are written': (text) => without_newer(text, weigh),
		});
	}
	unexplained += compare(`Bluesky, by Intl.Segmenter (Unicode ${process.versions.unicode})`, 'bluesky', drafts, ours,
		graphemes, { 'GB9c by another version of Unicode': without_conjuncts });
	unexplained += compare('Mastodon, drafts without links, by Intl.Segmenter', 'mastodon', plain, ours_plain, graphemes, {
		'GB9c, which Mastodon’s servers do not have': without_conjuncts,
	});
	return unexplained ? 1 : 0;
}

process.exitCode = main();
