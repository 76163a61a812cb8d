//! The table as it was understood: under each header what it means, how sure that is, and the first rows.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::kept::Kept;
use super::reading::is_doubtful;
use super::roles;
use super::select::Select;
use super::state::Action;
use super::words::Words;
use crate::api::Reading;
use crate::engine::data_set::{Column, Decimal, Role};
use crate::engine::language::Language;
use crate::engine::note::{Level, Note};
use crate::engine::unit::Unit;
use crate::paste::Corrections;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub reading: Kept<Reading>,
    pub corrections: Rc<Corrections>,
    pub notes: Kept<Vec<Note>>,
    pub act: Callback<Action>,
}

/// Rows shown at first, and how many more at a time.
const WINDOW: usize = 12;
const MORE: usize = 50;
/// Columns beyond this are not drawn: nobody corrects the 200th by hand.
const MOST_COLUMNS: usize = 200;

#[component]
pub fn ReadingTable(props: &Props) -> Html {
    let Props { language, reading, corrections, notes, act } = props;
    let words = Words::of(*language);
    let n_shown = use_state(|| WINDOW);
    let data = &reading.data;
    let columns = data.columns.get(..MOST_COLUMNS).unwrap_or(&data.columns);
    let doubted = notes.iter().filter(|note| note.kind.level < Level::Info);
    let unread: BTreeSet<(u32, &str)> =
        doubted.filter_map(|note| Some((note.line?, note.column.as_deref()?))).collect();
    let n_rows = data.len().min(*n_shown);
    let more = (data.len() - n_rows).min(MORE);
    let onclick = {
        let n_shown = n_shown.clone();
        Callback::from(move |_: MouseEvent| n_shown.set(*n_shown + MORE))
    };
    html! {
        <>
            <div class="frame" role="region" tabindex="0" aria-label={words.table_frame}>
                <table class="data">
                    <thead>
                        <tr>
                            <th scope="col" class="line">{ words.line }</th>
                            for column in columns.iter() { { header(column, corrections, words, act) } }
                        </tr>
                    </thead>
                    <tbody>
                        for row in 0..n_rows {
                            <tr key={row}>
                                <th scope="row" class="line">{ data.lines.get(row) }</th>
                                for column in columns.iter() { { cell(column, row, data.lines.get(row), &unread, words) } }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if more > 0 {
                <button type="button" class="link" {onclick}>{ words.say(words.more_rows, &[more.into()]) }</button>
            }
        </>
    }
}

fn header(column: &Column, corrections: &Corrections, words: &Words, act: &Callback<Action>) -> Html {
    let language = words.language;
    let assign = {
        let (act, header) = (act.clone(), column.header.clone());
        Callback::from(move |role: String| {
            act.emit(Action::ColumnAssigned { header: header.clone(), role: Some(role) })
        })
    };
    let mark = {
        let (act, header) = (act.clone(), column.header.clone());
        Callback::from(move |mark: String| {
            let decimal = match mark.as_str() {
                "comma" => Some(Decimal::Comma),
                "point" => Some(Decimal::Point),
                _ => None,
            };
            act.emit(Action::DecimalChosen { header: header.clone(), decimal });
        })
    };
    let set = corrections.numbers.get(&column.header).copied();
    let id = |decimal| if decimal == Decimal::Comma { "comma" } else { "point" };
    let doubtful = is_doubtful(column);
    let sure = words.say(if doubtful { words.unsure } else { words.sure }, &[words.share_of(column.confidence).into()]);
    let name = |template: &str| words.say(template, &[column.header.as_str().into()]);
    html! {
        <th scope="col" class={classes!(column.is_numeric().then_some("num"), doubtful.then_some("doubt"))}>
            <span class="header">{ &column.header }</span>
            <Select name={name(words.measure_of)} value={roles::value(column.role)} onchoose={assign}>
                { roles::options(column.role, words) }
            </Select>
            if column.is_numeric() && (column.decimal.is_some() || set.is_some()) {
                <Select name={name(words.decimal_of)} value={set.map_or("auto", id)} onchoose={mark}>
                    <option value="auto">
                        { match column.decimal.filter(|_| set.is_none()) {
                            Some(Decimal::Comma) => words.decimal_comma,
                            Some(Decimal::Point) => words.decimal_point,
                            None => words.decimal_auto,
                        } }
                    </option>
                    if set.is_some() || column.decimal != Some(Decimal::Comma) {
                        <option value="comma">{ words.decimal_comma }</option>
                    }
                    if set.is_some() || column.decimal != Some(Decimal::Point) {
                        <option value="point">{ words.decimal_point }</option>
                    }
                </Select>
            }
            if column.assigned {
                <span class="sure">{ words.by_you }</span>
            } else if column.evidence.is_empty() {
                <span class="sure">{ sure }</span>
            } else {
                <details class="sure">
                    <summary>{ sure }</summary>
                    <ul>
                        for note in column.evidence.iter() { <li>{ text::message(note, language) }</li> }
                    </ul>
                </details>
            }
        </th>
    }
}

fn cell(column: &Column, row: usize, line: Option<&u32>, unread: &BTreeSet<(u32, &str)>, words: &Words) -> Html {
    let original = column.word(row);
    let number = column.numbers.get(row);
    let is_unread = line.is_some_and(|line| unread.contains(&(*line, column.header.as_str())));
    match number {
        Some(value) if column.is_numeric() => {
            let shown = text::show(value, unit(column), words.language);
            let title = (shown != original).then(|| original.to_string());
            html! { <td class={classes!("num", is_unread.then_some("doubt"))} {title}>{ shown }</td> }
        }
        _ if is_unread => html! { <td class="doubt" title={words.unread_cell}>{ short(&original) }</td> },
        _ if column.is_numeric() => html! { <td class="num missing">{ short(&original) }</td> },
        _ => html! { <td>{ short(&original) }</td> },
    }
}

/// In what the numbers of a column are shown.
fn unit(column: &Column) -> Unit {
    match column.role {
        Role::Measure(measure) => measure.entry().unit,
        Role::Kpi(kpi) => kpi.unit,
        Role::Criterion | Role::Unknown | Role::Ignored => match column.unit.as_deref() {
            Some("%") => Unit::Percent,
            _ => Unit::Count,
        },
    }
}

/// A cell of a megabyte shall not break the page.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
