//! Which part a row is about, who comments, and what becomes of its words.
use super::{Imported, entries};
use crate::domain::amendment::{AmendmentKind, Standing};
use crate::domain::change::Change;
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::import::comment_table::CommentRow;
use crate::import::plan::plan;

const PLAN: &str = "# Plan\n\n## Introduction\n\n<!-- page 2 -->\n\nDu texte.\n\n## Mesure 4 : Former\n\n<!-- page 3 -->\n\nLes formations durent deux jours.\n\n## Mesure 4 bis : Sensibiliser les publics\n\n<!-- page 4 -->\n\nDes affiches sont posées.\n\n## Mesure 5 : Héberger\n\n<!-- page 5 -->\n\nDes places sont créées.\n";

fn session() -> Session {
    let (draft, _) = plan(PLAN.as_bytes(), "plan.md").unwrap();
    let mut session = Session::new("s".into());
    session.apply(Change::Draft(Edit::Add { record: draft, before: None })).unwrap();
    session
}

fn import(row: CommentRow) -> (Entry, Imported) {
    let done = entries(&[row], &session(), "t", chrono::DateTime::UNIX_EPOCH.naive_utc());
    let entry = done.changes.iter().rev().find_map(|change| match change {
        Change::Entry(Edit::Add { record, .. }) => Some(record.clone()),
        _ => None,
    });
    (entry.unwrap(), done)
}

fn row(place: &str, comment: &str, proposal: &str) -> CommentRow {
    CommentRow {
        place: place.to_owned(),
        comment: comment.to_owned(),
        proposal: proposal.to_owned(),
        ..CommentRow::default()
    }
}

#[test]
fn the_part_is_told_by_its_name_its_words_or_its_page() {
    for (place, comment, key) in [
        ("p. 3, mesure 4", "Bien.", "m-4"),
        ("Mesure 4 bis, 2e paragraphe", "Bien.", "m-4-bis"),
        ("4 bis", "Bien.", "m-4-bis"),
        ("Sensibiliser les publics", "Bien.", "m-4-bis"),
        ("p. 9", "La phrase « Les formations durent deux jours » est vague.", "m-4"),
        ("5", "Bien.", "m-5"),
        ("Page 5", "Bien.", "m-5"),
        ("", "La mesure 5 est bonne.", "m-5"),
    ] {
        let (entry, done) = import(row(place, comment, ""));
        assert_eq!(entry.node.as_str(), key, "{place} {comment}");
        assert!(done.warnings.is_empty(), "{place} {comment}: {:?}", done.warnings);
    }
}

#[test]
fn what_cannot_be_told_is_put_first_and_said() {
    let (entry, done) = import(row("p. 99", "Très bien.", ""));
    assert_eq!(entry.node.as_str(), "introduction");
    assert_eq!(done.warnings.len(), 1);
}

#[test]
fn proposals_in_quotation_marks_become_wordings_and_others_instructions() {
    let amendment = |proposal: &str| match import(row("mesure 5", "Trop peu.", proposal)).0.content {
        Content::Amendment(amendment) => *amendment,
        other => panic!("{other:?}"),
    };
    let replaced = amendment("Remplacer « Des places » par « Mille places ».");
    assert_eq!(
        (replaced.kind, replaced.old.as_str(), replaced.new.as_str()),
        (AmendmentKind::Replace, "Des places", "Mille places")
    );
    assert_eq!(replaced.rationale, "Trop peu.");
    let deleted = amendment("Supprimer « Des places ».");
    assert_eq!((deleted.kind, deleted.old.as_str()), (AmendmentKind::Delete, "Des places"));
    let added = amendment("Ajouter : « dans chaque région »");
    assert_eq!((added.kind, added.new.as_str()), (AmendmentKind::Add, "dans chaque région"));
    let told = amendment("préciser le nombre de places");
    assert_eq!(
        (told.form, told.new.as_str()),
        (crate::domain::amendment::Form::Instruction, "préciser le nombre de places")
    );
    let mut accepted = row("mesure 5", "", "Ajouter « durablement »");
    accepted.decision = "Accepté".to_owned();
    assert!(matches!(import(accepted).0.content, Content::Amendment(a) if a.standing == Standing::Adopted));
}

#[test]
fn an_unknown_organization_is_added_once() {
    let mut first = row("mesure 5", "Bien.", "");
    first.organization = "AFJ".to_owned();
    let done = entries(&[first.clone(), first], &session(), "t", chrono::DateTime::UNIX_EPOCH.naive_utc());
    assert_eq!(done.changes.len(), 3);
    let mut session = session();
    session.apply(Change::Group(done.changes)).unwrap();
    assert_eq!(session.organizations().len(), 1);
    let id = session.organizations().iter().next().unwrap().id.clone();
    assert!(session.entries().iter().all(|entry| entry.holders == Holders::Organizations(vec![id.clone()])));
}

#[test]
fn what_is_accepted_in_part_is_not_adopted_as_proposed() {
    for (decision, expected) in [
        ("Accepté", true),
        ("Retenu", true),
        ("Avis favorable", false),
        ("Accepté en partie", false),
        ("Partiellement retenu", false),
        ("Favorable sous réserve", false),
        ("Refusé", false),
        ("", false),
    ] {
        assert_eq!(super::is_accepted(decision), expected, "{decision}");
    }
}
