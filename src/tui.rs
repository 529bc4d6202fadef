//! The terminal: session, events, screen and panes.

pub mod screen;
