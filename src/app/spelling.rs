//! Spelling while one types: which words were judged, which are to be, and the correction of one. No word is judged
//! here: words leave as [`Effect::Spell`] and verdicts come back, so that no key ever waits for the dictionary.
use std::collections::HashMap;
use std::ops::Range;

use super::effect::Effect;
use super::form::FieldName;
use super::notice::Notice;
use super::picker::{Choice, Picker, PickerOption, PickerPurpose};
use super::popups::Popup;
use super::screens::Screen;
use super::state::App;
use super::update::writing;
use crate::domain::check::{Finding, Rule};
use crate::domain::id::SessionId;
use crate::text::editing::Editor;
use crate::text::lang::Lang;
use crate::text::spelling::{Verdict, is_wrong, words};

/// The verdicts on so many words are kept.
const KEPT_MAX: usize = 8_000;
/// So many bytes of a text before and after what is looked at are read, so that it is known where a sentence begins.
const MARGIN: usize = 200;
/// So many bytes on both sides of the cursor are judged.
const NEAR: usize = 1_500;

/// The words judged so far in the open session.
#[derive(Debug, Clone, Default)]
pub struct Verdicts {
    /// Nothing while the verdict is still to come.
    judged: HashMap<String, Option<Verdict>>,
    /// Whether a correction was asked for that waits for a verdict.
    opening: bool,
}

impl Verdicts {
    /// The verdict on a word, once it has come.
    fn of(&self, word: &str) -> Option<Verdict> {
        self.judged.get(word).copied().flatten()
    }

    /// Forgets what was found wrong: names, the plan or the person's words are others now.
    pub fn doubt(&mut self) {
        self.judged.retain(|_, verdict| *verdict == Some(Verdict::Right));
    }

    /// The bytes of the words found wrong in a part of a text. The word that ends where the cursor is is still being
    /// typed.
    pub fn wrong_in(&self, text: &str, part: Range<usize>, cursor: Option<usize>) -> Vec<Range<usize>> {
        let (from, window) = window(text, part.clone());
        let mut found = Vec::new();
        for word in words(window) {
            let range = from + word.start..from + word.range().end;
            let seen = range.start < part.end && part.start < range.end;
            let wrong = |verdict| is_wrong(verdict, word.place);
            if seen && Some(range.end) != cursor && self.of(word.text).is_some_and(wrong) {
                found.push(range);
            }
        }
        found
    }
}

/// A part of a text with what stands around it, cut between words, and the byte it begins at.
fn window(text: &str, part: Range<usize>) -> (usize, &str) {
    let floor =
        |byte: usize| (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let (start, end) = (floor(part.start.saturating_sub(MARGIN)), floor(part.end.saturating_add(MARGIN)));
    let head =
        text.get(..start).and_then(|head| head.rfind(char::is_whitespace)).filter(|at| start - at < MARGIN);
    let from = if start == 0 { 0 } else { head.unwrap_or(start) };
    (from, text.get(from..end.max(from)).unwrap_or_default())
}

/// Whether a field of a form holds sentences of the secretary.
pub fn is_prose(name: FieldName) -> bool {
    matches!(
        name,
        FieldName::Context
            | FieldName::Opening
            | FieldName::New
            | FieldName::Rationale
            | FieldName::Text
            | FieldName::Reservations
            | FieldName::What
            | FieldName::Answer
            | FieldName::Sentence
    )
}

/// The text being written, if spelling is about it.
fn prose(app: &mut App) -> Option<&mut Editor> {
    match app.popups.last() {
        Some(Popup::Form(form)) if form.fields.get(form.focus).is_some_and(|field| is_prose(field.name)) => {}
        None if matches!(app.screen, Screen::Live) => {}
        _ => return None,
    }
    writing(app)
}

/// Asks about the words near the cursor that were not judged yet.
pub(super) fn ask(app: &mut App, effects: &mut Vec<Effect>) {
    if app.lang != Lang::Fr || app.desk.is_none() {
        return;
    }
    let Some(editor) = prose(app) else { return };
    if editor.is_empty() {
        return;
    }
    let cursor = editor.cursor();
    let text = editor.paragraph(cursor.paragraph).to_owned();
    let mut asked = Vec::new();
    let around = cursor.byte.saturating_sub(NEAR)..cursor.byte.saturating_add(NEAR);
    let (from, near) = window(&text, around);
    let typed = |end: usize| from + end == cursor.byte;
    asked.extend(
        words(near).into_iter().filter(|word| !typed(word.range().end)).map(|word| word.text.to_owned()),
    );
    for other in [cursor.paragraph.checked_sub(1), Some(cursor.paragraph + 1)].into_iter().flatten() {
        let (_, near) = window(editor.paragraph(other), 0..NEAR);
        asked.extend(words(near).into_iter().map(|word| word.text.to_owned()));
    }
    let Some(desk) = &mut app.desk else { return };
    let judged = &mut desk.spelling.judged;
    if judged.len() > KEPT_MAX {
        judged.clear();
    }
    asked.retain(|word| !judged.contains_key(word));
    asked.sort_unstable();
    asked.dedup();
    judged.extend(asked.iter().map(|word| (word.clone(), None)));
    if !asked.is_empty() {
        effects.push(Effect::Spell(asked));
    }
}

/// Takes in verdicts.
pub(super) fn judged(
    app: &mut App,
    session: &SessionId,
    words: Vec<(String, Verdict)>,
    effects: &mut Vec<Effect>,
) {
    if let Some(desk) = app.desk.as_mut().filter(|desk| desk.session().id() == session) {
        desk.spelling.judged.extend(words.into_iter().map(|(word, verdict)| (word, Some(verdict))));
        if std::mem::take(&mut desk.spelling.opening) {
            open(app, effects);
        }
    }
}

/// Another key was pressed: a correction that waits for a verdict is no longer wanted.
pub(super) fn interrupted(app: &mut App) {
    if let Some(desk) = &mut app.desk {
        desk.spelling.opening = false;
    }
}

/// Where a word to be corrected stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misspelling {
    /// In the text being written, at this byte.
    Written(usize),
    /// In a record, as the review found it.
    Found(Box<Finding>),
}

/// Offers what may have been meant by the wrong word at the cursor, or the last one before it; in the review, by the
/// one of the chosen finding.
pub fn open(app: &mut App, effects: &mut Vec<Effect>) {
    if app.lang != Lang::Fr {
        return app.refuse("", "Spelling is checked in French only.");
    }
    if let Some(typed) = unjudged_at_cursor(app) {
        // Whether it is this word that is wrong is known in a moment: then this is done again.
        if let Some(desk) = &mut app.desk {
            desk.spelling.opening = true;
        }
        return effects.push(Effect::Spell(vec![typed]));
    }
    let Some((place, word)) = chosen_finding(app).or_else(|| at_cursor(app)) else {
        return app.refuse(
            "Aucun mot souligné ici : les mots inconnus le sont dès qu’on les quitte.",
            "No underlined word here: unknown words are underlined once the cursor leaves them.",
        );
    };
    let line = |label: String, choice| PickerOption { label, detail: String::new(), choice };
    let waits = app.lang.pick("Recherche de ce qui a pu être voulu…", "Looking for what may be meant…");
    let add = format!("Ajouter « {word} » au dictionnaire personnel");
    let options =
        vec![line(waits.to_owned(), Choice::Waiting(place)), line(add, Choice::OwnWord(word.clone()))];
    let title = format!("Orthographe : « {word} »");
    app.popups.push(Popup::Picker(Box::new(Picker::new(PickerPurpose::Spelling, title, options))));
    effects.push(Effect::Suggest(word));
}

/// The word that ends at the cursor, when no verdict on it has come.
fn unjudged_at_cursor(app: &mut App) -> Option<String> {
    let editor = prose(app)?;
    let cursor = editor.cursor();
    let (from, near) = window(editor.paragraph(cursor.paragraph), cursor.byte..cursor.byte);
    let typed = words(near).into_iter().find(|word| from + word.range().end == cursor.byte)?.text.to_owned();
    let desk = app.desk.as_ref()?;
    (desk.spelling.of(&typed).is_none()).then_some(typed)
}

fn chosen_finding(app: &App) -> Option<(Misspelling, String)> {
    if app.screen != Screen::Review || !app.popups.is_empty() {
        return None;
    }
    let desk = app.desk.as_ref()?;
    let finding = desk.review.findings.get(desk.review.finding)?;
    let word = finding.spot.as_ref()?.words(desk.session())?.to_owned();
    (finding.rule == Rule::Misspelled).then(|| (Misspelling::Found(Box::new(finding.clone())), word))
}

/// The word of the text being written that is wrong, at the cursor or before it, else after it.
fn at_cursor(app: &mut App) -> Option<(Misspelling, String)> {
    let verdicts = std::mem::take(&mut app.desk.as_mut()?.spelling);
    let found = prose(app).and_then(|editor| {
        let cursor = editor.cursor();
        let text = editor.paragraph(cursor.paragraph);
        let before = editor.cursor_offset() - cursor.byte;
        let (from, near) = window(text, cursor.byte.saturating_sub(NEAR)..cursor.byte.saturating_add(NEAR));
        let byte = cursor.byte.saturating_sub(from);
        let wrong: Vec<_> = words(near)
            .into_iter()
            .filter(|word| verdicts.of(word.text).is_some_and(|verdict| is_wrong(verdict, word.place)))
            .collect();
        let chosen = wrong.iter().rev().find(|word| word.start <= byte).or(wrong.first())?;
        Some((Misspelling::Written(before + from + chosen.start), chosen.text.to_owned()))
    });
    if let Some(desk) = &mut app.desk {
        desk.spelling = verdicts;
    }
    found
}

/// What may have been meant has come: it is offered where it is waited for.
pub(super) fn suggested(app: &mut App, word: &str, suggestions: Vec<String>) {
    let none = app.lang.pick("Aucun mot proche n’est connu.", "No near word is known.");
    let Some(Popup::Picker(picker)) = app.popups.last_mut() else { return };
    let about = |option: &PickerOption| matches!(&option.choice, Choice::OwnWord(own) if own == word);
    let Some(PickerOption { choice: Choice::Waiting(place), .. }) = picker.options.first().cloned() else {
        return;
    };
    if !picker.options.iter().any(about) {
        return;
    }
    if suggestions.is_empty() {
        if let Some(first) = picker.options.first_mut() {
            none.clone_into(&mut first.label);
        }
        return;
    }
    let option = |by: String| {
        let label = by.clone();
        PickerOption {
            label,
            detail: String::new(),
            choice: Choice::Respell { place: place.clone(), word: word.to_owned(), by },
        }
    };
    picker.options.splice(..1, suggestions.into_iter().map(option));
    picker.refresh();
}

/// Writes a word in place of the wrong one, as one step.
pub(super) fn respell(app: &mut App, place: Misspelling, word: &str, by: &str, effects: &mut Vec<Effect>) {
    let done = match place {
        Misspelling::Written(start) => prose(app).is_some_and(|editor| editor.respell(start, word, by)),
        Misspelling::Found(finding) => {
            let finding = Finding { suggestion: Some(by.to_owned()), ..*finding };
            let change = app.desk.as_ref().and_then(|desk| finding.fix(desk.session()));
            change.is_some_and(|change| app.perform(change, effects))
        }
    };
    if done {
        let said =
            format!("« {word} » → « {by} ». {}", app.lang.pick("Ctrl+Z l’annule.", "Ctrl+Z undoes it."));
        app.notice = Notice::done(said);
    } else {
        app.refuse("Ce mot n’est plus là.", "This word is no longer there.");
    }
}

/// Takes a word among the person's own: it is right from now on, in every session.
pub(super) fn own(app: &mut App, word: String, effects: &mut Vec<Effect>) {
    let said = app.lang.pick(
        format!("« {word} » est dans votre dictionnaire personnel, pour toutes les séances."),
        format!("“{word}” is among your own words, for every session."),
    );
    app.prefer(
        |preferences| {
            preferences.words.insert(word);
        },
        effects,
    );
    if let Some(desk) = &mut app.desk {
        desk.spelling.doubt();
    }
    app.notice = Notice::done(said);
}
