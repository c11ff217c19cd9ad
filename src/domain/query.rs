//! temp
use super::id::*;
use super::session::Session;
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HitPlace {
    Entry(EntryId),
    Node(NodeKey),
    Line(LineId),
    Event(EventId),
    Meeting,
    Delegate(DelegateId),
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub place: HitPlace,
    pub excerpt: String,
}
pub fn search(_s: &Session, _w: &str) -> Vec<Hit> {
    Vec::new()
}
