//! Opening popups: which form or list, filled with what is known.
use std::collections::BTreeSet;

use crate::app::action::{Action, Scope};
use crate::app::form::{Begun, FieldName as F, Form, FormPurpose};
use crate::app::labels;
use crate::app::picker::{Choice, Picker, PickerOption, PickerPurpose};
use crate::app::popups::{Popup, forms};
use crate::app::screens::Screen;
use crate::app::screens::live::Focus;
use crate::app::state::App;
use crate::domain::amendment::Amendment;
use crate::domain::demand::DemandStatus;
use crate::domain::doubts::PlanDoubt;
use crate::domain::entry::{Circulation, Content, Entry, EntryKind, Holders};
use crate::domain::id::{DelegateId, DemandId, DraftId, EntryId, EventId, LineId, OrganizationId};
use crate::domain::plan::NodeKind;
use crate::domain::progress::MeasureStatus;
use crate::domain::synthesis::{LineKind, SynthesisLine};
use crate::text::editing::EditCommand;
use crate::text::lang::Lang;

/// A form whose entry will be recorded on the section shown now, also when it is set aside and taken up elsewhere.
fn push_new_entry(app: &mut App, mut form: Form) {
    form.begun = app
        .desk
        .as_ref()
        .and_then(|desk| Some(Begun { node: desk.live.current.clone()?, typed: desk.live.capture.text() }));
    push_form(app, form);
}

fn push_form(app: &mut App, form: Form) {
    app.popups.push(Popup::Form(Box::new(form)));
}

fn push_picker(app: &mut App, picker: Picker) {
    app.popups.push(Popup::Picker(Box::new(picker)));
}

/// The commands that can be given now, by name.
pub fn palette(app: &mut App) {
    let (screen, open, lang) = (app.screen, app.desk.is_some(), app.lang);
    let offered = |action: &&Action| action.is_offered(screen, open) && **action != Action::Palette;
    let own = |action: &&Action| matches!(action.scope(), Scope::On(_));
    let sorted = Action::ALL
        .iter()
        .filter(offered)
        .filter(own)
        .chain(Action::ALL.iter().filter(offered).filter(|a| !own(a)));
    let options = sorted
        .map(|action| PickerOption {
            label: action.label(lang).to_owned(),
            detail: action.keys().first().map(|key| key.name(lang)).unwrap_or_default(),
            choice: Choice::Action(*action),
        })
        .collect();
    push_picker(
        app,
        Picker::new(PickerPurpose::Palette, lang.pick("Toutes les commandes", "Every command"), options),
    );
}

/// The sections of the plan, to go to one or to move an entry to one.
fn sections(app: &App, choice: impl Fn(&crate::domain::id::NodeKey) -> Choice) -> Vec<PickerOption> {
    let Some(desk) = &app.desk else { return Vec::new() };
    let option = |row: &crate::domain::outline::OutlineRow| PickerOption {
        label: row.heading.clone(),
        detail: labels::fate(row.fate, app.lang).to_owned(),
        choice: choice(&row.key),
    };
    desk.outline.iter().map(option).collect()
}

/// The ranks of the measures among the sections.
fn measures(app: &App) -> BTreeSet<usize> {
    let rows = app.desk.iter().flat_map(|desk| desk.outline.iter().enumerate());
    rows.filter(|(_, row)| row.kind == NodeKind::Measure).map(|(rank, _)| rank).collect()
}

/// The list of sections, to go to one.
pub fn go_to_measure(app: &mut App) {
    let options = sections(app, |key| Choice::Node(key.clone()));
    let here = app.desk.as_ref().and_then(|desk| desk.live.current.clone());
    let title =
        app.lang.pick("Aller à : un numéro ou des mots du titre", "Go to: a number or words of the title");
    let mut picker = Picker::new(PickerPurpose::GoToMeasure, title, options);
    picker.numbered = measures(app);
    push_picker(app, picker.on(|choice| matches!(choice, Choice::Node(key) if Some(key) == here.as_ref())));
}

/// The list of sections, to move the chosen entry to one.
pub fn move_entry(app: &mut App) {
    let Some(id) = app.desk.as_ref().and_then(|desk| desk.chosen_entry()).map(|entry| entry.id.clone())
    else {
        return app.refuse(
            "Choisissez d’abord une entrée : Tab, puis ↑ ↓.",
            "Choose an entry first: Tab, then ↑ ↓.",
        );
    };
    let options = sections(app, |key| Choice::EntryTo(id.clone(), key.clone()));
    let title = app.lang.pick("Déplacer l’entrée vers…", "Move the entry to…");
    let mut picker = Picker::new(PickerPurpose::MoveEntry, title, options);
    picker.numbered = measures(app);
    push_picker(app, picker);
}

/// The kinds of entry.
pub fn kind(app: &mut App) {
    let lang = app.lang;
    let kinds = [
        EntryKind::Observation,
        EntryKind::Decision,
        EntryKind::Action,
        EntryKind::Question,
        EntryKind::Stub,
    ];
    let kinds = kinds.into_iter().map(|kind| PickerOption {
        label: labels::entry_kind(kind, lang).to_owned(),
        detail: lang.pick("nature", "kind").to_owned(),
        choice: Choice::Kind(kind),
    });
    let options = kinds.chain(levels(lang)).collect();
    let here = app.desk.as_ref().map(|desk| desk.live.settings.kind);
    let title = lang.pick("Nature et diffusion", "Kind and circulation");
    let picker = Picker::new(PickerPurpose::Capture, title, options);
    push_picker(app, picker.on(|choice| matches!(choice, Choice::Kind(kind) if Some(*kind) == here)));
}

/// The circulation levels, to choose one.
fn levels(lang: Lang) -> impl Iterator<Item = PickerOption> {
    Circulation::ALL.into_iter().map(move |level| PickerOption {
        label: labels::circulation(level, lang).to_owned(),
        detail: lang.pick("diffusion", "circulation").to_owned(),
        choice: Choice::Circulation(level),
    })
}

/// The stances, each with the verb it gives.
pub fn stance(app: &mut App) {
    let lang = app.lang;
    let options = labels::STANCES
        .into_iter()
        .map(|(stance, strength)| PickerOption {
            label: labels::stance(stance, strength, lang).to_owned(),
            detail: labels::strength(strength, lang).to_owned(),
            choice: Choice::Stance(stance, strength),
        })
        .collect();
    let title = lang.pick("Position (on peut aussi taper le verbe)", "Stance (you can also type the verb)");
    push_picker(app, Picker::new(PickerPurpose::Capture, title, options));
}

/// Who may hold a position; organizations can be ticked.
pub fn holders(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let lang = app.lang;
    let session = desk.session();
    let chosen = match (desk.live.focus, desk.chosen_entry()) {
        _ if matches!(app.popups.last(), Some(Popup::Form(_))) => match app.popups.last() {
            Some(Popup::Form(form)) => forms::holders_of(form),
            _ => Holders::default(),
        },
        (Focus::Entries, Some(entry)) => entry.holders.clone(),
        _ => desk.live.settings.holders.clone(),
    };
    let general = [Holders::Coalition, Holders::MembersPresent, Holders::SomeMembers];
    let mut options: Vec<PickerOption> = general
        .into_iter()
        .map(|value| PickerOption {
            label: labels::holders(&value, session, lang),
            detail: String::new(),
            choice: Choice::Holders(value),
        })
        .collect();
    options.extend(session.organizations().iter().map(|organization| PickerOption {
        label: organization.full_name(),
        detail: String::new(),
        choice: Choice::Organization(organization.id.clone()),
    }));
    let ticked = options
        .iter()
        .enumerate()
        .filter(|(_, option)| match (&option.choice, &chosen) {
            (Choice::Organization(id), Holders::Organizations(ids)) => ids.contains(id),
            _ => false,
        })
        .map(|(rank, _)| rank)
        .collect();
    let title = lang.pick(
        "Qui porte la position ? Tab ou Espace coche, Entrée valide",
        "Who holds it? Tab or Space ticks, Enter validates",
    );
    let mut picker = Picker::new(PickerPurpose::Holders, title, options);
    picker.ticked = Some(ticked);
    push_picker(app, picker);
}

/// The circulation levels.
pub fn circulation(app: &mut App) {
    let lang = app.lang;
    let options = levels(lang).collect();
    let here = app.desk.as_ref().map(|desk| desk.live.settings.circulation);
    let title = lang.pick("Niveau de diffusion", "Circulation level");
    let picker = Picker::new(PickerPurpose::Capture, title, options);
    push_picker(
        app,
        picker.on(|choice| matches!(choice, Choice::Circulation(level) if Some(*level) == here)),
    );
}

/// The statuses of the section shown.
pub fn status(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let Some(row) = desk.current() else {
        return app.refuse("Il n’y a pas encore de plan.", "There is no plan yet.");
    };
    let (lang, known) = (app.lang, desk.session().status(&row.key));
    let title = format!("{} — {}", row.name, lang.pick("état", "status"));
    let statuses = MeasureStatus::ALL.into_iter().map(Some).chain([None]);
    let options = statuses
        .map(|status| PickerOption {
            label: labels::status(status, lang).to_owned(),
            detail: if status == known { "✓".to_owned() } else { String::new() },
            choice: Choice::Status(status),
        })
        .collect();
    push_picker(app, Picker::new(PickerPurpose::Status, title, options));
}

/// The search.
pub fn search(app: &mut App) {
    let title = if app.desk.is_some() && app.screen != Screen::Shelf {
        app.lang.pick(
            "Chercher dans la séance (Entrée sur la dernière ligne : partout)",
            "Find in the session (last line: everywhere)",
        )
    } else {
        app.lang.pick("Chercher dans toutes les séances", "Find in all sessions")
    };
    push_picker(app, Picker::new(PickerPurpose::Search, title, Vec::new()));
}

/// The facts of a new session.
pub fn new_session(app: &mut App) {
    push_form(app, forms::new_session(app.now, (&app.templates, &app.preferences.template), app.lang));
}

/// The file of a past compte-rendu.
pub fn import_minutes(app: &mut App) {
    push_form(app, forms::import_minutes(app.lang));
}

/// The facts of the meeting after the chosen session’s.
pub fn next_session(app: &mut App) {
    let Some(card) = app.shelf.chosen() else {
        return app.refuse("Choisissez d’abord une séance.", "Choose a session first.");
    };
    let form = forms::next_session(card, app.lang);
    push_form(app, form);
}

/// The facts of the meeting.
pub fn meeting(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let form = forms::meeting(desk.session().meeting(), &app.templates, app.lang);
    push_form(app, form);
}

/// The file of a draft.
pub fn read_draft(app: &mut App) {
    push_form(app, forms::read_draft(app.now, app.lang));
}

/// The file of a comment table: its rows go on the parts of a plan, which must be there.
pub fn read_comments(app: &mut App) {
    if app.desk.as_ref().is_some_and(|desk| desk.session().draft().is_none()) {
        return app.refuse(
            "Lisez d’abord le plan (Ctrl+O) : les commentaires se rangent sous ses mesures.",
            "Read the plan first (Ctrl+O): comments are put under its measures.",
        );
    }
    push_form(app, forms::read_comments(app.lang));
}

/// The label and day of a draft.
pub fn draft(app: &mut App, id: &DraftId) {
    let form =
        app.desk.as_ref().and_then(|desk| Some(forms::draft(desk.session().drafts().get(id)?, app.lang)));
    if let Some(form) = form {
        push_form(app, form);
    }
}

/// The heading of the chosen part of the tree.
pub fn part(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let (Some(draft), Some(node)) = (desk.tree_draft(), desk.tree_part()) else { return };
    let mut form = forms::part(draft, node, app.lang);
    let number =
        |doubt: &PlanDoubt| matches!(doubt, PlanDoubt::SameNumber { .. } | PlanDoubt::NumberGap { .. });
    if desk.tree_doubts(&node.key).any(number) {
        // The number is what is likely to be corrected: it is chosen, to be typed over.
        form = form.focused(F::Label);
        form.step(true);
    }
    push_form(app, form);
}

/// What the chosen part of the tree may be.
pub fn part_kind(app: &mut App) {
    let lang = app.lang;
    let here = app.desk.as_ref().and_then(|desk| Some(desk.tree_part()?.kind));
    let options = labels::NODE_KINDS
        .into_iter()
        .map(|kind| PickerOption {
            label: labels::node_kind(kind, lang).to_owned(),
            detail: String::new(),
            choice: Choice::PartKind(kind),
        })
        .collect();
    let picker =
        Picker::new(PickerPurpose::PartKind, lang.pick("Nature de la partie", "Kind of part"), options);
    push_picker(app, picker.on(|choice| matches!(choice, Choice::PartKind(kind) if Some(*kind) == here)));
}

/// An organization.
pub fn organization(app: &mut App, id: Option<&OrganizationId>) {
    let Some(desk) = &app.desk else { return };
    let known = id.and_then(|id| desk.session().organizations().get(id));
    let form = forms::organization(known, app.lang);
    push_form(app, form);
}

/// A person: a known one, or a new one of this organization with this name.
pub fn delegate(app: &mut App, id: Option<&DelegateId>, organization: Option<&OrganizationId>, name: &str) {
    let Some(desk) = &app.desk else { return };
    let form = forms::delegate(desk.session(), id, organization, name, app.lang);
    push_form(app, form);
}

/// Who holds the proxy of a person.
pub fn proxy(app: &mut App, id: DelegateId) {
    let Some(desk) = &app.desk else { return };
    let attendance = desk.session().attendance(&id);
    let name = desk.session().delegates().get(&id).map(|d| d.name.clone()).unwrap_or_default();
    let lang = app.lang;
    let title = format!("{name} — {}", lang.pick("représenté par", "represented by"));
    let hint = lang.pick("Nom de la personne qui a le pouvoir", "Name of the person who holds the proxy");
    let form = Form::new(FormPurpose::Proxy(id), title);
    push_form(
        app,
        form.line(F::RepresentedBy, lang.pick("Pouvoir à", "Proxy to"), hint, &attendance.represented_by),
    );
}

/// An event.
pub fn event(app: &mut App, id: Option<&EventId>) {
    let Some(desk) = &app.desk else { return };
    let known = id.and_then(|id| desk.session().events().get(id));
    let form = forms::event(known, app.lang);
    push_form(app, form);
}

/// What became of a demand.
pub fn demand(app: &mut App, id: DemandId) {
    let Some(demand) = app.desk.as_ref().and_then(|desk| desk.session().demands().get(&id)) else { return };
    let options = DemandStatus::ALL.iter().map(|s| labels::demand(*s, app.lang).to_owned()).collect();
    let chosen = DemandStatus::ALL.iter().position(|s| *s == demand.status).unwrap_or(0);
    let title = app.lang.pick("Suivi de la demande", "Follow-up of the demand");
    let form = Form::new(FormPurpose::Demand(id), title)
        .area(F::Text, app.lang.pick("Demande", "Demand"), "", &demand.text)
        .choice(F::Status, app.lang.pick("Suite", "Outcome"), options, chosen)
        .focused(F::Status);
    push_form(app, form);
}

/// A wording for the chosen place of the section shown; what is half typed becomes its new words.
pub fn amendment(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    if desk.current().is_none() {
        return app.refuse(
            "Il n’y a pas encore de plan : F3, puis Ctrl+O.",
            "There is no plan yet: F3, then Ctrl+O.",
        );
    }
    let preset = forms::on_chosen_place(desk);
    proposal(app, preset);
}

/// A new proposal on the section shown, with what is known of it filled in. What is half typed becomes its new words
/// when it has none; otherwise it stays in the capture box.
pub fn proposal(app: &mut App, mut preset: Amendment) {
    let Some(desk) = &app.desk else { return };
    let Some(node) = desk.live.current.clone() else {
        return app.refuse(
            "Il n’y a pas encore de plan : F3, puis Ctrl+O.",
            "There is no plan yet: F3, then Ctrl+O.",
        );
    };
    let typed = desk.live.capture.text();
    if preset.new.trim().is_empty() && preset.kind.needs_new_words() {
        typed.trim().clone_into(&mut preset.new);
    }
    let taken = !typed.trim().is_empty() && preset.new.trim() == typed.trim();
    let mut form = forms::proposal(desk, &preset, app.now, app.lang);
    form.begun = Some(Begun { node, typed: if taken { typed } else { String::new() } });
    push_form(app, form);
    forms::follow(app);
    // A copy of the words of the plan gives way to what is typed; an arrow keeps it.
    if let Some(Popup::Form(form)) = app.popups.last_mut()
        && form.fields.get(form.focus).is_some_and(|field| field.name == F::New)
        && form.text(F::New) == form.text(F::Old)
        && let Some(editor) = form.editor()
    {
        editor.apply(EditCommand::SelectAll);
    }
}

/// A decision; what is half typed becomes its text.
pub fn decision(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let text = desk.live.capture.text();
    let decision = crate::domain::decision::Decision { text: text.trim().to_owned(), ..Default::default() };
    let form = forms::decision(None, &decision, app.lang);
    push_new_entry(app, form);
}

/// A task; what is half typed becomes its text.
pub fn action_item(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let day = desk.session().meeting().date;
    let item = crate::app::capture::action_of(desk.live.capture.text().trim(), day);
    let form = forms::action_item(None, &item, app.lang);
    push_new_entry(app, form);
}

/// The form of the chosen entry.
pub fn edit_entry(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let Some(entry) = desk.chosen_entry() else { return };
    let form = entry_form(desk, entry, app);
    push_form(app, form);
    forms::follow(app);
}

fn entry_form(desk: &crate::app::desk::Desk, entry: &Entry, app: &App) -> Form {
    match &entry.content {
        Content::Amendment(amendment) => forms::edit_amendment(desk, entry, amendment, app.now, app.lang),
        Content::Decision(decision) => forms::decision(Some(entry.id.clone()), decision, app.lang),
        Content::Action(item) => forms::action_item(Some(entry.id.clone()), item, app.lang),
        Content::Observation(_) | Content::Question(_) | Content::Stub(_) => forms::sentence(entry, app.lang),
    }
}

/// A new line of the synthesis, resting on entries whose sentences it begins with.
pub fn line(app: &mut App, kind: LineKind, sources: Vec<EntryId>) {
    let Some(desk) = &app.desk else { return };
    let session = desk.session();
    let composer = crate::minutes::phrases::Composer::new(session, app.lang);
    let sentences: Vec<String> = sources
        .iter()
        .filter_map(|id| session.entries().get(id))
        .map(|entry| composer.sentence_text(entry))
        .collect();
    let begun = SynthesisLine { kind, text: sentences.join(" "), ..SynthesisLine::default() };
    let form = forms::line(FormPurpose::Line { line: None, sources }, &begun, app.lang);
    push_form(app, form);
}

/// The sentences of a line that is to be split: before which one?
pub fn split_line(app: &mut App, id: &LineId, sentences: Vec<String>) {
    let options = sentences.into_iter().enumerate().skip(1).map(|(rank, label)| PickerOption {
        label,
        detail: String::new(),
        choice: Choice::SplitLine(id.clone(), rank),
    });
    let title =
        app.lang.pick("Découper la ligne avant quelle phrase ?", "Split the line before which sentence?");
    let picker = Picker::new(PickerPurpose::SplitLine, title, options.collect());
    push_picker(app, picker);
}

/// A line of the synthesis.
pub fn edit_line(app: &mut App, id: LineId) {
    let Some(line) = app.desk.as_ref().and_then(|desk| desk.session().synthesis().get(&id)) else { return };
    let purpose = FormPurpose::Line { line: Some(id), sources: line.sources.clone() };
    let form = forms::line(purpose, line, app.lang);
    push_form(app, form);
}

/// The documents to be written.
pub fn export(app: &mut App) {
    let of_session = app.desk.as_ref().map(|desk| desk.session().meeting().template.as_str());
    let form = forms::export(&app.exports.last, (&app.templates, of_session.unwrap_or_default()), app.lang);
    push_form(app, form);
}
