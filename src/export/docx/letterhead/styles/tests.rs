//! Names of styles, faces and sizes.
use super::{Wardrobe, is_dark, tag_in};
use crate::export::docx::package::W;
use crate::text::lang::Lang;

fn wardrobe(styles: &str) -> Wardrobe {
    Wardrobe::read(Some(&format!("<w:styles xmlns:w=\"{W}\">{styles}</w:styles>"))).unwrap()
}

#[test]
fn what_is_added_has_the_look_of_the_letterhead() {
    let dressed = wardrobe(concat!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"46\"/><w:lang w:val=\"en-US\"/></w:rPr></w:rPrDefault></w:docDefaults>",
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>",
        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:rPr><w:rFonts w:ascii=\"Georgia\"/><w:color w:val=\"7A1020\"/></w:rPr></w:style>",
    ))
    .dress(Lang::Fr, 9000, "")
    .unwrap();
    assert_eq!(dressed.ids.get("Normal").map(String::as_str), Some("N"));
    assert!(dressed.theirs.contains("<w:lang w:val=\"fr-FR\"/>"), "{}", dressed.theirs);
    let rubric = dressed.ours.split("<w:style ").find(|style| style.contains("\"Rubrique\"")).unwrap();
    for expected in ["<w:rFonts w:ascii=\"Georgia\"/>", "<w:color w:val=\"7A1020\"/>", "<w:sz w:val=\"48\"/>"]
    {
        assert!(rubric.contains(expected), "{expected} in {rubric}");
    }
}

#[test]
fn the_language_is_told_where_nothing_tells_it() {
    for styles in [
        "",
        "<w:docDefaults/>",
        "<w:docDefaults><w:rPrDefault/><w:pPrDefault/></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>",
    ] {
        let theirs = wardrobe(styles).dress(Lang::En, 9000, "").unwrap().theirs;
        assert_eq!(theirs.matches("<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>").count(), 1, "{theirs}");
    }
}

#[test]
fn white_is_read_on_dark_colors_only() {
    for (color, dark) in
        [("1F3864", true), ("7A1020", true), ("FFD700", false), ("auto", false), ("FFFFFF", false)]
    {
        assert_eq!(is_dark(color), dark, "{color}");
    }
}

#[test]
fn a_tag_is_found_by_its_whole_name() {
    assert_eq!(tag_in("<w:szCs w:val=\"1\"/><w:sz w:val=\"2\"/>", "<w:sz"), Some("<w:sz w:val=\"2\"/>"));
    assert_eq!(tag_in("<w:szCs w:val=\"1\"/>", "<w:sz"), None);
}
