//! The documents about the wording of a measure on which everything is to be changed.
use std::time::Duration;

use greffier::domain::amendment::{Amendment, AmendmentKind};
use greffier::domain::anchor::Anchor;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::plan::{Draft, NodeKind, Paragraph, PlanNode};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::export::{Format, make};
use greffier::minutes::{DocumentKind, Options};

use crate::table::{Table, median, timed};

/// How many proposals there are on the one measure.
const PROPOSALS: usize = 500;

/// Measures the amendment table, and the text before and after.
pub(crate) fn measure(table: &mut Table) {
    let session = session();
    let goal = Some(Duration::from_millis(200));
    for (name, kind, format) in [
        ("amendment table of 500 on one measure, DOCX", DocumentKind::Amendments, Format::Docx),
        ("amendment table of 500 on one measure, ODT", DocumentKind::Amendments, Format::Odt),
        ("amendment table of 500 on one measure, CSV", DocumentKind::Amendments, Format::Csv),
        ("old and new of 500 on one measure, Markdown", DocumentKind::SideBySide, Format::Markdown),
    ] {
        let made = || make(kind, format, &session, &Options::default()).unwrap();
        let times: Vec<Duration> = (0..5).map(|_| timed(made).1).collect();
        table.time(name, median(&times), goal);
    }
}

/// A measure of 5,000 words in 50 paragraphs; each tenth word is to be replaced.
fn session() -> Session {
    let word = |rank: usize| {
        if rank.is_multiple_of(10) { format!("mesure{rank}.") } else { "délai".to_owned() }
    };
    let words: Vec<String> = (0..PROPOSALS * 10).map(word).collect();
    let paragraphs =
        words.chunks(100).map(|words| Paragraph { text: words.join(" "), ..Paragraph::default() });
    let node = PlanNode {
        key: "m-1".into(),
        kind: NodeKind::Measure,
        label: "Mesure".to_owned(),
        title: "Tout revoir".to_owned(),
        paragraphs: paragraphs.collect(),
        ..PlanNode::default()
    };
    let draft = Draft { id: "d".into(), label: "v".to_owned(), nodes: vec![node], ..Draft::default() };
    let mut session = Session::new("measured".into());
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    for rank in 0..PROPOSALS {
        session.apply(Change::Entry(Edit::Add { record: entry(rank), before: None })).unwrap();
    }
    session
}

fn entry(rank: usize) -> Entry {
    let old = format!("mesure{}", rank * 10);
    let anchor = Anchor { draft: "d".into(), node: "m-1".into(), quote: old.clone(), ..Anchor::default() };
    let amendment = Amendment {
        kind: AmendmentKind::Replace,
        anchor,
        new: format!("{old} renforcée"),
        old,
        rationale: "Il faut davantage.".to_owned(),
        ..Amendment::default()
    };
    Entry {
        id: format!("e{rank}").as_str().into(),
        node: "m-1".into(),
        at: chrono::NaiveDateTime::default(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Amendment(Box::new(amendment)),
        comment: None,
    }
}
