//! What a reader marked, as a document of its own: each quotation under its section, with the
//! sources that its note marks point to and what he wrote on it.

use crate::document::Document;
use crate::document::block::Block;
use crate::document::block::BlockKind;
use crate::document::footnote::Footnote;
use crate::document::footnote::FootnoteId;
use crate::document::inline::RichText;
use crate::document::refind::Passage;
use crate::document::section::Outline;
use crate::journal::event::MarkKind;
use crate::journal::marks::Marked;
use crate::journal::standing::Standing;

/// The words that the reader's language has for what stands between quotations.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// What a kind of mark is called.
    pub kind: fn(MarkKind) -> &'static str,
    /// What stands between the kind and the note.
    pub colon: &'static str,
    /// The heading above marks whose words are not in the text any more.
    pub lost: &'static str,
}

/// Excerpts from one or more documents.
#[derive(Debug)]
pub struct Excerpts {
    wording: Wording,
    gathered: Document,
}

impl Excerpts {
    /// None yet.
    #[must_use]
    pub fn new(wording: Wording) -> Self {
        Self { wording, gathered: Document::default() }
    }

    /// Adds what is marked in `document`, which is called `title` where it has no title.
    pub fn add(&mut self, document: &Document, title: &str, standing: &Standing) {
        if self.gathered.blocks.is_empty() {
            self.gathered.language = document.language;
        }
        let title = document.front.title.as_deref().unwrap_or(title);
        self.heading(1, title);
        let outline = Outline::of(document);
        let mut section = None;
        for (mark, passage) in &standing.marks {
            let here = outline.section_at(passage.anchor.block).map(|section| &section.title);
            if let Some(title) = here.filter(|title| section.as_ref() != Some(*title)) {
                self.heading(2, title);
                section = Some(title.clone());
            }
            let quotation = self.quotation(document, *passage);
            self.gathered.blocks.push(Block::new(BlockKind::Quotation, quotation));
            self.note(mark);
        }
        if !standing.orphans.is_empty() {
            self.heading(2, self.wording.lost);
        }
        for mark in &standing.orphans {
            let words = mark.place.quote.exact.as_str();
            self.gathered.blocks.push(Block::new(BlockKind::Quotation, words));
            self.note(mark);
        }
    }

    /// The excerpts as a document.
    #[must_use]
    pub fn into_document(self) -> Document {
        self.gathered
    }

    fn heading(&mut self, level: u8, title: &str) {
        self.gathered.blocks.push(Block::new(BlockKind::Heading { level }, title));
    }

    /// The words of a passage with the note marks in it and right behind it.
    fn quotation(&mut self, document: &Document, passage: Passage) -> RichText {
        let mut quotation = RichText::default();
        let Some(block) = document.block(passage.anchor.block) else { return quotation };
        let (text, end) = (block.text.as_str(), passage.anchor.offset + passage.length);
        let mut from = passage.anchor.offset;
        let within = from..=end;
        for mark in block.text.refs().iter().filter(|mark| within.contains(&mark.offset)) {
            quotation.push_str(text.get(from..mark.offset).unwrap_or_default());
            from = mark.offset;
            for note in &mark.notes {
                let source = document.footnote(*note).map(|footnote| &footnote.paragraphs);
                let id = self.source(source.cloned().unwrap_or_default());
                quotation.push_ref(id.number().to_string(), vec![id]);
            }
        }
        quotation.push_str(text.get(from..end).unwrap_or_default());
        quotation
    }

    fn source(&mut self, paragraphs: Vec<RichText>) -> FootnoteId {
        let id = FootnoteId::new(self.gathered.footnotes.len());
        let label = id.number().to_string();
        self.gathered.footnotes.push(Footnote { label, page: None, paragraphs });
        id
    }

    fn note(&mut self, mark: &Marked) {
        let kind = (self.wording.kind)(mark.kind);
        let mut lines = mark.note.lines().filter(|line| !line.trim().is_empty());
        let first = match lines.next() {
            Some(line) => format!("{kind}{}{line}", self.wording.colon),
            None => kind.to_owned(),
        };
        let texts = std::iter::once(first).chain(lines.map(str::to_owned));
        let blocks = texts.map(|text| Block::new(BlockKind::Paragraph, text));
        self.gathered.blocks.extend(blocks);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::document::anchor::Anchor;
    use crate::document::block::BlockId;
    use crate::document::fingerprint::Fingerprint;
    use crate::document::place::Place;
    use crate::export::markdown::body;
    use crate::schedule::Timestamp;

    const WORDING: Wording = Wording { kind: |_| "疑问", colon: "：", lost: "原文已无" };

    fn marked(place: Place, document: &Document, note: &str) -> Marked {
        Marked {
            id: "1/desk/1".parse().unwrap(),
            document: Fingerprint::of(document).document,
            kind: MarkKind::Question,
            place,
            note: note.to_owned(),
            made: Timestamp(1),
            noted: None,
        }
    }

    #[test]
    fn a_quotation_stands_under_its_section_with_its_source_and_note() {
        let mut text = RichText::plain("甲说如此。");
        text.push_ref("①", vec![FootnoteId::new(0)]);
        text.push_str("乙说不然。");
        let document = Document {
            blocks: vec![
                Block::new(BlockKind::Heading { level: 1 }, "一、异说"),
                Block::new(BlockKind::Paragraph, text),
            ],
            footnotes: vec![Footnote {
                label: "①".to_owned(),
                page: None,
                paragraphs: vec![RichText::plain("《某书》卷一。")],
            }],
            ..Document::default()
        };
        let anchor = Anchor::start_of(BlockId::new(1));
        let passage = Passage { anchor, length: "甲说如此。".len() };
        let place = Place::at(&document, anchor, passage.length).unwrap();
        let mark = marked(place, &document, "可疑\n再查");
        let standing = Standing {
            document: mark.document,
            resume: None,
            bookmarks: BTreeMap::new(),
            marks: vec![(mark.clone(), passage)],
            orphans: vec![mark],
        };
        let mut excerpts = Excerpts::new(WORDING);
        excerpts.add(&document, "某文", &standing);
        let expected = "# 某文\n\n## 一、异说\n\n> 甲说如此。[^1]\n\n疑问：可疑\n\n再查\n\n\
            ## 原文已无\n\n> 甲说如此。\n\n疑问：可疑\n\n再查\n\n[^1]: 《某书》卷一。\n";
        assert_eq!(body(&excerpts.into_document()), expected);
    }
}
