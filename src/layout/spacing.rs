//! Blank rows between blocks.

use super::setting::{ParagraphStyle, Setting};
use crate::document::block::{Block, BlockKind, RowRole};
use crate::document::front::FrontRole;

/// The blank rows between a block and the one before it.
pub(super) fn rows_between(before: &Block, after: &Block, setting: &Setting) -> usize {
    use BlockKind::{Caption, Front, Heading, ListItem, Paragraph, Quotation, TableRow};
    let is_verse = |block: &Block| block.text.as_str().contains('\n');
    let are_alike = is_verse(before) == is_verse(after);
    let (before, after) = (&before.kind, &after.kind);
    let is_running = |kind: &BlockKind| matches!(kind, Paragraph | ListItem { .. });
    let are_together = match (before, after) {
        (Front(before), Front(after)) => !is_front_gap(*before, *after),
        (TableRow(_), TableRow(role)) => *role == RowRole::Body,
        (Heading { .. }, Heading { .. })
        | (ListItem { .. }, ListItem { .. })
        | (Caption, TableRow(_))
        | (TableRow(_), Caption) => true,
        _ => false,
    };
    let are_paragraphs = is_running(after)
        && (is_running(before) || matches!(before, Heading { .. }))
        || matches!((before, after), (Quotation, Quotation)) && are_alike;
    match setting.paragraphs {
        _ if are_together => 0,
        ParagraphStyle::Indent if are_paragraphs => 0,
        _ => 1,
    }
}

/// The title with its subtitle, the authors, and each part of the rest stand apart.
fn is_front_gap(before: FrontRole, after: FrontRole) -> bool {
    use FrontRole::{AuthorNote, Authors, EditorNote, Other, Subtitle, Title};
    !matches!(
        (before, after),
        (Title | Subtitle, Subtitle)
            | (Authors, Authors)
            | (Authors | AuthorNote, AuthorNote)
            | (Other | EditorNote, Other | EditorNote)
    )
}
