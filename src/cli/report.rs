//! The one place where an error becomes a message, a hint and an exit code.

mod store;
mod study;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::language::Speech;
use super::output::OutputError;
use super::reading::ReadingError;
use super::source::{FILE_LIMIT, Source, SourceError};
use super::usage;
use crate::import::ImportError;
use crate::import::SIZE_LIMIT;
use crate::schedule::interval::RetentionError;
use crate::schedule::parameters::ParametersError;
use crate::schedule::timestamp::TimestampError;
use crate::seeds::SEEDS;
use crate::store::StoreError;
use crate::text::words::DictionaryError;
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
    /// Lines are asked for without a width.
    #[error("no width")]
    NoWidth,
    /// The dictionary inside the program is damaged.
    #[error(transparent)]
    Dictionary(#[from] DictionaryError),
    /// A document's bytes could not be had.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The bytes are no article.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// A file could not be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The data folder could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
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
            Self::Settings { path, reason } => Report::wrong_usage(
                speech.pick(
                    format!("设置文件 {} 用不了：{}", clean(&path.to_string_lossy()), clean(reason)),
                    format!(
                        "the settings file {} cannot be used: {}",
                        clean(&path.to_string_lossy()),
                        clean(reason)
                    ),
                ),
                speech.pick(
                    "改正这一处，或者不写 `--config`",
                    "mend that place, or leave `--config` out",
                ),
            ),
            Self::Retention(error) => study::retention(*error, speech),
            Self::Parameters(error) => study::parameters(error, speech),
            Self::Data { path, shape, source } => study::data(path, shape, source, speech),
            Self::NoJson(command) => Report::wrong_usage(
                speech.pick(
                    format!("`{command}` 没有 JSON 输出"),
                    format!("`{command}` has no JSON output"),
                ),
                speech.pick("去掉 `--json`", "leave `--json` out"),
            ),
            Self::NoWidth => Report::wrong_usage(
                speech.pick("没有说明行宽", "no width is given"),
                speech.pick(
                    "写出 `--width 40`；只看断行机会用 `--opportunities`",
                    "write `--width 40`, or `--opportunities` to see where lines may end",
                ),
            ),
            Self::Dictionary(error) => Report::failed(
                speech.pick("程序里的词典坏了".to_owned(), error.to_string()),
                speech.pick(
                    "重新安装 wengu；`--greedy` 不用词典",
                    "install wengu again; `--greedy` needs no dictionary",
                ),
            ),
            Self::Source(error) => source_report(error, speech),
            Self::Reading(error) => reading_report(error, speech),
            Self::Output(error) => output_report(error, speech),
            Self::Store(error) => store::report(error, speech),
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

fn source_report(error: &SourceError, speech: Speech) -> Report {
    let (message, hint) = match error {
        SourceError::Missing(path) => (
            speech.pick(
                format!("没有“{}”这个文件", shown(path)),
                format!("there is no file {}", shown(path)),
            ),
            speech
                .pick(
                    "看看路径有没有写错；`wengu seeds` 列出自带的文章，`wengu --help` 列出子命令",
                    "check the path; `wengu seeds` lists the documents that ship inside, \
                     `wengu --help` the subcommands",
                )
                .to_owned(),
        ),
        SourceError::Folder(path) => (
            speech.pick(
                format!("“{}”是文件夹，不是文章", shown(path)),
                format!("{} is a folder, not a document", shown(path)),
            ),
            speech.pick("写出其中一个文件", "name a file in it").to_owned(),
        ),
        SourceError::Denied(path) => (
            speech.pick(
                format!("没有读“{}”的权限", shown(path)),
                format!("no permission to read {}", shown(path)),
            ),
            speech.pick(
                format!("用 `ls -l {0}` 看权限，用 `chmod u+r {0}` 改", shown(path)),
                format!("`ls -l {0}` shows who may, `chmod u+r {0}` lets you", shown(path)),
            ),
        ),
        SourceError::Empty(path) => (
            speech.pick(
                format!("“{}”是空的", shown_input(path, speech)),
                format!("{} is empty", shown_input(path, speech)),
            ),
            speech
                .pick(
                    "看看下载或转换是不是没有完成",
                    "see whether a download or a conversion was cut off",
                )
                .to_owned(),
        ),
        SourceError::TooLarge(path) => (
            speech.pick(
                format!("“{}”超过 {} MB", shown_input(path, speech), FILE_LIMIT >> 20),
                format!("{} is over {} MB", shown_input(path, speech), FILE_LIMIT >> 20),
            ),
            speech
                .pick("把它分成几个文件，例如每卷一个", "split it, a file for each volume")
                .to_owned(),
        ),
        SourceError::UnknownSeed(name) => {
            let names: Vec<_> = SEEDS.iter().map(|seed| seed.name).collect();
            (
                speech.pick(
                    format!("没有“{}”这篇自带的文章", clean(name)),
                    format!("no document named {} ships inside", clean(name)),
                ),
                speech.pick(
                    format!("自带的有：{}", names.join("、")),
                    format!("there are: {}", names.join(", ")),
                ),
            )
        }
        SourceError::Unreadable { path, source } => (
            speech.pick(
                format!("读不了“{}”：{}", shown_input(path, speech), system(source, speech)),
                format!("cannot read {}: {}", shown_input(path, speech), system(source, speech)),
            ),
            speech
                .pick(
                    "看看磁盘或网络文件夹是否还在",
                    "see whether the disk or share is still there",
                )
                .to_owned(),
        ),
    };
    Report::failed(message, hint)
}

fn reading_report(failure: &ReadingError, speech: Speech) -> Report {
    let name = match &failure.origin {
        Source::File(path) => shown(path),
        Source::Input => speech.pick("标准输入", "standard input").to_owned(),
        Source::Seed(seed) => format!("seed:{}", seed.name),
    };
    let error = &failure.error;
    if let ImportError::UnknownEncoding { label } = error {
        return Report::wrong_usage(
            speech.pick(format!("没有“{}”这种编码", clean(label)), clean(&error.to_string())),
            speech.pick(
                "可以用 utf-8、gb18030、big5、shift_jis、euc-jp、euc-kr、utf-16le".to_owned(),
                error.hint(),
            ),
        );
    }
    let chinese = match error {
        ImportError::Empty => {
            ("里面没有文字".to_owned(), "看看下载或转换是不是没有完成".to_owned())
        }
        ImportError::Foreign { name, converter } => {
            (format!("是{}，不是文本", foreign_name(name)), format!("先转换：{converter}"))
        }
        ImportError::Binary => (
            "是二进制文件，不是文本".to_owned(),
            "如果确实是文本，用 `--encoding` 指明编码".to_owned(),
        ),
        ImportError::TooLarge { size } => (
            format!("有 {} MB 文字，最多能读 {} MB", size >> 20, SIZE_LIMIT >> 20),
            "把它分成几个文件".to_owned(),
        ),
        _ => (error.to_string(), error.hint()),
    };
    Report::failed(
        speech.pick(format!("“{name}”{}", chinese.0), format!("{name}: {error}")),
        speech.pick(chinese.1, error.hint()),
    )
}

/// The Chinese name of a format that [`ImportError::Foreign`] names in English.
fn foreign_name(english: &'static str) -> &'static str {
    match english {
        "a PDF file" => " PDF 文件",
        "an old Word or Office file" => "旧版 Word（Office）文件",
        "an RTF file" => " RTF 文件",
        "a CAJ file of CNKI" => "知网的 CAJ 文件",
        "a picture" => "图片",
        "a packed file" => "压缩包",
        "an EPUB file" => " EPUB 文件",
        "a Word file" => " Word 文件",
        "an OpenDocument file" => " OpenDocument 文件",
        "a ZIP archive" => " ZIP 压缩包",
        other => other,
    }
}

fn output_report(error: &OutputError, speech: Speech) -> Report {
    let (message, hint) = match error {
        OutputError::IsSource(path) => (
            speech.pick(
                format!("“{}”就是原文，不会覆盖它", shown(path)),
                format!("{} is the source itself, which is never overwritten", shown(path)),
            ),
            speech.pick("换一个文件名", "choose another name"),
        ),
        OutputError::Folder(path) => (
            speech
                .pick(format!("“{}”是文件夹", shown(path)), format!("{} is a folder", shown(path))),
            speech.pick("写出文件名，例如 `-o 文章.md`", "add a file name, as in `-o article.md`"),
        ),
        OutputError::NoFolder(path) => (
            speech.pick(
                format!("要写“{}”，但没有那个文件夹", shown(path)),
                format!("the folder of {} is not there", shown(path)),
            ),
            speech.pick("先用 `mkdir -p` 建好文件夹", "make the folder first: `mkdir -p`"),
        ),
        OutputError::Denied(path) => (
            speech.pick(
                format!("没有写“{}”的权限", shown(path)),
                format!("no permission to write {}", shown(path)),
            ),
            speech.pick("换一个文件夹", "choose another folder"),
        ),
        OutputError::Unwritable { path, source } => (
            speech.pick(
                format!("写不了“{}”：{}", shown(path), system(source, speech)),
                format!("cannot write {}: {}", shown(path), system(source, speech)),
            ),
            disk_hint(speech),
        ),
    };
    Report::failed(message, hint)
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
