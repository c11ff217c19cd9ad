//! People who are said to have spoken and were not there. Somebody merely cited, a minister, is no fault.
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Delegate;
use crate::domain::entry::Entry;
use crate::domain::location::Location;
use crate::domain::transcript::Became;
use crate::text::fold::fold;

/// What somebody does in a meeting, folded.
const SPEAKS: [&str; 26] = [
    "propose",
    "demande",
    "rappelle",
    "souligne",
    "insiste",
    "precise",
    "indique",
    "estime",
    "souhaite",
    "regrette",
    "intervient",
    "explique",
    "repond",
    "remarque",
    "constate",
    "suggere",
    "deplore",
    "signale",
    "observe",
    "ajoute",
    "presente",
    "informe",
    "salue",
    "note",
    "approuve",
    "conteste",
];

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let session = report.session;
    let known: Vec<(&Delegate, Vec<String>)> =
        session.delegates().iter().map(|delegate| (delegate, words(&delegate.name))).collect();
    let anybody = known.iter().any(|(d, _)| session.attendance(&d.id).status == AttendanceStatus::Present);
    if !anybody {
        return;
    }
    let listed = listed(report, paper);
    for passage in paper.prose().filter(|passage| matches!(passage.location, Location::Entry(_))) {
        for rank in 0..passage.len() {
            if !passage.quoted(rank) && passage.raw(rank).starts_with(char::is_uppercase) {
                absent(report, passage, rank, &known);
                unknown(report, passage, rank, (&known, &listed));
            }
        }
    }
}

fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of the attendance of a document received: whoever stands there is in the list, whatever was made of it.
fn listed(report: &Report<'_>, paper: &Paper<'_>) -> String {
    if !paper.is_received() {
        return String::new();
    }
    let pieces = report.session.transcript().pieces.iter();
    let said = pieces.filter(|piece| !matches!(piece.became, Became::Entry(_) | Became::Line(_)));
    fold(&said.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// The rank of the verb when what follows is « (CCEM) propose », « propose ».
fn speaks(passage: &Passage<'_>, after: usize) -> Option<usize> {
    let verb = if passage.gap(after).contains('(') {
        (after..(after + 8).min(passage.len())).find(|rank| passage.gap(rank + 1).contains(')'))? + 1
    } else {
        after
    };
    let pronoun = usize::from(matches!(passage.at(verb), "s" | "se" | "y" | "en"));
    let clear = passage.gap(after).trim().is_empty() || verb > after;
    (clear && SPEAKS.contains(&passage.at(verb + pronoun))).then_some(verb)
}

/// Somebody of the list who is noted as excused, absent or not seen.
fn absent(report: &mut Report<'_>, passage: &Passage<'_>, rank: usize, known: &[(&Delegate, Vec<String>)]) {
    let named = known.iter().find(|(_, name)| {
        name.len() >= 2 && name.iter().enumerate().all(|(more, word)| passage.at(rank + more) == word)
    });
    let Some((delegate, name)) = named else { return };
    let (session, lang) = (report.session, report.lang);
    let missing = match session.attendance(&delegate.id).status {
        AttendanceStatus::Expected => lang.pick("n’a pas été vue à l’appel", "was not seen at the roll"),
        AttendanceStatus::Excused => lang.pick("est notée excusée", "is noted as excused"),
        AttendanceStatus::Absent => lang.pick("est notée absente", "is noted as absent"),
        AttendanceStatus::Present if gone(report, delegate, passage) => {
            lang.pick("n’était plus, ou pas encore, dans la salle", "was not in the room then")
        }
        AttendanceStatus::Present | AttendanceStatus::Represented => return,
    };
    if speaks(passage, rank + name.len()).is_none() {
        return;
    }
    let message = lang.pick(
        format!("Cette personne prend la parole ici mais {missing} : vérifiez l’appel ou le nom."),
        format!("This person speaks here but {missing}: check the roll or the name."),
    );
    report.at(Rule::UnknownPerson, passage.spot(rank..rank + name.len()), message, None);
}

/// Whether a person present was out of the room when the entry was recorded, and had not been in since the measure was
/// taken up.
fn gone(report: &Report<'_>, delegate: &Delegate, passage: &Passage<'_>) -> bool {
    let session = report.session;
    let Location::Entry(id) = &passage.location else { return false };
    let Some(entry) = session.entries().get(id).filter(|_| !passage.received) else { return false };
    let attendance = session.attendance(&delegate.id);
    let (from, to) = (taken_up(report, entry), entry.at.time());
    !attendance.movements.is_empty()
        && !attendance.is_in_room(from)
        && !attendance.is_in_room(to)
        && !attendance.movements.iter().any(|movement| (from..=to).contains(&movement.at))
}

fn taken_up(report: &Report<'_>, entry: &Entry) -> chrono::NaiveTime {
    super::presence::taken_up(report.session, entry).time()
}

/// « Mme Durand (CCEM) propose »: of an organization of the meeting, and nowhere in its list.
fn unknown(
    report: &mut Report<'_>,
    passage: &Passage<'_>,
    rank: usize,
    (known, listed): (&[(&Delegate, Vec<String>)], &str),
) {
    if !matches!(passage.at(rank), "m" | "mme" | "madame" | "monsieur" | "mlle") {
        return;
    }
    let is_name = |rank: &usize| {
        passage.raw(*rank).starts_with(char::is_uppercase)
            && !passage.gap(*rank).contains(['(', ',', ';', ':'])
    };
    let end =
        (rank + 1..(rank + 6).min(passage.len())).take_while(is_name).last().map_or(rank, |last| last + 1);
    let surname = passage.at(end.saturating_sub(1));
    let of = passage.raw(end);
    let bracketed = passage.gap(end).contains('(') && passage.gap(end + 1).contains(')');
    let organization = report.session.organizations().iter().find(|o| o.acronym == of || o.name == of);
    let found =
        known.iter().any(|(_, name)| name.iter().any(|word| word == surname)) || listed.contains(surname);
    if end > rank + 1 && bracketed && organization.is_some() && !found && speaks(passage, end).is_some() {
        let message = report.lang.pick(
            "Cette personne prend la parole ici et n’est dans aucune liste : ajoutez-la à l’appel ou corrigez son nom.",
            "This person speaks here and is in no list: add them to the roll or correct their name.",
        );
        report.at(Rule::UnknownPerson, passage.spot(rank..end), message, None);
    }
}
