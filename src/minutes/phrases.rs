//! Sentences: what an entry says on paper, in a whole sentence with its subject, its verb and its exact words.
use crate::domain::entry::{Content, Entry, Holders};
use crate::domain::session::Session;
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::document::{Inline, Mark, plain_text};
use super::nouns::{agree, capitalized, gender, uncapitalized, with_article};

mod amendment;
mod amendment_english;
mod complement;
mod observation;
mod place;
mod settled;
mod verbs;

pub(super) use place::cited;

pub use crate::domain::detect::detect;
pub use verbs::verb;

/// What an entry says, as runs of text; nothing for a stub, which has no sentence yet.
pub fn sentence(entry: &Entry, session: &Session, lang: Lang) -> Vec<Inline> {
    if let Some(written) = entry.sentence.as_deref().map(str::trim).filter(|s| !s.is_empty()) {
        return stopped(vec![Inline::plain(written)]);
    }
    composed(entry, session, lang)
}

/// What the data of an entry say, whatever the secretary rewrote; nothing for a stub.
pub fn composed(entry: &Entry, session: &Session, lang: Lang) -> Vec<Inline> {
    with_subject(entry, session, lang, &Subject::new(&entry.holders, session, lang))
}

/// What the data of an entry say, as plain words: when it is no longer what `Entry::composed` keeps, the sentence the
/// secretary rewrote no longer follows the data.
pub fn composed_text(entry: &Entry, session: &Session, lang: Lang) -> String {
    crate::text::french::typeset(&plain_text(&composed(entry, session, lang)))
}

/// The same sentence with « il », « elle » or « elles » for its subject, when it may follow that of `previous`: both
/// composed, of the same holders, and no other person in between whom the pronoun could mean.
pub(super) fn continued(
    entry: &Entry,
    previous: &Entry,
    session: &Session,
    lang: Lang,
) -> Option<Vec<Inline>> {
    let subject = Subject::pronoun(&entry.holders, session, lang)?;
    let composed = |entry: &Entry| entry.sentence.is_none();
    if entry.holders != previous.holders || !composed(entry) || !composed(previous) {
        return None;
    }
    let rival = |text: &str| {
        let folded = crate::text::fold::fold(text);
        RIVALS.iter().any(|rival| folded.contains(rival))
    };
    let clear = match &previous.content {
        Content::Observation(observation) => {
            observation::has_subject(observation) && !rival(&observation.text)
        }
        Content::Amendment(amendment) => amendment.rationale.trim().is_empty() && !rival(&amendment.new),
        _ => false,
    };
    let follows = match &entry.content {
        Content::Observation(observation) => observation::has_subject(observation),
        Content::Amendment(amendment) => amendment.kind == crate::domain::amendment::AmendmentKind::Retitle,
        _ => false,
    };
    (clear && follows).then(|| with_subject(entry, session, lang, &subject))
}

/// Persons and bodies, folded, whom « il » could mean after a sentence that names them.
const RIVALS: [&str; 9] = [
    "gouvernement",
    "ministr",
    "minister",
    "etat",
    "prefet",
    "rapporteur",
    "defenseur",
    "parlement",
    "parquet",
];

fn with_subject(entry: &Entry, session: &Session, lang: Lang, subject: &Subject) -> Vec<Inline> {
    match &entry.content {
        Content::Observation(observation) => observation::sentence(observation, subject, lang),
        Content::Amendment(amendment) => {
            amendment::sentence(amendment, subject, &Context::of(entry, session, lang))
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

/// What an entry says, as plain words for the screen.
pub fn sentence_text(entry: &Entry, session: &Session, lang: Lang) -> String {
    crate::text::french::typeset(&plain_text(&sentence(entry, session, lang)))
}

pub(super) use settled::{answer, decided, outcome, question_text};

/// Those who hold a position, as the subject of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    /// « le Collectif », « les associations présentes », « ECPAT France et CCEM »: as it stands inside a sentence.
    inside: String,
    /// Whether the verb is plural.
    plural: bool,
}

impl Subject {
    /// The holders, named in the language.
    pub(super) fn new(holders: &Holders, session: &Session, lang: Lang) -> Self {
        let (inside, plural) = match holders {
            Holders::Coalition => {
                let noun = session.meeting().coalition_noun();
                let english = if noun == "Collectif" { "coalition" } else { noun };
                (lang.pick(with_article(noun), format!("the {english}")), false)
            }
            Holders::MembersPresent => {
                (lang.pick("les associations présentes", "the organizations present").to_owned(), true)
            }
            Holders::SomeMembers => {
                (lang.pick("certaines associations", "some organizations").to_owned(), true)
            }
            Holders::Organizations(ids) => organizations(ids, session, lang),
        };
        Self { inside, plural }
    }

    /// A pronoun for the holders; none for organizations, whose gender is not known.
    fn pronoun(holders: &Holders, session: &Session, lang: Lang) -> Option<Self> {
        let (inside, plural) = match holders {
            Holders::Coalition => {
                let french = agree(gender(session.meeting().coalition_noun()), "il", "elle");
                (lang.pick(french, "it"), false)
            }
            Holders::MembersPresent | Holders::SomeMembers => (lang.pick("elles", "they"), true),
            Holders::Organizations(_) => return None,
        };
        Some(Self { inside: inside.to_owned(), plural })
    }

    /// As it begins a sentence.
    pub(super) fn first(&self) -> String {
        capitalized(&self.inside)
    }

    /// As it stands after an opening such as « À la p. 3, ».
    pub(super) fn inside(&self) -> &str {
        &self.inside
    }

    /// Whether the verb is plural.
    pub(super) fn is_plural(&self) -> bool {
        self.plural
    }
}

/// Organizations by their short names, as they are recorded; « certaines associations » when none is known.
fn organizations(ids: &[crate::domain::id::OrganizationId], session: &Session, lang: Lang) -> (String, bool) {
    let names: Vec<String> = ids
        .iter()
        .filter_map(|id| session.organizations().get(id))
        .map(|o| o.short_name().to_owned())
        .collect();
    match names.as_slice() {
        [] => (lang.pick("certaines associations", "some organizations").to_owned(), true),
        [only] => (only.clone(), only.starts_with("Les ")),
        _ => (join_list(&names, lang), true),
    }
}

/// What an amendment is about.
pub(super) struct Context<'a> {
    /// The session.
    pub(super) session: &'a Session,
    /// The section the entry stands on.
    pub(super) section: &'a crate::domain::id::NodeKey,
    /// The language.
    pub(super) lang: Lang,
}

impl<'a> Context<'a> {
    fn of(entry: &'a Entry, session: &'a Session, lang: Lang) -> Self {
        Self { session, section: &entry.node, lang }
    }
}

/// Whether these words end a sentence, closing marks aside.
pub(super) fn is_stopped(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['»', '”', ')', '\u{a0}', '\u{202f}', ' ']);
    text.ends_with(['.', '!', '?', '…'])
}

/// The runs with a final stop, added when the sentence has none.
pub(super) fn stopped(mut text: Vec<Inline>) -> Vec<Inline> {
    while text.last().is_some_and(|last| last.text.trim().is_empty()) {
        text.pop();
    }
    let Some(last) = text.last_mut() else { return text };
    if last.mark == Mark::Plain {
        last.text.truncate(last.text.trim_end().len());
    }
    let closed = is_stopped(&last.text) && !last.text.ends_with(')') || last.text.ends_with(':');
    if !closed {
        if last.mark == Mark::Plain {
            last.text.push('.');
        } else {
            text.push(Inline::plain("."));
        }
    }
    text
}

/// Words without the stop that ends them.
pub(super) fn unstopped(text: &str) -> &str {
    let trimmed = text.trim();
    if trimmed.ends_with("...") { trimmed } else { trimmed.strip_suffix('.').unwrap_or(trimmed).trim_end() }
}

/// Words as they stand inside a sentence: without final stop, their first letter small unless the first word is a
/// name or an acronym, which cannot be told apart from a capital that begins a sentence, so only articles and a few
/// small words lose theirs.
pub(super) fn inside(text: &str) -> String {
    let text = unstopped(text);
    let first = text.split([' ', '’', '\'']).next().unwrap_or_default();
    let small = ["Le", "La", "Les", "L", "De", "D", "Du", "Des", "Un", "Une", "Que", "Qu", "À", "Au", "Aux"];
    if small.contains(&first) { uncapitalized(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
