//! Links: what is sent for them, and which cells hold them after any number of frames.

use proptest::prelude::*;
use ratatui::layout::Rect;

use super::*;
use crate::text::web::WebAddress;

const LINKED: Abilities =
    Abilities { synchronised_output: false, ambiguous: AmbiguousCells::One, links: true };

fn web(text: &str) -> WebAddress {
    WebAddress::new(text).unwrap()
}

/// A row with an address in it, and the address as a link.
fn row_with_a_link() -> (Buffer, Links) {
    let mut links = Links::default();
    links.add((3, 0), 15, &web("http://a.org"));
    (Buffer::with_lines(["见 http://a.org。"]), links)
}

#[test]
fn a_link_is_sent_around_its_text_alone() {
    let (buffer, links) = row_with_a_link();
    let bytes = Screen::new(LINKED).draw_linked(&buffer, &links, None);
    let text = String::from_utf8(bytes).unwrap();
    let link = "见 \x1b]8;id=0;http://a.org\x1b\\http://a.org\x1b]8;;\x1b\\。";
    assert!(text.contains(link), "{text:?}");
}

#[test]
fn a_frame_with_the_same_links_sends_nothing() {
    let (buffer, links) = row_with_a_link();
    let mut screen = Screen::new(LINKED);
    let _ = screen.draw_linked(&buffer, &links, None);
    assert_eq!(screen.draw_linked(&buffer, &links, None), b"");
}

#[test]
fn a_terminal_without_links_gets_the_bytes_of_the_text() {
    let (buffer, links) = row_with_a_link();
    let plain = Screen::default().draw(&buffer, None);
    assert_eq!(Screen::default().draw_linked(&buffer, &links, None), plain);
    assert_eq!(Screen::new(LINKED).draw(&buffer, None), plain);
}

#[test]
fn a_link_that_comes_later_sends_its_own_cells_alone() {
    let (buffer, links) = row_with_a_link();
    let mut screen = Screen::new(LINKED);
    let _ = screen.draw(&buffer, None);
    let bytes = screen.draw_linked(&buffer, &links, None);
    assert!(!String::from_utf8(bytes).unwrap().contains(['见', '。']));
}

#[test]
fn an_address_keeps_its_number_in_another_row_and_frame() {
    let mut screen = Screen::new(LINKED);
    let (buffer, links) = row_with_a_link();
    let _ = screen.draw_linked(&buffer, &links, None);
    let mut links = Links::default();
    links.add((0, 0), 2, &web("http://b.org"));
    links.add((2, 0), 4, &web("http://a.org"));
    let bytes = screen.draw_linked(&Buffer::with_lines(["abcd", "    "]), &links, None);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("8;id=1;http://b.org") && text.contains("8;id=0;http://a.org"));
}

/// The same bytes with each of the two links as an attribute that a model keeps: blinking for the
/// first and struck out for the second. An SGR sequence leaves a link as it is.
fn as_attributes(bytes: &[u8]) -> String {
    let (mut out, mut attribute) = (String::new(), "\x1b[25;29m");
    let mut rest = String::from_utf8(bytes.to_vec()).unwrap();
    while let Some(at) = rest.find('\x1b') {
        let tail = rest.split_off(at);
        out.push_str(&rest);
        let (sequence, after) = if let Some(link) = tail.strip_prefix("\x1b]8;") {
            let (link, after) = link.split_once("\x1b\\").unwrap();
            attribute = match link {
                ";" => "\x1b[25;29m",
                "id=0;http://a.org" => "\x1b[29;5m",
                "id=1;http://b.org" => "\x1b[25;9m",
                other => panic!("a link {other}"),
            };
            (String::new(), after.to_owned())
        } else {
            let end = tail.find(|c: char| c.is_ascii_alphabetic()).unwrap();
            let (sequence, after) = tail.split_at(end + 1);
            (sequence.to_owned(), after.to_owned())
        };
        out.push_str(&sequence);
        if sequence.is_empty() || sequence.ends_with('m') {
            out.push_str(attribute);
        }
        rest = after;
    }
    out + &rest
}

/// Rows of an article from row `top` on, some with a link, and a box over a part of them.
fn page(top: usize, over: Option<(u16, u16)>) -> (Buffer, Links) {
    let mut buffer = lines(top..top + 12);
    let mut links = Links::default();
    for (y, n) in (0..12).zip(top..) {
        let address = if n % 2 == 0 { "http://a.org" } else { "http://b.org" };
        if n % 3 == 0 {
            links.add((6, y), 18, &web(address));
        }
    }
    if let Some((x, y)) = over {
        let area = Rect::new(x, y, 20, 3).intersection(buffer.area);
        for at in area.positions() {
            buffer[at].reset();
            buffer[at].set_symbol("x");
            links.remove(at.x, at.y);
        }
    }
    (buffer, links)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_cell_is_the_link_that_the_frame_says(
        frames in proptest::collection::vec((0..9_usize, any::<Option<(u8, u8)>>()), 1..10),
    ) {
        let mut screen = Screen::new(LINKED);
        let (first, _) = page(0, None);
        let (width, height) = (first.area.width, first.area.height);
        let mut avt = avt::Terminal::new(width.into(), height.into()).unwrap();
        avt.feed("\x1b[?7l");
        // The numbers that the translation knows are given in this order.
        let mut both = Links::default();
        both.add((0, 0), 1, &web("http://a.org"));
        both.add((1, 0), 2, &web("http://b.org"));
        avt.feed(as_attributes(&screen.draw_linked(&first, &both, None)));
        for (top, over) in frames {
            let over = over.map(|(x, y)| ((u16::from(x) % width) & !1, u16::from(y) % height));
            let (buffer, links) = page(top, over);
            avt.feed(as_attributes(&screen.draw_linked(&buffer, &links, None)));
            for at in buffer.area.positions() {
                let line = avt.screen().line(at.y.into()).unwrap();
                let pen = line.cells()[usize::from(at.x)].pen();
                let shown = (pen.is_blink(), pen.is_strikethrough());
                let address = links.at(at).map(|index| links.addresses()[index].as_str());
                let is_blank = buffer[at].symbol() == " ";
                let held = address.filter(|_| !is_blank);
                let expected = (held == Some("http://a.org"), held == Some("http://b.org"));
                prop_assert!(is_blank || shown == expected, "{at:?}: {shown:?}, {address:?}");
            }
        }
    }
}
