//! Tags to tables: rows, spans, nested tables, and pages that draw a table without saying `<table>`.

use super::raw;
use super::token::{Attribute, Attributes, Token, Tokens};

/// Deeper ones no page has.
const MAX_DEPTH: usize = 32;

/// What the HTML standard allows.
const MAX_COLUMN_SPAN: usize = 1000;
const MAX_ROW_SPAN: usize = 65_534;

/// More columns than this no spreadsheet has.
const MAX_COLUMNS: usize = 16_384;

/// A table of HTML.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlTable {
    /// The rows in order.
    pub rows: Vec<Row>,
    /// How many tables with several rows and columns there are; this is the largest.
    pub n_tables: usize,
    /// Whether spans promised more cells than a text of this length can mean.
    pub is_cut: bool,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells, those that spans cover included.
    pub cells: Vec<Cell>,
    /// Whether it is not shown.
    pub is_hidden: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it shows, white space collapsed.
    pub text: String,
    /// The number behind it, where the source tells.
    pub raw: Option<f64>,
    /// Whether a span covers it.
    pub cover: Cover,
    /// How much of the text stands in front of raised digits, which are the mark of a footnote.
    pub raised: Option<usize>,
}

/// How a cell came about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    /// It stands there itself.
    #[default]
    Own,
    /// The cell to its left spans columns.
    Left,
    /// The cell above it spans rows.
    Above,
}

/// The largest table of a text; none where it has none.
pub fn largest(html: &str) -> Option<HtmlTable> {
    let mut reader = Reader { budget: html.len(), ..Reader::default() };
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => reader.text(text),
            Token::Open(name, attributes) => reader.open(name, attributes),
            Token::Close(name) => reader.close(name),
        }
    }
    while !reader.tables.is_empty() {
        reader.close_table();
    }
    let (mut best, _) = reader.best?;
    best.n_tables = reader.n_tables;
    best.is_cut = reader.is_cut;
    Some(best)
}

/// What an element does to a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Table,
    Section,
    Row,
    Cell,
}

impl Part {
    fn of_name(name: &str) -> Option<Part> {
        const PARTS: &[(&str, Part)] = &[
            ("td", Part::Cell),
            ("th", Part::Cell),
            ("tr", Part::Row),
            ("table", Part::Table),
            ("tbody", Part::Section),
            ("thead", Part::Section),
            ("tfoot", Part::Section),
        ];
        PARTS.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, part)| *part)
    }

    /// Pages that draw their tables with `<div>` say so for those who cannot see.
    fn of_role(attributes: Attributes) -> Option<Part> {
        match attributes.plain(Attribute::Role)? {
            "table" | "grid" | "treegrid" => Some(Part::Table),
            "row" => Some(Part::Row),
            "cell" | "gridcell" | "columnheader" | "rowheader" => Some(Part::Cell),
            _ => None,
        }
    }
}

/// Elements that have no end.
const VOID: &[&str] =
    &["br", "col", "img", "input", "hr", "meta", "link", "wbr", "area", "base", "embed", "param", "source", "track"];

/// Elements that stand in a line of their own.
const BLOCKS: &[&str] =
    &["br", "p", "div", "li", "ul", "ol", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "option"];

/// An element whose end has to be told from the ends of others with its name inside it.
#[derive(Debug)]
struct Element {
    name: String,
    depth: usize,
}

impl Element {
    fn new(name: &str) -> Self {
        Element { name: name.to_owned(), depth: 0 }
    }

    fn opens(&mut self, name: &str) {
        self.depth += usize::from(self.name.eq_ignore_ascii_case(name));
    }

    /// Whether this is its end.
    fn closes(&mut self, name: &str) -> bool {
        let is_own = self.name.eq_ignore_ascii_case(name);
        let is_end = is_own && self.depth == 0;
        self.depth -= usize::from(is_own && !is_end);
        is_end
    }
}

#[derive(Debug, Default)]
struct Reader {
    /// The open tables, the innermost last.
    tables: Vec<Open>,
    /// The open elements that are parts of a table by their role, and how many tables were open before them.
    roles: Vec<(Element, Part, usize)>,
    /// The element that is not shown.
    hidden: Option<Element>,
    best: Option<(HtmlTable, usize)>,
    n_tables: usize,
    /// How many more cells may come: a cell takes some bytes, so spans cannot multiply a text beyond its own length.
    budget: usize,
    is_cut: bool,
}

/// A table that is being read.
#[derive(Debug, Default)]
struct Open {
    rows: Vec<Row>,
    row: Option<Row>,
    cell: Option<Cell>,
    column_span: usize,
    row_span: usize,
    /// White space that counts only if something follows.
    space: bool,
    /// Where the last raised text of the cell ends.
    raised_end: usize,
    /// How many more rows each column is covered from above.
    covered: Vec<usize>,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: Attributes) {
        let is_void = VOID.iter().any(|it| it.eq_ignore_ascii_case(name));
        if let Some(hidden) = &mut self.hidden {
            if !is_void {
                hidden.opens(name);
            }
            return;
        }
        if let Some(part) = Part::of_name(name) {
            self.open_part(part, attributes);
            return;
        }
        if is_void {
            self.space_at(name);
            return;
        }
        if let Some((element, ..)) = self.roles.last_mut() {
            element.opens(name);
        }
        let is_in_cell = self.tables.last().is_some_and(|it| it.cell.is_some());
        if is_in_cell && (is_hidden(attributes) || is_footnote(name, attributes)) {
            // Its own end is not that of the role around it.
            if let Some((element, ..)) = self.roles.last_mut() {
                element.closes(name);
            }
            self.hidden = Some(Element::new(name));
            return;
        }
        if name.eq_ignore_ascii_case("sup")
            && let Some(cell) = self.tables.last_mut().and_then(|it| it.cell.as_mut())
        {
            cell.raised = Some(cell.text.len());
        }
        if let Some(part) = Part::of_role(attributes).filter(|_| self.roles.len() < 4 * MAX_DEPTH) {
            if let Some((element, ..)) = self.roles.last_mut() {
                element.closes(name);
            }
            self.roles.push((Element::new(name), part, self.tables.len()));
            self.open_part(part, attributes);
            return;
        }
        // A single cell of Google Sheets is a span of its own.
        if self.tables.is_empty() && attributes.plain(Attribute::SheetsValue).is_some() {
            self.open_part(Part::Cell, attributes);
        }
        self.space_at(name);
    }

    fn close(&mut self, name: &str) {
        if let Some(hidden) = &mut self.hidden {
            if hidden.closes(name) {
                self.hidden = None;
            }
            return;
        }
        if let Some(part) = Part::of_name(name) {
            self.close_part(part);
            return;
        }
        self.space_at(name);
        if name.eq_ignore_ascii_case("sup")
            && let Some(table) = self.tables.last_mut()
        {
            table.raised_end = table.cell.as_ref().map_or(0, |cell| cell.text.len());
        }
        if let Some((element, part, n_before)) = self.roles.last_mut()
            && element.closes(name)
        {
            let (part, n_before) = (*part, *n_before);
            self.roles.pop();
            // A real table inside may have taken its place.
            if part != Part::Table || self.tables.len() > n_before {
                self.close_part(part);
            }
        }
    }

    fn open_part(&mut self, part: Part, attributes: Attributes) {
        match part {
            Part::Table => {
                // A table directly in a table ends it; one in a cell stands by itself.
                if self.tables.last().is_some_and(|it| it.cell.is_none()) {
                    self.close_table();
                }
                if self.tables.len() < MAX_DEPTH {
                    self.tables.push(Open::default());
                }
            }
            Part::Section => {
                self.close_row();
                self.innermost().covered.clear();
            }
            Part::Row => {
                self.close_row();
                self.innermost().row = Some(Row { is_hidden: is_hidden(attributes), ..Row::default() });
            }
            Part::Cell => {
                self.close_cell();
                if is_hidden(attributes) {
                    return;
                }
                let span = |it: Attribute, most: usize| {
                    let digits = attributes.plain(it)?;
                    let digits = digits.trim_start();
                    let end = digits.bytes().take_while(u8::is_ascii_digit).count();
                    digits.get(..end)?.parse().ok().map(|it: usize| it.clamp(1, most))
                };
                let table = self.innermost();
                table.row.get_or_insert_default();
                table.cell = Some(Cell { raw: raw::value(attributes), ..Cell::default() });
                table.column_span = span(Attribute::ColumnSpan, MAX_COLUMN_SPAN).unwrap_or(1);
                table.row_span = span(Attribute::RowSpan, MAX_ROW_SPAN).unwrap_or(1);
                table.space = false;
            }
        }
    }

    fn close_part(&mut self, part: Part) {
        match part {
            Part::Table => self.close_table(),
            Part::Section => {
                self.close_row();
                if let Some(table) = self.tables.last_mut() {
                    table.covered.clear();
                }
            }
            Part::Row => self.close_row(),
            Part::Cell => self.close_cell(),
        }
    }

    /// The table that is being read; a row or cell outside of any begins one.
    fn innermost(&mut self) -> &mut Open {
        if self.tables.is_empty() {
            self.tables.push(Open::default());
        }
        let last = self.tables.len() - 1;
        &mut self.tables[last]
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            table.add(text);
        }
    }

    fn space_at(&mut self, name: &str) {
        if BLOCKS.iter().any(|it| it.eq_ignore_ascii_case(name))
            && let Some(table) = self.tables.last_mut()
        {
            table.space = true;
        }
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let (Some(mut cell), Some(row)) = (table.cell.take(), table.row.as_mut()) else { return };
        let kept = cell.text.trim_end().len();
        cell.raised = cell.raised.filter(|_| kept == table.raised_end);
        cell.text.truncate(kept);
        let blank = cell.text.len() - cell.text.trim_start().len();
        cell.text.drain(..blank);
        cell.raised = cell.raised.and_then(|it| it.checked_sub(blank)).filter(|it| is_mark(&cell.text, *it));
        // The columns that rows above cover come first.
        while let Some(left) = table.covered.get_mut(row.cells.len()).filter(|left| **left > 0) {
            if self.budget == 0 {
                self.is_cut = true;
                break;
            }
            *left -= 1;
            self.budget -= 1;
            row.cells.push(Cell { cover: Cover::Above, ..Cell::default() });
        }
        let first = row.cells.len();
        let span = table.column_span.min(MAX_COLUMNS.saturating_sub(first)).min(self.budget);
        self.is_cut |= span < table.column_span;
        self.budget -= span;
        for place in first..first + span {
            if table.row_span > 1 {
                if table.covered.len() <= place {
                    table.covered.resize(place + 1, 0);
                }
                if let Some(left) = table.covered.get_mut(place) {
                    *left = table.row_span - 1;
                }
            }
            let beside = Cell { cover: Cover::Left, ..Cell::default() };
            row.cells.push(if place == first { std::mem::take(&mut cell) } else { beside });
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(mut row) = table.row.take() else { return };
        // What rows above cover behind the last cell.
        let last = table.covered.iter().rposition(|left| *left > 0).map_or(0, |it| it + 1);
        table.covered.truncate(last);
        let more = last.saturating_sub(row.cells.len());
        if more > self.budget {
            self.is_cut = true;
            table.covered.clear();
        } else {
            self.budget -= more;
            while row.cells.len() < last {
                let left = table.covered.get_mut(row.cells.len()).filter(|left| **left > 0);
                let cover = if left.is_some() { Cover::Above } else { Cover::Own };
                if let Some(left) = left {
                    *left -= 1;
                }
                row.cells.push(Cell { cover, ..Cell::default() });
            }
        }
        // Excel ends its tables with a hidden row that only holds the widths.
        let is_blank = row.cells.iter().all(|cell| cell.text.is_empty());
        if !(row.cells.is_empty() || row.is_hidden && is_blank) {
            table.rows.push(row);
        }
    }

    fn close_table(&mut self) {
        self.close_row();
        let Some(table) = self.tables.pop() else { return };
        let table = HtmlTable { rows: table.rows, ..HtmlTable::default() };
        let own = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.text.is_empty()).count();
        let is_row = |row: &&Row| row.cells.iter().filter(|cell| !cell.text.is_empty()).count() > 1;
        self.n_tables += usize::from(table.rows.iter().filter(is_row).count() > 1);
        if own > self.best.as_ref().map_or(0, |it| it.1) {
            self.best = Some((table, own));
        }
    }
}

impl Open {
    /// Adds text to the open cell, its white space collapsed.
    fn add(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else { return };
        let text = super::entity::decode(text);
        let is_space = |it: char| it.is_ascii_whitespace();
        for (place, word) in text.split(is_space).enumerate() {
            self.space |= place > 0;
            if word.is_empty() {
                continue;
            }
            if self.space && !cell.text.is_empty() {
                cell.text.push(' ');
            }
            self.space = false;
            cell.text.push_str(word);
        }
    }
}

/// Whether an element is not shown.
fn is_hidden(attributes: Attributes) -> bool {
    let by_style = |style: &str| {
        style.split(';').filter_map(|it| it.split_once(':')).any(|(property, value)| {
            property.trim().eq_ignore_ascii_case("display") && value.trim().to_ascii_lowercase().starts_with("none")
        })
    };
    attributes.plain(Attribute::Style).is_some_and(by_style) || attributes.plain(Attribute::Hidden).is_some()
}

/// Whether an element is the mark of a footnote: `1.234[2]` would be another number.
fn is_footnote(name: &str, attributes: Attributes) -> bool {
    name.eq_ignore_ascii_case("sup") && attributes.plain(Attribute::Class).is_some_and(|it| it.contains("reference"))
}

/// Whether one or two digits at the end stand behind another number than `10`, which they would raise to a power.
fn is_mark(text: &str, from: usize) -> bool {
    let Some((number, raised)) = text.split_at_checked(from) else { return false };
    let is_digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    number.ends_with(|it: char| it.is_ascii_digit()) && !number.ends_with("10") && is_digits(raised)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The largest table as text: `|` divides cells, `/` rows; `<` and `^` are cells that spans cover.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let table = largest(html).unwrap_or_default();
        let cell = |cell: &Cell| match cell.cover {
            Cover::Own => cell.text.clone(),
            Cover::Left => "<".to_owned(),
            Cover::Above => "^".to_owned(),
        };
        let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join("|");
        assert_eq!(table.rows.iter().map(row).collect::<Vec<_>>().join("/"), expected, "{html}");
    }

    #[test]
    fn rows_and_cells() {
        check("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>", "a|b/1|2");
        check("<table><tr><th>a<td>b<tr><td>1<td>2", "a|b/1|2");
        check("<tr><td>a</td></tr><td>b</td>", "a/b");
        check("<table><thead><td>a</thead><tbody><tr><td>1</tbody></table>", "a/1");
        check("<table><caption>x</caption>y<tr>z<td>a</td>w</tr></table>", "a");
        check("<p>nothing</p>", "");
        check("<table><tr></tr><tr><td></td><td></td></tr><tr><td>a<td>b</table>", "|/a|b");
    }

    #[test]
    fn white_space_is_collapsed() {
        check("<td> a\r\n   b <br>\tc&nbsp;</td>", "a b c");
        check("<td><p>a</p>\n<p>b</p></td>", "a b");
        check("<td>a<b>b</b> c<div>d</div></td>", "ab c d");
        check("<td>1&nbsp;234</td>", "1\u{a0}234");
        check("<td>a&#10;&#9;b</td>", "a b");
    }

    #[test]
    fn spans() {
        check("<tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3", "a|<|b/1|2|3");
        check("<tr><td rowspan=2>a<td>b<tr><td>2<tr><td>3<td>4", "a|b/^|2/3|4");
        check("<tr><td>a<td rowspan=3>b<tr><td>1<tr><td>2", "a|b/1|^/2|^");
        check("<tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>1<td>2", "a|b|<|c/1|^|^|2");
        check("<tr><td rowspan=9>a<tbody><tr><td>b<td>c", "a/b|c");
        check("<td colspan=0>a<td colspan=x>b<td colspan=' 2px'>c<td colspan=-1>d", "a|b|c|<|d");
    }

    #[test]
    fn the_largest_of_several_and_nested_ones() {
        check("<table><td>a</table><table><td>b<td>c</table><table><td>d</table>", "b|c");
        check("<table><tr><td>x<table><td>a<td>b<td>c</table>y<td>z</table>", "a|b|c");
        check("<table><tr><td>x<table><td>a</table>y<td>z</table>", "xy|z");
        check("<table><table><td>a<td>b</table></table>", "a|b");
        let two = "<table><tr><td>1<td>2<tr><td>3<td>4</table><table><tr><td>1<td>2</table>";
        assert_eq!(largest(two).unwrap_or_default().n_tables, 1);
        assert_eq!(largest(&two.repeat(2)).unwrap_or_default().n_tables, 2);
    }

    #[test]
    fn what_is_not_shown() {
        check("<tr><td>a<td style='display: none'>b<td hidden>c<td>d", "a|d");
        check("<td>a<span style=\"color:red;display:none\"><span>b</span>c</span>d</td>", "ad");
        check("<td>1.234<sup class=\"reference\"><a>[2]</a></sup></td>", "1.234");
        check("<td>10<sup>6</sup></td>", "106");
        check("<tr><td>a<tr style='display:none'><td></td>", "a");
        check("<td>a<script>document.write('<td>b')</script></td>", "a");
    }

    #[test]
    fn raised_digits_behind_a_number_are_marks_of_footnotes() {
        for (cell, expected) in [
            ("987<sup>1</sup>", Some(3)),
            (" 1.234 <b>5</b><sup>12</sup> ", Some(7)),
            ("10<sup>6</sup>", None),
            ("m<sup>2</sup>", None),
            ("987<sup>a</sup>", None),
            ("987<sup>1</sup>0", None),
            ("987", None),
        ] {
            let table = largest(&format!("<table><tr><td>{cell}</table>")).unwrap_or_default();
            assert_eq!(table.rows.first().and_then(|it| it.cells.first()).and_then(|it| it.raised), expected, "{cell}");
        }
    }

    #[test]
    fn tables_drawn_with_other_elements() {
        let html = "<div role=grid><div role=row><div role=columnheader><div>a</div></div><div role=columnheader>b</div></div>
            <div role=rowgroup><div role=row><div role=gridcell>1</div><div role=gridcell><div>2</div></div></div></div></div>";
        check(html, "a|b/1|2");
    }

    #[test]
    fn spans_cannot_multiply_a_text() {
        let wide = "<td colspan=1000 rowspan=65534>".repeat(100) + &"<tr>".repeat(10_000);
        let table = largest(&format!("<table><tr><td>a{wide}</table>")).unwrap_or_default();
        assert!(table.is_cut);
        assert!(table.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= wide.len() + 100);
        assert!(largest(&"<table><td>".repeat(100_000)).is_none());
    }
}
