//! Lecture au groupe: one proposal read back to the room in large; Enter records that it was settled, Tab takes a vote.
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::labels;
use crate::app::notice::Notice;
use crate::app::popups::Popup;
use crate::app::proposed::{Proposed, proposed};
use crate::app::state::App;
use crate::domain::amendment::{Amendment, Settlement, Standing};
use crate::domain::change::Change;
use crate::domain::decision::{Outcome, Vote};
use crate::domain::entry::{Content, Entry};
use crate::domain::id::EntryId;
use crate::domain::roll::Edit;
use crate::text::editing::Editor;
use crate::text::french::dates;
use crate::text::lang::Lang;

/// The proposal in sight.
#[derive(Debug, Clone, PartialEq)]
pub struct Lecture {
    /// The entry, as it was when its texts were made.
    pub entry: Entry,
    /// What is read.
    pub proposed: Proposed,
    /// Its rank among the proposals of the section, from 0, and how many there are.
    pub rank: (usize, usize),
    /// How many rows it is scrolled.
    pub top: usize,
    /// The vote being typed, if one is.
    pub vote: Option<Editor>,
}

/// Opens the chosen proposal, or the last one of the section.
pub fn open(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    let is_proposal = |entry: &&Entry| matches!(entry.content, Content::Amendment(_));
    let entries = desk.current_entries();
    let chosen = desk.chosen_entry().filter(is_proposal);
    let entry = chosen.or_else(|| entries.iter().rev().copied().find(is_proposal)).cloned();
    match entry.and_then(|entry| lecture_of(app, entry)) {
        Some(lecture) => app.popups.push(Popup::Lecture(Box::new(lecture))),
        None => app.refuse(
            "Il n’y a pas encore de proposition sur cette mesure : Ctrl+R en fait une.",
            "There is no proposal on this measure yet: Ctrl+R makes one.",
        ),
    }
}

fn proposals(app: &App) -> Vec<EntryId> {
    let entries = app.desk.as_ref().map(|desk| desk.current_entries()).unwrap_or_default();
    let proposals = entries.into_iter().filter(|entry| matches!(entry.content, Content::Amendment(_)));
    proposals.map(|entry| entry.id.clone()).collect()
}

fn lecture_of(app: &App, entry: Entry) -> Option<Lecture> {
    let proposed = proposed(&entry, app.desk.as_ref()?.session(), app.lang)?;
    let all = proposals(app);
    let rank = all.iter().position(|id| *id == entry.id).unwrap_or(0);
    Some(Lecture { entry, proposed, rank: (rank, all.len()), top: 0, vote: None })
}

/// What a key does.
pub fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) {
    let top = app.seen.tops.popup;
    let Some(Popup::Lecture(lecture)) = app.popups.last_mut() else { return };
    if let Some(vote) = &mut lecture.vote {
        match key.code {
            Code::Esc | Code::Tab => lecture.vote = None,
            Code::Enter => accept(app, effects),
            _ => {
                if let Some(command) = crate::app::update::edit_command(key) {
                    vote.apply(command);
                }
            }
        }
        return;
    }
    match key.code {
        Code::Esc => drop(app.popups.pop()),
        Code::Enter => accept(app, effects),
        Code::Tab => lecture.vote = Some(Editor::line("")),
        Code::Up => lecture.top = top.saturating_sub(1),
        Code::Down => lecture.top = top + 1,
        Code::PageUp => lecture.top = top.saturating_sub(10),
        Code::PageDown => lecture.top = top + 10,
        Code::Left => turn(app, false),
        Code::Right => turn(app, true),
        Code::Char('b') if key.ctrl => drop(app.popups.pop()),
        _ => {}
    }
}

/// The proposal after this one, or the one before.
fn turn(app: &mut App, forward: bool) {
    let all = proposals(app);
    let Some(Popup::Lecture(lecture)) = app.popups.last() else { return };
    let here = all.iter().position(|id| *id == lecture.entry.id).unwrap_or(0);
    let next = if forward { here + 1 } else { here.wrapping_sub(1) };
    let Some(id) = all.get(next) else {
        return app.refuse(
            "C’est la dernière proposition de cette mesure de ce côté.",
            "There is no further proposal on this measure on this side.",
        );
    };
    let entry = app.desk.as_ref().and_then(|desk| desk.session().entries().get(id)).cloned();
    if let (Some(desk), Some(entry)) = (&mut app.desk, &entry) {
        desk.live.entry = Some(entry.id.clone());
    }
    if let Some(next) = entry.and_then(|entry| lecture_of(app, entry)) {
        app.popups.pop();
        app.popups.push(Popup::Lecture(Box::new(next)));
    }
}

/// Records that the room settled it: by consensus, or with the vote typed.
pub fn accept(app: &mut App, effects: &mut Vec<Effect>) {
    let lang = app.lang;
    let Some(Popup::Lecture(lecture)) = app.popups.last() else { return };
    let voted = lecture.vote.as_ref().map(|typed| Vote::parse(&typed.text()));
    let outcome = match voted {
        None => Outcome::Consensus,
        Some(Some(vote)) => Outcome::Vote(vote),
        Some(None) => {
            app.notice = Notice::refused(labels::bad_vote(lang));
            return;
        }
    };
    let Content::Amendment(amendment) = &lecture.entry.content else { return };
    if let (Some(settled), Outcome::Consensus) = (amendment.settled, outcome) {
        let said = format!("{} {}", said(settled, lang), lang.pick("Ctrl+Z l’annule.", "Ctrl+Z undoes it."));
        app.notice = Notice::refused(said);
        return;
    }
    let passed = match outcome {
        Outcome::Consensus => true,
        Outcome::Vote(vote) => vote.in_favor > vote.against,
    };
    let settlement = Settlement { at: app.now, outcome };
    let standing = match (passed, amendment.standing) {
        (true, _) => Standing::Adopted,
        // The vote speaks after whatever had been adopted before.
        (false, Standing::Adopted) => Standing::Proposed,
        (false, before) => before,
    };
    let amendment = Amendment { settled: Some(settlement), standing, ..amendment.as_ref().clone() };
    let record = Entry { content: Content::Amendment(Box::new(amendment)), ..lecture.entry.clone() };
    if app.perform(Change::Entry(Edit::Set { record }), effects) {
        if let Some(Popup::Lecture(lecture)) = app.popups.last_mut() {
            lecture.vote = None;
        }
        let next = lang.pick("Ctrl+Z annule ; → proposition suivante.", "Ctrl+Z undoes; → next proposal.");
        app.notice = Notice::done(format!("{} {next}", said(settlement, lang)));
    }
}

/// « Validé en séance à 11 h 42 (12/0/1). »
pub fn said(settled: Settlement, lang: Lang) -> String {
    let at = dates::time(settled.at.time(), lang);
    let vote = match settled.outcome {
        Outcome::Consensus => String::new(),
        Outcome::Vote(vote) => format!(" ({}/{}/{})", vote.in_favor, vote.against, vote.abstain),
    };
    let voted = matches!(settled.outcome, Outcome::Vote(vote) if vote.in_favor <= vote.against);
    match (voted, lang) {
        (false, _) => lang.pick(format!("Validé en séance à {at}{vote}."), format!("Settled at {at}{vote}.")),
        (true, _) => {
            lang.pick(format!("Mis aux voix à {at}{vote}."), format!("Put to the vote at {at}{vote}."))
        }
    }
}

/// Follows what became of the entry, by an undo or from elsewhere; closes when it is no longer there.
pub fn follow(app: &mut App) {
    let Some(Popup::Lecture(lecture)) = app.popups.last() else { return };
    let now = app.desk.as_ref().and_then(|desk| desk.session().entries().get(&lecture.entry.id)).cloned();
    match now {
        None => drop(app.popups.pop()),
        Some(entry) if entry == lecture.entry => {}
        Some(entry) => {
            let (top, vote) = (lecture.top, lecture.vote.clone());
            if let Some(next) = lecture_of(app, entry) {
                app.popups.pop();
                app.popups.push(Popup::Lecture(Box::new(Lecture { top, vote, ..next })));
            }
        }
    }
}

/// Whether a command of everywhere is meant for what is read: undoing a validation, for one.
pub fn takes(app: &App, action: Action) -> bool {
    let free = matches!(app.popups.last(), Some(Popup::Lecture(lecture)) if lecture.vote.is_none());
    free && matches!(action, Action::Undo | Action::Redo)
}
