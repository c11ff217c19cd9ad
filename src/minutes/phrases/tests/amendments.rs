//! Golden sentences of proposed wordings. Each was read as an editor reads before it stood here; a proposal is told in
//! a few words, and what it says stands under it.
use super::super::composer::Composer;
use super::super::course::{Family, Verb};
use super::super::subject::Subject;
use super::*;
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Settlement, Side, Standing};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::decision::{Outcome, Vote};
use crate::domain::number::MeasureNumber;

mod additions;
mod course;
mod english;
mod holders;
mod instructions;
mod parts;
mod properties;
mod reinstatements;
mod replacements;
mod room;

/// A proposal on a measure, until told otherwise measure 8 of the draft under review, held by the Collectif.
#[derive(Debug, Clone)]
struct Proposal {
    section: &'static str,
    holders: Holders,
    amendment: Amendment,
}

fn proposal(kind: AmendmentKind, old: &str, new: &str) -> Proposal {
    let anchor = Anchor { draft: "d2".into(), node: "m-8".into(), ..Anchor::default() };
    let amendment =
        Amendment { kind, anchor, old: old.to_owned(), new: new.to_owned(), ..Amendment::default() };
    Proposal { section: "m-8", holders: Holders::Coalition, amendment }
}

fn adding(new: &str) -> Proposal {
    proposal(AmendmentKind::Add, "", new)
}

fn replacing(old: &str, new: &str) -> Proposal {
    proposal(AmendmentKind::Replace, old, new)
}

fn deleting(old: &str) -> Proposal {
    proposal(AmendmentKind::Delete, old, "")
}

fn retitling(old: &str, new: &str) -> Proposal {
    proposal(AmendmentKind::Retitle, old, new).at(Place::Title)
}

/// « the 2nd of 7 » paragraphs.
fn paragraph(n: u32, of: u32) -> Place {
    Place::Paragraph { paragraph: Ordinal { n, of } }
}

fn dash(n: u32, of: u32) -> Place {
    Place::Dash { dash: Ordinal { n, of } }
}

/// A sentence of a paragraph, each with how many there are.
fn sentence_of((n, of): (u32, u32), (paragraph, paragraphs): (u32, u32)) -> Place {
    Place::Sentence { paragraph: Ordinal { n: paragraph, of: paragraphs }, sentence: Ordinal { n, of } }
}

fn organizations(ids: &[&str]) -> Holders {
    Holders::Organizations(ids.iter().map(|id| (*id).into()).collect())
}

impl Proposal {
    fn with(mut self, alter: impl FnOnce(&mut Amendment)) -> Self {
        alter(&mut self.amendment);
        self
    }

    fn on(mut self, section: &'static str) -> Self {
        self.section = section;
        self.part(section)
    }

    /// On a sub-measure or a box of the section.
    fn part(self, node: &str) -> Self {
        self.with(|amendment| amendment.anchor.node = node.into())
    }

    fn at(self, place: Place) -> Self {
        self.with(|amendment| amendment.anchor.place = place)
    }

    fn page(self, page: u32) -> Self {
        self.with(|amendment| amendment.anchor.page = Some(page))
    }

    fn draft(self, draft: &str) -> Self {
        self.with(|amendment| amendment.anchor.draft = draft.into())
    }

    /// After these words, which stand between others.
    fn after(self, quote: &str) -> Self {
        self.with(|amendment| {
            amendment.anchor.quote = quote.to_owned();
            amendment.anchor.before = "les mots ".to_owned();
            amendment.anchor.after = " du plan".to_owned();
        })
    }

    fn before(self, quote: &str) -> Self {
        self.after(quote).with(|amendment| amendment.side = Side::Before)
    }

    /// Beside a unit that is quoted whole.
    fn beside(self, quote: &str) -> Self {
        self.with(|amendment| amendment.anchor.quote = quote.to_owned())
    }

    fn first(self) -> Self {
        self.with(|amendment| amendment.side = Side::Before)
    }

    fn adopted(self) -> Self {
        self.with(|amendment| amendment.standing = Standing::Adopted)
    }

    fn suggested(self) -> Self {
        self.with(|amendment| amendment.standing = Standing::Suggested)
    }

    fn instruction(self) -> Self {
        self.with(|amendment| amendment.form = Form::Instruction)
    }

    fn because(self, rationale: &str) -> Self {
        self.with(|amendment| amendment.rationale = rationale.to_owned())
    }

    fn to(self, target: &str) -> Self {
        self.with(|amendment| amendment.target = Some(target.into()))
    }

    fn by(mut self, holders: Holders) -> Self {
        self.holders = holders;
        self
    }

    fn entry(&self) -> Entry {
        entry(self.section, self.holders.clone(), Content::Amendment(Box::new(self.amendment.clone())))
    }

    /// The sentence with the verb of this rank.
    fn said(&self, session: &Session, rank: usize, lang: Lang) -> String {
        let composer = Composer::new(session, lang);
        let entry = self.entry();
        let subject = Subject::new(&self.holders, session, lang);
        let verb = Verb { rank, ..Verb::plainest(Family::of(&self.amendment)) };
        let text = composer.proposal(&self.amendment, &subject, &composer.about(&entry, verb));
        spaced(&super::super::composer::words(&text, lang))
    }

    /// What it says with the plainest verb.
    fn says(&self, expected: &str) {
        assert_eq!(self.said(&session(), 0, Lang::Fr), expected);
    }

    fn says_in_english(&self, expected: &str) {
        assert_eq!(self.said(&session(), 0, Lang::En), expected);
    }
}
