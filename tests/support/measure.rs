//! How far an imported document agrees with its truth, as shares and as a list of differences.

use std::collections::BTreeMap;

use wengu::document::Document;
use wengu::document::block::BlockKind;
use wengu::document::inline::{RichText, SpanKind};
use wengu::import::warning::Warning;

use super::truth::{Family, Heading, Note, bare};

/// One measure: how much of it was right, and what was not.
#[derive(Debug, Default)]
pub(crate) struct Share {
    pub right: usize,
    pub total: usize,
    pub wrong: Vec<String>,
}

impl Share {
    fn see(&mut self, right: bool, wrong: impl FnOnce() -> String) {
        self.total += 1;
        if right {
            self.right += 1;
        } else {
            self.wrong.push(wrong());
        }
    }

    /// In whole per cent, rounded down; a measure without cases is reached.
    pub(crate) fn percent(&self) -> u32 {
        u32::try_from((self.right * 100).checked_div(self.total).unwrap_or(100)).unwrap()
    }
}

/// Every measure by its name.
pub(crate) fn measure(
    family: &Family,
    document: &Document,
    warnings: &[Warning],
) -> BTreeMap<&'static str, Share> {
    BTreeMap::from([
        ("front", front(family, document)),
        ("headings", headings(family, document)),
        ("notes", notes(family, document)),
        ("joins", joins(family, document)),
        ("text", text(family, document)),
        ("furniture", furniture(family, document)),
        ("kept", kept(family, document, warnings)),
    ])
}

fn blocks(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| bare(block.text.as_str())).collect()
}

fn front(family: &Family, document: &Document) -> Share {
    let (truth, front) = (&family.truth, &document.front);
    let mut share = Share::default();
    share.see(document.language.tag() == truth.language, || {
        format!("language {}", document.language.tag())
    });
    let title = front.title.as_deref().map(bare);
    share.see(title == truth.title.as_deref().map(bare), || format!("title {title:?}"));
    let authors: Vec<_> = front.authors.iter().map(|name| bare(name)).collect();
    let wanted: Vec<_> = truth.authors.iter().map(|name| bare(name)).collect();
    share.see(authors == wanted, || format!("authors {authors:?}"));
    if !truth.keywords.is_empty() {
        share.see(front.keywords == truth.keywords, || format!("keywords {:?}", front.keywords));
    }
    if let Some(starts) = &truth.abstract_starts {
        let found = front.abstract_text.as_deref().map(bare).unwrap_or_default();
        share.see(found.starts_with(&bare(starts)), || format!("abstract {found:.60}"));
    }
    share
}

fn headings(family: &Family, document: &Document) -> Share {
    let optional: Vec<_> = family.truth.headings_optional.iter().map(|text| bare(text)).collect();
    let mut found: Vec<(u8, String)> = document
        .blocks
        .iter()
        .filter_map(|block| Some((block.heading_level()?, bare(block.text.as_str()))))
        .collect();
    let mut share = Share::default();
    for Heading { level, text } in &family.truth.headings {
        let wanted = (*level, bare(text));
        let at = found.iter().position(|heading| *heading == wanted);
        share.see(at.is_some(), || format!("no heading {level} {text}"));
        at.map(|at| found.remove(at));
    }
    for (level, text) in found.iter().filter(|(_, text)| !optional.contains(text)) {
        share.see(false, || format!("false heading {level} {text}"));
    }
    share
}

/// The label without brackets, carets and the word for note.
fn label_key(label: &str) -> String {
    label
        .chars()
        .filter(|c| !"[]［］〔〕（）()^注註.：:".contains(*c) && !c.is_whitespace())
        .collect()
}

/// What stands before the mark in its block, without white space.
fn before(text: &RichText, offset: usize) -> String {
    bare(text.as_str().get(..offset).expect("a mark stands on a character boundary"))
}

/// What stands before each mark that points to the note with this index.
fn marks_of(document: &Document, note: usize) -> Vec<String> {
    let mut found = Vec::new();
    let texts = document.blocks.iter().map(|block| &block.text);
    for text in texts.chain(document.footnotes.iter().flat_map(|note| &note.paragraphs)) {
        for mark in text.refs().iter().filter(|r| r.notes.iter().any(|id| id.index() == note)) {
            found.push(before(text, mark.offset));
        }
    }
    found
}

fn is_right(document: &Document, index: usize, note: &Note) -> bool {
    let found = &document.footnotes[index];
    let marks = marks_of(document, index);
    label_key(&found.label) == label_key(&note.label)
        && found.page == note.page
        && bare(&found.text()).starts_with(&bare(&note.starts))
        && marks.len() == note.before.len()
        && note.before.iter().all(|text| marks.iter().any(|mark| mark.ends_with(&bare(text))))
}

fn notes(family: &Family, document: &Document) -> Share {
    let mut share = Share::default();
    let mut left: Vec<usize> = (0..document.footnotes.len()).collect();
    for note in &family.truth.notes {
        let at = left.iter().position(|&index| is_right(document, index, note));
        share.see(at.is_some(), || format!("note {} {}", note.label, note.starts));
        at.map(|at| left.remove(at));
    }
    for starts in &family.truth.orphan_definitions {
        let at = left.iter().position(|&index| {
            bare(&document.footnotes[index].text()).starts_with(&bare(starts))
                && marks_of(document, index).is_empty()
        });
        share.see(at.is_some(), || format!("no unused definition {starts}"));
        at.map(|at| left.remove(at));
    }
    for index in left {
        let note = &document.footnotes[index];
        share.see(false, || format!("false or wrong note {} {:.40}", note.label, note.text()));
    }
    let mut orphans: Vec<_> = document
        .blocks
        .iter()
        .flat_map(|block| block.text.refs())
        .filter(|mark| mark.notes.is_empty())
        .map(|mark| label_key(&mark.label))
        .collect();
    for label in &family.truth.orphan_refs {
        let at = orphans.iter().position(|orphan| *orphan == label_key(label));
        share.see(at.is_some(), || format!("no orphan mark {label}"));
        at.map(|at| orphans.remove(at));
    }
    for label in orphans {
        share.see(false, || format!("false orphan mark {label}"));
    }
    share
}

fn joins(family: &Family, document: &Document) -> Share {
    let texts = blocks(document);
    let mut share = Share::default();
    for join in &family.truth.joins {
        share.see(texts.iter().any(|text| text.contains(&bare(join))), || format!("join {join}"));
    }
    if let Some(wanted) = family.truth.paragraphs {
        let found = document.paragraph_count();
        share.see(found == wanted, || format!("{found} paragraphs in place of {wanted}"));
    }
    share
}

fn text(family: &Family, document: &Document) -> Share {
    let truth = &family.truth;
    let texts = blocks(document);
    let mut share = Share::default();
    for sentence in &truth.sentences {
        let found = texts.iter().any(|text| text.contains(&bare(sentence)));
        share.see(found, || format!("sentence {sentence}"));
    }
    for exact in &truth.exact {
        let found = document.blocks.iter().any(|block| block.text.as_str().contains(exact));
        share.see(found, || format!("to the letter: {exact}"));
    }
    for caption in &truth.captions {
        let found = document.blocks.iter().any(|block| {
            block.kind == BlockKind::Caption && bare(block.text.as_str()) == bare(caption)
        });
        share.see(found, || format!("caption {caption}"));
    }
    for (label, text) in &truth.lists {
        let found = document.blocks.iter().any(|block| {
            matches!(&block.kind, BlockKind::ListItem { label: l, .. } if l == label)
                && bare(block.text.as_str()) == bare(text)
        });
        share.see(found, || format!("list item {label} {text}"));
    }
    for (base, reading) in &truth.ruby {
        let found = document.blocks.iter().any(|block| {
            block.text.spans().iter().any(|span| {
                span.kind == SpanKind::Ruby(reading.clone())
                    && block.text.as_str().get(span.range.clone()) == Some(base)
            })
        });
        share.see(found, || format!("ruby {base}《{reading}》"));
    }
    share
}

fn furniture(family: &Family, document: &Document) -> Share {
    let mut texts = blocks(document);
    texts.extend(document.footnotes.iter().map(|note| bare(&note.text())));
    let mut share = Share::default();
    for absent in &family.truth.absent {
        let found = texts.iter().find(|text| text.contains(&bare(absent)));
        share.see(found.is_none(), || format!("{absent} stands in the text"));
    }
    share
}

/// Every letter and digit of the source is in a block, a note, a label or a warning's quote.
fn kept(family: &Family, document: &Document, warnings: &[Warning]) -> Share {
    let mut balance: BTreeMap<char, isize> = BTreeMap::new();
    let mut count = |text: &str, by: isize| {
        for c in text.chars().filter(|c| c.is_alphanumeric()) {
            *balance.entry(c).or_default() += by;
        }
    };
    let source = String::from_utf8_lossy(&family.bytes);
    // The keys of a head are no text.
    let body = source.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n"));
    count(body.map_or(&source, |(_, body)| body), 1);
    let texts = document.blocks.iter().map(|block| &block.text);
    for text in texts.chain(document.footnotes.iter().flat_map(|note| &note.paragraphs)) {
        count(text.as_str(), -1);
        for mark in text.refs() {
            count(&mark.label, -1);
        }
        for span in text.spans() {
            match &span.kind {
                SpanKind::Ruby(more) | SpanKind::Link(more) => count(more, -1),
                _ => {}
            }
        }
    }
    for block in &document.blocks {
        match &block.kind {
            BlockKind::ListItem { label, .. } => count(label, -1),
            BlockKind::Code { language: Some(language) } => count(language, -1),
            _ => {}
        }
    }
    for note in &document.footnotes {
        count(&note.label, -1);
    }
    for quote in warnings.iter().filter_map(|warning| warning.quote.as_ref()) {
        count(quote, -1);
    }
    for field in [&document.front.title, &document.front.abstract_text].into_iter().flatten() {
        count(field, -1);
    }
    for name in document.front.authors.iter().chain(&document.front.keywords) {
        count(name, -1);
    }
    let mut share = Share::default();
    for (c, left) in balance {
        share.see(left <= 0, || format!("{c} is lost {left} times"));
    }
    share
}
