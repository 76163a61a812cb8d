//! Words of the front: all that stands there before there are numbers.

use crate::engine::language::Language;

pub(super) mod de;
pub(super) mod en;

/// Every sentence of the front.
pub struct FrontWords {
    pub language: Language,
    pub page_title: &'static str,
    pub tagline: &'static str,
    pub language_label: &'static str,
    pub question: &'static str,
    pub promise_lead: &'static str,
    pub paste_label: &'static str,
    pub paste_placeholder: &'static str,
    pub promise: &'static str,
    pub examples: &'static str,
    pub more_examples: &'static str,
    pub busy: &'static str,
    pub what_you_get: &'static str,
    pub gains: [(&'static str, &'static str); 3],
    pub questions_heading: &'static str,
    pub lexicon: &'static str,
    pub calculator: &'static str,
    pub calculator_lead: &'static str,
    pub calculator_empty: &'static str,
    pub file_open: &'static str,
    pub file_hint: &'static str,
    pub drop_here: &'static str,
    pub lasting_heading: &'static str,
    pub project_open: &'static str,
    pub device_keep: &'static str,
    pub device_hint: &'static str,
    pub foot: &'static str,
    pub foot_licence: &'static str,
    pub proof_link: &'static str,
    pub embed_link: &'static str,
    pub credit: &'static str,
    pub later_failed: &'static str,
    pub try_again: &'static str,
    pub crash: &'static str,
    pub crash_text: &'static str,
}

impl FrontWords {
    /// Those of a language.
    pub fn of(language: Language) -> &'static FrontWords {
        match language {
            Language::De => &de::WORDS,
            Language::En => &en::WORDS,
        }
    }
}
