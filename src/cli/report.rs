//! The one place where an error becomes a message, a hint and an exit code.

mod output;
mod picture;
mod reading;
mod source;
mod store;
mod study;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::language::Speech;
use super::output::OutputError;
use super::pictures::PictureFailure;
use super::reading::ReadingError;
use super::source::SourceError;
use super::usage;
use super::viewer::ViewerError;
use crate::runtime::recorder::EndError;
use crate::schedule::fit::FitError;
use crate::schedule::interval::RetentionError;
use crate::schedule::parameters::ParametersError;
use crate::schedule::timestamp::TimestampError;
use crate::store::StoreError;
use crate::tui::tty::TtyError;

/// Why a command was not done.
#[derive(Debug, Error)]
pub enum Failure {
    /// The arguments are wrong.
    #[error(transparent)]
    Usage(#[from] clap::Error),
    /// Several documents where one is opened or printed at a time.
    #[error("several documents")]
    OneDocument,
    /// The time given is not as RFC 3339 writes it.
    #[error(transparent)]
    Time(TimestampError),
    /// The desired retention cannot be had.
    #[error(transparent)]
    Retention(RetentionError),
    /// The parameters are not those of FSRS-6.
    #[error(transparent)]
    Parameters(ParametersError),
    /// The schedule could not be fitted.
    #[error(transparent)]
    Fit(FitError),
    /// A JSON file has another shape than the command needs.
    #[error("{path:?} is not JSON as in {shape}")]
    Data {
        /// The file.
        path: PathBuf,
        /// What such a file looks like.
        shape: &'static str,
        /// What the parser said.
        source: serde_json::Error,
    },
    /// The settings file could not be read or used.
    #[error("{path:?}: {reason}")]
    Settings {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The command's output is not data that `--json` could print.
    #[error("{0} has no JSON")]
    NoJson(&'static str),
    /// Nothing is asked for.
    #[error("a blank query")]
    NoQuery,
    /// Lines are asked for without a width.
    #[error("no width")]
    NoWidth,
    /// A document's bytes could not be had.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The bytes are no article.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// A picture could not be had.
    #[error(transparent)]
    Picture(PictureFailure),
    /// A picture could not be shown.
    #[error(transparent)]
    Viewer(ViewerError),
    /// A file could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The data folder could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Not everything that was done in the reader is in the data folder.
    #[error(transparent)]
    NotKept(#[from] EndError),
    /// Lines of the logs cannot be used.
    #[error("{bad} lines cannot be used, {torn} last lines are not whole")]
    Damaged {
        /// Lines whose bytes are not those that were written, or that are no events.
        bad: usize,
        /// Logs whose last line was not written whole.
        torn: usize,
    },
    /// The terminal could not be entered or waited for.
    #[error(transparent)]
    Terminal(#[from] TtyError),
    /// Standard output could not be written.
    #[error("cannot write standard output")]
    Stdout(#[from] io::Error),
}

/// What is said of a failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// One sentence, without a full stop.
    pub message: String,
    /// What can be done about it.
    pub hint: String,
    /// 1 could not be done, 2 wrong usage.
    pub code: u8,
}

impl Report {
    /// Something that could not be done.
    pub(super) fn failed(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into(), code: 1 }
    }

    /// Something that was asked for in the wrong way.
    pub(super) fn wrong_usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into(), code: 2 }
    }

    /// Prints the message and the hint, a line each.
    ///
    /// # Errors
    /// What the writer says.
    pub fn print(&self, to: &mut dyn Write, speech: Speech) -> io::Result<()> {
        let (error, hint) = speech.pick(("错误：", "提示："), ("Error: ", "Hint: "));
        writeln!(to, "{error}{}", self.message)?;
        writeln!(to, "{hint}{}", self.hint)
    }
}

impl Failure {
    /// True where the reader of our output has gone away, as `head` does: nothing is wrong then.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// What is said of it in `speech`.
    #[must_use]
    pub fn report(&self, speech: Speech) -> Report {
        match self {
            Self::Usage(error) => usage::report(error, speech),
            Self::OneDocument => Report::wrong_usage(
                speech.pick("这里一次只能打开一篇文章", "one document at a time can be opened here"),
                speech.pick(
                    "留下一个文件；`--plain` 可以把几篇连着输出",
                    "name one; with `--plain` several are printed one after the other",
                ),
            ),
            Self::Time(TimestampError { text, .. }) => Report::wrong_usage(
                speech.pick(
                    format!("“{}”不是 RFC 3339 时间", clean(text)),
                    format!("{} is not an RFC 3339 time", clean(text)),
                ),
                speech.pick(
                    "例如 `--now 2026-11-24T08:00:00+08:00`",
                    "an example: `--now 2026-11-24T08:00:00+08:00`",
                ),
            ),
            Self::Settings { path, reason } => settings_report(path, reason, speech),
            Self::Retention(error) => study::retention(*error, speech),
            Self::Parameters(error) => study::parameters(error, speech),
            Self::Fit(error) => study::fit(error, speech),
            Self::Data { path, shape, source } => study::data(path, shape, source, speech),
            Self::NoJson(command) => Report::wrong_usage(
                speech.pick(
                    format!("`{command}` 没有 JSON 输出"),
                    format!("`{command}` has no JSON output"),
                ),
                speech.pick("去掉 `--json`", "leave `--json` out"),
            ),
            Self::NoQuery => Report::wrong_usage(
                speech.pick("没有说明找什么", "there is nothing to look for"),
                speech.pick(
                    "把要找的文字写在最后：`wengu search 文章 文字`",
                    "write it last: `wengu search PATH QUERY`",
                ),
            ),
            Self::NoWidth => Report::wrong_usage(
                speech.pick("没有说明行宽", "no width is given"),
                speech.pick(
                    "写出 `--width 40`；只看断行机会用 `--opportunities`",
                    "write `--width 40`, or `--opportunities` to see where lines may end",
                ),
            ),
            Self::Source(error) => source::report(error, speech),
            Self::Reading(error) => reading::report(error, speech),
            Self::Picture(failure) => picture::report(failure, speech),
            Self::Viewer(error) => picture::viewer(error, speech),
            Self::Output(error) => output::report(error, speech),
            Self::Store(error) => store::report(error, speech),
            Self::NotKept(error) => store::not_kept(error, speech),
            Self::Damaged { bad, torn } => Report::failed(
                speech.pick(
                    format!("有 {bad} 行无法使用，{torn} 个文件的末行没有写完；其余照常使用"),
                    format!("{bad} lines cannot be used, {torn} last lines are not whole; the rest is used"),
                ),
                speech.pick(
                    "从备份或另一台机器的文件夹收回它们：`wengu data import 文件夹`",
                    "take them in from a backup or another machine: `wengu data import PATH`",
                ),
            ),
            Self::Terminal(error) => terminal_report(error, speech),
            Self::Stdout(error) => Report::failed(
                speech.pick(
                    format!("写不出结果：{}", system(error, speech)),
                    format!("cannot write the output: {}", system(error, speech)),
                ),
                disk_hint(speech),
            ),
        }
    }
}

fn terminal_report(error: &TtyError, speech: Speech) -> Report {
    let message = match error {
        TtyError::NoTerminal(_) => speech.pick("没有可用的终端", "there is no terminal"),
        TtyError::Settings(_) => {
            speech.pick("终端设置改不了", "the terminal's settings cannot be changed")
        }
        TtyError::Gone => speech.pick("终端已断开", "the terminal is gone"),
        TtyError::Wait(_) => speech.pick("读不到终端的输入", "the terminal cannot be read"),
    };
    let hint = speech.pick(
        "在终端里运行，或用 `wengu text 文件` 输出纯文本",
        "run it in a terminal, or print plain text with `wengu text PATH`",
    );
    Report::failed(message, hint)
}

fn settings_report(path: &Path, reason: &str, speech: Speech) -> Report {
    let (path, reason) = (clean(&path.to_string_lossy()), clean(reason));
    Report::wrong_usage(
        speech.pick(
            format!("设置文件 {path} 用不了：{reason}"),
            format!("the settings file {path} cannot be used: {reason}"),
        ),
        speech.pick("改正这一处，或者不写 `--config`", "mend that place, or leave `--config` out"),
    )
}

fn disk_hint(speech: Speech) -> &'static str {
    speech.pick("看看磁盘有没有空位（`df -h`）", "see whether the disk has room (`df -h`)")
}

/// What the system said, in the words of `speech` where it is one of the common cases.
fn system(error: &io::Error, speech: Speech) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => speech.pick("磁盘已满", "the disk is full").to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => {
            speech.pick("文件系统是只读的", "the file system is read-only").to_owned()
        }
        io::ErrorKind::PermissionDenied => speech.pick("没有权限", "no permission").to_owned(),
        _ => error.to_string(),
    }
}

/// A path for a message; control characters in a name must not reach the terminal.
pub(super) fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}

fn shown_input(path: &Path, speech: Speech) -> String {
    if path == Path::new("-") {
        speech.pick("标准输入", "standard input").to_owned()
    } else {
        shown(path)
    }
}

/// Text for a message, each control character replaced by U+FFFD.
pub(super) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
