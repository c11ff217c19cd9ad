//! Decisions in a paragraph of a past compte-rendu, and the votes that are counted in it.
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::text::fold::fold;

/// How a paragraph that states a decision begins, folded.
const OPENINGS: [&str; 14] = [
    "decision :",
    "decision n",
    "decisions :",
    "resolution :",
    "resolution n",
    "il est decide",
    "il a ete decide",
    "est decide",
    "decision (",
    "decision:",
    "decisions:",
    "resolution:",
    "it was resolved",
    "resolved",
];

/// Verbs by which a body of people decides, folded, behind its name.
const VERBS: [&str; 20] = [
    "decide de ",
    "decide d'",
    "decide que",
    "decident de ",
    "decident d'",
    "decident que",
    "a decide",
    "ont decide",
    "approuve ",
    "approuvent ",
    "a approuve",
    "adopte ",
    "adoptent ",
    "valide ",
    "valident ",
    "mandate ",
    "decided ",
    "resolved ",
    "approved ",
    "adopted ",
];

/// Words by which a decision is taken, folded.
const TAKEN: [&str; 17] = [
    "a l'unanimite",
    "a main levee",
    "a mains levees",
    "a la majorite",
    "par consensus",
    "est adopte",
    "sont adopte",
    "est approuve",
    "sont approuve",
    "est rejete",
    "mis aux voix",
    "mise aux voix",
    "unanimously",
    "by consensus",
    "was carried",
    "were approved",
    "was put to the vote",
];

/// Number words up to twenty, folded.
const NUMBERS: [&str; 21] = [
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
];

/// The decision a paragraph states. `said` is the paragraph folded, its quotations taken out.
pub fn decision(text: &str, said: &str) -> Option<Decision> {
    let vote = vote(said);
    let opened = OPENINGS.iter().any(|opening| said.starts_with(opening));
    let deciding = VERBS.iter().any(|verb| said.find(verb).is_some_and(|at| is_subject(said.get(..at))));
    let taken = TAKEN.iter().any(|words| said.contains(words)) && !said.ends_with('?');
    if vote.is_none() && !opened && !deciding && !taken {
        return None;
    }
    let outcome = vote.map_or(Outcome::Consensus, Outcome::Vote);
    Some(Decision { text: wording(text, opened), outcome, reservations: String::new() })
}

/// Whether these words name only who decides: « le conseil », « l’assemblée générale », « les membres présents ».
fn is_subject(before: Option<&str>) -> bool {
    let Some(before) = before.map(str::trim) else { return false };
    let bodies = [
        "conseil",
        "bureau",
        "assemblee",
        "comite",
        "collectif",
        "membres",
        "associations",
        "federation",
        "commission",
        "participants",
        "groupe",
        "reunion",
        "committee",
        "board",
        "council",
        "meeting",
        "members",
    ];
    before.split_whitespace().count() <= 8 && bodies.iter().any(|body| before.contains(body))
}

/// What was settled, without the rubric in front.
fn wording(text: &str, opened: bool) -> String {
    let text = text.trim();
    match text.split_once(':') {
        Some((rubric, rest)) if opened && is_rubric(rubric) && !rest.trim().is_empty() => rest.trim(),
        _ => text,
    }
    .to_owned()
}

/// « Décision », « Décision n° 3 », « Décision (par 12 voix pour, 0 contre et 1 abstention) ».
fn is_rubric(text: &str) -> bool {
    text.chars().count() <= 20 || fold(text).starts_with("decision (")
}

/// Whether a paragraph only counts votes, and so belongs to the decision before it.
pub fn is_only_vote(said: &str) -> bool {
    let counted = vote(said).is_some() || TAKEN.iter().any(|words| said.contains(words));
    counted && said.split_whitespace().count() <= 14 && !OPENINGS.iter().any(|o| said.starts_with(o))
}

/// « 12 pour, 0 contre, 1 abstention », « Pour : 12 – Contre : 0 », « 7 voix pour ». Two of the three are wanted, or
/// the word « voix », so that « 3 contre la traite » is no vote.
pub fn vote(said: &str) -> Option<Vote> {
    let words: Vec<&str> = said
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '.' | ':' | '–' | '/' | '\'')
        })
        .filter(|word| !word.is_empty() && *word != "-")
        .collect();
    let after =
        ["pour :", "contre :", "abstention :", "abstentions :"].iter().any(|label| said.contains(label));
    let after = after || counts_after(&words);
    let mut counts = ["pour", "contre", "abst"].map(|what| count(&words, what, after));
    if said.contains(" for") && said.contains("against") {
        counts = ["for", "against", "abst"].map(|what| count(&words, what, false));
    }
    let known = counts.iter().flatten().count();
    let voices = said.contains("voix");
    if known < 2 && !(known == 1 && voices) {
        return None;
    }
    let [in_favor, against, abstain] = counts.map(Option::unwrap_or_default);
    Some(Vote { in_favor, against, abstain })
}

/// « pour 4, contre 0 »: the numbers stand behind their words, for nothing is counted before the first.
fn counts_after(words: &[&str]) -> bool {
    let is = |word: &str| matches!(word, "pour" | "contre") || word.starts_with("abst");
    let places: Vec<usize> =
        (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| is(word))).collect();
    let counted = |at: usize| words.get(at).is_some_and(|word| number(word).is_some());
    let first = places.first().copied().unwrap_or_default();
    let before = first.checked_sub(1).is_some_and(counted)
        || first.checked_sub(2).is_some_and(|at| counted(at) && words.get(at + 1) == Some(&"voix"));
    places.len() >= 2 && !before && places.iter().all(|at| counted(at + 1))
}

/// The number beside « pour », « contre » or « abstention »: before it, or behind its colon.
fn count(words: &[&str], what: &str, after: bool) -> Option<u32> {
    let is = |word: &str| if what == "abst" { word.starts_with("abst") } else { word == what };
    words.iter().enumerate().filter(|(_, word)| is(word)).find_map(|(at, _)| {
        let number_at = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| number(word));
        if after {
            return number_at(at.checked_add(1));
        }
        let before = at.checked_sub(1);
        let voices = before
            .and_then(|at| words.get(at))
            .is_some_and(|word| *word == "voix" || *word == "vote" || *word == "votes");
        number_at(if voices { at.checked_sub(2) } else { before })
    })
}

fn number(word: &str) -> Option<u32> {
    match word {
        "une" | "1" => return Some(1),
        "aucune" | "aucun" | "pas" => return Some(0),
        _ => {}
    }
    let spelled = NUMBERS.iter().position(|name| *name == word).and_then(|n| u32::try_from(n).ok());
    spelled.or_else(|| word.parse().ok().filter(|n| *n < 10_000))
}

/// The same decision, settled by the vote that the next paragraph counts.
#[must_use]
pub fn voted(decision: Decision, said: &str) -> Decision {
    match vote(said) {
        Some(vote) => Decision { outcome: Outcome::Vote(vote), ..decision },
        None => decision,
    }
}

/// A folded paragraph, for those who have no quotation to take out.
pub fn folded(text: &str) -> String {
    fold(text)
}

#[cfg(test)]
mod tests {
    use super::{decision, folded, vote};
    use crate::domain::decision::{Outcome, Vote};

    fn check(text: &str, expected: Option<(u32, u32, u32)>) {
        let expected = expected.map(|(in_favor, against, abstain)| Vote { in_favor, against, abstain });
        assert_eq!(vote(&folded(text)), expected, "{text}");
    }

    #[test]
    fn votes_are_counted_however_they_are_written() {
        for text in [
            "12 pour, 0 contre, 1 abstention",
            "Vote : 12 voix pour, aucune voix contre, une abstention.",
            "Pour : 12 – Contre : 0 – Abstentions : 1",
            "Adopté (douze pour, zéro contre, 1 abst.)",
        ] {
            check(text, Some((12, 0, 1)));
        }
        check("VOTE : pour 4, contre 0, abstention 2", Some((4, 0, 2)));
        check("7 voix pour", Some((7, 0, 0)));
        check("The proposal was carried by 9 votes for, 1 against, 2 abstentions.", Some((9, 1, 2)));
        for text in
            ["Le plan de lutte contre la traite", "pour 2014 et contre l’avis", "", "3 contre la traite"]
        {
            check(text, None);
        }
    }

    #[test]
    fn a_decision_is_told_by_its_rubric_its_verb_or_its_vote() {
        let told =
            |text: &str| decision(text, &folded(text)).map(|decision| (decision.text, decision.outcome));
        let none = Outcome::Consensus;
        assert_eq!(told("Décision : demander une audience."), Some(("demander une audience.".into(), none)));
        let text = "Le conseil décide de publier le rapport.";
        assert_eq!(told(text), Some((text.into(), none)));
        let own = "Décision (par 12 voix pour, 0 contre et 1 abstention) : publier.";
        let vote = Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 });
        assert_eq!(told(own), Some(("publier.".into(), vote)));
        let own = "Décision (consensus) : publier.";
        assert_eq!(told(own), Some(("publier.".into(), none)));
        let text = "The minutes were approved unanimously.";
        assert_eq!(told(text), Some((text.into(), none)));
        let text = "Le PV est adopté à l’unanimité.";
        assert_eq!(told(text), Some((text.into(), none)));
        let vote = Outcome::Vote(Vote { in_favor: 9, against: 2, abstain: 0 });
        assert_eq!(
            told("Décision n° 3 : la motion est retenue (9 pour, 2 contre)").map(|(_, how)| how),
            Some(vote)
        );
        assert_eq!(told("Le ministère adopte une autre lecture."), None);
        assert_eq!(told("La décision du ministère est attendue."), None);
    }
}
