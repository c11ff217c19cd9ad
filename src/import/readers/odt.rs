//! LibreOffice files → blocks: which parts the package has, and the order they are read in.
mod body;
mod elements;
mod lists;
mod paragraph;
mod styles;

use super::package::Package;
use super::{Reading, Source, Watch};
use crate::import::report::Refused;
use body::Body;
use styles::Styles;

/// What the package of a text, or of a template of one, says it is.
const TEXT: &str = "application/vnd.oasis.opendocument.text";

/// The blocks of the file.
pub fn read(bytes: &[u8], watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    let mut package = Package::open(bytes, Source::Odt)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Refused::Encrypted(Source::Odt));
    }
    if package.part("mimetype")?.is_some_and(|kind| !kind.trim().starts_with(TEXT)) {
        return Err(Refused::Binary);
    }
    let common = package.part("styles.xml")?;
    let content = package.part("content.xml")?.ok_or(Refused::Damaged(Source::Odt))?;
    drop(package);
    let mut styles = Styles::default();
    if let Some(common) = &common {
        styles.add(common)?;
    }
    styles.add(&content)?;
    let mut furniture = Vec::new();
    if let Some(common) = &common {
        let mut body = Body::new(&styles);
        body.read(common, &mut |_, _| {})?;
        furniture.extend(body.flow.finish().blocks.into_iter().map(|block| block.text));
    }
    let mut body = Body::new(&styles);
    body.read(&content, watch)?;
    for line in furniture {
        body.flow.set_aside(&line);
    }
    Ok(body.flow.finish())
}

#[cfg(test)]
mod tests;
