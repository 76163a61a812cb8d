//! A small pasted table as fields to fill in. What is typed becomes the pasted text, cell by cell.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::words::Words;
use crate::engine::language::Language;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub text: Rc<str>,
    pub act: Callback<Action>,
}

/// More cells than this are filled in elsewhere.
const MOST_CELLS: usize = 120;

/// The cells of a text with tabs, if it is small enough; the first line is the header.
fn cells(text: &str) -> Option<Vec<Vec<String>>> {
    let lines: Vec<Vec<String>> = text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
    let width = lines.first()?.len();
    let is_even = lines.iter().all(|line| line.len() == width);
    (width > 1 && lines.len() > 1 && is_even && width * lines.len() <= MOST_CELLS && !text.contains('"'))
        .then_some(lines)
}

fn joined(lines: &[Vec<String>]) -> String {
    lines.iter().map(|line| line.join("\t") + "\n").collect()
}

#[component]
pub fn Fill(props: &Props) -> Html {
    let Props { language, text, act } = props;
    let words = Words::of(*language);
    let Some(lines) = cells(text) else { return html! {} };
    let lines = Rc::new(lines);
    let set = |row: usize, column: usize| {
        let (lines, act) = (lines.clone(), act.clone());
        Callback::from(move |event: InputEvent| {
            let mut lines = (*lines).clone();
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            lines[row][column] = value.replace(['\t', '\n', '\r'], " ");
            act.emit(Action::Pasted { text: joined(&lines).into(), html: None });
        })
    };
    let cell = |row: usize, column: usize| {
        let name = words.say(words.fill_cell, &[lines[0][column].as_str().into(), lines[row][0].as_str().into()]);
        html! {
            <td key={column} data-head={lines[0][column].clone()}>
                <input type="text" inputmode="decimal" autocomplete="off" aria-label={name}
                    value={lines[row][column].clone()} oninput={set(row, column)} />
            </td>
        }
    };
    html! {
        <section class="fill" aria-labelledby="fill">
            <h2 id="fill">{ words.fill_heading }</h2>
            <p class="muted">{ words.fill_lead }</p>
            <table>
                <thead><tr>for head in &lines[0] { <th scope="col">{ head }</th> }</tr></thead>
                <tbody>
                    for row in 1..lines.len() {
                        <tr key={row}>
                            <th scope="row">{ &lines[row][0] }</th>
                            for column in 1..lines[0].len() { { cell(row, column) } }
                        </tr>
                    }
                </tbody>
            </table>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_table_comes_back_as_it_was() {
        let text = "Kanal\tReichweite\tFollower\nXing\t\t\nLinkedIn\t5\t\n";
        assert_eq!(joined(&cells(text).expect("a table")), text);
    }

    #[test]
    fn other_texts_are_left_to_the_paste_field() {
        let large = "a\tb\n".repeat(100);
        for text in ["", "word", "a\tb", "a\tb\n1", "a;b\n1;2", "a\tb\n\"x\ty\"\tz", &large] {
            assert!(cells(text).is_none(), "{text}");
        }
    }
}
