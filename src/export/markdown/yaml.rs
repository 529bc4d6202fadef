//! Scalars and lists of YAML 1.2 as the head of a Markdown file has them.

use std::fmt::Write;

/// A scalar: plain where every reader of YAML takes it for the same text, else in double quotes.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A list in one line.
pub(super) fn flow_list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<_> = items.into_iter().map(scalar).collect();
    format!("[{}]", items.join(", "))
}

/// A list in one line in which whole numbers stand without quotation marks.
pub(super) fn words<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let is_number = |text: &str| {
        (text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0') && !text.is_empty())
            || text == "0"
    };
    let items: Vec<_> = items
        .into_iter()
        .map(|text| if is_number(text) { text.to_owned() } else { scalar(text) })
        .collect();
    format!("[{}]", items.join(", "))
}

/// Words that YAML 1.1 or 1.2 read as something else than text.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

fn is_plain(text: &str) -> bool {
    let starts_well = text.chars().next().is_some_and(|c| {
        if c.is_ascii() {
            c.is_ascii_alphabetic()
        } else {
            c.is_alphanumeric() || "《“（「『〔【".contains(c)
        }
    });
    starts_well
        && !text.ends_with(char::is_whitespace)
        && text.chars().all(|c| match c {
            ' ' => true,
            c if c.is_ascii() => c.is_ascii_alphanumeric() || "-_.;()/+=".contains(c),
            c => !c.is_control() && !c.is_whitespace() && !is_special(c),
        })
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Characters outside ASCII that are not printable in YAML or that end a line there.
fn is_special(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || is_special(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_needs_no_quotation_marks() {
        assert_eq!(scalar("新安全格局下的科技安全：重要意义"), "新安全格局下的科技安全：重要意义");
        assert_eq!(scalar("①"), "①");
        assert_eq!(scalar("Harriet Dunmore"), "Harriet Dunmore");
    }

    #[test]
    fn what_yaml_reads_as_something_else_is_quoted() {
        for text in ["", "1", "true", "- a", "a: b", "a #b", " a", "[1]", "~", "2019-01-01", "'a'"]
        {
            assert!(scalar(text).starts_with('"'), "{text}");
        }
        assert_eq!(scalar("a\n\"b\"\\"), r#""a\n\"b\"\\""#);
    }
}
