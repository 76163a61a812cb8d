//! A JavaScript string to a text in one piece.
//!
//! What wasm-bindgen does makes room for three bytes a letter, beside a first try that was too small: four times the text,
//! of which a WebAssembly memory gives nothing back. Here a beginning shows how many bytes a letter takes.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &JsString, bytes: &mut [u8]) -> Progress;

    type Progress;

    #[wasm_bindgen(method, getter)]
    fn read(this: &Progress) -> u32;

    #[wasm_bindgen(method, getter)]
    fn written(this: &Progress) -> u32;
}

/// Letters (UTF-16 units) that are encoded at once, and of which the first ones show how long the text will be.
const PIECE: u32 = 1 << 16;

/// The most bytes that such a letter takes.
const WIDEST: usize = 3;

/// The text of a string; none of anything else. A lone half of a surrogate pair becomes a replacement character.
pub fn text(value: &JsValue) -> Option<String> {
    let Some(text) = value.dyn_ref::<JsString>().filter(|it| it.length() > PIECE) else { return value.as_string() };
    let length = text.length();
    let encoder = TextEncoder::new();
    let mut bytes = vec![0; PIECE as usize * WIDEST];
    let mut all = String::new();
    let mut read = 0;
    while read < length {
        let piece = text.substring(read, length.min(read + PIECE));
        let progress = encoder.encode_into(&piece, &mut bytes);
        // A pair that the end of the piece would part has to wait for the next one; a half at the end of the text is alone.
        let parts = read + progress.read() < length && is_first_half(text.char_code_at(read + progress.read() - 1));
        read += progress.read() - u32::from(parts);
        let written = progress.written() as usize - if parts { WIDEST } else { 0 };
        // Piece by piece, while it is at hand.
        let piece = std::str::from_utf8(bytes.get(..written)?).ok()?;
        if all.capacity() - all.len() < written {
            let left = f64::from(length - read) * ((all.len() + written) as f64 / f64::from(read));
            all.reserve_exact(written + (left * 1.02) as usize);
        }
        all.push_str(piece);
    }
    Some(all)
}

/// Whether it is the first half of a surrogate pair.
fn is_first_half(unit: f64) -> bool {
    (f64::from(0xd800)..f64::from(0xdc00)).contains(&unit)
}
