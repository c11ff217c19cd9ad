//! Proposals drawn at random on a draft, of every shape a marked draft may have.
use greffier::domain::id::EntryId;
use greffier::domain::plan::{Draft, NodeKind, ParagraphKind};
use greffier::domain::wording::revised::{Fate, Piece, Revised, RevisedParagraph, RevisedPart};

/// The next of a fixed sequence of draws (xorshift).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % n.max(1) as u64).unwrap()
    }
}

fn piece(text: &str, fate: Fate) -> Piece {
    Piece { text: text.to_owned(), fate }
}

fn added(kind: ParagraphKind, rank: usize) -> RevisedParagraph {
    let text = format!("Un paragraphe venu d’ailleurs, le {rank}.");
    RevisedParagraph {
        kind,
        pieces: vec![piece(&text, Fate::Added(rank))],
        mark: Fate::Added(rank),
        original: None,
    }
}

/// The draft with about one change in so many paragraphs.
pub(crate) fn revised(draft: &Draft, seed: u64, one_in: usize) -> Revised {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut revised = Revised::untouched(draft, &[]);
    let mut rank = 0;
    let (mut parts, mut moving): (Vec<RevisedPart>, Vec<RevisedPart>) = (Vec::new(), Vec::new());
    let count = revised.parts.len();
    for (at, mut part) in std::mem::take(&mut revised.parts).into_iter().enumerate() {
        let mut paragraphs = Vec::new();
        if !part.title.is_empty() && chance.below(one_in) == 0 {
            retitle(&mut part, &mut chance, rank);
            rank += 1;
        }
        for paragraph in std::mem::take(&mut part.paragraphs) {
            if chance.below(one_in) == 0 {
                paragraphs.extend(change(paragraph, &mut chance, rank));
                rank += 1;
            } else {
                paragraphs.push(paragraph);
            }
        }
        part.paragraphs = paragraphs;
        let untouched = at + 1 < count
            && part.title.len() == 1
            && part
                .paragraphs
                .iter()
                .all(|p| p.mark == Fate::Kept && p.pieces.iter().all(|p| p.fate == Fate::Kept));
        if untouched && part.kind.is_section() && chance.below(one_in * 2) == 0 {
            let fate = if chance.below(2) == 0 { Fate::Removed(rank) } else { Fate::MovedFrom(rank) };
            if let Fate::MovedFrom(_) = fate {
                moving.push(all(&part, Fate::MovedTo(rank)));
            }
            parts.push(all(&part, fate));
            rank += 1;
            continue;
        }
        parts.push(part);
        if at + 1 < count && chance.below(one_in) == 0 {
            parts.append(&mut moving);
        }
        if chance.below(one_in * 3) == 0 {
            parts.push(new_part(draft, rank));
            rank += 1;
        }
    }
    // A heading alone cannot end a file: the last paragraph keeps what it says of itself.
    let last = parts.len().saturating_sub(1);
    parts.splice(last..last, moving);
    revised.parts = parts;
    revised.proposals = (0..rank).map(|rank| EntryId::new(format!("e{rank}"))).collect();
    revised
}

/// A part all of which has one fate.
fn all(part: &RevisedPart, fate: Fate) -> RevisedPart {
    let mut part = part.clone();
    part.heading = fate;
    part.title.iter_mut().for_each(|piece| piece.fate = fate);
    for paragraph in &mut part.paragraphs {
        paragraph.mark = fate;
        paragraph.pieces.iter_mut().for_each(|piece| piece.fate = fate);
    }
    part
}

fn retitle(part: &mut RevisedPart, chance: &mut Chance, rank: usize) {
    let old = part.title.remove(0).text;
    part.title = match chance.below(2) {
        0 => vec![piece(&old, Fate::Removed(rank)), piece("Titre tout neuf", Fate::Added(rank))],
        _ => vec![piece(&old, Fate::Kept), piece(" et au-delà", Fate::Added(rank))],
    };
}

fn new_part(draft: &Draft, rank: usize) -> RevisedPart {
    let like = draft.nodes.iter().find(|node| node.kind == NodeKind::Measure);
    RevisedPart {
        key: format!("new-{rank}").as_str().into(),
        kind: NodeKind::Measure,
        label: like.map(|node| node.label.clone()).unwrap_or_default(),
        depth: like.map_or(0, |node| node.depth),
        heading: Fate::Added(rank),
        title: vec![piece("Une mesure de plus", Fate::Added(rank))],
        paragraphs: vec![added(ParagraphKind::Text, rank), added(ParagraphKind::Dash, rank)],
        ..RevisedPart::default()
    }
}

/// Two places of a text between words.
fn places(text: &str, chance: &mut Chance) -> (usize, usize) {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).chain([0, text.len()]).collect();
    let (a, b) = (blanks[chance.below(blanks.len())], blanks[chance.below(blanks.len())]);
    (a.min(b), a.max(b))
}

fn change(paragraph: RevisedParagraph, chance: &mut Chance, rank: usize) -> Vec<RevisedParagraph> {
    let text = paragraph.pieces[0].text.clone();
    let (from, to) = places(&text, chance);
    let (head, middle, tail) =
        (text.get(..from).unwrap(), text.get(from..to).unwrap(), text.get(to..).unwrap());
    let kept = |text: &str| piece(text, Fate::Kept);
    let with = |pieces: Vec<Piece>| {
        let pieces = pieces.into_iter().filter(|piece| !piece.text.is_empty()).collect();
        RevisedParagraph { pieces, ..paragraph.clone() }
    };
    match chance.below(8) {
        0 => vec![with(vec![kept(head), piece(middle, Fate::Removed(rank)), kept(tail)])],
        1 => vec![with(vec![kept(head), piece(" et aussi", Fate::Added(rank)), kept(middle), kept(tail)])],
        2 | 3 => vec![with(vec![
            kept(head),
            piece(middle, Fate::Removed(rank)),
            piece(" autre chose", Fate::Added(rank)),
            kept(tail),
        ])],
        4 => {
            let gone = with(vec![piece(&text, Fate::Removed(rank))]);
            vec![RevisedParagraph { mark: Fate::Removed(rank), ..gone }]
        }
        5 => vec![added(ParagraphKind::Text, rank), paragraph],
        6 => vec![paragraph.clone(), added(paragraph.kind, rank), added(ParagraphKind::Dash, rank)],
        // The cells of a row cannot be cut in two.
        _ if text.contains(" — ") => vec![paragraph],
        _ => {
            let first = with(vec![kept(head)]);
            let first = RevisedParagraph { mark: Fate::Added(rank), ..first };
            let rest = with(vec![kept(middle), kept(tail)]);
            if head.is_empty() { vec![rest] } else { vec![first, rest] }
        }
    }
}
