//! Total rows: rows called `Gesamt`, `Total`, `Summe` … are set aside where they are the sum of others.
//!
//! A row counts as a total if its numbers add up, or if it has nothing to identify it where the others have. What is only called
//! so (a company may be named Total) stays.

use crate::paste::Table;
use crate::paste::looks::{Looks, is_blank, trim};

/// What total rows are called, in lower case.
const NAMES: &[&str] = &[
    "gesamt",
    "gesamtsumme",
    "gesamtergebnis",
    "gesamtwert",
    "gesamtwerte",
    "summe",
    "summen",
    "insgesamt",
    "ergebnis",
    "alle",
    "zusammen",
    "σ",
    "∑",
    "total",
    "totals",
    "grand total",
    "sum",
    "overall",
    "all",
    "subtotal",
    "zwischensumme",
    "teilergebnis",
    "totale",
    "totaal",
    "suma",
    "total general",
    "total général",
    "итого",
    "razem",
];

/// How names of total rows begin that go on: `Gesamt: Konto`, `Ergebnisse aus 5 Kampagnen`.
const BEGINNINGS: &[&str] = &[
    "gesamt:",
    "gesamt ",
    "total:",
    "total ",
    "totals:",
    "summe:",
    "summe ",
    "insgesamt:",
    "ergebnis:",
    "gesamtergebnis:",
    "ergebnisse aus ",
    "results from ",
    "zwischensumme ",
    "subtotal ",
];

/// So many rows are looked at to tell labels from numbers.
const SAMPLE: usize = 200;

/// More candidates than this are no totals.
const MAX_CANDIDATES: usize = 500;

/// A row that is called a total.
#[derive(Debug, PartialEq)]
pub struct Candidate {
    /// Which row.
    pub row: usize,
    /// What it is called.
    pub name: String,
    /// Whether it is one.
    pub is_total: bool,
}

/// The rows of the table that are called totals, and one without a name whose numbers all add up.
pub fn find(table: &Table) -> Vec<Candidate> {
    let kinds = kinds(table);
    let labels: Vec<usize> = of_kind(&kinds, Kind::Label);
    let mut candidates: Vec<Candidate> = Vec::new();
    for row in 0..table.len() {
        if let Some(name) = name(table, row, &labels) {
            candidates.push(Candidate { row, name, is_total: false });
        }
        if candidates.len() > MAX_CANDIDATES {
            return Vec::new();
        }
    }
    let last = table.len().saturating_sub(1);
    if candidates.is_empty()
        && table.len() > 2
        && !labels.is_empty()
        && labels.iter().all(|column| is_blank(&table.cell(last, *column)))
    {
        candidates.push(Candidate { row: last, name: String::new(), is_total: false });
    }
    let rows: Vec<usize> = candidates.iter().map(|candidate| candidate.row).collect();
    for candidate in &mut candidates {
        let is_alone = !candidate.name.is_empty() && is_unidentified(table, candidate.row, &labels, &kinds);
        candidate.is_total = table.len() > rows.len() && (is_alone || adds_up(table, candidate, &rows, &kinds));
    }
    candidates.retain(|candidate| candidate.is_total || !candidate.name.is_empty());
    candidates
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
        let (mut n_filled, mut n_numbers, mut n_percent) = (0, 0, 0);
        for row in 0..n_rows {
            let cell = table.cell(row, column);
            match Looks::of(&cell) {
                Looks::Empty | Looks::Missing => {}
                looks => {
                    n_filled += 1;
                    n_numbers += usize::from(looks == Looks::Number);
                    n_percent += usize::from(cell.contains(['%', '‰']));
                }
            }
        }
        match () {
            () if n_filled == 0 => Kind::Empty,
            () if n_numbers * 2 < n_filled => Kind::Label,
            () if n_percent * 2 > n_filled => Kind::Ratio,
            () => Kind::Count,
        }
    };
    (0..table.columns.len().min(SAMPLE)).map(kind).collect()
}

fn of_kind(kinds: &[Kind], kind: Kind) -> Vec<usize> {
    kinds.iter().enumerate().filter(|(_, it)| **it == kind).map(|(column, _)| column).collect()
}

/// What the row is called, if it is called a total: in the first column or one of the first labels.
fn name(table: &Table, row: usize, labels: &[usize]) -> Option<String> {
    let first = if labels.first() == Some(&0) { None } else { Some(0) };
    first.into_iter().chain(labels.iter().copied().take(4)).find_map(|column| {
        let cell = table.cell(row, column);
        let name = trim(&cell).trim_start_matches(['*', '#', '(', '-', '–', '=', '"', '„']);
        // Nearly every cell is none; the first letter shows it.
        let first = name.chars().next()?;
        if !matches!(
            first,
            'G' | 'g'
                | 'S'
                | 's'
                | 'I'
                | 'i'
                | 'E'
                | 'e'
                | 'A'
                | 'a'
                | 'Z'
                | 'z'
                | 'T'
                | 't'
                | 'O'
                | 'o'
                | 'R'
                | 'r'
                | 'Σ'
                | '∑'
                | 'σ'
                | 'И'
                | 'и'
        ) {
            return None;
        }
        let name = name.to_lowercase();
        let bare = name.trim_end_matches([':', '.', '*', ')', ' ', '\u{a0}', '"', '“', '=']);
        let is_one =
            NAMES.contains(&bare) || name.chars().count() <= 60 && BEGINNINGS.iter().any(|it| name.starts_with(it));
        is_one.then(|| trim(&cell).to_owned())
    })
}

/// Whether the row has no label but its name, where the others have several.
fn is_unidentified(table: &Table, row: usize, labels: &[usize], kinds: &[Kind]) -> bool {
    let n_rows = table.len().min(SAMPLE);
    let is_usual = |column: &&usize| {
        (0..n_rows).filter(|it| *it != row && !is_blank(&table.cell(*it, **column))).count() * 2
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
    let above = at.checked_sub(1).and_then(|it| totals.get(it)).map_or(0, |it| it + 1);
    let below = totals.get(at + 1).copied().unwrap_or(table.len());
    let rest = (0..table.len()).filter(|it| totals.binary_search(it).is_err());
    is_sum(table, row, rest, kinds, candidate)
        || is_sum(table, row, above..row, kinds, candidate)
        || is_sum(table, row, row + 1..below, kinds, candidate)
}

/// Whether most counts of the row are the sums over `others`. Counts of people, who may be in several rows, can be less than the
/// sum; they speak neither for nor against it.
fn is_sum(
    table: &Table,
    row: usize,
    others: impl Iterator<Item = usize> + Clone,
    kinds: &[Kind],
    candidate: &Candidate,
) -> bool {
    let (mut n_sums, mut n_others) = (0, 0);
    for column in of_kind(kinds, Kind::Count) {
        match compare(table, row, others.clone(), column) {
            Some(Comparison::Sum) => n_sums += 1,
            Some(Comparison::Other) => n_others += 1,
            Some(Comparison::Between) | None => {}
        }
    }
    // Without a name there must be no doubt.
    if candidate.name.is_empty() { n_sums > 0 && n_others == 0 } else { n_sums > n_others }
}

enum Comparison {
    Sum,
    /// More than the largest and less than the sum, as people who are in several rows; or what may be a mean.
    Between,
    Other,
}

fn compare(
    table: &Table,
    row: usize,
    others: impl Iterator<Item = usize> + Clone,
    column: usize,
) -> Option<Comparison> {
    let mut best = None;
    for decimal in [',', '.'] {
        let Some((total, mut digits)) = value(&table.cell(row, column), decimal) else { continue };
        let (mut sum, mut most, mut n) = (0.0, f64::NEG_INFINITY, 0);
        let mut is_readable = true;
        for other in others.clone() {
            let cell = table.cell(other, column);
            match value(&cell, decimal) {
                Some((value, n_digits)) => {
                    sum += value;
                    most = f64::max(most, value);
                    n += 1;
                    digits = digits.max(n_digits);
                }
                None if matches!(Looks::of(&cell), Looks::Empty | Looks::Missing) => {}
                None => {
                    is_readable = false;
                    break;
                }
            }
        }
        if !is_readable || n == 0 {
            continue;
        }
        // Rounded numbers add up to within half a unit each.
        let rounding = if digits > 0 { 0.5 * 0.1_f64.powi(digits as i32) * f64::from(n + 1) } else { 0.0 };
        let tolerance = rounding + 1e-9 * sum.abs();
        if (total - sum).abs() <= tolerance && (sum != 0.0 || best.is_none()) {
            // Nothing adds up to nothing, which says nothing.
            return (sum != 0.0).then_some(Comparison::Sum);
        }
        let is_between = total > most && total < sum || digits > 0 && total <= most;
        best = Some(if is_between { Comparison::Between } else { Comparison::Other });
    }
    best
}

/// The number in a cell under this decimal mark, and how many digits stand behind the mark.
fn value(cell: &str, decimal: char) -> Option<(f64, usize)> {
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
            behind = behind.map(|n: usize| n + 1);
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
    let value: f64 = digits.parse().ok()?;
    Some((if is_negative { -value } else { value } * factor, behind.unwrap_or(0)))
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
