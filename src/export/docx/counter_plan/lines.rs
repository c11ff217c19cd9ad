//! The paragraphs of a counter-plan in order: title lines, headings as they are printed, text. Each piece has its fate
//! and each paragraph that of its mark.
use crate::domain::plan::{NodeKind, ParagraphKind, PlanNode};
use crate::domain::wording::revised::{Fate, Piece, RevisedPart};
use crate::minutes::counter_plan::CounterPlan;

/// What a paragraph is on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Title,
    Subtitle,
    Lead,
    /// From 0, the highest.
    Heading(u8),
    Text,
    Dash,
    BoxTitle,
    BoxText,
    BoxDash,
    /// The last one, empty, that no proposal touches.
    Closing,
}

impl Look {
    /// The paragraph style.
    pub(super) fn style(self) -> &'static str {
        match self {
            Self::Title => "Titre",
            Self::Subtitle => "Soustitre",
            Self::Lead => "Etat",
            Self::Heading(depth) => match depth {
                0 => "Titre1",
                1 => "Titre2",
                2 => "Titre3",
                3 => "Titre4",
                4 => "Titre5",
                _ => "Titre6",
            },
            Self::Text => "Corpsdetexte",
            Self::Dash => "Listepuces",
            Self::BoxTitle => "Encadretitre",
            Self::BoxText => "Encadre",
            Self::BoxDash => "Encadretiret",
            Self::Closing => "Normal",
        }
    }
}

/// A paragraph of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// What it is on paper.
    pub(super) look: Look,
    /// Its words; none of the pieces is empty.
    pub(super) pieces: Vec<Piece>,
    /// What becomes of its end.
    pub(super) mark: Fate,
    /// The rank of the part and of the paragraph in it, which is nothing for the heading; nothing for a title line.
    pub(super) place: Option<(usize, Option<usize>)>,
}

/// Every paragraph of the counter-plan.
pub(super) fn lines(plan: &CounterPlan) -> Vec<Line> {
    let mut lines: Vec<Line> =
        [(Look::Title, &plan.title), (Look::Subtitle, &plan.subtitle), (Look::Lead, &plan.lead)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(look, text)| Line {
                look,
                pieces: vec![Piece { text: text.clone(), fate: Fate::Kept }],
                mark: Fate::Kept,
                place: None,
            })
            .collect();
    for (rank, part) in plan.revised.parts.iter().enumerate() {
        lines.extend(heading(rank, part));
        for (paragraph, text) in part.paragraphs.iter().enumerate() {
            lines.push(Line {
                look: look(part.kind, text.kind),
                pieces: text.pieces.iter().filter(|piece| !piece.text.is_empty()).cloned().collect(),
                mark: text.mark,
                place: Some((rank, Some(paragraph))),
            });
        }
    }
    lines
}

/// The mark of the last paragraph of a file can neither come nor go: where it would, an empty paragraph follows.
pub(super) fn close(lines: &mut Vec<Line>) {
    if lines.last().is_none_or(|last| last.mark != Fate::Kept) {
        lines.push(Line { look: Look::Closing, pieces: Vec::new(), mark: Fate::Kept, place: None });
    }
}

fn look(part: NodeKind, paragraph: ParagraphKind) -> Look {
    match (part, paragraph) {
        (NodeKind::Box, ParagraphKind::Text) => Look::BoxText,
        (NodeKind::Box, ParagraphKind::Dash) => Look::BoxDash,
        (_, ParagraphKind::Text) => Look::Text,
        (_, ParagraphKind::Dash) => Look::Dash,
    }
}

/// The heading: « Mesure 4 bis : » and the title; nothing for a part that has none, now or then.
fn heading(rank: usize, part: &RevisedPart) -> Option<Line> {
    let title: Vec<Piece> = part.title.iter().filter_map(|piece| within(piece, part.heading)).collect();
    let [then, now] = [Fate::is_original, Fate::is_accepted]
        .map(|kept| title.iter().filter(|p| kept(p.fate)).map(|p| p.text.as_str()).collect::<String>());
    let [then, now] = [then, now].map(|title| name(part, &title));
    let mut pieces = if part.heading == Fate::Kept {
        let changed = title.iter().map(|piece| piece.fate).find(|fate| *fate != Fate::Kept);
        turned(&then, &now, changed.unwrap_or_default())
    } else {
        // What goes is named as it was, what comes as it will be.
        let name = if part.heading.is_original() { then } else { now };
        vec![Piece { text: name, fate: part.heading }]
    };
    pieces.extend(title);
    pieces.retain(|piece| !piece.text.is_empty());
    let words = |kept: fn(Fate) -> bool| pieces.iter().find(|piece| kept(piece.fate)).map(|piece| piece.fate);
    let mark = match (part.heading, words(Fate::is_original), words(Fate::is_accepted)) {
        (Fate::Kept, None, None) => return None,
        // A part that had no heading gets one, or loses the one it had.
        (Fate::Kept, None, Some(fate)) | (Fate::Kept, Some(fate), None) => fate,
        _ if pieces.is_empty() => return None,
        (fate, ..) => fate,
    };
    let look = match part.kind {
        NodeKind::Box => Look::BoxTitle,
        _ => Look::Heading(part.depth),
    };
    Some(Line { look, pieces, mark, place: Some((rank, None)) })
}

/// What becomes of a piece of the title when its heading comes or goes as a whole. What would come with a heading
/// that goes is nowhere, and so is what would go with one that comes.
fn within(piece: &Piece, heading: Fate) -> Option<Piece> {
    let fate = match (heading, piece.fate) {
        (Fate::Kept, fate) => fate,
        (heading, Fate::Kept) => heading,
        (heading, fate) if heading.is_original() && fate.is_original() => fate,
        (heading, fate) if heading.is_accepted() && fate.is_accepted() => fate,
        _ => return None,
    };
    Some(Piece { text: piece.text.clone(), fate })
}

/// What stands before a title: « Mesure 4 bis : »; the whole heading where the title is empty.
fn name(part: &RevisedPart, title: &str) -> String {
    let node = PlanNode {
        kind: part.kind,
        label: part.label.clone(),
        number: part.number.clone(),
        title: title.to_owned(),
        ..PlanNode::default()
    };
    let heading = node.heading();
    heading.strip_suffix(title).map(str::to_owned).unwrap_or(heading)
}

/// A name that becomes another one along with the title; what they have in common stays.
fn turned(then: &str, now: &str, fate: Fate) -> Vec<Piece> {
    let Some(rank) = fate.proposal() else {
        return vec![Piece { text: then.to_owned(), fate: Fate::Kept }];
    };
    let piece = |text: &str, fate| Piece { text: text.to_owned(), fate };
    let (kept, gone, come) = if let Some(rest) = now.strip_prefix(then) {
        (then, "", rest)
    } else if let Some(rest) = then.strip_prefix(now) {
        (now, rest, "")
    } else {
        ("", then, now)
    };
    vec![piece(kept, Fate::Kept), piece(gone, Fate::Removed(rank)), piece(come, Fate::Added(rank))]
}
