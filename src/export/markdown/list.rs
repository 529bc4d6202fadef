//! List items: lists of Markdown where their labels are `•` or `1.`, else paragraphs that begin
//! with the label as printed.

use super::block::or_empty;
use super::escape::Place;
use super::record::Record;
use super::record::TextId;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::label_gap;
use crate::document::inline::RichText;

/// The deepest list that is written as one.
const DEEPEST: usize = 9;

/// Writes the list that `blocks` begins with, of which the first has the index `first`; says how
/// many blocks it has.
pub(super) fn write(
    out: &mut String,
    blocks: &[Block],
    first: usize,
    record: &mut Record<'_>,
) -> usize {
    let mut indents: Vec<usize> = Vec::new();
    let mut count = 0;
    for block in blocks {
        let Some((depth, marker)) = in_list(block, indents.len()) else { break };
        let deeper = depth > indents.len();
        indents.truncate(depth - 1);
        let lead = " ".repeat(indents.iter().sum());
        if count > 0 {
            out.push('\n');
            // Only `1.` can begin a list right under a line of text (`CommonMark` 5.3).
            if deeper && !matches!(marker.as_str(), "- " | "1. " | "1) ") {
                out.push('\n');
            }
            out.push_str(&lead);
        }
        out.push_str(&marker);
        let id = TextId::Block(first + count);
        let lead = " ".repeat(lead.len() + marker.len());
        out.push_str(&record.text(&block.text, id, Place::Lines, &lead));
        indents.push(marker.len());
        count += 1;
    }
    if count == 0 {
        labelled(out, blocks, first, record);
        count = 1;
    }
    count
}

/// The depth and marker of a block that can stand in a list whose innermost item is `open` deep.
fn in_list(block: &Block, open: usize) -> Option<(usize, String)> {
    let BlockKind::ListItem { depth, label } = &block.kind else { return None };
    let depth = usize::from(*depth);
    let fits = (1..=open + 1).contains(&depth) && depth <= DEEPEST && !block.text.is_empty();
    let marker = if label == "•" { Some("- ".to_owned()) } else { numbered(label) };
    marker.filter(|_| fits).map(|marker| (depth, marker))
}

/// The marker of a label that Markdown reads back as it is printed.
fn numbered(label: &str) -> Option<String> {
    let digits = label.strip_suffix(['.', ')'])?;
    let is_number = (1..10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let is_short = digits.len() == 1 || !digits.starts_with('0');
    (is_number && is_short).then(|| format!("{label} "))
}

fn labelled(out: &mut String, blocks: &[Block], index: usize, record: &mut Record<'_>) {
    let Some(block) = blocks.first() else { return };
    let BlockKind::ListItem { depth, label } = &block.kind else { return };
    record.kind(index, ["item".to_owned(), depth.to_string(), label.clone()]);
    let mut text = RichText::plain(format!("{label}{}", label_gap(label)));
    text.append(&block.text);
    out.push_str(&or_empty(record.text(&text, TextId::Block(index), Place::Lines, "")));
}
