//! A native select that always shows what holds, after undo too: the browser alone would keep what was last picked.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The accessible name where no `<label>` names it.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    #[prop_or_default]
    pub class: Option<AttrValue>,
    /// The value of the option that holds.
    pub value: AttrValue,
    pub onchoose: Callback<String>,
    /// The options.
    pub children: Html,
}

#[component]
pub fn Select(props: &Props) -> Html {
    let Props { id, name, class, value, onchoose, children } = props;
    let place = use_node_ref();
    {
        let (place, value) = (place.clone(), value.clone());
        use_effect(move || {
            if let Some(select) = place.cast::<HtmlSelectElement>().filter(|it| it.value() != *value) {
                select.set_value(&value);
            }
        });
    }
    let onchange = {
        let (onchoose, value) = (onchoose.clone(), value.clone());
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            let chosen = select.value();
            // What is shown follows from what holds after the choice, not from the choice.
            select.set_value(&value);
            onchoose.emit(chosen);
        })
    };
    html! {
        <select ref={place} id={id.clone()} class={class.clone()} aria-label={name.clone()} {onchange}>{ children.clone() }</select>
    }
}
