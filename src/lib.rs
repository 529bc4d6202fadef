//! wengu 温故: reads and studies scholarly articles in Chinese and other CJK scripts, in a terminal.
//!
//! The crate is a pure core with a thin shell; `ARCHITECTURE.md` has the map and the table of who
//! may use whom, which `tests/architecture.rs` holds.

pub mod action;
pub mod app;
pub mod cli;
pub mod config;
pub mod document;
pub mod export;
pub mod import;
pub mod journal;
pub mod keymap;
pub mod layout;
pub mod recall;
pub mod runtime;
pub mod schedule;
pub mod search;
pub mod seeds;
pub mod store;
pub mod text;
pub mod tui;
