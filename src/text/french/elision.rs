//! Small words before others: « d’ECPAT » but « de la CNCDH », « le haut » but « l’hiver », « au », « des ».

use crate::text::fold::fold;

/// Beginnings of words, folded, whose h is aspirated: nothing is elided before them.
const ASPIRATED: [&str; 76] = [
    "hache",
    "hachi",
    "hachu",
    "hack",
    "hagard",
    "haie",
    "haillon",
    "hain",
    "hair",
    "hais",
    "halage",
    "halet",
    "halte",
    "hamac",
    "hamburger",
    "hameau",
    "hamster",
    "hanche",
    "hand",
    "hangar",
    "hanneton",
    "hant",
    "happ",
    "harangu",
    "haras",
    "harcel",
    "hardi",
    "harem",
    "hareng",
    "hargn",
    "haricot",
    "harnach",
    "harnais",
    "harp",
    "hasard",
    "hatif",
    "hativ",
    "hauss",
    "haut",
    "havre",
    "haye",
    "heaum",
    "henn",
    "heriss",
    "hernie",
    "heron",
    "hetr",
    "heurt",
    "hibou",
    "hideu",
    "hierarch",
    "hippie",
    "hiss",
    "hobby",
    "hoch",
    "hockey",
    "holding",
    "hollan",
    "homard",
    "hongr",
    "hont",
    "hoquet",
    "horde",
    "hors",
    "hotte",
    "hou",
    "hublot",
    "huche",
    "huee",
    "huguenot",
    "huit",
    "hululer",
    "hurl",
    "hussard",
    "hutte",
    "hotspot",
];
/// Whole words, folded, before which nothing is elided.
const NEVER_ELIDED: [&str; 22] = [
    "halo", "halos", "hate", "hater", "heraut", "heros", "hall", "halls", "hi", "hit", "hits", "hot", "hub",
    "hubs", "huis", "hic", "onze", "onzieme", "onziemes", "oui", "ouistiti", "uhlan",
];
/// Whole words and beginnings that look like the above and are not: « l’huître », « l’haleine ».
const MUTE_AFTER_ALL: [&str; 3] = ["huitr", "halter", "hallu"];
/// Words in y before which one elides all the same.
const ELIDED_Y: [&str; 6] = ["y", "yeux", "yeuse", "yonne", "yerres", "yeu"];

/// The particle with its space or its apostrophe, as it stands before these words: `de`, `que`, `le`, `la`, `ne`, `se`,
/// `si`… Before a quotation the first word quoted decides.
pub fn elide(particle: &str, next: &str) -> String {
    let drops = match fold(particle).as_str() {
        "si" => matches!(fold(first_word(next)).as_str(), "il" | "ils"),
        "de" | "le" | "la" | "je" | "me" | "te" | "se" | "ne" | "ce" | "que" | "jusque" | "lorsque"
        | "puisque" | "quoique" => is_elided_before(next),
        _ => false,
    };
    let kept = if drops { particle.strip_suffix(['e', 'a', 'i', 'E', 'A', 'I']) } else { None };
    kept.map_or_else(|| format!("{particle} "), |kept| format!("{kept}’"))
}

/// A preposition and an article melted as French wants, with the space that follows: « au », « des », « à la »; an
/// elided article keeps its apostrophe, and no article leaves the preposition alone.
pub fn contract(preposition: &str, article: &str) -> String {
    match (preposition, article) {
        ("à", "le") => "au ".to_owned(),
        ("à", "les") => "aux ".to_owned(),
        ("de", "le") => "du ".to_owned(),
        ("de", "les") => "des ".to_owned(),
        (_, "") => format!("{preposition} "),
        (_, elided) if elided.ends_with(['’', '\'']) => format!("{preposition} {elided}"),
        _ => format!("{preposition} {article} "),
    }
}

/// A preposition before a name that may have its article: « du Collectif », « aux associations », « de l’État »,
/// « d’ECPAT », « de la CNCDH ».
pub fn introduce(preposition: &str, name: &str) -> String {
    for article in ["le ", "les ", "la ", "l’", "l'"] {
        let Some(head) = name.get(..article.len()) else { continue };
        if head.to_lowercase() == article {
            let rest = name.get(article.len()..).unwrap_or_default();
            return contract(preposition, article.trim_end()) + rest;
        }
    }
    elide(preposition, name) + name
}

/// Whether « de » loses its vowel before these words.
pub fn is_elided_before(next: &str) -> bool {
    let word = first_word(next);
    let folded = fold(word);
    let begins = |list: &[&str]| list.iter().any(|start| folded.starts_with(start));
    if NEVER_ELIDED.contains(&folded.as_str()) {
        return false;
    }
    if word.chars().count() > 1 && word.chars().all(char::is_uppercase) {
        return folded.starts_with(['a', 'e', 'i', 'o', 'u']);
    }
    match folded.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => true,
        Some('h') => folded.len() > 1 && (begins(&MUTE_AFTER_ALL) || !begins(&ASPIRATED)),
        Some('y') => {
            ELIDED_Y.contains(&folded.as_str())
                || folded.chars().nth(1).is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
        }
        _ => false,
    }
}

/// The first word, without the quotation mark or the parenthesis before it.
fn first_word(text: &str) -> &str {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '«' | '“' | '"' | '(' | '['));
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_and_mute_h_elide() {
        for (particle, next, expected) in [
            ("de", "association", "d’"),
            ("de", "État", "d’"),
            ("de", "ECPAT", "d’"),
            ("de", "CNCDH", "de "),
            ("de", "HCR", "de "),
            ("la", "ONG", "l’"),
            ("de", "OICEM", "d’"),
            ("Que", "elles", "Qu’"),
            ("que", "le", "que "),
            ("le", "hiver", "l’"),
            ("la", "hébergement", "l’"),
            ("le", "handicap", "le "),
            ("de", "hors", "de "),
            ("le", "haut-commissaire", "le "),
            ("le", "héros", "le "),
            ("la", "héroïne", "l’"),
            ("le", "harcèlement", "le "),
            ("de", "huit jours", "de "),
            ("la", "huître", "l’"),
            ("le", "huissier", "l’"),
            ("de", "onze", "de "),
            ("la", "hallucination", "l’"),
            ("de", "haleine", "d’"),
            ("de", "hôpital", "d’"),
            ("de", "hôtel", "d’"),
            ("de", "honneur", "d’"),
            ("le", "hasard", "le "),
            ("la", "honte", "la "),
            ("la", "hâte", "la "),
            ("de", "halogène", "d’"),
            ("de", "Haïti", "d’"),
            ("de", "Hauts-de-Seine", "de "),
            ("de", "humains", "d’"),
            ("de", "Yvelines", "d’"),
            ("de", "y ajouter", "d’"),
            ("le", "Yémen", "le "),
            ("de", "œuvre", "d’"),
            ("de", "«\u{A0}intégration\u{A0}»", "d’"),
            ("si", "il", "s’"),
            ("si", "elle", "si "),
            ("de", "11", "de "),
            ("de", "", "de "),
            ("pour", "elle", "pour "),
        ] {
            assert_eq!(elide(particle, next), expected, "{particle} {next}");
        }
    }

    #[test]
    fn prepositions_melt_with_articles() {
        for (preposition, name, expected) in [
            ("de", "le Collectif", "du Collectif"),
            ("de", "les associations", "des associations"),
            ("à", "Les associations", "aux associations"),
            ("à", "le ministère", "au ministère"),
            ("de", "l’État", "de l’État"),
            ("de", "la CNCDH", "de la CNCDH"),
            ("de", "ECPAT", "d’ECPAT"),
            ("à", "ECPAT", "à ECPAT"),
            ("de", "léonie", "de léonie"),
            ("de", "é", "d’é"),
        ] {
            assert_eq!(introduce(preposition, name), expected);
        }
        assert_eq!(contract("de", ""), "de ");
    }
}
