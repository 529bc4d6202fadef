//! Text of a document is data: whatever is in it, no byte of it makes the terminal act.

use proptest::prelude::*;
use wengu::import::{self, Format, ImportOptions};

use super::gate;
use super::gate::Gate;
use super::terminal::Terminal;
use super::wengu;

/// Everything that a document could try, one kind a word.
fn attacks() -> Vec<String> {
    let mut attacks: Vec<String> = ('\u{1}'..='\u{1F}')
        .filter(|c| !matches!(c, '\t' | '\n' | '\r' | '\u{C}'))
        .chain('\u{7F}'..='\u{9F}')
        .map(|control| format!("前{control}后"))
        .collect();
    attacks.extend(
        [
            "\u{1b}]52;c;cm0gLXJm\u{7}",
            "\u{1b}]0;title\u{1b}\\",
            "\u{1b}P1$r0m\u{1b}\\",
            "\u{1b}[2J\u{1b}[?1049l",
            "\u{9b}2J",
            "\u{9d}0;title\u{9c}",
            "\u{202E}反\u{202C}\u{2066}写\u{2069}\u{200F}",
            "\u{E0041}\u{E007F}",
        ]
        .map(str::to_owned),
    );
    attacks.push(format!("e{}", "\u{301}".repeat(1000)));
    attacks
}

fn assert_harmless(name: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::File::create(&path)
        .and_then(|mut f| std::io::Write::write_all(&mut f, text.as_bytes()))
        .unwrap();
    let mut terminal = Terminal::start(&wengu(), &[path.to_str().unwrap()], (80, 24));
    terminal.wait_for("标");
    terminal.press("Gj");
    terminal.press("q");
    assert_eq!(terminal.wait_for_end(), 0);
    vte::Parser::new().advance(&mut Gate::default(), &terminal.sent);
}

#[test]
fn nothing_in_a_document_makes_the_terminal_act() {
    let attacks = attacks().join(" ");
    let title = format!("# 标题 {attacks}\n\n");
    let body = format!("正文 {attacks}[^1]\n\n[^1]: 注释 {attacks}\n");
    assert_harmless("标.md", &format!("{title}{body}"));
}

#[test]
fn nothing_in_a_file_name_makes_the_terminal_act() {
    let name = "标\u{1b}]0;x\u{7}\u{202E}\u{9b}2J.txt";
    assert_harmless(name, "没有标题的一段话，只有名字。\n");
}

#[test]
fn nothing_in_cards_marks_and_the_library_makes_the_terminal_act() {
    let attacks = attacks().join(" ");
    let text = format!(
        "# 标题 {attacks}\n\n## 一、读书之法 {attacks}\n\n读书要有次第。第一，先看目录。目录是一部书的门户，\
         {attacks}，门户不清，入室便迷路。第二，再看序跋。序跋说明著书的缘起，也说出作者看重的地方 {attacks}。\
         第三，校勘文字。一字之差，意思可以全反，校勘是立论的根基。\n"
    );
    let (folder, data) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("标\u{9b}2J\u{202E}.md");
    std::fs::File::create(&path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()))
        .unwrap();
    let arguments = ["--lang", "zh", path.to_str().unwrap()];
    let mut terminal = Terminal::start_with(data.path(), &wengu(), &arguments);
    terminal.wait_for("标");
    // A note on the passage, pasted with what a clipboard may hold.
    terminal.press("c\x1b[200~旁批\u{202E}\u{9b}2J\x07\u{E0041}\x1b]0;x\x07\x1b[201~\x13");
    terminal.press("gm");
    terminal.wait_for("旁批");
    terminal.press("\x1b[27ugl");
    terminal.wait_for("书库  1");
    terminal.press("qgq");
    terminal.wait_for("共拟了");
    terminal.press("\r");
    terminal.wait_for("测验  1/");
    terminal.press("i目录\r");
    terminal.wait_for("你答：目录");
    terminal.press("4");
    terminal.wait_for("测验  2/");
    let mut gate = Gate::default();
    vte::Parser::new().advance(&mut gate, &terminal.sent);
    assert!(gate.printed.contains("旁批"));
}

/// Where in an article something can stand, each with an article that has it there.
const PLACES: [(&str, &str); 9] = [
    ("title", "# 温故{}知新\n\n正文一段。\n"),
    ("heading", "# 题\n\n## 温故{}知新\n\n正文一段。\n"),
    ("body", "# 题\n\n温故{}知新。\n"),
    ("note", "# 题\n\n正文[^1]一段。\n\n[^1]: 温故{}知新。\n"),
    ("address in a note", "# 题\n\n正文[^1]一段。\n\n[^1]: 见http://a.org/{}b?{}。\n"),
    ("mark of a note", "# 题\n\n正文[^温{}]一段。\n\n[^温{}]: 温故知新。\n"),
    ("list", "# 题\n\n- 温故{}知新\n- 又一项\n"),
    ("table", "# 题\n\n| 温故{}知新 | 二 |\n|---|---|\n| 三 | 四 |\n"),
    ("link", "# 题\n\n见[温故{}知新](https://example.org/{})。\n"),
];

#[test]
fn no_attack_gets_through_from_any_part_of_an_article() {
    for attack in attacks() {
        for (place, template) in PLACES {
            let text = template.replace("{}", &attack);
            // A short text with a control in it would be taken for a binary file.
            let options = ImportOptions {
                format: Some(Format::Markdown),
                encoding: Some("utf-8".to_owned()),
            };
            let imported = import::import(text.as_bytes(), &options).unwrap();
            let drawn = gate::assert_reading_sends_text_alone(imported, "a.md");
            assert!(drawn.contains('题') || drawn.contains('温'), "{place} with {attack:?}");
        }
    }
}

#[test]
fn no_attack_gets_through_from_a_file_name_that_stands_for_the_title() {
    for attack in attacks() {
        let text = "没有标题的一段话，只有名字。\n";
        let imported = import::import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let drawn = gate::assert_reading_sends_text_alone(imported, &format!("标{attack}名"));
        assert!(drawn.contains('标'), "{attack:?}");
    }
}

/// Pieces of documents at random: what terminals obey, what reorders text, marks that pile up, and
/// the signs by which importers tell the parts of a document.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(attacks()),
        any::<char>().prop_map(String::from),
        "[\\x00-\\x1f\\x7f-\\x9f]{1,4}",
        "[\\u{200b}-\\u{200f}\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{300}-\\u{36f}]{1,40}",
        "[一二三温故知新。，①②“”a-z ]{1,12}",
        proptest::sample::select(vec![
            "\n\n",
            "# ",
            "[^1]",
            "\n[^1]: ",
            "\n- ",
            "http://a.org/b?c;d",
            "| a | b |\n|-|-|\n"
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn nothing_in_documents_at_random_gets_through(
        pieces in proptest::collection::vec(piece(), 1..60),
    ) {
        gate::assert_nothing_gets_through(pieces.concat().as_bytes(), None);
    }

    #[test]
    fn nothing_in_bytes_at_random_gets_through(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        gate::assert_nothing_gets_through(&bytes, None);
    }

    #[test]
    fn nothing_gets_through_whatever_documents_at_random_are_read_as(
        pieces in proptest::collection::vec(piece(), 1..30),
        format in proptest::sample::select(vec![Format::Plain, Format::Markdown, Format::Html]),
    ) {
        gate::assert_nothing_gets_through(pieces.concat().as_bytes(), Some(format));
    }
}
