//! What the values of the domain are called on screen, in both languages.
use crate::domain::amendment::{AmendmentKind, Form, Standing};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::attendance::AttendanceStatus;
use crate::domain::demand::{Demand, DemandStatus};
use crate::domain::directory::Role;
use crate::domain::entry::{Circulation, EntryKind, Holders};
use crate::domain::meeting::Stage;
use crate::domain::observation::{Stance, Strength};
use crate::domain::outline::Fate;
use crate::domain::plan::{NodeKind, Remark};
use crate::domain::progress::MeasureStatus;
use crate::domain::session::{Refusal, Session};
use crate::domain::synthesis::{LineKind, References};
use crate::minutes::{DocumentKind, Names};
use crate::text::french::Gender;
use crate::text::french::numbers::count;
use crate::text::french::numbers::ordinal;
use crate::text::lang::Lang;

/// « 3 places retrouvées, 1 à revoir »: the amendments made on earlier drafts.
pub fn places(found: usize, lost: usize, lang: Lang) -> String {
    lang.pick(
        format!("{}, {lost} à revoir.", count(found, "place retrouvée", "places retrouvées")),
        format!("{} found again, {lost} to review.", count(found, "place", "places")),
    )
}

/// The kind of an entry.
pub fn entry_kind(kind: EntryKind, lang: Lang) -> &'static str {
    match kind {
        EntryKind::Observation => lang.pick("observation", "observation"),
        EntryKind::Amendment => lang.pick("rédaction", "wording"),
        EntryKind::Decision => lang.pick("décision", "decision"),
        EntryKind::Action => lang.pick("action", "action"),
        EntryKind::Question => lang.pick("question", "question"),
        EntryKind::Stub => lang.pick("trou", "gap"),
    }
}

/// A stance with its strength, as the verb it gives.
pub fn stance(stance: Stance, strength: Strength, lang: Lang) -> &'static str {
    use Strength::{Mild, Normal, Strong};
    match (stance, strength) {
        (Stance::Plain, _) => lang.pick("phrase libre", "free sentence"),
        (Stance::Welcome, Mild) => lang.pick("note avec satisfaction", "notes with satisfaction"),
        (Stance::Welcome, Normal) => lang.pick("salue", "welcomes"),
        (Stance::Welcome, Strong) => lang.pick("se félicite", "warmly welcomes"),
        (Stance::Note, Mild) => lang.pick("note", "notes"),
        (Stance::Note, Normal) => lang.pick("constate", "observes"),
        (Stance::Note, Strong) => lang.pick("souligne", "stresses"),
        (Stance::Recall, Mild | Normal) => lang.pick("rappelle", "recalls"),
        (Stance::Recall, Strong) => lang.pick("rappelle avec force", "firmly recalls"),
        (Stance::Regret, Mild | Normal) => lang.pick("regrette", "regrets"),
        (Stance::Regret, Strong) => lang.pick("déplore", "deplores"),
        (Stance::Worry, Mild | Normal) => lang.pick("s’inquiète", "is worried"),
        (Stance::Worry, Strong) => lang.pick("s’alarme", "is alarmed"),
        (Stance::Ask, Mild) => lang.pick("souhaite", "wishes"),
        (Stance::Ask, Normal) => lang.pick("demande", "asks"),
        (Stance::Ask, Strong) => lang.pick("insiste, exhorte", "insists, urges"),
    }
}

/// Every stance that reads differently, in the order in which they are offered.
pub const STANCES: [(Stance, Strength); 13] = [
    (Stance::Plain, Strength::Normal),
    (Stance::Welcome, Strength::Mild),
    (Stance::Welcome, Strength::Normal),
    (Stance::Welcome, Strength::Strong),
    (Stance::Note, Strength::Normal),
    (Stance::Note, Strength::Strong),
    (Stance::Recall, Strength::Normal),
    (Stance::Regret, Strength::Normal),
    (Stance::Regret, Strength::Strong),
    (Stance::Worry, Strength::Normal),
    (Stance::Worry, Strength::Strong),
    (Stance::Ask, Strength::Normal),
    (Stance::Ask, Strength::Strong),
];

/// The name of a stance without its strength.
pub fn stance_name(value: Stance, lang: Lang) -> &'static str {
    stance(value, Strength::Normal, lang)
}

/// A strength.
pub fn strength(value: Strength, lang: Lang) -> &'static str {
    match value {
        Strength::Mild => lang.pick("mesurée", "mild"),
        Strength::Normal => lang.pick("normale", "normal"),
        Strength::Strong => lang.pick("forte", "strong"),
    }
}

/// Who holds a position.
pub fn holders(value: &Holders, session: &Session, lang: Lang) -> String {
    match value {
        Holders::Coalition => lang.pick("le ", "the ").to_owned() + session.meeting().coalition_noun(),
        Holders::MembersPresent => lang.pick("les associations présentes", "the members present").to_owned(),
        Holders::SomeMembers => lang.pick("certaines associations", "some members").to_owned(),
        Holders::Organizations(ids) => {
            let names: Vec<&str> = ids
                .iter()
                .filter_map(|id| session.organizations().get(id))
                .map(crate::domain::directory::Organization::short_name)
                .collect();
            names.join(", ")
        }
    }
}

/// A circulation level.
pub fn circulation(value: Circulation, lang: Lang) -> &'static str {
    match value {
        Circulation::Internal => lang.pick("interne", "internal"),
        Circulation::Members => lang.pick("membres", "members"),
        Circulation::Ministry => lang.pick("ministère", "ministry"),
        Circulation::Public => lang.pick("public", "public"),
    }
}

/// Who is named in a document.
pub fn names(value: Names, lang: Lang) -> &'static str {
    match value {
        Names::People => lang.pick("nommées", "named"),
        Names::Organizations => {
            lang.pick("remplacées par leurs organisations", "replaced by their organizations")
        }
    }
}

/// The status of a measure.
pub fn status(value: Option<MeasureStatus>, lang: Lang) -> &'static str {
    match value {
        None => lang.pick("non examinée", "not examined"),
        Some(MeasureStatus::Examined) => lang.pick("examinée", "examined"),
        Some(MeasureStatus::NoRemark) => lang.pick("sans observation", "no remark"),
        Some(MeasureStatus::Postponed) => lang.pick("reportée", "put off"),
        Some(MeasureStatus::UnderArbitration) => lang.pick("en cours d’arbitrage", "under arbitration"),
    }
}

/// What became of a section since the previous draft.
pub fn fate(value: Fate, lang: Lang) -> &'static str {
    match value {
        Fate::Kept => "",
        Fate::Changed => lang.pick("modifiée", "changed"),
        Fate::New => lang.pick("nouvelle", "new"),
        Fate::Gone => lang.pick("disparue", "gone"),
    }
}

/// The level of a part of the plan.
pub fn node_kind(kind: NodeKind, lang: Lang) -> &'static str {
    match kind {
        NodeKind::Introduction => lang.pick("introduction", "introduction"),
        NodeKind::Priority => lang.pick("priorité", "priority"),
        NodeKind::Axis => lang.pick("axe", "axis"),
        NodeKind::Measure => lang.pick("mesure", "measure"),
        NodeKind::SubMeasure => lang.pick("sous-mesure", "sub-measure"),
        NodeKind::Box => lang.pick("encadré", "box"),
        NodeKind::Other => lang.pick("autre", "other"),
    }
}

/// Every level, in the order in which they are offered.
pub const NODE_KINDS: [NodeKind; 7] = [
    NodeKind::Introduction,
    NodeKind::Priority,
    NodeKind::Axis,
    NodeKind::Measure,
    NodeKind::SubMeasure,
    NodeKind::Box,
    NodeKind::Other,
];

/// How a person takes part.
pub fn attendance(value: AttendanceStatus, lang: Lang) -> &'static str {
    match value {
        AttendanceStatus::Expected => lang.pick("attendu", "expected"),
        AttendanceStatus::Present => lang.pick("présent", "present"),
        AttendanceStatus::Excused => lang.pick("excusé", "excused"),
        AttendanceStatus::Absent => lang.pick("absent", "absent"),
        AttendanceStatus::Represented => lang.pick("représenté", "represented"),
    }
}

/// What a person does for the meeting.
pub fn role(value: Role, lang: Lang) -> &'static str {
    match value {
        Role::Member => lang.pick("participant", "member"),
        Role::Coordination => lang.pick("coordination", "coordination"),
        Role::Secretary => lang.pick("secrétariat", "secretary"),
        Role::Chair => lang.pick("présidence", "chair"),
        Role::Observer => lang.pick("observation", "observer"),
    }
}

/// Where a session stands.
pub fn stage(value: Stage, lang: Lang) -> &'static str {
    match value {
        Stage::Preparing => lang.pick("en préparation", "preparing"),
        Stage::Running => lang.pick("en cours", "running"),
        Stage::Reviewing => lang.pick("à relire", "to review"),
        Stage::Circulated => lang.pick("diffusé", "sent"),
    }
}

/// What is to be done to the text.
pub fn amendment_kind(kind: AmendmentKind, lang: Lang) -> &'static str {
    match kind {
        AmendmentKind::Add => lang.pick("ajouter", "add"),
        AmendmentKind::Replace => lang.pick("remplacer", "replace"),
        AmendmentKind::Delete => lang.pick("supprimer", "delete"),
        AmendmentKind::Retitle => lang.pick("retitrer", "retitle"),
        AmendmentKind::Split => lang.pick("scinder", "split"),
        AmendmentKind::Merge => lang.pick("fusionner avec", "merge with"),
        AmendmentKind::Move => lang.pick("déplacer vers", "move to"),
        AmendmentKind::Reinstate => lang.pick("rétablir", "reinstate"),
        AmendmentKind::AddToList => lang.pick("ajouter à la liste", "add to the list"),
        AmendmentKind::NewMeasure => lang.pick("nouvelle mesure", "new measure"),
        AmendmentKind::Everywhere => lang.pick("remplacer partout", "replace everywhere"),
    }
}

/// How far a proposal went.
pub fn standing(value: Standing, lang: Lang) -> &'static str {
    match value {
        Standing::Adopted => lang.pick("adoptée en séance", "adopted"),
        Standing::Proposed => lang.pick("proposée", "proposed"),
        Standing::Suggested => lang.pick("suggérée", "suggested"),
    }
}

/// What to type for a vote.
pub fn bad_vote(lang: Lang) -> &'static str {
    lang.pick("Tapez pour/contre/abstentions : 12/0/1.", "Type for/against/abstentions: 12/0/1.")
}

/// Exact words or instruction.
pub fn form(value: Form, lang: Lang) -> &'static str {
    match value {
        Form::Wording => lang.pick("formulation exacte", "exact wording"),
        Form::Instruction => lang.pick("consigne", "instruction"),
    }
}

/// What became of a demand.
pub fn demand(value: DemandStatus, lang: Lang) -> &'static str {
    match value {
        DemandStatus::New => lang.pick("à suivre", "to follow"),
        DemandStatus::Reiterated => lang.pick("réitérée", "reiterated"),
        DemandStatus::Satisfied => lang.pick("satisfaite", "met"),
        DemandStatus::PartlySatisfied => lang.pick("satisfaite en partie", "met in part"),
        DemandStatus::Refused => lang.pick("refusée", "refused"),
        DemandStatus::Withdrawn => lang.pick("retirée", "withdrawn"),
    }
}

/// What a line of the synthesis is.
pub fn line_kind(value: LineKind, lang: Lang) -> &'static str {
    match value {
        LineKind::Opening => lang.pick("ouverture (paragraphe libre)", "opening (free paragraph)"),
        LineKind::Paragraph => lang.pick("paragraphe", "paragraph"),
        LineKind::Remark => {
            lang.pick("remarque générale (paragraphe libre)", "general remark (free paragraph)")
        }
        LineKind::ShortcomingsIntroduction => {
            lang.pick("phrase qui annonce les lacunes", "introduction of shortcomings")
        }
        LineKind::Shortcoming => lang.pick("lacune", "shortcoming"),
        LineKind::Thanks => lang.pick("remerciements (paragraphe libre)", "thanks (free paragraph)"),
    }
}

/// How a line of the synthesis names its measures.
pub fn references(value: References, lang: Lang) -> &'static str {
    match value {
        References::Template => lang.pick("comme tout le document", "as the whole document"),
        References::None => lang.pick("sans renvoi aux mesures", "without the measures"),
        References::Parentheses => {
            lang.pick("avec renvoi : « (mesures 4 bis et 6) »", "with the measures: “(measures 4 bis and 6)”")
        }
    }
}

/// A place of the text, briefly: « § 2, 1re phrase ».
pub fn place(anchor: &Anchor, lang: Lang) -> String {
    let rank = |value: Ordinal, gender: Gender| match lang {
        Lang::Fr if value.is_last() => match gender {
            Gender::Masculine => "dernier".to_owned(),
            Gender::Feminine => "dernière".to_owned(),
        },
        Lang::Fr => ordinal(value.n, gender),
        Lang::En => format!("no. {}", value.n),
    };
    match anchor.place {
        Place::Whole => lang.pick("le texte entier", "the whole text").to_owned(),
        Place::Title => lang.pick("le titre", "the title").to_owned(),
        Place::Head => lang.pick("en tête", "at the head").to_owned(),
        Place::End => lang.pick("à la fin", "at the end").to_owned(),
        Place::Paragraph { paragraph } => lang.pick("§ ", "par. ").to_owned() + &paragraph.n.to_string(),
        Place::Sentence { paragraph, sentence } => format!(
            "{}{}, {} {}",
            lang.pick("§ ", "par. "),
            paragraph.n,
            rank(sentence, Gender::Feminine),
            lang.pick("phrase", "sentence")
        ),
        Place::Dash { dash } => format!("{} {}", rank(dash, Gender::Masculine), lang.pick("tiret", "dash")),
    }
}

/// Why a change was refused, and what to do.
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Unknown { .. } | Refusal::Retired { .. } => lang.pick(
            "Cet élément n’existe plus ; Ctrl+Z peut le rendre.",
            "This is no longer there; Ctrl+Z may bring it back.",
        ),
        Refusal::AlreadyThere { .. } => lang.pick("C’est déjà fait.", "This is done already."),
        Refusal::NoTitle => lang.pick("La réunion doit avoir un titre.", "The meeting needs a title."),
        Refusal::EndsBeforeStart { .. } => lang.pick(
            "La réunion finirait avant de commencer : vérifiez les heures.",
            "The meeting would end before it starts: check the hours.",
        ),
    }
    .to_owned()
}

/// A document that can be exported.
pub fn document(kind: DocumentKind, lang: Lang) -> &'static str {
    match kind {
        DocumentKind::Minutes => lang.pick("Compte-rendu", "Minutes"),
        DocumentKind::Amendments => lang.pick("Tableau des propositions", "Amendment table"),
        DocumentKind::CounterPlan => lang.pick("Plan annoté", "Counter-plan"),
        DocumentKind::SideBySide => lang.pick("Ancien et nouveau texte", "Old and new text"),
        DocumentKind::Comments => lang.pick("Tableau des commentaires", "Table of comments"),
        DocumentKind::Entries => lang.pick("Liste des entrées", "List of entries"),
        DocumentKind::Actions => lang.pick("Liste des actions", "List of actions"),
        DocumentKind::Attendance => lang.pick("Feuille de présence", "Attendance sheet"),
    }
}

/// A demand made before, beside the text: « ↺ demandé le 12/09/2013 [réitérée] : … ».
pub fn demand_line(value: &Demand, lang: Lang) -> String {
    format!(
        "↺ {} {} [{}] : {}",
        lang.pick("demandé le", "asked on"),
        value.since.format("%d/%m/%Y"),
        demand(value.status, lang),
        value.text
    )
}

/// « Remarque de X sur « … » : … ».
pub fn remark(value: &Remark, lang: Lang) -> String {
    let author = match value.author.as_str() {
        "" => String::new(),
        author => lang.pick(format!(" de {author}"), format!(" by {author}")),
    };
    let quote = match value.quote.as_str() {
        "" => String::new(),
        quote => lang.pick(format!(" sur « {quote} »"), format!(" on “{quote}”")),
    };
    format!("{}{author}{quote}{} {}", lang.pick("Remarque", "Remark"), lang.pick("\u{a0}:", ":"), value.text)
}
