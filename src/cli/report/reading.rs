//! What is said where a document's bytes are no article.

use super::{Report, clean, shown};
use crate::cli::language::Speech;
use crate::cli::reading::ReadingError;
use crate::cli::source::Source;
use crate::import::BUILD_WITH_PDF;
use crate::import::pdf::error::PdfError;
use crate::import::pdf::{BYTES_MAX, CHARACTERS_MAX, PAGES_MAX};
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
        ImportError::Pdf(error) => in_chinese(error),
        ImportError::Binary => (
            "是二进制文件，不是文本".to_owned(),
            "如果确实是文本，用 `--encoding` 指明编码".to_owned(),
        ),
        ImportError::Stopped => ("没有读完".to_owned(), "要读就再打开一次".to_owned()),
        ImportError::Damaged { what } => {
            (format!("损坏了：{}", damage(what)), "重新下载，或者用 pandoc 转换".to_owned())
        }
        ImportError::Bomb { what } => {
            (format!("没有解开：{}", bomb(what)), "自己解开，打开里面的文字".to_owned())
        }
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

/// What is missing or wrong in a damaged file.
fn damage(what: &'static str) -> &'static str {
    match what {
        "the archive has no readable list of entries" => "压缩包的目录读不出来",
        "META-INF/container.xml is missing" => "缺少 META-INF/container.xml",
        "it names no package document" => "没有写明内容文件在哪里",
        "its package document is missing" => "内容文件不在里面",
        "it has no chapter that can be read" => "没有能读的章节",
        "its main document is missing" => "缺少正文",
        "its main document has no text" => "正文里没有文字",
        other => other,
    }
}

/// The limit that an archive is over.
fn bomb(what: &'static str) -> &'static str {
    match what {
        "more than 20,000 entries" => "有两万个以上的文件",
        "an entry of more than 64 MB" => "有一个文件超过 64 MB",
        "more than 256 MB of text" => "文字超过 256 MB",
        "an entry that unpacks to 200 times its size" => "有一个文件解开后是原来的两百倍以上",
        other => other,
    }
}

/// The message and the hint of a PDF that nothing came out of.
fn in_chinese(error: &PdfError) -> (String, String) {
    let (message, hint) = match error {
        PdfError::Scan { pages } => (
            format!("是扫描件：{pages} 页都是图片，没有文字"),
            "先识别文字：ocrmypdf -l chi_sim 文件.pdf 新文件.pdf（它用 tesseract）",
        ),
        PdfError::Locked => {
            ("加了密码".to_owned(), "先去掉密码：qpdf --decrypt --password=… 文件.pdf 新文件.pdf")
        }
        PdfError::TooManyPages { pages } => (
            format!("有 {pages} 页，最多能读 {PAGES_MAX} 页"),
            "取出一篇文章的那几页：qpdf 文件.pdf --pages . 1-40 -- 新文件.pdf",
        ),
        PdfError::TooMuchText { page } => (
            format!("第 {page} 页的字太多，最多能读 {} 万字", CHARACTERS_MAX / 10_000),
            "取出一篇文章的那几页：qpdf 文件.pdf --pages . 1-40 -- 新文件.pdf",
        ),
        PdfError::TooLarge { size } => (
            format!("有 {} MB，最多能读 {} MB", size >> 20, BYTES_MAX >> 20),
            "取出一篇文章的那几页：qpdf 文件.pdf --pages . 1-40 -- 新文件.pdf",
        ),
        PdfError::TooSlow { seconds } => (
            format!("有一页在 {seconds} 秒内没有读完"),
            "重新下载，或者修复：qpdf 文件.pdf 新文件.pdf",
        ),
        PdfError::Fatal => (
            "读不了：文件坏了，或者要用的内存太多".to_owned(),
            "重新下载，或者修复：qpdf 文件.pdf 新文件.pdf",
        ),
        PdfError::Damaged => (
            "坏了，或者是空的：没有一页有文字".to_owned(),
            "重新下载，或者修复：qpdf 文件.pdf 新文件.pdf",
        ),
    };
    (message, hint.to_owned())
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
        Foreign::Mhtml => "网页归档（MHTML）",
        Foreign::FictionBook => " FictionBook 文件（FB2）",
        Foreign::Kindle => " Kindle 电子书（MOBI、AZW）",
        Foreign::DjVu => " DjVu 文件",
        Foreign::Chm => " Windows 帮助文件（CHM）",
        Foreign::PostScript => " PostScript 文件",
        Foreign::Program => "二进制文件（程序）",
        Foreign::Database => "二进制文件（数据库）",
        Foreign::Packed => "压缩包",
        Foreign::Office => " Excel 或 PowerPoint 文件",
        Foreign::OpenDocument => " OpenDocument 文件",
        Foreign::Zip => " ZIP 压缩包",
    }
}

/// What to do with a file of the format, in Chinese.
fn chinese_hint(format: Foreign) -> String {
    match (format.converter(), format) {
        (Some(commands), Foreign::Pdf) => {
            format!("先转换：{commands}；或者编译能读 PDF 的 wengu：{BUILD_WITH_PDF}")
        }
        (Some(commands), _) => format!("先转换：{commands}"),
        (None, Foreign::Mhtml) => "用浏览器打开，把网页另存为 HTML".to_owned(),
        (None, Foreign::Program | Foreign::Database) => "给一个有文字的文件".to_owned(),
        (None, Foreign::Locked) => "先用原来的程序去掉密码，另存一份".to_owned(),
        (None, _) => "先解压，再打开里面的文件".to_owned(),
    }
}
