//! Articles at random, as they come out of print: pages with heads and notes, wrapped lines,
//! headings, lists, captions, contents, and characters that have no business there.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of text, and pieces that mean something to one of the passes.
const PIECES: [&str; 72] = [
    "渠开于唐代",
    "宋人修之",
    "其功甚大",
    "水利之兴",
    "第一",
    "其次",
    "一是",
    "元人",
    "《渠志》",
    "“旧渠”",
    "the wells",
    "of the town",
    "dug early",
    "exam-",
    "well-",
    "Wells",
    "1998",
    "3.5",
    "第3期",
    "2015年",
    "①",
    "②",
    "^①",
    "^②",
    "＾③",
    "^^①",
    "[1]",
    "[2]",
    "[1-3]",
    "［2，3］",
    "〔一〕",
    "【注1】",
    "（注2）",
    "注1",
    "¹",
    "²",
    "¹²",
    "^3",
    "wells.1",
    "渠。2",
    "text)3",
    "(1)",
    "（1）",
    "1)",
    "①）",
    "*",
    "＊",
    "†",
    "※",
    "‡",
    "……",
    "——",
    "-",
    "--",
    "－",
    "…",
    "·",
    "#",
    "##",
    "|",
    "/",
    "：",
    "；",
    "“",
    "）",
    "［＃",
    "］",
    "《",
    "》",
    "｜",
    "\u{3000}",
    "  ",
];

/// What lines of their own begin with.
const LABELS: [&str; 44] = [
    "一、",
    "二、",
    "（一）",
    "（二）",
    "1.",
    "2.",
    "1、",
    "2.1 ",
    "（1）",
    "（2）",
    "1）",
    "①",
    "②",
    "③",
    "第一章 ",
    "第二节　",
    "壹、",
    "I. ",
    "II. ",
    "A. ",
    "(a) ",
    "a) ",
    "• ",
    "- ",
    "* ",
    "· ",
    "# ",
    "## ",
    "### # ",
    "#1 ",
    "图1 ",
    "表2-1　",
    "Fig. 1 ",
    "摘要：",
    "【关键词】",
    "关键词：",
    "作者简介：",
    "（责任编辑：",
    "Abstract: ",
    "作者：",
    "By ",
    "引言",
    "结语",
    "　　",
];

/// How definitions begin; `0` stands for the number.
const DEFINITIONS: [&str; 26] = [
    "- ○ ",
    "○",
    "○ ",
    "^○ ",
    "* ○",
    "＾^○：",
    "[0] ",
    "［0］",
    "〔0〕",
    "【注0】",
    "注0：",
    "註0．",
    "（注0）",
    "¹ ",
    "^0 ",
    "0 ",
    "0. ",
    "0、",
    "0) ",
    "(0) ",
    "（0）：",
    "*",
    "＊ ",
    "† ",
    "*0 ",
    "※0：",
];

const NAMES: [&str; 14] = [
    "注释",
    "注释：",
    "注：[1] 甲。",
    "参考文献",
    "参考文献：[1] 甲[M]. 北京, 1990.",
    "【注释】[1] 乙。",
    "Notes",
    "五、注释",
    "References",
    "致谢",
    "目录",
    "目  录",
    "Contents",
    "-----",
];

const FURNITURE: [&str; 14] = [
    "古渠考",
    "古渠考　　0",
    "0　古渠考",
    "0",
    "- 0 -",
    "第 0 页",
    "Page 0 of 9",
    "第 3 期　　古渠考　　0",
    "March 2003",
    "VOL. 3, 2003",
    "iv",
    "────────",
    "第一章 绪论",
    "0 / 9",
];

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        20 => select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| c.to_string()),
    ]
}

fn sentence() -> impl Strategy<Value = String> {
    let ends =
        ["。", "。”", "，", "；", "：", "", "-", ". ", "？", "。①", "。[1]", ",2", "。^②", "……"];
    (vec(piece(), 1..9), select(ends.to_vec())).prop_map(|(pieces, end)| pieces.concat() + end)
}

fn paragraph() -> impl Strategy<Value = String> {
    vec(sentence(), 1..5).prop_map(|sentences| sentences.concat())
}

fn number(form: &str, number: usize) -> String {
    let circled = char::from_u32(0x2460 + u32::try_from(number).unwrap() - 1).unwrap();
    form.replace('0', &number.to_string()).replace('○', &circled.to_string())
}

/// A paragraph in lines of `measure` characters.
fn wrapped() -> impl Strategy<Value = String> {
    (vec(paragraph(), 1..4), 12..40_usize, any::<bool>()).prop_map(|(texts, measure, indented)| {
        let mut lines = Vec::new();
        for text in texts {
            let text = if indented { format!("\u{3000}\u{3000}{text}") } else { text };
            let chars: Vec<char> = text.chars().collect();
            lines.extend(chars.chunks(measure).map(|line| line.iter().collect::<String>()));
        }
        lines.join("\n")
    })
}

fn notes() -> impl Strategy<Value = String> {
    let definition = (option::weighted(0.8, paragraph()), option::weighted(0.2, paragraph()));
    let gap = select(vec!["\n", "\n\n"]);
    (select(DEFINITIONS.to_vec()), vec(definition, 1..5), gap, 1..3_usize).prop_map(
        |(form, definitions, gap, first)| {
            let lines = definitions.into_iter().enumerate().map(|(index, (text, more))| {
                let more = more.map_or_else(String::new, |more| format!("{gap}{more}"));
                number(form, index + first) + &text.unwrap_or_default() + &more
            });
            lines.collect::<Vec<_>>().join(gap)
        },
    )
}

fn contents() -> impl Strategy<Value = String> {
    let leaders = select(vec!["……", "......", " ", "\t", " · · · ", "…… ("]);
    (option::of(select(NAMES.to_vec())), vec((piece(), leaders, 1..99_u32), 1..6)).prop_map(
        |(name, entries)| {
            let lines =
                entries.iter().map(|(title, leader, page)| format!("{title}{leader}{page}"));
            name.map(str::to_owned).into_iter().chain(lines).collect::<Vec<_>>().join("\n")
        },
    )
}

fn labelled() -> impl Strategy<Value = String> {
    let line = (select(LABELS.to_vec()), vec(piece(), 0..4), select(vec!["", "。", "？", "："]));
    vec(line, 1..4).prop_map(|lines| {
        let lines = lines.iter().map(|(label, text, end)| format!("{label}{}{end}", text.concat()));
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn stray() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        any::<String>(),
        "[㐀-鿿] ([㐀-鿿] ){4,12}",
        select(vec![
            "风《かぜ》と｜旧い水路《みずみち》",
            "［＃３字下げ］朝《あさ》［＃「朝」は大見出し］",
            "※［＃「てへん＋劣」、U+6318］の字",
            "水路［＃「水路」に傍点］",
            "甲\t乙\t丙\n丁\t戊\t己",
            "字\u{AD}\n文",
            "---\ntitle: 甲\n---",
        ])
        .prop_map(str::to_owned),
    ]
}

fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => paragraph(),
        3 => wrapped(),
        3 => notes(),
        3 => labelled(),
        1 => contents(),
        1 => select(NAMES.to_vec()).prop_map(str::to_owned),
        2 => stray(),
    ]
}

/// Pages with a line of furniture at the head or foot of each.
pub(crate) fn article() -> impl Strategy<Value = String> {
    let gaps = || select(vec!["\n", "\n\n", "\n\n\n", "\r\n", "\r", "\u{2028}"]);
    let page = vec((part(), gaps()), 1..5);
    let head = option::weighted(0.7, select(FURNITURE.to_vec()));
    let foot = option::weighted(0.3, select(FURNITURE.to_vec()));
    let breaks = select(vec!["", "\u{C}", "\n", "\n\u{C}"]);
    (vec(page, 1..6), head, foot, breaks).prop_map(|(pages, head, foot, page_break)| {
        let mut text = String::new();
        for (index, page) in pages.iter().enumerate() {
            let line = |form: &str| number(form, index + 1) + "\n";
            text.extend(head.map(line));
            for (part, gap) in page {
                text.push_str(part);
                text.push_str(gap);
            }
            text.extend(foot.map(line));
            text.push_str(page_break);
        }
        text
    })
}
