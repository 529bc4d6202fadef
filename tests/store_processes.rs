//! What a reader leaves behind survives: killed programs, full disks, several programs at once.
//!
//! Apart from the other tests of the store, because a process that is just being started holds the
//! locks of all tests beside it for a moment.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, these speak with programs that they start, and say what was left out"
)]

#[path = "store/child.rs"]
mod child;
#[path = "store/command.rs"]
mod command;
#[path = "store/disk.rs"]
mod disk;
#[path = "store/samples.rs"]
mod samples;
