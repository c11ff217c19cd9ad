//! Those who hold a position, as the subject of a sentence: how they are called, and whether their verb is plural.
use crate::domain::entry::Holders;
use crate::domain::id::OrganizationId;
use crate::domain::session::Session;
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::super::nouns::{agree, capitalized, gender, with_article};

/// Those who hold a position, as the subject of a sentence.
#[derive(Debug, Clone)]
pub(in super::super) struct Subject {
    /// « le Collectif », « les associations présentes », « ECPAT France et CCEM »: as it stands inside a sentence.
    inside: String,
    /// Whether the verb is plural.
    plural: bool,
}

impl Subject {
    /// The holders, named in the language.
    pub(in super::super) fn new(holders: &Holders, session: &Session, lang: Lang) -> Self {
        let (inside, plural) = match holders {
            Holders::Coalition => {
                let noun = session.meeting().coalition_noun();
                let english = if noun == "Collectif" { "coalition" } else { noun };
                (lang.pick(with_article(noun), format!("the {english}")), false)
            }
            Holders::MembersPresent => {
                (lang.pick("les associations présentes", "the organizations present").to_owned(), true)
            }
            Holders::SomeMembers => {
                (lang.pick("certaines associations", "some organizations").to_owned(), true)
            }
            Holders::Organizations(ids) => organizations(ids, session, lang),
        };
        Self { inside, plural }
    }

    /// A pronoun for the holders; none for organizations, whose gender is not known.
    pub(super) fn pronoun(holders: &Holders, session: &Session, lang: Lang) -> Option<Self> {
        let (inside, plural) = match holders {
            Holders::Coalition => {
                let french = agree(gender(session.meeting().coalition_noun()), "il", "elle");
                (lang.pick(french, "it"), false)
            }
            Holders::MembersPresent | Holders::SomeMembers => (lang.pick("elles", "they"), true),
            Holders::Organizations(_) => return None,
        };
        Some(Self { inside: inside.to_owned(), plural })
    }

    /// As it begins a sentence.
    pub(super) fn first(&self) -> String {
        capitalized(&self.inside)
    }

    /// As it stands after an opening such as « À la p. 3, ».
    pub(in super::super) fn inside(&self) -> &str {
        &self.inside
    }

    /// Whether the verb is plural.
    pub(super) fn is_plural(&self) -> bool {
        self.plural
    }
}

/// Organizations by their short names, as they are recorded; « certaines associations » when none is known.
fn organizations(ids: &[OrganizationId], session: &Session, lang: Lang) -> (String, bool) {
    let names: Vec<String> = ids
        .iter()
        .filter_map(|id| session.organizations().get(id))
        .map(|o| o.short_name().to_owned())
        .collect();
    match names.as_slice() {
        [] => (lang.pick("certaines associations", "some organizations").to_owned(), true),
        [only] => (only.clone(), only.starts_with("Les ")),
        _ => (join_list(&names, lang), true),
    }
}
