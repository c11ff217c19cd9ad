//! Lists of the review: every rule with its switch, and what was left as it is.
use std::collections::BTreeSet;

use crate::app::effect::Effect;
use crate::app::picker::{Choice, Picker, PickerOption, PickerPurpose};
use crate::app::popups::Popup;
use crate::app::screens::review::findings;
use crate::app::state::App;
use crate::domain::acceptance::Acceptance;
use crate::domain::check::{Family, Rule};
use crate::text::lang::Lang;
use crate::text::wrap::truncate;

/// The most columns of a reason in the list.
const REASON_MAX: usize = 32;

/// Every rule by family, to be switched.
pub fn rules(app: &mut App) {
    let lang = app.lang;
    let here = app.desk.as_ref().and_then(|desk| desk.review.chosen()).map(|finding| finding.rule);
    let title = lang.pick(
        "Règles de la relecture : Entrée éteint ou rallume, Échap ferme",
        "Rules of the review: Enter switches off or on, Esc closes",
    );
    let picker = Picker::new(PickerPurpose::Rules, title, options(&app.preferences.rules_off, lang));
    let picker = picker.on(|choice| matches!(choice, Choice::Rule(rule) if Some(*rule) == here));
    app.popups.push(Popup::Picker(Box::new(picker)));
}

fn options(off: &BTreeSet<Rule>, lang: Lang) -> Vec<PickerOption> {
    let of_family = |family: Family| Rule::ALL.iter().copied().filter(move |rule| rule.family() == family);
    let option = |rule: Rule| PickerOption {
        label: format!(
            "{} {}{}{}",
            if off.contains(&rule) { "[ ]" } else { "[x]" },
            rule.family().label(lang),
            lang.pick(" : ", ": "),
            rule.label(lang)
        ),
        detail: if off.contains(&rule) { lang.pick("éteinte", "off").to_owned() } else { String::new() },
        choice: Choice::Rule(rule),
    };
    Family::ALL.into_iter().flat_map(of_family).map(option).collect()
}

/// Switches the chosen rule; the list stays as it was, for the next one.
pub fn switch(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Picker(picker)) = app.popups.last() else { return };
    let Some(Choice::Rule(rule)) = picker.current().map(|option| option.choice.clone()) else {
        return app.refuse("Rien ne correspond à ce qui est tapé.", "Nothing matches what is typed.");
    };
    findings::toggle(app, rule, effects);
    let options = options(&app.preferences.rules_off, app.lang);
    if let Some(Popup::Picker(picker)) = app.popups.last_mut() {
        picker.options = options;
    }
}

/// What was left as it is, to be flagged again.
pub fn accepted(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let (lang, session) = (app.lang, desk.session());
    let option = |acceptance: &Acceptance| {
        let rule = Rule::named(&acceptance.rule).map_or(acceptance.rule.as_str(), |rule| rule.label(lang));
        let place = acceptance.location.describe(session, lang);
        let words = if acceptance.excerpt.is_empty() {
            String::new()
        } else {
            lang.pick(format!(" : « {} »", acceptance.excerpt), format!(": “{}”", acceptance.excerpt))
        };
        let unsaid = lang.pick("sans motif", "no reason");
        let reason = if acceptance.reason.is_empty() { unsaid } else { &acceptance.reason };
        PickerOption {
            label: format!("{rule} — {place}{words}"),
            detail: truncate(reason, REASON_MAX).into_owned(),
            choice: Choice::Acceptance(acceptance.id.clone()),
        }
    };
    let options: Vec<PickerOption> = session.acceptances().iter().map(option).collect();
    if options.is_empty() {
        return app.refuse(
            "Rien n’a été laissé tel quel : Ctrl+L le fait pour le point choisi.",
            "Nothing was left as it is: Ctrl+L does it for the chosen finding.",
        );
    }
    let title =
        lang.pick("Laissés tels quels : Entrée signale de nouveau", "Left as they are: Enter flags again");
    app.popups.push(Popup::Picker(Box::new(Picker::new(PickerPurpose::Accepted, title, options))));
}
