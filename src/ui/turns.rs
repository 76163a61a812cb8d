//! Drawing a little at a time.

use yew::prelude::*;

use super::browser;

/// How many of `n` parts are to be drawn by now: first one, then one more whenever the browser has had a turn, so that no single task
/// draws them all and keeps it from answering. Once drawn, a part stays.
#[hook]
pub fn use_turns(n: usize) -> usize {
    let drawn = use_state(|| 1_usize);
    {
        let next = drawn.setter();
        use_effect_with((*drawn, n), move |(drawn, n)| {
            let drawn = *drawn;
            let timer = (drawn < *n).then(|| browser::after(0, move || next.set(drawn + 1))).flatten();
            move || drop(timer)
        });
    }
    *drawn
}

/// The value of a turn ago. What is drawn from it comes after what somebody's hand is on.
#[hook]
pub fn use_behind<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let drawn = use_state_eq(|| value.clone());
    {
        let drawn = drawn.setter();
        use_effect_with(value.clone(), move |value| {
            let value = value.clone();
            let timer = browser::after(0, move || drawn.set(value));
            move || drop(timer)
        });
    }
    (*drawn).clone()
}
