//! Damaged and hostile files of text, and books that name themselves or nothing.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, ISO_2022_JP, SHIFT_JIS, UTF_8};
use wengu::import::{Format, ImportError, ImportOptions, import};

use super::{CONTAINER, numbers, read, text};

const CHINESE: &str = "柳家渡的兴废\n\n秦晓\n\n一、由来\n\n渡口在城西十二里，见于旧志①。船只有一条。\n\n\
    ① 《某县志》卷三，第12页。\n\n二、经费\n\n渡船的经费来自义田的租谷，每年四十石②。\n\n② 账册，第3页。\n";
const TRADITIONAL: &str = "柳家渡的興廢\n\n一、由來\n\n渡口在城西十二里，見於舊志。船只有一條。\n";
const JAPANESE: &str = "渡し場の盛衰\n\n一　由来\n\n渡しは城下から西へ一里ほどのところにあった。\n";
const KOREAN: &str =
    "나루터의 흥망\n\n제1장 유래\n\n나룻배는 하루에 여섯 번 오가며 장날에는 더 다닌다.\n";

fn samples() -> Vec<Vec<u8>> {
    let legacy: [(&Encoding, &str); 7] = [
        (UTF_8, CHINESE),
        (GB18030, CHINESE),
        (BIG5, TRADITIONAL),
        (SHIFT_JIS, JAPANESE),
        (EUC_JP, JAPANESE),
        (ISO_2022_JP, JAPANESE),
        (EUC_KR, KOREAN),
    ];
    let mut all: Vec<Vec<u8>> =
        legacy.iter().map(|(encoding, text)| encoding.encode(text).0.into_owned()).collect();
    all.push(CHINESE.encode_utf16().flat_map(u16::to_le_bytes).collect());
    all.push(CHINESE.encode_utf16().flat_map(u16::to_be_bytes).collect());
    all.push(CHINESE.replace('\n', "\r").into_bytes());
    all
}

#[test]
fn a_text_cut_off_anywhere_is_read_as_far_as_it_goes() {
    for bytes in samples() {
        for percent in 0..100 {
            let cut = &bytes[..bytes.len() * percent / 100];
            let _ = read(cut, Some(Format::Plain));
            let _ = read(cut, None);
        }
        // Half of a text is enough to tell what it is in.
        assert!(text(&read(&bytes[..bytes.len() / 2], None).unwrap()).contains(['渡', '나']));
    }
}

#[test]
fn changed_bytes_of_a_text_do_no_harm() {
    let mut next = numbers();
    for bytes in samples() {
        for _ in 0..100 {
            let mut damaged = bytes.clone();
            for _ in 0..5 {
                let at = next() % damaged.len();
                damaged[at] = next().to_le_bytes()[0];
            }
            let _ = read(&damaged, None);
        }
    }
}

#[test]
fn a_wrong_extension_or_format_is_no_matter() {
    // Nothing but the content is looked at; what a person has said goes before it.
    let formats = [Format::Plain, Format::Markdown, Format::Html, Format::Epub, Format::Docx];
    for bytes in samples() {
        for format in formats {
            let _ = read(&bytes, Some(format));
        }
    }
    let html = "<!DOCTYPE html><p>渡口在城西十二里。".as_bytes();
    assert_eq!(import(html, &ImportOptions::default()).unwrap().format, Format::Html);
}

#[test]
fn nothing_and_noise_are_errors_that_say_so() {
    for empty in [b"".as_slice(), b"\xEF\xBB\xBF", b" \r\n\t\n", b"\xFF\xFE"] {
        assert_eq!(import(empty, &ImportOptions::default()), Err(ImportError::Empty));
    }
    let mut next = numbers();
    let noise: Vec<u8> = (0..5000).map(|_| next().to_le_bytes()[0]).collect();
    assert_eq!(import(&noise, &ImportOptions::default()), Err(ImportError::Binary));
}

/// A book with this package document and one chapter.
fn book(package: &str) -> Vec<u8> {
    let chapter = "<html><body><h1>一、船</h1><p>渡船每天来回六次。</p></body></html>";
    super::zipped(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/a.opf", package),
        ("OPS/a.xhtml", chapter),
    ])
}

#[test]
fn a_spine_that_repeats_a_chapter_is_read_a_few_times() {
    let package = format!(
        "<package><manifest><item id='a' href='a.xhtml'/></manifest><spine>{}</spine></package>",
        "<itemref idref='a'/>".repeat(10_000)
    );
    let document = read(&book(&package), None).unwrap();
    assert!(document.blocks.len() < 10);
}

#[test]
fn a_table_of_contents_that_leads_to_itself_ends() {
    let package = "<package><manifest><item id='a' href='a.xhtml'/>
        <item id='t' href='a.opf' media-type='application/x-dtbncx+xml'/>
        <item id='n' href='a.opf' properties='nav'/></manifest>
        <spine><itemref idref='a'/><itemref idref='n'/><itemref idref='t'/></spine></package>";
    assert!(text(&read(&book(package), None).unwrap()).contains("渡船"));
}

#[test]
fn a_table_of_contents_nested_ten_thousand_deep_is_read() {
    let contents = format!(
        "<ncx><navMap>{}</navMap></ncx>",
        "<navPoint><navLabel><text>一</text></navLabel><content src='a.xhtml'/>".repeat(10_000)
    );
    let package = "<package><manifest><item id='a' href='a.xhtml'/>
        <item id='t' href='t.ncx' media-type='application/x-dtbncx+xml'/></manifest>
        <spine><itemref idref='a'/></spine></package>";
    let bytes = super::zipped(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/a.opf", package),
        ("OPS/a.xhtml", "<html><body><p>渡船每天来回六次。</p></body></html>"),
        ("OPS/t.ncx", &contents),
    ]);
    assert!(text(&read(&bytes, None).unwrap()).contains("渡船"));
}
