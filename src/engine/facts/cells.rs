//! The cell of a measure in a table row: from one column or several added up, or from the table's shape.

use std::rc::Rc;

use crate::engine::data_set::{DataSet, Numbers, Role};
use crate::engine::measure::Measure::{self, *};
use crate::engine::settings::Settings;
use crate::order;

/// Numbers by measure and table row.
#[derive(Debug)]
pub(super) struct Cells {
    data: Rc<DataSet>,
    columns: Vec<Source>,
    /// The kinds that count as interactions and have a column.
    pub(super) counted: Vec<Measure>,
    /// The kinds with a weight and a column.
    pub(super) weighted: Vec<(Measure, f64)>,
    /// The length of the whole period, where no column says it.
    pub(super) whole_days: Option<f64>,
}

#[derive(Debug)]
enum Source {
    /// No column.
    None,
    /// The numbers of the table's column at this place.
    Column(usize),
    /// Several columns added up.
    Added(Numbers),
    /// One for each row: a table of posts counts its rows.
    One,
    /// The same number whatever the row.
    Constant(f64),
    /// Start and end averaged, where the middle is lacking.
    Middle { own: Box<Source>, start: Box<Source>, end: Box<Source> },
}

impl Cells {
    pub(super) fn new(data: &Rc<DataSet>, settings: &Settings) -> Self {
        let source = |measure: Measure| Source::of(data, measure);
        let columns: Vec<Source> = crate::engine::measure::ALL
            .iter()
            .map(|entry| match entry.measure {
                Followers => match (source(Followers), source(FollowersStart), source(FollowersEnd)) {
                    // A table that says one end only means it as its followers.
                    (Source::None, one, Source::None) | (Source::None, Source::None, one) => one,
                    (own, Source::None, _) | (own, _, Source::None) => own,
                    (own, start, end) => {
                        Source::Middle { own: Box::new(own), start: Box::new(start), end: Box::new(end) }
                    }
                },
                Posts => match source(Posts) {
                    Source::None if is_table_of_posts(data) => Source::One,
                    own => own,
                },
                Days => match (source(Days), settings.days) {
                    (Source::None, Some(days)) if days > 0.0 => Source::Constant(days),
                    (own, _) => own,
                },
                measure if measure.is_identity() => Source::None,
                measure => source(measure),
            })
            .collect();
        let whole_days = match &columns[Days as usize] {
            Source::Constant(days) => Some(*days),
            _ => None,
        };
        let has = |measure: &Measure| !matches!(columns[*measure as usize], Source::None);
        let total_wanted = settings.interactions.contains(&Interactions) && has(&Interactions);
        let mut counted: Vec<Measure> = if total_wanted {
            vec![Interactions]
        } else {
            settings.interactions.iter().copied().filter(|kind| *kind != Interactions && has(kind)).collect()
        };
        order::upwards(&mut counted);
        counted.dedup();
        if counted.is_empty() && has(&Interactions) {
            counted.push(Interactions);
        }
        let weighted = settings
            .weights
            .iter()
            .copied()
            .filter(|(kind, weight)| has(kind) && weight.is_finite() && *weight != 0.0)
            .collect();
        Cells { data: data.clone(), columns, counted, weighted, whole_days }
    }

    pub(super) fn has(&self, measure: Measure) -> bool {
        !matches!(self.columns.get(measure as usize), None | Some(Source::None))
    }

    pub(super) fn get(&self, measure: Measure, row: u32) -> Option<f64> {
        self.columns.get(measure as usize)?.get(&self.data, row as usize)
    }

    /// The counted interactions of a row; missing where one counted kind is missing.
    pub(super) fn interactions(&self, row: u32) -> Option<f64> {
        if self.counted.is_empty() {
            return None;
        }
        self.counted.iter().map(|kind| self.get(*kind, row)).sum()
    }

    /// The weighted interactions of a row.
    pub(super) fn weighted(&self, row: u32) -> Option<f64> {
        if self.weighted.is_empty() {
            return None;
        }
        self.weighted.iter().map(|(kind, weight)| Some(self.get(*kind, row)? * weight)).sum()
    }
}

impl Source {
    /// One column as it stands, several added up; a cell missing in all of them is missing.
    fn of(data: &DataSet, measure: Measure) -> Self {
        let columns: Vec<usize> = (0..data.columns.len())
            .filter(|place| {
                let column = &data.columns[*place];
                column.role == Role::Measure(measure) && column.is_numeric()
            })
            .collect();
        match columns[..] {
            [] => Source::None,
            [column] => Source::Column(column),
            _ => Source::Added(Numbers::new((0..data.len()).map(|row| {
                columns.iter().filter_map(|column| data.columns[*column].numbers.get(row)).reduce(|sum, it| sum + it)
            }))),
        }
    }

    fn get(&self, data: &DataSet, row: usize) -> Option<f64> {
        match self {
            Source::None => None,
            Source::Column(column) => data.columns.get(*column)?.numbers.get(row),
            Source::Added(numbers) => numbers.get(row),
            Source::One => Some(1.0),
            Source::Constant(number) => Some(*number),
            Source::Middle { own, start, end } => {
                own.get(data, row).or_else(|| Some(f64::midpoint(start.get(data, row)?, end.get(data, row)?)))
            }
        }
    }
}

/// A table whose rows are posts has a post or a link in them.
fn is_table_of_posts(data: &DataSet) -> bool {
    data.columns.iter().any(|column| matches!(column.role, Role::Measure(Post | Link)))
}
