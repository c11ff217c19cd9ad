//! A synthesis proposed from the entries alone: how long, which lines, and recording those that were left ticked.
use std::collections::BTreeSet;

use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::notice::Notice;
use crate::app::popups::{Popup, dismiss};
use crate::app::state::App;
use crate::domain::change::Change;
use crate::domain::entry::Entry;
use crate::domain::id::{EntryId, LineId};
use crate::domain::roll::Edit;
use crate::domain::synthesis::{Basis, LineKind, SynthesisLine};
use crate::minutes::phrases::Composer;
use crate::minutes::summary::{Length, Proposal, ProposedLine, propose};
use crate::minutes::synthesis::introduction;
use crate::text::editing::Editor;
use crate::text::lang::Lang;

/// The fewest words that can be asked for; the strongest demand is proposed whatever its length.
const WORDS_MIN: usize = 20;
/// The most.
const WORDS_MAX: usize = 5_000;

/// A proposed synthesis while it is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The length asked for.
    pub length: Length,
    /// A number of words, asked for instead.
    pub words: Editor,
    /// What is proposed for that length.
    pub proposal: Proposal,
    /// How many words it was made for.
    pub asked: usize,
    /// Lines that are not wanted, by the first entry of each: they stay off at another length.
    pub off: BTreeSet<EntryId>,
    /// The chosen line, by rank.
    pub selected: usize,
}

impl Summary {
    /// Whether a line is to be recorded.
    pub fn is_on(&self, line: &ProposedLine) -> bool {
        line.sources.first().is_none_or(|id| !self.off.contains(id))
    }

    /// The lines to be recorded.
    pub fn wanted(&self) -> impl Iterator<Item = &ProposedLine> {
        self.proposal.lines.iter().filter(|line| self.is_on(line))
    }

    /// How many words are asked for: those typed, or those of the length chosen.
    fn target(&self) -> usize {
        let typed: String = self.words.text().chars().filter(char::is_ascii_digit).collect();
        typed.parse().map_or(self.length.words(), |words: usize| words.clamp(WORDS_MIN, WORDS_MAX))
    }

    fn turn(&mut self, longer: bool) {
        let here = Length::ALL.iter().position(|length| *length == self.length).unwrap_or(0);
        let next = if longer { here + 1 } else { here.saturating_sub(1) };
        self.length = Length::ALL.get(next).copied().unwrap_or(self.length);
    }

    /// Ticks the line of this rank, or takes the tick away.
    pub fn tick(&mut self, rank: usize) {
        let id = self.proposal.lines.get(rank).and_then(|line| line.sources.first()).cloned();
        if let Some(id) = id
            && !self.off.remove(&id)
        {
            self.off.insert(id);
        }
    }
}

/// Proposes a synthesis of one page, to begin with.
pub fn open(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let length = Length::default();
    let proposal = propose(desk.session(), app.lang, length.words());
    if proposal.lines.is_empty() {
        if proposal.covered > 0 {
            app.say(
                "Tout ce qui est fort ou signalé est déjà dans la synthèse.",
                "All that is strong or flagged is in the synthesis already.",
            );
        } else {
            app.refuse(
                "Rien à proposer : en séance (F5), notez des demandes ou signalez des entrées (Ctrl+L).",
                "Nothing to propose: on the live screen (F5), record demands or flag entries (Ctrl+L).",
            );
        }
        return;
    }
    let summary = Summary {
        length,
        words: Editor::line(""),
        proposal,
        asked: length.words(),
        off: BTreeSet::new(),
        selected: 0,
    };
    app.popups.push(Popup::Summary(Box::new(summary)));
}

/// What a key does: arrows choose a line or a length, digits write a number of words, Space ticks.
pub(super) fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let Some(Popup::Summary(summary)) = app.popups.last_mut() else { return };
    let last = summary.proposal.lines.len().saturating_sub(1);
    let selected = summary.selected;
    match key.code {
        Code::Esc => dismiss(app),
        Code::Enter => accept(app, effects),
        Code::Up => summary.selected = selected.saturating_sub(1),
        Code::Down => summary.selected = (selected + 1).min(last),
        Code::PageUp => summary.selected = selected.saturating_sub(5),
        Code::PageDown => summary.selected = (selected + 5).min(last),
        Code::Tab | Code::Char(' ') => summary.tick(selected),
        Code::Left | Code::Right if summary.words.is_empty() => summary.turn(key.code == Code::Right),
        Code::Char(c) if key.written().is_some() && !c.is_ascii_digit() => {}
        _ => {
            if let Some(command) = crate::app::update::edit_command(key) {
                summary.words.apply(command);
            }
        }
    }
}

/// The proposal follows the length asked for and the session.
pub fn follow(app: &mut App) {
    let (Some(Popup::Summary(summary)), Some(desk)) = (app.popups.last_mut(), &app.desk) else { return };
    let target = summary.target();
    if target != summary.asked {
        summary.asked = target;
        let kept = summary.proposal.lines.get(summary.selected).map(|line| line.sources.clone());
        summary.proposal = propose(desk.session(), app.lang, target);
        let lines = &summary.proposal.lines;
        summary.selected = lines.iter().position(|line| Some(&line.sources) == kept.as_ref()).unwrap_or(0);
    }
}

/// Records the lines left ticked, with their entries, as one step; what is written already is not touched.
pub(super) fn accept(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(Popup::Summary(summary)) = app.popups.last() else { return };
    let wanted: Vec<ProposedLine> = summary.wanted().cloned().collect();
    let covered = summary.proposal.covered;
    if wanted.is_empty() {
        return app.refuse(
            "Aucune ligne n’est cochée : Espace en coche une, Échap referme.",
            "No line is ticked: Space ticks one, Esc closes.",
        );
    }
    let Some(desk) = &app.desk else { return };
    let changes = additions(desk, &wanted, app.lang);
    let first = changes.iter().find_map(|change| match change {
        Change::Line(Edit::Add { record, .. }) => Some(record.id.clone()),
        _ => None,
    });
    if !app.perform(Change::Group(changes), effects) {
        return;
    }
    app.popups.pop();
    if let (Some(desk), Some(first)) = (&mut app.desk, first) {
        desk.synthesis.half = crate::app::screens::synthesis::Half::Lines;
        desk.synthesis.line = desk.lines().iter().position(|line| line.id == first).unwrap_or(0);
    }
    app.notice = Notice::done(said(wanted.len(), covered, app.lang));
}

fn said(count: usize, covered: usize, lang: Lang) -> String {
    let added = match count {
        1 => lang.pick("1 ligne ajoutée".to_owned(), "1 line added".to_owned()),
        _ => lang.pick(format!("{count} lignes ajoutées"), format!("{count} lines added")),
    };
    let kept = match covered {
        0 => String::new(),
        _ => lang.pick(
            format!(", sans toucher à ce qui est écrit ({covered} déjà couvertes)"),
            format!(", what is written is untouched ({covered} covered already)"),
        ),
    };
    format!("{added}{kept}. {}", lang.pick("Ctrl+Z les retire toutes.", "Ctrl+Z takes all back."))
}

/// The changes that add these lines, with the introduction of the shortcomings when there is none.
fn additions(desk: &Desk, wanted: &[ProposedLine], lang: Lang) -> Vec<Change> {
    let session = desk.session();
    let composer = Composer::new(session, lang);
    let said = |entry: &Entry| composer.sentence_text(entry);
    let ever = session.synthesis().ever();
    let is_shortcoming = |kind: LineKind| kind == LineKind::Shortcoming;
    let known = session.synthesis().iter().filter(|line| is_shortcoming(line.kind)).count();
    let new = wanted.iter().filter(|line| is_shortcoming(line.kind)).count();
    let mut introduced =
        session.synthesis().iter().any(|line| line.kind == LineKind::ShortcomingsIntroduction);
    let mut records: Vec<SynthesisLine> = Vec::new();
    for line in wanted {
        if is_shortcoming(line.kind) && !std::mem::replace(&mut introduced, true) {
            records.push(SynthesisLine {
                kind: LineKind::ShortcomingsIntroduction,
                text: introduction(session, known + new, lang),
                ..SynthesisLine::default()
            });
        }
        let ProposedLine { kind, references, ref text, .. } = *line;
        let record = SynthesisLine { kind, references, text: text.clone(), ..SynthesisLine::default() };
        let entries = line.sources.iter().filter_map(|id| session.entries().get(id));
        records.push(entries.fold(record, |record, entry| record.resting_on(Basis::of(entry, said(entry)))));
    }
    let with_id = |(rank, record): (usize, SynthesisLine)| {
        let id: LineId = format!("l{}-{}", ever + 1 + rank, desk.writer).as_str().into();
        Change::Line(Edit::Add { record: SynthesisLine { id, ..record }, before: None })
    };
    records.into_iter().enumerate().map(with_id).collect()
}
