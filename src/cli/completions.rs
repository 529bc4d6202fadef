//! `completions` and `man`: what the one table of arguments says, for a shell and for `man`.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::report::Failure;

/// Prints the completion script of `shell`.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print_completions(shell: Shell, out: &mut dyn Write) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "wengu", &mut script);
    Ok(out.write_all(&script)?)
}

/// Prints the man page of the program with a section for each subcommand's options.
///
/// # Errors
/// [`Failure::Stdout`].
pub fn print_man(out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    Ok(out.write_all(&page)?)
}
