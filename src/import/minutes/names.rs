//! Is it somebody, an organization, or what somebody does? Told from the words alone; what cannot be told stays
//! unclear.
use super::first_names::is_first_name;
use super::rubrics::plain;
use crate::text::fold::fold;

/// Titles before a name, folded, without their period.
const TITLES: [&str; 27] = [
    "m",
    "mr",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "mlles",
    "mrs",
    "ms",
    "me",
    "dr",
    "docteur",
    "pr",
    "prof",
    "professeur",
    "monsieur",
    "madame",
    "mesdames",
    "messieurs",
    "mademoiselle",
    "maitre",
    "pere",
    "soeur",
    "frere",
    "mgr",
    "sr",
    "sir",
];
/// Small words inside surnames.
const PARTICLES: [&str; 21] = [
    "de", "du", "d", "le", "la", "van", "von", "der", "den", "el", "al", "ben", "ait", "da", "dos", "di",
    "del", "della", "ter", "af", "bin",
];
/// Words that only organizations have in their names, folded.
const ORGANIZATION_WORDS: [&str; 95] = [
    "association",
    "associations",
    "federation",
    "fondation",
    "comite",
    "collectif",
    "ministere",
    "conseil",
    "direction",
    "mairie",
    "ville",
    "departement",
    "region",
    "prefecture",
    "sous-prefecture",
    "rectorat",
    "universite",
    "ecole",
    "lycee",
    "college",
    "centre",
    "service",
    "services",
    "union",
    "unions",
    "secours",
    "mouvement",
    "amicale",
    "armee",
    "ligue",
    "congregation",
    "organisation",
    "office",
    "agence",
    "caisse",
    "chambre",
    "syndicat",
    "societe",
    "cabinet",
    "bureau",
    "delegation",
    "mission",
    "institut",
    "observatoire",
    "reseau",
    "groupe",
    "groupement",
    "confederation",
    "commission",
    "communaute",
    "commune",
    "metropole",
    "maison",
    "foyer",
    "hopital",
    "clinique",
    "croix-rouge",
    "croix",
    "planning",
    "police",
    "gendarmerie",
    "tribunal",
    "parquet",
    "barreau",
    "defenseur",
    "academie",
    "cooperative",
    "mutuelle",
    "club",
    "amis",
    "entraide",
    "emmaus",
    "unicef",
    "medecins",
    "laboratoire",
    "pole",
    "plateforme",
    "ong",
    "cimade",
    "samu",
    "etat",
    "assemblee",
    "senat",
    "parlement",
    "council",
    "ministry",
    "department",
    "university",
    "office",
    "agency",
    "trust",
    "charity",
    "foundation",
    "network",
    "society",
];
/// Words by which the name of an organization ends when it begins with an acronym.
const COUNTRY_WORDS: [&str; 9] = [
    "france",
    "europe",
    "paris",
    "international",
    "internationale",
    "monde",
    "ile-de-france",
    "uk",
    "belgique",
];
/// What somebody does, folded, in the masculine or as a stem.
const FUNCTIONS: [&str; 52] = [
    "president",
    "vice-president",
    "vice president",
    "directeur",
    "directrice",
    "charge",
    "responsable",
    "coordinat",
    "coordonnat",
    "coordonne",
    "adjoint",
    "maire",
    "prefet",
    "sous-prefet",
    "secretaire",
    "tresorier",
    "tresoriere",
    "delegue",
    "conseiller",
    "conseillere",
    "chef",
    "juriste",
    "avocat",
    "medecin",
    "educat",
    "assistant",
    "representant",
    "membre",
    "administrat",
    "animat",
    "benevole",
    "stagiaire",
    "depute",
    "senat",
    "elu",
    "ministre",
    "commissaire",
    "inspecteur",
    "inspectrice",
    "referent",
    "expert",
    "consultant",
    "professeur",
    "titulaire",
    "suppleant",
    "invite",
    "observat",
    "rapporteur",
    "psycholog",
    "interprete",
    "salarie",
    "chair",
];

/// What a few words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody, for sure.
    Person,
    /// Two or three capitalized words: somebody, unless what stands around says otherwise.
    Name,
    /// An organization.
    Organization,
    /// What somebody does.
    Function,
    /// It cannot be told.
    Unclear,
}

/// The text after « Mme », « M. », « Me »…, and whether there was one.
pub fn without_title(text: &str) -> (&str, bool) {
    let mut rest = text.trim();
    let mut titled = false;
    while let Some((first, after)) = rest.split_once([' ', '\u{A0}', '\u{202F}']) {
        let bare = fold(first.trim_end_matches('.'));
        let is_title = TITLES.contains(&bare.as_str()) && first.starts_with(char::is_uppercase);
        let lone = first.chars().count() == 1 && !first.starts_with('M');
        if !is_title || lone || after.trim().is_empty() || (titled && bare == "m") {
            break;
        }
        titled = true;
        rest = after.trim_start();
    }
    (rest, titled)
}

/// What a few words name.
pub fn kind(text: &str) -> Kind {
    let (bare, titled) = without_title(text);
    let words: Vec<&str> = bare.split([' ', '\u{A0}', '\u{202F}']).filter(|word| !word.is_empty()).collect();
    let folded: Vec<String> =
        words.iter().map(|word| fold(word.trim_matches(['.', ',', '’', '\'']))).collect();
    let Some(first) = words.first() else { return Kind::Unclear };
    if titled {
        return if first.starts_with(char::is_uppercase) { Kind::Person } else { Kind::Function };
    }
    if is_function(bare) {
        return Kind::Function;
    }
    if folded.iter().any(|word| is_organization_word(word)) {
        return Kind::Organization;
    }
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let named = words.iter().zip(&folded).all(|(word, folded)| capital(word) || is_particle(word, folded));
    let last_capital = words.last().is_some_and(capital);
    if words.len() == 1 {
        return single(first);
    }
    if !capital(first) {
        return if first.starts_with(char::is_lowercase) && words.iter().any(capital) && named {
            Kind::Name
        } else {
            Kind::Function
        };
    }
    if !named || !last_capital || words.len() > 6 || bare.chars().any(|c| c.is_ascii_digit()) {
        return Kind::Organization;
    }
    if folded.last().is_some_and(|word| COUNTRY_WORDS.contains(&word.as_str())) {
        return Kind::Organization;
    }
    let known = |n: usize| folded.get(n).is_some_and(|word| is_first_name(word));
    let initial =
        first.trim_end_matches('.').split('-').all(|part| part.trim_end_matches('.').chars().count() == 1);
    let shouted = words.len() <= 4 && is_shouted(first) && words.iter().skip(1).any(|word| !is_shouted(word));
    if known(0) || (known(words.len() - 1) && is_shouted(first)) || (initial && first.ends_with('.')) {
        Kind::Person
    } else if words.len() <= 4
        && (words.iter().all(|word| !is_shouted(word))
            || shouted
            || is_shouted(words.last().unwrap_or(first)))
    {
        Kind::Name
    } else {
        Kind::Unclear
    }
}

/// Whether a group of words may be taken for somebody.
pub fn is_somebody(text: &str) -> bool {
    matches!(kind(text), Kind::Person | Kind::Name)
}

fn single(word: &str) -> Kind {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let sign = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '&'));
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if sign
        && letters >= 2
        && (capitals == letters && letters <= 7 || capitals >= 3 && capitals * 2 > letters)
    {
        Kind::Organization
    } else if word.starts_with(char::is_lowercase) {
        Kind::Function
    } else {
        Kind::Unclear
    }
}

/// An acronym: « CCEM », « AC-Sé », « D.G.C.S. ».
pub fn is_acronym(text: &str) -> bool {
    let text = text.trim();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let sign = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '&' | '’' | '\'' | '/'));
    sign && capitals >= 2 && capitals * 2 > letters && text.chars().count() <= 14
}

fn is_shouted(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

fn is_particle(word: &str, folded: &str) -> bool {
    PARTICLES.contains(&folded) || word.starts_with("d’") || word.starts_with("d'") || word == "&"
}

fn is_organization_word(word: &str) -> bool {
    let bare = word.strip_prefix("l'").or_else(|| word.strip_prefix("d'")).unwrap_or(word);
    ORGANIZATION_WORDS.contains(&bare)
}

/// Whether the words begin by what somebody does.
pub fn is_function(text: &str) -> bool {
    let words = plain(text);
    let bare = words.strip_prefix("le ").or_else(|| words.strip_prefix("la ")).unwrap_or(&words);
    let head = bare.split([' ', ',']).next().unwrap_or_default();
    FUNCTIONS.iter().any(|function| bare.starts_with(function)) && !is_organization_word(head)
}

/// Whether the words name several organizations or people at once: « Associations », « Représentants de l’État ».
pub fn is_group(text: &str) -> bool {
    const GROUPS: [&str; 26] = [
        "associations",
        "organisations",
        "organismes",
        "les associations",
        "representant",
        "membres",
        "administration",
        "partenaires",
        "college",
        "elus",
        "elues",
        "titulaires",
        "suppleants",
        "services de l'etat",
        "pour l'etat",
        "institutions",
        "experts",
        "collectivites",
        "ong",
        "au titre",
        "salaries",
        "equipe",
        "benevoles",
        "personnes qualifiees",
        "autres",
        "membres titulaires",
    ];
    let words = plain(text);
    GROUPS.iter().any(|group| words.starts_with(group))
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn people_are_told_from_organizations() {
        for (text, expected) in [
            ("Hélène de Rugy", Kind::Person),
            ("Marie-Hélène Halligon", Kind::Person),
            ("Rose Marie Maillier", Kind::Person),
            ("Mme Traoré", Kind::Person),
            ("M. Jean DUPONT", Kind::Person),
            ("Me Lefèvre", Kind::Person),
            ("DUPONT Marie", Kind::Person),
            ("J.-P. Martin", Kind::Person),
            ("Nguyen Thi Mai", Kind::Name),
            ("Idris Okonkwo", Kind::Name),
            ("CCEM", Kind::Organization),
            ("ECPAT France", Kind::Organization),
            ("Amicale du Nid", Kind::Organization),
            ("Armée du salut", Kind::Organization),
            ("Hors la rue", Kind::Organization),
            ("Justice et Paix France", Kind::Organization),
            ("Mairie de Valence", Kind::Organization),
            ("Terre des hommes", Kind::Organization),
            ("directrice du service social", Kind::Function),
            ("Présidente", Kind::Function),
            ("chargée de mission", Kind::Function),
            ("Dupont", Kind::Unclear),
            ("", Kind::Unclear),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
