//! The user's own paper: a Word document or template whose page, header, footer and styles a document is written on. It is
//! read within limits; what of it is not understood is copied as it is, and what it lacks is added and said.
mod body;
mod dress;
mod lists;
mod markup;
mod package;
mod remark;
mod sheet;
mod styles;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use crate::minutes::document::PageShape;
use crate::text::lang::Lang;

use super::paper::Ground;
use body::Frame;
use package::{CONTENT_TYPES, Package, Relation, relations, relations_of, resolve};
pub use remark::{LetterheadError, Remark};
use styles::Wardrobe;
pub(super) use write::write;

/// What is told of parts that do not travel: who commented, and what the file looked like.
const DROPPED: [&str; 6] =
    ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "thumbnail"];
/// What settings say of other files, or ask Word to do at each opening.
const SETTINGS: [&str; 3] = ["w:attachedTemplate", "w:mailMerge", "w:updateFields"];

/// A letterhead, ready to be written on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letterhead {
    bytes: Vec<u8>,
    /// The name of the part that holds the text.
    main: String,
    frame: Frame,
    wardrobe: Wardrobe,
    /// Where its styles are, when it has any.
    styles: Option<String>,
    /// Its lists: where they are, and the part.
    lists: Option<(String, String)>,
    /// The list of its types and those of its relationships, each up to its end.
    types: String,
    package: Vec<Relation>,
    relations: Vec<Relation>,
    /// Parts that are written anew whatever the document.
    anew: BTreeMap<String, String>,
    dropped: BTreeSet<String>,
    has_footer: bool,
}

impl Letterhead {
    /// Reads a letterhead, and what is to be said of it. The file may be what nobody expects.
    pub fn read(bytes: &[u8]) -> Result<(Self, Vec<Remark>), LetterheadError> {
        let mut package = Package::open(bytes)?;
        let types = package.part(CONTENT_TYPES)?.ok_or(LetterheadError::NotWord)?;
        if package.names().any(|name| name.ends_with("vbaproject.bin")) {
            return Err(LetterheadError::Macros);
        }
        let outer = relations(&package.part("_rels/.rels")?.ok_or(LetterheadError::NotWord)?)?;
        let main = target(&outer, "", "officeDocument").ok_or(LetterheadError::NotWord)?;
        let text = package.part(&main)?.ok_or(LetterheadError::Damaged)?;
        let own = package.part(&relations_of(&main))?;
        let own = own.map_or(Ok(Vec::new()), |own| relations(&own))?;
        let mut remarks = Vec::new();
        let mut frame = body::cut(&text, &mut remarks)?;
        frame.last.complete(&mut remarks);
        let has_footer = frame.last.references().any(|(name, ..)| name == "w:footerReference");
        let styles = target(&own, &main, "styles");
        let sheet = styles.as_ref().map_or(Ok(None), |name| package.part(name))?;
        let wardrobe = Wardrobe::read(sheet.as_deref())?;
        let lists = match target(&own, &main, "numbering") {
            Some(name) => package.part(&name)?.map(|part| (name, part)),
            None => None,
        };
        let mut letterhead = Self {
            bytes: bytes.to_vec(),
            types: write::types(&types, &main)?,
            frame,
            wardrobe,
            styles: styles.filter(|_| sheet.is_some()),
            lists,
            package: outer,
            relations: own,
            anew: BTreeMap::new(),
            dropped: BTreeSet::new(),
            has_footer,
            main,
        };
        letterhead.strip(&mut package, &mut remarks)?;
        letterhead.look_around(&mut package, &mut remarks)?;
        // Whatever could go wrong with a document goes wrong here.
        let dressed =
            letterhead.wardrobe.dress(Lang::Fr, letterhead.ground(PageShape::Portrait).width, "")?;
        lists::add(letterhead.lists.as_ref().map(|(_, part)| part.as_str()))?;
        remarks.splice(0..0, letterhead.wardrobe.remarks(&dressed.added));
        Ok((letterhead, remarks))
    }

    /// The page that a document of this shape is written for.
    pub(super) fn ground(&self, page: PageShape) -> Ground {
        let room = self.frame.room(&self.frame.last.turned(page));
        Ground { width: room.width, height: room.height, is_lettered: true }
    }

    /// Takes out what must not travel: comments, names of other files, what Word would do at each opening.
    fn strip(&mut self, package: &mut Package<'_>, remarks: &mut Vec<Remark>) -> Result<(), LetterheadError> {
        for relation in self.relations.iter().chain(&self.package) {
            let is_own = self.relations.contains(relation);
            if !relation.is_external && DROPPED.contains(&kind_of(relation)) {
                let part = resolve(if is_own { &self.main } else { "" }, &relation.target);
                self.dropped.insert(package::key(&relations_of(&part)));
                self.dropped.insert(package::key(&part));
            }
        }
        let signatures = package.names().filter(|name| name.starts_with("_xmlsignatures/"));
        self.dropped.extend(signatures.map(str::to_owned));
        if self.relations.iter().any(|relation| kind_of(relation) == "comments") {
            remarks.push(Remark::CommentsRemoved);
        }
        self.relations.retain(|relation| !DROPPED.contains(&kind_of(relation)));
        self.package.retain(|relation| {
            !DROPPED.contains(&kind_of(relation)) && !kind_of(relation).starts_with("origin")
        });
        self.types = write::without_parts(&self.types, &self.dropped)?;
        let Some(settings) = target(&self.relations, &self.main, "settings") else { return Ok(()) };
        if let Some(part) = package.part(&settings)? {
            let kept = markup::without(&part, &SETTINGS)?;
            if kept != part {
                self.dropped.insert(package::key(&relations_of(&settings)));
                self.anew.insert(settings, kept);
            }
        }
        Ok(())
    }

    /// Looks at the headers and footers: whether they number pages, and what their pictures lack.
    fn look_around(
        &self,
        package: &mut Package<'_>,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), LetterheadError> {
        if !self.has_footer {
            remarks.push(Remark::NoFooter);
        }
        let mut untold = 0;
        let mut numbers = !self.has_footer;
        let mut outside = self.relations.iter().any(is_linked_picture);
        let mut around = format!("<x>{}{}</x>", self.frame.before, self.frame.after);
        let parts = self.relations.iter().filter(|one| matches!(kind_of(one), "header" | "footer"));
        for name in parts.filter(|one| !one.is_external).map(|one| resolve(&self.main, &one.target)) {
            if let Some(part) = package.part(&name)? {
                numbers |= part.contains("PAGE");
                untold += markup::count_without(&part, "wp:docPr", &["descr", "title"])?;
            }
            if let Some(own) = package.part(&relations_of(&name))? {
                outside |= relations(&own)?.iter().any(is_linked_picture);
            }
        }
        // Spaces of names are told at the head of the part; only tags matter here.
        untold += markup::count_without(&std::mem::take(&mut around), "wp:docPr", &["descr", "title"])?;
        if !numbers {
            remarks.push(Remark::NoPageNumber);
        }
        if untold > 0 {
            remarks.push(Remark::PicturesUntold(untold));
        }
        if outside {
            remarks.push(Remark::FilesOutside);
        }
        Ok(())
    }
}

/// The last word of what a relationship is.
fn kind_of(relation: &Relation) -> &str {
    relation.kind.rsplit('/').next().unwrap_or_default()
}

fn is_linked_picture(relation: &Relation) -> bool {
    relation.is_external && kind_of(relation) == "image"
}

/// The part that is this to another one.
fn target(relations: &[Relation], part: &str, kind: &str) -> Option<String> {
    let found = relations.iter().find(|relation| !relation.is_external && kind_of(relation) == kind)?;
    Some(resolve(part, &found.target))
}

#[cfg(test)]
mod tests;
