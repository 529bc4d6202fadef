//! Front matter: what an article says of itself before it begins, and in the line at its end.

use serde::{Deserialize, Serialize};

/// The front matter's values with their labels (内容提要：, 关键词：) taken off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontMatter {
    /// The title in one line.
    pub title: Option<String>,
    /// The authors' names in order.
    pub authors: Vec<String>,
    /// The abstract (内容提要, 摘要, Abstract); the first where there are several.
    #[serde(rename = "abstract")]
    pub abstract_text: Option<String>,
    /// The keywords in order.
    pub keywords: Vec<String>,
    /// Who the authors are (作者简介).
    pub author_note: Option<String>,
}

/// Which part of the front matter a block holds, as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrontRole {
    /// The title, in one line.
    Title,
    /// A second line of the title.
    Subtitle,
    /// The line of the authors' names.
    Authors,
    /// The abstract with its label.
    Abstract,
    /// The keywords with their label.
    Keywords,
    /// 作者简介, 作者单位, an affiliation line.
    AuthorNote,
    /// The editor's line, usually the last of the article (责任编辑).
    EditorNote,
    /// Anything else that is about the article: class number, DOI, dates, funding.
    Other,
}

impl FrontRole {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Subtitle,
        Self::Authors,
        Self::Abstract,
        Self::Keywords,
        Self::AuthorNote,
        Self::EditorNote,
        Self::Other,
    ];

    /// The role's name in files, in lower case with hyphens.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Subtitle => "subtitle",
            Self::Authors => "authors",
            Self::Abstract => "abstract",
            Self::Keywords => "keywords",
            Self::AuthorNote => "author-note",
            Self::EditorNote => "editor-note",
            Self::Other => "other",
        }
    }

    /// The role with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}
