//! Names and their grammar: the gender of a noun, its article, how a part of the plan and a coalition are named.
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::Gender;
use crate::text::french::elision::{elide, introduce};
use crate::text::lang::Lang;

/// Feminine nouns whose ending does not say so.
const FEMININE: [&str; 10] =
    ["mesure", "fiche", "annexe", "ligne", "piste", "entente", "ligue", "plateforme", "visite", "audience"];
/// Masculine nouns whose ending says otherwise.
const MASCULINE: [&str; 5] = ["comite", "domaine", "groupe", "article", "point"];
/// Endings of feminine nouns.
const FEMININE_ENDINGS: [&str; 11] =
    ["tion", "sion", "ance", "ence", "ite", "ete", "ee", "ie", "ette", "ure", "ion"];

/// The gender of a French noun, guessed from a short list and from its ending.
pub(super) fn gender(noun: &str) -> Gender {
    let folded = fold(noun);
    let folded = folded.strip_prefix("sous-").unwrap_or(&folded);
    let word = folded.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let singular = word.strip_suffix('s').unwrap_or(word);
    let ends = |list: &[&str]| list.iter().any(|ending| singular.ends_with(ending));
    if MASCULINE.contains(&singular) {
        Gender::Masculine
    } else if FEMININE.contains(&singular) || ends(&FEMININE_ENDINGS) {
        Gender::Feminine
    } else {
        Gender::Masculine
    }
}

/// The masculine or the feminine form.
pub(super) fn agree<T>(gender: Gender, masculine: T, feminine: T) -> T {
    match gender {
        Gender::Masculine => masculine,
        Gender::Feminine => feminine,
    }
}

/// The noun with its article: « le Collectif », « la mesure 7 », « l’axe 2 ».
pub(super) fn with_article(noun: &str) -> String {
    elide(agree(gender(noun), "le", "la"), noun) + noun
}

/// The noun with a demonstrative: « cette mesure », « cet axe », « ce critère ».
pub(super) fn this(noun: &str) -> String {
    let before_vowel = elide("le", noun).ends_with('’');
    let article = agree(gender(noun), if before_vowel { "cet" } else { "ce" }, "cette");
    format!("{article} {noun}")
}

/// « du Collectif », « de la Coalition », « de l’Alliance ».
pub(super) fn of(noun: &str) -> String {
    introduce("de", &with_article(noun))
}

/// The same words, their first letter a capital.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The same words, their first letter small.
pub(super) fn uncapitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// What the plan calls this part, in running text: « mesure », « axe », « encadré ».
pub(super) fn part_noun(node: Option<&PlanNode>, lang: Lang) -> String {
    let Some(node) = node else { return lang.pick("mesure", "measure").to_owned() };
    if lang == Lang::Fr && !node.label.is_empty() && node.kind != NodeKind::Introduction {
        return node.label.to_lowercase();
    }
    let (french, english) = match node.kind {
        NodeKind::Introduction => ("introduction", "introduction"),
        NodeKind::Priority => ("priorité", "priority"),
        NodeKind::Axis => ("axe", "heading"),
        NodeKind::Measure => ("mesure", "measure"),
        NodeKind::SubMeasure => ("sous-mesure", "sub-measure"),
        NodeKind::Box => ("encadré", "box"),
        NodeKind::Other => ("partie", "part"),
    };
    lang.pick(french, english).to_owned()
}

/// A part of the plan named in running text, without article: « mesure 7 », « sous-mesure 2/ ».
pub(super) fn part_name(node: &PlanNode, lang: Lang) -> String {
    let noun = part_noun(Some(node), lang);
    match (&node.number, node.kind) {
        (Some(number), NodeKind::SubMeasure) => format!("{noun}\u{a0}{number}/"),
        (Some(number), _) => format!("{noun}\u{a0}{}", number.as_str().replace(' ', "\u{a0}")),
        (None, _) if node.title.is_empty() => noun,
        (None, _) => format!("{noun} {}", super::document::quote(&node.title, lang)),
    }
}

/// A part of the plan, looked up in the draft under review first, then in the others, the newest first.
pub(super) fn find_part<'a>(
    session: &'a Session,
    key: &crate::domain::id::NodeKey,
) -> Option<(&'a Draft, &'a PlanNode)> {
    session.drafts().iter().rev().find_map(|draft| draft.node(key).map(|node| (draft, node)))
}

/// A draft named in running text, without article: « version du 30 janvier », « version « V2 » ».
pub(super) fn draft_name(draft: &Draft, lang: Lang) -> String {
    let label = draft.label.trim();
    // « draft2 » is the name of a file, « draft of 30 January » says what it is.
    let first = fold(label.split([' ', '\u{a0}']).next().unwrap_or_default());
    let named = ["version", "projet", "draft"].contains(&first.as_str());
    if named {
        uncapitalized(label)
    } else if label.is_empty() {
        lang.pick("version examinée", "draft under review").to_owned()
    } else {
        format!("version {}", super::document::quote(label, lang))
    }
}

#[cfg(test)]
mod tests {
    use super::{draft_name, of, this, with_article};
    use crate::domain::plan::Draft;
    use crate::text::lang::Lang;

    #[test]
    fn a_draft_is_called_by_its_label() {
        for (label, expected) in [
            ("Version du 30 janvier", "version du 30 janvier"),
            ("projet du 3 mars", "projet du 3 mars"),
            ("draft2", "version «\u{a0}draft2\u{a0}»"),
            ("versions-finales", "version «\u{a0}versions-finales\u{a0}»"),
            ("", "version examinée"),
        ] {
            let draft = Draft { label: label.to_owned(), ..Draft::default() };
            assert_eq!(draft_name(&draft, Lang::Fr), expected);
        }
    }

    #[test]
    fn nouns_have_their_articles() {
        for (noun, article, demonstrative, genitive) in [
            ("Collectif", "le Collectif", "ce Collectif", "du Collectif"),
            ("Coalition", "la Coalition", "cette Coalition", "de la Coalition"),
            ("Alliance", "l’Alliance", "cette Alliance", "de l’Alliance"),
            ("mesure", "la mesure", "cette mesure", "de la mesure"),
            ("axe", "l’axe", "cet axe", "de l’axe"),
            ("objectif", "l’objectif", "cet objectif", "de l’objectif"),
            ("priorité", "la priorité", "cette priorité", "de la priorité"),
            ("critère", "le critère", "ce critère", "du critère"),
            ("sous-mesure", "la sous-mesure", "cette sous-mesure", "de la sous-mesure"),
        ] {
            assert_eq!(
                (with_article(noun).as_str(), this(noun).as_str(), of(noun).as_str()),
                (article, demonstrative, genitive)
            );
        }
    }
}
