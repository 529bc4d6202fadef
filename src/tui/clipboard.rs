//! Copying through the terminal (OSC 52), which reaches the clipboard of the person's own machine
//! over SSH.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Bytes of text that terminals take in one sequence: xterm and others stop at 100,000 in base64.
pub const LIMIT: usize = 74_994;

/// The sequence that puts `text` into the clipboard; `None` where the text is too long for it.
#[must_use]
pub fn copy(text: &str) -> Option<Vec<u8>> {
    (text.len() <= LIMIT).then(|| format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sent_in_base64() {
        assert_eq!(copy("温故").as_deref(), Some(b"\x1b]52;c;5rip5pWF\x07".as_slice()));
    }

    #[test]
    fn a_text_too_long_for_terminals_is_not_sent() {
        assert!(copy(&"a".repeat(LIMIT + 1)).is_none());
    }
}
