//! How each column will be read: its cells are counted, then everything that a single cell cannot decide is settled.

use crate::engine::data_set::{Decimal, Role};
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::engine::unit::Unit;
use crate::paste::column::{Kind, Reading, Survey};
use crate::paste::header::notes::READY_MADE;
use crate::paste::header::{HeaderUnit, UnitKind};
use crate::paste::number::{Cell, scan};
use zielwert_kernel::numbers::Page;

use super::Source;
use super::roles::ColumnRole;

/// Rows that are looked at together, so that the text is still at hand when the next column wants it.
pub const BLOCK: usize = 512;

/// After so many cells a column without a known name and hardly a number is taken for words.
const ENOUGH: u32 = 500;

/// Stands for a cell that cannot be read before its column is settled. No cell is worth it.
pub const LATER: f64 = f64::INFINITY;

/// A column on its way from header to numbers.
pub struct Plan {
    pub role: Role,
    pub assigned: bool,
    pub declared: Option<HeaderUnit>,
    pub survey: Survey,
    /// Whether its cells are read as numbers.
    pub numeric: bool,
    /// What the cells are worth as far as they alone can say; [`LATER`] where the column has to decide.
    pub drafts: Vec<f64>,
    /// Whether any of them is [`LATER`].
    pub later: bool,
    pub reading: Reading,
    pub decimal: Option<Decimal>,
    pub unit: Option<String>,
    pub confidence: f64,
    pub evidence: Vec<Note>,
    pub notes: Vec<Note>,
}

impl Plan {
    fn new(role: ColumnRole) -> Self {
        let kind = match role.role {
            Role::Measure(measure) => Kind::of_measure(measure.entry().unit),
            Role::Kpi(kpi) => Kind::of_kpi(kpi.unit),
            _ => Kind::Free,
        };
        Plan {
            role: role.role,
            assigned: role.assigned,
            declared: role.unit,
            survey: Survey::default(),
            numeric: match role.role {
                Role::Measure(measure) => !measure.is_identity(),
                Role::Ignored => false,
                _ => true,
            },
            drafts: Vec::new(),
            later: false,
            reading: Reading::new(kind, role.unit),
            decimal: None,
            unit: None,
            // Where the header says nothing there is nothing to doubt about it.
            confidence: if role.role == Role::Unknown && role.notes.is_empty() { 1.0 } else { role.confidence },
            evidence: role.evidence,
            notes: role.notes,
        }
    }

    /// Counts one cell and gives its draft.
    fn look(&mut self, source: &Source, row: usize, place: usize) -> f64 {
        if let Some(number) = source.cells.number(row, place) {
            self.survey.add_given(row);
            return number;
        }
        let text = source.cells.cell(row, place);
        let cell = scan(&text);
        self.survey.add(row, &text, &cell);
        let draft = draft(&cell);
        self.later |= draft == LATER;
        draft
    }

    /// Forgets what the header was taken for: the cells do not agree.
    pub fn demote(&mut self, note: Note) {
        self.role = Role::Unknown;
        self.reading = Reading::new(Kind::Free, None);
        self.confidence = 0.0;
        self.notes.push(note);
    }
}

/// Counts what the cells of each column show.
pub fn survey(source: &Source, roles: Vec<ColumnRole>) -> Vec<Plan> {
    let n_rows = source.lines.len();
    let mut plans: Vec<Plan> = roles.into_iter().map(Plan::new).collect();
    let mut page = Page::default();
    for start in (0..n_rows).step_by(BLOCK) {
        for (place, plan) in plans.iter_mut().enumerate() {
            if !plan.numeric {
                continue;
            }
            let rows = start..(start + BLOCK).min(n_rows);
            if source.cells.plain_numbers(rows.clone(), place, &mut page) {
                plan.survey.add_page(&page);
                plan.drafts.extend_from_slice(&page.values);
                for row in page.left.iter().map(|it| *it as usize) {
                    let draft = plan.look(source, row, place);
                    if let Some(value) = plan.drafts.get_mut(row) {
                        *value = draft;
                    }
                }
            } else {
                for row in rows {
                    let draft = plan.look(source, row, place);
                    plan.drafts.push(draft);
                }
            }
            let survey = &plan.survey;
            if plan.role == Role::Unknown
                && survey.filled > ENOUGH
                && (survey.numbers + survey.worded.count) * 4 < survey.filled
            {
                plan.numeric = false;
                plan.drafts = Vec::new();
                plan.evidence.push(Note::new(&WORDS));
            } else if start == 0 {
                // In one piece: growing by doubling would copy, and could take twice of what is needed.
                plan.drafts.reserve_exact(n_rows.saturating_sub(BLOCK));
            }
        }
    }
    for (place, plan) in plans.iter_mut().enumerate() {
        if plan.numeric {
            believe(source, place, plan);
        }
        if !plan.numeric {
            plan.drafts = Vec::new();
        }
    }
    plans
}

/// The value of a bare number whose marks need no column: a lone group of three is taken for thousands.
fn draft(cell: &Cell) -> f64 {
    match cell {
        Cell::Missing(_) => f64::NAN,
        Cell::Number(figure) => figure.draft().unwrap_or(LATER),
        _ => LATER,
    }
}

/// The other KPI that `Follower-Wachstum`, `Follower growth` and `Follower-Zuwachs` may mean, where the cells say so: whole numbers in
/// the hundreds are followers, signs of per cent and decimals are a rate.
fn other_growth(header: &str, plan: &Plan) -> Option<&'static Kpi> {
    let Role::Kpi(kpi) = plan.role else { return None };
    if plan.assigned || plan.declared.is_some() || header.to_lowercase().contains("rate") {
        return None;
    }
    let values = || plan.drafts.iter().filter(|it| !it.is_nan());
    let has_fractions = || values().any(|it| it.fract() != 0.0);
    let signed = plan.survey.percent.count;
    let other = match kpi.id {
        "follower_growth_rate" if signed == 0 && !has_fractions() && values().any(|it| it.abs() >= 100.0) => {
            "follower_growth"
        }
        "follower_growth" if signed * 2 > plan.survey.filled => "follower_growth_rate",
        "follower_growth" if has_fractions() && values().all(|it| it.abs() < 100.0) => "follower_growth_rate",
        _ => return None,
    };
    Kpi::from_id(other)
}

/// Whether whole numbers below a hundred under `Follower-Wachstum` may be followers or per cent.
fn is_growth_open(header: &str, plan: &Plan) -> bool {
    matches!(plan.role, Role::Kpi(kpi) if kpi.id == "follower_growth_rate")
        && !(plan.assigned || plan.declared.is_some() || header.to_lowercase().contains("rate"))
        && plan.survey.bare.any()
        && plan.drafts.iter().all(|it| it.is_nan() || it.fract() == 0.0)
}

/// Compares what the header says with what the cells show.
fn believe(source: &Source, place: usize, plan: &mut Plan) {
    let header = || source.headers.get(place).cloned().unwrap_or_default();
    if let Some(growth) = other_growth(&header(), plan) {
        plan.role = Role::Kpi(growth);
        plan.reading = Reading::new(Kind::of_kpi(growth.unit), None);
        plan.evidence = vec![Note::new(&READY_MADE).with(header()).with(growth.name)];
    } else if is_growth_open(&header(), plan) {
        let row = plan.survey.bare.row;
        let note = Note::new(&ASK_GROWTH).with(source.quote(row, place)).with(header()).on_line(source.line(row));
        plan.notes.push(note);
        plan.confidence *= 0.7;
    }
    let survey = &plan.survey;
    match plan.role {
        Role::Unknown => {
            plan.numeric = survey.is_numeric();
            if !plan.numeric && survey.filled > 0 {
                plan.evidence.push(Note::new(&WORDS));
            }
        }
        Role::Measure(_) | Role::Kpi(_) if !plan.assigned => {
            let strange = match plan.reading.kind {
                Kind::Count => survey.percent.count + survey.money.count,
                Kind::Money | Kind::UnitCost | Kind::Days => survey.percent.count,
                _ => 0,
            };
            if !survey.is_plausible() {
                plan.numeric = false;
                plan.demote(Note::new(&NOT_NUMBERS).with(header()));
            } else if strange * 2 > survey.filled {
                plan.demote(Note::new(&NOT_COUNTED).with(header()));
            } else if survey.filled == 0 && !source.lines.is_empty() {
                plan.notes.push(Note::new(&EMPTY).with(header()));
            }
        }
        _ => {}
    }
    let survey = &plan.survey;
    // Mostly per cent: what is bare among them is meant so too.
    let is_per_cent = match plan.role {
        Role::Kpi(kpi) if kpi.unit == Unit::Multiple => is_multiple_in_per_cent(plan),
        _ => plan.reading.kind == Kind::Free && survey.percent.count * 2 > survey.filled,
    };
    if plan.numeric && is_per_cent {
        plan.reading.kind = Kind::Share;
    }
}

/// `ROAS (%)`, or a ROAS of which every number is too large for a multiple: 350 is 3.5 times what was spent.
fn is_multiple_in_per_cent(plan: &Plan) -> bool {
    let survey = &plan.survey;
    let mut bare = plan.drafts.iter().filter(|it| **it != 0.0 && it.is_finite()).peekable();
    let too_large = matches!(plan.role, Role::Kpi(kpi) if kpi.id == "return_on_ad_spend")
        && bare.peek().is_some()
        && bare.all(|it| *it >= LARGEST_MULTIPLE);
    plan.declared.is_some_and(|it| it.kind == UnitKind::Share) || survey.percent.count * 2 > survey.filled || too_large
}

/// Nobody gets fifty times what was spent, row by row.
const LARGEST_MULTIPLE: f64 = 50.0;

/// A column without a known name and without numbers.
pub static WORDS: NoteKind = NoteKind {
    code: "column_words",
    level: Level::Info,
    text: Text {
        de: "In der Spalte stehen überwiegend Wörter oder Kennungen, keine Zahlen.",
        en: "The column holds mostly words or identifiers, not numbers.",
    },
};
/// A known header over words.
pub static NOT_NUMBERS: NoteKind = NoteKind {
    code: "column_not_numbers",
    level: Level::Warning,
    text: Text {
        de: "Unter „{0}“ stehen überwiegend Wörter. Die Spalte wird nicht als Zahlen gelesen.",
        en: "“{0}” holds mostly words. The column is not read as numbers.",
    },
};

/// Per cent or money under a header that counts.
pub static NOT_COUNTED: NoteKind = NoteKind {
    code: "column_not_counted",
    level: Level::Warning,
    text: Text {
        de: "Unter „{0}“ stehen Prozentwerte oder Geldbeträge statt einer Anzahl. Die Spalte bleibt ohne Zuordnung; ordnen Sie ihr bei Bedarf eine Kennzahl zu.",
        en: "“{0}” holds percentages or amounts of money instead of counts. The column is left unassigned; assign a KPI to it if needed.",
    },
};

/// Growth in followers or in per cent.
pub static ASK_GROWTH: NoteKind = NoteKind {
    code: "growth_undecided",
    level: Level::Warning,
    text: Text {
        de: "{0} unter „{1}“ kann Prozent oder Follower meinen. Gelesen als Prozent; sind es Follower, ordnen Sie der Spalte den Follower-Zuwachs zu.",
        en: "{0} under “{1}” can mean per cent or followers. Read as per cent; if it is followers, assign the follower growth to the column.",
    },
};

/// A known header over nothing.
pub static EMPTY: NoteKind = NoteKind {
    code: "column_empty",
    // Nothing was read wrongly: a table that is still to be filled is no reason to warn.
    level: Level::Info,
    text: Text {
        de: "Unter „{0}“ steht noch keine Zahl. Kennzahlen, die sie brauchen, fehlen bis dahin.",
        en: "There is no number under “{0}” yet. KPIs that need it are missing until then.",
    },
};
