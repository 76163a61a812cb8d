//! What every score, rank, contribution and probability obeys.

use proptest::prelude::*;
use serde_json::json;

use super::tables::{Card, Row, card, close, labelled, report, row, rows, typed_card, z_card};
use super::tried;

/// A figure of a report between two bounds, rounding aside.
#[track_caller]
fn within(what: &str, value: f64, low: f64, high: f64) {
    assert!((low - 1e-9..=high + 1e-9).contains(&value), "{what}: {value} is not in {low}..={high}");
}

/// Everything that is said about a row which does not depend on its place.
#[track_caller]
fn same_rows(before: &[(String, Row)], after: &[(String, Row)], cards: (&Card, &Card)) {
    let (first, second) = (report(before, cards.0), report(after, cards.1));
    for (label, _) in before {
        let (a, b) = (row(&first, label), row(&second, label));
        close("score", a.score, b.score);
        close("low", a.low, b.low);
        close("high", a.high, b.high);
        close("coverage", Some(a.coverage), Some(b.coverage));
        assert_eq!(a.rank, b.rank, "{label}");
        for (a, b) in a.contributions.iter().zip(&b.contributions) {
            close("normalised", a.normalised, b.normalised);
            close("points", a.points, b.points);
        }
    }
}

proptest! {
    #![proptest_config(tried(100))]

    /// Scores lie on the scale, between what missing cells could make of them at worst and at best; ranks likewise.
    #[test]
    fn scores_are_bounded(rows in rows(7), card in card()) {
        let report = report(&labelled(&rows), &card);
        prop_assert_eq!(report.score.rows.len(), rows.len());
        let scored = report.score.rows.iter().filter(|it| it.score.is_some()).count();
        for it in &report.score.rows {
            within("coverage", it.coverage, 0.0, 1.0);
            prop_assert_eq!(it.score.is_some(), it.rank.is_some());
            // Where no figure separates anything, there is nothing to bound.
            prop_assert!(it.low.is_some() == it.high.is_some() && it.low.is_some() >= it.score.is_some());
            let (low, high) = (it.low.unwrap_or(0.0), it.high.unwrap_or(100.0));
            within("low", low, 0.0, 100.0);
            within("high", high, low, 100.0);
            if let (Some(score), Some(rank)) = (it.score, it.rank) {
                within("score", score, low, high);
                prop_assert!(score.is_sign_positive(), "−0 is no score");
                prop_assert!((1..=scored as u32).contains(&rank));
                prop_assert!(it.rank_low.expect("a bound") <= it.rank_high.expect("a bound"));
            }
            for contribution in &it.contributions {
                within("normalised", contribution.normalised.unwrap_or(0.0), 0.0, 1.0);
                close("held", contribution.unclamped.map(|it| it.clamp(0.0, 1.0)), contribution.normalised);
            }
        }
        // Who scores more has the better rank.
        for (a, b) in report.score.rows.iter().flat_map(|a| report.score.rows.iter().map(move |b| (a, b))) {
            if let (Some(x), Some(y)) = (a.score, b.score) && x > y + 1e-6 {
                prop_assert!(a.rank < b.rank, "{x} has rank {:?}, {y} {:?}", a.rank, b.rank);
            }
        }
    }

    /// A better figure never makes a score worse, whichever direction is better.
    #[test]
    fn better_figures_never_hurt(rows in rows(6), card in card(), place: prop::sample::Index, column in 0usize..3, step in 0.01f64..20.0) {
        let place = place.index(rows.len());
        let before = labelled(&rows);
        let Some(value) = rows[place][column] else { return Ok(()) };
        let better = card.better(column, value, step);
        // Zero and below cannot be a share of the leader, nor be told from a loss where targets come from the table.
        prop_assume!(better > 0.0);
        let mut after = before.clone();
        after[place].1[column] = Some(better);
        let (first, second) = (report(&before, &card), report(&after, &card));
        let label = &before[place].0;
        if let (Some(a), Some(b)) = (row(&first, label).score, row(&second, label).score) {
            prop_assert!(b >= a - 1e-9, "{value} → {better}: score {a} → {b}");
        }
    }

    #[test]
    fn better_figures_never_hurt_under_standard_scores(rows in rows(6), card in z_card(), place: prop::sample::Index, column in 0usize..3, step in 0.01f64..20.0) {
        let place = place.index(rows.len());
        let before = labelled(&rows);
        let Some(value) = rows[place][column] else { return Ok(()) };
        let mut after = before.clone();
        after[place].1[column] = Some(card.better(column, value, step));
        // A column whose last difference goes is left out, with what it said against a row.
        let is_told_apart = |rows: &[(String, Row)]| {
            let mut values = rows.iter().filter_map(|it| it.1[column]);
            let first = values.next();
            values.any(|it| Some(it) != first)
        };
        prop_assume!(is_told_apart(&before) && is_told_apart(&after));
        let (first, second) = (report(&before, &card), report(&after, &card));
        if let (Some(a), Some(b)) = (row(&first, &before[place].0).score, row(&second, &before[place].0).score) {
            prop_assert!(b >= a - 1e-9, "score {a} → {b}");
        }
    }

    #[test]
    fn the_order_of_rows_is_no_matter(rows in rows(7), card in prop_oneof![card(), z_card()], turn: prop::sample::Index, is_mirrored: bool) {
        let before = labelled(&rows);
        let mut after = before.clone();
        after.rotate_left(turn.index(rows.len()));
        if is_mirrored {
            after.reverse();
        }
        same_rows(&before, &after, (&card, &card));
    }

    #[test]
    fn only_the_proportion_of_weights_counts(rows in rows(6), card in prop_oneof![card(), z_card()], factor in 0.01f64..100.0) {
        let mut other = card.clone();
        other.weights = card.weights.map(|it| it * factor);
        for criterion in &mut other.criteria {
            criterion.weight *= factor;
        }
        let rows = labelled(&rows);
        same_rows(&rows, &rows, (&card, &other));
    }

    /// Nothing is known about one more row, so nothing changes for the others. (A table of a single row is another matter: it has
    /// nothing to be compared with, and takes its targets from the catalogue.)
    #[test]
    fn an_empty_row_changes_nothing(rows in rows(6), card in prop_oneof![card(), z_card()], place: prop::sample::Index) {
        prop_assume!(rows.len() > 1);
        let before = labelled(&rows);
        let mut after = before.clone();
        after.insert(place.index(rows.len() + 1), ("nothing".to_owned(), [None; 3]));
        same_rows(&before, &after, (&card, &card));
        let report = report(&after, &card);
        let empty = row(&report, "nothing");
        prop_assert_eq!((empty.score, empty.rank), (None, None));
    }

    /// With baseline and target typed, a row's score is its own: to the last bit, whoever else is in the table.
    #[test]
    fn typed_goalposts_do_not_look_at_others(mine in rows(1), others in rows(6), changed in rows(6), card in typed_card()) {
        let with = |others: &[Row]| {
            let all: Vec<Row> = mine.iter().chain(others).copied().collect();
            row(&report(&labelled(&all), &card), "R0").score.map(f64::to_bits)
        };
        let alone = with(&[]);
        prop_assert_eq!(alone, with(&others));
        prop_assert_eq!(alone, with(&changed));
    }

    #[test]
    fn contributions_add_up(rows in rows(6), card in prop_oneof![2 => card(), 1 => z_card()]) {
        for it in report(&labelled(&rows), &card).score.rows {
            let points: Vec<f64> = it.contributions.iter().filter_map(|it| it.points).collect();
            let Some(score) = it.score else {
                prop_assert!(points.is_empty(), "a row without a score has no points");
                continue;
            };
            match (card.normalise, card.aggregate) {
                ("z_score", _) => close("sum", Some(points.iter().sum()), Some(score - 50.0)),
                (_, "harmonic") => prop_assert!(points.is_empty()),
                _ => close("sum", Some(points.iter().sum()), Some(score)),
            }
        }
    }
}

proptest! {
    #![proptest_config(tried(25))]

    /// One of two rows is above the other, and every row has some place.
    #[test]
    fn probabilities_add_up_to_one(rows in rows(5), card in prop_oneof![card(), z_card()], seed: u32) {
        let robustness = Some(json!({ "draws": 60, "seed": seed }));
        let report = report(&labelled(&rows), &Card { robustness, ..card });
        let firm = report.robustness.expect("asked for");
        let table = firm.head_to_head.expect("few rows");
        for (i, j) in (0..rows.len()).flat_map(|i| (0..rows.len()).map(move |j| (i, j))) {
            if let (Some(above), Some(below)) = (table[i][j], table[j][i]) {
                within("a probability", above, 0.0, 1.0);
                close("above and below", Some(above + below), Some(1.0));
            }
            prop_assert_eq!(table[i][j].is_some(), table[j][i].is_some());
        }
        let places = firm.rank_acceptability.expect("few rows");
        for (row, shares) in report.score.rows.iter().zip(&places) {
            let shares: Vec<f64> = shares.iter().flatten().copied().collect();
            prop_assert_eq!(shares.is_empty(), row.score.is_none());
            if !shares.is_empty() {
                close("shares of a row", Some(shares.iter().sum()), Some(1.0));
            }
        }
        let scored = report.score.rows.iter().filter(|it| it.score.is_some()).count();
        for place in 0..scored {
            close("shares of a place", Some(places.iter().filter_map(|it| it[place]).sum()), Some(1.0));
        }
        for (rank, row) in firm.expected_rank.expect("few rows").into_iter().zip(&report.score.rows) {
            prop_assert_eq!(rank.is_some(), row.score.is_some());
            within("expected rank", rank.unwrap_or(1.0), 1.0, scored.max(1) as f64);
        }
        let influence: Vec<f64> = firm.influence.iter().filter_map(|(_, share)| *share).collect();
        if !influence.is_empty() {
            close("influence", Some(influence.iter().sum()), Some(1.0));
        }
    }
}
