//! Front matter: title, authors, abstract, keywords and the lines about the article at its end.

pub(crate) mod labels;
