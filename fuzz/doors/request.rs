//! A request as a link or an embedding page brings it: any JSON. It is answered, and written as it is read.

use serde_json::Value;
use zielwert::api::{self, Analysis, Request};

pub fn run(text: &str) {
    let Some(mut request) = serde_json::from_str(text).ok().and_then(|it: Value| Request::from_json(&it)) else {
        return;
    };
    let written = request.to_json();
    let again = Request::from_json(&written).map(|it| it.to_json());
    assert_eq!(again.as_ref(), Some(&written), "what is written reads back");
    // Thousands of draws would show nothing that a few do not.
    if let Some(api::ChosenScorecard::Own(card)) = &mut request.scorecard
        && let Some(robustness) = &mut card.robustness
    {
        robustness.draws = robustness.draws.min(50);
    }
    api::assemble(&request, &Analysis::new(&request));
}
