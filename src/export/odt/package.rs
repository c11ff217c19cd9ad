//! The zip around the parts: what the file is stands first and uncompressed, so that it is known at its first bytes.
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::export::ExportError;
use crate::minutes::document::Document;

use super::{parts, styles};

/// What the file is.
pub(super) const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";

/// The parts, zipped.
pub(super) fn write(document: &Document, content: String) -> Result<Vec<u8>, ExportError> {
    let parts: [(&str, String); 5] = [
        ("mimetype", MEDIA_TYPE.to_owned()),
        ("content.xml", content),
        ("styles.xml", styles::write(document)),
        ("meta.xml", parts::meta(document)),
        ("META-INF/manifest.xml", parts::manifest()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let method = if name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
