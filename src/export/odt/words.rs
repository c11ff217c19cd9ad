//! Text as ODF wants it: spaces that would be lost, tabs and ends of lines are elements; what XML forbids is gone.
use std::collections::BTreeSet;

use crate::export::docx::{Xml, cut_at_ordinal};
use crate::minutes::document::{Inline, Mark};

/// The words of several runs in their styles; links lead only to these bookmarks.
pub(super) fn inlines(xml: &mut Xml, text: &[Inline], bookmarks: &BTreeSet<String>) {
    let mut after_space = true;
    for inline in text {
        match &inline.mark {
            Mark::Plain => run(xml, "", &inline.text, &mut after_space),
            Mark::Strong => run(xml, "Strong_20_Emphasis", &inline.text, &mut after_space),
            Mark::Emphasis => run(xml, "Emphasis", &inline.text, &mut after_space),
            Mark::Quoted => run(xml, "Libelle", &inline.text, &mut after_space),
            Mark::Added => run(xml, "Ajout", &inline.text, &mut after_space),
            Mark::Removed => run(xml, "Retrait", &inline.text, &mut after_space),
            Mark::Link(target) if is_dead(target, bookmarks) => run(xml, "", &inline.text, &mut after_space),
            Mark::Link(target) => link(xml, target, &inline.text, &mut after_space),
        }
    }
}

/// Whether a link leads to a bookmark that is not there.
fn is_dead(target: &str, bookmarks: &BTreeSet<String>) -> bool {
    target.strip_prefix('#').is_some_and(|bookmark| !bookmarks.contains(bookmark))
}

/// A link to a bookmark, to an address that can do no harm, or else only its words.
fn link(xml: &mut Xml, target: &str, text: &str, after_space: &mut bool) {
    let harmless = ["#", "http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    if !harmless {
        return run(xml, "", text, after_space);
    }
    let target = target.replace(char::is_whitespace, "%20");
    // Without a style of its own, LibreOffice gives a link that of addresses.
    let style = if target.starts_with('#') { "Renvoi" } else { "Internet_20_link" };
    xml.start(
        "text:a",
        &[
            ("xlink:type", "simple"),
            ("xlink:href", &target),
            ("text:style-name", style),
            ("text:visited-style-name", style),
        ],
    );
    run(xml, style, text, after_space);
    xml.end("text:a");
}

/// A run of text in a character style, the endings of its ordinals (« 1er », « 2e ») raised.
pub(super) fn run(xml: &mut Xml, style: &str, text: &str, after_space: &mut bool) {
    if !style.is_empty() {
        xml.start("text:span", &[("text:style-name", style)]);
    }
    let mut rest = text;
    while let Some((before, ending, after)) = cut_at_ordinal(rest) {
        words(xml, before, after_space);
        xml.start("text:span", &[("text:style-name", "Exposant")]);
        words(xml, ending, after_space);
        xml.end("text:span");
        rest = after;
    }
    words(xml, rest, after_space);
    if !style.is_empty() {
        xml.end("text:span");
    }
}

/// Readers collapse spaces, and drop those that begin a paragraph: each but the first of a row is an element.
fn words(xml: &mut Xml, text: &str, after_space: &mut bool) {
    let mut plain = String::new();
    for c in text.chars() {
        let element = match c {
            '\n' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => "<text:line-break/>",
            '\t' => "<text:tab/>",
            ' ' if *after_space => "<text:s/>",
            _ => "",
        };
        if element.is_empty() {
            plain.push(c);
        } else {
            xml.text(&std::mem::take(&mut plain)).raw(element);
        }
        // A space after an end of line or a tab would be lost as one at the start is.
        *after_space = c == ' ' || (!element.is_empty());
    }
    xml.text(&plain);
}
