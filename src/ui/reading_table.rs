//! The table as it was understood: under each header what it means, how sure that is, and the first rows.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::kept::Kept;
use super::notes::Spot;
use super::place::Place;
use super::reading::is_doubtful;
use super::roles;
use super::select::Select;
use super::stretch::Stretch;
use super::words::Words;
use crate::api::Reading;
use crate::engine::data_set::{Column, DataSet, Decimal, Role};
use crate::engine::language::Language;
use crate::engine::note::{Level, Note};
use crate::engine::unit::Unit;
use crate::order;
use crate::paste::Corrections;
use crate::paste::reshape::Step;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub reading: Kept<Reading>,
    pub corrections: Rc<Corrections>,
    pub notes: Kept<Vec<Note>>,
    /// The place that a note has led to, and how often.
    pub target: Option<(Spot, u32)>,
    pub act: Callback<Action>,
}

/// Rows shown at first, how many more at a time, and at most at once.
const FIRST: usize = 12;
const MORE: usize = 50;
const MOST: usize = 100;
/// Columns shown at first, and how many more at a time: each has a list of everything that it can be, which browsers are slow at.
const COLUMNS: usize = 30;
/// Columns beyond this are not drawn: nobody corrects the 200th by hand.
const MOST_COLUMNS: usize = 200;

#[component]
pub fn ReadingTable(props: &Props) -> Html {
    let Props { language, reading, corrections, notes, target, act } = props;
    let words = Words::of(*language);
    // Whether cells show what was pasted or what was read.
    let stretch = use_state(|| Stretch::beginning(FIRST));
    let as_pasted = use_state(|| false);
    let wide = use_state(|| COLUMNS);
    let roles = use_memo(*language, |language| roles::options(Words::of(*language)));
    let data = &reading.data;
    let n_columns = data.columns.len().min(MOST_COLUMNS);
    let columns = data.columns.get(..*wide).unwrap_or(&data.columns);
    let doubted = notes.iter().filter(|note| note.kind.level < Level::Info);
    let unread = order::set(doubted.filter_map(|note| Some((note.line?, note.column.as_deref()?))));
    {
        let (stretch, wide) = (stretch.clone(), wide.clone());
        let (reading, where_) = (reading.clone(), use_context::<Kept<Place>>());
        use_effect_with(target.clone(), move |target| {
            let Some(((line, column), _)) = target else { return };
            let row = line.and_then(|line| reading.data.lines.iter().position(|it| *it == line));
            if let Some(row) = row.filter(|row| !(stretch.first..stretch.end).contains(row)) {
                let first = row.saturating_sub(2);
                stretch.set(Stretch { first, end: first + FIRST });
            }
            let place =
                column.as_ref().and_then(|column| reading.data.columns.iter().position(|it| it.header == *column));
            if let Some(place) = place.filter(|place| (*wide..n_columns).contains(place)) {
                wide.set(place + 1);
            }
            let ids = [
                row.zip(place).map(|(row, place)| format!("cell-{row}-{place}")),
                row.map(|row| format!("row-{row}")),
                line.map(|line| format!("aside-{line}")),
                place.map(|place| format!("column-{place}")),
                Some("table".to_owned()),
            ];
            let where_ = where_.clone();
            browser::later(0, move || {
                let found = ids.iter().flatten().find_map(|id| where_.as_ref()?.find(id));
                found.iter().for_each(browser::show);
            });
        });
    }
    let rows = stretch.within(data.len());
    let (more, earlier) = ((data.len() - rows.end).min(MORE), rows.first.min(MORE));
    let go = |to: Stretch| {
        let stretch = stretch.clone();
        Callback::from(move |_: MouseEvent| stretch.set(to))
    };
    let toggle = {
        let as_pasted = as_pasted.clone();
        Callback::from(move |_: Event| as_pasted.set(!*as_pasted))
    };
    let more_columns = n_columns.saturating_sub(columns.len()).min(COLUMNS);
    let widen = {
        let (wide, to) = (wide.clone(), columns.len() + more_columns);
        Callback::from(move |_: MouseEvent| wide.set(to))
    };
    let found = target.as_ref().map(|(place, _)| place);
    let shown = Shown { unread, found, as_pasted: *as_pasted, roles: (*roles).clone(), words };
    html! {
        <>
            <label class="check"><input type="checkbox" checked={*as_pasted} onchange={toggle} />{ words.as_pasted }</label>
            if earlier > 0 {
                <button type="button" class="link" onclick={go(rows.back(earlier, MOST))}>{ words.say(words.earlier_rows, &[earlier.into()]) }</button>
            }
            <div class="frame" id="table" role="region" tabindex="0" aria-label={words.table_frame}>
                <table class="data">
                    <thead>
                        <tr>
                            <th scope="col" class="line">{ words.line }</th>
                            for (place, column) in columns.iter().enumerate() { { header(place, column, corrections, &shown, act) } }
                        </tr>
                    </thead>
                    <tbody>
                        for row in rows.first..rows.end { { self::row(data, columns, row, &shown, act) } }
                    </tbody>
                </table>
            </div>
            if more > 0 {
                <button type="button" class="link" onclick={go(rows.on(more, MOST))}>{ words.say(words.more_rows, &[more.into()]) }</button>
            }
            if more_columns > 0 {
                { " " }<button type="button" class="link" onclick={widen}>{ words.say(words.more_columns, &[more_columns.into()]) }</button>
            }
        </>
    }
}

/// How cells are shown.
struct Shown<'a> {
    /// Cells that a warning names.
    unread: BTreeSet<(u32, &'a str)>,
    /// The place that a note has led to.
    found: Option<&'a Spot>,
    /// The text that was pasted instead of what was read of it.
    as_pasted: bool,
    /// What a column can be, as options.
    roles: AttrValue,
    words: &'a Words,
}

impl Shown<'_> {
    fn is_found(&self, line: Option<u32>, column: Option<&str>) -> bool {
        self.found.is_some_and(|(at, header)| *at == line && header.as_deref() == column)
    }
}

/// A row with its line, which can be left out.
fn row(data: &DataSet, columns: &[Column], row: usize, shown: &Shown, act: &Callback<Action>) -> Html {
    let words = shown.words;
    let line = data.lines.get(row).copied().unwrap_or_default();
    // Rows of a turned table are made of all lines: leaving out theirs would leave out something else.
    let is_of_its_own = data.len() == 1 || data.lines.first() != data.lines.last();
    let drop = act.reform(move |_: MouseEvent| Action::StepTaken(Step::DropLine(line)));
    let name = words.say(words.drop_line, &[(line as usize).into()]);
    html! {
        <tr key={row}>
            <th scope="row" id={format!("row-{row}")} class={classes!("line", shown.is_found(Some(line), None).then_some("found"))}>
                if is_of_its_own {
                    <button type="button" class="remove" aria-label={name.clone()} title={name} onclick={drop}>{ "×" }</button>
                }
                { line }
            </th>
            for (place, column) in columns.iter().enumerate() { { cell(place, column, row, line, shown) } }
        </tr>
    }
}

fn header(place: usize, column: &Column, corrections: &Corrections, shown: &Shown, act: &Callback<Action>) -> Html {
    let words = shown.words;
    let drop = {
        let header = column.header.clone();
        act.reform(move |_: MouseEvent| Action::StepTaken(Step::DropColumn(header.clone())))
    };
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
            act.emit(Action::DecimalChosen { header: header.clone(), decimal: Decimal::from_id(&mark) });
        })
    };
    let set = corrections.numbers.get(&column.header).copied();
    let doubtful = is_doubtful(column);
    let sure = words.say(if doubtful { words.unsure } else { words.sure }, &[words.share_of(column.confidence).into()]);
    let name = |template: &str| words.say(template, &[column.header.as_str().into()]);
    html! {
        <th scope="col" id={format!("column-{place}")} class={classes!(column.is_numeric().then_some("num"),
            doubtful.then_some("doubt"), shown.is_found(None, Some(&column.header)).then_some("found"))}>
            <span class="head">
                <span class="header">{ &column.header }</span>
                <button type="button" class="remove" aria-label={name(words.drop_column)} title={name(words.drop_column)} onclick={drop}>{ "×" }</button>
            </span>
            <Select name={name(words.measure_of)} value={roles::value(column.role)} onchoose={assign}>
                if column.role == Role::Unknown { <option value="" disabled=true>{ words.role_unknown }</option> }
                { Html::from_html_unchecked(shown.roles.clone()) }
            </Select>
            if column.is_numeric() && (column.decimal.is_some() || set.is_some()) {
                <Select name={name(words.decimal_of)} value={set.map_or("auto", Decimal::id)} onchoose={mark}>
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

fn cell(place: usize, column: &Column, row: usize, line: u32, shown: &Shown) -> Html {
    let original = column.word(row);
    let number = column.numbers.get(row).filter(|_| column.is_numeric());
    let is_unread = shown.unread.contains(&(line, column.header.as_str()));
    let read = number.filter(|_| !shown.as_pasted).map(|value| text::show(value, unit(column), shown.words.language));
    // What differs from what was pasted says so.
    let title = match &read {
        Some(read) => (*read != original).then(|| original.to_string()),
        None => is_unread.then(|| shown.words.unread_cell.to_owned()),
    };
    let class = classes!(
        column.is_numeric().then_some("num"),
        (column.is_numeric() && number.is_none()).then_some("missing"),
        is_unread.then_some("doubt"),
        shown.is_found(Some(line), Some(&column.header)).then_some("found"),
    );
    html! { <td id={format!("cell-{row}-{place}")} {class} {title}>{ read.unwrap_or_else(|| short(&original)) }</td> }
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
