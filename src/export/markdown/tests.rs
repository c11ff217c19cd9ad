//! What is written is read back as it was meant: by a reader of `CommonMark` with the tables and strikes of GitHub.
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::render;
use crate::minutes::document::{
    Block, Content, ContentsLine, Document, Element, Inline, ListRole, Mark, Role, Row, TitleRole, plain_text,
};

fn markdown(blocks: Vec<Content>) -> String {
    render(&Document { blocks: blocks.into_iter().map(Block::own).collect(), ..Document::default() })
}

/// The blocks a reader finds, a line each: what it is, then its words with marks as elements.
fn read(markdown: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut lines = Vec::new();
    let mut line = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(words) => line.push_str(&words),
            Event::SoftBreak => line.push('\n'),
            Event::InlineHtml(tag) => line.push_str(&tag),
            Event::Html(tag) => line.push_str(tag.trim()),
            Event::Start(Tag::Emphasis) => line.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => line.push_str("</em>"),
            Event::Start(Tag::Strong) => line.push_str("<strong>"),
            Event::End(TagEnd::Strong) => line.push_str("</strong>"),
            Event::Start(Tag::Strikethrough) => line.push_str("<del>"),
            Event::End(TagEnd::Strikethrough) => line.push_str("</del>"),
            Event::Start(Tag::Link { dest_url, .. }) => line.extend(["<a ", &dest_url, ">"]),
            Event::End(TagEnd::Link) => line.push_str("</a>"),
            Event::Start(_) => {}
            Event::End(end) => {
                let name = match end {
                    TagEnd::Heading(level) => level.to_string(),
                    TagEnd::Paragraph => "p".to_owned(),
                    TagEnd::Item => "li".to_owned(),
                    TagEnd::BlockQuote(_) => "quote".to_owned(),
                    TagEnd::TableCell => "cell".to_owned(),
                    TagEnd::HtmlBlock => "html".to_owned(),
                    TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::List(_) => continue,
                    other => format!("{other:?}"),
                };
                let told = matches!(name.as_str(), "quote") && line.is_empty();
                if !told {
                    lines.push(format!("{name} {}", std::mem::take(&mut line)));
                }
            }
            other => line.extend([format!("{other:?}")]),
        }
    }
    lines
}

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn run(text: &str, mark: Mark) -> Inline {
    Inline { text: text.to_owned(), mark }
}

/// These words, wherever words can stand.
fn everywhere(text: &str) -> Vec<Content> {
    let item = |text: &str| Element { text: plain(text), source: None };
    vec![
        Content::Title { role: TitleRole::Title, text: plain(text) },
        Content::Heading { level: 2, bookmark: String::new(), text: plain(text) },
        Content::Paragraph { role: Role::Body, text: plain(text) },
        Content::List { role: ListRole::Points, items: vec![item(text), item(text)] },
        Content::Quotation { text: plain(text) },
        Content::Table {
            header: vec![plain(text), plain("b")],
            widths: vec![50, 50],
            rows: vec![Row { cells: vec![plain("c"), plain(text)], source: None }],
        },
        Content::Paragraph { role: Role::Settled, text: plain(text) },
        Content::Contents {
            lines: vec![ContentsLine { level: 1, text: text.to_owned(), target: String::new(), page: None }],
        },
    ]
}

/// What is to be read of [`everywhere`].
fn expected(words: &str) -> Vec<String> {
    ["h1", "h3", "p", "li", "li", "p", "cell", "cell", "cell", "cell", "p", "li"]
        .iter()
        .zip([words, words, words, words, words, words, words, "b", "c", words, words, words])
        .map(|(name, words)| format!("{name} {words}"))
        .collect()
}

/// Words that mean something in Markdown, or nearly.
const HOSTILE: [&str; 58] = [
    "1. Former",
    "2) Former",
    "1er février",
    "2014.",
    "+ plus",
    "- moins",
    "-",
    "--- ",
    "***",
    "===",
    "= x",
    "# titre",
    "titre #",
    "C# #",
    "####### x",
    "> cité",
    "| a | b |",
    "|---|---|",
    "<b>gras</b>",
    "<!-- -->",
    "&amp; &eacute;",
    "\\",
    "\\# x\\",
    "_a_ __b__ a_b_c",
    "*a* **b**",
    "`code` ``x``",
    "~~rayé~~ ~x~",
    "[x] fait",
    "[ ] à faire",
    "[lien](http://x.fr)",
    "![image](x.png)",
    "[^1]: note",
    "[^1]",
    "[a]: http://x.fr",
    "<http://x.fr>",
    "$a$ $$b$$",
    "[!NOTE]",
    "a  ",
    "    code",
    "\tcode",
    "~~~",
    "```",
    "Term\n: définition",
    "a\nb",
    "a\\",
    "fin *",
    "«\u{a0}cité\u{a0}»",
    "\u{a0}: x",
    "- [x] fait",
    "* * *",
    "- - -",
    "1986\\. Une année",
    "#hashtag et n° #4",
    "a<br>b",
    "&#35;",
    "a|b\\|c",
    "{#id}",
    "http://x.fr",
];

#[test]
fn what_looks_like_markup_is_read_as_words() {
    for hostile in HOSTILE {
        let words = hostile.replace(['\n', '\t'], " ");
        let words = words.trim_matches(' ');
        assert_eq!(read(&markdown(everywhere(hostile))), expected(words), "{hostile:?}");
    }
}

/// Runs of text, and the words with marks as elements.
fn check(text: Vec<Inline>, expected: &str) {
    let written = markdown(vec![Content::Paragraph { role: Role::Body, text }]);
    assert_eq!(read(&written), [format!("p {expected}")], "{written}");
}

#[test]
fn marks_are_read_as_marks_at_any_place() {
    let (strong, emphasis, removed) = (Mark::Strong, Mark::Emphasis, Mark::Removed);
    check(
        vec![Inline::plain("mot"), run("«\u{a0}gras\u{a0}»", strong.clone()), Inline::plain("suite")],
        "mot<strong>«\u{a0}gras\u{a0}»</strong>suite",
    );
    check(
        vec![run(" gras ", strong.clone()), run("penché.", emphasis.clone())],
        "<strong>gras</strong> <em>penché.</em>",
    );
    check(
        vec![run("a", strong.clone()), run("b", strong.clone()), run("c", emphasis), run("d", removed)],
        "<strong>ab</strong><em>c</em><del>d</del>",
    );
    check(vec![Inline::plain("1"), run(". Former", strong.clone())], "1<strong>. Former</strong>");
    check(vec![run("   ", strong.clone()), Inline::plain("x")], "x");
    check(vec![run("*", strong), Inline::line_break(), Inline::plain("- b")], "<strong>*</strong><br>- b");
}

#[test]
fn only_addresses_are_links() {
    check(
        vec![Inline::link("https://x.fr/a_b?c=1&d", "https://x.fr/a_b?c=1&d")],
        "<a https://x.fr/a_b?c=1&d>https://x.fr/a_b?c=1&d</a>",
    );
    check(vec![Inline::link("ici]", "https://x.fr/) \\>")], "<a https://x.fr/)%20%5C%3E>ici]</a>");
    for target in ["javascript:alert(1)", "#ancre", "www.x.fr", "data:text/html,x", ""] {
        check(vec![Inline::link("ici", target)], "ici");
    }
}

#[test]
fn two_lists_stay_two() {
    let list =
        || Content::List { role: ListRole::Points, items: vec![Element { text: plain("a"), source: None }] };
    assert_eq!(read(&markdown(vec![list(), list()])), ["li a", "html <!-- -->", "li a"]);
}

const SIGNS: &str = "[-+=#>|<&\\\\_*`~\\[\\]()!:.$^{}1a2 é«»\u{a0}\n\t\"'/xhtp]{0,14}";

proptest! {
    #[test]
    fn no_text_becomes_markup(text in SIGNS) {
        // A line end alone is one that was meant.
        let text = if text == "\n" { String::new() } else { text };
        let words = text.replace(['\n', '\t'], " ");
        let words = words.trim_matches(' ');
        let mut wanted = expected(words);
        if words.is_empty() {
            // A heading or a paragraph without words is none.
            wanted.retain(|line| line.starts_with("li") || line.starts_with("cell"));
        }
        let mut read = read(&markdown(everywhere(&text)));
        if words.is_empty() {
            read.retain(|line| line.starts_with("li") || line.starts_with("cell"));
        }
        prop_assert_eq!(read, wanted);
    }

    #[test]
    fn runs_keep_their_words_whatever_their_marks(runs in prop::collection::vec((SIGNS, 0..6_u8), 1..5)) {
        let marks = [Mark::Plain, Mark::Strong, Mark::Emphasis, Mark::Removed, Mark::Added, Mark::Quoted];
        let text: Vec<Inline> = runs
            .into_iter()
            .map(|(text, mark)| run(&text, marks[usize::from(mark)].clone()))
            .filter(|run| !run.is_break())
            .collect();
        let words = plain_text(&text).replace(['\n', '\t'], " ");
        let read = read(&markdown(vec![Content::Paragraph { role: Role::Body, text }])).join("\n");
        let tags = ["<strong>", "</strong>", "<em>", "</em>", "<del>", "</del>", "<ins>", "</ins>"];
        let read = tags.iter().fold(read, |read, tag| read.replace(tag, ""));
        prop_assert_eq!(read.strip_prefix("p ").unwrap_or_default().trim_matches(' '), words.trim_matches(' '));
    }
}
