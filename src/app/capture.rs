//! Reading the capture box: what is typed says by itself what it is, and the settings say the rest.
//!
//! `regrette que…` is an observation, `? …` or `question : …` a question, `décision : … (12/0/1)` a decision,
//! `action : Qui : quoi pour le 10 février` an action item, `trou …` a gap; `CCEM : …` names the holders, a leading `*` flags
//! for the synthesis.
use chrono::NaiveDate;

use crate::domain::action::ActionItem;
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::directory::Organization;
use crate::domain::entry::{Circulation, Content, EntryKind, Holders, Question};
use crate::domain::observation::{Observation, Stance, Strength};
use crate::domain::session::Session;
use crate::minutes::phrases;
use crate::text::fold::fold;
use crate::text::french::dates;

/// What the capture box writes, unless the text says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The kind of entry.
    pub kind: EntryKind,
    /// The stance of an observation.
    pub stance: Stance,
    /// Its strength.
    pub strength: Strength,
    /// Who holds it.
    pub holders: Holders,
    /// How far it may travel.
    pub circulation: Circulation,
    /// Whether it is flagged for the synthesis.
    pub flagged: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            kind: EntryKind::Observation,
            stance: Stance::Plain,
            strength: Strength::Normal,
            holders: Holders::Coalition,
            circulation: Circulation::Ministry,
            flagged: false,
        }
    }
}

/// What a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What is recorded.
    pub content: Content,
    /// Who holds it.
    pub holders: Holders,
    /// Whether it is flagged for the synthesis.
    pub flagged: bool,
}

/// Reads what is typed, on the day of the meeting.
pub fn read(text: &str, settings: &Settings, session: &Session) -> Reading {
    let mut rest = text.trim();
    let mut flagged = settings.flagged;
    if let Some(after) = rest.strip_prefix(['*', '★']) {
        (flagged, rest) = (true, after.trim_start());
    }
    let mut holders = settings.holders.clone();
    if let Some((named, after)) = named_holders(rest, session) {
        (holders, rest) = (named, after);
    } else if let Some(said) = spoken_holders(rest) {
        holders = said;
    }
    Reading { content: content(rest, settings, session.meeting().date), holders, flagged }
}

fn content(text: &str, settings: &Settings, day: NaiveDate) -> Content {
    if let Some(question) = text.strip_prefix('?') {
        return question_of(question);
    }
    if let Some((mark, rest)) = marked(text) {
        return match mark {
            EntryKind::Decision => decision_of(rest),
            EntryKind::Action => Content::Action(action_of(rest, day)),
            EntryKind::Question => question_of(rest),
            EntryKind::Observation | EntryKind::Amendment | EntryKind::Stub => Content::Stub(rest.to_owned()),
        };
    }
    match settings.kind {
        EntryKind::Decision => decision_of(text),
        EntryKind::Action => Content::Action(action_of(text, day)),
        EntryKind::Question => question_of(text),
        EntryKind::Stub => Content::Stub(text.to_owned()),
        EntryKind::Observation | EntryKind::Amendment => Content::Observation(observation_of(text, settings)),
    }
}

fn question_of(text: &str) -> Content {
    Content::Question(Question { text: text.trim().to_owned(), answer: String::new() })
}

fn observation_of(text: &str, settings: &Settings) -> Observation {
    match phrases::detect(text) {
        Some((stance, strength, rest)) => Observation { stance, strength, text: rest.trim().to_owned() },
        None => Observation { stance: settings.stance, strength: settings.strength, text: text.to_owned() },
    }
}

/// A leading word and a colon that say the kind: « décision : », « tâche : », « question : », « trou : ».
fn marked(text: &str) -> Option<(EntryKind, &str)> {
    let (head, rest) = text.split_once(':')?;
    let kind = match fold(head.trim()).as_str() {
        "decision" | "decide" => EntryKind::Decision,
        "tache" | "action" | "a faire" | "task" | "todo" => EntryKind::Action,
        "question" => EntryKind::Question,
        "trou" | "gap" => EntryKind::Stub,
        _ => return None,
    };
    Some((kind, rest.trim()))
}

/// Holders that are the subject of the sentence: « certaines associations regrettent… » is not said by all.
fn spoken_holders(text: &str) -> Option<Holders> {
    phrases::detect(text)?;
    let subject = fold(text);
    [
        ("le collectif ", Holders::Coalition),
        ("les associations du collectif ", Holders::Coalition),
        ("certaines associations ", Holders::SomeMembers),
        ("les associations ", Holders::MembersPresent),
    ]
    .into_iter()
    .find_map(|(words, holders)| subject.starts_with(words).then_some(holders))
}

/// Organizations named before a colon: « CCEM : … », « ECPAT, AFJ : … ».
fn named_holders<'a>(text: &'a str, session: &Session) -> Option<(Holders, &'a str)> {
    let (head, rest) = text.split_once(':')?;
    let names = head.split([',', '/', '&']).flat_map(|part| part.split(" et "));
    let ids = names
        .map(|name| {
            let typed = fold(name.trim());
            let bare = ["le ", "la ", "les ", "l'"].iter().find_map(|article| typed.strip_prefix(article));
            let organizations = session.organizations();
            [Some(typed.as_str()), bare].into_iter().flatten().filter(|wanted| !wanted.is_empty()).find_map(
                |wanted| {
                    let is_it = |o: &&Organization| fold(&o.acronym) == wanted || fold(&o.name) == wanted;
                    organizations.iter().find(is_it).map(|o| o.id.clone())
                },
            )
        })
        .collect::<Option<Vec<_>>>()?;
    Some((Holders::Organizations(ids), rest.trim()))
}

/// A decision, with its vote when it ends with one: « … (12/0/1) ».
fn decision_of(text: &str) -> Content {
    let text = text.trim();
    let split = text.strip_suffix(')').and_then(|head| head.rsplit_once('('));
    let vote = split.and_then(|(head, vote)| Vote::parse(vote).map(|vote| (head.trim_end(), vote)));
    let (text, outcome) = vote.map_or((text, Outcome::Consensus), |(head, vote)| (head, Outcome::Vote(vote)));
    Content::Decision(Decision { text: text.to_owned(), outcome, reservations: String::new() })
}

/// A task: « Qui : quoi pour le 10 février ».
pub fn action_of(text: &str, day: NaiveDate) -> ActionItem {
    let (who, rest) = text.split_once(':').map_or(("", text), |(who, rest)| (who.trim(), rest.trim()));
    for mark in [" pour le ", " avant le ", " d’ici le ", " d'ici le ", " d’ici au ", " d'ici au "] {
        if let Some((what, due)) = rest.rsplit_once(mark)
            && let Some(due) = dates::parse_date(due.trim().trim_end_matches('.'), Some(day))
        {
            return ActionItem {
                who: who.to_owned(),
                what: what.trim().to_owned(),
                due: Some(due),
                closed: false,
            };
        }
    }
    ActionItem { who: who.to_owned(), what: rest.trim().to_owned(), due: None, closed: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::meeting::Meeting;
    use crate::domain::roll::Edit;

    fn session() -> Session {
        let mut session = Session::new("s".into());
        let date = NaiveDate::from_ymd_opt(2014, 1, 31).unwrap();
        session
            .apply(Change::Meeting(Box::new(Meeting { title: "t".into(), date, ..Meeting::default() })))
            .unwrap();
        for (id, name, acronym) in [("o1", "ECPAT France", "ECPAT"), ("o2", "Hors la rue", "")] {
            let record =
                Organization { id: id.into(), name: name.into(), acronym: acronym.into(), expected: true };
            session.apply(Change::Organization(Edit::Add { record, before: None })).unwrap();
        }
        session
    }

    #[test]
    fn the_subject_of_the_sentence_says_who_holds_it() {
        let holders = |typed: &str| read(typed, &Settings::default(), &session()).holders;
        assert_eq!(holders("certaines associations regrettent le délai"), Holders::SomeMembers);
        assert_eq!(holders("Les associations présentes demandent un délai"), Holders::MembersPresent);
        assert_eq!(holders("le Collectif regrette le délai"), Holders::Coalition);
        assert_eq!(holders("l’ECPAT : demande un délai"), Holders::Organizations(vec!["o1".into()]));
        // Not a position: the subject is only a part of what is told.
        assert_eq!(holders("certaines associations ont quitté la salle"), Holders::Coalition);
    }

    fn check(typed: &str, expected: &Content) {
        assert_eq!(&read(typed, &Settings::default(), &session()).content, expected, "{typed}");
    }

    #[test]
    fn what_is_typed_says_what_it_is() {
        let observation = |stance, strength, text: &str| {
            Content::Observation(Observation { stance, strength, text: text.to_owned() })
        };
        check(
            "déplore que la mesure soit vide",
            &observation(Stance::Regret, Strength::Strong, "que la mesure soit vide"),
        );
        check("La mesure est vide.", &observation(Stance::Plain, Strength::Normal, "La mesure est vide."));
        check("? qui paie", &Content::Question(Question { text: "qui paie".into(), answer: String::new() }));
        check("trou : intervention du préfet", &Content::Stub("intervention du préfet".into()));
        let vote = Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 });
        let decision =
            Decision { text: "de demander une audience".into(), outcome: vote, reservations: String::new() };
        check("Décision : de demander une audience (12/0/1)", &Content::Decision(decision));
        let due = NaiveDate::from_ymd_opt(2014, 2, 10);
        let action =
            ActionItem { who: "Hélène".into(), what: "écrire au ministère".into(), due, closed: false };
        check("action : Hélène : écrire au ministère pour le 10 février", &Content::Action(action));
    }

    #[test]
    fn organizations_before_a_colon_are_the_holders() {
        let holders = |typed: &str| read(typed, &Settings::default(), &session()).holders;
        assert_eq!(holders("ecpat : regrette le délai"), Holders::Organizations(vec!["o1".into()]));
        assert_eq!(
            holders("ECPAT et hors la rue : demande un délai"),
            Holders::Organizations(vec!["o1".into(), "o2".into()])
        );
        assert_eq!(holders("note : regrette le délai"), Holders::Coalition);
    }

    #[test]
    fn a_star_flags_for_the_synthesis() {
        assert!(read("* demande un délai", &Settings::default(), &session()).flagged);
    }
}
