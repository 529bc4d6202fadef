//! A panic written down, so that it can be reported after the terminal has scrolled on.

use std::backtrace::Backtrace;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::panic::PanicHookInfo;
use std::path::Path;
use std::path::PathBuf;

/// Reports that one process leaves in one folder at the most.
const REPORTS: u32 = 9;

/// Where panics are written down; by default nowhere.
#[derive(Debug, Clone, Default)]
pub struct PanicLog {
    folders: Vec<PathBuf>,
}

impl PanicLog {
    /// A log in the first of `folders` that can be written when it is needed.
    #[must_use]
    pub fn in_first_of(folders: Vec<PathBuf>) -> Self {
        Self { folders }
    }

    /// Writes a report and gives its path; `None` where no folder takes it.
    pub(super) fn keep(&self, panicked: &PanicHookInfo) -> Option<PathBuf> {
        let version = env!("CARGO_PKG_VERSION");
        let trace = Backtrace::force_capture();
        let report = format!("wengu {version}\n{panicked}\n\n{trace}");
        self.folders.iter().find_map(|folder| keep_in(folder, report.as_bytes()))
    }
}

/// Writes a file that was not there and that its owner alone can read: the folder may be one that
/// everybody can write.
fn keep_in(folder: &Path, report: &[u8]) -> Option<PathBuf> {
    let process = std::process::id();
    (1..=REPORTS).map(|number| folder.join(format!("panic-{process}-{number}.txt"))).find(|path| {
        let opened =
            std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        opened.and_then(|mut file| file.write_all(report)).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_never_takes_the_place_of_a_file_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let first = keep_in(folder.path(), b"one").unwrap();
        let second = keep_in(folder.path(), b"two").unwrap();
        assert_ne!(first, second);
        assert_eq!(std::fs::read(first).unwrap(), b"one");
    }

    #[test]
    fn a_folder_that_is_not_there_keeps_nothing() {
        assert_eq!(keep_in(Path::new("/nowhere/at/all"), b"one"), None);
    }
}
