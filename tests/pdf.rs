//! PDF: pages to an article, and what is said of files that are none.

#![cfg(feature = "pdf")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test may panic, and prints"
)]

#[path = "pdf/bad_input.rs"]
mod bad_input;
#[path = "pdf/bombs.rs"]
mod bombs;
#[path = "pdf/child.rs"]
mod child;
#[path = "support/corpus.rs"]
#[allow(dead_code, reason = "the truth of a PDF is beside it; the table gives its name alone")]
mod corpus;
#[path = "pdf/pages.rs"]
mod pages;
#[path = "pdf/truth.rs"]
mod truth;
#[path = "support/pdf.rs"]
mod writer;
