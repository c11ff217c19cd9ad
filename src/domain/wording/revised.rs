//! A draft with proposals marked in it, piece by piece: accepting everything gives the text proposed, rejecting
//! everything gives the draft back.
use crate::domain::entry::{Content, Entry};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, ParagraphKind, PlanNode};

/// What a proposal does to a piece of the plan. The number is the rank of the proposal in [`Revised::proposals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Fate {
    /// Nothing.
    #[default]
    Kept,
    /// It comes.
    Added(usize),
    /// It goes.
    Removed(usize),
    /// It goes from here to another place.
    MovedFrom(usize),
    /// It comes here from another place.
    MovedTo(usize),
}

impl Fate {
    /// Whether the piece is in the text proposed.
    pub fn is_accepted(self) -> bool {
        matches!(self, Self::Kept | Self::Added(_) | Self::MovedTo(_))
    }

    /// Whether the piece is in the draft.
    pub fn is_original(self) -> bool {
        matches!(self, Self::Kept | Self::Removed(_) | Self::MovedFrom(_))
    }

    /// The proposal that does it.
    pub fn proposal(self) -> Option<usize> {
        match self {
            Self::Kept => None,
            Self::Added(rank) | Self::Removed(rank) | Self::MovedFrom(rank) | Self::MovedTo(rank) => {
                Some(rank)
            }
        }
    }
}

/// Words of one line and what becomes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words; no line break.
    pub text: String,
    /// What becomes of them.
    pub fate: Fate,
}

/// A paragraph of the draft, or of the proposals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RevisedParagraph {
    /// What it is on paper.
    pub kind: ParagraphKind,
    /// Its words.
    pub pieces: Vec<Piece>,
    /// What becomes of its end: a paragraph whose end is not kept runs on into the next one.
    pub mark: Fate,
    /// Its rank in the part of the draft, from 0; nothing for one that no draft has.
    pub original: Option<usize>,
}

/// A part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RevisedPart {
    /// Its key, also that of a part brought back; for one that a proposal makes, `new-` and the entry’s identity.
    pub key: NodeKey,
    /// Its level.
    pub kind: NodeKind,
    /// What the plan calls this level.
    pub label: String,
    /// Its number.
    pub number: Option<MeasureNumber>,
    /// Depth in the tree, 0 at the top.
    pub depth: u8,
    /// What becomes of its heading as a whole, its name included. When the heading goes, the paragraphs left belong to
    /// the part before.
    pub heading: Fate,
    /// Its title.
    pub title: Vec<Piece>,
    /// Its text.
    pub paragraphs: Vec<RevisedParagraph>,
}

impl Piece {
    /// Whether it comes, goes or moves.
    pub fn is_marked(&self) -> bool {
        self.fate != Fate::Kept
    }
}

impl RevisedParagraph {
    /// Whether something in the paragraph changes, or its end.
    pub fn is_marked(&self) -> bool {
        self.mark != Fate::Kept || self.pieces.iter().any(Piece::is_marked)
    }
}

impl RevisedPart {
    /// Whether something in the part changes.
    pub fn is_marked(&self) -> bool {
        self.is_headed_anew() || self.paragraphs.iter().any(RevisedParagraph::is_marked)
    }

    /// Whether its heading or its title changes.
    pub fn is_headed_anew(&self) -> bool {
        self.heading != Fate::Kept || self.title.iter().any(Piece::is_marked)
    }
}

/// Why something is told beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// It is marked in the text; its rationale stands beside it.
    Applied,
    /// Another proposal already marks the same words.
    Alternative {
        /// The other one.
        to: EntryId,
    },
    /// It says what to do without the words, or is a suggestion.
    NotWorded,
    /// Its words are not in this draft.
    Lost,
}

/// A proposal, and the place of the plan it is told beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The proposal.
    pub entry: EntryId,
    /// Why it is told.
    pub aside: Aside,
    /// The rank of the part it stands beside in [`Revised::parts`]…
    pub part: usize,
    /// …and of its paragraph; nothing for the heading.
    pub paragraph: Option<usize>,
}

/// A draft with proposals marked in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revised {
    /// The parts in reading order. A part that moves is there twice.
    pub parts: Vec<RevisedPart>,
    /// The proposals that are marked, in the order in which they were applied: a [`Fate`] names one by its rank.
    pub proposals: Vec<EntryId>,
    /// Every proposal, marked or not, in the order of the text.
    pub notes: Vec<Note>,
}

/// A part of the plan as it reads once every mark is settled: its heading and its paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SettledPart {
    /// Its level.
    pub kind: NodeKind,
    /// What the plan calls this level.
    pub label: String,
    /// Its number.
    pub number: Option<MeasureNumber>,
    /// Its title.
    pub title: String,
    /// Depth in the tree, 0 at the top.
    pub depth: u8,
    /// Its paragraphs.
    pub paragraphs: Vec<(ParagraphKind, String)>,
}

impl SettledPart {
    /// The same part as the plan holds it.
    pub fn of(node: &PlanNode) -> Self {
        Self {
            kind: node.kind,
            label: node.label.clone(),
            number: node.number.clone(),
            title: node.title.clone(),
            depth: node.depth,
            paragraphs: node.paragraphs.iter().map(|p| (p.kind, p.text.clone())).collect(),
        }
    }
}

impl Revised {
    /// A draft in which nothing is marked; proposals on it, when there are some, are told beside their sections.
    pub fn untouched(draft: &Draft, entries: &[&Entry]) -> Self {
        let parts: Vec<RevisedPart> = draft.nodes.iter().map(part).collect();
        let proposals = entries.iter().filter(|entry| matches!(entry.content, Content::Amendment(_)));
        let notes = proposals
            .map(|entry| Note {
                entry: entry.id.clone(),
                aside: Aside::NotWorded,
                part: parts.iter().position(|part| part.key == entry.node).unwrap_or(0),
                paragraph: None,
            })
            .collect();
        Self { parts, proposals: Vec::new(), notes }
    }

    /// The plan with every mark accepted.
    pub fn accepted(&self) -> Vec<SettledPart> {
        self.settled(Fate::is_accepted)
    }

    /// The plan with every mark rejected: the draft.
    pub fn rejected(&self) -> Vec<SettledPart> {
        self.settled(Fate::is_original)
    }

    fn settled(&self, kept: impl Fn(Fate) -> bool) -> Vec<SettledPart> {
        let mut settled: Vec<SettledPart> = Vec::new();
        for part in &self.parts {
            if kept(part.heading) {
                settled.push(SettledPart {
                    kind: part.kind,
                    label: part.label.clone(),
                    number: part.number.clone(),
                    title: words(&part.title, &kept),
                    depth: part.depth,
                    paragraphs: Vec::new(),
                });
            }
            let Some(last) = settled.last_mut() else { continue };
            last.paragraphs.extend(paragraphs(&part.paragraphs, &kept));
        }
        settled
    }
}

fn words(pieces: &[Piece], kept: &impl Fn(Fate) -> bool) -> String {
    pieces.iter().filter(|piece| kept(piece.fate)).map(|piece| piece.text.as_str()).collect()
}

/// The paragraphs that are left: words whose paragraph does not end run on into the next one, which says what it is
/// on paper, as in Word.
fn paragraphs(marked: &[RevisedParagraph], kept: &impl Fn(Fate) -> bool) -> Vec<(ParagraphKind, String)> {
    let mut settled = Vec::new();
    let mut running = String::new();
    for paragraph in marked {
        running.push_str(&words(&paragraph.pieces, kept));
        if kept(paragraph.mark) {
            settled.push((paragraph.kind, std::mem::take(&mut running)));
        }
    }
    settled
}

fn part(node: &PlanNode) -> RevisedPart {
    RevisedPart {
        key: node.key.clone(),
        kind: node.kind,
        label: node.label.clone(),
        number: node.number.clone(),
        depth: node.depth,
        heading: Fate::Kept,
        title: kept(&node.title),
        paragraphs: node
            .paragraphs
            .iter()
            .enumerate()
            .map(|(rank, paragraph)| RevisedParagraph {
                kind: paragraph.kind,
                pieces: kept(&paragraph.text),
                mark: Fate::Kept,
                original: Some(rank),
            })
            .collect(),
    }
}

fn kept(text: &str) -> Vec<Piece> {
    if text.is_empty() { Vec::new() } else { vec![Piece { text: text.to_owned(), fate: Fate::Kept }] }
}
