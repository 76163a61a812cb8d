//! The method box: every setting that the result depends on, so that somebody else can follow it a year later.

use std::collections::BTreeMap;

use super::escape::Page;
use super::{View, words};
use crate::engine::data_set::Decimal;
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::Arg;
use crate::engine::score::{Aggregate, Criterion, Figure, Normalise, NormalisedFigure, Outliers, TargetFrom, Zeros};
use crate::engine::unit::Unit;
use crate::paste::{Order, Share};
use crate::text;

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    page.element("h2", "", view.words(&words::METHOD));
    goals(view, page);
    page.raw("<dl>");
    for (name, value) in settings(view) {
        page.element("dt", "", &name);
        page.element("dd", "", &value);
    }
    page.raw("</dl>");
}

/// One line for each KPI of each goal: weight, direction, goalposts, formula.
fn goals(view: &View<'_>, page: &mut Page) {
    let (scorecard, scores) = (&view.analysis.scorecard, &view.analysis.scores);
    let columns = [
        (view.words(&words::GOAL), ""),
        (view.words(&words::WEIGHT), "n"),
        (view.words(&words::KPI), ""),
        (view.words(&words::SHARE), "n"),
        (view.words(&words::ZERO_AT), "n"),
        (view.words(&words::FULL_AT), "n"),
        (view.words(&words::FORMULA), ""),
    ];
    page.head("small", &columns);
    let mut place = 0;
    for (number, goal) in scorecard.goals.iter().enumerate() {
        let weight = scores.weights.as_ref().and_then(|weights| weights.get(number)).copied();
        let weight = weight.map_or_else(|| "–".to_owned(), |it| text::percent(it, view.language));
        for (nth, criterion) in goal.kpis.iter().enumerate() {
            page.raw("<tr>");
            let (name, share) = match nth {
                0 => (text::goal_name(goal, view.language), weight.clone()),
                _ => (String::new(), String::new()),
            };
            page.element("td", "", &name);
            page.element("td", "n", &share);
            figure(view, criterion, place, page);
            page.raw("</tr>");
            place += 1;
        }
        if goal.kpis.is_empty() {
            page.raw("<tr>");
            page.element("td", "", &text::goal_name(goal, view.language));
            page.element("td", "n", &weight);
            page.raw("<td>–</td><td></td><td></td><td></td><td></td></tr>");
        }
    }
    page.end_table();
}

fn figure(view: &View<'_>, criterion: &Criterion, place: usize, page: &mut Page) {
    let language = view.language;
    let used = view.analysis.scores.figures.list.get(place);
    let (name, unit, formula) = match &criterion.figure {
        Figure::Kpi(kpi) => {
            (kpi.name.get(language).to_owned(), kpi.unit, text::words(kpi, Some(&view.analysis.facts), language))
        }
        Figure::Column(header) => (header.clone(), Unit::PerUnit, format!("[{header}]")),
        Figure::Unknown(id) => (id.clone(), Unit::PerUnit, String::new()),
    };
    let remarks = remarks(view, criterion, used);
    page.element("td", "", &if remarks.is_empty() { name } else { format!("{name} ({})", remarks.join("; ")) });
    page.element("td", "n", &used.map_or_else(String::new, |it| text::percent(it.share, language)));
    let own = view.analysis.scorecard.targets.values().any(|it| it.contains_key(&criterion.figure.id()));
    let way = criterion.normalise.unwrap_or(view.analysis.scorecard.normalise);
    let posts = used.and_then(|it| it.goalposts).filter(|_| way == Normalise::Goalposts);
    match posts {
        Some((zero, one)) => {
            page.element("td", "n", &text::show(zero, unit, language));
            let from_rows = criterion.goalposts.target.is_none() || criterion.goalposts.baseline.is_none();
            let mark = if from_rows { "*" } else { "" };
            page.element("td", "n", &format!("{}{mark}", text::show(one, unit, language)));
        }
        None => {
            let why = match &criterion.asked.target_from {
                _ if own => &words::OWN_TARGETS,
                Some(TargetFrom::Benchmark { .. }) if way == Normalise::Goalposts => &words::BY_BENCHMARK,
                Some(TargetFrom::PreviousPeriod { .. }) if way == Normalise::Goalposts => &words::BY_PERIOD_BEFORE,
                _ => &words::BY_ROWS,
            };
            page.raw("<td></td>");
            page.element("td", "n", view.words(why));
        }
    }
    page.element("td", "", &formula);
}

/// What is otherwise with this figure than with the others.
fn remarks(view: &View<'_>, criterion: &Criterion, used: Option<&NormalisedFigure>) -> Vec<String> {
    let scorecard = &view.analysis.scorecard;
    let mut all = Vec::new();
    // The other direction is the rule, and said once.
    if used.map_or_else(|| criterion.is_lower_better(), NormalisedFigure::is_lower_better_in_effect) {
        all.push(view.words(&words::LESS).to_owned());
    }
    if criterion.asked.log {
        all.push(view.words(&words::LOGARITHM).to_owned());
    }
    if let Some(way) = criterion.normalise.filter(|it| *it != scorecard.normalise) {
        all.push(view.words(words::normalise(way)).to_owned());
    }
    if let Some(outliers) = criterion.asked.outliers.filter(|it| *it != scorecard.asked.outliers) {
        all.push(format!("{}: {}", view.words(&words::OUTLIERS), view.words(words::outliers(outliers))));
    }
    all
}

/// Everything else, as names and values.
pub(super) fn settings(view: &View<'_>) -> Vec<(String, String)> {
    let (scorecard, request, facts) = (&view.analysis.scorecard, view.request, &view.analysis.facts);
    let language = view.language;
    let name = |measure: Measure| measure.entry().name.get(language).to_owned();
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |name: &Text, value: String| all.push((view.words(name).to_owned(), value));
    add(&words::WEIGHTING, view.words(words::weighting(scorecard.weighting.method)).to_owned());
    let from_rows = scorecard.criteria().any(|it| {
        it.goalposts.target.is_none()
            && !matches!(it.asked.target_from, Some(TargetFrom::Benchmark { .. } | TargetFrom::PreviousPeriod { .. }))
            && it.normalise.unwrap_or(scorecard.normalise) == Normalise::Goalposts
    });
    let way = view.words(words::normalise(scorecard.normalise));
    add(
        &words::NORMALISED,
        match from_rows {
            true => format!("{way} (* {})", view.words(&words::BY_ROWS)),
            false => way.to_owned(),
        },
    );
    if let Some(peers) = scorecard.asked.peers {
        add(&words::COMPARED, view.words(words::peers(peers)).to_owned());
    }
    if scorecard.asked.outliers != Outliers::Off {
        add(&words::OUTLIERS, view.words(words::outliers(scorecard.asked.outliers)).to_owned());
    }
    add(&words::DIRECTION, view.words(&words::MORE_UNLESS).to_owned());
    add(&words::MEAN, view.words(words::mean(scorecard.aggregate)).to_owned());
    if scorecard.aggregate == Aggregate::Geometric && scorecard.zeros == Zeros::OneToHundred {
        add(&words::ZEROS, view.words(&words::ONE_TO_HUNDRED).to_owned());
    }
    add(&words::MINIMUM, text::percent(scorecard.minimum_coverage, language));
    add(&words::ROWS_ARE, view.words(words::per(facts.settings.per)).to_owned());
    if let Some(days) = facts.settings.days {
        add(&words::PERIOD, view.say(&words::DAYS, &[Arg::Number(days)]));
    }
    if !facts.counted().is_empty() {
        add(&words::COUNTED, facts.counted().iter().map(|kind| name(*kind)).collect::<Vec<_>>().join(", "));
    }
    if uses_weighted(view) {
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
        add(&words::STEPS, view.say(&words::N_STEPS, &[request.steps.len().into()]));
    }
    let roles = request.corrections.columns.iter().map(|(header, role)| {
        let role = match role.as_str() {
            "ignore" => view.words(&words::IGNORED).to_owned(),
            "criterion" => view.words(&words::CRITERION).to_owned(),
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
        (&words::DECIMALS, corrected(view, &corrections.numbers, mark)),
        (&words::DATES, corrected(view, &corrections.dates, order)),
        (&words::SHARES, corrected(view, &corrections.shares, share)),
    ] {
        if !columns.is_empty() {
            add(name, columns);
        }
    }
    if let Some(robustness) = &scorecard.robustness {
        let args =
            [Arg::Count(robustness.draws as usize), robustness.firmness.into(), Arg::Count(robustness.seed as usize)];
        add(&words::FIRMNESS, view.say(&words::FIRMNESS_BY, &args));
    }
    add(&words::MISSING, view.words(&words::MISSING_RULE).to_owned());
    all
}

/// What a person said about columns: `Likes: comma, CTR: point`.
fn corrected<T>(view: &View<'_>, said: &BTreeMap<String, T>, words: impl Fn(&T) -> &'static Text) -> String {
    let column = |(header, it): (&String, &T)| {
        let header = if header == "*" { view.words(&words::ALL_COLUMNS) } else { header.as_str() };
        format!("{header}: {}", view.words(words(it)))
    };
    said.iter().map(column).collect::<Vec<_>>().join(", ")
}

fn uses_weighted(view: &View<'_>) -> bool {
    let criteria = view.analysis.scorecard.criteria();
    criteria.into_iter().any(|it| matches!(it.figure, Figure::Kpi(kpi) if kpi.id.starts_with("weighted_")))
}
