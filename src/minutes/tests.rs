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
    let estimated = crate::export::docx::estimate(&document);
    if let Ok(pdf) = std::fs::read(format!("{out}.pdf")) {
        let true_pages = crate::export::docx::pages(&document, &pdf);
        println!("true {:?}", true_pages.is_some());
        if let Some(true_pages) = true_pages {
            let wrong: Vec<_> = true_pages
                .iter()
                .filter(|(k, p)| estimated.get(*k) != Some(p))
                .map(|(k, p)| (k, p, estimated.get(k)))
                .collect();
            println!("{} headings, estimate wrong {:?}", true_pages.len(), wrong);
            std::fs::write(
                format!("{out}.docx"),
                crate::export::docx::render(&document.with_pages(&true_pages)).unwrap(),
            )
            .unwrap();
        }
    }
}
