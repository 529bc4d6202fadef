use super::*;
use crate::document::block::BlockKind;
use crate::import::{ImportOptions, import};

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// One grey point.
const GIF: &str = "R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==";

fn pictures(source: &str) -> Vec<(String, String)> {
    let document = import(source.as_bytes(), &ImportOptions::default()).unwrap().document;
    let pictures = document.pictures();
    pictures.map(|(words, address)| (words.to_owned(), address.to_owned())).collect()
}

fn page(body: &str) -> String {
    format!("<html><body><p>渠道的分布见下图，水从北面来。</p>{body}</body></html>")
}

#[test]
fn a_picture_is_its_words_or_the_name_of_its_file() {
    let body =
        "<p><img src='a/%E6%B8%A0.png?x=1' alt='水渠'></p><p><img src='a/%E6%B8%A0.png?x=1'></p>";
    let address = "a/%E6%B8%A0.png?x=1".to_owned();
    assert_eq!(
        pictures(&page(body)),
        [("水渠".to_owned(), address.clone()), ("渠.png".to_owned(), address)]
    );
}

#[test]
fn ornaments_of_a_page_are_passed() {
    let body = "<p>文<img src=a.gif width=1 height=1><img src=b.png alt=''>\
                <img src=c.png role=presentation></p>";
    assert!(pictures(&page(body)).is_empty());
}

#[test]
fn a_paragraph_that_is_a_picture_is_no_paragraph_of_the_text() {
    let page = page("<p><img src=a.png alt='水渠'></p>");
    let document = import(page.as_bytes(), &ImportOptions::default()).unwrap().document;
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind.clone()).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Caption]);
}

#[test]
fn bytes_in_the_page_are_not_in_the_document_and_are_found_again() {
    let source = format!("data:image/gif;base64,{GIF}");
    for text in [
        page(&format!("<p><img alt='点' src='{source}'></p>")),
        format!("# 节\n\n文。\n\n![点]({source})\n"),
    ] {
        let [(words, address)] = &pictures(&text)[..] else { panic!("one picture") };
        assert_eq!(words, "点");
        assert!(address.len() < 30, "{address}");
        let Ok(Whereabouts::Inside(bytes)) = find(text.as_bytes(), address) else {
            panic!("{address}")
        };
        assert_eq!((bytes.len(), ending(&bytes)), (43, Some("gif")));
    }
}

#[test]
fn a_picture_on_the_web_is_not_fetched_and_one_beside_is_named() {
    let at = |address: &str| find("文".as_bytes(), address);
    let web = "https://example.org/a.png";
    assert_eq!(at(web), Ok(Whereabouts::Web(web.to_owned())));
    assert_eq!(at("img/a%20b.png"), Ok(Whereabouts::Beside("img/a b.png".to_owned())));
    assert_eq!(at(""), Err(PictureError::Nameless));
    assert!(matches!(at("picture:0000000000000000"), Err(PictureError::Missing(_))));
}

#[test]
fn only_what_begins_as_a_picture_is_one() {
    assert_eq!(ending(b"\x89PNG\r\n\x1a\n...."), Some("png"));
    assert_eq!(ending(b"<?xml version='1.0'?>\n<svg xmlns='x'/>"), Some("svg"));
    for other in [&b"#!/bin/sh\n"[..], b"<html><img>", b"[Desktop Entry]", b"", b"\x7fELF"] {
        assert_eq!(ending(other), None);
    }
}

#[test]
fn wrong_base64_is_no_picture() {
    assert_eq!(decoded("data:image/png;base64,AA*A"), None);
    assert_eq!(decoded("data:image/svg+xml,%3Csvg/%3E"), Some(b"<svg/>".to_vec()));
}

#[test]
fn a_picture_of_a_book_is_found_in_its_archive_from_the_folder_of_its_chapter() {
    let chapter = "<html><body><p>渠道的分布见下图。</p><p><img src='../img/a.gif' alt=''/></p></body></html>";
    let package = "<package><manifest><item id='a' href='text/1.xhtml' \
                   media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let container =
        "<container><rootfiles><rootfile full-path='OPS/b.opf'/></rootfiles></container>";
    let files = [
        ("mimetype", &b"application/epub+zip"[..]),
        ("META-INF/container.xml", container.as_bytes()),
        ("OPS/b.opf", package.as_bytes()),
        ("OPS/text/1.xhtml", chapter.as_bytes()),
        ("OPS/img/a.gif", b"GIF89a"),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let book = zip.finish().unwrap().into_inner();
    let document = import(&book, &ImportOptions::default()).unwrap().document;
    let pictures: Vec<_> = document.pictures().collect();
    assert_eq!(pictures, [("a.gif", "OPS/img/a.gif")]);
    assert_eq!(find(&book, "OPS/img/a.gif"), Ok(Whereabouts::Inside(b"GIF89a".to_vec())));
    assert!(matches!(find(&book, "OPS/img/b.gif"), Err(PictureError::Missing(_))));
}
