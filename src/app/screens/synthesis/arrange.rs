//! Arranging the lines: linked to entries, moved within a kind and into the next one, joined, split, known to be right.
use super::Half;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::labels;
use crate::app::notice::Notice;
use crate::app::popups::open;
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::entry::Entry;
use crate::domain::id::LineId;
use crate::domain::roll::Edit;
use crate::domain::synthesis::{Basis, LineKind, SynthesisLine};
use crate::minutes::phrases::Composer;
use crate::text::sentences::sentences;

/// Ties the marked entries to the chosen line; without marks, ties the chosen entry or unties it.
pub(super) fn link(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let picked = desk.picked();
    let (Some(line), false) = (desk.chosen_line(), picked.is_empty()) else {
        return app.refuse(
            "Choisissez une entrée à gauche et une ligne à droite (Tab passe de l’une à l’autre).",
            "Choose an entry on the left and a line on the right (Tab goes between them).",
        );
    };
    let (session, marked) = (desk.session(), !desk.synthesis.marked.is_empty());
    let composer = Composer::new(session, app.lang);
    let untied = !marked && picked.iter().all(|id| line.sources.contains(id));
    let mut record = line.clone();
    for entry in picked.iter().filter_map(|id| session.entries().get(id)) {
        record = if untied {
            record.without(&entry.id)
        } else {
            record.resting_on(Basis::of(entry, composer.sentence_text(entry)))
        };
    }
    if record == *line {
        return app.refuse("Ces entrées y sont déjà reliées.", "These entries are linked to it already.");
    }
    if !app.perform(Change::Line(Edit::Set { record }), effects) {
        return;
    }
    if let Some(desk) = &mut app.desk {
        desk.synthesis.marked.clear();
    }
    match (untied, marked) {
        (true, _) => app.say("Lien retiré.", "Link removed."),
        (false, true) => app.say("Entrées reliées à la ligne.", "Entries linked to the line."),
        (false, false) => app.say("Entrée reliée à la ligne.", "Entry linked to the line."),
    }
}

/// Puts the choice on a line.
fn choose(app: &mut App, id: &LineId) {
    if let Some(desk) = &mut app.desk {
        desk.synthesis.half = Half::Lines;
        desk.synthesis.line = desk.lines().iter().position(|line| line.id == *id).unwrap_or(0);
    }
}

/// The line that comes after this one in the roll, before which what follows it is put.
fn next_in_roll(desk: &Desk, id: &LineId) -> Option<LineId> {
    desk.session().synthesis().iter().map(|line| &line.id).skip_while(|known| *known != id).nth(1).cloned()
}

/// One place up or down in the order of printing; beyond the lines of its kind, the line becomes of the next kind.
pub(super) fn reorder(app: &mut App, down: bool, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(line) = desk.chosen_line() else { return };
    if line.kind == LineKind::ShortcomingsIntroduction {
        return app.refuse(
            "L’annonce des lacunes reste devant elles.",
            "The introduction of the shortcomings stays before them.",
        );
    }
    let lines = desk.lines();
    let rank = desk.synthesis.line;
    let neighbor =
        if down { lines.get(rank + 1) } else { rank.checked_sub(1).and_then(|rank| lines.get(rank)) };
    let Some(neighbor) = neighbor else {
        return app.refuse("La ligne est déjà au bout.", "The line is at the end already.");
    };
    let (id, within) = (line.id.clone(), neighbor.kind.mingles_with(line.kind));
    let kind = if within { line.kind } else { kind_beyond(line.kind, neighbor.kind, down) };
    // Up within a kind it goes before its neighbor; down, or up into another kind, after it. Down into another kind it
    // comes first.
    let before = match (within, down) {
        (true, false) | (false, true) => Some(neighbor.id.clone()),
        (true, true) | (false, false) => next_in_roll(desk, &neighbor.id),
    };
    let shift = Change::Line(Edit::Move { id: id.clone(), before: before.filter(|other| *other != id) });
    let change = if within {
        shift
    } else {
        let record = SynthesisLine { kind, ..line.clone() };
        Change::Group(vec![Change::Line(Edit::Set { record }), shift])
    };
    if app.perform(change, effects) {
        choose(app, &id);
        if !within {
            let named = labels::line_kind(kind, app.lang);
            let said = app.lang.pick(
                format!("La ligne change de nature : {named}. Ctrl+Z la ramène."),
                format!("The line is of another kind now: {named}. Ctrl+Z brings it back."),
            );
            app.notice = Notice::done(said);
        }
    }
}

/// What a line becomes that goes beyond those of its kind, over this neighbor.
fn kind_beyond(kind: LineKind, neighbor: LineKind, down: bool) -> LineKind {
    match (neighbor, down) {
        (LineKind::ShortcomingsIntroduction, true) => LineKind::Shortcoming,
        (LineKind::Paragraph | LineKind::Remark, _) if !kind.is_position() => LineKind::Remark,
        (LineKind::Paragraph | LineKind::Remark, _) | (LineKind::ShortcomingsIntroduction, false) => {
            LineKind::Paragraph
        }
        (other, _) => other,
    }
}

pub(super) fn delete(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(id) = desk.chosen_line().map(|line| line.id.clone()) else { return };
    if app.perform(Change::Line(Edit::Retire { id }), effects) {
        app.say("Ligne supprimée. Ctrl+Z la rend.", "Line deleted. Ctrl+Z brings it back.");
        if let Some(desk) = &mut app.desk {
            desk.synthesis.line = step_in(desk.synthesis.line, 0, desk.lines().len());
        }
    }
}

/// The chosen line and the one above become one.
pub(super) fn join(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let lines = desk.lines();
    let above = desk.synthesis.line.checked_sub(1).and_then(|rank| lines.get(rank));
    let (Some(above), Some(line)) = (above, lines.get(desk.synthesis.line)) else {
        return app.refuse(
            "Choisissez une ligne qui en a une autre au-dessus d’elle.",
            "Choose a line that has another one above it.",
        );
    };
    let introduction = |line: &SynthesisLine| line.kind == LineKind::ShortcomingsIntroduction;
    if introduction(above) || introduction(line) {
        return app.refuse(
            "L’annonce des lacunes ne se réunit à aucune ligne.",
            "The introduction of the shortcomings is joined to no line.",
        );
    }
    let record = above.joined(line);
    let kept = record.id.clone();
    let changes =
        vec![Change::Line(Edit::Set { record }), Change::Line(Edit::Retire { id: line.id.clone() })];
    if app.perform(Change::Group(changes), effects) {
        choose(app, &kept);
        app.say(
            "Lignes réunies : Entrée pour récrire le tout, Ctrl+Z pour les séparer.",
            "Lines joined: Enter to rewrite the whole, Ctrl+Z to part them.",
        );
    }
}

/// Splits the chosen line between its sentences; asks where when there are more than two.
pub(super) fn offer_split(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(line) = desk.chosen_line() else { return };
    let parts = sentences(&line.text);
    let (id, text) = (line.id.clone(), line.text.clone());
    match parts.len() {
        0 | 1 => app.refuse(
            "Cette ligne n’a qu’une phrase : Entrée pour la modifier.",
            "This line has one sentence only: Enter to edit it.",
        ),
        2 => split(app, &id, 1, effects),
        _ => {
            let words = parts.into_iter().map(|range| text.get(range).unwrap_or_default().to_owned());
            open::split_line(app, &id, words.collect());
        }
    }
}

/// Splits a line before its sentence of this rank. Both parts rest on all its entries: the program cannot know which
/// sentence comes from which.
pub fn split(app: &mut App, id: &LineId, rank: usize, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(line) = desk.session().synthesis().get(id) else { return };
    let Some(at) = sentences(&line.text).get(rank).map(|range| range.start).filter(|at| *at > 0) else {
        return;
    };
    let part = |range: Option<&str>| range.unwrap_or_default().trim().to_owned();
    let first = SynthesisLine { text: part(line.text.get(..at)), ..line.clone() };
    let fresh: LineId = desk.fresh("l", desk.session().synthesis()).as_str().into();
    let second = SynthesisLine { id: fresh.clone(), text: part(line.text.get(at..)), ..line.clone() };
    let changes = vec![
        Change::Line(Edit::Set { record: first }),
        Change::Line(Edit::Add { record: second, before: next_in_roll(desk, id) }),
    ];
    if app.perform(Change::Group(changes), effects) {
        choose(app, &fresh);
        app.say(
            "Ligne découpée ; les deux gardent leurs entrées, Ctrl+R en délie une.",
            "Line split; both keep their entries, Ctrl+R unlinks one.",
        );
    }
}

/// The chosen line is right as its entries stand now.
pub(super) fn confirm(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(line) = desk.chosen_line() else { return };
    let session = desk.session();
    let composer = Composer::new(session, app.lang);
    let record = line.settled(session, |entry: &Entry| composer.sentence_text(entry));
    if !line.is_stale(session) && line.based_on.len() == record.based_on.len() {
        return app.say(
            "Rien n’a changé depuis que cette ligne a été écrite.",
            "Nothing has changed since this line was written.",
        );
    }
    if app.perform(Change::Line(Edit::Set { record }), effects) {
        app.say(
            "Ligne confirmée : ce que disent ses entrées aujourd’hui est retenu.",
            "Line confirmed: what its entries say today is kept with it.",
        );
    }
}
