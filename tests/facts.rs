//! KPIs of result rows: pooling, coverage, what is missing. All figures are small enough to check in the head.

mod support;

use support::{facts, kpi, same};
use zielwert::engine::facts::Facts;
use zielwert::engine::kpis;
use zielwert::engine::measure::Measure;
use zielwert::engine::settings::{Per, Settings};

/// The value of a KPI in each result row.
#[track_caller]
fn check(table: &str, per: Per, id: &str, expected: &[Option<f64>]) {
    check_with(table, |settings| settings.per = per, id, expected);
}

#[track_caller]
fn check_with(table: &str, change: impl FnOnce(&mut Settings), id: &str, expected: &[Option<f64>]) {
    let facts = facts(table, change);
    assert_eq!(facts.rows.len(), expected.len(), "result rows");
    let column = facts.kpi(kpi(id));
    for (row, expected) in expected.iter().enumerate() {
        same(&format!("{id} of {}", facts.rows[row].label), column.values.get(row), *expected);
    }
}

const POSTS: &str = "
    company channel  post likes comments shares reach followers
    A       LinkedIn p1   10    2        3      100   1000
    A       LinkedIn p2   20    -        1      200   1000
    A       X        p3   30    4        6      400   500
    B       X        p4   5     1        0      0     50
";

#[test]
fn rates_divide_sums_over_the_covered_rows() {
    // p2 lacks its comments, so it enters no sum: (15 + 40) ÷ (100 + 400).
    check(POSTS, Per::Company, "engagement_rate_by_reach", &[Some(55.0 / 500.0), None]);
    // Each row has its own base: (15 + 40) ÷ (1000 + 500).
    check(POSTS, Per::Company, "engagement_rate_by_followers", &[Some(55.0 / 1500.0), Some(6.0 / 50.0)]);
    check(POSTS, Per::Row, "engagement_rate_by_reach", &[Some(0.15), None, Some(0.1), None]);
}

#[test]
fn the_mean_of_rates_stands_beside_the_pooled_rate() {
    let facts = facts(POSTS, |settings| settings.per = Per::Company);
    let detail = facts.detail(kpi("engagement_rate_by_reach"), 0);
    same("pooled", detail.value, Some(0.11));
    same("mean", detail.mean_of_rates, Some(0.125));
    assert_eq!(detail.covered, 2);
}

#[test]
fn a_zero_base_is_no_value_and_an_empty_cell_is_named() {
    let facts = facts(POSTS, |_| {});
    let rate = kpi("engagement_rate_by_reach");
    assert_eq!(facts.kpi(rate).zero_base, 1);
    assert_eq!(facts.detail(rate, 1).missing, [Measure::Comments]);
    assert_eq!(facts.detail(rate, 3).missing, []);
    assert_eq!(facts.lacking(kpi("frequency")), [Measure::Impressions]);
}

#[test]
fn stocks_are_the_latest_of_a_channel_then_summed() {
    let table = "
        company channel  period  followers posts likes comments
        A       LinkedIn 2026-09 1000      10    50    10
        A       LinkedIn 2026-10 1200      10    70    10
        A       X        2026-09 300       5     5     5
        B       X        2026-10 80        2     1     1
    ";
    check(table, Per::Company, "audience_size", &[Some(1500.0), Some(80.0)]);
    check(table, Per::Channel, "audience_size", &[Some(1200.0), Some(300.0), Some(80.0)]);
    check(table, Per::Company, "channel_share", &[Some(1500.0 / 1580.0), Some(80.0 / 1580.0)]);
    // Per post: the pooled stock. 150 interactions ÷ 25 posts ÷ 1500 followers.
    check(table, Per::Company, "engagement_rate_per_post", &[Some(150.0 / 25.0 / 1500.0), Some(2.0 / 2.0 / 80.0)]);
    check(table, Per::Company, "interactions_per_1000_followers", &[Some(100.0), Some(25.0)]);
}

#[test]
fn undated_stocks_are_averaged() {
    let table = "
        channel followers likes
        X       100       1
        X       300       1
        Y       50        1
    ";
    check(table, Per::Channel, "audience_size", &[Some(200.0), Some(50.0)]);
    check(table, Per::Company, "audience_size", &[Some(250.0)]);
}

#[test]
fn growth_takes_the_first_start_and_the_last_end() {
    let table = "
        company period  followers_start followers_end
        A       2026-09 100             110
        A       2026-10 110             150
    ";
    check(table, Per::Company, "follower_growth", &[Some(50.0)]);
    check(table, Per::Company, "follower_growth_rate", &[Some(0.5)]);
    // Where followers are lacking, start and end are averaged for each table row: 105 and 130; the latest counts.
    check(table, Per::Company, "audience_size", &[Some(130.0)]);
    let days = |settings: &mut Settings| {
        settings.per = Per::Company;
        settings.days = Some(14.0);
    };
    check_with(table, days, "weekly_growth_rate", &[Some(1.5f64.sqrt() - 1.0)]);
    let net = "
        company new_followers lost_followers followers
        A       30            10             120
    ";
    check(net, Per::Row, "follower_growth", &[Some(20.0)]);
    check(net, Per::Row, "follower_growth_rate", &[Some(0.2)]);
    check(net, Per::Row, "unfollow_rate", &[Some(10.0 / 120.0)]);
}

#[test]
fn days_are_summed_within_a_channel_and_the_longest_counts() {
    let table = "
        company channel days likes comments followers
        A       X       30   30    0        100
        A       X       31   31    0        100
        A       Y       28   28    0        100
    ";
    // 89 interactions ÷ 61 days ÷ 200 followers.
    check(table, Per::Company, "daily_engagement_rate", &[Some(89.0 / 61.0 / 200.0)]);
    let no_days = "
        company channel likes followers
        A       X       30    100
        A       Y       30    100
    ";
    let whole = |settings: &mut Settings| {
        settings.per = Per::Company;
        settings.days = Some(30.0);
    };
    check_with(no_days, whole, "daily_engagement_rate", &[Some(60.0 / 30.0 / 200.0)]);
    check(no_days, Per::Company, "daily_engagement_rate", &[None]);
}

#[test]
fn what_counts_as_interaction_is_the_persons_choice() {
    let table = "
        post likes comments interactions reach
        p    8     2        50           100
    ";
    check(table, Per::Row, "interactions", &[Some(10.0)]);
    check_with(table, |it| it.interactions = vec![Measure::Interactions], "interactions", &[Some(50.0)]);
    check_with(table, |it| it.interactions = vec![Measure::Comments], "interactions", &[Some(2.0)]);
    // No part has a column: the pasted total.
    check("post interactions reach\n p 50 100", Per::Row, "engagement_rate_by_reach", &[Some(0.5)]);
    // 8 × 1 + 2 × 2
    check(table, Per::Row, "weighted_interactions", &[Some(12.0)]);
    check(table, Per::Row, "weighted_engagement_rate", &[Some(0.12)]);
}

#[test]
fn a_table_of_posts_counts_its_rows() {
    check(POSTS, Per::Company, "applause_per_post", &[Some(20.0), Some(5.0)]);
    check("channel likes\n X 10\n X 20", Per::Channel, "applause_per_post", &[None]);
}

#[test]
fn the_base_is_chosen_once_per_table() {
    // conversion_rate: visits, else link clicks. Row two lacks its visits and must not fall back on its own.
    let table = "
        company conversions visits link_clicks
        A       5           100    50
        B       5           -      50
    ";
    check(table, Per::Row, "conversion_rate", &[Some(0.05), None]);
    let without = "company conversions link_clicks\n A 5 50";
    check(without, Per::Row, "conversion_rate", &[Some(0.1)]);
}

#[test]
fn a_given_kpi_stands_in_where_the_parts_are_lacking() {
    let table = "
        company frequency reach impressions
        A       2.5       -     -
        B       9         100   150
    ";
    let facts = facts(table, |_| {});
    let column = facts.kpi(kpi("frequency"));
    same("given", column.values.get(0), Some(2.5));
    same("calculated", column.values.get(1), Some(1.5));
    assert_eq!(column.given, [true, false]);
    // Money without a result has no cost per result, whatever stands in the export.
    let costly = "group cost conversions cost_per_conversion\n A 100 0 0\n B 50 5 10";
    check(costly, Per::Row, "cost_per_conversion", &[None, Some(10.0)]);
}

#[test]
fn given_kpis_of_several_rows_become_one() {
    let by_channel = |table: &str, id: &str, expected: &[Option<f64>]| check(table, Per::Channel, id, expected);
    let rated = "channel engagement_rate_by_reach reach\n A 0.1 100\n A 0.3 300\n B 0.2 100";
    by_channel(rated, "engagement_rate_by_reach", &[Some(0.25), Some(0.2)]);
    // A row without a base does not enter; where none has one, nor anything above zero, the plain mean is left.
    let gaps = "channel click_through_rate impressions\n A 0.1 100\n A 0.3 -\n B 0.2 -\n B 0.4 -\n C 0.1 0\n C 0.2 0";
    by_channel(gaps, "click_through_rate", &[Some(0.1), Some(0.3), Some(0.15)]);
    by_channel("channel cost_per_mille impressions\n A 2 100\n A 6 300", "cost_per_mille", &[Some(5.0)]);
    // The first base that has a column; one that is calculated from both ends; interactions.
    let visits = "channel conversion_rate clicks\n A 0.1 100\n A 0.3 300";
    by_channel(visits, "conversion_rate", &[Some(0.25)]);
    let ends = "channel reach_rate followers_start followers_end\n A 1 90 110\n A 3 290 310";
    by_channel(ends, "reach_rate", &[Some(2.5)]);
    by_channel("channel cost_per_engagement likes\n A 1 100\n A 3 300", "cost_per_engagement", &[Some(2.5)]);
    by_channel("channel applause_per_post posts\n A 1 100\n A 3 300", "applause_per_post", &[Some(2.5)]);
    by_channel("channel post applause_per_post\n A x 1\n A y 3", "applause_per_post", &[Some(2.0)]);
    // Counts are no rates, whether or not their parts are known; followers are the latest.
    by_channel("channel follower_growth\n A 10\n A 20\n A -", "follower_growth", &[Some(30.0)]);
    by_channel("channel weighted_interactions reach\n A 10 5\n A 20 7", "weighted_interactions", &[Some(30.0)]);
    let sizes = "channel period audience_size\n A 2026-01 10\n A 2026-02 20\n B 2026-01 5";
    by_channel(sizes, "audience_size", &[Some(20.0), Some(5.0)]);
    // Nothing to weigh with: no base, several, or one that is no sum over the rows.
    by_channel("channel response_time_median inquiries\n A 10 1\n A 30 3", "response_time_median", &[Some(20.0)]);
    let growth = "channel follower_growth_rate followers\n A 0.1 100\n A 0.3 300";
    by_channel(growth, "follower_growth_rate", &[Some(0.2)]);
}

#[test]
fn rows_that_name_nothing_are_accounts_of_their_own() {
    check("name followers\n A 100\n B 300", Per::Row, "channel_share", &[Some(0.25), Some(0.75)]);
    check("company followers\n A 100\n B 300", Per::Row, "channel_share", &[Some(0.25), Some(0.75)]);
    // The same account at two times.
    check("period followers\n 2026-01 100\n 2026-02 300", Per::Row, "channel_share", &[Some(100.0 / 300.0), Some(1.0)]);
}

#[test]
fn what_an_index_is_made_of_is_missing_from_it() {
    let facts = facts("channel likes followers new_followers\n A 10 100 -\n B 20 100 5", |_| {});
    let detail = facts.detail(kpi("performance_index"), 0);
    assert_eq!((detail.value, detail.missing), (None, vec![Measure::NewFollowers]));
}

#[test]
fn companies_are_ranked_within_their_channels() {
    let table = "
        company channel followers
        A       X       100
        B       X       50
        C       X       50
        A       Y       10
        B       Y       20
    ";
    let by = |settings: &mut Settings| {
        settings.per = Per::Company;
        settings.rank_by = Some(kpi("audience_size"));
    };
    // X: A 1, B and C 2. Y: B 1, A 2.
    check_with(table, by, "rank_average", &[Some(1.5), Some(1.5), Some(2.0)]);
    check(table, Per::Company, "channel_coverage", &[Some(1.0), Some(1.0), Some(0.5)]);
}

#[test]
fn the_performance_index_is_relative_to_the_table() {
    let table = "
        company likes followers followers_start followers_end
        A       10    100       100             110
        B       5     100       100             90
    ";
    // Daily rates are lacking (no days), so plain ones: 0.1 and 0.05; their 90th percentile is 0.095.
    // Growth 0.1 and −0.1; 90th percentile 0.08. A: min(1, .1/.095) × min(1, .1/.08) = 1; B has negative growth.
    check(table, Per::Row, "performance_index", &[Some(1.0), Some(0.0)]);
}

#[test]
fn response_times_are_medians_of_the_rows() {
    let table = "channel response_time\n X 60\n X 120\n X 600\n Y -";
    check(table, Per::Channel, "response_time_median", &[Some(120.0), None]);
    check(table, Per::Channel, "response_time_mean", &[Some(260.0), None]);
    check(table, Per::Channel, "response_time_p90", &[Some(504.0), None]);
}

#[test]
fn intervals_follow_what_is_counted() {
    // Garwood for ten interactions of a thousand reached, one row: chi-squared quantiles by scipy 1.17.
    let one = facts("post likes reach\n p 10 1000", |_| {});
    let (low, high) = one.detail(kpi("engagement_rate_by_reach"), 0).interval.expect("counts");
    assert!((low - 0.004795389).abs() < 1e-8, "{low}");
    assert!((high - 0.018390356).abs() < 1e-8, "{high}");
    // Wilson for 8 of 10 answered (Wilson 1927; statsmodels 0.14 gives 0.4902, 0.9433).
    let share = facts("company answered inquiries\n A 8 10", |_| {});
    let (low, high) = share.detail(kpi("response_rate"), 0).interval.expect("cases");
    assert!((low - 0.490162).abs() < 1e-6 && (high - 0.943318).abs() < 1e-6, "{low} {high}");
    // More answered than asked is no share.
    let odd = facts("company answered inquiries\n A 12 10", |_| {});
    assert_eq!(odd.detail(kpi("response_rate"), 0).interval, None);
    assert_eq!(one.detail(kpi("total_reach"), 0).interval, None);
}

#[test]
fn over_dispersion_widens_the_interval_of_several_rows() {
    // The eight posts of method, section 3: phi = 61, 7.8 times wider than Poisson on the log scale.
    let counts = [12, 3, 0, 45, 7, 9, 110, 2];
    let rows: String = counts.iter().map(|it| format!("C {it} 100\n")).collect();
    let facts = facts(&format!("company likes reach\n{rows}"), |settings| settings.per = Per::Company);
    let (low, high) = facts.detail(kpi("engagement_rate_by_reach"), 0).interval.expect("counts");
    let width = (high / low).ln();
    let poisson = 2.0 * 1.959963985 / 188f64.sqrt();
    assert!((width / poisson - 7.8).abs() < 0.05, "{}", width / poisson);
}

#[test]
fn a_post_without_reach_and_without_likes_changes_nothing() {
    let posts = |last: &str| {
        let table = format!("company period likes reach\n A 1 12 1000\n A 1 3 1000\n A 1 110 1000\n {last} A 2 9 1000");
        facts(&table, |settings| settings.per = Per::Company)
    };
    let interval = |facts: &Facts| {
        let changes = facts.changes().expect("two periods");
        changes.of(kpi("engagement_rate_by_reach"), &changes.steps[0]).interval.expect("counts")
    };
    let (with, without) = (posts("A 1 0 0\n"), posts(""));
    assert_eq!(with.noise(kpi("engagement_rate_by_reach"), 0), without.noise(kpi("engagement_rate_by_reach"), 0));
    assert_eq!(interval(&with), interval(&without));
}

#[test]
fn labels_are_the_identity_and_unique() {
    let labels = |table: &str, per: Per| {
        let facts = facts(table, |settings| settings.per = per);
        facts.rows.iter().map(|row| row.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels("company channel likes\n A X 1\n A X 2\n - - 3", Per::Row), ["A · X", "A · X (2)", "3"]);
    assert_eq!(labels("company likes\n A 1\n A_(2) 2\n A 3\n A 4", Per::Row), ["A", "A (2)", "A (3)", "A (4)"]);
    assert_eq!(labels("company channel likes\n A X 1\n A Y 2", Per::Company), ["A"]);
    assert_eq!(labels("channel likes\n X 1\n Y 2", Per::Company), ["1"]);
    assert_eq!(labels("text likes\n Hallo_Welt 1\n - 2", Per::Row), ["Hallo Welt", "2"]);
}

#[test]
fn changes_compare_each_period_with_the_one_before() {
    let table = "
        channel period  likes reach
        X       2026-10 1200  10000
        X       2026-09 1000  10000
        Y       2026-09 10    100
    ";
    let facts = facts(table, |_| {});
    let changes = facts.changes().expect("X has two periods");
    let steps: Vec<_> = changes.steps.iter().map(|it| (it.label.as_str(), it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(steps, [("X", "2026-09", "2026-10")]);
    let change = changes.of(kpi("engagement_rate_by_reach"), &changes.steps[0]);
    same("before", change.before, Some(0.1));
    same("change", change.change, Some(0.2));
    // 1.2 · exp(±1.959964 · √(1/1200 + 1/1000)) − 1
    let (low, high) = change.interval.expect("counts");
    assert!((low - 0.103405).abs() < 1e-6 && (high - 0.305051).abs() < 1e-6, "{low} {high}");
    assert!(support::facts("channel period likes\n X 2026-09 1\n Y 2026-10 1", |_| {}).changes().is_none());
}

#[test]
fn every_worked_example_of_the_catalogue_holds() {
    let mut n = 0;
    for kpi in kpis::ALL {
        for example in kpi.examples {
            let (ids, values): (Vec<&str>, Vec<String>) =
                example.given.iter().map(|(id, value)| (*id, value.to_string())).unzip();
            let facts = facts(&format!("{}\n{}", ids.join(" "), values.join(" ")), |_| {});
            same(&format!("{} of {:?}", kpi.id, example.given), facts.kpi(kpi).values.get(0), example.gives);
            n += 1;
        }
    }
    assert!(n >= 60, "{n} examples");
}

#[test]
fn every_number_says_from_which_cells_it_came() {
    let facts = facts(POSTS, |settings| settings.per = Per::Company);
    for (id, row, headers, rows) in [
        ("engagement_rate_by_reach", 0, &["likes", "comments", "shares", "reach"][..], &[0, 2][..]),
        ("engagement_rate_by_followers", 1, &["likes", "comments", "shares", "followers"], &[3]),
        ("reach_rate", 0, &["reach", "followers"], &[0, 1, 2]),
    ] {
        let kpi = kpi(id);
        let columns = facts.columns_of(kpi, false);
        let found: Vec<&str> = columns.iter().map(|it| facts.data.columns[*it].header.as_str()).collect();
        assert_eq!(found, headers, "{id}");
        assert_eq!(facts.rows_of(kpi, row, false), rows, "{id}");
    }
}
