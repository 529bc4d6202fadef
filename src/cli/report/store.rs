//! What is said where the data folder cannot be read or written.

use super::{Report, shown, system};
use crate::cli::language::Speech;
use crate::store::{Reason, StoreError};

/// The message and the hint of a store's error.
pub(super) fn report(error: &StoreError, speech: Speech) -> Report {
    let message = match error {
        StoreError::NoHome { .. } => {
            speech.pick("不知道数据该放在哪个文件夹：没有 HOME".to_owned(), error.to_string())
        }
        StoreError::Gone { path } => speech.pick(
            format!("数据文件夹“{}”不在了", shown(path)),
            format!("the data folder {} is gone", shown(path)),
        ),
        StoreError::Read { path, source } => speech.pick(
            format!("读不了“{}”：{}", shown(path), system(source, speech)),
            format!("cannot read {}: {}", shown(path), system(source, speech)),
        ),
        StoreError::Write { path, source } => speech.pick(
            format!("写不了“{}”：{}", shown(path), system(source, speech)),
            format!("cannot write {}: {}", shown(path), system(source, speech)),
        ),
        StoreError::Crowded { path, count } => speech.pick(
            format!("已有 {count} 个程序在写“{}”", shown(path)),
            format!("{count} other programs are writing to {}", shown(path)),
        ),
        StoreError::NoLogs { path } => speech.pick(
            format!("“{}”里没有日志", shown(path)),
            format!("there are no logs in {}", shown(path)),
        ),
        StoreError::Unwritable { .. } => {
            speech.pick("有一条记录写不成 JSON".to_owned(), error.to_string())
        }
    };
    Report::failed(message, hint(error, speech))
}

fn hint(error: &StoreError, speech: Speech) -> &'static str {
    match (error, error.reason()) {
        (StoreError::NoLogs { .. }, _) => speech.pick(
            "写出另一个数据文件夹，或 `wengu data export` 写出的文件",
            "name another data folder, or a file that `wengu data export` wrote",
        ),
        (StoreError::Read { .. }, Reason::FolderGone) => {
            speech.pick("看看路径有没有写错", "check the path")
        }
        (StoreError::NoHome { .. }, _) | (_, Reason::Failure) => speech.pick(
            "用 `--data 文件夹` 或 WENGU_DATA 指定另一个文件夹",
            "name another folder with `--data DIR` or WENGU_DATA",
        ),
        (_, Reason::DiskFull) => {
            speech.pick("腾出磁盘空间（`df -h`）", "make room on the disk (`df -h`)")
        }
        (_, Reason::ReadOnly) => speech.pick(
            "让这个文件夹可以写，或用 `--data 文件夹` 另选一个",
            "make the folder writable, or name another with `--data DIR`",
        ),
        (_, Reason::FolderGone) => {
            speech.pick("把文件夹放回去，或重新建一个", "put the folder back, or make it anew")
        }
    }
}
