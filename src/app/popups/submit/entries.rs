//! Forms about what is said on the plan: amendments, decisions, tasks, sentences, and the synthesis.
use super::{bad_date, deleted, made, put_entry, required};
use crate::app::capture::{self, Settings};
use crate::app::effect::Effect;
use crate::app::form::{FieldName as F, Form, Submitted};
use crate::app::state::App;
use crate::domain::action::ActionItem;
use crate::domain::change::Change;
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::entry::{Content, Entry, Question};
use crate::domain::id::{EntryId, LineId};
use crate::domain::observation::{Observation, Stance, Strength};
use crate::domain::roll::Edit;
use crate::domain::synthesis::{LineKind, References, SynthesisLine};
use crate::minutes::phrases::Composer;

pub(super) fn decision(
    app: &mut App,
    form: &mut Form,
    entry: Option<EntryId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let text = required(form, F::Text, app.lang)?;
    let vote = form.text(F::Vote);
    let outcome = if vote.is_empty() {
        Outcome::Consensus
    } else if let Some(vote) = Vote::parse(&vote) {
        Outcome::Vote(vote)
    } else {
        return Err(form.blame(F::Vote, crate::app::labels::bad_vote(app.lang)));
    };
    let decision = Decision { text, outcome, reservations: form.text(F::Reservations) };
    put_entry(app, form, entry, Content::Decision(decision), effects)
}

pub(super) fn action_item(
    app: &mut App,
    form: &mut Form,
    entry: Option<EntryId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let what = required(form, F::What, app.lang)?;
    let day = app.desk.as_ref().map(|desk| desk.session().meeting().date);
    let due = form.date(F::Due, day, bad_date(app.lang))?;
    let item = ActionItem { who: form.text(F::Who), what, due, closed: form.is_on(F::Closed) };
    put_entry(app, form, entry, Content::Action(item), effects)
}

/// An observation, a question, or a gap that becomes what its words say.
pub(super) fn sentence(app: &mut App, form: &mut Form, id: &EntryId, effects: &mut Vec<Effect>) -> Submitted {
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let Some(known) = desk.session().entries().get(id).cloned() else { return Err(deleted(app)) };
    let printed = Some(form.text(F::Sentence)).filter(|text| !text.is_empty());
    let text = form.text(F::Text);
    // What was received word for word is printed as its words are written now.
    let received = printed == known.sentence && desk.session().transcript().is_as_received(&known);
    let anew = received && !text.is_empty() && known.content.words() != text;
    let printed = if anew { Some(text.clone()) } else { printed };
    let mut record = Entry { sentence: printed, ..known };
    match &record.content {
        Content::Stub(_) if text.is_empty() => record.content = Content::Stub(text),
        Content::Stub(_) => {
            let settings =
                Settings { holders: record.holders.clone(), flagged: record.flagged, ..Settings::default() };
            let reading = capture::read(&text, &settings, desk.session());
            (record.content, record.holders, record.flagged) =
                (reading.content, reading.holders, reading.flagged);
        }
        Content::Question(_) => {
            let text = required(form, F::Text, app.lang)?;
            record.content = Content::Question(Question { text, answer: form.text(F::Answer) });
        }
        _ => {
            let text = required(form, F::Text, app.lang)?;
            let stance = form.chosen_of(F::Stance, &Stance::ALL).unwrap_or_default();
            let strength = form.chosen_of(F::Strength, &Strength::ALL).unwrap_or_default();
            record.content = Content::Observation(Observation { stance, strength, text });
        }
    }
    made(app.perform(Change::Entry(Edit::Set { record }), effects))
}

pub(super) fn line(
    app: &mut App,
    form: &mut Form,
    line: Option<&LineId>,
    sources: Vec<EntryId>,
    effects: &mut Vec<Effect>,
) -> Submitted {
    let text = required(form, F::Text, app.lang)?;
    let kind = form.chosen_of(F::LineKind, &LineKind::ALL).unwrap_or_default();
    let references = form.chosen_of(F::References, &References::ALL).unwrap_or_default();
    let Some(desk) = &app.desk else { return Err(deleted(app)) };
    let session = desk.session();
    let known = line.and_then(|id| session.synthesis().get(id));
    if line.is_some() && known.is_none() {
        return Err(deleted(app));
    }
    // The entries it rests on are linked elsewhere, also while this form lay aside.
    let base = known.cloned().unwrap_or_else(|| SynthesisLine {
        id: desk.fresh("l", session.synthesis()).as_str().into(),
        sources,
        ..SynthesisLine::default()
    });
    let rewritten = base.text != text;
    let mut record = SynthesisLine { kind, text, references, ..base };
    if rewritten {
        // Who writes it has what its entries say now in sight.
        let composer = Composer::new(session, app.lang);
        record = record.settled(session, |entry| composer.sentence_text(entry));
    }
    let (id, new) = (record.id.clone(), line.is_none());
    let edit = if new { Edit::Add { record, before: None } } else { Edit::Set { record } };
    if !app.perform(Change::Line(edit), effects) {
        return made(false);
    }
    if let (Some(desk), true) = (&mut app.desk, new) {
        // The marks have served.
        desk.synthesis.marked.clear();
        desk.synthesis.line = desk.lines().iter().position(|line| line.id == id).unwrap_or(0);
    }
    made(true)
}
