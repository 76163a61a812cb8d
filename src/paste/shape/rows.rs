//! The rows of the table that was chosen: what belongs to it, what is set aside, and how rows and header fit together.

use std::ops::Range;

use super::blocks::{Part, Sorted};
use super::header::Found;
use super::{Known, Recognise, columns, header, long, outline, total, two_lines};
use crate::engine::data_set::Reason;
use crate::engine::note::{Arg, Note};
use crate::order;
use crate::paste::looks::{Looks, is_blank, is_rule, trim};
use crate::paste::split::Grid;
use crate::paste::{Table, notes, platform};

/// So many rows decide how rows and header fit.
const SAMPLE: usize = 1000;

/// The table of the main part.
pub fn table(grid: Grid, mut sorted: Sorted, parts: &[Part], main: &Part, known: Recognise) -> Table {
    let mut doubts = Vec::new();
    let live = std::mem::take(&mut sorted.live);
    let mut aside = sorted.aside;
    let header = main.found.header.and_then(|header| live.get(main.from + header)).copied();
    let first_row = main.found.header.map_or(main.from, |header| main.from + header + 1);
    doubts.extend(set_aside_others(&grid, &live, parts, main, first_row, &mut aside));

    let in_table = live.get(first_row..main.to).unwrap_or_default();
    let two_lines = header.and_then(|header| {
        let above = main.found.header.and_then(|it| live.get((main.from + it).checked_sub(1)?));
        let of = |upper: u32, lower: u32| two_lines::names(&grid, upper as usize, lower as usize);
        let below = in_table.first().filter(|_| in_table.len() > 1);
        let by = |other: &u32, names| (*other, names);
        let joined = below.and_then(|it| Some(by(it, of(header, *it)?)));
        let units = |it: &u32| Some(by(it, two_lines::with_units(&grid, header as usize, *it as usize)?));
        let joined = joined.or_else(|| above.and_then(|it| Some(by(it, of(*it, header)?))));
        joined.or_else(|| below.and_then(units))
    });
    let other_line = two_lines.as_ref().map(|it| it.0);
    let in_table = if other_line.is_some() && in_table.first().copied() == other_line {
        aside.extend(other_line.map(|it| (it, Reason::Description)));
        in_table.get(1..).unwrap_or_default()
    } else {
        in_table
    };
    let n_descriptions = match header {
        Some(_) => in_table
            .iter()
            .take_while(|record| header::is_description(&grid, **record, &main.found.numeric))
            .take(3)
            .count(),
        None => 0,
    };
    let (descriptions, in_table) = in_table.split_at_checked(n_descriptions).unwrap_or_default();
    aside.extend(descriptions.iter().map(|record| (*record, Reason::Description)));

    let header_text = header.map(|header| grid.text_of(header as usize).trim_end_matches(['\r', '\n']));
    let mut rows = Vec::with_capacity(in_table.len());
    let title = main.found.header.and_then(|it| live.get((main.from + it).checked_sub(1)?));
    let is_titled = title.is_some_and(|it| is_lonely(&grid, *it));
    let mut others = Vec::new();
    for (place, record) in in_table.iter().enumerate() {
        let initial = grid.initial(*record as usize);
        if initial.is_some() && initial != header_text.and_then(|it| it.bytes().next()) {
            rows.push(*record);
        } else if header_text.is_some_and(|it| is_line(grid.text_of(*record as usize), it)) {
            // A title above it: what follows is another block under the same names.
            if let Some(title) = rows.pop_if(|it| is_title(&grid, *it, is_titled, known)) {
                others = std::iter::once(title).chain(in_table.iter().skip(place).copied()).collect();
                break;
            }
            aside.push((*record, Reason::Duplicate));
        } else {
            rows.push(*record);
        }
    }
    if let Some(header) = header {
        let again = rows.iter().take(SAMPLE).position(|it| is_of_other_figure(&grid, header, *it, known));
        others.splice(0..0, again.map(|it| rows.split_off(it)).unwrap_or_default());
        if let Some(first) = others.first().map(|it| grid.line(*it as usize)) {
            let note = Note::new(&notes::TABLES_STACKED).with(grid.line(header as usize) as usize);
            doubts.push(note.with(others.len()).with(first as usize).on_line(first));
        }
        aside.extend(others.into_iter().map(|it| (it, Reason::Malformed)));
    }
    set_aside_footer(&grid, &mut rows, &main.found, &mut aside);
    drop(live);

    let range = columns_of_table(&grid, header, &rows, &mut doubts, known);
    let shift = usize::from(is_shifted(&grid, header, &rows, &range, &main.found.numeric, known));
    if let (1, Some(header)) = (shift, header) {
        doubts.push(Note::new(&notes::HEADER_SHIFTED).on_line(grid.line(header as usize)));
    }
    if let Some(header) = header {
        doubts.extend(about_widths(&grid, header, &rows, &range, shift));
    }
    // Rows of the table beside this one can go on where this one has ended.
    rows.retain(|record| {
        let has_something = range.contains(&0) && grid.initial(*record as usize).is_some()
            || range.clone().any(|column| !is_blank(grid.bare(*record as usize, column)));
        if !has_something {
            aside.push((*record, Reason::Malformed));
        }
        has_something
    });
    let names = two_lines.as_ref().map(|it| it.1.as_slice());
    // Columns that only keep others apart.
    let is_used = |grid: &Grid, column: usize, rows: &[u32]| {
        let name = |header: u32| grid.cell(header as usize, column - shift.min(column));
        let has_name =
            |header: u32| names.and_then(|it| it.get(column)).map_or(!is_blank(&name(header)), |it| !it.is_empty());
        header.is_none_or(has_name) || rows.iter().any(|record| !is_blank(&grid.cell(*record as usize, column)))
    };
    let mut table = columns::table(grid, header.map(|header| header as usize), names, range, shift, rows, &is_used);
    if let (Some(other), Some(name)) = (other_line, names.and_then(|it| it.iter().rfind(|name| name.contains(' ')))) {
        let line = table.grid().line(other as usize);
        doubts.push(Note::new(&notes::HEADER_OF_TWO_LINES).with(name.as_str()).on_line(line));
    }
    if table.header_line.is_none() && table.len() * table.columns.len() > 1 {
        doubts.push(Note::new(&notes::NO_HEADER).on_line(table.line(0)));
    }
    order::by_key(&mut aside, |(record, _)| *record);
    // A line that only draws one explains nothing.
    let is_said = |record: u32| Some(record) != other_line && !is_rule(table.grid().text_of(record as usize));
    let told: Vec<(u32, Reason)> = aside.iter().copied().filter(|it| is_said(it.0)).collect();
    doubts.extend(about_aside(&told, table.grid()));
    table.skipped = aside.iter().map(|(record, reason)| (table.grid().line(*record as usize), *reason)).collect();
    head(&mut table, &mut doubts);
    if let Some(wide) = long::widen(&table, known) {
        table = wide;
    }
    doubts.extend(set_aside_totals(&mut table));
    doubts.append(&mut table.notes);
    table.notes = doubts;
    table
}

/// Whether nothing stands in the record but its first cell.
fn is_lonely(grid: &Grid, record: u32) -> bool {
    let record = record as usize;
    Looks::of(&grid.cell(record, 0)) == Looks::Words
        && (1..grid.width(record)).all(|column| is_blank(&grid.cell(record, column)))
}

/// Whether the record is the title of the block below it: the name of a figure, or any where the first block has one too.
fn is_title(grid: &Grid, record: u32, is_titled: bool, known: Recognise) -> bool {
    is_lonely(grid, record) && (is_titled || known(trim(&grid.cell(record as usize, 0))) == Some(Known::Number))
}

/// Whether the header comes again for another figure: `Reichweite | Jan | Feb` below `Likes | Jan | Feb`.
fn is_of_other_figure(grid: &Grid, header: u32, record: u32, known: Recognise) -> bool {
    let (header, record) = (header as usize, record as usize);
    let corner = |record: usize| trim(&grid.cell(record, 0)).to_owned();
    super::blocks::has_its_names(grid, header, record)
        && corner(header) != corner(record)
        && [header, record].iter().all(|it| known(&corner(*it)) == Some(Known::Number))
}

/// Whether the record is this line, which ends without a line break.
fn is_line(record: &str, line: &str) -> bool {
    record.strip_prefix(line).is_some_and(|it| it.trim_end_matches(['\r', '\n']).is_empty())
}

/// Sets aside what belongs to no row of the main part: titles above it, and whole other tables.
fn set_aside_others(
    grid: &Grid,
    live: &[u32],
    parts: &[Part],
    main: &Part,
    first_row: usize,
    aside: &mut Vec<(u32, Reason)>,
) -> Option<Note> {
    let above = |from: usize, to: usize| live.get(from..to).unwrap_or_default().iter().copied();
    let header = main.found.header.map_or(first_row, |header| main.from + header);
    for record in above(main.from, header) {
        // Explanations of each column above the header, as LinkedIn writes them.
        let n_filled = header::looks(grid, record).iter().filter(|it| **it != Looks::Empty).count();
        let is_description = n_filled > 2 && n_filled * 2 >= main.found.width;
        aside.push((record, if is_description { Reason::Description } else { Reason::Preamble }));
    }
    let mut others = 0;
    let mut first = None;
    for part in parts.iter().filter(|part| part.from != main.from) {
        let is_title = part.to <= main.from && (part.found.hits < 2 || !part.found.numeric.contains(&true));
        let is_footer = part.from >= main.to && part.found.hits == 0 && !part.found.numeric.contains(&true);
        let reason = match () {
            () if is_title => Reason::Preamble,
            () if is_footer => Reason::Description,
            () => Reason::Malformed,
        };
        if reason == Reason::Malformed {
            others += part.to - part.from;
            first = first.or(live.get(part.from).copied());
        }
        aside.extend(above(part.from, part.to).map(|record| (record, reason)));
    }
    let main_line = live.get(header).map_or(1, |record| grid.line(*record as usize));
    let first = grid.line(first? as usize);
    Some(Note::new(&notes::TABLES_STACKED).with(main_line as usize).with(others).with(first as usize).on_line(first))
}

/// Sources and remarks under the table: text in the first cell and nothing else, where the rows have several cells.
fn set_aside_footer(grid: &Grid, rows: &mut Vec<u32>, found: &Found, aside: &mut Vec<(u32, Reason)>) {
    const MARKS: &[&str] = &[
        "quelle",
        "source",
        "stand",
        "hinweis",
        "anmerkung",
        "note",
        "*",
        "©",
        "(c)",
        "exportiert",
        "erstellt",
        "generated",
        "exported",
        "as of",
        "showing top",
        "die 500 besten",
    ];
    set_aside_farewell(grid, rows, found, aside);
    while let (2.., Some(record)) = (found.width, rows.last()) {
        let cell = grid.cell(*record as usize, 0);
        let text = trim(&cell).to_lowercase();
        let is_lonely = (1..grid.width(*record as usize)).all(|column| is_blank(&grid.cell(*record as usize, column)));
        let mark = MARKS.iter().find(|mark| text.starts_with(**mark));
        // `(2 rows)`, as databases end their answers.
        let is_count = text.contains("rows in set") || text.starts_with('(') && text.ends_with(')');
        let is_remark = mark.is_some() || is_count || text.len() > 60 && text.contains(' ');
        // `Source: Meta, 1 Nov 2025` in a table that is cut at commas.
        let is_number = |column: usize| Looks::of(&grid.cell(*record as usize, column)) == Looks::Number;
        let n_columns = found.numeric.len();
        let has_no_number =
            found.numeric.contains(&true) && (0..n_columns).all(|it| !found.numeric[it] || !is_number(it));
        let is_said = mark.is_some_and(|mark| *mark == "*" || text[mark.len()..].starts_with(':')) && has_no_number;
        if !(is_lonely && is_remark || is_said) || rows.len() == 1 {
            break;
        }
        aside.push((*record, Reason::Description));
        rows.pop();
    }
}

/// What stands alone behind a blank line below a table of numbers, as `Viele Grüße` in a mail.
fn set_aside_farewell(grid: &Grid, rows: &mut Vec<u32>, found: &Found, aside: &mut Vec<(u32, Reason)>) {
    let is_lonely = |record: &u32| {
        let record = *record as usize;
        (1..grid.width(record)).all(|column| is_blank(&grid.cell(record, column)))
    };
    if found.width < 2 || !found.numeric.contains(&true) {
        return;
    }
    let n_rows = rows.iter().rposition(|record| !is_lonely(record)).map_or(rows.len(), |last| last + 1);
    let (last, next) = (n_rows.checked_sub(1).and_then(|it| rows.get(it)), rows.get(n_rows));
    if let (Some(last), Some(next)) = (last, next)
        && super::blocks::is_blank_record(grid, *last as usize + 1)
        && *next > last + 1
    {
        aside.extend(rows.drain(n_rows..).map(|record| (record, Reason::Description)));
    }
}

/// Which of the grid's columns are the table: all to the last one with something in it, but only the left one of two tables that
/// stand side by side.
fn columns_of_table(
    grid: &Grid,
    header: Option<u32>,
    rows: &[u32],
    doubts: &mut Vec<Note>,
    known: Recognise,
) -> Range<usize> {
    let records = || header.iter().chain(rows).map(|record| *record as usize);
    let width = records().map(|record| grid.width(record)).max().unwrap_or(0);
    let is_empty = |column: usize| records().all(|record| is_blank(grid.bare(record, column)));
    // A separator at the end of each line makes no column, nor do empty ones before the table.
    let mut end = 1.min(width);
    let mut start = end.saturating_sub(1);
    let mut is_first = true;
    for record in records() {
        // Nothing stands farther out.
        if !is_first && start == 0 && end >= width {
            break;
        }
        let is_filled = |column: &usize| !is_blank(&grid.cell(record, *column));
        let last = (end..grid.width(record)).rev().find(is_filled);
        end = last.map_or(end, |last| last + 1);
        let first = (0..if is_first { end } else { start }).find(is_filled);
        start = first.unwrap_or(if is_first { end.saturating_sub(1) } else { start });
        is_first = false;
    }
    let Some(header) = header else { return start..end };
    let name = |column: usize| trim(&grid.cell(header as usize, column)).to_owned();
    for gap in start + 1..end.min(SAMPLE).saturating_sub(1) {
        if !name(gap).is_empty() || !is_empty(gap) {
            continue;
        }
        let left = order::set((start..gap).map(name).filter(|name| !name.is_empty()));
        if left.len() < 2 {
            continue;
        }
        let right = gap + 1..end.min(start + super::MAX_COLUMNS);
        let right: Vec<String> = right.map(name).filter(|name| !name.is_empty()).collect();
        let repeats = right.iter().any(|name| left.contains(name));
        let is_other = right.len() > 1 && begins_anew(grid, header, rows, start..gap, gap + 1, known);
        if (repeats || is_other) && left.iter().chain(&right).any(|name| known(name).is_some()) {
            doubts.push(Note::new(&notes::TABLES_BESIDE).with(right.join(", ")).on_line(grid.line(header as usize)));
            return start..gap;
        }
    }
    start..end
}

/// Gives the names of groups a column of their own where they stand above their rows, and says so.
fn head(table: &mut Table, doubts: &mut Vec<Note>) {
    let Some(outline) = outline::find(table) else { return };
    let Some(first) = outline.levels.first().and_then(|it| it.rows.first()).copied() else { return };
    let (line, heading) = match (outline.labels.is_some(), table.header_line, table.columns.first()) {
        (true, Some(line), Some(corner)) => (line, trim(corner).to_owned()),
        _ => (table.line(first), trim(&table.cell(first, 0)).to_owned()),
    };
    let n = outline.levels.iter().map(|it| it.rows.len()).sum::<usize>() + usize::from(outline.labels.is_some());
    let is_about_them =
        |it: &Note| it.kind == &notes::ROWS_SHORTER && it.line == Some(line) && it.args.first() == Some(&Arg::Count(n));
    doubts.retain(|it| !is_about_them(it));
    let reason = if outline.has_sums { Reason::Total } else { Reason::Description };
    let levels: Vec<(&[usize], Option<&str>)> = outline.levels.iter().map(|it| (it.rows.as_slice(), it.name)).collect();
    table.head(&levels, outline.labels, reason);
    let columns = table.columns.get(..levels.len()).unwrap_or_default().join(", ");
    doubts.push(Note::new(&notes::HEADINGS).with(n).with(heading).with(columns).on_line(line));
}

/// Whether the column behind a gap is one of labels, although numbers stand in front of the gap: another table begins there.
fn begins_anew(grid: &Grid, header: u32, rows: &[u32], left: Range<usize>, right: usize, known: Recognise) -> bool {
    let named = |column: usize| known(trim(&grid.cell(header as usize, column)));
    let filled = |column: usize| {
        let looks = rows.iter().take(SAMPLE).map(move |record| Looks::of(&grid.cell(*record as usize, column)));
        looks.filter(|it| !matches!(it, Looks::Empty | Looks::Missing))
    };
    let is_numeric =
        |column: usize| named(column) == Some(Known::Number) && filled(column).all(|it| it == Looks::Number);
    named(left.start) == Some(Known::Label)
        && named(right) == Some(Known::Label)
        && filled(right).all(|it| it != Looks::Number)
        && left.into_iter().any(is_numeric)
        && (right + 1..grid.width(header as usize)).any(is_numeric)
}

/// Whether the header lacks a name for the first column, as statistics programs write it: every row has one cell more, and the
/// names fit the columns to their right.
fn is_shifted(
    grid: &Grid,
    header: Option<u32>,
    rows: &[u32],
    range: &Range<usize>,
    numeric: &[bool],
    known: Recognise,
) -> bool {
    let Some(header) = header else { return false };
    let n_names = grid.width(header as usize);
    let all_longer = rows.iter().all(|record| grid.width(*record as usize) == n_names + 1);
    if rows.is_empty() || !all_longer || range.end != n_names + 1 {
        return false;
    }
    let is_numeric = |column: usize| {
        let is_number = |record: &&u32| Looks::of(&grid.cell(**record as usize, column)) == Looks::Number;
        numeric
            .get(column)
            .copied()
            .unwrap_or_else(|| rows.iter().take(SAMPLE).filter(is_number).count() * 2 > rows.len().min(SAMPLE))
    };
    let counts = |row: &u32, n: usize| trim(&grid.cell(*row as usize, 0)).parse() == Ok(n);
    let is_index = rows.len() > 1
        && ((0..).zip(rows).all(|(n, row)| counts(row, n)) || (1..).zip(rows).all(|(n, row)| counts(row, n)));
    let mut stay = 0;
    let mut shift = usize::from(is_index);
    for column in 0..n_names.min(SAMPLE) {
        match known(trim(&grid.cell(header as usize, column))) {
            Some(Known::Number) => {
                stay += usize::from(is_numeric(column));
                shift += usize::from(is_numeric(column + 1));
            }
            Some(Known::Label) => {
                stay += usize::from(!is_numeric(column));
                shift += usize::from(!is_numeric(column + 1));
            }
            Some(Known::Nothing) | None => {}
        }
    }
    shift > stay
}

/// Which rows are longer or shorter than the header.
fn about_widths(grid: &Grid, header: u32, rows: &[u32], range: &Range<usize>, shift: usize) -> Vec<Note> {
    let n_names = grid.width(header as usize) + shift;
    let mut longer: (usize, Option<u32>) = (0, None);
    let mut shorter: (usize, Option<u32>) = (0, None);
    // A separator at the end of the header is no column.
    let needed = (0..n_names)
        .rev()
        .find(|column| *column < range.end && !is_blank(&grid.cell(header as usize, column.saturating_sub(shift))))
        .map_or(0, |it| it + 1);
    for record in rows {
        let record = *record as usize;
        let width = grid.width(record);
        let bin =
            if width > n_names && (n_names..width.min(range.end)).any(|column| !is_blank(&grid.cell(record, column))) {
                &mut longer
            } else if width < needed {
                &mut shorter
            } else {
                continue;
            };
        bin.0 += 1;
        bin.1 = bin.1.or(Some(grid.line(record)));
    }
    let n_more = range.end.saturating_sub(n_names);
    let longer = longer.1.map(|line| Note::new(&notes::ROWS_LONGER).with(longer.0).with(n_more).on_line(line));
    let shorter = shorter.1.map(|line| Note::new(&notes::ROWS_SHORTER).with(shorter.0).on_line(line));
    longer.into_iter().chain(shorter).collect()
}

/// What is to be said about records set aside.
fn about_aside(aside: &[(u32, Reason)], grid: &Grid) -> Vec<Note> {
    let kinds = [
        (Reason::Preamble, &notes::PREAMBLE),
        (Reason::Description, &notes::DESCRIPTION),
        (Reason::Duplicate, &notes::HEADER_LINE_REPEATED),
    ];
    let note = |(reason, kind)| {
        let mut records = aside.iter().filter(|(_, it)| *it == reason);
        let first = records.next()?.0;
        Some(Note::new(kind).with(records.count() + 1).on_line(grid.line(first as usize)))
    };
    kinds.into_iter().filter_map(note).collect()
}

/// Sets aside the rows that only add others up.
pub fn set_aside_totals(table: &mut Table) -> Vec<Note> {
    let has_total = || {
        let headers: Vec<&str> = table.columns.iter().map(String::as_str).collect();
        platform::recognise(&headers, &[]).is_some_and(|it| it.has_total)
    };
    let candidates = total::find(table, &has_total);
    let doubt = |candidate: &total::Candidate| {
        let kind = match (candidate.is_total, candidate.is_doubtful) {
            (true, _) if candidate.name.is_empty() => &notes::TOTAL_UNNAMED,
            (true, _) => &notes::TOTAL,
            (false, true) => &notes::TOTAL_KEPT,
            (false, false) if candidate.is_comparison => &notes::COMPARISON_KEPT,
            (false, false) => return None,
        };
        Some(Note::new(kind).with(candidate.name.as_str()).on_line(table.line(candidate.row)))
    };
    let doubts = candidates.iter().filter_map(doubt).collect();
    let totals: Vec<usize> =
        candidates.iter().filter(|candidate| candidate.is_total).map(|candidate| candidate.row).collect();
    if !totals.is_empty() {
        table.set_aside(Reason::Total, |row| totals.binary_search(&row).is_ok());
    }
    doubts
}
