//! The folder of shared documents, where there is one.

use std::path::PathBuf;

/// The folder that `WENGU_SHARED` names; says that checks are left out where it names none.
#[allow(clippy::disallowed_methods, reason = "tests ask the environment for the folder")]
#[allow(clippy::print_stdout, reason = "what a test leaves out is said")]
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os("WENGU_SHARED").map(PathBuf::from);
    if folder.is_none() {
        println!("left out: WENGU_SHARED names no folder");
    }
    folder
}
