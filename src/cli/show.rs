//! `greffier show`: a session summed up: facts, presence, drafts, and what was recorded on each measure.
use serde_json::{Value, json};

use super::desk::Desk;
use super::failure::Failure;
use super::{list, table, words};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::card::SessionCard;
use crate::domain::entry::EntryKind;
use crate::domain::id::SessionId;
use crate::domain::outline::{OutlineRow, outline};
use crate::domain::plan::{Draft, NodeKind};
use crate::domain::session::Session;
use crate::text::french::dates::{date_long, date_plain, time};
use crate::text::lang::Lang;
use crate::text::wrap::truncate;

/// The widest heading of a measure, in cells.
const HEADING_CELLS_MAX: usize = 70;

/// Prints the summary.
pub(super) fn run(id: &str, as_json: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let shelf = desk.shelf()?;
    let id = desk.resolve(&shelf, id)?;
    let session = shelf.peek(&id).map_err(|error| Failure::store(&error, lang))?;
    let card = SessionCard { id: SessionId::new(id), ..SessionCard::of(&session) };
    if as_json {
        return desk.print_json(&summary(&session, &card));
    }
    let mut lines = facts(&session, &card, lang);
    lines.extend(drafts(&session, lang));
    lines.extend(measures(&session, &card, lang));
    desk.print(&lines)
}

fn facts(session: &Session, card: &SessionCard, lang: Lang) -> Vec<String> {
    let meeting = session.meeting();
    let hours = match (meeting.start, meeting.end) {
        (Some(start), Some(end)) => format!("{} – {}", time(start, lang), time(end, lang)),
        (Some(only), None) | (None, Some(only)) => time(only, lang),
        (None, None) => String::new(),
    };
    let when = [date_long(meeting.date, lang), hours, meeting.place.clone()];
    let when: Vec<String> = when.into_iter().filter(|part| !part.is_empty()).collect();
    let present = present(session);
    let excused = present_as(session, AttendanceStatus::Excused);
    let organizations = session.organizations().len();
    vec![
        meeting.title.clone(),
        format!("{} ({})", card.id, words::stage(card.stage, lang)),
        when.join(", "),
        lang.pick(
            format!(
                "{}, {}, {}",
                words::count(present, "présent", "présents", lang),
                words::count(excused, "excusé", "excusés", lang),
                words::count(organizations, "organisation", "organisations", lang)
            ),
            format!(
                "{present} present, {excused} excused, {}",
                words::count(organizations, "organization", "organizations", lang)
            ),
        ),
    ]
}

fn present(session: &Session) -> usize {
    present_as(session, AttendanceStatus::Present)
}

fn present_as(session: &Session, status: AttendanceStatus) -> usize {
    session.delegates().iter().filter(|delegate| session.attendance(&delegate.id).status == status).count()
}

fn drafts(session: &Session, lang: Lang) -> Vec<String> {
    let mut lines = vec![String::new()];
    if session.drafts().is_empty() {
        lines.push(lang.pick("Aucune version du plan.", "No draft of the plan.").to_owned());
    }
    lines.extend(session.drafts().iter().map(|draft| {
        let received = draft.received.map(|day| {
            let day = date_plain(day, lang);
            lang.pick(format!(", reçue le {day}"), format!(", received on {day}"))
        });
        let count = words::count(measure_count(draft), "mesure", "mesures", lang);
        let count = lang.pick(count, words::count(measure_count(draft), "measure", "measures", lang));
        let plan = lang.pick("Plan", "Plan");
        format!(
            "{plan}{} {}{}, {count}",
            lang.pick("\u{a0}:", ":"),
            draft.label,
            received.unwrap_or_default()
        )
    }));
    lines
}

fn measure_count(draft: &Draft) -> usize {
    draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure).count()
}

fn measures(session: &Session, card: &SessionCard, lang: Lang) -> Vec<String> {
    let row = |row: &OutlineRow| {
        let (entries, stubs) = recorded(session, row);
        let entries = match entries {
            0 => String::new(),
            n => lang
                .pick(words::count(n, "entrée", "entrées", lang), words::count(n, "entry", "entries", lang)),
        };
        let stubs = match stubs {
            0 => String::new(),
            n => lang.pick(words::count(n, "trou", "trous", lang), words::count(n, "gap", "gaps", lang)),
        };
        let heading = truncate(&row.heading, HEADING_CELLS_MAX).into_owned();
        vec![heading, words::status(session.status(&row.key), lang).to_owned(), entries, stubs]
    };
    let rows: Vec<Vec<String>> =
        outline(session).iter().filter(|row| row.kind == NodeKind::Measure).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let (done, all) = (card.done, card.measures);
    let mut lines = vec![
        String::new(),
        lang.pick(format!("Mesures vues\u{a0}: {done} sur {all}"), format!("Measures seen: {done} of {all}")),
    ];
    lines.extend(table::aligned(&rows));
    lines
}

/// How many entries were recorded on a measure, and how many of them are still to be written.
fn recorded(session: &Session, row: &OutlineRow) -> (usize, usize) {
    let entries = session.entries_on(&row.key);
    entries.fold((0, 0), |(all, stubs), entry| {
        (all + 1, stubs + usize::from(entry.content.kind() == EntryKind::Stub))
    })
}

/// The summary in the shape that `show --json` promises: the card of `list`, and more.
fn summary(session: &Session, card: &SessionCard) -> Value {
    let mut json = list::card(card);
    let meeting = session.meeting();
    if let Some(start) = meeting.start {
        json["start"] = json!(start.format("%H:%M").to_string());
    }
    if let Some(end) = meeting.end {
        json["end"] = json!(end.format("%H:%M").to_string());
    }
    json["attendance"] = json!({
        "expected": present_as(session, AttendanceStatus::Expected),
        "present": present(session),
        "excused": present_as(session, AttendanceStatus::Excused),
        "absent": present_as(session, AttendanceStatus::Absent),
        "represented": present_as(session, AttendanceStatus::Represented),
    });
    json["drafts"] = session.drafts().iter().map(draft).collect();
    let rows = outline(session);
    json["plan"] =
        rows.iter().filter(|row| row.kind == NodeKind::Measure).map(|row| measure(session, row)).collect();
    json
}

fn draft(draft: &Draft) -> Value {
    let mut json = json!({ "id": draft.id, "label": draft.label, "measures": measure_count(draft) });
    if let Some(received) = draft.received {
        json["received"] = json!(received);
    }
    json
}

fn measure(session: &Session, row: &OutlineRow) -> Value {
    let (entries, stubs) = recorded(session, row);
    let mut json = json!({ "key": row.key, "title": row.title, "entries": entries, "stubs": stubs });
    if let Some(number) = &row.number {
        json["number"] = json!(number.as_str());
    }
    if let Some(status) = session.status(&row.key) {
        json["status"] = json!(status);
    }
    json
}
