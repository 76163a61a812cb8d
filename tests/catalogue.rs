//! The catalogues of KPIs, goals and goal systems keep what embedding pages rely on, and are complete.

use std::collections::BTreeMap;

use zielwert::engine::goals::{GOAL_SYSTEMS, GOALS};
use zielwert::engine::kpi::Interval;
use zielwert::engine::kpis;
use zielwert::engine::language::Text;
use zielwert::engine::measure::{self, Measure};
use zielwert::engine::unit::Better;

/// The contract's ids in its order.
const KPIS: &[&str] = &[
    "interactions",
    "audience_size",
    "total_reach",
    "total_impressions",
    "channel_share",
    "engagement_rate_by_followers",
    "engagement_rate_by_reach",
    "engagement_rate_by_impressions",
    "engagement_rate_by_views",
    "engagement_rate_per_post",
    "daily_engagement_rate",
    "interactions_per_post",
    "interactions_per_1000_followers",
    "interactions_per_hour",
    "weighted_interactions",
    "weighted_engagement_rate",
    "applause_per_post",
    "conversation_per_post",
    "amplification_per_post",
    "applause_rate",
    "conversation_rate",
    "amplification_rate",
    "virality_rate",
    "virality_rate_by_views",
    "save_rate",
    "reach_rate",
    "frequency",
    "view_rate",
    "follower_growth",
    "follower_growth_rate",
    "weekly_growth_rate",
    "unfollow_rate",
    "performance_index",
    "posts_per_day",
    "dialogue_share",
    "channel_coverage",
    "response_rate",
    "service_level",
    "response_time_median",
    "response_time_mean",
    "response_time_p90",
    "click_through_rate",
    "link_click_through_rate",
    "cost_per_click",
    "cost_per_link_click",
    "cost_per_mille",
    "cost_per_mille_reached",
    "cost_per_engagement",
    "cost_per_follower",
    "cost_per_lead",
    "cost_per_conversion",
    "cost_per_view",
    "conversion_rate",
    "return_on_ad_spend",
    "cost_revenue_ratio",
    "return_on_investment",
    "share_of_voice",
    "net_sentiment",
    "sentiment_score",
    "net_promoter_score",
    "video_completion_rate",
    "average_watch_time",
    "target_group_share",
    "contact_request_rate",
    "rank_average",
];

const GOAL_IDS: &[&str] = &[
    "awareness",
    "reach",
    "size",
    "engagement",
    "dialogue",
    "liveliness",
    "growth",
    "speed",
    "service",
    "customer_acquisition",
    "loyalty",
    "relationships",
    "satisfaction",
    "efficiency",
    "target_group",
    "image",
    "findability",
    "product_launch",
];

const GOAL_SYSTEM_IDS: &[&str] =
    &["balanced", "engagement_or_reach", "meeting_vote", "brand_value", "responsiveness", "small_business"];

/// The contract's rates of people and cases.
const PROPORTIONS: &[&str] = &[
    "contact_request_rate",
    "conversion_rate",
    "dialogue_share",
    "response_rate",
    "service_level",
    "share_of_voice",
    "target_group_share",
    "video_completion_rate",
];

/// KPIs that no single row has: they compare channels or companies.
const NEED_A_TABLE: &[&str] = &["channel_coverage", "rank_average"];

#[track_caller]
fn check_ids(ids: impl Iterator<Item = &'static str>, expected: &[&str]) {
    let ids: Vec<&str> = ids.collect();
    assert_eq!(ids, expected);
    for id in ids {
        assert!(id.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_'), "{id}");
    }
}

#[test]
fn ids_are_those_of_the_contract() {
    check_ids(kpis::ALL.iter().map(|kpi| kpi.id), KPIS);
    check_ids(GOALS.iter().map(|goal| goal.id), GOAL_IDS);
    check_ids(GOAL_SYSTEMS.iter().map(|system| system.id), GOAL_SYSTEM_IDS);
}

/// A KPI that stands in its file and not in the list would silently be missing everywhere.
#[test]
fn every_kpi_in_the_files_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/engine/kpis");
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let names = text.lines().filter_map(|line| line.strip_prefix("pub static ")?.strip_suffix(": Kpi = Kpi {"));
        found.extend(names.map(str::to_lowercase));
    }
    found.sort();
    let mut listed = KPIS.to_vec();
    listed.sort();
    assert_eq!(found, listed);
}

#[track_caller]
fn check_sentence(id: &str, text: Text) {
    assert_ne!(text.de, text.en, "{id}");
    for sentence in [text.de, text.en] {
        assert!(sentence.ends_with(['.', '?']), "{id}: {sentence}");
        assert!(!sentence.contains("  ") && !sentence.contains('!'), "{id}: {sentence}");
    }
}

#[test]
fn everything_is_said_in_both_languages() {
    for kpi in kpis::ALL {
        check_sentence(kpi.id, kpi.definition);
        assert_eq!(kpi.others.de.is_empty(), kpi.others.en.is_empty(), "{}", kpi.id);
        if !kpi.others.de.is_empty() {
            check_sentence(kpi.id, kpi.others);
        }
    }
    GOALS.iter().for_each(|goal| check_sentence(goal.id, goal.definition));
    GOAL_SYSTEMS.iter().for_each(|system| check_sentence(system.id, system.definition));

    let kpis = kpis::ALL.iter().map(|it| (it.id, it.name, it.source));
    let goals = GOALS.iter().map(|it| (it.id, it.name, it.source));
    let systems = GOAL_SYSTEMS.iter().map(|it| (it.id, it.name, it.source));
    for (id, name, source) in kpis.chain(goals).chain(systems) {
        assert!(!name.de.is_empty() && !name.en.is_empty() && !source.is_empty(), "{id}");
    }
}

/// Headers are compared by their letters and digits: `Engagement-Rate` and `engagement rate` are one.
/// A form that hangs on a number, `{0|one|many}`, holds no other: filling it would leave a brace.
#[test]
fn no_form_stands_in_a_form() {
    let mut folders = vec![std::path::PathBuf::from("src")];
    let mut forms = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for slot in text.split('{').skip(1).filter(|it| it.starts_with(char::is_numeric)) {
                let Some((_, _)) = slot.split('}').next().and_then(|it| it.split_once('|')) else { continue };
                forms += 1;
                assert!(slot.contains('}'), "{}: {{{slot}", path.display());
            }
        }
    }
    assert!(forms > 100, "{forms}");
}

fn plain(header: &str) -> String {
    header.to_lowercase().chars().filter(|it| it.is_alphanumeric()).collect()
}

#[track_caller]
fn check_unique(headers: impl Iterator<Item = (&'static str, &'static str)>) {
    let mut seen = BTreeMap::new();
    for (id, header) in headers {
        if let Some(other) = seen.insert(plain(header), id) {
            assert_eq!(other, id, "\"{header}\" means two things");
        }
    }
}

/// A header means one thing: a measure or a KPI, and only one of them. A KPI that is a bare measure (`Interaktionen`) may
/// share its name with it, and the measure is meant.
#[test]
fn no_header_means_two_things() {
    let measures = measure::ALL.iter().flat_map(|it| it.aliases.iter().map(move |alias| (it.id, *alias)));
    let aliases = kpis::ALL.iter().flat_map(|kpi| kpi.aliases.iter().map(move |alias| (kpi.id, *alias)));
    check_unique(measures.chain(aliases));
    check_unique(kpis::ALL.iter().flat_map(|kpi| kpi.headers().map(move |header| (kpi.id, header))));
}

/// Every alias is bytes on a phone: none repeats a name, or another alias in another spelling.
#[test]
fn no_alias_is_spare() {
    for kpi in kpis::ALL {
        let mut seen = vec![plain(kpi.id), plain(kpi.name.de), plain(kpi.name.en)];
        for alias in kpi.aliases {
            assert!(!alias.is_empty() && !seen.contains(&plain(alias)), "{}: {alias}", kpi.id);
            seen.push(plain(alias));
        }
    }
}

#[test]
fn goalposts_point_where_better_is() {
    for kpi in kpis::ALL {
        let (baseline, target) = kpi.goalposts;
        assert!(baseline.is_finite() && target.is_finite(), "{}", kpi.id);
        match kpi.better {
            Better::Lower => assert!(target < baseline, "{}", kpi.id),
            Better::Higher | Better::Depends => assert!(target > baseline, "{}", kpi.id),
        }
    }
}

#[test]
fn people_and_cases_get_the_interval_of_a_proportion() {
    let proportions = kpis::ALL.iter().filter(|kpi| kpi.interval == Interval::Proportion);
    let mut ids: Vec<&str> = proportions.map(|kpi| kpi.id).collect();
    ids.sort();
    assert_eq!(ids, PROPORTIONS);
}

#[test]
fn worked_examples_name_measures() {
    for kpi in kpis::ALL {
        assert_eq!(kpi.examples.is_empty(), NEED_A_TABLE.contains(&kpi.id), "{}", kpi.id);
        for (measure, value) in kpi.examples.iter().flat_map(|example| example.given) {
            assert!(Measure::from_id(measure).is_some_and(|it| !it.is_identity()), "{}: {measure}", kpi.id);
            assert!(value.is_finite(), "{}", kpi.id);
        }
    }
}

#[test]
fn goals_rest_on_kpis_and_systems_on_goals() {
    for goal in GOALS {
        assert!(!goal.kpis.is_empty(), "{}", goal.id);
        check_weights(goal.id, goal.kpis.iter().map(|(kpi, weight)| (kpi.id, *weight)), KPIS);
    }
    for system in GOAL_SYSTEMS {
        assert!(system.goals.len() > 1, "{}", system.id);
        check_weights(system.id, system.goals.iter().map(|(goal, weight)| (goal.id, *weight)), GOAL_IDS);
    }
}

#[track_caller]
fn check_weights(id: &str, parts: impl Iterator<Item = (&'static str, f64)>, known: &[&str]) {
    let mut seen = Vec::new();
    for (part, weight) in parts {
        assert!(weight > 0.0 && weight.is_finite(), "{id}: {part}");
        assert!(known.contains(&part), "{id}: {part}");
        assert!(!seen.contains(&part), "{id} names {part} twice");
        seen.push(part);
    }
}
