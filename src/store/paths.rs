//! Where the data lies, and folders and files that the person alone can read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::StoreError;

/// The folder of everything that a reader leaves behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// The data folder: `asked` (the option `--data`), else `from_environment` (`WENGU_DATA`, where
    /// it is not empty), else `wengu` in the platform's folder for data (XDG on Linux).
    ///
    /// # Errors
    ///
    /// [`StoreError::NoHome`] where none of them is known.
    pub fn choose(
        asked: Option<&Path>,
        from_environment: Option<PathBuf>,
    ) -> Result<Self, StoreError> {
        let given = asked
            .map(Path::to_path_buf)
            .or_else(|| from_environment.filter(|path| !path.as_os_str().is_empty()));
        match given {
            Some(root) => Ok(Self::at(root)),
            None => match etcetera::choose_base_strategy() {
                Ok(strategy) => Ok(Self::at(strategy.data_dir().join("wengu"))),
                Err(source) => Err(StoreError::NoHome { source }),
            },
        }
    }

    /// The data folder at this path.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// The folder of the logs.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.root.join("log")
    }

    /// The folder of torn lines that were set aside.
    #[must_use]
    pub fn torn(&self) -> PathBuf {
        self.root.join("torn")
    }

    /// The index that this device keeps.
    #[must_use]
    pub fn index(&self, device: &str) -> PathBuf {
        self.root.join("index").join(format!("{device}.index"))
    }
}

/// Makes the folder with all above it that are missing, with mode 0700.
///
/// # Errors
///
/// Whatever the system says.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// How a file of the store is opened: mode 0600 where it is made.
#[must_use]
pub fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

/// Makes sure that the entries of a folder are on the disk.
///
/// # Errors
///
/// Whatever the system says.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_was_asked_for_goes_before_the_environment() {
        let environment = Some(PathBuf::from("/environment"));
        let asked = DataFolder::choose(Some(Path::new("/asked")), environment.clone()).unwrap();
        assert_eq!(asked.path(), Path::new("/asked"));
        assert_eq!(
            DataFolder::choose(None, environment).unwrap().path(),
            Path::new("/environment")
        );
    }

    #[test]
    fn an_empty_variable_names_no_folder() {
        if let Ok(folder) = DataFolder::choose(None, Some(PathBuf::new())) {
            assert!(folder.path().is_absolute() && folder.path().ends_with("wengu"));
        }
    }

    #[test]
    fn folders_and_files_are_for_their_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        make_folder(&folder).unwrap();
        private().write(true).create(true).truncate(true).open(folder.join("c")).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("c"))), (0o700, 0o600));
    }
}
