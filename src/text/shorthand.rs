//! Abbreviations that write themselves out: « vdt » becomes « victimes de la traite » when the word ends.

use std::collections::BTreeMap;

use super::Replacement;

/// What each abbreviation stands for.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Shorthand(BTreeMap<String, String>);

impl Shorthand {
    /// Makes an abbreviation stand for a text, in place of what it stood for; an empty text forgets it.
    pub fn set(&mut self, abbreviation: &str, expansion: &str) {
        if expansion.is_empty() || abbreviation.is_empty() {
            self.0.remove(abbreviation);
        } else {
            self.0.insert(abbreviation.to_owned(), expansion.to_owned());
        }
    }

    /// What an abbreviation stands for, as it should be written here: begun with a capital when it is.
    pub fn get(&self, abbreviation: &str) -> Option<String> {
        if let Some(expansion) = self.0.get(abbreviation) {
            return Some(expansion.clone());
        }
        let mut letters = abbreviation.chars();
        let first = letters.next().filter(|c| c.is_uppercase())?;
        let lower: String = first.to_lowercase().chain(letters).collect();
        let mut expansion = self.0.get(&lower)?.chars();
        Some(expansion.next().into_iter().flat_map(char::to_uppercase).chain(expansion).collect())
    }

    /// The abbreviations and what they stand for, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(abbreviation, expansion)| (abbreviation.as_str(), expansion.as_str()))
    }
}

impl<A: Into<String>, E: Into<String>> FromIterator<(A, E)> for Shorthand {
    fn from_iter<I: IntoIterator<Item = (A, E)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(abbreviation, expansion)| (abbreviation.into(), expansion.into()))
                .collect(),
        )
    }
}

/// The expansion of the abbreviation that the last character before the cursor, a space or a mark, has just ended.
pub fn expand(before_cursor: &str, table: &Shorthand) -> Option<Replacement> {
    let end = before_cursor.chars().next_back().filter(|&c| !is_part(c) && c != '\'' && c != '’')?;
    let written = before_cursor.strip_suffix(end)?;
    // A mark may have brought its own no-break space: « vdt : ».
    let word_end = written.trim_end_matches(['\u{A0}', '\u{202F}']);
    let word = word_end.rsplit(|c| !is_part(c)).next().filter(|word| !word.is_empty())?;
    let insert = table.get(word)?;
    let tail = before_cursor.get(word_end.len()..)?;
    Some(Replacement { delete: word.len() + tail.len(), insert: insert + tail })
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_expands_when_its_word_ends() {
        let table: Shorthand = [("vdt", "victimes de la traite"), ("asso", "association"), ("TEH", "traite")]
            .into_iter()
            .collect();
        for (before, after) in [
            ("les vdt ", "les victimes de la traite "),
            ("l’asso.", "l’association."),
            ("Vdt,", "Victimes de la traite,"),
            ("vdt\u{A0}:", "victimes de la traite\u{A0}:"),
            ("les vdt", "les vdt"),
            ("xvdt ", "xvdt "),
            ("vdt-x ", "vdt-x "),
            ("teh ", "teh "),
            ("TEH ", "traite "),
            (" ", " "),
            ("", ""),
        ] {
            let written = match expand(before, &table) {
                Some(Replacement { delete, insert }) => {
                    [before.get(..before.len() - delete).unwrap(), &insert].concat()
                }
                None => before.to_owned(),
            };
            assert_eq!(written, after, "{before:?}");
        }
    }

    #[test]
    fn an_empty_expansion_forgets() {
        let mut table = Shorthand::default();
        table.set("a", "b");
        table.set("a", "");
        assert_eq!(table.iter().count(), 0);
    }
}
