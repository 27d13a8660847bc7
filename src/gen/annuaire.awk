# Makes guides/annuaire.yml, and with list=yes rules/lists/comptes-prefectures.yml, of the table
# of préfectures and of the French for what that table says in English:
#
#   LC_ALL=C awk -f src/gen/annuaire.awk src/gen/annuaire-fr.tsv src/gen/prefectures.tsv
#
# `make annuaire` does both.  What was made is kept in the repository, since people read and
# correct it.  No account is ever derived from the habit @PrefetNN: an empty field of the table
# means that nothing was found, and so it is told.

BEGIN {
	FS = "\t"
	DATE = "2026-11"       # when the table was gathered
	RECENT = 2016          # the year from which a post seen under a name speaks against others
	if (list)
		list_head()
	else
		annuaire_head()
}

/^#/ || $1 == "kind" { next }
FILENAME ~ /annuaire-fr/ { french[$1] = $2; next }
NF != 14 { die($2 ": 14 columns are wanted, not " NF) }

# One préfecture for two: what is known of the département's is known of the région's.
$1 == "prefecture" { accounts[$3] = $7 FS $8 FS $9 FS $10 FS $11 FS $12 FS $13 }
$14 ~ /^one préfecture / && $3 in accounts { lend(accounts[$3]) }

{
	collect()
	if (list)
		list_row()
	else
		entry()
}

function die(why) {
	print "annuaire.awk: " why > "/dev/stderr"
	failed = 1
	exit 1
}

# --- what a row says --------------------------------------------------------------------

function lend(fields,  field, i) {
	split(fields, field, FS)
	for (i = 1; i <= 7; i++)
		$(6 + i) = field[i]
}

# Rows of régions lean on that of their seat's département: "see 59 (name shown: …)".
function collect(  back) {
	code = $2
	handle = $7
	evidence = $8
	source = $9
	shown = ""
	seen = date_of($10)
	doubt = $10 == seen || $10 == "unknown" ? "" : $10
	if (source ~ /^see /) {
		split(source, back, " ")
		if (match(source, /[(]name shown: .*[)]$/))
			shown = substr(source, RSTART + 13, RLENGTH - 14)
		source = sources[back[2]]
		doubt = doubts[back[2]]
		seen = seens[back[2]]
	}
	former = other = ""
	note = $14
	if (note ~ /^first name of the account, /)
		former = last_word(note)
	else if (match(note, /links twitter[.]com\/[A-Za-z0-9_]+ instead/))
		other = substr(note, RSTART + 18, RLENGTH - 26)
	else if (note ~ /^old evidence/)
		doubt = note
	if (former != "" || other != "" || note == doubt)
		note = ""
	if ($1 == "prefecture") {
		sources[code] = source
		doubts[code] = doubt
		seens[code] = seen
	}
}

# The date that a text begins with.
function date_of(text) {
	if (match(text, /^[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/) ||
	    match(text, /^[12][0-9][0-9][0-9]-[0-9][0-9]/) || match(text, /^[12][0-9][0-9][0-9]/))
		return substr(text, 1, RLENGTH)
	return "unknown"
}

# The last date that it holds.
function date_in(text,  date) {
	if (match(text, /of 20[0-9][0-9]/))
		date = substr(text, RSTART + 3, 4)
	while (match(text, /[12][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]/)) {
		date = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
	}
	return date == "" ? "unknown" : date
}

function last_word(text) {
	sub(/.* /, "", text)
	return text
}

# What the table tells of the other networks has no column for its strength.
function strength(text) {
	return text ~ /link to a post/ ? "link" : text ~ /repository/ ? "repository" : "press"
}

# --- guides/annuaire.yml ------------------------------------------------------------------

function annuaire_head() {
	print "# Fait par « make annuaire » (src/gen/annuaire.awk). Ce qui manque n’a pas été trouvé : ne le devinez pas."
	print "# Un annuaire.yml de la même forme, à côté de .plume.yml, remplace ces entrées une à une ou en ajoute ;"
	print "# « evidence: confirmed » y dit que la préfecture elle-même a confirmé le compte."
	print "title:"
	print "  fr: \"Comptes des préfectures\""
	print "  en: \"Accounts of the préfectures\""
	print "date: " DATE
	print "entries:"
}

function quoted(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}

function named(text) {
	gsub(/'/, "\342\200\231", text)
	return quoted(text)
}

# A sentence needs its French; an address is the same in both languages.
function both(key, text,  indent) {
	indent = key
	sub(/[a-z].*/, "", indent)
	if (text in french) {
		print key ":"
		print indent "  fr: " quoted(french[text])
		print indent "  en: " quoted(text)
	} else if (text ~ / /) {
		die("src/gen/annuaire-fr.tsv lacks: " text)
	} else {
		print key ": " quoted(text)
	}
}

function entry() {
	print "  - kind: " $1
	print "    code: " quoted(code)
	print "    name: " named($3)
	print "    seat: " named($4)
	if ($5 != "")
		print "    region: " named($5)
	if ($6 != "")
		print "    site: " $6
	if (note != "")
		both("    note", note)
	if (handle $11 $12 == "")
		return
	print "    accounts:"
	if (handle != "")
		account("x", handle, evidence, seen, source, doubt)
	if (former != "")
		account("x", former, "press", seen, source, $14, "former")
	if (other != "")
		account("x", other, "repository", "unknown", $14)
	shown = ""
	if ($11 ~ /^[(]name[)] /)
		shown = substr($11, 8)
	if ($11 != "")
		account("facebook", shown == "" ? $11 : "", strength($13), date_in($13), $13)
	shown = ""
	if ($12 != "")
		another($12)
}

function account(network, handle, evidence, seen, source, doubt, former) {
	print "      - network: " network
	if (handle != "")
		print "        handle: " handle
	if (shown != "")
		print "        shown: " named(shown)
	if (former)
		print "        former: true"
	print "        evidence: " evidence
	print "        seen: " seen
	both("        source", source)
	if (doubt != "")
		both("        doubt", doubt)
}

# Instagram prefecture971; LinkedIn company/…; WhatsApp channel "…"
function another(text,  network, handle) {
	network = text
	sub(/ .*/, "", network)
	handle = substr(text, length(network) + 2)
	if (match(handle, /".*"/)) {
		shown = substr(handle, RSTART + 1, RLENGTH - 2)
		handle = ""
	}
	account(tolower(network), handle, strength($13), date_in($13), $13)
	shown = ""
}

# --- rules/lists/comptes-prefectures.yml -----------------------------------------------------

function list_head() {
	print "# Fait par « make annuaire » (src/gen/annuaire.awk) : des noms de compte qui ressemblent à celui d’une"
	print "# préfecture, et le compte que l’on connaît. Seules y sont les préfectures dont le compte est sûr :"
	print "# un de ses messages a été vu depuis " RECENT ", ou le nom est attesté et suit l’usage (PrefetNN)."
	print "title:"
	print "  fr: \"Comptes de préfectures, mal écrits ou anciens\""
	print "  en: \"Accounts of préfectures, misspelt or former\""
	print "source:"
	print "  - title: \"Annuaire des préfectures de plume, d’après la presse et des dépôts publics\""
	print "    date: " DATE
	print "words:"
}

# Sure enough to speak against another name.
function is_sure() {
	if (tolower(handle) == "prefet" tolower(code))
		return 1
	return (evidence == "embed" || evidence == "link") && seen + 0 >= RECENT
}

# The keys are no finite lists, on purpose (_* for _?): these would be spelt out in the
# image, at five times the room, and such accounts are rare.
#
# @Pref30, @Prefet_30, @Prefecture30…; @Prefet30 too unless it is known.
function by_number(number,  known) {
	known = "prefet" number
	if (known == tolower(handle) || known == tolower(other))
		return "pref_*" number "|prefet_+" number "|pref(?:ete|ecture)_*" number
	return "pref(?:ete?|ecture)?_*" number
}

# @PrefetDuGard, @PrefectureGard, @Prefet_Haute_Garonne…
function by_name(name) {
	gsub(/[ '-]+/, "_*", name)
	return "pref(?:ete?|ecture)(?:du|dela|des|del|de)?_*" name
}

# Whatever the forms, a known account is none of them.
function spares(keys, known) {
	gsub(/[?]:/, "", keys)
	return tolower(known) !~ "^(" keys ")$"
}

function plain_name(text) {
	gsub(/\303\211|\303\251|\303\250|\303\252|\303\253/, "e", text)
	gsub(/\303\242|\303\240/, "a", text)
	gsub(/\303\264/, "o", text)
	gsub(/\303\256|\303\216/, "i", text)
	gsub(/\303\247/, "c", text)
	text = tolower(text)
	sub(/^la /, "", text)
	if (text !~ /^[a-z '-]+$/)
		die("no plain letters for " text)
	return text
}

function list_row(  keys) {
	if ($1 != "prefecture" || handle == "" || !is_sure())
		return
	keys = by_number(tolower(code)) "|" by_name(plain_name($3))
	if (!spares(keys, handle) || !spares(keys, other))
		die(keys ": that is a known account")
	if (former != "")
		keys = tolower(former) "|" keys
	print "  '" keys "': {say: " handle ", evidence: " evidence ", seen: " seen "}"
}
