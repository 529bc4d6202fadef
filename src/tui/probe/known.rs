//! What terminals are known to have by the name that they give themselves: some abilities cannot
//! be asked for.

/// A terminal that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// How its answer to XTVERSION begins, or its `TERM_PROGRAM`, without regard to case.
    name: &'static str,
    /// Whether OSC 52 reaches the clipboard.
    pub clipboard: Clipboard,
    /// Shows the links of OSC 8.
    pub links: bool,
}

/// Whether text that the program copies reaches the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// It does.
    Taken,
    /// A setting decides, which cannot be asked for.
    BySetting,
    /// It does not.
    Refused,
    /// Nothing is known.
    Unknown,
}

/// The device attribute by which a terminal says that OSC 52 reaches its clipboard.
const CLIPBOARD_ATTRIBUTE: u16 = 52;

/// Names by the terminals' own documentation of OSC 52 and OSC 8; of two names that begin alike
/// the longer one stands first.
const KNOWN: &[Known] = &[
    Known { name: "kitty", clipboard: Clipboard::Taken, links: true },
    Known { name: "foot", clipboard: Clipboard::Taken, links: true },
    Known { name: "wezterm", clipboard: Clipboard::Taken, links: true },
    Known { name: "ghostty", clipboard: Clipboard::Taken, links: true },
    Known { name: "contour", clipboard: Clipboard::Taken, links: true },
    Known { name: "alacritty", clipboard: Clipboard::Taken, links: true },
    Known { name: "windows terminal", clipboard: Clipboard::Taken, links: true },
    Known { name: "iterm2", clipboard: Clipboard::BySetting, links: true },
    Known { name: "mintty", clipboard: Clipboard::BySetting, links: true },
    Known { name: "konsole", clipboard: Clipboard::BySetting, links: true },
    Known { name: "xterm.js", clipboard: Clipboard::BySetting, links: true },
    Known { name: "vte", clipboard: Clipboard::Refused, links: true },
    Known { name: "apple_terminal", clipboard: Clipboard::Refused, links: false },
    Known { name: "tmux", clipboard: Clipboard::BySetting, links: false },
    Known { name: "xterm", clipboard: Clipboard::BySetting, links: false },
];

/// What is known of the terminal that calls itself `name`.
#[must_use]
pub fn known(name: &str) -> Option<Known> {
    let name = name.trim().to_ascii_lowercase();
    KNOWN.iter().copied().find(|known| name.starts_with(known.name))
}

/// Whether copied text reaches the clipboard, by the terminal's attributes and its name.
#[must_use]
pub fn clipboard(attributes: &[u16], name: Option<&str>) -> Clipboard {
    if attributes.contains(&CLIPBOARD_ATTRIBUTE) {
        return Clipboard::Taken;
    }
    name.and_then(known).map_or(Clipboard::Unknown, |known| known.clipboard)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_known_by_the_start_of_its_answer() {
        assert!(known("kitty(0.39.1)").is_some_and(|known| known.links));
        assert!(known("XTerm(390)").is_some_and(|known| !known.links));
        assert_eq!(known("nonesuch 1"), None);
    }

    #[test]
    fn a_name_that_another_one_starts_with_is_not_taken_for_it() {
        assert!(known("xterm.js(5.6.0)").is_some_and(|known| known.links));
    }

    #[test]
    fn a_terminal_s_own_word_goes_before_what_is_known_of_its_name() {
        assert_eq!(clipboard(&[62, 52], Some("XTerm(400)")), Clipboard::Taken);
        assert_eq!(clipboard(&[62], Some("XTerm(400)")), Clipboard::BySetting);
        assert_eq!(clipboard(&[], None), Clipboard::Unknown);
    }
}
