//! The names of the parts of a package, as those that need one another tell them (ECMA-376, part 2). No zip is read here.

/// Where the relationships of a part are written.
pub(in crate::export::docx) fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let stroke = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{stroke}_rels/{name}.rels")
}

/// The name of a part that is told from another one.
pub(in crate::export::docx) fn resolve(part: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut folders: Vec<&str> =
        part.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect());
    for step in target.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            "." | "" => {}
            name => folders.push(name),
        }
    }
    folders.join("/")
}

#[cfg(test)]
mod tests {
    use super::{relations_of, resolve};

    #[test]
    fn parts_are_named_from_where_they_are_told() {
        assert_eq!(relations_of("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relations_of("document.xml"), "_rels/document.xml.rels");
        assert_eq!(resolve("word/document.xml", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/document.xml", "../docProps/app.xml"), "docProps/app.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
