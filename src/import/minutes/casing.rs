//! Titles in capitals, given back the capitals and accents that the rest of the document gives their words:
//! « REUNION DU COLLECTIF » → « Réunion du Collectif ».
use std::collections::HashMap;

use super::looks::is_capitals;
use crate::import::readers::Block;
use crate::text::fold::fold;

/// How many words of a document are looked at.
const WORDS_MAX: usize = 40_000;

/// How a document writes its words.
#[derive(Debug, Default)]
pub(super) struct Casing {
    forms: HashMap<String, HashMap<String, usize>>,
}

impl Casing {
    /// Learns from the words that are not in capitals and do not begin a block.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut casing = Self::default();
        let words = blocks
            .iter()
            .filter(|block| !is_capitals(&block.text))
            .flat_map(|block| words(&block.text).skip(1));
        for word in words.take(WORDS_MAX).filter(|word| word.chars().any(char::is_lowercase)) {
            *casing.forms.entry(fold(word)).or_default().entry(word.to_owned()).or_insert(0) += 1;
        }
        casing
    }

    /// The text, if it is in capitals in ordinary letters.
    pub(super) fn restored(&self, text: &str) -> String {
        if !is_capitals(text) {
            return text.to_owned();
        }
        let mut restored = String::with_capacity(text.len());
        let mut word = String::new();
        for c in text.chars().chain(['\n']) {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            if !word.is_empty() {
                restored.push_str(&self.form(&std::mem::take(&mut word)));
            }
            if c != '\n' {
                restored.push(c);
            }
        }
        capitalized(&restored)
    }

    /// The name, if it is in capitals and the document writes all its great words otherwise somewhere.
    pub(super) fn restored_name(&self, text: &str) -> String {
        let known = |word: &str| word.chars().count() < 4 || self.forms.contains_key(&fold(word));
        if words(text).all(known) { self.restored(text) } else { text.to_owned() }
    }

    fn form(&self, word: &str) -> String {
        let known = self.forms.get(&fold(word)).and_then(|forms| {
            forms
                .iter()
                .max_by_key(|(form, count)| (**count, form.starts_with(char::is_lowercase), (*form).clone()))
        });
        let numeral = crate::domain::number::roman(word).is_some() && word.chars().count() > 1;
        match known {
            Some((form, _)) => form.clone(),
            None if numeral => word.to_owned(),
            None => accented(&word.to_lowercase()).to_owned(),
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The accents of the words of titles, where the document does not give them.
fn accented(word: &str) -> &str {
    match word {
        "reunion" => "réunion",
        "seance" => "séance",
        "comite" => "comité",
        "assemblee" => "assemblée",
        "generale" => "générale",
        "proces" => "procès",
        "releve" => "relevé",
        "fevrier" => "février",
        "aout" => "août",
        "decembre" => "décembre",
        "preparation" => "préparation",
        "decisions" => "décisions",
        word => word,
    }
}

/// The text with its first letter as a capital.
pub(super) fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
