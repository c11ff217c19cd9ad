//! The groups of facts of an imported document (the meeting, the attendance, the calendar, the signature): as
//! received until somebody changes them, composed in the place of their first piece afterwards.
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Stamps};
use crate::minutes::document::{Block, Content, Role, Source};
use crate::minutes::{Options, attendance, calendar, closing, header};

/// A group of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Meeting,
    Attendance,
    Events,
    Signature,
}

const ALL: [Group; 4] = [Group::Meeting, Group::Attendance, Group::Events, Group::Signature];

/// What is known of the groups while the document is printed.
pub(super) struct Groups {
    /// Which were changed since the import.
    changed: Vec<Group>,
    /// Which were printed anew already.
    done: Vec<Group>,
    /// Which have no piece in the document.
    missing: Vec<Group>,
    /// Where what the document did not have at all is put: after its title lines.
    top: usize,
    /// Whether the synthesis stands in the document already.
    pub(super) synthesis_done: bool,
    /// How many pieces the facts of the meeting have: its opening remarks come after the last.
    opening: usize,
    /// How many of them have passed.
    seen: usize,
}

impl Groups {
    pub(super) fn new(session: &Session) -> Self {
        let (then, now) = (&session.transcript().stamps, Stamps::of(session));
        let same = |group: &Group| match group {
            Group::Meeting => then.meeting == now.meeting,
            Group::Attendance => then.attendance == now.attendance,
            Group::Events => then.events == now.events,
            Group::Signature => then.signature == now.signature,
        };
        let pieces = &session.transcript().pieces;
        let has = |group: Group| pieces.iter().any(|piece| of(&piece.became) == Some(group));
        let meeting = |piece: &crate::domain::transcript::Piece| of(&piece.became) == Some(Group::Meeting);
        let lead = pieces.iter().position(|piece| !meeting(piece)).unwrap_or(pieces.len());
        Self {
            changed: ALL.into_iter().filter(|group| !same(group)).collect(),
            done: Vec::new(),
            missing: ALL.into_iter().filter(|group| !has(*group)).collect(),
            top: lead,
            synthesis_done: false,
            opening: pieces.iter().filter(|piece| meeting(piece)).count(),
            seen: 0,
        }
    }

    /// What is printed in the place of a piece of a group: nothing special while the group is as received.
    pub(super) fn instead(
        &mut self,
        became: &Became,
        session: &Session,
        options: &Options,
    ) -> Option<Vec<Block>> {
        let group = of(became)?;
        if !self.changed.contains(&group) {
            return None;
        }
        let mut blocks = Vec::new();
        if !self.done.contains(&group) {
            self.done.push(group);
            blocks = composed(group, session, options);
            // The rubric of the document received stands above already.
            blocks.retain(|block| !matches!(block.content, Content::Paragraph { role: Role::Rubric, .. }));
        }
        if group == Group::Meeting {
            self.seen += 1;
            if self.seen == self.opening {
                blocks.extend(header::opening(session));
            }
        }
        Some(blocks)
    }

    /// The groups that the document did not have and the session has now: the signature at the end, the others after
    /// the title.
    pub(super) fn added_before(&mut self, at: usize, session: &Session, options: &Options) -> Vec<Block> {
        let due = |group: &Group| match group {
            Group::Signature => at == usize::MAX,
            _ => at >= self.top,
        };
        let (now, later): (Vec<Group>, Vec<Group>) = self.missing.iter().partition(|group| due(group));
        self.missing = later;
        now.into_iter()
            .filter(|group| self.changed.contains(group))
            .flat_map(|group| composed(group, session, options))
            .collect()
    }
}

fn composed(group: Group, session: &Session, options: &Options) -> Vec<Block> {
    match group {
        Group::Meeting => header::blocks(session, options),
        Group::Attendance => attendance::blocks(session, options),
        Group::Events => calendar::blocks(session, options.lang),
        Group::Signature => closing::signature(session, options),
    }
}

fn of(became: &Became) -> Option<Group> {
    match became {
        Became::Meeting => Some(Group::Meeting),
        Became::Attendance | Became::Delegate(_) => Some(Group::Attendance),
        Became::Event(_) => Some(Group::Events),
        Became::Signature => Some(Group::Signature),
        Became::Nothing | Became::Node(_) | Became::Entry(_) | Became::Line(_) => None,
    }
}

/// Where a piece of a group comes from.
pub(super) fn source(became: &Became) -> Option<Source> {
    match became {
        Became::Meeting | Became::Signature => Some(Source::Meeting),
        Became::Attendance | Became::Delegate(_) => Some(Source::Attendance),
        Became::Event(id) => Some(Source::Event(id.clone())),
        Became::Nothing | Became::Node(_) | Became::Entry(_) | Became::Line(_) => None,
    }
}
