use super::*;

/// The words that a level shows of a document, with the columns that they begin at.
fn shown(detail: Detail, blocks: &[(BlockKind, &str)]) -> Vec<(usize, String)> {
    let blocks = blocks.iter().map(|(kind, text)| Block::new(kind.clone(), *text)).collect();
    let document = Document { blocks, ..Document::default() };
    let abridged = detail.abridge(&document, &Structure::of(&document)).unwrap();
    let ids = (0..document.blocks.len()).map(BlockId::new);
    ids.flat_map(|id| abridged.excerpts_of(id).to_vec())
        .map(|excerpt| {
            let text = document.block(excerpt.block).unwrap().text.as_str();
            (excerpt.column.0, text.get(excerpt.range).unwrap().to_owned())
        })
        .collect()
}

fn heading(level: u8) -> BlockKind {
    BlockKind::Heading { level }
}

#[test]
fn headings_stand_as_deep_as_they_are_in_the_outline() {
    let blocks = [
        (heading(1), "一、读书"),
        (BlockKind::Paragraph, "读书有先后。"),
        (heading(2), "（一）精读"),
    ];
    let titles = [(0, "一、读书".to_owned()), (2, "（一）精读".to_owned())];
    assert_eq!(shown(Detail::Headings, &blocks), titles);
}

#[test]
fn a_gist_stands_with_its_label_and_under_the_point_that_it_belongs_to() {
    let text = "第一，立志。一是求真，真才可信；二是求实，实才有用。第二，有恒。恒则成。";
    let gists = shown(Detail::Gists, &[(heading(1), "一、读书"), (BlockKind::Paragraph, text)]);
    let expected = [(0, "一、读书"), (0, "第一，立志"), (2, "一是求真，真才可信")];
    let expected = expected.map(|(column, text)| (column, text.to_owned()));
    assert_eq!(gists[..3], expected);
    assert_eq!(gists[4], (0, "第二，有恒".to_owned()));
}

#[test]
fn a_first_sentence_with_a_point_in_it_is_one_part() {
    let blocks = [
        (BlockKind::Paragraph, "第一，立志。志不立，天下无可成之事。"),
        (BlockKind::Paragraph, "第二，有恒。"),
    ];
    let sentences = [(0, "第一，立志。".to_owned()), (0, "第二，有恒。".to_owned())];
    assert_eq!(shown(Detail::Sentences, &blocks), sentences);
}

#[test]
fn a_sign_says_that_a_block_has_more() {
    let document = Document {
        blocks: ["只有一句。", "有两句。这是第二句。"]
            .map(|text| Block::new(BlockKind::Paragraph, text))
            .to_vec(),
        ..Document::default()
    };
    let abridged = Detail::Sentences.abridge(&document, &Structure::of(&document)).unwrap();
    let sign = |block| abridged.excerpts_of(BlockId::new(block))[0].sign;
    assert_eq!((sign(0), sign(1)), (Sign::Blank, Sign::Closed));
}

#[test]
fn text_without_a_full_stop_is_cut() {
    let text = "没有句号的一行".repeat(2000);
    let shown = shown(Detail::Sentences, &[(BlockKind::Paragraph, text.as_str())]);
    assert!(shown[0].1.len() <= LONGEST && shown[0].1.starts_with("没有句号"));
}

#[test]
fn a_level_that_would_add_nothing_is_not_in_a_document() {
    let plain = Document {
        blocks: vec![Block::new(BlockKind::Paragraph, "读书有先后。")],
        ..Document::default()
    };
    let structure = Structure::of(&plain);
    let is_in = |detail: Detail| detail.is_in(&structure);
    assert_eq!(Detail::ALL.map(is_in), [false, false, true, true]);
}
