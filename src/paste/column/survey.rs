//! What the cells of a column show together: counted in one pass, before anything is settled.

use super::super::number::{Cell, Flags, Gap, Marks, Unit, Why};
use crate::engine::data_set::Decimal;
use zielwert_kernel::numbers as kernel;

/// How many cells show something, and the first row that does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many.
    pub count: u32,
    /// The first row.
    pub row: u32,
}

impl Seen {
    fn add(&mut self, row: usize) {
        self.add_all(kernel::Seen { count: 1, row: row as u32 });
    }

    /// Adds what the kernel has seen; it runs ahead of the cells that it leaves.
    fn add_all(&mut self, seen: kernel::Seen) {
        if seen.count > 0 && (self.count == 0 || seen.row < self.row) {
            self.row = seen.row;
        }
        self.count += seen.count;
    }

    /// Whether any cell shows it.
    pub fn any(self) -> bool {
        self.count > 0
    }
}

/// So many different words behind numbers are told apart.
const MOST_WORDS: usize = 8;

/// The counts of a column.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// Cells with anything in them but a word for missing.
    pub filled: u32,
    /// Numbers and durations, without those that only begin with a number.
    pub numbers: u32,
    /// Numbers with words behind them: `463 Aufrufe`.
    pub worded: Seen,
    /// How many of them have the letters of the first.
    same_words: u32,
    first_words: String,
    /// The first few of the last words in them, and the cells that have these.
    pub last_words: Vec<(String, Seen)>,
    /// Cells that leave one reading only, by its decimal mark: comma, point.
    says: [Seen; 2],
    /// A lone group of three digits, by the mark in front of it.
    open: [Seen; 2],
    /// The same with a power of ten behind it, which makes the mark a decimal one: `1,234 Mio.`
    open_before_power: [Seen; 2],
    /// Numbers with a per cent sign.
    pub percent: Seen,
    /// Counts with their share behind them: `561 (67%)`.
    pub shares: Seen,
    /// Numbers without any unit.
    pub bare: Seen,
    /// Amounts of money.
    pub money: Seen,
    /// The first currency.
    pub currency: Option<&'static str>,
    /// An amount in another currency than the first.
    pub other_currency: Seen,
    /// Durations with units, and single numbers with a unit of time.
    pub durations: Seen,
    /// `12:30`
    pub clocks: Seen,
    /// Those with three parts.
    pub long_clocks: u32,
    /// Those with a first of two parts that no hour of the day has.
    pub late_clocks: u32,
    /// Cells that do not even begin with a number.
    words: u32,
    /// Identifiers: leading zeros or too many digits.
    pub ids: Seen,
    /// Cells that are dates among numbers.
    pub dates: Seen,
    /// Spreadsheet errors.
    pub errors: Seen,
    /// `####`
    pub narrow: Seen,
    /// `1,23E+05`
    pub scientific: Seen,
    /// `ca. 500`, `>1000`
    pub rough: Seen,
    /// Numbers that came as numbers.
    pub given: Seen,
}

impl Survey {
    /// Counts one cell.
    pub fn add(&mut self, row: usize, text: &str, cell: &Cell) {
        match cell {
            Cell::Missing(gap) => {
                match gap {
                    Gap::Error => self.errors.add(row),
                    Gap::TooNarrow => self.narrow.add(row),
                    Gap::Empty | Gap::Said => {}
                }
                return;
            }
            Cell::Number(figure) => {
                let before_power = figure.flags.has(Flags::POWER) || matches!(figure.unit, Unit::Letter { .. });
                match figure.digits.marks {
                    Marks::None => {}
                    Marks::Say(decimal) => self.says[place(decimal)].add(row),
                    Marks::Open(decimal) if before_power => self.open_before_power[place(decimal)].add(row),
                    Marks::Open(decimal) => self.open[place(decimal)].add(row),
                }
                match figure.unit {
                    Unit::None | Unit::Times if figure.share.is_some() => self.shares.add(row),
                    Unit::None | Unit::Times => self.bare.add(row),
                    Unit::Percent(_) | Unit::Points => self.percent.add(row),
                    Unit::Money(code) => {
                        self.money.add(row);
                        if *self.currency.get_or_insert(code) != code {
                            self.other_currency.add(row);
                        }
                    }
                    Unit::Cents => self.money.add(row),
                    Unit::Time(_) => self.durations.add(row),
                    Unit::Letter { .. } => {}
                }
                if figure.flags != Flags::default() {
                    self.flags(row, text, figure.flags);
                }
                if !figure.flags.has(Flags::WORDS) {
                    self.numbers += 1;
                }
            }
            Cell::Clock(clock) => {
                self.numbers += 1;
                self.clocks.add(row);
                self.long_clocks += u32::from(clock.n_parts == 3);
                self.late_clocks += u32::from(clock.n_parts == 2 && clock.parts[0] > 23);
            }
            Cell::Duration(_) => {
                self.numbers += 1;
                self.durations.add(row);
            }
            Cell::Unreadable(Why::Id) => self.ids.add(row),
            Cell::Unreadable(Why::Date) => self.dates.add(row),
            Cell::Unreadable(why) => self.words += u32::from(matches!(why, Why::Words | Why::Truth)),
        }
        self.filled += 1;
    }

    /// Counts the plain numbers of a page.
    pub fn add_page(&mut self, page: &kernel::Page) {
        self.filled += page.plain.count;
        self.numbers += page.plain.count;
        self.bare.add_all(page.plain);
        for (own, seen) in self.says.iter_mut().zip(page.says).chain(self.open.iter_mut().zip(page.open)) {
            own.add_all(seen);
        }
    }

    /// Counts a number that came as a number.
    pub fn add_given(&mut self, row: usize) {
        self.given.add(row);
        self.filled += 1;
        self.numbers += 1;
    }

    fn flags(&mut self, row: usize, text: &str, flags: Flags) {
        if flags.has(Flags::ABOUT) || flags.has(Flags::BOUND) {
            self.rough.add(row);
        }
        if flags.has(Flags::SCIENTIFIC) {
            self.scientific.add(row);
        }
        if flags.has(Flags::WORDS) {
            let letters = || text.chars().filter(|it| it.is_alphabetic());
            if !self.worded.any() {
                self.first_words = letters().collect();
            }
            self.worded.add(row);
            self.same_words += u32::from(letters().eq(self.first_words.chars()));
            self.last_word(row, text);
        }
    }

    /// Counts the last word of a number with words behind it.
    fn last_word(&mut self, row: usize, text: &str) {
        let word = text.split_whitespace().next_back().unwrap_or_default();
        if let Some((_, seen)) = self.last_words.iter_mut().find(|(it, _)| it == word) {
            seen.add(row);
        } else if self.last_words.len() < MOST_WORDS {
            self.last_words.push((word.to_owned(), Seen { count: 1, row: row as u32 }));
        }
    }

    /// Cells that leave only the reading with this decimal mark.
    pub fn says(&self, decimal: Decimal) -> Seen {
        self.says[place(decimal)]
    }

    /// Lone groups of three digits behind this mark.
    pub fn open(&self, decimal: Decimal) -> Seen {
        self.open[place(decimal)]
    }

    /// Lone groups of three digits behind this mark and before a power of ten.
    pub fn open_before_power(&self, decimal: Decimal) -> Seen {
        self.open_before_power[place(decimal)]
    }

    /// Whether any number shows a mark.
    pub fn shows_marks(&self) -> bool {
        [self.says, self.open, self.open_before_power].iter().flatten().any(|it| it.any())
    }

    /// Whether a column without a known name is a column of numbers: at least nine cells in ten, the habit of Datawrapper.
    /// Numbers with words count where the words are always the same; identifiers make it a column of names.
    pub fn is_numeric(&self) -> bool {
        let words = if self.same_words * 10 >= self.worded.count * 9 { self.same_words } else { 0 };
        // One number plate in a hundred may be a slip.
        self.filled > 0 && (self.numbers + words) * 10 >= self.filled * 9 && self.ids.count * 100 <= self.filled
    }

    /// Whether a column that its header names as numbers has enough of them to believe it.
    pub fn is_plausible(&self) -> bool {
        let is_words = self.words > 0 && self.words == self.filled;
        !is_words && self.filled < 5 || self.n_figures() * 2 >= self.filled
    }

    fn n_figures(&self) -> u32 {
        self.numbers + self.worded.count + self.ids.count + self.dates.count
    }
}

fn place(decimal: Decimal) -> usize {
    match decimal {
        Decimal::Comma => 0,
        Decimal::Point => 1,
    }
}
