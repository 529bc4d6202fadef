//! Printed notes in a document whose blocks are known: marks and definitions that are text, because
//! the file was made of print or typed by hand. The passes are those of plain text.

use super::Role;
use super::build::Builder;
use super::lines;
use super::lines::Line;
use super::notes;
use super::notes::Notes;
use super::shape::Shape;
use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::block::label_gap;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::import::label;
use crate::import::label::Family;
use crate::import::marked::Marked;
use crate::import::normalised::Normalised;

/// Takes the definitions out of the blocks of `document` and links their marks. Nothing is changed
/// where no mark leads to one.
pub(in crate::import) fn link(document: &mut Document) {
    let texts: Vec<String> = document.blocks.iter().map(printed).collect();
    let (mut lines, mut owners) = (Vec::new(), Vec::new());
    for (block, text) in texts.iter().enumerate() {
        for mut line in lines::split(text) {
            line.blanks = 1;
            line.page = false;
            lines.push(line);
            owners.push(block);
        }
    }
    if !lines.iter().any(begins_note) {
        return;
    }
    let shape = Shape { measure: None, ..Shape::default() };
    let mut roles = vec![Role::Text; lines.len()];
    let notes = notes::find(&lines, shape, &mut roles);
    if notes.definitions.is_empty() || !are_notes(&notes) {
        return;
    }
    let base = document.footnotes.len();
    let mut normalised = Normalised::default();
    let mut builder = Builder {
        lines: &lines,
        notes: &notes,
        next_glued: 0,
        doubts: Vec::new(),
        normalised: &mut normalised,
    };
    let mut rebuilt = Vec::with_capacity(document.blocks.len());
    let mut linked = 0;
    let mut next = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        let first = next;
        while owners.get(next) == Some(&index) {
            next += 1;
        }
        let kept: Vec<usize> =
            (first..next).filter(|at| roles.get(*at) == Some(&Role::Text)).collect();
        if kept.is_empty() && next > first {
            continue;
        }
        let mut fresh = RichText::default();
        for &at in &kept {
            if !fresh.is_empty() {
                fresh.push('\n');
            }
            let mut line = RichText::default();
            builder.push_line(&mut line, at);
            fresh.append(&line);
        }
        linked += fresh.refs().iter().filter(|mark| !mark.notes.is_empty()).count();
        let is_whole = kept.len() == next - first;
        rebuilt.push(merge(block, &fresh, base, is_whole));
    }
    if linked == 0 {
        return;
    }
    let mut footnotes = builder.footnotes(|_| true);
    keep_markup(&mut footnotes, &notes, &owners, &document.blocks);
    document.blocks = rebuilt;
    document.footnotes.append(&mut footnotes);
}

/// The text of a block as it is printed; nothing of one that has no notes in it.
fn printed(block: &Block) -> String {
    match &block.kind {
        BlockKind::ListItem { label, .. } if label != "•" => {
            format!("{label}{}{}", label_gap(label), block.text.as_str())
        }
        BlockKind::Code { .. } | BlockKind::TableRow(_) | BlockKind::Separator => String::new(),
        _ => block.text.as_str().to_owned(),
    }
}

/// What recognition makes of circled numbers stands among some that it read right: alone it is a
/// sign of something else (© before the name of who took a picture).
fn begins_note(line: &Line<'_>) -> bool {
    label::definition(line.text).is_some_and(|found| found.label.family != Family::Misread)
}

/// Numbers and numbers in parentheses begin notes under a heading for notes alone: elsewhere they
/// are items of the author's.
fn are_notes(notes: &Notes<'_>) -> bool {
    let is_open = |family| matches!(family, Family::Plain | Family::Paren | Family::Star);
    notes.blocks.iter().filter(|block| !block.gathered).all(|block| {
        let definitions = notes.definitions.get(block.definitions.clone()).unwrap_or_default();
        definitions.iter().all(|definition| !is_open(definition.label.family))
    })
}

/// The block with the marks of `fresh`, which is its printed text without them.
fn merge(block: &Block, fresh: &RichText, base: usize, is_whole: bool) -> Block {
    if is_whole && fresh.refs().iter().all(|mark| mark.notes.is_empty()) {
        return block.clone();
    }
    let label = printed(block).len() - block.text.len();
    let text = fresh.as_str().get(label..).unwrap_or_default().to_owned();
    let places = places(block.text.as_str(), &text);
    let moved = |offset: usize| places.get(offset).copied().unwrap_or(text.len());
    let new = fresh.refs().iter().map(|mark| {
        let notes = mark.notes.iter().map(|note| FootnoteId::new(note.index() + base)).collect();
        (mark.offset.saturating_sub(label), mark.label.clone(), notes)
    });
    let old = block.text.refs().iter();
    let old = old.map(|mark| (moved(mark.offset), mark.label.clone(), mark.notes.clone()));
    let mut refs: Vec<_> = old.chain(new).collect();
    refs.sort_by_key(|(offset, ..)| *offset);
    let spans = block.text.spans().iter();
    let spans = spans
        .map(|span| (moved(span.range.start)..moved(span.range.end), span.kind.clone()))
        .collect();
    let text = Marked { text, marks: Vec::new(), spans }.into_rich(refs);
    Block { kind: block.kind.clone(), text }
}

/// For each byte of `old` its place in `new`, which is the same with some characters left out.
fn places(old: &str, new: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(old.len() + 1);
    let mut at = 0;
    for c in old.chars() {
        places.extend(std::iter::repeat_n(at, c.len_utf8()));
        if new.get(at..).is_some_and(|rest| rest.starts_with(c)) {
            at += c.len_utf8();
        }
    }
    places.push(at);
    places
}

/// Gives a note that is one block the links and looks that the block has.
fn keep_markup(footnotes: &mut [Footnote], notes: &Notes<'_>, owners: &[usize], blocks: &[Block]) {
    for (note, definition) in footnotes.iter_mut().zip(&notes.definitions) {
        let owner = owners.get(definition.line).and_then(|at| blocks.get(*at));
        let [paragraph] = note.paragraphs.as_mut_slice() else { continue };
        let Some(text) = owner.map(|block| &block.text) else { continue };
        let tail = text.tail(text.len().saturating_sub(paragraph.len()));
        if tail.as_str() == paragraph.as_str() {
            *paragraph = tail;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::inline::SpanKind;

    fn document(texts: &[&str]) -> Document {
        let blocks = texts.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect();
        Document { blocks, ..Document::default() }
    }

    #[test]
    fn circled_marks_are_linked_to_paragraphs_that_begin_with_them() {
        let mut document = document(&[
            "渡船每天来回六次，①逢集的日子加开两次。",
            "没有人记得渡口建于何时。②",
            "① 秦晓：《渡口账册》，第3页。",
            "② 县志第二卷，第40页。",
        ]);
        document.blocks[0].text.mark(27..33, SpanKind::Strong);
        document.blocks[2].text.mark(13..31, SpanKind::Link("http://example.org".to_owned()));
        link(&mut document);
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(document.blocks[0].text.as_str(), "渡船每天来回六次，逢集的日子加开两次。");
        assert_eq!(document.blocks[0].text.refs()[0].notes, [FootnoteId::new(0)]);
        assert_eq!(document.blocks[0].text.spans()[0].range, 27..30);
        assert_eq!(document.footnotes[1].text(), "县志第二卷，第40页。");
        assert_eq!(document.footnotes[0].paragraphs[0].spans().len(), 1);
    }

    #[test]
    fn notes_that_the_format_has_stay_where_they_are() {
        let mut document = document(&[
            "渡船每天来回六次，逢集的日子加开两次。[1]",
            "参考文献",
            "[1] 秦晓. 渡口账册[M]. 北京: 甲, 2001.",
        ]);
        document.footnotes.push(Footnote { label: "*".to_owned(), ..Footnote::default() });
        let mut text = RichText::plain("渡船每天来回六次，逢集");
        text.push_ref("*", vec![FootnoteId::new(0)]);
        text.push_str("的日子加开两次。[1]");
        document.blocks[0].text = text;
        link(&mut document);
        let refs = document.blocks[0].text.refs();
        assert_eq!(refs.iter().map(|mark| &*mark.label).collect::<Vec<_>>(), ["*", "[1]"]);
        assert_eq!(refs[0].offset, 33);
        assert_eq!(refs[1].notes, [FootnoteId::new(1)]);
    }

    #[test]
    fn numbered_paragraphs_are_no_notes() {
        let texts = ["渡口有 3 条船。", "1. 大船", "2. 小船", "3. 竹筏"];
        let mut numbered = document(&texts);
        link(&mut numbered);
        assert_eq!(numbered, document(&texts));
    }
}
