//! Phrases that French does not say so. The list says what is said instead; the shapes are those no word for word list
//! can hold.
mod list;

use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::Word;
use list::PHRASES;

const FAULTY: Told = ("Tournure fautive.", "French does not say it so.");
const NO_HYPHEN: Told = (
    "« non » ne prend pas de trait d’union devant un adjectif ou un participe.",
    "“non” takes no hyphen before an adjective or a participle.",
);
const SAINT: Told =
    ("Le nom d’une rue prend la capitale : rue Saint-…", "The name of a street takes a capital: rue Saint-…");
const OF_WHOM: Told = (
    "« à la rencontre » et « au-devant » veulent leur complément avec « de » : il ne peut être celui du verbe qui suit.",
    "“à la rencontre” and “au-devant” take “de”: they cannot share the object of the verb that follows.",
);
const SEIZE: Told = (
    "On saisit quelqu’un d’une question, non « sur » elle.",
    "One refers a matter with “saisir de”, not “sur”.",
);

/// Faulty phrases.
pub(super) fn faults(text: &str, words: &[Word<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (fault, taken) = match phrase(text, words, at) {
            Some((fault, taken)) => (Some(fault), taken),
            None => (shape(words, at), 1),
        };
        faults.extend(fault);
        at += taken;
    }
    faults
}

/// The phrase of the list that begins at this word, with how many words it takes.
fn phrase(text: &str, words: &[Word<'_>], at: usize) -> Option<(Fault, usize)> {
    let first = words.get(at)?;
    for phrase in PHRASES.iter().filter(|phrase| phrase.first() == first.lower) {
        let count = phrase.wrong.split(' ').count();
        let Some(found) = words.get(at..at + count) else { continue };
        let same = phrase.wrong.split(' ').zip(found).enumerate().all(|(rank, (wrong, word))| {
            word.lower.trim_end_matches('’') == wrong.trim_end_matches('’') && (rank == 0 || word.is_linked())
        });
        let next =
            words.get(at + count).filter(|word| word.is_linked()).map_or("", |word| word.lower.as_str());
        let before = at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| first.is_linked());
        let before = before.map_or("", |word| word.lower.as_str());
        if !same || !phrase.holds(before, next) {
            continue;
        }
        let range = first.range.start..found.last()?.range.end;
        let spaced = text.get(range.clone()).is_some_and(|words| words.ends_with(['’', '\'']));
        let fault = if phrase.right.is_empty() {
            Fault::new(Rule::FaultyPhrase, range, FAULTY)
        } else {
            // « de » keeps the elision it had: « en terme d’accueil ».
            let mut right = first.dressed(phrase.right);
            if spaced && right.ends_with('e') {
                right.pop();
                right.push('’');
            }
            Fault::right(Rule::FaultyPhrase, range, FAULTY, right)
        };
        return Some((fault, count));
    }
    None
}

/// A faulty phrase that is a shape rather than words.
fn shape(words: &[Word<'_>], at: usize) -> Option<Fault> {
    let word = words.get(at)?;
    not_joined(words, at, word)
        .or_else(|| street(words, at, word))
        .or_else(|| shared_object(words, at, word))
        .or_else(|| seized(words, at, word))
        .or_else(|| question(word))
}

/// « sociétés non-domiciliées »; « les non-inscrits » is a noun.
fn not_joined(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<Fault> {
    let rest = word.lower.strip_prefix("non-")?;
    let told = rest.ends_with('é') || rest.ends_with("ée") || rest.ends_with("és") || rest.ends_with("ées");
    let before = at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| word.is_linked())?;
    // After a noun in s or e that is no article: an article would make a noun of it.
    let article = before.lower.chars().count() < 5 || before.lower.ends_with('’');
    let abstract_noun = rest.ends_with("té") || rest.ends_with("tés");
    (told && !article && !abstract_noun && !rest.contains('-')).then(|| {
        let right = word.text.replacen('-', " ", 1);
        Fault::right(Rule::FaultyPhrase, word.range.clone(), NO_HYPHEN, right)
    })
}

/// « rue saint-Dominique »
fn street(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<Fault> {
    let before = at.checked_sub(1).and_then(|at| words.get(at)).filter(|_| word.is_linked())?;
    let street = matches!(before.lower.as_str(), "rue" | "avenue" | "boulevard" | "place" | "quai");
    let saint =
        word.text.strip_prefix("saint").filter(|rest| rest.starts_with('-') || rest.starts_with("e-"))?;
    street.then(|| Fault::right(Rule::FaultyPhrase, word.range.clone(), SAINT, format!("Saint{saint}")))
}

/// « aller à la rencontre et accompagner les personnes », « vont au-devant ou accompagnent »
fn shared_object(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<Fault> {
    let start = match word.lower.as_str() {
        "au-devant" => at,
        "rencontre" => {
            let before = words.get(at.checked_sub(2)?..at)?;
            (before.first()?.lower == "à" && before.last()?.lower == "la").then_some(at - 2)?
        }
        _ => return None,
    };
    let (joint, verb) = (words.get(at + 1)?, words.get(at + 2)?);
    let joined = joint.is_linked() && matches!(joint.lower.as_str(), "et" | "ou") && verb.is_linked();
    let told = verb.lower.ends_with("er") || verb.lower.ends_with("ent") || verb.lower.ends_with("ir");
    let object = words.get(at + 3).is_some_and(|word| {
        word.is_linked()
            && matches!(word.lower.as_str(), "les" | "la" | "le" | "l’" | "des" | "ces" | "leurs")
    });
    let range = words.get(start)?.range.start..verb.range.end;
    (joined && told && object).then(|| Fault::new(Rule::FaultyPhrase, range, OF_WHOM))
}

/// « saisir le rapporteur national sur des situations », « être saisi sur des situations »; what is seized on somebody, and
/// who is « saisi sur requête », stay.
fn seized(words: &[Word<'_>], at: usize, word: &Word<'_>) -> Option<Fault> {
    const WORDS_MAX: usize = 9;
    let on = match word.lower.as_str() {
        "saisi" | "saisie" | "saisis" | "saisies" => at + 1,
        "saisir" | "saisit" | "saisissent" | "saisira" | "saisiront" => {
            let object = words.get(at + 1).filter(|word| word.is_linked())?;
            if !matches!(object.lower.as_str(), "le" | "la" | "les" | "l’" | "un" | "une") {
                return None;
            }
            let rest = words.get(at + 2..words.len().min(at + WORDS_MAX))?;
            let clause = rest.iter().take_while(|word| word.is_linked());
            at + 2 + clause.enumerate().find(|(_, word)| word.lower == "sur")?.0
        }
        _ => return None,
    };
    let (sur, article, subject) = (words.get(on)?, words.get(on + 1)?, words.get(on + 2)?);
    let right = match article.lower.as_str() {
        "des" => "de".to_owned(),
        "les" => "des".to_owned(),
        "le" => "du".to_owned(),
        "la" => "de la".to_owned(),
        "une" | "un" => format!("d’{}", article.text),
        _ => return None,
    };
    let matter =
        ["situation", "cas", "question", "dossier"].iter().any(|noun| subject.lower.starts_with(noun));
    let linked = [sur, article, subject].iter().all(|word| word.is_linked());
    let range = sur.range.start..article.range.end;
    (sur.lower == "sur" && matter && linked).then(|| Fault::right(Rule::FaultyPhrase, range, SEIZE, right))
}

/// « a-t’il »: the t between two hyphens is no elided word.
fn question(word: &Word<'_>) -> Option<Fault> {
    let told = word.lower.ends_with("-t’") && word.lower.len() > "-t’".len();
    let bare = word.text.strip_suffix(['’', '\''])?;
    told.then(|| Fault::right(Rule::FaultyPhrase, word.range.clone(), FAULTY, format!("{bare}-")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;
    use crate::domain::check::words::words;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let faults = faults(text, &words(text));
        let expected: Vec<_> = expected
            .iter()
            .map(|&(words, right)| (words, Some(right).filter(|right| !right.is_empty())))
            .collect();
        assert_eq!(read(text, &faults), expected, "{text}");
    }

    #[test]
    fn faulty_phrases_are_told_with_the_right_one() {
        check(
            "en terme de lutte, En terme d’accueil",
            &[("en terme de", "en termes de"), ("En terme d’", "En termes d’")],
        );
        check("puisse être saisi sur des situations", &[("sur des", "de")]);
        check("évite se focaliser sur", &[("évite se", "évite de se")]);
        check("la traite ai niveau européen", &[("ai niveau", "au niveau")]);
        check("quelques heures par semaines seulement", &[("heures par semaines", "heures par semaine")]);
        check("traite sous toutes ces formes.", &[("toutes ces formes", "toutes ses formes")]);
        check(
            "malgré que ce soit, pallier au manque",
            &[("malgré que", "bien que"), ("pallier au", "pallier le")],
        );
    }

    #[test]
    fn shapes_are_told() {
        check("des sociétés non-domiciliées en France", &[("non-domiciliées", "non domiciliées")]);
        check("les non-inscrits, la non-conformité, le non-dit", &[]);
        check("35, rue saint-Dominique", &[("saint-Dominique", "Saint-Dominique")]);
        check("aller à la rencontre et accompagner les personnes", &[("à la rencontre et accompagner", "")]);
        check("qui vont au-devant ou accompagnent les victimes", &[("au-devant ou accompagnent", "")]);
        check("saisir le rapporteur national contre la traite sur des situations", &[("sur des", "de")]);
        check("y a-t’il un", &[("a-t’", "a-t-")]);
    }

    #[test]
    fn what_is_right_is_left() {
        for text in [
            "au niveau de la région, suite à la réunion, en termes de moyens",
            "à terme de, sous toutes ses formes, toutes ces formes de traite",
            "il a saisi le juge, par semaine, deux fois par semaines entières",
            "aller à la rencontre de ces personnes et les accompagner",
            "saisi sur requête, saisie sur le fondement de l’article, saisis sur place",
            "malgré qu’il en ait, quand à Paris on vote, pas d’avantage de ce genre",
        ] {
            check(text, &[]);
        }
    }
}
