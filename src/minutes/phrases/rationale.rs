//! Why a wording is proposed, as sentences of their own: what was typed as the end of a sentence (« pour éviter… »)
//! becomes a whole one.
use crate::text::fold::fold;
use crate::text::french::elision::elide;
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::capitalized;
use super::complement::is_infinitive;
use super::stopped;

/// The reasons as sentences; nothing when there are none.
pub(super) fn sentences(rationale: &str, lang: Lang) -> Vec<Inline> {
    let text = super::on_one_line(rationale);
    let text = text.trim_end_matches([' ', ':', ',', ';', '\u{a0}', '\u{202f}']);
    if text.is_empty() {
        return Vec::new();
    }
    let whole = if lang == Lang::Fr { french(text) } else { english(text) };
    stopped(vec![Inline::plain(capitalized(&whole))])
}

/// « pour éviter… » is « Il s’agit d’éviter… », « car rien n’est prévu » is « En effet, rien n’est prévu ».
fn french(text: &str) -> String {
    for aim in ["pour ", "afin de ", "afin d’", "afin d'"] {
        if let Some(rest) = after(text, aim)
            && is_infinitive(rest)
        {
            return format!("Il s’agit {}{rest}", elide("de", rest));
        }
    }
    for aim in ["pour que ", "pour qu’", "pour qu'", "afin que ", "afin qu’", "afin qu'"] {
        if let Some(rest) = after(text, aim) {
            return format!("Il s’agit de faire en sorte {}{rest}", elide("que", rest));
        }
    }
    for cause in ["car ", "parce que ", "parce qu’", "parce qu'", "puisque ", "puisqu’", "puisqu'"] {
        if let Some(rest) = after(text, cause) {
            return format!("En effet, {rest}");
        }
    }
    text.to_owned()
}

fn english(text: &str) -> String {
    if let Some(rest) = after(text, "because ") {
        return format!("The reason is that {rest}");
    }
    for aim in ["in order to ", "so as to ", "to "] {
        if let Some(rest) = after(text, aim) {
            return format!("The aim is to {rest}");
        }
    }
    text.to_owned()
}

/// What follows these words, whatever their case.
fn after<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let head = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    (fold(head) == fold(words) && !rest.trim().is_empty()).then_some(rest)
}
