//! Spelling: from the key to the frame while words are judged and underlined, the dictionary, the checks of the demo.
use std::time::Duration;

use greffier::app::effect::Effect;
use greffier::app::key::{Code, Key};
use greffier::app::msg::{Msg, Outcome};
use greffier::app::{App, update};
use greffier::domain::check::{Reader, check};
use greffier::domain::preferences::Preferences;
use greffier::domain::session::Session;
use greffier::shell::proofreading::{Question, Task, answer};
use greffier::text::lang::Lang;
use greffier::text::spelling::{Dictionary, Spelling, Verdict, judge, words};
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::table::{Table, median, percentile, timed};
use super::{SCREEN, Swallow, draw, meeting, state};

/// Words of which some are wrong, typed over and over into one long sentence.
const TYPED: &str =
    "regrette que l’hebergement des victimes ne soit pas compirs, et l’absencxe de moyens dudroit ";

/// The dictionary but for its suggestions.
struct Quick;

impl Spelling for Quick {
    fn knows(&self, word: &str) -> bool {
        Dictionary::french().knows(word)
    }

    fn suggestions(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

pub(crate) fn measure(table: &mut Table) {
    let (first, load) = timed(|| Dictionary::french().knows("séance"));
    assert!(first);
    table.time("the French dictionary, read", load, None);
    let (demo, large) = (meeting::demo(), meeting::large(100, 2_000));
    for (name, session) in [("demo", &demo), ("2,000 entries", &large)] {
        let keys = keys(session);
        table.time(&format!("key → frame with spelling, {name}, median"), median(&keys), None);
        let goal = Some(Duration::from_millis(2));
        table.time(&format!("key → frame with spelling, {name}, p99"), percentile(&keys, 99), goal);
    }
    let text = TYPED.repeat(2_000);
    let knows = |word: &str| Dictionary::french().knows(word);
    let (count, took) = timed(|| {
        let judged = words(&text).into_iter().map(|word| judge(word.text, &knows));
        judged.fold((0_u32, 0_u32), |(all, wrong), verdict| {
            (all + 1, wrong + u32::from(verdict != Verdict::Right))
        })
    });
    table.rate_above("words cut out and judged", f64::from(count.0) / took.as_secs_f64(), 100_000.0);
    for (name, session, goal) in
        [("all checks of the demo", &demo, Some(50)), ("all checks of 2,000 entries", &large, None)]
    {
        let reader = Reader { lang: Lang::Fr, preferences: &Preferences::NONE, spelling: Some(&Quick) };
        let times: Vec<_> = (0..15).map(|_| timed(|| check(session, &reader)).1).collect();
        table.time(name, median(&times), goal.map(Duration::from_millis));
    }
    let (copy, took) = timed(|| large.clone());
    assert_eq!(copy.id(), large.id());
    table.time("a copy of 2,000 entries for the proofreader", took, None);
    let times: Vec<_> = ["compirs", "absencxe", "dudroit", "regretete", "violance"]
        .iter()
        .map(|word| timed(|| Dictionary::french().suggestions(word)).1)
        .collect();
    table.time("suggestions for a word, median", median(&times), None);
    table.time("suggestions for a word, longest", percentile(&times, 100), None);
}

/// How long each key takes, and each verdict when it comes; the dictionary itself is on another thread.
fn keys(session: &Session) -> Vec<Duration> {
    let mut app = state(session.clone());
    let options = TerminalOptions { viewport: Viewport::Fixed(SCREEN) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(Swallow(0)), options).unwrap();
    draw(&mut app, &mut terminal);
    let mut script: Vec<Key> = TYPED.repeat(8).chars().map(Key::char).collect();
    script.extend([Key::plain(Code::Left); 40]);
    let mut times = Vec::new();
    for key in script {
        let mut happens = vec![Msg::Key(key)];
        while let Some(msg) = happens.pop() {
            let (effects, took) = timed(|| {
                let effects = update(&mut app, msg);
                draw(&mut app, &mut terminal);
                effects
            });
            times.push(took);
            happens.extend(effects.into_iter().filter_map(|effect| judged(&app, effect)).map(Msg::Done));
        }
    }
    times
}

fn judged(app: &App, effect: Effect) -> Option<Outcome> {
    let Effect::Spell(words) = effect else { return None };
    let session = Box::new(app.desk.as_ref()?.session().clone());
    let task = Task { question: Question::Judge(words), session, preferences: Box::default() };
    Some(answer(&task, Lang::Fr))
}
