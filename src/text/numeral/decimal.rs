//! Decimal values without rounding.

use std::fmt;

/// A decimal number, `digits` · 10^`exponent`, kept without trailing zeros so that equal values
/// are equal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    digits: u128,
    exponent: i32,
    negative: bool,
}

impl Decimal {
    /// The value `digits` · 10^`exponent`.
    #[must_use]
    pub fn new(digits: u128, exponent: i32) -> Self {
        let (mut digits, mut exponent) = (digits, exponent);
        while digits != 0 && digits % 10 == 0 {
            digits /= 10;
            exponent += 1;
        }
        Self { digits, exponent: if digits == 0 { 0 } else { exponent }, negative: false }
    }

    /// The value of Arabic digits with at most one point; `None` for more than 30 digits or others.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{part}");
        if digits.len() > 30 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(Self::new(digits.parse().ok()?, -i32::try_from(part.len()).ok()?))
    }

    /// The value so many powers of ten larger.
    #[must_use]
    pub fn scaled(self, exponent: i32) -> Self {
        if self.digits == 0 { self } else { Self { exponent: self.exponent + exponent, ..self } }
    }

    /// The value so many times as large; held at the largest that can be kept.
    #[must_use]
    pub fn times(self, factor: u32) -> Self {
        let product = Self::new(self.digits.saturating_mul(u128::from(factor)), self.exponent);
        if self.negative { product.negated() } else { product }
    }

    /// The value that [`fmt::Display`] shows, without a sign; `None` for any other text.
    #[must_use]
    pub fn from_shown(text: &str) -> Option<Self> {
        let (digits, exponent) = text.split_once('e')?;
        Some(Self::new(digits.parse().ok()?, exponent.parse().ok()?))
    }

    /// The nearest floating-point value.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The value with its sign turned.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { negative: !self.negative && self.digits != 0, ..self }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negative { "-" } else { "" };
        write!(f, "{sign}{}e{}", self.digits, self.exponent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_equal_however_written() {
        assert_eq!(Decimal::parse("30870").map(|d| d.scaled(8)), Decimal::parse("3087000000000"));
        assert_eq!(Decimal::parse("10.40"), Decimal::parse("10.4"));
        assert_eq!(Decimal::parse("0.0"), Some(Decimal::default()));
    }
}
