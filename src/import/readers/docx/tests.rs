//! Word files in, blocks out: each test is the XML Word writes and the lines a person sees.
use super::read;
use crate::import::readers::Reading;
use crate::import::readers::testing::{packed, shown};
use crate::import::report::{Doubt, Refused};

mod hostile;
mod numbers;
mod tracked;

const ROOT: &str = "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
const NAMES: [&str; 7] = ["styles", "numbering", "footnotes", "endnotes", "comments", "header1", "footer1"];

/// The parts around a document, each named without folder and ending.
fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let present = NAMES.iter().filter(|name| parts.iter().any(|(part, _)| part == *name));
    let relations: Vec<String> = present
        .map(|name| {
            let kind = name.trim_end_matches('1');
            format!("<Relationship Id=\"{name}\" Type=\"http://x/{kind}\" Target=\"{name}.xml\"/>")
        })
        .collect();
    let relations = relations.concat();
    let relations = format!("<Relationships>{relations}</Relationships>");
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut all = vec![
        ("_rels/.rels".to_owned(), ROOT.to_owned()),
        ("word/_rels/document.xml.rels".to_owned(), relations),
        ("word/document.xml".to_owned(), document),
    ];
    all.extend(parts.iter().map(|(name, xml)| (format!("word/{name}.xml"), (*xml).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect();
    packed(&all)
}

fn reading(body: &str, parts: &[(&str, &str)]) -> Reading {
    read(&file(body, parts), &mut |_, _| {}).unwrap()
}

/// A paragraph with properties and one run.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn style(id: &str, name: &str, rest: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>")
}

fn check(body: &str, expected: &[&str]) {
    check_with(body, &[], expected);
}

fn check_with(body: &str, parts: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(shown(&reading(body, parts)), expected, "{body}");
}

#[test]
fn styles_make_titles_and_headings_whatever_they_are_called() {
    let styles = [
        style("Titre1", "heading 1", ""),
        style(
            "Mesure",
            "Titre de mesure",
            "<w:basedOn w:val=\"Titre1\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr>",
        ),
        style("Sous", "Sous-mesure", "<w:basedOn w:val=\"Mesure\"/>"),
        style("Titre2", "Titre 2", ""),
        style("T", "Title", ""),
        style("Corps", "Corps", "<w:basedOn w:val=\"Titre1\"/><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr>"),
        style("A", "a", "<w:basedOn w:val=\"B\"/>"),
        style("B", "b", "<w:basedOn w:val=\"A\"/>"),
    ];
    let styles = format!("<w:styles>{}</w:styles>", styles.concat());
    let with = |id: &str| format!("<w:pStyle w:val=\"{id}\"/>");
    let body = [
        p(&with("T"), "Plan"),
        p(&with("Titre1"), "Un"),
        p(&with("Titre2"), "Deux"),
        p(&with("Mesure"), "Trois"),
        p(&with("Sous"), "Quatre"),
        p(&with("Corps"), "Texte"),
        p("<w:outlineLvl w:val=\"3\"/>", "Cinq"),
        p(&(with("Titre1") + "<w:outlineLvl w:val=\"9\"/>"), "Texte"),
        p(&with("A"), "Texte"),
        p(&with("Heading3"), "Sans style"),
    ];
    let expected = [
        "titre Plan",
        "h1 Un",
        "h2 Deux",
        "h3 Trois",
        "h3 Quatre",
        "p Texte",
        "h4 Cinq",
        "p Texte",
        "p Texte",
        "h3 Sans style",
    ];
    check_with(&body.concat(), &[("styles", &styles)], &expected);
}

#[test]
fn a_second_title_further_down_is_a_part() {
    let title = |text| p("<w:pStyle w:val=\"Title\"/>", text);
    let body = [title("Plan"), title("2014-2016"), p("", "Texte"), title("Partie"), p("", "Texte")];
    check(&body.concat(), &["titre Plan", "titre 2014-2016", "p Texte", "h1 Partie", "p Texte"]);
}

#[test]
fn what_is_bold_or_underlined_all_through_is_strong() {
    let run = |says: &str, text: &str| format!("<w:r><w:rPr>{says}</w:rPr><w:t>{text}</w:t></w:r>");
    let bold = "<w:b/>";
    let body = [
        format!("<w:p>{}{}</w:p>", run(bold, "Agir "), run(bold, "vite")),
        format!("<w:p>{}{}</w:p>", run(bold, "Agir "), run("", "vite")),
        format!("<w:p>{}{}</w:p>", run(bold, "Agir"), run("", " : ")),
        format!("<w:p>{}</w:p>", run("<w:u w:val=\"single\"/>", "Agir")),
        format!("<w:p>{}</w:p>", run("<w:b w:val=\"0\"/><w:u w:val=\"none\"/>", "Agir")),
        format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", run(bold, "Agir vite"), run("", "Le texte.")),
        format!("<w:p>{}<w:r><w:br/></w:r>{}</w:p>", run(bold, "Agir"), run(bold, "vite")),
        p("<w:pStyle w:val=\"G\"/>", "Gras"),
    ];
    let styles = format!("<w:styles>{}</w:styles>", style("G", "Gras", "<w:rPr><w:b/></w:rPr>"));
    let expected = [
        "!p Agir vite",
        "p Agir vite",
        "!p Agir :",
        "!p Agir",
        "p Agir",
        "!p Agir vite",
        "p Le texte.",
        "!p Agir vite",
        "!p Gras",
    ];
    check_with(&body.concat(), &[("styles", &styles)], &expected);
}

#[test]
fn words_are_kept_and_instructions_are_not() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = [
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d &amp; é</w:t></w:r></w:p>".to_owned(),
        format!(
            "<w:p><w:r><w:t>page </w:t></w:r>{}<w:r><w:instrText> PAGE </w:instrText></w:r>{}<w:r><w:t>3</w:t></w:r>{}<w:r><w:t>.</w:t></w:r></w:p>",
            field("begin"), field("separate"), field("end")
        ),
        format!("<w:p>{}<w:r><w:t>perdu</w:t></w:r></w:p>", field("begin")),
        "<w:p><w:hyperlink><w:r><w:t>un lien</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> là</w:t></w:r></w:smartTag></w:p>".to_owned(),
        "<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>rempli</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>".to_owned(),
        "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t> oui</w:t></w:r></w:p>".to_owned(),
        p("", "- tiret"),
    ];
    let expected = ["p a b-cd & é", "p page 3.", "p un lien là", "p rempli", "p ☑ oui", "* tiret"];
    check(&body.concat(), &expected);
}

#[test]
fn contents_hidden_words_headers_and_footers_are_set_aside() {
    let gallery = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>";
    let body = [
        format!("{gallery}{}</w:sdtContent></w:sdt>", p("", "Mesure 1....3")),
        p("<w:pStyle w:val=\"TM1\"/>", "Mesure 2....4"),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>Mesure 3</w:t></w:r></w:p>".to_owned(),
        p("", "Mesure 4"),
        "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:t>Vu</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>".to_owned(),
    ];
    let parts = [
        ("header1", "<w:hdr><w:p><w:r><w:t>Plan provisoire</w:t></w:r></w:p></w:hdr>"),
        ("footer1", "<w:ftr><w:p><w:r><w:t>page 1</w:t></w:r></w:p></w:ftr>"),
    ];
    let got = reading(&body.concat(), &parts);
    assert_eq!(shown(&got), ["p Vu"]);
    let aside: Vec<&str> = got.set_aside.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let expected =
        ["Mesure 1....3", "Mesure 2....4", "Mesure 3", "Mesure 4", "caché", "Plan provisoire", "page 1"];
    assert_eq!(aside, expected);
}

#[test]
fn tables_keep_their_columns_and_frames_are_boxes() {
    let cell = |says: &str, inner: &str| format!("<w:tc><w:tcPr>{says}</w:tcPr>{inner}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat());
    let t = |text: &str| p("", text);
    let nested = table(&[row(&[cell("", &t("x")), cell("", &t("y"))])]);
    let body = [
        table(&[
            row(&[cell("<w:gridSpan w:val=\"2\"/>", &t("ab")), cell("", &t("c"))]),
            row(&[cell("<w:vMerge w:val=\"restart\"/>", &t("d")), cell("", &t("e")), cell("", &nested)]),
            row(&[cell("<w:vMerge/>", "<w:p/>"), cell("", &(t("f") + &t("g"))), cell("", "<w:p/>")]),
        ]),
        table(&[row(&[cell("", &(t("Encadré.") + &t("Texte.")))])]),
        table(&[row(&[cell("", &t("Mesure 5 : Agir"))])]),
        p(
            "<w:pBdr><w:top w:val=\"single\"/><w:left w:val=\"single\"/><w:bottom w:val=\"single\"/></w:pBdr>",
            "Bordé",
        ),
        p("<w:pBdr><w:bottom w:val=\"single\"/></w:pBdr>", "Souligné d’un trait"),
    ];
    let expected = [
        "0:0.0 ab",
        "0:0.2 c",
        "0:1.0 d",
        "0:1.1 e",
        "0:1.2 x",
        "0:1.2 y",
        "0:2.1 f",
        "0:2.1 g",
        "[1] p Encadré.",
        "[1] p Texte.",
        "!p Mesure 5 : Agir",
        "[2] p Bordé",
        "p Souligné d’un trait",
    ];
    check(&body.concat(), &expected);
}

#[test]
fn headings_in_tables_stay_headings_where_they_lead() {
    let h = |text: &str| p("<w:pStyle w:val=\"Heading2\"/>", text);
    let tc = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc(&h("Mesure 1")),
        tc("<w:p/>"),
        tc(&h("Pilote")),
        tc(&h("Date")),
        tc(&(h("Contexte") + &p("", "Texte"))),
        tc(&p("", "b")),
    );
    check(&body, &["h2 Mesure 1", "0:1.0 Pilote", "0:1.1 Date", "h2 Contexte", "0:2.0 Texte", "0:2.1 b"]);
}

#[test]
fn a_text_box_is_read_once_and_after_its_paragraph() {
    let text = "<w:txbxContent><w:p><w:r><w:t>Dans la boîte</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Avant</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>{text}</w:drawing></mc:Choice><mc:Fallback><w:pict>{text}</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> après</w:t></w:r></w:p>{}",
        p("", "Suite")
    );
    check(&body, &["p Avant après", "[1] p Dans la boîte", "p Suite"]);
}

#[test]
fn notes_stand_after_the_paragraph() {
    let footnotes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/><w:t> Voir la loi.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let endnotes =
        "<w:endnotes><w:endnote w:id=\"7\"><w:p><w:r><w:t>Fin.</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let body = [
        "<w:p><w:r><w:t>Texte</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>",
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Titre</w:t></w:r><w:r><w:endnoteReference w:id=\"7\"/></w:r></w:p>",
    ];
    let expected = ["p Texte [note 1].", "p [note 1] Voir la loi.", "h1 Titre", "p [note i] Fin."];
    check_with(&body.concat(), &[("footnotes", footnotes), ("endnotes", endnotes)], &expected);
}

#[test]
fn pages_are_those_of_the_last_layout_or_those_forced() {
    let rendered = "<w:lastRenderedPageBreak/>";
    let forced = "<w:br w:type=\"page\"/>";
    let r = |inner: &str| format!("<w:r>{inner}</w:r>");
    let t = |text: &str| r(&format!("<w:t>{text}</w:t>"));
    check(
        &format!(
            "<w:p>{}{}{}</w:p><w:p>{}</w:p><w:p>{}{}</w:p>",
            t("a"),
            r(rendered),
            t("b"),
            r(forced),
            r(rendered),
            t("c")
        ),
        &["page 1", "p a b", "page 2", "page 3", "p c"],
    );
    check(&format!("{}{}", p("", "a"), p("<w:pageBreakBefore/>", "b")), &["page 1", "p a", "page 2", "p b"]);
    let long = p("", &"mot ".repeat(2_000));
    let got = reading(&format!("{long}{}", p("<w:pageBreakBefore/>", "b")), &[]);
    assert_eq!(got.blocks.len(), 2, "a forced break after three pages of text is not page 2");
}

#[test]
fn another_package_is_no_text() {
    let spreadsheet = packed(&[
        ("_rels/.rels", &ROOT.replace("word/document", "xl/workbook")),
        ("xl/workbook.xml", "<workbook/>"),
    ]);
    let jar = packed(&[("META-INF/MANIFEST.MF", "Manifest-Version: 1.0")]);
    let lost = packed(&[("_rels/.rels", ROOT), ("word/styles.xml", "<w:styles/>")]);
    for (bytes, refused) in [
        (spreadsheet, Refused::Binary),
        (jar, Refused::Binary),
        (lost, Refused::Damaged(super::Source::Docx)),
    ] {
        assert_eq!(read(&bytes, &mut |_, _| {}), Err(refused));
    }
}
