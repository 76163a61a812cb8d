//! Review dates as a calendar file (iCalendar, RFC 5545).

/// A review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What makes it the same one when the file is imported again.
    pub id: String,
    /// The day, as `2026-11-30`.
    pub day: String,
    /// How many months lie between one review and the next; 0: it happens once.
    pub every_months: u32,
    /// What is reviewed.
    pub title: String,
    /// Who, what and where it should be.
    pub description: String,
}

/// A calendar of all-day reviews. `stamp` is the moment of writing in UTC (`2026-11-01T08:00:00`), since this knows no clock.
/// Reviews whose day is no day of the calendar are left out.
pub fn calendar(reviews: &[Review], stamp: &str) -> String {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Zielwert//Measurement plan//EN");
    out.line("CALSCALE:GREGORIAN");
    let stamp = moment(stamp).unwrap_or_else(|| "19700101T000000Z".to_owned());
    for review in reviews {
        let Some(day) = day(&review.day) else { continue };
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}@zielwert", review.id.chars().filter(|it| is_plain(*it)).collect::<String>()));
        out.line(&format!("DTSTAMP:{stamp}"));
        out.line(&format!("DTSTART;VALUE=DATE:{day}"));
        if review.every_months > 0 {
            out.line(&format!("RRULE:FREQ=MONTHLY;INTERVAL={}{}", review.every_months, in_short_months(&day)));
        }
        out.line(&format!("SUMMARY:{}", escaped(&review.title)));
        if !review.description.is_empty() {
            out.line(&format!("DESCRIPTION:{}", escaped(&review.description)));
        }
        // The day of a review does not make anybody busy.
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    out.text
}

/// Content lines: folded after 75 octets, ended by CRLF (section 3.1).
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        const MOST_OCTETS: usize = 75;
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > MOST_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(letter);
            octets += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// TEXT (section 3.3.11): backslash, semicolon, comma and line breaks are escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let unified = text.replace("\r\n", "\n");
    for letter in unified.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() && letter != '\t' => {}
            letter => out.push(letter),
        }
    }
    out
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.')
}

/// `2026-11-30` as `20261130`; nothing where the calendar has no such day.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return None };
    let number = |part: &str, digits: usize| -> Option<u32> {
        (part.len() == digits && part.bytes().all(|it| it.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (y, m, d) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    let last = match m {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=last).contains(&d).then(|| format!("{year}{month}{day}"))
}

/// What a rule adds for a day that some months lack (`20261130`), since those would be passed over (section 3.3.10): the last one of
/// these days that a month has.
fn in_short_months(day: &str) -> String {
    const ALWAYS: u32 = 28;
    let day: u32 = day.get(6..).and_then(|it| it.parse().ok()).unwrap_or_default();
    let days: Vec<String> = (ALWAYS..=day).map(|it| it.to_string()).collect();
    if day > ALWAYS { format!(";BYMONTHDAY={};BYSETPOS=-1", days.join(",")) } else { String::new() }
}

/// `2026-11-01T08:00:00`, with or without fractions and zone letter, as `20261101T080000Z`.
fn moment(text: &str) -> Option<String> {
    let (date, time) = text.split_once('T')?;
    let time: String = time.chars().take(8).collect();
    let parts: Vec<&str> = time.split(':').collect();
    let [hour, minute, second] = parts[..] else { return None };
    let fits = |part: &str, most: u32| part.len() == 2 && part.parse::<u32>().is_ok_and(|it| it <= most);
    (fits(hour, 23) && fits(minute, 59) && fits(second, 60)).then_some(())?;
    Some(format!("{}T{hour}{minute}{second}Z", day(date)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(day: &str, title: &str, description: &str) -> Review {
        Review {
            id: "reach_rate-1".to_owned(),
            day: day.to_owned(),
            every_months: 0,
            title: title.to_owned(),
            description: description.to_owned(),
        }
    }

    const STAMP: &str = "2026-11-01T08:30:05.123Z";

    #[test]
    fn a_review_is_a_day_in_a_calendar() {
        let text = calendar(&[Review { every_months: 3, ..review("2026-11-30", "Reichweite", "Ziel: 25 %") }], STAMP);
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zielwert//Measurement plan//EN\r\nCALSCALE:GREGORIAN\r\n\
                        BEGIN:VEVENT\r\nUID:reach_rate-1@zielwert\r\nDTSTAMP:20261101T083005Z\r\nDTSTART;VALUE=DATE:20261130\r\n\
                        RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1\r\nSUMMARY:Reichweite\r\nDESCRIPTION:Ziel: 25 %\r\nTRANSP:TRANSPARENT\r\n\
                        END:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn no_month_is_passed_over_because_it_is_short() {
        for (day, expected) in [
            ("2026-01-31", ";BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
            ("2028-02-29", ";BYMONTHDAY=28,29;BYSETPOS=-1"),
            ("2026-02-28", ""),
            ("2026-11-01", ""),
        ] {
            let text = calendar(&[Review { every_months: 1, ..review(day, "x", "") }], STAMP);
            assert!(text.contains(&format!("\r\nRRULE:FREQ=MONTHLY;INTERVAL=1{expected}\r\n")), "{day}: {text}");
        }
    }

    #[test]
    fn text_is_escaped_as_the_rfc_wants_it() {
        // RFC 5545, section 3.3.11: "Project XYZ Final Review\nConference Room - 3B\nCome Prepared."
        for (given, expected) in [
            ("a\nb", "a\\nb"),
            ("a\r\nb\rc", "a\\nb\\nc"),
            ("Köln, Bonn; C:\\x", "Köln\\, Bonn\\; C:\\\\x"),
            ("a\u{0}\u{7}b", "ab"),
            ("END:VEVENT\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM"),
        ] {
            assert_eq!(escaped(given), expected);
            let text = calendar(&[review("2026-01-31", given, given)], STAMP);
            assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1, "{given:?} cannot end the event");
        }
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let title = "Öffentlichkeitsarbeit und Ähnliches ".repeat(8);
        let text = calendar(&[review("2026-01-31", &title, "")], STAMP);
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{title}\r\n")));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    }

    #[test]
    fn days_that_do_not_exist_are_left_out() {
        for (given, expected) in [
            ("2026-02-28", true),
            ("2026-02-29", false),
            ("2028-02-29", true),
            ("2100-02-29", false),
            ("2026-13-01", false),
            ("2026-04-31", false),
            ("26-04-30", false),
            ("", false),
            ("2026-4-30", false),
            ("20a6-04-30", false),
        ] {
            assert_eq!(calendar(&[review(given, "x", "")], STAMP).contains("VEVENT"), expected, "{given:?}");
        }
    }

    #[test]
    fn an_unusable_stamp_is_no_reason_to_fail() {
        for stamp in ["", "now", "2026-11-01", "2026-11-01T99:00:00"] {
            assert!(calendar(&[review("2026-01-31", "x", "")], stamp).contains("DTSTAMP:19700101T000000Z"), "{stamp}");
        }
    }
}
