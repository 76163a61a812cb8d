//! Everything that a single cell cannot decide is settled for its column, and said.

use crate::engine::data_set::{Decimal, Role};
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Arg, Level, Note, NoteKind};
use crate::paste::column::{Kind, Lone, Reading, Scale, Seen, mark, other, share};
use crate::paste::header::{UnitKind, recognise};
use crate::paste::number::scan;
use crate::paste::platform::Platform;

use super::arithmetic::Rows;
use super::plan::Plan;
use super::{Corrections, Share, Source, said};

/// So many columns are compared with the arithmetic of the others: more would take long, and nobody would look at them.
const COMPARED: usize = 40;

/// Settles decimal marks, scales, durations and units of all columns.
pub fn settle(source: &Source, plans: &mut [Plan], platform: Option<&Platform>, corrections: &Corrections) {
    let own: Vec<Option<Decimal>> =
        plans.iter().map(|it| mark::own(&it.survey).filter(|_| it.numeric).map(|(decimal, _)| decimal)).collect();
    // A column that nobody knows may hold times of day or versions: it is heard where no other says anything.
    let is_known = |place: usize| plans.get(place).is_some_and(|it| matches!(it.role, Role::Measure(_) | Role::Kpi(_)));
    let counted = |decimal: Decimal, known: bool| {
        own.iter().enumerate().filter(|(place, it)| **it == Some(decimal) && (!known || is_known(*place))).count()
    };
    // Cells that were text in the spreadsheet keep the marks of where they come from: then none of them shows the declared one.
    let is_shown = |it: Decimal| plans.iter().any(|plan| plan.numeric && plan.survey.says(it).any());
    let clipboard = source.clipboard.filter(|it| is_shown(*it) || !is_shown(other(*it)));
    let agreed = |known: bool| majority(counted(Decimal::Comma, known), counted(Decimal::Point, known));
    let others = agreed(true).or_else(|| agreed(false));
    // Measures first: KPIs and unknown columns are compared with them.
    let mut order: Vec<usize> = (0..plans.len()).collect();
    crate::order::by_key(&mut order, |place| match plans.get(*place).map(|it| it.role) {
        Some(Role::Measure(_)) => 0,
        Some(Role::Kpi(_)) => 1,
        _ => 2,
    });
    let mut by_kind: Vec<(usize, mark::Decision)> = Vec::new();
    let mut shares: Vec<Bare> = Vec::new();
    let mut compared = 0;
    for place in order {
        let Some(plan) = plans.get(place).filter(|it| it.numeric) else { continue };
        let decided = |decimal: Decimal| by_kind.iter().filter(|(_, it)| it.decimal == Some(decimal)).count();
        let arithmetic = || Rows::new(source, plans).mark(place);
        let wholes = || Rows::new(source, plans).largest_whole(place);
        let groups_nothing = platform.is_some_and(|it| it.groups_nothing) && source.separator == Some(',');
        let ungrouped = || groups_nothing && Rows::new(source, plans).are_ungrouped();
        let around = mark::Around {
            set: source.headers.get(place).and_then(|it| said(&corrections.numbers, it)),
            clipboard,
            others,
            others_by_kind: majority(decided(Decimal::Comma), decided(Decimal::Point)),
            ungrouped: &ungrouped,
            wholes: &wholes,
            scale: plan.reading.factor,
            arithmetic: if compared < COMPARED { &arithmetic } else { &|| None },
            semicolon: source.separator == Some(';'),
        };
        let decision = mark::decide(&plan.survey, plan.reading.kind, &around);
        compared += usize::from(decision.because.asked_arithmetic());
        settle_mark(source, plans, place, &decision);
        if decision.because.is_kind() {
            by_kind.push((place, decision));
        }
        shares.extend(settle_share(source, plans, place, corrections));
        settle_scale(source, plans, place);
        settle_kpi(source, plans, place);
        if let Some(plan) = plans.get_mut(place) {
            settle_time(source, place, plan);
            settle_unit(plan);
            tell_given(source, place, plan);
            tell_survey(source, place, plan);
            tell_words(source, place, plan);
        }
    }
    disagree(source, plans, &by_kind);
    differ(source, plans, &shares);
}

/// Where counts say that the mark groups and rates say that it is decimal, one of them is wrong: the rates are asked about.
fn disagree(source: &Source, plans: &mut [Plan], by_kind: &[(usize, mark::Decision)]) {
    let grouped = by_kind.iter().find(|(_, it)| it.lone == Lone::Thousands).and_then(|(_, it)| it.decimal);
    for (place, decision) in by_kind {
        let is_doubtful = decision.lone == Lone::ByMark && grouped.is_some_and(|it| decision.decimal != Some(it));
        // Unless the figures that a rate is made of confirm it.
        if is_doubtful && Rows::new(source, plans).mark(*place) != decision.decimal {
            ask_mark(source, plans, *place);
        }
    }
}

/// Names both readings of a column's first lone group of three.
fn ask_mark(source: &Source, plans: &mut [Plan], place: usize) {
    let Some(plan) = plans.get_mut(place) else { return };
    let (commas, points) = (plan.survey.open(Decimal::Comma), plan.survey.open(Decimal::Point));
    let decimals = plan.survey.open(plan.reading.decimal);
    let before_power = plan.survey.open_before_power(plan.reading.decimal);
    let open = match plan.reading.lone {
        Lone::ByMark if decimals.any() => decimals,
        _ if commas.count > points.count => commas,
        _ if points.any() => points,
        _ => before_power,
    };
    let cell = scan(&source.cells.cell(open.row as usize, place));
    let turned = Reading { lone: Lone::ByMark, decimal: other(plan.reading.decimal), ..plan.reading };
    if let (true, Ok(one), Ok(two)) = (open.any(), plan.reading.value(&cell), turned.value(&cell)) {
        let quote = source.quote(open.row, place);
        plan.notes.push(Note::new(&ASK_MARK).with(quote).with(one).with(two).on_line(source.line(open.row)));
        plan.confidence = plan.confidence.min(0.5);
    }
}

/// The mark of the other columns, if they agree: a column that shows its own does not ask.
fn majority(commas: usize, points: usize) -> Option<Decimal> {
    match (commas, points) {
        (0, 0) => None,
        _ if commas >= 3 * points => Some(Decimal::Comma),
        _ if points >= 3 * commas => Some(Decimal::Point),
        _ => None,
    }
}

fn settle_mark(source: &Source, plans: &mut [Plan], place: usize, decision: &mark::Decision) {
    let Some(plan) = plans.get_mut(place) else { return };
    plan.decimal = decision.decimal;
    plan.confidence *= decision.confidence;
    let Some(decimal) = decision.decimal else {
        if plan.survey.numbers > 0 {
            plan.evidence.push(decision.because.note(Decimal::Point, "", 0));
        }
        return;
    };
    plan.reading.decimal = decimal;
    plan.reading.lone = decision.lone;
    plan.reading.set = decision.set;
    let (commas, points) = (plan.survey.open(Decimal::Comma), plan.survey.open(Decimal::Point));
    plan.reading.both_marks = commas.any() && points.any() && mark::own(&plan.survey).is_none();
    let row = match decision.because {
        mark::Because::SameColumn(row) => row,
        _ => 0,
    };
    plan.evidence.push(decision.because.note(decimal, &source.quote(row, place), source.line(row)));
    // Whole things with three decimals, money with three beside groups of three, or nothing to go by: the person should have a look.
    let fractions = decision.lone == Lone::ByMark
        && plan.survey.open(decimal).any()
        && match plan.reading.kind {
            Kind::Count => true,
            Kind::Money => plan.survey.open(other(decimal)).any() || decision.because == mark::Because::OtherColumns,
            _ => false,
        };
    // Hardly anybody writes 1.234 Mio. with three decimals.
    let before_power = matches!(decision.because, mark::Because::SameColumn(_)) && !plan.survey.says(decimal).any();
    // Hours and minutes that are added up over a month may well be thousands.
    let sums = matches!(plan.role, Role::Measure(Measure::WatchTime | Measure::Hours))
        && decision.because == mark::Because::Decimals;
    // A rate of more than a thousand per cent.
    let huge = plan.reading.kind == Kind::Share
        && decision.because == mark::Because::OtherColumns
        && plan.survey.open(other(decimal)).any();
    if decision.ask || sums || (fractions || before_power || huge) && !decision.set {
        ask_mark(source, plans, place);
    }
}

/// A rate that is divided by something else here than the KPI of its name is said; a score on another scale is none of that KPI.
fn settle_kpi(source: &Source, plans: &mut [Plan], place: usize) {
    let Some(Role::Kpi(kpi)) = plans.get(place).filter(|it| !it.assigned).map(|it| it.role) else { return };
    let Some(header) = source.headers.get(place) else { return };
    let rows = Rows::new(source, plans);
    let (base, beyond) = (rows.other_base(place, kpi), rows.beyond(place, kpi));
    let Some(plan) = plans.get_mut(place) else { return };
    if let Some(base) = base {
        plan.notes.push(Note::new(&OTHER_BASE).with(header.as_str()).with(base.entry().name).with(kpi.name));
    }
    if let Some(value) = beyond {
        // Its mark is settled already.
        let decimal = plan.reading.decimal;
        plan.demote(Note::new(&OTHER_SCALE).with(header.as_str()).with(value).with(kpi.name));
        plan.reading.decimal = decimal;
    }
}

/// A number under `Reichweite (Mio.)` that is hardly one of millions: somebody has written it out.
fn settle_scale(source: &Source, plans: &mut [Plan], place: usize) {
    /// There are fewer people, and hardly anything is counted so often.
    const MOST: f64 = 1e10;
    let Some(plan) = plans.get(place).filter(|it| it.reading.kind == Kind::Count && it.reading.factor >= 1e3) else {
        return;
    };
    let rows = Rows::new(source, plans);
    let factor = plan.reading.factor;
    let is_read = |row: &usize| source.cells.number(*row, place).is_none();
    let mut values = rows.sample(SAMPLE).filter(is_read).filter_map(|row| Some((row, rows.bare(place, row)?)));
    let found = values.find(|(_, value)| *value >= MOST);
    let (Some((row, value)), Some(plan)) = (found, plans.get_mut(place)) else { return };
    let unit = plan.declared.map_or("", |it| it.symbol);
    let note = Note::new(&SCALED_TWICE).with(value / factor).with(unit).with(value);
    plan.notes.push(note.on_line(source.line(row as u32)));
    plan.confidence *= 0.5;
}

/// More rows than this are not needed to see the usual size of a rate.
const SAMPLE: usize = 400;

/// A rate some of whose numbers are bare and not zero.
struct Bare {
    place: usize,
    /// The largest of those numbers.
    largest: f64,
    /// Whether nothing but the usual size of the rate decided what they are.
    is_guess: bool,
}

fn settle_share(source: &Source, plans: &mut [Plan], place: usize, corrections: &Corrections) -> Option<Bare> {
    let plan = plans.get(place).filter(|it| it.reading.kind == Kind::Share)?;
    let kpi = match plan.role {
        Role::Kpi(kpi) => Some(kpi),
        _ => None,
    };
    let rows = Rows::new(source, plans);
    let sizes: Vec<f64> = rows.sample(SAMPLE).filter_map(|row| rows.bare(place, row)).collect();
    let parts = || kpi.and_then(|kpi| rows.scale(place, kpi));
    let usual = kpi.map_or(0.05, usual);
    let set = source.headers.get(place).and_then(|it| said(&corrections.shares, it));
    let decision = match set {
        Some(set) => share::set(if set == Share::Percent { Scale::Percent } else { Scale::Fractions }),
        None => share::decide(&plan.survey, plan.declared, &parts, &sizes, usual),
    };
    let largest = sizes.iter().map(|it| it.abs()).filter(|it| *it > 0.0).fold(0.0, f64::max);
    let plan = plans.get_mut(place)?;
    plan.reading.scale = decision.scale;
    plan.confidence *= decision.confidence;
    plan.evidence.extend(decision.evidence);
    // Nothing is nothing, with a sign or without.
    if decision.scale == Scale::Mixed && largest > 0.0 {
        let bare = plan.survey.bare;
        plan.notes.push(Note::new(&MIXED_SHARES).with(bare.count as usize).on_line(source.line(bare.row)));
    }
    if decision.ask {
        ask_scale(source, plan, largest);
    }
    (largest > 0.0).then_some(Bare { place, largest, is_guess: decision.is_guess && !decision.ask })
}

/// Names both readings of the largest bare number of a rate.
fn ask_scale(source: &Source, plan: &mut Plan, largest: f64) {
    let row = plan.survey.bare.row;
    let (one, two) = match plan.reading.scale {
        Scale::Percent => (largest / 100.0, largest),
        _ => (largest, largest / 100.0),
    };
    plan.notes.push(
        Note::new(&ASK_SCALE)
            .with(largest)
            .with(Arg::Percent(one))
            .with(Arg::Percent(two))
            .with(if plan.declared.is_some() { IN_CELLS } else { IN_HEADER_OR_CELLS })
            .on_line(source.line(row)),
    );
}

/// Rates of one table are mostly written alike. Where one is per cent and another a fraction, those up to 1 are asked about for which
/// nothing but their size decided; a rate of some thousandths of a per cent is none that anybody writes down.
fn differ(source: &Source, plans: &mut [Plan], shares: &[Bare]) {
    let scale = |plans: &[Plan], it: &Bare| plans.get(it.place).map(|it| it.reading.scale);
    for guess in shares.iter().filter(|it| it.is_guess && (0.02..=1.0).contains(&it.largest)) {
        let other = match scale(plans, guess) {
            Some(Scale::Fractions) => Scale::Percent,
            Some(Scale::Percent) => Scale::Fractions,
            _ => continue,
        };
        let is_other = shares.iter().any(|it| scale(plans, it) == Some(other));
        if let Some(plan) = plans.get_mut(guess.place).filter(|_| is_other) {
            plan.confidence = plan.confidence.min(0.6);
            ask_scale(source, plan, guess.largest);
        }
    }
}

/// The size of a good rate of this kind.
fn usual(kpi: &Kpi) -> f64 {
    let (baseline, target) = kpi.goalposts;
    baseline.abs().max(target.abs())
}

/// What bare numbers and `12:30` are in a column of durations.
fn settle_time(source: &Source, place: usize, plan: &mut Plan) {
    let survey = &plan.survey;
    let kind = plan.reading.kind;
    let declared = plan.declared.filter(|it| it.kind == UnitKind::Time).map(|it| it.factor);
    let open = survey.clocks.count > survey.long_clocks;
    if open {
        let (response, video) = match plan.role {
            Role::Measure(measure) => (measure == Measure::ResponseTime, measure == Measure::WatchTime),
            Role::Kpi(kpi) => (kpi.id.starts_with("response_time"), kpi.id == "average_watch_time"),
            _ => (false, false),
        };
        let header = source.headers.get(place).map(|it| it.to_lowercase()).unwrap_or_default();
        let decided = match declared {
            _ if header.contains("h:mm") || header.contains("uhrzeit") => Some(true),
            _ if header.contains("m:ss") => Some(false),
            Some(3_600.0) => Some(true),
            Some(60.0 | 1.0) => Some(false),
            _ if survey.long_clocks > 0 => Some(false),
            // An answer may well take more than a day.
            _ if survey.late_clocks > 0 && !response => Some(false),
            _ if matches!(kind, Kind::Hours | Kind::Days) => Some(true),
            // Videos are watched for minutes.
            _ if video => Some(false),
            _ => None,
        };
        plan.reading.hours_first = decided.unwrap_or(response);
        let quote = source.quote(survey.clocks.row, place);
        let hours = plan.reading.hours_first;
        match decided {
            Some(_) => plan.evidence.push(Note::new(if hours { &CLOCK_HOURS } else { &CLOCK_MINUTES }).with(quote)),
            None => {
                let kind = if hours { &ASK_CLOCK_HOURS } else { &ASK_CLOCK_MINUTES };
                plan.notes.push(Note::new(kind).with(quote).on_line(source.line(survey.clocks.row)));
                plan.confidence *= 0.7;
            }
        }
    }
    if kind == Kind::Seconds && declared.is_none() && survey.bare.any() {
        let note = Note::new(&SECONDS_ASSUMED).on_line(source.line(survey.bare.row));
        plan.evidence.push(note.clone());
        plan.notes.push(note);
        plan.confidence *= 0.8;
    }
}

/// The unit that the header or the cells declare.
fn settle_unit(plan: &mut Plan) {
    let survey = &plan.survey;
    let by_cells = if survey.percent.count * 2 > survey.filled {
        Some("%")
    } else if survey.money.any() {
        survey.currency
    } else if survey.clocks.count + survey.durations.count > 0 {
        Some(match plan.reading.kind {
            Kind::Hours => "h",
            Kind::Days => "d",
            _ => "s",
        })
    } else {
        None
    };
    let declared = plan.declared.map(|it| it.symbol).filter(|it| !it.is_empty());
    plan.unit = declared.or(by_cells).map(str::to_owned);
}

/// Numbers that came as numbers stand as they are, whatever unit the header names.
fn tell_given(source: &Source, place: usize, plan: &mut Plan) {
    let given = plan.survey.given;
    let number = source.cells.number(given.row as usize, place).filter(|_| given.any());
    let (Some(number), Some(unit), Some(header)) = (number, plan.declared, source.headers.get(place)) else { return };
    let largest = || (0..source.lines.len()).filter_map(|row| source.cells.number(row, place)).fold(0.0, f64::max);
    let is_scaled = match unit.kind {
        // 0.045 is what it should be.
        UnitKind::Share => plan.reading.kind == Kind::Share && largest() > 1.0,
        _ => !plan.reading.keeps_units(),
    };
    if is_scaled {
        plan.notes.push(Note::new(&AS_GIVEN).with(number).with(header.as_str()).on_line(source.line(given.row)));
    }
}

/// What the person should know about the cells.
fn tell_survey(source: &Source, place: usize, plan: &mut Plan) {
    let survey = &plan.survey;
    let told = [
        (survey.errors, &ERRORS),
        (survey.narrow, &TOO_NARROW),
        (survey.scientific, &SCIENTIFIC),
        (survey.rough, &ROUGH),
        (survey.other_currency, &CURRENCIES),
        (survey.dates, &DATES),
    ];
    for (seen, kind) in told {
        if seen.any() {
            plan.notes.push(
                Note::new(kind)
                    .with(seen.count as usize)
                    .with(source.quote(seen.row, place))
                    .on_line(source.line(seen.row)),
            );
        }
    }
}

/// Words behind a number that change nothing about it.
#[rustfmt::skip]
const NEUTRAL: &[&str] = &[
    "personen", "menschen", "leute", "nutzer", "nutzerinnen", "user", "users", "people", "persons", "konten", "accounts",
    "stück", "stk", "gesamt", "insgesamt", "total", "geschätzt", "estimated", "est", "ca", "circa", "ungefähr", "etwa", "approx", "plus",
    "netto", "brutto", "net", "gross", "neu", "neue", "new",
];

/// What somebody may count among posts, or beside them.
const STORIES: &[&str] = &["story", "stories", "storys"];

/// `74 Repos` among followers: a word behind a number says that it counts something else, unless most cells have it, or it is what
/// the column is called. `800 seit März` is a remark.
fn tell_words(source: &Source, place: usize, plan: &mut Plan) {
    let survey = &plan.survey;
    let (Some(header), Role::Measure(_) | Role::Kpi(_)) = (source.headers.get(place), plan.role) else { return };
    let is_usual = |seen: &Seen| seen.count * 2 > survey.filled;
    let usual = survey.last_words.iter().filter(|(_, seen)| is_usual(seen)).map(|(word, _)| word.as_str());
    let names: Vec<&str> = header.split(|it: char| !it.is_alphanumeric()).chain(usual).collect();
    let is_own = |word: &str| {
        let plain = word.to_lowercase();
        NEUTRAL.contains(&plain.trim_end_matches('.'))
            || recognise(word).role == plan.role && !STORIES.contains(&plain.as_str())
            || names.iter().any(|it| have_one_stem(it, word))
    };
    let is_remark = |seen: &Seen| {
        let cell = source.cells.cell(seen.row as usize, place);
        let behind = cell.split_whitespace().skip_while(|it| !it.contains(|it: char| it.is_ascii_digit())).skip(1);
        cell.contains('(') || behind.count() > 1
    };
    let is_other = |(word, seen): &&(String, Seen)| !is_usual(seen) && !is_own(word) && !is_remark(seen);
    if let Some((_, seen)) = survey.last_words.iter().find(is_other) {
        let note = Note::new(&OTHER_WORDS).with(source.quote(seen.row, place));
        plan.notes.push(note.on_line(source.line(seen.row)));
    }
}

/// `Beitrag` and `Beiträge`: the same but for an umlaut and two letters at the end.
fn have_one_stem(one: &str, two: &str) -> bool {
    let plain = |it: &str| it.to_lowercase().replace('ä', "a").replace('ö', "o").replace('ü', "u");
    let (one, two) = (plain(one), plain(two));
    let alike = one.chars().zip(two.chars()).take_while(|(one, two)| one == two).count();
    alike > 2 && one.chars().count().max(two.chars().count()) <= alike + 2
}

/// Nothing decides on the decimal mark.
pub static ASK_MARK: NoteKind = NoteKind {
    code: "decimal_undecided",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ kann {1} oder {2} bedeuten. Gelesen als {1}; bitte legen Sie das Dezimalzeichen der Spalte fest.",
        en: "“{0}” can mean {1} or {2}. Read as {1}; please set the decimal mark of the column.",
    },
};

/// Nothing decides on fractions or per cent.
pub static ASK_SCALE: NoteKind = NoteKind {
    code: "rate_scale_undecided",
    level: Level::Warning,
    text: Text {
        de: "{0} kann {1} oder {2} bedeuten. Gelesen als {1}; ein Prozentzeichen {3} macht es eindeutig.",
        en: "{0} can mean {1} or {2}. Read as {1}; a per cent sign {3} settles it.",
    },
};
/// Where a sign is missing.
const IN_HEADER_OR_CELLS: Text =
    Text { de: "in der Überschrift oder in den Zellen", en: "in the header or in the cells" };
/// The same where the header has one.
const IN_CELLS: Text = Text { de: "in den Zellen", en: "in the cells" };

/// A number that is written out under a header that counts in thousands or millions.
pub static SCALED_TWICE: NoteKind = NoteKind {
    code: "scaled_twice",
    level: Level::Warning,
    text: Text {
        de: "{0} unter einer Überschrift mit „{1}“ ist als {2} gelesen. Das ist kaum gemeint: Ist die Zahl schon ausgeschrieben, nehmen Sie die Einheit aus der Überschrift.",
        en: "{0} under a header with “{1}” is read as {2}. That is hardly meant: if the number is written out already, take the unit out of the header.",
    },
};

/// Numbers of a given table under a header with a unit.
pub static AS_GIVEN: NoteKind = NoteKind {
    code: "numbers_as_given",
    level: Level::Warning,
    text: Text {
        de: "Zahlen einer übergebenen Tabelle gelten, wie sie dastehen: als Stück, Sekunden und Anteile. {0} unter „{1}“ wird nicht umgerechnet; als Text übergeben, würde es das.",
        en: "Numbers of a table that is given count as they stand: as wholes, seconds and fractions. {0} below “{1}” is not converted; given as a text it would be.",
    },
};

/// Signed and bare shares.
pub static MIXED_SHARES: NoteKind = NoteKind {
    code: "shares_mixed",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zelle trägt|Zellen tragen} kein Prozentzeichen, andere schon. Ohne Zeichen gilt bis 1 als Anteil, darüber als Prozent; bitte prüfen Sie die Spalte.",
        en: "{0} {0|cell carries|cells carry} no per cent sign while others do. Without it, up to 1 is a fraction, above it per cent; please check the column.",
    },
};

/// `12:30` as hours and minutes.
pub static CLOCK_HOURS: NoteKind = NoteKind {
    code: "clock_hours",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist als Stunden und Minuten gelesen: so sagt es die Überschrift oder die Messgröße.",
        en: "“{0}” is read as hours and minutes: the header or the measure says so.",
    },
};
/// `12:30` as minutes and seconds.
pub static CLOCK_MINUTES: NoteKind = NoteKind {
    code: "clock_minutes",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist als Minuten und Sekunden gelesen: so sagen es die Überschrift, andere Zellen oder die Messgröße.",
        en: "“{0}” is read as minutes and seconds: the header, other cells or the measure say so.",
    },
};
/// `12:30` as hours and minutes, for want of evidence.
pub static ASK_CLOCK_HOURS: NoteKind = NoteKind {
    code: "clock_undecided",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist als Stunden und Minuten gelesen. Sind es Minuten und Sekunden, schreiben Sie „(Min.)“ in die Überschrift.",
        en: "“{0}” is read as hours and minutes. If it is minutes and seconds, write “(min)” into the header.",
    },
};

/// `12:30` as minutes and seconds, for want of evidence.
pub static ASK_CLOCK_MINUTES: NoteKind = NoteKind {
    code: "clock_undecided",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist als Minuten und Sekunden gelesen. Sind es Stunden und Minuten, schreiben Sie „(Std.)“ in die Überschrift.",
        en: "“{0}” is read as minutes and seconds. If it is hours and minutes, write “(hours)” into the header.",
    },
};

/// Durations without a unit.
pub static SECONDS_ASSUMED: NoteKind = NoteKind {
    code: "duration_unit_assumed",
    level: Level::Warning,
    text: Text {
        de: "Die Dauern nennen keine Einheit und sind als Sekunden gelesen. Sind es Minuten oder Stunden, schreiben Sie „(Min.)“ oder „(Std.)“ in die Überschrift.",
        en: "The durations name no unit and are read as seconds. If they are minutes or hours, write “(min)” or “(hours)” into the header.",
    },
};

/// Spreadsheet errors.
pub static ERRORS: NoteKind = NoteKind {
    code: "spreadsheet_errors",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zelle enthält|Zellen enthalten} einen Fehler der Tabellenkalkulation ({1}) und {0|gilt|gelten} als fehlend.",
        en: "{0} {0|cell holds|cells hold} a spreadsheet error ({1}) and {0|counts|count} as missing.",
    },
};

/// `####`
pub static TOO_NARROW: NoteKind = NoteKind {
    code: "column_too_narrow",
    level: Level::Warning,
    text: Text {
        de: "In {0} {0|Zelle steht|Zellen stehen} nur Rauten: Die Spalte war beim Kopieren zu schmal. Machen Sie sie breiter und kopieren Sie noch einmal.",
        en: "{0} {0|cell shows|cells show} only hash signs: the column was too narrow when it was copied. Widen it and copy again.",
    },
};

/// `1,23E+05`
pub static SCIENTIFIC: NoteKind = NoteKind {
    code: "scientific_notation",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zahl steht|Zahlen stehen} in Exponentschreibweise ({1}); hintere Ziffern können verloren sein.",
        en: "{0} {0|number is|numbers are} in scientific notation ({1}); the last digits may be lost.",
    },
};

/// About and more than.
pub static ROUGH: NoteKind = NoteKind {
    code: "approximate_numbers",
    level: Level::Info,
    text: Text {
        de: "{0} {0|Angabe ist|Angaben sind} ungefähr oder eine Grenze ({1}). Gerechnet wird mit der genannten Zahl.",
        en: "{0} {0|figure is|figures are} approximate or a bound ({1}). The number named is used.",
    },
};

/// A rate over something else.
pub static OTHER_BASE: NoteKind = NoteKind {
    code: "rate_of_other_base",
    level: Level::Info,
    text: Text {
        de: "„{0}“ ist hier durch {1} geteilt, anders als sonst die Kennzahl {2}. Die Werte gelten, wie sie dastehen.",
        en: "“{0}” is divided by {1} here, unlike the KPI {2} elsewhere. The values are used as they stand.",
    },
};

/// A score on another scale.
pub static OTHER_SCALE: NoteKind = NoteKind {
    code: "score_on_other_scale",
    level: Level::Info,
    text: Text {
        de: "„{0}“ enthält Werte wie {1}, die es bei der Kennzahl {2} nicht gibt: Hier gilt eine andere Skala. Die Spalte bleibt ohne Zuordnung.",
        en: "“{0}” holds values such as {1}, which the KPI {2} does not have: another scale is used here. The column is left unassigned.",
    },
};

/// Words behind a number that the others do not have.
pub static OTHER_WORDS: NoteKind = NoteKind {
    code: "words_behind_number",
    level: Level::Warning,
    text: Text {
        de: "Hinter der Zahl in „{0}“ steht etwas, das die übrigen Zellen nicht haben. Gerechnet wird mit der Zahl; bitte prüfen Sie, ob sie hierher gehört.",
        en: "“{0}” names something other than the remaining cells of the column. The number is used; please check whether it belongs here.",
    },
};

/// More than one currency.
pub static CURRENCIES: NoteKind = NoteKind {
    code: "currencies_mixed",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Betrag nennt|Beträge nennen} eine andere Währung als die ersten ({1}). Es wird nicht umgerechnet.",
        en: "{0} {0|amount names|amounts name} another currency than the first ({1}). Nothing is converted.",
    },
};

/// Dates among numbers.
pub static DATES: NoteKind = NoteKind {
    code: "dates_among_numbers",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zelle sieht|Zellen sehen} wie ein Datum aus ({1}). Tabellenkalkulationen machen aus Zahlen wie 1.2 leicht ein Datum; holen Sie die Zahlen aus der ursprünglichen Datei.",
        en: "{0} {0|cell looks|cells look} like a date ({1}). Spreadsheets easily turn numbers such as 1.2 into dates; take the numbers from the original file.",
    },
};
