//! Our list among those of a letterhead: after its own, under a number that is free.
use super::LetterheadError;
use super::markup::{Element, children, root, with_attribute, with_tags};
use crate::export::docx::{numbering, package::W};

/// The part with our list, and the number of our list in it.
pub(super) fn add(part: Option<&str>) -> Result<(String, u32), LetterheadError> {
    let ours = numbering::write();
    let Some(part) = part else { return Ok((ours, 1)) };
    let root = root(part)?;
    if root.name != "w:numbering" || root.value("xmlns:w").as_deref() != Some(W) {
        return Err(LetterheadError::Unusual);
    }
    let theirs = children(root.inner)?;
    let form = free(&theirs, "w:abstractNum", "w:abstractNumId");
    let number = free(&theirs, "w:num", "w:numId");
    let ours = children(self::root(&ours)?.inner)?;
    let of = |name: &str| ours.iter().find(|one| one.name == name).map_or("", |one| one.whole);
    let form_told = with_tags(of("w:abstractNum"), "w:abstractNum", |tag| {
        with_attribute(tag, "w:abstractNumId", &form.to_string())
    })?;
    let number_told =
        with_tags(of("w:num"), "w:num", |tag| with_attribute(tag, "w:numId", &number.to_string()))?;
    let number_told =
        with_tags(&number_told, "w:abstractNumId", |tag| with_attribute(tag, "w:val", &form.to_string()))?;
    // Forms come before lists, lists before what a program for Mac adds.
    let before_lists = place(&theirs, &["w:num", "w:numIdMacAtCleanup"], root.inner.len());
    let after_lists = place(&theirs, &["w:numIdMacAtCleanup"], root.inner.len());
    let cut = |from: usize, to: usize| root.inner.get(from..to).unwrap_or_default();
    let whole = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}>{}{form_told}{}{number_told}{}</w:numbering>",
        root.tag.trim_end_matches('>').trim_end_matches('/'),
        cut(0, before_lists),
        cut(before_lists, after_lists),
        cut(after_lists, root.inner.len()),
    );
    Ok((whole, number))
}

/// A number that none of these elements has.
fn free(elements: &[Element<'_>], name: &str, attribute: &str) -> u32 {
    let numbers = elements.iter().filter(|one| one.name == name).filter_map(|one| one.value(attribute));
    numbers
        .filter_map(|number| number.trim().parse::<u32>().ok())
        .max()
        .map_or(1, |last| last.saturating_add(1))
}

/// Where the first of these elements stands, or the end.
fn place(elements: &[Element<'_>], names: &[&str], end: usize) -> usize {
    elements.iter().find(|one| names.contains(&one.name)).map_or(end, |one| one.at.start)
}

#[cfg(test)]
mod tests {
    use super::add;

    #[test]
    fn our_list_comes_after_those_that_are_there() {
        let space = format!("xmlns:w=\"{}\"", super::W);
        let part = format!(
            "<w:numbering {space}><w:abstractNum w:abstractNumId=\"4\"/><w:num w:numId=\"9\"><w:abstractNumId w:val=\"4\"/></w:num><w:numIdMacAtCleanup w:val=\"1\"/></w:numbering>"
        );
        let (whole, number) = add(Some(&part)).unwrap();
        assert_eq!(number, 10);
        assert!(
            whole.contains("<w:abstractNum w:abstractNumId=\"4\"/><w:abstractNum w:abstractNumId=\"5\">"),
            "{whole}"
        );
        assert!(
            whole.contains("</w:num><w:num w:numId=\"10\"><w:abstractNumId w:val=\"5\"/></w:num><w:numIdMac"),
            "{whole}"
        );
        assert_eq!(add(None).unwrap().1, 1);
        assert_eq!(add(Some(&format!("<w:numbering {space}/>"))).unwrap().1, 1);
        assert!(add(Some("<w:numbering/>")).is_err());
    }
}
