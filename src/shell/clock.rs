//! The clock: the one place where time is read.
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, TimeZone, Timelike};

/// The local time, to the second: nothing in a meeting is told more finely.
pub fn now() -> NaiveDateTime {
    let now = local().naive_local();
    now.with_nanosecond(0).unwrap_or(now)
}

/// The local time with its offset, as the journal keeps it.
#[expect(clippy::disallowed_methods, reason = "this is the room of the clock")]
pub fn local() -> DateTime<FixedOffset> {
    Local::now().fixed_offset()
}

/// A local time with its offset; where the clocks jump, the present offset.
pub(super) fn with_offset(at: NaiveDateTime) -> DateTime<FixedOffset> {
    let present = local();
    Local.from_local_datetime(&at).earliest().map_or(present, |at| at.fixed_offset())
}

/// How long until the clock on screen moves.
pub(super) fn until_next_second() -> Duration {
    let passed = u64::from(local().nanosecond() % 1_000_000_000);
    Duration::from_nanos(1_000_000_000 - passed)
}

/// A point in time to measure from.
#[expect(clippy::disallowed_methods, reason = "this is the room of the clock")]
pub(super) fn mark() -> Instant {
    Instant::now()
}
