//! What is said where a picture cannot be shown or saved.

use super::{Report, clean, shown, system};
use crate::cli::language::Speech;
use crate::cli::pictures::PictureFailure;
use crate::cli::viewer::ViewerError;
use crate::import::picture::PictureError;

/// How all pictures are exported, where they are not beside the document.
const EXPORT: (&str, &str) = (
    "用 `wengu convert 文件 --pictures 文件夹 -o 新文件.md` 导出原文的图",
    "export the pictures of the original: `wengu convert PATH --pictures DIR -o OUT.md`",
);

/// The message and the hint of a picture that cannot be had.
pub(super) fn report(failure: &PictureFailure, speech: Speech) -> Report {
    let (message, hint) = match failure {
        PictureFailure::Web(address) => (
            speech.pick(
                format!("图在网上：{}", clean(address)),
                format!("the picture is on the web: {}", clean(address)),
            ),
            speech.pick("在浏览器里打开这个地址", "open this address in a browser"),
        ),
        PictureFailure::Outside(path) => (
            speech.pick(
                format!("图不在文章的文件夹里：{}", shown(path)),
                format!("the picture is not in the document's folder: {}", shown(path)),
            ),
            speech
                .pick("信得过这篇文章，就自己打开它", "open it yourself if you trust the document"),
        ),
        PictureFailure::Unreadable(path) => (
            speech.pick(
                format!("读不了图“{}”", shown(path)),
                format!("cannot read the picture {}", shown(path)),
            ),
            speech.pick(
                "图要和文章一起保存：网页存成“完整网页”",
                "save the pictures with the document: a web page as \"complete\"",
            ),
        ),
        PictureFailure::NoPicture(address) => (
            speech.pick(
                format!("“{}”不是图", clean(address)),
                format!("{} is no picture", clean(address)),
            ),
            speech.pick(EXPORT.0, EXPORT.1),
        ),
        PictureFailure::Document(PictureError::Nameless) => (
            speech
                .pick("文章没有说图在哪里", "the document does not say where the picture is")
                .to_owned(),
            speech.pick("看看原来的文件", "look into the original file"),
        ),
        PictureFailure::Document(error) => (
            speech.pick(
                format!("文件里没有这张图：{}", clean(&error.to_string())),
                clean(&error.to_string()),
            ),
            speech.pick(EXPORT.0, EXPORT.1),
        ),
        PictureFailure::Output(error) => return super::output::report(error, speech),
    };
    Report::failed(message, hint)
}

/// The message and the hint where the viewer shows nothing.
pub(super) fn viewer(error: &ViewerError, speech: Speech) -> Report {
    let own = speech.pick(
        "用 WENGU_VIEWER 指定看图的程序，或用 `:picture 文件` 存下图",
        "name a viewer in WENGU_VIEWER, or save the picture with `:picture FILE`",
    );
    match error {
        ViewerError::NoDisplay => Report::failed(
            speech.pick(
                "这里没有可以看图的屏幕（远程登录？）",
                "there is no display to show it on (a remote login?)",
            ),
            speech.pick(
                "用 `:picture 文件` 存下图，或用 `wengu convert --pictures 文件夹` 全部导出",
                "save it with `:picture FILE`, or all with `wengu convert --pictures DIR`",
            ),
        ),
        ViewerError::Input => Report::failed(
            speech.pick(
                "文章来自标准输入，图取不出来",
                "the document came from standard input: its pictures cannot be had",
            ),
            speech.pick("打开文件本身", "open the file itself"),
        ),
        ViewerError::NoViewer { program, source } => Report::failed(
            speech.pick(
                format!("启动不了 {program}：{}", system(source, speech)),
                format!("cannot start {program}: {}", system(source, speech)),
            ),
            own,
        ),
        ViewerError::Failed { program } => Report::failed(
            speech.pick(format!("{program} 没能打开图"), format!("{program} could not open it")),
            own,
        ),
        ViewerError::NoFile(error) => Report::failed(
            speech.pick(
                format!("给看图程序的文件写不了：{}", system(error, speech)),
                format!("cannot write a file for the viewer: {}", system(error, speech)),
            ),
            super::disk_hint(speech),
        ),
    }
}
