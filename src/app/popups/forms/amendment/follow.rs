//! The form of an amendment follows what is typed and chosen in it: fields that matter, words offered, what the
//! program has to say about them, and the sentence, until a person rewrites that.
use super::fields::arrange;
use super::reading::{amendment_of, chosen, cuts_of, entry_of};
use crate::app::desk::Desk;
use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::popups::Popup;
use crate::app::proposal::{Followed, Proposal};
use crate::app::proposed::gist;
use crate::app::state::App;
use crate::domain::amendment::{Amendment, AmendmentKind as Kind, Side, Standing};
use crate::domain::anchor::Place;
use crate::domain::diff::{self, Hunk, HunkKind};
use crate::domain::entry::{Content, Entry};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::NodeKind;
use crate::domain::wording::{self, Before};
use crate::minutes::phrases::{self, Composer};
use crate::text::editing::EditCommand;
use crate::text::french::dates;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

/// A term longer than this is no term but the passage chosen before.
pub(super) const TERM_CHARS_MAX: usize = 60;
/// How many characters beside an addition are shown.
const BESIDE_CHARS: usize = 48;

/// Lets the form on top follow what is in it, if it is one of an amendment.
pub fn follow(app: &mut App) {
    let (lang, now) = (app.lang, app.now);
    let App { popups, desk: Some(desk), .. } = app else { return };
    let Some(Popup::Form(form)) = popups.last_mut() else { return };
    let Some(mut proposal) = form.proposal.take() else { return };
    offer(form, &mut proposal, desk);
    form.proposal = Some(proposal);
    let amendment = amendment_of(form, now, desk);
    let Some(mut proposal) = form.proposal.take() else { return };
    let entry = entry_of(form, amendment.clone(), now, desk);
    let known = match &form.purpose {
        FormPurpose::Amendment(known) => known.clone(),
        _ => None,
    };
    let section = entry.as_ref().map(|entry| entry.node.clone()).unwrap_or_default();
    proposal.before = wording::made_before(&amendment, &section, known.as_ref(), desk.session());
    arrange(form, &proposal, lang);
    notes(form, &proposal, &amendment, (desk, lang));
    let composer = Composer::new(desk.session(), lang);
    if let Some(entry) = &entry {
        proposal.phrase.composed = composer.composed_text(entry);
    }
    phrase(form, &mut proposal);
    let phrase = &mut proposal.phrase;
    let written =
        |entry| Entry { sentence: Some(phrase.seen.clone()), composed: phrase.then.clone(), ..entry };
    phrase.is_stale =
        phrase.is_rewritten && entry.map(written).is_some_and(|entry| !composer.still_follows(&entry));
    form.proposal = Some(proposal);
}

/// What a choice brings with it: the words of the place, the old title, the free number. Words typed stay.
fn offer(form: &mut Form, proposal: &mut Proposal, desk: &Desk) {
    let mut now = chosen(form);
    if now.kind == Kind::NewMeasure && now.other == 0 {
        // A new measure most often stands beside the one that is being examined.
        let here = proposal.others.iter().position(|key| Some(key) == desk.live.current.as_ref());
        form.put(F::Target, here.map_or(0, |rank| rank + 1));
        now = chosen(form);
    }
    let before = proposal.followed.replace(now);
    if before == Some(now) {
        return;
    }
    let first = before.is_none();
    let quote =
        |rank: usize| proposal.places.get(rank).map(|anchor| anchor.quote.clone()).unwrap_or_default();
    let place_moved = before.is_some_and(|before| {
        (before.kind, before.place, before.extent) != (now.kind, now.place, now.extent)
    });
    match now.kind {
        Kind::Replace if place_moved => old_words(form, &quote(now.place), true),
        Kind::Delete if place_moved => old_words(form, &quote(now.place), false),
        Kind::Move if place_moved && now.extent == 1 => old_words(form, &quote(now.place), false),
        Kind::Retitle if before.is_some_and(|before| (before.kind, before.part) != (now.kind, now.part)) => {
            let part = proposal.parts.get(now.part);
            let node = part.and_then(|part| desk.current_section().iter().find(|node| node.key == part.node));
            old_words(form, &node.map(|node| node.title.clone()).unwrap_or_default(), true);
        }
        Kind::Everywhere if form.text(F::Old).chars().count() > TERM_CHARS_MAX => {
            old_words(form, "", true);
        }
        Kind::NewMeasure => new_number(form, proposal, now, desk),
        _ => {}
    }
    if now.form == 1 && before.is_some_and(|before| before.form == 0) && form.text(F::Instruction).is_empty()
    {
        let typed = form.text(F::New);
        if typed != form.text(F::Old) {
            form.write(F::Instruction, &typed);
        }
    }
    let settles = before.is_some_and(|before| before.settled == 0) && now.settled == 1;
    if settles && !first {
        form.put(F::Standing, Standing::ALL.iter().position(|s| *s == Standing::Adopted).unwrap_or(0));
    }
}

/// The words that go, unless others were typed; the words that come are a copy of them to be altered, where one is.
fn old_words(form: &mut Form, words: &str, copied: bool) {
    let old = form.text(F::Old);
    let untouched = old.is_empty() || form.field(F::Old).is_some_and(|field| field.offered.trim() == old);
    if !untouched {
        return;
    }
    form.write(F::Old, words);
    let new = form.text(F::New);
    if copied && (new.is_empty() || new == old) {
        form.write(F::New, words);
    }
}

/// The number after that of the measure beside, unless another was typed.
fn new_number(form: &mut Form, proposal: &Proposal, now: Followed, desk: &Desk) {
    let Some(draft) = desk.session().draft() else { return };
    let numbered: Vec<_> =
        draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure && node.number.is_some()).collect();
    let beside = now.other.checked_sub(1).and_then(|rank| proposal.others.get(rank));
    let rank = numbered.iter().position(|node| Some(&node.key) == beside);
    let rank = if now.side == 1 { rank.and_then(|rank| rank.checked_sub(1)) } else { rank };
    let number = rank.and_then(|rank| numbered.get(rank)?.number.clone());
    let free = number.and_then(|number| wording::free_number(&number, &taken(form, desk)));
    let typed = form.text(F::Number);
    let untouched =
        typed.is_empty() || form.field(F::Number).is_some_and(|field| field.offered.trim() == typed);
    let known = proposal.preset.number.is_some()
        && proposal.preset.anchor.node == beside.cloned().unwrap_or_default();
    if untouched && (typed.is_empty() || !known) {
        form.write(F::Number, &free.map(|number| number.to_string()).unwrap_or_default());
    }
}

/// The numbers of the plan and of the other proposals.
pub(in crate::app::popups) fn taken(form: &Form, desk: &Desk) -> Vec<MeasureNumber> {
    let session = desk.session();
    let plan =
        session.draft().into_iter().flat_map(|draft| &draft.nodes).filter_map(|node| node.number.clone());
    let altered = match &form.purpose {
        FormPurpose::Amendment(known) => known.clone(),
        _ => None,
    };
    let others = session.entries().iter().filter(|entry| Some(&entry.id) != altered.as_ref());
    let proposed = others.filter_map(|entry| match &entry.content {
        Content::Amendment(amendment) => amendment.number.clone(),
        _ => None,
    });
    plan.chain(proposed).collect()
}

/// What the program has to say below the fields.
fn notes(form: &mut Form, proposal: &Proposal, amendment: &Amendment, (desk, lang): (&Desk, Lang)) {
    for field in &mut form.fields {
        field.below.clear();
    }
    let same = |text: String| vec![Hunk { kind: HunkKind::Same, text }];
    let mut put = |name: F, below: Vec<Hunk>| {
        if let Some(field) = form.field_mut(name) {
            field.below = below;
        }
    };
    let changed = matches!(amendment.kind, Kind::Replace | Kind::Retitle) && !amendment.new.is_empty();
    match amendment.kind {
        Kind::Replace | Kind::Retitle
            if changed && amendment.form == crate::domain::amendment::Form::Wording =>
        {
            put(F::New, gist(diff::words(&amendment.old, &amendment.new)));
        }
        Kind::Add => put(F::New, beside(amendment)),
        Kind::Delete if !amendment.old.is_empty() => put(F::Old, gist(around(amendment))),
        Kind::Everywhere => put(F::Old, same(everywhere(amendment, desk, lang))),
        _ => {}
    }
    if amendment.kind != Kind::Reinstate && chosen_is_lost(amendment, proposal) {
        let words = lang.pick(
            "n’est plus dans le plan : → propose ce que cet endroit est peut-être devenu",
            "is no longer in the plan: → offers what this place may have become",
        );
        put(F::Where, same(words.to_owned()));
    }
    let said = proposal.before.as_ref().map(|before| made_before(before, desk, lang));
    put(F::Reiterates, said.map(same).unwrap_or_default());
    let cuts = cuts_of(form).unwrap_or_default();
    let cut = cut_words(amendment, &cuts, desk);
    if let Some(field) = form.field_mut(F::Cuts) {
        field.below = if cut.is_empty() { Vec::new() } else { same(cut) };
    }
}

/// Whether the place chosen is one of an earlier draft that is no longer in the plan.
pub(in crate::app::popups) fn chosen_is_lost(amendment: &Amendment, proposal: &Proposal) -> bool {
    proposal.places.iter().take(proposal.lost).any(|anchor| *anchor == amendment.anchor)
}

/// The words that come beside the last or first words of the place.
fn beside(amendment: &Amendment) -> Vec<Hunk> {
    let anchor = &amendment.anchor;
    let bare = matches!(anchor.place, Place::Whole | Place::Head | Place::End);
    let new = amendment.new.trim();
    if new.is_empty() || bare || anchor.quote.is_empty() {
        return Vec::new();
    }
    let added = Hunk { kind: HunkKind::Added, text: new.to_owned() };
    let same = |text: String| Hunk { kind: HunkKind::Same, text };
    let length = anchor.quote.chars().count();
    let cut = length > BESIDE_CHARS;
    if amendment.side == Side::Before {
        let words: String = anchor.quote.chars().take(BESIDE_CHARS).collect();
        return vec![added, same(format!(" {words}{}", if cut { "…" } else { "" }))];
    }
    let words: String = anchor.quote.chars().skip(length.saturating_sub(BESIDE_CHARS)).collect();
    vec![same(format!("{}{words} ", if cut { "…" } else { "" })), added]
}

/// The words that go between those that stand around them.
fn around(amendment: &Amendment) -> Vec<Hunk> {
    let anchor = &amendment.anchor;
    let hunk = |kind, text: &str| Hunk { kind, text: text.to_owned() };
    let mut hunks = vec![
        hunk(HunkKind::Same, &anchor.before),
        hunk(HunkKind::Removed, &amendment.old),
        hunk(HunkKind::Same, &anchor.after),
    ];
    hunks.retain(|hunk| !hunk.text.is_empty());
    hunks
}

/// « 12 endroits du plan ».
fn everywhere(amendment: &Amendment, desk: &Desk, lang: Lang) -> String {
    let term = amendment.old.trim();
    let found = desk.session().draft().map_or(0, |draft| wording::occurrences(draft, term));
    match (term.is_empty(), found) {
        (true, _) => String::new(),
        (false, 0) => lang.pick("nulle part dans le plan", "nowhere in the plan").to_owned(),
        (false, _) => lang.pick(
            format!("{} du plan", count(found, "endroit", "endroits")),
            format!("{} of the plan", count(found, "place", "places")),
        ),
    }
}

/// « Déjà proposé le 27 janvier : … ».
fn made_before(before: &Before, desk: &Desk, lang: Lang) -> String {
    let session = desk.session();
    match before {
        Before::Entry { entry, .. } => {
            let text = session.entries().get(entry).map(|entry| phrases::sentence_text(entry, session, lang));
            let said = lang.pick("Déjà proposé dans cette séance", "Made already in this meeting");
            format!("{said} : {}", text.unwrap_or_default())
        }
        Before::Demand { demand, on } => {
            let day = dates::day_and_month(*on, lang);
            let text = session.demands().get(demand).map(|demand| demand.text.clone()).unwrap_or_default();
            lang.pick(format!("Déjà proposé le {day} : {text}"), format!("Made already on {day}: {text}"))
        }
    }
}

/// The first words of the paragraphs at which the parts of a split begin.
fn cut_words(amendment: &Amendment, cuts: &[usize], desk: &Desk) -> String {
    let node = desk.current_section().iter().find(|node| node.key == amendment.anchor.node);
    let Some(node) = node.filter(|_| amendment.kind == Kind::Split) else { return String::new() };
    let begins = |(part, rank): (usize, &usize)| {
        let words: String = node.paragraphs.get(*rank)?.text.chars().take(BESIDE_CHARS).collect();
        Some(format!("{part} : « {words}… »"))
    };
    cuts.iter().enumerate().filter_map(|(at, rank)| begins((at + 2, rank))).collect::<Vec<_>>().join("  ")
}

/// The sentence follows the data until a person rewrites it; emptied and left, it follows them again.
fn phrase(form: &mut Form, proposal: &mut Proposal) {
    let phrase = &mut proposal.phrase;
    let text = form.text(F::Sentence);
    let here = form.fields.get(form.focus).is_some_and(|field| field.name == F::Sentence);
    if text != phrase.seen {
        phrase.is_rewritten = text != phrase.composed.trim();
        phrase.then = phrase.is_rewritten.then(|| phrase.composed.clone());
    }
    if text.is_empty() && !here {
        phrase.is_rewritten = false;
    }
    if !phrase.is_rewritten {
        phrase.then = None;
        if text != phrase.composed.trim() {
            form.write(F::Sentence, &phrase.composed);
        }
    }
    phrase.seen = form.text(F::Sentence);
}

/// Composes the sentence of the form on top anew; the rewritten one can be had back by undoing in the field.
pub fn recompose(app: &mut App) {
    let Some(Popup::Form(form)) = app.popups.last_mut() else { return };
    let Some(composed) = form.proposal.as_ref().map(|proposal| proposal.phrase.composed.clone()) else {
        return;
    };
    let Some(rank) = form.fields.iter().position(|field| field.name == F::Sentence) else { return };
    let focus = std::mem::replace(&mut form.focus, rank);
    form.edit(EditCommand::SelectAll);
    form.edit(EditCommand::Paste(composed));
    form.focus = focus;
}
