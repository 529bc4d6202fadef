use super::*;

fn outline(lines: &[&str]) -> Vec<(u8, String)> {
    let mut blocks: Vec<_> =
        lines.iter().map(|line| Block::new(BlockKind::Paragraph, *line)).collect();
    find_headings(&mut blocks, &mut Normalised::default());
    let headings =
        blocks.iter().filter_map(|b| Some((b.heading_level()?, b.text.as_str().to_owned())));
    headings.collect()
}

const TEXT: &str = "渠道开于唐代，至宋而废，元人复修。";

#[test]
fn headings_get_levels_by_their_systems() {
    let found =
        outline(&["一、缘起", TEXT, "（一）唐代", TEXT, "（二）宋代", TEXT, "二、结语", TEXT]);
    let levels: Vec<_> = found.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [1, 2, 2, 1]);
}

#[test]
fn a_sentence_with_a_number_is_no_heading() {
    assert!(outline(&["一、这是一个完整的句子。", TEXT]).is_empty());
    assert!(outline(&["3.5 倍于前代", TEXT]).is_empty());
}

#[test]
fn items_one_after_the_other_are_no_headings() {
    assert!(outline(&["1. 疏浚", "2. 增筑", "3. 设官", TEXT]).is_empty());
}

#[test]
fn named_parts_are_headings_of_the_highest_level() {
    let found = outline(&["引言", TEXT, "一、缘起", TEXT, "结语", TEXT]);
    assert_eq!(found.iter().map(|(level, _)| *level).collect::<Vec<_>>(), [1, 1, 1]);
}

#[test]
fn hash_marks_give_the_level_and_are_taken_off() {
    assert_eq!(
        outline(&["# 缘起", TEXT, "# 兴废", TEXT, "## 唐代", TEXT])[2],
        (2, "唐代".to_owned())
    );
}

#[test]
fn parts_of_a_chapter_count_on_over_numbered_points_between_them() {
    let found = outline(&[
        "第1章 绪论",
        "1.1 背景",
        TEXT,
        "1. 其一",
        TEXT,
        "2. 其二",
        TEXT,
        "1.2 综述",
        TEXT,
    ]);
    assert!(found.contains(&(2, "1.2 综述".to_owned())), "{found:?}");
}
