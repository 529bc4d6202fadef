//! `schedule`: the memory state and the next date after each review of a card.

use std::io::{Read, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};

use super::Context;
use super::data_file;
use super::json;
use super::report::Failure;
use crate::schedule::interval::{GREATEST_INTERVAL, Retention};
use crate::schedule::{DayBoundary, Grade, Parameters, Phase, Scheduled, Scheduler, Timestamp};

/// Arguments of `schedule`.
#[derive(Debug, Args)]
pub struct ScheduleArguments {
    /// JSON file with a card's reviews: [{"grade": 1…4, "at": RFC3339}].
    #[arg(long, value_name = "FILE")]
    pub reviews: PathBuf,
    /// Probability of recall that reviews are to come at.
    #[arg(long, value_name = "SHARE", default_value_t = 0.9, hide_default_value = true)]
    pub retention: f64,
    /// JSON file with the 21 parameters of FSRS-6.
    #[arg(long, value_name = "FILE")]
    pub parameters: Option<PathBuf>,
    /// Steps within the first day: none, default (1 and 10 minutes, 10 after a lapse).
    #[arg(long, value_name = "STEPS", value_enum, default_value_t)]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub steps: Steps,
    /// Greatest interval in days.
    #[arg(long, value_name = "DAYS", default_value_t = GREATEST_INTERVAL, hide_default_value = true)]
    pub maximum_interval: u32,
    /// Minutes that local time is ahead of UTC: a day begins at 04:00 local time.
    #[arg(long, value_name = "MINUTES", default_value_t = 0, hide_default_value = true)]
    #[arg(allow_negative_numbers = true)]
    pub utc_offset: i32,
}

/// The waits within the first day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Steps {
    /// Every wait is in days.
    #[default]
    None,
    /// The quiz's own: 1 and 10 minutes, 10 minutes after a lapse.
    Default,
}

#[derive(Debug, Deserialize)]
struct Review {
    grade: Grade,
    at: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum ParametersFile {
    List(Vec<f64>),
    Object { parameters: Vec<f64> },
}

#[derive(Debug, Serialize)]
struct Row {
    stability: f64,
    difficulty: f64,
    due: String,
    interval_days: u32,
    state: &'static str,
}

/// Prints the state after each review.
///
/// # Errors
/// [`Failure`] where a file cannot be read, or holds no reviews or parameters.
pub fn print(
    asked: &ScheduleArguments,
    context: &Context,
    input: &mut dyn Read,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let scheduler = scheduler(asked, input)?;
    let shape = r#"[{"grade": 3, "at": "2026-01-05T08:00:00Z"}]"#;
    let reviews: Vec<Review> = data_file::read(&asked.reviews, shape, input)?;
    let mut card: Option<Scheduled> = None;
    let mut rows = Vec::with_capacity(reviews.len());
    for review in &reviews {
        let at = Timestamp::parse(&review.at).map_err(Failure::Time)?;
        let next = scheduler.review(card.as_ref(), review.grade, at, None);
        rows.push(Row::of(&next));
        card = Some(next);
    }
    if context.json {
        return json::print(&rows, out);
    }
    for row in &rows {
        let Row { stability, difficulty, due, interval_days, state } = row;
        writeln!(
            out,
            "{due}  {interval_days:>5} d  S {stability:>9.3}  D {difficulty:>6.3}  {state}"
        )?;
    }
    Ok(())
}

fn scheduler(asked: &ScheduleArguments, input: &mut dyn Read) -> Result<Scheduler, Failure> {
    let retention = Retention::new(asked.retention).map_err(Failure::Retention)?;
    let parameters = match &asked.parameters {
        None => Parameters::default(),
        Some(path) => {
            let shape = "[0.212, 1.2931, … 21 …]";
            let (ParametersFile::List(weights) | ParametersFile::Object { parameters: weights }) =
                data_file::read(path, shape, input)?;
            Parameters::new(&weights).map_err(Failure::Parameters)?
        }
    };
    let scheduler = Scheduler {
        parameters,
        retention,
        greatest_interval: asked.maximum_interval.max(1),
        boundary: DayBoundary::at_offset(asked.utc_offset),
        ..Scheduler::default()
    };
    Ok(match asked.steps {
        Steps::Default => scheduler,
        Steps::None => {
            Scheduler { learning_steps: Vec::new(), relearning_steps: Vec::new(), ..scheduler }
        }
    })
}

impl Row {
    fn of(card: &Scheduled) -> Self {
        Self {
            stability: card.memory.stability,
            difficulty: card.memory.difficulty,
            due: card.due.to_string(),
            interval_days: card.interval,
            state: match card.phase {
                Phase::Learning(_) => "learning",
                Phase::Review => "review",
                Phase::Relearning(_) => "relearning",
            },
        }
    }
}
