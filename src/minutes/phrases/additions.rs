//! Additions: what comes (words, a sentence, a paragraph, a dash, a line of a box) and beside what it goes.
use crate::domain::amendment::{Amendment, Side};
use crate::domain::anchor::Place;
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;
use crate::text::sentences::sentences;

use super::super::document::Inline;
use super::super::nouns::{part_noun, this, with_article};
use super::amendment::quoted;
use super::place::{is_alone, is_box, ranked, unit};
use super::{Context, is_stopped, place_english};

/// Longer quotations are cut when they only say where an addition goes.
const BESIDE_MAX: usize = 90;
/// Signs that begin a dash of a list.
const DASHES: [&str; 5] = ["– ", "- ", "— ", "• ", "–\u{a0}"];

/// Whether a whole sentence comes beside a sentence that is quoted as a whole.
pub(super) fn is_beside_sentence(amendment: &Amendment) -> bool {
    let anchor = &amendment.anchor;
    let quote = anchor.quote.trim();
    let (before, after) = (anchor.before.trim(), anchor.after.trim());
    let several = matches!(anchor.place, Place::Sentence { sentence, .. } if sentence.of > 1);
    several
        && is_sentence(&amendment.new)
        && is_sentence(quote)
        && (before.is_empty() || is_stopped(before))
        && after.chars().next().is_none_or(|first| !first.is_lowercase())
}

/// Words that begin with a capital and end with a stop.
fn is_sentence(words: &str) -> bool {
    let words = words.trim();
    let first = words.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| !first.is_lowercase()) && is_stopped(words)
}

/// What comes, in kind and number.
enum Coming {
    Word,
    Words,
    Sentence,
    Sentences,
    /// So many paragraphs; dashes or not.
    Paragraphs(usize, bool),
    /// Several lines of different kinds.
    Text,
}

fn coming(amendment: &Amendment, as_paragraphs: bool) -> Coming {
    let new = amendment.new.trim();
    let lines = || new.lines().map(str::trim).filter(|line| !line.is_empty());
    let count = lines().count();
    if as_paragraphs {
        let dashed = lines().filter(|line| DASHES.iter().any(|dash| line.starts_with(dash))).count();
        let list = matches!(amendment.anchor.place, Place::Dash { .. });
        return match dashed {
            0 => Coming::Paragraphs(count, list),
            all if all == count => Coming::Paragraphs(count, true),
            _ => Coming::Text,
        };
    }
    match sentences(new).len() {
        _ if count > 1 => Coming::Text,
        0 | 1 if is_sentence(new) => Coming::Sentence,
        _ if is_sentence(new) => Coming::Sentences,
        _ if new.contains(char::is_whitespace) => Coming::Words,
        _ => Coming::Word,
    }
}

/// « ajouter, après « … », les mots : « … » ».
pub(super) fn french(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let as_paragraphs = amendment.adds_paragraphs();
    let in_box = is_box(context.inner(amendment));
    let what = match coming(amendment, as_paragraphs) {
        Coming::Word => "le mot".to_owned(),
        Coming::Words => "les mots".to_owned(),
        Coming::Sentence => "la phrase suivante".to_owned(),
        Coming::Sentences => "les phrases suivantes".to_owned(),
        Coming::Paragraphs(count, dashes) => paragraphs(count, dashes, in_box),
        Coming::Text => "le texte suivant".to_owned(),
    };
    let mut text = vec![Inline::plain("ajouter")];
    let side = if amendment.side == Side::Before { "avant" } else { "après" };
    match beside(amendment, as_paragraphs, context) {
        Beside::Nothing => text.push(Inline::plain(" ")),
        Beside::Unit(unit) => text.push(Inline::plain(format!(", {side} {unit}, "))),
        Beside::Words(words) => {
            text.extend([Inline::plain(format!(", {side} ")), quoted(&words, context), Inline::plain(", ")]);
        }
        Beside::Edge => {
            let edge = if amendment.side == Side::Before { "au début" } else { "à la fin" };
            text.push(Inline::plain(format!(", {edge}, ")));
        }
        Beside::Part => {
            let part = this(&part_noun(context.section(), Lang::Fr));
            text.push(Inline::plain(format!(" {} ", introduce("à", &part))));
        }
    }
    if amendment.new.trim().is_empty() {
        text.push(Inline::plain("des mots"));
        return text;
    }
    text.extend([Inline::plain(format!("{what}\u{a0}: ")), quoted(&undashed(&amendment.new), context)]);
    text
}

/// « un paragraphe ainsi rédigé », « deux tirets ainsi rédigés », « une ligne ainsi rédigée ».
fn paragraphs(count: usize, dashes: bool, in_box: bool) -> String {
    let (noun, feminine) = match (dashes, in_box) {
        (true, _) => ("tiret", false),
        (false, true) => ("ligne", true),
        (false, false) => ("paragraphe", false),
    };
    let e = if feminine { "e" } else { "" };
    if count <= 1 {
        format!("un{e} {noun} ainsi rédigé{e}")
    } else {
        format!("{} {noun}s ainsi rédigé{e}s", super::in_words(count, Lang::Fr))
    }
}

/// "add, after “…”, the words “…”".
pub(super) fn english(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let as_paragraphs = amendment.adds_paragraphs();
    let in_box = is_box(context.inner(amendment));
    let what = match coming(amendment, as_paragraphs) {
        Coming::Word => "the word".to_owned(),
        Coming::Words => "the words".to_owned(),
        Coming::Sentence => "the following sentence".to_owned(),
        Coming::Sentences => "the following sentences".to_owned(),
        Coming::Paragraphs(count, dashes) => {
            let noun = if dashes {
                "dash"
            } else if in_box {
                "line"
            } else {
                "paragraph"
            };
            if count <= 1 {
                format!("a {noun} worded as follows")
            } else {
                let plural = if dashes { "dashes".to_owned() } else { format!("{noun}s") };
                format!("{} {plural} worded as follows", super::in_words(count, Lang::En))
            }
        }
        Coming::Text => "the following text".to_owned(),
    };
    let mut text = vec![Inline::plain(verb)];
    let side = if amendment.side == Side::Before { "before" } else { "after" };
    let mut to = String::new();
    match beside(amendment, as_paragraphs, context) {
        Beside::Nothing => text.push(Inline::plain(" ")),
        Beside::Unit(unit) => text.push(Inline::plain(format!(", {side} {unit}, "))),
        Beside::Words(words) => {
            text.extend([Inline::plain(format!(", {side} ")), quoted(&words, context), Inline::plain(", ")]);
        }
        Beside::Edge => {
            let edge = if amendment.side == Side::Before { "beginning" } else { "end" };
            text.push(Inline::plain(format!(", at the {edge}, ")));
        }
        Beside::Part => {
            let part = format!("this {}", part_noun(context.section(), Lang::En));
            to = format!(" to {part}");
            text.push(Inline::plain(" "));
        }
    }
    if amendment.new.trim().is_empty() {
        text.push(Inline::plain(format!("words{to}")));
        return text;
    }
    let what = match what.strip_suffix(" worded as follows") {
        Some(what) => format!("{what}{to} worded as follows: "),
        None if to.is_empty() && what.starts_with("the word") => format!("{what} "),
        None => format!("{what}{to}: "),
    };
    text.extend([Inline::plain(what), quoted(&undashed(&amendment.new), context)]);
    text
}

/// Beside what an addition goes, when the opening of the sentence does not say it.
enum Beside {
    Nothing,
    /// « le 2e paragraphe »
    Unit(String),
    /// The words of the plan.
    Words(String),
    /// The beginning or the end of a title.
    Edge,
    /// The part as a whole.
    Part,
}

fn beside(amendment: &Amendment, as_paragraphs: bool, context: &Context<'_>) -> Beside {
    let anchor = &amendment.anchor;
    let quote = anchor.quote.trim();
    let in_box = is_box(context.inner(amendment));
    let whole_sentence = is_beside_sentence(amendment);
    match anchor.place {
        Place::Head | Place::End => Beside::Nothing,
        Place::Whole if quote.is_empty() && context.inner(amendment).is_some() => Beside::Nothing,
        Place::Whole if quote.is_empty() => Beside::Part,
        Place::Paragraph { .. } | Place::Dash { .. } if as_paragraphs => {
            if is_alone(anchor, context) {
                Beside::Nothing
            } else {
                Beside::Unit(whole(anchor.place, in_box, context))
            }
        }
        Place::Sentence { sentence, .. } if whole_sentence => Beside::Unit(match context.lang {
            Lang::Fr => ranked(sentence, "phrase"),
            Lang::En => place_english::ranked(sentence, "sentence"),
        }),
        Place::Title if quote.is_empty() || anchor.before.is_empty() && anchor.after.is_empty() => {
            Beside::Edge
        }
        _ if quote.is_empty() => Beside::Nothing,
        _ => Beside::Words(shortened(quote, amendment.side)),
    }
}

/// « le 2e paragraphe », « le 1er paragraphe » also when there is only one among dashes.
fn whole(place: Place, in_box: bool, context: &Context<'_>) -> String {
    let only = match context.lang {
        Lang::Fr => with_article(if in_box { "ligne" } else { "paragraphe" }),
        Lang::En => format!("the {}", if in_box { "line" } else { "paragraph" }),
    };
    let unit = match context.lang {
        Lang::Fr => unit(place, in_box),
        Lang::En => place_english::unit(place, in_box),
    };
    unit.unwrap_or(only)
}

/// The end of a long quotation that something comes after, or the beginning of one that something comes before.
fn shortened(quote: &str, side: Side) -> String {
    let quote = super::unstopped(quote);
    if quote.chars().count() <= BESIDE_MAX {
        return quote.to_owned();
    }
    let words: Vec<&str> = quote.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut length = 0;
    let mut take = |word: &&str| {
        length += word.chars().count() + 1;
        length <= BESIDE_MAX * 2 / 3
    };
    if side == Side::Before {
        kept.extend(words.iter().take_while(|word| take(word)));
        format!("{}…", kept.join(" ").trim_end_matches([',', ';', ':']))
    } else {
        kept.extend(words.iter().rev().take_while(|word| take(word)));
        kept.reverse();
        format!("… {}", kept.join(" "))
    }
}

/// Lines without the signs that say they are dashes.
fn undashed(words: &str) -> String {
    let bare = |line: &str| {
        let line = line.trim();
        DASHES.iter().find_map(|dash| line.strip_prefix(dash)).unwrap_or(line).trim().to_owned()
    };
    words.trim().lines().map(bare).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The elements of a list, without the signs that say they are dashes.
pub(super) fn elements(words: &str) -> Vec<String> {
    let bare = |line: &str| line.trim_end_matches([';', ',', ' ', '\u{a0}', '\u{202f}']).to_owned();
    undashed(words).lines().map(bare).filter(|line| !line.is_empty()).collect()
}

/// What is added to a list.
pub(super) fn to_list(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let elements = elements(&amendment.new);
    if elements.is_empty() {
        let what = context.lang.pick("un élément à la liste", "an element to the list");
        return vec![Inline::plain(format!("{verb} {what}"))];
    }
    let mut text =
        vec![Inline::plain(format!("{verb} {}", context.lang.pick("à la liste\u{a0}: ", "to the list: ")))];
    text.extend(super::amendment::quotations(&elements, context));
    text
}

/// The unit that goes as a whole, without its words: « le 2e paragraphe ».
pub(super) fn unit_alone(amendment: &Amendment, context: &Context<'_>) -> String {
    whole(amendment.anchor.place, is_box(context.inner(amendment)), context)
}
