//! Proposed wordings as sentences: where, who, the verb whose turn it is, and the operation, which is always said the
//! same way, with the exact words that go and that come; then why.
use crate::domain::amendment::Amendment;
use crate::domain::entry::{Content, Entry};
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::super::document::{Inline, Mark};
use super::super::nouns::capitalized;
use super::{Context, Subject, amendment_english, amendment_french, place, proposing, rationale, settlement};

/// The sentence of an amendment, with its rationale after it.
pub(super) fn sentence(amendment: &Amendment, subject: &Subject, context: &Context<'_>) -> Vec<Inline> {
    let lang = context.lang;
    let openings: Vec<String> =
        [variant(amendment, context), place_of(amendment, context)].into_iter().flatten().collect();
    let mut text = vec![Inline::plain(if openings.is_empty() {
        format!("{} ", subject.first())
    } else {
        format!("{}, {} ", capitalized(&openings.join(", ")), subject.inside())
    })];
    match lang {
        Lang::Fr => {
            let action = amendment_french::action(amendment, context);
            let first = action.first().map(|first| first.text.as_str()).unwrap_or_default();
            let verb = proposing::french(amendment, subject.is_plural(), first, context);
            text.push(Inline::plain(verb));
            text.extend(action);
        }
        Lang::En => {
            let (verb, gerund) = proposing::english(amendment, subject.is_plural(), context);
            text.push(Inline::plain(verb));
            text.extend(amendment_english::action(amendment, gerund, context));
        }
    }
    text.extend(settlement::after(amendment, lang).map(Inline::plain));
    let mut text = ended(text);
    let reasons = rationale::sentences(&amendment.rationale, lang);
    if !reasons.is_empty() {
        text.push(Inline::plain(" "));
        text.extend(reasons);
    }
    merged(text)
}

/// Exact words between quotation marks; their line breaks are kept, their repeated spaces are not.
pub(super) fn quoted(words: &str, context: &Context<'_>) -> Inline {
    let line = |line: &str| {
        let mut kept = String::with_capacity(line.len());
        for c in line.trim().chars() {
            let again = c == ' ' && kept.ends_with(' ');
            if !again {
                kept.push(if c == '\t' { ' ' } else { c });
            }
        }
        kept
    };
    let lines: Vec<String> = words.lines().map(line).filter(|line| !line.is_empty()).collect();
    Inline::quoted(&lines.join("\n"), context.lang)
}

/// The words that come, or these words of ours while they are not known.
pub(super) fn coming(words: &str, unknown: &str, context: &Context<'_>) -> Inline {
    if words.trim().is_empty() { Inline::plain(unknown) } else { quoted(words, context) }
}

/// « A », « B » et « C ».
pub(super) fn quotations(words: &[String], context: &Context<'_>) -> Vec<Inline> {
    let mut text = Vec::new();
    for (rank, words_of_one) in words.iter().enumerate() {
        if rank > 0 {
            let and = context.lang.pick(" et ", " and ");
            text.push(Inline::plain(if rank + 1 == words.len() { and } else { ", " }));
        }
        text.push(quoted(words_of_one, context));
    }
    text
}

fn place_of(amendment: &Amendment, context: &Context<'_>) -> Option<String> {
    let told = other(amendment, context).is_some_and(|(other, _)| {
        let (here, there) = (&amendment.anchor, &other.anchor);
        here.node == there.node && here.place == there.place && here.draft == there.draft
    });
    let opening = if told { String::new() } else { place::opening(amendment, context) };
    (!opening.is_empty()).then_some(opening)
}

/// « à titre de variante », of whose proposal when the holders are others; nothing when some readers of this one may not
/// read the other.
fn variant(amendment: &Amendment, context: &Context<'_>) -> Option<String> {
    let known = context.session.entries().get(amendment.alternative_to.as_ref()?)?;
    if known.circulation < context.entry.circulation {
        return None;
    }
    let variant = context.lang.pick("à titre de variante", "as an alternative");
    let of = other(amendment, context)
        .filter(|(_, other)| other.holders != context.entry.holders && known.id == other.id)
        .map(|(_, other)| Subject::new(&other.holders, context.session, context.lang));
    Some(match (of, context.lang) {
        (None, _) => variant.to_owned(),
        (Some(of), Lang::Fr) => format!("{variant} de la proposition {}", introduce("de", of.inside())),
        (Some(of), Lang::En) => format!("{variant} to the proposal of {}", of.inside()),
    })
}

/// The proposal beside which this one is kept, when it stands on the same section and everybody who reads this one
/// reads it too.
fn other<'a>(amendment: &Amendment, context: &Context<'a>) -> Option<(&'a Amendment, &'a Entry)> {
    let entry = context.session.entries().get(amendment.alternative_to.as_ref()?)?;
    let read = entry.circulation >= context.entry.circulation && entry.node == context.entry.node;
    match &entry.content {
        Content::Amendment(other) if read => Some((other.as_ref(), entry)),
        _ => None,
    }
}

/// The runs with a final stop, unless the words quoted last bring theirs.
fn ended(mut text: Vec<Inline>) -> Vec<Inline> {
    let closed = text.last().is_some_and(|last| last.mark == Mark::Quoted && super::is_stopped(&last.text));
    if let Some(last) = text.last_mut().filter(|last| last.mark == Mark::Plain) {
        last.text.truncate(last.text.trim_end_matches([' ', '.', ':', ',', ';', '\u{a0}', '\u{202f}']).len());
    }
    let stopped =
        text.last().is_some_and(|last| last.mark == Mark::Plain && last.text.ends_with(['!', '?', '…']));
    if !closed && !stopped {
        text.push(Inline::plain("."));
    }
    text
}

/// Neighboring runs of ordinary words become one.
fn merged(text: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::with_capacity(text.len());
    for inline in text {
        match merged.last_mut() {
            Some(last) if last.mark == Mark::Plain && inline.mark == Mark::Plain => {
                last.text.push_str(&inline.text);
            }
            _ => merged.push(inline),
        }
    }
    merged
}
