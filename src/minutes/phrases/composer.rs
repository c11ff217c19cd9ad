//! Composing many sentences of one session: what they share (the verbs that take turns, the parts of the plan, the
//! places taken in earlier drafts) is looked up once, and only when a sentence needs it.
use std::cell::OnceCell;
use std::collections::HashMap;

use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::anchor::Anchor;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::NodeKey;
use crate::domain::plan::PlanNode;
use crate::domain::relocation::InReview;
use crate::domain::session::Session;
use crate::text::french::typeset;
use crate::text::lang::Lang;

use super::super::document::{Inline, plain_text};
use super::course::{Course, Verb};
use super::subject::Subject;
use super::{amendment, observation, settled, stopped};

type Parts<'s> = HashMap<&'s NodeKey, &'s PlanNode>;

/// Composes the sentences of a session in one language.
pub struct Composer<'s> {
    session: &'s Session,
    lang: Lang,
    course: OnceCell<Course<'s>>,
    parts: OnceCell<Parts<'s>>,
    review: OnceCell<Option<InReview<'s>>>,
}

impl<'s> Composer<'s> {
    /// For the sentences of a session, as it is now.
    pub fn new(session: &'s Session, lang: Lang) -> Self {
        Self { session, lang, course: OnceCell::new(), parts: OnceCell::new(), review: OnceCell::new() }
    }

    /// What an entry says, as runs of text: as the secretary rewrote it, else as its data say it.
    pub fn sentence(&self, entry: &Entry) -> Vec<Inline> {
        match entry.sentence.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
            Some(written) => stopped(vec![Inline::plain(written)]),
            None => self.composed(entry),
        }
    }

    /// What an entry says, as plain words for the screen.
    pub fn sentence_text(&self, entry: &Entry) -> String {
        words(&self.sentence(entry), self.lang)
    }

    /// What the data of an entry say, whatever the secretary rewrote; nothing for a stub.
    pub fn composed(&self, entry: &Entry) -> Vec<Inline> {
        self.with_subject(entry, &Subject::new(&entry.holders, self.session, self.lang))
    }

    /// What the data of an entry say, as plain words.
    pub fn composed_text(&self, entry: &Entry) -> String {
        words(&self.composed(entry), self.lang)
    }

    /// Whether the sentence the secretary rewrote still follows the data: they say what they said when it was
    /// rewritten, be it with another verb of the same meaning because of what was said before. Always so for a
    /// sentence that was not rewritten, or of which it is not known what it replaced.
    pub fn still_follows(&self, entry: &Entry) -> bool {
        let (Some(_), Some(then)) = (&entry.sentence, &entry.composed) else { return true };
        if *then == self.composed_text(entry) {
            return true;
        }
        let (Content::Amendment(amendment), Some(verb)) = (&entry.content, self.verb(entry)) else {
            return false;
        };
        let subject = Subject::new(&entry.holders, self.session, self.lang);
        Verb::all(verb.family).any(|verb| {
            *then == words(&self.proposal(amendment, &subject, &self.about(entry, verb)), self.lang)
        })
    }

    /// The verb of a proposal; nothing for another entry. Two sentences composed from the same entry and the same plan
    /// differ by it alone.
    pub fn verb(&self, entry: &Entry) -> Option<Verb> {
        matches!(entry.content, Content::Amendment(_))
            .then(|| self.course.get_or_init(|| Course::of(self.session)).verb(entry))
            .flatten()
    }

    pub(super) fn with_subject(&self, entry: &Entry, subject: &Subject) -> Vec<Inline> {
        let lang = self.lang;
        match &entry.content {
            Content::Observation(observation) => observation::sentence(observation, subject, lang),
            Content::Amendment(amendment) => {
                let Some(verb) = self.verb(entry) else { return Vec::new() };
                self.proposal(amendment, subject, &self.about(entry, verb))
            }
            Content::Decision(decision) => settled::decision(decision, lang),
            Content::Action(action) => settled::action(action, lang),
            Content::Question(question) => {
                let mut text = settled::question(question, &entry.holders, subject, lang);
                if let Some(answer) = settled::answer(question, lang) {
                    text.push(Inline::plain(" "));
                    text.extend(answer);
                }
                text
            }
            Content::Stub(_) => Vec::new(),
        }
    }

    /// The sentence of a proposal, at its place in the draft under review.
    pub(super) fn proposal(
        &self,
        amendment: &Amendment,
        subject: &Subject,
        context: &Context<'_>,
    ) -> Vec<Inline> {
        let moved = self.in_review(amendment);
        amendment::sentence(moved.as_ref().unwrap_or(amendment), subject, context)
    }

    pub(super) fn about<'a>(&'a self, entry: &'a Entry, verb: Verb) -> Context<'a> {
        let parts = self.parts.get_or_init(|| newest_parts(self.session));
        Context { parts, session: self.session, lang: self.lang, entry, verb }
    }

    /// An amendment made on an earlier draft, at its place in the draft under review, when its very words are there.
    pub(super) fn in_review(&self, amendment: &Amendment) -> Option<Amendment> {
        let anchor = &amendment.anchor;
        let reviewed = self.session.draft().is_none_or(|draft| draft.id == anchor.draft);
        if amendment.kind == AmendmentKind::Reinstate || reviewed {
            return None;
        }
        let review = self.review.get_or_init(|| InReview::new(self.session)).as_ref()?;
        let found = if anchor.quote.trim().is_empty() && !amendment.old.trim().is_empty() {
            review.same_words(&Anchor { quote: amendment.old.clone(), ..anchor.clone() })
        } else {
            review.same_words(anchor)
        };
        Some(Amendment { anchor: found?, ..amendment.clone() })
    }

    pub(in super::super) fn session(&self) -> &'s Session {
        self.session
    }

    pub(in super::super) fn lang(&self) -> Lang {
        self.lang
    }
}

/// The parts of the plan by their keys, each in the newest draft that has it.
fn newest_parts(session: &Session) -> Parts<'_> {
    let mut parts = HashMap::new();
    for node in session.drafts().iter().rev().flat_map(|draft| &draft.nodes) {
        parts.entry(&node.key).or_insert(node);
    }
    parts
}

/// Runs of text as plain words on one line.
pub(super) fn words(text: &[Inline], lang: Lang) -> String {
    let lines = plain_text(text);
    let words = if lines.contains('\n') {
        lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
    } else {
        lines
    };
    if lang == Lang::Fr { typeset(&words) } else { words }
}

/// What an amendment is about.
pub(super) struct Context<'a> {
    parts: &'a Parts<'a>,
    /// The session.
    pub(super) session: &'a Session,
    /// The language.
    pub(super) lang: Lang,
    /// The entry.
    pub(super) entry: &'a Entry,
    /// The verb whose turn it is.
    pub(super) verb: Verb,
}

impl<'a> Context<'a> {
    /// A part of the plan, in the newest draft that has it.
    pub(super) fn part(&self, key: &NodeKey) -> Option<&'a PlanNode> {
        self.parts.get(key).copied()
    }

    /// The section the entry stands on.
    pub(super) fn section(&self) -> Option<&'a PlanNode> {
        self.part(&self.entry.node)
    }

    /// The part an amendment is about, when it is not the section itself but a sub-measure or a box of it.
    pub(super) fn inner(&self, amendment: &Amendment) -> Option<&'a PlanNode> {
        let key = &amendment.anchor.node;
        if *key == self.entry.node {
            return None;
        }
        let of_its_draft =
            self.session.drafts().get(&amendment.anchor.draft).and_then(|draft| draft.node(key));
        of_its_draft.or_else(|| self.part(key))
    }
}
