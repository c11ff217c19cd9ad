//! The synthesis: on the left what was flagged or strongly demanded, on the right what is written of it.
use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::popups::open;
use crate::app::screens::preparation::moved;
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::entry::Entry;
use crate::domain::roll::Edit;
use crate::domain::synthesis::{Basis, LineKind, Material, SynthesisLine, in_order, material};
use crate::minutes::phrases::sentence_text;

/// Which half has the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    /// The chosen entry, by rank.
    pub entry: usize,
    /// The chosen line, by rank.
    pub line: usize,
}

impl Desk {
    /// The entries the synthesis is made of, the heaviest first.
    pub fn material(&self) -> Vec<Material<'_>> {
        material(self.session())
    }

    /// The lines of the synthesis in the order in which they are printed.
    pub fn lines(&self) -> Vec<&SynthesisLine> {
        in_order(self.session())
    }

    fn chosen_material(&self) -> Option<&Entry> {
        self.material().get(self.synthesis.entry).map(|found| found.entry)
    }

    fn chosen_line(&self) -> Option<&SynthesisLine> {
        self.lines().get(self.synthesis.line).copied()
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
        Action::AddLine => open::line(app, LineKind::Paragraph, Vec::new()),
        Action::AddShortcoming => open::line(app, LineKind::Shortcoming, Vec::new()),
        Action::EditLine => edit(app),
        Action::LinkLine => link(app, effects),
        Action::LineUp => reorder(app, false, effects),
        Action::LineDown => reorder(app, true, effects),
        Action::DeleteLine => delete(app, effects),
        Action::GoToSource => go_to_source(app),
        _ => {}
    }
}

fn edit(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    match desk.synthesis.half {
        Half::Material => match desk.chosen_material().map(|entry| entry.id.clone()) {
            Some(id) => open::line(app, LineKind::Shortcoming, vec![id]),
            None => app.refuse(
                "Rien n’est signalé : en séance (F5), Ctrl+L signale une entrée pour la synthèse.",
                "Nothing is flagged: on the live screen (F5), Ctrl+L flags an entry for the synthesis.",
            ),
        },
        Half::Lines => match desk.chosen_line().map(|line| line.id.clone()) {
            Some(id) => open::edit_line(app, id),
            None => open::line(app, LineKind::Paragraph, Vec::new()),
        },
    }
}

/// Ties the chosen entry to the chosen line, or unties it.
fn link(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let (Some(entry), Some(line)) = (desk.chosen_material(), desk.chosen_line()) else {
        return app.refuse(
            "Choisissez une entrée à gauche et une ligne à droite (Tab passe de l’une à l’autre).",
            "Choose an entry on the left and a line on the right (Tab goes between them).",
        );
    };
    let linked = !line.sources.contains(&entry.id);
    let said = sentence_text(entry, desk.session(), app.lang);
    let record = if linked { line.resting_on(Basis::of(entry, said)) } else { line.without(&entry.id) };
    if app.perform(Change::Line(Edit::Set { record }), effects) {
        if linked {
            app.say("Entrée reliée à la ligne.", "Entry linked to the line.");
        } else {
            app.say("Lien retiré.", "Link removed.");
        }
    }
}

fn reorder(app: &mut App, down: bool, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(id) = desk.chosen_line().map(|line| line.id.clone()) else { return };
    if let Some(edit) = moved(desk.session().synthesis(), &id, down)
        && app.perform(Change::Line(edit), effects)
        && let Some(desk) = &mut app.desk
    {
        desk.synthesis.line = desk.lines().iter().position(|line| line.id == id).unwrap_or(0);
    }
}

fn delete(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let Some(id) = desk.chosen_line().map(|line| line.id.clone()) else { return };
    if app.perform(Change::Line(Edit::Retire { id }), effects) {
        app.say("Ligne supprimée. Ctrl+Z la rend.", "Line deleted. Ctrl+Z brings it back.");
        if let Some(desk) = &mut app.desk {
            desk.synthesis.line = step_in(desk.synthesis.line, 0, desk.lines().len());
        }
    }
}

fn go_to_source(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let id = match desk.synthesis.half {
        Half::Material => desk.chosen_material().map(|entry| entry.id.clone()),
        Half::Lines => desk.chosen_line().and_then(|line| line.sources.first().cloned()),
    };
    match id {
        Some(id) => crate::app::update::go_to_entry(app, &id),
        None => app.refuse(
            "Cette ligne ne repose sur aucune entrée : Ctrl+R en relie une.",
            "This line rests on no entry: Ctrl+R links one.",
        ),
    }
}
