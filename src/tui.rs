//! The terminal: session, events, screen and panes.

pub mod clipboard;
mod fence;
mod help;
pub mod input;
mod outlet;
mod paint;
pub mod probe;
pub mod run;
pub mod screen;
pub mod session;
mod status;
mod theme;
pub mod tty;
pub mod view;
