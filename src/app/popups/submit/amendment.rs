//! Recording a proposal of wording: what is still missing or cannot be is told at its field; what was made before, what
//! has lost its place and what touches the same words is told once it is recorded.
use super::{bad_time, deleted, required};
use crate::app::effect::Effect;
use crate::app::form::{Faulty, FieldName as F, Form, Submitted};
use crate::app::labels;
use crate::app::notice::Notice;
use crate::app::popups::forms;
use crate::app::state::App;
use crate::domain::amendment::{Amendment, AmendmentKind as Kind, Form as Wording};
use crate::domain::anchor::Place;
use crate::domain::change::Change;
use crate::domain::decision::Vote;
use crate::domain::demand::{Demand, DemandStatus};
use crate::domain::diff;
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, NodeKey};
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::wording::{self, Before};
use crate::text::lang::Lang;

pub(super) fn submit(app: &mut App, form: &mut Form, known: bool, effects: &mut Vec<Effect>) -> Submitted {
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let mut amendment = forms::amendment_of(form, app.now, desk);
    if amendment.kind.needs_old_words() && amendment.old.is_empty() && amendment.kind != Kind::Everywhere {
        amendment.old.clone_from(&amendment.anchor.quote);
    }
    let taken = forms::taken(form, desk);
    let found = desk.session().draft().map_or(0, |draft| wording::occurrences(draft, &amendment.old));
    let home = amendment.target.as_ref().and_then(|key| desk.section_of(key));
    let own = desk.section_of(&amendment.anchor.node);
    words(form, &amendment, app.lang)?;
    places(form, &amendment, (home.is_some(), home == own), app.lang)?;
    if amendment.kind == Kind::Everywhere && found == 0 && amendment.form == Wording::Wording {
        let fault = app.lang.pick(
            "Ce terme n’est nulle part dans le plan : vérifiez son orthographe.",
            "This term stands nowhere in the plan: check its spelling.",
        );
        return Err(form.blame(F::Old, fault));
    }
    if amendment.kind == Kind::NewMeasure
        && let Some(number) = amendment.number.as_ref().filter(|number| taken.contains(number))
    {
        let fault = app.lang.pick(
            format!("Il y a déjà une mesure {number} : choisissez un autre numéro."),
            format!("There is a measure {number} already: choose another number."),
        );
        return Err(form.blame(F::Number, &fault));
    }
    settled(form, app.lang)?;
    quoted(form, &amendment, (known, desk.session().draft()), app.lang)?;
    record(app, form, known, amendment, effects)
}

/// The words that go and the words that come: there, and not the same.
fn words(form: &mut Form, amendment: &Amendment, lang: Lang) -> Result<(), Faulty> {
    let kind = amendment.kind;
    if amendment.form == Wording::Instruction {
        return required(form, F::Instruction, lang).map(drop);
    }
    let moved = kind == Kind::Move && form.field(F::Old).is_some_and(|field| !field.hidden);
    let whole = kind == Kind::Delete && amendment.anchor.place == Place::Whole;
    if amendment.old.is_empty() && (kind.needs_old_words() || moved) && !whole {
        let fault = lang.pick(
            "Quels mots du plan ? Choisissez le passage, ou tapez-les.",
            "Which words of the plan? Choose the passage, or type them.",
        );
        return Err(form.blame(F::Old, fault));
    }
    match kind {
        Kind::NewMeasure if form.text(F::Title).is_empty() => {
            let fault = lang
                .pick("Quel est le titre de la nouvelle mesure ?", "What is the title of the new measure?");
            return Err(form.blame(F::Title, fault));
        }
        Kind::NewMeasure => {}
        Kind::Split => split(form, lang)?,
        _ if kind.needs_new_words() => drop(required(form, F::New, lang)?),
        _ => {}
    }
    let compared = matches!(kind, Kind::Replace | Kind::Retitle | Kind::Everywhere);
    if compared && diff::changes(&amendment.old, &amendment.new).is_empty() {
        let fault = lang.pick(
            "Les mots proposés sont ceux du plan : que faut-il changer ?",
            "The new words are those of the plan: what is to change?",
        );
        return Err(form.blame(F::New, fault));
    }
    Ok(())
}

/// At least two titles, and where the parts begin, if that is said.
fn split(form: &mut Form, lang: Lang) -> Result<(), Faulty> {
    let titles = form.paragraphs(F::New).len();
    if titles < 2 {
        let fault = lang.pick(
            "Scinder demande au moins deux titres, un par ligne : Alt+Entrée va à la ligne.",
            "To split takes at least two titles, one a line: Alt+Enter begins a line.",
        );
        return Err(form.blame(F::New, fault));
    }
    let Some(cuts) = forms::cuts_of(form) else {
        let fault = lang.pick(
            "Tapez des numéros de paragraphes : 3, ou 3, 5 ; ou rien.",
            "Type ranks of paragraphs: 3, or 3, 5; or nothing.",
        );
        return Err(form.blame(F::Cuts, fault));
    };
    let ascending = cuts.windows(2).all(|pair| pair.first() < pair.last());
    if !cuts.is_empty() && (cuts.len() + 1 != titles || !ascending || cuts.first() == Some(&0)) {
        let wanted = titles - 1;
        let fault = lang.pick(
            format!("{titles} titres : il faut {wanted} numéro(s) de paragraphe, croissants, à partir de 2."),
            format!("{titles} titles: {wanted} rank(s) of paragraphs are needed, ascending, from 2."),
        );
        return Err(form.blame(F::Cuts, &fault));
    }
    Ok(())
}

/// The other part: there, and another one.
fn places(
    form: &mut Form,
    amendment: &Amendment,
    (has_target, with_itself): (bool, bool),
    lang: Lang,
) -> Result<(), Faulty> {
    let kind = amendment.kind;
    let nowhere = kind == Kind::NewMeasure && amendment.anchor.node == NodeKey::default();
    if (kind.needs_target() && !has_target) || nowhere {
        let fault =
            lang.pick("Quelle mesure ? Choisissez-la avec ← →.", "Which measure? Choose it with ← →.");
        return Err(form.blame(F::Target, fault));
    }
    let part = amendment.old.is_empty();
    if kind.needs_target() && with_itself && (part || kind == Kind::Merge) {
        let fault = lang.pick(
            "C’est la mesure elle-même : choisissez-en une autre.",
            "This is the measure itself: choose another.",
        );
        return Err(form.blame(F::Target, fault));
    }
    if kind == Kind::Reinstate && amendment.anchor.node == NodeKey::default() {
        let fault = lang.pick(
            "Rien de cette mesure n’a disparu depuis une version antérieure : choisissez une autre opération.",
            "Nothing of this measure has gone since an earlier draft: choose another operation.",
        );
        return Err(form.blame(F::Kind, fault));
    }
    Ok(())
}

/// The words that go are in the plan, or the person insists by validating again: minutes may quote what was read aloud
/// from another paper. Those of a proposal already recorded were told when they were typed.
fn quoted(
    form: &mut Form,
    amendment: &Amendment,
    (known, draft): (bool, Option<&Draft>),
    lang: Lang,
) -> Result<(), Faulty> {
    let (Some(draft), Some(proposal)) = (draft, form.proposal.as_deref()) else { return Ok(()) };
    let of_the_text = matches!(amendment.kind, Kind::Replace | Kind::Delete | Kind::Retitle | Kind::Move);
    let as_before = known && proposal.preset.old.trim() == amendment.old.trim();
    let elsewhere = amendment.anchor.draft != draft.id || forms::chosen_is_lost(amendment, proposal);
    if !of_the_text || amendment.old.trim().is_empty() || as_before || elsewhere {
        return Ok(());
    }
    if wording::quotes(amendment, draft) {
        return Ok(());
    }
    let fault = lang.pick(
        "Ces mots ne sont pas ici dans le plan : corrigez-les, ou Entrée encore une fois les enregistre ainsi.",
        "These words are not here in the plan: correct them, or Enter once more records them as they are.",
    );
    let told = form.field(F::Old).is_some_and(|field| field.fault.as_deref() == Some(fault));
    if told { Ok(()) } else { Err(form.blame(F::Old, fault)) }
}

/// The vote and the time, when they are said.
fn settled(form: &mut Form, lang: Lang) -> Result<(), Faulty> {
    let way = form.chosen(F::Settled);
    if way == 2 && Vote::parse(&form.text(F::Vote)).is_none() {
        return Err(form.blame(F::Vote, labels::bad_vote(lang)));
    }
    if way > 0 {
        form.time(F::Time, bad_time(lang))?;
    }
    Ok(())
}

fn record(
    app: &mut App,
    form: &Form,
    known: bool,
    amendment: Amendment,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let Some(proposal) = form.proposal.as_deref() else { return Err(Faulty) };
    let ghost = amendment.kind == Kind::Reinstate && amendment.anchor.place == Place::Whole;
    let ghost = ghost.then(|| amendment.anchor.node.clone());
    let lost = amendment.kind != Kind::Reinstate && forms::chosen_is_lost(&amendment, proposal);
    let reiterated = amendment.reiterates.is_some();
    let Some(entry) = forms::entry_of(form, amendment, app.now, desk) else { return Err(deleted(app)) };
    let phrase = &proposal.phrase;
    let written = Some(form.text(F::Sentence)).filter(|text| phrase.is_rewritten && !text.is_empty());
    let composed = if written.is_some() { phrase.then.clone() } else { None };
    // A part that is gone has a section of its own in the compte-rendu.
    let node = ghost.filter(|key| desk.outline.iter().any(|row| row.key == *key));
    let record =
        Entry { sentence: written, composed, node: node.unwrap_or_else(|| entry.node.clone()), ..entry };
    let mut also = Vec::new();
    if let (true, Some(Before::Demand { demand, .. })) = (reiterated, &proposal.before)
        && let Some(demand) = desk.session().demands().get(demand)
        && demand.status != DemandStatus::Reiterated
    {
        let record = Demand { status: DemandStatus::Reiterated, ..demand.clone() };
        also.push(Change::Demand(Edit::Set { record }));
    }
    let id = record.id.clone();
    super::put_record(app, form, known, (record, also), effects)?;
    told(app, &id, lost);
    Ok(Vec::new())
}

/// Says what the secretary may want to know of what was just recorded.
fn told(app: &mut App, id: &EntryId, lost: bool) {
    let Some(desk) = &app.desk else { return };
    let lang = app.lang;
    let node = desk.session().entries().get(id).map(|entry| entry.node.clone()).unwrap_or_default();
    let collisions = wording::collisions_on(desk.session(), &node);
    if collisions.iter().any(|collision| collision.first == *id || collision.second == *id) {
        let said = lang.pick(
            "Enregistré. Une autre proposition touche les mêmes mots : F8, « Régler », ou plus tard.",
            "Recorded. Another proposal touches the same words: F8, “Settle”, or later.",
        );
        app.notice = Notice::refused(said);
    } else if lost {
        let said = lang.pick(
            "Enregistré, mais son endroit n’est plus dans le plan : Relecture (F7) le rappellera.",
            "Recorded, but its place is no longer in the plan: the review (F7) will tell so.",
        );
        app.notice = Notice::refused(said);
    } else if desk.live.current.as_ref() != Some(&node) {
        let name = desk.outline.iter().find(|row| row.key == node).map(|row| row.name.clone());
        let name = name.unwrap_or_default();
        app.notice = Notice::done(lang.pick(
            format!("Enregistré sous {name}, qui a disparu du plan."),
            format!("Recorded under {name}, which is gone from the plan."),
        ));
    }
}
