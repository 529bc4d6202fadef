//! Headings without a number, known by their name.

use crate::import::is_one_of;
use crate::import::numbering::{self, System};
use crate::import::plain_name;
use crate::text::ordinal;

/// Names of unnumbered parts, without white space and in small letters.
const WORDS: [&str; 74] = [
    "引言",
    "前言",
    "导言",
    "導言",
    "导论",
    "導論",
    "绪论",
    "緒論",
    "绪言",
    "緒言",
    "序言",
    "引论",
    "引論",
    "问题的提出",
    "结语",
    "結語",
    "结论",
    "結論",
    "余论",
    "餘論",
    "结束语",
    "結束語",
    "结论与展望",
    "结论与建议",
    "小结",
    "小結",
    "本章小结",
    "总结",
    "總結",
    "致谢",
    "致謝",
    "谢辞",
    "謝辞",
    "附录",
    "附錄",
    "附録",
    "后记",
    "後記",
    "附记",
    "附記",
    "はじめに",
    "おわりに",
    "終わりに",
    "むすび",
    "むすびに",
    "むすびにかえて",
    "序論",
    "序",
    "まとめ",
    "付記",
    "凡例",
    "머리말",
    "맺음말",
    "서론",
    "결론",
    "introduction",
    "conclusion",
    "conclusions",
    "discussion",
    "methods",
    "results",
    "materialsandmethods",
    "background",
    "literaturereview",
    "acknowledgements",
    "acknowledgments",
    "acknowledgement",
    "appendix",
    "preface",
    "concludingremarks",
    "methodology",
    "dataandmethods",
    "summaryandconclusions",
    "postscript",
];

/// Names of sections of notes and of numbered references, without white space.
const NOTES: [&str; 32] = [
    "注释",
    "注釋",
    "註釋",
    "注",
    "註",
    "注解",
    "註解",
    "尾注",
    "脚注",
    "腳註",
    "附注",
    "附註",
    "参考文献",
    "參考文獻",
    "主要参考文献",
    "注释与参考文献",
    "参考文献与注释",
    "引用文献",
    "引用文獻",
    "参考資料",
    "文献",
    "参考书目",
    "參考書目",
    "각주",
    "미주",
    "참고문헌",
    "notes",
    "references",
    "endnotes",
    "footnotes",
    "bibliography",
    "workscited",
];
/// True for a line that is the name of a part and nothing else, or an appendix with its letter.
pub(crate) fn is_heading_word(line: &str) -> bool {
    line.len() <= 60 && is_one_of(&WORDS, line) || is_appendix(line)
}

/// 附录A 访谈提纲, 附录一, Appendix B: Tables.
fn is_appendix(line: &str) -> bool {
    let Some(rest) = ["附录", "附錄", "附録", "Appendix", "APPENDIX"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .filter(|_| line.len() <= 120)
    else {
        return false;
    };
    let rest = rest.trim_start();
    let letter = rest.chars().next().filter(char::is_ascii_uppercase).map(|_| 1);
    let number = ordinal::leading_digits(rest).or_else(|| ordinal::leading_han(rest));
    let Some(len) = letter.or(number.map(|(_, len)| len)) else { return false };
    let after = rest.get(len..).unwrap_or_default();
    let parted = after.is_empty()
        || after.starts_with(|c: char| {
            c.is_whitespace() || matches!(c, '：' | ':' | '.' | '．' | '、')
        });
    parted && !after.ends_with(['。', '，', '；', '.', ','])
}

/// True for a line that is the name of a section of notes, with or without a number and brackets.
pub(crate) fn is_notes_heading(text: &str) -> bool {
    let first = text.chars().next();
    if text.len() > 60 || first.is_some_and(|c| matches!(c, '“' | '「' | '，' | '。')) {
        return false;
    }
    let bare = numbering::numbering(text)
        .filter(|n| !matches!(n.system, System::Circled | System::ParenArabic))
        .map_or(text, |n| n.rest(text));
    is_one_of(&NOTES, bare)
}

/// True for 小结, which closes a chapter and stands below it.
pub(crate) fn closes_a_chapter(line: &str) -> bool {
    matches!(plain_name(line).as_str(), "小结" | "小結" | "本章小结")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_are_known_also_letter_spaced() {
        for line in [
            "引言",
            "结　语",
            "致  谢",
            "Conclusion",
            "INTRODUCTION",
            "はじめに",
            "【后记】",
            "附录A 提纲",
            "Appendix B: Tables",
        ] {
            assert!(is_heading_word(line), "{line}");
        }
        assert!(!is_heading_word("引言部分说明"));
        assert!(!is_heading_word("附录A给出了提纲"));
    }
}
