//! Who is in the room, since when and until when: what makes presence known at each measure.
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// How a person takes part in this meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceStatus {
    /// Not yet seen.
    #[default]
    Expected,
    /// In the room (or was).
    Present,
    /// Sent word that they would not come.
    Excused,
    /// Did not come.
    Absent,
    /// Gave a proxy to somebody present.
    Represented,
}

impl AttendanceStatus {
    /// Every status, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Expected, Self::Present, Self::Excused, Self::Absent, Self::Represented];
}

/// Coming in or going out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Came in.
    Arrived,
    /// Went out.
    Left,
}

/// An arrival or a departure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// When.
    pub at: NaiveTime,
    /// Which way.
    pub direction: Direction,
}

/// The attendance of one person at this meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attendance {
    /// How they take part.
    #[serde(default)]
    pub status: AttendanceStatus,
    /// Whether they speak for themselves only (« à titre personnel »).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
    /// Who holds their proxy, as printed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub represented_by: String,
    /// Arrivals and departures worth noting, in order of time. Without any, a person present was there throughout.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub movements: Vec<Movement>,
}

impl Attendance {
    /// Present from the start to the end.
    pub fn present() -> Self {
        Self { status: AttendanceStatus::Present, ..Self::default() }
    }

    /// Whether the person was in the room at that time.
    pub fn is_in_room(&self, at: NaiveTime) -> bool {
        if self.status != AttendanceStatus::Present {
            return false;
        }
        let last = self.movements.iter().rev().find(|movement| movement.at <= at);
        match (last, self.movements.first()) {
            (Some(movement), _) => movement.direction == Direction::Arrived,
            (None, Some(first)) => first.direction == Direction::Left,
            (None, None) => true,
        }
    }

    /// The same attendance with one movement more, kept in order of time.
    #[must_use]
    pub fn with_movement(mut self, movement: Movement) -> Self {
        self.status = AttendanceStatus::Present;
        let place = self.movements.partition_point(|known| known.at <= movement.at);
        self.movements.insert(place, movement);
        self
    }

    /// When they first came in, if that was noted.
    pub fn arrived(&self) -> Option<NaiveTime> {
        self.movements.first().filter(|m| m.direction == Direction::Arrived).map(|m| m.at)
    }

    /// When they went for good, if that was noted.
    pub fn left(&self) -> Option<NaiveTime> {
        self.movements.last().filter(|m| m.direction == Direction::Left).map(|m| m.at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Attendance, Direction, Movement};
    use chrono::NaiveTime;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
    }

    #[test]
    fn presence_is_known_at_each_minute() {
        let throughout = Attendance::present();
        assert!(throughout.is_in_room(at(9, 0)) && throughout.is_in_room(at(13, 0)));
        let late =
            Attendance::present().with_movement(Movement { at: at(10, 42), direction: Direction::Arrived });
        assert!(!late.is_in_room(at(10, 41)));
        assert!(late.is_in_room(at(10, 42)));
        let gone = late.with_movement(Movement { at: at(12, 0), direction: Direction::Left });
        assert!(gone.is_in_room(at(11, 59)) && !gone.is_in_room(at(12, 0)));
        assert_eq!((gone.arrived(), gone.left()), (Some(at(10, 42)), Some(at(12, 0))));
        assert!(!Attendance::default().is_in_room(at(11, 0)));
    }

    #[test]
    fn one_who_only_leaves_was_there_before() {
        let early =
            Attendance::present().with_movement(Movement { at: at(11, 0), direction: Direction::Left });
        assert!(early.is_in_room(at(10, 0)) && !early.is_in_room(at(11, 30)));
    }
}
