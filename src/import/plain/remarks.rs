//! What is to be said of the text: lines set aside with their words, marks and definitions that
//! found no partner.

use super::Role;
use super::lines::Line;
use super::paragraphs::Draft;
use crate::document::Document;
use crate::document::block::BlockId;
use crate::import::warning::{Warning, WarningKind};

/// The warnings, in the order of the text.
pub(super) fn collect(
    lines: &[Line<'_>],
    roles: &[Role],
    drafts: &[Draft],
    document: &Document,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    set_aside(lines, roles, drafts, &mut warnings);
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
    warnings
}

fn set_aside(lines: &[Line<'_>], roles: &[Role], drafts: &[Draft], warnings: &mut Vec<Warning>) {
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
        let block = drafts.partition_point(|draft| draft.first < index);
        let block = BlockId::new(block.min(drafts.len().saturating_sub(1)));
        warnings.push(Warning::new(kind, message).at(block).quoting(quote.join("\n")));
        index = end;
    }
}
