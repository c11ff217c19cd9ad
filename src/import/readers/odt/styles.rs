//! The styles of a LibreOffice file: those with names, and those the program makes by itself for each formatting.
use std::collections::HashMap;

use super::lists::{Level, Levels};
use crate::import::limits::LEVEL_MAX;
use crate::import::readers::Source;
use crate::import::readers::style_names::{Role, heading_level, plain_name, role};
use crate::import::readers::xml::{Node, Pull, Tag};
use crate::import::report::Refused;

/// How many styles may be based on one another.
const CHAIN_MAX: usize = 16;

/// A style as the file says it. Nothing said is left to its parent.
#[derive(Debug, Clone, Default)]
struct Said {
    name: String,
    parent: Option<String>,
    outline: Option<u8>,
    list: Option<String>,
    bold: Option<bool>,
    underlined: Option<bool>,
    hidden: Option<bool>,
    sides: Option<u8>,
    begins_page: Option<bool>,
    ends_page: Option<bool>,
}

/// A style, resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What it is for.
    pub(super) role: Role,
    /// The heading level it gives, 1 the highest.
    pub(super) heading: Option<u8>,
    /// The list style it is bound to; an empty name is none on purpose.
    pub(super) list: Option<String>,
    /// Whether it is bold.
    pub(super) bold: Option<bool>,
    /// Whether it is underlined.
    pub(super) underlined: Option<bool>,
    /// Whether it is hidden.
    pub(super) hidden: Option<bool>,
    /// Whether it draws a frame.
    pub(super) framed: Option<bool>,
    /// Whether a page begins before it.
    pub(super) begins_page: Option<bool>,
    /// Whether a page ends after it.
    pub(super) ends_page: Option<bool>,
}

/// All styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    said: HashMap<(String, String), Said>,
    /// The list styles by name.
    pub(super) lists: HashMap<String, Levels>,
    /// How headings are numbered.
    pub(super) outline: Levels,
}

/// What the properties being read belong to.
enum Owner {
    Nothing,
    Style((String, String)),
    List(String),
    Outline,
}

impl Styles {
    /// Adds the styles of a part; its text is not looked at.
    pub(super) fn add(&mut self, xml: &str) -> Result<(), Refused> {
        let mut pull = Pull::new(xml, Source::Odt);
        let mut owner = Owner::Nothing;
        while let Some(node) = pull.next()? {
            let Node::Open(tag) = node else { continue };
            match tag.name() {
                "body" | "master-styles" | "font-face-decls" => pull.skip()?,
                "style" => {
                    let key = (tag.val_of("family"), tag.val_of("name"));
                    self.said.insert(key.clone(), Said::new(&tag));
                    owner = Owner::Style(key);
                }
                "default-style" => owner = Owner::Nothing,
                "list-style" => {
                    let name = tag.val_of("name");
                    self.lists.insert(name.clone(), Levels::default());
                    owner = Owner::List(name);
                }
                "outline-style" => owner = Owner::Outline,
                "list-level-style-number"
                | "outline-level-style"
                | "list-level-style-bullet"
                | "list-level-style-image" => {
                    let levels = match &owner {
                        Owner::List(name) => self.lists.entry(name.clone()).or_default(),
                        _ => &mut self.outline,
                    };
                    levels.set(tag.number("level").unwrap_or(1), Level::new(&tag));
                }
                "text-properties" | "paragraph-properties" => {
                    if let Owner::Style(key) = &owner
                        && let Some(said) = self.said.get_mut(key)
                    {
                        said.take(&tag);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A style, through its parents.
    pub(super) fn get(&self, family: &str, name: &str) -> Style {
        let mut style = Style::default();
        let (mut heading, mut next) = (None, Some(name.to_owned()));
        for step in 0..CHAIN_MAX {
            let Some(name) = next else { break };
            let own = self.said.get(&(family.to_owned(), name.clone()));
            let shown = own.map(|own| &own.name).filter(|shown| !shown.is_empty()).unwrap_or(&name);
            let plain = plain_name(&shown.replace("_20_", " "));
            match role(&plain) {
                // The program’s own style stands over the named one; what is based on that is not the title.
                Role::Title if step > 1 => {}
                found if style.role == Role::Text => style.role = found,
                _ => {}
            }
            let Some(own) = own else {
                heading = heading.or_else(|| heading_level(&plain));
                break;
            };
            heading = heading.or(own.outline).or_else(|| heading_level(&plain));
            style.list = style.list.or_else(|| own.list.clone());
            style.bold = style.bold.or(own.bold);
            style.underlined = style.underlined.or(own.underlined);
            style.hidden = style.hidden.or(own.hidden);
            style.framed = style.framed.or(own.sides.map(|sides| sides >= 3));
            style.begins_page = style.begins_page.or(own.begins_page);
            style.ends_page = style.ends_page.or(own.ends_page);
            next = own.parent.clone().filter(|parent| *parent != name);
        }
        style.heading = heading.filter(|level| (1..=LEVEL_MAX).contains(level));
        style
    }
}

impl Said {
    fn new(tag: &Tag<'_>) -> Self {
        let outline = tag.value("default-outline-level").map(|level| level.parse().unwrap_or(0));
        let master = tag.value("master-page-name").is_some_and(|name| !name.is_empty());
        Self {
            name: tag.val_of("display-name"),
            parent: tag.value("parent-style-name"),
            list: tag.value("list-style-name"),
            outline,
            begins_page: master.then_some(true),
            ..Self::default()
        }
    }

    /// Takes the properties of characters or of paragraphs.
    fn take(&mut self, tag: &Tag<'_>) {
        if let Some(weight) = tag.value("font-weight") {
            self.bold = Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600));
        }
        if let Some(line) = tag.value("text-underline-style") {
            self.underlined = Some(line != "none");
        }
        if let Some(display) = tag.value("display") {
            self.hidden = Some(display == "none");
        }
        if let Some(border) = tag.value("border") {
            self.sides = Some(if border == "none" { 0 } else { 4 });
        }
        let sides = ["border-top", "border-left", "border-bottom", "border-right"];
        let drawn: Vec<bool> =
            sides.iter().filter_map(|side| tag.value(side)).map(|border| border != "none").collect();
        if !drawn.is_empty() {
            self.sides = u8::try_from(drawn.into_iter().filter(|drawn| *drawn).count()).ok();
        }
        if let Some(breaks) = tag.value("break-before") {
            self.begins_page = Some(breaks == "page");
        }
        if let Some(breaks) = tag.value("break-after") {
            self.ends_page = Some(breaks == "page");
        }
    }
}
