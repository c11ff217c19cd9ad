//! The form of a finding that is right as it is: why, in one's own words or in ready ones, or not at all.
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::domain::check::Finding;
use crate::text::lang::Lang;

/// Ready reasons, the first for none.
fn ready(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["—", "citation exacte", "voulu par le Collectif", "vérifié auprès des intéressés"],
        ["—", "exact quotation", "wanted by the coalition", "checked with those concerned"],
    )
}

/// The form for a finding.
pub fn accept(finding: Finding, lang: Lang) -> Form {
    let rule = finding.rule.label(lang);
    let title = format!("{} {rule}", lang.pick("Laisser tel quel :", "Leave as it is:"));
    Form::new(FormPurpose::Accept(Box::new(finding)), title)
        .line(
            F::Reason,
            lang.pick("Motif", "Reason"),
            lang.pick(
                "Facultatif : Entrée suffit. ↓ puis → propose des motifs tout prêts.",
                "Optional: Enter will do. ↓ then → offers ready reasons.",
            ),
            "",
        )
        .choice(
            F::ReadyReason,
            lang.pick("ou tout prêt", "or ready"),
            ready(lang).map(str::to_owned).to_vec(),
            0,
        )
}

/// The reason given: one's own words before ready ones; empty when there is none.
pub fn reason(form: &Form) -> String {
    let own = form.text(F::Reason);
    if own.is_empty() && form.chosen(F::ReadyReason) > 0 {
        return form.chosen_words(F::ReadyReason).unwrap_or_default().to_owned();
    }
    own
}
