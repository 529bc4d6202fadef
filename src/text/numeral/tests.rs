//! Values, units and places of numbers.

use super::unit::UnitKind;
use super::*;

fn exact(text: &str) -> Vec<(String, Option<&'static str>)> {
    numbers(text)
        .into_iter()
        .map(|number| {
            let value = match number.value {
                Value::Exact(value) => value.to_string(),
                Value::Name(name) => name,
            };
            (value, number.unit.map(|unit| unit.name))
        })
        .collect()
}

#[test]
fn the_same_amount_is_equal_in_any_numerals() {
    for text in [
        "30870亿元",
        "３０８７０亿元",
        "30,870亿元",
        "3.087万亿元",
        "三万零八百七十亿元",
        "30870億元",
    ] {
        assert_eq!(exact(text), exact("3087000000000元"), "{text}");
    }
}

#[test]
fn another_scale_is_another_amount() {
    assert_ne!(exact("30870亿元"), exact("30870万元"));
}

#[test]
fn per_cent_is_read_before_and_behind() {
    assert_eq!(exact("百分之十点四"), exact("10.4%"));
    assert_eq!(exact("10.4％"), exact("10.40%"));
}

#[test]
fn a_year_is_read_digit_by_digit() {
    assert_eq!(exact("二〇二二年"), exact("2022年"));
    assert_eq!(exact("二零二二年"), exact("2022年"));
}

#[test]
fn a_date_of_digits_is_year_month_and_day() {
    assert_eq!(exact("2019-10-31"), exact("2019年10月31日"));
    assert_eq!(exact("2019/10/31"), exact("二〇一九年十月三十一号"));
}

#[test]
fn the_first_number_of_a_range_takes_the_unit_of_the_second() {
    assert_eq!(exact("15至20%"), exact("15%至20%"));
    assert_eq!(exact("15%-20%"), exact("15%—20%"));
}

#[test]
fn numerals_that_make_no_value_are_a_name() {
    assert_eq!(exact("“十四五”"), [("十.4.5".to_owned(), None)]);
    assert_ne!(exact("十四五"), exact("十三五"));
}

#[test]
fn an_ordinal_is_marked() {
    assert!(numbers("世界第二大国")[0].ordinal);
    assert!(!numbers("二十大")[0].ordinal);
}

#[test]
fn a_minus_sign_belongs_to_the_number_and_a_dash_does_not() {
    assert_eq!(exact("下降-3%"), [("-3e0".to_owned(), Some("%"))]);
    assert_eq!(exact("第154-162页")[1].0, "162e0");
}

#[test]
fn the_range_holds_the_number_without_its_unit() {
    let text = "达30870亿元，占百分之六";
    let found = numbers(text);
    assert_eq!(text.get(found[0].range.clone()), Some("30870亿"));
    assert_eq!(text.get(found[0].range.start..found[0].end), Some("30870亿元"));
    assert_eq!(text.get(found[1].range.clone()), Some("百分之六"));
}

#[test]
fn a_classifier_is_told_from_a_measure() {
    assert_eq!(numbers("八个领域")[0].unit.map(|u| u.kind), Some(UnitKind::Classifier));
    assert_eq!(numbers("七年")[0].unit.map(|u| u.kind), Some(UnitKind::Measure));
}
