//! Captions of figures and tables (图1 …, 表 2-1 …, Fig. 3 …).

use crate::text::ordinal;

/// Words that a caption begins with.
const WORDS: [&str; 12] =
    ["图", "表", "圖", "図", "附图", "附表", "Figure", "Fig.", "Table", "Tab.", "그림", "표"];

/// True for a line that is a caption: the word, its number, then a space, colon or dot and text
/// that is no sentence about the figure.
pub(crate) fn is_caption(line: &str) -> bool {
    if line.len() > 300 {
        return false;
    }
    let Some(rest) = WORDS.iter().find_map(|word| line.strip_prefix(word)) else { return false };
    let rest = rest.trim_start();
    let number = rest.trim_start_matches(|c: char| {
        ordinal::digit(c).is_some()
            || matches!(c, '-' | '–' | '.' | '．' | '—')
            || c.is_ascii_uppercase()
    });
    let han = ordinal::leading_han(rest).map_or(0, |(_, len)| len);
    let (digits, after) = if number.len() < rest.len() {
        rest.split_at(rest.len() - number.len())
    } else if han > 0 {
        rest.split_at(han)
    } else {
        return false;
    };
    let numbered = digits.chars().any(|c| ordinal::digit(c).is_some()) || han > 0;
    let parted = digits.ends_with(['.', '．'])
        || after.starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '、'));
    let text = after
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '、' | '.'));
    numbered && parted && !text.is_empty() && !line.ends_with(['。', '，', '；'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_a_number_and_a_title_is_a_caption() {
        for line in [
            "图1 渠道的分布",
            "表2-1　观测站点",
            "圖三：水圳",
            "Fig. 1 Daily variation",
            "Table 3. Wells",
            "表 4 费用",
        ] {
            assert!(is_caption(line), "{line}");
        }
    }

    #[test]
    fn a_sentence_about_a_figure_is_no_caption() {
        for line in
            ["图1给出了分布。", "表示同意", "图书馆 1 层", "表1 显示，费用上升。", "Figure it out"]
        {
            assert!(!is_caption(line), "{line}");
        }
    }
}
