//! The demo session: the meeting of 31 January 2014, as data embedded in the program.
use crate::domain::change::Change;
use crate::domain::compare::carry_keys;
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;

const FIRST: &str = include_str!("../../sessions/demo/plan-2014-01-27.md");
const SECOND: &str = include_str!("../../sessions/demo/plan-2014-01-30.md");
const RECORD: &str = include_str!("../../sessions/demo/changes.jsonl");

/// The changes that make the demo session: its two drafts, then its record.
pub fn changes() -> Vec<Change> {
    let first = draft("plan-2014-01-27", "version du 27 janvier", "2014-01-27", FIRST);
    let second = draft("plan-2014-01-30", "version du 30 janvier", "2014-01-30", SECOND);
    let second = match (&first, second) {
        (Some(first), Some(second)) => Some(carry_keys([first], second)),
        (_, second) => second,
    };
    let drafts =
        first.into_iter().chain(second).map(|record| Change::Draft(Edit::Add { record, before: None }));
    let record = RECORD.lines().filter_map(|line| serde_json::from_str(line).ok());
    drafts.chain(record).collect()
}

fn draft(id: &str, label: &str, received: &str, text: &str) -> Option<Draft> {
    let (draft, _) = crate::import::plan::plan(text.as_bytes(), &format!("{id}.md")).ok()?;
    Some(Draft { id: id.into(), label: label.to_owned(), received: received.parse().ok(), ..draft })
}

#[cfg(test)]
mod tests {
    use super::{RECORD, changes};
    use crate::domain::session::Session;

    #[test]
    fn every_line_of_the_demo_is_understood_and_applies() {
        let changes = changes();
        assert_eq!(changes.len(), RECORD.lines().count() + 2);
        let mut session = Session::new("demo".into());
        for change in changes {
            session.apply(change).unwrap();
        }
    }
}
