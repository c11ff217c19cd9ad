//! The same plan in every format gives the same parts, and our own Word files are read back.
use greffier::domain::plan::{NodeKind, PlanNode};
use greffier::export::{Format, export};
use greffier::import::plan::plan;
use greffier::import::readers::Source::{Docx, Odt, OldWord};
use greffier::import::readers::{self, Form};
use greffier::import::report::{Doubt, Refused};
use greffier::minutes::document::{Content, ListRole, plain_text};
use greffier::minutes::{Options, compose};

const MARKDOWN: &[u8] = include_bytes!("data/plans/plan.md");
const WORD: &[u8] = include_bytes!("data/plans/plan.docx");
const LIBREOFFICE: &[u8] = include_bytes!("data/plans/plan.odt");
const NUMBERED: &[u8] = include_bytes!("data/plans/numbered.docx");
const REVISED: &[u8] = include_bytes!("data/plans/revised.docx");

fn parts(bytes: &[u8], name: &str) -> (String, Vec<PlanNode>) {
    let (draft, _) = plan(bytes, name).unwrap();
    let mut nodes = draft.nodes;
    for node in &mut nodes {
        // Only some formats know their pages.
        node.page = None;
        node.paragraphs.iter_mut().for_each(|paragraph| paragraph.page = None);
    }
    (draft.title, nodes)
}

#[test]
fn a_plan_is_the_same_in_every_format() {
    let markdown = parts(MARKDOWN, "plan.md");
    assert_eq!(markdown.0, "Plan de la coalition contre la traite");
    let count = |kind| markdown.1.iter().filter(|node| node.kind == kind).count();
    assert_eq!((count(NodeKind::Priority), count(NodeKind::Axis), count(NodeKind::Measure)), (2, 3, 6));
    assert_eq!(count(NodeKind::Box), 1);
    assert_eq!(parts(WORD, "plan.docx"), markdown);
    assert_eq!(parts(LIBREOFFICE, "plan.odt"), markdown);
}

#[test]
fn numbers_that_stand_nowhere_in_the_file_are_found() {
    let (_, nodes) = parts(NUMBERED, "numbered.docx");
    let headings: Vec<String> = nodes.iter().map(PlanNode::heading).collect();
    let expected = [
        "Introduction",
        "Priorité 1 : Repérer",
        "Axe 1 : Former",
        "Mesure 1 : Former les équipes",
        "Mesure 2 : Ouvrir une ligne d’appel",
        "Priorité 2 : Punir",
        "Axe 2 : Juger",
        "Mesure 3 : Indemniser les victimes",
    ];
    let plain: Vec<String> = headings.iter().map(|heading| heading.replace('\u{a0}', " ")).collect();
    assert_eq!(plain, expected);
}

#[test]
fn a_revised_plan_is_read_as_accepted_and_keeps_its_comments() {
    let (draft, warnings) = plan(REVISED, "revised.docx").unwrap();
    let texts: Vec<String> =
        draft.nodes.iter().flat_map(|node| node.paragraphs.iter().map(|p| p.text.clone())).collect();
    assert_eq!(
        texts,
        ["La formation dure deux jours par an.", "Elle est financée par l’État.", "La nuit aussi."]
    );
    let remark = &draft.nodes[0].remarks[0];
    assert_eq!(
        (remark.author.as_str(), remark.quote.as_str(), remark.text.as_str()),
        ("Direction générale", "financée par l’État", "Sous réserve du budget.")
    );
    let doubts: Vec<&Doubt> = warnings.iter().map(|warning| &warning.doubt).collect();
    assert!(doubts.contains(&&Doubt::TrackedChanges { inserted: 2, deleted: 2 }), "{doubts:?}");
    assert!(doubts.contains(&&Doubt::Comments { count: 1 }), "{doubts:?}");
}

/// What a reader must find again, spaces apart.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn our_own_files_are_read_back() {
    for (format, name) in [(Format::Docx, "compte-rendu.docx"), (Format::Odt, "compte-rendu.odt")] {
        read_back(format, name);
    }
}

fn read_back(format: Format, name: &str) {
    let session = super::documents::sample_session();
    let document = compose(&session, &Options::default());
    let bytes = export(&session, &Options::default(), format).unwrap();
    let reading = readers::read(&bytes, name, &mut |_, _| {}).unwrap();
    let mut blocks = reading.blocks.iter();
    let mut next = |form: fn(&Form) -> bool, text: &str| {
        let found = blocks.find(|block| form(&block.form) && bare(&block.text) == bare(text));
        assert!(found.is_some(), "not found in its place: {text}");
    };
    let mut told = document.blocks.iter().peekable();
    while let Some(block) = told.next() {
        // The table of contents and its rubric are no text.
        if matches!(told.peek().map(|next| &next.content), Some(Content::Contents { .. })) {
            continue;
        }
        match &block.content {
            Content::Heading { text, .. } => next(|form| matches!(form, Form::Heading(_)), &plain_text(text)),
            Content::Paragraph { text, .. } => next(|form| *form == Form::Paragraph, &plain_text(text)),
            Content::List { role, items } => {
                // Only points have a dash on paper.
                let form: fn(&Form) -> bool = match role {
                    ListRole::Points => |form| matches!(form, Form::Item(_)),
                    _ => |form| matches!(form, Form::Item(_) | Form::Paragraph),
                };
                for item in items {
                    next(form, &plain_text(&item.text));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_file_is_told_from_its_name_and_a_password_from_damage() {
    let ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    let with = |stream: &str| -> Vec<u8> {
        ole.iter().copied().chain(stream.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    for (bytes, name, refused) in [
        (with("EncryptedPackage"), "plan.docx", Refused::Encrypted(Docx)),
        (with("EncryptedPackage"), "plan", Refused::Encrypted(Docx)),
        (with(""), "plan.docx", Refused::Encrypted(Docx)),
        (with("WordDocument"), "plan.docx", Refused::NotWhatItSays { named: Docx, found: OldWord }),
        (with("WordDocument"), "plan.doc", Refused::OldFormat(OldWord)),
        (LIBREOFFICE.to_vec(), "plan.docx", Refused::NotWhatItSays { named: Docx, found: Odt }),
        (WORD[..WORD.len() / 2].to_vec(), "plan.docx", Refused::Damaged(Docx)),
        (LIBREOFFICE[..LIBREOFFICE.len() / 2].to_vec(), "plan.odt", Refused::Damaged(Odt)),
        (
            [WORD, &vec![0; 200 * 1024 * 1024]].concat(),
            "plan.docx",
            Refused::TooLarge { bytes: WORD.len() + 200 * 1024 * 1024, most: 100 * 1024 * 1024 },
        ),
    ] {
        assert_eq!(plan(&bytes, name).map(|_| ()), Err(refused), "{name}");
    }
}
