//! Which part of a Word package is what: the relations between parts say so, not their names.
use crate::import::readers::Source;
use crate::import::readers::package::Package;
use crate::import::readers::xml::{Node, Pull};
use crate::import::report::Refused;

/// What a part refers to: the last word of the kind of relation, and the name of the other part.
#[derive(Debug, Default)]
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    /// The relations of a part; where the package lost them, the usual names.
    pub(super) fn of(part: &str, package: &mut Package<'_>) -> Result<Self, Refused> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let found = Self::read(&format!("{prefix}_rels/{name}.rels"), folder, package)?;
        let usual = ["styles", "numbering", "footnotes", "endnotes", "comments"];
        Ok(found.unwrap_or_else(|| {
            Self(usual.iter().map(|kind| ((*kind).to_owned(), format!("{prefix}{kind}.xml"))).collect())
        }))
    }

    fn read(part: &str, folder: &str, package: &mut Package<'_>) -> Result<Option<Self>, Refused> {
        let Some(xml) = package.part(part)? else { return Ok(None) };
        let mut pull = Pull::new(&xml, Source::Docx);
        let mut found = Vec::new();
        while let Some(node) = pull.next()? {
            let Node::Open(tag) = node else { continue };
            if tag.name() != "Relationship" || tag.val_of("TargetMode") == "External" {
                continue;
            }
            let kind = tag.val_of("Type");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            found.push((kind, resolved(folder, &tag.val_of("Target"))));
        }
        Ok(Some(Self(found)))
    }

    /// The first part of a kind.
    pub(super) fn first(&self, kind: &str) -> Option<&str> {
        self.all(kind).next()
    }

    /// All parts of a kind.
    pub(super) fn all(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(is, _)| is == kind).map(|(_, name)| name.as_str())
    }
}

/// The part that holds the text. A package without one is of another program, or damaged.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<String, Refused> {
    let usual = "word/document.xml";
    let told = Relations::read("_rels/.rels", "", package)?;
    let told = told.as_ref().and_then(|relations| relations.first("officeDocument"));
    match told {
        Some(name) if name.starts_with("xl/") || name.starts_with("ppt/") => Err(Refused::Binary),
        Some(name) if package.has(name) => Ok(name.to_owned()),
        _ if package.has(usual) => Ok(usual.to_owned()),
        None => Err(Refused::Binary),
        Some(_) => Err(Refused::Damaged(Source::Docx)),
    }
}

/// The name of a part, from the folder of the one that refers to it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}
