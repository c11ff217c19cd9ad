//! The form of an amendment: what is to be done, where in the text, the words that go and the words that come.
use crate::app::desk::Desk;
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::labels;
use crate::domain::amendment::{Amendment, AmendmentKind, Form as Wording, Side, Standing};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::outline::{Fate, OutlineRow};
use crate::domain::relocation::{self, Relocation};
use crate::text::lang::Lang;
use crate::text::wrap::truncate;

/// How many cells of a quotation are shown in the list of places.
const SHOWN: usize = 48;

/// A new amendment on the chosen place of the section shown; what is half typed becomes its new words.
pub fn new_amendment(desk: &Desk, lang: Lang) -> Form {
    let units = desk.current_units();
    let typed = desk.live.capture.text().trim().to_owned();
    let ghost = desk.current().is_some_and(|row| row.fate == Fate::Gone);
    let chosen = desk.live.unit.and_then(|rank| units.get(rank)).map(|unit| unit.anchor.clone());
    let kind = match &chosen {
        _ if ghost => AmendmentKind::Reinstate,
        Some(anchor) if anchor.place == Place::Title => AmendmentKind::Retitle,
        Some(_) => AmendmentKind::Replace,
        None => AmendmentKind::Add,
    };
    let anchor = chosen.or_else(|| units.first().map(|unit| unit.anchor.clone())).unwrap_or_default();
    let old = if kind.needs_old_words() { anchor.quote.clone() } else { String::new() };
    let new = match (typed.is_empty(), kind) {
        (true, AmendmentKind::Replace | AmendmentKind::Retitle) => old.clone(),
        _ => typed,
    };
    proposal(desk, &Amendment { kind, anchor, old, new, ..Amendment::default() }, lang)
}

/// A new amendment with what is known of it filled in.
pub fn proposal(desk: &Desk, preset: &Amendment, lang: Lang) -> Form {
    form(desk, None, preset, lang)
}

/// An amendment already recorded.
pub fn edit_amendment(desk: &Desk, id: &EntryId, amendment: &Amendment, lang: Lang) -> Form {
    form(desk, Some(id.clone()), amendment, lang)
}

fn form(desk: &Desk, entry: Option<EntryId>, amendment: &Amendment, lang: Lang) -> Form {
    let mut anchors: Vec<Anchor> = desk.current_units().into_iter().map(|unit| unit.anchor).collect();
    // An amendment made on an earlier draft stands where its words are in this one.
    let relocated = relocation::in_review(&amendment.anchor, desk.session())
        .filter(|_| amendment.kind != AmendmentKind::Reinstate);
    let place_now = relocated.as_ref().and_then(Relocation::found).unwrap_or(&amendment.anchor);
    let here = anchors.iter().position(|anchor| anchor == place_now).unwrap_or_else(|| {
        anchors.insert(0, amendment.anchor.clone());
        0
    });
    let places = anchors.iter().map(|anchor| place(desk, anchor, lang)).collect();
    let kinds =
        AmendmentKind::ALL.iter().map(|kind| labels::amendment_kind(*kind, lang).to_owned()).collect();
    let kind = AmendmentKind::ALL.iter().position(|kind| *kind == amendment.kind).unwrap_or(0);
    let sides = [Side::After, Side::Before];
    let side = sides.iter().position(|side| *side == amendment.side).unwrap_or(0);
    let standings =
        Standing::ALL.iter().map(|standing| labels::standing(*standing, lang).to_owned()).collect();
    let standing = Standing::ALL.iter().position(|standing| *standing == amendment.standing).unwrap_or(0);
    let wording = usize::from(amendment.form == Wording::Instruction);
    let forms =
        [Wording::Wording, Wording::Instruction].map(|form| labels::form(form, lang).to_owned()).to_vec();
    let (targets, target) = targets(desk, amendment.target.as_ref(), lang);
    Form::new(
        FormPurpose::Amendment { entry, anchors, preset: Box::new(amendment.clone()) },
        lang.pick("Proposition de rédaction", "Proposed wording"),
    )
    .choice(F::Kind, lang.pick("Opération", "Operation"), kinds, kind)
    .choice(F::Where, lang.pick("Passage", "Passage"), places, here)
    .area(
        F::Old,
        lang.pick("Mots actuels", "Present words"),
        lang.pick("les mots du plan qui s’en vont", "the words of the plan that go"),
        &amendment.old,
    )
    .area(
        F::New,
        lang.pick("Mots proposés", "New words"),
        lang.pick(
            "Alt+Entrée : un élément par ligne pour scinder ou lister",
            "Alt+Enter: one element a line to split or list",
        ),
        &amendment.new,
    )
    .choice(
        F::Side,
        lang.pick("Ajout", "Addition"),
        sides.map(|side| labels::side(side, lang).to_owned()).to_vec(),
        side,
    )
    .choice(F::Target, lang.pick("Autre mesure", "Other measure"), targets, target)
    .choice(F::Form, lang.pick("Sous forme de", "As"), forms, wording)
    .choice(F::Standing, lang.pick("En séance", "In the meeting"), standings, standing)
    .area(
        F::Rationale,
        lang.pick("Motif", "Rationale"),
        lang.pick("en phrases entières", "as whole sentences"),
        &amendment.rationale,
    )
    .focused(F::New)
}

/// A place with the first words that stand there.
fn place(desk: &Desk, anchor: &Anchor, lang: Lang) -> String {
    let part = desk.current_section().iter().find(|node| node.key == anchor.node);
    let prefix = part
        .filter(|node| !node.kind.is_section())
        .map(|node| format!("{} · ", node.name()))
        .unwrap_or_default();
    let words = if anchor.quote.is_empty() {
        String::new()
    } else {
        format!(" : {}", truncate(&anchor.quote, SHOWN))
    };
    format!("{prefix}{}{words}", labels::place(anchor, lang))
}

fn target_name(row: &OutlineRow) -> String {
    truncate(&row.heading, SHOWN).into_owned()
}

/// The section chosen as the other one. The plan may have changed since the list was offered: the row at that rank
/// counts only if it still bears that name.
pub fn target(desk: &Desk, form: &Form) -> Option<NodeKey> {
    let rank = form.chosen(F::Target).checked_sub(1)?;
    let named = |row: &&OutlineRow| Some(target_name(row).as_str()) == form.chosen_words(F::Target);
    let row = desk.outline.get(rank).filter(named).or_else(|| desk.outline.iter().find(named))?;
    Some(row.key.clone())
}

/// The other sections, for a merging or a move.
fn targets(desk: &Desk, chosen: Option<&NodeKey>, lang: Lang) -> (Vec<String>, usize) {
    let mut names = vec![lang.pick("—", "—").to_owned()];
    names.extend(desk.outline.iter().map(target_name));
    let here =
        chosen.and_then(|key| desk.outline.iter().position(|row| row.key == *key)).map_or(0, |rank| rank + 1);
    (names, here)
}
