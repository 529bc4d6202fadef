//! A gate behind the reader: it lets through what the screen itself sends and nothing else.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use wengu::app::opened::Source;
use wengu::app::{App, Message, Opened, Size};
use wengu::config::Interface;
use wengu::config::load::Config;
use wengu::import;
use wengu::keymap::chord;
use wengu::schedule::Timestamp;
use wengu::text::clean::CLUSTER_LIMIT;
use wengu::text::web::WebAddress;
use wengu::tui::screen::{Abilities, Screen};
use wengu::tui::view;

/// Accepts what the screen itself sends and panics at everything else.
#[derive(Default)]
pub(crate) struct Gate {
    /// The text that was let through.
    pub(crate) printed: String,
    /// The combining marks since the last character that is none.
    marks: usize,
    /// A link's sequence waits for the second byte of its end.
    is_ending: bool,
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
        self.marks = if ('\u{300}'..='\u{36F}').contains(&c) { self.marks + 1 } else { 0 };
        assert!(self.marks < CLUSTER_LIMIT, "a character with {} marks was sent", self.marks);
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
            b">" => end == 'q',
            _ => false,
        };
        assert!(ours, "CSI {intermediates:?} {params:?} {end} was sent");
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        assert!(byte == b'\\' && self.is_ending, "ESC {} was sent", char::from(byte));
        self.is_ending = false;
    }

    /// A link to an address of the web, or the end of one, is ours.
    fn osc_dispatch(&mut self, params: &[&[u8]], ended_by_bell: bool) {
        let text: Vec<_> = params.iter().map(|part| String::from_utf8_lossy(part)).collect();
        let is_ours = match text.first().map(AsRef::as_ref) {
            Some("8") => {
                let address = text.get(2..).unwrap_or_default().join(";");
                address.is_empty() || WebAddress::new(&address).is_some()
            }
            _ => false,
        };
        assert!(is_ours && !ended_by_bell, "OSC {text:?} was sent");
        self.is_ending = true;
    }

    fn hook(&mut self, _: &vte::Params, _: &[u8], _: bool, action: char) {
        panic!("DCS {action} was sent");
    }
}

/// Opens `bytes` as a document of this format, or of the one that they look like, whose file name
/// they are as well, goes through the reader's panes and holds every frame against the gate; where
/// nothing can be read there is nothing to hold.
pub(crate) fn assert_nothing_gets_through(bytes: &[u8], format: Option<import::Format>) {
    let options = import::ImportOptions { format, ..import::ImportOptions::default() };
    let Ok(imported) = import::import(bytes, &options) else { return };
    let name: String = String::from_utf8_lossy(bytes).chars().take(200).collect();
    assert_reading_sends_text_alone(imported, &name);
}

/// Goes through the reader's panes with this article from a file of this name, and holds every
/// frame against the gate; the text that was drawn comes back.
pub(crate) fn assert_reading_sends_text_alone(imported: import::Imported, name: &str) -> String {
    let size = Size { columns: 60, rows: 20 };
    let mut app = App::new(Config::default(), Interface::Zh, size);
    let mut screen = Screen::new(Abilities { links: true, ..Abilities::default() });
    let mut parser = vte::Parser::new();
    let mut gate = Gate::default();
    let mut send = |app: &mut App, message| {
        app.update(message, Timestamp::default());
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        let (cursor, links) = view::draw_linked(app, &mut buffer);
        parser.advance(&mut gate, &screen.draw_linked(&buffer, &links, cursor));
    };
    let opened = Opened {
        source: Source::Input,
        name: name.to_owned(),
        document: Arc::new(imported.document),
    };
    send(&mut app, Message::Opened(Box::new(opened)));
    for key in chord::parse("joo<Space>Gb").unwrap_or_default() {
        send(&mut app, Message::Key(key));
    }
    gate.printed
}
