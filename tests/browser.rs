//! What only a browser can show: the page in a real document. Everything else is tested natively.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("these tests run in a page")
}

/// Lets the browser paint once.
async fn painted() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("these tests run in a page");
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 50).expect("a page has timers");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a timer cannot fail");
}

#[wasm_bindgen_test]
async fn the_page_takes_the_place_of_the_words_shown_while_loading() {
    let place = document().create_element("div").expect("a document makes elements");
    place.set_id("app");
    place.set_inner_html("<p>Loading</p>");
    document().body().expect("a page has a body").append_child(&place).expect("a body takes children");

    let _page = zielwert::ui::mount(place.clone(), &wasm_bindgen::JsValue::UNDEFINED);
    painted().await;

    assert!(!place.inner_html().contains("Loading"));
    assert!(place.query_selector("textarea").expect("a valid selector").is_some());
}
