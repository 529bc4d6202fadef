//! The page: the same lines on the screen of the reader and from `wengu stats`.

use super::{calendar, cells, forecast, table};
use crate::config::Interface;
use crate::journal::statistics::{RECENT_DAYS, Reached, Statistics};
use crate::text::grapheme::AmbiguousWidth;

/// How a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The title of a part.
    Title,
    /// Ordinary.
    Plain,
    /// What stands back.
    Quiet,
}

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// How it looks.
    pub tone: Tone,
}

/// What the page is drawn for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// How many cells a line has.
    pub width: usize,
    /// The language of the interface.
    pub interface: Interface,
    /// What ambiguous characters take.
    pub ambiguous: AmbiguousWidth,
}

/// The lines of the page, from the top.
#[must_use]
pub fn lines(statistics: &Statistics, paper: Paper) -> Vec<Line> {
    let Paper { width, interface, ambiguous } = paper;
    let speech = (interface, ambiguous);
    let mut lines = Vec::new();
    let mut part = |title: &str, content: Vec<String>| {
        if !lines.is_empty() {
            lines.push(Line { text: String::new(), tone: Tone::Plain });
        }
        lines.push(Line { text: cells::shortened(title, width, ambiguous), tone: Tone::Title });
        let line = |text| Line { text, tone: Tone::Plain };
        lines.extend(content.into_iter().map(line));
    };
    let (year, month, day) = statistics.today.year_month_day();
    let today = interface.pick(
        format!("复习统计  {year}年{month}月{day}日"),
        format!("Reviews as of {}", statistics.today),
    );
    part(&today, summary(statistics, paper));
    if statistics.documents.is_empty() {
        return lines;
    }
    part(interface.pick("日历", "Calendar"), calendar::lines(statistics, width, speech));
    part(interface.pick("记得多少", "Retention"), retention(statistics, paper));
    part(
        interface.pick("今后 30 天", "The next 30 days"),
        forecast::lines(statistics, width, speech),
    );
    part(interface.pick("各篇各节", "By document and heading"), Vec::new());
    lines.extend(table::lines(statistics, width, speech));
    lines
}

/// Everything together, in words.
fn summary(statistics: &Statistics, paper: Paper) -> Vec<String> {
    let Paper { width, interface, ambiguous } = paper;
    let (all, days) = (&statistics.all, statistics.calendar.len());
    if statistics.documents.is_empty() {
        let none = interface
            .pick("还没有题目：打开文章，按 gq", "no cards yet: open a document and press gq");
        return cells::flow(&[none.to_owned()], "", width, ambiguous);
    }
    let a_day = all.milliseconds / u64::try_from(days.max(1)).unwrap_or(1);
    let (total, a_day) = (duration(all.milliseconds, interface), duration(a_day, interface));
    let (cards, new, due) = (all.cards, all.new, all.due);
    let (reviews, streak) = (all.reviews, statistics.streak());
    let parts = match interface {
        Interface::Zh => [
            format!("题库 {cards} 张"),
            format!("没问过 {new}"),
            format!("到期 {due}"),
            format!("复习 {reviews} 次"),
            format!("{days} 天"),
            format!("连续 {streak} 天"),
            format!("用时 {total}"),
            format!("每天 {a_day}"),
        ],
        Interface::En => [
            counted(cards, "card"),
            format!("{new} new"),
            format!("{due} due"),
            counted(reviews, "review"),
            counted(days, "day"),
            format!("{streak} in a row"),
            format!("{total} in all"),
            format!("{a_day} a day"),
        ],
    };
    let (deck, log) = parts.split_at(3);
    let mut lines = cells::flow(deck, "  ", width, ambiguous);
    lines.extend(cells::flow(log, "  ", width, ambiguous));
    if let Some(known) = all.known() {
        let known = percent(Some(known));
        let text = interface.pick(
            format!("问过的题，现在大约记得 {known}"),
            format!("of the cards asked before about {known} are known now"),
        );
        lines.extend(sentence(&text, width, ambiguous));
    }
    lines
}

/// A sentence in as many lines as it takes, broken between its words.
fn sentence(text: &str, width: usize, ambiguous: AmbiguousWidth) -> Vec<String> {
    let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    cells::flow(&words, " ", width, ambiguous)
}

/// A number of things in English: `1 card`, `2 cards`.
fn counted(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

/// The retention asked for, expected and reached, with the number of reviews.
fn retention(statistics: &Statistics, paper: Paper) -> Vec<String> {
    let Paper { width, interface, ambiguous } = paper;
    let column = |text: &str| cells::right(text, 10, ambiguous);
    let names = match interface {
        Interface::Zh => ["要求", "预计", "达到", "复习"],
        Interface::En => ["asked", "expected", "reached", "reviews"],
    };
    let label = 8.min(width.saturating_sub(40));
    let stacked = width < 48;
    let mut lines = Vec::new();
    let recent = interface.pick(format!("{RECENT_DAYS} 天内"), format!("{RECENT_DAYS} days"));
    let ever = interface.pick("全部", "all").to_owned();
    if !stacked {
        let names: String = names.map(column).concat();
        lines.push(format!("{}{names}", " ".repeat(label)));
    }
    for (name, reached) in [(recent, &statistics.recent), (ever, &statistics.all.reached)] {
        let figures = figures(reached);
        if stacked {
            lines.push(name);
            let parts = names.iter().zip(figures).map(|(name, figure)| format!("{name} {figure}"));
            let parts: Vec<_> = parts.map(|part| format!("  {part}")).collect();
            lines.extend(cells::flow(&parts, "", width, ambiguous));
        } else {
            let figures: String = figures.iter().map(|figure| column(figure)).collect();
            lines.push(format!("{}{figures}", cells::left(&name, label, ambiguous)));
        }
    }
    let only =
        interface.pick("只算离上一次至少一天的复习", "reviews at least a day after the one before");
    lines.extend(sentence(only, width, ambiguous));
    lines
}

fn figures(reached: &Reached) -> [String; 4] {
    [
        percent(reached.asked()),
        percent(reached.expected()),
        percent(reached.share()),
        reached.reviews.to_string(),
    ]
}

/// A share in whole per cent; `-` where there is none.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "-".to_owned(), |share| format!("{:.0}%", share * 100.0))
}

/// A time in the largest unit that fits: seconds, minutes, hours with a decimal.
pub(super) fn duration(milliseconds: u64, interface: Interface) -> String {
    let seconds = (milliseconds + 500) / 1000;
    let minutes = (seconds + 30) / 60;
    let (zh, en) = match (seconds, minutes) {
        (0..60, _) => (format!("{seconds} 秒"), format!("{seconds} s")),
        (_, 0..100) => (format!("{minutes} 分"), format!("{minutes} min")),
        _ => {
            let tenths = (minutes + 3) / 6;
            let hours = format!("{}.{}", tenths / 10, tenths % 10);
            (format!("{hours} 时"), format!("{hours} h"))
        }
    };
    interface.pick(zh, en)
}

#[cfg(test)]
mod tests;
