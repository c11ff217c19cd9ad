//! The dictionary: the words of French as Hunspell knows them, from files that are part of the program. It knows no
//! context and no names.
use std::collections::HashMap;
use std::io::Read as _;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use flate2::read::GzDecoder;

use super::Spelling;

/// « Classique » 7.5 of Dicollecte, as the npm package dictionary-fr 3.0.0 has it; its licence is `LICENSE-fr.txt`.
const FRENCH: [&[u8]; 2] = [include_bytes!("fr.aff.gz"), include_bytes!("fr.dic.gz")];
/// How many words the suggestions are remembered of.
const REMEMBERED_MAX: usize = 2_000;
/// A longer run of letters is no word, and looking for what it may be would take long.
const LETTERS_MAX: usize = 40;

/// A dictionary in the format of Hunspell.
#[derive(Debug)]
pub struct Dictionary {
    /// Nothing when it could not be read: then no word is found wrong, rather than every word.
    words: Option<spellbook::Dictionary>,
    suggested: Mutex<HashMap<String, Vec<String>>>,
}

impl Dictionary {
    /// French, read when it is first asked for: some tens of milliseconds, so never where somebody waits for a key.
    pub fn french() -> &'static Self {
        static FRENCH_WORDS: LazyLock<Dictionary> = LazyLock::new(|| {
            let [aff, dic] = FRENCH.map(unpacked);
            Dictionary::from_files(&aff, &dic)
        });
        &FRENCH_WORDS
    }

    /// The dictionary in the contents of these two files. Files that are none make one that finds every word right.
    pub fn from_files(aff: &str, dic: &str) -> Self {
        Self { words: spellbook::Dictionary::new(aff, dic).ok(), suggested: Mutex::default() }
    }

    /// The suggestions for a word if they were looked for before: this takes no time.
    pub fn remembered(&self, word: &str) -> Option<Vec<String>> {
        self.suggested().get(word).cloned()
    }

    fn suggested(&self) -> MutexGuard<'_, HashMap<String, Vec<String>>> {
        self.suggested.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    // What is part of the program is whole; a test holds it.
    let _whole = GzDecoder::new(bytes).read_to_string(&mut text);
    text
}

impl Spelling for Dictionary {
    fn knows(&self, word: &str) -> bool {
        let words = self.words.as_ref().filter(|_| word.chars().count() <= LETTERS_MAX);
        words.is_none_or(|words| words.check(word))
    }

    fn suggestions(&self, word: &str) -> Vec<String> {
        let Some(words) = self.words.as_ref().filter(|_| word.chars().count() <= LETTERS_MAX) else {
            return Vec::new();
        };
        if let Some(known) = self.remembered(word) {
            return known;
        }
        let mut found = Vec::new();
        words.suggest(word, &mut found);
        let mut suggested = self.suggested();
        if suggested.len() >= REMEMBERED_MAX {
            suggested.clear();
        }
        suggested.insert(word.to_owned(), found.clone());
        found
    }
}
