//! What a paper calls itself in its title, « Compte-rendu de la … » or « … – compte rendu », and the words besides.
use crate::text::fold::Folded;

/// What the paper calls itself, folded; the longest first where one begins with another.
const PAPERS: [&str; 24] = [
    "compte-rendu provisoire",
    "compte-rendu integral",
    "compte-rendu succinct",
    "compte-rendu synthetique",
    "compte-rendu",
    "compte rendu",
    "comptes-rendus",
    "proces-verbal",
    "proces verbal",
    "releve de conclusions",
    "releve des conclusions",
    "releve de decisions",
    "releve des decisions",
    "releve de discussions",
    "minutes",
    "pv",
    "p.v.",
    "cr",
    "notes",
    "projet de compte-rendu",
    "projet de proces-verbal",
    "draft minutes",
    "synthese",
    "memo",
];
/// What follows « Compte-rendu de », if the line begins so.
pub(super) fn paper(text: &str) -> Option<&str> {
    let folded = Folded::new(text);
    let words = folded.as_str();
    let name = PAPERS.iter().find(|name| {
        words
            .strip_prefix(**name)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    })?;
    let rest = text.get(folded.source_range(name.len()..words.len()))?;
    Some(rest.trim_start_matches([' ', '\u{A0}', ':', '–', '-', '—', '.', ',']))
}

/// What stands before « – compte rendu » at the end of a title.
pub(super) fn before_paper(text: &str) -> Option<&str> {
    let (before, after) = text.rsplit_once(" – ").or_else(|| text.rsplit_once(" - "))?;
    paper(after).filter(|rest| rest.trim().is_empty()).map(|_| before)
}

/// « de la réunion » → « réunion », « of the meeting » → « meeting ».
pub(super) fn without_article(text: &str) -> &str {
    let folded = Folded::new(text);
    let words = folded.as_str();
    let heads = ["de la ", "de l'", "du ", "des ", "de ", "d'", "of the ", "of ", "la ", "le ", "l'"];
    let cut = heads.iter().find(|head| words.starts_with(**head)).map_or(0, |head| head.len());
    text.get(folded.source_range(cut..words.len())).unwrap_or(text)
}
