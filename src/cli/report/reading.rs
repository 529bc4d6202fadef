//! What is said where a document's bytes are no article.

use super::{Report, clean, shown};
use crate::cli::language::Speech;
use crate::cli::reading::ReadingError;
use crate::cli::source::Source;
use crate::import::{Foreign, ImportError, SIZE_LIMIT};

/// The message and the hint of bytes that are no article.
pub(super) fn report(failure: &ReadingError, speech: Speech) -> Report {
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
        ImportError::Foreign(format) => {
            (format!("是{}，不是文本", chinese_name(*format)), chinese_hint(*format))
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

/// The format's name in Chinese, as it follows 是.
fn chinese_name(format: Foreign) -> &'static str {
    match format {
        Foreign::Pdf => " PDF 文件",
        Foreign::OldWord => "旧版 Word（Office）文件",
        Foreign::Locked => "加了密码的 Office 文件",
        Foreign::Rtf => " RTF 文件",
        Foreign::Caj => "知网的 CAJ 文件",
        Foreign::Picture => "图片",
        Foreign::Packed => "压缩包",
        Foreign::Office => " Excel 或 PowerPoint 文件",
        Foreign::OpenDocument => " OpenDocument 文件",
        Foreign::Zip => " ZIP 压缩包",
    }
}

/// What to do with a file of the format, in Chinese.
fn chinese_hint(format: Foreign) -> String {
    match (format.converter(), format) {
        (Some(commands), _) => format!("先转换：{commands}"),
        (None, Foreign::Locked) => "先用原来的程序去掉密码，另存一份".to_owned(),
        (None, _) => "先解压，再打开里面的文件".to_owned(),
    }
}
