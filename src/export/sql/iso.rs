//! Days and their ISO spelling, as the scripts read them.

/// The first day, counted from 1970-01-01, of `2026-09-30` (a time may follow), `2026-09` or `2026`.
pub(super) fn day(text: &str) -> Option<i32> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let mut parts = text.split('-');
    let part = |text: &str, width: usize| {
        (text.len() == width && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse::<i32>().ok()).flatten()
    };
    let year = part(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |it| part(it, 2))?;
    let day = parts.next().map_or(Some(1), |it| part(it, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let days = days_before(year, month, day);
    // A month or day that the calendar does not have would come back as another one.
    (civil(days) == (year, month, day)).then_some(days)
}

/// `2026-09-30`
pub(super) fn text(day: i32) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days since 1970-01-01 in the Gregorian calendar; the year begins in March, so that February's length comes last
/// (Hinnant, chrono-compatible low-level date algorithms).
fn days_before(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i32) -> (i32, i32, i32) {
    let days = days.clamp(-5_000_000, 5_000_000) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i32::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (written, expected, first) in [
            ("1970-01-01", Some(0), "1970-01-01"),
            ("2000-02-29", Some(11_016), "2000-02-29"),
            // Python: (date(2026, 9, 30) - date(1970, 1, 1)).days
            ("2026-09-30", Some(20_726), "2026-09-30"),
            ("2026-09-30 14:05", Some(20_726), "2026-09-30"),
            ("2026-09-30T14:05:00Z", Some(20_726), "2026-09-30"),
            ("2026-09", Some(20_697), "2026-09-01"),
            ("2026", Some(20_454), "2026-01-01"),
            ("2026-02-30", None, ""),
            ("2026-13", None, ""),
            ("30.09.2026", None, ""),
            ("KW 36", None, ""),
            ("", None, ""),
        ] {
            assert_eq!(day(written), expected, "{written}");
            if let Some(expected) = expected {
                assert_eq!(text(expected), first);
            }
        }
    }
}
