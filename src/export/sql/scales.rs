//! From `labelled` to `normalised`, which has the figures' values and the shares of weight beside everything else.
//!
//! What all rows together decide comes from windows over them, so that every step reads the one before and nothing else:
//! engines that copy a step wherever it is read would plan for minutes otherwise.

use super::expr::number;
use super::figures::Scored;
use super::places::{self, Places, Shared};
use super::scores::{Goal, Shares};
use super::step::{Steps, columns};
use super::words;
use crate::engine::language::Language;
use crate::engine::score::{Normalise, Scorecard};

/// A list of columns with their comments.
type List = Vec<(String, String)>;

/// Writes the steps.
pub(super) fn write(
    figures: &[Scored<'_>],
    goals: &[Goal<'_>],
    shares: &Shares,
    scorecard: &Scorecard,
    steps: &mut Steps,
    language: Language,
) {
    let scored: Vec<&Scored<'_>> = figures.iter().filter(|figure| figure.raw.is_some()).collect();
    let has_peers = scored.iter().any(|figure| figure.has_peers);
    let mut from = "labelled".to_owned();
    if scored.iter().any(|figure| figure.has_own()) {
        from = write_own_targets(&scored, scorecard, steps, language);
    }
    if has_peers {
        let peers = "COALESCE(class, CASE WHEN COUNT(class) OVER () = 0 THEN 'all' END) AS peers";
        from = extend(steps, "peered", words::PEERS.get(language), &from, vec![(String::new(), peers.to_owned())]);
    }
    let bent: Vec<&&Scored<'_>> = scored.iter().filter(|it| it.is_log() && !it.is_held()).collect();
    if !bent.is_empty() {
        let list = bent.iter().map(|it| (String::new(), format!("{} AS f{}_shift", it.shift(), it.n))).collect();
        from = extend(steps, "shifts", words::SHIFTS.get(language), &from, list);
        let raw = |it: &&&Scored<'_>| it.raw.clone().unwrap_or_default();
        let list = bent.iter().map(|it| (String::new(), format!("{} AS t{}", it.bent(&raw(it)), it.n))).collect();
        from = extend(steps, "bent", "", &from, list);
    }
    let by_place: Vec<(usize, String)> = scored
        .iter()
        .filter(|figure| figure.way == Normalise::PercentileRank)
        .filter_map(|figure| Some((figure.n, figure.compared()?)))
        .collect();
    if !by_place.is_empty() {
        let ranks = write_figure_ranks(&by_place, &from, has_peers, steps, language);
        from = format!("{from} JOIN {ranks} USING (place)");
    }
    let marks: Vec<String> = scored.iter().flat_map(|figure| figure.marks(steps.dialect)).collect();
    if !marks.is_empty() {
        let marks = std::iter::once("COUNT(*) OVER () AS n_rows".to_owned()).chain(marks);
        let list = marks.map(|it| (String::new(), it)).collect();
        from = extend(steps, "marks", words::MARKS.get(language), &from, list);
    }
    let told = scored.iter().filter(|figure| figure.has_peers && !figure.is_held()).map(|figure| {
        let told = figure.separates();
        (String::new(), format!("MAX(CASE WHEN {told} THEN 1 ELSE 0 END) OVER () AS f{}_told", figure.n))
    });
    let told: List = told.collect();
    from = extend(steps, "told_apart", words::TOLD_APART.get(language), &from, told);
    let list = scales(&scored, scorecard);
    from = extend(steps, "scales", words::SCALES.get(language), &from, list);
    let shifts = scored.iter().filter(|it| it.is_log() && it.is_held());
    let shifts: List = shifts.map(|it| (String::new(), format!("{} AS f{}_shift", it.shift(), it.n))).collect();
    from = extend(steps, "goalpost_shifts", words::SHIFTS.get(language), &from, shifts);

    let mut list: List = figures
        .iter()
        .map(|figure| {
            let way = words::way(figure.way).get(language);
            let is_turned = figure.way != Normalise::Goalposts && figure.criterion.is_lower_better();
            let turned = if is_turned { format!(", {}", words::LOWER.get(language)) } else { String::new() };
            let about = format!("u{}: {} ({way}{turned})", figure.n, figure.about(scorecard));
            let name = if is_finished(figure) { figure.value() } else { format!("free_u{}", figure.n) };
            (about, format!("{} AS {name}", figure.position()))
        })
        .collect();
    list.extend(shares.kept(goals).into_iter().map(|it| (String::new(), it)));
    let mut finishing: List = figures
        .iter()
        .filter(|figure| !is_finished(figure))
        .map(|figure| {
            let (u, floor) = (figure.value(), figure.floor);
            let held = match figure.is_held() {
                true => format!("CASE WHEN free_{u} < 0 THEN 0e0 WHEN free_{u} > 1 THEN 1e0 ELSE free_{u} END"),
                false => format!("free_{u}"),
            };
            let lifted = match floor > 0.0 {
                true => format!("{} + {} * {held}", number(floor), number(1.0 - floor)),
                false => held,
            };
            (String::new(), format!("{lifted} AS {u}"))
        })
        .collect();
    finishing.extend(shares.of_kept(goals).into_iter().map(|it| (String::new(), it)));
    let name = if finishing.is_empty() { "normalised" } else { "positions" };
    let about = words::NORMALISED.get(language);
    list.insert(0, (String::new(), "*".to_owned()));
    steps.add(name, about, format!("SELECT\n{}\nFROM {from}", columns(list)));
    extend(steps, "normalised", words::HELD.get(language), "positions", finishing);
}

/// Whether nothing comes after the position.
fn is_finished(figure: &Scored<'_>) -> bool {
    figure.raw.is_none() || (!figure.is_held() && figure.floor <= 0.0)
}

/// A step with everything of the one before and more; none where there is nothing more. Gives what to read next.
fn extend(steps: &mut Steps, name: &str, about: &str, from: &str, list: List) -> String {
    if list.is_empty() {
        return from.to_owned();
    }
    let list = std::iter::once((String::new(), "*".to_owned())).chain(list);
    steps.add(name, about, format!("SELECT\n{}\nFROM {from}", columns(list)));
    name.to_owned()
}

/// Where 0 and 1 lie for each figure, and which figures separate nothing.
fn scales(scored: &[&Scored<'_>], scorecard: &Scorecard) -> List {
    let mut list = Vec::new();
    for figure in scored {
        let n = figure.n;
        if figure.has_end_columns() {
            let (zero, one) = figure.goalposts();
            list.push((format!("f{n}: {}", figure.about(scorecard)), format!("{zero} AS f{n}_zero")));
            list.push((String::new(), format!("{one} AS f{n}_one")));
            if figure.has_own() {
                // A target on its baseline spoils the figure for all rows, unless every row has goalposts of its own.
                let usable = format!("COALESCE({zero} <> {one}, TRUE) OR f{n}_n_own = n_rows");
                list.push((String::new(), format!("{usable} AS f{n}_is_usable")));
            }
        }
        if let Some(left_out) = figure.left_out() {
            list.push((String::new(), format!("{left_out} AS f{n}_is_left_out")));
        }
    }
    list
}

/// Writes the ranks of all figures that count by their place, in one go: one figure after the other would make a chain
/// of steps that is longer than Spark's analyser follows (100 rounds). Gives the step with a row's ranks.
fn write_figure_ranks(
    figures: &[(usize, String)],
    from: &str,
    has_peers: bool,
    steps: &mut Steps,
    language: Language,
) -> String {
    let (peers, part) = if has_peers { ("\n  peers,", "figure, peers") } else { ("", "figure") };
    let numbers: Vec<String> = figures.iter().map(|(n, _)| format!("({n})")).collect();
    let values: String = figures.iter().map(|(n, x)| format!("\n    WHEN {n} THEN {x}")).collect();
    steps.add(
        "figure_values",
        words::FIGURE_VALUES.get(language),
        format!(
            "SELECT\n  place AS row_place,\n  ROW_NUMBER() OVER (ORDER BY figure, place) AS place,\n  figure,{peers}\n  CASE figure{values}\n  END AS figure_value\nFROM {from} CROSS JOIN (VALUES {}) AS figures(figure)",
            numbers.join(", ")
        ),
    );
    let ranked = places::write(
        steps,
        &Places {
            from: "figure_values",
            name: "figure",
            value: "figure_value",
            part: Some(part),
            shared: Shared::Mean,
            kept: &format!("row_place, place, {part}, figure_value"),
        },
        language,
    );
    let list = figures
        .iter()
        .map(|(n, _)| (String::new(), format!("MAX(CASE WHEN figure = {n} THEN figure_rank END) AS f{n}_rank")));
    let list = std::iter::once((String::new(), "row_place AS place".to_owned())).chain(list);
    steps.add("figure_ranks", "", format!("SELECT\n{}\nFROM {ranked}\nGROUP BY row_place", columns(list)));
    "figure_ranks".to_owned()
}

/// Joins the goalposts of single rows.
fn write_own_targets(scored: &[&Scored<'_>], scorecard: &Scorecard, steps: &mut Steps, language: Language) -> String {
    let end = |value: Option<f64>| value.map_or("CAST(NULL AS DOUBLE)".to_owned(), number);
    let (mut list, mut joins): (List, String) = (vec![(String::new(), "labelled.*".to_owned())], String::new());
    for figure in scored.iter().filter(|figure| figure.has_own()) {
        let (n, id) = (figure.n, figure.criterion.figure.id());
        let rows: Vec<String> = scorecard
            .targets
            .iter()
            .filter_map(|(label, own)| Some((label, own.get(&id)?)))
            .map(|(label, posts)| {
                format!("  ({}, {}, {})", steps.dialect.literal(label), end(posts.baseline), end(posts.target))
            })
            .collect();
        list.push((String::new(), format!("own_{n}_label, own_{n}_baseline, own_{n}_target")));
        joins.push_str(&format!(
            "\nLEFT JOIN (VALUES\n{}\n) AS own_{n}(own_{n}_label, own_{n}_baseline, own_{n}_target) ON own_{n}_label = label",
            rows.join(",\n")
        ));
    }
    let query = format!("SELECT\n{}\nFROM labelled{joins}", columns(list));
    steps.add("aimed", words::OWN_TARGETS.get(language), query);
    "aimed".to_owned()
}
