//! The two languages of the product, and a text in both.

/// A language that people read Zielwert in. It never decides how pasted numbers are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// German, the default.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// The language tag: `de` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Language::De => "de",
            Language::En => "en",
        }
    }

    /// Reads a tag such as `de`, `de-AT` or `en-GB`; `None` for any other language.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "de" => Some(Language::De),
            "en" => Some(Language::En),
            _ => None,
        }
    }
}

/// One text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// German, Sie form.
    pub de: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// What reads the same in both languages.
    #[must_use]
    pub const fn same(words: &'static str) -> Text {
        Text { de: words, en: words }
    }

    /// A text that explains: left out of the page's own build (feature `brief`), which asks the whole module for it.
    #[must_use]
    pub const fn long(self) -> Text {
        if cfg!(feature = "brief") { Text { de: "", en: "" } } else { self }
    }

    /// The text in `language`.
    pub fn get(&self, language: Language) -> &'static str {
        match language {
            Language::De => self.de,
            Language::En => self.en,
        }
    }
}
