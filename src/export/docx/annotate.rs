//! The Word file received, annotated: the proposals as tracked changes and comments in its own text, styles and
//! layout. Every part but the text and the comments is copied byte for byte. Whoever rejects all of our marks has the
//! file received; whoever accepts them has the text proposed.
mod align;
mod calls;
mod fields;
mod fold;
mod lines;
mod margin;
mod marks;
mod markup;
mod orders;
mod package;
mod patterns;
mod rewrite;
mod scan;

use chrono::NaiveTime;

use super::comments::Comment;
use super::revision::Tracker;
use crate::domain::id::EntryId;
use crate::domain::wording::revised::{Fate, Revised, RevisedParagraph, RevisedPart};
use crate::minutes::counter_plan::{CounterPlan, PlanComment};
use crate::text::lang::Lang;
use margin::Margin;
use marks::{Marks, Sheet, Spot};
use package::Package;

/// The share of the letters of the draft that must be in the file, in hundredths: else it is another file.
const FOUND_MIN: usize = 60;

/// The file annotated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annotated {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The proposals that could not be marked in its text and are told in a comment, by rank.
    pub unplaced: Vec<usize>,
}

/// Why a file cannot be annotated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is cut short, or no Word file.
    #[error("the file is damaged")]
    Damaged,
    /// It holds more than is read.
    #[error("the file holds too much")]
    TooMuch,
    /// It is written in a way that is not understood.
    #[error("the file is written in a way that is not understood")]
    Unusual,
    /// The draft was not read from it.
    #[error("the file is not the one the draft was read from")]
    Another,
}

impl Fault {
    /// Why, for the person.
    pub fn message(self, lang: Lang) -> &'static str {
        match self {
            Self::Damaged => lang.pick("il est abîmé", "it is damaged"),
            Self::TooMuch => lang.pick("il est trop volumineux", "it holds too much"),
            Self::Unusual => {
                lang.pick("sa forme n’est pas reconnue", "it is written in a way that is not understood")
            }
            Self::Another => lang
                .pick("son texte n’est pas celui de la version étudiée", "its text is not that of the draft"),
        }
    }
}

/// The file with the proposals marked in it. It may be what nobody expects: nothing in it is followed without end,
/// and what is copied is not unpacked.
pub fn annotate(received: &[u8], plan: &CounterPlan) -> Result<Annotated, Fault> {
    let mut package = Package::open(received)?;
    let main = package.main()?;
    let xml = package.part(&main)?.ok_or(Fault::Damaged)?;
    if !xml.contains(&format!("xmlns:w=\"{}\"", super::package::W)) {
        return Err(Fault::Unusual);
    }
    let paper = scan::scan(&xml)?;
    let lines = lines::lines(&plan.revised);
    let map = align::align(&lines, &paper);
    if map.found(&lines) < FOUND_MIN {
        return Err(Fault::Another);
    }
    let sheet = Sheet { paper: &paper, lines: &lines, map: &map };
    let mut marks = marks::marks(&plan.revised, sheet);
    let mut margin = Margin::open(&mut package, &main)?;
    margin.after(last_comment(&xml));
    for comment in told(plan, &marks) {
        if let Some(spot) = spot_of(&comment, &plan.revised, &marks, sheet) {
            let id = margin.add(&Comment { author: &plan.author, at: comment.at, paragraphs: &comment.text });
            calls::call(&mut marks.orders, &paper, &spot, id);
        }
    }
    let otherwise = plan.date.and_time(NaiveTime::MIN);
    let next = usize::try_from(paper.last_id).unwrap_or_default().saturating_add(1);
    let mut pen = rewrite::Pen::new(Tracker::new(&plan.author, &plan.moments, otherwise, next));
    let anew = rewrite::rewrite(&paper, &marks.orders, &mut pen);
    package.put(&main, anew);
    margin.close(&mut package, &main)?;
    Ok(Annotated { bytes: package.write()?, unplaced: marks.unplaced.into_iter().collect() })
}

/// The highest number of a comment in the text.
fn last_comment(xml: &str) -> u32 {
    let numbers = xml.split("<w:commentR").skip(1).filter_map(|rest| {
        let (_, rest) = rest.split('>').next()?.split_once("w:id=\"")?;
        rest.split('"').next()?.parse().ok()
    });
    numbers.max().unwrap_or(0)
}

/// The comments, with what is to be told of the proposals that have no place in the text.
fn told(plan: &CounterPlan, marks: &Marks) -> Vec<PlanComment> {
    let mut comments = plan.comments.clone();
    for rank in &marks.unplaced {
        let said = in_words(*rank, &plan.revised, plan.lang);
        if let Some(comment) = comments.iter_mut().find(|comment| comment.rank == Some(*rank)) {
            comment.text.insert(0, said);
            continue;
        }
        let at = |(part, revised): (usize, &RevisedPart)| place_of(*rank, part, revised);
        let (part, paragraph) = plan.revised.parts.iter().enumerate().find_map(at).unwrap_or_default();
        comments.push(PlanComment {
            proposal: plan.revised.proposals.get(*rank).cloned().unwrap_or_else(|| EntryId::new("")),
            rank: Some(*rank),
            part,
            paragraph,
            at: plan.moments.get(*rank).copied().unwrap_or_else(|| plan.date.and_time(NaiveTime::MIN)),
            text: vec![said],
        });
    }
    comments
}

/// The rank of this part and that of its paragraph that a proposal touches, none for its heading; nothing when it
/// touches none of it.
fn place_of(rank: usize, at: usize, part: &RevisedPart) -> Option<(usize, Option<usize>)> {
    let is_of = |fate: Fate| fate.proposal() == Some(rank);
    if is_of(part.heading) || part.title.iter().any(|piece| is_of(piece.fate)) {
        return Some((at, None));
    }
    let touched = |p: &RevisedParagraph| is_of(p.mark) || p.pieces.iter().any(|piece| is_of(piece.fate));
    part.paragraphs.iter().position(touched).map(|paragraph| (at, Some(paragraph)))
}

/// A proposal that has no place in the text of the file, in words.
fn in_words(rank: usize, revised: &Revised, lang: Lang) -> String {
    let (mut old, mut new) = (String::new(), String::new());
    for part in &revised.parts {
        let headed = part.title.iter().chain(part.paragraphs.iter().flat_map(|p| &p.pieces));
        for piece in headed.filter(|piece| piece.fate.proposal() == Some(rank)) {
            let side = if piece.fate.is_original() { &mut old } else { &mut new };
            if !side.is_empty() && !side.ends_with(char::is_whitespace) {
                side.push(' ');
            }
            side.push_str(&piece.text);
        }
    }
    let (old, new) = (old.trim(), new.trim());
    match (old.is_empty(), new.is_empty()) {
        (false, false) => lang.pick(
            format!("Proposition à porter ici à la main\u{a0}: au lieu de «\u{a0}{old}\u{a0}», lire «\u{a0}{new}\u{a0}»."),
            format!("To be entered here by hand: instead of “{old}”, read “{new}”."),
        ),
        (true, false) => lang.pick(
            format!("Proposition à porter ici à la main\u{a0}: ajouter «\u{a0}{new}\u{a0}»."),
            format!("To be entered here by hand: add “{new}”."),
        ),
        (false, true) => lang.pick(
            format!("Proposition à porter ici à la main\u{a0}: supprimer «\u{a0}{old}\u{a0}»."),
            format!("To be entered here by hand: delete “{old}”."),
        ),
        (true, true) => lang.pick(
            "Proposition à porter ici à la main.".to_owned(),
            "To be entered here by hand.".to_owned(),
        ),
    }
}

/// Where a comment stands: at the marks it is about, at its paragraph, or at the nearest one that is in the file.
fn spot_of(comment: &PlanComment, revised: &Revised, marks: &Marks, sheet: Sheet<'_>) -> Option<Spot> {
    if let Some(spot) = comment.rank.and_then(|rank| marks.spots.get(&rank)) {
        return Some(spot.clone());
    }
    let lines = sheet.lines;
    let paragraphs = revised.parts.get(comment.part).map_or(&[][..], |part| part.paragraphs.as_slice());
    let original = comment.paragraph.and_then(|rank| paragraphs.get(rank)).and_then(|p| p.original);
    let of = |paragraph: Option<usize>| {
        lines.iter().position(|line| line.part == comment.part && line.paragraph == paragraph)
    };
    let later = || lines.iter().position(|line| line.part >= comment.part);
    let line = of(original).or_else(|| of(None)).or_else(later).unwrap_or(lines.len());
    let is_there = |line: &usize| !sheet.map.line(*line).is_empty();
    let near = (0..=line).rev().find(is_there).or_else(|| (line..lines.len()).find(is_there))?;
    let places = sheet.map.line(near);
    let first = places.first()?;
    let same = places.iter().take_while(|place| place.paragraph == first.paragraph);
    Some(Spot::Inside(first.paragraph, first.from..same.last()?.to))
}
