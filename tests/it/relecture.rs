//! The review as a whole: a meeting with one fault of each rule is told exactly those; the demo meeting has only faults
//! that are true.
mod faults;

use greffier::domain::change::Change;
use greffier::domain::check::{Family, Finding, Reader, Rule, every_finding};
use greffier::domain::session::Session;
use greffier::export::{Format, export};
use greffier::minutes::Options;
use greffier::text::lang::Lang;

/// What is found by the rules of some families, in the order of the findings.
fn found(session: &Session, families: &[Family]) -> Vec<Finding> {
    let mut findings = every_finding(session, &Reader::new(Lang::Fr));
    findings.retain(|finding| families.contains(&finding.rule.family()));
    findings
}

/// The rules of some families, each once, in the order of the list.
fn rules(families: &[Family]) -> Vec<Rule> {
    Rule::ALL.iter().copied().filter(|rule| families.contains(&rule.family())).collect()
}

#[test]
fn each_fault_of_fact_or_structure_is_told_and_nothing_else() {
    let families = [Family::Facts, Family::Structure];
    let mut told: Vec<Rule> = Vec::new();
    for session in [faults::meeting(), faults::document()] {
        told.extend(found(&session, &families).iter().map(|finding| finding.rule));
    }
    told.sort_unstable();
    told.dedup();
    assert_eq!(told, rules(&families));
}

#[test]
fn a_meeting_without_these_faults_is_told_nothing() {
    let told = found(&faults::without(), &[Family::Facts, Family::Structure]);
    assert_eq!(told, []);
}

#[test]
fn what_is_suggested_at_a_place_can_be_applied_and_is_not_told_again() {
    for session in [faults::meeting(), faults::document()] {
        let families = [Family::Facts, Family::Structure];
        let findings = found(&session, &families);
        for finding in
            findings.iter().filter(|finding| finding.spot.is_some() && finding.suggestion.is_some())
        {
            let change: Change = finding.fix(&session).unwrap_or_else(|| panic!("{finding:?}"));
            let mut corrected = session.clone();
            corrected.apply(change).unwrap();
            let again = found(&corrected, &families);
            let same = |other: &&Finding| {
                other.rule == finding.rule && other.spot == finding.spot && other.excerpt == finding.excerpt
            };
            assert_eq!(again.iter().find(same), None, "{finding:?}");
        }
    }
}

#[test]
fn what_is_told_of_the_demo_meeting_is_true() {
    let told = found(&crate::demo::demo(), &[Family::Facts, Family::Structure]);
    let told: Vec<_> = told.iter().map(|f| (f.rule, f.where_text.as_str(), f.excerpt.as_str())).collect();
    // So the meeting was.
    let expected = [(Rule::DelegateWithoutOrganization, "Appel\u{a0}: Olivier Peyroux", "Olivier Peyroux")];
    assert_eq!(told, expected);
}

#[test]
fn what_is_composed_of_the_demo_meeting_is_read_again_as_well() {
    let options = Options::default();
    let printed = export(&crate::demo::demo(), &options, Format::Markdown).unwrap();
    let told = found(&faults::received(&printed, "demo.md"), &[Family::Facts, Family::Structure]);
    let mut told: Vec<Rule> = told.iter().map(|finding| finding.rule).collect();
    told.dedup();
    // Without the plan beside it, the document has more acronyms to write out and places without their page.
    let expected = [Rule::DelegateWithoutOrganization, Rule::UnexpandedAcronym, Rule::PlaceWithoutPage];
    assert_eq!(told, expected);
}
