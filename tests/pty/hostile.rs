//! Text of a document is data: whatever is in it, no byte of it makes the terminal act.

use super::terminal::Terminal;
use super::wengu;

/// Accepts what the screen itself sends and panics at everything else.
#[derive(Default)]
struct Gate {
    printed: String,
}

impl vte::Perform for Gate {
    fn print(&mut self, c: char) {
        assert!(!c.is_control(), "U+{:04X} was sent", c as u32);
        assert!(
            !matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}' | '\u{E0000}'..='\u{E007F}'),
            "U+{:04X} was sent",
            c as u32
        );
        self.printed.push(c);
    }

    fn execute(&mut self, byte: u8) {
        assert!(matches!(byte, b'\r' | b'\n' | 8), "control {byte:#04x} was sent");
    }

    fn csi_dispatch(&mut self, params: &vte::Params, intermediates: &[u8], _: bool, end: char) {
        let ours = match intermediates {
            [] => {
                matches!(end, 'A'..='D' | 'G' | 'H' | 'J' | 'K' | 'L' | 'X' | 'c' | 'm' | 'n' | 'r')
            }
            b"?" => matches!(end, 'h' | 'l' | 'u'),
            b"?$" => end == 'p',
            _ => false,
        };
        assert!(ours, "CSI {intermediates:?} {params:?} {end} was sent");
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        panic!("ESC {} was sent", char::from(byte));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        panic!("OSC {params:?} was sent");
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        panic!("DCS {action} was sent");
    }
}

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
    let mut gate = Gate::default();
    vte::Parser::new().advance(&mut gate, &terminal.sent);
    let marks = gate.printed.matches('\u{301}').count();
    assert!(marks < 200, "{marks} combining marks were sent");
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
