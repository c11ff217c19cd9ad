//! Which state of the open session was last looked through as a careful reader would, and when to ask for it again. The
//! looking itself is slow and is done elsewhere ([`Effect::Check`]).
use chrono::{NaiveDateTime, TimeDelta};

use super::effect::Effect;
use super::screens::Screen;
use super::state::App;
use crate::domain::check::Finding;
use crate::domain::id::SessionId;

/// The session is looked through when nothing in it has changed for so long.
const PAUSE: TimeDelta = TimeDelta::seconds(2);

/// What was asked and what has come, by revisions: how often the session changed since it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checking {
    revision: u64,
    asked: u64,
    came: u64,
    /// The revision that was last seen to be new, and when.
    seen: Option<(u64, NaiveDateTime)>,
}

impl Default for Checking {
    /// A session just opened, not yet looked through.
    fn default() -> Self {
        Self { revision: 1, asked: 0, came: 0, seen: None }
    }
}

impl Checking {
    /// Takes note that the session, or what the person prefers, changed.
    pub fn touch(&mut self) {
        self.revision += 1;
    }

    /// Whether findings are still to come that may differ from the last ones.
    pub fn is_under_way(&self) -> bool {
        self.came < self.revision
    }

    /// Whether the session was never looked through since it was opened.
    pub fn is_first(&self) -> bool {
        self.came == 0
    }

    /// The revision to ask about, if it is time: at once where the findings are looked at, else after a pause.
    fn wanted(&mut self, now: NaiveDateTime, looked_at: bool) -> Option<u64> {
        if self.asked >= self.revision {
            return None;
        }
        let since = match self.seen {
            Some((revision, since)) if revision == self.revision => since,
            _ => {
                self.seen = Some((self.revision, now));
                now
            }
        };
        if !looked_at && now - since < PAUSE {
            return None;
        }
        self.asked = self.revision;
        Some(self.revision)
    }
}

/// Asks for the session to be looked through, if it is time.
pub(super) fn ask(app: &mut App, effects: &mut Vec<Effect>) {
    let looked_at = app.screen == Screen::Review;
    let now = app.now;
    let Some(desk) = &mut app.desk else { return };
    effects.extend(desk.checking.wanted(now, looked_at).map(|revision| Effect::Check { revision }));
}

/// Takes in findings, unless they are about another session or older than those at hand. The chosen one stays chosen.
pub(super) fn came(app: &mut App, session: &SessionId, revision: u64, findings: Vec<Finding>) {
    let Some(desk) = app.desk.as_mut().filter(|desk| desk.session().id() == session) else { return };
    if revision < desk.checking.came {
        return;
    }
    desk.checking.came = revision;
    let review = &mut desk.review;
    let same = review.chosen().filter(|_| review.picked).and_then(|chosen| {
        let is_it = |finding: &Finding| {
            (finding.rule, &finding.location, &finding.excerpt)
                == (chosen.rule, &chosen.location, &chosen.excerpt)
        };
        findings.iter().position(is_it)
    });
    let rank = if review.picked { review.finding } else { 0 };
    review.finding = same.unwrap_or(rank).min(findings.len().saturating_sub(1));
    review.findings = findings;
}

#[cfg(test)]
mod tests {
    use super::Checking;
    use chrono::{NaiveDateTime, TimeDelta};

    fn at(seconds: i64) -> NaiveDateTime {
        NaiveDateTime::default() + TimeDelta::seconds(seconds)
    }

    #[test]
    fn it_is_asked_once_after_a_pause_and_at_once_where_it_is_looked_at() {
        let mut checking = Checking::default();
        assert_eq!(checking.wanted(at(0), false), None);
        checking.touch();
        assert_eq!(checking.wanted(at(1), false), None);
        assert_eq!(checking.wanted(at(2), false), None, "the change of second 1 is not two seconds old");
        assert_eq!(checking.wanted(at(3), false), Some(2));
        assert_eq!(checking.wanted(at(9), true), None, "nothing changed since");
        checking.touch();
        assert_eq!(checking.wanted(at(9), true), Some(3));
        assert!(checking.is_under_way());
    }
}
