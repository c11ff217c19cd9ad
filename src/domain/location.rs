//! Where in a session something stands: what a search hit or a finding points at, so that the screen can go there.
use serde::{Deserialize, Serialize};

use super::id::{DelegateId, DemandId, EntryId, EventId, LineId, NodeKey, OrganizationId};
use super::plan::PlanNode;
use super::session::Session;
use super::synthesis::LineKind;
use crate::text::lang::Lang;

/// A record of the session.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// The facts of the meeting.
    Meeting,
    /// An organization.
    Organization(OrganizationId),
    /// A person.
    Delegate(DelegateId),
    /// An upcoming event.
    Event(EventId),
    /// A part of the plan.
    Node(NodeKey),
    /// An entry.
    Entry(EntryId),
    /// A line of the synthesis.
    Line(LineId),
    /// A demand of an earlier meeting.
    Demand(DemandId),
}

impl Location {
    /// The place in words: « Mesure 4 bis, 2e entrée ».
    pub fn describe(&self, session: &Session, lang: Lang) -> String {
        match self {
            Self::Meeting => lang.pick("Réunion", "Meeting").to_owned(),
            Self::Organization(id) => {
                let name = session.organizations().get(id).map(|o| o.short_name().to_owned());
                labelled(lang.pick("Appel", "Roll"), name)
            }
            Self::Delegate(id) => {
                labelled(lang.pick("Appel", "Roll"), session.delegates().get(id).map(|d| d.name.clone()))
            }
            Self::Event(id) => labelled(
                lang.pick("Calendrier", "Calendar"),
                session.events().get(id).map(|event| event.title.clone()),
            ),
            Self::Node(key) => part(key, session, lang),
            Self::Entry(id) => entry(id, session, lang),
            Self::Line(id) => line(id, session, lang),
            Self::Demand(_) => lang.pick("Suivi des demandes", "Earlier demands").to_owned(),
        }
    }
}

/// « Mesure 4 bis », « Mesure 1, 2/ », « Mesure 6, encadré »; from the draft under review, or the last one that had it.
fn part(key: &NodeKey, session: &Session, lang: Lang) -> String {
    let draft = session.drafts().iter().rev().find(|draft| draft.node(key).is_some());
    let nodes = draft.map(|draft| draft.nodes.as_slice()).unwrap_or_default();
    let Some(at) = nodes.iter().position(|node| node.key == *key) else {
        let outside = key.as_str() == super::outline::POINTS;
        return if outside { lang.pick("Points", "Points").to_owned() } else { key.to_string() };
    };
    let upward = nodes.get(..=at).unwrap_or_default().iter().rev();
    let own = nodes.get(at).map(PlanNode::name).unwrap_or_default();
    match upward.into_iter().find(|node| node.kind.is_section()).filter(|section| section.key != *key) {
        None => own,
        Some(section) if own.is_empty() => {
            format!("{}, {}", section.name(), lang.pick("encadré", "box"))
        }
        Some(section) => format!("{}, {own}", section.name()),
    }
}

fn labelled(label: &str, name: Option<String>) -> String {
    name.map_or_else(|| label.to_owned(), |name| format!("{label}\u{a0}: {name}"))
}

fn entry(id: &EntryId, session: &Session, lang: Lang) -> String {
    let Some(entry) = session.entries().get(id) else { return lang.pick("Entrée", "Entry").to_owned() };
    let rank = session.entries_on(&entry.node).position(|other| other.id == *id).map_or(0, |at| at + 1);
    let node = Location::Node(entry.node.clone()).describe(session, lang);
    lang.pick(format!("{node}, entrée {rank}"), format!("{node}, entry {rank}"))
}

fn line(id: &LineId, session: &Session, lang: Lang) -> String {
    let kind = session.synthesis().get(id).map_or(LineKind::Paragraph, |line| line.kind);
    let alike = session.synthesis().iter().filter(|line| line.kind == kind);
    let rank = alike.map(|line| &line.id).position(|other| other == id).map_or(0, |at| at + 1);
    match kind {
        LineKind::Opening => {
            lang.pick(format!("Synthèse, ouverture {rank}"), format!("Summary, opening {rank}"))
        }
        LineKind::Remark => {
            lang.pick(format!("Synthèse, remarque {rank}"), format!("Summary, remark {rank}"))
        }
        LineKind::Thanks => {
            lang.pick(format!("Synthèse, remerciements {rank}"), format!("Summary, thanks {rank}"))
        }
        LineKind::Paragraph => {
            lang.pick(format!("Synthèse, paragraphe {rank}"), format!("Summary, paragraph {rank}"))
        }
        LineKind::ShortcomingsIntroduction => {
            lang.pick("Synthèse, annonce des lacunes", "Summary, opening of the shortcomings").to_owned()
        }
        LineKind::Shortcoming => {
            lang.pick(format!("Synthèse, lacune {rank}"), format!("Summary, shortcoming {rank}"))
        }
    }
}
