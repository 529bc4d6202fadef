//! The document that is open, with what was found in it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Document;

/// Where a document comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file.
    Path(PathBuf),
    /// A document that ships inside the program, by name.
    Seed(String),
    /// Standard input.
    Input,
}

impl Source {
    /// What a path names, as it is typed or written down: `seed:NAME`, or a file.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        match path.strip_prefix("seed:") {
            Some(name) => Self::Seed(name.to_owned()),
            None => Self::Path(PathBuf::from(path)),
        }
    }

    /// What it is called: the file's name, the name inside the program, or `-`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Seed(name) => name.clone(),
            Self::Input => "-".to_owned(),
        }
    }
}

/// A document with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Where it comes from.
    pub source: Source,
    /// What it is called where it has no title: the file's name.
    pub name: String,
    /// The document.
    pub document: Arc<Document>,
}

impl Opened {
    /// The title, or the name where the document has none.
    #[must_use]
    pub fn title(&self) -> &str {
        self.document.front.title.as_deref().unwrap_or(&self.name)
    }
}
