//! Formats that are known by their signatures and not read, and what converts them.

pub(super) mod signature;

use std::fmt;

/// A format that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Portable Document Format.
    Pdf,
    /// Word's format before 2007, an OLE compound file.
    OldWord,
    /// An Office file that is encrypted with a password, in an OLE compound file (MS-OFFCRYPTO).
    Locked,
    /// Rich Text Format.
    Rtf,
    /// China Academic Journals, the format of CNKI's own reader.
    Caj,
    /// A picture, of a scanned page for one.
    Picture,
    /// Word's and browsers' pages in one file (RFC 2557).
    Mhtml,
    /// `FictionBook` 2, a book in XML.
    FictionBook,
    /// Kindle's formats: Mobipocket, AZW3, KFX.
    Kindle,
    /// Scanned pages of the format `DjVu`.
    DjVu,
    /// Compiled HTML of Windows's help.
    Chm,
    /// A page description in `PostScript`.
    PostScript,
    /// An executable file.
    Program,
    /// A database of `SQLite`.
    Database,
    /// A packed file that is no ZIP archive.
    Packed,
    /// Office Open XML that is no text: a workbook, a presentation.
    Office,
    /// `OpenDocument` text.
    OpenDocument,
    /// A ZIP archive of none of these.
    Zip,
}

/// What installs the program with its importer of PDF, in its source folder.
pub const BUILD_WITH_PDF: &str = "cargo install --path . --features pdf";

impl Foreign {
    /// The commands that turn such a file into one that can be read; `None` where a person has to
    /// do it by hand.
    #[must_use]
    pub fn converter(self) -> Option<&'static str> {
        Some(match self {
            Self::Pdf => "pdftotext FILE.pdf FILE.txt",
            Self::OldWord => "soffice --convert-to docx FILE.doc",
            Self::Rtf => "pandoc FILE.rtf -o FILE.md",
            Self::Caj => "caj2pdf convert FILE.caj, then pdftotext FILE.pdf FILE.txt",
            Self::Picture => "tesseract FILE out -l chi_sim",
            Self::Office => "soffice --convert-to html FILE",
            Self::OpenDocument => "pandoc FILE.odt -o FILE.md",
            Self::FictionBook => "pandoc -f fb2 FILE -o FILE.md",
            Self::Kindle => "ebook-convert FILE FILE.epub",
            Self::DjVu => "djvutxt FILE FILE.txt",
            Self::Chm => "ebook-convert FILE.chm FILE.epub",
            Self::PostScript => "ps2pdf FILE FILE.pdf, then pdftotext FILE.pdf FILE.txt",
            Self::Locked
            | Self::Mhtml
            | Self::Packed
            | Self::Zip
            | Self::Program
            | Self::Database => {
                return None;
            }
        })
    }

    /// What to do with such a file.
    #[must_use]
    pub fn hint(self) -> String {
        match (self.converter(), self) {
            (Some(commands), Self::Pdf) => {
                format!("convert it first: {commands}; or build wengu with PDF: {BUILD_WITH_PDF}")
            }
            (Some(commands), _) => format!("convert it first: {commands}"),
            (None, Self::Program | Self::Database) => "give a file with text in it".to_owned(),
            (None, Self::Mhtml) => "open it in a browser and save the page as HTML".to_owned(),
            (None, Self::Locked) => "save it without its password in its own program".to_owned(),
            (None, _) => "unpack it and open what is inside".to_owned(),
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF file",
            Self::OldWord => "an old Word or Office file",
            Self::Locked => "an Office file locked with a password",
            Self::Rtf => "an RTF file",
            Self::Caj => "a CAJ file of CNKI",
            Self::Picture => "a picture",
            Self::Mhtml => "a web archive (MHTML)",
            Self::FictionBook => "a FictionBook file (FB2)",
            Self::Kindle => "a Kindle book (MOBI, AZW)",
            Self::DjVu => "a DjVu file",
            Self::Chm => "a Windows help file (CHM)",
            Self::PostScript => "a PostScript file",
            Self::Program => "a binary file (a program)",
            Self::Database => "a binary file (a database)",
            Self::Packed => "a packed file",
            Self::Office => "an Excel or PowerPoint file",
            Self::OpenDocument => "an OpenDocument file",
            Self::Zip => "a ZIP archive",
        })
    }
}
