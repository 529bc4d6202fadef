//! What is said where a file cannot be written.

use super::{Report, disk_hint, shown, system};
use crate::cli::language::Speech;
use crate::cli::output::OutputError;

/// The message and the hint of a file that cannot be written.
pub(super) fn report(error: &OutputError, speech: Speech) -> Report {
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
