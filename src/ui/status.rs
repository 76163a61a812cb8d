//! What a screen reader is told after a change: once things have settled, not on every tick of a slider.

use yew::prelude::*;

use super::browser;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub sentence: AttrValue,
}

/// Until when nothing else may have happened.
const SETTLED: i32 = 500;

#[component]
pub fn Status(props: &Props) -> Html {
    let said = use_state(AttrValue::default);
    {
        let said = said.clone();
        use_effect_with(props.sentence.clone(), move |sentence| {
            let sentence = sentence.clone();
            let timer = browser::after(SETTLED, move || said.set(sentence));
            move || drop(timer)
        });
    }
    html! { <p class="aside" role="status">{ (*said).clone() }</p> }
}
