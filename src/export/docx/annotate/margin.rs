//! The comments of a Word file received: ours come after those that are there, in the same part or in a new one.
use super::Fault;
use super::package::{Package, RELATIONS, relations, relations_of, resolve};
use crate::export::docx::comments::{self, CONTENT_TYPE, Comment, PART, RELATION};
use crate::export::docx::package::W;
use crate::export::docx::xml::Xml;

/// The part of comments, open at its end.
pub(super) struct Margin {
    name: String,
    /// What stands before ours, and after.
    head: String,
    tail: String,
    written: String,
    next: u32,
    is_new: bool,
    /// What the file calls the styles of the text of comments and of their sign.
    styles: (String, String),
}

impl Margin {
    /// The comments of this text part.
    pub(super) fn open(package: &mut Package<'_>, main: &str) -> Result<Self, Fault> {
        let known = package.part(&relations_of(main))?.map(|xml| relations(&xml)).unwrap_or_default();
        let named = |kind: &str| {
            let found = known.iter().find(|relation| relation.kind == kind);
            found.map(|relation| resolve(main, &relation.target))
        };
        let styles = match named(&format!("{RELATIONS}styles")) {
            Some(name) => package.part(&name)?.unwrap_or_default(),
            None => String::new(),
        };
        let styles = (style(&styles, "annotation text"), style(&styles, "annotation reference"));
        let name = named(RELATION);
        let xml = match &name {
            Some(name) => package.part(name)?,
            None => None,
        };
        let (Some(name), Some(xml)) = (name, xml) else { return Ok(Self::made(package, main, styles)) };
        let next = xml
            .split("<w:comment ")
            .skip(1)
            .filter_map(|rest| {
                let (_, rest) = rest.split('>').next()?.split_once("w:id=\"")?;
                rest.split('"').next()?.parse::<u32>().ok()
            })
            .max()
            .map_or(0, |last| last.saturating_add(1));
        let (head, tail) = if let Some((head, tail)) = xml.rsplit_once("</w:comments>") {
            (head.to_owned(), format!("</w:comments>{tail}"))
        } else {
            let (head, tail) = xml.rsplit_once("/>").ok_or(Fault::Unusual)?;
            (format!("{head}>"), format!("</w:comments>{tail}"))
        };
        Ok(Self { name, head, tail, written: String::new(), next, is_new: false, styles })
    }

    fn made(package: &Package<'_>, main: &str, styles: (String, String)) -> Self {
        let free = |name: &&str| !package.has(&resolve(main, name));
        let name = [PART, "comments-greffier.xml"].into_iter().find(free);
        Self {
            name: resolve(main, name.unwrap_or("comments-of-greffier.xml")),
            head: format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{W}\">"
            ),
            tail: "</w:comments>".to_owned(),
            written: String::new(),
            next: 0,
            is_new: true,
            styles,
        }
    }

    /// Makes sure that no number of the text is used again.
    pub(super) fn after(&mut self, last: u32) {
        self.next = self.next.max(last.saturating_add(1));
    }

    /// Adds a comment; gives its number.
    pub(super) fn add(&mut self, comment: &Comment<'_>) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        let mut xml = Xml::default();
        comments::write_one(&mut xml, comment, &id.to_string(), (&self.styles.0, &self.styles.1));
        self.written.push_str(&xml.finish());
        id
    }

    /// Puts the part, and what leads to it, into the package.
    pub(super) fn close(self, package: &mut Package<'_>, main: &str) -> Result<(), Fault> {
        if self.written.is_empty() {
            return Ok(());
        }
        if self.is_new {
            let list = relations_of(main);
            let xml = package.part(&list)?.unwrap_or_else(|| {
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
                    .to_owned()
            });
            let taken = relations(&xml);
            let free = |n: &usize| !taken.iter().any(|relation| relation.id == format!("rIdGreffier{n}"));
            let id = (1..=taken.len() + 1).find(free).unwrap_or_default();
            let line = format!(
                "<Relationship Id=\"rIdGreffier{id}\" Type=\"{RELATION}\" Target=\"/{}\"/>",
                self.name
            );
            package.put(&list, inside(&xml, "Relationships", &line)?);
            let types = package.part("[Content_Types].xml")?.ok_or(Fault::Damaged)?;
            let line = format!("<Override PartName=\"/{}\" ContentType=\"{CONTENT_TYPE}\"/>", self.name);
            package.put("[Content_Types].xml", inside(&types, "Types", &line)?);
        }
        package.put(&self.name, format!("{}{}{}", self.head, self.written, self.tail));
        Ok(())
    }
}

/// A list with one line more at its end.
fn inside(xml: &str, name: &str, line: &str) -> Result<String, Fault> {
    if let Some((head, tail)) = xml.rsplit_once(&format!("</{name}>")) {
        return Ok(format!("{head}{line}</{name}>{tail}"));
    }
    let (head, tail) = xml.rsplit_once("/>").ok_or(Fault::Unusual)?;
    Ok(format!("{head}>{line}</{name}>{tail}"))
}

/// What a file calls the style of this name; nothing when it has none.
fn style(styles: &str, name: &str) -> String {
    let wanted = format!("<w:name w:val=\"{name}\"");
    let found = styles.split("<w:style ").skip(1).find(|style| style.contains(&wanted));
    let id = found.and_then(|style| style.split_once("w:styleId=\"")?.1.split('"').next());
    id.unwrap_or_default().to_owned()
}
