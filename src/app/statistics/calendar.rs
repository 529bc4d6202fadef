//! The calendar of reviews: a column for each week, a row for each day of the week.

use super::cells;
use crate::config::Interface;
use crate::journal::statistics::Statistics;
use crate::schedule::Day;
use crate::text::grapheme::AmbiguousWidth;

/// How many weeks are shown at most: a year.
const WEEKS_MAX: usize = 53;

/// The cells of a week's column.
const WEEK: usize = 2;

/// What a day is drawn with, from none to the most; all are ASCII and differ in their ink.
const SIGNS: [char; 5] = ['.', ':', 'o', 'O', '@'];

/// The days of the week in Chinese and English.
const WEEKDAYS: [(&str, &str); 7] = [
    ("一", "Mo"),
    ("二", "Tu"),
    ("三", "We"),
    ("四", "Th"),
    ("五", "Fr"),
    ("六", "Sa"),
    ("日", "Su"),
];

/// The months in English.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The cells before the first week.
const LABEL: usize = 3;

/// The lines of the calendar in `width` cells: the months, seven days, and what the signs mean.
pub(super) fn lines(
    statistics: &Statistics,
    width: usize,
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> Vec<String> {
    let weeks = (width.saturating_sub(LABEL) / WEEK).clamp(1, WEEKS_MAX);
    let today = statistics.today;
    let back = today.weekday() + 7 * u32::try_from(weeks - 1).unwrap_or(0);
    let first = today.minus(back);
    let most = (0..=back).map(|day| reviews_on(statistics, first.plus(day))).max().unwrap_or(0);
    let mut lines = vec![months(first, weeks, interface)];
    for (weekday, name) in (0..).zip(WEEKDAYS) {
        let mut line = cells::left(interface.pick(name.0, name.1), LABEL, ambiguous);
        let days =
            (0..weeks).map(|week| first.plus(weekday + 7 * u32::try_from(week).unwrap_or(0)));
        for day in days.take_while(|day| *day <= today) {
            line.push(SIGNS[level(reviews_on(statistics, day), most)]);
            line.push(' ');
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.extend(legend(most, width, (interface, ambiguous)));
    lines
}

fn reviews_on(statistics: &Statistics, day: Day) -> usize {
    statistics.calendar.get(&day).map_or(0, |studied| studied.reviews)
}

/// Which of the signs stands for so many reviews, where `most` are the most of a day: quarters.
fn level(reviews: usize, most: usize) -> usize {
    (reviews * (SIGNS.len() - 1)).div_ceil(most.max(1))
}

/// The names of the months above the weeks that they begin in.
fn months(first: Day, weeks: usize, interface: Interface) -> String {
    let mut line = " ".repeat(LABEL);
    let mut used = LABEL;
    for week in 0..weeks {
        let monday = first.plus(7 * u32::try_from(week).unwrap_or(0));
        let begins =
            (0..7).map(|day| monday.plus(day).year_month_day()).find(|(.., day)| *day == 1);
        let at = LABEL + week * WEEK;
        let Some((_, month, _)) = begins.filter(|_| used <= at) else { continue };
        let english = MONTHS.get(usize::from(month) - 1).copied().unwrap_or_default();
        let name = interface.pick(format!("{month}月"), english.to_owned());
        // A month is four columns wide at least, so that its name always ends before the next.
        let width = cells::width(&name, AmbiguousWidth::Narrow);
        if at + width <= LABEL + weeks * WEEK {
            line.push_str(&" ".repeat(at - used));
            line.push_str(&name);
            used = at + width;
        }
    }
    line
}

/// What the signs mean, in reviews a day.
fn legend(
    most: usize,
    width: usize,
    (interface, ambiguous): (Interface, AmbiguousWidth),
) -> Vec<String> {
    let mut parts = vec![interface.pick("每天复习：".to_owned(), "reviews a day:".to_owned())];
    parts.push(format!(". {}", interface.pick("无", "none")));
    for (index, sign) in SIGNS.iter().enumerate().skip(1) {
        let counts: Vec<_> = (1..=most).filter(|count| level(*count, most) == index).collect();
        let (Some(least), Some(greatest)) = (counts.first(), counts.last()) else { continue };
        let range =
            if least == greatest { least.to_string() } else { format!("{least}-{greatest}") };
        parts.push(format!("{sign} {range}"));
    }
    cells::flow(&parts, "  ", width, ambiguous)
}
