//! Arabic numerals, with thousands separators, a decimal point and a Chinese scale word.

use super::chinese::scale_of;
use super::decimal::Decimal;

/// A numeral at the beginning of `chars`: its value, the value of its digits alone, and how many
/// characters it takes.
pub(super) fn read(chars: &[char]) -> Option<(Decimal, Decimal, usize)> {
    let mut digits = String::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let follows_digit = |n: usize| chars.get(at + n).is_some_and(char::is_ascii_digit);
        match c {
            '0'..='9' => digits.push(c),
            '.' if !digits.is_empty() && !digits.contains('.') && follows_digit(1) => {
                digits.push(c);
            }
            ',' if !digits.is_empty()
                && !digits.contains('.')
                && (1..=3).all(follows_digit)
                && !follows_digit(4) => {}
            _ => break,
        }
        at += 1;
    }
    let mantissa = Decimal::parse(&digits)?;
    let mut value = mantissa;
    while let Some(scale) = chars.get(at).and_then(|c| scale_of(*c)).filter(|scale| *scale >= 2) {
        value = value.scaled(scale);
        at += 1;
    }
    Some((value, mantissa, at))
}
