//! The page's own words in both languages. One struct, one constant per language: a missing sentence does not compile.
//!
//! Templates are filled by [`crate::text::fill`]: `{0}` is the first argument, `{0|Zeile|Zeilen}` chooses by its number.

use std::ops::Deref;

use crate::engine::language::Language;
use crate::engine::note::Arg;
use crate::engine::unit::Better;
use crate::text;

mod de;
mod en;
mod front;

pub use front::FrontWords;

/// Every sentence of the page.
pub struct Words {
    /// Those that stand there before there are numbers.
    pub front: &'static FrontWords,
    pub skip: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub close: &'static str,

    // 1 Paste
    pub examples_short: &'static str,
    pub read_line: &'static str,
    pub read_channels: &'static str,
    pub look_at: &'static str,
    pub enlarge: &'static str,
    pub shrink: &'static str,
    pub clear: &'static str,
    pub cancel: &'static str,
    pub held: &'static str,
    pub top_only: &'static str,

    // Starting questions
    pub question_place: &'static str,
    pub study: &'static str,
    pub limits: &'static str,
    pub finding: &'static str,
    pub to_answer: &'static str,
    pub path_example: &'static str,
    pub path_leave: &'static str,
    pub answer_kicker: &'static str,
    pub no_answer: &'static str,
    pub next_heading: &'static str,
    pub pick_heading: &'static str,
    pub pick_goals: &'static str,
    pub pick_customers: &'static str,
    pub pick_consumers: &'static str,
    pub pick_businesses: &'static str,
    pub pick_channels: &'static str,
    pub pick_result: &'static str,
    pub pick_nothing: &'static str,
    pub pick_table: &'static str,
    pub pick_again: &'static str,
    pub pick_copy: &'static str,
    pub fill_heading: &'static str,
    pub fill_lead: &'static str,
    pub fill_cell: &'static str,
    pub plan_goal: &'static str,
    pub plan_baseline: &'static str,
    pub plan_target: &'static str,
    pub plan_hold: &'static str,
    pub plan_owner: &'static str,
    pub plan_owner_of: &'static str,
    pub plan_review: &'static str,
    pub plan_review_of: &'static str,
    pub plan_review_title: &'static str,
    pub plan_first: &'static str,
    pub plan_rhythm: &'static str,
    pub plan_rhythms: [&'static str; 4],
    pub plan_print: &'static str,
    pub plan_calendar: &'static str,
    pub calendar_file: &'static str,

    // Pictures, firmness, lexicon
    pub picture_label: &'static str,
    pub picture_hint: &'static str,
    pub picture_keys: &'static str,
    pub picture_table: &'static str,
    pub ahead_firm: &'static str,
    pub ahead_by_weights: &'static str,
    pub ahead_likely: &'static str,
    pub ahead_open: &'static str,
    pub holds_between: &'static str,
    pub holds_above: &'static str,
    pub holds_below: &'static str,
    pub row_targets: &'static str,
    pub row_targets_hint: &'static str,
    pub lexicon_lead: &'static str,
    pub lexicon_leave: &'static str,
    pub lexicon_search: &'static str,
    pub lexicon_in: &'static str,
    pub lexicon_all: &'static str,
    pub lexicon_lists: [&'static str; 4],
    pub lexicon_found: &'static str,
    pub in_lexicon: &'static str,
    pub also_called: &'static str,
    pub shown_by: &'static str,
    pub called: &'static str,

    // Quick calculator
    pub not_a_number: &'static str,
    pub read_as: &'static str,

    // Files, tables together, steps
    pub file_busy: &'static str,
    pub stop: &'static str,
    pub file: &'static str,
    pub file_unreadable: &'static str,
    pub file_empty: &'static str,
    pub sheets_missing: &'static str,
    pub sheets_absent: &'static str,
    pub sheet: &'static str,
    pub join_offer: &'static str,
    pub join_hint: &'static str,
    pub join_header: &'static str,
    pub join_above: &'static str,
    pub join_below: &'static str,
    pub join: &'static str,
    pub join_decline: &'static str,
    pub steps_heading: &'static str,
    pub step_undo: &'static str,
    pub tools_heading: &'static str,
    pub choose_header: &'static str,
    pub choose_header_hint: &'static str,
    pub add_table: &'static str,
    pub more_numbers: &'static str,
    pub more_numbers_empty: &'static str,
    pub count_line: &'static str,
    pub drop_line: &'static str,
    pub drop_column: &'static str,
    pub day_first: &'static str,
    pub month_first: &'static str,
    pub year_first: &'static str,
    pub as_pasted: &'static str,
    pub earlier_rows: &'static str,

    // 2 What we read
    pub reading_kicker: &'static str,
    pub reading_clear: &'static str,
    pub reading_doubts: &'static str,
    pub reading_show: &'static str,
    pub reading_hide: &'static str,
    pub reading_source: &'static str,
    pub table_frame: &'static str,
    pub line: &'static str,
    pub measure_of: &'static str,
    pub decimal_of: &'static str,
    pub decimal_comma: &'static str,
    pub decimal_point: &'static str,
    pub decimal_auto: &'static str,
    pub role_unknown: &'static str,
    pub role_criterion: &'static str,
    pub role_ignore: &'static str,
    pub role_measures: &'static str,
    pub role_identity: &'static str,
    pub role_kpis: &'static str,
    pub role_other: &'static str,
    pub sure: &'static str,
    pub unsure: &'static str,
    pub by_you: &'static str,
    pub skipped: &'static str,
    pub reasons: [&'static str; 7],
    pub levels: [&'static str; 3],
    pub place_line: &'static str,
    pub place_column: &'static str,
    pub more_rows: &'static str,
    pub more_columns: &'static str,
    pub more_notes: &'static str,
    pub unread_cell: &'static str,

    // 3 What counts
    pub goals_kicker: &'static str,
    pub goals_heading: &'static str,
    pub goals_heading_some: &'static str,
    pub goals_heading_many: &'static str,
    pub system_label: &'static str,
    pub system_fitting: &'static str,
    /// Above the goals that were kept under a name, in the list of goal systems.
    pub systems_kept: &'static str,
    pub system_own: &'static str,
    pub weight_of: &'static str,
    pub share: &'static str,
    pub goal_remove: &'static str,
    pub goal_add: &'static str,
    pub goal_unmeasured: &'static str,
    pub goal_missing: &'static str,
    pub goal_kpis: &'static str,
    pub kpi_weight: &'static str,
    pub kpi_weight_of: &'static str,
    pub baseline: &'static str,
    pub target: &'static str,
    pub baseline_of: &'static str,
    pub target_of: &'static str,
    pub from_table: &'static str,
    pub kpi_remove: &'static str,
    pub kpi_add: &'static str,
    pub own_columns: &'static str,
    pub sheet_open: &'static str,
    pub sheet_close: &'static str,
    pub counting: &'static str,
    pub per_label: &'static str,
    pub per: [&'static str; 6],
    pub counts_label: &'static str,
    pub weighs_label: &'static str,
    pub weighs_hint: &'static str,
    pub weighs_nothing: &'static str,
    pub weighs_usual: &'static str,
    pub days_label: &'static str,
    pub days_hint: &'static str,
    pub no_goals: &'static str,
    pub weights_zero: &'static str,

    // How it is weighed and scored
    pub weigh_label: &'static str,
    /// Name and hint of each way, in the order of `WeightMethod::ALL`.
    pub weigh_methods: [(&'static str, &'static str); 8],
    pub votes: &'static str,
    pub votes_for: &'static str,
    pub vote_less: &'static str,
    pub vote_more: &'static str,
    pub abstentions: &'static str,
    pub turnout: &'static str,
    pub place_label: &'static str,
    pub place_of: &'static str,
    pub pair: &'static str,
    pub pair_more: &'static str,
    pub pair_equal: &'static str,
    pub consistent: &'static str,
    pub inconsistent: &'static str,
    pub revisit: &'static str,
    pub take_implied: &'static str,
    pub judges: &'static str,
    pub judge: &'static str,
    pub judge_name: &'static str,
    pub judge_hint: &'static str,
    pub judge_add: &'static str,
    pub judge_remove: &'static str,
    pub judge_open: &'static str,
    pub judge_torn: &'static str,
    pub judges_all_open: &'static str,
    pub pair_open: &'static str,
    pub pairs_open: &'static str,
    pub judge_consistent: &'static str,
    pub judge_inconsistent: &'static str,
    pub together: &'static str,
    pub together_how: &'static str,
    pub spread_none: &'static str,
    pub spread_near: &'static str,
    pub spread_far: &'static str,
    pub spread_between: &'static str,
    pub spread_same: &'static str,
    pub scoring: &'static str,
    pub direction: &'static str,
    pub direction_of: &'static str,
    pub more_is_better: &'static str,
    pub less_is_better: &'static str,
    pub target_from: &'static str,
    pub target_from_of: &'static str,
    pub target_typed: &'static str,
    pub target_previous: &'static str,
    pub target_median: &'static str,
    pub target_quantile: &'static str,
    pub target_published: &'static str,
    pub target_source: &'static str,
    pub take_log: &'static str,
    pub normalise_label: &'static str,
    /// In the order of `Normalise::ALL`.
    pub normalise_ways: [(&'static str, &'static str); 5],
    pub aggregate_label: &'static str,
    /// In the order of `Aggregate::ALL`.
    pub aggregate_ways: [(&'static str, &'static str); 3],
    pub zeros_label: &'static str,
    pub zeros_ways: [&'static str; 2],
    pub peers_label: &'static str,
    pub peers_all: &'static str,
    pub peers_ways: [&'static str; 3],
    pub peers_hint: &'static str,
    pub among_peers: &'static str,
    pub outliers_label: &'static str,
    pub outliers_ways: [&'static str; 3],
    pub outliers_hint: &'static str,
    pub coverage_label: &'static str,
    pub coverage_hint: &'static str,

    // 4 Who leads
    pub movement: &'static str,
    pub movement_frame: &'static str,
    pub movement_source: &'static str,
    pub movement_alone: &'static str,
    pub movement_all: &'static str,
    pub movement_sources: [&'static str; 3],
    pub movement_error: &'static str,
    pub movement_drawn: &'static str,
    pub movement_how: &'static str,
    pub movement_text: &'static str,
    pub movement_none: &'static str,

    pub fair_heading: &'static str,
    pub fair_lead: &'static str,
    pub fair_none: &'static str,
    pub fair_expected: &'static str,
    pub fair_index: &'static str,
    pub fair_limits: &'static str,
    pub fair_verdict: &'static str,
    pub fair_above: &'static str,
    pub fair_within: &'static str,
    pub fair_below: &'static str,
    pub fair_shrunk: &'static str,
    pub fair_few: &'static str,

    pub ranking_kicker: &'static str,
    pub ranking: &'static str,
    pub rank: &'static str,
    pub name: &'static str,
    pub score: &'static str,
    pub composition: &'static str,
    pub how_scored: &'static str,
    pub no_score_heading: &'static str,
    pub no_score_advice: &'static str,
    pub no_score: &'static str,
    pub no_score_weights: &'static str,
    pub coverage: &'static str,
    pub possible: &'static str,
    pub why: &'static str,
    pub show_more: &'static str,
    pub shown: &'static str,
    pub find: &'static str,
    pub nothing_found: &'static str,
    pub legend: &'static str,
    pub one_row: &'static str,

    // 5 Why
    pub why_kicker: &'static str,
    pub why_heading: &'static str,
    pub why_heading_one: &'static str,
    pub why_no_score: &'static str,
    pub back: &'static str,
    pub why_lead: &'static str,
    pub why_whole: &'static str,
    pub middle: &'static str,
    pub kpi: &'static str,
    pub value: &'static str,
    pub achieved: &'static str,
    pub goalposts: &'static str,
    pub points: &'static str,
    pub sum: &'static str,
    pub not_measured: &'static str,
    pub left_out: &'static str,
    pub spoiled: &'static str,
    pub all_numbers: &'static str,
    pub all_numbers_lead: &'static str,
    pub no_numbers: &'static str,
    pub numbers_frame: &'static str,
    pub unavailable: &'static str,
    pub unavailable_item: &'static str,

    // KPIs of one's own, sets of goals side by side
    pub own_heading: &'static str,
    pub own_lead: &'static str,
    pub own_new: &'static str,
    pub own_formula: &'static str,
    pub own_example: &'static str,
    pub own_unit: &'static str,
    pub own_direction: &'static str,
    pub own_higher: &'static str,
    pub own_lower: &'static str,
    pub own_parts: &'static str,
    pub own_insert: &'static str,
    pub own_value: &'static str,
    pub own_lacks: &'static str,
    pub own_no_value: &'static str,
    pub own_save: &'static str,
    pub own_edit: &'static str,
    pub own_remove: &'static str,
    pub own_goal: &'static str,
    pub own_goal_short: &'static str,
    pub own_name_needed: &'static str,
    pub own_name_taken: &'static str,
    pub own_units: [&'static str; 7],

    pub scenarios_heading: &'static str,
    pub scenarios_lead: &'static str,
    pub scenario_name: &'static str,
    pub scenario_keep: &'static str,
    pub scenario_now: &'static str,
    pub scenario_use: &'static str,
    pub scenario_use_short: &'static str,
    pub scenario_remove: &'static str,
    pub scenario_place: &'static str,
    pub scenario_up: &'static str,
    pub scenario_down: &'static str,
    pub scenario_frame: &'static str,
    pub scenario_rows: &'static str,
    pub project_save: &'static str,
    pub project_large: &'static str,
    pub project_file: &'static str,
    pub link_numbers: &'static str,
    pub link_numbers_hint: &'static str,
    pub link_length: &'static str,
    pub link_long: &'static str,
    pub device_closed: &'static str,
    pub device_full: &'static str,
    pub device_no_numbers: &'static str,
    pub device_elsewhere: &'static str,
    pub device_take_over: &'static str,
    pub device_keep_mine: &'static str,
    pub device_forget: &'static str,

    pub report_print: &'static str,
    pub look_heading: &'static str,
    pub look_title: &'static str,
    pub look_agency: &'static str,
    pub look_colour: &'static str,
    pub look_logo: &'static str,
    pub look_logo_name: &'static str,
    pub look_logo_remove: &'static str,
    pub look_logo_unusable: &'static str,
    pub look_hint: &'static str,

    pub formula: &'static str,
    pub calculation: &'static str,
    pub interval: &'static str,
    pub interval_text: &'static str,
    pub cells_heading: &'static str,
    pub cells_more: &'static str,
    pub mean_of_rates: &'static str,
    pub mean_of_rates_text: &'static str,
    pub given: &'static str,
    pub missing: &'static str,
    pub missing_text: &'static str,
    pub others: &'static str,
    pub source: &'static str,
    pub better: [&'static str; 3],
    pub no_value: &'static str,

    // 6 Take it along
    pub take_kicker: &'static str,
    pub take_heading: &'static str,
    pub copy_sentences: &'static str,
    pub copy_table: &'static str,
    pub copied: &'static str,
    pub copied_top: &'static str,
    pub copy_failed: &'static str,
    pub writing: &'static str,
    pub deep_failed: &'static str,
    pub download: &'static str,
    pub file_name: &'static str,
    pub link_hint: &'static str,
    pub copy_link: &'static str,
    pub warehouse: &'static str,
    pub warehouse_columns: &'static str,
    pub warehouse_load: &'static str,
    pub warehouse_back: &'static str,

    // What has changed, pictures as files, status, panels
    pub periods_heading: &'static str,
    pub periods_between: &'static str,
    pub periods_lead: &'static str,
    pub period_add: &'static str,
    pub period_numbers: &'static str,
    pub period_hint: &'static str,
    pub period_before: &'static str,
    pub period_new: &'static str,
    pub period_read: &'static str,
    pub period_own: &'static str,
    pub period_empty: &'static str,
    pub period_unnamed: &'static str,
    pub period_exists: &'static str,
    pub period_header: &'static str,
    pub period_join: &'static str,
    pub moved_of: &'static str,
    pub moved_all: &'static str,
    pub moved_weights: &'static str,
    pub moved_weights_now: &'static str,
    pub moved_frame: &'static str,
    pub moved_change: &'static str,
    pub moved_noise: &'static str,
    pub moved_own: &'static str,
    pub moved_by_weights: &'static str,
    pub moved_paradox: &'static str,
    pub moved_parts: &'static str,
    pub moved_base: &'static str,
    pub moved_rate: &'static str,
    pub png_copy: &'static str,
    pub png_not_copied: &'static str,
    pub png_save: &'static str,
    pub svg_save: &'static str,
    pub picture_file: &'static str,
    pub picture_failed: &'static str,
    pub nothing_to_rank: &'static str,
    pub status_read: &'static str,
    pub embed_kicker: &'static str,
    pub embed_heading: &'static str,
    pub proof_kicker: &'static str,
    pub proof_heading: &'static str,
    pub none: &'static str,
}

impl Deref for Words {
    type Target = FrontWords;

    fn deref(&self) -> &FrontWords {
        self.front
    }
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::De => &de::WORDS,
            Language::En => &en::WORDS,
        }
    }

    /// A share in whole per cent: what a weight or a confidence needs, and no more.
    pub fn share_of(&self, share: f64) -> String {
        let number = text::count((share * 100.0).round(), self.language);
        if self.language == Language::De { format!("{number}\u{a0}%") } else { format!("{number}%") }
    }

    /// Which values of a KPI are the better ones.
    pub fn which_is_better(&self, better: Better) -> &'static str {
        match better {
            Better::Higher => self.better[0],
            Better::Lower => self.better[1],
            Better::Depends => self.better[2],
        }
    }

    /// A sentence with its arguments.
    pub fn say(&self, template: &str, args: &[Arg]) -> String {
        text::fill(template, args, self.language)
    }
}

#[cfg(test)]
mod tests {
    /// The placeholders of the templates in a piece of source text, in order of their numbers.
    fn places(templates: &str) -> Vec<char> {
        let mut places: Vec<char> =
            templates.split('{').skip(1).filter_map(|it| it.chars().next()).filter(char::is_ascii_digit).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The fields of a constant, each with what stands behind its name.
    fn fields(source: &str) -> Vec<(&str, String)> {
        let mut fields: Vec<(&str, String)> = Vec::new();
        for line in source.lines().skip_while(|line| !line.starts_with("pub static WORDS")) {
            let field = line.strip_prefix("    ").and_then(|it| it.split_once(':'));
            match field.filter(|(name, _)| name.bytes().all(|it| it.is_ascii_lowercase() || it == b'_')) {
                Some((name, template)) => fields.push((name, template.to_owned())),
                None => fields.last_mut().into_iter().for_each(|it| it.1 += line),
            }
        }
        fields
    }

    #[test]
    fn both_languages_fill_the_same_places() {
        for (de, en, least) in [
            (include_str!("de.rs"), include_str!("en.rs"), 300),
            (include_str!("front/de.rs"), include_str!("front/en.rs"), 30),
        ] {
            let (de, en) = (fields(de), fields(en));
            assert!(de.len() >= least && de.len() == en.len(), "{} and {} fields", de.len(), en.len());
            for ((de_name, de), (en_name, en)) in de.iter().zip(&en) {
                assert_eq!(de_name, en_name, "the same order");
                assert_eq!(places(de), places(en), "{de_name}: {de} / {en}");
            }
        }
    }
}
