# Invented posts of a plan, the same at each run, some of which cannot be read.
# awk -f planned.awk -v form=csv -v n=500 -v bad=10 -v list=FILE: a table as Excel saves it, or
# with form=jsonl a record a line.  FILE gets the numbers of the bad records.
function random(most) {
	seed = (seed * 16807) % 2147483647
	return seed % most
}

function bad_line(kind) {
	if (kind == 0) return "{\"text\": \"coupé"
	if (kind == 1) return "{\"titre\": \"sans texte\"}"
	if (kind == 2) return "{\"text\": 12}"
	if (kind == 3) return "{\"text\": \"mal cod\351\"}"
	if (kind == 4) return "[\"text\"]"
	return "rien de tel"
}

function bad_row(kind) {
	if (kind == 0) return "p;x;trop;de;champs;ici;encore"
	if (kind == 1) return "p;x;\"derrière\" les guillemets;;"
	return "p;x;mal cod\351;;"
}

BEGIN {
	split("x facebook linkedin bluesky mastodon threads", networks, " ")
	n_texts = split("La préfecture ouvre ses guichets lundi à 9 h.|Le pont est fermé ; la déviation passe par Sully.|" \
		"Bilan : « 12 500 foyers » sans électricité.|Inscrivez-vous avant le 12 mars 2026.|Prefecture fermée vendredi.", texts, "|")
	seed = 7
	while (n_bad < bad) {
		place = 1 + random(n)
		if (!(place in broken)) {
			broken[place] = n_bad % (form == "csv" ? 3 : 6)
			n_bad++
		}
	}
	if (form == "csv")
		printf "\357\273\277Référence;Canal;Brouillon;Visuel;Alt\r\n"
	for (i = 1; i <= n; i++) {
		network = networks[1 + random(6)]
		first = texts[1 + random(n_texts)]
		second = texts[1 + random(n_texts)]
		if (i in broken) {
			print i >list
			printf "%s%s", form == "csv" ? bad_row(broken[i]) : bad_line(broken[i]), form == "csv" ? "\r\n" : "\n"
		} else if (form == "csv") {
			printf "p%d;%s;\"%s\r\nIl a dit \"\"oui\"\". %s\";%s;%s\r\n", i, network, first, second, i % 3 ? "a.jpg" : "", i % 3 ? "La place sous la neige" : ""
		} else {
			printf "{\"id\":\"p%d\",\"network\":\"%s\",\"text\":\"%s\\n%s\"}\n%s", i, network, first, second, i % 100 ? "" : "\n"
		}
	}
}
