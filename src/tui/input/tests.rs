use proptest::prelude::*;

use super::*;
use crate::app::message::Gesture;

fn inputs(bytes: &[u8]) -> Vec<Input> {
    Decoder::default().feed(bytes)
}

fn keys(bytes: &[u8]) -> Vec<Key> {
    inputs(bytes)
        .into_iter()
        .map(|input| match input {
            Input::Key(key) => key,
            other => panic!("{other:?} is no key"),
        })
        .collect()
}

fn pressed(code: KeyCode) -> Vec<Key> {
    vec![Key::plain(code)]
}

#[test]
fn characters_of_any_script_are_keys() {
    assert_eq!(keys("j温".as_bytes()), [Key::char('j'), Key::char('温')]);
}

#[test]
fn a_c1_control_is_no_key_whether_it_comes_whole_or_in_two_pieces() {
    for c in '\u{80}'..='\u{9F}' {
        let text = c.to_string();
        let mut decoder = Decoder::default();
        let pieces: Vec<_> = text.bytes().flat_map(|byte| decoder.feed(&[byte])).collect();
        assert_eq!((inputs(text.as_bytes()), pieces), (vec![], vec![]), "U+{:04X}", c as u32);
    }
}

#[test]
fn a_character_that_is_cut_in_two_is_put_together() {
    let mut decoder = Decoder::default();
    let bytes = "温".as_bytes();
    assert_eq!(decoder.feed(&bytes[..2]), []);
    assert_eq!(decoder.feed(&bytes[2..]), [Input::Key(Key::char('温'))]);
}

#[test]
fn a_key_after_a_character_that_was_cut_in_two_is_not_lost() {
    let mut decoder = Decoder::default();
    let bytes = "ը'温".as_bytes();
    let mut keys = decoder.feed(&bytes[..1]);
    keys.extend(decoder.feed(&bytes[1..4]));
    keys.extend(decoder.feed(&bytes[4..]));
    assert_eq!(keys, ['ը', '\'', '温'].map(|c| Input::Key(Key::char(c))));
}

#[test]
fn control_bytes_are_keys() {
    assert_eq!(keys(b"\r"), pressed(KeyCode::Enter));
    assert_eq!(keys(b"\t"), pressed(KeyCode::Tab));
    assert_eq!(keys(b"\x7f"), pressed(KeyCode::Backspace));
    assert_eq!(keys(b"\x04\x1a"), [Key::control('d'), Key::control('z')]);
}

#[test]
fn cursor_and_editing_keys_are_told_in_all_their_forms() {
    for (bytes, code) in [
        ("\x1b[A", KeyCode::Up),
        ("\x1bOB", KeyCode::Down),
        ("\x1b[H", KeyCode::Home),
        ("\x1b[4~", KeyCode::End),
        ("\x1b[5~", KeyCode::PageUp),
        ("\x1b[6~", KeyCode::PageDown),
        ("\x1b[3~", KeyCode::Delete),
        ("\x1bOP", KeyCode::Function(1)),
        ("\x1b[R", KeyCode::Function(3)),
        ("\x1b[15~", KeyCode::Function(5)),
        ("\x1b[24~", KeyCode::Function(12)),
        ("\x1b[27u", KeyCode::Escape),
    ] {
        assert_eq!(keys(bytes.as_bytes()), pressed(code), "{bytes:?}");
    }
}

#[test]
fn modifiers_are_read() {
    let up = Key::plain(KeyCode::Up);
    assert_eq!(keys(b"\x1b[1;2A"), [Key { shift: true, ..up }]);
    assert_eq!(keys(b"\x1b[1;5A"), [Key { control: true, ..up }]);
    assert_eq!(keys(b"\x1bx"), [Key { alt: true, ..Key::char('x') }]);
    assert_eq!(keys("\x1b温".as_bytes()), [Key { alt: true, ..Key::char('温') }]);
    assert_eq!(keys(b"\x1b[Z"), [Key { shift: true, ..Key::plain(KeyCode::Tab) }]);
    assert_eq!(keys(b"\x1b[99;5u"), [Key::control('c')]);
    assert_eq!(keys(b"\x1b[27;5;105~"), [Key::control('i')]);
}

#[test]
fn a_released_key_is_no_key_press() {
    assert_eq!(keys(b"\x1b[97;1:3u"), []);
}

#[test]
fn an_escape_that_comes_alone_is_the_esc_key_once_nothing_follows() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.patience(false), Some(ESCAPE_PATIENCE));
    assert_eq!(decoder.give_up(), [Input::Key(Key::plain(KeyCode::Escape))]);
    assert_eq!(decoder.patience(false), None);
}

#[test]
fn an_escape_that_is_cut_off_from_its_sequence_is_no_esc_key() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.feed(b"["), []);
    assert_eq!(decoder.patience(false), Some(SEQUENCE_PATIENCE));
    assert_eq!(decoder.feed(b"A"), [Input::Key(Key::plain(KeyCode::Up))]);
    assert_eq!(decoder.patience(false), None);
}

#[test]
fn an_escape_is_waited_for_longer_while_an_answer_is_due() {
    let mut decoder = Decoder::default();
    let _ = decoder.feed(b"\x1b");
    assert_eq!(decoder.patience(true), Some(ANSWER_PATIENCE));
}

#[test]
fn two_escapes_are_two_esc_keys() {
    let mut decoder = Decoder::default();
    let escape = Input::Key(Key::plain(KeyCode::Escape));
    assert_eq!(decoder.feed(b"\x1b\x1b"), std::slice::from_ref(&escape));
    assert_eq!(decoder.give_up(), [escape]);
}

#[test]
fn a_sequence_that_never_ends_does_not_swallow_what_follows() {
    for start in ["\x1b]", "\x1bP", "\x1b[", "\x1b_"] {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(start.as_bytes()), []);
        assert_eq!(decoder.give_up(), []);
        assert_eq!(decoder.feed(b"j"), [Input::Key(Key::char('j'))], "{start:?}");
    }
}

#[test]
fn pasted_text_is_never_a_key() {
    let pasted = "\x1b[200~:q\rdd\x1b[A\x03温\x1b[201~j";
    assert_eq!(
        inputs(pasted.as_bytes()),
        [Input::Paste(":q\ndd温".to_owned()), Input::Key(Key::char('j'))]
    );
}

#[test]
fn no_answer_becomes_a_key_however_it_is_cut() {
    let answers = [
        "\x1b[0n",
        "\x1b[12;40R",
        "\x1b[?62;22c",
        "\x1b[?2026;2$y",
        "\x1b[?1u",
        "\x1bP>|tmux 3.4\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]11;rgb:0000/0000/0000\x07",
        "\x1bP1+r544e=787465726d\x1b\\",
        "\x1b[8;40;100t",
        "\x1b[?997;1n",
        "\x1b[I",
    ];
    for answer in answers {
        for cut in 0..answer.len() {
            let mut decoder = Decoder::default();
            let mut all = decoder.feed(&answer.as_bytes()[..cut]);
            all.extend(decoder.feed(&answer.as_bytes()[cut..]));
            let key = all.iter().find(|input| matches!(input, Input::Key(_)));
            assert_eq!(key, None, "{answer:?} cut at {cut}");
            assert_eq!(decoder.patience(false), None, "{answer:?} is complete");
        }
    }
}

#[test]
fn answers_are_read() {
    assert_eq!(inputs(b"\x1b[0n"), [Input::Answer(Answer::Ready)]);
    assert_eq!(inputs(b"\x1b[2;5R"), [Input::Answer(Answer::Cursor { row: 2, column: 5 })]);
    assert_eq!(inputs(b"\x1b[?6c"), [Input::Answer(Answer::Attributes(vec![6]))]);
    assert_eq!(inputs(b"\x1b[?2026;2$y"), [Input::Answer(Answer::Mode { mode: 2026, state: 2 })]);
    assert_eq!(
        inputs(b"\x1bP>|foot(1.16)\x1b\\"),
        [Input::Answer(Answer::Version("foot(1.16)".to_owned()))]
    );
}

#[test]
fn the_wheel_and_a_click_are_told_with_their_cell() {
    assert_eq!(
        inputs(b"\x1b[<0;5;3M\x1b[<0;5;3m\x1b[<65;1;1M"),
        [
            Input::Pointer(Pointer { gesture: Gesture::Press, column: 4, row: 2 }),
            Input::Pointer(Pointer { gesture: Gesture::WheelDown, column: 0, row: 0 }),
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_bytes_leave_the_decoder_ready_for_the_next_key(
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..64),
    ) {
        let mut decoder = Decoder::default();
        let _ = decoder.feed(&bytes);
        let _ = decoder.feed(b"\x1b[201~");
        let _ = decoder.give_up();
        let last = decoder.feed(b"j").pop();
        let Some(Input::Key(key)) = last else { panic!("no key but {last:?}") };
        proptest::prop_assert_eq!(key.code, KeyCode::Char('j'));
    }
}

proptest! {
    #[test]
    fn bytes_at_random_in_pieces_are_taken_apart_without_a_panic(
        pieces in proptest::collection::vec(
            prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..24),
                "(\x1b[\\[\\]PO_^X]?[<>?]?[0-9;:]{0,12}[$ ]?[@-~]?|[^\\x00]{0,3}){0,6}"
                    .prop_map(String::into_bytes),
            ],
            0..12,
        ),
    ) {
        let mut decoder = Decoder::default();
        for piece in pieces {
            decoder.feed(&piece);
            if piece.is_empty() {
                decoder.give_up();
            }
        }
        // Once nothing more comes, nothing is incomplete.
        decoder.give_up();
        prop_assert_eq!(decoder.patience(false), None);
    }
}
