//! Notes that stand in the text at their marks, as pages show them in the margin (`LaTeXML`, Tufte
//! CSS): taken out, with a mark that leads to them.

use super::place::Place;
use crate::import::flow::Flow;
use crate::import::flow::FlowBlock;
use crate::import::html::text::Text;

/// The notes of a walk.
#[derive(Debug, Default)]
pub(super) struct InlineNotes {
    /// What was set aside when each open note began.
    around: Vec<Around>,
    /// The blocks of each note that has ended, with its id.
    done: Vec<(String, Vec<FlowBlock>)>,
    count: usize,
}

/// The text around a note.
#[derive(Debug)]
struct Around {
    id: String,
    place: Place,
    text: Text,
    blocks: Vec<FlowBlock>,
}

impl InlineNotes {
    /// The id of the next note, which no element of a page can have, and its number.
    pub(super) fn next(&mut self) -> (String, usize) {
        self.count += 1;
        (format!("\u{0}{}", self.count), self.count)
    }

    /// True inside of a note, where no other begins.
    pub(super) fn is_open(&self) -> bool {
        !self.around.is_empty()
    }

    /// Sets the text around a note aside.
    pub(super) fn begin(&mut self, id: String, place: Place, text: Text, flow: &mut Flow) {
        let blocks = std::mem::take(&mut flow.blocks);
        self.around.push(Around { id, place, text, blocks });
    }

    /// Keeps the note's blocks and gives the text around it back.
    pub(super) fn end(&mut self, flow: &mut Flow) -> Option<(Place, Text)> {
        let around = self.around.pop()?;
        let blocks = std::mem::replace(&mut flow.blocks, around.blocks);
        self.done.push((around.id, blocks));
        Some((around.place, around.text))
    }

    /// Puts the notes behind the text.
    pub(super) fn finish(self, flow: &mut Flow) {
        for (id, mut blocks) in self.done {
            let start = flow.blocks.len();
            flow.blocks.append(&mut blocks);
            flow.ids.insert(id, start..flow.blocks.len());
        }
    }
}
