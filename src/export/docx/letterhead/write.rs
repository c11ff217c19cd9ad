//! A document on a letterhead: the parts of the letterhead with ours put into them or beside them.
use std::collections::{BTreeMap, BTreeSet};

use super::dress::Names;
use super::markup::{self, attribute, children};
use super::package::{self, CONTENT_TYPES, Relation, key, relations_of, resolve};
use super::{Letterhead, LetterheadError, kind_of, lists, target};
use crate::export::ExportError;
use crate::export::docx::body::{Beside, Body};
use crate::export::docx::xml::Xml;
use crate::export::docx::{package::R, properties};
use crate::minutes::document::Document;

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
const APP: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// The list of types of a letterhead, up to its end: its text is that of a document, whatever it was.
pub(super) fn types(part: &str, main: &str) -> Result<String, LetterheadError> {
    let root = markup::root(part)?;
    let text = format!("{WORD}document.main+xml");
    let mut found = false;
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}", root.tag);
    for one in children(root.inner)? {
        let kind = one.value("ContentType").unwrap_or_default();
        if kind.contains("macroEnabled") {
            return Err(LetterheadError::Macros);
        }
        let is_main = one.value("PartName").is_some_and(|name| key(&name) == key(main));
        if !is_main {
            out.push_str(one.whole);
            continue;
        }
        if kind != text && kind != format!("{WORD}template.main+xml") {
            return Err(LetterheadError::NotWord);
        }
        found = true;
        out.push_str(&markup::with_attribute(one.tag, "ContentType", &text));
        out.push_str(if one.tag.ends_with("/>") { "" } else { "</Override>" });
    }
    if found { Ok(out) } else { Err(LetterheadError::NotWord) }
}

/// The list without the parts that do not travel.
pub(super) fn without_parts(types: &str, dropped: &BTreeSet<String>) -> Result<String, LetterheadError> {
    let whole = format!("{types}</Types>");
    let root = markup::root(&whole)?;
    let mut out = whole.get(..whole.find(root.tag).unwrap_or(0)).unwrap_or_default().to_owned() + root.tag;
    for one in children(root.inner)? {
        if !one.value("PartName").is_some_and(|name| dropped.contains(&key(&name))) {
            out.push_str(one.whole);
        }
    }
    Ok(out)
}

/// The document on the letterhead.
pub(in crate::export::docx) fn write(
    document: &Document,
    body: &Body,
    letterhead: &Letterhead,
) -> Result<Vec<u8>, ExportError> {
    let mut job = Job {
        letterhead,
        types: letterhead.types.clone(),
        relations: letterhead.relations.clone(),
        anew: letterhead.anew.clone(),
        prefix: prefix(&letterhead.relations),
    };
    let more = body.beside.as_ref().map_or("", |beside| beside.styles.as_str());
    let dressed = letterhead.wardrobe.dress(document.lang, letterhead.ground(document.page).width, more)?;
    let mut names = Names {
        styles: dressed.ids,
        list: 1,
        bookmarks: last_bookmark(&letterhead.frame),
        relations: job.prefix.clone(),
        accent: letterhead.wardrobe.accent.clone(),
    };
    if dressed.added.contains("Listepuces") || dressed.added.contains("Encadretiret") {
        job.lists(&mut names)?;
    }
    job.styles(dressed.theirs + &names.dress(&dressed.ours) + "</w:styles>");
    let mut sheet = letterhead.frame.last.clone();
    if letterhead.frame.is_last() {
        sheet = sheet.turned(document.page);
    }
    if !letterhead.has_footer {
        sheet.add_footer(&job.footer(document, &names));
    }
    job.links(&body.links);
    if let Some(beside) = &body.beside {
        job.comments(beside, &names);
    }
    let frame = &letterhead.frame;
    let text = [&frame.opening, &frame.before, &names.dress(&body.xml), &frame.after, &sheet.xml()]
        .map(String::as_str)
        .concat();
    job.anew.insert(letterhead.main.clone(), text + "</w:body></w:document>");
    job.finish(document)
}

struct Job<'a> {
    letterhead: &'a Letterhead,
    types: String,
    relations: Vec<Relation>,
    anew: BTreeMap<String, String>,
    /// What our relationships begin with.
    prefix: String,
}

impl Job<'_> {
    fn part(&mut self, name: &str, kind: &str, xml: String) {
        if !self.types.to_lowercase().contains(&format!("\"/{}\"", key(name))) {
            let mut told = Xml::default();
            told.empty("Override", &[("PartName", &format!("/{name}")), ("ContentType", kind)]);
            self.types.push_str(&told.finish());
        }
        self.anew.insert(name.to_owned(), xml);
    }

    /// A part beside the text, under a name that is free, and the relationship that leads to it.
    fn beside(&mut self, name: &str, kind: &str, xml: String) -> String {
        let told = format!("greffier-{name}.xml");
        let id = format!("{}{name}", self.prefix);
        let part = resolve(&self.letterhead.main, &told);
        self.part(&part, &format!("{WORD}{kind}+xml"), xml);
        self.relations.push(Relation {
            id: id.clone(),
            kind: format!("{R}/{kind}"),
            target: told,
            is_external: false,
        });
        id
    }

    fn styles(&mut self, part: String) {
        if let Some(name) = self.letterhead.styles.clone() {
            self.part(&name, &format!("{WORD}styles+xml"), part);
        } else {
            self.relations.retain(|relation| kind_of(relation) != "styles");
            self.beside("styles", "styles", part);
        }
    }

    fn lists(&mut self, names: &mut Names) -> Result<(), LetterheadError> {
        let theirs = self.letterhead.lists.as_ref();
        let (part, number) = lists::add(theirs.map(|(_, part)| part.as_str()))?;
        // Only our part of it names our styles.
        let style = names.styles.get("Listepuces").map_or("Listepuces", String::as_str);
        let part =
            part.replace("<w:pStyle w:val=\"Listepuces\"/>", &format!("<w:pStyle w:val=\"{style}\"/>"));
        names.list = number;
        if let Some(name) = theirs.map(|(name, _)| name.clone()) {
            self.part(&name, &format!("{WORD}numbering+xml"), part);
        } else {
            self.relations.retain(|relation| kind_of(relation) != "numbering");
            self.beside("numbering", "numbering", part);
        }
        Ok(())
    }

    fn footer(&mut self, document: &Document, names: &Names) -> String {
        let part = names.dress(&properties::centered_footer(document));
        self.beside("footer", "footer", part)
    }

    fn links(&mut self, links: &[String]) {
        for (rank, address) in links.iter().enumerate() {
            self.relations.push(Relation {
                id: format!("{}{}", self.prefix, properties::link_id(rank)),
                kind: format!("{R}/hyperlink"),
                target: address.clone(),
                is_external: true,
            });
        }
    }

    fn comments(&mut self, beside: &Beside, names: &Names) {
        let part = names.dress(&beside.comments);
        self.beside("comments", "comments", part);
    }

    fn finish(mut self, document: &Document) -> Result<Vec<u8>, ExportError> {
        let mut outer = self.letterhead.package.clone();
        for (kind, space, name, told, xml) in [
            (
                "core-properties",
                format!("{PACKAGE}relationships/metadata/"),
                "docProps/core.xml",
                CORE,
                properties::core(document),
            ),
            ("extended-properties", format!("{R}/"), "docProps/app.xml", APP, properties::app()),
        ] {
            let kind_told = format!("{space}{kind}");
            let part = target(&outer, "", kind).unwrap_or_else(|| {
                let (id, target) = (format!("{}{kind}", prefix(&outer)), name.to_owned());
                outer.push(Relation { id, kind: kind_told.clone(), target, is_external: false });
                name.to_owned()
            });
            // LibreOffice calls them otherwise, and others do not find them.
            for one in outer.iter_mut().filter(|one| kind_of(one) == kind) {
                one.kind.clone_from(&kind_told);
            }
            self.part(&part, told, xml);
        }
        self.anew.insert("_rels/.rels".to_owned(), relations_part(&outer));
        self.anew.insert(relations_of(&self.letterhead.main), relations_part(&self.relations));
        self.anew.insert(CONTENT_TYPES.to_owned(), self.types + "</Types>");
        Ok(package::write(&self.letterhead.bytes, &self.anew, &self.letterhead.dropped)?)
    }
}

fn relations_part(relations: &[Relation]) -> String {
    let mut xml = Xml::part();
    xml.start("Relationships", &[("xmlns", &format!("{PACKAGE}relationships"))]);
    for one in relations {
        let mut told =
            vec![("Id", one.id.as_str()), ("Type", one.kind.as_str()), ("Target", one.target.as_str())];
        if one.is_external {
            told.push(("TargetMode", "External"));
        }
        xml.empty("Relationship", &told);
    }
    xml.end("Relationships");
    xml.finish()
}

/// What no identity of a relationship begins with.
fn prefix(relations: &[Relation]) -> String {
    let is_free =
        |prefix: &String| !relations.iter().any(|relation| relation.id.starts_with(prefix.as_str()));
    let mut names = (1..).map(|rank| if rank == 1 { "greffier".to_owned() } else { format!("g{rank}-") });
    names.find(is_free).unwrap_or_default()
}

/// The highest number of a bookmark of the letterhead.
fn last_bookmark(frame: &super::body::Frame) -> u32 {
    let marks = frame.before.split('<').chain(frame.after.split('<'));
    let marks = marks.filter(|piece| piece.starts_with("w:bookmarkStart "));
    let tags = marks.filter_map(|piece| piece.split('>').next());
    let numbers = tags.filter_map(|tag| attribute(&format!("<{tag}>"), "w:id")?.trim().parse::<u32>().ok());
    numbers.max().unwrap_or(0).min(u32::MAX / 2)
}
