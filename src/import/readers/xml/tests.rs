//! What is refused of XML, and what is understood.
use super::{Node, Pull};
use crate::import::readers::Source;
use crate::import::report::Refused;

fn words(xml: &str) -> Result<String, Refused> {
    let mut pull = Pull::new(xml, Source::Docx);
    let mut words = String::new();
    while let Some(node) = pull.next()? {
        match node {
            Node::Open(tag) if tag.name() == "skip" => pull.skip()?,
            Node::Open(tag) => words.extend(["<", tag.name(), &tag.val()]),
            Node::Close => words.push('>'),
            Node::Text(text) => words.push_str(&text),
        }
    }
    Ok(words)
}

#[test]
fn openings_endings_and_texts() {
    for (xml, expected) in [
        ("<w:a w:val=\"x&amp;&#233;\">b<c/>&lt;&#xE9;&quot;</w:a>", "<ax&éb<c><é\">"),
        ("<a>1<skip>2<b/>3<skip/></skip>4</a>", "<a14>"),
        ("<a><![CDATA[<b>]]><!-- rien --></a>", "<a<b>>"),
    ] {
        assert_eq!(words(xml).unwrap(), expected);
    }
}

#[test]
fn what_is_no_part_of_a_document_is_refused() {
    let deep = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
    let bomb = "<!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d \"&b;&b;&b;\">]><a>&d;</a>";
    for (xml, refused) in [
        ("<a><b></a>".to_owned(), Refused::Damaged(Source::Docx)),
        ("<a>".to_owned(), Refused::Damaged(Source::Docx)),
        ("<a>&nbsp;</a>".to_owned(), Refused::Damaged(Source::Docx)),
        ("<a>&#0;</a>".to_owned(), Refused::Damaged(Source::Docx)),
        (bomb.to_owned(), Refused::TooMuchInside(Source::Docx)),
        (deep(1_000), Refused::TooDeep(Source::Docx)),
        (deep(100_000), Refused::TooDeep(Source::Docx)),
        ("<a>".repeat(100_000), Refused::TooDeep(Source::Docx)),
    ] {
        assert_eq!(words(&xml), Err(refused), "{}", xml.chars().take(40).collect::<String>());
    }
    assert!(words(&deep(256)).is_ok());
}
