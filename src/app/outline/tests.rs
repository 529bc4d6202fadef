use super::*;
use crate::document::block::Block;
use crate::document::block::BlockKind;

fn document() -> Document {
    let heading = |level, text: &str| Block::new(BlockKind::Heading { level }, text);
    Document {
        blocks: vec![
            heading(1, "一、读书"),
            heading(2, "（一）精读"),
            heading(2, "（二）略读"),
            heading(1, "二、作文"),
            Block::new(BlockKind::Paragraph, "第一，立意。意在笔先。第二，谋篇。先后有序。"),
        ],
        ..Document::default()
    }
}

fn settled(act: impl Fn(&mut OutlinePane, &Structure)) -> OutlinePane {
    let document = document();
    let structure = Structure::of(&document);
    let mut pane = OutlinePane { wants_points: Some(false), ..OutlinePane::default() };
    pane.settle(&document, &structure, 10);
    act(&mut pane, &structure);
    pane.settle(&document, &structure, 10);
    pane
}

fn sections<const N: usize>(indices: [usize; N]) -> Vec<OutlineRow> {
    indices.map(OutlineRow::Section).to_vec()
}

#[test]
fn a_folded_section_hides_its_own() {
    let pane = settled(|pane, structure| pane.fold(structure, Fold::Close));
    assert_eq!(pane.rows, sections([0, 3]));
}

#[test]
fn folding_a_section_without_any_folds_the_one_it_stands_in() {
    let pane = settled(|pane, structure| {
        pane.chosen = OutlineRow::Section(2);
        pane.fold(structure, Fold::Close);
    });
    assert_eq!((pane.rows, pane.chosen), (sections([0, 3]), OutlineRow::Section(0)));
}

#[test]
fn a_filter_keeps_the_sections_above_what_it_finds() {
    let pane = settled(|pane, _| pane.set_filter("略"));
    assert_eq!((pane.rows, pane.chosen), (sections([0, 2]), OutlineRow::Section(2)));
    assert_eq!(settled(|pane, _| pane.set_filter("無")).rows, []);
}

#[test]
fn the_chosen_row_stays_in_sight() {
    let document = document();
    let structure = Structure::of(&document);
    let mut pane = OutlinePane::default();
    pane.settle(&document, &structure, 2);
    pane.step(3);
    pane.settle(&document, &structure, 2);
    assert_eq!((pane.chosen, pane.top), (OutlineRow::Section(3), 2));
    pane.step(-9);
    pane.settle(&document, &structure, 2);
    assert_eq!((pane.chosen, pane.top), (OutlineRow::Section(0), 0));
}

#[test]
fn points_are_shown_where_all_rows_fit_unless_the_person_says_otherwise() {
    let document = document();
    let structure = Structure::of(&document);
    let rows = |wants_points, height| {
        let mut pane = OutlinePane { wants_points, ..OutlinePane::default() };
        pane.settle(&document, &structure, height);
        pane.rows.len()
    };
    assert_eq!((rows(None, 6), rows(None, 5)), (6, 4));
    assert_eq!((rows(Some(true), 5), rows(Some(false), 6)), (6, 4));
}

#[test]
fn points_fold_with_their_heading_and_are_filtered_with_it() {
    let with_points = |act: fn(&mut OutlinePane, &Structure)| {
        settled(|pane, structure| {
            pane.wants_points = Some(true);
            pane.shows_points = true;
            act(pane, structure);
        })
    };
    let folded = with_points(|pane, structure| {
        pane.chosen = OutlineRow::Point(1);
        pane.fold(structure, Fold::Close);
    });
    assert_eq!((folded.rows.len(), folded.chosen), (4, OutlineRow::Section(3)));
    let found = with_points(|pane, _| pane.set_filter("谋篇"));
    assert_eq!(found.rows, [OutlineRow::Section(3), OutlineRow::Point(1)]);
}
