//! The few settings of the program, in one small JSON file that a person may write by hand: what is not
//! understood is told and passed over, and kept when the file is written again.

use super::error::{Deed, StoreError};
use super::fs::{self, Fs};
use super::warning::Warning;
use crate::domain::check::Rule;
use crate::domain::preferences::Preferences;
use crate::text::lang::Lang;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

/// What a person can set once for all meetings.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The language; the system's when absent.
    pub lang: Option<Lang>,
    /// The name under the compte-rendu.
    pub secretary: String,
    /// Abbreviations and what they stand for.
    pub shorthand: BTreeMap<String, String>,
    /// Whether French spaces and quotation marks are put in while typing.
    pub typography: bool,
    /// The review, the words of one's own, the shapes of documents.
    pub preferences: Preferences,
    /// Rules of other versions that are switched off, kept as they are.
    other_rules: BTreeSet<String>,
    /// Keys of other versions, kept as they are.
    other: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            secretary: String::new(),
            shorthand: BTreeMap::new(),
            typography: true,
            preferences: Preferences::NONE,
            other_rules: BTreeSet::new(),
            other: Map::new(),
        }
    }
}

impl Settings {
    /// Reads settings; never fails on content.
    pub fn read(bytes: &[u8]) -> (Self, Vec<Warning>) {
        let mut warnings = Vec::new();
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let Ok(Value::Object(mut keys)) = serde_json::from_slice(bytes) else {
            return (Self::default(), vec![Warning::Setting { key: "settings.json".to_owned() }]);
        };
        let usual = Self::default();
        let (rules_off, other_rules) = rules(take(&mut keys, "rules_off", &mut warnings).unwrap_or_default());
        let preferences = Preferences {
            rules_off,
            words: take(&mut keys, "words", &mut warnings).unwrap_or_default(),
            template: take(&mut keys, "template", &mut warnings).unwrap_or_default(),
            letterhead: take(&mut keys, "letterhead", &mut warnings).unwrap_or_default(),
        };
        let settings = Self {
            lang: take(&mut keys, "lang", &mut warnings).unwrap_or(usual.lang),
            secretary: take(&mut keys, "secretary", &mut warnings).unwrap_or(usual.secretary),
            shorthand: take(&mut keys, "shorthand", &mut warnings).unwrap_or(usual.shorthand),
            typography: take(&mut keys, "typography", &mut warnings).unwrap_or(usual.typography),
            preferences,
            other_rules,
            other: keys,
        };
        (settings, warnings)
    }

    /// The settings of a file, the usual ones if there is none.
    pub fn load(fs: &dyn Fs, path: &Path) -> Result<(Self, Vec<Warning>), StoreError> {
        match fs.read(path) {
            Ok(bytes) => Ok(Self::read(&bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok((Self::default(), Vec::new())),
            Err(error) => Err(StoreError::disk(Deed::Reading, path, error)),
        }
    }

    /// Keeps what a person altered in their preferences, and nothing else: the file is read again first, because
    /// another window may have written to it, or a person by hand.
    pub fn keep(
        fs: &dyn Fs,
        path: &Path,
        former: &Preferences,
        altered: &Preferences,
    ) -> Result<(), StoreError> {
        let (mut settings, _told_at_the_start) = Self::load(fs, path)?;
        settings.preferences = settings.preferences.altered(former, altered);
        settings.save(fs, path)
    }

    /// Writes the settings. A file that could not be understood is first set aside under another name.
    pub fn save(&self, fs: &dyn Fs, path: &Path) -> Result<(), StoreError> {
        let failed = |error| StoreError::disk(Deed::Writing, path, error);
        if let Some(folder) = path.parent() {
            fs::make_folders(fs, folder).map_err(failed)?;
        }
        if fs.read(path).is_ok_and(|bytes| !Self::read(&bytes).1.is_empty()) {
            fs.rename(path, &path.with_extension("json.old")).map_err(failed)?;
        }
        fs::replace(fs, path, self.to_json().as_bytes()).map_err(failed)
    }

    /// The file, as a person would like to read it.
    pub fn to_json(&self) -> String {
        let mut keys = self.other.clone();
        if let Some(lang) = self.lang {
            keys.insert("lang".to_owned(), lang.pick("fr", "en").into());
        }
        keys.insert("secretary".to_owned(), self.secretary.clone().into());
        let pairs = self.shorthand.iter().map(|(short, long)| (short.clone(), Value::from(long.clone())));
        keys.insert("shorthand".to_owned(), Value::Object(pairs.collect()));
        keys.insert("typography".to_owned(), self.typography.into());
        let Preferences { rules_off, words, template, letterhead } = &self.preferences;
        let off = rules_off.iter().map(|rule| rule.name()).chain(self.other_rules.iter().map(String::as_str));
        keys.insert("rules_off".to_owned(), off.collect());
        keys.insert("words".to_owned(), words.iter().map(String::as_str).collect());
        keys.insert("template".to_owned(), template.clone().into());
        keys.insert("letterhead".to_owned(), letterhead.clone().into());
        format!("{:#}\n", Value::Object(keys))
    }
}

/// The rules of these names, and the names that are none of ours.
fn rules(names: BTreeSet<String>) -> (BTreeSet<Rule>, BTreeSet<String>) {
    let (known, other): (BTreeSet<_>, BTreeSet<_>) =
        names.into_iter().partition(|name| Rule::named(name).is_some());
    (known.iter().filter_map(|name| Rule::named(name)).collect(), other)
}

fn take<T: serde::de::DeserializeOwned>(
    keys: &mut Map<String, Value>,
    key: &str,
    warnings: &mut Vec<Warning>,
) -> Option<T> {
    let read = serde_json::from_value(keys.remove(key)?);
    if read.is_err() {
        warnings.push(Warning::Setting { key: key.to_owned() });
    }
    read.ok()
}

#[cfg(test)]
mod tests {
    use super::{Preferences, Rule, Settings};
    use crate::store::fs::Fs as _;
    use crate::store::fs::simulated::SimulatedDisk;
    use crate::text::lang::Lang;
    use std::path::Path;

    #[test]
    fn a_setting_not_understood_costs_only_itself() {
        let (settings, warnings) = Settings::read(
            r#"{"lang":"en","secretary":12,"shorthand":{"vdt":"victimes de la traite"},"later":[1]}"#
                .as_bytes(),
        );
        assert_eq!((settings.lang, settings.secretary.as_str()), (Some(Lang::En), ""));
        assert_eq!(settings.shorthand.get("vdt").map(String::as_str), Some("victimes de la traite"));
        assert!(settings.typography);
        assert_eq!(warnings.len(), 1);
        assert!(settings.to_json().contains("\"later\""), "what another version wrote is kept");
        assert_eq!(Settings::read(settings.to_json().as_bytes()), (settings, vec![]));
        assert_eq!(Settings::read(b"\x00").0, Settings::default());
    }

    #[test]
    fn preferences_are_kept_with_the_keys_and_rules_of_others() {
        let disk = SimulatedDisk::new();
        let path = Path::new("/settings.json");
        let written =
            r#"{"secretary":"Anne","rules_off":["dash","of_tomorrow"],"words":["Drapps"],"later":1}"#;
        disk.plant(path, written.as_bytes()).unwrap();
        let (settings, warnings) = Settings::load(&disk, path).unwrap();
        assert_eq!(warnings, []);
        let former = settings.preferences;
        assert!(former.rules_off.contains(&Rule::Dash) && former.words.contains("Drapps"));

        let word = |word: &str| {
            let mut altered = former.clone();
            altered.words.insert(word.to_owned());
            altered
        };
        Settings::keep(&disk, path, &former, &word("Gams")).unwrap();
        // The second window does not know of the first one's word.
        let second = Preferences { rules_off: [Rule::Ordinal].into(), ..word("Ofpra") };
        Settings::keep(&disk, path, &former, &second).unwrap();
        let (settings, _) = Settings::load(&disk, path).unwrap();
        let words: Vec<_> = settings.preferences.words.iter().map(String::as_str).collect();
        assert_eq!(words, ["Drapps", "Gams", "Ofpra"]);
        assert_eq!(settings.preferences.rules_off, [Rule::Ordinal].into());
        assert_eq!(settings.secretary, "Anne");
        let json = settings.to_json();
        assert!(json.contains("of_tomorrow") && json.contains("later"), "{json}");
    }

    #[test]
    fn a_file_not_understood_is_set_aside_before_it_is_replaced() {
        let disk = SimulatedDisk::new();
        let path = Path::new("/settings.json");
        assert_eq!(Settings::load(&disk, path).unwrap(), (Settings::default(), vec![]));
        disk.plant(path, b"{ lang: en }").unwrap();
        let settings = Settings { secretary: "Anne".into(), ..Settings::default() };
        settings.save(&disk, path).unwrap();
        assert_eq!(Settings::load(&disk, path).unwrap(), (settings, vec![]));
        assert_eq!(disk.read(Path::new("/settings.json.old")).unwrap(), b"{ lang: en }");
    }
}
