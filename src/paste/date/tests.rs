//! Dates as people and platforms write them. Days can be checked with any calendar: 2026-09-01 is day 20697.

use std::borrow::Cow;

use super::*;

/// Days since 1970-01-01 of the 1st of September 2026.
const SEPTEMBER: i32 = 20_697;

/// Every cell takes the long way.
const NONE_PLAIN: Plain = &|_, _, _, _| {};

#[track_caller]
fn check(cells: &[&str], expected: &[Option<(i32, i32)>]) -> Dates {
    check_with(cells, Hint::default(), expected)
}

#[track_caller]
fn check_with(cells: &[&str], hint: Hint, expected: &[Option<(i32, i32)>]) -> Dates {
    let dates = read(cells.len(), &|row| Cow::Borrowed(cells[row]), NONE_PLAIN, hint);
    let given: Vec<_> = dates.periods.iter().map(|it| it.map(|it| (it.first, it.last))).collect();
    assert_eq!(given, expected, "{cells:?}: {dates:?}");
    dates
}

#[test]
fn one_day_in_every_form() {
    for text in [
        "2026-09-18",
        "2026/09/18",
        "2026.09.18",
        "20260918",
        "18.09.2026",
        "18.9.2026",
        "18.09.26",
        "9/18/2026",
        "18/9/2026",
        "18-09-2026",
        "09/18/2026 06:08",
        "9/18/2026 6:08:15 AM",
        "18/09/2026 06:08:15",
        "2026-09-18T00:00:00",
        "2026-09-18T10:15:00+02:00",
        "2026-09-18 18:42 +0000",
        "18.09.2026, 18:00 Uhr",
        "18. September 2026",
        "18. Sept. 2026",
        "18 Sep 2026",
        "18-Sep-2026",
        "18-Sep-26",
        "Sep 18, 2026",
        "September 18, 2026",
        "September 18th, 2026",
        "Fri, Sep 18, 2026",
        "Friday, 18 September 2026",
        "Freitag, den 18. September 2026",
        "Fr., 18.09.2026",
        "18 septembre 2026",
        "18 de septiembre de 2026",
        "2026 September 18",
        "46283",
        "46283,75",
        "46283.5",
        "1789689600",
        "1789689600000",
    ] {
        check(&[text], &[Some((SEPTEMBER + 17, SEPTEMBER + 17))]);
    }
}

#[test]
fn longer_periods_have_a_first_and_a_last_day() {
    let month = (SEPTEMBER, SEPTEMBER + 29);
    for (text, expected) in [
        ("2026-09", month),
        ("2026/09", month),
        ("09/2026", month),
        ("09.2026", month),
        ("9/2026", month),
        ("202609", month),
        ("September 2026", month),
        ("Sept. 2026", month),
        ("Sep 2026", month),
        ("Sep '26", month),
        ("2026 September", month),
        ("01.09.2026 – 30.09.2026", month),
        ("01.09.2026 - 30.09.2026", month),
        ("01.09. – 30.09.2026", month),
        ("01.09.-30.09.2026", month),
        ("01.09.2026-30.09.2026", month),
        ("1.–30. September 2026", month),
        ("01. - 30.09.2026", month),
        ("2026-09-01/2026-09-30", month),
        ("01.09.2026 00:00 - 30.09.2026 23:59", month),
        ("2026-09-01T00:00:00/2026-09-30T23:59:59", month),
        ("2026-09-01 bis 2026-09-30", month),
        ("1. September 2026 → 30. September 2026", month),
        ("2026-09-01 to 2026-09-30", month),
        ("Sep 1, 2026 - Sep 30, 2026", month),
        ("Sep 1 - Sep 30, 2026", month),
        ("1. Sep – 30. Sep 2026", month),
        ("Sep 1 - 30, 2026", month),
        ("September 1–30, 2026", month),
        ("KW 35–36 2026", (SEPTEMBER - 8, SEPTEMBER + 5)),
        ("KW 10-11 2026", (SEPTEMBER - 183, SEPTEMBER - 170)),
        ("Aug – Sep 2026", (SEPTEMBER - 31, SEPTEMBER + 29)),
        ("Okt – Sep 2026", (SEPTEMBER - 335, SEPTEMBER + 29)),
        ("Q1 – Q3 2026", (SEPTEMBER - 243, SEPTEMBER + 29)),
        ("KW 35 – KW 36 2026", (SEPTEMBER - 8, SEPTEMBER + 5)),
        // The 36th week of 2026 begins on Monday, the 31st of August.
        ("KW 36 2026", (SEPTEMBER - 1, SEPTEMBER + 5)),
        ("KW 36/2026", (SEPTEMBER - 1, SEPTEMBER + 5)),
        ("KW 53 2026", (SEPTEMBER + 118, SEPTEMBER + 124)),
        ("KW36 26", (SEPTEMBER - 1, SEPTEMBER + 5)),
        ("2026-W36", (SEPTEMBER - 1, SEPTEMBER + 5)),
        ("36. KW 2026", (SEPTEMBER - 1, SEPTEMBER + 5)),
        ("Week 36, 2026", (SEPTEMBER - 1, SEPTEMBER + 5)),
        // July to September: 31 + 31 + 30 days.
        ("Q3 2026", (SEPTEMBER - 62, SEPTEMBER + 29)),
        ("Q3/2026", (SEPTEMBER - 62, SEPTEMBER + 29)),
        ("2026-Q3", (SEPTEMBER - 62, SEPTEMBER + 29)),
        ("3. Quartal 2026", (SEPTEMBER - 62, SEPTEMBER + 29)),
        ("3Q26", (SEPTEMBER - 62, SEPTEMBER + 29)),
        ("H2 2026", (SEPTEMBER - 62, SEPTEMBER + 121)),
        ("2. Halbjahr 2026", (SEPTEMBER - 62, SEPTEMBER + 121)),
        ("2026", (SEPTEMBER - 243, SEPTEMBER + 121)),
    ] {
        check(&[text], &[Some(expected)]);
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "Lifetime",
        "Gesamte Laufzeit",
        "Kampagne 3",
        "31.02.2026",
        "2026-13-01",
        "45/45/2026",
        "12:30",
        "1.234,5",
        "5 %",
        "KW 60 2026",
        "KW 53 2025",
        "Q5 2026",
        "Q0",
        "0 Halbjahr",
        "Mari 2026",
        "30.09.2026 – 01.09.2026",
        "Herbst",
        "4,5/10",
    ] {
        check(&[text], &[None]);
    }
}

fn days(days: &[i32]) -> Vec<Option<(i32, i32)>> {
    days.iter().map(|it| Some((SEPTEMBER + it, SEPTEMBER + it))).collect()
}

#[test]
fn one_cell_above_twelve_decides_for_the_column() {
    let dates = check(&["03/09/2026", "18/09/2026"], &days(&[2, 17]));
    assert_eq!(dates.order, Some((Order::DayFirst, Because::Parts)));
    let dates = check(&["09/03/2026", "09/18/2026"], &days(&[2, 17]));
    assert_eq!(dates.order, Some((Order::MonthFirst, Because::Parts)));
}

#[test]
fn points_platform_and_order_of_rows_decide() {
    let dates = check(&["03.09.2026", "04.09.2026"], &days(&[2, 3]));
    assert_eq!(dates.order, Some((Order::DayFirst, Because::Points)));
    let dates = check_with(&["9/3/2026"], Hint { month_first: true, comma: true, ..Hint::default() }, &days(&[2]));
    assert_eq!(dates.order, Some((Order::MonthFirst, Because::Source)));
    // 10 and 11 September, then 1 October: only so the rows rise.
    let dates = check(&["10/09/2026", "11/09/2026", "01/10/2026"], &days(&[9, 10, 30]));
    assert_eq!(dates.order, Some((Order::DayFirst, Because::Sequence)));
}

#[test]
fn what_nothing_decides_is_the_likelier_and_said() {
    let dates = check(&["09/03/2026", "09/04/2026"], &days(&[2, 3]));
    assert_eq!(dates.order, Some((Order::MonthFirst, Because::Likelier)));
    assert_eq!(dates.example.as_deref(), Some("09/03/2026"));
    let dates = check_with(&["03/09/2026", "04/09/2026"], Hint { comma: true, ..Hint::default() }, &days(&[2, 3]));
    assert_eq!(dates.order, Some((Order::DayFirst, Because::Likelier)));
}

#[test]
fn a_contrary_cell_is_read_as_it_must_be_and_named() {
    let dates = check(&["03/09/2026", "18/09/2026", "20/09/2026", "09/18/2026"], &days(&[2, 17, 19, 17]));
    assert_eq!(dates.contrary, [3]);
    // Against what the person said, too.
    let set = Hint { set: Some(Order::MonthFirst), ..Hint::default() };
    let dates = check_with(
        &["05/09/2026", "18/09/2026"],
        set,
        &[Some((SEPTEMBER - 115, SEPTEMBER - 115)), Some((SEPTEMBER + 17, SEPTEMBER + 17))],
    );
    assert_eq!(dates.contrary, [1]);
}

#[test]
fn every_month_that_is_listed_is_one() {
    for word in cell::FULL_MONTHS.split_whitespace() {
        let dates = read(1, &|_| Cow::Owned(format!("{word} 2026")), NONE_PLAIN, Hint::default());
        assert!(dates.periods[0].is_some(), "{word}");
    }
}

/// The first days in order, counted from the first row's.
#[track_caller]
fn check_order(cells: &[&str], expected: &[i32]) {
    let dates = read(cells.len(), &|row| Cow::Borrowed(cells[row]), NONE_PLAIN, Hint::default());
    let first: Vec<i32> = dates.periods.iter().map(|it| it.expect("a period").first).collect();
    let given: Vec<i32> = first.iter().map(|it| it - first[0]).collect();
    assert_eq!(given, expected, "{cells:?}");
}

#[test]
fn dates_without_a_year_stay_in_order() {
    check_order(&["December 30", "December 31", "January 1", "January 2"], &[0, 1, 2, 3]);
    check_order(&["January 2", "January 1", "December 31"], &[0, -1, -2]);
    check_order(&["December 31", "January 10"], &[0, 10]);
    check_order(&["30.12.", "31.12.", "01.01."], &[0, 1, 2]);
    check_order(&["12/30", "12/31", "1/1"], &[0, 1, 2]);
    check_order(&["31. Dezember", "1. Januar"], &[0, 1]);
    check_order(&["Oktober", "November", "Dezember", "Januar"], &[0, 31, 61, 92]);
    check_order(&["Januar", "August"], &[0, 213]);
    check_order(&["KW 35", "KW 36"], &[0, 7]);
    check_order(&["KW 52", "KW 1"], &[0, 7]);
    check_order(&["Q3", "Q4", "Q1"], &[0, 92, 184]);
    // Two channels one after the other: the same word is the same month.
    check_order(&["Januar", "Februar", "März", "Januar", "Februar", "März"], &[0, 31, 60, 0, 31, 60]);
}

#[test]
fn a_number_behind_a_month_is_a_year_or_a_day() {
    let month = |year: i32, month: u32| month_period(year, month).map(|it| (it.first, it.last));
    check(&["Dez 25", "Jan 26", "Feb 26"], &[month(2025, 12), month(2026, 1), month(2026, 2)]);
    check(&["Mär 23"], &[month(2023, 3)]);
    check(&["Sep-26", "Okt-26"], &[month(2026, 9), month(2026, 10)]);
    check_order(&["March 23", "March 24", "March 25"], &[0, 1, 2]);
    check_order(&["January 20", "January 27", "February 24"], &[0, 7, 35]);
}

#[test]
fn empty_cells_are_no_doubt() {
    let dates = check(&["2026-09-01", "", "–", "Summe"], &[Some((SEPTEMBER, SEPTEMBER)), None, None, None]);
    assert_eq!((dates.unread, dates.n_unread), (vec![3], 1));
}

/// What the kernel reads of plain dates, the long way reads alike, whatever stands among them.
#[test]
fn plain_dates_are_read_alike() {
    use zielwert_kernel::random::Random;

    let mut random = Random::new(11);
    let mut below = |n: u32| (random.uniform() * f64::from(n)) as u32;
    for round in 0..400 {
        let form = below(6);
        let months = [12, 12, 31][below(3) as usize];
        let cells: Vec<String> = (0..1 + below(1200))
            .map(|_| {
                let (day, month, year) = (1 + below(31), 1 + below(months), 2019 + below(3));
                match if below(200) == 0 { below(9) } else { form } {
                    0 => format!("{day:02}.{month:02}.{year}"),
                    1 => format!("{year}-{month:02}-{day:02}"),
                    2 => format!("{month:02}/{day:02}/{year}"),
                    3 => format!("{month}/{day}/{year}"),
                    4 => format!("{day}.{month}.{:02}", year % 100),
                    5 => format!("{day:02}-{month:02}-{year}"),
                    6 => format!("{day}.{month}."),
                    7 => String::new(),
                    _ => format!("Mär {day}"),
                }
            })
            .collect();
        let text = cells.join("\n");
        let cut = zielwert_kernel::records::cut(text.as_bytes(), Some(';'));
        let grid = zielwert_kernel::numbers::Cells {
            text: text.as_bytes(),
            starts: &cut.starts,
            records: &cut.records,
            separator_bytes: 1,
        };
        let records: Vec<u32> = (0..cells.len() as u32).collect();
        let plain = |rows: Range<usize>, hint: kernel::Hint, tally: &mut Tally, days: &mut Vec<i32>| {
            grid.days(&records[rows], 0, hint, tally, days);
        };
        let hint = Hint { month_first: round % 3 == 0, comma: round % 2 == 0, set: None };
        let cell = |row: usize| Cow::Borrowed(cells[row].as_str());
        assert_eq!(
            read(cells.len(), &cell, &plain, hint),
            read(cells.len(), &cell, NONE_PLAIN, hint),
            "{:?}",
            &cells[..cells.len().min(5)]
        );
    }
}
