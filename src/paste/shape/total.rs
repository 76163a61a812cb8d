//! Total rows: rows called `Gesamt`, `Total`, `Summe` … are set aside where they are the sum of others.
//!
//! A row counts as a total if its numbers add up, if it has nothing to identify it where the others have, or where an export is known
//! to end (or begin) so. What is only called so (a company may be named Total) stays.

use zielwert_kernel::names::{Names, beginning};

use crate::engine::data_set::Period;
use crate::float;
use crate::paste::looks::{Looks, is_blank, trim};
use crate::paste::{Table, date};

/// What total rows are called, in lower case, divided by `|`.
const NAMES: &str = "\
    gesamt|gesamtsumme|gesamtergebnis|gesamtwert|gesamtwerte|summe|summen|insgesamt|ergebnis|alle|\
    zusammen|Σ|σ|∑|total|totals|grand total|sum|overall|all|subtotal|zwischensumme|teilergebnis|totale|\
    totaal|suma|total general|total général|Итого|итого|razem|ytd|year to date|jahressumme|quartalssumme|monatssumme";

/// How names of total rows begin that go on: `Gesamt: Konto`, `Ergebnisse aus 5 Kampagnen`.
const BEGINNINGS: &str = "\
    gesamt |total |summe |alle |all |ergebnisse aus |results from |zwischensumme |subtotal ";

/// How nothing but a total begins, as Google Ads writes it below its tables: `Total: Account`.
const DECLARED: &str = "gesamt:|total:|totals:|summe:|insgesamt:|ergebnis:|gesamtergebnis:";

/// How subtotals of a pivot table end: `Siemens Ergebnis`.
const ENDINGS: &[&str] = &[" ergebnis", " gesamt", " summe", " total", " subtotal", " totals", " result"];

/// What is no row of its own either, by that word alone, where several such rows stand together.
const STATISTICS: &str = "\
    minimum|maximum|min|max|median|standardabweichung|stabw|stdabw|standard deviation|std|std.|stdev|varianz|variance";

/// What rows are called, by that word alone, with which others are compared: they may be rows of their own, but hardly below others.
const COMPARISONS: &str = "\
    ziel|ziele|zielwert|soll|plan|planwert|budget|vorjahr|vormonat|vorwoche|vorquartal|vorperiode|vorzeitraum|differenz|abweichung|\
    delta|Δ|δ|veränderung|entwicklung|target|targets|goal|previous year|last year|previous month|last month|previous period|\
    difference|deviation|change|benchmark|branche|branchendurchschnitt|branchenschnitt|marktdurchschnitt|wettbewerb|\
    industry average|market average";

/// So many rows are looked at to tell labels from numbers.
const SAMPLE: usize = 200;

/// More candidates than this are no totals.
const MAX_CANDIDATES: usize = 20_000;

/// Of more candidates only the first and the last are compared with all rows: the others are totals of what stands beside them.
const MOST_OF_ALL: usize = 12;

/// In larger tables nobody looks for groups within groups, nor for more of them than this.
const MOST_WITH_GROUPS: usize = 1000;
const MOST_WITHIN: usize = 40;

/// What means are called that stand among totals, in lower case.
const MEANS: &str = "durchschnitt|mittelwert|mittel|schnitt|Ø|ø|average|avg|avg.|mean|promedio|moyenne";

/// How names of means begin that go on: `Ø Wettbewerb`.
const MEANS_OF: &str = "Ø |ø |durchschnitt |mittelwert |average ";

/// In larger tables nobody looks for names that end like a total.
const MOST_ROWS_WITH_ENDINGS: usize = 20_000;

/// What a row is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Called {
    /// A total, by that word alone.
    Total,
    /// Something that begins like a total.
    TotalOf,
    /// What cannot be anything else.
    Declared,
    Mean,
    /// A longer period than the rows around it; whether they fill it.
    Period {
        is_filled: bool,
    },
    /// Another figure about the column above it.
    Statistic,
    /// What the rows above are compared with.
    Comparison,
    /// Nothing at all.
    Nothing,
}

/// A row that is called a total or a mean.
#[derive(Debug, PartialEq)]
pub struct Candidate {
    /// Which row.
    pub row: usize,
    /// What it is called.
    pub name: String,
    /// Whether it is one.
    pub is_total: bool,
    /// Whether somebody should look at it if it is none.
    pub is_doubtful: bool,
    /// Whether it is called something that rows are compared with.
    pub is_comparison: bool,
    called: Called,
}

/// The rows of the table that are called totals, and one without a name whose numbers all add up. `has_total` where the export is known
/// to have a total that need not be the sum of what it shows.
pub fn find(table: &Table, has_total: &dyn Fn() -> bool) -> Vec<Candidate> {
    let n_rows = table.len();
    let kinds = kinds(table);
    let labels: Vec<usize> = of_kind(&kinds, Kind::Label);
    let mut candidates: Vec<Candidate> = Vec::new();
    let candidate =
        |row, name, called| Candidate { row, name, is_total: false, is_doubtful: false, is_comparison: false, called };
    let names = Names::new(&names().collect::<Vec<_>>(), ENDINGS, MAX_BYTES);
    let beginnings = beginnings();
    let mut n_doubtful = 0;
    for row in suspects(table, &labels, &names) {
        if let Some((name, called)) = name(table, row, &labels, &beginnings, &names) {
            n_doubtful += usize::from(matches!(called, Called::Total | Called::Mean));
            candidates.push(candidate(row, name, called));
        }
        // Where every other row is called so, the word is no total: `Alle` in a column of target groups.
        if candidates.len() > MAX_CANDIDATES {
            return Vec::new();
        }
    }
    if n_doubtful * 2 > n_rows {
        return Vec::new();
    }
    for (row, name, is_filled) in longer_periods(table, &labels) {
        if let Err(place) = candidates.binary_search_by_key(&row, |it| it.row) {
            candidates.insert(place, candidate(row, name, Called::Period { is_filled }));
        }
    }
    let last = n_rows.saturating_sub(1);
    if candidates.is_empty() && n_rows > 1 {
        // A single campaign has its sum above it, too; below a name a blank one may be the same again.
        let has_figures = || kinds.iter().filter(|it| **it == Kind::Count).count() > 1;
        let ends = match n_rows {
            2 if has_figures() => &[0][..],
            2 => &[],
            _ => &[last, 0],
        };
        let nameless = ends.iter().copied().find(|row| has_no_label(table, *row, &labels));
        candidates.extend(nameless.map(|row| candidate(row, String::new(), Called::Nothing)));
    }
    let rows: Vec<usize> = candidates.iter().map(|candidate| candidate.row).collect();
    // Below the last row, or above the first, that is called nothing of the kind.
    let below = rows.iter().rev().zip((0..=last).rev()).take_while(|(row, place)| **row == *place).count();
    let above = rows.iter().zip(0..).take_while(|(row, place)| **row == *place).count();
    for (place, candidate) in candidates.iter_mut().enumerate() {
        let is_alone = candidate.called == Called::Total && is_unidentified(table, candidate.row, &labels, &kinds);
        let is_outside = place < above || place + below >= rows.len();
        // Alone it may be somebody's name: Median runs clinics.
        let has_company = place < above && above > 1 || place + below >= rows.len() && below > 1;
        let is_known = match candidate.called {
            Called::Declared => is_outside,
            Called::Period { is_filled } => is_filled,
            Called::Statistic => has_company,
            Called::Total => is_outside && has_total(),
            _ => false,
        };
        candidate.is_total = is_known || is_alone || adds_up(table, candidate, &rows, &kinds);
        let at_an_end = candidate.row == 0 || candidate.row == last || rows.len() == 1;
        candidate.is_comparison = candidate.called == Called::Comparison && n_rows > 2 && place + below >= rows.len();
        candidate.is_doubtful = matches!(candidate.called, Called::Total | Called::Declared) && at_an_end;
    }
    candidates
}

/// The rows whose period holds several of those in other rows, as a quarter below its months: few among many. And whether these are all
/// there, so that it can be nothing but their total.
fn longer_periods(table: &Table, labels: &[usize]) -> Vec<(usize, String, bool)> {
    /// Larger tables nobody adds up by hand.
    const MOST: usize = 1000;
    let n_rows = table.len();
    if n_rows > MOST {
        return Vec::new();
    }
    let of_column = |column: usize| {
        // Which day it is does not matter: the sums tell.
        let day = |cell: &str| (Looks::of(cell) == Looks::Date).then_some(Period { first: 0, last: 0 });
        let period = |row: usize| date::period(&table.cell(row, column)).or_else(|| day(&table.cell(row, column)));
        let periods: Vec<_> = (0..n_rows).map(period).collect();
        let are_alike = |one: usize, other: usize| {
            labels.iter().filter(|it| **it != column).all(|it| table.cell(one, *it) == table.cell(other, *it))
        };
        let longer = date::longer(&periods, &are_alike);
        let named = |(row, is_filled): &(usize, bool)| (*row, trim(&table.cell(*row, column)).to_owned(), *is_filled);
        let is_few = !longer.is_empty() && longer.len() * 2 < periods.iter().flatten().count();
        is_few.then(|| longer.iter().map(named).collect::<Vec<_>>())
    };
    labels.iter().take(4).find_map(|column| of_column(*column)).unwrap_or_default()
}

/// Whether hardly anything tells the row from others: its labels are blank, or more of those that all others have than are filled and not
/// the same in all rows. The first label, and a date, tell it by themselves. The first row may just lack a remark, so that only what all
/// others have counts there.
fn has_no_label(table: &Table, row: usize, labels: &[usize]) -> bool {
    let is_blank = |row: usize, column: usize| is_blank(table.bare(row, column));
    if row > 0 && labels.iter().all(|column| is_blank(row, *column)) {
        return !labels.is_empty();
    }
    let (blank, filled): (Vec<usize>, Vec<usize>) = labels.iter().partition(|column| is_blank(row, **column));
    let others = || (0..table.len()).filter(|it| *it != row);
    let is_named = |column: &&usize| others().all(|it| !is_blank(it, **column));
    let is_same = |column: &usize| others().all(|it| table.cell(it, *column) == table.cell(row, *column));
    let tells = |column: &&usize| labels.first() == Some(*column) || date::is_whole(&table.cell(row, **column));
    let other: Vec<&usize> = filled.iter().filter(|it| !is_same(it)).collect();
    !other.iter().any(tells) && blank.iter().filter(is_named).count() > other.len()
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Label,
    /// Whole numbers, and all others that can be added.
    Count,
    /// Percentages and numbers that are hardly ever whole: a total shows their mean.
    Ratio,
    Empty,
}

fn kinds(table: &Table) -> Vec<Kind> {
    let n_rows = table.len().min(SAMPLE);
    let kind = |column: usize| {
        let cells = || (0..n_rows).map(|row| table.cell(row, column));
        let (mut n_filled, mut n_numbers) = (0, 0);
        for looks in cells().map(|cell| Looks::of(&cell)) {
            n_filled += usize::from(!matches!(looks, Looks::Empty | Looks::Missing));
            n_numbers += usize::from(looks == Looks::Number);
        }
        let is_share = |cell: &str| cell.contains(['%', '‰']);
        match () {
            () if n_filled == 0 => Kind::Empty,
            () if n_numbers * 2 < n_filled => Kind::Label,
            () if cells().filter(|cell| is_share(cell)).count() * 2 > n_filled => Kind::Ratio,
            () => Kind::Count,
        }
    };
    (0..table.columns.len().min(SAMPLE)).map(kind).collect()
}

fn of_kind(kinds: &[Kind], kind: Kind) -> Vec<usize> {
    kinds.iter().enumerate().filter(|(_, it)| **it == kind).map(|(column, _)| column).collect()
}

/// How the names begin.
fn beginnings() -> Vec<u32> {
    names().map(|it| beginning(it.as_bytes())).collect()
}

fn names() -> impl Iterator<Item = &'static str> {
    [NAMES, BEGINNINGS, DECLARED, MEANS, MEANS_OF, STATISTICS, COMPARISONS]
        .into_iter()
        .flat_map(|names| names.split('|'))
}

/// Longer than any name.
const MAX_BYTES: usize = 80;

/// The rows that are worth a closer look.
fn suspects(table: &Table, labels: &[usize], names: &Names) -> Vec<usize> {
    let columns: Vec<usize> = named_columns(labels).collect();
    let by_ending = table.len() <= MOST_ROWS_WITH_ENDINGS;
    table.suspects(names, &columns, by_ending).into_iter().map(|row| row as usize).collect()
}

/// Where a row is called something: the first column and the first labels.
fn named_columns(labels: &[usize]) -> impl Iterator<Item = usize> {
    let first = if labels.first() == Some(&0) { None } else { Some(0) };
    first.into_iter().chain(labels.iter().copied().take(4))
}

/// What the row is called, if it is called a total: in the first column or one of the first labels.
fn name(table: &Table, row: usize, labels: &[usize], beginnings: &[u32], names: &Names) -> Option<(String, Called)> {
    named_columns(labels).find_map(|column| {
        let raw = table.bare(row, column);
        let is_plain = raw.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        // What is said so in passing, behind the name of the row, is none of its own; but a group within a group ends where its names do.
        let are_blank = |labels: &[usize]| labels.iter().all(|it| is_blank(table.bare(row, *it)));
        let (before, behind) = labels.split_at(labels.partition_point(|it| *it < column));
        let behind = behind.strip_prefix(&[column]).unwrap_or(behind);
        let is_name = are_blank(before);
        let is_last = !behind.is_empty() && are_blank(behind);
        let ends = (is_name || is_last) && names.ends(raw.as_bytes());
        if raw.len() > MAX_BYTES || is_plain && !ends && !beginnings.contains(&beginning(raw.as_bytes())) {
            return None;
        }
        let name = trim(raw).trim_start_matches(['*', '#', '(', '-', '–', '=', '"', '„']);
        if !ends && !beginnings.contains(&beginning(name.as_bytes())) {
            return None;
        }
        // YouTube hyphenates for the browser.
        let name = name.replace('\u{ad}', "").to_lowercase();
        let bare = name.trim_end_matches([':', '.', '*', ')', ' ', '\u{a0}', '"', '“', '=']);
        let called = match () {
            () if NAMES.split('|').any(|it| it == bare) => Called::Total,
            () if MEANS.split('|').any(|it| it == bare) => Called::Mean,
            () if is_name && STATISTICS.split('|').any(|it| it == bare) => Called::Statistic,
            () if is_name && COMPARISONS.split('|').any(|it| it == bare) => Called::Comparison,
            () if DECLARED.split('|').any(|it| name.starts_with(it)) => Called::Declared,
            () if is_name && MEANS_OF.split('|').any(|it| name.starts_with(it)) => Called::Mean,
            () if ends || BEGINNINGS.split('|').any(|it| name.starts_with(it)) => Called::TotalOf,
            () => return None,
        };
        Some((trim(&table.cell(row, column)).to_owned(), called))
    })
}

/// Whether the row has no label but its name, where the others have several.
fn is_unidentified(table: &Table, row: usize, labels: &[usize], kinds: &[Kind]) -> bool {
    let n_rows = table.len().min(SAMPLE);
    let is_usual = |column: &&usize| {
        (0..n_rows).filter(|it| *it != row && !is_blank(table.bare(*it, **column))).count() * 2
            > n_rows.saturating_sub(1)
    };
    let usual: Vec<&usize> = labels.iter().filter(is_usual).collect();
    let is_blank = |column: usize| matches!(Looks::of(&table.cell(row, column)), Looks::Empty | Looks::Missing);
    let n_filled = usual.iter().filter(|column| !is_blank(***column)).count();
    let has_numbers = kinds.iter().enumerate().any(|(column, kind)| *kind == Kind::Count && !is_blank(column));
    usual.len() > 1 && n_filled <= 1 && has_numbers
}

/// Whether the row's counts are the sums of all other rows, or of those between it and the total before or behind it.
fn adds_up(table: &Table, candidate: &Candidate, totals: &[usize], kinds: &[Kind]) -> bool {
    let row = candidate.row;
    let at = totals.iter().position(|it| *it == row).unwrap_or(0);
    // Back over the totals of the groups within this one.
    let n_within = if table.len() <= MOST_WITH_GROUPS { MOST_WITHIN } else { 1 };
    let starts = totals.get(..at).unwrap_or_default().iter().rev().map(|it| it + 1).chain([0]).take(n_within);
    let is_row = |it: &usize| totals.binary_search(it).is_err();
    let below = totals.get(at + 1).copied().unwrap_or(table.len());
    let rest = (0..table.len()).filter(is_row);
    let may_be_of_all = totals.len() <= MOST_OF_ALL || at == 0 || at + 1 == totals.len();
    may_be_of_all && is_sum(table, row, rest, kinds, candidate)
        || starts.into_iter().any(|start| is_sum(table, row, (start..row).filter(is_row), kinds, candidate))
        || is_sum(table, row, row + 1..below, kinds, candidate)
}

/// Whether most counts of the row are the sums (or means) over `others`.
fn is_sum(
    table: &Table,
    row: usize,
    others: impl Iterator<Item = usize> + Clone,
    kinds: &[Kind],
    candidate: &Candidate,
) -> bool {
    let (mut n_sums, mut n_means, mut n_others) = (0, 0, 0);
    let counts = of_kind(kinds, Kind::Count);
    // Shares of a whole add up too, where there is nothing else.
    let is_named = candidate.called != Called::Nothing;
    let columns = if counts.is_empty() && is_named { of_kind(kinds, Kind::Ratio) } else { counts };
    for column in columns {
        match compare(table, row, others.clone(), column) {
            Some(Comparison::Sum) => n_sums += 1,
            Some(Comparison::Mean) => n_means += 1,
            Some(Comparison::Other) => n_others += 1,
            Some(Comparison::Between) | None => {}
        }
    }
    match candidate.called {
        Called::Total | Called::TotalOf | Called::Declared => n_sums > n_others,
        Called::Statistic | Called::Comparison => false,
        Called::Mean => n_means > n_sums + n_others,
        // Followers at the end of a quarter are no sum.
        Called::Period { .. } => n_sums > 0 && n_sums >= n_others,
        // Without a name there must be no doubt.
        Called::Nothing => n_sums > 0 && n_others == 0,
    }
}

/// How a number stands to those of other rows.
#[derive(PartialEq)]
enum Comparison {
    Sum,
    Mean,
    /// It speaks neither for nor against a total: more than the largest and less than the sum, as people who are in several
    /// rows are counted, or what may be a mean.
    Between,
    Other,
}

fn compare(
    table: &Table,
    row: usize,
    others: impl Iterator<Item = usize> + Clone,
    column: usize,
) -> Option<Comparison> {
    let readings = [',', '.'].map(|decimal| compare_as(table, row, others.clone(), column, decimal));
    // The mark under which it is a sum is the right one.
    let [comma, point] = readings;
    if comma == Some(Comparison::Sum) { comma } else { point.or(comma) }
}

fn compare_as(
    table: &Table,
    row: usize,
    others: impl Iterator<Item = usize>,
    column: usize,
    decimal: char,
) -> Option<Comparison> {
    let (total, own_unit) = value(&table.cell(row, column), decimal)?;
    let (mut sum, mut most, mut n, mut unit, mut units) = (0.0, f64::NEG_INFINITY, 0.0, own_unit, own_unit);
    for other in others {
        let cell = table.cell(other, column);
        match value(&cell, decimal) {
            Some((value, its_unit)) => {
                sum += value;
                most = f64::max(most, value);
                n += 1.0;
                unit = f64::max(unit, its_unit);
                units += its_unit;
            }
            None if matches!(Looks::of(&cell), Looks::Empty | Looks::Missing) => {}
            None => return None,
        }
    }
    // Nothing adds up to nothing, which says nothing.
    if n == 0.0 || sum == 0.0 && total == 0.0 {
        return None;
    }
    // Rounded numbers add up to within half a unit each, `2 Mio.` to another than `12 Tsd.`
    let tolerance = 0.5 * units + 1e-9 * sum.abs();
    Some(match () {
        () if (total - sum).abs() <= tolerance => Comparison::Sum,
        () if (total - sum / n).abs() <= f64::max(unit, 0.5) + 1e-9 * sum.abs() => Comparison::Mean,
        () if total > most && total < sum || unit > 0.0 && total <= most => Comparison::Between,
        () => Comparison::Other,
    })
}

/// Whether a total is called so, in lower case.
pub fn is_total_name(name: &str) -> bool {
    NAMES.split('|').any(|it| it == name)
}

/// The number in a cell under this decimal mark, and the unit to which it is rounded; whole numbers are not.
pub fn value(cell: &str, decimal: char) -> Option<(f64, f64)> {
    let cell = trim(cell);
    let first = cell.find(|it: char| it.is_ascii_digit())?;
    let last = cell.rfind(|it: char| it.is_ascii_digit())?;
    if Looks::of(cell) != Looks::Number {
        return None;
    }
    let is_negative = cell.get(..first).is_some_and(|it| it.contains(['-', '−', '–', '(']));
    let factor = factor(cell.get(last + 1..)?)?;
    let mut digits = String::new();
    let mut behind = None;
    let mut group: Option<usize> = None;
    for it in cell.get(first..=last)?.chars() {
        if it.is_ascii_digit() {
            digits.push(it);
            behind = behind.map(|n: i32| n + 1);
            group = group.map(|n| n + 1);
        } else if it == decimal {
            if behind.is_some() || group.is_some_and(|n| n != 3) {
                return None;
            }
            digits.push('.');
            behind = Some(0);
            group = None;
        } else {
            if behind.is_some() || group.is_some_and(|n| n != 3) {
                return None;
            }
            group = Some(0);
        }
    }
    if group.is_some_and(|n| n != 3) {
        return None;
    }
    let value = float::read(&digits)?;
    let unit = match behind {
        Some(n_digits) => factor * 0.1_f64.powi(n_digits),
        None if factor > 1.0 => factor,
        None => 0.0,
    };
    Some((if is_negative { -value } else { value } * factor, unit))
}

/// What the unit behind a number multiplies it by.
fn factor(unit: &str) -> Option<f64> {
    let unit = trim(unit).trim_end_matches('.').to_lowercase();
    Some(match unit.split_whitespace().next().unwrap_or_default() {
        "k" | "tsd" | "t" | "tausend" | "mil" => 1e3,
        "m" | "mio" | "mln" | "million" | "millionen" => 1e6,
        "mrd" | "md" | "b" | "bn" => 1e9,
        _ => 1.0,
    })
}
