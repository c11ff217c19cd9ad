//! The comments of a Word file received: ours come after those that are there, in the same part or in a new one.
use quick_xml::escape::escape;

use super::Fault;
use super::markup;
use super::package::{Package, RELATIONS, relations, relations_of, resolve};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The part of comments, open at its end.
pub(super) struct Margin {
    name: String,
    /// What stands before ours, and after.
    head: String,
    tail: String,
    written: String,
    next: u32,
    is_new: bool,
}

impl Margin {
    /// The comments of this text part.
    pub(super) fn open(package: &mut Package<'_>, main: &str) -> Result<Self, Fault> {
        let known = package.part(&relations_of(main))?.map(|xml| relations(&xml)).unwrap_or_default();
        let kind = format!("{RELATIONS}comments");
        let target = known.iter().find(|relation| relation.kind == kind);
        let name = target.map(|relation| resolve(main, &relation.target));
        let xml = match &name {
            Some(name) => package.part(name)?,
            None => None,
        };
        let (Some(name), Some(xml)) = (name, xml) else { return Ok(Self::made(package, main)) };
        let next = xml
            .split("<w:comment ")
            .skip(1)
            .filter_map(|rest| {
                let (_, rest) = rest.split('>').next()?.split_once("w:id=\"")?;
                rest.split('"').next()?.parse::<u32>().ok()
            })
            .max()
            .map_or(0, |last| last.saturating_add(1));
        let (head, tail) = match xml.rsplit_once("</w:comments>") {
            Some((head, tail)) => (head.to_owned(), format!("</w:comments>{tail}")),
            None => {
                let (head, tail) = xml.rsplit_once("/>").ok_or(Fault::Unusual)?;
                (format!("{head}>"), format!("</w:comments>{tail}"))
            }
        };
        Ok(Self { name, head, tail, written: String::new(), next, is_new: false })
    }

    fn made(package: &Package<'_>, main: &str) -> Self {
        let free = |name: &&str| !package.has(&resolve(main, name));
        let name = ["comments.xml", "comments-greffier.xml"].into_iter().find(free);
        Self {
            name: resolve(main, name.unwrap_or("comments-of-greffier.xml")),
            head: format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{W}\">"
            ),
            tail: "</w:comments>".to_owned(),
            written: String::new(),
            next: 0,
            is_new: true,
        }
    }

    /// Makes sure that no number of the text is used again.
    pub(super) fn after(&mut self, last: u32) {
        self.next = self.next.max(last.saturating_add(1));
    }

    /// Adds a comment; gives its number.
    pub(super) fn add(&mut self, (author, date): (&str, &str), lines: &[String]) -> u32 {
        let id = self.next;
        self.next = self.next.saturating_add(1);
        let initials: String = author
            .split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
            .take(4)
            .collect();
        self.written.push_str(&format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">",
            escape(author),
            escape(date),
            escape(&initials)
        ));
        for (rank, line) in lines.iter().enumerate() {
            let sign = if rank == 0 { "<w:r><w:annotationRef/></w:r>" } else { "" };
            self.written.push_str(&format!("<w:p>{sign}<w:r>{}</w:r></w:p>", markup::words(line, "w:t")));
        }
        self.written.push_str("</w:comment>");
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
            let id = (1..).find(free).unwrap_or_default();
            let line = format!(
                "<Relationship Id=\"rIdGreffier{id}\" Type=\"{RELATIONS}comments\" Target=\"/{}\"/>",
                self.name
            );
            package.put(&list, inside(&xml, "Relationships", &line)?);
            let types = package.part("[Content_Types].xml")?.ok_or(Fault::Damaged)?;
            let line = format!("<Override PartName=\"/{}\" ContentType=\"{TYPE}\"/>", self.name);
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
