//! Reading floats, once for everyone. The standard library's way brings a table of ten kilobytes that nothing packs; here a plain
//! number takes one multiplication, and one of many digits is halved and doubled digit by digit.

/// `12`, `-1.5`, `+.5`, `5.`, `1e-7`: the nearest float, of two equally near ones the even one; infinite beyond the largest.
pub fn read(text: &str) -> Option<f64> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (number, exponent) = match bare.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i64>().ok()?),
        None => (bare, 0),
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_number = [whole, decimals].iter().all(|it| it.bytes().all(|it| it.is_ascii_digit()));
    if !is_number || whole.len() + decimals.len() == 0 {
        return None;
    }
    let exponent = exponent.saturating_sub(decimals.len() as i64);
    let mantissa = digits(number).try_fold(0_u64, |sum, it| sum.checked_mul(10)?.checked_add(it.into()));
    let size = mantissa.map_or_else(|| Decimal::new(number, exponent).nearest(), |it| scaled(it, exponent));
    Some(if text.starts_with('-') { -size } else { size })
}

/// `mantissa` × 10^`exponent`, rounded once in the same way.
pub fn scaled(mantissa: u64, exponent: i64) -> f64 {
    let Some(power) = 10_u64.checked_pow(exponent.unsigned_abs().min(99) as u32) else {
        return Decimal::new(&mantissa.to_string(), exponent).nearest();
    };
    // Both factors are exact, so one operation rounds correctly (Clinger 1990).
    if mantissa < 1 << 53 {
        let (number, power) = (mantissa as f64, power as f64);
        return if exponent < 0 { number / power } else { number * power };
    }
    let (number, power) = (u128::from(mantissa), u128::from(power));
    if exponent >= 0 {
        return (number * power) as f64;
    }
    // More bits than a float has, the last of which says whether there are others.
    let bits = number.leading_zeros();
    let shifted = number << bits;
    ((shifted / power) | u128::from(shifted % power > 0)) as f64 / 2_f64.powi(bits as i32)
}

/// The digits in a text.
fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|it| it - b'0')
}

/// A number in all its digits: 0.d₁d₂d₃… × 10^`point`, where d₁ is not 0; 0 without digits.
struct Decimal {
    digits: Vec<u8>,
    point: i64,
}

/// No number halfway between two floats has as many digits: what stands behind them only makes it a little larger.
const MOST_DIGITS: usize = 800;
/// By so many bits a digit can be shifted at once, with what is carried over.
const MOST_BITS: i64 = 56;
/// 0.5 × 2^this is the smallest float with all its bits.
const LEAST: i64 = -1021;

impl Decimal {
    /// The digits of `text` as a whole number, × 10^`exponent`.
    fn new(text: &str, exponent: i64) -> Self {
        let mut all: Vec<u8> = digits(text).skip_while(|it| *it == 0).collect();
        let point = exponent.saturating_add(all.len() as i64);
        if all.iter().skip(MOST_DIGITS).any(|it| *it > 0) {
            all[MOST_DIGITS] = 1;
        }
        all.truncate(MOST_DIGITS + 1);
        Decimal { digits: all, point }
    }

    fn nearest(mut self) -> f64 {
        if self.digits.is_empty() || self.point < -330 {
            return 0.0;
        }
        if self.point > 310 {
            return f64::INFINITY;
        }
        // To at least 0.5 and less than 1, times a power of two.
        let mut power = 0;
        while self.point > 0 {
            let bits = (3 * self.point - 2).min(MOST_BITS);
            self.halve(bits);
            power += bits;
        }
        while self.point < 0 || self.digits.first().is_some_and(|it| *it < 5) {
            let bits = (-3 * self.point).clamp(1, MOST_BITS);
            self.double(bits);
            power -= bits;
        }
        if power > 1024 {
            return f64::INFINITY;
        }
        let least = power.max(LEAST);
        let bits = 53 - (least - power);
        if bits < 0 {
            return 0.0;
        }
        self.double(bits);
        // Its highest bit, where it has all, is added to the exponent; so is the one that rounding may bring.
        f64::from_bits(self.rounded() + (((least - LEAST) as u64) << 52))
    }

    /// Divides by 2^`bits`.
    fn halve(&mut self, bits: i64) {
        let mut rest = 0_u64;
        let mut quotient = Vec::new();
        let mut digits = self.digits.iter();
        loop {
            let digit = digits.next();
            if digit.is_none() && rest == 0 {
                break;
            }
            rest = rest * 10 + digit.copied().map_or(0, u64::from);
            quotient.push((rest >> bits) as u8);
            rest &= (1 << bits) - 1;
        }
        let n_zeros = quotient.iter().take_while(|it| **it == 0).count();
        self.digits = quotient.split_off(n_zeros);
        self.point -= n_zeros as i64;
    }

    /// Multiplies by 2^`bits`.
    fn double(&mut self, bits: i64) {
        let mut carry = 0_u64;
        for digit in self.digits.iter_mut().rev() {
            carry += u64::from(*digit) << bits;
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        if carry > 0 {
            let mut front: Vec<u8> = digits(&carry.to_string()).collect();
            self.point += front.len() as i64;
            front.append(&mut self.digits);
            self.digits = front;
        }
    }

    /// The nearest whole number, of two equally near ones the even one.
    fn rounded(&self) -> u64 {
        let (whole, behind) = self.digits.split_at(self.digits.len().min(self.point as usize));
        let zeros = (whole.len()..self.point as usize).map(|_| &0);
        let number = whole.iter().chain(zeros).fold(0, |sum, it| sum * 10 + u64::from(*it));
        let is_more = match behind {
            [5, rest @ ..] => number % 2 == 1 || rest.iter().any(|it| *it > 0),
            [first, ..] => *first > 5,
            [] => false,
        };
        number + u64::from(is_more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zielwert_kernel::random::Random;

    /// What the standard library makes of it.
    fn check(text: &str) {
        let expected = text.parse().ok();
        assert_eq!(read(text).map(f64::to_bits), expected.map(f64::to_bits), "{text}: {expected:?}");
    }

    #[test]
    fn a_text_is_a_number_or_none() {
        for text in [
            "0", "-0", "+1", "12", "-1.5", ".5", "5.", "007", "1e5", "1E-5", "1e+5", "1.5e3", "-.5e-3", "0e999",
            "0.000",
        ] {
            check(text);
        }
        for text in [
            "", ".", "-", "+", "e5", ".e5", "1e", "1e-", "1e+-5", "--1", "+-1", "1.2.3", "1,5", " 1", "1 ", "1e5.0",
            "0x1", "1_0",
        ] {
            check(text);
        }
        assert_eq!(read("inf"), None);
        assert_eq!(read("NaN"), None);
    }

    #[test]
    fn the_edges_of_what_a_float_holds() {
        for text in [
            "9007199254740992",
            "9007199254740993",
            "9007199254740994",
            "9007199254740995",
            "18446744073709551615",
            "18446744073709551616",
            "1e22",
            "1e23",
            "8.5e22",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1.8e308",
            "1e309",
            "1e400",
            "1e999999999",
            "2.2250738585072014e-308",
            "2.2250738585072011e-308",
            "2.225073858507201e-308",
            "4.9e-324",
            "2.5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1e-323",
            "1e-324",
            "1e-400",
            "1e-999999999",
            "0.30000000000000004",
            "0.1000000000000000055511151231257827021181583404541015625",
        ] {
            check(text);
        }
        // Halfway between two floats, and a little above, however late that is said.
        for zeros in [0, 100, 700, 800, 5_000] {
            let zeros = "0".repeat(zeros);
            check(&format!("9007199254740993.{zeros}"));
            check(&format!("9007199254740993.{zeros}1"));
            check(&format!("1{zeros}e-{}", zeros.len()));
            check(&format!("0.{zeros}1e{}", zeros.len()));
        }
    }

    #[test]
    fn any_float_and_what_lies_halfway() {
        let mut random = Random::new(7);
        let mut bits = |n: u32| (random.uniform() * 2_f64.powi(n as i32)) as u64;
        for _ in 0..2_000 {
            let float = f64::from_bits(bits(32) << 32 | bits(32));
            if float.is_finite() {
                check(&format!("{float:?}"));
                check(&format!("{float:.17e}"));
                check(&format!("{float:.25e}"));
            }
            // Odd with 54 bits: halfway, times a power of two or of one half.
            let halfway = u128::from(1 << 53 | bits(26) << 26 | bits(26) | 1);
            let power = bits(5) as u32;
            for (number, exponent) in [(halfway << power, 0), (halfway * 5_u128.pow(power), power)] {
                for number in [number - 1, number, number + 1] {
                    check(&format!("{number}e-{exponent}"));
                }
            }
            for number in [bits(31) << 32 | bits(32), 1 << 53 | bits(26) << 26 | bits(26)] {
                check(&format!("{number}e-{power}"));
            }
            check(&format!("{}.{}e{}", bits(30), bits(30), bits(9) as i64 - 256));
        }
    }
}
