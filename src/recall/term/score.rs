//! The weight of a candidate: what an article does with a term that its argument rests on.

use super::candidate::Gathered;
use super::{Term, Texts};
use crate::recall::cut::Cutter;

/// jieba's corpus in words, for how often a word is to be expected.
const CORPUS: f64 = 60_101_967.0;

/// Words of every article, which no term begins or ends with.
const GENERIC: &[&str] = &[
    "问题", "方面", "发展", "情况", "作用", "重要", "指出", "工作", "重大", "意义", "影响", "水平",
    "过程", "条件", "要求", "提出", "认为", "强调", "进行", "实现", "面临", "推动", "推进", "加强",
    "提升", "构建", "维护", "保障", "坚持", "加快", "形成", "成为", "具有", "需要", "存在", "充分",
    "有效", "主要", "关键", "相关", "各种", "时候", "东西", "办法", "地方", "事情", "人们", "自己",
    "今天", "领域", "能力", "状态", "正常", "任务", "时期", "结果", "原因", "方式", "特点", "内容",
    "本文", "学者", "部分", "阶段", "因素", "变化", "时间", "数量", "增长", "差异", "关系", "目标",
    "意思", "时刻", "结论", "程度",
];

/// Words that say whose or how great: no term begins with one unless the author named it.
const WHOSE: [&str; 16] = [
    "全球", "世界", "中国", "我国", "国际", "国内", "全国", "各国", "重大", "主要", "许多", "大量",
    "各类", "新征", "有关", "整个",
];

/// The candidate as a term; `None` where it is no term at all.
pub(super) fn term(found: &Gathered, texts: &Texts, cutter: Cutter) -> Option<Term> {
    let count = texts.count(&found.text);
    let named = found.is_named();
    // A verb at the end makes a term only where it is said again and again (自主创新).
    let ends_in_verb = found.words.last().is_some_and(|(_, tag)| tag == "v") && count < 5;
    let one_word = found.words.len() == 1 && (found.text.chars().count() < 3 || count < 4);
    if !named && (one_word || ends_in_verb) {
        return None;
    }
    if count == 0 || GENERIC.contains(&found.text.as_str()) || !named && is_clause(found, texts) {
        return None;
    }
    if !named && (is_deed(found) || is_piece(found, cutter) || is_vague(found, count)) {
        return None;
    }
    let first = found.words.first().map_or("", |(word, _)| word.as_str());
    if !named && found.words.len() > 1 && WHOSE.contains(&first) || is_label(&found.text) {
        return None;
    }
    // A word of two characters between quotation marks once is a figure of speech.
    let passing = found.text.chars().count() <= 2 && found.quoted == 1 && count < 3;
    if passing && !found.keyword && texts.headings.iter().all(|text| !text.contains(&found.text)) {
        return None;
    }
    let mut score = said(found, count, texts) + 0.22 * rarity(found, count, texts, cutter);
    score += place(found, texts);
    score -= if named { quoted_clause(found) } else { shape(found) };
    let reason = match found {
        Gathered { keyword: true, .. } => "关键词",
        Gathered { introduced: true, .. } => "文中定名的概念",
        Gathered { quoted: 1.., .. } => "引号内的名称",
        _ => "反复出现的概念",
    };
    Some(Term { text: found.text.clone(), count, score, reason })
}

/// True for a verb with a place, a person or a time behind it (流入中国), which names nothing.
fn is_deed(found: &Gathered) -> bool {
    let tag = |at: usize| found.words.get(at).map_or("", |(_, tag)| tag.as_str());
    found.words.len() > 1 && tag(0) == "v" && found.words.iter().skip(1).all(|(_, t)| is_object(t))
}

/// True for a run that comes down to a word of every article (显著影响), unless it is said often.
fn is_vague(found: &Gathered, count: usize) -> bool {
    let last = found.words.last().map_or("", |(word, _)| word.as_str());
    found.words.len() == 2 && GENERIC.contains(&last) && count < 5
}

/// True where `word` ends in a word of every article.
pub(in crate::recall) fn ends_vaguely(word: &str) -> bool {
    GENERIC.iter().any(|generic| word.ends_with(generic))
}

fn is_object(tag: &str) -> bool {
    tag.starts_with(['s', 't']) || tag.starts_with("ns") || tag.starts_with("nr")
}

/// True for a run that always has the same noun, numeral or single character beside it: a piece of a
/// longer name (线性模型 of 多层线性模型, 志英 of 万志英).
fn is_piece(found: &Gathered, cutter: Cutter) -> bool {
    let (left, right) = &found.neighbours;
    [(left, true), (right, false)].into_iter().any(|(side, is_before)| {
        let mut words = side.iter().filter(|word| !word.starts_with('|'));
        let (Some(only), None, true) = (words.next(), words.next(), side.len() == 1) else {
            return false;
        };
        let belongs = cutter.tagged(only);
        let [word] = belongs.as_slice() else { return false };
        let names = word.tag.starts_with(['n', 'b', 'a', 'm', 'j']) && word.tag != "ng";
        names && is_before || only.chars().count() == 1 && word.tag.starts_with(['n', 'm'])
    })
}

/// True for a word that counts the steps of an argument (第一, 其次, 三是).
fn is_label(text: &str) -> bool {
    let order = ["首先", "其次", "再次", "最后"].contains(&text);
    let counted = text.strip_prefix('第').or_else(|| text.strip_prefix('其'));
    let counted = counted.or_else(|| text.strip_suffix('是'));
    order || counted.is_some_and(|rest| rest.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

/// How often it is said, quoted, and in how many surroundings.
fn said(found: &Gathered, count: usize, texts: &Texts) -> f64 {
    let several = found.words.len() > 1;
    let per_time = match (several, found.quoted > 0) {
        (true, _) => 1.7,
        (_, true) => 1.2,
        _ => 0.5,
    };
    let quoted = if found.quoted > 0 { 2.3 + 0.5 * number(found.quoted.min(3)) } else { 0.0 };
    let defined = texts.body.iter().filter(|text| is_defined(text, &found.text)).count();
    let (left, right) = &found.neighbours;
    let surroundings = number(left.len().min(right.len()).max(1)).ln().min(2.0);
    per_time * number(1 + count).ln()
        + quoted
        + 1.1 * number(defined.min(3))
        + 2.3 * f64::from(u8::from(found.introduced && found.quoted == 0))
        + if found.quoted > 0 || found.keyword { 0.0 } else { 0.9 * surroundings }
}

fn is_defined(text: &str, term: &str) -> bool {
    let marks = ["是指", "”是指", "指的是", "，是指", "作为", "是", "”（"];
    text.match_indices(term).any(|(at, _)| {
        let opens = text.get(..at).is_none_or(|before| {
            before.is_empty()
                || before.ends_with(['。', '；', '，', '：', '“'])
                || ["强调", "认为", "指出", "说明"].iter().any(|word| before.ends_with(word))
        });
        let rest = text.get(at + term.len()..).unwrap_or_default();
        opens && marks.iter().any(|mark| rest.starts_with(mark))
    })
}

/// Where it stands: keywords, headings, title, summary.
fn place(found: &Gathered, texts: &Texts) -> f64 {
    let several = found.words.len() > 1 || found.quoted > 0 || found.keyword;
    let headings = texts.headings.iter().filter(|text| text.contains(&found.text)).count()
        + usize::from(texts.title.contains(&found.text));
    let keyword = if found.keyword { 6.0 } else { 0.0 };
    let summary = if texts.summary.contains(&found.text) { 0.8 } else { 0.0 };
    keyword
        + 0.9 * number(headings.min(4)) * if several { 1.0 } else { 0.4 }
        + summary * if several { 1.0 } else { 0.3 }
}

/// How much oftener it is said here than its words are in general.
fn rarity(found: &Gathered, count: usize, texts: &Texts, cutter: Cutter) -> f64 {
    let frequency = |word: &str| number(cutter.frequency(word).max(1)) / CORPUS;
    let logs: f64 = found.words.iter().map(|(word, _)| frequency(word).ln()).sum();
    let expected = (logs / number(found.words.len().max(1))).exp();
    (number(count) / number(texts.length().max(1)) / expected).ln_1p()
}

/// True for a run that has a verb, a person or a country stuck to a term that stands alone as well.
fn is_clause(found: &Gathered, texts: &Texts) -> bool {
    let [(first, first_tag), .., (last, last_tag)] = found.words.as_slice() else { return false };
    let alone = |part: Option<&str>| {
        part.is_some_and(|part| {
            part.chars().count() > 3 && texts.count(part) * 2 > texts.count(&found.text) * 3
        })
    };
    let rest = found.text.strip_prefix(first.as_str());
    let stem = found.text.strip_suffix(last.as_str());
    let sticks = first_tag == "v" || first_tag == "ns" || GENERIC.contains(&first.as_str());
    first_tag.starts_with("nr")
        || (sticks && alone(rest))
        || (last_tag == "v" && alone(stem))
        || (last_tag == "v" && GENERIC.contains(&last.as_str()))
}

/// What speaks against a run of words that was not named by the author.
fn shape(found: &Gathered) -> f64 {
    let [(first, first_tag), ..] = found.words.as_slice() else { return 4.0 };
    let (last, last_tag) = found.words.last().map_or((first, first_tag), |(w, t)| (w, t));
    let several = found.words.len() > 1;
    let generic = |word: &String| GENERIC.contains(&word.as_str());
    let noun = last_tag.starts_with(['n', 'l', 'i', 'j']) || last_tag == "vn" || last_tag == "an";
    let mut against = 0.0;
    if found.text.chars().count() <= 2 {
        against += 2.2;
    }
    if !noun {
        against += if last_tag == "v" && several { 0.8 } else { 2.6 };
    }
    if first_tag == "v" {
        against += 2.5;
    }
    if first_tag == "ns" {
        against += 2.2;
    }
    if generic(first) {
        against += 1.5;
    }
    if several && generic(last) {
        against += if found.words.len() > 2 { 0.9 } else { 2.5 };
    }
    against + if several { number(usize::from(found.words.len() > 3)) } else { 1.2 }
}

/// What speaks against a quoted name: it is a clause, or one word quoted once as a figure of speech.
fn quoted_clause(found: &Gathered) -> f64 {
    if found.keyword {
        return 0.0;
    }
    let first = found.words.first().and_then(|(_, tag)| tag.chars().next());
    let clause = found.words.len() > 2 && first.is_some_and(|tag| "dprcv".contains(tag));
    let short = found.text.chars().count() <= 2 && found.quoted < 2;
    let particles = found.text.contains(['的', '了', '是']);
    2.0 * f64::from(u8::from(clause))
        + 0.8 * f64::from(u8::from(short))
        + 3.0 * f64::from(u8::from(particles))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
