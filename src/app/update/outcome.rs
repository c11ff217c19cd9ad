//! What comes back from outside: sessions, plans, exports, failures.
use chrono::NaiveDateTime;

use super::reading;
use crate::app::busy::Busy;
use crate::app::effect::Effect;
use crate::app::exports::Written;
use crate::app::msg::Outcome;
use crate::app::notice::{Notice, Tone};
use crate::app::popups::{self, choose};
use crate::app::screens::PlanTreeScreen;
use crate::app::screens::preparation::FactRow;
use crate::app::screens::review;
use crate::app::state::App;
use crate::app::{checking, spelling};
use crate::domain::change::Change;
use crate::domain::doubts::doubts;
use crate::domain::meeting::Stage;
use crate::domain::plan::{Draft, NodeKind, receive};
use crate::domain::roll::Edit;
use crate::text::french::numbers::count;

/// Takes in what became of an effect.
pub(super) fn outcome(app: &mut App, done: Outcome, effects: &mut Vec<Effect>) {
    match done {
        Outcome::Saved { count, at } => saved(app, count, at),
        Outcome::SaveFailed(reason) => {
            app.notice = Notice { tone: Tone::Alarm, text: reason.clone() };
            app.saving.alarm = Some(reason);
        }
        Outcome::Sessions(cards) => {
            app.shelf.cards = cards;
            app.shelf.loaded = true;
            let count = app.shelf.matching().len();
            app.shelf.selected = app.shelf.selected.min(count.saturating_sub(1));
        }
        Outcome::Opened(opened) => {
            app.busy = None;
            app.take_in(*opened);
        }
        Outcome::Hits { words, hits } => choose::hits_came(app, &words, hits),
        Outcome::File(outcome) => reading::outcome(app, outcome, effects),
        Outcome::Exporting { format, done, of } => {
            // A format that was on its way when the export ended is no news.
            if app.busy.is_some_and(Busy::is_exporting) {
                app.busy = Some(Busy::Exporting(Some((format, done + 1, of))));
            }
        }
        done @ (Outcome::Checked { .. } | Outcome::Spelled { .. } | Outcome::Suggested { .. }) => {
            proofread(app, done, effects);
        }
        Outcome::Previewed { session, job, lines } => review::came(app, &session, job, lines),
        Outcome::Exported { paths, remarks } => {
            app.over(Busy::is_exporting);
            popups::written::came(app, Written { paths, remarks });
        }
        Outcome::FolderNotShown(reason) => app.notice = Notice::refused(reason),
        Outcome::Trashed(id) => {
            app.shelf.trashed.push(id);
            app.say(
                "Séance mise à la corbeille. Ctrl+Z la rend.",
                "Session moved to the trash. Ctrl+Z brings it back.",
            );
            effects.push(Effect::ListSessions);
        }
        Outcome::Restored(_) => {
            app.say("Séance reprise de la corbeille.", "Session taken back from the trash.");
            effects.push(Effect::ListSessions);
        }
        Outcome::Failed(reason) => {
            app.busy = None;
            app.opening = false;
            app.notice = Notice::refused(reason);
        }
    }
}

fn saved(app: &mut App, count: u64, at: NaiveDateTime) {
    app.saving.saved = app.saving.saved.max(count);
    app.saving.at = Some(at);
    app.saving.leave_anyway = false;
    if app.saving.alarm.take().is_some() {
        app.say(
            "Le disque répond de nouveau : tout est enregistré.",
            "The disk answers again: everything is saved.",
        );
    }
}

/// Takes in what the proofreader says.
fn proofread(app: &mut App, done: Outcome, effects: &mut Vec<Effect>) {
    match done {
        Outcome::Checked { session, revision, findings } => checking::came(app, &session, revision, findings),
        Outcome::Spelled { session, words } => spelling::judged(app, &session, words, effects),
        Outcome::Suggested { word, suggestions } => spelling::suggested(app, &word, suggestions),
        _ => {}
    }
}

/// A draft was read: its parts keep the keys they had, and it becomes the draft under review.
pub(super) fn plan_read(app: &mut App, draft: Draft, warnings: &[String], effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let session = desk.session();
    let id = desk.fresh("v", session.drafts()).as_str().into();
    let draft = Draft { id, ..draft };
    // Doubts about the parts are shown with the tree; those about the file come first among the warnings.
    let about_file = warnings.first().filter(|_| warnings.len() > doubts(&draft.nodes).len());
    let received = receive(session.drafts().iter(), draft);
    let again = received.told(app.lang);
    let lost = received.lost.iter().map(|correction| correction.of.heading.clone()).collect();
    let record = received.draft;
    let doubts = doubts(&record.nodes).len();
    let measures = record.nodes.iter().filter(|node| node.kind == NodeKind::Measure).count();
    let id = record.id.clone();
    if !app.perform(Change::Draft(Edit::Add { record, before: None }), effects) {
        return;
    }
    if let Some(desk) = &mut app.desk {
        // Entrée is what comes next: it opens the tree of what was just read.
        let row = FactRow::Draft(id.clone());
        if let Some(rank) = desk.fact_rows().iter().position(|other| *other == row) {
            desk.preparation.selected = rank;
        }
        desk.plan_tree = PlanTreeScreen { draft: id, lost, stale: true, ..PlanTreeScreen::default() };
    }
    let ghosts = app.desk.as_ref().map_or(0, |desk| {
        desk.outline.iter().filter(|row| row.fate == crate::domain::outline::Fate::Gone).count()
    });
    let mut said = format!(
        "{} {}.",
        app.lang.pick("Plan lu :", "Plan read:"),
        app.lang.pick(count(measures, "mesure", "mesures"), count(measures, "measure", "measures"))
    );
    if ghosts > 0 {
        said += &app.lang.pick(
            format!(" {} depuis la version précédente !", count(ghosts, "disparue", "disparues")),
            format!(" {ghosts} gone since the previous draft!"),
        );
    }
    if !again.is_empty() {
        said.extend([" ", &again]);
    }
    let (found, lost) = app.desk.as_ref().map_or((0, 0), |desk| desk.places);
    if found + lost > 0 {
        said.push(' ');
        said += &crate::app::labels::places(found, lost, app.lang);
    }
    if doubts > 0 {
        said += &app.lang.pick(
            format!(
                " {} : F3, puis Entrée sur cette version.",
                count(doubts, "point à vérifier", "points à vérifier")
            ),
            format!(" {} to check: F3, then Enter on this draft.", count(doubts, "point", "points")),
        );
    }
    if let Some(first) = about_file {
        said.extend([" ", app.lang.pick("À vérifier :", "To be checked:"), " ", first]);
    }
    app.notice = Notice::done(said);
}

/// Marks the compte-rendu as sent, or takes that back.
pub(super) fn mark_circulated(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let meeting = desk.session().meeting().clone();
    let stage = if meeting.stage == Stage::Circulated { Stage::Reviewing } else { Stage::Circulated };
    if app.perform(Change::Stage(stage), effects) {
        if stage == Stage::Circulated {
            app.say("Compte-rendu marqué comme diffusé.", "Minutes marked as sent.");
        } else {
            app.say("Compte-rendu de nouveau à relire.", "Minutes to be reviewed again.");
        }
    }
}
