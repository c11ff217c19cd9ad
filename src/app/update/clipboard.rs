//! The clipboard: what is copied, what is cut, where a paste goes.
use super::{in_live_text, writing};
use crate::app::effect::Effect;
use crate::app::popups::{self, Popup};
use crate::app::screens::Screen;
use crate::app::screens::live::Focus;
use crate::app::state::App;
use crate::text::editing::EditCommand;

/// Copies or cuts what is selected, or what is chosen.
pub(super) fn copy(app: &mut App, cut: bool, effects: &mut Vec<Effect>) {
    if matches!(app.popups.last(), Some(Popup::Written(_))) {
        return popups::written::copy(app, effects);
    }
    let in_text = !cut && in_live_text(app).is_some();
    let text = match writing(app).filter(|_| !in_text) {
        Some(editor) if cut => editor.cut(),
        Some(editor) => editor.selected_text(),
        None => None,
    };
    let text = text.or_else(|| if cut { None } else { chosen_sentence(app) });
    match text {
        Some(text) if !text.is_empty() => {
            app.clipboard.clone_from(&text);
            app.say("Copié.", "Copied.");
            effects.push(Effect::Copy(text));
        }
        _ => app.refuse(
            "Rien n’est sélectionné : Maj+flèches sélectionne. (Ctrl+Q quitte.)",
            "Nothing is selected: Shift+arrows select. (Ctrl+Q quits.)",
        ),
    }
}

/// The sentence of the chosen entry, or the chosen passage of the plan.
fn chosen_sentence(app: &App) -> Option<String> {
    let desk = app.desk.as_ref().filter(|_| app.screen == Screen::Live && app.popups.is_empty())?;
    match desk.live.focus {
        Focus::Entries => {
            let entry = desk.chosen_entry()?;
            Some(crate::minutes::phrases::sentence_text(entry, desk.session(), app.lang))
        }
        Focus::Text => desk.live.passage.page.editor.selected_text(),
        _ => None,
    }
}

/// Writes a text where the cursor is, as one step.
pub(super) fn paste(app: &mut App, text: String, effects: &mut Vec<Effect>) {
    if text.is_empty() {
        return;
    }
    let count = text.chars().count();
    if app.popups.is_empty()
        && let (Screen::Live, Some(desk)) = (app.screen, &mut app.desk)
    {
        desk.live.focus = Focus::Capture;
    }
    let written = match app.popups.last_mut() {
        Some(Popup::Form(form)) => {
            form.edit(EditCommand::Paste(text));
            true
        }
        _ => writing(app).is_some_and(|editor| editor.apply(EditCommand::Paste(text))),
    };
    if !written {
        return app.refuse("Il n’y a pas de champ où coller ici.", "There is no field to paste into here.");
    }
    if matches!(app.popups.last(), Some(Popup::Picker(_))) {
        popups::typed_in_picker(app, effects);
    }
    let said = format!(
        "{} {count} {}",
        app.lang.pick("Collé :", "Pasted:"),
        app.lang.pick("caractères. Ctrl+Z les retire.", "characters. Ctrl+Z takes them back.")
    );
    app.notice = crate::app::notice::Notice::done(said);
}
