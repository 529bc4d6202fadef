//! Copying through the terminal (OSC 52), which reaches the clipboard of the person's own machine
//! over SSH.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The sequence that puts `text` into the clipboard; the reader copies no text that is too long for
/// one ([`crate::app::effect::COPY_MAX`]).
#[must_use]
pub fn copy(text: &str) -> Vec<u8> {
    format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sent_in_base64() {
        assert_eq!(copy("温故"), b"\x1b]52;c;5rip5pWF\x07");
    }
}
