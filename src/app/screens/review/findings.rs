//! What is done with findings: a suggestion applied, or all those of its rule; a finding left as it is; a rule switched
//! off. The findings at hand follow at once; those that are looked up again come later.
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::popups::{self, forms};
use crate::app::state::App;
use crate::domain::acceptance::Acceptance;
use crate::domain::change::Change;
use crate::domain::check::{Finding, Rule, after_fix, fix_all};
use crate::domain::id::AcceptanceId;
use crate::domain::roll::Edit;
use crate::text::french::numbers::count;

/// Does a command of the review.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::ShowRules => return popups::review::rules(app),
        Action::ShowAccepted => return popups::review::accepted(app),
        _ => {}
    }
    if let Some(desk) = &mut app.desk {
        desk.review.picked = true;
    }
    let Some(finding) = app.desk.as_ref().and_then(|desk| desk.review.chosen()).cloned() else {
        return app.refuse("Il n’y a aucun point à revoir ici.", "There is no finding here.");
    };
    match action {
        Action::ApplySuggestion => apply(app, &finding, effects),
        Action::ApplyAll => apply_all(app, &finding, effects),
        Action::AcceptFinding => {
            let form = forms::accept(finding, app.lang);
            app.popups.push(popups::Popup::Form(Box::new(form)));
        }
        Action::SwitchRuleOff => switch_off(app, finding.rule, effects),
        _ => {}
    }
}

/// Says that a finding is to be mended by hand.
fn without_suggestion(app: &mut App) {
    app.refuse(
        "Ce point n’a pas de correction toute faite : Entrée mène à l’endroit, Ctrl+L le laisse tel quel.",
        "This finding has no ready correction: Enter goes to the place, Ctrl+L leaves it as it is.",
    );
}

/// Says that the words of a finding are others now.
fn changed_since(app: &mut App) {
    app.refuse(
        "Ce texte a changé depuis la vérification : rien n’a été touché. Entrée mène à l’endroit.",
        "This text was changed since it was checked: nothing was touched. Enter goes to the place.",
    );
}

/// Applies the suggestion of a finding; the next one is chosen.
fn apply(app: &mut App, finding: &Finding, effects: &mut Vec<Effect>) {
    if !finding.can_be_fixed() {
        return without_suggestion(app);
    }
    let session = app.desk.as_ref().map(crate::app::desk::Desk::session);
    let change = session.filter(|session| finding.still_stands(session)).and_then(|now| finding.fix(now));
    let Some(change) = change else { return changed_since(app) };
    if !app.perform(change, effects) {
        return;
    }
    if let Some(desk) = &mut app.desk {
        after_fix(&mut desk.review.findings, finding);
    }
    app.say("Corrigé. Ctrl+Z le défait.", "Corrected. Ctrl+Z undoes it.");
}

/// Applies every suggestion of the rule of a finding, as one step.
fn apply_all(app: &mut App, chosen: &Finding, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let alike = |finding: &&Finding| finding.rule == chosen.rule && finding.can_be_fixed();
    let alike: Vec<Finding> = desk.review.findings.iter().filter(alike).cloned().collect();
    if alike.is_empty() {
        return without_suggestion(app);
    }
    let Some((change, done)) = fix_all(&alike, desk.session()) else { return changed_since(app) };
    if !app.perform(change, effects) {
        return;
    }
    let left = alike.len() - done;
    if let Some(desk) = &mut app.desk {
        let session = desk.history.session();
        let review = &mut desk.review;
        review.findings.retain(|finding| !alike.contains(finding) && finding.still_stands(session));
    }
    let rule = chosen.rule.label(app.lang);
    let mut said = app.lang.pick(
        format!(
            "{} : {rule}. Ctrl+Z les défait toutes.",
            count(done, "correction faite", "corrections faites")
        ),
        format!("{}: {rule}. Ctrl+Z undoes them all.", count(done, "correction made", "corrections made")),
    );
    if left > 0 {
        said += &app.lang.pick(
            format!(" {left} à revoir : le texte avait changé."),
            format!(" {left} to look at again: the text had changed."),
        );
    }
    app.notice = Notice::done(said);
}

/// Records that a finding is right as it is, with the reason; false when it is refused.
pub fn accept(app: &mut App, finding: &Finding, reason: String, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = &app.desk else { return false };
    let record = Acceptance {
        id: AcceptanceId::new(desk.fresh("x", desk.session().acceptances())),
        rule: finding.rule.name().to_owned(),
        location: finding.location.clone(),
        excerpt: finding.excerpt.clone(),
        reason,
        at: app.now,
    };
    let covers = record.clone();
    if !app.perform(Change::Acceptance(Edit::Add { record, before: None }), effects) {
        return false;
    }
    if let Some(desk) = &mut app.desk {
        desk.review.findings.retain(|finding| !covers.covers(finding));
    }
    app.say(
        "Laissé tel quel. Ctrl+Z le signale de nouveau ; Ctrl+O liste ce qui est laissé.",
        "Left as it is. Ctrl+Z flags it again; Ctrl+O lists what was left.",
    );
    true
}

/// Takes an acceptance back: the finding is flagged again.
pub fn flag_again(app: &mut App, id: AcceptanceId, effects: &mut Vec<Effect>) {
    if app.perform(Change::Acceptance(Edit::Retire { id }), effects) {
        app.say("De nouveau signalé.", "Flagged again.");
    }
}

/// Switches a rule off for good.
fn switch_off(app: &mut App, rule: Rule, effects: &mut Vec<Effect>) {
    app.prefer(
        |preferences| {
            preferences.rules_off.insert(rule);
        },
        effects,
    );
    if let Some(desk) = &mut app.desk {
        desk.review.findings.retain(|finding| finding.rule != rule);
    }
    let label = rule.label(app.lang);
    app.notice = Notice::done(app.lang.pick(
        format!("Règle éteinte pour toutes les séances : {label}. Ctrl+G (règles) la rallume."),
        format!("Rule switched off for every session: {label}. Ctrl+G (rules) switches it on again."),
    ));
}

/// Switches a rule off, or on again.
pub fn toggle(app: &mut App, rule: Rule, effects: &mut Vec<Effect>) {
    if !app.preferences.rules_off.contains(&rule) {
        return switch_off(app, rule, effects);
    }
    app.prefer(
        |preferences| {
            preferences.rules_off.remove(&rule);
        },
        effects,
    );
    let label = rule.label(app.lang);
    app.notice = Notice::done(
        app.lang.pick(format!("Règle rallumée : {label}."), format!("Rule switched on again: {label}.")),
    );
}
