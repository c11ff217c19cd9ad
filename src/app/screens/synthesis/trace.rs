//! Going from a line to the entries it rests on and back, by one key each way.
use super::Half;
use crate::app::desk::Desk;
use crate::app::state::App;
use crate::domain::id::{EntryId, LineId};

/// The line and the entry last gone between. The same key pressed on and on goes to and fro, and visits in turn all that
/// hangs on the one that was started from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The line.
    pub line: LineId,
    /// The entry.
    pub entry: EntryId,
    /// Where it was started from.
    pub from: Half,
}

/// From the chosen line to an entry it rests on, or from the chosen entry to a line that rests on it.
pub(super) fn follow(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let (half, next) = match desk.synthesis.half {
        Half::Lines => (Half::Material, from_line(desk)),
        Half::Material => (Half::Lines, from_entry(desk)),
    };
    match next {
        Some(trace) => go(desk, trace, half),
        None if half == Half::Material => app.refuse(
            "Cette ligne ne repose sur aucune entrée : Ctrl+R en relie une.",
            "This line rests on no entry: Ctrl+R links one.",
        ),
        None => app.refuse(
            "Aucune ligne ne s’appuie sur cette entrée : Entrée en écrit une, Ctrl+R la relie à la ligne choisie.",
            "No line rests on this entry: Enter writes one, Ctrl+R links it to the chosen line.",
        ),
    }
}

/// The one after this, around; the first when this is none of them.
fn after<T: PartialEq + Clone>(all: &[T], this: Option<&T>) -> Option<T> {
    let next = this.and_then(|this| all.iter().position(|known| known == this)).map_or(0, |rank| rank + 1);
    all.get(next).or(all.first()).cloned()
}

fn from_line(desk: &Desk) -> Option<Trace> {
    let line = desk.chosen_line()?;
    let sources: Vec<EntryId> = line.live_sources(desk.session()).map(|entry| entry.id.clone()).collect();
    let last = desk.synthesis.trace.as_ref().filter(|trace| trace.line == line.id);
    match last {
        // Back to the entry this line was reached from.
        Some(trace) if trace.from == Half::Material && sources.contains(&trace.entry) => Some(trace.clone()),
        _ => {
            let entry = after(&sources, last.map(|trace| &trace.entry))?;
            Some(Trace { line: line.id.clone(), entry, from: Half::Lines })
        }
    }
}

fn from_entry(desk: &Desk) -> Option<Trace> {
    let entry = desk.chosen_material()?;
    let lines = lines_on(desk, &entry.id);
    let last = desk.synthesis.trace.as_ref().filter(|trace| trace.entry == entry.id);
    match last {
        Some(trace) if trace.from == Half::Lines && lines.contains(&trace.line) => Some(trace.clone()),
        _ => {
            let line = after(&lines, last.map(|trace| &trace.line))?;
            Some(Trace { line, entry: entry.id.clone(), from: Half::Material })
        }
    }
}

fn lines_on(desk: &Desk, entry: &EntryId) -> Vec<LineId> {
    let lines = desk.lines().into_iter().filter(|line| line.sources.contains(entry));
    lines.map(|line| line.id.clone()).collect()
}

/// Puts both choices on the two ends, and the arrows on one of them.
fn go(desk: &mut Desk, trace: Trace, half: Half) {
    let line = desk.lines().iter().position(|line| line.id == trace.line);
    let entry = desk.material().iter().position(|found| found.entry.id == trace.entry);
    let state = &mut desk.synthesis;
    state.line = line.unwrap_or(state.line);
    state.entry = entry.unwrap_or(state.entry);
    state.half = half;
    state.trace = Some(trace);
}

/// Shows on the live screen the chosen entry, or the one of the chosen line last gone to.
pub(super) fn go_to_source(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let id = match desk.synthesis.half {
        Half::Material => desk.chosen_material().map(|entry| entry.id.clone()),
        Half::Lines => {
            let line = desk.chosen_line();
            let sources = line.map(|line| line.live_sources(desk.session()).map(|e| e.id.clone()).collect());
            let sources: Vec<EntryId> = sources.unwrap_or_default();
            let last = desk.synthesis.trace.as_ref().filter(|trace| Some(&trace.line) == line.map(|l| &l.id));
            let last = last.map(|trace| trace.entry.clone()).filter(|id| sources.contains(id));
            let id = last.or(sources.first().cloned());
            let line = line.map(|line| line.id.clone());
            if let (Some(line), Some(entry)) = (line, id.clone()) {
                desk.synthesis.trace = Some(Trace { line, entry, from: Half::Lines });
            }
            id
        }
    };
    match id {
        Some(id) => crate::app::update::go_to_entry(app, &id),
        None => app.refuse(
            "Cette ligne ne repose sur aucune entrée : Ctrl+R en relie une.",
            "This line rests on no entry: Ctrl+R links one.",
        ),
    }
}

/// Comes to the synthesis from an entry chosen on the live screen: to the line last left for it, else to its first line,
/// else to the entry among those that call for one.
pub fn arrive(desk: &mut Desk, entry: &EntryId) {
    let lines = lines_on(desk, entry);
    let last = desk.synthesis.trace.as_ref().filter(|trace| trace.entry == *entry);
    let last = last.map(|trace| trace.line.clone()).filter(|line| lines.contains(line));
    if let Some(line) = last.or(lines.first().cloned()) {
        go(desk, Trace { line, entry: entry.clone(), from: Half::Material }, Half::Lines);
    } else if let Some(rank) = desk.material().iter().position(|found| found.entry.id == *entry) {
        (desk.synthesis.half, desk.synthesis.entry) = (Half::Material, rank);
    }
}
