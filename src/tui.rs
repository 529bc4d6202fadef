//! The terminal: session, events, screen and panes.

pub mod clipboard;
mod deck;
mod draft;
mod fence;
mod help;
mod hints;
pub mod input;
mod library;
mod line;
pub mod links;
mod marks;
mod notes;
mod outlet;
mod outline;
mod paint;
pub mod panic_log;
pub mod probe;
mod quiz;
mod reading;
pub mod run;
pub mod screen;
pub mod session;
mod status;
pub mod survey;
mod theme;
pub mod tty;
pub mod view;
