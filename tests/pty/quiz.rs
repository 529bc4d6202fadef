//! The quiz in a terminal: started, answered in Chinese, stopped, and gone on with the next day.

use std::path::Path;

use super::terminal::Terminal;
use super::{file, wengu};

const ARTICLE: &str = "# 读书札记\n\n## 一、读书之法\n\n读书要有次第。第一，先看目录。目录是一部书的\
门户，门户不清，入室便迷路。第二，再看序跋。序跋说明著书的缘起，也说出作者看重的地方。第三，校勘文字。\
一字之差，意思可以全反，校勘是立论的根基。\n\n## 二、温习之功\n\n第一，隔日再读。隔一天再读，记得更牢。\
第二，合书自问。合上书问自己，才知道记得多少。\n";

/// The reader on `path` at this moment, once its first frame is there.
fn reading(data: &Path, path: &Path, now: &str) -> Terminal {
    let arguments = ["--lang", "zh", "--now", now, path.to_str().unwrap()];
    let mut terminal = Terminal::start_with(data, &wengu(), &arguments);
    terminal.wait_for("读书札记");
    terminal
}

/// How many cards there are, all new, once the first of them is asked.
fn cards_asked(terminal: &Terminal) -> Option<usize> {
    let text = terminal.text();
    let heading = text.lines().next()?.trim().strip_prefix("测验  1/")?;
    let (total, new) = heading.split_once("  复习 0  新 ")?;
    (total == new).then(|| new.parse().ok()).flatten()
}

#[test]
fn a_card_is_answered_in_chinese_and_the_next_one_asked_the_next_day() {
    let (article, home) = (file(ARTICLE), tempfile::tempdir().unwrap());
    let mut first = reading(home.path(), article.path(), "2026-03-02T09:00:00Z");
    first.press("gq");
    first.wait_for("共拟了");
    first.press("\r");
    first.wait_until("the heading", |terminal| cards_asked(terminal).is_some());
    let left = cards_asked(&first).unwrap() - 1;
    first.press("i目录\r");
    first.wait_for("你答：目录");
    first.press("4");
    first.wait_for("测验  2/");
    first.press("q");
    first.wait_for("答了 1 张");
    first.press("q");
    assert_eq!(first.wait_for_end(), 0);
    let log = std::fs::read_to_string(home.path().join("log/desk.jsonl")).unwrap();
    assert_eq!(log.matches("\"review\"").count(), 1, "{log}");
    let mut again = reading(home.path(), article.path(), "2026-03-03T09:00:00Z");
    again.press("gq");
    again.wait_for(&format!("测验  1/{left}  复习 0  新 {left}"));
    again.press("qq");
    assert_eq!(again.wait_for_end(), 0);
}

/// The row that the screen begins with.
fn first_row(terminal: &Terminal) -> String {
    terminal.text().lines().next().unwrap_or_default().trim().to_owned()
}

/// The number of the card that is asked, and how many of those left are reviews and new.
fn place(terminal: &Terminal) -> Option<(usize, usize, usize)> {
    let row = first_row(terminal);
    let (number, rest) = row.strip_prefix("测验  ")?.split_once('/')?;
    let (due, new) = rest.split_once("  复习 ")?.1.split_once("  新 ")?;
    Some((number.parse().ok()?, due.parse().ok()?, new.parse().ok()?))
}

/// Types an answer in Chinese to the card of this number and takes the grade that is proposed.
fn answer(terminal: &mut Terminal, number: usize) {
    terminal.wait_until("the card", |t| {
        place(t).is_some_and(|(at, ..)| at == number) && !t.text().contains("答案：")
    });
    terminal.press("i论点是文章自己的话\r");
    terminal.wait_for("你答：论点是文章自己的话");
    terminal.press("\r");
}

/// Issue 7, point 7: what a new user does on the first day and the next.
#[test]
fn a_new_user_reads_the_guide_answers_ten_cards_stops_and_goes_on_the_next_day() {
    let home = tempfile::tempdir().unwrap();
    let start =
        |now: &str| Terminal::start_with(home.path(), &wengu(), &["--lang", "zh", "--now", now]);
    let mut first = start("2026-03-02T09:00:00Z");
    first.wait_for("温故导览");
    first.wait_for("一、先翻几页");
    first.press(" ");
    first.wait_until("the next page", |t| t.text().contains("（二）论点"));
    first.press("gq");
    first.wait_for("共拟了");
    first.wait_for("[x] 列举");
    first.press("\r");
    for number in 1..=10 {
        answer(&mut first, number);
    }
    first.wait_until("the eleventh card", |t| place(t).is_some_and(|(at, ..)| at == 11));
    first.press("u");
    first.wait_for("已撤销：回答");
    first.wait_until("the tenth card again", |t| place(t).is_some_and(|(at, ..)| at == 10));
    answer(&mut first, 10);
    first.wait_until("the eleventh card", |t| place(t).is_some_and(|(at, ..)| at == 11));
    first.press(" ");
    first.wait_for("答案：");
    let card = first.text();
    first.press("p");
    first.wait_for("这是原文：按 p 回到题目");
    first.press("p");
    first.wait_until("the card again", |t| t.text() == card);
    first.press("q");
    first.wait_for("答了 10 张，都已保存");
    first.press("q");
    assert_eq!(first.wait_for_end(), 0);

    let mut next = start("2026-03-03T09:00:00Z");
    next.wait_for("温故导览");
    next.press("gr");
    // Some of the ten were forgotten or are in their steps: they come first, then new ones.
    next.wait_until("what is due", |t| {
        place(t).is_some_and(|(at, due, new)| at == 1 && due > 0 && new > 0)
    });
    answer(&mut next, 1);
    next.wait_until("the second card", |t| place(t).is_some_and(|(at, ..)| at == 2));
    next.press("q");
    next.wait_for("答了 1 张，都已保存");
    next.press("gs");
    next.wait_for("复习统计");
    next.wait_for("复习 11 次");
    next.press("qq");
    assert_eq!(next.wait_for_end(), 0);
    next.assert_restored();
}
