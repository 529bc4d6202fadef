//! What this program did, so that it can be undone and done again, one change at a time.

use crate::journal::event::Stamped;

/// The changes of this program, each of one or more events.
#[derive(Debug, Default)]
pub(super) struct UndoStack {
    done: Vec<Vec<Stamped>>,
    undone: Vec<Vec<Stamped>>,
}

impl UndoStack {
    /// A change was made. What was undone before cannot be done again then.
    pub(super) fn did(&mut self, mut change: Vec<Stamped>) {
        change.retain(|stamped| stamped.event.can_be_undone());
        if !change.is_empty() {
            self.done.push(change);
            self.undone.clear();
        }
    }

    /// The last change that is done, which is undone from now on; empty where there is none.
    pub(super) fn take_done(&mut self) -> Vec<Stamped> {
        Self::pass(&mut self.done, &mut self.undone)
    }

    /// The last change that was undone, which is done again from now on; empty where there is none.
    pub(super) fn take_undone(&mut self) -> Vec<Stamped> {
        Self::pass(&mut self.undone, &mut self.done)
    }

    fn pass(from: &mut Vec<Vec<Stamped>>, to: &mut Vec<Vec<Stamped>>) -> Vec<Stamped> {
        let change = from.pop().unwrap_or_default();
        if !change.is_empty() {
            to.push(change.clone());
        }
        change
    }
}
