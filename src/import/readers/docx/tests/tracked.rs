//! Tracked changes and comments.
use super::{Doubt, p, reading, shown};

fn said(body: &str, parts: &[(&str, &str)]) -> (Vec<String>, Vec<Doubt>) {
    let got = reading(body, parts);
    (shown(&got), got.warnings.into_iter().map(|warning| warning.doubt).collect())
}

#[test]
fn tracked_changes_are_accepted_and_counted() {
    let mark = |kind: &str| format!("<w:rPr><w:{kind} w:id=\"1\"/></w:rPr>");
    let body = [
        "<w:p><w:r><w:t>Les </w:t></w:r><w:del><w:r><w:delText>mineurs</w:delText></w:r></w:del><w:ins><w:r><w:t>enfants</w:t></w:r></w:ins><w:r><w:t> aussi.</w:t></w:r></w:p>".to_owned(),
        p(&mark("del"), "Un début"),
        p("", " et une fin."),
        format!("<w:p><w:pPr>{}</w:pPr><w:del><w:r><w:delText>Tout part.</w:delText></w:r></w:del></w:p>", mark("del")),
        p("", "Reste."),
        format!("<w:p><w:pPr>{}</w:pPr><w:moveFrom><w:r><w:t>Déplacé.</w:t></w:r></w:moveFrom></w:p>", mark("moveFrom")),
        format!("<w:p><w:pPr>{}</w:pPr><w:moveTo><w:r><w:t>Déplacé.</w:t></w:r></w:moveTo></w:p>", mark("moveTo")),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>z</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".to_owned(),
    ];
    let (lines, doubts) = said(&body.concat(), &[]);
    let expected =
        ["p Les enfants aussi.", "p Un début et une fin.", "p Reste.", "p Déplacé.", "0:0.0 y", "0:0.1 z"];
    assert_eq!(lines, expected);
    assert_eq!(doubts, [Doubt::TrackedChanges { inserted: 2, deleted: 5 }]);
}

#[test]
fn comments_are_remarks_on_their_paragraph() {
    let comments = "<w:comments><w:comment w:id=\"0\" w:author=\"DGCS\"><w:p><w:r><w:t>À chiffrer.</w:t></w:r></w:p><w:p><w:r><w:t>Vite.</w:t></w:r></w:p></w:comment><w:comment w:id=\"1\" w:author=\"CCEM\"><w:p><w:r><w:t>Oui.</w:t></w:r></w:p></w:comment></w:comments>";
    let body = format!(
        "{}<w:p><w:r><w:t>Créer </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>des places</w:t></w:r></w:p><w:p><w:r><w:t>en foyer</w:t></w:r><w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t> vite.</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
        p("", "Avant.")
    );
    let got = reading(&body, &[("comments", comments)]);
    let remarks: Vec<(usize, &str, &str, &str)> = got
        .remarks
        .iter()
        .map(|(at, r)| (*at, r.author.as_str(), r.quote.as_str(), r.text.as_str()))
        .collect();
    assert_eq!(remarks, [(1, "DGCS", "des places en foyer", "À chiffrer. Vite."), (2, "CCEM", "", "Oui.")]);
    assert_eq!(got.warnings.len(), 1);
    assert_eq!(got.warnings[0].doubt, Doubt::Comments { count: 2 });
}
