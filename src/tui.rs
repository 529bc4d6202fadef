//! The terminal: session, events, screen and panes.
