//! Pairs of sentences and how a person would mark what changed between them; each was read and approved by eye.
use super::draw;
use crate::domain::diff::words;

const PAIRS: &[[&str; 3]] = &[
    [
        "Le délai est de trente jours.",
        "Le délai est de trois mois.",
        "Le délai est de [-trente jours-]{+trois mois+}.",
    ],
    [
        "Les victimes seront informées.",
        "Les victimes seront informées de leurs droits.",
        "Les victimes seront informées{+ de leurs droits+}.",
    ],
    [
        "Les victimes seront toutes informées de leurs droits.",
        "Les victimes seront informées.",
        "Les victimes seront [-toutes -]informées[- de leurs droits-].",
    ],
    [
        "Un guide sera remis aux professionnels.",
        "Un outil d’évaluation sera remis aux professionnels.",
        "Un [-guide-]{+outil d’évaluation+} sera remis aux professionnels.",
    ],
    [
        "L’État finance l’hébergement.",
        "L’État et les régions financent l’hébergement.",
        "L’État [-finance-]{+et les régions financent+} l’hébergement.",
    ],
    [
        "Les associations pourront être consultées.",
        "Les associations seront consultées.",
        "Les associations [-pourront être-]{+seront+} consultées.",
    ],
    [
        "Les préfets étudieront la demande.",
        "Les préfets étudieront favorablement la demande.",
        "Les préfets étudieront {+favorablement +}la demande.",
    ],
    [
        "La mesure s’applique aux mineurs.",
        "La mesure s’applique aux mineurs et aux jeunes majeurs.",
        "La mesure s’applique aux mineurs{+ et aux jeunes majeurs+}.",
    ],
    [
        "Elle remettra un rapport au Premier ministre au terme du plan.",
        "Elle remettra chaque année au Premier ministre un rapport, qui sera rendu public.",
        "Elle remettra [-un rapport-]{+chaque année+} au Premier ministre [-au terme du plan-]{+un rapport, qui sera rendu public+}.",
    ],
    [
        "Un budget de 10 000 euros est prévu.",
        "Un budget de 12 500 euros est prévu.",
        "Un budget de [-10 000-]{+12 500+} euros est prévu.",
    ],
    [
        "Un budget de 10 000 euros est prévu.",
        "Un budget de 10000 euros est prévu.",
        "Un budget de 10000 euros est prévu.",
    ],
    ["Le taux est de 3,5 %.", "Le taux est de 4,5 %.", "Le taux est de [-3,5-]{+4,5+} %."],
    ["Le taux est de 30 %.", "Le taux est de 30%.", "Le taux est de 30%."],
    [
        "Formation : policiers, gendarmes, magistrats.",
        "Formation : policiers, gendarmes, magistrats, éducateurs.",
        "Formation : policiers, gendarmes, magistrats{+, éducateurs+}.",
    ],
    [
        "Formation : policiers, gendarmes, magistrats.",
        "Formation : policiers, magistrats.",
        "Formation : policiers[-, gendarmes-], magistrats.",
    ],
    [
        "Les mineurs de moins de seize ans seront scolarisés.",
        "Les mineurs de moins de seize ans bénéficieront du cadre de la scolarité obligatoire.",
        "Les mineurs de moins de seize ans [-seront scolarisés-]{+bénéficieront du cadre de la scolarité obligatoire+}.",
    ],
    [
        "« Toute personne a droit à un interprète. »",
        "« Toute victime a droit à un interprète. »",
        "« Toute [-personne-]{+victime+} a droit à un interprète. »",
    ],
    ["\"Toute personne a droit.\"", "« Toute personne a droit. »", "« Toute personne a droit. »"],
    ["Il dit : oui ; puis non !", "Il dit: oui; puis non!", "Il dit: oui; puis non!"],
    [
        "L’exploi- tation des mineurs est punie.",
        "L’exploitation des personnes est punie.",
        "L’exploitation des [-mineurs-]{+personnes+} est punie.",
    ],
    [
        "La coopération avec la justice n’est pas exigée.",
        "La coopération avec la justice n’est plus exigée.",
        "La coopération avec la justice n’est [-pas-]{+plus+} exigée.",
    ],
    [
        "Aucune mesure d’éloignement ne pourra être exécutée.",
        "Aucune mesure d’éloignement ne peut être exécutée.",
        "Aucune mesure d’éloignement ne [-pourra-]{+peut+} être exécutée.",
    ],
    [
        "Le préfet réunira les services.",
        "Le préfet réunira une fois par an les services et un représentant des associations.",
        "Le préfet réunira {+une fois par an +}les services{+ et un représentant des associations+}.",
    ],
    [
        "Les moyens seront précisés par décret.",
        "Les moyens seront fixés par arrêté.",
        "Les moyens seront [-précisés par décret-]{+fixés par arrêté+}.",
    ],
    [
        "Un titre de séjour sera délivré à la victime qui coopère.",
        "Un titre de séjour temporaire sera délivré à la victime, même si elle ne coopère pas.",
        "Un titre de séjour {+temporaire +}sera délivré à la victime[- qui-]{+, même si elle ne+} coopère{+ pas+}.",
    ],
    [
        "Le Collectif souhaite que l’accès soit garanti.",
        "Le Collectif demande que l’accès soit garanti.",
        "Le Collectif [-souhaite-]{+demande+} que l’accès soit garanti.",
    ],
    [
        "Les œuvres sociales sont associées.",
        "Les oeuvres sociales sont associées.",
        "Les oeuvres sociales sont associées.",
    ],
    [
        "Voir l’article R. 316-7 du code.",
        "Voir l’article R. 316-8 du code.",
        "Voir l’article R. [-316-7-]{+316-8+} du code.",
    ],
    ["Le plan 2014-2016 est adopté.", "Le plan 2014–2016 est adopté.", "Le plan 2014–2016 est adopté."],
    [
        "Le plan 2014-2016 est adopté.",
        "Le plan 2015-2017 est adopté.",
        "Le plan [-2014-2016-]{+2015-2017+} est adopté.",
    ],
    [
        "Le ou la déléguée départementale.",
        "Le délégué départemental ou la déléguée départementale.",
        "Le {+délégué départemental +}ou la déléguée départementale.",
    ],
    [
        "Ministère de la Justice, ministère de l’Intérieur",
        "Ministère de l’Intérieur, ministère de la Justice",
        "Ministère de [-la Justice-]{+l’Intérieur+}, ministère de [-l’Intérieur-]{+la Justice+}",
    ],
    [
        "Ses signalements seront transmis aux services d’enquête.",
        "Ses signalements seront transmis sans délai aux services d’enquête, et les avoirs saisis pourront contribuer à l’aide aux victimes.",
        "Ses signalements seront transmis {+sans délai +}aux services d’enquête{+, et les avoirs saisis pourront contribuer à l’aide aux victimes+}.",
    ],
    [
        "Dans chaque région, un hébergement est ouvert.",
        "Un hébergement est ouvert dans chaque région.",
        "[-Dans chaque région, un-]{+Un+} hébergement est ouvert{+ dans chaque région+}.",
    ],
    [
        "Aujourd'hui, trente places existent.",
        "Aujourd’hui, quarante places existent.",
        "Aujourd’hui, [-trente-]{+quarante+} places existent.",
    ],
    [
        "Les femmes, les hommes et les enfants.",
        "Les femmes et les enfants.",
        "Les femmes[-, les hommes-] et les enfants.",
    ],
    [
        "Une campagne nationale sera menée. Un site sera ouvert.",
        "Une campagne nationale sera menée. Un numéro d’appel sera créé. Un site sera ouvert.",
        "Une campagne nationale sera menée. {+Un numéro d’appel sera créé. +}Un site sera ouvert.",
    ],
    [
        "Une campagne nationale sera menée. Un numéro d’appel sera créé. Un site sera ouvert.",
        "Une campagne nationale sera menée. Un site sera ouvert.",
        "Une campagne nationale sera menée. [-Un numéro d’appel sera créé. -]Un site sera ouvert.",
    ],
    [
        "Le texte est conforme.",
        "Grâce à ces étapes, notre droit est désormais pleinement conforme aux textes internationaux.",
        "[-Le texte est -]{+Grâce à ces étapes, notre droit est désormais pleinement +}conforme{+ aux textes internationaux+}.",
    ],
    ["mesure 4", "mesure 4 bis", "mesure 4{+ bis+}"],
    [
        "Les bureaux (ouverts en 2013) fermeront.",
        "Les bureaux (ouverts en 2012) fermeront.",
        "Les bureaux (ouverts en [-2013-]{+2012+}) fermeront.",
    ],
    [
        "Ils seront formés, équipés et suivis.",
        "Ils seront équipés, formés et suivis.",
        "Ils seront [-formés, équipés-]{+équipés, formés+} et suivis.",
    ],
    [
        "La MIPROF coordonne… puis rend compte.",
        "La MIPROF coordonne... puis rend compte.",
        "La MIPROF coordonne... puis rend compte.",
    ],
    [
        "Afin de protéger les victimes, le juge peut ordonner leur relogement.",
        "Pour protéger les victimes et leur famille, le juge ordonne leur relogement.",
        "[-Afin de-]{+Pour+} protéger les victimes{+ et leur famille+}, le juge [-peut ordonner-]{+ordonne+} leur relogement.",
    ],
];

#[test]
fn changes_are_marked_as_a_person_would() {
    for [old, new, expected] in PAIRS {
        assert_eq!(draw(&words(old, new)), *expected);
    }
}
