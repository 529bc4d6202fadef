//! Numbers in running text: Arabic and Chinese numerals with their values and units.
//!
//! `30870亿元`, `三万亿元`, `百分之十点四`, `二〇二二年`, `第二大`, `2019-10-31` are found with the
//! byte range that they take, so that they can be compared by value and blanked whole.

mod arabic;
mod chinese;
mod decimal;
mod scan;
pub mod unit;

use std::ops::Range;

pub use decimal::Decimal;
use unit::Unit;

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The bytes of the number with its sign and its 百分之, without its unit.
    pub range: Range<usize>,
    /// What it amounts to.
    pub value: Value,
    /// The digits before a scale word: 3 in 3万亿.
    pub mantissa: Decimal,
    /// The unit or classifier behind it.
    pub unit: Option<Unit>,
    /// The end of the unit's bytes; the number's own end without one.
    pub end: usize,
    /// True where 第 stands before it.
    pub ordinal: bool,
}

/// What a number amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A value.
    Exact(Decimal),
    /// Numerals that make no value but a name (十四五), with their digits in Arabic.
    Name(String),
}

/// The numbers of `text` in order.
#[must_use]
pub fn numbers(text: &str) -> Vec<Number> {
    scan::scan(text)
}

#[cfg(test)]
mod tests;
