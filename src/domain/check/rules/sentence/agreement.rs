//! Articles and nouns that surely do not agree, elisions forgotten, adjectives beside their noun.
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::Word;
use super::nouns::{Noun, noun};
use super::participle::{Form, participle};
use crate::text::french::Gender;
use crate::text::french::elision::is_elided_before;

const NUMBER: Told =
    ("L’article et le nom ne s’accordent pas en nombre.", "The article and the noun do not agree in number.");
const GENDER: Told =
    ("L’article et le nom ne s’accordent pas en genre.", "The article and the noun do not agree in gender.");
const ELISION: Told =
    ("L’article ou la particule s’élide devant une voyelle.", "The article is elided before a vowel.");
const CONTRACTION: Told =
    ("L’article se contracte : du, des, au, aux.", "The article contracts: du, des, au, aux.");
const ADJECTIVE: Told =
    ("L’adjectif ne s’accorde pas avec le nom.", "The adjective does not agree with the noun.");
const PAIR: Told = (
    "L’un des deux mots est au singulier, l’autre au pluriel.",
    "One of the two words is singular, the other plural.",
);

/// Determiners, their number and, where they show it, their gender.
const DETERMINERS: [(&str, bool, Option<Gender>); 28] = [
    ("le", false, Some(Gender::Masculine)),
    ("la", false, Some(Gender::Feminine)),
    ("un", false, Some(Gender::Masculine)),
    ("une", false, Some(Gender::Feminine)),
    ("du", false, Some(Gender::Masculine)),
    ("au", false, Some(Gender::Masculine)),
    ("ce", false, Some(Gender::Masculine)),
    ("cette", false, Some(Gender::Feminine)),
    ("chaque", false, None),
    ("sa", false, Some(Gender::Feminine)),
    ("son", false, None),
    ("notre", false, None),
    ("votre", false, None),
    ("les", true, None),
    ("des", true, None),
    ("aux", true, None),
    ("ces", true, None),
    ("ses", true, None),
    ("nos", true, None),
    ("vos", true, None),
    ("leurs", true, None),
    ("plusieurs", true, None),
    ("quelques", true, None),
    ("certains", true, Some(Gender::Masculine)),
    ("certaines", true, Some(Gender::Feminine)),
    ("différents", true, Some(Gender::Masculine)),
    ("différentes", true, Some(Gender::Feminine)),
    ("deux", true, None),
];
/// Nouns of bodies, which are capitalized without being the beginning of a name.
const BODIES: [&str; 6] = ["collectif", "plan", "ministère", "gouvernement", "comité", "conseil"];
/// Words in a vowel before which nothing is elided, or not always: numbers, letters, words that are cited.
const NOT_ELIDED: [&str; 14] = [
    "un",
    "une",
    "et",
    "ou",
    "oui",
    "onze",
    "onzième",
    "où",
    "y",
    "ouate",
    "oued",
    "ouistiti",
    "unième",
    "ululement",
];
/// What a group that cannot belong to the noun before begins with: after « de », the adjective may be that of another.
const APART: [&str; 9] = ["par", "pour", "avec", "dans", "sur", "sous", "entre", "contre", "sein"];

/// Articles, nouns and adjectives that do not agree.
pub(super) fn faults(words: &[Word<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, pair) in words.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let fault = if second.gap == "/" {
            slashed(words.get(..at).unwrap_or_default(), first, second)
        } else if second.is_linked() {
            contracted(first, second)
                .or_else(|| elided(first, second))
                .or_else(|| determined(before, first, second))
                .or_else(|| qualified(words.get(..at).unwrap_or_default(), first, second))
        } else {
            None
        };
        faults.extend(fault);
    }
    faults
}

/// « le victimes », « du Collectifs », « les membre », « un mesure ».
fn determined(before: Option<&Word<'_>>, first: &Word<'_>, second: &Word<'_>) -> Option<Fault> {
    let &(_, plural, gender) = DETERMINERS.iter().find(|(word, ..)| *word == first.lower)?;
    let found = noun(second)?;
    let name = second.is_capitalized() && !BODIES.iter().any(|body| second.lower.starts_with(body));
    let pronoun = found.is_verb && matches!(first.lower.as_str(), "le" | "la" | "les" | "leurs" | "deux");
    // « l’un des deux demande », « un des membres », « ce membre-ci »: the word before decides.
    let part_of = before
        .is_some_and(|word| matches!(word.lower.as_str(), "des" | "les" | "ces") && first.lower == "deux");
    if name || pronoun || part_of {
        return None;
    }
    let range = first.range.start..second.range.end;
    if plural != found.is_plural {
        let bare = second.lower.strip_suffix('s').unwrap_or(&second.lower);
        let right = match (plural, first.lower.as_str()) {
            (true, _) => format!("{}{}", second.text, if second.is_capitals() { "S" } else { "s" }),
            // « le victimes »: the article of the noun in the plural.
            (false, "le" | "la")
                if found.gender.is_some_and(|noun| Some(noun) != gender) || second.is_capitals() =>
            {
                return Some(Fault::right(
                    Rule::Agreement,
                    range,
                    NUMBER,
                    format!("{} {}", first.dressed("les"), second.text),
                ));
            }
            (false, _) => second.dressed(bare),
        };
        return Some(Fault::right(Rule::Agreement, range, NUMBER, format!("{} {right}", first.text)));
    }
    let wrong = gender.zip(found.gender).is_some_and(|(article, noun)| article != noun);
    // « un » and « une » are numbers too, and « son » stands before a vowel.
    wrong.then(|| {
        let right = of_gender(&first.lower, found, is_elided_before(&second.lower));
        let joint = if right.ends_with('’') { "" } else { " " };
        Fault::right(
            Rule::Agreement,
            range,
            GENDER,
            format!("{}{joint}{}", first.dressed(right), second.text),
        )
    })
}

/// The determiner in the gender of the noun.
fn of_gender(lower: &str, noun: Noun, vowel: bool) -> &'static str {
    let feminine = noun.gender == Some(Gender::Feminine);
    match (lower, feminine, vowel) {
        ("le" | "la", _, true) => "l’",
        ("le" | "la", true, false) => "la",
        ("le" | "la", false, false) => "le",
        ("un" | "une", true, _) => "une",
        ("un" | "une", false, _) => "un",
        ("du", _, true) => "de l’",
        ("du", ..) => "de la",
        ("au", _, true) => "à l’",
        ("au", ..) => "à la",
        ("ce" | "cette", true, _) => "cette",
        ("ce" | "cette", false, true) => "cet",
        ("ce" | "cette", false, false) => "ce",
        ("certains" | "certaines", true, _) => "certaines",
        ("certains" | "certaines", false, _) => "certains",
        ("différents" | "différentes", true, _) => "différentes",
        ("différents" | "différentes", false, _) => "différents",
        (_, true, false) => "sa",
        _ => "son",
    }
}

/// « du les associations », « au la »; « de le » is right before a verb, and is left.
fn contracted(first: &Word<'_>, second: &Word<'_>) -> Option<Fault> {
    let right = match (first.lower.as_str(), second.lower.as_str()) {
        ("du" | "au", "le" | "la" | "les") | ("aux", "les") => second.text,
        _ => return None,
    };
    let lower = first.text.chars().all(char::is_lowercase) && second.text.chars().all(char::is_lowercase);
    lower.then(|| {
        let one = match (first.lower.as_str(), right) {
            ("du", "les") => "des",
            ("du", "la") => "de la",
            ("au", "la") => "à la",
            ("au" | "aux", "les") => "aux",
            ("au", _) => "au",
            _ => "du",
        };
        Fault::right(Rule::Agreement, first.range.start..second.range.end, CONTRACTION, one)
    })
}

/// « le association », « que il », « de accueillir ».
fn elided(first: &Word<'_>, second: &Word<'_>) -> Option<Fault> {
    let particle = matches!(
        first.lower.as_str(),
        "le" | "la" | "de" | "que" | "ne" | "se" | "lorsque" | "puisque" | "jusque"
    );
    let small = second.text.chars().next().is_some_and(char::is_lowercase) && second.text.chars().count() > 1;
    let vowel = second.lower.starts_with(|c: char| "aàâeéèêiîïoôuûùœ".contains(c));
    let sure =
        vowel || noun(second).is_some() || matches!(second.lower.as_str(), "homme" | "heure" | "histoire");
    let foreign = second.lower.starts_with("e-") || NOT_ELIDED.contains(&second.lower.as_str());
    if !(particle && small && sure && !foreign && is_elided_before(&second.lower)) || first.is_capitals() {
        return None;
    }
    // « la a » may be two notes or two letters; a particle cited is between guillemets, and not linked.
    let kept = first.text.get(..first.text.len() - 1)?;
    let range = first.range.start..second.range.end;
    Some(Fault::right(Rule::Agreement, range, ELISION, format!("{kept}’{}", second.text)))
}

/// « au sein des commissions spécialisés »: a noun whose gender is known, then its participle, in a group that begins
/// by itself, so that the participle is that of no other noun.
fn qualified(before: &[Word<'_>], first: &Word<'_>, second: &Word<'_>) -> Option<Fault> {
    let found = noun(first)?;
    let (form, base) = participle(&second.lower).filter(|(_, base)| is_adjective(base))?;
    let wanted = Form { is_feminine: found.gender? == Gender::Feminine, is_plural: found.is_plural };
    let determiner = before.last().filter(|_| first.is_linked())?;
    let group =
        before.len().checked_sub(2).and_then(|at| before.get(at)).filter(|_| determiner.is_linked())?;
    let known =
        DETERMINERS.iter().any(|(word, plural, _)| *word == determiner.lower && *plural == found.is_plural);
    let apart = APART.contains(&group.lower.as_str());
    (known && apart && form != wanted).then(|| {
        let right = second.dressed(&wanted.of(base));
        let range = first.range.start..second.range.end;
        Fault::right(Rule::Agreement, range, ADJECTIVE, format!("{} {right}", first.text))
    })
}

/// Participles that are adjectives of a noun beside them.
fn is_adjective(base: &str) -> bool {
    const ADJECTIVES: [&str; 18] = [
        "spécialisé",
        "adapté",
        "concerné",
        "proposé",
        "adopté",
        "engagé",
        "dédié",
        "modifié",
        "renforcé",
        "prévu",
        "envisagé",
        "évoqué",
        "mentionné",
        "habilité",
        "agréé",
        "sécurisé",
        "consacré",
        "alloué",
    ];
    ADJECTIVES.contains(&base)
}

/// « les expatriés, fonctionnaire/militaires »
fn slashed(before: &[Word<'_>], first: &Word<'_>, second: &Word<'_>) -> Option<Fault> {
    const LETTERS_MIN: usize = 6;
    let long = |word: &Word<'_>| {
        word.text.chars().count() >= LETTERS_MIN && word.text.chars().all(char::is_lowercase)
    };
    let plural =
        before.iter().rev().take(3).any(|word| matches!(word.lower.as_str(), "les" | "des" | "aux" | "ces"));
    let ends = |word: &Word<'_>| word.lower.ends_with(['s', 'x', 'z']);
    let uneven = long(first) && long(second) && !ends(first) && second.lower.ends_with('s');
    (uneven && plural).then(|| {
        let range = first.range.start..second.range.end;
        Fault::right(Rule::Agreement, range, PAIR, format!("{}s/{}", first.text, second.text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;
    use crate::domain::check::words::words;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let faults = faults(&words(text));
        let expected: Vec<_> = expected.iter().map(|&(words, right)| (words, Some(right))).collect();
        assert_eq!(read(text, &faults), expected, "{text}");
    }

    #[test]
    fn articles_and_nouns_agree() {
        check("ACCOMPAGNER LE VICTIMES", &[("LE VICTIMES", "LES VICTIMES")]);
        check("les membres du Collectifs présents", &[("du Collectifs", "du Collectif")]);
        check(
            "pour les membre et des association",
            &[("les membre", "les membres"), ("des association", "des associations")],
        );
        check(
            "une plan, au réunion, la collectif",
            &[("une plan", "un plan"), ("au réunion", "à la réunion"), ("la collectif", "le collectif")],
        );
        for text in [
            "il les mesure et le demande",
            "l’un des deux demande",
            "la Plan International, le Femmes solidaires",
            "le mineur et la mineure, la juge, la membre",
            "un des membres, une fois, le temps, les associations",
            "des fonds soient affectés, le plan, une association",
            "la traite, les victimes, cette mesure, son action",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn particles_are_elided_and_contracted() {
        check(
            "le association que il demande de agir",
            &[("le association", "l’association"), ("que il", "qu’il"), ("de agir", "d’agir")],
        );
        check("du les associations", &[("du les", "des")]);
        check("de ECPAT, de onze à une, la une, le haut, de Olivier, le e-learning, de « agir »", &[]);
        check("de le faire, de les voir, le 11, la ouate, que oui", &[]);
    }

    #[test]
    fn an_adjective_beside_its_noun_agrees() {
        check(
            "au sein des commissions spécialisés des départements",
            &[("commissions spécialisés", "commissions spécialisées")],
        );
        check("les représentants des associations concernés, au sein des commissions spécialisées", &[]);
        check(
            "les expatriés, fonctionnaire/militaires",
            &[("fonctionnaire/militaires", "fonctionnaires/militaires")],
        );
        check("rétention/détentions, le texte/annexes", &[]);
    }
}
