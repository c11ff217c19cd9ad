//! Quotation marks: French ones are « and », with “ and ” for a quotation inside another (Lexique, « Guillemets »).
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};

const LONE: Told = (
    "Ce guillemet n’a pas son pendant : citez les mots en entier, entre guillemets.",
    "This quotation mark has no counterpart: quote the words in full, between quotation marks.",
);
const FOREIGN: Told = (
    "Ces guillemets ne sont pas ceux du français, « … ».",
    "These quotation marks are not the French ones, « … ».",
);

/// The marks without their counterpart in texts that follow one another, each with the rank of its text.
pub(super) fn unbalanced(texts: &[&str]) -> Vec<(usize, Fault)> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut lone: Vec<(usize, usize)> = Vec::new();
    for (rank, text) in texts.iter().enumerate() {
        for (at, c) in text.char_indices() {
            match c {
                '«' => open.push((rank, at)),
                '»' if open.pop().is_none() => lone.push((rank, at)),
                _ => {}
            }
        }
    }
    lone.extend(open);
    lone.sort_unstable();
    lone.into_iter()
        .filter_map(|(rank, at)| {
            let range = around(texts.get(rank)?, at)?;
            Some((rank, Fault::new(Rule::UnbalancedQuotes, range, LONE)))
        })
        .collect()
}

/// The mark with the words beside it that it quotes.
fn around(text: &str, at: usize) -> Option<std::ops::Range<usize>> {
    const WORDS: usize = 5;
    let space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\t' | '\n');
    let rest = text.get(at..)?;
    if rest.starts_with('«') {
        let inner = rest.trim_start_matches('«').trim_start_matches(space);
        let lead = rest.len() - inner.len();
        let end = inner.match_indices(space).nth(WORDS - 1).map_or(inner.len(), |(end, _)| end);
        return Some(at..at + lead + end);
    }
    let before = text.get(..at)?.trim_end_matches(space);
    let start = before.rmatch_indices(space).nth(WORDS - 1).map_or(0, |(start, space)| start + space.len());
    Some(start..at + '»'.len_utf8())
}

/// English or straight quotation marks; those that are put right on paper are not told.
pub(super) fn foreign(text: &str, verbatim: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut depth = 0_usize;
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('«', _) => depth += 1,
            ('»', _) => depth = depth.saturating_sub(1),
            ('“' | '„', None) if depth == 0 => open = Some((at, c)),
            ('"', None) if depth == 0 && verbatim && begins(text, at) => open = Some((at, c)),
            ('”' | '“', Some((start, '“' | '„'))) | ('"', Some((start, '"'))) => {
                open = None;
                let range = start..at + c.len_utf8();
                let quoted = text.get(range.clone()).unwrap_or_default();
                let quoted = quoted.trim_matches(['“', '”', '„', '"', ' ', '\u{a0}', '\u{202f}']);
                if !quoted.is_empty() {
                    let right = format!("«\u{a0}{quoted}\u{a0}»");
                    faults.push(Fault::right(Rule::ForeignQuotes, range, FOREIGN, right));
                }
            }
            _ => {}
        }
    }
    faults
}

/// Whether a word begins after the mark at this byte, not after a figure: 5" is an inch.
fn begins(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + 1..).and_then(|after| after.chars().next());
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '’' | '\'' | '['))
        && after.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    fn check(texts: &[&str], expected: &[(usize, &str)]) {
        let found = unbalanced(texts);
        let found: Vec<(usize, &str)> = found
            .iter()
            .map(|(rank, fault)| (*rank, texts[*rank].get(fault.range.clone()).unwrap()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_mark_has_its_counterpart() {
        check(&["dit « oui » et « non »"], &[]);
        check(&["dit « la « traite » là »"], &[]);
        check(&["que « la mesure est vague pour tous"], &[(0, "« la mesure est vague pour")]);
        check(
            &["1/ Consolider sous toutes ses formes » (titre)"],
            &[(0, "Consolider sous toutes ses formes »")],
        );
        check(&["comme suit : « le dispositif…", "d’un nombre restreint »."], &[]);
        check(&["« a", "b", "« c »"], &[(0, "« a")]);
    }

    #[test]
    fn french_quotes_are_wanted() {
        let check = |text: &str, verbatim: bool, expected: &[(&str, Option<&str>)]| {
            assert_eq!(read(text, &foreign(text, verbatim)), expected, "{text}");
        };
        check("dit “oui” là", false, &[("“oui”", Some("«\u{a0}oui\u{a0}»"))]);
        check("« il dit “oui” là »", false, &[]);
        check("dit \"oui\" là", false, &[]);
        check("dit \"oui\" là", true, &[("\"oui\"", Some("«\u{a0}oui\u{a0}»"))]);
        check("un écran de 5\" et 6\"", true, &[]);
    }
}
