//! A tmux between the program and the terminal, with a server of its own.

use std::ffi::OsString;
use std::io;
use std::process::Command;

use tempfile::TempDir;

/// No status line, whose clock would send bytes of its own.
const CONFIGURATION: &str = "set -g status off\n";

/// A tmux server, ended when it is dropped.
pub(crate) struct Tmux {
    folder: TempDir,
}

impl Tmux {
    pub(crate) fn new() -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("conf"), CONFIGURATION)?;
        Ok(Self { folder })
    }

    /// The command line that runs `words` in a window.
    pub(crate) fn around(&self, words: Vec<OsString>) -> Vec<OsString> {
        let mut all = vec!["tmux".into(), "-u".into()];
        all.extend(["-S".into(), self.folder.path().join("socket").into()]);
        all.extend(["-f".into(), self.folder.path().join("conf").into()]);
        all.push("new-session".into());
        all.extend(words);
        all
    }

    /// The process in the window.
    pub(crate) fn process(&self) -> Option<u32> {
        let said = self.ask(&["list-panes", "-F", "#{pane_pid}"]).ok()?;
        said.trim().parse().ok()
    }

    fn ask(&self, words: &[&str]) -> io::Result<String> {
        let socket = self.folder.path().join("socket");
        let said = Command::new("tmux").arg("-S").arg(socket).args(words).output()?;
        Ok(String::from_utf8_lossy(&said.stdout).into_owned())
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        // A server whose last window is closed has ended already.
        let _ = self.ask(&["kill-server"]);
    }
}
