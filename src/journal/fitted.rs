//! The weights that the schedule goes by, and the answers that they are fitted to.

use super::Journal;
use super::event::Fitted;
use crate::schedule::fit::Answer;
use crate::schedule::{DayBoundary, Scheduler};

impl Journal {
    /// The fit that holds; `None` where the weights are the defaults.
    #[must_use]
    pub fn fitted(&self) -> Option<&Fitted> {
        self.fitted.value(&self.undone).filter(|fitted| fitted.weights.is_some())
    }

    /// `base` with the weights that were fitted to the log, where they were.
    #[must_use]
    pub fn scheduler(&self, base: &Scheduler) -> Scheduler {
        let weights = self.fitted().and_then(|fitted| fitted.weights.clone());
        let parameters = weights.unwrap_or_else(|| base.parameters.clone());
        Scheduler { parameters, ..base.clone() }
    }

    /// The answers of every card in order, by its id.
    #[must_use]
    pub fn answers(&self, boundary: &DayBoundary) -> Vec<Vec<Answer>> {
        let histories = self.cards().map(|card| {
            let mut last = None;
            let answers = card.reviews.iter().map(|(_, answer)| {
                let days = last.map_or(0, |last| boundary.days_between(last, answer.at));
                last = Some(answer.at);
                Answer { at: answer.at, grade: answer.grade, days }
            });
            answers.collect()
        });
        histories.filter(|answers: &Vec<Answer>| !answers.is_empty()).collect()
    }
}
