//! The bytes of a frame as they grow, with what is known of the terminal after them.

use super::cursor;
use super::cursor::Place;
use super::cursor::sequence;
use super::glyph::Glyph;
use super::glyph::Link;
use super::glyph::Pen;
use super::glyph::Text;
use super::pen;
use crate::text::web::WebAddress;

/// Bytes for the terminal and the state that the terminal is in once it has read them.
#[derive(Debug)]
pub(super) struct Output {
    bytes: Vec<u8>,
    place: Place,
    pen: Pen,
    width: usize,
    /// Every address that was ever a link; a [`Link`] is an index of it.
    addresses: Vec<WebAddress>,
}

/// Ends a link (OSC 8 without an address).
pub(crate) const END_OF_LINK: &str = "\x1b]8;;\x1b\\";

impl Output {
    /// An output to a terminal `width` cells wide, of whose state nothing is known.
    pub(super) fn new(width: usize) -> Self {
        let addresses = Vec::new();
        Self { bytes: Vec::new(), place: Place::default(), pen: Pen::DEFAULT, width, addresses }
    }

    /// Starts again on a terminal `width` cells wide of whose state nothing is known; the links
    /// keep their numbers.
    pub(super) fn restart(&mut self, width: usize) {
        let addresses = std::mem::take(&mut self.addresses);
        *self = Self { addresses, ..Self::new(width) };
        self.clear();
    }

    /// The number of the link to `address`.
    pub(super) fn link(&mut self, address: &WebAddress) -> Link {
        let known = self.addresses.iter().position(|other| other == address);
        Link(known.unwrap_or_else(|| {
            self.addresses.push(address.clone());
            self.addresses.len() - 1
        }))
    }

    /// Takes the bytes away; what is known of the terminal stays.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.bytes)
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn pen(&self) -> Pen {
        self.pen
    }

    /// Appends bytes that change neither the pen nor the place.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Forgets where the cursor is.
    pub(super) fn lose_place(&mut self) {
        self.place = Place::default();
    }

    pub(super) fn move_to(&mut self, row: usize, col: usize) {
        let path = cursor::path(self.place, row, col);
        self.bytes.extend_from_slice(&path);
        self.place = Place::at(row, col);
    }

    pub(super) fn set_pen(&mut self, pen: Pen) {
        if self.pen.link != pen.link {
            self.begin_link(pen.link);
        }
        let plain = |pen| Pen { link: None, ..pen };
        pen::change(plain(self.pen), plain(pen), &mut self.bytes);
        self.pen = pen;
    }

    /// Makes what follows a link (OSC 8). The number goes with the address, so that the parts of
    /// one that is broken over lines are one link.
    fn begin_link(&mut self, link: Option<Link>) {
        let address = link.and_then(|link| self.addresses.get(link.0).map(|to| (link.0, to)));
        let bytes = address.map_or_else(
            || END_OF_LINK.to_owned(),
            |(number, to)| format!("\x1b]8;id={number};{}\x1b\\", to.as_str()),
        );
        self.raw(bytes.as_bytes());
    }

    /// Writes a glyph of `cells` cells where the cursor stands.
    pub(super) fn write(&mut self, glyph: &Glyph, cells: usize) {
        match &glyph.text {
            Text::Char(c) => self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Text::Cluster(cluster) => self.bytes.extend_from_slice(cluster.as_bytes()),
            Text::Tail => return,
        }
        let next = self.place.col.filter(|_| glyph.trusted).map(|col| col + cells);
        // In the last column terminals differ in whether the cursor waits on it or past it.
        self.place.col = next.filter(|&col| col < self.width);
    }

    /// Erases from the cursor to the end of its row in the terminal's own colours.
    pub(super) fn erase_to_end(&mut self) {
        self.set_pen(Pen::DEFAULT);
        self.raw(b"\x1b[K");
    }

    /// Erases `cells` cells from the cursor on in the terminal's own colours; the cursor stays.
    pub(super) fn erase(&mut self, cells: usize) {
        self.set_pen(Pen::DEFAULT);
        self.raw(&sequence(cells, 'X'));
    }

    /// Erases the whole screen in the terminal's own colours and takes any scroll region away.
    fn clear(&mut self) {
        if !self.addresses.is_empty() {
            self.raw(END_OF_LINK.as_bytes());
        }
        // Nothing is known of the terminal, so the pen is set without looking at the old one.
        self.raw(b"\x1b[m\x1b[r\x1b[2J");
        self.pen = Pen::DEFAULT;
        self.lose_place();
    }
}
