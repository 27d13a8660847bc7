# 10,000 invented posts as JSON Lines: the same at each run.  awk -f posts.awk
BEGIN {
	n = split("La préfecture ouvre ses guichets lundi à 9 h.|Vigilance orange orages : restez à l’abri.|" \
		"Le pont de la D 104 est fermé à tous les véhicules jusqu’à 18 h.|Inscrivez-vous en ligne avant le 12 mars 2026.|" \
		"Les services de l’État sont mobilisés avec les communes et les pompiers.|Prenez rendez-vous : https://www.example.gouv.fr/rdv|" \
		"Attention aux feux de forêt : ne jetez pas vos mégots.|Le ministre a visité le centre de secours de Langogne.|" \
		"Bilan de la journée : 12 500 foyers privés d’électricité, 3 routes coupées.|Merci aux 250 bénévoles présents ce week-end!|" \
		"Les demandes de carte grise se font sur ants.gouv.fr, sans passer au guichet.|Prochain point à 20 h.|" \
		"L’accès au massif est interdit de 6 h à 20 h par arrêté préfectoral.|Une réunion publique aura lieu le 3 avril à la salle Pompidou.", s, "|")
	tags = split("#Gard|#Canicule|#SecuriteRoutiere|#Inondations|#Lozere", t, "|")
	seed = 1
	for (i = 0; i < 10000; i++) {
		text = ""
		seed = (seed * 16807) % 2147483647
		wanted = 2 + seed % 12
		for (k = 0; k < wanted; k++) {
			seed = (seed * 16807) % 2147483647
			text = text (k ? " " : "") s[1 + seed % n]
		}
		seed = (seed * 16807) % 2147483647
		printf "{\"id\":\"b%05d\",\"network\":\"%s\",\"text\":\"%s %s\"}\n", i, seed % 2 ? "x" : "facebook", text, t[1 + seed % tags]
	}
}
