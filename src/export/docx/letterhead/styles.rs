//! The styles of a letterhead: which of ours it has, by their names in Word, in English or in French, and how those it
//! does not have are made to look like its own.
use std::collections::{BTreeMap, BTreeSet};

use super::LetterheadError;
use super::markup::{Element, attribute, child, children, root, with_attribute, with_tags};
use super::remark::Remark;
use crate::export::docx::styles::{self, INK};
use crate::export::docx::{package, xml::Xml};
use crate::text::lang::Lang;

/// How deep styles stand on one another.
const BASES_MAX: usize = 16;
/// The size of letters of our running text, in half-points, and that of Word where nothing tells one.
const OUR_SIZE: u32 = 23;
const DEFAULT_SIZE: u32 = 20;
/// Names in small letters that styles have besides those Word knows them by.
const ALIASES: &[(&str, &[&str])] = &[
    ("title", &["titre", "titre principal"]),
    ("subtitle", &["sous-titre", "sous titre"]),
    ("quote", &["citation", "quotations"]),
    ("list bullet", &["liste à puces", "liste a puces"]),
    ("body text", &["corps de texte", "corps du texte", "text body"]),
    ("strong", &["élevé", "fort", "accentuation forte", "strong emphasis"]),
    ("emphasis", &["accentuation"]),
    ("hyperlink", &["lien hypertexte", "internet link", "lien internet"]),
    ("table grid", &["grille du tableau", "grille de tableau"]),
    ("header", &["en-tête", "en tête"]),
    ("footer", &["pied de page"]),
    ("annotation text", &["commentaire"]),
];
/// The styles whose absence is worth saying: their identifiers here, and what people call them.
const TOLD: [(&str, &str, &str); 9] = [
    ("Titre", "Titre", "Title"),
    ("Titre1", "Titre 1", "Heading 1"),
    ("Titre2", "Titre 2", "Heading 2"),
    ("Titre3", "Titre 3", "Heading 3"),
    ("Titre4", "Titre 4", "Heading 4"),
    ("Corpsdetexte", "Corps de texte", "Body Text"),
    ("Citation", "Citation", "Quote"),
    ("Listepuces", "Liste à puces", "List Bullet"),
    ("Grilledutableau", "Grille du tableau", "Table Grid"),
];

/// A style of the letterhead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Known {
    kind: String,
    id: String,
    /// Its name in small letters.
    name: String,
    base: String,
    is_default: bool,
    /// Its own properties, as they are written.
    paragraph: String,
    letters: String,
}

/// What the styles of a letterhead are to us.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wardrobe {
    known: Vec<Known>,
    /// The part, up to the end of its last style.
    part: String,
    /// The size of the letters of its running text, in half-points.
    size: u32,
    /// The face of its headings, as it is written; nothing when it has none.
    face: Option<String>,
    /// The color of its headings, where white is read on it.
    pub(super) accent: Option<String>,
    /// Whether its headings bear numbers.
    pub(super) numbers_headings: bool,
}

/// The styles that a document brings, as the letterhead takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dressed {
    /// Our identifiers, and those they have there.
    pub(super) ids: BTreeMap<String, String>,
    /// Its own part, up to the end of its last style.
    pub(super) theirs: String,
    /// What was missing, still with our identifiers of other styles.
    pub(super) ours: String,
    /// Our identifiers of those that were added.
    pub(super) added: BTreeSet<String>,
}

impl Wardrobe {
    /// The styles in a part, or none.
    pub(super) fn read(part: Option<&str>) -> Result<Self, LetterheadError> {
        let Some(part) = part else {
            let part = format!("<w:styles xmlns:w=\"{}\">", package::W);
            return Ok(Self { part, size: OUR_SIZE, ..Self::default() });
        };
        let root = root(part)?;
        if root.name != "w:styles" || root.value("xmlns:w").as_deref() != Some(package::W) {
            return Err(LetterheadError::Unusual);
        }
        let all = children(root.inner)?;
        let known: Vec<Known> =
            all.iter().filter(|one| one.name == "w:style").map(read_one).collect::<Result<_, _>>()?;
        let defaults = all.iter().find(|one| one.name == "w:docDefaults").map_or("", |one| one.inner);
        let mut wardrobe = Self { known, ..Self::default() };
        wardrobe.part = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{}>{}",
            root.tag.trim_end_matches('>').trim_end_matches('/'),
            wardrobe.with_known_headings(root.inner, &all)?
        );
        let normal = wardrobe.default_of("paragraph").map(|style| style.id.clone()).unwrap_or_default();
        wardrobe.size = wardrobe.size_of(&normal).or(letters_size(defaults)).unwrap_or(DEFAULT_SIZE);
        wardrobe.read_headings();
        Ok(wardrobe)
    }

    /// The styles, those of headings under the names every reader knows: a « Titre 1 » made by hand is no heading to most
    /// programs, and Word shows « heading 1 » as « Titre 1 ».
    fn with_known_headings(&self, styles: &str, all: &[Element<'_>]) -> Result<String, LetterheadError> {
        let mut styles = styles.to_owned();
        for level in 1..=6 {
            let name = format!("heading {level}");
            let Some(style) = self.named("paragraph", &name).filter(|style| style.name != name) else {
                continue;
            };
            let is_it = |one: &&Element<'_>| one.value("w:styleId").as_deref() == Some(style.id.as_str());
            let Some(whole) = all.iter().find(is_it).map(|one| one.whole) else { continue };
            let known = with_tags(whole, "w:name", |tag| with_attribute(tag, "w:val", &name))?;
            styles = styles.replacen(whole, &known, 1);
        }
        Ok(styles)
    }

    fn read_headings(&mut self) {
        let headings: Vec<&Known> =
            (1..=4).filter_map(|level| self.named("paragraph", &format!("heading {level}"))).collect();
        let first = headings.first().copied();
        let face = first.map(|style| tag_in(&style.letters, "<w:rFonts").unwrap_or_default().to_owned());
        let color = first.and_then(|style| attribute(tag_in(&style.letters, "<w:color")?, "w:val"));
        let numbered = headings.iter().any(|style| self.is_numbered(&style.id));
        self.face = face;
        self.accent = color.filter(|color| is_dark(color));
        self.numbers_headings = numbered;
    }

    fn default_of(&self, kind: &str) -> Option<&Known> {
        self.known.iter().find(|style| style.kind == kind && style.is_default)
    }

    /// The style of a name, by which Word knows it or a person may.
    fn named(&self, kind: &str, name: &str) -> Option<&Known> {
        let name = name.to_lowercase();
        let of = |name: &str| self.known.iter().find(|style| style.kind == kind && style.name == name);
        if let Some(found) = of(&name) {
            return Some(found);
        }
        let ranked = |ours: &str, other: &str| of(&format!("{other}{}", name.strip_prefix(ours)?));
        let aliases = ALIASES.iter().find(|(ours, _)| *ours == name).map_or(&[][..], |(_, others)| others);
        ranked("heading ", "titre ")
            .or_else(|| ranked("toc ", "tm "))
            .or_else(|| ranked("toc ", "table des matières "))
            .or_else(|| aliases.iter().find_map(|alias| of(alias)))
    }

    /// The style and those it stands on.
    fn chain(&self, id: &str) -> Vec<&Known> {
        let mut chain: Vec<&Known> = Vec::new();
        let mut next = id;
        while let Some(style) = self.known.iter().find(|style| style.id == next) {
            if chain.len() == BASES_MAX {
                break;
            }
            chain.push(style);
            next = &style.base;
        }
        chain
    }

    fn size_of(&self, id: &str) -> Option<u32> {
        self.chain(id).into_iter().find_map(|style| letters_size(&style.letters))
    }

    fn is_numbered(&self, id: &str) -> bool {
        let told = self.chain(id).into_iter().find_map(|style| tag_in(&style.paragraph, "<w:numId"));
        told.and_then(|tag| attribute(tag, "w:val")).is_some_and(|value| value != "0")
    }

    /// What is to be said of it.
    pub(super) fn remarks(&self, added: &BTreeSet<String>) -> Vec<Remark> {
        let mut remarks = Vec::new();
        let told = TOLD.iter().filter(|(id, ..)| added.contains(*id));
        let bare = self.named("paragraph", "list bullet").is_some();
        let told = told.filter(|(id, ..)| *id != "Listepuces" || !bare);
        let names: Vec<(String, String)> =
            told.map(|(_, fr, en)| ((*fr).to_owned(), (*en).to_owned())).collect();
        if !names.is_empty() {
            remarks.push(Remark::StylesAdded(names));
        }
        if bare && added.contains("Listepuces") {
            remarks.push(Remark::ListWithoutMarks);
        }
        if self.numbers_headings {
            remarks.push(Remark::NumberedHeadings);
        }
        remarks
    }

    /// The part with the styles of a document that it does not have, and in its language.
    pub(super) fn dress(&self, lang: Lang, width: u32, more: &str) -> Result<Dressed, LetterheadError> {
        let ours = styles::write(lang, width, more);
        let ours = children(root(&ours)?.inner)?.into_iter().filter(|one| one.name == "w:style");
        let brought: Vec<Element<'_>> = ours.collect();
        let mut taken: BTreeSet<String> = self.known.iter().map(|style| style.id.to_lowercase()).collect();
        let (mut ids, mut added) = (BTreeMap::new(), Vec::new());
        for style in &brought {
            let id = style.value("w:styleId").unwrap_or_default();
            if let Some(theirs) = self.theirs(style, &id)? {
                ids.insert(id, theirs);
                continue;
            }
            let mut free = id.clone();
            for rank in 2.. {
                if taken.insert(free.to_lowercase()) {
                    break;
                }
                free = format!("{id}{rank}");
            }
            ids.insert(id.clone(), free);
            added.push((id, style));
        }
        let mut ours = String::new();
        for (id, style) in &added {
            ours.push_str(&self.adapted(style, id, &ids)?);
        }
        let added = added.into_iter().map(|(id, _)| id).collect();
        Ok(Dressed { ids, theirs: self.in_language(lang)?, ours, added })
    }

    /// The style of the letterhead that does the work of one of ours.
    fn theirs(&self, ours: &Element<'_>, id: &str) -> Result<Option<String>, LetterheadError> {
        let kind = ours.value("w:type").unwrap_or_default();
        if ours.value("w:default").is_some() {
            return Ok(self.default_of(&kind).map(|style| style.id.clone()));
        }
        let name = child(ours.inner, "w:name")?.and_then(|name| name.value("w:val")).unwrap_or_default();
        let found = self.named(&kind, &name);
        let fits = |style: &&Known| id != "Listepuces" || self.is_numbered(&style.id);
        Ok(found.filter(fits).map(|style| style.id.clone()))
    }

    /// One of our styles with the face, the color and the sizes of the letterhead.
    fn adapted(
        &self,
        style: &Element<'_>,
        id: &str,
        ids: &BTreeMap<String, String>,
    ) -> Result<String, LetterheadError> {
        let free = ids.get(id).map_or(id, String::as_str);
        let tag = with_attribute(style.tag, "w:styleId", free);
        let mut xml = format!("{tag}{}</w:style>", style.inner);
        if id == "Listepuces" && self.named("paragraph", "list bullet").is_some() {
            xml =
                xml.replace("<w:name w:val=\"List Bullet\"/>", "<w:name w:val=\"Tirets du compte-rendu\"/>");
            xml = xml.replace("<w:style ", "<w:style w:customStyle=\"1\" ");
        }
        let size = |tag: &str| {
            let ours =
                attribute(tag, "w:val").and_then(|value| value.parse::<u32>().ok()).unwrap_or(OUR_SIZE);
            let size = (ours * self.size + OUR_SIZE / 2) / OUR_SIZE;
            with_attribute(tag, "w:val", &size.clamp(8, 200).to_string())
        };
        xml = with_tags(&xml, "w:sz", size)?;
        xml = with_tags(&xml, "w:szCs", size)?;
        if let Some(face) = &self.face {
            xml = with_tags(&xml, "w:rFonts", |_| face.clone())?;
        }
        if let Some(accent) = &self.accent {
            xml = xml.replace(INK, accent);
        }
        Ok(xml)
    }

    /// The part, saying of its text that it is in this language.
    fn in_language(&self, lang: Lang) -> Result<String, LetterheadError> {
        let tag = format!("<w:lang w:val=\"{}\"/>", lang.tag());
        let whole = format!("{}</w:styles>", self.part);
        let root = root(&whole)?;
        let opening = whole.get(..whole.find(root.tag).unwrap_or(0)).unwrap_or_default();
        let mut out = format!("{opening}{}", root.tag);
        let inner = with_tags(root.inner, "w:lang", |found| with_attribute(found, "w:val", lang.tag()))?;
        let defaults = child(&inner, "w:docDefaults")?;
        let Some(defaults) = defaults else {
            let mut xml = Xml::default();
            xml.raw("<w:docDefaults><w:rPrDefault><w:rPr>")
                .raw(&tag)
                .raw("</w:rPr></w:rPrDefault></w:docDefaults>");
            return Ok(format!("{out}{}{inner}", xml.finish()));
        };
        if defaults.inner.contains("<w:lang ") {
            return Ok(out + &inner);
        }
        let letters = child(defaults.inner, "w:rPrDefault")?;
        let properties = letters.as_ref().map_or(Ok(None), |letters| child(letters.inner, "w:rPr"))?;
        let own = properties.map_or("", |properties| properties.inner);
        let others: String = children(defaults.inner)?
            .iter()
            .filter(|one| one.name != "w:rPrDefault")
            .map(|one| one.whole)
            .collect();
        out.push_str(inner.get(..defaults.at.start).unwrap_or_default());
        out.extend(["<w:docDefaults><w:rPrDefault><w:rPr>", own, &tag, "</w:rPr></w:rPrDefault>", &others]);
        out.push_str("</w:docDefaults>");
        out.push_str(inner.get(defaults.at.end..).unwrap_or_default());
        Ok(out)
    }
}

fn read_one(style: &Element<'_>) -> Result<Known, LetterheadError> {
    let mut known = Known {
        kind: style.value("w:type").unwrap_or_else(|| "paragraph".to_owned()),
        id: style.value("w:styleId").unwrap_or_default(),
        is_default: style
            .value("w:default")
            .is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on")),
        ..Known::default()
    };
    for part in children(style.inner)? {
        match part.name {
            "w:name" => known.name = part.value("w:val").unwrap_or_default().trim().to_lowercase(),
            "w:basedOn" => known.base = part.value("w:val").unwrap_or_default(),
            "w:pPr" => part.inner.clone_into(&mut known.paragraph),
            "w:rPr" => part.inner.clone_into(&mut known.letters),
            _ => {}
        }
    }
    Ok(known)
}

/// The first tag of a name in a piece of XML: `<w:sz` is not `<w:szCs`.
fn tag_in<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = xml;
    loop {
        let at = rest.find(name)?;
        let tag = rest.get(at..)?;
        if tag.get(name.len()..)?.starts_with([' ', '/', '>', '\n', '\t', '\r']) {
            return tag.get(..=tag.find('>')?);
        }
        rest = tag.get(name.len()..)?;
    }
}

fn letters_size(xml: &str) -> Option<u32> {
    let size: u32 = attribute(tag_in(xml, "<w:sz")?, "w:val")?.trim().parse().ok()?;
    (8..=72).contains(&size).then_some(size)
}

/// Whether white is read on a color: the contrast of WCAG 2 is 4.5 or more.
fn is_dark(color: &str) -> bool {
    let Ok(rgb) = u32::from_str_radix(color, 16) else { return false };
    let part = |shift: u32, weight: f64| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        linear * weight
    };
    let luminance = part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722);
    color.len() == 6 && 1.05 / (luminance + 0.05) >= 4.5
}

#[cfg(test)]
mod tests;
