//! Which reader reads what, and how lines of plain text become blocks.
use super::{Form, Source, plain, sniff};

#[test]
fn content_decides_and_the_name_helps() {
    for (bytes, name, source) in [
        (&b"# Titre\n\nTexte\n"[..], "plan.md", Source::Markdown),
        (b"# Titre\n\n## A\n\n## B\n", "plan.txt", Source::Markdown),
        (b"# 1 seul\n", "plan.txt", Source::Plain),
        (b"Mesure 1 : A\nTexte\n", "plan.md", Source::Plain),
        (b"Texte", "", Source::Plain),
        (b"%PDF-1.4", "plan.md", Source::Pdf),
        (b"PK\x03\x04 content.xml", "plan.odt", Source::Odt),
        (b"PK\x03\x04", "plan", Source::Docx),
    ] {
        assert_eq!(sniff(bytes, name), source, "{name}");
    }
}

fn check(text: &str, expected: &[(Form, &str)]) {
    let blocks = plain::read(text).blocks;
    let got: Vec<(Form, &str)> = blocks.iter().map(|b| (b.form, b.text.as_str())).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn lines_become_paragraphs() {
    use Form::{Heading, Item, Page, Paragraph};
    check(
        "Un texte long qui est\ncoupé là.\n\nAutre.\n",
        &[(Paragraph, "Un texte long qui est coupé là."), (Paragraph, "Autre.")],
    );
    check("Titre\n=====\nTexte.\n", &[(Heading(1), "Titre"), (Paragraph, "Texte.")]);
    check(
        "Liste de choses :\n- une chose qui va\n  à la ligne ;\n• deux.\n",
        &[(Paragraph, "Liste de choses :"), (Item(0), "une chose qui va à la ligne ;"), (Item(0), "deux.")],
    );
    check(
        "la formation des profes-\nsionnels et des porte-\nparole du groupe\n",
        &[(Paragraph, "la formation des professionnels et des porte-parole du groupe")],
    );
    check(
        "Début de phrase\n1\n\u{0C}qui continue.\n2\n\u{0C}Fin.\n",
        &[
            (Page(1), ""),
            (Paragraph, "Début de phrase qui continue."),
            (Page(2), ""),
            (Page(3), ""),
            (Paragraph, "Fin."),
        ],
    );
}

#[test]
fn long_lines_are_paragraphs_by_themselves() {
    let long = "mot ".repeat(60);
    let text = format!("{}.\nsuite sans majuscule.\n", long.trim());
    assert_eq!(plain::read(&text).blocks.len(), 2);
}

#[test]
fn quoted_lines_are_a_box() {
    let boxes: Vec<Option<u32>> =
        plain::read("Texte.\n\n> Responsables : X\n> - Y\n\n> Z\n").blocks.iter().map(|b| b.boxed).collect();
    assert_eq!(boxes, [None, Some(1), Some(1), Some(2)]);
}
