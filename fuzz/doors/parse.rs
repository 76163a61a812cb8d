//! Any bytes as a text file, cut into cells; any text as a clipboard's two flavours, read.

use zielwert::api::{self, Request};
use zielwert::engine::language::Language;
use zielwert::paste::{self, Header, Options};

pub fn run(bytes: &[u8]) {
    api::parse_bytes(bytes, None, &Options::default(), Language::De);
    let text = paste::decode(bytes, None).text;
    for header in [Header::First, Header::None] {
        api::parse(&text, &Options { header, ..Options::default() }, Language::En);
    }
    api::read(&Request { html: Some(text.clone()), ..Request::of_text(text) });
}
