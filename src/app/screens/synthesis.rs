//! The synthesis: on the left what calls for a line, on the right what is written of it; each leads to the other.
use std::collections::BTreeSet;

use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::popups::{open, summary};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::observation::Stance;
use crate::domain::synthesis::{LineKind, Material, SynthesisLine, Weight, in_order, material};

mod arrange;
mod trace;

pub use arrange::split;
pub use trace::{Trace, arrive};

/// Which half has the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Half {
    /// The entries.
    Material,
    /// The synthesis.
    #[default]
    Lines,
}

/// Where the secretary is in the synthesis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SynthesisScreen {
    /// Which half has the arrows.
    pub half: Half,
    /// The chosen entry, by its rank in the material.
    pub entry: usize,
    /// The chosen line, by its rank in the order of printing.
    pub line: usize,
    /// The entries marked, to be written or linked together.
    pub marked: BTreeSet<EntryId>,
    /// The line and the entry last gone between.
    pub trace: Option<Trace>,
}

/// A row of the material on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaterialRow {
    /// Announces the entries of one weight.
    Heading(Weight),
    /// An entry, by its rank in the material.
    Entry(usize),
}

/// What is still to be dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// An entry calls for a line and has none; its rank in the material.
    LeftOut(usize),
    /// A line rests on nothing, or on what has changed since; its rank in the order of printing.
    Line(usize),
}

impl Desk {
    /// The entries the synthesis is made of, the heaviest first.
    pub fn material(&self) -> Vec<Material<'_>> {
        material(self.session())
    }

    /// The same as rows of the screen, each weight announced.
    pub fn material_rows(&self) -> Vec<MaterialRow> {
        let mut rows = Vec::new();
        let mut last = None;
        for (rank, found) in self.material().iter().enumerate() {
            if last.replace(found.weight) != Some(found.weight) {
                rows.push(MaterialRow::Heading(found.weight));
            }
            rows.push(MaterialRow::Entry(rank));
        }
        rows
    }

    /// The lines of the synthesis in the order in which they are printed.
    pub fn lines(&self) -> Vec<&SynthesisLine> {
        in_order(self.session())
    }

    /// What is still to be dealt with, in the order of the screen.
    pub fn gaps(&self) -> Vec<Gap> {
        let session = self.session();
        let left_out =
            |(rank, found): (usize, Material<'_>)| found.is_left_out().then_some(Gap::LeftOut(rank));
        let wrong = |(rank, line): (usize, &SynthesisLine)| {
            (line.is_unsupported(session) || line.is_stale(session)).then_some(Gap::Line(rank))
        };
        let entries = self.material().into_iter().enumerate().filter_map(left_out);
        entries.chain(self.lines().into_iter().enumerate().filter_map(wrong)).collect()
    }

    /// The chosen entry.
    pub fn chosen_material(&self) -> Option<&Entry> {
        self.material().get(self.synthesis.entry).map(|found| found.entry)
    }

    /// The chosen line.
    pub fn chosen_line(&self) -> Option<&SynthesisLine> {
        self.lines().get(self.synthesis.line).copied()
    }

    /// The marked entries in the order of the screen; the chosen one when none is marked.
    fn picked(&self) -> Vec<EntryId> {
        let marked: Vec<EntryId> = self.marked();
        if marked.is_empty() {
            self.chosen_material().map(|e| e.id.clone()).into_iter().collect()
        } else {
            marked
        }
    }

    fn marked(&self) -> Vec<EntryId> {
        let ids = self.material().into_iter().map(|found| found.entry.id.clone());
        ids.filter(|id| self.synthesis.marked.contains(id)).collect()
    }

    /// Puts the choice on what is to be dealt with.
    fn go_to_gap(&mut self, gap: Gap) {
        match gap {
            Gap::LeftOut(rank) => (self.synthesis.half, self.synthesis.entry) = (Half::Material, rank),
            Gap::Line(rank) => (self.synthesis.half, self.synthesis.line) = (Half::Lines, rank),
        }
    }
}

/// What a key does when it is no command.
pub fn key(app: &mut App, key: Key, _effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    let by = match key.code {
        Code::Up => -1,
        Code::Down => 1,
        Code::PageUp => -10,
        Code::PageDown => 10,
        Code::Home => -100_000,
        Code::End => 100_000,
        Code::Tab | Code::Left | Code::Right => {
            let half = &mut desk.synthesis.half;
            *half = if *half == Half::Lines { Half::Material } else { Half::Lines };
            return;
        }
        Code::Esc => {
            app.screen = crate::app::screens::Screen::Live;
            return;
        }
        _ => {
            if key.written().is_some() {
                app.refuse(
                    "Entrée pour écrire ou modifier, Ctrl+N pour un paragraphe, Ctrl+L pour une lacune.",
                    "Enter to write or edit, Ctrl+N for a paragraph, Ctrl+L for a shortcoming.",
                );
            }
            return;
        }
    };
    let (entries, lines) = (desk.material().len(), desk.lines().len());
    match desk.synthesis.half {
        Half::Material => desk.synthesis.entry = step_in(desk.synthesis.entry, by, entries),
        Half::Lines => desk.synthesis.line = step_in(desk.synthesis.line, by, lines),
    }
}

/// Does a command of this screen.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::AddLine => add(app, LineKind::Paragraph),
        Action::AddShortcoming => add(app, LineKind::Shortcoming),
        Action::EditLine => edit(app),
        Action::MarkMaterial => mark(app),
        Action::LinkLine => arrange::link(app, effects),
        Action::LineUp => arrange::reorder(app, false, effects),
        Action::LineDown => arrange::reorder(app, true, effects),
        Action::DeleteLine => arrange::delete(app, effects),
        Action::JoinLines => arrange::join(app, effects),
        Action::SplitLine => arrange::offer_split(app, effects),
        Action::ConfirmLine => arrange::confirm(app, effects),
        Action::FollowTrace => trace::follow(app),
        Action::GoToSource => trace::go_to_source(app),
        Action::NextGap => next_gap(app),
        Action::ProposeLines => summary::open(app),
        _ => {}
    }
}

/// A click: puts the choice on a row; true when it was there already.
pub fn choose(desk: &mut Desk, material: bool, rank: usize) -> bool {
    let state = &desk.synthesis;
    let (half, chosen) = if material {
        let Some(MaterialRow::Entry(rank)) = desk.material_rows().get(rank).copied() else { return false };
        (Half::Material, rank)
    } else {
        (Half::Lines, rank)
    };
    let before = if material { state.entry } else { state.line };
    let again = state.half == half && before == chosen;
    desk.synthesis.half = half;
    if material {
        desk.synthesis.entry = chosen;
    } else {
        desk.synthesis.line = chosen;
    }
    again
}

/// A new line: from the marked entries, else from nothing.
fn add(app: &mut App, kind: LineKind) {
    let sources = app.desk.as_ref().map(Desk::marked).unwrap_or_default();
    open::line(app, kind, sources);
}

fn edit(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    match desk.synthesis.half {
        Half::Material => {
            let sources = desk.picked();
            if sources.is_empty() {
                return app.refuse(
                    "Rien n’est signalé : en séance (F5), Ctrl+L signale une entrée pour la synthèse.",
                    "Nothing is flagged: on the live screen (F5), Ctrl+L flags an entry for the synthesis.",
                );
            }
            let kind = kind_for(desk, &sources);
            open::line(app, kind, sources);
        }
        Half::Lines => match desk.chosen_line().map(|line| line.id.clone()) {
            Some(id) => open::edit_line(app, id),
            None => open::line(app, LineKind::Paragraph, Vec::new()),
        },
    }
}

/// What is welcomed or decided is no shortcoming.
fn kind_for(desk: &Desk, sources: &[EntryId]) -> LineKind {
    let entries = sources.iter().filter_map(|id| desk.session().entries().get(id));
    let no_shortcoming = |entry: &Entry| match &entry.content {
        Content::Observation(observation) => observation.stance == Stance::Welcome,
        Content::Decision(_) | Content::Action(_) => true,
        _ => false,
    };
    if entries.into_iter().all(no_shortcoming) { LineKind::Paragraph } else { LineKind::Shortcoming }
}

/// Marks the chosen entry, or takes its mark away, and goes on to the next one.
fn mark(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let count = desk.material().len();
    let Some(id) = desk.chosen_material().map(|entry| entry.id.clone()) else {
        return app.refuse(
            "Rien n’est signalé : en séance (F5), Ctrl+L signale une entrée pour la synthèse.",
            "Nothing is flagged: on the live screen (F5), Ctrl+L flags an entry for the synthesis.",
        );
    };
    let state = &mut desk.synthesis;
    if !state.marked.remove(&id) {
        state.marked.insert(id);
    }
    // Marks are put on one after the other; the first one from the lines only shows where the arrows are now.
    if state.half == Half::Material {
        state.entry = step_in(state.entry, 1, count);
    }
    state.half = Half::Material;
    let marked = desk.marked().len();
    let said = app.lang.pick(
        format!("Entrées cochées : {marked}. Entrée en fait une ligne, Ctrl+R les relie à la ligne choisie."),
        format!(
            "Entries marked: {marked}. Enter makes a line of them, Ctrl+R links them to the chosen line."
        ),
    );
    app.notice = crate::app::notice::Notice::done(said);
}

/// Goes to the next thing to be dealt with, around.
fn next_gap(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let gaps = desk.gaps();
    let here = match desk.synthesis.half {
        Half::Material => Gap::LeftOut(desk.synthesis.entry),
        Half::Lines => Gap::Line(desk.synthesis.line),
    };
    match gaps.iter().find(|gap| **gap > here).or(gaps.first()) {
        Some(gap) => desk.go_to_gap(*gap),
        None => app.say(
            "Tout ce qui est fort a sa ligne, et chaque ligne son appui.",
            "All that is strong has its line, and each line what it rests on.",
        ),
    }
}
