//! The way to one's own warehouse: which columns its table needs, the scripts, and the way back.

use yew::prelude::*;

use super::derived::Derived;
use super::words::Words;
use crate::engine::data_set::Role;
use crate::engine::measure::Measure;
use crate::engine::score::Figure;

/// A disclosure with the buttons that save the scripts.
pub fn warehouse(words: &Words, derived: &Derived, buttons: Html) -> Html {
    html! {
        <details class="warehouse">
            <summary>{ words.warehouse }</summary>
            <p>{ words.warehouse_columns }</p>
            <p>{ for columns(derived).into_iter().map(|name| html! { <><code>{ name }</code>{ " " }</> }) }</p>
            <div class="buttons">{ buttons }</div>
            <p class="muted">{ words.warehouse_load }</p>
            <p class="muted">{ words.warehouse_back }</p>
        </details>
    }
}

/// What the table in the warehouse has to have, as far as this table and scorecard say: a script names its columns exactly.
fn columns(derived: &Derived) -> Vec<String> {
    // They name a row for its reader, and no script reads them.
    const UNREAD: [Measure; 4] = [Measure::Id, Measure::Link, Measure::Text, Measure::PostType];
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !names.iter().any(|it| it == name) {
            names.push(name.to_owned());
        }
    };
    for column in &derived.reading.data.columns {
        match column.role {
            Role::Measure(measure) if !UNREAD.contains(&measure) => add(measure.id()),
            _ => {}
        }
    }
    let figures = derived.scorecard.criteria().map(|it| &it.figure);
    let own = figures.filter_map(|figure| match figure {
        Figure::Column(header) => Some(header),
        _ => None,
    });
    for header in own {
        let column = derived.reading.data.columns.iter().find(|it| it.header == *header);
        // A measure's column is there under the measure's name already.
        if column.is_some_and(|it| !matches!(it.role, Role::Measure(_))) {
            add(header);
        }
    }
    names
}
