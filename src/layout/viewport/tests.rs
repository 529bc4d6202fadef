use super::*;
use crate::document::block::{Block, BlockKind};
use crate::document::language::Language;
use crate::layout::abridgement::{Excerpt, Sign};
use crate::layout::setting::{LineSpacing, ParagraphStyle};
use crate::text::grapheme::Cells;
use crate::text::words::Words;

fn article() -> Document {
    let mut blocks = vec![Block::new(BlockKind::Heading { level: 1 }, "一、温故")];
    for number in 0..40 {
        let text = format!("第{number}段，").repeat(20) + "可以为师矣。";
        blocks.push(Block::new(BlockKind::Paragraph, text));
        if number % 10 == 9 {
            blocks.push(Block::new(BlockKind::Heading { level: 2 }, "（二）知新"));
        }
    }
    Document { blocks, ..Document::default() }
}

fn setting(measure: usize) -> Setting {
    Setting::new(Cells(measure), Language::ZhHans)
}

fn page(viewport: &Viewport, document: &Document) -> Vec<String> {
    viewport
        .rows()
        .iter()
        .map(|row| {
            let block = &document.blocks[row.block.index()];
            row.line().map_or_else(String::new, |line| line.to_text(block))
        })
        .collect()
}

fn whole(document: &Document, setting: Setting) -> Vec<String> {
    page(&Viewport::new(document, setting, usize::MAX / 4), document)
}

#[test]
fn a_page_scrolled_row_by_row_shows_every_row_once() {
    let document = article();
    let all = whole(&document, setting(30));
    let mut viewport = Viewport::new(&document, setting(30), 7);
    for top in 0..all.len() - 7 {
        assert_eq!(page(&viewport, &document), all[top..top + 7]);
        assert_eq!(viewport.scroll(&document, 1), 1);
    }
    assert_eq!(viewport.scroll(&document, 1), 0);
    assert!(viewport.is_at_end(&document));
}

#[test]
fn scrolling_up_is_scrolling_down_undone() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(30), 7);
    viewport.scroll(&document, 100);
    let before = page(&viewport, &document);
    viewport.scroll(&document, 33);
    assert_eq!(viewport.scroll(&document, -33), 33);
    assert_eq!(page(&viewport, &document), before);
}

#[test]
fn the_last_page_ends_with_the_last_row() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(30), 9);
    viewport.scroll(&document, 1_000_000);
    let all = whole(&document, setting(30));
    assert_eq!(page(&viewport, &document), all[all.len() - 9..]);
    assert_eq!(viewport.percent(&document), 100);
}

#[test]
fn a_place_that_was_gone_to_is_on_top() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(30), 9);
    for block in 0..30 {
        for offset in [0, 9, 120] {
            let anchor = Anchor::new(BlockId::new(block), offset);
            viewport.go_to(&document, anchor, 0);
            let row = viewport.row_of(anchor);
            assert!(row == Some(0) || offset > document.blocks[block].text.len(), "{anchor:?}");
        }
    }
}

#[test]
fn a_place_can_be_put_in_any_row() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(30), 9);
    let anchor = Anchor::new(BlockId::new(20), 30);
    viewport.go_to(&document, anchor, 4);
    assert_eq!(viewport.row_of(anchor), Some(4));
}

#[test]
fn making_the_pane_narrow_and_wide_again_comes_back_to_the_same_page() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(60), 9);
    viewport.scroll(&document, 41);
    let before = page(&viewport, &document);
    let anchor = viewport.top_anchor();
    for measure in [20, 33, 11, 80] {
        viewport.resize(&document, setting(measure), 9);
        assert_eq!(viewport.top_anchor(), anchor);
    }
    viewport.resize(&document, setting(60), 9);
    assert_eq!(page(&viewport, &document), before);
}

#[test]
fn a_blank_row_stands_above_a_heading_and_between_paragraphs_where_that_is_the_style() {
    let document = article();
    let rows = whole(&document, setting(60));
    let heading = rows.iter().position(|row| row.contains("知新")).unwrap();
    assert_eq!(rows[heading - 1], "");
    let style = Setting { paragraphs: ParagraphStyle::BlankLine, ..setting(60) };
    let blank = whole(&document, style).iter().filter(|row| row.is_empty()).count();
    assert_eq!(blank, document.blocks.len() - 1);
}

#[test]
fn double_spacing_puts_a_blank_row_after_each_line() {
    let document = article();
    let single = whole(&document, setting(60)).iter().filter(|row| !row.is_empty()).count();
    let rows = whole(&document, Setting { spacing: LineSpacing::Double, ..setting(60) });
    assert_eq!(rows.iter().filter(|row| !row.is_empty()).count(), single);
    assert_eq!(rows[1], "");
}

#[test]
fn showing_a_place_on_the_page_moves_nothing() {
    let document = article();
    let mut viewport = Viewport::new(&document, setting(30), 9);
    viewport.scroll(&document, 50);
    let before = page(&viewport, &document);
    let anchor = viewport.rows()[5].anchor();
    viewport.show(&document, anchor);
    assert_eq!(page(&viewport, &document), before);
}

#[test]
fn a_percentage_leads_to_the_text_that_stands_there() {
    let document = article();
    let viewport = Viewport::new(&document, setting(30), 9);
    assert_eq!(viewport.anchor_at(&document, 0), Anchor::default());
    let middle = viewport.anchor_at(&document, 50).block.index();
    assert!((20..26).contains(&middle), "{middle}");
}

#[test]
fn an_empty_document_has_no_rows() {
    let document = Document::default();
    let mut viewport = Viewport::new(&document, setting(30), 9);
    viewport.scroll(&document, 3);
    viewport.go_to(&document, Anchor::default(), 2);
    assert!(viewport.rows().is_empty() && viewport.is_at_end(&document));
}

/// A whole text is one word.
#[test]
fn the_first_page_is_broken_by_words_as_every_other_is() {
    let text = "他逐字对照了三种版本，又请教了好几位研究制度史的学者，前后历时七年才印出来。";
    let blocks = vec![Block::new(BlockKind::Paragraph, text); 20];
    let document = Document { blocks, ..Document::default() };
    let mut differs = false;
    for measure in 20..40 {
        let words: Arc<dyn WordBoundaries> = Arc::new(Words);
        let mut viewport = Viewport::with_words(&document, setting(measure), 9, Some(words));
        let first = page(&viewport, &document);
        differs |= first != page(&Viewport::new(&document, setting(measure), 9), &document);
        viewport.scroll(&document, 60);
        viewport.scroll(&document, -60);
        assert_eq!(page(&viewport, &document), first);
    }
    assert!(differs);
}

/// The headings of [`article`] and two excerpts of every third paragraph, one of them opened.
fn abridged(document: &Document, setting: Setting, height: usize) -> Viewport {
    let mut excerpts = Vec::new();
    for (block, content) in document.iter() {
        let mut add = |range, sign| {
            excerpts.push(Excerpt { block, range, column: Cells(2), sign });
        };
        if content.heading_level().is_some() {
            add(0..content.text.len(), Sign::None);
        } else if block.index() % 3 == 0 {
            let cut = content.text.as_str().floor_char_boundary(60);
            add(0..cut, Sign::Closed);
            add(cut + 30..cut + 90, Sign::Closed);
        }
    }
    let mut viewport = Viewport::new(document, setting, height);
    let mut abridgement = Abridgement::new(excerpts);
    abridgement.open(BlockId::new(20));
    let start = (Anchor::default(), 0);
    viewport.abridge(document, |shown| *shown = Some(abridgement), start);
    viewport
}

#[test]
fn excerpts_scrolled_row_by_row_are_shown_once_each() {
    let document = article();
    for style in [ParagraphStyle::Indent, ParagraphStyle::BlankLine] {
        for measure in [76, 30, 12, 5] {
            let setting = Setting { paragraphs: style, ..setting(measure) };
            let all = page(&abridged(&document, setting, usize::MAX / 4), &document);
            let mut viewport = abridged(&document, setting, 7);
            for top in 0..all.len() - 7 {
                assert_eq!(page(&viewport, &document), all[top..top + 7]);
                assert_eq!(viewport.scroll(&document, 1), 1);
            }
            assert!(viewport.is_at_end(&document));
            assert_eq!(viewport.scroll(&document, -5), 5);
            assert_eq!(page(&viewport, &document), all[all.len() - 12..all.len() - 5]);
        }
    }
}

#[test]
fn no_line_of_an_excerpt_is_over_the_measure() {
    let document = article();
    for measure in 1..40 {
        let viewport = abridged(&document, setting(measure), usize::MAX / 4);
        let lines = viewport.rows().iter().filter_map(Row::line);
        for line in lines {
            assert!(line.width.0 <= measure.max(2), "{measure}: {line:?}");
        }
    }
}

#[test]
fn a_place_that_is_not_shown_leads_to_what_is_shown_before_it() {
    let document = article();
    let mut viewport = abridged(&document, setting(30), 9);
    let hidden = Anchor::new(BlockId::new(10), 0);
    assert!(!viewport.shows(&document, hidden));
    assert_eq!(viewport.part_at(&document, hidden).unwrap().block, BlockId::new(9));
    assert_eq!(viewport.part_after(&document, hidden).unwrap().block, BlockId::new(11));
    viewport.go_to(&document, hidden, 0);
    assert_eq!(viewport.top_anchor().block, BlockId::new(9));
    assert!(viewport.shown_of(BlockId::new(10), 0..30).is_empty());
    assert!(viewport.shows(&document, Anchor::start_of(BlockId::new(20))));
}
