//! Web addresses in notes as links of the terminal's.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use wengu::text::web::WebAddress;
use wengu::tui::links::Links;
use wengu::tui::view;

use super::imported;
use super::screen::Screen;

const ADDRESS: &str = "https://example.org/articles/of/a/journal/2020/03/a-title-with-many-words";

/// The screen of an article whose note has an address that one line does not hold.
fn shown(keys: &str) -> (Buffer, Links) {
    let text = format!("# 题目\n\n正文一段[^1]。\n\n[^1]: 见{ADDRESS}，第三页。\n");
    let mut reader = Screen::new(60, 24, imported(text.as_bytes()));
    reader.keys(keys);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 24));
    let (_, links) = view::draw_linked(&reader.app, &mut buffer);
    (buffer, links)
}

#[test]
fn an_address_over_two_lines_of_a_note_is_one_link() {
    let (buffer, links) = shown("");
    let cells: Vec<_> = buffer.area.positions().filter(|at| links.at(*at).is_some()).collect();
    let text: String = cells.iter().map(|at| buffer[*at].symbol()).collect();
    assert_eq!(text, ADDRESS);
    assert_ne!(cells.first().map(|at| at.y), cells.last().map(|at| at.y));
    assert_eq!(links.addresses().iter().map(WebAddress::as_str).collect::<Vec<_>>(), [ADDRESS]);
}

#[test]
fn no_cell_is_a_link_where_that_is_turned_off() {
    assert_eq!(shown(":set links off<Enter>").1, Links::default());
}
