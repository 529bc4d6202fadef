//! JSON files that a subcommand takes: reviews, parameters, pairs of answers.

use std::io::Read;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::report::Failure;
use super::source::Source;

/// The value in the JSON file at `path` (`-` is standard input); `shape` is what such a file looks
/// like, for the error's hint.
///
/// # Errors
/// [`Failure::Source`] where it cannot be read, [`Failure::Data`] where it has another shape.
pub fn read<T: DeserializeOwned>(
    path: &Path,
    shape: &'static str,
    input: &mut dyn Read,
) -> Result<T, Failure> {
    let bytes = Source::parse(path)?.read(input)?;
    serde_json::from_slice(&bytes).map_err(|source| Failure::Data {
        path: path.to_owned(),
        shape,
        source,
    })
}
