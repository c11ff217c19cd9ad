//! The words of the cells: how a kind, a circulation, a presence is called in a table.
use crate::domain::amendment::{AmendmentKind, Standing};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::Role;
use crate::domain::entry::{Circulation, Content};
use crate::text::lang::Lang;

/// « Position », « Décision », « Proposition ».
pub(super) fn kind(content: &Content, lang: Lang) -> &'static str {
    match content {
        Content::Observation(_) => lang.pick("Position", "Position"),
        Content::Amendment(_) => lang.pick("Proposition", "Proposal"),
        Content::Decision(_) => lang.pick("Décision", "Decision"),
        Content::Action(_) => lang.pick("Action", "Action"),
        Content::Question(_) => lang.pick("Question", "Question"),
        Content::Stub(_) => lang.pick("À écrire", "To be written"),
    }
}

/// What a proposal does to the text: « ajouter », « remplacer ».
pub(super) fn deed(kind: AmendmentKind, lang: Lang) -> &'static str {
    match kind {
        AmendmentKind::Add => lang.pick("ajouter", "add"),
        AmendmentKind::Replace => lang.pick("remplacer", "replace"),
        AmendmentKind::Delete => lang.pick("supprimer", "delete"),
        AmendmentKind::Retitle => lang.pick("retitrer", "retitle"),
        AmendmentKind::Split => lang.pick("scinder", "split"),
        AmendmentKind::Merge => lang.pick("fusionner", "merge"),
        AmendmentKind::Move => lang.pick("déplacer", "move"),
        AmendmentKind::Reinstate => lang.pick("rétablir", "reinstate"),
        AmendmentKind::AddToList => lang.pick("ajouter à une liste", "add to a list"),
        AmendmentKind::NewMeasure => lang.pick("créer une mesure", "make a measure"),
        AmendmentKind::Everywhere => lang.pick("remplacer partout", "replace everywhere"),
    }
}

/// How far a proposal went in the room.
pub(super) fn standing(standing: Standing, lang: Lang) -> &'static str {
    match standing {
        Standing::Adopted => lang.pick("adoptée en séance", "adopted in the meeting"),
        Standing::Proposed => lang.pick("proposée", "proposed"),
        Standing::Suggested => lang.pick("suggérée", "suggested"),
    }
}

/// How far an entry may travel.
pub(super) fn circulation(level: Circulation, lang: Lang) -> &'static str {
    match level {
        Circulation::Internal => lang.pick("Interne", "Internal"),
        Circulation::Members => lang.pick("Membres", "Members"),
        Circulation::Ministry => lang.pick("Ministère", "Ministry"),
        Circulation::Public => lang.pick("Public", "Public"),
    }
}

/// How a person takes part; « attendue » and the others agree with « personne ».
pub(super) fn presence(status: AttendanceStatus, lang: Lang) -> &'static str {
    match status {
        AttendanceStatus::Expected => lang.pick("Attendue", "Expected"),
        AttendanceStatus::Present => lang.pick("Présente", "Present"),
        AttendanceStatus::Excused => lang.pick("Excusée", "Apologies"),
        AttendanceStatus::Absent => lang.pick("Absente", "Absent"),
        AttendanceStatus::Represented => lang.pick("Représentée", "Represented"),
    }
}

/// What a person does for the meeting; nothing for one who takes part.
pub(super) fn duty(role: Role, lang: Lang) -> &'static str {
    match role {
        Role::Member => "",
        Role::Coordination => lang.pick("Coordination", "Coordination"),
        Role::Secretary => lang.pick("Secrétariat", "Secretary"),
        Role::Chair => lang.pick("Présidence", "Chair"),
        Role::Observer => lang.pick("Observation", "Observer"),
    }
}
