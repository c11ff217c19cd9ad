//! Word files → blocks: which parts the package has, and the order they are read in.
mod body;
mod fields;
mod numbering;
mod paragraph;
mod properties;
mod relations;
mod styles;
mod symbol;

use std::collections::HashMap;

use super::package::Package;
use super::{Reading, Source, Watch, odt};
use crate::domain::plan::Remark;
use crate::import::report::Refused;
use body::{Body, Parts};
use numbering::Numbering;
use relations::Relations;
use styles::Styles;

/// The blocks of the file.
pub fn read(bytes: &[u8], watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    let mut package = Package::open(bytes, Source::Docx)?;
    if package.has("content.xml") && !package.has("word/document.xml") {
        return odt::read(bytes, watch);
    }
    let main = relations::main_part(&mut package)?;
    let relations = Relations::of(&main, &mut package)?;
    let mut part = |kind: &str| match relations.first(kind) {
        Some(name) => package.part(name),
        None => Ok(None),
    };
    let styles = part("styles")?.map_or_else(|| Ok(Styles::default()), |xml| Styles::read(&xml))?;
    let numbering =
        part("numbering")?.map_or_else(|| Ok(Numbering::default()), |xml| Numbering::read(&xml))?;
    let (footnotes, endnotes, comments) = (part("footnotes")?, part("endnotes")?, part("comments")?);
    let mut parts = Parts { styles, ..Parts::default() };
    let footnotes = apart(footnotes.as_deref(), &parts)?;
    let endnotes = apart(endnotes.as_deref(), &parts)?;
    parts.comments = apart(comments.as_deref(), &parts)?;
    let kinds = [(false, footnotes), (true, endnotes)];
    let notes = kinds
        .into_iter()
        .flat_map(|(at_end, notes)| notes.into_iter().map(move |(id, note)| ((at_end, id), note.text)));
    parts.notes = notes.collect();
    let furniture = furniture(&relations, &mut package, &parts)?;
    let xml = package.part(&main)?.ok_or(Refused::Damaged(Source::Docx))?;
    drop(package);
    let mut body = Body::new(&parts, numbering);
    body.read(&xml, watch)?;
    for line in furniture {
        body.flow.set_aside(&line);
    }
    Ok(body.flow.finish())
}

/// Notes or comments, by number.
fn apart(xml: Option<&str>, parts: &Parts) -> Result<HashMap<String, Remark>, Refused> {
    let mut body = Body::new(parts, Numbering::default());
    if let Some(xml) = xml {
        body.read(xml, &mut |_, _| {})?;
    }
    Ok(body.apart)
}

/// The lines of headers and footers.
fn furniture(
    relations: &Relations,
    package: &mut Package<'_>,
    parts: &Parts,
) -> Result<Vec<String>, Refused> {
    let mut lines = Vec::new();
    for name in relations.all("header").chain(relations.all("footer")) {
        let Some(xml) = package.part(name)? else { continue };
        let mut body = Body::new(parts, Numbering::default());
        body.read(&xml, &mut |_, _| {})?;
        lines.extend(body.flow.finish().blocks.into_iter().map(|block| block.text));
    }
    Ok(lines)
}

#[cfg(test)]
mod tests;
