//! Numbers that say the same in other units: 500公里 and 500000米, 25% and 四分之一, 三成.

use crate::text::numeral::{Decimal, Value};

/// Units with the smaller unit that they are compared in, and how many of it they are.
const UNITS: [(&str, &str, u32); 12] = [
    ("公里", "米", 1000),
    ("平方公里", "平方米", 1_000_000),
    ("公顷", "平方米", 10_000),
    ("吨", "克", 1_000_000),
    ("公斤", "克", 1000),
    ("斤", "克", 500),
    ("小时", "秒", 3600),
    ("分钟", "秒", 60),
    ("周", "天", 7),
    ("厘米", "毫米", 10),
    ("千瓦时", "度", 1),
    ("成", "%", 10),
];

/// `value` and its unit in the unit that they are compared in.
pub(super) fn reduced(
    value: &Value,
    measure: Option<&'static str>,
) -> (Value, Option<&'static str>) {
    match (value, measure) {
        (Value::Name(name), None) => match share(name) {
            Some(share) => (Value::Exact(share), Some("%")),
            None => (value.clone(), measure),
        },
        (Value::Exact(number), Some(unit)) => {
            let smaller = UNITS.iter().find(|(larger, ..)| *larger == unit);
            smaller.map_or((value.clone(), measure), |(_, smaller, times)| {
                (Value::Exact(number.times(*times)), Some(smaller))
            })
        }
        _ => (value.clone(), measure),
    }
}

/// A fraction (`1/4`, as numerals are named) in per cent, where it has an end.
fn share(name: &str) -> Option<Decimal> {
    let (numerator, denominator) = name.split_once('/')?;
    let (numerator, denominator): (Decimal, Decimal) =
        (Decimal::from_shown(numerator)?, Decimal::from_shown(denominator)?);
    let (numerator, denominator) = (numerator.to_f64(), denominator.to_f64());
    // Whole thousandths of a per cent: 1/8 is 12.5 %, 1/3 has no end.
    let thousandths = numerator / denominator * 100_000.0;
    let is_whole = thousandths.fract() == 0.0 && (0.0..=1e9).contains(&thousandths);
    is_whole.then(|| Decimal::parse(&thousandths.to_string()).map(|share| share.scaled(-3)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_one_number_as_a_fraction_and_in_per_cent() {
        assert_eq!(share("1e0/4e0"), Decimal::parse("25"));
        assert_eq!(share("1e0/8e0"), Decimal::parse("12.5"));
        assert_eq!(share("1e0/3e0"), None);
    }
}
