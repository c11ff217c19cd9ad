//! The documents made of one record: what each is called and how it is composed. What it can be exported to is the
//! affair of `export`.
use crate::domain::session::Session;
use crate::text::clean::slug;
use crate::text::lang::Lang;

use super::document::Document;
use super::{Options, amendments, circulation, comments, laid_out, plan_text, side_by_side, tables};

/// The documents made of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DocumentKind {
    /// The compte-rendu.
    #[default]
    Minutes,
    /// The table of the wordings proposed, one row a proposal.
    Amendments,
    /// The plan with the proposals marked in it.
    CounterPlan,
    /// The parts of the plan that change, before and after.
    SideBySide,
    /// The comment table.
    Comments,
    /// The entries, one row each.
    Entries,
    /// Who does what by when, one row an action.
    Actions,
    /// Who was there, one row a person.
    Attendance,
}

impl DocumentKind {
    /// Every document, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Minutes,
        Self::Amendments,
        Self::CounterPlan,
        Self::SideBySide,
        Self::Comments,
        Self::Entries,
        Self::Actions,
        Self::Attendance,
    ];

    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Amendments => "amendments",
            Self::CounterPlan => "counter-plan",
            Self::SideBySide => "side-by-side",
            Self::Comments => "comments",
            Self::Entries => "entries",
            Self::Actions => "actions",
            Self::Attendance => "attendance",
        }
    }

    /// What people call it, in running text.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Minutes => lang.pick("compte-rendu", "minutes"),
            Self::Amendments => lang.pick("tableau des propositions", "amendment table"),
            Self::CounterPlan => lang.pick("plan annoté", "counter-plan"),
            Self::SideBySide => lang.pick("ancien et nouveau texte", "old and new text"),
            Self::Comments => lang.pick("commentaires", "comments"),
            Self::Entries => lang.pick("liste des entrées", "list of entries"),
            Self::Actions => lang.pick("liste des actions", "list of actions"),
            Self::Attendance => lang.pick("feuille de présence", "attendance sheet"),
        }
    }

    /// How the names of its files begin.
    pub fn stem(self, lang: Lang) -> String {
        slug(self.name(lang))
    }

    /// The document, of a session, with what its readers may know.
    pub fn compose(self, session: &Session, options: &Options) -> Document {
        let session = &*circulation::readers(session, options);
        match self {
            Self::Minutes => laid_out(session, options),
            Self::Amendments => amendments::compose(session, options),
            Self::CounterPlan => plan_text::compose(session, options),
            Self::SideBySide => side_by_side::compose(session, options),
            Self::Comments => comments::compose(session, options),
            Self::Entries => tables::entries(session, options),
            Self::Actions => tables::actions(session, options),
            Self::Attendance => tables::attendance(session, options),
        }
    }
}

/// How the words of the plan that come and those that go are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marks {
    /// Both are there, marked.
    #[default]
    Shown,
    /// The marks are settled: the text reads as it is proposed, and nothing is marked.
    Settled,
}
