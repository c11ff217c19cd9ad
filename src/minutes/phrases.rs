//! Sentences: what an entry says on paper, in a whole sentence with its subject, its verb and its exact words.
use crate::domain::amendment::AmendmentKind;
use crate::domain::entry::{Content, Entry};
use crate::domain::session::Session;
use crate::text::lang::Lang;

use super::document::{Inline, Mark};
use super::nouns::uncapitalized;

mod additions;
mod amendment;
mod amendment_english;
mod amendment_french;
mod complement;
mod composer;
mod course;
mod observation;
mod place;
mod place_english;
mod proposing;
mod rationale;
mod settled;
mod settlement;
mod subject;
mod verbs;

pub(super) use place::cited;
pub(super) use subject::Subject;

pub use crate::domain::detect::detect;
pub use composer::Composer;
use composer::Context;
pub use course::Verb;
pub use verbs::verb;

/// What an entry says, as runs of text; nothing for a stub, which has no sentence yet. Several entries are composed
/// faster by one [`Composer`].
pub fn sentence(entry: &Entry, session: &Session, lang: Lang) -> Vec<Inline> {
    Composer::new(session, lang).sentence(entry)
}

/// What the data of an entry say, whatever the secretary rewrote; nothing for a stub.
pub fn composed(entry: &Entry, session: &Session, lang: Lang) -> Vec<Inline> {
    Composer::new(session, lang).composed(entry)
}

/// What the data of an entry say, as plain words: when it is no longer what `Entry::composed` keeps, the sentence the
/// secretary rewrote no longer follows the data.
pub fn composed_text(entry: &Entry, session: &Session, lang: Lang) -> String {
    Composer::new(session, lang).composed_text(entry)
}

/// What an entry says, as plain words for the screen.
pub fn sentence_text(entry: &Entry, session: &Session, lang: Lang) -> String {
    Composer::new(session, lang).sentence_text(entry)
}

/// The same sentence with « il », « elle » or « elles » for its subject, when it may follow that of `previous`: both
/// composed, of the same holders, and no other person in between whom the pronoun could mean.
pub(super) fn continued(entry: &Entry, previous: &Entry, composer: &Composer<'_>) -> Option<Vec<Inline>> {
    let subject = Subject::pronoun(&entry.holders, composer.session(), composer.lang())?;
    let is_composed = |entry: &Entry| entry.sentence.is_none();
    if entry.holders != previous.holders || !is_composed(entry) || !is_composed(previous) {
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
        Content::Amendment(amendment) => {
            amendment.kind == AmendmentKind::Retitle && amendment.alternative_to.is_none()
        }
        _ => false,
    };
    (clear && follows).then(|| composer.with_subject(entry, &subject))
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

pub(super) use settled::{answer, decided, outcome, question_text};

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

/// Words on one line, without repeated spaces.
fn on_one_line(text: &str) -> String {
    let words = text.split(['\n', '\r', '\t', ' ']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A small number in letters: « deux », "two".
fn in_words(count: usize, lang: Lang) -> String {
    const WORDS: [(&str, &str); 9] = [
        ("deux", "two"),
        ("trois", "three"),
        ("quatre", "four"),
        ("cinq", "five"),
        ("six", "six"),
        ("sept", "seven"),
        ("huit", "eight"),
        ("neuf", "nine"),
        ("dix", "ten"),
    ];
    let words = count.checked_sub(2).and_then(|rank| WORDS.get(rank));
    words.map_or_else(|| count.to_string(), |(french, english)| lang.pick(*french, *english).to_owned())
}

#[cfg(test)]
mod tests;
