//! A JavaScript string to a text in one piece.
//!
//! What wasm-bindgen does makes room for three bytes a letter, beside a first try that was too small: four times the text,
//! of which a WebAssembly memory gives nothing back. Here it is done piece by piece, and the first ones show how many bytes a
//! letter takes.

use std::borrow::Cow;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Progress;

    type Letters;

    /// Checks nothing, since an encoder writes nothing but UTF-8; but takes ASCII over letter by letter, up to the first other one.
    #[wasm_bindgen(method)]
    fn substring(this: &Letters, from: u32, to: u32) -> String;

    type Progress;

    #[wasm_bindgen(method, getter)]
    fn read(this: &Progress) -> u32;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Progress) -> u32;
}

/// Letters (UTF-16 units) that are encoded at once, and of which the first ones show how long the text will be.
const PIECE: u32 = 1 << 16;

/// The text of a string; none of anything else. A lone half of a surrogate pair becomes a replacement character.
pub fn text(value: &JsValue) -> Option<String> {
    let Some(text) = value.dyn_ref::<JsString>().filter(|it| it.length() > PIECE) else { return value.as_string() };
    let length = text.length();
    let encoder = TextEncoder::new();
    let mut bytes = vec![0; PIECE as usize];
    let mut all = String::new();
    let (mut read, mut is_ascii) = (0, false);
    while read < length {
        let mut end = length.min(read + PIECE);
        // A pair that the end of the piece would part has to wait for the next one; a half at the end of the text is alone.
        end -= u32::from(end < length && is_first_half(text.char_code_at(end - 1)));
        // Behind a piece of ASCII another one is to be expected, for which this is the quicker way.
        let ascii = is_ascii.then(|| ascii(&encoder, &text.substring(read, end), &mut bytes)).flatten();
        let piece = ascii.map_or_else(|| text.unchecked_ref::<Letters>().substring(read, end).into(), Cow::Borrowed);
        is_ascii = piece.len() == (end - read) as usize;
        read = end;
        if all.capacity() - all.len() < piece.len() {
            let left = f64::from(length - read) * ((all.len() + piece.len()) as f64 / f64::from(read));
            all.reserve_exact(piece.len() + (left * 1.02) as usize);
        }
        all.push_str(&piece);
    }
    Some(all)
}

/// The piece in `bytes`, if it is ASCII.
fn ascii<'a>(encoder: &TextEncoder, piece: &JsString, bytes: &'a mut [u8]) -> Option<&'a str> {
    let progress = encoder.encode_into(piece, bytes);
    let is_whole = progress.read() == piece.length() && progress.written() == progress.read();
    bytes.get(..progress.written() as usize).filter(|_| is_whole).and_then(|it| std::str::from_utf8(it).ok())
}

/// Whether it is the first half of a surrogate pair.
fn is_first_half(unit: f64) -> bool {
    (f64::from(0xd800)..f64::from(0xdc00)).contains(&unit)
}
