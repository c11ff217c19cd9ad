//! Editing in place a measure of five thousand words, from the key to the frame.
use std::time::Duration;

use greffier::app::key::{Code, Key};
use greffier::app::msg::Msg;
use greffier::app::screens::Screen;
use greffier::app::{App, update};
use greffier::domain::change::Change;
use greffier::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};
use greffier::domain::roll::Edit;
use ratatui::backend::CrosstermBackend;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::table::{Table, median, percentile, timed};
use super::{ROUNDS, SCREEN, Swallow, draw, meeting, state};

const WORDS: [&str; 10] =
    ["les", "victimes", "de", "la", "traite", "reçoivent", "une", "carte", "de", "séjour,"];

/// The demo with one more draft, whose measure 4 has so many paragraphs of so many words.
fn long_measure(paragraphs: usize, words: usize) -> App {
    let mut session = meeting::demo();
    let text = |rank: usize| {
        let words = (0..words).map(|word| {
            let name = WORDS.get((word + rank) % WORDS.len()).copied().unwrap_or_default();
            if word % 17 == 16 { format!("{name} {rank}. Puis") } else { name.to_owned() }
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let paragraph = |rank| Paragraph { kind: ParagraphKind::Text, text: text(rank), page: None };
    let node = PlanNode {
        key: "m-4".into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        title: "Sensibiliser".to_owned(),
        paragraphs: (0..paragraphs).map(paragraph).collect(),
        ..PlanNode::default()
    };
    let record = Draft { id: "v-long".into(), nodes: vec![node], ..Draft::default() };
    session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    state(session)
}

/// What a person does: a word here, a sentence there, a paragraph taken away, another one written.
fn script() -> Vec<Key> {
    let mut keys = vec![Key::ctrl('r')];
    let far = [Key::plain(Code::PageDown); 3];
    for _ in 0..6 {
        keys.extend("toutes les personnes reconnues ".chars().map(Key::char));
        keys.extend([Key::plain(Code::Down), Key::ctrl('s'), Key::ctrl('s')]);
        keys.extend("La carte est gratuite.".chars().map(Key::char));
        keys.extend(far);
    }
    keys.extend([Key::ctrl('s'), Key::ctrl('s'), Key::ctrl('s'), Key::plain(Code::Delete)]);
    keys.push(Key::alt_key(Code::Enter));
    keys.extend("Un bilan est publié.".chars().map(Key::char));
    keys
}

/// How long each key takes: the best of several rounds.
fn keys(start: &App) -> Vec<Duration> {
    let script = script();
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
        assert!(app.screen == Screen::Wording, "the text is being edited");
    }
    best
}

pub(super) fn measure(table: &mut Table) {
    for (name, paragraphs, words) in
        [("edit in place, 5,000 words", 100, 50), ("edit in place, 5,000 words in one paragraph", 1, 5_000)]
    {
        let took = keys(&long_measure(paragraphs, words));
        table.time(&format!("{name}, median"), median(&took), None);
        table.time(&format!("{name}, p99"), percentile(&took, 99), Some(Duration::from_millis(16)));
    }
}
