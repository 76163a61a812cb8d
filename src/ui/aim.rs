//! What else can be said about a KPI in a goal: which direction is better, where its target comes from, whether the
//! logarithm is taken.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::select::Select;
use super::wish::Edit;
use super::words::Words;
use crate::engine::benchmarks::{self, Benchmark};
use crate::engine::score::{Criterion, Figure, Normalise, TargetFrom};
use crate::engine::unit::Better;

/// Targets that need no typing. Those of the catalogue of benchmarks follow.
const TARGETS: [TargetFrom; 4] = [
    TargetFrom::PreviousPeriod { factor: 1.0 },
    TargetFrom::PreviousPeriod { factor: 1.1 },
    TargetFrom::Quantile { p: 0.5 },
    TargetFrom::Quantile { p: 0.75 },
];

/// The fields below weight and goalposts; `name` is the KPI's.
pub fn fields(
    goal: usize,
    place: usize,
    criterion: &Criterion,
    name: &str,
    is_by_goalposts: bool,
    words: &Words,
    edit: &Callback<Edit>,
) -> Html {
    let id = |field: &str| format!("{field}-{goal}-{place}");
    let better = if criterion.is_lower_better() { Better::Lower } else { Better::Higher };
    let on_better = edit.reform(move |id: String| {
        let better = if id == Better::Lower.id() { Better::Lower } else { Better::Higher };
        Edit::DirectionChosen { goal, place, better }
    });
    let on_log = edit.reform(move |event: Event| {
        let log = event.target_unchecked_into::<HtmlInputElement>().checked();
        Edit::LogTaken { goal, place, log }
    });
    let uses_goalposts = criterion.normalise.map_or(is_by_goalposts, |it| it == Normalise::Goalposts);
    html! {
        <div class="aims">
            <div class="field">
                <label for={id("better")}>{ words.direction }</label>
                <Select id={id("better")} name={words.say(words.direction_of, &[name.into()])} value={better.id()} onchoose={on_better}>
                    for (it, label) in [(Better::Higher, words.more_is_better), (Better::Lower, words.less_is_better)] {
                        <option value={it.id()}>{ label }</option>
                    }
                </Select>
            </div>
            if uses_goalposts { { target_from(goal, place, criterion, name, words, edit) } }
            <label class="tick"><input type="checkbox" checked={criterion.asked.log} onchange={on_log} />{ words.take_log }</label>
        </div>
    }
}

/// A choice between targets from elsewhere. What a link brought along is among them, whatever its numbers.
fn target_from(
    goal: usize,
    place: usize,
    criterion: &Criterion,
    name: &str,
    words: &Words,
    edit: &Callback<Edit>,
) -> Html {
    let id = format!("target-from-{goal}-{place}");
    let published = benchmarks::ALL.iter().copied().filter(|it| is_of(it, &criterion.figure));
    let published = published.map(|benchmark| TargetFrom::Benchmark { benchmark, channel: None });
    let mut all: Vec<TargetFrom> = TARGETS.into_iter().chain(published).collect();
    let chosen = criterion.asked.target_from.as_ref();
    if let Some(other) = chosen.filter(|it| !all.contains(it)) {
        all.push(other.clone());
    }
    let value = chosen.and_then(|it| all.iter().position(|other| other == it));
    let value = value.map(|it| it.to_string()).unwrap_or_default();
    let options: Vec<String> = all.iter().map(|it| label(it, words)).collect();
    let onchoose = edit.reform(move |id: String| {
        let from = id.parse().ok().and_then(|it: usize| all.get(it).cloned());
        Edit::TargetTaken { goal, place, from }
    });
    let source = match chosen {
        Some(TargetFrom::Benchmark { benchmark, .. }) => Some(source(benchmark, words)),
        _ => None,
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ words.target_from }</label>
            <Select {id} name={words.say(words.target_from_of, &[name.into()])} {value} {onchoose}>
                <option value="">{ words.target_typed }</option>
                for (it, label) in options.into_iter().enumerate() { <option key={it} value={it.to_string()}>{ label }</option> }
            </Select>
            if let Some(source) = source { <p class="muted">{ source }</p> }
        </div>
    }
}

/// Never across formulas.
fn is_of(benchmark: &Benchmark, figure: &Figure) -> bool {
    matches!(figure, Figure::Kpi(kpi) if kpi.id == benchmark.kpi.id)
}

fn label(from: &TargetFrom, words: &Words) -> String {
    match from {
        TargetFrom::PreviousPeriod { factor } => words.say(words.target_previous, &[words.share_of(*factor).into()]),
        TargetFrom::Quantile { p } if *p == 0.5 => words.target_median.to_owned(),
        TargetFrom::Quantile { p } => words.say(words.target_quantile, &[words.share_of(1.0 - p).into()]),
        TargetFrom::Benchmark { benchmark, .. } => words.say(
            words.target_published,
            &[benchmark.name.get(words.language).into(), benchmark.year.to_string().into()],
        ),
    }
}

/// A published figure is worth no more than what is known about it.
fn source(benchmark: &Benchmark, words: &Words) -> String {
    let of = |text: crate::engine::language::Text| text.get(words.language);
    words.say(
        words.target_source,
        &[
            of(benchmark.formula).into(),
            of(benchmark.statistic).into(),
            of(benchmark.sample).into(),
            benchmark.source.into(),
        ],
    )
}
