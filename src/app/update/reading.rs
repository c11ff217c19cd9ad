//! What comes back from the reading of a file: how far it is, that it was stopped, why it failed, what was understood.
use super::outcome::plan_read;
use crate::app::busy::Busy;
use crate::app::effect::Effect;
use crate::app::msg::FileOutcome;
use crate::app::notice::Notice;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::text::french::numbers::count;

/// Takes in what became of a reading.
pub(super) fn outcome(app: &mut App, done: FileOutcome, effects: &mut Vec<Effect>) {
    if let FileOutcome::Progress { done, of } = done {
        // A page that was on its way when the reading ended is no news.
        if app.busy.is_some_and(Busy::is_reading) {
            app.busy = Some(Busy::Reading(Some((done, of))));
        }
        return;
    }
    app.over(Busy::is_reading);
    match done {
        FileOutcome::Progress { .. } => {}
        FileOutcome::Stopped => {
            app.say("Lecture arrêtée : rien n’a été ajouté.", "Reading stopped: nothing was added.");
        }
        FileOutcome::Failed(reason) => app.notice = Notice::refused(reason),
        FileOutcome::Plan { session, draft, warnings } => {
            if app.desk.as_ref().is_some_and(|desk| *desk.session().id() == session) {
                plan_read(app, *draft, &warnings, effects);
            }
        }
        FileOutcome::Comments { session, changes, rows, warnings } => {
            if app.desk.as_ref().is_some_and(|desk| *desk.session().id() == session) {
                comments_read(app, changes, rows, &warnings, effects);
            }
        }
        FileOutcome::Minutes { meeting, changes, warnings } => {
            app.notice = match warnings.first() {
                Some(first) => {
                    Notice::refused(format!("{} {first}", app.lang.pick("À vérifier :", "To be checked:")))
                }
                None => Notice::done(app.lang.pick("Compte-rendu importé.", "Minutes imported.")),
            };
            effects.push(Effect::CreateSession { meeting, changes, plan: None });
        }
    }
}

/// The rows of a comment table become entries, in one step.
fn comments_read(
    app: &mut App,
    changes: Vec<Change>,
    rows: usize,
    warnings: &[String],
    effects: &mut Vec<Effect>,
) {
    if !app.perform(Change::Group(changes), effects) {
        return;
    }
    let mut said = app.lang.pick(
        format!("{}. Ctrl+Z les enlève.", count(rows, "commentaire noté", "commentaires notés")),
        format!("{}. Ctrl+Z takes them away.", count(rows, "comment recorded", "comments recorded")),
    );
    if let Some(first) = warnings.first() {
        said.extend([" ", app.lang.pick("À vérifier :", "To be checked:"), " ", first]);
    }
    app.notice = Notice::done(said);
}
