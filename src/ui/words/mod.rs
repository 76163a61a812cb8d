//! The page's own words in both languages. One struct, one constant per language: a missing sentence does not compile.
//!
//! Templates are filled by [`crate::text::fill`]: `{0}` is the first argument, `{0|Zeile|Zeilen}` chooses by its number.

use crate::engine::language::Language;
use crate::engine::note::Arg;
use crate::text;

mod de;
mod en;

/// Every sentence of the page.
pub struct Words {
    pub language: Language,
    pub page_title: &'static str,
    pub skip: &'static str,
    pub tagline: &'static str,
    pub language_label: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub close: &'static str,

    // 1 Paste
    pub question: &'static str,
    pub promise_lead: &'static str,
    pub paste_label: &'static str,
    pub paste_placeholder: &'static str,
    pub promise: &'static str,
    pub examples: &'static str,
    pub examples_short: &'static str,
    pub more_examples: &'static str,
    pub read_line: &'static str,
    pub read_channels: &'static str,
    pub look_at: &'static str,
    pub enlarge: &'static str,
    pub shrink: &'static str,
    pub clear: &'static str,
    pub busy: &'static str,
    pub cancel: &'static str,
    pub held: &'static str,
    pub top_only: &'static str,
    pub what_you_get: &'static str,
    pub gains: [(&'static str, &'static str); 3],

    // Quick calculator
    pub calculator: &'static str,
    pub calculator_lead: &'static str,
    pub calculator_empty: &'static str,
    pub not_a_number: &'static str,
    pub read_as: &'static str,

    // Files, tables together, steps
    pub file_open: &'static str,
    pub file_hint: &'static str,
    pub file_busy: &'static str,
    pub stop: &'static str,
    pub file: &'static str,
    pub file_unreadable: &'static str,
    pub file_empty: &'static str,
    pub sheets_missing: &'static str,
    pub sheet: &'static str,
    pub drop_here: &'static str,
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
    pub more_notes: &'static str,
    pub unread_cell: &'static str,

    // 3 What counts
    pub goals_kicker: &'static str,
    pub goals_heading: &'static str,
    pub goals_heading_many: &'static str,
    pub system_label: &'static str,
    pub system_fitting: &'static str,
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
    pub days_label: &'static str,
    pub days_hint: &'static str,
    pub no_goals: &'static str,
    pub weights_zero: &'static str,

    // 4 Who leads
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

    // Explanation of one number
    pub own_heading: &'static str,
    pub own_lead: &'static str,
    pub own_new: &'static str,
    pub own_name: &'static str,
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
    pub own_cancel: &'static str,
    pub own_edit: &'static str,
    pub own_remove: &'static str,
    pub own_goal: &'static str,
    pub own_goal_short: &'static str,
    pub own_name_needed: &'static str,
    pub own_name_taken: &'static str,
    pub own_units: [&'static str; 7],

    pub scenarios_heading: &'static str,
    pub scenarios_lead: &'static str,
    pub scenario_label: &'static str,
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
    pub lasting_heading: &'static str,
    pub project_save: &'static str,
    pub project_open: &'static str,
    pub project_large: &'static str,
    pub project_file: &'static str,
    pub link_numbers: &'static str,
    pub link_numbers_hint: &'static str,
    pub link_length: &'static str,
    pub link_long: &'static str,
    pub device_keep: &'static str,
    pub device_hint: &'static str,
    pub device_closed: &'static str,
    pub device_full: &'static str,
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
    pub look_logo_remove: &'static str,
    pub look_logo_unusable: &'static str,
    pub look_hint: &'static str,

    pub formula: &'static str,
    pub calculation: &'static str,
    pub interval: &'static str,
    pub interval_text: &'static str,
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

    // States, status, foot
    pub nothing_to_rank: &'static str,
    pub status_read: &'static str,
    pub crash: &'static str,
    pub crash_text: &'static str,
    pub foot: &'static str,
    pub foot_licence: &'static str,
    pub embed_kicker: &'static str,
    pub embed_heading: &'static str,
    pub embed_link: &'static str,
    pub proof_kicker: &'static str,
    pub proof_heading: &'static str,
    pub proof_link: &'static str,
    pub credit: &'static str,
    pub none: &'static str,
    pub and: &'static str,
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

    /// A sentence with its arguments.
    pub fn say(&self, template: &str, args: &[Arg]) -> String {
        text::fill(template, args, self.language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The placeholders of a template, in order of their numbers.
    fn places(template: &str) -> Vec<char> {
        let mut places: Vec<char> =
            template.split('{').skip(1).filter_map(|it| it.chars().next()).filter(char::is_ascii_digit).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn both_languages_fill_the_same_places() {
        let (de, en) = (&de::WORDS, &en::WORDS);
        for (de, en) in [
            (de.read_line, en.read_line),
            (de.read_channels, en.read_channels),
            (de.look_at, en.look_at),
            (de.read_as, en.read_as),
            (de.file_busy, en.file_busy),
            (de.drop_line, en.drop_line),
            (de.drop_column, en.drop_column),
            (de.earlier_rows, en.earlier_rows),
            (de.reading_doubts, en.reading_doubts),
            (de.reading_clear, en.reading_clear),
            (de.goals_heading, en.goals_heading),
            (de.no_score, en.no_score),
            (de.coverage, en.coverage),
            (de.possible, en.possible),
            (de.shown, en.shown),
            (de.why_heading, en.why_heading),
            (de.why_lead, en.why_lead),
            (de.interval_text, en.interval_text),
            (de.missing_text, en.missing_text),
            (de.status_read, en.status_read),
        ] {
            assert_eq!(places(de), places(en), "{de} / {en}");
        }
    }
}
