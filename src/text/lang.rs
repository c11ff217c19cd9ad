//! The two languages greffier speaks. Every sentence shown to a person is written where it is used, in both
//! languages side by side, so that neither can be forgotten: a missing translation does not compile.

/// The language of the screen, of the messages and of the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// French, the language of the secretary.
    #[default]
    Fr,
    /// English, on request.
    En,
}

impl Lang {
    /// The wording for this language: the French one first, then the English one.
    pub fn pick<T>(self, french: T, english: T) -> T {
        match self {
            Self::Fr => french,
            Self::En => english,
        }
    }

    /// The language of a tag such as `fr-FR` or `en_GB.UTF-8`; French unless the tag clearly says English.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Fr }
    }

    /// The BCP 47 tag written into documents.
    pub fn tag(self) -> &'static str {
        self.pick("fr-FR", "en-GB")
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn only_an_english_tag_gives_english() {
        for (tag, lang) in [
            ("fr-FR", Lang::Fr),
            ("en_GB.UTF-8", Lang::En),
            ("EN", Lang::En),
            ("C", Lang::Fr),
            ("", Lang::Fr),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag}");
        }
    }
}
