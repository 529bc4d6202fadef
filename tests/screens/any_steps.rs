//! Whatever is pressed, typed or clicked, the reader lives and its screen is whole.

use proptest::prelude::*;
use wengu::app::Message;
use wengu::app::Size;
use wengu::app::message::Gesture;
use wengu::app::message::Pointer;
use wengu::keymap::key::Key;
use wengu::keymap::key::KeyCode;

use super::opened;

fn any_key() -> impl Strategy<Value = Key> {
    let typed = prop::sample::select(
        "jkdufbgG%][n)(}{oK?:/zaMRhlsictyq+-=N0123456789HL校 e<AACCrrpwv"
            .chars()
            .collect::<Vec<_>>(),
    );
    let named = prop::sample::select(vec![
        KeyCode::Enter,
        KeyCode::Escape,
        KeyCode::Tab,
        KeyCode::Backspace,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
    ]);
    prop_oneof![
        8 => typed.clone().prop_map(Key::char),
        3 => named.prop_map(Key::plain),
        1 => typed.prop_map(Key::control),
    ]
}

#[derive(Debug, Clone)]
enum Step {
    Key(Key),
    Size(u16, u16),
    Press(u16, u16),
    Wheel(u16, u16),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => any_key().prop_map(Step::Key),
        1 => (1u16..150, 1u16..60).prop_map(|(c, r)| Step::Size(c, r)),
        1 => (0u16..150, 0u16..60).prop_map(|(c, r)| Step::Press(c, r)),
        1 => (0u16..150, 0u16..60).prop_map(|(c, r)| Step::Wheel(c, r)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_steps_leave_the_reader_alive_and_its_screen_whole(
        steps in prop::collection::vec(any_step(), 1..60),
    ) {
        let mut screen = opened(80, 24);
        for step in steps {
            let pointer = |gesture, column, row| Message::Pointer(Pointer { gesture, column, row });
            screen.send(match step {
                Step::Key(key) => Message::Key(key),
                Step::Size(columns, rows) => Message::Resized(Size { columns, rows }),
                Step::Press(column, row) => pointer(Gesture::Press, column, row),
                Step::Wheel(column, row) => pointer(Gesture::WheelDown, column, row),
            });
            let (buffer, cursor) = screen.buffer();
            if let Some(cursor) = cursor {
                prop_assert!(cursor.x < buffer.area.width && cursor.y < buffer.area.height);
            }
            prop_assert_eq!(screen.notes_shown(), screen.notes_whose_marks_are_shown());
        }
    }
}
