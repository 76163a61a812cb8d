//! The quick calculator alone, as it stands there before anything is typed: the front of that view.

use std::rc::Rc;

use yew::prelude::*;

use super::front::{Props, use_document, use_whole};
use super::handed::{First, Focus, Handed, Onward};
use super::kept::Kept;
use super::parts::{Part, failure};
use super::words::FrontWords;
use super::{calculator, entrance};

/// Fields to type into. What is typed is handed over as soon as there is a program that calculates with it.
#[component]
pub fn Alone(props: &Props) -> Html {
    let Props { place, language, hand } = props;
    let words = FrontWords::of(*language);
    let is_begun = use_state(|| false);
    let whole = use_whole(*is_begun);
    use_document(place, *language);
    let inside = use_node_ref();
    {
        let (hand, inside, language) = (hand.clone(), inside.clone(), *language);
        use_effect_with(*is_begun && matches!(whole, Part::Here(_)), move |is_ready| {
            if *is_ready {
                hand.emit(Kept(Rc::new(Handed {
                    first: vec![First::Figures].into(),
                    language,
                    typed: None.into(),
                    figures: calculator::figures_in(&inside).into(),
                    focus: Focus::now(),
                    onward: Onward::default(),
                })));
            }
        });
    }
    let oninput = Callback::from(move |_: InputEvent| is_begun.set(true));
    let rates = match &whole {
        Part::Failed(again) => failure(words, again),
        _ => calculator::no_rates(words),
    };
    html! {
        <>
            <main class="main empty part">
                <h1 class="aside">{ "Zielwert" }</h1>
                { calculator::view(words, &inside, calculator::plain_fields(*language, &oninput), rates) }
            </main>
            <footer class="foot" part="foot">{ entrance::credit(words, place) }</footer>
        </>
    }
}
