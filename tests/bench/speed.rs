//! How fast greffier is, told by `cargo bench`: a table of figures with their goals. It never fails: a machine may be
//! busy; people read the table.
#![expect(clippy::unwrap_used, reason = "what fails while measuring may stop the measuring")]
mod compare;
mod counter_plan;
mod documents;
mod imports;
mod meeting;
mod pdf;
mod program;
mod proposals;
mod sentences;
mod table;
mod wording;

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use greffier::app::key::{Code, Key};
use greffier::app::msg::{Msg, OpenedSession, Outcome};
use greffier::app::seen::Seen;
use greffier::app::{App, update};
use greffier::domain::history::{History, Step};
use greffier::domain::id::NodeKey;
use greffier::domain::session::Session;
use greffier::domain::unfinished::Unfinished;
use greffier::store::fs::real::RealDisk;
use greffier::store::paths::Places;
use greffier::store::shelf::Shelf;
use greffier::text::lang::Lang;
use greffier::ui::theme::Theme;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use table::{Table, median, percentile, timed};

const SCREEN: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };
/// The same keys are pressed so many times from the same state.
const ROUNDS: usize = 5;

fn main() {
    let mut table = Table::default();
    let large = meeting::large(100, 2_000);
    let (demo, large) = (keys(meeting::demo()), keys(large));
    table.time("key → frame, demo, median", median(&demo), None);
    table.time("key → frame, demo, p99", percentile(&demo, 99), Some(Duration::from_millis(2)));
    table.time("key → frame, 2,000 entries, median", median(&large), None);
    table.time("key → frame, 2,000 entries, p99", percentile(&large, 99), Some(Duration::from_millis(2)));
    table.ratio("2,000 entries / demo, medians", ratio(median(&large), median(&demo)), 2.0);
    table.ratio("2,000 entries / demo, p99", ratio(percentile(&large, 99), percentile(&demo, 99)), 2.0);
    table.time("opening 10,000 changes", opening(10_000), Some(Duration::from_millis(100)));
    wording::measure(&mut table);
    documents::measure(&mut table);
    sentences::measure(&mut table);
    proposals::measure(&mut table);
    counter_plan::measure(&mut table);
    compare::measure(&mut table);
    imports::measure(&mut table);
    pdf::measure(&mut table);
    program::measure(&mut table);
    table.print();
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64().max(f64::EPSILON)
}

/// A terminal that takes everything at once.
struct Swallow(usize);

impl Write for Swallow {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How long each key of a script takes, from the key to the frame: the best of several rounds, so that what else the
/// machine does meanwhile is not counted, while a key that is slow by itself is slow in every round.
fn keys(session: Session) -> Vec<Duration> {
    let script = script();
    let start = state(session);
    let mut best = vec![Duration::MAX; script.len()];
    for _ in 0..ROUNDS {
        let mut app = start.clone();
        let options = TerminalOptions { viewport: Viewport::Fixed(SCREEN) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(Swallow(0)), options).unwrap();
        draw(&mut app, &mut terminal);
        for (key, best) in script.iter().zip(&mut best) {
            let ((), took) = timed(|| {
                update(&mut app, Msg::Key(*key));
                draw(&mut app, &mut terminal);
            });
            *best = took.min(*best);
        }
    }
    best
}

fn draw(app: &mut App, terminal: &mut Terminal<CrosstermBackend<Swallow>>) {
    let mut seen = Seen::default();
    terminal.draw(|frame| seen = greffier::ui::view(app, &Theme::dark(), frame)).unwrap();
    app.seen = seen;
}

/// What a secretary does: sentences, corrections, entries, the next measure, a look at the entries and at the text.
fn script() -> Vec<Key> {
    let mut keys = Vec::new();
    for round in 0..12 {
        keys.extend("regrette que l’hébergement des victimes ne soit pas chiffré".chars().map(Key::char));
        keys.extend([Key::plain(Code::Backspace); 8]);
        keys.extend("financé, et demande un calendrier".chars().map(Key::char));
        keys.push(Key::plain(Code::Enter));
        keys.push(Key::ctrl_key(Code::Down));
        keys.extend([Key::plain(Code::Tab), Key::plain(Code::Down), Key::plain(Code::Down)]);
        keys.extend([Key::plain(Code::Tab), Key::plain(Code::Up), Key::plain(Code::Esc)]);
        if round % 4 == 3 {
            keys.extend([Key::ctrl('z'), Key::ctrl('y')]);
        }
    }
    keys
}

fn state(session: Session) -> App {
    let now = session.meeting().date.and_hms_opt(11, 24, 0).unwrap_or_default();
    let mut app = App::new(Lang::Fr, now, (SCREEN.width, SCREEN.height));
    let unfinished = Unfinished { node: Some(NodeKey::new("m-4")), ..Unfinished::default() };
    let opened = OpenedSession {
        history: History::new(session),
        unfinished,
        writer: "a1".to_owned(),
        read_only: None,
        warnings: Vec::new(),
    };
    update(&mut app, Msg::Done(Outcome::Opened(Box::new(opened))));
    app
}

/// Opening a session of so many changes, from the disk to the state.
fn opening(changes: usize) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::new(Arc::new(RealDisk), Places::under(folder.path()));
    let at = offset(NaiveDateTime::default());
    let id = shelf.create(&greffier::shell::demo_changes(), at).unwrap();
    let mut opened = shelf.open(&id).unwrap();
    let mut history = opened.history;
    let steps: Vec<Step> =
        (0..changes).map(|rank| history.perform(meeting::change(rank, history.session())).unwrap()).collect();
    opened.writer.append(&steps, at).unwrap();
    drop(opened.writer);
    let times = (0..5).map(|_| timed(|| shelf.open(&id).unwrap()).1).collect::<Vec<_>>();
    median(&times)
}

fn offset(at: NaiveDateTime) -> DateTime<FixedOffset> {
    at.and_utc().fixed_offset()
}
