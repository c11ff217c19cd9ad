//! A proposal as two texts, the one of the plan and the one proposed, each whole and with the words that change marked:
//! for reading it back to the room, and for settling two that touch the same words.
use crate::app::labels;
use crate::domain::amendment::{Amendment, AmendmentKind as Kind, Form};
use crate::domain::change::Change;
use crate::domain::diff::{self, Hunk, HunkKind};
use crate::domain::entry::{Circulation, Content, Entry};
use crate::domain::plan::ParagraphKind;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Piece, RevisedParagraph, RevisedPart};
use crate::domain::wording::{self, Scope};
use crate::minutes::phrases;
use crate::text::lang::Lang;

/// How many characters that stay are shown beside those that change.
const KEPT_CHARS: usize = 24;

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// « Texte actuel ».
    Present,
    /// « Texte proposé ».
    Proposed,
    /// « Consigne »: what to do, without the words.
    Instruction,
    /// « Proposition »: what is done to whole parts, as a sentence.
    Proposal,
}

/// A text with what changes in it marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// What it is.
    pub said: Said,
    /// Its words.
    pub words: Vec<Hunk>,
}

/// A proposal to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proposed {
    /// « Mesure 5 : Assurer l’accès… ».
    pub heading: String,
    /// « § 2, 1re phrase · p. 8 ».
    pub place: String,
    /// Its texts.
    pub texts: Vec<Text>,
    /// « le Collectif ».
    pub holders: String,
}

/// A recorded proposal as it is read; nothing for an entry of another kind.
pub fn proposed(entry: &Entry, session: &Session, lang: Lang) -> Option<Proposed> {
    let Content::Amendment(amendment) = &entry.content else { return None };
    let drafts = session.drafts().iter().rev();
    let node = drafts.into_iter().find_map(|draft| draft.node(&entry.node));
    Some(Proposed {
        heading: node.map(crate::domain::plan::PlanNode::heading).unwrap_or_default(),
        place: place(amendment, lang),
        texts: texts(entry, amendment, session, lang),
        holders: labels::holders(&entry.holders, session, lang),
    })
}

fn place(amendment: &Amendment, lang: Lang) -> String {
    let anchor = &amendment.anchor;
    let page = anchor.page.map(|page| format!(" · p. {page}")).unwrap_or_default();
    let place = match amendment.kind {
        Kind::Everywhere => lang.pick("partout dans le plan", "everywhere in the plan").to_owned(),
        Kind::NewMeasure => lang.pick("nouvelle mesure", "new measure").to_owned(),
        _ => labels::place(anchor, lang),
    };
    format!("{place}{page}")
}

fn texts(entry: &Entry, amendment: &Amendment, session: &Session, lang: Lang) -> Vec<Text> {
    let text = |said, text: &str| Text { said, words: vec![hunk(HunkKind::Same, text)] };
    let about = || Some(amendment.anchor.quote.as_str()).filter(|words| !words.trim().is_empty());
    if amendment.form == Form::Instruction {
        let present = Some(amendment.old.as_str()).filter(|words| !words.trim().is_empty()).or_else(about);
        let present = present.map(|words| text(Said::Present, words));
        return present.into_iter().chain([text(Said::Instruction, &amendment.new)]).collect();
    }
    let whole = amendment.kind == Kind::Move && amendment.old.trim().is_empty();
    if whole || matches!(amendment.kind, Kind::Merge | Kind::Split) {
        return vec![text(Said::Proposal, &phrases::sentence_text(entry, session, lang))];
    }
    let marked = in_context(entry, session);
    if !marked.is_empty() {
        return marked;
    }
    // Its place is not in the plan any more: its own words are all there is to read.
    let old = if amendment.old.trim().is_empty() { &amendment.anchor.quote } else { &amendment.old };
    let mut texts = Vec::new();
    if !old.trim().is_empty() {
        texts.push(Text { said: Said::Present, words: vec![hunk(HunkKind::Removed, old)] });
    }
    if !amendment.new.trim().is_empty() {
        texts.push(Text { said: Said::Proposed, words: vec![hunk(HunkKind::Added, &amendment.new)] });
    }
    if texts.is_empty() {
        texts.push(text(Said::Proposal, &phrases::sentence_text(entry, session, lang)));
    }
    texts
}

fn hunk(kind: HunkKind, text: &str) -> Hunk {
    Hunk { kind, text: text.to_owned() }
}

/// The paragraphs the proposal alone changes, before and after.
fn in_context(entry: &Entry, session: &Session) -> Vec<Text> {
    let Some(alone) = alone(entry, session) else { return Vec::new() };
    let revised = wording::consolidate(&alone, Scope::Proposed, Circulation::Internal);
    let mut texts = Vec::new();
    for part in &revised.parts {
        if part.is_headed_anew() {
            put(&mut texts, heading(part, Fate::is_original), heading(part, Fate::is_accepted));
        }
        for run in runs(&part.paragraphs) {
            put(&mut texts, words(run, Fate::is_original), words(run, Fate::is_accepted));
        }
    }
    texts
}

/// A session in which there are the drafts and this proposal, as if it were to be marked.
fn alone(entry: &Entry, session: &Session) -> Option<Session> {
    let Content::Amendment(amendment) = &entry.content else { return None };
    let standing = crate::domain::amendment::Standing::Proposed;
    let amendment = Amendment { standing, alternative_to: None, ..amendment.as_ref().clone() };
    let entry = Entry { content: Content::Amendment(Box::new(amendment)), ..entry.clone() };
    let mut alone = Session::new(session.id().clone());
    for draft in session.drafts().iter() {
        alone.apply(Change::Draft(Edit::Add { record: draft.clone(), before: None })).ok()?;
    }
    alone.apply(Change::Entry(Edit::Add { record: entry, before: None })).ok()?;
    Some(alone)
}

fn put(texts: &mut Vec<Text>, old: Vec<Hunk>, new: Vec<Hunk>) {
    let empty = |words: &[Hunk]| words.iter().all(|hunk| hunk.text.trim().is_empty());
    if !empty(&old) {
        texts.push(Text { said: Said::Present, words: old });
    }
    if !empty(&new) {
        texts.push(Text { said: Said::Proposed, words: new });
    }
}

/// « Mesure 4 bis : Étendre… », as it was or as it will be.
fn heading(part: &RevisedPart, kept: fn(Fate) -> bool) -> Vec<Hunk> {
    if !kept(part.heading) {
        return Vec::new();
    }
    let number = part.number.as_ref().map(|number| format!(" {number}")).unwrap_or_default();
    let mut words = Vec::new();
    if part.heading != Fate::Kept {
        words.push(piece(&format!("{}{number} : ", part.label), part.heading));
    }
    words.extend(
        part.title.iter().filter(|title| kept(title.fate)).map(|title| piece(&title.text, title.fate)),
    );
    words
}

fn piece(text: &str, fate: Fate) -> Hunk {
    let kind = match fate {
        Fate::Kept => HunkKind::Same,
        Fate::Added(_) | Fate::MovedTo(_) => HunkKind::Added,
        Fate::Removed(_) | Fate::MovedFrom(_) => HunkKind::Removed,
    };
    hunk(kind, text)
}

/// Paragraphs that change, in runs; a paragraph that is new comes with the one it follows.
fn runs(paragraphs: &[RevisedParagraph]) -> Vec<&[RevisedParagraph]> {
    let changes = |rank: usize| {
        let after_open = rank.checked_sub(1).and_then(|rank| paragraphs.get(rank));
        paragraphs.get(rank).is_some_and(RevisedParagraph::is_marked)
            || after_open.is_some_and(|before| !before.mark.is_original() && !before.mark.is_accepted())
    };
    let mut runs = Vec::new();
    let mut rank = 0;
    while rank < paragraphs.len() {
        if !changes(rank) {
            rank += 1;
            continue;
        }
        let mut end = rank;
        while end < paragraphs.len() && changes(end) {
            end += 1;
        }
        let new = paragraphs.get(rank).is_some_and(|paragraph| paragraph.original.is_none());
        let start = if new { rank.saturating_sub(1) } else { rank };
        runs.extend(paragraphs.get(start..end));
        rank = end;
    }
    runs
}

/// The words of a run of paragraphs, as they were or as they will be.
fn words(run: &[RevisedParagraph], kept: fn(Fate) -> bool) -> Vec<Hunk> {
    let mut words: Vec<Hunk> = Vec::new();
    let mut begins = true;
    for paragraph in run {
        let pieces: Vec<&Piece> = paragraph.pieces.iter().filter(|piece| kept(piece.fate)).collect();
        if begins && paragraph.kind == ParagraphKind::Dash && !pieces.is_empty() {
            words.push(hunk(HunkKind::Same, "– "));
        }
        begins = kept(paragraph.mark);
        let none = pieces.is_empty();
        words.extend(pieces.into_iter().map(|kept| piece(&kept.text, kept.fate)));
        if begins && !none {
            words.push(hunk(HunkKind::Same, "\n"));
        }
    }
    if words.last().is_some_and(|last| last.text == "\n") {
        words.pop();
    }
    words
}

/// What a replacement changes, in short; nothing for another operation, or one that leaves the words to the authors.
pub fn change_in_short(amendment: &Amendment) -> Vec<Hunk> {
    let worded = amendment.form == Form::Wording && !amendment.new.is_empty() && !amendment.old.is_empty();
    match amendment.kind {
        Kind::Replace | Kind::Retitle if worded => gist(diff::words(&amendment.old, &amendment.new)),
        _ => Vec::new(),
    }
}

/// Marked words with what stays between them cut short; nothing when nothing changes.
pub fn gist(hunks: Vec<Hunk>) -> Vec<Hunk> {
    if hunks.iter().all(|hunk| hunk.kind == HunkKind::Same) {
        return Vec::new();
    }
    let last = hunks.len().saturating_sub(1);
    let short = |(rank, hunk): (usize, Hunk)| {
        let count = hunk.text.chars().count();
        if hunk.kind == HunkKind::Added || count <= 2 * KEPT_CHARS + 1 {
            return hunk;
        }
        // Of what stays, only what stands beside a change is of use; of what goes, how it begins and ends.
        let stays = hunk.kind == HunkKind::Same;
        let head = if stays && rank == 0 { 0 } else { KEPT_CHARS };
        let head: String = hunk.text.chars().take(head).collect();
        let tail = if stays && rank == last { count } else { count - KEPT_CHARS };
        let tail: String = hunk.text.chars().skip(tail).collect();
        Hunk { text: format!("{head}…{tail}"), ..hunk }
    };
    hunks.into_iter().enumerate().map(short).collect()
}
