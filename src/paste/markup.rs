//! Tables in the notation of other programs: Jira's `||Kanal||Likes||`, LaTeX's `FB & 12 \\`, JSON's list of objects, the source of
//! a web page or of a wiki's, frames drawn with dotted lines; and Markdown's `**bold**`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Deserializer, Value};

use super::header::recognise;
use super::html::reconcile;
use super::looks::{is_rule, trim};
use super::sniff;
use super::split::Grid;
use crate::engine::data_set::Role;
use crate::engine::measure::Measure;

/// Longer texts are no such tables.
const MOST: usize = 4 << 20;

/// More keys than this no list has.
const MOST_KEYS: usize = 300;

/// So many lines show whether it is one.
const BEGINNING: usize = 40;

/// The table and what divides its cells in the text; none where it is written as most are.
pub fn read(text: &str) -> Option<(Grid, char)> {
    let text = text.trim_start_matches('\u{feff}');
    let begins = text.trim_start();
    if text.len() > MOST {
        return None;
    }
    let has = |is_one: &dyn Fn(&str) -> bool| begins.lines().take(BEGINNING).any(is_one);
    let (plain, separator) = match () {
        () if has(&|it| it.starts_with("{|")) => (wiki(text)?, '|'),
        () if begins.starts_with(['[', '{']) => (json(begins)?, ','),
        () if begins.starts_with('<') && begins.contains("<td") => (reconcile(None, Some(begins)).text, '\t'),
        () if has(&|it| it.contains('┆')) => return Some((Grid::new(text.replace('┆', "│"), Some('│')), '│')),
        () if has(&|it| it.contains('&') && it.contains("\\\\")) => (latex(text)?, '&'),
        () if has(&is_jira_header) => return Some((Grid::new(jira(text), Some('|')), '|')),
        () => return None,
    };
    Some((Grid::new(plain, Some('\t')), separator))
}

/// The text without the marks that a mail puts in front of every line of the one that it answers: `> Kanal;Likes`, in several lines;
/// above and below them there may be words. `>1000` is a number.
pub fn without_marks(text: &str) -> Option<String> {
    if !text.starts_with('>') && (text.len() > MOST || !text.contains("\n> ")) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    let is_marked = |line: &&str| line.starts_with('>');
    let (first, last) = (lines.iter().position(is_marked)?, lines.iter().rposition(is_marked)?);
    let is_all = first == 0 && lines.get(last + 1..)?.iter().all(|it| trim(it).is_empty());
    if trim(lines.get(first)?.get(1..)?).starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let mut n_marked = 0;
    let mut unmarked = |(place, line): (usize, &&str)| {
        let behind =
            line.strip_prefix('>').and_then(|it| it.strip_prefix(' ').or((is_all || it.is_empty()).then_some(it)));
        n_marked += usize::from(behind.is_some_and(|it| !trim(it).is_empty()));
        let is_other =
            || trim(line).is_empty() || !(first..=last).contains(&place) && !line.contains(['\t', ';', '|', '"']);
        Some(behind.or_else(|| is_other().then_some(*line))?.to_owned() + "\n")
    };
    let text = lines.iter().enumerate().map(&mut unmarked).collect::<Option<String>>()?;
    (n_marked > 1).then_some(text)
}

/// `||Kanal||Likes||`
fn is_jira_header(line: &str) -> bool {
    let names = || line.split("||").map(trim).skip(1);
    let n = names().count();
    line.starts_with("||") && n > 2 && names().take(n - 1).all(|it| !it.is_empty() && !it.contains('|'))
}

/// Names in the first column of a row are marked like those of the header.
fn jira(text: &str) -> String {
    let line = |it: &str| if it.starts_with('|') { it.replace("||", "|") } else { it.to_owned() };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A Markdown table without the marks of its emphasis and links: `**LinkedIn**`, `[Profil](https://…)`. Nothing where it has none.
/// Underscores stay: they belong to names such as `_lena_`.
pub fn without_emphasis(text: &str) -> Option<String> {
    let is_divider = |line: &&str| line.contains('|') && is_rule(line);
    let is_marked = || ["**", "](", "`", "~~", "| *"].iter().any(|it| text.contains(it));
    let is_divided = || text.lines().take(BEGINNING).any(|it| is_divider(&it));
    if text.len() > MOST || !is_divided() || !is_marked() || sniff::separator(text) != Some('|') {
        return None;
    }
    let mut below = text.lines().skip_while(|it| !is_divider(it)).skip(1);
    let header = text.lines().take_while(|it| !is_divider(it)).last()?;
    let addresses: Vec<bool> =
        header.split('|').zip(below.next()?.split('|')).map(|(header, first)| names_links(header, first)).collect();
    let line = |line: &str| {
        let cells = line.split('|').enumerate();
        let seen = cells.map(|(place, it)| markdown_cell(it, addresses.get(place) == Some(&true)));
        seen.collect::<Vec<_>>().join("|")
    };
    let is_row = |it: &str| it.contains('|') && !is_rule(it);
    Some(text.lines().map(|it| if is_row(it) { line(it) } else { it.to_owned() } + "\n").collect())
}

/// Whether links stand below a header for their addresses: all of them may be called `Link`.
fn names_links(header: &str, first: &str) -> bool {
    let role = |words: &str| recognise(trim(&markdown_cell(words, false))).role;
    let is_link = |it: Role| matches!(it, Role::Measure(Measure::Link | Measure::Id));
    let (header, words) = (role(header), link(first).map(|it| role(it.words)));
    is_link(header) || words.is_some_and(|it| is_link(it) || it == header && it != Role::Unknown)
}

/// What a reader sees of a Markdown cell; of links the address, where that is what counts.
fn markdown_cell(cell: &str, address: bool) -> String {
    let mut seen = cell.replace("**", "").replace("~~", "");
    while let Some(it) = link(&seen) {
        seen = format!("{}{}{}", it.before, if address { it.address } else { it.words }, it.behind);
    }
    let inside = trim(&seen);
    for mark in ['*', '`'] {
        let bare = inside.strip_prefix(mark).and_then(|it| it.strip_suffix(mark)).filter(|it| !it.is_empty());
        if let Some(bare) = bare.filter(|it| !it.contains(mark)) {
            return format!(" {bare} ");
        }
    }
    seen
}

/// A link or a picture of Markdown with what stands around it.
struct Link<'a> {
    before: &'a str,
    words: &'a str,
    address: &'a str,
    behind: &'a str,
}

/// The first link of a cell. Addresses may hold brackets: `https://de.wikipedia.org/wiki/A_(B)`.
fn link(cell: &str) -> Option<Link<'_>> {
    let (before, behind) = cell.split_once("](")?;
    let (before, words) = before.rsplit_once('[')?;
    let mut depth = 1;
    let end = behind.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth == 0
    })?;
    let (address, behind) = (behind.get(..end)?, behind.get(end + 1..)?);
    // `[1](2)` is none.
    address.contains(['/', '.']).then(|| Link { before: before.trim_end_matches('!'), words, address, behind })
}

/// The table of a wiki's source: `! Kanal !! Likes`, `|-`, `| FB || 12`, or a line for each cell. A row stands where its first cell
/// did, everything else is left blank. Nothing where cells span others.
fn wiki(text: &str) -> Option<String> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut row = None;
    let mut is_open = false;
    for line in text.lines().map(trim) {
        lines.push(Vec::new());
        if line.starts_with("{|") || line.starts_with("|}") {
            is_open = line.starts_with('{');
        }
        if !is_open || ["{|", "|-", "|+"].iter().any(|it| line.starts_with(it)) {
            row = None;
        } else if let Some(cells) = line.strip_prefix(['|', '!']) {
            let place = *row.get_or_insert(lines.len() - 1);
            let cells = if line.starts_with('!') { cells.replace("!!", "||") } else { cells.to_owned() };
            let cells: Option<Vec<String>> = cells.split("||").map(wiki_cell).collect();
            lines.get_mut(place)?.extend(cells?);
        } else if let Some(cell) = row.and_then(|it| lines.get_mut(it)?.last_mut()) {
            *cell = trim(&format!("{cell} {}", wiki_cell(line)?)).to_owned();
        }
    }
    let has_rows = lines.iter().filter(|it| it.len() > 1).count() > 1;
    has_rows.then(|| lines.iter().map(|it| it.join("\t") + "\n").collect())
}

/// What a reader sees of a wiki's cell: without its attributes, links and tags.
fn wiki_cell(cell: &str) -> Option<String> {
    let mut text = match cell.split_once('|') {
        Some((attributes, _)) if attributes.contains("span=") => return None,
        Some((attributes, text)) if attributes.contains('=') && !attributes.contains('[') => text.to_owned(),
        _ => cell.replace("&nbsp;", " "),
    };
    text = text.replace("'''", "").replace("''", "");
    while let Some((before, link)) = text.split_once("[[") {
        let (link, behind) = link.split_once("]]").unwrap_or((link, ""));
        text = format!("{before}{}{behind}", link.rsplit('|').next().unwrap_or_default());
    }
    while let Some((before, tag)) = text.split_once('<') {
        let is_note = tag.starts_with("ref") && !tag.split('>').next().is_some_and(|it| it.ends_with('/'));
        let behind = tag.split_once(if is_note { "</ref>" } else { ">" }).map_or("", |it| it.1);
        text = format!("{before} {behind}");
    }
    Some(trim(&text).to_owned())
}

/// The rows of a `tabular`, each on the line where it stood; everything else is left blank.
fn latex(text: &str) -> Option<String> {
    let mut n_rows = 0;
    let mut is_open = false;
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        // `\&` is a letter, and what stands behind the end of a row draws lines.
        let line = line.replace("\\&", "\u{1}");
        let (row, behind) = line.rsplit_once("\\\\").unwrap_or((&line, ""));
        if row.contains('&') {
            // The last row may lack its end.
            if is_open || !trim(behind).is_empty() && !trim(behind).starts_with(['\\', '[', '%']) {
                return None;
            }
            is_open = row.len() == line.len();
            n_rows += 1;
            let cells: Vec<String> = row.split('&').map(latex_cell).collect();
            out.push_str(&cells.join("\t"));
        }
        out.push('\n');
    }
    (n_rows > 1).then_some(out)
}

/// What a reader sees of a cell; one over several columns has tabs behind it.
fn latex_cell(cell: &str) -> String {
    let mut text = trim(cell).replace("{,}", ",").replace("{.}", ".").replace("\\,", " ");
    for (written, seen) in [("\\%", "%"), ("\\_", "_"), ("\\#", "#"), ("\\$", "\u{2}"), ("$", ""), ("~", " ")] {
        text = text.replace(written, seen);
    }
    let mut behind = 0;
    while let Some((before, command)) = text.split_once('\\') {
        let name = command.find(|it: char| !it.is_alphabetic()).unwrap_or(command.len());
        let arguments = command.get(name..).unwrap_or_default();
        // `\multicolumn{2}{c}{Likes}`: the last of its arguments is seen.
        let (arguments, columns) = match command.get(..name) {
            Some("multicolumn") => match arguments.splitn(3, '}').collect::<Vec<_>>()[..] {
                [columns, _, rest] => (rest, columns.trim_start_matches('{').parse().unwrap_or(1)),
                _ => (arguments, 1),
            },
            _ => (arguments, 1_usize),
        };
        behind += columns.clamp(1, 100) - 1;
        text = format!("{before}{arguments}");
    }
    let seen = text.replace(['{', '}'], "").replace('\u{1}', "&").replace('\u{2}', "$");
    trim(&seen).to_owned() + &"\t".repeat(behind)
}

/// A list of objects, alone, inside another object, or one to a line: each key is a column.
fn json(text: &str) -> Option<String> {
    let values: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    let mut values = values.ok()?;
    let objects = match values.len() {
        1 => objects(values.pop()?)?,
        _ => values,
    };
    let rows: Vec<BTreeMap<String, String>> = objects
        .iter()
        .map(|it| {
            let mut row = BTreeMap::new();
            flatten(it, "", &mut row);
            row
        })
        .collect();
    let mut keys: BTreeSet<&String> = BTreeSet::new();
    // One by one: collecting them would sort them first.
    keys.extend(rows.iter().flat_map(BTreeMap::keys));
    if !(1..=MOST_KEYS).contains(&keys.len()) {
        return None;
    }
    // In the order in which they are written.
    let place = |key: &str| text.find(&format!("\"{}\"", key.rsplit('.').next().unwrap_or_default()));
    let mut keys: Vec<(usize, &String)> = keys.into_iter().map(|key| (place(key).unwrap_or(usize::MAX), key)).collect();
    crate::order::by_key(&mut keys, |(place, _)| *place);
    let line = |cells: Vec<&str>| {
        let quoted: Vec<String> = cells.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\""))).collect();
        quoted.join("\t") + "\n"
    };
    let mut out = line(keys.iter().map(|(_, key)| key.as_str()).collect());
    for row in &rows {
        out.push_str(&line(keys.iter().map(|(_, key)| row.get(*key).map_or("", String::as_str)).collect()));
    }
    Some(out)
}

/// The first list of objects in the value, or the value itself.
fn objects(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => values.iter().all(Value::is_object).then_some(values).filter(|it| !it.is_empty()),
        Value::Object(map) if !map.values().any(|it| it.is_array() || it.is_object()) => Some(vec![Value::Object(map)]),
        Value::Object(map) => map.into_iter().find_map(|(_, it)| objects(it)),
        _ => None,
    }
}

/// What an object holds, that inside others included: a key is called by its last name where no other has it.
fn flatten(value: &Value, prefix: &str, row: &mut BTreeMap<String, String>) {
    let Value::Object(map) = value else { return };
    // `likes.summary.total_count` are likes.
    let named = |key: &str| -> String {
        let says_nothing = ["count", "total_count", "value", "summary"].contains(&key) && !prefix.is_empty();
        if says_nothing { prefix } else { key }.to_owned()
    };
    for (written, value) in map {
        let key = &named(written);
        let name = if row.contains_key(key) { format!("{prefix}.{key}") } else { key.clone() };
        let cell = match value {
            Value::Object(_) => continue,
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            // A point before three digits groups nothing here.
            Value::Number(number) => {
                let digits = number.to_string();
                let is_open = digits.rsplit_once('.').is_some_and(|(_, behind)| behind.len() == 3);
                if is_open { digits + "0" } else { digits }
            }
            other => other.to_string(),
        };
        row.insert(name, cell);
    }
    map.iter().for_each(|(key, value)| flatten(value, &named(key), row));
}
