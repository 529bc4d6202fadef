//! What is said where a document cannot be had.

use super::{Report, clean, shown, shown_input, system};
use crate::cli::language::Speech;
use crate::cli::source::{FILE_LIMIT, SourceError};
use crate::seeds::SEEDS;

/// The message and the hint of a document that cannot be had.
pub(super) fn report(error: &SourceError, speech: Speech) -> Report {
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
