//! Sentences that are whole and words that agree, where a text tells it by itself: what could be right in some reading
//! is never told.
mod agreement;
mod cut;
mod glued;
mod nouns;
mod participle;
mod phrases;
mod repeated;
mod verb;

use super::super::Report;
use super::super::words::words;
use super::super::written::Written;
use crate::domain::transcript::PieceForm;
use crate::text::fold::fold;

pub(super) fn run(report: &mut Report<'_>, texts: &[Written<'_>], french: bool) {
    let noun = fold(report.session.meeting().coalition_noun());
    for (at, written) in texts.iter().enumerate() {
        let text = written.text;
        // What the importer took for two pieces is one sentence all the same.
        let goes_on = written.received.is_some()
            && texts.get(at + 1).is_some_and(|next| {
                let begins = next.text.trim_start();
                let figure = next.received == Some(PieceForm::Paragraph)
                    && begins.starts_with(|c: char| c.is_ascii_digit());
                next.received.is_some() && (begins.starts_with(char::is_lowercase) || figure)
            });
        report.faults(written, repeated::faults(text));
        // A heading, a line of the contents or a row of a document received is no sentence.
        let sentence = written.received.is_none() || written.whole;
        if !french || written.received == Some(PieceForm::Contents) {
            continue;
        }
        if !written.picked && sentence && !goes_on {
            report.faults(written, cut::truncated(text));
        }
        if written.whole {
            report.faults(written, verb::missing(text, &noun));
        }
        if written.received == Some(PieceForm::Paragraph) && written.whole && !goes_on {
            report.faults(written, cut::unstopped(text));
        }
        let words = words(text);
        let mut faults = phrases::faults(text, &words);
        faults.extend(glued::faults(&words, report.spelling));
        faults.extend(agreement::faults(&words));
        faults.extend(participle::faults(&words));
        // Of two rules that see the same words the first says it.
        let mut kept: Vec<super::super::fault::Fault> = Vec::new();
        for fault in faults {
            let seen = |other: &super::super::fault::Fault| {
                fault.range.start < other.range.end && other.range.start < fault.range.end
            };
            if !kept.iter().any(seen) {
                kept.push(fault);
            }
        }
        report.faults(written, kept);
    }
}
