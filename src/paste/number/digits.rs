//! A run of digits, and what the marks in it testify to.

use super::Why;
use super::figure::{Digits, Marks};
use crate::engine::data_set::Decimal;

/// The most marks that a number is looked at with.
const MAX_MARKS: usize = 8;
/// The most digits that a number is looked at with: what is smaller than that is nothing.
const MAX_DIGITS: u32 = 250;

/// A run of digits with its marks from `from` on, and where it ends; none where no digit stands.
pub(super) fn digits(bytes: &[u8], from: usize) -> Option<(Result<Digits, Why>, usize)> {
    let mut at = from;
    let mut digits = Digits::default();
    // How many digits stand in the whole number, and in front of the first mark.
    let (mut n_digits, mut head) = (0_u32, 0_u32);
    // Those from the first on that is not zero.
    let mut n_significant = 0_u32;
    let mut marks = [(0_u8, 0_u8); MAX_MARKS];
    let mut n_marks = 0_usize;
    // Decimals beyond the nineteenth that counts change no float; behind which mark they were dropped.
    let mut dropped_after = None;
    loop {
        match bytes.get(at) {
            Some(byte @ b'0'..=b'9') => {
                n_digits += 1;
                n_significant += u32::from(n_significant > 0 || *byte != b'0');
                if n_significant <= 19 && n_digits <= MAX_DIGITS {
                    digits.mantissa = digits.mantissa * 10 + u64::from(byte - b'0');
                } else {
                    dropped_after.get_or_insert(n_marks);
                }
                match n_marks.checked_sub(1).and_then(|last| marks.get_mut(last)) {
                    Some((_, after)) if dropped_after.is_none() => *after += 1,
                    Some(_) => {}
                    None => head += 1,
                }
            }
            Some(mark @ (b'.' | b',')) => match bytes.get(at + 1) {
                Some(b'0'..=b'9') => add_mark(&mut marks, &mut n_marks, *mark),
                // `12,-` and `1'000.–`: no cents.
                Some(b'-') if n_digits > 0 => {
                    add_mark(&mut marks, &mut n_marks, *mark);
                    at += 1;
                    while bytes.get(at) == Some(&b'-') {
                        at += 1;
                    }
                    break;
                }
                // `5.` is a place, `12,` a format that shows no decimals.
                _ if n_digits > 0 => {
                    at += 1;
                    break;
                }
                _ => return None,
            },
            Some(space @ (b' ' | b'\'')) if n_digits > 0 && groups_on(bytes, at, &marks, n_marks) => {
                add_mark(&mut marks, &mut n_marks, *space);
            }
            _ => break,
        }
        at += 1;
    }
    if n_digits == 0 {
        return None;
    }
    let first_is_zero = bytes.get(from) == Some(&b'0');
    let judged = match marks.get(..n_marks) {
        None => Err(Why::Groups),
        Some([]) if n_digits > 15 => Err(Why::Id),
        Some(_) if first_is_zero && head > 1 => Err(Why::Id),
        Some(marks) => judge(head, first_is_zero, marks).and_then(|says| {
            digits.marks = says;
            digits.place(marks);
            let decimals = match (dropped_after, marks.last(), says) {
                (None, ..) => true,
                (Some(mark), Some((last, _)), Marks::Say(own)) => mark == n_marks && decimal(*last) == own,
                _ => false,
            };
            if decimals { Ok(digits) } else { Err(Why::TooLarge) }
        }),
    };
    Some((judged, at))
}

impl Digits {
    /// Remembers how many points and commas there are, and how many digits stand behind the last of each.
    fn place(&mut self, marks: &[(u8, u8)]) {
        let mut behind = 0_u8;
        for (mark, after) in marks.iter().rev() {
            behind = behind.saturating_add(*after);
            let place = match mark {
                b'.' => &mut self.points,
                b',' => &mut self.commas,
                _ => continue,
            };
            *place = (place.0 + 1, if place.0 == 0 { behind } else { place.1 });
        }
    }
}

fn add_mark(marks: &mut [(u8, u8); MAX_MARKS], n_marks: &mut usize, mark: u8) {
    if let Some(place) = marks.get_mut(*n_marks) {
        *place = (mark, 0);
    }
    *n_marks += 1;
}

/// Whether a space or apostrophe at `at` is followed by exactly three digits, and no decimal mark came before.
fn groups_on(bytes: &[u8], at: usize, marks: &[(u8, u8); MAX_MARKS], n_marks: usize) -> bool {
    let group = bytes.get(at + 1..at + 4).is_some_and(|it| it.iter().all(u8::is_ascii_digit));
    let ends = !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
    group && ends && marks.iter().take(n_marks).all(|(mark, _)| *mark == bytes[at])
}

/// What the marks of a number with `head` digits in front of the first one testify to.
fn judge(head: u32, first_is_zero: bool, marks: &[(u8, u8)]) -> Result<Marks, Why> {
    let n_groups = marks.iter().take_while(|(mark, _)| matches!(mark, b' ' | b'\'')).count();
    let (groups, rest) = marks.split_at(n_groups);
    if !groups.is_empty() && (first_is_zero || !(1..=3).contains(&head)) {
        return Err(Why::Groups);
    }
    match rest {
        [] => Ok(Marks::None),
        [(mark, 3)] if groups.is_empty() && (1..=3).contains(&head) && !first_is_zero => {
            Ok(Marks::Open(decimal(*mark)))
        }
        [(mark, _)] => Ok(Marks::Say(decimal(*mark))),
        _ if !groups.is_empty() || first_is_zero => Err(Why::Groups),
        [first @ .., (last, _)] => {
            let (repeated, _) = first.first().copied().unwrap_or_default();
            if first.iter().any(|(mark, _)| *mark != repeated) {
                return Err(Why::Groups);
            }
            // The groups between the marks; those of the last mark, if it is another one, are decimals.
            let groups = if *last == repeated { rest } else { first };
            if !is_grouped(head, repeated, groups) {
                return Err(Why::Groups);
            }
            Ok(Marks::Say(if *last == repeated { other_than(*last) } else { decimal(*last) }))
        }
    }
}

/// Groups of three, or the Indian way: commas, groups of two and a last one of three.
fn is_grouped(head: u32, mark: u8, groups: &[(u8, u8)]) -> bool {
    let Some(((_, last), middle)) = groups.split_last() else { return true };
    let by_three = (1..=3).contains(&head) && middle.iter().all(|(_, length)| *length == 3);
    let indian = mark == b',' && (1..=2).contains(&head) && middle.iter().all(|(_, length)| *length == 2);
    *last == 3 && (by_three || indian)
}

fn decimal(mark: u8) -> Decimal {
    if mark == b',' { Decimal::Comma } else { Decimal::Point }
}

fn other_than(mark: u8) -> Decimal {
    if mark == b',' { Decimal::Point } else { Decimal::Comma }
}
