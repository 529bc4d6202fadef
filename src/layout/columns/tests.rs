use super::*;
use crate::document::language::Language;
use crate::text::grapheme::width;

/// A table of these rows, the first its header.
fn table(rows: &[&str]) -> Document {
    let role = |index| if index == 0 { RowRole::Header } else { RowRole::Body };
    let rows = rows.iter().enumerate();
    let blocks = rows.map(|(index, text)| Block::new(BlockKind::TableRow(role(index)), *text));
    Document { blocks: blocks.collect(), ..Document::default() }
}

fn set(document: &Document, measure: usize) -> Vec<String> {
    let setting = Setting::new(Cells(measure), Language::ZhHans);
    let columns = Columns::around(document, BlockId::new(1), &setting).unwrap();
    let rows = document.blocks.iter().flat_map(|block| {
        let lines = lay_out_row(block, &columns, &setting, None);
        lines.into_iter().map(move |line| line.to_text(block))
    });
    rows.collect()
}

#[test]
fn the_columns_of_a_table_stand_under_each_other() {
    let document = table(&["年份\t论文", "2019\t一百二十篇", "二零二零\t9"]);
    assert_eq!(
        set(&document, 40),
        ["年份      论文", "--------------------", "2019      一百二十篇", "二零二零  9"]
    );
    for measure in 1..24 {
        assert!(set(&document, measure).iter().all(|line| width(line).0 <= measure));
    }
}

#[test]
fn numbers_stand_under_each_other_by_their_last_digit() {
    let document = table(&["地区\t项数", "东部\t1,204", "中部\t98", "西部\t—"]);
    assert_eq!(
        set(&document, 40),
        ["地区   项数", "-----------", "东部  1,204", "中部     98", "西部      —"]
    );
}
