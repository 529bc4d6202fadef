//! What is to be said of the text: lines set aside with their words, marks and definitions that
//! found no partner.

use super::Role;
use super::doubts::Doubts;
use super::lines::Line;
use super::paragraphs::Draft;
use crate::document::Document;
use crate::document::block::{Block, BlockId, BlockKind};
use crate::document::front::FrontRole;
use crate::import::warning::{Warning, WarningKind};

/// The warnings, in the order of the text.
pub(super) fn collect(
    lines: &[Line<'_>],
    roles: &[Role],
    drafts: &[Draft],
    document: &Document,
    doubts: Doubts,
) -> Vec<Warning> {
    let block_of = |draft: usize| block_of(draft, drafts.len(), document);
    let mut warnings = set_aside(lines, roles, drafts, block_of);
    warnings.extend(doubts.warnings(lines, drafts, document, block_of));
    let mut referred = vec![false; document.footnotes.len()];
    for (id, block) in document.iter() {
        for mark in block.text.refs() {
            for note in &mark.notes {
                if let Some(seen) = referred.get_mut(note.index()) {
                    *seen = true;
                }
            }
            if mark.notes.is_empty() {
                warnings.push(
                    Warning::new(
                        WarningKind::OrphanReference,
                        format!("the mark {} has no definition", mark.label),
                    )
                    .at(id),
                );
            }
        }
    }
    for (note, _) in document.footnotes.iter().zip(&referred).filter(|(_, seen)| !**seen) {
        warnings.push(Warning::new(
            WarningKind::OrphanDefinition,
            format!("no mark in the text points to the note {}", note.label),
        ));
    }
    // Definitions without a mark stand in no block and come last.
    warnings.sort_by_key(|warning| warning.block.map_or(usize::MAX, BlockId::index));
    warnings
}

/// The block that a draft became: those that went on with the title are one with it.
fn block_of(draft: usize, drafts: usize, document: &Document) -> BlockId {
    let merged = drafts.saturating_sub(document.blocks.len());
    let is_title = |block: &Block| block.kind == BlockKind::Front(FrontRole::Title);
    let title = if merged > 0 { document.blocks.iter().position(is_title) } else { None };
    let block = match title {
        Some(title) if draft > title => draft.saturating_sub(merged).max(title),
        _ => draft,
    };
    BlockId::new(block.min(document.blocks.len().saturating_sub(1)))
}

fn set_aside(
    lines: &[Line<'_>],
    roles: &[Role],
    drafts: &[Draft],
    block_of: impl Fn(usize) -> BlockId,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let mut index = 0;
    while index < roles.len() {
        let role = roles.get(index).copied();
        let (kind, message) = match role {
            Some(Role::Furniture) => (WarningKind::Furniture, "page furniture was set aside"),
            Some(Role::Contents) => {
                (WarningKind::TableOfContents, "a table of contents was set aside")
            }
            _ => {
                index += 1;
                continue;
            }
        };
        let end =
            (index..roles.len()).find(|at| roles.get(*at).copied() != role).unwrap_or(roles.len());
        let quote: Vec<_> =
            lines.get(index..end).unwrap_or_default().iter().map(|line| line.text).collect();
        let block = block_of(drafts.partition_point(|draft| draft.first < index));
        warnings.push(Warning::new(kind, message).at(block).quoting(quote.join("\n")));
        index = end;
    }
    warnings
}
