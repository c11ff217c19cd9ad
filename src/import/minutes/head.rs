//! What is understood of a compte-rendu, its body apart: the readers of its parts in one call.
use super::attendance::attendance;
use super::parts::Span;
use super::understood::{Event, Header, Presence, Synthesis, Told};
use crate::import::readers::Block;

/// The parts that are not the body.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The facts of the meeting.
    pub header: Header,
    /// Who was there.
    pub presence: Presence,
    /// What is to come.
    pub events: Vec<Event>,
    /// The synthesis.
    pub synthesis: Synthesis,
    /// Who took the minutes.
    pub secretaries: Vec<Told<String>>,
}

/// Reads them.
pub fn read(blocks: &[Block], spans: &[Span]) -> Head {
    Head { presence: attendance(blocks, spans), ..Head::default() }
}
