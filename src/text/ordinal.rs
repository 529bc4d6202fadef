//! Numbers of labels as print writes them: Han numerals, circled numbers, Roman numerals, digits.

/// The value of an ASCII or full-width decimal digit.
#[must_use]
pub fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// The value of a superscript digit.
#[must_use]
pub fn superscript(c: char) -> Option<u32> {
    match c {
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁰' | '⁴'..='⁹' => Some(u32::from(c) - 0x2070),
        _ => None,
    }
}

/// The value of a circled number, white on black ones included (①, ㉑, ㊱, ❶, ➀).
#[must_use]
pub fn circled(c: char) -> Option<u32> {
    let code = u32::from(c);
    match c {
        '①'..='⑳' => Some(code - 0x2460 + 1),
        '㉑'..='㉟' => Some(code - 0x3251 + 21),
        '㊱'..='㊿' => Some(code - 0x32B1 + 36),
        '❶'..='❿' => Some(code - 0x2776 + 1),
        '➀'..='➉' => Some(code - 0x2780 + 1),
        '➊'..='➓' => Some(code - 0x278A + 1),
        _ => None,
    }
}

/// The value of a number written in digits at the start of `text`, and its length in bytes; at
/// most four digits.
#[must_use]
pub fn leading_digits(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut length, mut count) = (0, 0, 0);
    for c in text.chars() {
        let Some(digit) = digit(c) else { break };
        count += 1;
        if count > 4 {
            return None;
        }
        value = value * 10 + digit;
        length += c.len_utf8();
    }
    (count > 0).then_some((value, length))
}

fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' | '壱' => 1,
        '二' | '贰' | '貳' | '弐' | '两' => 2,
        '三' | '叁' | '參' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn han_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' | '佰' => 100,
        _ => return None,
    })
}

/// The value of a Han numeral at the start of `text` (二十三, 一百零五, 二〇) and its length in
/// bytes; at most five characters.
#[must_use]
pub fn leading_han(text: &str) -> Option<(u32, usize)> {
    let (mut total, mut current, mut length) = (0_u32, None, 0);
    for (count, c) in text.chars().enumerate() {
        if let Some(digit) = han_digit(c) {
            current = Some(current.map_or(digit, |before: u32| before * 10 + digit));
        } else if let Some(unit) = han_unit(c) {
            total += match unit {
                20 | 30 => unit,
                _ => current.take().filter(|&n| n > 0).unwrap_or(1) * unit,
            };
        } else {
            break;
        }
        if count >= 5 {
            return None;
        }
        length += c.len_utf8();
    }
    (length > 0).then(|| (total + current.unwrap_or(0), length))
}

/// The value of a Roman numeral at the start of `text` in capitals or as one character (Ⅳ), and
/// its length in bytes.
#[must_use]
pub fn leading_roman(text: &str) -> Option<(u32, usize)> {
    let first = text.chars().next()?;
    if let 'Ⅰ'..='Ⅻ' = first {
        return Some((u32::from(first) - 0x2160 + 1, first.len_utf8()));
    }
    let length = text.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L')).count();
    let letters = text.get(..length).filter(|l| !l.is_empty() && l.len() <= 7)?;
    // Few labels are long: the one that is written like this, or none.
    (1..90).find(|&value| roman(value) == letters).map(|value| (value, length))
}

/// The Roman numeral of a value below 90.
fn roman(mut value: u32) -> String {
    let steps = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut letters = String::new();
    for (step, letter) in steps {
        while value >= step {
            letters.push_str(letter);
            value -= step;
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_numerals_have_their_values() {
        let value = |text| leading_han(text).map(|(value, _)| value);
        assert_eq!(value("三、"), Some(3));
        assert_eq!(value("十"), Some(10));
        assert_eq!(value("二十三章"), Some(23));
        assert_eq!(value("一百零五"), Some(105));
        assert_eq!(value("廿一"), Some(21));
        assert_eq!(value("贰、"), Some(2));
        assert_eq!(value("安全"), None);
    }

    #[test]
    fn circled_numbers_go_to_fifty() {
        assert_eq!(
            (circled('①'), circled('⑳'), circled('㉑'), circled('㊿')),
            (Some(1), Some(20), Some(21), Some(50))
        );
    }

    #[test]
    fn roman_numerals_are_read_where_they_are_well_formed() {
        let value = |text| leading_roman(text).map(|(value, _)| value);
        assert_eq!(value("IV. Results"), Some(4));
        assert_eq!(value("XII"), Some(12));
        assert_eq!(value("Ⅲ"), Some(3));
        assert_eq!(value("IIX"), None);
    }

    #[test]
    fn a_number_of_more_than_four_digits_is_no_label() {
        assert_eq!(leading_digits("12345"), None);
        assert_eq!(leading_digits("１２章"), Some((12, 6)));
    }
}
