//! Checks of what is asked for: 1, 3, 6 to 9 and 13.

use super::deck::{Card, Deck, failing, normal};
use wengu::text::fold::simplified;
use wengu::text::words::{WordBoundaries, Words};

pub(super) fn stands_in_its_source(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.cards.iter().filter(|card| card.kind != "section"), |card| {
        let passage = deck.passage(card);
        card.items().iter().all(|item| !item.is_empty() && passage.contains(item))
    })
}

pub(super) fn is_one_thing(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.of_kind(&["cloze", "figure"]), |card| {
        let sides = ['和', '与', '與', '及'].iter().any(|joint| {
            card.answer.split_once(*joint).is_some_and(|(before, after)| {
                before.chars().count() > 1 && after.chars().count() > 1
            })
        });
        card.prompt.matches("＿＿").count() == 1
            && !card.answer.contains(['。', '；', '！', '？', '、'])
            && !sides
    })
}

pub(super) fn is_the_only_one(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.cards.iter(), |card| {
        let same = deck.cards.iter().filter(|other| normal(&other.prompt) == normal(&card.prompt));
        let alone = same.into_iter().all(|other| other.answer == card.answer);
        let (before, after) = card.around();
        let bare = before.ends_with('是') && after.trim_matches(['。', '.']).is_empty();
        let placed = !bare || card.prompt.starts_with('〔');
        let is_blanked = card.prompt.contains("＿＿");
        alone && placed && (!is_blanked || is_alone_in_the_text(deck, card))
    })
}

/// True where the six characters on both sides of the blank stand around no other words.
fn is_alone_in_the_text(deck: &Deck, card: &Card) -> bool {
    let (before, after) = card.around();
    // Six characters, or as many letters as are read with them.
    let near = |side: &str| if side.is_ascii() { 24 } else { 6 };
    let last: Vec<char> = before.chars().rev().take(near(before)).collect();
    let left: String = last.into_iter().rev().collect();
    let right: String = after.chars().take(near(after)).collect();
    if left.is_empty() || right.is_empty() {
        return true;
    }
    let longest = 3 * card.answer.chars().count();
    deck.body().all(|(_, text)| {
        text.match_indices(&left).all(|(at, _)| {
            let rest = &text[at + left.len()..];
            let between = rest.split_once(&right).map(|(between, _)| between);
            between.is_none_or(|b| b == card.answer || b.chars().count() > longest)
        })
    })
}

pub(super) fn is_a_content_word(deck: &Deck) -> (Vec<String>, usize) {
    const GENERIC: [&str; 16] = [
        "问题",
        "方面",
        "发展",
        "情况",
        "作用",
        "重要",
        "指出",
        "我们",
        "他们",
        "这些",
        "结果",
        "进行",
        "方法上",
        "一种",
        "之间",
        "以及",
    ];
    const CONTENT: [&str; 9] = ["n", "v", "a", "i", "l", "m", "t", "eng", "j"];
    failing(deck.of_kind(&["cloze"]), |card| {
        let long = card.answer.chars().count() > 1 && !GENERIC.contains(&card.answer.as_str());
        if !deck.is_chinese() {
            return long && !card.answer.starts_with(|c| ('ぁ'..='ん').contains(&c));
        }
        let tagged = Words.tagged(&simple(&card.answer));
        let content = tagged.iter().any(|w| CONTENT.iter().any(|tag| w.tag.starts_with(tag)));
        long && content && is_cut_at_words(card)
    })
}

/// The text in simplified characters, which the dictionary has.
fn simple(text: &str) -> String {
    text.chars().map(simplified).collect()
}

fn is_cut_at_words(card: &Card) -> bool {
    let (before, after) = card.around();
    let whole = simple(&format!("{before}{}{after}", card.answer));
    let mut ends = Vec::new();
    Words.find_boundaries(&whole, &mut ends);
    ends.extend(Words.tagged(&whole).iter().map(|word| word.range.end));
    let is_end = |at: usize| at == 0 || ends.contains(&at);
    is_end(before.len()) && is_end(before.len() + card.answer.len())
}

pub(super) fn is_a_whole_figure(deck: &Deck) -> (Vec<String>, usize) {
    const WHEN: [&str; 24] = [
        "年", "月", "日", "世纪", "以来", "期间", "时", "目前", "当前", "如今", "今", "季度", "后",
        "前", "当年", "同期", "時", "以來", "19", "20", "18", "昨", "近", "未来",
    ];
    failing(deck.of_kind(&["figure"]), |card| {
        let (before, after) = card.around();
        let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '－' | '-');
        let cut = before.ends_with(goes_on)
            || after.starts_with(|c: char| c.is_ascii_digit())
            || before.ends_with(['至', '到', '～', '—'])
                && before
                    .trim_end_matches(['至', '到', '～', '—'])
                    .ends_with(|c: char| c.is_ascii_digit() || c == '%');
        let unit =
            after.trim_start().starts_with(|c: char| c.is_alphabetic() || "%％‰".contains(c));
        let is_name = before.ends_with(|c: char| c.is_ascii_alphabetic())
            || before.matches('《').count() > before.matches('》').count();
        let whole = card.question().replace("＿＿", &card.answer);
        !cut && unit && !is_name && WHEN.iter().any(|word| whole.contains(word))
    })
}

pub(super) fn is_of_the_body(deck: &Deck) -> (Vec<String>, usize) {
    const HEADS: [&str; 12] = [
        "关键词",
        "摘要",
        "［摘",
        "[摘",
        "内容提要",
        "Abstract",
        "Keywords",
        "Key words",
        "收稿日期",
        "作者简介",
        "责任编辑",
        "DOI",
    ];
    failing(deck.cards.iter(), |card| {
        let body = deck.body().find(|(block, _)| *block == card.block);
        let passage = deck.passage(card);
        let link = ["http://", "https://", "www."].iter().any(|sign| passage.contains(sign));
        body.is_some_and(|(_, text)| !HEADS.iter().any(|head| text.starts_with(head))) && !link
    })
}

pub(super) fn quotes_whole(deck: &Deck) -> (Vec<String>, usize) {
    failing(deck.of_kind(&["source"]), |card| {
        let Some(quote) = card.question().split(['“', '”']).nth(1) else { return false };
        let passage = deck.passage(card);
        let kept = quote.trim_end_matches('…');
        let cut = quote.len() > kept.len() && kept.ends_with(['。', '；']);
        let whole = passage.contains(&format!("“{quote}”"));
        let end = card.offset + card.length;
        let refs = deck.document.blocks[card.block].text.refs();
        let text = deck.document.blocks[card.block].text.as_str();
        let noted = refs.iter().any(|mark| {
            mark.offset >= end && !text[end..mark.offset].contains(char::is_alphanumeric)
        });
        quote.chars().count() <= 80
            && passage.contains(kept)
            && (whole || cut)
            && !card.prompt.contains(&card.answer)
            && noted
    })
}
