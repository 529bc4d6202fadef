//! `stats --fit`: the weights of the schedule fitted to one's own review log.

use std::io::Write;

use serde::Serialize;

use crate::cli::Context;
use crate::cli::json;
use crate::cli::report::Failure;
use crate::journal::event::{Event, Fitted};
use crate::schedule::fit;
use crate::schedule::{DayBoundary, Parameters, Scheduler};
use crate::store::Store;

#[derive(Debug, Serialize)]
struct Printed {
    reviews: usize,
    loss_before: f64,
    loss_after: f64,
    /// Whether the schedule goes by `weights` from now on; else they are the ones from before.
    taken: bool,
    weights: Parameters,
}

/// Fits the weights where `is_wanted`, else goes back to the defaults; what holds from now on is
/// written down and printed.
pub(super) fn print(
    is_wanted: bool,
    store: &mut Store,
    boundary: &DayBoundary,
    context: &Context,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let histories = store.journal().answers(boundary);
    let before = store.journal().scheduler(&Scheduler::default()).parameters;
    let after =
        if is_wanted { fit::fit(&histories).map_err(Failure::Fit)? } else { Parameters::default() };
    let loss = |weights| fit::log_loss(weights, &histories).unwrap_or_default();
    let (loss_before, loss_after) = (loss(&before), loss(&after));
    let taken = if is_wanted { loss_after < loss_before } else { before != after };
    let reviews = fit::reviews(&histories);
    if taken {
        let event = Event::Fitted(Box::new(Fitted {
            weights: is_wanted.then(|| after.clone()),
            reviews: u32::try_from(reviews).unwrap_or(u32::MAX),
            loss_before,
            loss_after,
        }));
        store.append(event, context.now).map_err(|error| Failure::Store(error.source))?;
    }
    let weights = if taken { after } else { before };
    let printed = Printed { reviews, loss_before, loss_after, taken, weights };
    if context.json { json::print(&printed, out) } else { printed.print(is_wanted, context, out) }
}

impl Printed {
    fn print(
        &self,
        is_wanted: bool,
        context: &Context,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let Self { reviews, loss_before, loss_after, .. } = self;
        let speech = context.speech;
        let done = match (is_wanted, self.taken) {
            (true, true) => speech.pick(
                "已采用；`--unfit` 退回默认参数",
                "taken; `--unfit` goes back to the defaults",
            ),
            (true, false) => {
                speech.pick("没有变好，保留原来的参数", "no better: the old weights are kept")
            }
            (false, _) => speech.pick("现在用默认参数", "the defaults are in force"),
        };
        // With nothing to foretell the loss says nothing.
        if *reviews == 0 {
            return Ok(writeln!(out, "{done}")?);
        }
        let text = speech.pick(
            format!("{reviews} 次隔天的复习，对数损失 {loss_before:.4} 变为 {loss_after:.4}：{done}"),
            format!(
                "{reviews} reviews at least a day apart, log loss {loss_before:.4} to {loss_after:.4}: {done}"
            ),
        );
        Ok(writeln!(out, "{text}")?)
    }
}
