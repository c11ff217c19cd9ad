//! What the documents beside the compte-rendu share: their title lines, the legend of their marks, and words of the
//! plan as runs that come and go. The words of the plan are left as they are: no typography is put on them.
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::session::Session;
use crate::domain::wording::revised::{Fate, Piece, RevisedPart};
use crate::text::french::dates::date_plain;
use crate::text::french::typeset;
use crate::text::lang::Lang;

use super::document::{
    Block, Content, Document, Inline, Mark, PageShape, Role, Source, TitleRole, Warning, plain_text,
};
use super::nouns::{capitalized, draft_name};
use super::{Options, circulation, warnings};

/// An empty document with its title, dated from the meeting, on pages of that shape.
pub(super) fn document(session: &Session, options: &Options, title: &str, page: PageShape) -> Document {
    let meeting = session.meeting();
    let lang = options.lang;
    Document {
        lang,
        title: set(&format!("{title} – {}", meeting.title), lang),
        subject: set(&meeting.subject, lang),
        issuer: set(&meeting.coalition, lang),
        date: meeting.date,
        page,
        blocks: Vec::new(),
        warnings: warnings(session, options).into_iter().filter(|w| *w != Warning::NoSynthesis).collect(),
        received: false,
    }
}

/// The title, on which draft, of which meeting, for whom; empty lines are left out.
pub(super) fn title_lines(session: &Session, title: &str, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let meeting = session.meeting();
    let draft = session.draft().map(|draft| capitalized(&draft_name(draft, lang))).unwrap_or_default();
    let day = date_plain(meeting.date, lang);
    let of = if meeting.title.contains(&day) {
        meeting.title.clone()
    } else {
        format!("{}, {day}", meeting.title)
    };
    [
        (TitleRole::Subject, meeting.subject.clone()),
        (TitleRole::Title, title.to_owned()),
        (TitleRole::Place, draft),
        (TitleRole::Date, of),
        (TitleRole::Circulation, circulation::told(session, options)),
    ]
    .into_iter()
    .filter(|(_, text)| !text.trim().is_empty())
    .map(|(role, text)| {
        let text = vec![Inline::plain(set(&text, lang))];
        Block::from(Source::Meeting, Content::Title { role, text })
    })
    .collect()
}

/// How marks are to be read: « Les mots ajoutés et les mots supprimés sont marqués ainsi. »
pub(super) fn legend(lang: Lang) -> Block {
    let text = vec![
        Inline::plain(lang.pick("Les ", "")),
        Inline { text: lang.pick("mots ajoutés", "Added words").to_owned(), mark: Mark::Added },
        Inline::plain(lang.pick(" et les ", " and ")),
        Inline { text: lang.pick("mots supprimés", "removed words").to_owned(), mark: Mark::Removed },
        Inline::plain(lang.pick(" sont marqués ainsi.", " are marked like this.")),
    ];
    Block::own(Content::Paragraph { role: Role::Body, text })
}

/// Our own words with the typography of the language.
pub(super) fn set(text: &str, lang: Lang) -> String {
    lang.pick(typeset(text), text.to_owned())
}

/// Which of the two texts is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// That of the draft.
    Old,
    /// That which is proposed.
    New,
    /// Both, one inside the other.
    Both,
    /// That which is proposed, nothing marked in it.
    Settled,
}

impl Text {
    /// Whether words of this fate are in it.
    pub(super) fn holds(self, fate: Fate) -> bool {
        match self {
            Self::Old => fate.is_original(),
            Self::New | Self::Settled => fate.is_accepted(),
            Self::Both => true,
        }
    }

    /// How words of this fate are printed in it.
    fn mark(self, fate: Fate) -> Mark {
        if self == Self::Settled { Mark::Plain } else { mark(fate) }
    }
}

/// The words of the plan, those that change marked.
pub(super) fn runs(pieces: &[Piece], text: Text) -> Vec<Inline> {
    let mut runs: Vec<Inline> = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().filter(|piece| text.holds(piece.fate) && !piece.text.is_empty()) {
        let mark = text.mark(piece.fate);
        match runs.last_mut().filter(|last| last.mark == mark) {
            Some(last) => last.text.push_str(&piece.text),
            None => runs.push(Inline { text: piece.text.clone(), mark }),
        }
    }
    runs
}

/// What comes stands clear of what went before it: on paper only a line under or through tells them apart.
pub(super) fn spaced(runs: Vec<Inline>) -> Vec<Inline> {
    let mut clear: Vec<Inline> = Vec::with_capacity(runs.len());
    for run in runs {
        let close = clear
            .last()
            .is_some_and(|last| last.mark == Mark::Removed && !last.text.ends_with(char::is_whitespace));
        if close && run.mark == Mark::Added && !run.text.starts_with(char::is_whitespace) {
            clear.push(Inline::plain(" "));
        }
        clear.push(run);
    }
    clear
}

/// How words of this fate are printed.
pub(super) fn mark(fate: Fate) -> Mark {
    match fate {
        Fate::Kept => Mark::Plain,
        Fate::Added(_) | Fate::MovedTo(_) => Mark::Added,
        Fate::Removed(_) | Fate::MovedFrom(_) => Mark::Removed,
    }
}

/// The heading of a part: its name, then its title with what changes in it marked; all of it when all of it changes.
pub(super) fn heading(part: &RevisedPart, text: Text) -> Vec<Inline> {
    let bare = PlanNode {
        kind: part.kind,
        label: part.label.clone(),
        number: part.number.clone(),
        ..PlanNode::default()
    };
    let name = bare.name();
    let title = runs(&part.title, text);
    let gap = match (name.is_empty(), title.is_empty()) {
        (false, false) if part.kind == NodeKind::SubMeasure => " ",
        (false, false) => "\u{a0}: ",
        _ => "",
    };
    let mut heading = vec![Inline::plain(format!("{name}{gap}"))];
    heading.extend(title);
    if part.heading != Fate::Kept {
        heading = vec![Inline { text: plain_text(&heading), mark: text.mark(part.heading) }];
    }
    heading.retain(|run| !run.text.is_empty());
    heading
}
