//! What is said where the data folder cannot be read or written.

use super::{Report, shown, system};
use crate::cli::language::Speech;
use crate::runtime::recorder::EndError;
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

/// The message and the hint where the reader ended and not everything is in the data folder.
pub(super) fn not_kept(error: &EndError, speech: Speech) -> Report {
    let unsaved = match error {
        EndError::Unsaved(unsaved) => unsaved,
        EndError::Silent(limit) => {
            let seconds = limit.as_secs();
            return Report::failed(
                speech.pick(
                    format!("磁盘 {seconds} 秒没有回应，最后的改动可能没有保存"),
                    format!(
                        "the disk has not answered for {seconds} s; the last changes may be lost"
                    ),
                ),
                speech.pick("用 `wengu data check` 检查", "look with `wengu data check`"),
            );
        }
        EndError::Broken => {
            return Report::failed(
                speech.pick(
                    "内部错误，最后的改动可能没有保存",
                    "internal error; the last changes may be lost",
                ),
                speech.pick("用 `wengu data check` 检查", "look with `wengu data check`"),
            );
        }
    };
    let why = report(&unsaved.source, speech);
    match &unsaved.rescued {
        Some(path) => Report::failed(
            speech.pick(
                format!("没有保存：{}；未保存的改动在“{}”", why.message, shown(path)),
                format!("not saved: {}; the changes are in {}", why.message, shown(path)),
            ),
            speech.pick(
                format!("{}，再用 `wengu data import {}` 收进来", why.hint, shown(path)),
                format!("{}, then take them in: `wengu data import {}`", why.hint, shown(path)),
            ),
        ),
        None => Report::failed(
            speech.pick(
                format!("没有保存，最后的改动丢失了：{}", why.message),
                format!("not saved, the last changes are lost: {}", why.message),
            ),
            why.hint,
        ),
    }
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
