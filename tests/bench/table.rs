//! Times, and the table in which they are told.
use std::time::{Duration, Instant};

/// Figures with their goals.
#[derive(Default)]
pub(crate) struct Table(Vec<[String; 4]>);

impl Table {
    /// Adds a time.
    pub(crate) fn time(&mut self, name: &str, took: Duration, goal: Option<Duration>) {
        let goal_text = goal.map_or_else(String::new, |goal| format!("< {}", written(goal)));
        self.row(name, written(took), goal_text, goal.map(|goal| took < goal));
    }

    /// Adds a ratio.
    pub(crate) fn ratio(&mut self, name: &str, ratio: f64, goal: f64) {
        self.row(name, format!("{ratio:.2}"), format!("≤ {goal}"), Some(ratio <= goal));
    }

    /// Adds a number of times a second.
    pub(crate) fn rate(&mut self, name: &str, rate: f64, goal: f64) {
        self.row(name, format!("{rate:.1} /s"), format!("≤ {goal} /s"), Some(rate <= goal));
    }

    /// Adds a number of times a second that should be large.
    pub(crate) fn rate_above(&mut self, name: &str, rate: f64, goal: f64) {
        self.row(name, format!("{rate:.0} /s"), format!("≥ {goal} /s"), Some(rate >= goal));
    }

    /// Adds something that cannot be measured here.
    pub(crate) fn untold(&mut self, name: &str, why: &str) {
        self.row(name, "–".to_owned(), why.to_owned(), None);
    }

    fn row(&mut self, name: &str, figure: String, goal: String, met: Option<bool>) {
        let met = met.map_or("", |met| if met { "met" } else { "MISSED" });
        self.0.push([name.to_owned(), figure, goal, met.to_owned()]);
    }

    /// Prints everything.
    #[expect(clippy::print_stdout, reason = "the table is for people")]
    pub(crate) fn print(&self) {
        println!("{:<44} {:>10}  {:<12} ", "", "measured", "goal");
        for [name, figure, goal, met] in &self.0 {
            println!("{name:<44} {figure:>10}  {goal:<12} {met}");
        }
    }
}

fn written(time: Duration) -> String {
    let micros = time.as_micros();
    if micros < 1_000 { format!("{micros} µs") } else { format!("{:.1} ms", time.as_secs_f64() * 1e3) }
}

/// What it gives, and how long it takes.
#[expect(clippy::disallowed_methods, reason = "measuring needs the clock")]
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = run();
    (made, start.elapsed())
}

/// The time in the middle.
pub(crate) fn median(times: &[Duration]) -> Duration {
    percentile(times, 50)
}

/// The time that so many in a hundred do not exceed.
pub(crate) fn percentile(times: &[Duration], percent: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or_default()
}
