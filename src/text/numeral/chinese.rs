//! Chinese numerals: with scale words (三万零五), digit by digit (二〇二二), and with 点.

use super::decimal::Decimal;

/// The digit that a character stands for.
pub(super) fn digit_of(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The power of ten that a scale word stands for.
pub(super) fn scale_of(c: char) -> Option<i32> {
    Some(match c {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' => 4,
        '亿' => 8,
        _ => return None,
    })
}

/// The numerals at the beginning of `chars`, as many as stand together.
pub(super) fn run(chars: &[char]) -> usize {
    let numeral = |c: &char| digit_of(*c).is_some() || scale_of(*c).is_some();
    let mut end = chars.iter().take_while(|c| numeral(c)).count();
    if end > 0 && chars.get(end) == Some(&'点') {
        let part = chars.get(end + 1..).unwrap_or_default();
        let digits = part.iter().take_while(|c| digit_of(**c).is_some()).count();
        let scales = part.get(digits..).unwrap_or_default();
        if digits > 0 {
            end += 1 + digits + scales.iter().take_while(|c| scale_of(**c).is_some()).count();
        }
    }
    end
}

/// The value of a run of numerals; `None` where they make no value (十四五).
pub(super) fn value(run: &[char]) -> Option<Decimal> {
    if let Some(point) = run.iter().position(|c| *c == '点') {
        let (whole, part) = run.split_at(point);
        let part = part.get(1..)?;
        let digits = part.iter().take_while(|c| digit_of(**c).is_some()).count();
        let text = format!("{}.{}", natural(whole)?, positional(part.get(..digits)?)?);
        let scales = part.get(digits..)?.iter().filter_map(|c| scale_of(*c)).sum();
        return Some(Decimal::parse(&text)?.scaled(scales));
    }
    Some(Decimal::new(natural(run)?, 0))
}

/// The Arabic digits of a run that makes no value: 十四五 is `10.4.5`, so that no value equals it.
pub(super) fn name(run: &[char]) -> String {
    run.iter()
        .map(|c| digit_of(*c).map_or_else(|| c.to_string(), |d| d.to_string()))
        .collect::<Vec<_>>()
        .join(".")
}

fn natural(run: &[char]) -> Option<u128> {
    if run.len() > 1 && run.iter().all(|c| digit_of(*c).is_some()) {
        return positional(run)?.parse().ok();
    }
    grouped(run)
}

/// Digits one by one, as years and numbers of telephones are read.
fn positional(run: &[char]) -> Option<String> {
    run.iter().map(|c| Some(char::from(b'0' + digit_of(*c)?))).collect()
}

/// A numeral with scale words: the part before 亿, then before 万, then thousands to ones.
fn grouped(run: &[char]) -> Option<u128> {
    for (word, scale) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some(at) = run.iter().rposition(|c| *c == word) {
            let (before, after) = run.split_at(at);
            let before = if before.is_empty() { 1 } else { grouped(before)? };
            let after = after.get(1..)?;
            let rest = if after.is_empty() { 0 } else { grouped(after)? };
            return (rest < scale).then_some(before * scale + rest);
        }
    }
    below_ten_thousand(run)
}

fn below_ten_thousand(run: &[char]) -> Option<u128> {
    let mut total = 0;
    let mut digit: Option<u128> = None;
    let mut last_scale = 4;
    for &c in run {
        match (digit_of(c), scale_of(c)) {
            (Some(0), _) if digit.is_none() => {}
            (Some(d), _) if digit.is_none() => digit = Some(u128::from(d)),
            (_, Some(scale)) if scale < last_scale => {
                total += digit.take().unwrap_or(1) * 10_u128.pow(scale.unsigned_abs());
                last_scale = scale;
            }
            _ => return None,
        }
    }
    Some(total + digit.unwrap_or(0))
}
