//! The composed document: its parts, its sentences, what is left out.
use super::*;
use crate::domain::change::Change;
use crate::domain::history::Step;

#[test]
#[ignore = "looks at a session by eye"]
fn look() {
    let path = std::env::var("GREFFIER_LOOK").unwrap();
    let text = std::fs::read_to_string(path).unwrap();
    let mut session = Session::new("demo".into());
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let change: Change = serde_json::from_str::<Step>(line)
            .map(|s| s.change)
            .or_else(|_| serde_json::from_str(line))
            .unwrap();
        session.apply(change).unwrap();
    }
    let document = compose(&session, &Options::default());
    let out = std::env::var("GREFFIER_OUT").unwrap();
    for format in crate::export::Format::ALL {
        let bytes = crate::export::export(&session, &Options::default(), format).unwrap();
        std::fs::write(format!("{out}.{}", format.extension()), bytes).unwrap();
    }
    let _ = document;
}
