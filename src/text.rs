//! Characters, clusters and scripts: what every other module needs to know about text.

pub mod clean;
pub mod fold;
pub mod grapheme;
pub mod numeral;
pub mod ordinal;
pub mod pinyin;
pub mod script;
pub mod sentence;
pub mod upright;
pub mod web;
pub mod words;
