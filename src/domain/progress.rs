//! How far the meeting is: the status of each measure, and when each was taken up.
use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::id::NodeKey;

/// What the meeting did with a part of the plan. Five different things, each with its sentence on paper;
/// « non examinée » is having no status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureStatus {
    /// Examined.
    Examined,
    /// Examined, and nothing to say.
    NoRemark,
    /// Put off to another meeting.
    Postponed,
    /// « En cours d’arbitrage »: the government has not settled it.
    UnderArbitration,
}

impl MeasureStatus {
    /// Every status, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Examined, Self::NoRemark, Self::Postponed, Self::UnderArbitration];
}

/// The meeting takes up a part of the plan, or pauses (`node` is nothing).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What is taken up.
    pub node: Option<NodeKey>,
    /// When, local time.
    pub at: NaiveDateTime,
}

/// The time spent on a part of the plan up to `now`, over all its turns.
pub fn time_spent(turns: &[Turn], node: &NodeKey, now: NaiveDateTime) -> TimeDelta {
    let ends = turns.iter().skip(1).map(|turn| turn.at).chain(std::iter::once(now));
    turns
        .iter()
        .zip(ends)
        .filter(|(turn, _)| turn.node.as_ref() == Some(node))
        .fold(TimeDelta::zero(), |sum, (turn, end)| sum + (end - turn.at).max(TimeDelta::zero()))
}

#[cfg(test)]
mod tests {
    use super::{Turn, time_spent};
    use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

    fn at(hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|d| d.and_hms_opt(hour, minute, 0)).unwrap_or_default()
    }

    #[test]
    fn time_is_summed_over_turns_and_pauses_do_not_count() {
        let turn = |key: Option<&str>, at| Turn { node: key.map(Into::into), at };
        let turns = [
            turn(Some("m-1"), at(10, 0)),
            turn(Some("m-2"), at(10, 10)),
            turn(None, at(10, 12)),
            turn(Some("m-1"), at(10, 30)),
        ];
        assert_eq!(time_spent(&turns, &"m-1".into(), at(10, 35)), TimeDelta::minutes(15));
        assert_eq!(time_spent(&turns, &"m-2".into(), at(10, 35)), TimeDelta::minutes(2));
        assert_eq!(time_spent(&turns, &"m-3".into(), at(10, 35)), TimeDelta::zero());
    }
}
