//! Steps over text that has no mark: a text is looked through for marks twice, and most of it has
//! none.

/// How many bytes are looked at together.
pub(super) const STEP: usize = 32;

/// The start of the first step at or after `at` in which a mark may begin or have begun one byte
/// before; where less than a step is left, what is left.
pub(super) fn skip(bytes: &[u8], mut at: usize) -> usize {
    // An array of fixed length without an early end is what the compiler makes vectors of.
    while let Some(step) = bytes.get(at..).and_then(<[u8]>::first_chunk::<{ STEP + 1 }>) {
        let mut any = false;
        for index in 0..STEP {
            any |= is_near(step[index], step[index + 1]);
        }
        if any {
            break;
        }
        at += STEP;
    }
    at
}

/// True where these are two bytes of a character that may begin a mark: the first two, or the last
/// two where many characters share the first (see `begins`).
#[allow(clippy::needless_bitwise_bool, reason = "a branch would keep the compiler from vectors")]
fn is_near(first: u8, second: u8) -> bool {
    (first == b'[')
        | (first == b'^')
        | (first == b'(')
        | (first == b'@')
        | (first == 0xC2)
        | (first == 0xE2) & (second != 0x80)
        | (first == 0xE3) & ((second == 0x89) | (second == 0x8A))
        | (first == 0x80) & ((second == 0x94) | (second == 0x90))
        | (first == 0xBC) & ((second == 0xBB) | (second == 0xBE) | (second == 0x88))
        | (first == 0xB3) & (second == 0xA8)
        | (first == 0xA8) & (second == 0xBB)
}

#[cfg(test)]
mod tests {
    use super::super::begins;
    use super::*;

    #[test]
    fn no_character_that_begins_a_mark_is_stepped_over() {
        for c in ('\u{0}'..=char::MAX).filter(|c| begins(c.to_string().as_bytes())) {
            // At each place in a step, and over the end of one.
            for before in 0..=STEP {
                let text = "a".repeat(before) + &c.to_string() + &"a".repeat(3 * STEP);
                assert!(skip(text.as_bytes(), 0) <= before + 1, "{c} after {before}");
            }
        }
    }

    #[test]
    fn text_without_marks_is_stepped_over() {
        let text = "温故而知新，可以为师矣。".repeat(20);
        assert!(text.len() - skip(text.as_bytes(), 0) <= STEP);
    }
}
