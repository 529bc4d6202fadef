//! What the command line promises: output, JSON key by key, messages, exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, writes its own small files and says what was left out"
)]

#[path = "cli/convert.rs"]
mod convert;
#[path = "cli/doctor.rs"]
mod doctor;
#[path = "cli/errors.rs"]
mod errors;
#[path = "cli/export.rs"]
mod export;
#[path = "cli/json.rs"]
mod json;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/readme.rs"]
mod readme;
#[path = "cli/search.rs"]
mod search;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/stats.rs"]
mod stats;
#[path = "cli/typography.rs"]
mod typography;
