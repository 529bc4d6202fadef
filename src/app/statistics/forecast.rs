//! How many cards come on each of the next days: a column for each day.

use super::cells;
use crate::config::Interface;
use crate::journal::statistics::{FORECAST_DAYS, Statistics};
use crate::text::grapheme::AmbiguousWidth;

/// The rows of the highest column.
const HEIGHT: usize = 5;

/// The sums that are told in words: up to which day, in Chinese and English.
const SUMS: [(usize, &str, &str); 4] = [
    (1, "今天", "today"),
    (2, "到明天", "by tomorrow"),
    (7, "7 天内", "in 7 days"),
    (30, "30 天内", "in 30 days"),
];

/// The lines of the forecast in `width` cells: the sums, the columns, and the days below them.
pub(super) fn lines(
    statistics: &Statistics,
    width: usize,
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> Vec<String> {
    let forecast = &statistics.forecast;
    let sum = |days: usize| forecast.iter().take(days).sum::<usize>();
    let sums: Vec<_> = SUMS
        .iter()
        .map(|&(days, zh, en)| format!("{} {}", interface.pick(zh, en), sum(days)))
        .collect();
    let mut lines = cells::flow(&sums, "  ", width, ambiguous);
    let most = forecast.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return lines;
    }
    let scale = most.div_ceil(HEIGHT).max(1);
    let label = (scale * HEIGHT).to_string().len();
    let day = if label + 2 + FORECAST_DAYS * 2 <= width { 2 } else { 1 };
    let shown = width.saturating_sub(label + 2).clamp(1, FORECAST_DAYS);
    for row in (0..HEIGHT).rev().filter(|row| row * scale < most) {
        let mut line = format!("{:>label$} |", (row + 1) * scale);
        for &cards in forecast.iter().take(shown) {
            line.push(if cards > row * scale { '#' } else { ' ' });
            line.push_str(&" ".repeat(day - 1));
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.push(format!("{} +{}", " ".repeat(label), "-".repeat(shown * day)));
    let mut days = String::new();
    for week in (0..shown).step_by(7) {
        let (_, month, date) =
            statistics.today.plus(u32::try_from(week).unwrap_or(0)).year_month_day();
        let name = format!("{month}/{date}");
        let room = (day * 7).min((shown - week) * day);
        let name = if cells::width(&name, ambiguous) > room { "" } else { &name };
        days.push_str(&cells::left(name, room, ambiguous));
    }
    lines.push(format!("{}{}", " ".repeat(label + 2), days.trim_end()));
    lines
}
