//! The system's viewer of pictures: `WENGU_VIEWER`, else what the desktop has.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use thiserror::Error;

use super::Environment;
use super::language::Speech;
use super::open;
use super::pictures;
use super::pictures::PictureFailure;
use super::report::Failure;
use super::report::clean;
use super::report::shown;
use super::source::Source;
use crate::app::opened;
use crate::app::pictures::{To, Wanted};

/// How many folders of pictures one process may have tried to make.
const FOLDERS: u32 = 100;

/// Why a picture could not be shown.
#[derive(Debug, Error)]
pub enum ViewerError {
    /// There is no screen that a viewer could use.
    #[error("there is no display for a viewer")]
    NoDisplay,
    /// It came from standard input, which cannot be read again.
    #[error("the document came from standard input")]
    Input,
    /// The viewer cannot be started.
    #[error("cannot start {program}: {source}")]
    NoViewer {
        /// Its name.
        program: String,
        /// What the system said.
        source: io::Error,
    },
    /// The viewer has said that it could not do it.
    #[error("{program} has failed")]
    Failed {
        /// Its name.
        program: String,
    },
    /// The file that the viewer is given cannot be written.
    #[error("cannot write a file for the viewer: {0}")]
    NoFile(io::Error),
}

/// Shows and saves pictures for the reader.
#[derive(Debug)]
pub struct Viewer {
    /// The program and its arguments; `None` where there is no display.
    command: Option<Vec<String>>,
    speech: Speech,
    folder: Mutex<Option<PathBuf>>,
}

impl Viewer {
    /// The viewer of this environment.
    #[must_use]
    pub fn of(environment: &Environment, speech: Speech) -> Self {
        let asked = environment.viewer.as_deref().map(words).filter(|words| !words.is_empty());
        let system = || environment.has_display.then(|| words(SYSTEM));
        Self { command: asked.or_else(system), speech, folder: Mutex::new(None) }
    }

    /// Does what is wanted of a picture; `tell` takes what there is to say, once or twice.
    pub fn serve(&self, wanted: &Wanted, tell: &dyn Fn(Result<String, String>)) {
        match self.done(wanted, tell) {
            Ok(()) => {}
            Err(failure) => tell(Err(open::in_a_line(&failure, self.speech))),
        }
    }

    fn done(&self, wanted: &Wanted, tell: &dyn Fn(Result<String, String>)) -> Result<(), Failure> {
        if wanted.source == opened::Source::Input {
            return Err(ViewerError::Input.into());
        }
        let source = Source::of_reader(&wanted.source)?;
        if wanted.to == To::Viewer && self.command.is_none() {
            return Err(ViewerError::NoDisplay.into());
        }
        let bytes = source.read(&mut io::empty())?;
        let picture = pictures::fetch(&source, &bytes, &wanted.address)?;
        let speech = self.speech;
        match &wanted.to {
            To::File(path) => {
                let path = pictures::save(&picture, &source, path)?;
                let path = shown(&path);
                tell(Ok(speech.pick(format!("图已存为 {path}"), format!("saved as {path}"))));
                Ok(())
            }
            To::Viewer => {
                let folder = self.folder().map_err(ViewerError::NoFile)?;
                let path = pictures::save(&picture, &source, &folder)?;
                Ok(self.show(&path, &wanted.words, tell)?)
            }
        }
    }

    /// Starts the viewer and waits for its end, which is that of a window, or soon.
    fn show(
        &self,
        path: &std::path::Path,
        words: &str,
        tell: &dyn Fn(Result<String, String>),
    ) -> Result<(), ViewerError> {
        let command = self.command.as_deref().and_then(<[String]>::split_first);
        let (program, arguments) = command.ok_or(ViewerError::NoDisplay)?;
        let started = Command::new(program)
            .args(arguments)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Keys that stop or end the reader are not for the viewer.
            .process_group(0)
            .spawn();
        let name = || clean(program);
        let mut viewer =
            started.map_err(|source| ViewerError::NoViewer { program: name(), source })?;
        let words = clean(words);
        tell(Ok(self.speech.pick(
            format!("用 {} 打开：{words}", name()),
            format!("opened with {}: {words}", name()),
        )));
        let ended = viewer.wait().is_ok_and(|status| status.success());
        if ended { Ok(()) } else { Err(ViewerError::Failed { program: name() }) }
    }

    /// A folder for the viewer's files that this user alone can read, made at the first use.
    fn folder(&self) -> io::Result<PathBuf> {
        let mut made = self.folder.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(folder) = &*made {
            return Ok(folder.clone());
        }
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for number in 0..FOLDERS {
            let name = format!("wengu-pictures-{}-{number}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            match DirBuilder::new().mode(0o700).create(&folder) {
                Ok(()) => {
                    *made = Some(folder.clone());
                    return Ok(folder);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

impl Drop for Viewer {
    fn drop(&mut self) {
        let made = self.folder.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(folder) = made.take() {
            // Files for a viewer that stay behind harm nothing.
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// What opens a file as the desktop would.
const SYSTEM: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

fn words(command: &str) -> Vec<String> {
    command.split_whitespace().map(str::to_owned).collect()
}

impl From<ViewerError> for Failure {
    fn from(error: ViewerError) -> Self {
        Self::Viewer(error)
    }
}

impl From<PictureFailure> for Failure {
    fn from(error: PictureFailure) -> Self {
        match error {
            PictureFailure::Output(error) => Self::Output(error),
            error => Self::Picture(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const PAGE: &str = "<html><body><p>水从北面来。</p><p><img alt=点 src='data:image/gif;base64,\
        R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='></p></body></html>";

    /// What is said when the picture of [`PAGE`] is wanted, with this viewer.
    fn said(viewer: Option<&str>, to: To) -> Vec<Result<String, String>> {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.html");
        fs::File::create(&path).unwrap().write_all(PAGE.as_bytes()).unwrap();
        let options = crate::import::ImportOptions::default();
        let document = crate::import::import(PAGE.as_bytes(), &options).unwrap().document;
        let address = document.pictures().next().unwrap().1.to_owned();
        let source = opened::Source::Path(path);
        let environment =
            Environment { viewer: viewer.map(str::to_owned), ..Environment::default() };
        let said = Mutex::new(Vec::new());
        let wanted = Wanted { source, words: "点".to_owned(), address, to };
        Viewer::of(&environment, Speech::En)
            .serve(&wanted, &|told| said.lock().unwrap().push(told));
        said.into_inner().unwrap()
    }

    #[test]
    fn the_viewer_is_given_a_file_with_the_picture() {
        let said = said(Some("test -s"), To::Viewer);
        assert_eq!(said, [Ok("opened with test: 点".to_owned())]);
    }

    #[test]
    fn a_viewer_that_fails_or_is_not_there_is_told() {
        assert!(matches!(&said(Some("test -d"), To::Viewer)[..], [Ok(_), Err(text)]
            if text.contains("could not open it")));
        assert!(matches!(&said(Some("no-such-viewer"), To::Viewer)[..], [Err(text)]
            if text.contains("no-such-viewer") && text.contains("WENGU_VIEWER")));
    }

    #[test]
    fn without_a_display_saving_is_offered_and_works() {
        assert!(matches!(&said(None, To::Viewer)[..], [Err(text)]
            if text.contains("no display") && text.contains(":picture FILE")));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("点.gif");
        assert!(matches!(&said(None, To::File(path.clone()))[..], [Ok(_)]));
        assert_eq!(fs::read(path).unwrap().len(), 43);
    }
}
