//! `review`: the quiz of what is due, over all documents.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::Context;
use super::args::ReadingOptions;
use super::folder;
use super::open::{self, Asked, Purpose};
use super::report::Failure;

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct ReviewArguments {
    /// Documents, or folders of documents; all that is due in the library where none is named.
    #[arg(id = "reviewed", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingOptions,
}

/// Opens the reader with a sitting of each document in turn; the exit code of its end comes back.
///
/// # Errors
/// [`Failure::NoJson`] with `--json`, else as [`open::run`].
pub fn run(
    asked: ReviewArguments,
    context: &Context,
    input: &mut dyn Read,
) -> Result<ExitCode, Failure> {
    if context.json {
        return Err(Failure::NoJson("review"));
    }
    let paths = folder::with_documents(asked.paths)?;
    let asked =
        Asked { paths, reading: asked.reading, purpose: Purpose::Reviewing, ..Asked::default() };
    open::run(&asked, context, input)
}
