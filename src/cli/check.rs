//! `greffier check`: what a careful reader would flag in a session before sending its compte-rendu.
use super::desk::Desk;
use super::failure::Failure;
use crate::domain::check::{Finding, Reader, Severity, check, to_json};
use crate::text::lang::Lang;
use crate::text::spelling::{Dictionary, Spelling};

/// Prints the findings. Finding something is no failure.
pub(super) fn run(id: &str, as_json: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let shelf = desk.shelf()?;
    let id = desk.resolve(&shelf, id)?;
    let session = shelf.peek(&id).map_err(|error| Failure::store(&error, lang))?;
    let preferences = desk.settings(shelf.places()).preferences;
    let dictionary = (desk.paper == Lang::Fr).then(Dictionary::french);
    let spelling = dictionary.map(|dictionary| dictionary as &dyn Spelling);
    let findings = check(&session, &Reader { lang, preferences: &preferences, spelling });
    if as_json {
        return desk.print_json(&to_json(&findings));
    }
    if findings.is_empty() {
        desk.tell(lang.pick("Rien à signaler.", "Nothing to report."));
    }
    let lines: Vec<String> = findings.iter().flat_map(|finding| told(finding, lang)).collect();
    desk.print(&lines)
}

fn told(finding: &Finding, lang: Lang) -> Vec<String> {
    let severity = match finding.severity {
        Severity::Error => lang.pick("erreur", "error"),
        Severity::Warning => lang.pick("attention", "warning"),
        Severity::Advice => lang.pick("conseil", "advice"),
    };
    let colon = lang.pick("\u{a0}:", ":");
    let mut lines = vec![format!("{severity}, {}{colon} {}", finding.where_text, finding.message)];
    if !finding.excerpt.is_empty() {
        lines.push(format!("    {}", finding.excerpt));
    }
    if let Some(suggestion) = &finding.suggestion {
        lines.push(format!("    → {suggestion}"));
    }
    lines
}
