//! What is said where a document cannot be had.

use super::{Report, clean, shown, shown_input, system};
use crate::cli::language::Speech;
use crate::cli::source::{FILE_LIMIT, SourceError};
use crate::seeds::SEEDS;

/// The message and the hint of a document that cannot be had.
pub(super) fn report(error: &SourceError, speech: Speech) -> Report {
    Report::failed(message(error, speech), hint(error, speech))
}

fn message(error: &SourceError, speech: Speech) -> String {
    let said = |path, zh: &str, en: &str| {
        let path = shown_input(path, speech);
        speech.pick(zh.replace("{}", &path), en.replace("{}", &path))
    };
    match error {
        SourceError::Missing(path) => said(path, "没有“{}”这个文件", "there is no file {}"),
        SourceError::Folder(path) => {
            said(path, "“{}”是文件夹，不是文章", "{} is a folder, not a document")
        }
        SourceError::NoDocuments(path) => {
            said(path, "“{}”里没有文章", "there is no document in {}")
        }
        SourceError::Denied(path) => said(path, "没有读“{}”的权限", "no permission to read {}"),
        SourceError::Empty(path) => said(path, "“{}”是空的", "{} is empty"),
        SourceError::TooLarge(path) => {
            let limit = FILE_LIMIT >> 20;
            let path = shown_input(path, speech);
            speech.pick(format!("“{path}”超过 {limit} MB"), format!("{path} is over {limit} MB"))
        }
        SourceError::Stopped(path) => said(path, "“{}”没有读完", "{} was not read to its end"),
        SourceError::UnknownSeed(name) => {
            let name = clean(name);
            speech.pick(
                format!("没有“{name}”这篇自带的文章"),
                format!("no document named {name} ships inside"),
            )
        }
        SourceError::Unreadable { path, source } => {
            let (path, said) = (shown_input(path, speech), system(source, speech));
            speech.pick(format!("读不了“{path}”：{said}"), format!("cannot read {path}: {said}"))
        }
    }
}

fn hint(error: &SourceError, speech: Speech) -> String {
    let (zh, en) = match error {
        SourceError::Missing(_) => (
            "看看路径有没有写错；`wengu seeds` 列出自带的文章，`wengu --help` 列出子命令",
            "check the path; `wengu seeds` lists the documents that ship inside, \
             `wengu --help` the subcommands",
        ),
        SourceError::Folder(_) => ("写出其中一个文件", "name a file in it"),
        SourceError::NoDocuments(_) => (
            "文件夹里按文件名找 .txt .md .html .epub .docx；其他文件请写出文件名",
            "a folder is searched for .txt .md .html .epub .docx; name other files",
        ),
        SourceError::Denied(path) => {
            let path = shown(path);
            return speech.pick(
                format!("用 `ls -l {path}` 看权限，用 `chmod u+r {path}` 改"),
                format!("`ls -l {path}` shows who may, `chmod u+r {path}` lets you"),
            );
        }
        SourceError::Empty(_) => {
            ("看看下载或转换是不是没有完成", "see whether a download or a conversion was cut off")
        }
        SourceError::TooLarge(_) => {
            ("把它分成几个文件，例如每卷一个", "split it, a file for each volume")
        }
        SourceError::Stopped(_) => ("要读就再打开一次", "open it again to read it"),
        SourceError::UnknownSeed(_) => {
            let names: Vec<_> = SEEDS.iter().map(|seed| seed.name).collect();
            return speech.pick(
                format!("自带的有：{}", names.join("、")),
                format!("there are: {}", names.join(", ")),
            );
        }
        SourceError::Unreadable { .. } => {
            ("看看磁盘或网络文件夹是否还在", "see whether the disk or share is still there")
        }
    };
    speech.pick(zh, en).to_owned()
}
