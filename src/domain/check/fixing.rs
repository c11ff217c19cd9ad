//! Applying suggestions: all those of a rule as one change, and what one that was applied means for the others.
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::super::change::Change;
use super::super::location::Location;
use super::super::roll::Edit;
use super::super::session::Session;
use super::super::synthesis::{SynthesisLine, stamp_of};
use super::{Finding, Part, Spot, shortened};

impl Finding {
    /// Whether its suggestion can be applied at one key: it has one, and knows the very words.
    pub fn can_be_fixed(&self) -> bool {
        self.spot.is_some() && self.suggestion.is_some()
    }

    /// Whether the words it was found in are still where they were.
    pub fn still_stands(&self, session: &Session) -> bool {
        let Some(spot) = &self.spot else { return true };
        let same = |words: &str| shortened(words) == self.excerpt || self.excerpt.contains(words);
        spot.words(session).is_some_and(same)
    }
}

/// The change that applies every suggestion that still can be, and how many they are. Of several in one text the last
/// is applied first, so that each finds its words where they were; of two that overlap, only the later one is.
pub fn fix_all<'a>(
    findings: impl IntoIterator<Item = &'a Finding>,
    session: &Session,
) -> Option<(Change, usize)> {
    let mut spots: Vec<(&Spot, &str)> = findings
        .into_iter()
        .filter(|finding| finding.still_stands(session))
        .filter_map(|finding| Some((finding.spot.as_ref()?, finding.suggestion.as_deref()?)))
        .collect();
    spots.sort_by_key(|(spot, _)| Reverse((spot.range.start, spot.range.end)));
    let mut scratch = session.clone();
    let mut taken: HashMap<(&Location, Part), Range<usize>> = HashMap::new();
    // A change puts a whole record (or the whole document received): of several to one the last holds them all.
    let mut changes: Vec<(Option<&Location>, Change)> = Vec::new();
    let mut count = 0;
    for (spot, words) in spots {
        let text = (&spot.location, spot.part);
        if taken.get(&text).is_some_and(|later| spot.range.end > later.start) {
            continue;
        }
        let Some(change) = spot.replace(&scratch, words) else { continue };
        if scratch.apply(change.clone()).is_err() {
            continue;
        }
        taken.insert(text, spot.range.clone());
        let record = (!matches!(spot.part, Part::Piece(_))).then_some(&spot.location);
        changes.retain(|(former, _)| *former != record);
        changes.push((record, change));
        count += 1;
    }
    let mut changes: Vec<Change> = changes.into_iter().map(|(_, change)| change).collect();
    let change = if changes.len() == 1 { changes.pop()? } else { Change::Group(changes) };
    (count > 0).then(|| (without_staleness(change, session), count))
}

/// A correction with the lines of the synthesis that would be out of date by it alone: to spell a word right is no
/// reason to read them again.
pub(super) fn without_staleness(change: Change, session: &Session) -> Change {
    let mut corrected = session.clone();
    if corrected.apply(change.clone()).is_err() {
        return change;
    }
    let fresh = |line: &&SynthesisLine| {
        let before = session.synthesis().get(&line.id);
        line.is_stale(&corrected) && before.is_some_and(|before| !before.is_stale(session))
    };
    let stamped = |line: &SynthesisLine| {
        let mut record = line.clone();
        for basis in &mut record.based_on {
            if let Some(entry) = corrected.entries().get(&basis.entry) {
                basis.stamp = stamp_of(entry);
            }
        }
        Change::Line(Edit::Set { record })
    };
    let lines: Vec<Change> = corrected.synthesis().iter().filter(fresh).map(stamped).collect();
    if lines.is_empty() {
        return change;
    }
    Change::Group(std::iter::once(change).chain(lines).collect())
}

/// What is left to look at once a suggestion was applied, until the session is looked through again: what stood in the
/// words replaced is gone, what stands behind them has moved.
pub fn after_fix(findings: &mut Vec<Finding>, applied: &Finding) {
    let (Some(done), Some(words)) = (&applied.spot, &applied.suggestion) else { return };
    findings.retain_mut(|finding| {
        let same_text = |spot: &&mut Spot| spot.location == done.location && spot.part == done.part;
        let Some(spot) = finding.spot.as_mut().filter(same_text) else { return true };
        if spot.range.start >= done.range.end && *spot != *done {
            let moved = |at: usize| at - done.range.len() + words.len();
            spot.range = moved(spot.range.start)..moved(spot.range.end);
            return true;
        }
        spot.range.end <= done.range.start && *spot != *done
    });
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, Part, Rule, Spot};
    use super::{after_fix, fix_all};
    use crate::domain::change::Change;
    use crate::domain::entry::Entry;
    use crate::domain::id::SessionId;
    use crate::domain::location::Location;
    use crate::domain::meeting::Meeting;
    use crate::domain::roll::Edit;
    use crate::domain::session::Session;
    use crate::domain::synthesis::{Basis, SynthesisLine};

    const TEXT: &str = "L'état et l'aide d'urgence";

    fn session() -> Session {
        let mut session = Session::new(SessionId::new("s"));
        let meeting = Meeting {
            title: "Réunion".to_owned(),
            context: vec![TEXT.to_owned()],
            opening: vec!["C'est dit".to_owned()],
            ..Meeting::default()
        };
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        session
    }

    /// The typewriter apostrophes of the session.
    fn findings() -> Vec<Finding> {
        let of = |part, text: &str| {
            let at: Vec<usize> = text.match_indices('\'').map(|(at, _)| at).collect();
            at.into_iter().map(move |at| Finding {
                rule: Rule::Apostrophe,
                severity: Rule::Apostrophe.severity(),
                location: Location::Meeting,
                where_text: String::new(),
                excerpt: "'".to_owned(),
                message: String::new(),
                suggestion: Some("’".to_owned()),
                spot: Some(Spot { location: Location::Meeting, part, range: at..at + 1 }),
            })
        };
        of(Part::Context(0), TEXT).chain(of(Part::Opening(0), "C'est dit")).collect()
    }

    #[test]
    fn a_correction_alone_puts_no_line_of_the_synthesis_out_of_date() {
        let mut session = session();
        let entry: Entry = serde_json::from_value(serde_json::json!({
            "id": "e", "node": "m-1", "at": "2014-01-31T10:00:00",
            "content": { "observation": { "stance": "ask", "text": "un délai et l'aide" } }
        }))
        .unwrap();
        let line = SynthesisLine { id: "l".into(), text: "Un délai.".into(), ..SynthesisLine::default() };
        let line = line.resting_on(Basis::of(&entry, "Le Collectif demande un délai et l'aide."));
        session.apply(Change::Entry(Edit::Add { record: entry, before: None })).unwrap();
        session.apply(Change::Line(Edit::Add { record: line, before: None })).unwrap();
        let location = Location::Entry("e".into());
        let at = "un délai et l".len();
        let spot = Spot { location: location.clone(), part: Part::Words, range: at..at + 1 };
        let finding = Finding { location, spot: Some(spot), ..findings().remove(0) };
        let now = |change| {
            let mut session = session.clone();
            session.apply(change).unwrap();
            session
        };
        for change in [finding.fix(&session).unwrap(), fix_all([&finding], &session).unwrap().0] {
            let now = now(change);
            assert!(now.entries().iter().any(|entry| entry.content.words().ends_with("l’aide")));
            assert!(!now.synthesis().iter().next().unwrap().is_stale(&now));
        }
    }

    #[test]
    fn all_suggestions_of_several_texts_of_one_record_are_one_change() {
        let mut session = session();
        let (change, count) = fix_all(&findings(), &session).unwrap();
        assert_eq!(count, 4);
        assert!(matches!(change, Change::Meeting(_)), "{change:?}");
        let before = session.clone();
        let inverse = session.apply(change).unwrap();
        assert_eq!(session.meeting().context, ["L’état et l’aide d’urgence"]);
        assert_eq!(session.meeting().opening, ["C’est dit"]);
        session.apply(inverse).unwrap();
        assert_eq!(session, before);
    }

    #[test]
    fn what_says_something_else_now_is_left_alone() {
        let mut session = session();
        let meeting = Meeting { context: vec!["Le plan".to_owned()], ..session.meeting().clone() };
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        let (change, count) = fix_all(&findings(), &session).unwrap();
        assert_eq!(count, 1);
        session.apply(change).unwrap();
        assert_eq!(session.meeting().context, ["Le plan"]);
        assert!(!findings()[0].still_stands(&session));
        assert_eq!(fix_all(&findings()[..3], &session), None);
    }

    #[test]
    fn the_others_of_a_text_follow_one_that_was_applied() {
        let mut session = session();
        let mut left = findings();
        let mut fixed = 0;
        while let Some(next) = left.first().cloned() {
            session.apply(next.fix(&session).unwrap()).unwrap();
            after_fix(&mut left, &next);
            assert!(left.iter().all(|finding| finding.still_stands(&session)));
            fixed += 1;
        }
        assert_eq!(fixed, 4);
        assert_eq!(session.meeting().context, ["L’état et l’aide d’urgence"]);
    }
}
