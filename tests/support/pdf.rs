//! A small PDF writer: characters at places, in one font that is not embedded, with the table that
//! gives its codes as Unicode (`ToUnicode`).

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A page: a content stream.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
    content: String,
    used: BTreeSet<u16>,
}

impl Sheet {
    /// Sets a line with its first character at `x` and its baseline at `y`, in points.
    pub(crate) fn set(mut self, x: f32, y: f32, size: f32, text: &str) -> Self {
        let codes: String = text.encode_utf16().fold(String::new(), |mut codes, unit| {
            let _ = write!(codes, "{unit:04X}");
            codes
        });
        self.used.extend(text.encode_utf16());
        let _ = writeln!(self.content, "BT /F0 {size} Tf {x} {y} Td <{codes}> Tj ET");
        self
    }

    /// Sets lines one below the other.
    pub(crate) fn set_lines(self, x: f32, y: f32, size: f32, lines: &[&str]) -> Self {
        let leading = 1.6 * size;
        let mut down = y;
        lines.iter().fold(self, |sheet, line| {
            let sheet = sheet.set(x, down, size, line);
            down -= leading;
            sheet
        })
    }
}

/// The bytes of a PDF with these pages.
pub(crate) fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let kids: Vec<_> = (0..sheets.len()).map(|page| format!("{} 0 R", 10 + 2 * page)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", sheets.len())),
        (
            3,
            "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H \
             /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>"
                .to_owned(),
        ),
        (
            4,
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 \
             /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> \
             /W [32 126 500] /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 >> >>"
                .to_owned(),
        ),
        (5, stream(&to_unicode(sheets))),
    ];
    for (page, sheet) in sheets.iter().enumerate() {
        let number = 10 + 2 * page;
        let dictionary = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F0 3 0 R >> >> >>",
            number + 1
        );
        objects.push((number, dictionary));
        objects.push((number + 1, stream(&sheet.content)));
    }
    file(&objects)
}

/// The bytes of a PDF of these objects with their numbers, the first of which is the catalogue.
pub(crate) fn file(objects: &[(usize, String)]) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut table = String::new();
    for (number, object) in objects {
        let _ = write!(table, "{number} 1\n{:010} 00000 n \n", text.len());
        let _ = write!(text, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    let size = objects.iter().map(|(number, _)| number + 1).max().unwrap_or(1);
    let _ = write!(
        text,
        "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

/// A stream object with this content.
pub(crate) fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1)
}

/// The table by which each code of the pages is the number of its character.
fn to_unicode(sheets: &[Sheet]) -> String {
    let used: BTreeSet<u16> = sheets.iter().flat_map(|sheet| sheet.used.iter().copied()).collect();
    let codes: Vec<_> = used.into_iter().collect();
    let mut table = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
                     /CMapName /Own def /CMapType 2 def\n\
                     1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        .to_owned();
    for some in codes.chunks(100) {
        let _ = writeln!(table, "{} beginbfchar", some.len());
        for code in some {
            let _ = writeln!(table, "<{code:04X}> <{code:04X}>");
        }
        table.push_str("endbfchar\n");
    }
    table + "endcmap end end"
}
