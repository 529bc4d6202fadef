//! The terminal: session, events, screen and panes.

mod help;
mod paint;
pub mod screen;
mod status;
mod theme;
pub mod view;
