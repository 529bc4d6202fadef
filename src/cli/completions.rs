//! `completions`: a script that completes the command line in a shell.

use std::io::Write;

use clap_complete::Shell;

use super::help;
use super::language::Speech;
use super::report::Failure;

/// Prints the completion script of `shell` with its explanations in `speech`.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print(shell: Shell, speech: Speech, out: &mut dyn Write) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(speech), "wengu", &mut script);
    Ok(out.write_all(&script)?)
}
