//! A document as plain text, for programs and people that know no Markdown: a blank line between
//! paragraphs, marks as `[n]`, and the notes at the end under a heading of their own.

use std::fmt::Write;

use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::label_gap;
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::document::language::Language;

/// The whole document; ends in one line feed.
///
/// Notes are numbered through from 1 in the order of their definitions. A mark whose note was not
/// found stays as it is printed.
#[must_use]
pub fn to_text(document: &Document) -> String {
    let mut out = String::new();
    let mut before: Option<&BlockKind> = None;
    for block in &document.blocks {
        if before.is_some_and(|before| !runs_on(before, &block.kind)) {
            out.push('\n');
        }
        write_block(&mut out, block);
        before = Some(&block.kind);
    }
    if !document.footnotes.is_empty() {
        let _ = write!(out, "\n{}\n\n", heading(document.language));
    }
    for (index, note) in document.footnotes.iter().enumerate() {
        let number = FootnoteId::new(index).number();
        let paragraphs: Vec<String> = note.paragraphs.iter().map(marked).collect();
        let _ = writeln!(out, "[{number}] {}", paragraphs.join("\n"));
    }
    out
}

/// True where no blank line stands between two blocks: rows of a table, items of a list.
fn runs_on(before: &BlockKind, next: &BlockKind) -> bool {
    matches!(
        (before, next),
        (BlockKind::TableRow(_), BlockKind::TableRow(_))
            | (BlockKind::ListItem { .. }, BlockKind::ListItem { .. })
    )
}

fn write_block(out: &mut String, block: &Block) {
    match &block.kind {
        BlockKind::ListItem { depth, label } => {
            for _ in 1..*depth {
                out.push_str("  ");
            }
            out.push_str(label);
            out.push_str(label_gap(label));
        }
        BlockKind::Separator => out.push_str("* * *"),
        _ => {}
    }
    out.push_str(marked(&block.text).trim_end_matches('\n'));
    out.push('\n');
}

/// The text with its marks.
fn marked(text: &RichText) -> String {
    let mut out = String::with_capacity(text.len() + text.refs().len() * 4);
    let mut done = 0;
    for mark in text.refs() {
        out.push_str(text.as_str().get(done..mark.offset).unwrap_or_default());
        done = mark.offset;
        if mark.notes.is_empty() {
            out.push_str(&mark.label);
        }
        for note in &mark.notes {
            let _ = write!(out, "[{}]", note.number());
        }
    }
    out.push_str(text.as_str().get(done..).unwrap_or_default());
    out
}

/// What stands over the notes.
fn heading(language: Language) -> &'static str {
    match language {
        Language::ZhHant => "註釋",
        Language::Ja => "注",
        Language::Ko => "주",
        Language::En => "Notes",
        Language::ZhHans => "注释",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::footnote::Footnote;

    #[test]
    fn notes_stand_at_the_end_with_the_numbers_of_their_marks() {
        let mut text = RichText::plain("渡船每天来回六次。");
        text.push_ref("①", vec![FootnoteId::new(0)]);
        text.push_ref("②", vec![]);
        let item = |label: &str, text: &str| {
            Block::new(BlockKind::ListItem { depth: 1, label: label.to_owned() }, text)
        };
        let blocks = vec![
            Block::new(BlockKind::Heading { level: 1 }, "一、船"),
            Block { kind: BlockKind::Paragraph, text },
            item("1.", "大船"),
            item("2.", "小船"),
        ];
        let footnotes = vec![Footnote {
            label: "①".to_owned(),
            page: None,
            paragraphs: vec![RichText::plain("见账册。")],
        }];
        let document = Document { blocks, footnotes, ..Document::default() };
        assert_eq!(
            to_text(&document),
            "一、船\n\n渡船每天来回六次。[1]②\n\n1. 大船\n2. 小船\n\n注释\n\n[1] 见账册。\n"
        );
    }
}
