//! Characters, clusters and scripts: what every other module needs to know about text.

pub mod clean;
pub mod grapheme;
pub mod script;
pub mod sentence;
