//! What the first bytes of a file say that it is.

use super::Foreign;

/// How much of an archive is looked at for the names of its entries, in bytes.
const NAMES: usize = 16 * 1024;

/// Formats with the bytes that their files begin with.
const SIGNATURES: [(&[u8], Foreign); 26] = [
    (b"{\\rtf", Foreign::Rtf),
    (b"CAJ\0", Foreign::Caj),
    (b"HN\0\0", Foreign::Caj),
    (b"HN\xC8\0", Foreign::Caj),
    (b"KDH ", Foreign::Caj),
    (b"AT&TFORM", Foreign::DjVu),
    (b"%!PS", Foreign::PostScript),
    (b"ITSF\x03\0", Foreign::Chm),
    (b"TPZ3", Foreign::Kindle),
    (b"\xEADRMION\xEE", Foreign::Kindle),
    (b"\x89PNG", Foreign::Picture),
    (b"\xFF\xD8\xFF", Foreign::Picture),
    (b"GIF87a", Foreign::Picture),
    (b"GIF89a", Foreign::Picture),
    (b"II*\0", Foreign::Picture),
    (b"MM\0*", Foreign::Picture),
    (b"\0\0\0\x0CjP  ", Foreign::Picture),
    (b"\x1F\x8B", Foreign::Packed),
    (b"7z\xBC\xAF", Foreign::Packed),
    (b"Rar!", Foreign::Packed),
    (b"\xFD7zXZ", Foreign::Packed),
    (b"\x28\xB5\x2F\xFD", Foreign::Packed),
    (b"\x7FELF", Foreign::Program),
    (b"MZ\x90", Foreign::Program),
    (b"\xCF\xFA\xED\xFE", Foreign::Program),
    (b"SQLite format 3\0", Foreign::Database),
];

/// The format that is not read, which the file is of.
pub(in crate::import) fn find(bytes: &[u8]) -> Option<Foreign> {
    let at = |from: usize, sign: &[u8]| bytes.get(from..from + sign.len()) == Some(sign);
    let signed = SIGNATURES.iter().find(|(sign, _)| at(0, sign)).map(|(_, format)| *format);
    if signed.is_some() {
        return signed;
    }
    if at(0, b"PK\x03\x04") {
        return Some(zipped(bytes));
    }
    if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(compound(bytes));
    }
    if at(60, b"BOOKMOBI") || at(60, b"TEXtREAd") {
        return Some(Foreign::Kindle);
    }
    let is_picture = at(0, b"RIFF") && at(8, b"WEBP")
        || at(0, b"BM") && at(6, &[0; 4]) && at(14, b"\x28\0\0\0")
        || ["ftypavif", "ftypheic", "ftypmif1"].iter().any(|brand| at(4, brand.as_bytes()));
    if is_picture {
        return Some(Foreign::Picture);
    }
    if at(257, b"ustar") || at(0, b"BZh") && at(4, b"1AY&SY") {
        return Some(Foreign::Packed);
    }
    written(bytes)
}

/// What a ZIP archive holds, by the names of its entries.
fn zipped(bytes: &[u8]) -> Foreign {
    let head = bytes.get(..bytes.len().min(NAMES)).unwrap_or_default();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if has(b"xl/workbook") || has(b"ppt/presentation") || has(b"[Content_Types].xml") {
        Foreign::Office
    } else if has(b"application/vnd.oasis.opendocument.text") {
        Foreign::OpenDocument
    } else if has(b"application/vnd.oasis.opendocument") {
        Foreign::Office
    } else {
        Foreign::Zip
    }
}

/// What an OLE compound file is, by the names of its streams (MS-DOC, MS-XLS, MS-PPT).
fn compound(bytes: &[u8]) -> Foreign {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("EncryptedPackage") {
        Foreign::Locked
    } else if !has("WordDocument") && (has("Workbook") || has("PowerPoint Document")) {
        Foreign::Office
    } else {
        Foreign::OldWord
    }
}

/// Formats that are written in characters and known by their first lines.
fn written(bytes: &[u8]) -> Option<Foreign> {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let has = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    let is_xml = head.starts_with(b"<?xml");
    if (is_xml || head.starts_with(b"<FictionBook")) && has(b"<FictionBook") {
        Some(Foreign::FictionBook)
    } else if is_xml && has(b"<office:document") {
        Some(Foreign::OpenDocument)
    } else if is_xml && (has(b"progid=\"Word.Document\"") || has(b"<w:wordDocument")) {
        Some(Foreign::OldWord)
    } else if has(b"MIME-Version:") && has(b"multipart/related") {
        Some(Foreign::Mhtml)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_of_other_readers_are_known() {
        let mobi = [&[b'x'; 60][..], b"BOOKMOBI"].concat();
        let fiction = "\u{FEFF}<?xml version=\"1.0\"?>\n<FictionBook xmlns=\"x\">";
        let page =
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;";
        assert_eq!(find(&mobi), Some(Foreign::Kindle));
        assert_eq!(find(fiction.as_bytes()), Some(Foreign::FictionBook));
        assert_eq!(find(b"AT&TFORM\0\0\0\x01DJVM"), Some(Foreign::DjVu));
        assert_eq!(find(b"CAJ\0\0\0"), Some(Foreign::Caj));
        assert_eq!(find(page), Some(Foreign::Mhtml));
    }

    #[test]
    fn streams_tell_old_office_files_apart() {
        let with = |stream: &str| {
            let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
            bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
            find(&bytes)
        };
        assert_eq!(with("EncryptedPackage"), Some(Foreign::Locked));
        assert_eq!(with("WordDocument"), Some(Foreign::OldWord));
        assert_eq!(with("Workbook"), Some(Foreign::Office));
    }

    #[test]
    fn archives_are_known_by_their_entries() {
        let with = |names: &str| find(format!("PK\x03\x04..{names}").as_bytes());
        assert_eq!(with("application/vnd.oasis.opendocument.text"), Some(Foreign::OpenDocument));
        assert_eq!(with("[Content_Types].xml..xl/workbook.xml"), Some(Foreign::Office));
        assert_eq!(with("a.txt"), Some(Foreign::Zip));
    }

    #[test]
    fn a_text_has_no_signature() {
        for text in ["温故而知新", "BM的用法", "<?xml version=\"1.0\"?><html>", "MM 与 II"]
        {
            assert_eq!(find(text.as_bytes()), None, "{text}");
        }
    }
}
