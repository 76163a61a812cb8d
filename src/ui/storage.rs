//! What this device keeps, if the person wants it to: the last work, own KPIs, kept goals. One key, versioned.
//!
//! Storage may be denied (a frame of another site, a strict browser) or full. Then the page works as before and says so.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Storage, StorageEvent};

/// The one key. A later format gets another one.
const KEY: &str = "zielwert.1";

/// Why nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The browser gives no storage here.
    Closed,
    /// There is no room left.
    Full,
    /// There is room for everything but the numbers.
    NoNumbers,
}

fn storage() -> Result<Storage, Denied> {
    // In a frame of another site the mere question throws.
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    storage.ok_or(Denied::Closed)
}

/// What was kept; nothing where nothing is, or where nothing may be.
pub fn kept() -> Option<String> {
    storage().ok()?.get_item(KEY).ok().flatten()
}

/// Whether anything was kept; nothing of it is copied.
pub fn is_kept() -> bool {
    storage().is_ok_and(|it| js_sys::Reflect::has(&it, &KEY.into()).unwrap_or(false))
}

/// Keeps a text in place of what was kept before.
///
/// # Errors
/// Where the browser allows none, or has no room.
pub fn keep(text: &str) -> Result<(), Denied> {
    let storage = storage()?;
    storage.set_item(KEY, text).map_err(|_| if storage.length().is_ok() { Denied::Full } else { Denied::Closed })
}

/// Deletes everything that was kept.
///
/// # Errors
/// Where the browser allows no storage.
pub fn forget() -> Result<(), Denied> {
    storage()?.remove_item(KEY).map_err(|_| Denied::Closed)
}

/// Calls back when another tab has kept (`Some`) or deleted (`None`) what this device keeps. The listener lives as long as the page.
pub fn on_change_elsewhere(callback: impl Fn(Option<String>) + 'static) {
    let listener = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
        // Without a key everything was cleared.
        if event.key().is_none_or(|key| key == KEY) {
            callback(event.new_value());
        }
    });
    if let Some(window) = web_sys::window() {
        _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
    }
    listener.forget();
}
