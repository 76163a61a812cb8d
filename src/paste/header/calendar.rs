//! What columns of days, weeks and months are called, each in one word.

/// Days beside a month and a year.
pub const DAY: &[&str] = &["tag", "day", "kalendertag"];

/// Weeks.
pub const WEEK: &[&str] = &["kw", "woche", "week", "kalenderwoche", "calendarweek"];

/// Months.
pub const MONTH: &[&str] = &["monat", "month", "kalendermonat", "berichtsmonat"];
