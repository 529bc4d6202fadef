//! Pictures: their sign in the text, and the keys that ask for them.

use wengu::app::Effect;
use wengu::app::opened::Source;
use wengu::app::pictures::{To, Wanted};

use super::imported;
use super::screen::Screen;

const ARTICLE: &str =
    "# 渠道\n\n水从北面来。\n\n![水渠](img/a.png)\n\n图一见上。\n\n![](img/b.png)\n";

fn screen() -> Screen {
    Screen::new(80, 24, imported(ARTICLE.as_bytes()))
}

fn wanted(words: &str, address: &str, to: To) -> Effect {
    let source = Source::Seed("article".to_owned());
    let (words, address) = (words.to_owned(), address.to_owned());
    Effect::Picture(Box::new(Wanted { source, words, address, to }))
}

#[test]
fn a_picture_is_shown_by_a_sign_and_its_words_or_the_name_of_its_file() {
    let text = screen().text();
    assert!(text.contains("〔图〕水渠") && text.contains("〔图〕b.png"), "{text}");
}

#[test]
fn the_picture_at_the_cursor_or_the_next_on_the_page_is_asked_for() {
    let mut screen = screen();
    let asked = |screen: &mut Screen, keys| screen.keys(keys).effects.pop().unwrap();
    assert_eq!(asked(&mut screen, "gx"), wanted("水渠", "img/a.png", To::Viewer));
    assert_eq!(asked(&mut screen, "}}}gx"), wanted("b.png", "img/b.png", To::Viewer));
}

#[test]
fn a_picture_is_saved_by_a_command() {
    let to = To::File("图.png".into());
    let asked = screen().keys(":picture 图.png<Enter>").effects.pop().unwrap();
    assert_eq!(asked, wanted("水渠", "img/a.png", to));
}

#[test]
fn a_page_without_pictures_says_so() {
    let mut screen = Screen::new(80, 24, imported("水从北面来。\n".as_bytes()));
    assert!(screen.keys("gx").text().contains("这一页上没有图"));
}
