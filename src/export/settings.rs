//! How a result came about, as names and values: what the report's method box says, and the workbook's sheet of the method.

use std::collections::BTreeMap;

use super::words;
use crate::api::{Analysis, Request};
use crate::engine::data_set::Decimal;
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::note::Arg;
use crate::engine::score::{
    Aggregate, Criterion, Figure, Normalise, NormalisedFigure, Outliers, Scorecard, TargetFrom, Zeros,
};
use crate::engine::unit::Unit;
use crate::paste::{Order, Share};
use crate::text;

/// What scores 0 and what 100, with a star where one of them comes from the rows.
pub(super) fn marks(
    figure: &NormalisedFigure,
    criterion: &Criterion,
    unit: Unit,
    language: Language,
) -> Option<(String, String)> {
    let (zero, full) = figure.goalposts?;
    let is_typed = criterion.goalposts.target.is_some() && criterion.goalposts.baseline.is_some();
    let full = text::show(full, unit, language);
    Some((text::show(zero, unit, language), if is_typed { full } else { format!("{full}*") }))
}

/// Every setting that the result depends on beside goals and figures, by its name.
pub(super) fn settings(request: &Request, analysis: &Analysis) -> Vec<(String, String)> {
    let (scorecard, facts, language) = (&analysis.scorecard, &analysis.facts, request.language);
    let said = |text: &Text| text.get(language);
    let say = |text: &Text, args: &[Arg]| text::fill(said(text), args, language);
    let name = |measure: Measure| measure.entry().name.get(language).to_owned();
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |name: &Text, value: String| all.push((said(name).to_owned(), value));
    add(&words::WEIGHTING, said(words::weighting(scorecard.weighting.method)).to_owned());
    let from_rows = scorecard.criteria().any(|it| {
        it.goalposts.target.is_none()
            && !matches!(it.asked.target_from, Some(TargetFrom::Benchmark { .. } | TargetFrom::PreviousPeriod { .. }))
            && it.normalise.unwrap_or(scorecard.normalise) == Normalise::Goalposts
    });
    let way = said(words::normalise(scorecard.normalise));
    add(
        &words::NORMALISED,
        match from_rows {
            true => format!("{way} (* {})", said(&words::BY_ROWS)),
            false => way.to_owned(),
        },
    );
    if let Some(peers) = scorecard.asked.peers {
        add(&words::COMPARED, said(words::peers(peers)).to_owned());
    }
    if scorecard.asked.outliers != Outliers::Off {
        add(&words::OUTLIERS, said(words::outliers(scorecard.asked.outliers)).to_owned());
    }
    add(&words::DIRECTION, said(&words::MORE_UNLESS).to_owned());
    add(&words::MEAN, said(words::mean(scorecard.aggregate)).to_owned());
    if scorecard.aggregate == Aggregate::Geometric && scorecard.zeros == Zeros::OneToHundred {
        add(&words::ZEROS, said(&words::ONE_TO_HUNDRED).to_owned());
    }
    add(&words::MINIMUM, text::percent(scorecard.minimum_coverage, language));
    add(&words::ROWS_ARE, said(words::per(facts.settings.per)).to_owned());
    if let Some(days) = facts.settings.days {
        add(&words::PERIOD, say(&words::DAYS, &[Arg::Number(days)]));
    }
    if !facts.counted().is_empty() {
        add(&words::COUNTED, facts.counted().iter().map(|kind| name(*kind)).collect::<Vec<_>>().join(", "));
    }
    if uses_weighted(scorecard) {
        let kinds = facts
            .weighted()
            .iter()
            .map(|(kind, weight)| format!("{} × {}", text::decimal(*weight, language), name(*kind)));
        add(&words::WEIGHTED, kinds.collect::<Vec<_>>().join(" + "));
    }
    for kpi in &facts.settings.own {
        let formula = text::words(kpi, Some(facts), language);
        add(&words::OWN_KPI, format!("{} = {formula}", kpi.name.get(language)));
    }
    if !request.steps.is_empty() {
        add(&words::STEPS, say(&words::N_STEPS, &[request.steps.len().into()]));
    }
    let roles = request.corrections.columns.iter().map(|(header, role)| {
        let role = match role.as_str() {
            "ignore" => said(&words::IGNORED).to_owned(),
            "criterion" => said(&words::CRITERION).to_owned(),
            id => Measure::from_id(id)
                .map(name)
                .or_else(|| Kpi::from_id(id).map(|kpi| kpi.name.get(language).to_owned()))
                .unwrap_or_else(|| id.to_owned()),
        };
        format!("{header} = {role}")
    });
    let roles: Vec<String> = roles.collect();
    if !roles.is_empty() {
        add(&words::CORRECTED, roles.join(", "));
    }
    let corrections = &request.corrections;
    let mark = |it: &Decimal| if *it == Decimal::Comma { &words::COMMA } else { &words::POINT };
    let order = |it: &Order| match it {
        Order::DayFirst => &words::DAY_FIRST,
        Order::MonthFirst => &words::MONTH_FIRST,
        Order::YearFirst => &words::YEAR_FIRST,
    };
    let share = |it: &Share| if *it == Share::Fraction { &words::FRACTIONS } else { &words::PER_CENT };
    for (name, columns) in [
        (&words::DECIMALS, corrected(language, &corrections.numbers, mark)),
        (&words::DATES, corrected(language, &corrections.dates, order)),
        (&words::SHARES, corrected(language, &corrections.shares, share)),
    ] {
        if !columns.is_empty() {
            add(name, columns);
        }
    }
    if let Some(robustness) = &scorecard.robustness {
        let args =
            [Arg::Count(robustness.draws as usize), robustness.firmness.into(), Arg::Count(robustness.seed as usize)];
        add(&words::FIRMNESS, say(&words::FIRMNESS_BY, &args));
    }
    add(&words::MISSING, said(&words::MISSING_RULE).to_owned());
    all
}

/// What a person said about columns: `Likes: comma, CTR: point`.
fn corrected<T>(language: Language, said: &BTreeMap<String, T>, words: impl Fn(&T) -> &'static Text) -> String {
    let column = |(header, it): (&String, &T)| {
        let header = if header == "*" { words::ALL_COLUMNS.get(language) } else { header.as_str() };
        format!("{header}: {}", words(it).get(language))
    };
    said.iter().map(column).collect::<Vec<_>>().join(", ")
}

fn uses_weighted(scorecard: &Scorecard) -> bool {
    scorecard.criteria().any(|it| matches!(it.figure, Figure::Kpi(kpi) if kpi.id.starts_with("weighted_")))
}
