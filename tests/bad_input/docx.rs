//! Damaged and hostile Word files.

use std::io::{Cursor, Write};

use wengu::import::{Format, ImportError, ImportOptions, import};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{numbers, read, text};

const ROOT: &str = "<Relationships><Relationship Id='a' Type='x/officeDocument' \
                    Target='../../word/document.xml'/></Relationships>";
const RELATIONS: &str = "<Relationships>
<Relationship Id='a' Type='x/officeDocument' Target='document.xml'/>
<Relationship Id='b' Type='x/styles' Target='styles.xml'/>
<Relationship Id='c' Type='x/footnotes' Target='document.xml'/>
<Relationship Id='d' Type='x/comments' Target='../../../etc/passwd'/></Relationships>";
const STYLES: &str = "<w:styles><w:style w:styleId='1'><w:name w:val='x'/><w:basedOn w:val='2'/>
</w:style><w:style w:styleId='2'><w:basedOn w:val='1'/></w:style></w:styles>";
pub(super) const BODY: &str =
    "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr><w:r><w:t>渡船每天来回六次。</w:t>
<w:footnoteReference w:id='1'/></w:r></w:p>";

/// A file whose parts name each other and one outside of it.
pub(super) fn file(body: &str) -> Vec<u8> {
    let document = format!(
        "<!DOCTYPE w [<!ENTITY a '&a;&a;'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>\
         <w:document><w:body>{body}</w:body></w:document>"
    );
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", ROOT),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", RELATIONS),
        ("word/styles.xml", STYLES),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_text(body: &str) -> String {
    text(&read(&file(body), None).unwrap())
}

#[test]
fn parts_that_name_each_other_or_a_file_outside_are_read_once_or_named() {
    let imported = import(&file(BODY), &ImportOptions::default()).unwrap();
    assert_eq!(imported.format, Format::Docx);
    assert!(text(&imported.document).contains("渡船每天来回六次。"));
    assert!(imported.warnings.iter().any(|warning| warning.message.contains("etc/passwd")));
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let read = read_text("<w:p><w:r><w:t>甲&a;&b;乙</w:t></w:r></w:p>");
    assert_eq!(read, "甲&a;&b;乙");
}

#[test]
fn controls_in_character_references_do_not_reach_the_text() {
    assert_eq!(read_text("<w:p><w:r><w:t>甲&#27;[2J&#x202e;乙</w:t></w:r></w:p>"), "甲[2J乙");
}

#[test]
fn deep_nesting_is_read_as_far_as_the_limit() {
    let nested = [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:p><w:ins><w:hyperlink w:anchor='a'>", "</w:hyperlink></w:ins></w:p>"),
        ("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>"),
    ];
    for (open, close) in nested {
        let body = format!("{}{}{BODY}", open.repeat(10_000), close.repeat(10_000));
        assert!(read_text(&body).contains("渡船"), "{open}");
    }
}

#[test]
fn fields_that_never_end_hide_nothing() {
    let open =
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r></w:p>";
    assert!(read_text(&(open.repeat(1000) + BODY)).contains("渡船"));
}

#[test]
fn many_notes_and_marks_are_read_in_one_go() {
    let mark = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id='7'/></w:r></w:p>";
    let document = read(&file(&mark.repeat(20_000)), None).unwrap();
    assert_eq!(document.blocks.len(), 20_000);
}

#[test]
fn a_part_that_unpacks_to_much_more_is_refused() {
    let bomb = file(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(20_000_000)));
    let error = import(&bomb, &ImportOptions::default()).unwrap_err();
    assert!(matches!(error, ImportError::Bomb { .. }), "{error}");
}

#[test]
fn an_empty_or_wrong_file_is_named_as_such() {
    let options = ImportOptions { format: Some(Format::Docx), ..ImportOptions::default() };
    assert_eq!(import(b"", &options), Err(ImportError::Empty));
    assert!(matches!(import(b"PK\x03\x04", &options), Err(ImportError::Damaged { .. })));
    assert_eq!(import(&file(""), &options), Err(ImportError::Empty));
    assert!(read(&vec![7; 5000], Some(Format::Docx)).is_none());
}

#[test]
fn a_file_cut_off_or_changed_anywhere_is_an_error_or_a_document() {
    let bytes = file(&BODY.repeat(5));
    for percent in 0..100 {
        let _ = read(&bytes[..bytes.len() * percent / 100], None);
    }
    let mut next = numbers();
    for _ in 0..300 {
        let mut damaged = bytes.clone();
        for _ in 0..4 {
            let at = next() % damaged.len();
            damaged[at] = next().to_le_bytes()[0];
        }
        let _ = read(&damaged, Some(Format::Docx));
    }
}

#[test]
fn a_text_cut_off_or_changed_inside_its_archive_is_an_error_or_a_document() {
    let body = include_str!("body.xml");
    let mut next = numbers();
    for percent in 0..100 {
        let end = body.floor_char_boundary(body.len() * percent / 100);
        let _ = read(&file(&body[..end]), None);
        // A piece put in another place, so that elements stand where they do not belong.
        let from = body.floor_char_boundary(next() % body.len());
        let to = body.floor_char_boundary(next() % body.len());
        let _ = read(&file(&format!("{}{}", &body[..from], &body[to..])), None);
    }
}
