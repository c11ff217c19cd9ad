//! What some acronyms of French public life stand for, as their own texts write it; offered, never decided.

const NAMES: [(&str, &str); 30] = [
    ("ARS", "agence régionale de santé"),
    ("ASE", "aide sociale à l’enfance"),
    ("ATA", "allocation temporaire d’attente"),
    ("CADA", "centre d’accueil pour demandeurs d’asile"),
    ("CCAS", "centre communal d’action sociale"),
    ("CDPD", "conseil départemental de prévention de la délinquance"),
    ("CEDH", "Cour européenne des droits de l’homme"),
    ("CESE", "Conseil économique, social et environnemental"),
    ("CESEDA", "code de l’entrée et du séjour des étrangers et du droit d’asile"),
    ("CHRS", "centre d’hébergement et de réinsertion sociale"),
    ("CMU", "couverture maladie universelle"),
    ("CNCDH", "Commission nationale consultative des droits de l’homme"),
    ("CNDA", "Cour nationale du droit d’asile"),
    ("CPAM", "caisse primaire d’assurance maladie"),
    ("DDCS", "direction départementale de la cohésion sociale"),
    ("DGCS", "direction générale de la cohésion sociale"),
    ("DIHAL", "délégation interministérielle à l’hébergement et à l’accès au logement"),
    ("DRAC", "direction régionale des affaires culturelles"),
    ("DREAL", "direction régionale de l’environnement, de l’aménagement et du logement"),
    ("EHPAD", "établissement d’hébergement pour personnes âgées dépendantes"),
    ("EPCI", "établissement public de coopération intercommunale"),
    (
        "MIPROF",
        "mission interministérielle pour la protection des femmes contre les violences et la lutte contre la traite des êtres humains",
    ),
    ("MJC", "maison des jeunes et de la culture"),
    ("OCRTEH", "Office central pour la répression de la traite des êtres humains"),
    ("OFII", "Office français de l’immigration et de l’intégration"),
    ("OFPRA", "Office français de protection des réfugiés et apatrides"),
    ("OIT", "Organisation internationale du travail"),
    ("PJJ", "protection judiciaire de la jeunesse"),
    ("PMI", "protection maternelle et infantile"),
    ("TRACFIN", "Traitement du renseignement et action contre les circuits financiers clandestins"),
];

/// What an acronym stands for.
pub(super) fn of(sigle: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == sigle).map(|(_, name)| *name)
}
