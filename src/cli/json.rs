//! `--json`: one object on standard output and nothing else.

use std::io::{self, Write};

use serde::Serialize;

use super::report::Failure;

/// Prints `value` as one JSON object with a line feed after it.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(value: &impl Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}
