//! The form of an amendment: what is to be done, where in the text, the words that go and the words that come, who
//! holds it, how far it went, and the sentence it makes. Which fields are shown is in `fields`, what they offer in
//! `offers`, what follows what is typed in `follow`, what they say in `reading`.
mod fields;
mod follow;
mod offers;
mod reading;

pub(in crate::app::popups) use follow::{chosen_is_lost, taken};
pub use follow::{follow, recompose};
pub(in crate::app::popups) use reading::cuts_of;
pub use reading::{amendment_of, entry_of, holders_of};

use chrono::NaiveDateTime;

use super::hour;
use crate::app::desk::Desk;
use crate::app::form::{FieldName as F, FieldValue, Form, FormPurpose};
use crate::app::labels;
use crate::app::proposal::{Phrase, Proposal};
use crate::domain::amendment::{Amendment, AmendmentKind, Form as Wording, Side, Standing};
use crate::domain::anchor::Place;
use crate::domain::decision::Outcome;
use crate::domain::entry::{Entry, Holders};
use crate::domain::outline::Fate;
use crate::domain::session::Session;
use crate::text::lang::Lang;

/// A new amendment on the chosen place of the section shown; what is half typed becomes its new words.
pub fn on_chosen_place(desk: &Desk) -> Amendment {
    let units = desk.current_units();
    let typed = desk.live.capture.text().trim().to_owned();
    let ghost = desk.current().is_some_and(|row| row.fate == Fate::Gone);
    let chosen = desk.passage().ok().map(|passage| passage.anchor);
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
    Amendment { kind, anchor, old, new, ..Amendment::default() }
}

/// A new amendment with what is known of it filled in.
pub fn proposal(desk: &Desk, preset: &Amendment, now: NaiveDateTime, lang: Lang) -> Form {
    let mut preset = preset.clone();
    if preset.kind == AmendmentKind::Everywhere && preset.old.chars().count() > follow::TERM_CHARS_MAX {
        // A passage is no term: the term is asked for.
        preset.old.clear();
    }
    form(desk, None, (&preset, &desk.live.settings.holders), now, lang)
}

/// An amendment already recorded.
pub fn edit_amendment(
    desk: &Desk,
    entry: &Entry,
    amendment: &Amendment,
    now: NaiveDateTime,
    lang: Lang,
) -> Form {
    form(desk, Some(entry), (amendment, &entry.holders), now, lang)
}

fn form(
    desk: &Desk,
    entry: Option<&Entry>,
    (amendment, held_by): (&Amendment, &Holders),
    now: NaiveDateTime,
    lang: Lang,
) -> Form {
    let (places, lost, here) = offers::places(desk, amendment);
    let (parts, part) = offers::parts(desk, amendment);
    let (gone, old) = offers::gone(desk, amendment);
    let others = desk.outline.iter().filter(|row| row.fate != Fate::Gone).map(|row| row.key.clone());
    let (holders, holder) = offers::holders(desk, held_by);
    let mut proposal = Proposal {
        preset: amendment.clone(),
        places,
        lost,
        parts,
        gone,
        others: others.collect(),
        holders,
        followed: None,
        before: None,
        phrase: Phrase::default(),
    };
    let other = offers::other(desk, &proposal, amendment);
    let purpose = FormPurpose::Amendment(entry.map(|entry| entry.id.clone()));
    let mut form = Form::new(purpose, lang.pick("Proposition de rédaction", "Proposed wording"));
    form = with_places(form, desk, &proposal, lang);
    form = with_words(form, amendment);
    form = with_standing(form, desk, &proposal, now, lang);
    form = form.area(F::Sentence, lang.pick("Phrase", "Sentence"), "", "");
    for (name, rank) in
        [(F::Where, here), (F::Part, part), (F::Gone, old), (F::Target, other), (F::Holders, holder)]
    {
        form.put(name, rank);
    }
    if let Some(written) = entry.and_then(|entry| entry.sentence.as_ref()) {
        form.write(F::Sentence, written);
        proposal.phrase.is_rewritten = true;
        proposal.phrase.then = entry.and_then(|entry| entry.composed.clone());
        proposal.phrase.seen = form.text(F::Sentence);
    }
    form.proposal = Some(Box::new(proposal));
    form
}

/// What is to be done, and where.
fn with_places(form: Form, desk: &Desk, proposal: &Proposal, lang: Lang) -> Form {
    let amendment = &proposal.preset;
    let kinds =
        AmendmentKind::ALL.iter().map(|kind| labels::amendment_kind(*kind, lang).to_owned()).collect();
    let kind = AmendmentKind::ALL.iter().position(|kind| *kind == amendment.kind).unwrap_or(0);
    let passage = amendment.kind == AmendmentKind::Move && !amendment.old.trim().is_empty();
    let extents = [lang.pick("la partie entière", "the whole part"), lang.pick("un passage", "a passage")];
    let names = |anchors: &[_]| anchors.iter().map(|anchor| offers::place(desk, anchor, lang)).collect();
    let mut places: Vec<String> = names(&proposal.places);
    for place in places.iter_mut().take(proposal.lost) {
        *place = format!("{} {place}", lang.pick("⚠ disparu", "⚠ gone"));
    }
    form.choice(F::Kind, lang.pick("Opération", "Operation"), kinds, kind)
        .choice(F::Gone, lang.pick("Quoi", "What"), offers::gone_names(desk, &proposal.gone, lang), 0)
        .choice(
            F::Extent,
            lang.pick("Quoi", "What"),
            extents.map(str::to_owned).to_vec(),
            usize::from(passage),
        )
        .choice(F::Where, lang.pick("Où", "Where"), places, 0)
        .choice(
            F::Part,
            lang.pick("Quelle partie", "Which part"),
            offers::part_names(desk, &proposal.parts),
            0,
        )
        .choice(
            F::Side,
            lang.pick("De quel côté", "Which side"),
            Vec::new(),
            usize::from(amendment.side == Side::Before),
        )
        .choice(F::Target, "", offers::other_names(desk, &proposal.others), 0)
}

/// The words that go and that come.
fn with_words(form: Form, amendment: &Amendment) -> Form {
    let instruction = amendment.form == Wording::Instruction;
    let (said, worded) =
        if instruction { (amendment.new.as_str(), "") } else { ("", amendment.new.as_str()) };
    let (title, new) = match worded.split_once('\n') {
        _ if amendment.kind != AmendmentKind::NewMeasure => ("", worded),
        Some((title, text)) => (title, text),
        None => (worded, ""),
    };
    let number = amendment.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let cuts: Vec<String> = amendment.cuts.iter().map(|rank| (rank + 1).to_string()).collect();
    // What is missing first is asked for first.
    let focus = match amendment.kind {
        _ if instruction => F::Instruction,
        AmendmentKind::NewMeasure if title.is_empty() => F::Title,
        AmendmentKind::Everywhere if amendment.old.trim().is_empty() => F::Old,
        kind if kind.needs_target() && amendment.target.is_none() => F::Target,
        _ => F::New,
    };
    form.line(F::Number, "", "", &number)
        .line(F::Title, "", "", title)
        .area(F::Old, "", "", &amendment.old)
        .area(F::New, "", "", new)
        .line(F::Cuts, "", "", &cuts.join(", "))
        .area(F::Instruction, "", "", said)
        .focused(focus)
}

/// Who holds it, how far it went, why.
fn with_standing(form: Form, desk: &Desk, proposal: &Proposal, now: NaiveDateTime, lang: Lang) -> Form {
    let amendment = &proposal.preset;
    let standings =
        Standing::ALL.iter().map(|standing| labels::standing(*standing, lang).to_owned()).collect();
    let standing = Standing::ALL.iter().position(|standing| *standing == amendment.standing).unwrap_or(0);
    let wording = usize::from(amendment.form == Wording::Instruction);
    let forms =
        [Wording::Wording, Wording::Instruction].map(|form| labels::form(form, lang).to_owned()).to_vec();
    let holders = proposal.holders.iter().map(|held| labels::holders(held, desk.session(), lang)).collect();
    let (settled, vote) = match amendment.settled.map(|settled| settled.outcome) {
        None => (0, String::new()),
        Some(Outcome::Consensus) => (1, String::new()),
        Some(Outcome::Vote(vote)) => (2, format!("{}/{}/{}", vote.in_favor, vote.against, vote.abstain)),
    };
    let at = amendment.settled.map_or(now, |settled| settled.at);
    let outcomes = [
        lang.pick("pas encore réglée", "not settled yet"),
        lang.pick("par consensus", "by consensus"),
        lang.pick("par un vote", "by a vote"),
    ];
    form.choice(F::Form, lang.pick("Sous forme de", "As"), forms, wording)
        .choice(F::Holders, lang.pick("Porteurs", "Holders"), holders, 0)
        .choice(F::Standing, lang.pick("En séance", "In the meeting"), standings, standing)
        .choice(F::Settled, lang.pick("Accord", "Agreement"), outcomes.map(str::to_owned).to_vec(), settled)
        .line(F::Vote, lang.pick("Vote", "Vote"), "", &vote)
        .line(F::Time, lang.pick("À", "At"), "", &hour(Some(at.time())))
        .area(F::Rationale, lang.pick("Motif", "Rationale"), "", &amendment.rationale)
        .toggle(F::Reiterates, lang.pick("Réitère", "Made again"), amendment.reiterates.is_some())
}

/// Takes other holders into the form, several organizations perhaps.
pub fn hold(form: &mut Form, holders: Holders, session: Option<&Session>, lang: Lang) {
    let (Some(proposal), Some(session)) = (form.proposal.as_mut(), session) else { return };
    let rank = proposal.holders.iter().position(|known| *known == holders).unwrap_or_else(|| {
        proposal.holders.push(holders);
        proposal.holders.len() - 1
    });
    let named = proposal.holders.iter().map(|held| labels::holders(held, session, lang)).collect();
    if let Some(FieldValue::Choice { options, chosen }) = form.field_mut(F::Holders).map(|f| &mut f.value) {
        (*options, *chosen) = (named, rank);
    }
    form.touched = true;
}
