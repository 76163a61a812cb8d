//! Deflating and inflating by the browser's own streams, which cost no bytes of ours. Old browsers have none: then there is nothing.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::browser::function;

/// What came of inflating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inflated {
    /// The bytes.
    Bytes(Vec<u8>),
    /// More than was allowed; the rest was not looked at.
    TooLarge,
    /// No deflated data, or cut off.
    Broken,
    /// This browser cannot.
    Unable,
}

/// Raw deflate (RFC 1951); nothing where the browser cannot.
pub async fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    match collect(stream(bytes, "CompressionStream")?, usize::MAX).await {
        Inflated::Bytes(bytes) => Some(bytes),
        _ => None,
    }
}

/// Back again, reading no more than `most` bytes.
pub async fn inflate(bytes: &[u8], most: usize) -> Inflated {
    match stream(bytes, "DecompressionStream") {
        Some(stream) => collect(stream, most).await,
        None => Inflated::Unable,
    }
}

/// The bytes as a stream through one of the browser's transformers.
fn stream(bytes: &[u8], transformer: &str) -> Option<JsValue> {
    let class = function(&js_sys::global(), transformer)?;
    let through = Reflect::construct(&class, &Array::of1(&"deflate-raw".into())).ok()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let source = function(&blob, "stream")?.call0(&blob).ok()?;
    function(&source, "pipeThrough")?.call1(&source, &through).ok()
}

/// Reads a stream piece by piece, so that a bomb goes off in nobody's memory.
async fn collect(stream: JsValue, most: usize) -> Inflated {
    let all = async {
        let reader = function(&stream, "getReader")?.call0(&stream).ok()?;
        let read = function(&reader, "read")?;
        let mut bytes: Vec<u8> = Vec::new();
        loop {
            let promise: Promise = read.call0(&reader).ok()?.dyn_into().ok()?;
            let piece = JsFuture::from(promise).await.ok()?;
            if Reflect::get(&piece, &"done".into()).ok()?.is_truthy() {
                return Some(Inflated::Bytes(bytes));
            }
            let piece: Uint8Array = Reflect::get(&piece, &"value".into()).ok()?.dyn_into().ok()?;
            if bytes.len() + piece.length() as usize > most {
                _ = function(&reader, "cancel")?.call0(&reader);
                return Some(Inflated::TooLarge);
            }
            let start = bytes.len();
            bytes.resize(start + piece.length() as usize, 0);
            piece.copy_to(&mut bytes[start..]);
        }
    };
    all.await.unwrap_or(Inflated::Broken)
}
