//! Importers: bytes in, a document and its warnings out.
//!
//! Importers touch no disk. They fail only where nothing can be read with an [`ImportError`];
//! whatever cannot be decided becomes a [`warning::Warning`] with its place.

mod archive;
mod captions;
pub mod detect;
pub mod docx;
pub mod encoding;
mod ending;
pub mod epub;
mod flow;
mod foreign;
mod front;
mod headings;
pub mod html;
mod label;
mod language;
mod lists;
pub mod markdown;
mod marked;
mod marks;
pub mod normalised;
mod numbering;
pub mod pdf;
mod phrase;
pub mod picture;
pub mod plain;
pub mod progress;
mod settle;
pub mod warning;
mod xml;
mod yaml;

use thiserror::Error;

use crate::document::Document;
use crate::text::clean;
use encoding::Decoded;
pub use foreign::BUILD_WITH_PDF;
pub use foreign::Foreign;
use normalised::Normalised;
use pdf::error::PdfError;
use progress::Step;
use progress::Watch;
use warning::Warning;

/// The longest text that is read, in bytes: past it the document in memory would be too large.
pub const SIZE_LIMIT: usize = 64 * 1024 * 1024;

/// The largest archive that is opened, in bytes.
pub const ARCHIVE_LIMIT: usize = 512 * 1024 * 1024;

/// What came out of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The article.
    pub document: Document,
    /// What was set aside, could not be decided, or was mended, in reading order.
    pub warnings: Vec<Warning>,
    /// The signs of print that are in neither text nor quotes.
    pub normalised: Normalised,
    /// The format that the bytes were read as.
    pub format: Format,
    /// The name of the character encoding (WHATWG Encoding Standard), `UTF-8` where it is fixed.
    pub encoding: &'static str,
}

/// The formats that can be told apart by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text as it comes out of print.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// EPUB 2 or 3.
    Epub,
    /// Office Open XML, as Word writes it.
    Docx,
    /// PDF, in a build that has the feature `pdf`.
    Pdf,
}

/// What a person has said about a file; what is `None` is told by content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// A label of the WHATWG Encoding Standard (`gbk`, `big5`, `shift_jis`, `utf-16le`).
    pub encoding: Option<String>,
    /// The format to read the bytes as.
    pub format: Option<Format>,
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ImportError {
    /// No byte, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The label is not one of the WHATWG Encoding Standard.
    #[error("`{label}` is not the name of a character encoding")]
    UnknownEncoding {
        /// The label as given.
        label: String,
    },
    /// The bytes are in a format that is not read, known by its signature.
    #[error("this is {0}, not a text")]
    Foreign(Foreign),
    /// The file is one of its format, and too damaged to be read.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// What is missing or wrong.
        what: &'static str,
    },
    /// The archive would unpack to more than a document can be.
    #[error("the archive is not unpacked: it has {what}")]
    Bomb {
        /// The limit that it is over.
        what: &'static str,
    },
    /// Nothing came out of a PDF file.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The bytes are no text in any encoding.
    #[error("this is a binary file, not a text")]
    Binary,
    /// Whoever waited for the document does not want it any more.
    #[error("stopped")]
    Stopped,
    /// The text is longer than [`SIZE_LIMIT`].
    #[error("the file has {size} bytes of text, the limit is {SIZE_LIMIT}")]
    TooLarge {
        /// The text's length in bytes.
        size: usize,
    },
}

impl ImportError {
    /// What a person can do about it, in one sentence.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "give a file with text in it".to_owned(),
            Self::UnknownEncoding { .. } => {
                "use a name such as utf-8, gb18030, big5, shift_jis, euc-jp, euc-kr or utf-16le"
                    .to_owned()
            }
            Self::Foreign(format) => format.hint(),
            Self::Damaged { .. } => "fetch the file again, or convert it with pandoc".to_owned(),
            Self::Bomb { .. } => "unpack it and open the parts that are text".to_owned(),
            Self::Pdf(error) => error.hint().to_owned(),
            Self::Binary => {
                "if it is a text after all, name its encoding with --encoding".to_owned()
            }
            Self::Stopped => "open it again to read it whole".to_owned(),
            Self::TooLarge { .. } => "split it and open the parts".to_owned(),
        }
    }
}

/// Reads an article from the bytes of a file.
///
/// # Errors
/// [`ImportError`] where the bytes are no text, a format that is not read, empty or too large, or
/// where `options` names an encoding that does not exist.
pub fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, ImportError> {
    import_watched(bytes, options, Watch::NOBODY)
}

/// The same, with somebody who hears how far it has come.
///
/// # Errors
/// As [`import`], and [`ImportError::Stopped`].
pub fn import_watched(
    bytes: &[u8],
    options: &ImportOptions,
    watch: Watch<'_>,
) -> Result<Imported, ImportError> {
    let archive = |format, read: ReadArchive| {
        watch.reach(Step::Parsing)?;
        import_archive(bytes, format, |bytes| read(bytes, watch))
    };
    match options.format.or_else(|| detect::archive_format(bytes)) {
        Some(Format::Epub) => return archive(Format::Epub, epub::import),
        Some(Format::Docx) => return archive(Format::Docx, docx::import),
        #[cfg(feature = "pdf")]
        None if detect::is_pdf(bytes) => return archive(Format::Pdf, pdf_article),
        _ => {}
    }
    if bytes.len() > SIZE_LIMIT {
        return Err(ImportError::TooLarge { size: bytes.len() });
    }
    if options.format.is_none() {
        detect::refuse_foreign(bytes)?;
    }
    watch.reach(Step::Decoding)?;
    let decoded = decode(bytes, options.encoding.as_deref())?;
    watch.reach(Step::Parsing)?;
    let (text, removed) = clean::document_text(decoded.text);
    let format = options.format.unwrap_or_else(|| detect::text_format(&text));
    if text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let mut normalised = Normalised::default();
    let (document, mut found) = match format {
        Format::Plain => plain::import(&text, &mut normalised),
        Format::Markdown => markdown::import(&text),
        Format::Html | Format::Epub | Format::Docx | Format::Pdf => html::import(&text),
    };
    let mut warnings = decoded.warnings;
    warnings.extend(Warning::for_removed(removed));
    warnings.append(&mut found);
    let encoding = decoded.encoding.name();
    Ok(Imported { document, warnings, normalised, format, encoding })
}

type ReadArchive = fn(&[u8], Watch<'_>) -> Result<(Document, Vec<Warning>), ImportError>;

#[cfg(feature = "pdf")]
fn pdf_article(bytes: &[u8], watch: Watch<'_>) -> Result<(Document, Vec<Warning>), ImportError> {
    pdf::import(bytes.to_vec(), &mut |done, of| watch.reach(Step::Pages { done, of }))
}

fn import_archive(
    bytes: &[u8],
    format: Format,
    read: impl FnOnce(&[u8]) -> Result<(Document, Vec<Warning>), ImportError>,
) -> Result<Imported, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if bytes.len() > ARCHIVE_LIMIT {
        return Err(ImportError::TooLarge { size: bytes.len() });
    }
    let (document, warnings) = read(bytes)?;
    let normalised = Normalised::default();
    Ok(Imported { document, warnings, normalised, format, encoding: "UTF-8" })
}

/// A line without the white space, brackets and dashes that print sets a name in.
fn bare_name(line: &str) -> &str {
    let is_frame = |c: char| {
        matches!(
            c,
            '【' | '】'
                | '['
                | ']'
                | '［'
                | '］'
                | '〔'
                | '〕'
                | '（'
                | '）'
                | '('
                | ')'
                | '：'
                | ':'
                | '<'
                | '>'
                | '〈'
                | '〉'
                | '＜'
                | '＞'
                | '*'
                | '#'
                | '-'
                | '—'
                | '·'
        )
    };
    line.trim_matches(|c: char| is_frame(c) || c.is_whitespace())
}

/// A short line as the lists of known names have it: without white space and brackets around it,
/// in small letters.
fn plain_name(line: &str) -> String {
    bare_name(line).chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// True where the line is one of `names`, which are such as [`plain_name`] makes them.
fn is_one_of(names: &[&str], line: &str) -> bool {
    let first = bare_name(line).chars().next().and_then(|c| c.to_lowercase().next());
    first.is_some_and(|first| {
        names.iter().any(|name| name.chars().next().is_some_and(|c| c == first))
    }) && names.contains(&plain_name(line).as_str())
}

/// The text, for a page of HTML in the encoding that it declares: the declaration can lie, so that
/// it holds only where it leaves no wrong bytes.
fn decode<'a>(bytes: &'a [u8], label: Option<&str>) -> Result<Decoded<'a>, ImportError> {
    let asks = label.is_none() && detect::is_html(bytes) && std::str::from_utf8(bytes).is_err();
    if let Some(declared) = html::declared_encoding(bytes).filter(|_| asks)
        && let Ok(decoded) = encoding::decode(bytes, Some(&declared))
        && decoded.warnings.is_empty()
    {
        return Ok(decoded);
    }
    encoding::decode(bytes, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_alone_is_an_empty_file() {
        assert_eq!(import(b" \n\n", &ImportOptions::default()), Err(ImportError::Empty));
    }

    #[test]
    fn a_named_encoding_is_used_in_place_of_the_guess() {
        let (bytes, ..) = encoding_rs::BIG5.encode("維基大典者，網路為礎。");
        let options = ImportOptions { encoding: Some("big5".to_owned()), ..Default::default() };
        let imported = import(&bytes, &options).unwrap();
        assert_eq!(imported.document.blocks[0].text.as_str(), "維基大典者，網路為礎。");
        assert_eq!(imported.encoding, "Big5");
    }

    #[test]
    fn an_encoding_that_does_not_exist_is_named_in_the_error() {
        let options = ImportOptions { encoding: Some("gbx".to_owned()), ..Default::default() };
        let error = import("温".as_bytes(), &options).unwrap_err();
        assert!(error.to_string().contains("gbx") && error.hint().contains("gb18030"));
    }

    #[test]
    fn a_declared_encoding_holds_unless_it_leaves_wrong_bytes() {
        let page =
            |charset: &str| format!("<html><meta charset={charset}><p>温故而知新，可以为师矣。");
        let chinese = page("gb2312");
        let (bytes, ..) = encoding_rs::GB18030.encode(&chinese);
        let imported = import(&bytes, &ImportOptions::default()).unwrap();
        assert_eq!((imported.format, imported.encoding), (Format::Html, "gb18030"));
        let lying = page("big5").into_bytes();
        assert_eq!(import(&lying, &ImportOptions::default()).unwrap().encoding, "UTF-8");
    }

    #[test]
    fn character_references_to_controls_do_not_reach_the_text() {
        for text in ["甲&#27;[2J&#x202e;乙", "<html><p title='x'>甲&#27;[2J&#x202e;乙</p>"] {
            let options = ImportOptions {
                format: Some(if text.starts_with('<') { Format::Html } else { Format::Markdown }),
                ..ImportOptions::default()
            };
            let document = import(text.as_bytes(), &options).unwrap().document;
            assert_eq!(document.blocks[0].text.as_str(), "甲[2J乙");
        }
    }

    #[test]
    fn escape_sequences_are_taken_out_and_counted() {
        let imported = import("温\u{1b}[31m故".as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!(imported.document.blocks[0].text.as_str(), "温[31m故");
        assert_eq!(imported.warnings.len(), 1);
    }
}
