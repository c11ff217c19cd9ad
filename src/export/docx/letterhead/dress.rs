//! Our markup as a letterhead wants it: our identifiers of styles, lists, bookmarks and links become those they have there.
//! It works on what our own writers wrote, never on the letterhead.
use std::collections::BTreeMap;

use crate::export::docx::styles::INK;

/// What our identifiers become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// Of styles.
    pub(super) styles: BTreeMap<String, String>,
    /// Of our one list.
    pub(super) list: u32,
    /// How much is added to those of bookmarks.
    pub(super) bookmarks: u32,
    /// What is put before those of relationships.
    pub(super) relations: String,
    /// The color of what is filled with ours.
    pub(super) accent: Option<String>,
}

impl Names {
    /// The markup with the names of the letterhead.
    pub(super) fn dress(&self, markup: &str) -> String {
        let mut out = String::with_capacity(markup.len() + markup.len() / 16);
        let mut pieces = markup.split('<');
        out.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            out.push('<');
            self.piece(piece, &mut out);
        }
        out
    }

    /// A tag, without its first sign, and the text after it.
    fn piece(&self, piece: &str, out: &mut String) {
        let style = [
            "w:pStyle w:val=\"",
            "w:rStyle w:val=\"",
            "w:tblStyle w:val=\"",
            "w:basedOn w:val=\"",
            "w:next w:val=\"",
        ];
        if let Some((start, id, rest)) = style.iter().find_map(|start| value(piece, start)) {
            let id = self.styles.get(id).map_or(id, String::as_str);
            out.extend([start, id, rest]);
        } else if let Some((start, "1", rest)) = value(piece, "w:numId w:val=\"") {
            out.extend([start, &self.list.to_string(), rest]);
        } else if let Some((start, id, rest)) =
            value(piece, "w:bookmarkStart w:id=\"").or_else(|| value(piece, "w:bookmarkEnd w:id=\""))
        {
            let id = id.parse::<u32>().unwrap_or(0).saturating_add(self.bookmarks);
            out.extend([start, &id.to_string(), rest]);
        } else if let Some((start, id, rest)) = value(piece, "w:hyperlink r:id=\"") {
            out.extend([start, &self.relations, id, rest]);
        } else if let (Some(accent), true) = (&self.accent, piece.starts_with("w:shd ")) {
            out.push_str(&piece.replacen(&format!("\"{INK}\""), &format!("\"{accent}\""), 1));
        } else {
            out.push_str(piece);
        }
    }
}

/// A tag that begins so, cut around the value that follows.
fn value<'a>(piece: &'a str, start: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let (before, rest) = piece.split_at_checked(start.len())?;
    let (value, rest) = rest.split_at_checked(rest.find('"')?)?;
    (before == start).then_some((before, value, rest))
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn only_our_identifiers_are_turned() {
        let names = Names {
            styles: [("Titre1".to_owned(), "Heading1".to_owned())].into(),
            list: 7,
            bookmarks: 100,
            relations: "x".to_owned(),
            accent: Some("AA0000".to_owned()),
        };
        let ours = concat!(
            "<w:pStyle w:val=\"Titre1\"/><w:pStyle w:val=\"Etat\"/><w:numId w:val=\"1\"/><w:numId w:val=\"0\"/>",
            "<w:bookmarkStart w:id=\"3\" w:name=\"Titre1\"/><w:bookmarkEnd w:id=\"3\"/>",
            "<w:hyperlink r:id=\"rId7\"/><w:shd w:val=\"clear\" w:fill=\"1F3864\"/><w:t>Titre1 1F3864 &lt;w:pStyle w:val=\"Titre1\"</w:t>",
        );
        let theirs = concat!(
            "<w:pStyle w:val=\"Heading1\"/><w:pStyle w:val=\"Etat\"/><w:numId w:val=\"7\"/><w:numId w:val=\"0\"/>",
            "<w:bookmarkStart w:id=\"103\" w:name=\"Titre1\"/><w:bookmarkEnd w:id=\"103\"/>",
            "<w:hyperlink r:id=\"xrId7\"/><w:shd w:val=\"clear\" w:fill=\"AA0000\"/><w:t>Titre1 1F3864 &lt;w:pStyle w:val=\"Titre1\"</w:t>",
        );
        assert_eq!(names.dress(ours), theirs);
    }
}
