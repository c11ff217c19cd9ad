//! Titles and sentences of plans nobody wrote, with what misleads a reader in them: cross-references, quotations.
use super::chance::Chance;

const VERBS: [&str; 16] = [
    "Former",
    "Ouvrir",
    "Créer",
    "Soutenir",
    "Évaluer",
    "Protéger",
    "Recenser",
    "Informer",
    "Équiper",
    "Relier",
    "Rénover",
    "Accompagner",
    "Mobiliser",
    "Simplifier",
    "Élargir",
    "Adapter",
];
const THINGS: [&str; 16] = [
    "les agents d’accueil",
    "un guichet dans chaque canton",
    "les familles",
    "l’offre de soins",
    "des lieux d’écoute",
    "la coordination",
    "les berges",
    "un réseau de référents",
    "les outils numériques",
    "la carte scolaire",
    "les transports du soir",
    "un observatoire",
    "les communes rurales",
    "la formation continue",
    "le suivi des dossiers",
    "une cellule d’alerte",
];
const ENDS: [&str; 12] = [
    "",
    "",
    "",
    " dans les territoires isolés",
    " avec les associations",
    " pour les jeunes et leurs parents",
    " afin de réduire les délais de traitement des demandes",
    " au plus près des habitants",
    " et le faire connaître",
    " en lien avec les services de l’État et les collectivités",
    " à l’échelle du département",
    " sans attendre",
];
const SUBJECTS: [&str; 8] = [
    "Le ministère",
    "La région",
    "Un groupe de travail",
    "Chaque commune",
    "L’agence",
    "Le comité de suivi",
    "Une association",
    "Le service",
];
const DOES: [&str; 10] = [
    "publie un bilan avant l’été",
    "réunit les acteurs deux fois par an",
    "finance la moitié des travaux",
    "désigne une personne référente",
    "met à jour la liste des lieux",
    "propose un calendrier",
    "rend compte au comité",
    "forme une centaine d’agents",
    "simplifie les formulaires",
    "vérifie les résultats",
];
const MISLEADING: [&str; 9] = [
    "Cette action complète la mesure 2 (cf. mesure 12).",
    "Le plan de 2010 prévoyait : Mesure 3 : Former les juges, ce qui n’a pas été fait.",
    "L’article 3 du décret s’applique.",
    "Comme l’indique l’axe 1, le calendrier est tenu.",
    "Mesure 4 sera complétée par une circulaire.",
    "Il est proposé : 1. de publier la liste ; 2. de la tenir à jour.",
    "En 2014, 12 communes étaient concernées.",
    "Voir la fiche action n° 7 et l’annexe 2.",
    "Les objectifs 1 et 2 du contrat restent valables.",
];

pub(super) fn title(chance: &mut Chance) -> String {
    let (verb, thing, end) = (*chance.pick(&VERBS), *chance.pick(&THINGS), *chance.pick(&ENDS));
    format!("{verb} {thing}{end}")
}

pub(super) fn name(chance: &mut Chance) -> String {
    let kind = *chance.pick(&[
        "Plan national",
        "Schéma départemental",
        "Contrat local",
        "Feuille de route",
        "Programme",
    ]);
    let about =
        *chance.pick(&["pour la lecture", "de la forêt", "des mobilités", "pour l’accueil des familles"]);
    format!("{kind} {about}")
}

pub(super) fn sentence(chance: &mut Chance) -> String {
    if chance.one_in(6) {
        return (*chance.pick(&MISLEADING)).to_owned();
    }
    format!("{} {}.", chance.pick(&SUBJECTS), chance.pick(&DOES))
}

pub(super) fn paragraph(chance: &mut Chance) -> String {
    let first = format!("{} {}.", chance.pick(&SUBJECTS), chance.pick(&DOES));
    let rest: Vec<String> = (0..chance.below(5)).map(|_| sentence(chance)).collect();
    [vec![first], rest].concat().join(" ")
}

pub(super) fn opening_of_a_list(chance: &mut Chance) -> String {
    format!("{} veille à :", chance.pick(&SUBJECTS))
}

pub(super) fn dashes(chance: &mut Chance) -> Vec<String> {
    (0..2 + chance.below(3)).map(|_| format!("{} ;", title(chance).to_lowercase())).collect()
}

pub(super) fn fields(chance: &mut Chance) -> Vec<String> {
    vec![
        format!("Objectif : {}", title(chance).to_lowercase()),
        format!("Pilote : {}", chance.pick(&SUBJECTS)),
        format!("Calendrier : {}", 2020 + chance.below(6)),
        "Indicateurs : nombre de dossiers".to_owned(),
    ]
}

pub(super) fn roman(value: u32) -> String {
    ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"][value.min(10) as usize].to_owned()
}
