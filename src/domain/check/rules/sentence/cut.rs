//! Sentences cut short, and those without their stop.
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::words;

const CUT: Told = (
    "Le texte s’arrête au milieu d’une phrase : complétez-le.",
    "The text stops in the middle of a sentence: complete it.",
);
const UNSTOPPED: Told = ("Il manque le point final.", "The final stop is missing.");
/// Words that no French sentence or phrase ends with, even before a period.
const NEVER_LAST: [&str; 17] = [
    "à", "au", "aux", "de", "du", "des", "d’", "et", "le", "les", "l’", "que", "qu’", "dont", "lorsque",
    "afin", "puisque",
];
/// Words that end a text only where it was left in the middle, when no stop follows.
const HARDLY_LAST: [&str; 16] = [
    "un", "une", "la", "ou", "par", "dans", "en", "ne", "cette", "ces", "ses", "sa", "leurs", "chez", "qui",
    "notre",
];
/// Verbs that tell a sentence from a heading or a note.
const VERBS: [&str; 44] = [
    "est",
    "sont",
    "a",
    "ont",
    "doit",
    "doivent",
    "sera",
    "seront",
    "demande",
    "demandent",
    "propose",
    "proposent",
    "souhaite",
    "souhaitent",
    "constate",
    "constatent",
    "rappelle",
    "rappellent",
    "note",
    "notent",
    "déplore",
    "déplorent",
    "regrette",
    "regrettent",
    "insiste",
    "insistent",
    "salue",
    "saluent",
    "était",
    "étaient",
    "soit",
    "soient",
    "peut",
    "peuvent",
    "faut",
    "faudrait",
    "convient",
    "devrait",
    "devraient",
    "devra",
    "devront",
    "fait",
    "avait",
    "avaient",
];

/// The words that an excerpt shows.
const EXCERPT_WORDS: usize = 6;
/// Fewer words are no sentence.
const WORDS_MIN: usize = 8;

/// A text that stops in the middle.
pub(super) fn truncated(text: &str) -> Vec<Fault> {
    let shown = text.trim();
    let bare = shown.trim_end_matches(['.', '…', ' ', '\u{a0}']);
    let stopped = shown.ends_with(['.', '…', '!', '?', '»', ')', ':', ';']);
    let last = words(bare).pop().filter(|word| word.range.end == bare.len());
    let last = last.map(|word| word.lower).unwrap_or_default();
    let cut = NEVER_LAST.contains(&last.as_str())
        || (!stopped && HARDLY_LAST.contains(&last.as_str()))
        // A few words before a comma are the head of a letter or a signature.
        || (bare.ends_with(',') && words(bare).len() >= WORDS_MIN);
    if !cut {
        return Vec::new();
    }
    let end = text.trim_end().len();
    let start = text
        .get(..end)
        .unwrap_or_default()
        .rmatch_indices(' ')
        .nth(EXCERPT_WORDS - 1)
        .map_or(0, |(at, _)| at + 1);
    let lead = text.len() - text.trim_start().len();
    vec![Fault::new(Rule::TruncatedSentence, start.max(lead)..end, CUT)]
}

/// A paragraph of whole sentences whose last has no stop.
pub(super) fn unstopped(text: &str) -> Vec<Fault> {
    let shown = text.trim_end();
    let inner = shown.trim_end_matches(['»', ' ', '\u{a0}', '\u{202f}']);
    let quoted = inner.len() < shown.len();
    let words = words(text);
    let sentence = words.len() >= WORDS_MIN && words.iter().any(|word| VERBS.contains(&word.lower.as_str()));
    let last = words.last().filter(|word| word.range.end == inner.len() && sentence);
    let Some(last) = last.filter(|_| truncated(text).is_empty()) else { return Vec::new() };
    if last.gap.contains(['/', '@', '_']) || last.gap == "." {
        // The text ends on an address.
        return Vec::new();
    }
    let range = last.range.start..shown.len();
    let closing = shown.get(last.range.end..).unwrap_or_default();
    // A quotation that opens the paragraph with a capital is a sentence of its own, with a small letter it is words of
    // one; a quotation inside the paragraph closes with its sentence.
    let opening = text.trim_start().strip_prefix('«').map(str::trim_start);
    if quoted && opening.is_some_and(|words| !words.starts_with(char::is_uppercase)) {
        return Vec::new();
    }
    let inside = !quoted || opening.is_some();
    let right = if inside { format!("{}.{closing}", last.text) } else { format!("{}{closing}.", last.text) };
    vec![Fault::right(Rule::MissingStop, range, UNSTOPPED, right)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    fn check(found: fn(&str) -> Vec<Fault>, text: &str, expected: &[(&str, Option<&str>)]) {
        assert_eq!(read(text, &found(text)), expected, "{text}");
    }

    #[test]
    fn a_text_that_stops_in_the_middle_is_seen() {
        let text = "avec tous les acteurs et pas seulement avec la Déléguée et à un";
        check(truncated, text, &[("avec la Déléguée et à un", None)]);
        check(truncated, "que la mesure parle des.", &[("que la mesure parle des.", None)]);
        check(truncated, "c’est-à-dire l’", &[("c’est-à-dire l’", None)]);
        for text in ["un délai d’un an.", "dit « à »", "il faut en parler, là", "il y en a un.", "plan A"]
        {
            check(truncated, text, &[]);
        }
    }

    #[test]
    fn a_sentence_has_its_stop() {
        check(
            unstopped,
            "Les moyens supplémentaires seront affectés à toutes les associations du pays",
            &[("pays", Some("pays."))],
        );
        check(
            unstopped,
            "« Les moyens supplémentaires seront affectés à toutes les associations du pays »",
            &[("pays »", Some("pays. »"))],
        );
        check(
            unstopped,
            "Le Collectif propose d’écrire que les moyens seront « affectés à toutes »",
            &[("toutes »", Some("toutes »."))],
        );
        for text in [
            "Les moyens supplémentaires seront affectés à toutes les associations du pays.",
            "Les moyens seront affectés à ces associations (en tout cas en partie)",
            "« des bureaux seront créés dans les préfectures, avec des agents formés »",
            "Les moyens seront affectés aux associations suivantes pour un an :",
            "Réunion des responsables des associations engagées dans la lutte",
            "Le texte est sur le site des associations engagées, www.contre.fr",
        ] {
            check(unstopped, text, &[]);
        }
    }
}
