//! Documents at random, with text that tries to be Markdown.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use wengu::document::Document;
use wengu::document::block::{Block, BlockKind, RowRole};
use wengu::document::footnote::{Footnote, FootnoteId};
use wengu::document::front::{FrontMatter, FrontRole};
use wengu::document::inline::{RichText, SpanKind};
use wengu::document::language::Language;

/// Pieces that mean something at a line's start, in a line, beside a mark, or to another format.
const PIECES: [&str; 64] = [
    "温故",
    "知新",
    "。",
    "，",
    "“",
    "”",
    "（",
    "）",
    "①",
    "[3-5]",
    "^①",
    "[^1]",
    "[^1]: ",
    "^[a]",
    "#",
    "# ",
    "## ",
    "1.",
    "1. ",
    "12) ",
    "（1）",
    "*",
    "**",
    "***",
    "_",
    "a_b",
    "__",
    "|",
    "\\",
    "\\\\",
    " ",
    "  ",
    "\u{3000}",
    "---",
    "- ",
    "+ ",
    "===",
    "> ",
    "<",
    "<p>",
    "<!-- -->",
    "</em>",
    "<br>",
    "&",
    "&amp;",
    "&#32;",
    "`",
    "```",
    "~~",
    "~",
    "!",
    "![",
    "](",
    "(x)",
    ":",
    ":::",
    "$x$",
    "{#id}",
    "[[w]]",
    "http://example.org/a_b",
    "word",
    "é",
    "3.5",
    "\u{A0}",
];

fn text(breaks: &'static str) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        2 => any::<char>().prop_map(clean),
        1 => Just(breaks.to_owned()),
    ];
    vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// What cleaning leaves of a character.
fn clean(c: char) -> String {
    let text = c.to_string();
    let (text, _) = wengu::text::clean::document_text(text.into());
    text.replace(['\r', '\u{C}', '\n', '\t'], "")
}

fn spans() -> impl Strategy<Value = Vec<(usize, usize, SpanKind)>> {
    let kind = prop_oneof![
        Just(SpanKind::Emphasis),
        Just(SpanKind::Strong),
        Just(SpanKind::Strikethrough),
        Just(SpanKind::Code),
        text("&").prop_map(SpanKind::Link),
        Just(SpanKind::Link("http://example.org/a_b".to_owned())),
        text("&").prop_map(SpanKind::Picture),
        Just(SpanKind::Picture("a/b c.png".to_owned())),
        text("|").prop_map(SpanKind::Ruby),
    ];
    vec((0..30_usize, 0..30_usize, kind), 0..4)
}

type Mark = (usize, String, Vec<usize>);

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let label = prop_oneof![Just("①".to_owned()), Just("1".to_owned()), text("]")];
    vec((0..30_usize, label, vec(0..4_usize, 0..3)), 0..3)
}

/// A text with its marks and ranges at character boundaries.
fn rich(breaks: &'static str, notes: usize) -> impl Strategy<Value = RichText> {
    (text(breaks), marks(), spans()).prop_map(move |(text, mut marks, spans)| {
        let ends: Vec<_> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = |n: usize| ends[n % ends.len()];
        marks.sort_by_key(|mark| at(mark.0));
        let mut rich = RichText::default();
        let mut done = 0;
        for (place, label, ids) in marks {
            rich.push_str(&text[done..at(place)]);
            done = at(place);
            let ids = ids.into_iter().filter(|id| *id < notes).map(FootnoteId::new).collect();
            rich.push_ref(label, ids);
        }
        rich.push_str(&text[done..]);
        for (start, end, kind) in spans {
            rich.mark(at(start).min(at(end))..at(start).max(at(end)), kind);
        }
        rich
    })
}

fn block(notes: usize) -> impl Strategy<Value = Block> {
    let role = proptest::sample::select(FrontRole::ALL.to_vec());
    let label = prop_oneof![
        Just("•".to_owned()),
        (0..30_u32).prop_map(|n| format!("{n}.")),
        Just("3)".to_owned()),
        Just("（1）".to_owned()),
        text(" "),
    ];
    let kind = prop_oneof![
        2 => role.prop_map(BlockKind::Front),
        2 => (1..=9_u8).prop_map(|level| BlockKind::Heading { level }),
        4 => Just(BlockKind::Paragraph),
        4 => (1..5_u8, label).prop_map(|(depth, label)| BlockKind::ListItem { depth, label }),
        2 => Just(BlockKind::Quotation),
        1 => Just(BlockKind::Caption),
    ];
    let rows = proptest::sample::select(vec![RowRole::Header, RowRole::Opening, RowRole::Body]);
    let lines = vec(text("`````"), 0..3)
        .prop_map(|lines| lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>());
    let language = option::of(text("`").prop_filter("a name", |name| !name.trim().is_empty()));
    prop_oneof![
        8 => (kind, rich("\n", notes)).prop_map(|(kind, text)| Block { kind, text }),
        3 => (rows, rich("\t", notes))
            .prop_map(|(role, text)| Block { kind: BlockKind::TableRow(role), text }),
        1 => (language, lines)
            .prop_map(|(language, text)| Block::new(BlockKind::Code { language }, text)),
        1 => Just(Block::new(BlockKind::Separator, "")),
    ]
}

fn front() -> impl Strategy<Value = FrontMatter> {
    let maybe = || option::of(text("\n"));
    let list = || vec(text("\n"), 0..3);
    (maybe(), list(), maybe(), list(), maybe()).prop_map(
        |(title, authors, abstract_text, keywords, author_note)| FrontMatter {
            title,
            authors,
            abstract_text,
            keywords,
            author_note,
        },
    )
}

pub(crate) fn document() -> impl Strategy<Value = Document> {
    let languages =
        vec![Language::ZhHans, Language::ZhHant, Language::Ja, Language::Ko, Language::En];
    (0..4_usize).prop_flat_map(move |notes| {
        let note = (text("]"), option::of(1..4_u32), vec(rich("\n", notes), 1..3))
            .prop_map(|(label, page, paragraphs)| Footnote { label, page, paragraphs });
        let language = proptest::sample::select(languages.clone());
        (front(), language, vec(block(notes), 0..7), vec(note, notes)).prop_map(
            |(front, language, blocks, footnotes)| Document { front, language, blocks, footnotes },
        )
    })
}
