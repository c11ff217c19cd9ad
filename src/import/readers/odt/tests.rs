//! LibreOffice files in, blocks out: each test is the XML LibreOffice writes and the lines a person sees.
use super::read;
use crate::import::readers::testing::{packed, shown};
use crate::import::readers::{Reading, Source};
use crate::import::report::{Doubt, Refused};

const NAMES: &str = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:fo=\"f\"";

fn file(styles: &str, automatic: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {NAMES}>{styles}</office:document-styles>");
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("styles.xml", &styles),
        ("content.xml", &content),
    ])
}

fn reading(styles: &str, automatic: &str, body: &str) -> Reading {
    read(&file(styles, automatic, body), &mut |_, _| {}).unwrap()
}

fn check_with(styles: &str, automatic: &str, body: &str, expected: &[&str]) {
    assert_eq!(shown(&reading(styles, automatic, body)), expected, "{body}");
}

fn check(body: &str, expected: &[&str]) {
    check_with("", "", body, expected);
}

#[test]
fn headings_titles_and_emphasis() {
    let styles = "<office:styles><style:style style:name=\"Title\" style:family=\"paragraph\"/><style:style style:name=\"Heading_20_2\" style:display-name=\"Heading 2\" style:family=\"paragraph\" style:default-outline-level=\"2\"/><style:style style:name=\"Mesure\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_2\" style:default-outline-level=\"3\"/></office:styles>";
    let automatic = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/><style:style style:name=\"P2\" style:family=\"paragraph\" style:parent-style-name=\"Mesure\"/><style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
    let body = "<text:p text:style-name=\"P1\">Plan</text:p><text:h text:style-name=\"Heading_20_2\" text:outline-level=\"2\">Axe</text:h><text:p text:style-name=\"P2\">Mesure</text:p><text:p><text:span text:style-name=\"T1\">Tout gras</text:span></text:p><text:p><text:span text:style-name=\"T1\">Agir</text:span><text:line-break/>vite<text:s text:c=\"3\"/>et<text:tab/>bien</text:p>";
    check_with(
        styles,
        automatic,
        body,
        &["titre Plan", "h2 Axe", "h3 Mesure", "!p Tout gras", "!p Agir", "p vite et bien"],
    );
}

#[test]
fn lists_and_headings_are_numbered_as_printed() {
    let styles = "<office:styles><text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-prefix=\"Priorité \" style:num-suffix=\" :\"/><text:outline-level-style text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/><text:outline-level-style text:level=\"3\" style:num-format=\"\"/></text:outline-style></office:styles>";
    let automatic = "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\")\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"a\" loext:num-list-format=\"%1%.%2%\"/></text:list-style><text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>";
    let h = |level: u8, rest: &str, text: &str| {
        format!("<text:h text:outline-level=\"{level}\" {rest}>{text}</text:h>")
    };
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let list = |rest: &str, items: &str| format!("<text:list {rest}>{items}</text:list>");
    let body = [
        h(1, "text:is-list-header=\"true\"", "Introduction"),
        h(1, "", "Agir"),
        h(2, "", "Former"),
        h(3, "", "Qui"),
        list(
            "text:style-name=\"L1\" xml:id=\"a\"",
            &[
                item(&(p("un") + &p("suite"))),
                item(&(p("deux") + &list("", &(item(&p("a")) + &item(&p("b")))))),
                format!("<text:list-header>{}</text:list-header>", p("sans numéro")),
            ]
            .concat(),
        ),
        list("text:style-name=\"L2\"", &item(&p("point"))),
        list("text:style-name=\"L1\" text:continue-numbering=\"true\"", &item(&p("trois"))),
        list("text:style-name=\"L1\"", &item(&p("autre"))),
        list(
            "text:style-name=\"L1\" text:continue-list=\"a\"",
            &format!("<text:list-item text:start-value=\"7\">{}</text:list-item>", p("sept")),
        ),
        h(1, "", "Punir"),
        h(2, "", "Juger"),
    ];
    let expected = [
        "h1 Introduction",
        "h1 Priorité I : Agir",
        "h2 I.1. Former",
        "h3 Qui",
        "* 1) un",
        "p suite",
        "* 2) deux",
        "** 2.a a",
        "** 2.b b",
        "p sans numéro",
        "* point",
        "* 3) trois",
        "* 1) autre",
        "* 7) sept",
        "h1 Priorité II : Punir",
        "h2 II.1. Juger",
    ];
    check_with(styles, automatic, &body.concat(), &expected);
}

#[test]
fn tables_boxes_and_notes() {
    let cell = |rest: &str, text: &str| {
        format!("<table:table-cell {rest}><text:p>{text}</text:p></table:table-cell>")
    };
    let body = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row></table:table-header-rows><table:table-row>{}{}{}</table:table-row></table:table>{}{}{}",
        cell("table:number-columns-spanned=\"2\"", "ab"),
        cell("", "c"),
        cell("table:number-columns-repeated=\"4000000000\"", ""),
        cell("table:number-columns-repeated=\"2\"", ""),
        cell("", "d"),
        "<text:p>Avant<draw:frame><draw:text-box><text:p>dans la boîte</text:p></draw:text-box><svg:title>image</svg:title></draw:frame> après</text:p>",
        "<text:p>Texte<text:note text:note-class=\"footnote\"><text:note-citation>2</text:note-citation><text:note-body><text:p>Voir.</text:p></text:note-body></text:note>.</text:p>",
        "<table:table><table:table-row><table:table-cell><text:p>Un.</text:p><text:p>Deux.</text:p></table:table-cell></table:table-row></table:table>",
    );
    let expected = [
        "0:0.0 ab",
        "0:0.2 c",
        "0:1.1000 d",
        "p Avant après",
        "[1] p dans la boîte",
        "p Texte [note 2].",
        "p [note 2] Voir.",
        "[2] p Un.",
        "[2] p Deux.",
    ];
    check(&body, &expected);
}

#[test]
fn changes_comments_contents_and_pages() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>X</dc:creator></office:change-info><text:p>disparu</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes><text:table-of-content><text:table-of-content-source><text:index-title-template>Sommaire</text:index-title-template></text:table-of-content-source><text:index-body><text:p>Mesure 1 3</text:p></text:index-body></text:table-of-content><text:p>Créer <office:annotation office:name=\"c1\"><dc:creator>DGCS</dc:creator><dc:date>2014-01-01</dc:date><text:p>À chiffrer.</text:p></office:annotation>des places<office:annotation-end office:name=\"c1\"/> vite.</text:p><text:p>Suite <text:soft-page-break/>ici.</text:p><text:p>Fin.</text:p>";
    let got = reading(
        "<office:master-styles><style:master-page><style:footer><text:p>page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>",
        "",
        body,
    );
    assert_eq!(shown(&got), ["page 1", "p Créer des places vite.", "p Suite ici.", "page 2", "p Fin."]);
    let doubts: Vec<Doubt> = got.warnings.into_iter().map(|warning| warning.doubt).collect();
    assert_eq!(doubts, [Doubt::TrackedChanges { inserted: 1, deleted: 1 }, Doubt::Comments { count: 1 }]);
    let (at, remark) = &got.remarks[0];
    assert_eq!(
        (*at, remark.author.as_str(), remark.quote.as_str(), remark.text.as_str()),
        (1, "DGCS", "des places", "À chiffrer.")
    );
    let aside: Vec<&str> = got.set_aside.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(aside, ["Mesure 1 3", "page 1"]);
}

#[test]
fn what_cannot_be_read_is_refused_for_its_reason() {
    let with = |parts: &[(&str, &str)]| read(&packed(parts), &mut |_, _| {}).err();
    let kind = ("mimetype", "application/vnd.oasis.opendocument.text");
    let locked = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    for (parts, refused) in [
        (
            vec![kind, ("META-INF/manifest.xml", locked), ("content.xml", "x")],
            Refused::Encrypted(Source::Odt),
        ),
        (vec![("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], Refused::Binary),
        (vec![kind], Refused::Damaged(Source::Odt)),
        (vec![kind, ("content.xml", "<a><b></a>")], Refused::Damaged(Source::Odt)),
        (vec![kind, ("content.xml", "<!DOCTYPE a><a/>")], Refused::TooMuchInside(Source::Odt)),
    ] {
        assert_eq!(with(&parts), Some(refused));
    }
    let deep = "<text:list><text:list-item>".repeat(1_000) + &"</text:list-item></text:list>".repeat(1_000);
    assert_eq!(read(&file("", "", &deep), &mut |_, _| {}), Err(Refused::TooDeep(Source::Odt)));
}
