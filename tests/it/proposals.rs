//! The documents about the wording, of the demo meeting with a few more proposals: the table, the plan with the
//! proposals in it, and the text before and after.
use greffier::domain::amendment::Amendment;
use greffier::domain::change::Change;
use greffier::domain::entry::{Circulation, Content, Entry, Holders};
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
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
    let at = |node: &str, place: serde_json::Value, quote: &str| {
        serde_json::json!({ "draft": DRAFT, "node": node, "place": place, "quote": quote })
    };
    let paragraph = serde_json::json!({ "paragraph": { "paragraph": { "n": 2, "of": 2 } } });
    let whole = serde_json::json!("whole");
    for (id, node, amendment) in [
        ("x1", "m-3", serde_json::json!({
            "kind": "new_measure", "anchor": at("m-3", whole.clone(), ""), "number": "3 bis",
            "new": "Former les journalistes\nUn guide sera remis aux écoles de journalisme.\n– il sera tenu à jour ;\n– il sera libre de droits.",
            "standing": "adopted", "settled": { "at": "2014-01-31T11:42:00", "outcome": { "vote": { "for": 12, "against": 0, "abstain": 1 } } },
        })),
        ("x2", "m-4", serde_json::json!({
            "kind": "split", "anchor": at("m-4", whole.clone(), ""), "new": "Sensibiliser les élèves\nSensibiliser les entreprises", "cuts": [1],
        })),
        ("x3", "m-6", serde_json::json!({ "kind": "merge", "anchor": at("m-6", whole.clone(), ""), "target": "m-7" })),
        ("x4", "m-3", serde_json::json!({ "kind": "move", "anchor": at("m-3", whole.clone(), ""), "target": "m-1", "side": "before", "reiterates": "2013-03-12" })),
        ("x5", "m-2", serde_json::json!({
            "kind": "everywhere", "anchor": at("m-2", whole.clone(), ""), "old": "associations spécialisées", "new": "associations membres du Collectif",
        })),
        ("x6", "m-7", serde_json::json!({
            "kind": "replace", "anchor": at("m-7", paragraph, "aux victimes de servitude domestique"), "old": "aux victimes de servitude domestique",
            "new": "aux victimes de « servitude » domestique", "alternative_to": "x7", "standing": "suggested",
        })),
        ("x7", "m-7", serde_json::json!({
            "kind": "delete", "anchor": at("m-7", whole, "Ces mots ne sont pas dans le plan"), "old": "Ces mots ne sont pas dans le plan",
            "rationale": "=1+1 : une phrase, avec des \"guillemets\" ; et un point-virgule.",
        })),
    ] {
        propose(&mut session, id, node, &amendment);
    }
    session
}

fn made(kind: DocumentKind, format: Format, session: &Session) -> Vec<u8> {
    make(kind, format, session, &Options::default()).unwrap()
}

#[test]
fn look() {
    let folder = std::path::Path::new("/tmp/tables-out");
    std::fs::create_dir_all(folder).unwrap();
    for kind in DocumentKind::ALL {
        for format in kind.formats() {
            std::fs::write(folder.join(format!("{}.{}", kind.id(), format.extension())), made(kind, *format, &rich())).unwrap();
        }
    }
}
