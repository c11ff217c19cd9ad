//! The documents about the wording, of the demo meeting with a few more proposals: the table, the plan with the
//! proposals in it, and the text before and after.
use greffier::domain::amendment::Amendment;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::domain::wording::{Scope, consolidate};
use greffier::export::{Format, make};
use greffier::minutes::{DocumentKind, Options};

const DRAFT: &str = "plan-2014-01-30";

/// The demo meeting.
fn demo() -> Session {
    let mut session = Session::new("demo".into());
    for change in greffier::shell::demo_changes() {
        session.apply(change).unwrap();
    }
    session
}

/// A proposal on a section, as the journal holds it.
fn propose(session: &mut Session, id: &str, node: &str, amendment: &serde_json::Value) {
    let amendment: Amendment = serde_json::from_value(amendment.clone()).unwrap();
    let entry = Entry {
        id: id.into(),
        node: node.into(),
        at: "2014-01-31T12:00:00".parse().unwrap(),
        holders: Holders::Coalition,
        circulation: Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Amendment(Box::new(amendment)),
        comment: None,
    };
    session.apply(Change::Entry(Edit::Add { record: entry, before: None })).unwrap();
}

/// The demo meeting with a proposal of each kind it has not, and some that have no place.
fn rich() -> Session {
    let mut session = demo();
    let at = |node: &str, place: serde_json::Value, quote: &str| serde_json::json!({ "draft": DRAFT, "node": node, "place": place, "quote": quote });
    let paragraph = serde_json::json!({ "paragraph": { "paragraph": { "n": 2, "of": 2 } } });
    let whole = serde_json::json!("whole");
    for (id, node, amendment) in [
        (
            "x1",
            "m-3",
            serde_json::json!({
                "kind": "new_measure", "anchor": at("m-3", whole.clone(), ""), "number": "3 bis",
                "new": "Former les journalistes\nUn guide sera remis aux écoles de journalisme.\n– il sera tenu à jour ;\n– il sera libre de droits.",
                "standing": "adopted", "settled": { "at": "2014-01-31T11:42:00", "outcome": { "vote": { "for": 12, "against": 0, "abstain": 1 } } },
            }),
        ),
        (
            "x2",
            "m-4",
            serde_json::json!({
                "kind": "split", "anchor": at("m-4", whole.clone(), ""), "new": "Sensibiliser les élèves\nSensibiliser les entreprises", "cuts": [1],
            }),
        ),
        (
            "x3",
            "m-6",
            serde_json::json!({ "kind": "merge", "anchor": at("m-6", whole.clone(), ""), "target": "m-7" }),
        ),
        (
            "x4",
            "m-3",
            serde_json::json!({ "kind": "move", "anchor": at("m-3", whole.clone(), ""), "target": "m-1", "side": "before", "reiterates": "2013-03-12" }),
        ),
        (
            "x5",
            "m-2",
            serde_json::json!({
                "kind": "everywhere", "anchor": at("m-2", whole.clone(), ""), "old": "associations spécialisées", "new": "associations membres du Collectif",
            }),
        ),
        (
            "x6",
            "m-7",
            serde_json::json!({
                "kind": "replace", "anchor": at("m-7", paragraph, "aux victimes de servitude domestique"), "old": "aux victimes de servitude domestique",
                "new": "aux victimes de « servitude » domestique", "alternative_to": "x7", "standing": "suggested",
            }),
        ),
        (
            "x7",
            "m-7",
            serde_json::json!({
                "kind": "delete", "anchor": at("m-7", whole, "Ces mots ne sont pas dans le plan"), "old": "Ces mots ne sont pas dans le plan",
                "rationale": "=1+1 : une phrase, avec des \"guillemets\" ; et un point-virgule.",
            }),
        ),
    ] {
        propose(&mut session, id, node, &amendment);
    }
    session
}

fn made(kind: DocumentKind, format: Format, session: &Session) -> Vec<u8> {
    make(kind, format, session, &Options::default()).unwrap()
}
fn text(kind: DocumentKind, format: Format, session: &Session) -> String {
    String::from_utf8(made(kind, format, session)).unwrap()
}

#[test]
fn the_table_of_the_demo_meeting_is_what_it_was() {
    let session = demo();
    insta::with_settings!({ snapshot_path => "data", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("propositions.md", text(DocumentKind::Amendments, Format::Markdown, &session));
        insta::assert_snapshot!("propositions.csv", text(DocumentKind::Amendments, Format::Csv, &session));
    });
}

#[test]
fn every_proposal_is_in_the_table_once_in_every_format() {
    let session = rich();
    let proposals =
        session.entries().iter().filter(|entry| matches!(entry.content, Content::Amendment(_))).count();
    let markdown = text(DocumentKind::Amendments, Format::Markdown, &session);
    assert_eq!(markdown.lines().filter(|line| line.starts_with("| ")).count(), proposals + 2);
    let html = text(DocumentKind::Amendments, Format::Html, &session);
    assert_eq!(html.matches("<tr><td>").count(), proposals);
    let plain = text(DocumentKind::Amendments, Format::Text, &session);
    assert_eq!(plain.matches("N°\u{a0}: ").count(), proposals);
    for said in ["12\u{a0}voix pour", "Mesure 3 bis", "n’est plus dans cette version", "réitérée du 12"]
    {
        for document in [&markdown, &html] {
            assert!(document.contains(said), "{said}");
        }
    }
    assert!(plain.contains("[-Ces mots ne sont pas dans le plan-]"), "{plain}");
    let csv = text(DocumentKind::Amendments, Format::Csv, &session);
    assert!(csv.contains(";\"'=1+1\u{a0}: une phrase"), "{csv}");
}

#[test]
fn the_consolidated_text_is_the_plan_with_its_proposals_accepted() {
    for session in [demo(), rich()] {
        let accepted = consolidate(&session, Scope::Proposed, Circulation::Ministry).accepted();
        let bytes = made(DocumentKind::CounterPlan, Format::Markdown, &session);
        let (read, _) = greffier::import::plan::plan(&bytes, "plan.md").unwrap();
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let read: Vec<(String, String)> = read
            .nodes
            .iter()
            .map(|node| (bare(&node.title), bare(&node.text())))
            // The title of the document and the lines under it are no part of the plan.
            .skip_while(|(title, _)| *title != "Introduction")
            .collect();
        let expected: Vec<(String, String)> = accepted
            .iter()
            .map(|part| {
                let text: String = part.paragraphs.iter().map(|(_, text)| text.as_str()).collect();
                (bare(&part.title), bare(&text))
            })
            .collect();
        for (read, expected) in read.iter().zip(&expected) {
            assert_eq!(read, expected);
        }
        assert_eq!(read.len(), expected.len());
        let plain = text(DocumentKind::CounterPlan, Format::Text, &session);
        assert!(!plain.contains("{+") && !plain.contains("[-"), "{plain}");
    }
}

#[test]
fn the_web_page_of_the_counter_plan_gives_both_texts_back() {
    let session = rich();
    let html = text(DocumentKind::CounterPlan, Format::Html, &session);
    let revised = consolidate(&session, Scope::Proposed, Circulation::Ministry);
    let without = |html: &str, tag: &str| {
        let mut rest = html;
        let mut kept = String::new();
        while let Some((before, after)) = rest.split_once(&format!("<{tag}>")) {
            kept.push_str(before);
            rest = after.split_once(&format!("</{tag}>")).unwrap().1;
        }
        kept + rest
    };
    let words = |html: String| {
        let tags = ["<ins>", "</ins>", "<del>", "</del>"];
        tags.iter().fold(html, |html, tag| html.replace(tag, ""))
    };
    let (accepted, rejected) = (words(without(&html, "del")), words(without(&html, "ins")));
    let escaped = |text: &str| text.replace('&', "&amp;").replace('\'', "&#39;").replace('"', "&quot;");
    for (page, parts) in [(accepted, revised.accepted()), (rejected, revised.rejected())] {
        for paragraph in parts.iter().flat_map(|part| &part.paragraphs) {
            assert!(page.contains(&escaped(&paragraph.1)), "{}", paragraph.1);
        }
    }
}

#[test]
fn old_and_new_stand_side_by_side() {
    let session = rich();
    let plain = text(DocumentKind::SideBySide, Format::Text, &session);
    assert!(plain.contains("internationaux{+") || plain.contains("{+mais"), "{plain}");
    assert!(!plain.contains("Mesure 12"), "what does not change is left out");
    let markdown = text(DocumentKind::SideBySide, Format::Markdown, &session);
    assert!(markdown.contains("| Texte du plan | Texte proposé |"), "{markdown}");
    let documents = [Format::Docx, Format::Odt, Format::Html];
    assert!(documents.iter().all(|format| !made(DocumentKind::SideBySide, *format, &session).is_empty()));
}

#[test]
fn the_same_session_gives_the_same_bytes() {
    let session = rich();
    for kind in DocumentKind::ALL {
        for format in kind.formats().iter().filter(|format| !format.is_made_elsewhere()) {
            assert_eq!(made(kind, *format, &session), made(kind, *format, &rich()), "{kind:?} {format:?}");
        }
    }
}
