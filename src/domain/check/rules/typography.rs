//! Typography, after the *Lexique des règles typographiques en usage à l’Imprimerie nationale*. What is written here is
//! set on paper by `typeset`, which puts right apostrophes, dots, straight quotes and the spaces of marks and numbers:
//! of those nobody is told. A document received is printed with its own letters, so that there they are looked at; its
//! plain spaces that may not break are made so on paper all the same, and what is told is only a space that is missing.
mod capitals;
mod letters;
mod numbers;
mod quotes;
mod spaces;

use super::super::fault::{Fault, gathered};
use super::super::written::Written;
use super::super::{Part, Report};
use crate::domain::location::Location;
use crate::domain::transcript::PieceForm;

pub(super) fn run(report: &mut Report<'_>, texts: &[Written<'_>], french: bool) {
    for written in texts {
        let faults = if french { faults(written) } else { spaces::double(written.text) };
        report.faults(written, faults);
    }
    if french {
        let capitals: Vec<Vec<Fault>> =
            texts.iter().map(|written| capitals::faults(written.text, report.spelling)).collect();
        for (written, faults) in texts.iter().zip(capitals) {
            report.faults(written, faults);
        }
        quotations(report, texts);
    }
}

/// What is wrong in one text, whatever stands around it.
fn faults(written: &Written<'_>) -> Vec<Fault> {
    let text = written.text;
    let mut faults = Vec::new();
    let mut put = |found: Vec<Fault>| faults.extend(gathered(text, found));
    put(spaces::double(text));
    put(numbers::ordinals(text));
    if written.received == Some(PieceForm::Contents) {
        return faults;
    }
    put(spaces::commas(text));
    put(letters::dashes(text, written.received.is_some()));
    put(letters::ellipses(text, written.received.is_some()));
    put(quotes::foreign(text, written.received.is_some()));
    if written.received.is_some() {
        put(letters::apostrophes(text));
        put(spaces::marks(text));
        put(numbers::spaces(text));
    }
    faults
}

/// The guillemets of each text; an entry received in several pieces is one text, that opens in one what it closes in another.
fn quotations(report: &mut Report<'_>, texts: &[Written<'_>]) {
    let is_entry = |written: &Written<'_>| {
        matches!((&written.location, written.part), (Location::Entry(_), Part::Piece(_)))
    };
    let same = |a: &Written<'_>, b: &Written<'_>| is_entry(a) && is_entry(b) && a.location == b.location;
    for group in texts.chunk_by(same) {
        let texts: Vec<&str> = group.iter().map(|written| written.text).collect();
        for (at, fault) in quotes::unbalanced(&texts) {
            if let Some(written) = group.get(at).filter(|written| !written.picked) {
                report.faults(written, vec![fault]);
            }
        }
    }
}
