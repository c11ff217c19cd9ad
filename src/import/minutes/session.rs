//! A past compte-rendu → the changes that make its session. Nothing of the source is dropped: every line is a piece of
//! the transcript, and what is understood of it is a record beside.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::body::{Body, Setting, body};
use super::front::Front;
use super::lines::{Line, lines};
use super::parts::{Part, Span};
use super::positions::{Known, names};
use super::understood::{Event, Organization, Person, Presence, Synthesis, Told};
use crate::domain::attendance::{Attendance, AttendanceStatus, Direction, Movement};
use crate::domain::calendar::UpcomingEvent;
use crate::domain::change::Change;
use crate::domain::directory::{self, Delegate, Role};
use crate::domain::id::{DelegateId, DraftId, LineId, OrganizationId, SessionId};
use crate::domain::meeting::{Meeting, Stage};
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, SynthesisLine};
use crate::domain::transcript::{Became, Piece, PieceForm, Stamps, Transcript};
use crate::import::readers::Block;
use crate::text::fold::fold;
use crate::text::lang::Lang;

/// What a past compte-rendu became.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// What was understood of it, its body apart.
    pub head: Front,
    /// Its body.
    pub body: Body,
    /// The document in its own order.
    pub transcript: Transcript,
}

/// The draft that holds the sections.
fn draft_id() -> DraftId {
    "v1-cr".into()
}

/// Gathers a document: its parts are told, what stands in them is read.
pub fn gather(blocks: &[Block], head: Front, file: &str) -> Imported {
    let day = head.header.date.as_ref().map(|told| told.value);
    let start = head.header.start.as_ref().map(|told| told.value);
    let setting = Setting {
        known: known(&head.presence),
        day,
        at: day.unwrap_or_default().and_time(start.unwrap_or(NaiveTime::MIN)),
        draft: draft_id(),
    };
    let inner = head.spans.iter().filter(|span| is_body(span.part));
    let said =
        inner.flat_map(|span| lines(blocks, span.blocks.clone()).into_iter().map(|line| (span.part, line)));
    let body = body(said.collect(), &setting);
    let mut pieces: Vec<(usize, Piece)> = body.pieces.clone();
    for span in head.spans.iter().filter(|span| !is_body(span.part)) {
        pieces.extend(outside(blocks, span, &head));
    }
    // The lines of the body keep their order; those of a title and its remark come from one block.
    pieces.sort_by_key(|(block, _)| *block);
    let pieces = pieces.into_iter().map(|(_, piece)| piece).collect();
    let transcript = Transcript { file: file.to_owned(), pieces, ..Transcript::default() };
    Imported { head, body, transcript }
}

fn is_body(part: Part) -> bool {
    matches!(part, Part::Body | Part::Decisions | Part::Actions | Part::Annex)
}

fn known(presence: &Presence) -> Known {
    let organizations = presence.organizations.iter().enumerate();
    Known {
        organizations: organizations
            .map(|(at, organization)| (organization_id(at), names(&organization.name, &organization.acronym)))
            .collect(),
    }
}

fn organization_id(at: usize) -> OrganizationId {
    OrganizationId::new(format!("o{}-cr", at + 1))
}

/// The pieces of a part that is not the body.
fn outside(blocks: &[Block], span: &Span, head: &Front) -> Vec<(usize, Piece)> {
    let mut lines = lines(blocks, span.blocks.clone());
    if span.part == Part::Synthesis {
        join_told(&mut lines, &head.synthesis);
    }
    let first = lines.first().map(|line| line.blocks.start);
    lines
        .into_iter()
        .map(|line| {
            let became = became(&line, span.part, head);
            let form = match (span.part, line.form) {
                (Part::Contents, PieceForm::Paragraph | PieceForm::Item(_))
                    if first != Some(line.blocks.start) =>
                {
                    PieceForm::Contents
                }
                (Part::TitleBlock, PieceForm::Paragraph | PieceForm::Heading(_)) if is_title(&line, head) => {
                    PieceForm::Title
                }
                (
                    Part::Synthesis | Part::Agenda | Part::Events | Part::Contents | Part::Attendance,
                    PieceForm::Paragraph,
                ) if first == Some(line.blocks.start) && became == Became::Nothing && is_heading(&line) => {
                    PieceForm::Heading(1)
                }
                (_, form) => form,
            };
            (line.blocks.start, Piece { form, text: without_leader(&line.text, span.part), became })
        })
        .collect()
}

fn is_heading(line: &Line) -> bool {
    line.text.chars().count() <= 120 && !line.text.ends_with(['.', ';', ','])
}

/// « I. Synthèse ……… p. 2 » → « I. Synthèse … p. 2 »: the leader is furniture, the words and the page are not.
fn without_leader(text: &str, part: Part) -> String {
    if part != Part::Contents {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut leader = String::new();
    for c in text.chars() {
        if matches!(c, '.' | '…' | '·' | '_') || (c == ' ' && !leader.is_empty()) {
            leader.push(c);
            continue;
        }
        kept.push_str(&shortened(&leader));
        leader.clear();
        kept.push(c);
    }
    kept.push_str(&shortened(&leader));
    kept.trim().to_owned()
}

fn shortened(leader: &str) -> String {
    let dots: usize = leader.chars().map(|c| if c == '…' { 3 } else { usize::from(c != ' ') }).sum();
    if dots >= 4 { "… ".to_owned() } else { leader.to_owned() }
}

fn is_title(line: &Line, head: &Front) -> bool {
    let header = &head.header;
    [&header.title, &header.subject].into_iter().flatten().any(|told| overlaps(&told.blocks, line))
}

fn overlaps(blocks: &std::ops::Range<usize>, line: &Line) -> bool {
    blocks.start < line.blocks.end && line.blocks.start < blocks.end
}

/// What of the session a line became.
fn became(line: &Line, part: Part, head: &Front) -> Became {
    let here = |blocks: &std::ops::Range<usize>| overlaps(blocks, line);
    let inside = |block: usize| line.blocks.contains(&block);
    match part {
        Part::TitleBlock if header_blocks(head).iter().any(here) => Became::Meeting,
        Part::Attendance => {
            let presence = &head.presence;
            let people = presence.people.iter().chain(presence.organizations.iter().flat_map(|o| &o.people));
            let told =
                people.map(|person| person.block).chain(presence.organizations.iter().map(|o| o.block));
            let told = told.into_iter().any(inside);
            if told || line.form == PieceForm::Row { Became::Attendance } else { Became::Nothing }
        }
        Part::Events | Part::NextMeeting => {
            let event = head.events.iter().position(|event| here(&event.blocks));
            event.map_or(Became::Nothing, |at| Became::Event(event_id(at).as_str().into()))
        }
        Part::Synthesis => {
            let at = told_lines(&head.synthesis)
                .iter()
                .position(|(_, told)| here(&told.blocks) && fold(&told.value) == fold(&line.text));
            at.map_or(Became::Nothing, |at| Became::Line(line_id(at)))
        }
        Part::Signature if head.secretaries.iter().any(|told| here(&told.blocks)) => Became::Signature,
        _ => Became::Nothing,
    }
}

fn header_blocks(head: &Front) -> Vec<std::ops::Range<usize>> {
    let header = &head.header;
    let texts =
        [&header.title, &header.subject, &header.place, &header.town, &header.coalition, &header.website];
    let mut blocks: Vec<_> = texts.into_iter().flatten().map(|told| told.blocks.clone()).collect();
    blocks.extend(header.date.iter().map(|told| told.blocks.clone()));
    blocks.extend([&header.start, &header.end].into_iter().flatten().map(|told| told.blocks.clone()));
    blocks
}

/// A paragraph of the synthesis read in several blocks is one line.
fn join_told(lines: &mut Vec<Line>, synthesis: &Synthesis) {
    let told = told_lines(synthesis);
    let mut joined: Vec<Line> = Vec::new();
    for line in lines.drain(..) {
        let goes_on = joined.last().is_some_and(|last| {
            told.iter().any(|(_, told)| {
                overlaps(&told.blocks, last)
                    && overlaps(&told.blocks, &line)
                    && fold(&told.value) == fold(&format!("{} {}", last.text, line.text))
            })
        });
        match joined.last_mut() {
            Some(last) if goes_on => {
                last.text = format!("{} {}", last.text, line.text);
                last.blocks.end = line.blocks.end;
            }
            _ => joined.push(line),
        }
    }
    *lines = joined;
}

/// The lines of the synthesis in the order of the document.
fn told_lines(synthesis: &Synthesis) -> Vec<(LineKind, &Told<String>)> {
    let mut lines: Vec<(LineKind, &Told<String>)> =
        synthesis.paragraphs.iter().map(|told| (LineKind::Paragraph, told)).collect();
    lines.extend(
        synthesis.shortcomings_introduction.iter().map(|told| (LineKind::ShortcomingsIntroduction, told)),
    );
    lines.extend(synthesis.shortcomings.iter().map(|told| (LineKind::Shortcoming, told)));
    lines.sort_by_key(|(_, told)| told.blocks.start);
    lines
}

fn line_id(at: usize) -> LineId {
    LineId::new(format!("l{}-cr", at + 1))
}

fn event_id(at: usize) -> String {
    format!("c{}-cr", at + 1)
}

/// The title a session bears whose compte-rendu names none.
pub fn title_of(imported: &Imported, lang: Lang) -> String {
    let told = imported.head.header.title.as_ref().map(|told| told.value.trim().to_owned());
    let titled = || {
        let pieces = imported.transcript.pieces.iter();
        pieces
            .map(|piece| piece.text.clone())
            .find(|text| text.chars().count() > 3 && text.chars().count() <= 160)
    };
    told.filter(|title| !title.is_empty())
        .or_else(titled)
        .unwrap_or_else(|| lang.pick("Compte-rendu importé", "Imported minutes").to_owned())
}

/// A past compte-rendu as a session to be made, with what was understood in the shape of the command line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Ready {
    /// What was understood, without the warnings.
    pub json: serde_json::Value,
    /// The changes that make the session.
    pub changes: Vec<Change>,
    /// Whether the document says the day of the meeting.
    pub dated: bool,
}

impl Ready {
    /// The session to be made of a document.
    pub fn of(imported: &Imported, lang: Lang) -> Self {
        Self {
            json: super::json::to_json(imported),
            changes: changes(imported, lang),
            dated: imported.head.header.date.is_some(),
        }
    }

    /// The changes, where a meeting that does not say its day is given one, and the document bears the name of its file.
    #[must_use]
    pub fn changes_on(self, day: NaiveDate, file: &str) -> Vec<Change> {
        let mut changes = self.changes;
        if let Some(Change::Meeting(meeting)) = changes.first_mut().filter(|_| !self.dated) {
            meeting.date = day;
        }
        let stamps = stamps(&changes);
        for change in &mut changes {
            if let Change::Transcript(transcript) = change {
                file.clone_into(&mut transcript.file);
                transcript.stamps = stamps.clone();
            }
        }
        changes
    }

    /// The session as it would be made.
    pub fn session(&self) -> Session {
        made(&self.changes)
    }
}

/// The changes that make the session.
fn changes(imported: &Imported, lang: Lang) -> Vec<Change> {
    let mut changes = vec![Change::Meeting(Box::new(meeting(imported, lang)))];
    people(&imported.head, &mut changes);
    for (at, event) in imported.head.events.iter().enumerate() {
        changes.push(Change::Event(Edit::Add { record: upcoming(at, event), before: None }));
    }
    let draft = Draft {
        id: draft_id(),
        label: lang.pick("compte-rendu importé", "imported minutes").to_owned(),
        received: imported.head.header.date.as_ref().map(|told| told.value),
        nodes: imported.body.nodes.clone(),
        ..Draft::default()
    };
    if !draft.nodes.is_empty() {
        changes.push(Change::Draft(Edit::Add { record: draft, before: None }));
    }
    let entries = imported.body.entries.iter().cloned();
    changes.extend(entries.map(|record| Change::Entry(Edit::Add { record, before: None })));
    let linked: HashMap<&LineId, String> = imported
        .transcript
        .pieces
        .iter()
        .filter_map(
            |piece| if let Became::Line(id) = &piece.became { Some((id, piece.words())) } else { None },
        )
        .collect();
    for (at, (kind, _)) in told_lines(&imported.head.synthesis).into_iter().enumerate() {
        let id = line_id(at);
        // What has no line of its own in the document would be printed twice.
        let Some(text) = linked.get(&id).cloned() else { continue };
        let record = SynthesisLine { id, kind, text, ..SynthesisLine::default() };
        changes.push(Change::Line(Edit::Add { record, before: None }));
    }
    let transcript = Transcript { stamps: stamps(&changes), ..imported.transcript.clone() };
    changes.push(Change::Transcript(Box::new(transcript)));
    changes.push(Change::Stage(Stage::Circulated));
    changes
}

/// The session these changes make.
fn made(changes: &[Change]) -> Session {
    let mut session = Session::new(SessionId::default());
    for change in changes {
        // A change that is refused here is refused, and told, when the session is made.
        let _ = session.apply(change.clone());
    }
    session
}

fn stamps(changes: &[Change]) -> Stamps {
    Stamps::of(&made(changes))
}

fn meeting(imported: &Imported, lang: Lang) -> Meeting {
    let header = &imported.head.header;
    let text = |told: &Option<Told<String>>| told.as_ref().map(|told| told.value.clone()).unwrap_or_default();
    let start = header.start.as_ref().map(|told| told.value);
    let end = header.end.as_ref().map(|told| told.value);
    Meeting {
        title: title_of(imported, lang),
        date: header.date.as_ref().map(|told| told.value).unwrap_or_default(),
        start,
        end: end.filter(|end| start.is_none_or(|start| start <= *end)),
        place: text(&header.place),
        town: text(&header.town),
        subject: text(&header.subject),
        coalition: text(&header.coalition),
        website: text(&header.website),
        ..Meeting::default()
    }
}

fn people(head: &Front, changes: &mut Vec<Change>) {
    let presence = &head.presence;
    let mut seats: Vec<(Option<OrganizationId>, &Person)> = Vec::new();
    for (at, organization) in presence.organizations.iter().enumerate() {
        let record = directory::Organization {
            id: organization_id(at),
            name: organization.name.clone(),
            acronym: organization.acronym.clone(),
            expected: is_expected(organization),
        };
        changes.push(Change::Organization(Edit::Add { record, before: None }));
        seats.extend(organization.people.iter().map(|person| (Some(organization_id(at)), person)));
    }
    seats.extend(presence.people.iter().map(|person| (None, person)));
    let secretaries: Vec<String> = head.secretaries.iter().map(|told| fold(&told.value)).collect();
    let mut missing: Vec<&Told<String>> = head.secretaries.iter().collect();
    for (at, (organization, person)) in seats.iter().enumerate() {
        let id = DelegateId::new(format!("d{}-cr", at + 1));
        missing.retain(|told| fold(&told.value) != fold(&person.name));
        let role = if person.role == Role::Member && secretaries.contains(&fold(&person.name)) {
            Role::Secretary
        } else {
            person.role
        };
        let record =
            Delegate { id: id.clone(), name: person.name.clone(), organization: organization.clone(), role };
        changes.push(Change::Delegate(Edit::Add { record, before: None }));
        changes.push(Change::Attendance { delegate: id, attendance: Some(attendance(person)) });
    }
    for (at, told) in missing.into_iter().enumerate() {
        let id = DelegateId::new(format!("d{}-cr", seats.len() + at + 1));
        let record = Delegate { id, name: told.value.clone(), organization: None, role: Role::Secretary };
        changes.push(Change::Delegate(Edit::Add { record, before: None }));
    }
}

fn is_expected(organization: &Organization) -> bool {
    organization.people.iter().any(|person| person.status == AttendanceStatus::Present)
        || organization.status != AttendanceStatus::Expected
}

fn attendance(person: &Person) -> Attendance {
    let movements = [(person.arrived, Direction::Arrived), (person.left, Direction::Left)];
    let mut movements: Vec<Movement> =
        movements.into_iter().filter_map(|(at, direction)| Some(Movement { at: at?, direction })).collect();
    movements.sort_by_key(|movement| movement.at);
    Attendance {
        status: person.status,
        personal: person.personal,
        represented_by: person.represented_by.clone(),
        movements,
    }
}

fn upcoming(at: usize, event: &Event) -> UpcomingEvent {
    UpcomingEvent {
        id: event_id(at).as_str().into(),
        dates: event.dates.clone(),
        start: event.start,
        end: event.end,
        title: event.title.clone(),
        place: event.place.clone(),
        tentative: event.tentative,
    }
}
