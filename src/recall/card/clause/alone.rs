//! Whether a sentence or a clause says something by itself.

use crate::recall::cut::simplified;

/// Words that need the sentence before: no prompt begins with one.
const NEEDS_MORE: [&str; 55] = [
    "这", "其", "该", "此", "它", "他", "她", "上述", "前者", "后者", "因此", "因而", "由此", "但",
    "同时", "最后", "然而", "而", "并", "也", "又", "从而", "所以", "不过", "于是", "可是", "则",
    "即", "还", "如此", "会上", "两者", "二者", "与此", "对此", "为此", "据此", "在此", "否则",
    "反之", "以上", "以下", "下面", "或", "且", "以及", "那", "可见", "如", "三者", "据", "一是",
    "二是", "三是", "四是",
];

/// The same in Japanese, parted by bars.
const LEANS_IN_JAPANESE: &str = concat!(
    "これ|それ|この|その|こう|そう|しかし|また|そこで|したがって|さらに|",
    "なお|ただし|そして|同年|同市|同町|同村|同県|同館|同書|同氏|同社|",
    "同校|だが|つまり|彼|こちら|そちら|これら|それら|あの|それぞれ|一方|",
    "他方|ついで|次に|最後に|そのため|このため|よって|だから|ところが|",
    "けれども|むしろ|すなわち|たとえば|例えば",
);

/// The same in Korean.
const LEANS_IN_KOREAN: &str = concat!(
    "이 |그 |이는 |그는 |이러한 |그러한 |그러나 |따라서 |또한 |",
    "그리고 |하지만 |이것|그것|예를 들어|그러므로 |즉 |이에 |이처럼 |",
    "반면 |한편 |그래서 ",
);

/// The same in English.
const LEANS_IN_ENGLISH: &str = concat!(
    "This |These |That |Those |It |Its |They |Their |",
    "He |His |She |Her |Such |However|But |And |",
    "Therefore|Thus|Here|There |Then |Both |Neither |",
    "Another |So |Yet |One of them|For example|",
    "For instance|Moreover|Furthermore|In addition|",
    "Similarly|Likewise|Instead|Otherwise|Nevertheless|",
    "Hence|Consequently|As a result|In contrast|",
    "By contrast|Finally|Or |Nor |Some of them|",
    "Most of them|None of them",
);

/// Words in a first clause that stand for what the sentence before says.
const POINTS_BACK: [&str; 12] = [
    "这一", "这种", "这个", "这些", "这样", "这类", "上述", "该项", "此种", "此类", "这两", "这三",
];

/// The same in Japanese, whose clauses end with a comma of their own.
const POINTS_BACK_IN_JAPANESE: [&str; 12] = [
    "これは",
    "これを",
    "これが",
    "これに",
    "これら",
    "それは",
    "それを",
    "それが",
    "それに",
    "この",
    "その",
    "こうした",
];

/// Pairs of marks that must close inside a prompt.
const PAIRS: [(char, char); 7] =
    [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('「', '」'), ('(', ')'), ('【', '】')];

/// True where `text` can be understood without the sentence before it.
pub(in crate::recall) fn stands_alone(text: &str) -> bool {
    let text = &simplified(text);
    let opening = text.trim_start_matches(['“', '‘', '《', '（', '「', '『']);
    let elsewhere = [LEANS_IN_JAPANESE, LEANS_IN_KOREAN, LEANS_IN_ENGLISH];
    let elsewhere = elsewhere.into_iter().flat_map(|words| words.split('|'));
    let needs_more = NEEDS_MORE.into_iter().chain(elsewhere).any(|word| opening.starts_with(word));
    let near: String = text.chars().take(8).collect();
    let first: String = text.chars().take(16).collect();
    let clause = text.split(['，', '；', '：', '。']).next().unwrap_or_default();
    !needs_more
        && !POINTS_BACK.iter().any(|word| clause.contains(word))
        && !POINTS_BACK_IN_JAPANESE.iter().any(|word| first.contains(word))
        && pairs_close(text)
        && !near.contains('其')
        && !near.contains('该')
}

/// True where every bracket and quotation mark of `text` has its partner.
pub(in crate::recall) fn pairs_close(text: &str) -> bool {
    PAIRS.iter().all(|(open, close)| {
        text.matches(*open).count() == text.matches(*close).count()
            && text.find(*open).unwrap_or(0) <= text.find(*close).unwrap_or(usize::MAX)
    })
}
