//! temp
use super::id::*;
use super::session::Session;
use crate::text::lang::Lang;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
    Advice,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Entry(EntryId),
    Node(NodeKey),
    Line(LineId),
    Event(EventId),
    Meeting,
    Delegate(DelegateId),
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub place: Place,
    pub where_text: String,
    pub excerpt: String,
    pub message: String,
}
pub fn check(_s: &Session, _l: Lang) -> Vec<Finding> {
    Vec::new()
}
