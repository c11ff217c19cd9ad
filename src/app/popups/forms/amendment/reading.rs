//! What the form of an amendment says: from its fields to the amendment, whatever is still missing.
use chrono::NaiveDateTime;

use crate::app::desk::Desk;
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::proposal::{Followed, Proposal};
use crate::domain::amendment::{Amendment, AmendmentKind, Form as Wording, Settlement, Side, Standing};
use crate::domain::anchor::{Anchor, Place};
use crate::domain::decision::{Outcome, Vote};
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::number::MeasureNumber;
use crate::domain::wording::Before;
use crate::text::french::dates;

/// The choices on which other fields depend.
pub(super) fn chosen(form: &Form) -> Followed {
    Followed {
        kind: form.chosen_of(F::Kind, &AmendmentKind::ALL).unwrap_or_default(),
        place: form.chosen(F::Where),
        part: form.chosen(F::Part),
        other: form.chosen(F::Target),
        side: form.chosen(F::Side),
        extent: form.chosen(F::Extent),
        settled: form.chosen(F::Settled),
        form: form.chosen(F::Form),
    }
}

/// The amendment as the fields have it.
pub fn amendment_of(form: &Form, now: NaiveDateTime, desk: &Desk) -> Amendment {
    let Some(proposal) = form.proposal.as_deref() else { return Amendment::default() };
    let choices = chosen(form);
    let kind = choices.kind;
    let instruction = choices.form == 1;
    let anchor = anchor_of(form, proposal, desk);
    let shown = |name: F| form.field(name).is_some_and(|field| !field.hidden);
    let target = choices.other.checked_sub(1).and_then(|rank| proposal.others.get(rank)).cloned();
    let old = match kind {
        AmendmentKind::Reinstate => anchor.quote.clone(),
        _ if shown(F::Old) => form.text(F::Old),
        _ => String::new(),
    };
    Amendment {
        kind,
        side: if choices.side == 1 { Side::Before } else { Side::After },
        form: if instruction { Wording::Instruction } else { Wording::Wording },
        old,
        new: new_words(form, kind, instruction),
        target: target.filter(|_| kind.needs_target()),
        standing: form.chosen_of(F::Standing, &Standing::ALL).unwrap_or_default(),
        rationale: form.text(F::Rationale),
        number: if shown(F::Number) { number_of(form) } else { proposal.preset.number.clone() },
        cuts: if shown(F::Cuts) { cuts_of(form).unwrap_or_default() } else { Vec::new() },
        settled: settlement(form, proposal, now),
        alternative_to: proposal.preset.alternative_to.clone(),
        reiterates: reiterates(form, proposal),
        anchor,
    }
}

/// Where: a place of the text, a part as a whole, what an earlier draft had, or the measure beside.
fn anchor_of(form: &Form, proposal: &Proposal, desk: &Desk) -> Anchor {
    let choices = chosen(form);
    let place = || proposal.places.get(choices.place).cloned().unwrap_or_default();
    let preset = &proposal.preset;
    let part = || {
        let part = proposal.parts.get(choices.part).cloned();
        let part = part.unwrap_or_else(|| preset.anchor.clone());
        // What was quoted of the part stays quoted: a dash says which of its lists is meant.
        let known = (preset.kind, &preset.anchor.node, &preset.anchor.draft);
        if known == (choices.kind, &part.node, &part.draft) { preset.anchor.clone() } else { part }
    };
    match choices.kind {
        AmendmentKind::Add | AmendmentKind::Replace | AmendmentKind::Delete => place(),
        AmendmentKind::Move if choices.extent == 1 => place(),
        AmendmentKind::Retitle => titled(part(), desk),
        AmendmentKind::Reinstate => proposal.gone.get(form.chosen(F::Gone)).cloned().unwrap_or_default(),
        AmendmentKind::NewMeasure => {
            let beside = choices.other.checked_sub(1).and_then(|rank| proposal.others.get(rank));
            let draft = desk.session().draft();
            let page = draft.zip(beside).and_then(|(draft, key)| draft.node(key)?.page);
            Anchor {
                draft: draft.map(|draft| draft.id.clone()).unwrap_or_default(),
                node: beside.cloned().unwrap_or_default(),
                page,
                ..Anchor::default()
            }
        }
        _ => part(),
    }
}

/// The title of a part, as a place.
fn titled(part: Anchor, desk: &Desk) -> Anchor {
    let mut units = desk.current_units().into_iter().map(|unit| unit.anchor);
    let title = units.find(|anchor| anchor.node == part.node && anchor.place == Place::Title);
    title.unwrap_or(Anchor { place: Place::Title, ..part })
}

fn new_words(form: &Form, kind: AmendmentKind, instruction: bool) -> String {
    if instruction {
        return form.text(F::Instruction);
    }
    match kind {
        AmendmentKind::Delete | AmendmentKind::Move => String::new(),
        AmendmentKind::NewMeasure => {
            format!("{}\n{}", form.text(F::Title), form.text(F::New)).trim().to_owned()
        }
        AmendmentKind::Split | AmendmentKind::AddToList => form.paragraphs(F::New).join("\n"),
        _ => form.text(F::New),
    }
}

fn number_of(form: &Form) -> Option<MeasureNumber> {
    let number = form.text(F::Number);
    (!number.is_empty()).then(|| MeasureNumber::new(&number))
}

/// The ranks typed, from 0; nothing when they cannot be read.
pub(in crate::app::popups) fn cuts_of(form: &Form) -> Option<Vec<usize>> {
    let text = form.text(F::Cuts);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let ranks: Option<Vec<usize>> =
        numbers.map(|number| number.parse::<usize>().ok()?.checked_sub(1)).collect();
    ranks.filter(|ranks| text.is_empty() || !ranks.is_empty())
}

/// How and when it was settled, as far as it can be read.
fn settlement(form: &Form, proposal: &Proposal, now: NaiveDateTime) -> Option<Settlement> {
    let outcome = match form.chosen(F::Settled) {
        0 => return None,
        1 => Outcome::Consensus,
        _ => Vote::parse(&form.text(F::Vote)).map_or(Outcome::Consensus, Outcome::Vote),
    };
    let known = proposal.preset.settled.map_or(now, |settled| settled.at);
    let time = dates::parse_time(&form.text(F::Time));
    // What was settled to the second stays so while the minute is the same.
    let same = time.is_none_or(|time| super::hour(Some(time)) == super::hour(Some(known.time())));
    let at = if same { known } else { known.date().and_time(time.unwrap_or(known.time())) };
    Some(Settlement { at, outcome })
}

fn reiterates(form: &Form, proposal: &Proposal) -> Option<chrono::NaiveDate> {
    if !form.is_on(F::Reiterates) {
        return None;
    }
    let on = proposal.before.as_ref().map(|before| match before {
        Before::Entry { on, .. } | Before::Demand { on, .. } => *on,
    });
    on.or(proposal.preset.reiterates)
}

/// Those who hold it.
pub fn holders_of(form: &Form) -> Holders {
    let holders = form.proposal.as_ref().and_then(|proposal| proposal.holders.get(form.chosen(F::Holders)));
    holders.cloned().unwrap_or_default()
}

/// The entry as it would be recorded now, its sentence not rewritten.
pub fn entry_of(form: &Form, amendment: Amendment, now: NaiveDateTime, desk: &Desk) -> Option<Entry> {
    let content = Content::Amendment(Box::new(amendment));
    let known = match &form.purpose {
        FormPurpose::Amendment(Some(id)) => Some(desk.session().entries().get(id)?.clone()),
        _ => None,
    };
    let entry = if let Some(known) = known {
        Entry { content, ..known }
    } else {
        let node = form.begun.as_ref().map(|begun| begun.node.clone());
        desk.new_entry(node.or_else(|| desk.live.current.clone())?, now, content)
    };
    Some(Entry { holders: holders_of(form), sentence: None, composed: None, ..entry })
}
