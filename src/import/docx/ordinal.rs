//! Numbers as lists and notes print them (ECMA-376 part 1, 17.18.59, `ST_NumberFormat`).

/// The number `n` in the format that `format` names; Arabic digits where the name is not known.
pub(super) fn printed(format: &str, n: u32) -> String {
    let from = |first: char, count: u32| {
        (1..=count).contains(&n).then(|| char::from_u32(u32::from(first) + n - 1)).flatten()
    };
    let one = match format {
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(n),
        "decimalEnclosedParen" => from('⑴', 20),
        "decimalEnclosedFullstop" => from('⒈', 20),
        "ideographEnclosedCircle" => from('㊀', 10),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", n),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", n),
        "ganada" => nth("가나다라마바사아자차카타파하", n),
        "chosung" => nth("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", n),
        "aiueoFullWidth" | "aiueo" => {
            nth("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモ", n)
        }
        "irohaFullWidth" | "iroha" => {
            nth("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサ", n)
        }
        _ => None,
    };
    if let Some(one) = one {
        return one.to_string();
    }
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => full_width(n),
        "numberInDash" => format!("- {n} -"),
        "upperLetter" => letters(n, b'A'),
        "lowerLetter" => letters(n, b'a'),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "chicago" => {
            let mark = nth("*†‡§", (n.max(1) - 1) % 4 + 1).unwrap_or('*');
            mark.to_string().repeat((n.max(1) as usize - 1) / 4 + 1)
        }
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "koreanDigital2" => han(n, &PLAIN),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => digits(n),
        "chineseLegalSimplified" => han(n, &LEGAL),
        "ideographLegalTraditional" => han(n, &LEGAL_TRADITIONAL),
        "japaneseLegal" => han(n, &LEGAL_JAPANESE),
        _ => n.to_string(),
    }
}

fn nth(marks: &str, n: u32) -> Option<char> {
    marks.chars().nth(usize::try_from(n.checked_sub(1)?).ok()?)
}

/// ① to ㊿ (Unicode, Enclosed Alphanumerics and Enclosed CJK Letters and Months).
pub(super) fn circled(n: u32) -> Option<char> {
    match n {
        1..=20 => char::from_u32(0x2460 + n - 1),
        21..=35 => char::from_u32(0x3251 + n - 21),
        36..=50 => char::from_u32(0x32B1 + n - 36),
        _ => None,
    }
}

fn full_width(n: u32) -> String {
    let wide = |c: char| char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c);
    n.to_string().chars().map(wide).collect()
}

/// a to z, then aa, bb and so on.
fn letters(n: u32, first: u8) -> String {
    let index = n.max(1) - 1;
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or_default());
    letter.to_string().repeat((index / 26) as usize % 32 + 1)
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n >= 4000 {
        return n.to_string();
    }
    let (mut text, mut rest) = (String::new(), n);
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// The signs of a system: the digits from zero, then ten, hundred, thousand.
type Signs = [char; 13];

const PLAIN: Signs = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千'];
const LEGAL: Signs = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟'];
const LEGAL_TRADITIONAL: Signs =
    ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖', '拾', '佰', '仟'];
const LEGAL_JAPANESE: Signs =
    ['零', '壱', '弐', '参', '四', '伍', '六', '七', '八', '九', '拾', '百', '阡'];

/// 十一, 二十, 一百零三, 一百一十; Arabic digits from 10,000.
fn han(n: u32, signs: &Signs) -> String {
    let sign = |at: u32| signs.get(at as usize).copied().unwrap_or('零');
    if n == 0 || n >= 10_000 {
        return if n == 0 { sign(0).to_string() } else { n.to_string() };
    }
    let (mut text, mut gap) = (String::new(), false);
    for (unit, value) in [(12, 1000), (11, 100), (10, 10), (0, 1)] {
        let digit = n / value % 10;
        if digit == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push(sign(0));
        }
        // 十二, not 一十二; the forms for money keep the one.
        if !(n < 20 && value == 10 && sign(1) == '一') {
            text.push(sign(digit));
        }
        if unit > 0 {
            text.push(sign(unit));
        }
    }
    text
}

/// 一〇三: a digit for each digit.
fn digits(n: u32) -> String {
    let digit = |c: char| nth("〇一二三四五六七八九", c.to_digit(10).unwrap_or_default() + 1);
    n.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        let table = [
            ("chineseCounting", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("chineseCountingThousand", 20, "二十"),
            ("chineseCountingThousand", 103, "一百零三"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedCircle", 51, "51"),
            ("upperRoman", 44, "XLIV"),
            ("lowerLetter", 28, "bb"),
            ("ideographTraditional", 3, "丙"),
            ("decimalFullWidth", 12, "１２"),
            ("chicago", 5, "**"),
            ("decimalZero", 3, "03"),
            ("unheard-of", 3, "3"),
        ];
        for (format, n, text) in table {
            assert_eq!(printed(format, n), text, "{format} {n}");
        }
    }
}
