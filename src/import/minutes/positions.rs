//! Positions in a paragraph of a past compte-rendu: who speaks, what they think of it and how strongly, told by the
//! first verb of position whose subject is somebody of the meeting.
use crate::domain::entry::Holders;
use crate::domain::id::OrganizationId;
use crate::domain::observation::{Stance, Strength};
use crate::text::fold::fold;

use Stance::{Ask, Note, Recall, Regret, Welcome, Worry};
use Strength::{Mild, Normal, Strong};

/// What verbs of position begin with, folded.
const VERBS: [(&str, Stance, Strength); 40] = [
    ("welcome", Welcome, Normal),
    ("regret", Regret, Normal),
    ("recall", Recall, Normal),
    ("ask", Ask, Normal),
    ("request", Ask, Normal),
    ("urge", Ask, Strong),
    ("salue", Welcome, Normal),
    ("accueill", Welcome, Normal),
    ("felicit", Welcome, Strong),
    ("rejoui", Welcome, Strong),
    ("approuv", Welcome, Normal),
    ("soutien", Welcome, Normal),
    ("releve", Note, Mild),
    ("remarqu", Note, Mild),
    ("observ", Note, Mild),
    ("note", Note, Normal),
    ("notent", Note, Normal),
    ("notant", Note, Normal),
    ("soulign", Note, Normal),
    ("constat", Note, Strong),
    ("rappel", Recall, Normal),
    ("regrett", Regret, Normal),
    ("deplor", Regret, Strong),
    ("conteste", Regret, Strong),
    ("denonc", Regret, Strong),
    ("oppos", Regret, Strong),
    ("interrog", Worry, Mild),
    ("inquiet", Worry, Normal),
    ("crain", Worry, Normal),
    ("alarm", Worry, Strong),
    ("souhait", Ask, Mild),
    ("suggere", Ask, Mild),
    ("propos", Ask, Normal),
    ("demand", Ask, Normal),
    ("recommand", Ask, Normal),
    ("insist", Ask, Strong),
    ("exhort", Ask, Strong),
    ("reclam", Ask, Strong),
    ("exig", Ask, Strong),
    ("plaid", Ask, Strong),
];

/// Turns that ask without naming who does, folded, at the head of the paragraph or behind a few words.
const TURNS: [(&str, Strength); 16] = [
    ("il ne faudrait", Mild),
    ("il ne faut", Normal),
    ("il faudrait", Mild),
    ("il conviendrait", Mild),
    ("il serait souhaitable", Mild),
    ("il est souhaitable", Mild),
    ("il convient", Normal),
    ("il faut", Normal),
    ("il est necessaire", Normal),
    ("il est demande", Normal),
    ("il a ete demande", Normal),
    ("il a ete propose", Normal),
    ("il a ete suggere", Mild),
    ("il est imperatif", Strong),
    ("il est primordial", Strong),
    ("il est indispensable", Strong),
];

/// Words that may stand between a subject and its verb, or inside a turn, and change nothing.
const ADVERBS: [&str; 9] =
    ["egalement", "aussi", "donc", "toutefois", "neanmoins", "cependant", "enfin", "ainsi", "par ailleurs"];

/// How many words may stand between the head of the paragraph and its verb.
const WORDS_MAX: usize = 22;

/// Who may be named in the paragraph.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The organizations, each with its names, folded.
    pub organizations: Vec<(OrganizationId, Vec<String>)>,
}

/// What a paragraph expresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Position {
    /// Who holds it.
    pub holders: Holders,
    /// The attitude; plain when none is told.
    pub stance: Stance,
    /// How strongly.
    pub strength: Strength,
}

/// The position of a paragraph: that of its first sentence which has one. The sentences are folded, their quotations
/// taken out.
pub fn position_of(sentences: &[String], known: &Known) -> Position {
    let mut told = sentences.iter().map(|said| position(said, known));
    let first = told.next().unwrap_or_default();
    if first.stance != Stance::Plain {
        return first;
    }
    told.find(|position| position.stance != Stance::Plain).unwrap_or(first)
}

/// The position of a sentence, its quotations taken out and folded before.
pub fn position(said: &str, known: &Known) -> Position {
    let words: Vec<&str> = said.split(|c: char| c.is_whitespace() || c == '\'' || c == ',').collect();
    let words: Vec<&str> = words
        .into_iter()
        .filter(|word| !word.is_empty() && !ADVERBS.contains(word))
        .take(WORDS_MAX)
        .collect();
    let head = words.join(" ");
    let (holders, subject) = subject(&words, known);
    let told = subject.and_then(|from| verb(words.get(from..).unwrap_or_default()));
    if let Some((stance, strength)) = told {
        return Position { holders, stance, strength };
    }
    let turn = TURNS.iter().find(|(turn, _)| head.get(..).is_some_and(|head| begins(head, turn)));
    match turn {
        Some((_, strength)) => Position { stance: Ask, strength: *strength, ..Position::default() },
        None => Position { holders, ..Position::default() },
    }
}

/// Whether the turn stands at the head, or behind « Enfin », « En outre », « Surtout », « A cet égard ».
fn begins(head: &str, turn: &str) -> bool {
    head.find(turn).is_some_and(|at| head.get(..at).is_some_and(|before| before.split(' ').count() <= 4))
}

/// Who speaks, and the word behind their name; nobody where the paragraph names none of the meeting.
fn subject(words: &[&str], known: &Known) -> (Holders, Option<usize>) {
    let speakers = [
        ("collectif", Holders::Coalition),
        ("coalition", Holders::Coalition),
        ("federation", Holders::Coalition),
        ("conseil", Holders::Coalition),
        ("assemblee", Holders::Coalition),
        ("bureau", Holders::Coalition),
        ("associations", Holders::MembersPresent),
        ("organisations", Holders::MembersPresent),
        ("membres", Holders::MembersPresent),
        ("participants", Holders::MembersPresent),
        ("representants", Holders::MembersPresent),
        ("members", Holders::MembersPresent),
        ("organizations", Holders::MembersPresent),
    ];
    for (at, word) in words.iter().enumerate().take(10) {
        let before = at.checked_sub(1).and_then(|at| words.get(at)).copied().unwrap_or_default();
        if matches!(before, "certaines" | "plusieurs" | "quelques" | "certains")
            && speakers.iter().any(|(s, _)| s == word)
        {
            return (Holders::SomeMembers, Some(at + 1));
        }
        if matches!(*word, "elles" | "ils" | "nous") && at < 3 {
            let holders = if *word == "nous" { Holders::Coalition } else { Holders::MembersPresent };
            return (holders, Some(at + 1));
        }
        if *word == "il" && at < 3 {
            return (Holders::Coalition, Some(at + 1));
        }
        let article = matches!(before, "le" | "les" | "l" | "la" | "du" | "des" | "the");
        if let Some((_, holders)) = speakers.iter().find(|(speaker, _)| speaker == word).filter(|_| article) {
            return (holders.clone(), Some(at + 1));
        }
    }
    let head = words.iter().take(10).copied().collect::<Vec<_>>().join(" ");
    let bare =
        ["le ", "la ", "les ", "l ", "pour "].iter().find_map(|a| head.strip_prefix(a)).unwrap_or(&head);
    let named = known.organizations.iter().find_map(|(id, names)| {
        let name = names.iter().find(|name| {
            bare.strip_prefix(name.replace(['\'', ','], " ").trim()).is_some_and(|rest| rest.starts_with(' '))
        })?;
        Some((id.clone(), name.split_whitespace().count()))
    });
    match named {
        Some((id, count)) => (Holders::Organizations(vec![id]), Some(count.min(words.len()))),
        None => (Holders::Coalition, None),
    }
}

/// The first verb of position among these words.
fn verb(words: &[&str]) -> Option<(Stance, Strength)> {
    for (at, word) in words.iter().enumerate() {
        let Some((_, stance, strength)) = VERBS.iter().find(|(stem, ..)| is_verb(word, stem)) else {
            continue;
        };
        let after =
            words.get(at + 1..).unwrap_or_default().iter().take(3).copied().collect::<Vec<_>>().join(" ");
        return Some(match after.as_str() {
            after if after.contains("avec satisfaction") => (Welcome, Mild),
            after if after.contains("avec consternation") || after.contains("avec regret") => {
                (Regret, Strong)
            }
            after if after.starts_with("instamment") || after.starts_with("avec force") => (*stance, Strong),
            _ => (*stance, *strength),
        });
    }
    None
}

/// Whether a word is a form of the verb: « demandent », not « demande » the noun behind « sa ».
fn is_verb(word: &str, stem: &str) -> bool {
    word.strip_prefix(stem).is_some_and(|ending| {
        ending.len() <= 4
            && [
                "", "e", "ent", "ons", "ant", "t", "s", "nt", "le", "lent", "lle", "llent", "ne", "nent",
                "ue", "uent", "ie", "ient", "it", "issent", "ette", "ettent", "te", "tent", "ee", "ees",
                "es",
            ]
            .contains(&ending)
    })
}

/// The names by which an organization may be named, folded.
pub fn names(name: &str, acronym: &str) -> Vec<String> {
    [name, acronym].iter().map(|name| fold(name)).filter(|name| name.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::{Known, Position, names, position};
    use crate::domain::entry::Holders;
    use crate::domain::observation::{Stance, Strength};
    use crate::text::fold::fold;

    fn check(text: &str, holders: Holders, stance: Stance, strength: Strength) {
        let known = Known { organizations: vec![("o1".into(), names("Maison des Familles", "MDF"))] };
        assert_eq!(position(&fold(text), &known), Position { holders, stance, strength }, "{text}");
    }

    #[test]
    fn the_verb_behind_its_subject_tells_the_position() {
        use Strength::{Mild, Normal, Strong};
        check("Le Collectif regrette ce retrait.", Holders::Coalition, Stance::Regret, Normal);
        check("Enfin, le Collectif relève que…", Holders::Coalition, Stance::Note, Mild);
        check("Le Collectif note avec satisfaction que…", Holders::Coalition, Stance::Welcome, Mild);
        check(
            "Les représentants du Collectif présents à la réunion déplorent cela.",
            Holders::MembersPresent,
            Stance::Regret,
            Strong,
        );
        check(
            "Les associations du Collectif insistent pour un délai.",
            Holders::MembersPresent,
            Stance::Ask,
            Strong,
        );
        check("Certaines associations s’inquiètent du délai.", Holders::SomeMembers, Stance::Worry, Normal);
        check("Il rappelle le droit commun.", Holders::Coalition, Stance::Recall, Normal);
        check("Nous souhaitons un rapport.", Holders::Coalition, Stance::Ask, Mild);
        check("La MDF demande un bilan.", Holders::Organizations(vec!["o1".into()]), Stance::Ask, Normal);
        check(
            "Maison des Familles s’oppose au texte.",
            Holders::Organizations(vec!["o1".into()]),
            Stance::Regret,
            Strong,
        );
        check("Il est également impératif de former.", Holders::Coalition, Stance::Ask, Strong);
        check("En outre, il faudrait un bilan.", Holders::Coalition, Stance::Ask, Mild);
    }

    #[test]
    fn sentences_about_others_express_none() {
        for text in [
            "La mesure 21 est en arbitrage.",
            "Le ministère souhaite conclure.",
            "La demande est en hausse.",
            "",
        ] {
            check(text, Holders::Coalition, Stance::Plain, Strength::Normal);
        }
    }
}
