//! Line breaking against tables from outside: Unicode's test lines, CSS Text's cases of the web
//! platform tests, the lists of CLREQ, JLREQ, KLREQ and GB/T 15834; and articles at every width.

#![allow(clippy::unwrap_used, reason = "a test may panic; that is how it fails")]

#[path = "layout_tables/article.rs"]
mod article;
#[path = "layout_tables/command.rs"]
mod command;
#[path = "support/shared.rs"]
mod shared;
#[path = "layout_tables/standards.rs"]
mod standards;

use std::fs;

use wengu::document::language::Language;
use wengu::layout::break_opportunities;
use wengu::layout::setting::Level;

/// R2: what no line begins with.
const NEVER_STARTS: &str = "、，。．；：！？‼⁇⁈⁉”’」』）》〉】〗〕］｝-–—～·・‧/／…⋯,.;:!?)]}%";
/// R3: what no line ends with.
const NEVER_ENDS: &str = "“‘「『（《〈【〖〔［｛([{/／";

// --- Unicode ----------------------------------------------------------------------------------

/// The strings of `LineBreakTest-18.0.0.txt` with the bytes before which a break is allowed.
fn unicode_lines() -> Vec<(String, Vec<usize>)> {
    let bytes = fs::read("tests/data/LineBreakTest-18.0.0.deflate").unwrap();
    let table =
        String::from_utf8(miniz_oxide::inflate::decompress_to_vec(&bytes).unwrap()).unwrap();
    let line = |row: &str| {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for word in row.split(' ') {
            match word {
                "/" => breaks.push(text.len()),
                "x" => {}
                code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
            }
        }
        breaks.retain(|&at| at > 0 && at < text.len());
        (text, breaks)
    };
    table.lines().map(line).collect()
}

#[test]
fn without_tailoring_every_line_of_the_unicode_test_breaks_as_it_says() {
    let lines = unicode_lines();
    assert_eq!(lines.len(), 19_346);
    let wrong: Vec<_> = lines
        .iter()
        .filter(|(text, breaks)| break_opportunities(text, None) != *breaks)
        .take(5)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

// --- CSS Text ---------------------------------------------------------------------------------

use Language::{En, Ja, ZhHans};
use Level::{Loose, Normal, Strict};

/// Characters, the languages and levels that let a line begin with them, and the test's name.
type StartCase =
    (&'static str, &'static [Language], &'static [Level], &'static [Level], &'static str);

/// `css/css-text/i18n/{zh,ja}/css-text-line-break-*`: 文文文文文文X字字, may X begin a line?
const WPT: &[StartCase] = &[
    (
        "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ",
        &[Ja],
        &[Normal, Loose],
        &[Strict],
        "cj",
    ),
    ("・：；･‼⁇⁈⁉！？", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "cpm"),
    ("‐–〜゠", &[ZhHans, Ja], &[Normal, Loose], &[Strict], "hyphens"),
    ("‐–", &[En], &[Loose], &[Strict, Normal], "../line-break/line-break-*-hyphens-001"),
    ("․‥…⋯︙", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "in"),
    ("々〻ゝゞヽヾ", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "iteration"),
    ("°‰′″‵℃℉﹪％￠", &[ZhHans, Ja], &[Loose], &[Strict, Normal], "po"),
];

/// True where a line may begin with `c` between two ideographs.
fn may_start(c: char, language: Language, level: Level) -> bool {
    break_opportunities(&format!("文{c}字"), Some((language, level))).contains(&3)
}

#[test]
fn the_levels_of_css_text_hold_for_every_character_of_the_web_platform_tests() {
    let mut wrong = Vec::new();
    for (characters, languages, may, may_not, name) in WPT {
        for c in characters.chars() {
            for &language in *languages {
                for (levels, expected) in [(may, true), (may_not, false)] {
                    for &level in *levels {
                        if may_start(c, language, level) != expected {
                            wrong.push(format!("{name} {c} {language:?} {level:?}: {expected}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Known difference, from both sides. `css-text-line-break-{pr,de-pr}-*` lets no line begin with a
/// prefix (class PR). UAX #14 does, and so do we: 售价￥100 is divided before ￥ and not after it.
#[test]
fn a_prefix_may_begin_a_line_although_the_web_platform_tests_say_not() {
    for c in "±€№﹩＄￡￥￦".chars() {
        for level in [Strict, Normal, Loose] {
            assert!(may_start(c, ZhHans, level) && may_start(c, En, level), "{c}");
        }
    }
}

#[test]
fn a_prefix_stays_with_what_follows_it_but_where_chinese_or_japanese_is_loose() {
    for c in "±€№﹩＄￡￥￦".chars() {
        let text = format!("文{c}字");
        for language in [ZhHans, Ja] {
            for (level, may) in [(Strict, false), (Normal, false), (Loose, true)] {
                let places = break_opportunities(&text, Some((language, level)));
                assert_eq!(places.contains(&(text.len() - 3)), may, "{c} {level:?}");
            }
        }
    }
}
