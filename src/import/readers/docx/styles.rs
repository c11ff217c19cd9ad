//! The styles of a Word file, each resolved through those it is based on.
use std::collections::HashMap;

use super::properties::{ParagraphSays, RunSays};
use crate::import::limits::LEVEL_MAX;
use crate::import::readers::Source;
use crate::import::readers::style_names::{Role, heading_level, plain_name, role};
use crate::import::readers::xml::{Node, Pull};
use crate::import::report::Refused;

/// How many styles may be based on one another.
const CHAIN_MAX: usize = 16;

/// A style, resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What it is for.
    pub(super) role: Role,
    /// The heading level it gives, 1 the highest.
    pub(super) heading: Option<u8>,
    /// The list that numbers it, its level if it says so, and the style that says so.
    pub(super) list: Option<(i64, Option<u8>, String)>,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Whether it is underlined.
    pub(super) underlined: Option<bool>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
    /// Whether it draws a frame.
    pub(super) framed: Option<bool>,
    /// Whether it begins a page.
    pub(super) begins_page: Option<bool>,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    plain: Style,
}

/// A style as the file says it.
#[derive(Default)]
struct Said {
    role: Role,
    level: Option<u8>,
    based_on: Option<String>,
    paragraph: ParagraphSays,
    run: RunSays,
}

impl Said {
    fn is_called(&mut self, name: &str) {
        let name = plain_name(name);
        (self.role, self.level) = (role(&name), heading_level(&name));
    }
}

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(xml: &str) -> Result<Self, Refused> {
        let mut pull = Pull::new(xml, Source::Docx);
        let mut said: HashMap<String, Said> = HashMap::new();
        let (mut id, mut plain, mut defaults) = (String::new(), None, RunSays::default());
        while let Some(node) = pull.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "style" => {
                    id = tag.value("styleId").unwrap_or_default();
                    if tag.value("type").is_none_or(|kind| kind == "paragraph")
                        && tag.value("default").is_some_and(|is| is == "1" || is == "true")
                    {
                        plain = Some(id.clone());
                    }
                    said.insert(id.clone(), Said::default());
                    said.entry(id.clone()).or_default().is_called(&id);
                }
                "name" => said.entry(id.clone()).or_default().is_called(&tag.val()),
                "basedOn" => said.entry(id.clone()).or_default().based_on = tag.value("val"),
                "pPr" => said.entry(id.clone()).or_default().paragraph = ParagraphSays::read(&mut pull)?,
                "rPr" if said.is_empty() => defaults = RunSays::read(&mut pull)?,
                "rPr" => said.entry(id.clone()).or_default().run = RunSays::read(&mut pull)?,
                "tblStylePr" | "pPrDefault" | "latentStyles" => pull.skip()?,
                _ => {}
            }
        }
        let bold = defaults.bold.unwrap_or(false);
        let by_id: HashMap<String, Style> =
            said.keys().map(|id| (id.clone(), resolve(id, &said, bold))).collect();
        let plain = plain.and_then(|id| by_id.get(&id).cloned()).unwrap_or_default();
        Ok(Self { by_id, plain })
    }

    /// The style a paragraph names, or the one of those that name none.
    pub(super) fn paragraph(&self, id: Option<&str>) -> Style {
        let Some(id) = id else { return self.plain.clone() };
        self.by_id.get(id).cloned().unwrap_or_else(|| {
            let name = plain_name(id);
            Style { role: role(&name), heading: heading_level(&name), ..self.plain.clone() }
        })
    }

    /// A style of characters or of lists.
    pub(super) fn named(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }
}

fn resolve(id: &str, said: &HashMap<String, Said>, bold: bool) -> Style {
    let mut style = Style::default();
    let (mut next, mut is_bold, mut heading, mut level, mut list) = (Some(id), None, None, None, None);
    for step in 0..CHAIN_MAX {
        let Some((id, own)) = next.and_then(|id| said.get_key_value(id)) else { break };
        match own.role {
            // What is based on the style of titles has its looks, but is not the title.
            Role::Title if step > 0 => {}
            found if style.role == Role::Text => style.role = found,
            _ => {}
        }
        heading = heading.or(own.paragraph.outline.map(|level| level.saturating_add(1))).or(own.level);
        level = level.or(own.paragraph.list_level);
        list = list.or_else(|| own.paragraph.list.map(|list| (list, id.clone())));
        is_bold = is_bold.or(own.run.bold);
        style.underlined = style.underlined.or(own.run.underlined);
        style.hidden = style.hidden.or(own.run.hidden);
        style.framed = style.framed.or_else(|| own.paragraph.is_framed());
        style.begins_page = style.begins_page.or(own.paragraph.begins_page);
        next = own.based_on.as_deref().filter(|base| *base != id);
    }
    style.bold = is_bold.unwrap_or(bold);
    style.heading = heading.filter(|level| (1..=LEVEL_MAX).contains(level));
    style.list = list.map(|(list, by)| (list, level, by));
    style
}
