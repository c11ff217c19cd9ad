//! Comments in the margin: the part that holds them, and the sign that calls one from the text.
use chrono::NaiveDateTime;

use super::revision::moment;
use super::xml::Xml;

/// The name of the part in the package, from the folder of the text.
pub(super) const PART: &str = "comments.xml";
/// The type of the part, as the list of contents of the package names it.
pub(super) const CONTENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
/// What the part is to the text.
pub(super) const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
/// The paragraph style of comments.
pub(super) const TEXT_STYLE: &str = "Commentaire";
/// The character style of the sign that calls one.
pub(super) const SIGN_STYLE: &str = "Marquedecommentaire";
/// Both styles, by the names every reader knows.
pub(super) const STYLES: &str = concat!(
    "<w:style w:type=\"paragraph\" w:styleId=\"Commentaire\"><w:name w:val=\"annotation text\"/><w:basedOn w:val=\"Normal\"/>",
    "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:spacing w:before=\"0\" w:after=\"60\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>",
    "<w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Marquedecommentaire\"><w:name w:val=\"annotation reference\"/>",
    "<w:basedOn w:val=\"Policepardfaut\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>",
    "<w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>",
);

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comment<'a> {
    /// Who makes it.
    pub(super) author: &'a str,
    /// When, local time.
    pub(super) at: NaiveDateTime,
    /// What it says, a line a paragraph.
    pub(super) paragraphs: &'a [String],
}

/// `word/comments.xml`: the identity of each comment is `first` and its rank.
pub(super) fn write(comments: &[Comment<'_>], first: usize) -> String {
    let mut xml = Xml::part();
    xml.start("w:comments", &[("xmlns:w", super::package::W)]);
    for (rank, comment) in comments.iter().enumerate() {
        write_one(&mut xml, comment, &(first + rank).to_string(), (TEXT_STYLE, SIGN_STYLE));
    }
    xml.end("w:comments");
    xml.finish()
}

/// One comment, its styles being called so in this file (nothing for one it has not): that of its paragraphs and that
/// of its sign.
pub(super) fn write_one(xml: &mut Xml, comment: &Comment<'_>, identity: &str, styles: (&str, &str)) {
    xml.start(
        "w:comment",
        &[
            ("w:id", identity),
            ("w:author", comment.author),
            ("w:date", &moment(comment.at)),
            ("w:initials", &initials(comment.author)),
        ],
    );
    let none = [String::new()];
    let paragraphs = if comment.paragraphs.is_empty() { &none } else { comment.paragraphs };
    for (rank, words) in paragraphs.iter().enumerate() {
        xml.raw("<w:p>");
        if !styles.0.is_empty() {
            xml.raw("<w:pPr>").empty("w:pStyle", &[("w:val", styles.0)]).raw("</w:pPr>");
        }
        if rank == 0 {
            xml.raw("<w:r>");
            if !styles.1.is_empty() {
                xml.raw("<w:rPr>").empty("w:rStyle", &[("w:val", styles.1)]).raw("</w:rPr>");
            }
            xml.raw("<w:annotationRef/></w:r>");
        }
        xml.raw("<w:r><w:t xml:space=\"preserve\">").text(words).raw("</w:t></w:r></w:p>");
    }
    xml.end("w:comment");
}

/// The run that calls the comment, its sign in this character style.
pub(super) fn reference(xml: &mut Xml, identity: &str, style: &str) {
    xml.raw("<w:r><w:rPr>").empty("w:rStyle", &[("w:val", style)]).raw("</w:rPr>");
    xml.empty("w:commentReference", &[("w:id", identity)]).raw("</w:r>");
}

/// « C » for « Collectif », « ECT » for « Ensemble contre la traite »: words of fewer than four letters do not count
/// unless there are no others.
pub(super) fn initials(author: &str) -> String {
    let words: Vec<&str> =
        author.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let long: Vec<&str> = words.iter().copied().filter(|word| word.chars().count() > 3).collect();
    let words = if long.is_empty() { words } else { long };
    words.iter().take(3).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn an_author_has_initials() {
        for (author, expected) in [
            ("Collectif", "C"),
            ("Ensemble contre la traite", "ECT"),
            ("« Élan »", "É"),
            ("CCEM", "C"),
            ("AdN", "A"),
            ("", ""),
        ] {
            assert_eq!(initials(author), expected, "{author}");
        }
    }
}
