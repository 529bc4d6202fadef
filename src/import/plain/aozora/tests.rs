use crate::document::Document;
use crate::document::inline::SpanKind;
use crate::import::normalised::Normalised;
use crate::import::plain::import;

fn read(body: &str) -> Document {
    import(&format!("窓\n川辺 薫\n\n{body}\n"), &mut Normalised::default()).0
}

#[test]
fn a_word_with_its_reading_is_no_part_of_the_next_one() {
    let document = read("　山《やま》道《みち》を行く。");
    let spans: Vec<_> =
        document.blocks.iter().flat_map(|b| b.text.spans()).map(|s| s.range.len()).collect();
    assert_eq!(spans, ["山".len(), "道".len()]);
}

fn headings(document: &Document) -> Vec<(u8, &str)> {
    let blocks = document.blocks.iter();
    blocks.filter_map(|b| Some((b.heading_level()?, b.text.as_str()))).collect()
}

#[test]
fn both_forms_of_heading_commands_make_headings() {
    let document = read(
        "［＃３字下げ］朝《あさ》［＃「朝」は大見出し］\n　窓を開けた。\n\
         ［＃３字下げ］［＃中見出し］昼［＃中見出し終わり］\n　窓を閉めた。\n\
         ［＃ここから大見出し］\n夜\n［＃ここで大見出し終わり］\n　窓を拭いた。",
    );
    assert_eq!(headings(&document), [(1, "朝"), (2, "昼"), (1, "夜")]);
}

#[test]
fn a_heading_that_runs_into_its_line_stays_in_the_line() {
    let document = read("　朝［＃「朝」は同行小見出し］　窓を開けた。");
    assert!(headings(&document).is_empty());
    assert_eq!(document.blocks.last().unwrap().text.as_str(), "朝　窓を開けた。");
}

#[test]
fn ruby_covers_the_han_before_it_or_the_text_behind_a_bar() {
    let document = read("　白い｜窓の桟《さん》に埃《ほこり》があった。");
    let text = &document.blocks.last().unwrap().text;
    assert_eq!(text.as_str(), "白い窓の桟に埃があった。");
    let ruby: Vec<_> = text
        .spans()
        .iter()
        .map(|span| (text.as_str().get(span.range.clone()).unwrap(), span.kind.clone()))
        .collect();
    let reading = |kana: &str| SpanKind::Ruby(kana.to_owned());
    assert_eq!(ruby, [("窓の桟", reading("さん")), ("埃", reading("ほこり"))]);
}

#[test]
fn dots_become_emphasis_and_gaiji_their_character() {
    let document =
        read("　決して開けない［＃「決して」に傍点］。※［＃「魚＋花」、U+9BB1、12-3］を焼く。");
    let text = &document.blocks.last().unwrap().text;
    assert_eq!(text.as_str(), "決して開けない。鮱を焼く。");
    assert_eq!(text.spans()[0].range, 0..9);
    assert_eq!(text.spans()[0].kind, SpanKind::Emphasis);
}

#[test]
fn every_command_is_quoted_in_a_warning() {
    let (_, warnings) = import(
        "窓\n川辺 薫\n\n　窓を開けた。\n［＃改ページ］\n　閉めた［＃「閉」はママ］。\n",
        &mut Normalised::default(),
    );
    let quotes: Vec<_> = warnings.iter().filter_map(|w| w.quote.as_deref()).collect();
    assert_eq!(quotes, ["［＃改ページ］\n［＃「閉」はママ］"]);
}

#[test]
fn titles_in_double_angle_brackets_are_no_ruby() {
    let document = read("　彼は《窓》を読み、《门》を読んだ。");
    assert!(document.blocks.last().unwrap().text.as_str().contains("《窓》"));
}
