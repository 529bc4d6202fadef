//! Why nothing came out of a PDF file.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why nothing came out of a PDF file.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum PdfError {
    /// The pages are pictures.
    #[error("a scan: its {pages} pages are pictures without text")]
    Scan {
        /// How many pages there are.
        pages: usize,
    },
    /// It opens with a password alone.
    #[error("the PDF is locked with a password")]
    Locked,
    /// No page could be read, or none has a character.
    #[error("the PDF is damaged or empty: no page of it has text")]
    Damaged,
    /// It has more pages than [`super::PAGES_MAX`].
    #[error("the PDF has {pages} pages, the limit is {}", super::PAGES_MAX)]
    TooManyPages {
        /// How many it says that it has.
        pages: usize,
    },
    /// A page has more characters than [`super::CHARACTERS_MAX`].
    #[error("page {page} has over {} characters", super::CHARACTERS_MAX)]
    TooMuchText {
        /// The page, counted from 1.
        page: usize,
    },
    /// The file is larger than [`super::BYTES_MAX`].
    #[error("the PDF has {} MB, the limit is {} MB", size >> 20, super::BYTES_MAX >> 20)]
    TooLarge {
        /// Its size in bytes.
        size: usize,
    },
    /// The process that reads it took longer over one page than it may.
    #[error("a page of the PDF takes longer than it may: {seconds} s")]
    TooSlow {
        /// How long it may take.
        seconds: u64,
    },
    /// The process that reads it ended without an answer: out of memory, or over a fault in the
    /// file that nothing else catches.
    #[error("the PDF cannot be read: it is damaged, or needs more memory than is given to it")]
    Fatal,
}

impl PdfError {
    /// What a person can do about it, in one sentence.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Scan { .. } => {
                "recognise its text first: ocrmypdf -l chi_sim FILE.pdf OUT.pdf (which uses tesseract)"
            }
            Self::Locked => {
                "take the password off first: qpdf --decrypt --password=… FILE.pdf OUT.pdf"
            }
            Self::TooManyPages { .. } | Self::TooMuchText { .. } | Self::TooLarge { .. } => {
                "take the pages of one article out: qpdf FILE.pdf --pages . 1-40 -- OUT.pdf"
            }
            Self::Damaged | Self::TooSlow { .. } | Self::Fatal => {
                "fetch the file again, or mend it: qpdf FILE.pdf OUT.pdf"
            }
        }
    }
}
