//! `stats`: what the review log comes to.

mod fit;

use std::io::Write;

use clap::Args;
use serde::Serialize;

use super::Context;
use super::data;
use super::json;
use super::report::Failure;
use crate::app::statistics::page;
use crate::app::statistics::page::Paper;
use crate::config::Ambiguous;
use crate::journal::statistics::{OfDocument, Reached, Statistics, Tally};
use crate::schedule::{Day, Scheduler};
use crate::store::Store;
use crate::text::grapheme::AmbiguousWidth;

/// The cells of a line where no width is asked for.
const WIDTH: u16 = 80;

/// The least width that everything can be drawn in.
const WIDTH_MIN: i64 = 20;

/// Arguments of `stats`.
#[derive(Debug, Args)]
pub struct StatsArguments {
    /// Cells of a whole line; a Han character takes two.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(WIDTH_MIN..))]
    pub width: Option<u16>,
    /// Fit the schedule to your reviews, and go by it from now on where it foretells them better.
    #[arg(long)]
    pub fit: bool,
    /// Go back to the schedule's own weights.
    #[arg(long, conflicts_with = "fit")]
    pub unfit: bool,
}

#[derive(Debug, Serialize)]
struct Printed<'a> {
    now: String,
    utc_offset: i32,
    today: String,
    days: usize,
    days_in_a_row: u32,
    all: Counts,
    recent: Retention,
    calendar: Vec<Studied>,
    forecast: Vec<Foreseen>,
    documents: Vec<Article<'a>>,
}

#[derive(Debug, Serialize)]
struct Counts {
    cards: usize,
    new: usize,
    due: usize,
    known: Option<f64>,
    reviews: usize,
    seconds: f64,
    retention: Retention,
}

#[derive(Debug, Serialize)]
struct Retention {
    reviews: usize,
    remembered: usize,
    asked: Option<f64>,
    expected: Option<f64>,
    reached: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Studied {
    date: String,
    reviews: usize,
    remembered: usize,
    seconds: f64,
}

#[derive(Debug, Serialize)]
struct Foreseen {
    date: String,
    cards: usize,
}

#[derive(Debug, Serialize)]
struct Article<'a> {
    id: String,
    title: Option<&'a str>,
    #[serde(flatten)]
    all: Counts,
    headings: Vec<Heading<'a>>,
}

#[derive(Debug, Serialize)]
struct Heading<'a> {
    title: Option<&'a str>,
    #[serde(flatten)]
    all: Counts,
}

/// Prints what the review log comes to now.
///
/// # Errors
/// [`Failure::Store`] where no data folder is known or it cannot be written, [`Failure::Fit`] where
/// the schedule cannot be fitted, [`Failure::Stdout`].
pub fn print(
    asked: &StatsArguments,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut store = Store::open(data::folder(context)?, data::device(context));
    let boundary = context.environment.days.clone();
    if asked.fit || asked.unfit {
        return fit::print(asked.fit, &mut store, &boundary, context, out);
    }
    let scheduler = store.journal().scheduler(&Scheduler { boundary, ..Scheduler::default() });
    let statistics = store.journal().statistics(&scheduler, context.now);
    if context.json {
        return json::print(&Printed::of(&statistics, context), out);
    }
    let paper = Paper {
        width: usize::from(asked.width.unwrap_or(WIDTH)),
        interface: context.speech,
        ambiguous: match context.ambiguous {
            Some(Ambiguous::Wide) => AmbiguousWidth::Wide,
            Some(Ambiguous::Auto | Ambiguous::Narrow) | None => AmbiguousWidth::Narrow,
        },
    };
    for line in page::lines(&statistics, paper) {
        writeln!(out, "{}", line.text.trim_end())?;
    }
    Ok(())
}

impl<'a> Printed<'a> {
    fn of(statistics: &'a Statistics, context: &Context) -> Self {
        let studied = |(day, of): (&Day, &crate::journal::statistics::Studied)| Studied {
            date: day.to_string(),
            reviews: of.reviews,
            remembered: of.remembered,
            seconds: seconds(of.milliseconds),
        };
        let foreseen = |(days, &cards): (u32, &usize)| Foreseen {
            date: statistics.today.plus(days).to_string(),
            cards,
        };
        Self {
            now: context.now.to_string(),
            utc_offset: context.environment.days.offset_minutes(context.now),
            today: statistics.today.to_string(),
            days: statistics.calendar.len(),
            days_in_a_row: statistics.streak(),
            all: Counts::of(&statistics.all),
            recent: Retention::of(&statistics.recent),
            calendar: statistics.calendar.iter().map(studied).collect(),
            forecast: (0..).zip(&statistics.forecast).map(foreseen).collect(),
            documents: statistics.documents.iter().map(Article::of).collect(),
        }
    }
}

impl Counts {
    fn of(tally: &Tally) -> Self {
        Self {
            cards: tally.cards,
            new: tally.new,
            due: tally.due,
            known: tally.known(),
            reviews: tally.reviews,
            seconds: seconds(tally.milliseconds),
            retention: Retention::of(&tally.reached),
        }
    }
}

impl Retention {
    fn of(reached: &Reached) -> Self {
        Self {
            reviews: reached.reviews,
            remembered: reached.remembered,
            asked: reached.asked(),
            expected: reached.expected(),
            reached: reached.share(),
        }
    }
}

impl<'a> Article<'a> {
    fn of(of: &'a OfDocument) -> Self {
        let heading = |(title, tally): &'a (Option<String>, Tally)| Heading {
            title: title.as_deref(),
            all: Counts::of(tally),
        };
        Self {
            id: of.document.to_string(),
            title: of.title.as_deref(),
            all: Counts::of(&of.all),
            headings: of.headings.iter().map(heading).collect(),
        }
    }
}

fn seconds(milliseconds: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "2^53 milliseconds are 285,000 years")]
    let exact = milliseconds as f64;
    exact / 1000.0
}
