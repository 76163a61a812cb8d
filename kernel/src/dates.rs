//! Dates of three numbers, and their days.

/// `18.07.2018`, `2026-09-01`: the dates of large exports, without a detour over tokens: each number with
/// its length, and the mark between them.
#[inline(never)]
pub fn three_numbers(bytes: &[u8]) -> Option<([(u32, usize); 3], u8)> {
    if !(5..=14).contains(&bytes.len()) {
        return None;
    }
    let mut numbers = [(0_u32, 0_usize); 3];
    let mut place = 0;
    let mut mark = 0;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                let (value, length) = numbers.get_mut(place)?;
                if *length == 4 {
                    return None;
                }
                *value = *value * 10 + u32::from(byte - b'0');
                *length += 1;
            }
            b'.' | b'/' | b'-' if place < 2 && (mark == 0 || mark == *byte) => {
                mark = *byte;
                place += 1;
            }
            _ => return None,
        }
    }
    (place == 2 && numbers.iter().all(|(_, length)| *length > 0)).then_some((numbers, mark))
}

/// Days since 1970-01-01; none for a day that does not exist or lies outside 1900 to 2100.
#[inline(never)]
pub fn day_number(year: i32, month: u32, day: u32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    if !(1900..=2101).contains(&year) || !(1..=days_in_month).contains(&day) {
        return None;
    }
    // Counted from March, so that the leap day comes last (Hinnant, days_from_civil).
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + leaps + day_of_year as i32 - 719_468)
}
