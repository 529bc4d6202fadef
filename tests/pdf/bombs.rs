//! Small files that are made to take any time, any memory or any depth.

use std::fmt::Write as _;

use miniz_oxide::deflate::compress_to_vec_zlib;

use crate::bad_input::{complaint, convert, one_page};
use crate::writer::file;

const FONT: &str = "<< /Font << /F0 13 0 R >> >>";
const TEXT: &str = "BT /F0 12 Tf 100 700 Td (The ferry lies east.) Tj ET";

/// A page of this content in one font, beside these objects and this in the catalogue.
fn page_with(content: &str, catalogue: &str, more: &[(usize, String)]) -> Vec<u8> {
    let font = (13, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned());
    let page = one_page(content, FONT, &[&[font], more].concat());
    let page = String::from_utf8(page).unwrap();
    page.replace("/Type /Catalog", &format!("/Type /Catalog {catalogue}")).into_bytes()
}

/// A stream of DEFLATE (RFC 1951) in fixed codes that unpacks to a gigabyte of spaces: a literal,
/// then the longest match of the character before, again and again.
fn gigabyte() -> Vec<u8> {
    const MATCH: [bool; 13] = [
        // Length 258 is code 285: 11000101; distance 1 is code 0: 00000.
        true, true, false, false, false, true, false, true, false, false, false, false, false,
    ];
    // The last block, in fixed codes; the literal 0x20 is 01010000.
    let head = [true, true, false, false, true, false, true, false, false, false, false];
    let matches = (1 << 30) / 258;
    let end = [false; 7];
    let bits = head.into_iter().chain(MATCH.into_iter().cycle().take(13 * matches)).chain(end);
    let mut bytes = vec![0x78, 0x9c];
    let mut filled = 8;
    for bit in bits {
        if filled == 8 {
            bytes.push(0);
            filled = 0;
        }
        if let Some(last) = bytes.last_mut() {
            *last |= u8::from(bit) << filled;
        }
        filled += 1;
    }
    bytes
}

/// A stream object that holds `bytes` in hexadecimal, with this in its dictionary.
fn packed(bytes: &[u8], dictionary: &str, filters: &str) -> String {
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        let _ = write!(hex, "{byte:02X}");
    }
    let length = hex.len() + 1;
    format!(
        "<< /Length {length} /Filter [/ASCIIHexDecode {filters}] {dictionary} >>\nstream\n{hex}>\nendstream"
    )
}

#[test]
fn a_page_that_unpacks_to_a_gigabyte_is_refused() {
    let once = compress_to_vec_zlib(&gigabyte(), 6);
    assert!(once.len() < 50_000, "{}", once.len());
    let content = packed(&once, "", "/FlateDecode /FlateDecode");
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R >>";
    let bomb = file(&[
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Kids [10 0 R] /Count 1 >>".to_owned()),
        (10, page.to_owned()),
        (11, content),
    ]);
    assert!(complaint(&bomb).contains("PDF"));
}

#[test]
fn a_table_of_objects_that_unpacks_to_a_gigabyte_is_refused() {
    let once = compress_to_vec_zlib(&gigabyte(), 6);
    let dictionary = "/Type /XRef /Size 200000000 /W [1 4 2] /Root 1 0 R";
    let table = packed(&once, dictionary, "/FlateDecode /FlateDecode");
    let bomb = format!("%PDF-1.7\n1 0 obj\n{table}\nendobj\nstartxref\n9\n%%EOF\n");
    assert!(complaint(bomb.as_bytes()).contains("PDF"));
}

#[test]
fn pages_that_multiply_with_every_level_are_refused() {
    let level = |at: usize| {
        let kids = format!("{} 0 R ", at + 1).repeat(10);
        (at, format!("<< /Type /Pages /Kids [{kids}] /Count 1000000000 >>"))
    };
    let mut objects = vec![(1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned())];
    objects.extend((2..14).map(level));
    objects.push((14, "<< /Type /Page /Parent 13 0 R /MediaBox [0 0 9 9] >>".to_owned()));
    assert!(complaint(&file(&objects)).contains("PDF"));
}

#[test]
fn an_outline_that_goes_in_a_circle_leaves_the_text() {
    let bomb = page_with(
        TEXT,
        "/Outlines 20 0 R",
        &[
            (20, "<< /Type /Outlines /First 21 0 R /Last 22 0 R /Count 2 >>".to_owned()),
            (21, "<< /Title (a) /Parent 20 0 R /Next 22 0 R /First 21 0 R >>".to_owned()),
            (22, "<< /Title (b) /Parent 20 0 R /Next 21 0 R >>".to_owned()),
        ],
    );
    let output = convert(&bomb);
    assert!(String::from_utf8_lossy(&output.stdout).contains("The ferry lies east."));
}

#[test]
fn codes_without_end_in_a_font_are_read_or_refused() {
    let composite = |more: &str| {
        format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /S {more} /CIDSystemInfo \
             << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
    };
    let ranges = "<00000000> <FFFFFFFF> <0041>\n".repeat(50);
    let table = format!("1 beginbfrange\n{ranges}endbfrange");
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /Identity-H \
                /DescendantFonts [14 0 R] /ToUnicode 15 0 R >>";
    for descendant in [composite(""), composite("/W [0 4294967295 500]")] {
        let more = [(13, font.to_owned()), (14, descendant), (15, crate::writer::stream(&table))];
        let output = convert(&one_page(TEXT, FONT, &more));
        assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    }
}

#[test]
fn dictionaries_that_are_nested_too_deep_bring_the_reader_down_and_not_the_program() {
    for depth in [10_000, 200_000] {
        let nested = format!("{}1{}", "<< /A ".repeat(depth), " >>".repeat(depth));
        let output = convert(&one_page(TEXT, "<< /Font 12 0 R >>", &[(12, nested)]));
        assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    }
}

#[test]
fn a_state_that_is_saved_without_end_leaves_the_text() {
    let deep = format!("{}{TEXT}{}", "q ".repeat(10_000), " Q".repeat(10_000));
    let output = convert(&page_with(&deep, "", &[]));
    assert!(String::from_utf8_lossy(&output.stdout).contains("The ferry lies east."));
}
