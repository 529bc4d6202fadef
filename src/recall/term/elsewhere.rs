//! Terms of documents in other languages than Chinese: keywords, and names said again and again.

use std::collections::BTreeMap;

use super::{Term, Texts};
use crate::document::language::Language;
use crate::recall::cut::Cutter;
use crate::text::words::TaggedWord;

/// Words of every paper.
const GENERIC: [&str; 24] = [
    "本稿",
    "本論文",
    "本研究",
    "課題",
    "意義",
    "目的",
    "事例",
    "問題",
    "場合",
    "方法",
    "結果",
    "研究",
    "調査",
    "必要",
    "연구",
    "결과",
    "방법",
    "문제",
    "경우",
    "results",
    "section",
    "chapter",
    "question",
    "problem",
];

/// The longest term in words.
const LONGEST: usize = 3;

/// The terms, the weightiest first.
pub(super) fn find_terms(texts: &Texts, cutter: Cutter) -> Vec<Term> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for text in texts.body.iter().chain(&texts.headings) {
        for (run, words) in runs(text, cutter) {
            let entry = counts.entry(run.to_owned()).or_insert((0, words));
            entry.0 += 1;
        }
    }
    for keyword in &texts.keywords {
        let said = texts.count(keyword);
        if said > 0 {
            counts.insert(keyword.clone(), (said, 1));
        }
    }
    let mut terms: Vec<Term> = counts
        .iter()
        .filter_map(|(text, (count, words))| term(texts, text, (*count, *words)))
        .collect();
    let all = terms.clone();
    terms.retain(|term| {
        !all.iter().any(|longer| {
            longer.text.len() > term.text.len()
                && longer.text.contains(&term.text)
                && longer.count * 2 > term.count
        })
    });
    terms.retain(|term| is_name(texts, term, cutter.language()));
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    terms
}

fn term(texts: &Texts, text: &str, (count, words): (usize, usize)) -> Option<Term> {
    let keyword = texts.keywords.iter().any(|keyword| keyword == text);
    let headed = texts.headings.iter().any(|heading| heading.contains(text));
    (keyword || count > 1).then_some(())?;
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let score = number(1 + count).ln()
        * number(words + usize::from(text.chars().count() > 3)).sqrt()
        + if keyword { 6.0 } else { 0.0 }
        + if headed { 0.9 } else { 0.0 };
    let reason = if keyword { "关键词" } else { "反复出现的概念" };
    Some(Term { text: text.to_owned(), count, score, reason })
}

/// Names of one to three words with how many they are, each between two places where words end.
fn runs<'a>(text: &'a str, cutter: Cutter) -> Vec<(&'a str, usize)> {
    let words = cutter.tagged(text);
    let mut found = Vec::new();
    for start in 0..words.len() {
        let mut count = 0;
        for end in start..words.len() {
            let word = &words[end];
            if word.tag != "n" {
                let is_space = text.get(word.range.clone()) == Some(" ");
                if is_space && count > 0 {
                    continue;
                }
                break;
            }
            count += 1;
            if count > LONGEST {
                break;
            }
            found.extend(slice(text, &words[start], word).map(|run| (run, count)));
        }
    }
    found
}

fn slice<'a>(text: &'a str, first: &TaggedWord, last: &TaggedWord) -> Option<&'a str> {
    text.get(first.range.start..last.range.end)
}

/// True for what names something of this text: of short words, which may be any noun or verb, those
/// that a heading has or that are said again and again.
fn is_name(texts: &Texts, term: &Term, language: Language) -> bool {
    let text = term.text.as_str();
    let length = text.chars().count();
    let keyword = texts.keywords.iter().any(|keyword| keyword == text);
    let headed = texts.headings.iter().any(|heading| heading.contains(text));
    let often = term.count > 4 || headed && term.count > 2;
    // One word of English may as well be a verb.
    let (is_long, often) = match language {
        Language::En => (text.contains(' '), false),
        _ => (length > 2, often),
    };
    let is_counted = text.chars().any(|c| "一二三四五六七八九十百千万年月日".contains(c));
    keyword || (is_long || often && length > 1) && !is_counted && !GENERIC.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::block::{Block, BlockKind};
    use crate::text::words::Words;

    fn terms(language: Language, paragraphs: &[&str]) -> Vec<String> {
        let blocks =
            paragraphs.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect();
        let document = Document { language, blocks, ..Document::default() };
        super::super::find_terms(&document, &Words).into_iter().map(|term| term.text).collect()
    }

    #[test]
    fn a_japanese_name_said_twice_is_a_term() {
        let found = terms(Language::Ja, &["郷土資料を集める。", "集めた郷土資料は町の宝である。"]);
        assert_eq!(found, ["郷土資料"]);
    }

    #[test]
    fn an_english_term_is_taken_in_all_its_words() {
        let found = terms(
            Language::En,
            &[
                "The hazard model is simple.",
                "We fit a hazard model.",
                "No hazard model is perfect.",
            ],
        );
        assert_eq!(found, ["hazard model"]);
    }

    #[test]
    fn a_korean_name_is_found_under_its_particles() {
        let found = terms(Language::Ko, &["나루터는 마을에 있다.", "마을은 나루터를 지킨다."]);
        assert_eq!(found, ["나루터"]);
    }
}
