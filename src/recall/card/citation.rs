//! Sentences that name a published work and say nothing of it.

/// Marks of kind of GB/T 7714-2015, annex B, and what else stands in a list of sources alone.
const KINDS: [&str; 13] = [
    "[J]", "[M]", "[C]", "[D]", "[R]", "[N]", "[P]", "[S]", "[EB/OL]", "[J/OL]", "［J］", "［M］",
    "［D］",
];

/// Words for a page, an issue or a house, of which a sentence that says something has one at most.
const PARTS: [&[&str]; 5] = [
    &["页", "頁", "pp.", "p. ", "ページ", "쪽"],
    &["期", "号", "號", "卷", "巻", "호", "권", "vol.", "no."],
    &["出版社", "书局", "書局", "书店", "書店", "书院", "Press", "University", "출판"],
    &["学报", "學報", "杂志", "雜誌", "紀要", "论丛", "論叢", "学刊", "學刊", "Journal", "학회"],
    &["《", "〈", "『", "「", "“"],
];

/// True for a sentence that is a citation: it has a mark of kind, or a year, a work in marks or a house,
/// and page, issue and house beside them, and it is short of other words.
pub(super) fn is_citation(text: &str) -> bool {
    if KINDS.iter().any(|kind| text.contains(kind)) {
        return true;
    }
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let parts = PARTS.iter().filter(|part| part.iter().any(|word| text.contains(word))).count();
    let commas = text.matches([',', '，', '、', '：', ':', '.', '．']).count();
    let says = [
        "是",
        "指出",
        "认为",
        "認為",
        "表明",
        "说",
        "說",
        "した",
        "である",
        " is ",
        " was ",
        "다.",
    ];
    let says = says.iter().any(|word| text.contains(word));
    has_year && has_digit && !says && commas > 2 && parts > 2
}

#[cfg(test)]
mod tests {
    use super::is_citation;

    #[test]
    fn a_work_with_its_year_issue_and_pages_is_a_citation() {
        for text in [
            "林慶堯，〈水圳與村界〉，《民族學報》第42期（1976），頁77-104。",
            "王礼：《海塘考》，中华书局，1987年，第12页。",
            "[3] 周平. 论水规[J]. 史林, 2004(2): 33-41.",
            "구본휘, 『조선의 수리』 12호, 들녘출판, 1993, 31쪽.",
        ] {
            assert!(is_citation(text), "{text}");
        }
    }

    #[test]
    fn a_sentence_that_says_something_of_a_work_is_none() {
        for text in [
            "王礼在《海塘考》（1987）中指出，塘工的银两、人夫、木石三项，多出自民间。",
            "1987年，中华书局出版了《海塘考》。",
            "2021年修订的《科学技术进步法》把基础研究和国际科学技术合作各立一章。",
        ] {
            assert!(!is_citation(text), "{text}");
        }
    }
}
