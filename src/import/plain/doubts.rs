//! What the passes could not decide: headings, marks and joins of weak evidence.

use super::lines::Line;
use super::paragraphs::{Draft, WeakJoin};
use crate::document::Document;
use crate::document::block::{BlockId, BlockKind};
use crate::import::headings::WeakHeading;
use crate::import::warning::{Warning, WarningKind};

/// How many characters of the text on either side a quote has.
const AROUND: usize = 12;

/// A mark, or what has its form, that the evidence is not enough for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WeakMark {
    /// The line that it stands in.
    pub(super) line: usize,
    /// Why it is in doubt.
    pub(super) reason: &'static str,
    /// It with the words around it.
    pub(super) quote: String,
}

/// Everything that was left in doubt.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    /// Numbered blocks, by their index before front matter was read.
    pub(super) headings: Vec<(usize, WeakHeading)>,
    /// Marks by their lines.
    pub(super) marks: Vec<WeakMark>,
    /// Joins by the line that begins behind them.
    pub(super) joins: Vec<(usize, WeakJoin)>,
}

impl Doubts {
    /// The warnings; `block_of` gives the block of a draft.
    pub(super) fn warnings(
        self,
        lines: &[Line<'_>],
        drafts: &[Draft],
        document: &Document,
        block_of: impl Fn(usize) -> BlockId,
    ) -> Vec<Warning> {
        let draft_at = |line: usize| drafts.partition_point(|draft| draft.last < line);
        let mut warnings = Vec::new();
        for (draft, reason) in self.headings {
            let id = block_of(draft);
            let Some(block) = document.block(id) else { continue };
            let wanted = match reason {
                WeakHeading::Alone => block.heading_level().is_some(),
                // What became an item of a list or front matter since is decided.
                WeakHeading::OutOfOrder | WeakHeading::Single => block.kind == BlockKind::Paragraph,
            };
            if wanted {
                warnings.push(
                    Warning::new(WarningKind::UncertainHeading, reason.words())
                        .at(id)
                        .quoting(block.text.as_str()),
                );
            }
        }
        for mark in self.marks {
            let id = block_of(draft_at(mark.line));
            let warning = Warning::new(WarningKind::UncertainMark, mark.reason);
            warnings.push(warning.at(id).quoting(mark.quote));
        }
        for (line, join) in self.joins {
            let draft = draft_at(line);
            let before = lines.get(..line).and_then(|_| previous(lines, drafts, draft, line));
            let Some((before, after)) = before.zip(lines.get(line)) else { continue };
            let quote = format!("{}\n{}", tail(before.text), head(after.text));
            let warning = Warning::new(WarningKind::UncertainJoin, join.words());
            warnings.push(warning.at(block_of(draft)).quoting(quote));
        }
        warnings
    }
}

/// The line of text before `line`: in the same draft, or the last one of the draft before.
fn previous<'l, 't>(
    lines: &'l [Line<'t>],
    drafts: &[Draft],
    draft: usize,
    line: usize,
) -> Option<&'l Line<'t>> {
    let own = drafts.get(draft)?;
    let at = if own.first == line { drafts.get(draft.checked_sub(1)?)?.last } else { line - 1 };
    lines.get(at)
}

/// The characters of `line` around the bytes from `start` to `end`.
pub(super) fn around(line: &str, start: usize, end: usize) -> String {
    let before = line.get(..start).unwrap_or_default();
    let mark = line.get(start..end).unwrap_or_default();
    let after = line.get(end..).unwrap_or_default();
    format!("{}{mark}{}", tail(before), head(after))
}

fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().take(AROUND).last().map_or(text.len(), |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

fn head(text: &str) -> &str {
    let to = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    text.get(..to).unwrap_or_default()
}

#[cfg(test)]
mod tests;
