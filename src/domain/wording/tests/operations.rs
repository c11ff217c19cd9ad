//! From an edited text to proposals.
use super::super::infer::operations;
use super::super::sheet::Sheet;
use super::*;

/// What an edit of measure 1 makes: kind, old words, new words, quotation.
fn check(edit: impl Fn(&str) -> String, expected: &[(Kind, &str, &str, &str)]) -> Vec<Amendment> {
    let draft = plan();
    let section = draft.section(&"m-1".into());
    let edited = edit(&Sheet::of(section).text);
    let found = operations(section, &draft.id, &edited);
    let told: Vec<(Kind, &str, &str, &str)> =
        found.iter().map(|a| (a.kind, a.old.as_str(), a.new.as_str(), a.anchor.quote.as_str())).collect();
    assert_eq!(told, expected);
    found
}

#[test]
fn the_operations_are_those_a_person_would_name() {
    check(
        |t| t.replace("sera rappelé", "devra être garanti"),
        &[(Kind::Replace, "sera rappelé", "devra être garanti", "sera rappelé")],
    );
    let added = check(
        |t| t.replace("les délais.", "les délais et les coûts."),
        &[(Kind::Add, "", "et les coûts", "sur les délais")],
    );
    assert_eq!(added.first().unwrap().side, Side::After);
    check(
        |t| t.replace(", en particulier,", ""),
        &[(Kind::Delete, ", en particulier,", "", ", en particulier,")],
    );
    check(
        |t| t.replace("Accueillir", "Accueillir chacun"),
        &[(Kind::Retitle, "Accueillir", "Accueillir chacun", "Accueillir")],
    );
    check(|t| t.replace("– les foyers ;\n", ""), &[(Kind::Delete, "les foyers ;", "", "les foyers ;")]);
    check(
        |t| t.replace("– les foyers ;", "– les foyers ;\n– les gîtes ;"),
        &[(Kind::Add, "", "– les gîtes ;", "les foyers ;")],
    );
    check(
        |t| t.replace("conforme.", "conforme. Il est mal appliqué."),
        &[(Kind::Add, "", "Il est mal appliqué.", "Notre droit est conforme.")],
    );
    check(|t| t.replace('\'', "’"), &[]);
}

#[test]
fn two_changes_are_two_proposals() {
    check(
        |t| t.replace("sera rappelé", "sera garanti").replace("hôtels", "gîtes"),
        &[(Kind::Replace, "rappelé", "garanti", "rappelé"), (Kind::Replace, "hôtels", "gîtes", "hôtels")],
    );
}

#[test]
fn what_an_addition_stands_beside_is_quoted_from_a_word_on() {
    let draft = plan();
    let section = draft.section(&"m-1.box-1".into());
    let edited = Sheet::of(section).text.replace("la Justice.", "la Justice et de la Famille.");
    let found = operations(section, &draft.id, &edited);
    let quotes: Vec<&str> = found.iter().map(|proposal| proposal.anchor.quote.as_str()).collect();
    assert_eq!(quotes, ["ministère de la Justice"]);
}
