//! List items and table rows: lines that number or mark one short point each.

use super::ending::{Ending, ending};
use super::front::cover::is_affiliation;
use super::numbering::{Numbering, System, numbering};
use crate::document::block::{Block, BlockKind, RowRole};

/// An item is never longer than this, in characters: longer ones are paragraphs of an argument.
const LIMIT: usize = 160;

/// Authors and their addresses stand in the first blocks.
const FRONT: usize = 12;

/// Turns runs of numbered or bulleted paragraphs into list items, and lines with tabs into rows.
pub(crate) fn find_items(blocks: &mut [Block]) {
    find_rows(blocks);
    let mut index = 0;
    while index < blocks.len() {
        let end = run(blocks, index);
        if end > index + 1 && !are_affiliations(blocks.get(index..end).unwrap_or_default(), index) {
            for block in blocks.get_mut(index..end).unwrap_or_default() {
                make_item(block);
            }
        }
        index = end.max(index + 1);
    }
}

/// Numbered addresses under the authors' names, who have the numbers behind them.
fn are_affiliations(items: &[Block], at: usize) -> bool {
    at < FRONT
        && items.iter().any(|item| {
            let text = item.text.as_str();
            numbering(text).is_some_and(|found| is_affiliation(found.rest(text)))
        })
        && items.iter().all(|item| ending(item.text.as_str()) != Ending::Full)
}

fn item(block: &Block) -> Option<Numbering> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let found = numbering(block.text.as_str())?;
    let listed = matches!(
        found.system,
        System::Decimal(1)
            | System::ParenArabic
            | System::HalfParen
            | System::ParenLetter
            | System::ParenHan
            | System::Circled
            | System::Bullet
            | System::Letter
    );
    let short = block.text.as_str().chars().nth(LIMIT).is_none();
    (listed && short && !found.rest(block.text.as_str()).is_empty()).then_some(found)
}

/// The end of the run of items that begins at `start`.
fn run(blocks: &[Block], start: usize) -> usize {
    let Some(mut last) = blocks.get(start).and_then(item).filter(|first| first.number <= 1) else {
        return start;
    };
    let mut end = start + 1;
    while let Some(next) = blocks.get(end).and_then(item) {
        let counts_on = next.system == last.system
            && (next.system == System::Bullet || next.number == last.number + 1);
        if !counts_on {
            break;
        }
        last = next;
        end += 1;
    }
    end
}

fn make_item(block: &mut Block) {
    let text = block.text.as_str();
    let Some(found) = numbering(text) else { return };
    let label = found.label(text).to_owned();
    let from = text.len() - found.rest(text).len();
    block.text = block.text.tail(from);
    block.kind = BlockKind::ListItem { depth: 1, label };
}

/// Lines with tabs one after the other are the rows of a table.
fn find_rows(blocks: &mut [Block]) {
    let mut in_table = false;
    for index in 0..blocks.len() {
        let is_row = |at: usize| {
            blocks.get(at).is_some_and(|block| {
                block.kind == BlockKind::Paragraph && block.text.as_str().contains('\t')
            })
        };
        let row = is_row(index) && (in_table || is_row(index + 1));
        if row && let Some(block) = blocks.get_mut(index) {
            let role = if in_table { RowRole::Body } else { RowRole::Header };
            block.kind = BlockKind::TableRow(role);
        }
        in_table = row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(lines: &[&str]) -> Vec<(String, String)> {
        let mut blocks: Vec<_> =
            lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
        find_items(&mut blocks);
        let items = blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::ListItem { label, .. } => {
                Some((label.clone(), block.text.as_str().to_owned()))
            }
            _ => None,
        });
        items.collect()
    }

    #[test]
    fn numbered_lines_in_order_are_items_without_their_labels() {
        let found = kinds(&["办法有三：", "（1）疏浚；", "（2）增筑；", "其余从略。"]);
        assert_eq!(found[1], ("（2）".to_owned(), "增筑；".to_owned()));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn numbered_addresses_under_the_names_are_no_list() {
        let lines = ["Ann Lee1 and Bo Li2", "1 Department of Wells, X University", "2 Well Lab"];
        assert!(kinds(&lines).is_empty());
    }

    #[test]
    fn one_numbered_line_alone_is_no_list() {
        assert!(kinds(&["（1）疏浚旧渠。", "其余从略。"]).is_empty());
    }
}
