//! How the text of a page becomes blocks: white space, line breaks, and where a block ends.

use super::Walk;
use crate::document::block::BlockKind;
use crate::import::flow::FlowBlock;
use crate::import::html::text::Text;
use crate::import::marked::Marked;

impl Walk<'_> {
    pub(super) fn see_text(&mut self, text: &str) {
        if self.place.preformatted > 0 {
            self.text.push(text);
            return;
        }
        for (index, line) in text.split('\u{3000}').enumerate() {
            // An ideographic space after a line break begins a paragraph.
            if index > 0 {
                if self.at_line_start() {
                    self.flush();
                } else {
                    self.text.collapse("\u{3000}");
                }
            }
            self.text.collapse(line);
        }
    }

    /// Two line breaks part paragraphs.
    pub(super) fn line_break(&mut self) {
        if self.at_line_start() {
            self.flush();
        } else {
            self.text.line_break();
        }
    }

    /// True behind a line break, where a block may begin.
    pub(super) fn at_line_start(&self) -> bool {
        self.text.ends_in_break() && !self.place.in_row()
    }

    /// Ends the block at hand; in a row of a table there is only one.
    pub(super) fn part(&mut self) {
        if self.place.in_row() {
            self.text.collapse(" ");
        } else {
            self.flush();
        }
    }

    pub(super) fn flush(&mut self) {
        if !self.text.has_content() {
            self.text = Text::default();
            return;
        }
        let kind = self.place.kind();
        self.push_text(kind);
    }

    pub(super) fn push_text(&mut self, kind: BlockKind) {
        let is_code = matches!(kind, BlockKind::Code { .. });
        let (text, links) = std::mem::take(&mut self.text).finish(is_code);
        if !text.is_empty() || !links.is_empty() {
            self.flow.blocks.push(FlowBlock { kind, text, links });
        }
    }

    pub(super) fn push_rule(&mut self) {
        let text = Marked::default();
        self.flow.blocks.push(FlowBlock { kind: BlockKind::Separator, text, links: Vec::new() });
    }
}
